"""Accounts of the people who work with the program, the units they work in, and units themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.policy import Policy, check_policy
from hamyar_desktop.domain.roles import Permission, Person, Role, require
from hamyar_desktop.domain.text import clean, fold
from hamyar_desktop.services.ports import Outside, UnitOfWork
from hamyar_desktop.services.rows import Changes, PersonRow
from hamyar_desktop.services.sign_in import check_password, clean_person_name


@dataclass(frozen=True)
class GovernPeople:
    """Student affairs makes, disables and renews accounts, adds units and sets the rules that are settings."""

    outside: Outside

    def add(
        self,
        person: Person,
        name: str,
        role: Role,
        password: str,
        units: Iterable[str] = (),
        display_name: str = "",
    ) -> Changes:
        """Raises ``not_allowed``, ``person_exists``, ``unit_unknown``, ``password_too_weak``, ``name_missing``."""
        require(person, Permission.GOVERN_PEOPLE)
        tidy = clean_person_name(name)
        check_password(tidy, password)
        hashed = self.outside.hasher.hash(password)
        with self.outside.open_unit(person) as unit:
            if unit.people.by_name(tidy) is not None:
                raise RuleBroken(Code.PERSON_EXISTS, name=tidy)
            unit_ids = [find_unit(unit, text) for text in units]
            shown = clean(display_name) or tidy
            unit.people.add(tidy, shown, role, hashed, unit_ids)
            unit.commit()
        return Changes(people=True)

    def set_password(self, person: Person, name: str, password: str) -> Changes:
        """A new password for somebody. Raises ``person_unknown``, ``password_too_weak``."""
        require(person, Permission.GOVERN_PEOPLE)
        check_password(name, password)
        hashed = self.outside.hasher.hash(password)
        with self.outside.open_unit(person) as unit:
            unit.people.set_password(_person(unit, name).id, hashed)
            unit.commit()
        return Changes(people=True)

    def set_active(self, person: Person, name: str, active: bool) -> Changes:
        """Disabled people cannot sign in and stay in the history; nobody disables himself."""
        require(person, Permission.GOVERN_PEOPLE)
        with self.outside.open_unit(person) as unit:
            row = _person(unit, name)
            if row.id == person.id:
                raise RuleBroken(Code.NOT_ALLOWED, permission=Permission.GOVERN_PEOPLE.value, role=person.role.value)
            unit.people.set_active(row.id, active)
            unit.commit()
        return Changes(people=True)

    def set_units(self, person: Person, name: str, units: Iterable[str], seen: Iterable[int] | None = None) -> Changes:
        """Where somebody works from the next sign-in on; ``seen`` are the units that were shown, None not to ask.

        Raises ``not_allowed``, ``person_unknown``, ``unit_unknown``, ``changed_by_other``.
        """
        require(person, Permission.GOVERN_PEOPLE)
        with self.outside.open_unit(person) as unit:
            unit_ids = [find_unit(unit, text) for text in units]
            unit.people.set_units(_person(unit, name).id, unit_ids, seen)
            unit.commit()
        return Changes(people=True)

    def all(self, person: Person) -> list[PersonRow]:
        """Every account. Raises ``not_allowed``."""
        require(person, Permission.GOVERN_PEOPLE)
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.people.all()

    def add_unit(self, person: Person, name: str, work_type: str) -> Changes:
        """A unit by name, e.g. a faculty. Raises ``unit_exists``, ``work_type_unknown``, ``name_missing``."""
        require(person, Permission.GOVERN_QUOTAS)
        tidy = clean_person_name(name)
        with self.outside.open_unit(person) as unit:
            if unit.units.by_name(tidy) is not None:
                raise RuleBroken(Code.UNIT_EXISTS, unit=tidy)
            unit.units.add(tidy, find_work_type(unit, work_type))
            unit.commit()
        return Changes(quotas=True)

    def policy(self, person: Person) -> Policy:
        """The rules that are settings."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.policy.read()

    def set_policy(self, person: Person, policy: Policy) -> Changes:
        """Raises ``not_allowed``, ``hours_out_of_range``, ``number_pattern_invalid``, ``control_character``."""
        require(person, Permission.GOVERN_SETTINGS)
        tidy = check_policy(policy)
        with self.outside.open_unit(person) as unit:
            unit.policy.write(tidy)
            unit.commit()
        return Changes(terms=True)

    def unit_id(self, person: Person, name: str) -> int:
        """The id of a unit by its name in any spelling. Raises ``unit_unknown``."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return find_unit(unit, name)

    def work_type_id(self, person: Person, name: str) -> int:
        """The id of a work type by its name in any spelling. Raises ``work_type_unknown``."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return find_work_type(unit, name)


def _person(unit: UnitOfWork, name: str) -> PersonRow:
    row = unit.people.by_name(name)
    if row is None:
        raise RuleBroken(Code.PERSON_UNKNOWN, name=name)
    return row


def find_unit(unit: UnitOfWork, name: str) -> int:
    """Raises ``unit_unknown``, with reason ``empty`` when no name is given."""
    if not fold(name):
        raise RuleBroken(Code.UNIT_UNKNOWN, reason="empty", unit="")
    row = unit.units.by_name(name)
    if row is None:
        raise RuleBroken(Code.UNIT_UNKNOWN, unit=name)
    return row.id


def find_work_type(unit: UnitOfWork, name: str) -> int:
    """Raises ``work_type_unknown``."""
    key = fold(name)
    for row in unit.units.work_types():
        if fold(row.name) == key:
            return row.id
    raise RuleBroken(Code.WORK_TYPE_UNKNOWN, work_type=name)
