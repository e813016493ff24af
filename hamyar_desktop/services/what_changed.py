"""What somebody else changed in a record since it was read: for the person who comes second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Generic, TypeVar

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.request_guard import find_request
from hamyar_desktop.services.rows import (
    BankAccountRow,
    FieldChange,
    HistoryRow,
    PersonRow,
    QuotaRow,
    RequestRow,
    StudentRow,
    TermRow,
)
from hamyar_desktop.services.term_guard import find_term

T = TypeVar("T")
_ACCOUNT_FIELDS = ("bank_code", "account_number", "sheba")
_SEATS = ("seats", "letter")
Values = frozenset[tuple[str, object]]
"""What a record without a version holds: pairs of field and value; a field may have several, or none."""


@dataclass(frozen=True)
class Meanwhile(Generic[T]):
    """What is stored now and how it came about, newest first; read at one moment, so that nothing is overlooked."""

    stored: T
    entries: list[HistoryRow]


@dataclass(frozen=True)
class WhatChanged:
    """Entries of the history, newest first."""

    outside: Outside

    def in_request(self, person: Person, seen: RequestRow) -> list[HistoryRow]:
        """Since ``seen`` was read. Raises ``request_unknown``."""
        with self.outside.open_unit(person, readonly=True) as unit:
            now = find_request(unit, person, seen.id)
            entries = unit.audit.of("work_request", seen.id)
        return _later(entries, now.version, seen.version)

    def in_account(self, person: Person, student_id: int, seen: BankAccountRow | None) -> list[HistoryRow]:
        """The difference between the account that was seen (None: there was none) and the stored one, as one entry."""
        with self.outside.open_unit(person, readonly=True) as unit:
            now = unit.accounts.of(student_id)
        if now is None:
            return []
        changes = tuple(
            FieldChange(field, getattr(seen, field) if seen else None, getattr(now, field))
            for field in _ACCOUNT_FIELDS
            if seen is None or getattr(seen, field) != getattr(now, field)
        )
        action = "update" if seen else "insert"
        return [HistoryRow(0, now.own_name_at, now.own_name_by, "bank_account", 0, action, changes)]

    def in_student(self, person: Person, seen: StudentRow) -> Meanwhile[StudentRow]:
        """Since ``seen`` was read. Raises ``not_allowed``, ``student_unknown``."""
        require(person, Permission.IMPORT_STUDENTS)
        with self.outside.open_unit(person, readonly=True) as unit:
            now = unit.students.by_id(seen.id)
            if now is None:
                raise RuleBroken(Code.STUDENT_UNKNOWN, number=seen.number)
            return Meanwhile(now, _later(unit.audit.of("student", seen.id), now.version, seen.version))

    def in_term(self, person: Person, seen: TermRow) -> Meanwhile[TermRow]:
        """Since ``seen`` was read. Raises ``not_allowed``, ``term_unknown``."""
        require(person, Permission.GOVERN_TERMS)
        with self.outside.open_unit(person, readonly=True) as unit:
            now = find_term(unit, seen.code)
            return Meanwhile(now, _later(unit.audit.of("term", now.id), now.version, seen.version))

    def in_quota(
        self, person: Person, unit_id: int, term_code: str, seen: QuotaRow | None
    ) -> Meanwhile[QuotaRow | None]:
        """Since the line of a unit was ``seen`` (None: there was none). Raises ``not_allowed``, ``term_unknown``."""
        require(person, Permission.GOVERN_QUOTAS)
        with self.outside.open_unit(person, readonly=True) as unit:
            term = find_term(unit, term_code)
            now = unit.quotas.of(unit_id, term.id)
            number = unit.quotas.id_of(unit_id, term.id)
            entries = [] if number is None else unit.audit.of("unit_quota", number)
        return Meanwhile(now, _back_to(_line(seen), _line(now), entries, _SEATS))

    def in_units(self, person: Person, seen: PersonRow) -> Meanwhile[PersonRow]:
        """Since the units of ``seen`` were read. Raises ``not_allowed``, ``person_unknown``."""
        require(person, Permission.GOVERN_PEOPLE)
        with self.outside.open_unit(person, readonly=True) as unit:
            now = unit.people.by_name(seen.name)
            if now is None:
                raise RuleBroken(Code.PERSON_UNKNOWN, name=seen.name)
            entries = _back_to(_units(seen), _units(now), unit.audit.of("person", now.id), ("unit_id",))
            names = {row.id: row.name for row in unit.units.all()}
        return Meanwhile(now, _as_lists(_units(now), entries, names))


def _later(entries: list[HistoryRow], now: int, seen: int) -> list[HistoryRow]:
    """Every change makes one version and one entry; times would tell less, for clocks differ."""
    return entries[: max(0, now - seen)]


def _line(quota: QuotaRow | None) -> Values:
    return frozenset((field, getattr(quota, field)) for field in _SEATS) if quota else frozenset()


def _units(row: PersonRow) -> Values:
    return frozenset(("unit_id", unit_id) for unit_id in row.unit_ids)


def _back_to(seen: Values, now: Values, entries: Sequence[HistoryRow], fields: Sequence[str]) -> list[HistoryRow]:
    """The newest entries that lead back to what was seen when they are undone, with these fields alone."""
    told = []
    for entry in entries:
        if now == seen:
            break
        changes = tuple(change for change in entry.changes if change.field in fields)
        now = _undone(now, changes)
        if changes:
            told.append(replace(entry, changes=changes))
    return told


def _undone(now: Values, changes: Sequence[FieldChange]) -> Values:
    before = {(change.field, change.before) for change in changes if change.before is not None}
    return (now - {(change.field, change.after) for change in changes}) | before


def _as_lists(now: Values, entries: Sequence[HistoryRow], names: Mapping[int, str]) -> list[HistoryRow]:
    """The history tells of each unit alone; a reader is told of the whole list, once for each person in turn."""
    told = []
    for _, turn in groupby(entries, key=lambda entry: entry.person):
        of_person = list(turn)
        after = now
        for entry in of_person:
            now = _undone(now, entry.changes)
        lists = [tuple(name for key, name in names.items() if ("unit_id", key) in held) for held in (now, after)]
        # No unit at all is told as nothing, as elsewhere in the history.
        told.append(replace(of_person[0], changes=(FieldChange("units", lists[0] or None, lists[1] or None),)))
    return told
