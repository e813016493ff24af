"""Accounts of the people who work with the program: role, units, and whether they may sign in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hamyar_desktop.domain.roles import Role
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.services.make_password import make_password
from hamyar_desktop.services.rows import Changes, PersonRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.confirm import Ask, Question, ask_in
from hamyar_desktop.ui.dialogs.one_time_password import OneTimePassword
from hamyar_desktop.ui.dialogs.person_form import PersonForm, PersonUnitsForm
from hamyar_desktop.ui.locale import is_persian, number_text
from hamyar_desktop.ui.tables.request_columns import language
from hamyar_desktop.ui.tables.rows_table import RowsTable
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.icon_button import IconButton

translate = QCoreApplication.translate


def _active_chip(row: PersonRow) -> tuple[str, str, str]:
    if row.active:
        return translate("PeoplePanel", "Active"), "success", "check"
    return translate("PeoplePanel", "Disabled"), "neutral", "ban"


def _units(row: PersonRow) -> str:
    if row.role is Role.AFFAIRS or (row.role is Role.VIEWER and not row.units):
        return translate("PeoplePanel", "all units")
    return ("، " if is_persian() else ", ").join(row.units) or "—"


class PeoplePanel(Card):
    """The buttons follow the selected account; nobody disables the own one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.ask: Ask = ask_in(self)
        self.table = RowsTable("peopleTable", self._columns(), lambda row: row.id)
        self.table.set_row_height(54)
        self.table.selection_changed.connect(self._follow_selection)
        self.table.activated_row.connect(lambda _place: self.edit_units())
        self.active_button = IconButton("toggleActive", "ban", self.toggle_active)
        self.password_button = IconButton("newPassword", "key-round", self.new_password)
        self.units_button = IconButton("editUnits", "building-2", self.edit_units)
        self.add_button = IconButton("addPerson", "user-plus", self.add, "primary")
        for button in (self.active_button, self.password_button, self.units_button, self.add_button):
            self.add_header_widget(button)
        self.hold_table(self.table)
        self.retranslate()

    def _columns(self) -> list[Column]:
        return [
            Column(
                "person", lambda: translate("PeoplePanel", "Person"), lambda row: row.display_name, 220, stretch=True,
                detail=lambda row: row.name, avatar=True,
            ),
            Column(
                "role", lambda: translate("PeoplePanel", "Role"), lambda row: word("role", row.role, language()), 150
            ),
            Column("units", lambda: translate("PeoplePanel", "Units"), _units, 300, tooltip=_units),
            Column(
                "active", lambda: translate("PeoplePanel", "State"), lambda row: _active_chip(row)[0], 124,
                chip=_active_chip,
            ),
        ]  # fmt: skip

    # -- reading
    def reload(self) -> None:
        """Reads the accounts anew."""
        desk, person = self._desk, self._desk.person
        desk.runner.run_latest(
            f"people-{id(self)}", lambda: desk.services.people.all(person), self._take, desk.say_error
        )

    def _take(self, rows: list[PersonRow]) -> None:
        self.table.show_rows(rows)
        self._show_title()

    def _show_title(self) -> None:
        count = self.table.rows_model.rowCount()
        self.set_title(translate("PeoplePanel", "Accounts (%1)").replace("%1", number_text(count)))

    def _follow_selection(self) -> None:
        row: PersonRow | None = self.table.chosen()
        own = row is not None and row.id == self._desk.person.id
        self.password_button.setEnabled(row is not None)
        self.units_button.setEnabled(row is not None and row.role is not Role.AFFAIRS)
        self.active_button.setEnabled(row is not None and not own)
        if row is not None and not row.active:
            self.active_button.set_words(translate("PeoplePanel", "Enable"))
            self.active_button.set_icon("check")
        else:
            own_words = translate("PeoplePanel", "You cannot disable your own account.") if own else ""
            self.active_button.set_words(translate("PeoplePanel", "Disable"), own_words)
            self.active_button.set_icon("ban")

    # -- doing
    def add(self) -> None:
        """The form of a new account; then its password, once."""
        form = PersonForm(self._desk, self.window())
        form.made.connect(self.show_password)
        form.open()

    def show_password(self, name: str, password: str) -> None:
        """The password of an account, once."""
        OneTimePassword(name, password, self.window()).open()

    def edit_units(self) -> None:
        """The form of the selected person's units; student affairs works everywhere."""
        row: PersonRow | None = self.table.chosen()
        if row is not None and row.role is not Role.AFFAIRS:
            PersonUnitsForm(self._desk, row, self.window()).open()

    def new_password(self) -> None:
        """A new password for the selected person after a question; the old one is good no more."""
        row: PersonRow | None = self.table.chosen()
        if row is None:
            return
        question = Question(
            row.display_name,
            translate("PeoplePanel", "Make a new password for %1?").replace("%1", row.display_name),
            translate("PeoplePanel", "The present password is good no more; the new one is shown once."),
            translate("PeoplePanel", "New password"),
        )
        if not self.ask(question):
            return
        desk, person, name, password = self._desk, self._desk.person, row.name, make_password()

        def done(_changes: Changes) -> None:
            self.show_password(name, password)

        desk.command(lambda: desk.services.people.set_password(person, name, password), done)

    def toggle_active(self) -> None:
        """Disables the selected person after a question, or enables again."""
        row: PersonRow | None = self.table.chosen()
        if row is None or (row.active and not self.ask(self._question(row))):
            return
        desk, person, name, active = self._desk, self._desk.person, row.name, not row.active
        text = (
            translate("PeoplePanel", "%1 can sign in again.")
            if active
            else translate("PeoplePanel", "%1 can sign in no more.")
        )

        def done(_changes: Changes) -> None:
            desk.say(text.replace("%1", row.display_name), "success")

        desk.command(lambda: desk.services.people.set_active(person, name, active), done)

    def _question(self, row: PersonRow) -> Question:
        return Question(
            row.display_name,
            translate("PeoplePanel", "Disable the account of %1?").replace("%1", row.display_name),
            translate("PeoplePanel", "Signing in is then refused; what was done under the name stays in the history."),
            translate("PeoplePanel", "Disable"),
            danger=True,
        )

    # -- words
    def retranslate(self) -> None:
        """Words in the present language."""
        self.password_button.set_words(translate("PeoplePanel", "New password"))
        self.units_button.set_words(translate("PeoplePanel", "Units"))
        self.add_button.set_words(translate("PeoplePanel", "New account"))
        self.table.setAccessibleName(translate("PeoplePanel", "Accounts"))
        self.table.set_empty(
            "users",
            translate("PeoplePanel", "There is nobody yet"),
            translate("PeoplePanel", "Make an account for everybody who works with the program."),
        )
        self._show_title()
        self._follow_selection()
