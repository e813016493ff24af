"""What may be done to the selected requests, as actions of the table's menu and keys, and of a button beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.work_request import MOST_AT_ONCE, TRANSITIONS, Verb, possible_verbs
from hamyar_desktop.services.decide_requests import DECISIONS, Item
from hamyar_desktop.services.rows import Decided, RequestRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.decisions import Decisions
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.panels.request_drawer import RequestDrawer
from hamyar_desktop.ui.request_events import verb_look
from hamyar_desktop.ui.row_keys import (
    DRAWER_KEY,
    STUDENT_KEY,
    VERB_KEYS,
    KeyGroup,
    key_typed,
    sequences,
    table_keys,
    with_key,
)
from hamyar_desktop.ui.tables.requests_table import RequestsTable
from hamyar_desktop.ui.theme import icon

translate = QCoreApplication.translate
ROW_VERBS = tuple(verb for value in VERB_KEYS for verb in Verb if verb.value == value)
_NAMED_KEYS = {Qt.Key.Key_Delete: "Del", Qt.Key.Key_F2: "F2"}
_WITH_OTHERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
Possible = Callable[[RequestRow], Iterable[Verb]]


class RowActions(QObject):
    """The actions follow the selection: only what the rules allow this person to do can be chosen.

    ``instead`` has what a page does for a verb in place of deciding at once, ``words`` its name for a verb; with
    ``possible`` a page offers something else than the rules alone would. ``leave_others``: where rows of several
    stages stand by design, a verb leaves those out for which it is not meant, instead of having them refused.
    """

    followed = Signal()
    """The selection, or what is known of its rows, changed."""

    def __init__(
        self,
        desk: Desk,
        table: RequestsTable,
        decisions: Decisions,
        drawer: RequestDrawer,
        parent: QWidget,
        *,
        verbs: Sequence[Verb] = ROW_VERBS,
        instead: Mapping[Verb, Callable[[], None]] | None = None,
        words: Callable[[Verb], str] | None = None,
        possible: Possible | None = None,
        leave_others: bool = False,
    ) -> None:
        super().__init__(parent)
        self._desk, self._table, self._decisions, self.drawer = desk, table, decisions, drawer
        self._instead = dict(instead or {})
        self._words = words or (lambda verb: word("verb", verb.value, desk.language))
        self._possible = possible or self._by_the_rules
        self._leave_others = leave_others
        self._go_on_at: int | None = None
        self.history = self._action("rowHistory", "", drawer.toggle)
        self.student = self._action("rowStudent", STUDENT_KEY, self.open_student)
        self.by_verb = {verb: self._action(_name(verb), VERB_KEYS[verb.value], self._doing(verb)) for verb in verbs}
        table.selectionModel().selectionChanged.connect(lambda _new, _old: self.follow_selection())
        table.rows_model.modelReset.connect(self.follow_selection)
        table.rows_model.page_loaded.connect(lambda _page: self.follow_selection())
        table.activated_row.connect(drawer.toggle_at)
        table.counted.connect(self._go_on)
        table.installEventFilter(self)
        self.follow_selection()

    def _by_the_rules(self, row: RequestRow) -> Iterable[Verb]:
        return possible_verbs(self._desk.person, row.state, row.unit_id)

    def _action(self, name: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: slot())
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        # A key that is held down would run through the whole table.
        action.setAutoRepeat(False)
        if keys:
            action.setShortcuts(sequences(keys))
        self._table.addAction(action)
        return action

    def _doing(self, verb: Verb) -> Callable[[], None]:
        return lambda: self.do(verb)

    def menu(self, parent: QWidget) -> QMenu:
        """The same actions for a button."""
        made = QMenu(parent)
        made.setObjectName("rowActionsMenu")
        made.addActions([self.history, self.student])
        made.addSeparator()
        made.addActions(list(self.by_verb.values()))
        return made

    def key_groups(self, of_page: Sequence[tuple[str, str]] = ()) -> list[KeyGroup]:
        """For the help sheet: the keys of the table with those that the page adds, and every action with its key.

        Verbs that open a form of their own share one.
        """
        told: dict[str, list[str]] = {}
        for verb in self.by_verb:
            told.setdefault(VERB_KEYS[verb.value], []).append(self._words(verb))
        decisions = [(" / ".join(words), keys) for keys, words in told.items()]
        decisions.append((translate("RowActions", "The student's page"), STUDENT_KEY))
        return [
            KeyGroup(translate("RowActions", "Table"), (*of_page, *table_keys(self._table))),
            KeyGroup(translate("RowActions", "Decisions on the selected rows"), tuple(decisions)),
        ]

    # -- doing
    def do(self, verb: Verb) -> None:
        """Carries a verb out for the selected rows, or opens the form in which it is done."""
        if verb in self._instead:
            self._instead[verb]()
        elif verb in DECISIONS:
            self._decide(verb)
        else:
            rows = self._table.loaded_selection()
            if rows and verb is Verb.RECORD_HOURS:
                self._desk.go("referral", rows[0].student_number)
            elif rows:
                self._desk.go("register", rows[0] if verb is Verb.EDIT else rows[0].student_number)

    def _decide(self, verb: Verb) -> None:
        """Rows that are not read yet are judged by the rules."""
        count = self._count()
        if count > MOST_AT_ONCE:
            # The service refuses them too; the window would stand still while millions are made ready for it.
            self._desk.say_error(RuleBroken(Code.TOO_MANY_ROWS, count=count, maximum=MOST_AT_ONCE))
            return
        items: Sequence[Item] = self._table.selected_items()
        if self._leave_others:
            other = {row.id for row in self._table.loaded_selection() if verb not in self._possible(row)}
            items = [item for item in items if item.request_id not in other]
        place = self._first_selected()

        def finished(decided: Decided) -> None:
            if decided.done:
                self._go_on_at = place

        self._decisions.decide_items(verb, items, finished)

    def _count(self) -> int:
        chosen = self._table.selectionModel().selection()
        return sum(chosen.at(part).height() for part in range(chosen.count()))

    def _first_selected(self) -> int | None:
        chosen = self._table.selectionModel().selection()
        return min((chosen.at(part).top() for part in range(chosen.count())), default=None)

    def _go_on(self, count: int) -> None:
        """Where decided rows left the table, the next one is chosen: a list is worked through without the mouse."""
        place, self._go_on_at = self._go_on_at, None
        if place is None or not count or self._first_selected() is not None:
            return
        current = self._table.currentIndex()
        self._table.select_rows([current.row() if current.isValid() else min(place, count - 1)])
        self._table.scrollTo(self._table.currentIndex())

    def open_student(self) -> None:
        """Everything about the student of the first selected request."""
        rows = self._table.loaded_selection()
        if rows:
            self._desk.go("students", rows[0].student_number)

    # -- keys that find no action
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A key whose action cannot be taken says so; Qt would look for a row that begins with the letter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched is self._table:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _take_key(self, event: QKeyEvent) -> bool:
        text = event.text()
        named = _NAMED_KEYS.get(Qt.Key(event.key()), "")
        if event.modifiers() & _WITH_OTHERS or not (named or (text.isprintable() and text.strip())):
            return False
        keys = named or key_typed(text)
        meant = {verb: action for verb, action in self.by_verb.items() if VERB_KEYS[verb.value] == keys}
        if meant and not event.isAutoRepeat():
            self._say_why(list(meant))
        return True

    def _say_why(self, verbs: Sequence[Verb]) -> None:
        if self._first_selected() is None:
            text = translate("Decisions", "Select at least one row first.")
        elif not self._table.loaded_selection():
            text = translate("RowActions", "The row is still being read; press the key again in a moment.")
        elif len(verbs) > 1:
            text = translate("RowActions", "There is no form in which just this selection could be edited.")
        else:
            text = translate("RowActions", "“%1” is not possible for the selected rows.")
            text = text.replace("%1", self._words(verbs[0]))
        self._desk.say(text, "warning")

    # -- what is possible
    def follow_selection(self) -> None:
        """Shows what may be done to the selected rows; forms take one row, decisions any number."""
        rows = self._table.loaded_selection()
        count = self._count()
        # Of rows that are not read yet nothing is known: the rules will judge them.
        unknown = {move.verb for move in TRANSITIONS if self._desk.person.may(move.permission)}
        possible = unknown & DECISIONS if count > len(rows) else set()
        if self._possible == self._by_the_rules:
            # By the rules alone, rows of one state and unit are alike: thousands are a handful.
            rows = list({(row.state, row.unit_id): row for row in rows}.values())
        possible |= {verb for row in rows for verb in self._possible(row)}
        for verb, action in self.by_verb.items():
            offered = verb in possible and (verb in DECISIONS or count == 1)
            action.setVisible(offered)
            action.setEnabled(offered)
        self.student.setEnabled(count == 1 and bool(rows))
        self.history.setEnabled(count > 0)
        self.followed.emit()

    def retranslate(self) -> None:
        """Words and icons in the present language and theme."""
        self.history.setText(translate("RowActions", "Facts and history"))
        self.history.setIcon(icon("history", "muted"))
        # They are the table's own keys: as shortcuts of the action they would never reach the table.
        self.history.setToolTip(with_key(self.history.text(), DRAWER_KEY))
        self.student.setText(translate("RowActions", "The student's page"))
        self.student.setIcon(icon("user", "muted"))
        self.student.setToolTip(with_key(self.student.text(), STUDENT_KEY))
        for verb, action in self.by_verb.items():
            tone, icon_name = verb_look(verb.value)
            action.setText(self._words(verb))
            action.setToolTip(with_key(action.text(), VERB_KEYS[verb.value]))
            action.setIcon(icon(icon_name, "muted" if tone == "neutral" else tone))
        for action in (self.history, self.student, *self.by_verb.values()):
            action.setIconVisibleInMenu(True)


def _name(verb: Verb) -> str:
    return "row" + "".join(part.title() for part in verb.value.split("_"))
