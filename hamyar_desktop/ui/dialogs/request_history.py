"""Everything about one request: its facts on top, and below who did what to it, when, from what to what."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.services.rows import Changes, HistoryRow, RequestRow
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.history_words import HistoryWords
from hamyar_desktop.ui.locale import isolate, number_text
from hamyar_desktop.ui.moments import moment_text
from hamyar_desktop.ui.request_events import verb_look, verb_word
from hamyar_desktop.ui.tables.request_columns import hours_text, stage_chip
from hamyar_desktop.ui.widgets.avatar import Avatar
from hamyar_desktop.ui.widgets.chip import Chip
from hamyar_desktop.ui.widgets.empty_state import EmptyState
from hamyar_desktop.ui.widgets.facts import FactGrid
from hamyar_desktop.ui.widgets.named_button import named_button
from hamyar_desktop.ui.widgets.timeline import Timeline, TimelineEntry

translate = QCoreApplication.translate
Read = tuple[RequestRow, list[HistoryRow]]


class RequestHistory(QDialog):
    """Reads itself when made, and again when the request is changed while it is open."""

    def __init__(self, desk: Desk, row: RequestRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row = row
        self._over = False
        self.setObjectName("requestHistory")
        self.setWindowTitle(translate("RequestHistory", "Request %1").replace("%1", number_text(row.id)))
        self.resize(760, 680)
        self.facts = FactGrid("requestFacts")
        self.timeline = Timeline("historyTimeline")
        self.timeline.setAccessibleName(translate("RequestHistory", "History, newest first"))
        self.empty = EmptyState("history")
        self.empty.action.setObjectName("retryHistory")
        self.empty.action_clicked.connect(self.reload)
        self._panes = QStackedWidget()
        self._panes.addWidget(self.timeline)
        self._panes.addWidget(self.empty)
        self._lay_out()
        self._show_row(row)
        self.timeline.setFocus()
        desk.changed.connect(self._on_desk_changed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self).activated.connect(self.reload)
        self.reload()

    def _lay_out(self) -> None:
        self._avatar = Avatar("", 46)
        self._name, self._number = QLabel(), QLabel()
        self._name.setProperty("role", "heading")
        self._number.setProperty("role", "muted")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.chip = Chip()
        self.chip.setObjectName("requestStage")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._number)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        head.addWidget(self.chip)
        heading = QLabel(translate("RequestHistory", "History, newest first"))
        heading.setProperty("role", "strong")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.facts)
        layout.addWidget(heading)
        layout.addWidget(self._panes, 1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.copy_button = named_button("copyHistory", translate("RequestHistory", "Copy the history"))
        self.copy_button.clicked.connect(self.timeline.copy)
        self.student_button = named_button("openStudent", translate("RequestHistory", "The student's page"))
        self.student_button.clicked.connect(self._on_student_clicked)
        close = named_button("closeHistory", translate("RequestHistory", "Close"))
        close.setProperty("kind", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addWidget(self.student_button)
        row.addStretch(1)
        row.addWidget(close)
        return row

    # -- reading
    def reload(self) -> None:
        """Reads request and history off the GUI thread."""
        services, person, request_id = self._desk.services, self._desk.person, self._row.id
        self.empty.set_texts(translate("RequestHistory", "The history is being read…"), icon="loader")
        if self.timeline.count() == 0:
            self._panes.setCurrentWidget(self.empty)

        def read() -> Read:
            return services.requests.one(person, request_id), services.history.of_request(person, request_id)

        self._desk.runner.run_latest(f"history-{id(self)}", read, self._take, self._fail)

    def _take(self, read: Read) -> None:
        if self._over:
            return
        row, entries = read
        self._row = row
        self._show_row(row)
        self._show_entries(entries)
        self.copy_button.setEnabled(bool(entries))

    def _fail(self, error: BaseException) -> None:
        if self._over:
            return
        self.copy_button.setEnabled(False)
        self._panes.setCurrentWidget(self.empty)
        if not isinstance(error, RuleBroken):
            self._desk.say_error(error)
        why = sentence(error, self._desk.language) if isinstance(error, RuleBroken) else ""
        self.empty.set_texts(
            translate("RequestHistory", "The history could not be read"),
            why,
            translate("RequestHistory", "Try again"),
            "circle-alert",
        )

    def _on_desk_changed(self, changes: Changes) -> None:
        if not self._over and (changes.accounts or self._row.id in changes.request_ids):
            self.reload()

    # -- showing
    def _show_row(self, row: RequestRow) -> None:
        self._avatar.set_name(row.student_name)
        self._name.setText(row.student_name)
        number = translate("RequestHistory", "Student number %1")
        self._number.setText(number.replace("%1", isolate(number_text(row.student_number))))
        self.chip.set_look(*stage_chip(row))
        account = (
            translate("RequestHistory", "registered") if row.has_account else translate("RequestHistory", "none yet")
        )
        by = translate("RequestHistory", "%1, %2").replace("%1", row.registered_by_name)
        facts = [
            (self._field("unit_id"), row.unit),
            (self._field("work_type_id"), row.work_type),
            (self._field("term_id"), parse_term_code(row.term_code).title(self._desk.language)),
            (self._field("hours"), hours_text(row.hours)),
            (self._field("actual_hours"), hours_text(row.actual_hours)),
            (word("entity", "bank_account", self._desk.language), account),
            (translate("RequestHistory", "Registered"), by.replace("%2", moment_text(row.registered_at))),
            (translate("RequestHistory", "Last changed"), moment_text(row.changed_at)),
        ]
        wide = [(self._field(name), getattr(row, name)) for name in ("note", "reason", "hours_note")]
        self.facts.set_facts(facts, [(name, value) for name, value in wide if value])

    def _field(self, name: str) -> str:
        return word("field", name, self._desk.language)

    def _show_entries(self, entries: Sequence[HistoryRow]) -> None:
        words = HistoryWords(self._desk.reference, self._desk.language)
        shown = []
        for entry in entries:
            tone, icon = verb_look(entry.action)
            who = entry.person or translate("RequestHistory", "another tool")
            title = verb_word(entry.action, self._desk.language)
            shown.append(TimelineEntry(icon, tone, title, who, moment_text(entry.at), tuple(words.lines(entry))))
        self.timeline.set_entries(shown)
        self._panes.setCurrentWidget(self.timeline if shown else self.empty)
        if not shown:
            self.empty.set_texts(
                translate("RequestHistory", "Nothing is noted about this request"),
                translate("RequestHistory", "It was brought in before the history began."),
                icon="history",
            )

    # -- leaving
    def _on_student_clicked(self) -> None:
        self.accept()
        self._desk.go("students", self._row.student_number)

    def done(self, result: int) -> None:
        """Whatever is still being read is shown no more."""
        self._over = True
        super().done(result)


def open_history(desk: Desk, row: RequestRow, parent: QWidget) -> None:
    """Shows it over the parent's window; it is gone when it is closed."""
    dialog = RequestHistory(desk, row, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
