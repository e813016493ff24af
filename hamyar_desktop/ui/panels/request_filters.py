"""The filters above a table of requests: search as one types, lists, more conditions, chips, and saved filters."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.services.request_filter import LONGEST_TEXT, RequestFilter
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.panels.filter_chips import FilterChips
from hamyar_desktop.ui.panels.filter_scope import LISTS, FilterScope, keep_last, present_term, standing
from hamyar_desktop.ui.panels.filter_words import FilterWords, stage_word
from hamyar_desktop.ui.panels.more_filters import DEBOUNCE_MS, MoreFilters
from hamyar_desktop.ui.panels.saved_filters import SavedFilters
from hamyar_desktop.ui.theme import beside_icon, icon
from hamyar_desktop.ui.widgets.choice import Choice, Option

translate = QCoreApplication.translate
SEARCH_KEY = "Ctrl+F"
_NAMES = {"stage": "filterStage", "unit_id": "filterUnit", "work_type_id": "filterWorkType", "term_code": "filterTerm"}


class RequestFilters(QWidget):
    """``changed`` comes at once for a list or a chip, and 200 ms after the last key of the search.

    ``saved.button`` and ``more_button`` belong to them, but stand where the page puts them.
    """

    changed = Signal()
    left_below = Signal()
    """Arrow down in the search: the person goes on in what was found."""

    def __init__(self, desk: Desk, scope: FilterScope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._scope = desk, scope
        self._shown = scope.base
        self._present = present_term(desk, scope).term_code
        self._search_field()
        self.lists = {part: self._list(part) for part in LISTS}
        self.chips = FilterChips()
        self.clear_button = self.chips.clear_button
        self.more_button = QPushButton()
        self.more_button.setObjectName("moreFiltersButton")
        self.more = MoreFilters(scope.marks, self)
        self.saved = SavedFilters(desk, scope, self.wanted, self)
        self._connect()
        self._lay_out()

    def _search_field(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("requestSearch")
        self.search.setClearButtonEnabled(True)
        self.search.setAlignment(Qt.AlignmentFlag.AlignLeading)
        # A name has no more; whatever is pasted beyond it would only cost time.
        self.search.setMaxLength(LONGEST_TEXT)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._take_text)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._take_text)

    def _list(self, part: str) -> Choice:
        made = Choice(_NAMES[part])
        made.currentIndexChanged.connect(lambda _index: self._take(replace(self._shown, **{part: made.currentData()})))
        return made

    def _connect(self) -> None:
        self.chips.taken_away.connect(lambda parts: self._set(self._scope.without(self._shown, parts)))
        self.chips.emptied.connect(self.search.setFocus)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self.more_button.clicked.connect(lambda: self.more.open_under(self.more_button))
        self.more.changed.connect(lambda: self._take(self.more.put_into(self._shown)))
        self.more.closed.connect(self.more_button.setFocus)
        self.saved.chosen.connect(self._set)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 2, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.search, 5)
        for choice in self.lists.values():
            row.addWidget(choice, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.chips)
        self.chips.come_after(self.lists["term_code"])

    def take_key(self, page: QWidget) -> None:
        """Ctrl+F anywhere on the page goes to the search."""
        key = QShortcut(QKeySequence(SEARCH_KEY), page)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.begin_search)

    def begin_search(self) -> None:
        """The cursor in the search, what stands there ready to be replaced."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def shortcuts(self) -> list[tuple[str, str]]:
        """For the help sheet."""
        return [(translate("RequestFilters", "Search in the requests"), SEARCH_KEY)]

    # -- what may be chosen
    def fill(self) -> None:
        """The lists of the present reference data and language; choices stay, except of what is gone."""
        reference, language = self._desk.reference, self._desk.language
        every = {
            "stage": translate("RequestFilters", "All stages"),
            "unit_id": translate("RequestFilters", "All units"),
            "work_type_id": translate("RequestFilters", "All work types"),
            "term_code": translate("RequestFilters", "All terms"),
        }
        if self._scope.base.stage:
            every["stage"] = translate("RequestFilters", "All that wait")
        options: dict[str, list[Option]] = {
            "stage": [(stage_word(stage, language), stage) for stage in self._scope.stages],
            "unit_id": [(row.name, row.id) for row in reference.units],
            "work_type_id": [(row.name, row.id) for row in reference.work_types],
            "term_code": [(parse_term_code(row.code).title(language), row.code) for row in reference.terms],
        }
        for part, choice in self.lists.items():
            choice.fill([(every[part], getattr(self._scope.base, part)), *options[part]])
        left = standing(self._follow_term(), reference)[0]
        if left != self._shown:
            self._set(left)
        else:
            self._show_chips()

    def _follow_term(self) -> RequestFilter:
        """Whoever looks at the present term goes on to the next one when that is opened."""
        before, self._present = self._present, present_term(self._desk, self._scope).term_code
        followed = bool(before) and self._shown.term_code == before
        return replace(self._shown, term_code=self._present) if followed else self._shown

    # -- what is chosen
    def wanted(self) -> RequestFilter:
        """What the table has to show, in its usual order."""
        return self._shown

    def is_empty(self) -> bool:
        """Whether the person set nothing."""
        return not self._scope.parts(self._shown)

    def show_filter(self, wanted: RequestFilter) -> None:
        """Sets every filter without telling; what nobody can choose any more is left out."""
        usual = RequestFilter()
        wanted = replace(wanted, judged_at=None, sort=usual.sort, descending=usual.descending)
        self._shown = self._scope.meant(standing(wanted, self._desk.reference)[0])
        for part, choice in self.lists.items():
            choice.choose(getattr(self._shown, part))
        self.search.blockSignals(True)
        self.search.setText(self._shown.text)
        self.search.blockSignals(False)
        self._timer.stop()
        self.more.show_filter(self._shown)
        self._show_chips()

    def clear(self) -> None:
        """Shows everything."""
        self._set(self._scope.base)

    def search_all_terms(self) -> None:
        """The same, wherever it lies."""
        self._set(self._shown.without("term_code"))

    def _on_clear_clicked(self) -> None:
        self.clear()
        self.search.setFocus()

    def _set(self, wanted: RequestFilter) -> None:
        self.show_filter(wanted)
        self._tell()

    def _take(self, wanted: RequestFilter) -> None:
        """From a widget that shows it already; what is being typed elsewhere counts too."""
        self._shown = replace(wanted, text=self._text())
        self._tell()

    def _take_text(self) -> None:
        self._take(self._shown)

    def _text(self) -> str:
        return self.search.text().strip()

    def _tell(self) -> None:
        self._timer.stop()
        self._show_chips()
        keep_last(self._desk, self._scope, self._shown)
        self.changed.emit()

    def _show_chips(self) -> None:
        words = FilterWords(self._desk.reference, self._desk.language)
        self.chips.show_conditions(words.conditions(self._shown, self._scope.parts(self._shown)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._take_text()
            self.left_below.emit()
            return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Words and icons in the present language and theme."""
        self.search.setPlaceholderText(translate("RequestFilters", "Name or student number"))
        name = translate("RequestFilters", "Search in the requests")
        self.search.setAccessibleName(name)
        self.search.setToolTip(f"{name} \u2066({SEARCH_KEY})\u2069")
        self._glass.setIcon(icon("search", "muted"))
        names = {
            "stage": translate("RequestFilters", "Stage"),
            "unit_id": translate("RequestFilters", "Unit"),
            "work_type_id": translate("RequestFilters", "Work type"),
            "term_code": translate("RequestFilters", "Term"),
        }
        for part, words in names.items():
            self.lists[part].set_name(words)
        self.more_button.setText(beside_icon(translate("RequestFilters", "More filters")))
        self.more_button.setIcon(icon("filter", "text"))
        self.more_button.setAccessibleName(translate("RequestFilters", "More filters"))
        self.more_button.setToolTip(translate("RequestFilters", "Days, hours, quota, account and how long it waits"))
        self.more.retranslate(self._desk.language)
        self.chips.retranslate()
        self.saved.retranslate()
        if self.lists["stage"].count():
            self.fill()
