"""What is known of a request, below its head: facts, quota, history, the student's other requests and hours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.models.qt.list_table_model import ListTableModel
from hamyar_desktop.services.rows import HistoryRow, RequestRow
from hamyar_desktop.services.show_request import WholeRequest
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.history_words import HistoryWords
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.moments import moment_text
from hamyar_desktop.ui.panels.register_notes import QuotaLine
from hamyar_desktop.ui.request_events import verb_look, verb_word
from hamyar_desktop.ui.tables.request_columns import hours_text
from hamyar_desktop.ui.tables.student_request_columns import student_request_columns
from hamyar_desktop.ui.widgets.facts import FactGrid
from hamyar_desktop.ui.widgets.table import Table
from hamyar_desktop.ui.widgets.timeline import Timeline, TimelineEntry

translate = QCoreApplication.translate


class RequestBody(QScrollArea):
    """``columns`` of facts side by side; everything scrolls together, and follows the keyboard.

    Beside a table, whose row shows most of the facts, the history stands first.
    """

    other_opened = Signal(object)
    """Another request of the student (``RequestRow``)."""

    def __init__(self, desk: Desk, columns: int, *, facts_first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("requestBody")
        # Its parts take the focus; one more stop that does nothing would only be in the way.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self.facts = FactGrid("requestFacts", columns)
        self.quota = QuotaLine()
        self.timeline = Timeline("historyTimeline")
        self.timeline.show_whole()
        self.timeline.currentRowChanged.connect(self._show_entry)
        self.nothing = _quiet("historyNothing")
        self._others_table()
        self.hours = _quiet("studentTermHours")
        self.older = _quiet("olderRequests")
        self._headings = {key: _heading() for key in ("history", "others")}
        self._lay_out(facts_first)

    def _others_table(self) -> None:
        columns = student_request_columns()
        self.others_model = ListTableModel(columns, self)
        self.others = Table("otherRequests")
        self.others.setModel(self.others_model)
        self.others.set_columns_from(columns)
        self.others.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.others.activated_row.connect(self._on_other_activated)
        self.others.selectionModel().currentRowChanged.connect(lambda index, _before: self._show_other(index.row()))

    def _lay_out(self, facts_first: bool) -> None:
        column = QVBoxLayout(self._inside)
        # Room for the scroll bar, which stands at either side.
        column.setContentsMargins(6, 0, 6, 0)
        column.setSpacing(8)
        self._later = [
            self.quota, self._headings["history"], self.timeline, self.nothing, self._headings["others"], self.hours,
            self.others, self.older,
        ]  # fmt: skip
        for part in (self.facts, *self._later) if facts_first else (*self._later, self.facts):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(self._inside)

    def retranslate(self) -> None:
        """Words that stand there before anything was read."""
        self._headings["history"].setText(translate("RequestHistory", "History, newest first"))
        self.timeline.setAccessibleName(self._headings["history"].text())
        self.others.setAccessibleName(translate("RequestBody", "The student's other requests"))

    # -- showing
    def show_row(self, row: RequestRow) -> None:
        """The facts that stand in the row itself; what belongs to it is still being read."""
        self._show_facts(row)
        for part in self._later:
            part.hide()
        self.timeline.clear()
        self.verticalScrollBar().setValue(0)

    def show_whole(self, whole: WholeRequest) -> None:
        """Everything; the place to which it was scrolled stays."""
        self._show_facts(whole.request)
        self.quota.show_quota(whole.quota, unit_chosen=True)
        self._show_entries(whole.history)
        self._show_others(whole)
        for part in self._later:
            part.show()
        self.timeline.setVisible(bool(whole.history))
        self.nothing.setVisible(not whole.history)
        self.others.setVisible(bool(whole.others))
        self.older.setVisible(whole.older > 0)

    def _show_facts(self, row: RequestRow) -> None:
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
        if shown != self.timeline.entries():
            self.timeline.set_entries(shown)
        self.nothing.setText(
            translate("RequestHistory", "Nothing is noted about this request")
            + ". "
            + translate("RequestHistory", "It was brought in before the history began.")
        )

    def _show_others(self, whole: WholeRequest) -> None:
        row, everywhere = whole.request, self._desk.person.sees_all_units
        heading = (
            translate("RequestBody", "The student's other requests (%1)")
            if everywhere
            else translate("RequestBody", "The student's other requests in your units (%1)")
        )
        count = len(whole.others) + whole.older
        self._headings["others"].setText(heading.replace("%1", number_text(count)))
        hours = translate("RequestBody", "Hours in %1, this request included: %2")
        term = parse_term_code(row.term_code).title(self._desk.language)
        self.hours.setText(hours.replace("%1", term).replace("%2", hours_text(whole.term_hours)))
        self.older.setText(translate("RequestBody", "and %1 older ones").replace("%1", number_text(whole.older)))
        if self.others_model.rows != list(whole.others):
            self.others_model.set_rows(whole.others)
        head = self.others.horizontalHeader().sizeHint().height()
        self.others.setFixedHeight(head + len(whole.others) * self.others.row_height + 2)

    # -- following the keyboard
    def _show_entry(self, place: int) -> None:
        if place >= 0 and self.timeline.hasFocus():
            rect = self.timeline.visualItemRect(self.timeline.item(place))
            self._bring(self.timeline.viewport(), rect.top(), rect.height())

    def _show_other(self, place: int) -> None:
        if place >= 0 and self.others.hasFocus():
            self._bring(self.others.viewport(), self.others.rowViewportPosition(place), self.others.row_height)

    def _bring(self, part: QWidget, top: int, height: int) -> None:
        middle = part.mapTo(self._inside, QPoint(0, top + height // 2))
        self.ensureVisible(0, middle.y(), 0, height // 2 + 4)

    def _on_other_activated(self, place: int) -> None:
        row = self.others_model.row_at(place)
        if row is not None:
            self.other_opened.emit(row)


def _heading() -> QLabel:
    label = QLabel()
    label.setProperty("role", "strong")
    label.setWordWrap(True)
    return label


def _quiet(object_name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(object_name)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
