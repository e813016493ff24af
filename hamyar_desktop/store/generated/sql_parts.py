"""Pieces of SQL that several triggers share."""

from __future__ import annotations

from collections.abc import Iterable

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.roles import PERMISSIONS, Permission
from hamyar_desktop.domain.work_request import SEAT_STATES

NOBODY_YET = "(hamyar_actor() = 0 AND NOT EXISTS (SELECT 1 FROM person))"
"""Only while nobody can sign in may the reference data and the first person be written without an actor."""

SEATS = ", ".join(f"'{state.value}'" for state in sorted(SEAT_STATES))
"""The states that take a seat, for an IN list."""

_MOMENT = (
    "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]+00:00"
)


def refuse(code: Code, condition: str) -> str:
    """A statement of a trigger that ends the write with a code when the condition holds."""
    return f"SELECT RAISE(ABORT, 'hamyar:{code.value}') WHERE {condition};"


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
    return "(" + " OR ".join(f"NEW.{column} IS NOT OLD.{column}" for column in columns) + ")"


def unknown(table: str) -> str:
    """Whether the row that ``…_id`` names is missing: other tools come without SQLite's foreign keys."""
    return f"NOT EXISTS (SELECT 1 FROM {table} WHERE id = NEW.{table}_id)"


def no_moment(column: str) -> str:
    """Whether a text is no moment in UTC of fixed width: others sort wrongly and would move a deadline."""
    return f"{column} NOT GLOB '{_MOMENT}'"


def setting(key: str, default: str) -> str:
    """The value of a setting, or its default while it has none."""
    return f"COALESCE(NULLIF((SELECT value FROM setting WHERE key = '{key}'), ''), '{default}')"


def trigger(name: str, when: str, statements: Iterable[str], condition: str = "") -> dict[str, str]:
    """Name → CREATE TRIGGER; the condition decides whether the statements run at all."""
    guard = f" WHEN {condition}" if condition else ""
    body = "\n".join(statements)
    return {name: f"CREATE TRIGGER {name} {when}{guard} BEGIN\n{body}\nEND"}
