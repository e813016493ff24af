"""The filters above the table of requests: search as one types, and lists of stages, units, work types and terms."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.services.rows import Reference, RequestFilter
from hamyar_desktop.services.words import Language, words
from hamyar_desktop.ui.theme import icon
from hamyar_desktop.ui.widgets.choice import Choice

translate = QCoreApplication.translate
DEBOUNCE_MS = 200
_CHOICES = {
    "stage": "filterStage",
    "unit_id": "filterUnit",
    "work_type_id": "filterWorkType",
    "term_code": "filterTerm",
}
_EVERY: dict[str, object] = {"stage": "", "unit_id": None, "work_type_id": None, "term_code": ""}


class RequestFilters(QWidget):
    """``changed`` comes at once for a list, and 200 ms after the last key of the search.

    ``clear_button`` belongs to them, but stands where the page puts it.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reference: Reference | None = None
        self._language: Language = "fa"
        self.search = QLineEdit()
        self.search.setObjectName("requestSearch")
        self.search.setClearButtonEnabled(True)
        self.search.setAlignment(Qt.AlignmentFlag.AlignLeading)
        self._glass = QAction(self)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.lists = {field: self._list(name) for field, name in _CHOICES.items()}
        self.clear_button = QPushButton()
        self.clear_button.setObjectName("clearFilters")
        self.clear_button.setProperty("kind", "quiet")
        self.clear_button.clicked.connect(self.clear)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(self._tell)
        self.search.textChanged.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.search, 5)
        for choice in self.lists.values():
            row.addWidget(choice, 4)

    def _list(self, name: str) -> Choice:
        made = Choice(name)
        made.currentIndexChanged.connect(lambda _index: self._tell())
        return made

    # -- what may be chosen
    def fill(self, reference: Reference, language: Language) -> None:
        """The lists of the present language; choices stay."""
        self._reference, self._language = reference, language
        every = _EVERY
        stages = [(name, key) for key, name in words("stage", language).items()]
        units = [(row.name, row.id) for row in reference.units]
        types = [(row.name, row.id) for row in reference.work_types]
        terms = [(parse_term_code(row.code).title(language), row.code) for row in reference.terms]
        self.lists["stage"].fill([(translate("RequestFilters", "All stages"), every["stage"]), *stages])
        self.lists["unit_id"].fill([(translate("RequestFilters", "All units"), every["unit_id"]), *units])
        self.lists["work_type_id"].fill(
            [(translate("RequestFilters", "All work types"), every["work_type_id"]), *types]
        )
        self.lists["term_code"].fill([(translate("RequestFilters", "All terms"), every["term_code"]), *terms])

    # -- what is chosen
    def wanted(self) -> RequestFilter:
        """What the table has to show, in its usual order."""
        chosen = {field: choice.currentData() for field, choice in self.lists.items()}
        return replace(RequestFilter(text=self.search.text().strip()), **chosen)

    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return self.wanted() == RequestFilter()

    def show_filter(self, wanted: RequestFilter) -> None:
        """Sets every filter without telling."""
        for field, choice in self.lists.items():
            choice.choose(getattr(wanted, field))
        self.search.blockSignals(True)
        self.search.setText(wanted.text)
        self.search.blockSignals(False)
        self._timer.stop()
        self.clear_button.setEnabled(not self.is_empty())

    def clear(self) -> None:
        """Shows everything."""
        self.show_filter(RequestFilter())
        self._tell()

    def _tell(self) -> None:
        self._timer.stop()
        self.clear_button.setEnabled(not self.is_empty())
        self.changed.emit()

    def retranslate(self, language: Language) -> None:
        """Words and icons in the present language and theme."""
        self.search.setPlaceholderText(translate("RequestFilters", "Name or student number"))
        self.search.setAccessibleName(translate("RequestFilters", "Search in the requests"))
        self._glass.setIcon(icon("search", "muted"))
        names = {
            "stage": translate("RequestFilters", "Stage"),
            "unit_id": translate("RequestFilters", "Unit"),
            "work_type_id": translate("RequestFilters", "Work type"),
            "term_code": translate("RequestFilters", "Term"),
        }
        for field, name in names.items():
            self.lists[field].set_name(name)
        self.clear_button.setText(translate("RequestFilters", "Clear filters"))
        self.clear_button.setAccessibleName(self.clear_button.text())
        if self._reference is not None:
            self.fill(self._reference, language)
