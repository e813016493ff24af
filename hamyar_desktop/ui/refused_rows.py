"""What could not be done in a bulk command, as a reader sees it: rows with names, grouped by why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.every import Services
from hamyar_desktop.services.rows import Refusal, RequestRow
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import Language

_PAGE = 500
_TELLING = ("reason", "state", "unit", "term")
"""Facts that make another reason of the same rule: a full quota of one unit is not that of another."""


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """One request; the name is '' when it cannot be seen any more."""

    request_id: int
    name: str
    number: str
    unit: str
    why: str


@dataclass(frozen=True)
class RefusedGroup:
    """The rows with one reason."""

    why: str
    rows: Sequence[RefusedRow]


def refused_groups(
    services: Services, person: Person, refused: Sequence[Refusal], language: Language
) -> list[RefusedGroup]:
    """Largest group first. Called in the worker: ten thousand names are read."""
    named = _named(services, person, [refusal.request_id for refusal in refused])
    groups: dict[tuple[object, ...], list[RefusedRow]] = defaultdict(list)
    # Rows that were judged together share their error: its sentence is put together once.
    sentences: dict[int, str] = {}
    for refusal in refused:
        why = sentences.get(id(refusal.error)) or sentences.setdefault(
            id(refusal.error), sentence(refusal.error, language)
        )
        groups[_kind(refusal.error)].append(_row(refusal.request_id, named.get(refusal.request_id), why))
    made = [RefusedGroup(rows[0].why, rows) for rows in groups.values()]
    return sorted(made, key=lambda group: -len(group.rows))


def as_text(groups: Sequence[RefusedGroup]) -> str:
    """A line for each row, its cells apart by tabs, as a spreadsheet takes them."""
    return "\n".join("\t".join((row.name, row.number, row.unit, row.why)) for row in _rows(groups))


def _rows(groups: Sequence[RefusedGroup]) -> Iterator[RefusedRow]:
    for group in groups:
        yield from group.rows


def _named(services: Services, person: Person, ids: Sequence[int]) -> Mapping[int, RequestRow]:
    found: dict[int, RequestRow] = {}
    for start in range(0, len(ids), _PAGE):
        found |= {row.id: row for row in services.requests.page(person, ids[start : start + _PAGE])}
    return found


def _row(request_id: int, row: RequestRow | None, why: str) -> RefusedRow:
    if row is None:
        return RefusedRow(request_id, "", "", "", why)
    return RefusedRow(request_id, row.student_name, row.student_number, row.unit, why)


def _kind(error: RuleBroken) -> tuple[Code | object, ...]:
    return (error.code, *(error.facts.get(name) for name in _TELLING))
