"""What may be done to the selected requests, as actions of the table's menu and of a button beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hamyar_desktop.domain.work_request import Verb, possible_verbs
from hamyar_desktop.services.decide_requests import DECISIONS
from hamyar_desktop.services.rows import RequestRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.decisions import Decisions
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.request_history import open_history
from hamyar_desktop.ui.request_events import verb_look
from hamyar_desktop.ui.tables.requests_table import RequestsTable
from hamyar_desktop.ui.theme import icon

translate = QCoreApplication.translate
_VERBS = (
    Verb.APPROVE, Verb.REJECT, Verb.REOPEN, Verb.FINALIZE, Verb.UNFINALIZE, Verb.CANCEL,
    Verb.EDIT, Verb.RESUBMIT, Verb.RECORD_HOURS,
)  # fmt: skip


class RowActions(QObject):
    """The actions follow the selection: only what the rules allow this person to do can be chosen."""

    followed = Signal()
    """The selection, or what is known of its rows, changed."""

    def __init__(self, desk: Desk, table: RequestsTable, decisions: Decisions, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._table, self._decisions, self._widget = desk, table, decisions, parent
        self.history = self._action("rowHistory", self.open_history)
        self.student = self._action("rowStudent", self.open_student)
        self.by_verb = {verb: self._action(_name(verb), self._doing(verb)) for verb in _VERBS}
        self._menus: list[QMenu] = []
        table.selectionModel().selectionChanged.connect(lambda _new, _old: self.follow_selection())
        table.rows_model.modelReset.connect(self.follow_selection)
        table.rows_model.page_loaded.connect(lambda _page: self.follow_selection())
        table.activated_row.connect(self._on_row_activated)
        self.follow_selection()

    def _action(self, name: str, slot: Callable[[], None]) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked=False: slot())
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

    # -- doing
    def do(self, verb: Verb) -> None:
        """Carries a verb out for the selected rows, or opens the form in which it is done."""
        rows = self._table.loaded_selection()
        if verb in DECISIONS:
            self._decisions.decide_items(verb, self._table.selected_items())
        elif rows and verb is Verb.RECORD_HOURS:
            self._desk.go("referral", rows[0].student_number)
        elif rows:
            self._desk.go("register", rows[0] if verb is Verb.EDIT else rows[0].student_number)

    def open_history(self) -> None:
        """Facts and history of the first selected request."""
        rows = self._table.loaded_selection()
        if rows:
            self.open_history_of(rows[0])

    def open_history_of(self, row: RequestRow) -> None:
        """Facts and history of a request."""
        open_history(self._desk, row, self._widget)

    def open_student(self) -> None:
        """Everything about the student of the first selected request."""
        rows = self._table.loaded_selection()
        if rows:
            self._desk.go("students", rows[0].student_number)

    def _on_row_activated(self, place: int) -> None:
        row = self._table.request_at(place)
        if row is not None:
            self.open_history_of(row)

    # -- what is possible
    def follow_selection(self) -> None:
        """Shows what may be done to the selected rows; forms take one row, decisions any number."""
        rows = self._table.loaded_selection()
        count = len(self._table.selected_rows())
        person = self._desk.person
        possible = {verb for row in rows for verb in possible_verbs(person, row.state, row.unit_id)}
        for verb, action in self.by_verb.items():
            offered = verb in possible and (verb in DECISIONS or count == 1)
            action.setVisible(offered)
            action.setEnabled(offered)
        for action in (self.history, self.student):
            action.setEnabled(count == 1 and bool(rows))
        self.followed.emit()

    def retranslate(self) -> None:
        """Words and icons in the present language and theme."""
        self.history.setText(translate("RowActions", "Show facts and history"))
        self.history.setIcon(icon("history", "muted"))
        # Enter is the table's own key: as a shortcut of the action it would never reach the table.
        self.history.setToolTip(translate("RowActions", "Enter or Space"))
        self.student.setText(translate("RowActions", "The student's page"))
        self.student.setIcon(icon("user", "muted"))
        for verb, action in self.by_verb.items():
            tone, icon_name = verb_look(verb.value)
            action.setText(word("verb", verb.value, self._desk.language))
            action.setIcon(icon(icon_name, "muted" if tone == "neutral" else tone))
        for action in (self.history, self.student, *self.by_verb.values()):
            action.setIconVisibleInMenu(True)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)


def _name(verb: Verb) -> str:
    return "row" + "".join(part.title() for part in verb.value.split("_"))
