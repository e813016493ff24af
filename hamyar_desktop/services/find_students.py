"""Finding students by number or name, for search boxes and the table of students."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.domain.student import parse_student_number
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.rows import RequestFilter, StudentCard, StudentRow


@dataclass(frozen=True)
class FindStudents:
    """Students are found by everybody; what a card shows beside the names depends on the units."""

    outside: Outside

    def __call__(self, person: Person, text: str, limit: int = 20) -> list[StudentRow]:
        """The best matches of a number prefix or parts of a name, in any spelling."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.students.find(text, limit)

    def ids(self, person: Person, text: str) -> array[int]:
        """All matches in Persian order."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.students.ids(text)

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
            may_see = bool(requests) or person.sees_all_units
            account = unit.accounts.of(student.id) if may_see else None
            return StudentCard(student, requests, account)

    def may_enter_account(self, person: Person, card: StudentCard) -> bool:
        """Whether stage 4 is open to this person for this student."""
        try:
            require(person, Permission.ENTER_ACCOUNT)
        except RuleBroken:
            return False
        return person.sees_all_units or bool(card.requests)
