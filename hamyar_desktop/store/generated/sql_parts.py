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

# Tab, line ends and space; no-break, zero-width, half and full-width spaces; joiners and direction marks.
_UNSEEN = (
    9, 10, 11, 12, 13, 32, 160, 173, *range(0x2000, 0x2010), *range(0x2028, 0x2030), 0x205F, *range(0x2060, 0x206A),
    0x3000, 0xFEFF,
)  # fmt: skip
_ANY_CONTROL = "'*[' || char(1) || '-' || char(8, 11, 12, 14) || '-' || char(31, 127) || '-' || char(159) || ']*'"
_MOMENT_BYTES = 32
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
    """Whether a text is no moment in UTC of fixed width: others sort wrongly and would move a deadline.

    Days and hours that no calendar has («2026-02-30») keep the form; SQLite gives them back as others, or as NULL.
    """
    # Without the fraction, which SQLite would round up into the next second.
    seconds = f"substr({column}, 1, 19)"
    real = f"strftime('%Y-%m-%dT%H:%M:%S', {seconds}, '+0 days') IS {seconds}"
    return f"({column} NOT GLOB '{_MOMENT}' OR length(CAST({column} AS BLOB)) <> {_MOMENT_BYTES} OR NOT {real})"


def blank(column: str) -> str:
    """Whether a text shows nothing; SQLite's own trim takes away spaces only."""
    return f"trim({column}, char({', '.join(map(str, _UNSEEN))})) = ''"


def has_control_character(columns: Iterable[str]) -> str:
    """Whether one of the columns holds what ``domain.text`` refuses.

    A NUL above all: length, LIKE and GLOB of SQLite end there, so a CHECK sees only the text before it.
    """
    told = " || ".join(columns)
    return f"(instr({told}, char(0)) > 0 OR ({told}) GLOB {_ANY_CONTROL})"


def setting(key: str, default: str) -> str:
    """The value of a setting, or its default while it has none."""
    return f"COALESCE(NULLIF((SELECT value FROM setting WHERE key = '{key}'), ''), '{default}')"


def trigger(name: str, when: str, statements: Iterable[str], condition: str = "") -> dict[str, str]:
    """Name → CREATE TRIGGER; the condition decides whether the statements run at all."""
    guard = f" WHEN {condition}" if condition else ""
    body = "\n".join(statements)
    return {name: f"CREATE TRIGGER {name} {when}{guard} BEGIN\n{body}\nEND"}
