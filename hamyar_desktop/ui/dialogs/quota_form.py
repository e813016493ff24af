"""Seats of a unit in a term with the letter that orders them, and a unit that is not in the table yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.services.rows import QuotaRow, UnitRow
from hamyar_desktop.services.what_changed import Meanwhile
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.form_dialog import FormDialog
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.widgets.choice import Choice
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.number_edit import NumberEdit

translate = QCoreApplication.translate


class QuotaForm(FormDialog):
    """«ظرفیت» and «شماره نامه» of one line of the approved table."""

    def __init__(
        self, desk: Desk, unit: UnitRow, quota: QuotaRow | None, term_code: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(desk, "quotaForm", parent)
        self._unit, self._term_code, self._quota = unit, term_code, quota
        self.seats = NumberEdit("quotaSeats")
        self.letter = QLineEdit()
        self.letter.setObjectName("quotaLetter")
        self.seats_field = Field(translate("QuotaForm", "Seats"), self.seats, required=True)
        self.letter_field = Field(translate("QuotaForm", "Number of the letter"), self.letter)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.seats_field, 1)
        row.addWidget(self.letter_field, 1)
        self.body.addLayout(row)
        self.errors_of(
            {
                Code.QUOTA_INVALID: self.seats_field,
                Code.QUOTA_BELOW_USED: self.seats_field,
                Code.CONTROL_CHARACTER: self.letter_field,
                Code.TEXT_TOO_LONG: self.letter_field,
            }
        )
        about = translate("QuotaForm", "%1 — work type: %2").replace("%2", unit.work_type)
        self.set_words(
            unit.name,
            about.replace("%1", parse_term_code(term_code).title(desk.language)),
            translate("QuotaForm", "Save the quota"),
        )
        self.fill()
        self.begin(self.seats)
        self.seats.selectAll()

    def since_seen(self) -> Callable[[], Meanwhile[QuotaRow | None]]:
        services, person, seen = self.desk.services, self.desk.person, self._quota
        unit_id, code = self._unit.id, self._term_code
        return lambda: services.what_changed.in_quota(person, unit_id, code, seen)

    def take(self, stored: QuotaRow | None) -> None:
        self._quota = stored

    def fill(self) -> None:
        quota = self._quota
        self.seats.set_value(quota.seats if quota else None)
        self.letter.setText(number_text(quota.letter) if quota else "")
        used = translate("QuotaForm", "%1 are used").replace("%1", number_text(quota.used)) if quota else ""
        self.seats_field.set_hint(used or translate("QuotaForm", "Not permitted so far: with seats it may register."))

    def typed(self) -> tuple[object, ...]:
        return self.seats.value(), self.letter.text()

    def save(self) -> None:
        services, person = self.desk.services, self.desk.person
        unit, code, quota, letter = self._unit, self._term_code, self._quota, self.letter.text()
        if quota is not None and letter == number_text(quota.letter):
            # Shown in other digits, but not changed.
            letter = quota.letter
        # An empty field is no number of seats, which the rule refuses as it refuses any other.
        seats = self.seats.value()
        wanted = -1 if seats is None else seats
        text = translate("QuotaForm", "The quota of “%1” was saved.").replace("%1", unit.name)
        self.send(
            lambda: services.terms.set_quota(person, unit.id, wanted, code, letter, quota),
            lambda _changes: self.desk.say(text, "success"),
        )


class UnitForm(FormDialog):
    """A unit by name, e.g. a faculty, with its one work type."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "unitForm", parent)
        self.name = QLineEdit()
        self.name.setObjectName("unitName")
        self.work_type = Choice("unitWorkType")
        self.work_type.fill([(row.name, row.name) for row in desk.reference.work_types])
        self.name_field = Field(translate("UnitForm", "Name of the unit"), self.name, required=True)
        self.work_type_field = Field(translate("UnitForm", "Work type"), self.work_type, required=True)
        self.name_field.set_hint(translate("UnitForm", "e.g. Faculty of Engineering; names cannot be changed later."))
        self.body.addWidget(self.name_field)
        self.body.addWidget(self.work_type_field)
        self.errors_of(
            {
                Code.UNIT_EXISTS: self.name_field,
                Code.CONTROL_CHARACTER: self.name_field,
                Code.TEXT_TOO_LONG: self.name_field,
                Code.WORK_TYPE_UNKNOWN: self.work_type_field,
            }
        )
        self.set_words(
            translate("UnitForm", "New unit"),
            translate("UnitForm", "Its requests have this work type. It may register once it has seats in the term."),
            translate("UnitForm", "Add the unit"),
        )
        self.begin(self.name)

    def typed(self) -> tuple[object, ...]:
        return self.name.text(), self.work_type.currentData()

    def save(self) -> None:
        services, person = self.desk.services, self.desk.person
        name, work_type = self.name.text(), str(self.work_type.currentData())
        if not name.strip():
            self.name_field.set_error(translate("UnitForm", "The name is empty. Type the name of the unit."))
            self.name.setFocus()
            return
        text = translate("UnitForm", "The unit “%1” was added.").replace("%1", name.strip())
        self.send(
            lambda: services.people.add_unit(person, name, work_type),
            lambda _changes: self.desk.say(text, "success"),
        )
