"""Stage 1: «ثبت درخواست همیاری توسط دانشجو»."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.rows import Changes, HistoryRow, NewRequest, RequestFilter, RequestRow
from hamyar_desktop.services.words import shown, word
from hamyar_desktop.ui.decisions import Decisions
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.pages.stage_page import StagePage, two_columns
from hamyar_desktop.ui.panels.register_notes import QuotaLine, existing_words
from hamyar_desktop.ui.panels.student_panel import StudentPanel
from hamyar_desktop.ui.tables.request_columns import hours_text, request_columns
from hamyar_desktop.ui.tables.requests_table import RequestsTable
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.hours_edit import HoursEdit
from hamyar_desktop.ui.widgets.lookup import LookupField
from hamyar_desktop.ui.widgets.notice import Notice
from hamyar_desktop.ui.widgets.text_edit import TextEdit

translate = QCoreApplication.translate


class RegisterPage(StagePage):
    """Number → «جستجو» → unit and hours → work type → description → «اعمال تغییرات» (seed stage 1)."""

    key = "register"
    stage = 0

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._editing: RequestRow | None = None
        self.student = StudentPanel(desk)
        self.unit = LookupField("unit", "unitLookup")
        self.work_type = LookupField("workType", "workTypeLookup")
        self.hours = HoursEdit("hours")
        self.description = TextEdit("description", rows=2)
        self._fields()
        self.table = RequestsTable(desk, "registeredTable", request_columns("student", "unit", "hours", "registered"))
        self.decisions = Decisions(desk, self)
        self.decisions.name_of = self.table.name_of
        self._buttons()
        self.table.give_way("registered", "unit")
        self.lay_out(self.table)
        self._connect()
        self.retranslate()

    def _fields(self) -> None:
        self.unit_field = Field("", self.unit, required=True)
        self.hours_field = Field("", self.hours, required=True)
        self.work_type_field = Field("", self.work_type, required=True)
        self.note_field = Field("", self.description)
        self.quota = QuotaLine()
        self.existing = Notice("existingRequest")
        self.form_body.addWidget(self.student)
        self.form_body.addWidget(self.existing)
        self.form_body.addWidget(self.unit_field)
        self.form_body.addWidget(self.quota)
        self.form_body.addLayout(two_columns(self.hours_field, self.work_type_field))
        self.form_body.addWidget(self.note_field)
        self.errors_of(
            {
                Code.STUDENT_UNKNOWN: self.student.field,
                Code.STUDENT_NUMBER_INVALID: self.student.field,
                Code.ALREADY_REGISTERED: self.student.field,
                Code.REQUEST_UNKNOWN: self.student.field,
                Code.WRONG_STAGE: self.student.field,
                Code.CHANGED_BY_OTHER: self.student.field,
                Code.UNIT_UNKNOWN: self.unit_field,
                Code.UNIT_NOT_PERMITTED: self.unit_field,
                Code.QUOTA_FULL: self.unit_field,
                Code.NOT_ALLOWED: self.unit_field,
                Code.HOURS_OUT_OF_RANGE: self.hours_field,
                Code.TOTAL_HOURS_EXCEEDED: self.hours_field,
                Code.WORK_TYPE_NOT_OF_UNIT: self.work_type_field,
                Code.CONTROL_CHARACTER: self.note_field,
                Code.TEXT_TOO_LONG: self.note_field,
            }
        )

    def _buttons(self) -> None:
        self.edit_button = QPushButton()
        self.edit_button.setObjectName("editRequest")
        self.cancel_button = QPushButton()
        self.cancel_button.setObjectName("cancelRequest")
        self.cancel_button.setProperty("kind", "danger")
        self.waiting_card.add_header_widget(self.edit_button)
        self.waiting_card.add_header_widget(self.cancel_button)
        self.edit_button.clicked.connect(self._on_edit_clicked)
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        shortcut = QShortcut(QKeySequence("F2"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._on_edit_clicked)

    def _connect(self) -> None:
        self.student.found.connect(lambda _card: self._on_student_found())
        self.student.reread.connect(lambda _card: self._show_existing())
        self.student.cleared.connect(self._show_existing)
        self.student.edited.connect(self.edited)
        self.unit.chosen.connect(lambda _id: self._on_unit_chosen())
        self.hours.textEdited.connect(lambda _text: self._on_edited(self.hours_field))
        self.description.edited.connect(lambda _text: self._on_edited(self.note_field))
        self.work_type.chosen.connect(lambda _id: self._on_edited(self.work_type_field))
        self.table.counted.connect(self._on_counted)
        self.table.activated_row.connect(lambda _row: self._on_edit_clicked())

    # -- what the window asks
    def title(self) -> str:
        return word("form", self.key, self.desk.language)

    def subtitle(self) -> str:
        term = self.desk.reference.term
        if term is None:
            return ""
        text = translate("RegisterPage", "Deadline of all stages: %1")
        return text.replace("%1", shown(term.deadline, self.desk.language))

    def focus_first(self) -> None:
        self.student.number.setFocus()

    def open_argument(self, argument: object) -> None:
        if isinstance(argument, str):
            self.student.open(argument)
        elif isinstance(argument, RequestRow):
            self.begin_editing(argument)

    def shortcuts(self) -> list[tuple[str, str]]:
        return [
            (translate("RegisterPage", "Edit the selected request"), "F2"),
            (translate("RegisterPage", "Open the list of a field"), "F4"),
        ]

    def refresh(self) -> None:
        super().refresh()
        reference = self.desk.reference
        self._fill_lists()
        self._label_hours()
        if len(reference.units) == 1 and self.unit.current_id() is None:
            self.unit.set_current_id(reference.units[0].id)
            self._on_unit_chosen(told=False)
        self._show_quota()
        code = reference.term.code if reference.term else ""
        self.table.show_filter(RequestFilter(stage="pending", term_code=code))
        self.student.reload()

    def retranslate(self) -> None:
        super().retranslate()
        self.student.retranslate()
        self.unit.retranslate()
        self.unit_field.set_label(translate("RegisterPage", "Unit"))
        self._label_hours()
        self.work_type_field.set_label(translate("RegisterPage", "Work type"))
        self.note_field.set_label(translate("RegisterPage", "Description"))
        example = translate("RegisterPage", "e.g. the student helped at the dormitory's site")
        self.description.setPlaceholderText(example)
        self.edit_button.setText(translate("RegisterPage", "Edit"))
        self.edit_button.setToolTip("F2")
        self.cancel_button.setText(translate("RegisterPage", "Cancel request"))
        for button in (self.edit_button, self.cancel_button):
            button.setAccessibleName(button.text())
        self.table.setAccessibleName(translate("RegisterPage", "Requests that wait for preliminary approval"))
        self.table.set_empty(
            "clipboard-list",
            translate("RegisterPage", "No request is waiting"),
            translate("RegisterPage", "Type a student number on the other side and press Search."),
        )
        self._on_counted(self.table.rows_model.rowCount())
        self._show_editing()
        self._show_quota()
        self._show_existing()

    # -- form
    def _label_hours(self) -> None:
        """At most 200, unless student affairs set less."""
        text = translate("RegisterPage", "Approximate hours (at most %1)")
        self.hours_field.set_label(text.replace("%1", hours_text(self.desk.reference.policy.max_hours)))

    def _on_student_found(self) -> None:
        self._show_existing()
        if self.unit.current_id() is None:
            self.unit.edit.setFocus()
        else:
            self.hours.setFocus()

    def _on_edited(self, field: Field) -> None:
        field.clear_error()
        self.edited.emit()

    def _on_unit_chosen(self, *, told: bool = True) -> None:
        chosen = next((row for row in self.desk.reference.units if row.id == self.unit.current_id()), None)
        self.work_type.set_current_id(chosen.work_type_id if chosen else None)
        self.unit_field.clear_error()
        self.work_type_field.clear_error()
        self._show_quota()
        self._show_existing()
        if told:
            self.edited.emit()

    def _show_quota(self) -> None:
        unit_id = self.unit.current_id()
        quota = self.desk.reference.quotas.get(unit_id) if unit_id is not None else None
        self.quota.show_quota(quota, unit_chosen=unit_id is not None)

    def _existing(self) -> RequestRow | None:
        """What the unit has for this student in the term already, other than what is being edited."""
        card, term = self.student.card, self.desk.reference.term
        if card is None or term is None or self._editing is not None:
            return None
        wanted = (self.unit.current_id(), term.code)
        return next((row for row in card.requests if (row.unit_id, row.term_code) == wanted), None)

    def _show_existing(self) -> None:
        """Says before she types hours that a request exists, or that applying registers an old one again."""
        row = self._existing()
        self.existing.set_text(existing_words(row, self.desk.language) if row is not None else "")

    def apply(self) -> None:
        """«اعمال تغییرات»: registers, or saves the request that is being edited."""
        if self.busy:
            return
        services, person, editing = self.desk.services, self.desk.person, self._editing
        hours, note = self.hours.text(), self.description.text()
        if editing is not None:
            self.work(lambda: services.register.edit(person, editing.id, editing.version, hours, note), self._saved)
            return
        if (missing := self._missing()) is not None:
            self.clear_errors()
            self.refuse(missing)
            return
        unit_id = self.unit.current_id()
        assert unit_id is not None, "a missing unit was refused above"
        wanted = NewRequest(self.student.code(), unit_id, hours, self.work_type.current_id(), note)
        self.work(lambda: services.register(person, wanted), self._saved)

    def _missing(self) -> RuleBroken | None:
        """What is not even written or chosen; the service could not name it."""
        if not self.student.code():
            return RuleBroken(Code.STUDENT_NUMBER_INVALID, reason="empty", typed="")
        if self.unit.current_id() is None:
            typed = self.unit.text().strip()
            return RuleBroken(Code.UNIT_UNKNOWN, unit=typed, **({} if typed else {"reason": "empty"}))
        return None

    def since_seen(self) -> Callable[[], list[HistoryRow]] | None:
        services, person, editing = self.desk.services, self.desk.person, self._editing
        return None if editing is None else lambda: services.what_changed.in_request(person, editing)

    def take_theirs(self) -> None:
        self._with_stored(self._edit)

    def save_mine(self) -> None:
        def go_on(row: RequestRow) -> None:
            self._editing = row
            self.apply()

        self._with_stored(go_on)

    def _with_stored(self, then: Callable[[RequestRow], None]) -> None:
        """The request that is being edited as it is stored now, unless the form holds another meanwhile."""
        services, person, editing = self.desk.services, self.desk.person, self._editing
        assert editing is not None, "only an edited request can have been changed by somebody else"
        self.desk.ask(
            lambda: services.requests.one(person, editing.id),
            lambda row: then(row) if self._editing is editing else None,
        )

    def _saved(self, _changes: Changes) -> None:
        name = self.student.card.student.name if self.student.card else self.student.code()
        text = translate("RegisterPage", "The request of %1 was saved.").replace("%1", name)
        self.discard()
        self.edited.emit()
        self.desk.say(text, "success")
        self.focus_first()

    # -- table
    def _on_counted(self, count: int) -> None:
        self.waiting_card.set_title(
            self.count_words(translate("RegisterPage", "Waiting for preliminary approval"), count)
        )

    def _on_edit_clicked(self) -> None:
        rows = self.table.selected_requests()
        if not rows:
            self.desk.say(translate("RegisterPage", "Select a request in the table first."), "warning")
            return
        self.begin_editing(rows[0])

    def begin_editing(self, row: RequestRow) -> None:
        """Fills the form with a request that is still pending; saving changes it."""
        if not self.may_replace():
            return
        self._edit(row)

    def _edit(self, row: RequestRow) -> None:
        self.clear_errors()
        self._editing = row
        self.unit.set_current_id(row.unit_id)
        self._on_unit_chosen(told=False)
        self.hours.setText(str(row.hours))
        self.description.setText(row.note)
        self.student.open(row.student_number)
        self._show_editing()
        self.hours.setFocus()

    def _show_editing(self) -> None:
        editing = self._editing is not None
        title = translate("RegisterPage", "Edit the request") if editing else translate("RegisterPage", "New request")
        self.form.set_title(title)
        for widget in (self.student.number, self.student.search, self.unit, self.work_type):
            widget.setEnabled(not editing)

    def _on_cancel_clicked(self) -> None:
        self.decisions.decide(Verb.CANCEL, self.table.selected_requests())

    # -- unsaved fields
    def fields(self) -> Mapping[str, str]:
        if self._editing is not None:
            row = self._editing
            same = self.hours.text() in (str(row.hours), row.hours.text()) and self.description.text() == row.note
            if same:
                return {}
            return {"editing": str(row.id), "hours": self.hours.text(), "note": self.description.text()}
        typed = {
            "number": self.student.code(),
            "hours": self.hours.text(),
            "note": self.description.text(),
        }
        if not any(typed.values()):
            return {}
        return typed | {"unit": str(self.unit.current_id() or "")}

    def restore(self, fields: Mapping[str, str]) -> None:
        if fields.get("editing"):
            self._restore_editing(int(fields["editing"]), fields)
            return
        self._fill_lists()
        if fields.get("unit"):
            self.unit.set_current_id(int(fields["unit"]))
            self._on_unit_chosen(told=False)
        self.hours.setText(fields.get("hours", ""))
        self.description.setText(fields.get("note", ""))
        if fields.get("number"):
            self.student.open(fields["number"])

    def _restore_editing(self, request_id: int, fields: Mapping[str, str]) -> None:
        services, person = self.desk.services, self.desk.person

        def done(row: RequestRow) -> None:
            self._fill_lists()
            self._edit(row)
            self.hours.setText(fields.get("hours", ""))
            self.description.setText(fields.get("note", ""))

        self.desk.ask(lambda: services.requests.one(person, request_id), done)

    def _fill_lists(self) -> None:
        reference = self.desk.reference
        self.unit.set_items([(row.id, row.name, row.work_type) for row in reference.units])
        self.work_type.set_items([(row.id, row.name, "") for row in reference.work_types])

    def discard(self) -> None:
        self.clear_errors()
        self._editing = None
        self.student.clear()
        self.hours.clear()
        self.description.setText("")
        if len(self.desk.reference.units) != 1:
            self.unit.set_current_id(None)
            self._on_unit_chosen(told=False)
        self._show_editing()
        self._show_existing()
