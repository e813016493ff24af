"""Looking back: who changed what and when, for one record or for the whole scheme."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.services.ports import Outside, UnitOfWork
from hamyar_desktop.services.request_guard import find_request
from hamyar_desktop.services.rows import AuditFilter, HistoryRow, Subject

Key = tuple[str, int]
"""Kind of record and id."""
_POINTS_TO = {"student_id": "student", "own_name_by": "person"}


@dataclass(frozen=True)
class ShowHistory:
    """Reads the audit; nobody writes it but the database."""

    outside: Outside

    def of_request(self, person: Person, request_id: int) -> list[HistoryRow]:
        """Newest first. Raises ``request_unknown`` (also for requests of other units)."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.audit.of("work_request", find_request(unit, person, request_id).id)

    def ids(self, person: Person, wanted: AuditFilter) -> array[int]:
        """All entries, newest first, for those who may see the audit. Raises ``not_allowed``."""
        require(person, Permission.VIEW_AUDIT)
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.audit.ids(wanted)

    def page(self, person: Person, ids: Sequence[int]) -> list[HistoryRow]:
        """Rows of a table page. Raises ``not_allowed``."""
        require(person, Permission.VIEW_AUDIT)
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.audit.page(ids)

    def subjects(self, person: Person, entries: Sequence[HistoryRow]) -> dict[Key, Subject]:
        """Names of the records that entries are about and of those that their changes point to.

        What is gone or has no name (a setting) is left out. Raises ``not_allowed``.
        """
        require(person, Permission.VIEW_AUDIT)
        wanted: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            wanted[entry.entity].add(entry.entity_id)
            for change in entry.changes:
                kind = _POINTS_TO.get(change.field)
                if kind is not None:
                    wanted[kind] |= {value for value in (change.before, change.after) if isinstance(value, int)}
        with self.outside.open_unit(person, readonly=True) as unit:
            return _named(unit, wanted)


def _named(unit: UnitOfWork, wanted: Mapping[str, set[int]]) -> dict[Key, Subject]:
    owners = unit.accounts.students_of(_in_order(wanted, "bank_account"))
    students = {
        row.id: Subject(row.name, row.number)
        for row in unit.students.page(sorted({*_in_order(wanted, "student"), *owners.values()}))
    }
    found: dict[Key, Subject] = {("student", key): subject for key, subject in students.items()}
    found |= {("bank_account", key): students[owner] for key, owner in owners.items()}
    requests = unit.requests.by_ids(_in_order(wanted, "work_request"))
    found |= {("work_request", row.id): Subject(row.student_name, row.unit) for row in requests}
    quotas = unit.quotas.by_ids(_in_order(wanted, "unit_quota"))
    found |= {("unit_quota", key): Subject(row.unit, row.term_code) for key, row in quotas.items()}
    small: dict[str, Iterable[tuple[int, Subject]]] = {
        "term": ((row.id, Subject(row.code)) for row in unit.terms.all()),
        "unit": ((row.id, Subject(row.name)) for row in unit.units.all()),
        "person": ((row.id, Subject(row.display_name, row.name)) for row in unit.people.all()),
    }
    for kind, pairs in small.items():
        found |= {(kind, key): subject for key, subject in pairs if key in wanted.get(kind, ())}
    return found


def _in_order(wanted: Mapping[str, set[int]], kind: str) -> list[int]:
    return sorted(wanted.get(kind, ()))
