"""Stage 4: «ثبت شماره حساب بانک دانشجو» — the account into which a student is paid."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.errors import Caution, Code, RuleBroken
from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.domain.sheba import Sheba, cautions, parse_account_number, parse_sheba
from hamyar_desktop.domain.student import parse_student_number
from hamyar_desktop.services.ports import Outside, UnitOfWork
from hamyar_desktop.services.rows import Changes, NewAccount, RequestFilter, StudentRow
from hamyar_desktop.services.term_guard import find_term, refuse_late


@dataclass(frozen=True)
class Saved:
    """A stored account and what looks wrong about it (shown, not blocking)."""

    changes: Changes
    cautions: tuple[Caution, ...]


@dataclass(frozen=True)
class SetBankAccount:
    """Checks and stores an account in the student's own name."""

    outside: Outside

    def __call__(self, person: Person, entry: NewAccount) -> Saved:
        """Raises ``student_unknown``, ``not_allowed``, ``deadline_passed``, ``sheba_invalid``,
        ``sheba_of_other_student``, ``account_invalid``, ``own_name_not_confirmed``, ``changed_by_other``.
        """
        with self.outside.open_unit(person) as unit:
            student = self._student(unit, person, entry.student_number)
            refuse_late(find_term(unit), unit.policy.read(), self.outside.clock)
            sheba = parse_sheba(entry.sheba)
            account = parse_account_number(entry.account_number) if entry.account_number.strip() else ""
            self.refuse_shared(unit, person, sheba, student)
            if not entry.own_name:
                raise RuleBroken(Code.OWN_NAME_NOT_CONFIRMED)
            stored = unit.accounts.of(student.id)
            if entry.version is not None and entry.version != (stored.version if stored else 0):
                raise RuleBroken(Code.CHANGED_BY_OTHER)
            unit.accounts.save(
                student.id, bank_code=sheba.bank_code, account_number=account, sheba=sheba.text, person=person,
                now=self.outside.clock(), version=stored.version if stored else None,
            )  # fmt: skip
            unit.commit()
        return Saved(Changes(accounts=True, requests=True), cautions(sheba, account, entry.bank_code))

    def check_owner(self, person: Person, student_number: str, sheba_text: str) -> None:
        """While typing: raises ``sheba_of_other_student`` if the Sheba is somebody else's, and ``not_allowed``."""
        require(person, Permission.ENTER_ACCOUNT)
        sheba = parse_sheba(sheba_text)
        with self.outside.open_unit(person, readonly=True) as unit:
            student = unit.students.by_number(student_number)
            if student is not None:
                self.refuse_shared(unit, person, sheba, student)

    def _student(self, unit: UnitOfWork, person: Person, number: str) -> StudentRow:
        require(person, Permission.ENTER_ACCOUNT)
        tidy = parse_student_number(number, unit.policy.read().student_number_pattern)
        student = unit.students.by_number(tidy)
        if student is None:
            raise RuleBroken(Code.STUDENT_UNKNOWN, number=tidy)
        if not self._concerns(unit, person, student.id):
            raise RuleBroken(Code.NOT_ALLOWED, permission=Permission.ENTER_ACCOUNT.value, role=person.role.value)
        return student

    def _concerns(self, unit: UnitOfWork, person: Person, student_id: int) -> bool:
        return person.sees_all_units or bool(unit.requests.ids(person, RequestFilter(student_id=student_id)))

    def refuse_shared(self, unit: UnitOfWork, person: Person, sheba: Sheba, student: StudentRow) -> None:
        """Raises ``sheba_of_other_student``, naming the other only to those who may see that student's requests."""
        owner = unit.accounts.owner_of_sheba(sheba.text)
        if owner is None or owner.id == student.id:
            return
        other = f"{owner.name}، {owner.number}" if self._concerns(unit, person, owner.id) else None
        raise RuleBroken(Code.SHEBA_OF_OTHER_STUDENT, other=other)
