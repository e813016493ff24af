"""Rules as data, and pieces of SQL that they share; both databases understand every piece.

A condition is SQL over ``NEW``, ``OLD`` and the tables. Six names are the databases' own: ``hamyar_actor()`` and
``hamyar_now()``, and the macros ``hamyar_no_moment(x)``, ``hamyar_blank(x)``, ``hamyar_control(x)`` and
``hamyar_by_hand()``, which ``sqlite_text`` spells out and PostgreSQL has as functions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.roles import PERMISSIONS, Permission
from hamyar_desktop.domain.work_request import SEAT_STATES

NOBODY_YET = "(hamyar_actor() = 0 AND NOT EXISTS (SELECT 1 FROM person))"
"""Only while nobody can sign in may the reference data and the first person be written without an actor."""

SEATS = ", ".join(f"'{state.value}'" for state in sorted(SEAT_STATES))
"""The states that take a seat, for an IN list."""


@dataclass(frozen=True)
class Refusal:
    """Ends the write with a code when the condition holds."""

    code: Code
    condition: str


@dataclass(frozen=True)
class Write:
    """One more statement, carried out with the write."""

    sql: str


@dataclass(frozen=True)
class Entry:
    """One entry of the audit: entity, its id and the action as SQL, and what is compared.

    Each of ``fields`` is a name, the value before and the value after, all as SQL; equal ones are left out.
    """

    entity: str
    entity_id: str
    action: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Trigger:
    """``when`` is e.g. «BEFORE UPDATE OF seats ON unit_quota»; without a condition it always acts."""

    name: str
    when: str
    statements: tuple[Refusal | Write | Entry, ...]
    condition: str


ALWAYS = "1 = 1"
ACTOR_NAME = "COALESCE((SELECT display_name FROM person WHERE id = hamyar_actor()), '')"


def refuse(code: Code, condition: str) -> Refusal:
    """A statement of a trigger that ends the write with a code when the condition holds."""
    return Refusal(code, condition)


def words(values: Iterable[str]) -> str:
    """'a', 'b' for an IN list."""
    return ", ".join(f"'{value}'" for value in sorted(values))


def actor_may(permission: Permission) -> str:
    """Whether the actor is active and holds the permission."""
    roles = words(role.value for role, held in PERMISSIONS.items() if permission in held)
    return f"EXISTS (SELECT 1 FROM person WHERE id = hamyar_actor() AND active = 1 AND role IN ({roles}))"


def in_own_unit(unit: str) -> str:
    """Whether the unit is one of the actor's; student affairs works everywhere."""
    return (
        "EXISTS (SELECT 1 FROM person p WHERE p.id = hamyar_actor() AND (p.role = 'affairs' OR EXISTS"
        f" (SELECT 1 FROM person_unit u WHERE u.person_id = p.id AND u.unit_id = {unit})))"
    )


def differs(*columns: str) -> str:
    """Whether an UPDATE changes any of the columns; NULL counts as a value."""
    return "(" + " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in columns) + ")"


def unknown(table: str) -> str:
    """Whether the row that ``…_id`` names is missing: other tools come without SQLite's foreign keys."""
    return f"NOT EXISTS (SELECT 1 FROM {table} WHERE id = NEW.{table}_id)"


def no_moment(column: str) -> str:
    """Whether a text is no moment in UTC of fixed width: others sort wrongly and would move a deadline."""
    return f"hamyar_no_moment({column})"


def blank(column: str) -> str:
    """Whether a text shows nothing: only spaces, joiners and direction marks."""
    return f"hamyar_blank({column})"


def has_control_character(columns: Iterable[str]) -> str:
    """Whether one of the columns holds what ``domain.text`` refuses."""
    return f"hamyar_control({' || '.join(columns)})"


def by_hand() -> str:
    """Whether a person writes, and no rule.

    SQLite carries out what a rule writes row by row, so its outcome can be judged at once. PostgreSQL does it when all
    rows of the statement stand, and what a rule writes there is judged by the constraints alone.
    """
    return "hamyar_by_hand()"


def setting(key: str, default: str) -> str:
    """The value of a setting, or its default while it has none."""
    return f"COALESCE(NULLIF((SELECT value FROM setting WHERE key = '{key}'), ''), '{default}')"


def trigger(
    name: str, when: str, statements: Sequence[Refusal | Write | Entry], condition: str = ""
) -> dict[str, Trigger]:
    """Name → trigger; the condition decides whether the statements run at all."""
    return {name: Trigger(name, when, tuple(statements), condition)}
