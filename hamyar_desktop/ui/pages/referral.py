"""Stage 3: «ارجاع همیاری به دانشجو توسط واحدها»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import parse_hours
from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.every import Services
from hamyar_desktop.services.rows import Changes, RequestFilter, RequestRow, StudentCard
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.pages.stage_page import StagePage, two_columns
from hamyar_desktop.ui.request_columns import hours_text, language, request_columns
from hamyar_desktop.ui.requests_table import RequestsTable
from hamyar_desktop.ui.student_panel import StudentPanel
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.hours_edit import HoursEdit
from hamyar_desktop.ui.widgets.lookup import LookupField
from hamyar_desktop.ui.widgets.text_edit import TextEdit
from hamyar_desktop.ui.widgets.toggle import FinalToggle

translate = QCoreApplication.translate
_STATUSES = ("approved", "hours", "final")


@dataclass(frozen=True)
class _Wanted:
    """What «اعمال تغییرات» has to do for one record."""

    row: RequestRow
    hours: str
    note: str
    hours_changed: bool
    final: bool

    def carry_out(self, services: Services, desk: Desk) -> Changes:
        """Hours first, then final or not final; called in the worker."""
        person, row = desk.person, self.row
        if row.state is State.FINAL and (self.hours_changed or not self.final):
            _decide(services, desk, Verb.UNFINALIZE, row)
        if self.hours_changed or row.state is State.APPROVED:
            version = row.version if row.state is not State.FINAL else None
            services.record_hours(person, row.id, self.hours, self.note, version)
        if self.final and (row.state is not State.FINAL or self.hours_changed):
            _decide(services, desk, Verb.FINALIZE, row)
        return Changes(requests=True, request_ids=(row.id,))


def _decide(services: Services, desk: Desk, verb: Verb, row: RequestRow) -> None:
    decided = services.decide(desk.person, verb, [Item(row.id)])
    if decided.refused:
        raise decided.refused[0].error


class ReferralPage(StagePage):
    """Unit, work type and status filter the table; the record has the hours really worked (seed stage 3)."""

    key = "referral"
    stage = 2

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._row: RequestRow | None = None
        self.unit = LookupField("unit", "unitLookup")
        self.work_type = QComboBox()
        self.work_type.setObjectName("workType")
        self.status = QComboBox()
        self.status.setObjectName("status")
        self.student = StudentPanel(desk)
        self.hours = HoursEdit("actualHours")
        self.note = TextEdit("hoursNote", rows=2)
        self.final = FinalToggle("finalToggle")
        self._fields()
        self.table = RequestsTable(
            desk, "referralTable", request_columns("student", "unit", "hours", "actual", "stage")
        )
        self.lay_out(self.table)
        self._connect()
        self.retranslate()

    def _fields(self) -> None:
        self.unit_field = Field("", self.unit)
        self.work_type_field = Field("", self.work_type)
        self.status_field = Field("", self.status)
        body = self.form.body
        body.addWidget(self.unit_field)
        body.addLayout(two_columns(self.work_type_field, self.status_field))
        body.addWidget(self.student)
        self.record = QFrame()
        self.record.setObjectName("record")
        inner = QVBoxLayout(self.record)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(8)
        self.about = QLabel()
        self.about.setObjectName("recordAbout")
        self.about.setWordWrap(True)
        self.hours_field = Field("", self.hours, required=True)
        self.final_field = Field("", self.final)
        self.note_field = Field("", self.note)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.hours_field, 1)
        row.addWidget(self.final_field, 1)
        inner.addWidget(self.about)
        inner.addLayout(row)
        inner.addWidget(self.note_field)
        body.addWidget(self.record)
        self.errors_of(
            {
                Code.STUDENT_UNKNOWN: self.student.field,
                Code.STUDENT_NUMBER_INVALID: self.student.field,
                Code.HOURS_OUT_OF_RANGE: self.hours_field,
                Code.TOTAL_HOURS_EXCEEDED: self.hours_field,
                Code.REASON_REQUIRED: self.note_field,
                Code.SAME_PERSON: self.final_field,
                Code.NOT_ALLOWED: self.final_field,
            }
        )

    def _connect(self) -> None:
        self.unit.chosen.connect(lambda _id: self._show_filter())
        self.work_type.currentIndexChanged.connect(lambda _index: self._show_filter())
        self.status.currentIndexChanged.connect(lambda _index: self._show_filter())
        self.student.found.connect(self._on_student_found)
        self.student.cleared.connect(lambda: self._show_record(None))
        self.student.edited.connect(self.edited)
        self.hours.textEdited.connect(lambda _text: self._on_hours_edited())
        self.note.edited.connect(lambda _text: self._on_note_edited())
        self.final.clicked.connect(lambda _checked: self.edited.emit())
        self.table.counted.connect(self._on_counted)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._on_selected())
        self.table.activated_row.connect(lambda _row: self.hours.setFocus())

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
        elif isinstance(argument, RequestFilter) and argument.stage in _STATUSES:
            self.status.setCurrentIndex(_STATUSES.index(argument.stage))

    def refresh(self) -> None:
        super().refresh()
        reference = self.desk.reference
        self.unit.set_items([(row.id, row.name, row.work_type) for row in reference.units])
        if len(reference.units) == 1:
            self.unit.set_current_id(reference.units[0].id)
        self._fill_work_types()
        self._show_filter()
        self.student.reload()
        self._show_possible()

    def _fill_work_types(self) -> None:
        chosen = self.work_type.currentData()
        self.work_type.blockSignals(True)
        self.work_type.clear()
        self.work_type.addItem(translate("ReferralPage", "All work types"), None)
        for row in self.desk.reference.work_types:
            self.work_type.addItem(row.name, row.id)
        self.work_type.setCurrentIndex(max(0, self.work_type.findData(chosen)))
        self.work_type.blockSignals(False)

    def retranslate(self) -> None:
        super().retranslate()
        self.student.retranslate()
        self.unit.retranslate()
        self.final.retranslate()
        self.unit_field.set_label(translate("ReferralPage", "Unit"))
        self.work_type_field.set_label(translate("ReferralPage", "Work type"))
        self.status_field.set_label(translate("ReferralPage", "Status"))
        self.hours_field.set_label(translate("ReferralPage", "Total actual hours"))
        self.final_field.set_label(translate("ReferralPage", "Final approval"))
        self.final.retranslate()
        self.note_field.set_label(translate("ReferralPage", "Word on the hours"))
        chosen = max(0, self.status.currentIndex())
        self.status.blockSignals(True)
        self.status.clear()
        for stage in _STATUSES:
            self.status.addItem(word("stage", stage, language()), stage)
        self.status.setCurrentIndex(chosen)
        self.status.blockSignals(False)
        self.table.setAccessibleName(self.title())
        self.table.set_empty(
            "clock",
            translate("ReferralPage", "No request with this status"),
            translate("ReferralPage", "Choose another status, or approve requests in stage 2 first."),
        )
        self._on_counted(self.table.rows_model.rowCount())
        self._show_record(self._row)

    def _on_counted(self, count: int) -> None:
        self.waiting_card.set_title(self.count_words(translate("ReferralPage", "Records"), count))

    def _show_filter(self) -> None:
        term = self.desk.reference.term
        wanted = RequestFilter(
            stage=self.status.currentData() or "approved",
            unit_id=self.unit.current_id(),
            work_type_id=self.work_type.currentData(),
            term_code=term.code if term else "",
            descending=False,
        )
        self.table.show_filter(wanted)

    # -- the record
    def _on_student_found(self, card: StudentCard) -> None:
        term = self.desk.reference.term
        rows = [row for row in card.requests if term is not None and row.term_code == term.code]
        unit_id = self.unit.current_id()
        fitting = [row for row in rows if unit_id is None or row.unit_id == unit_id] or rows
        fitting.sort(key=lambda row: row.state not in (State.APPROVED, State.HOURS, State.FINAL))
        if not fitting:
            self._show_record(None)
            self.desk.say(
                translate("ReferralPage", "The student has no request of your units in this term."), "warning"
            )
            return
        if self._row is None or self._row.id != fitting[0].id or not self.fields():
            self._show_record(fitting[0])
            self.hours.setFocus()

    def _on_selected(self) -> None:
        rows = self.table.selected_requests()
        if len(rows) == 1 and (self._row is None or rows[0].id != self._row.id) and not self.fields():
            self._show_record(rows[0])
            self.student.open(rows[0].student_number)

    def _show_record(self, row: RequestRow | None) -> None:
        self._row = row
        self.record.setVisible(row is not None)
        self.apply_button.setEnabled(row is not None and not self.busy)
        if row is None:
            self.form.set_subtitle(translate("ReferralPage", "Type a student number or choose a row of the table."))
            return
        self.form.set_subtitle("")
        about = translate("ReferralPage", "%1 — %2 — requested hours: %3")
        about = about.replace("%1", row.unit).replace("%2", row.work_type).replace("%3", hours_text(row.hours))
        self.about.setText(f"{about} — {word('stage', row.stage, language())}")
        self.hours.setText(str(row.actual_hours) if row.actual_hours is not None else "")
        self.note.setText(row.hours_note)
        self.final.setChecked(row.state is State.FINAL)
        self._show_possible()
        self._show_note()

    def _show_possible(self) -> None:
        may = self.desk.person.may(Permission.FINALIZE)
        self.final.setEnabled(may)
        why = "" if may else translate("ReferralPage", "Only the unit's supervisor or student affairs may finalise.")
        self.final.setToolTip(why)
        self.final_field.set_hint(why)

    def _on_hours_edited(self) -> None:
        self.hours_field.clear_error()
        self._show_note()
        self.edited.emit()

    def _on_note_edited(self) -> None:
        self.note_field.clear_error()
        self.edited.emit()

    def _above(self) -> bool:
        if self._row is None:
            return False
        try:
            return parse_hours(self.hours.text()) > self._row.hours
        except RuleBroken:
            return False

    def _show_note(self) -> None:
        above = self._above()
        self.note_field.setVisible(above or bool(self.note.text()))
        self.note_field.set_hint(
            translate("ReferralPage", "The hours exceed those requested: say why.") if above else ""
        )

    # -- applying
    def _wanted(self) -> _Wanted | None:
        row = self._row
        if row is None:
            return None
        stored = ("", "") if row.actual_hours is None else (str(row.actual_hours), row.actual_hours.text())
        changed = self.hours.text() not in stored or self.note.text() != row.hours_note
        return _Wanted(row, self.hours.text(), self.note.text(), changed, self.final.isChecked())

    def apply(self) -> None:
        """«اعمال تغییرات»: the hours, and final or not."""
        wanted = self._wanted()
        if wanted is None:
            self.desk.say(translate("ReferralPage", "Type a student number or choose a row of the table."), "warning")
            return
        services, desk = self.desk.services, self.desk
        self.work(lambda: wanted.carry_out(services, desk), lambda _changes: self._saved(wanted))

    def failed(self, error: BaseException) -> None:
        """Hours may be stored although the final approval was refused: the table shows what is true."""
        super().failed(error)
        self.table.reload()

    def _saved(self, wanted: _Wanted) -> None:
        text = translate("ReferralPage", "The record of %1 was saved.").replace("%1", wanted.row.student_name)
        self.discard()
        self.edited.emit()
        self.desk.say(text, "success")
        self.focus_first()

    # -- unsaved fields
    def fields(self) -> Mapping[str, str]:
        wanted = self._wanted()
        if wanted is None:
            return {}
        if not wanted.hours_changed and wanted.final == (wanted.row.state is State.FINAL):
            return {}
        final = "1" if wanted.final else ""
        return {"number": wanted.row.student_number, "hours": wanted.hours, "note": wanted.note, "final": final}

    def restore(self, fields: Mapping[str, str]) -> None:
        def fill(_card: StudentCard) -> None:
            self.student.found.disconnect(fill)
            if self._row is not None:
                self.hours.setText(fields.get("hours", ""))
                self.note.setText(fields.get("note", ""))
                self.final.setChecked(bool(fields.get("final")))
                self._show_note()

        self.student.found.connect(fill)
        self.student.open(fields.get("number", ""))

    def discard(self) -> None:
        self._show_record(None)
        self.student.clear()
        self.hours.clear()
        self.note.setText("")
        self.final.setChecked(False)
        self.table.clearSelection()
