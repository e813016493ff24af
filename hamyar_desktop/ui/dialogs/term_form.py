"""A new term, or another deadline of one that is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.services.rows import TermRow
from hamyar_desktop.services.what_changed import Meanwhile
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.form_dialog import FormDialog
from hamyar_desktop.ui.locale import is_persian, number_text
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.jalali_date_edit import JalaliDateEdit
from hamyar_desktop.ui.widgets.number_edit import NumberEdit

translate = QCoreApplication.translate


class TermForm(FormDialog):
    """Code with its title while it is typed, start, end and the one deadline of all stages."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, "termForm", parent)
        self.code = NumberEdit("termCode", max_length=4)
        self.starts, self.ends = JalaliDateEdit("termStarts"), JalaliDateEdit("termEnds")
        self.deadline = JalaliDateEdit("termDeadline", with_time=True)
        self.name = QLabel()
        self.name.setObjectName("termTitle")
        self.name.setProperty("role", "strong")
        self.code_field = Field(translate("TermForm", "Code (four digits)"), self.code, required=True)
        self.starts_field = Field(translate("TermForm", "Starts on"), self.starts, required=True)
        self.deadline_field = Field(translate("TermForm", "Deadline of all stages"), self.deadline, required=True)
        self.ends_field = Field(translate("TermForm", "Ends on"), self.ends)
        self.code_field.set_hint(
            translate("TermForm", "Three digits of the year, then 1 first, 2 second or 3 summer term, e.g. %1").replace(
                "%1", number_text("4041")
            )
        )
        self.deadline_field.set_hint(
            translate("TermForm", "Day and time; without a time it is the end of the day. F4 opens the calendar.")
        )
        self.ends_field.set_hint(translate("TermForm", "Empty: the day of the deadline"))
        self.body.addWidget(self.code_field)
        self.body.addWidget(self.name)
        days = QHBoxLayout()
        days.setSpacing(12)
        days.addWidget(self.starts_field, 1)
        days.addWidget(self.ends_field, 1)
        self.body.addLayout(days)
        self.body.addWidget(self.deadline_field)
        self.code.textChanged.connect(lambda _text: self._show_name())
        self.errors_of({Code.TERM_EXISTS: self.code_field, Code.DATE_INVALID: self.starts_field})
        self.set_words(
            translate("TermForm", "New term"),
            translate("TermForm", "It is planned at first; open it when registering may begin."),
            translate("TermForm", "Add the term"),
        )
        self._show_name()
        self.begin(self.code)

    def typed(self) -> tuple[object, ...]:
        return self.code.text(), self.starts.text(), self.ends.text(), self.deadline.text()

    def save(self) -> None:
        services, person = self.desk.services, self.desk.person
        code, starts, ends, deadline = (str(part) for part in self.typed())
        text = translate("TermForm", "The term was added: %1").replace("%1", self.name.text())
        self.send(
            lambda: services.terms.add(person, code, starts, deadline, ends),
            lambda _changes: self.desk.say(text, "success"),
        )

    def field_of(self, error: RuleBroken) -> Field | None:
        """A wrong day is told at the field in which it stands."""
        if error.code is Code.TERM_INVALID:
            return self.code_field if error.facts.get("reason") == "code" else self.deadline_field
        if error.code is Code.DATE_INVALID:
            wrong = (field for field, edit in self._days() if edit.text() and edit.date() is None)
            empty = (field for field, edit in self._days()[:2] if not edit.text())
            return next(wrong, next(empty, self.deadline_field))
        return super().field_of(error)

    def _days(self) -> tuple[tuple[Field, JalaliDateEdit], ...]:
        return (
            (self.starts_field, self.starts),
            (self.deadline_field, self.deadline),
            (self.ends_field, self.ends),
        )

    def _show_name(self) -> None:
        self.code_field.clear_error()
        try:
            title = parse_term_code(self.code.text()).title("fa" if is_persian() else "en")
        except RuleBroken:
            title = ""
        self.name.setText(title or translate("TermForm", "The title appears here as soon as the code is whole."))
        self.name.setProperty("role", "strong" if title else "muted")
        self.name.style().unpolish(self.name)
        self.name.style().polish(self.name)


class DeadlineForm(FormDialog):
    """Another deadline of a term that is not sealed."""

    def __init__(self, desk: Desk, term: TermRow, parent: QWidget | None = None) -> None:
        super().__init__(desk, "deadlineForm", parent)
        self._term = term
        self.deadline = JalaliDateEdit("termDeadline", with_time=True)
        self.fill()
        self.deadline_field = Field(translate("TermForm", "Deadline of all stages"), self.deadline, required=True)
        self.deadline_field.set_hint(
            translate("TermForm", "Day and time; without a time it is the end of the day. F4 opens the calendar.")
        )
        self.body.addWidget(self.deadline_field)
        self.errors_of({Code.DATE_INVALID: self.deadline_field, Code.TERM_INVALID: self.deadline_field})
        self.set_words(
            translate("TermForm", "Change the deadline"),
            parse_term_code(term.code).title(desk.language),
            translate("TermForm", "Save the deadline"),
        )
        self.begin(self.deadline)

    def typed(self) -> tuple[object, ...]:
        return (self.deadline.text(),)

    def since_seen(self) -> Callable[[], Meanwhile[TermRow]]:
        services, person, seen = self.desk.services, self.desk.person, self._term
        return lambda: services.what_changed.in_term(person, seen)

    def take(self, stored: TermRow) -> None:
        self._term = stored

    def fill(self) -> None:
        self.deadline.set_moment(self._term.deadline)

    def save(self) -> None:
        services, person, term, text = self.desk.services, self.desk.person, self._term, self.deadline.text()
        self.send(
            lambda: services.terms.set_deadline(person, term.code, text, term.version),
            lambda _changes: self.desk.say(translate("TermForm", "The deadline was changed."), "success"),
        )
