"""Finding students by number or name, for search boxes and the table of students."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Permission, Person
from hamyar_desktop.domain.student import parse_student_number
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.rows import BankAccountRow, RequestFilter, StudentCard, StudentRow


@dataclass(frozen=True)
class FindStudents:
    """Students are found by everybody; what a card shows beside the names depends on the units."""

    outside: Outside

    def __call__(self, person: Person, text: str, limit: int = 20) -> list[StudentRow]:
        """The best matches of a number prefix or parts of a name, in any spelling."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.students.find(text, limit)

    def ids(self, person: Person, text: str, sort: str = "name", *, descending: bool = False) -> array[int]:
        """All matches by ``name``, ``number`` or ``faculty``, words in Persian order."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.students.ids(text, sort, descending=descending)

    def page(self, person: Person, ids: Sequence[int]) -> list[StudentRow]:
        """Rows of a table page."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.students.page(ids)

    def card(self, person: Person, number: str) -> StudentCard:
        """The student with that number. Raises ``student_number_invalid`` or ``student_unknown``.

        The bank account shows to student affairs and to units that have a request of the student.
        """
        with self.outside.open_unit(person, readonly=True) as unit:
            tidy = parse_student_number(number, unit.policy.read().student_number_pattern)
            student = unit.students.by_number(tidy)
            if student is None:
                raise RuleBroken(Code.STUDENT_UNKNOWN, number=tidy)
            ids = unit.requests.ids(person, RequestFilter(student_id=student.id))
            requests = tuple(unit.requests.page(person, ids[:200]))
            card = StudentCard(student, requests, None)
            return replace(card, account=unit.accounts.of(student.id)) if self.may_see_account(person, card) else card

    def may_see_account(self, person: Person, card: StudentCard) -> bool:
        """Whether a missing account on the card means that there is none."""
        return person.sees_all_units or bool(card.requests)

    def account(self, person: Person, number: str) -> tuple[StudentRow, BankAccountRow]:
        """A student's bank account. Raises what ``card`` raises, ``account_missing``, and ``not_allowed`` where the
        student has no request in the person's units.
        """
        card = self.card(person, number)
        if not self.may_see_account(person, card):
            raise RuleBroken(Code.NOT_ALLOWED, permission=Permission.VIEW.value, role=person.role.value)
        if card.account is None:
            raise RuleBroken(Code.ACCOUNT_MISSING, number=card.student.number)
        return card.student, card.account

    def may_enter_account(self, person: Person, card: StudentCard) -> bool:
        """Whether stage 4 is open to this person for this student."""
        return person.may(Permission.ENTER_ACCOUNT) and self.may_see_account(person, card)
