"""Stage 3: «ارجاع همیاری به دانشجو توسط واحدها»."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import Changes, Decided, HistoryRow, RequestFilter, RequestRow, StudentCard
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.decisions import Decision, Decisions
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.pages.stage_page import StagePage
from hamyar_desktop.ui.panels.hours_record import HoursRecord, Typed
from hamyar_desktop.ui.panels.referral_filter import ReferralFilter
from hamyar_desktop.ui.panels.student_panel import StudentPanel
from hamyar_desktop.ui.tables.request_columns import request_columns
from hamyar_desktop.ui.tables.requests_table import RequestsTable

translate = QCoreApplication.translate
_RECORDABLE = (State.APPROVED, State.HOURS, State.FINAL)


@dataclass(frozen=True)
class _Settled:
    """What was saved, and the record as it is stored since."""

    changes: Changes
    row: RequestRow


class ReferralPage(StagePage):
    """Unit, work type and status filter the table; the record has the hours really worked (seed stage 3)."""

    key = "referral"
    stage = 2

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._student_id: int | None = None
        self._draft: Mapping[str, str] = {}
        self.filter = ReferralFilter()
        self.student = StudentPanel(desk, required=False)
        self.record = HoursRecord()
        for widget in (self.filter, self.student, self.record):
            self.form_body.addWidget(widget)
        self.table = RequestsTable(
            desk, "referralTable", request_columns("student", "unit", "hours", "actual", "stage")
        )
        self.decisions = Decisions(desk, self)
        self.decisions.name_of = self.table.name_of
        self.table.give_way("hours", "unit", "actual")
        self.lay_out(self.table)
        self._place_errors()
        self._connect()
        self.retranslate()

    def _place_errors(self) -> None:
        record = self.record
        self.errors_of(
            {
                Code.STUDENT_UNKNOWN: self.student.field,
                Code.STUDENT_NUMBER_INVALID: self.student.field,
                Code.REQUEST_UNKNOWN: self.student.field,
                Code.WRONG_STAGE: self.student.field,
                Code.HOURS_OUT_OF_RANGE: record.hours_field,
                Code.TOTAL_HOURS_EXCEEDED: record.hours_field,
                Code.CHANGED_BY_OTHER: record.hours_field,
                Code.REASON_REQUIRED: record.note_field,
                Code.CONTROL_CHARACTER: record.note_field,
                Code.TEXT_TOO_LONG: record.note_field,
                Code.SAME_PERSON: record.final_field,
                Code.NOT_ALLOWED: record.final_field,
            }
        )

    def _connect(self) -> None:
        self.filter.changed.connect(self._show_filter)
        self.student.found.connect(self._on_student_found)
        self.student.reread.connect(self._on_student_reread)
        self.student.cleared.connect(self._on_student_cleared)
        self.student.everybody_wanted.connect(self._show_filter)
        self.student.edited.connect(self.edited)
        self.record.edited.connect(self.edited)
        self.record.final_clicked.connect(self._on_final_clicked)
        self.table.counted.connect(self._on_counted)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._on_selected())
        self.table.clicked.connect(lambda _index: self._on_row_clicked())
        self.table.activated_row.connect(lambda _row: self.record.hours.setFocus())

    # -- what the window asks
    def title(self) -> str:
        return word("form", self.key, self.desk.language)

    def subtitle(self) -> str:
        return translate("ReferralPage", "Enter the hours really worked, then turn «Not final» into «Final».")

    def focus_first(self) -> None:
        self.student.number.setFocus()

    def open_argument(self, argument: object) -> None:
        if isinstance(argument, str):
            self.student.open(argument)
        elif isinstance(argument, RequestFilter):
            self.filter.choose_status(argument.stage)

    def refresh(self) -> None:
        super().refresh()
        self.filter.offer(self.desk.reference)
        self._show_filter()
        self.student.reload()
        self._show_possible()

    def retranslate(self) -> None:
        super().retranslate()
        self.student.retranslate()
        self.filter.retranslate()
        self.record.retranslate()
        self.table.setAccessibleName(self.title())
        self.table.set_empty(
            "clock",
            translate("ReferralPage", "No request with this status"),
            translate("ReferralPage", "Choose another status, or approve requests in stage 2 first."),
        )
        self._on_counted(self.table.rows_model.rowCount())
        self._show_possible()

    def _on_counted(self, count: int) -> None:
        self.waiting_card.set_title(self.count_words(translate("ReferralPage", "Records"), count))

    def _show_filter(self) -> None:
        term = self.desk.reference.term
        self.table.show_filter(self.filter.wanted(term.code if term else "", self._student_id))

    def _show_possible(self) -> None:
        may = self.desk.person.may(Permission.FINALIZE)
        self.record.allow_final(
            "" if may else translate("ReferralPage", "Only the unit's supervisor or student affairs may finalise.")
        )
        self.apply_button.setEnabled(self.record.row is not None and not self.busy)
        hint = translate("ReferralPage", "Type a student number or choose a row of the table.")
        self.form.set_subtitle(hint if self.record.row is None else "")

    # -- the record
    def _on_student_found(self, card: StudentCard) -> None:
        opened = self.record.row
        if opened is not None and opened.student_id == card.student.id:
            self._on_student_reread(card)
            return
        rows = self._rows_of(card)
        self._narrow(card.student.id if len(rows) > 1 else None)
        if not rows:
            self._open(None)
            text = translate("ReferralPage", "The student has no request of your units in this term.")
            self.student.field.set_error(text)
            self.desk.say(text, "warning")
        elif rows[0].state not in _RECORDABLE:
            self._open(None)
            self.refuse(RuleBroken(Code.WRONG_STAGE, verb=Verb.RECORD_HOURS, state=rows[0].state))
        else:
            self._open(rows[0])
            if self._draft:
                self.record.fill(self._draft)
                self._draft = {}
            self.record.hours.setFocus()

    def _rows_of(self, card: StudentCard) -> list[RequestRow]:
        """The student's requests of the term, the one that was meant first."""
        term, meant = self.desk.reference.term, self._draft.get("request", "")
        rows = [row for row in card.requests if term is not None and row.term_code == term.code]
        return sorted(
            rows, key=lambda row: (str(row.id) != meant, row.state not in _RECORDABLE, *self.filter.strangeness(row))
        )

    def _narrow(self, student_id: int | None) -> None:
        """A student with several requests fills the table, so that each can be chosen."""
        if student_id != self._student_id:
            self._student_id = student_id
            self._show_filter()

    def _on_student_reread(self, card: StudentCard) -> None:
        opened = self.record.row
        row = next((row for row in card.requests if opened is not None and row.id == opened.id), None)
        if row is not None:
            self.record.refresh_row(row)

    def _on_student_cleared(self) -> None:
        self._draft = {}
        self._open(None)
        # A row that stayed chosen would open its record again as soon as the table is read.
        self.table.clearSelection()
        self._narrow(None)

    def _on_selected(self) -> None:
        rows = self.table.selected_requests()
        if len(rows) != 1 or rows[0] == self.record.row or self.fields():
            return
        self.clear_errors()
        self._open(rows[0])
        self.student.open(rows[0].student_number)

    def _on_row_clicked(self) -> None:
        """A row that is not opened because something is unsaved says why."""
        rows, opened = self.table.selected_requests(), self.record.row
        if len(rows) == 1 and opened is not None and rows[0].id != opened.id:
            self.may_replace()

    def _open(self, row: RequestRow | None) -> None:
        self.record.show_row(row)
        self._show_possible()

    # -- the final word
    def _on_final_clicked(self) -> None:
        """As in Behestan: on stored hours the click itself decides; on hours still being typed, apply does."""
        typed = self.record.typed()
        if typed is None or typed.retyped or typed.row.actual_hours is None or self.busy:
            self.edited.emit()
            return
        verb = Verb.FINALIZE if typed.final else Verb.UNFINALIZE
        self._set_busy(True)
        decision = Decision(verb, [Item(typed.row.id, typed.row.version)])
        self.decisions.carry_out([decision], self._on_decided, self._on_final_failed)

    def _on_decided(self, decided: Decided) -> None:
        if decided.refused:
            self._on_final_failed(decided.refused[0].error)
            return

        def known(row: RequestRow) -> None:
            self._set_busy(False)
            self.record.rebase(row)
            self.edited.emit()

        # Busy until then: the next step is for the record as this one left it.
        self._with_stored(known, self._on_final_failed)

    def _on_final_failed(self, error: BaseException) -> None:
        """The button shows what is stored."""
        if self.record.row is not None:
            self.record.final.setChecked(self.record.row.state is State.FINAL)
        self.failed(error)

    # -- applying
    def apply(self) -> None:
        """«اعمال تغییرات»: the hours, and final or not, all or nothing."""
        typed = self.record.typed()
        if typed is None:
            self.desk.say(translate("ReferralPage", "Type a student number or choose a row of the table."), "warning")
            return
        if not typed.changed and typed.row.actual_hours is not None:
            self.desk.say(translate("ReferralPage", "Nothing was changed in this record."))
            return
        services, person, row = self.desk.services, self.desk.person, typed.row

        def settle() -> _Settled:
            changes = services.record_hours.settle(
                person, row.id, typed.hours, typed.note, final=typed.final, version=row.version
            )
            return _Settled(changes, services.requests.one(person, row.id))

        self.work(settle, lambda settled: self._saved(typed, settled.row))

    def _set_busy(self, busy: bool) -> None:
        super()._set_busy(busy)
        self._show_possible()

    def since_seen(self) -> Callable[[], list[HistoryRow]] | None:
        services, person, row = self.desk.services, self.desk.person, self.record.row
        return None if row is None else lambda: services.what_changed.in_request(person, row)

    def take_theirs(self) -> None:
        self._with_stored(self._open)

    def save_mine(self) -> None:
        def go_on(row: RequestRow) -> None:
            self.record.rebase(row)
            self.apply()

        self._with_stored(go_on)

    def _with_stored(
        self, then: Callable[[RequestRow], None], failed: Callable[[BaseException], None] | None = None
    ) -> None:
        """The open record as it is stored now; another that was opened meanwhile is left alone."""
        services, person, opened = self.desk.services, self.desk.person, self.record.row
        assert opened is not None, "only an open record can have been changed by somebody else"

        def done(row: RequestRow) -> None:
            if self.record.row is not None and self.record.row.id == row.id:
                then(row)
            else:
                self._set_busy(False)

        self.desk.ask(lambda: services.requests.one(person, opened.id), done, failed)

    def _saved(self, typed: Typed, stored: RequestRow) -> None:
        text = translate("ReferralPage", "The record of %1 was saved.").replace("%1", typed.row.student_name)
        if typed.final or not self.desk.person.may(Permission.FINALIZE):
            self.discard()
            self.focus_first()
        else:
            self.record.rebase(stored)
            # Behestan's last step is a click on «عدم تایید» in the record that was just saved.
            text += " " + translate("ReferralPage", "Now turn «Not final» into «Final».")
            self.record.final.setFocus()
        self.desk.say(text, "success")
        self.edited.emit()

    # -- unsaved fields
    def fields(self) -> Mapping[str, str]:
        typed = self.record.typed()
        if typed is None or not typed.changed:
            return {}
        return {
            "number": typed.row.student_number, "request": str(typed.row.id), "hours": typed.hours,
            "note": typed.note, "final": "1" if typed.final else "",
        }  # fmt: skip

    def restore(self, fields: Mapping[str, str]) -> None:
        self._draft = fields
        self.student.open(fields.get("number", ""))

    def discard(self) -> None:
        self.clear_errors()
        self._draft = {}
        self._open(None)
        self.student.clear()
        self.table.clearSelection()
        self._narrow(None)
