"""A new account, and the units in which somebody works."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.text import clean
from hamyar_desktop.services.make_password import make_password
from hamyar_desktop.services.rows import PersonRow
from hamyar_desktop.services.what_changed import Meanwhile
from hamyar_desktop.services.words import words
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.form_dialog import FormDialog
from hamyar_desktop.ui.widgets.check_list import CheckList
from hamyar_desktop.ui.widgets.choice import Choice
from hamyar_desktop.ui.widgets.field import Field

translate = QCoreApplication.translate


def _unit_list(desk: Desk) -> tuple[CheckList, Field]:
    units = CheckList("personUnits")
    units.set_items([(row.id, row.name) for row in desk.reference.units])
    field = Field(translate("PersonForm", "Units"), units)
    units.set_names(translate("PersonForm", "Units"), translate("PersonForm", "Part of a unit's name…"))
    return units, field


def _units_hint(role: Role, count: int) -> str:
    """What the ticks mean for the role."""
    if role is Role.AFFAIRS:
        return translate("PersonForm", "Student affairs works in every unit; nothing need be ticked.")
    if role is Role.VIEWER and not count:
        return translate("PersonForm", "A viewer without a unit reads everything.")
    if not count:
        return translate("PersonForm", "Without a unit this person can do nothing yet.")
    return translate("PersonForm", "Works only in the ticked units.")


class PersonForm(FormDialog):
    """Name, role and units; the first password is made here and shown once the account is there."""

    made = Signal(str, str)
    """Sign-in name and password of the new account."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "personForm", parent)
        self.display_name, self.name = QLineEdit(), QLineEdit()
        self.display_name.setObjectName("personDisplayName")
        self.name.setObjectName("personName")
        self.role = Choice("personRole")
        self.role.fill([(text, key) for key, text in words("role", desk.language).items()])
        self.units, self.units_field = _unit_list(desk)
        self.display_field = Field(translate("PersonForm", "First and last name"), self.display_name)
        self.name_field = Field(translate("PersonForm", "Sign-in name"), self.name, required=True)
        self.role_field = Field(translate("PersonForm", "Role"), self.role, required=True)
        self.role.set_name(translate("PersonForm", "Role"))
        names = QHBoxLayout()
        names.setSpacing(12)
        names.addWidget(self.display_field, 1)
        names.addWidget(self.name_field, 1)
        self.body.addLayout(names)
        self.body.addWidget(self.role_field)
        self.body.addWidget(self.units_field)
        self.role.currentIndexChanged.connect(lambda _place: self._follow_role())
        self.units.changed.connect(self._follow_role)
        self.errors_of(
            {
                Code.PERSON_EXISTS: self.name_field,
                Code.CONTROL_CHARACTER: self.name_field,
                Code.TEXT_TOO_LONG: self.name_field,
                Code.UNIT_UNKNOWN: self.units_field,
            }
        )
        self.set_words(
            translate("PersonForm", "New account"),
            translate("PersonForm", "A password is made for it and shown once."),
            translate("PersonForm", "Make the account"),
        )
        self._follow_role()
        self.begin(self.display_name)

    def typed(self) -> tuple[object, ...]:
        return self.display_name.text(), self.name.text(), self.role.currentData(), tuple(self.units.ticked())

    def save(self) -> None:
        services, person = self.desk.services, self.desk.person
        name, shown, role = self.name.text(), self.display_name.text(), self._role()
        units = [] if role is Role.AFFAIRS else [text for _, text in self.units.ticked()]
        if not name.strip():
            self.name_field.set_error(
                translate("PersonForm", "The sign-in name is empty. Type a short name, e.g. in Latin letters.")
            )
            self.name.setFocus()
            return
        password = make_password()
        self.send(
            lambda: services.people.add(person, name, role, password, units, shown),
            lambda _changes: self.made.emit(clean(name), password),
        )

    def _role(self) -> Role:
        return Role(str(self.role.currentData()))

    def _follow_role(self) -> None:
        role = self._role()
        self.units.setEnabled(role is not Role.AFFAIRS)
        self.units_field.set_hint(_units_hint(role, len(self.units.ticked())))


class PersonUnitsForm(FormDialog):
    """Ticks the units in which somebody works from the next sign-in on."""

    def __init__(self, desk: Desk, row: PersonRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "personUnitsForm", parent)
        self._row = row
        self.units, self.units_field = _unit_list(desk)
        self.fill()
        self.units.changed.connect(self._show_hint)
        self.body.addWidget(self.units_field)
        self.errors_of({Code.UNIT_UNKNOWN: self.units_field})
        self.set_words(
            translate("PersonForm", "Units of %1").replace("%1", row.display_name),
            translate("PersonForm", "It holds from the next sign-in on."),
            translate("PersonForm", "Save the units"),
        )
        self._show_hint()
        self.begin(self.units)

    def typed(self) -> tuple[object, ...]:
        return tuple(sorted(self.units.ticked()))

    def since_seen(self) -> Callable[[], Meanwhile[PersonRow]]:
        services, person, seen = self.desk.services, self.desk.person, self._row
        return lambda: services.what_changed.in_units(person, seen)

    def take(self, stored: PersonRow) -> None:
        self._row = stored

    def fill(self) -> None:
        self.units.set_items([(row.id, row.name) for row in self.desk.reference.units], self._row.unit_ids)

    def save(self) -> None:
        services, person, name, seen = self.desk.services, self.desk.person, self._row.name, self._row.unit_ids
        units = [text for _, text in self.units.ticked()]
        text = translate("PersonForm", "The units of %1 were saved.").replace("%1", self._row.display_name)
        self.send(
            lambda: services.people.set_units(person, name, units, seen),
            lambda _changes: self.desk.say(text, "success"),
        )

    def _show_hint(self) -> None:
        self.units_field.set_hint(_units_hint(self._row.role, len(self.units.ticked())))
