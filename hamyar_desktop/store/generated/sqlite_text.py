"""Rules as triggers of SQLite."""

from __future__ import annotations

import re

from hamyar_desktop.store.generated.sql_parts import ACTOR_NAME, ALWAYS, Entry, Refusal, Trigger, Write

# Tab, line ends and space; no-break, zero-width, half and full-width spaces; joiners and direction marks.
UNSEEN = (
    9, 10, 11, 12, 13, 32, 160, 173, *range(0x2000, 0x2010), *range(0x2028, 0x2030), 0x205F, *range(0x2060, 0x206A),
    0x3000, 0xFEFF,
)  # fmt: skip
_ANY_CONTROL = "'*[' || char(1) || '-' || char(8, 11, 12, 14) || '-' || char(31, 127) || '-' || char(159) || ']*'"
_MOMENT_BYTES = 32
_MOMENT = (
    "[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]+00:00"
)
_MACRO = re.compile(r"hamyar_(no_moment|blank|control|by_hand)\(([^()]*)\)")


def create_trigger(trigger: Trigger) -> str:
    """The CREATE TRIGGER statement."""
    guard = f" WHEN {_spelt_out(trigger.condition)}" if trigger.condition else ""
    body = "\n".join(_spelt_out(_statement(each)) for each in trigger.statements)
    return f"CREATE TRIGGER {trigger.name} {trigger.when}{guard} BEGIN\n{body}\nEND"


def _statement(each: Refusal | Write | Entry) -> str:
    if isinstance(each, Refusal):
        return f"SELECT RAISE(ABORT, 'hamyar:{each.code.value}') WHERE {each.condition};"
    return f"{each.sql};" if isinstance(each, Write) else _entry(each)


def _entry(entry: Entry) -> str:
    rows = " UNION ALL ".join(
        f"SELECT {name} AS f, {before} AS b, {after} AS a" for name, before, after in entry.fields
    )
    changes = "json_group_array(json_object('field', f, 'before', b, 'after', a))"
    return (
        "INSERT INTO audit (at, person_id, person_name, entity, entity_id, action, changes) VALUES"
        f" (hamyar_now(), hamyar_actor(), {ACTOR_NAME}, '{entry.entity}', {entry.entity_id}, {entry.action},"
        f" (SELECT {changes} FROM ({rows}) WHERE b IS DISTINCT FROM a));"
    )


def _spelt_out(sql: str) -> str:
    return _MACRO.sub(lambda found: _MACROS[found[1]](found[2]), sql)


def _no_moment(column: str) -> str:
    """Days and hours that no calendar has («2026-02-30») keep the form; SQLite gives them back as others, or NULL."""
    # Without the fraction, which SQLite would round up into the next second.
    seconds = f"substr({column}, 1, 19)"
    real = f"strftime('%Y-%m-%dT%H:%M:%S', {seconds}, '+0 days') IS {seconds}"
    return f"({column} NOT GLOB '{_MOMENT}' OR length(CAST({column} AS BLOB)) <> {_MOMENT_BYTES} OR NOT {real})"


def _blank(column: str) -> str:
    """SQLite's own trim takes away spaces only."""
    return f"trim({column}, char({', '.join(map(str, UNSEEN))})) = ''"


def _control(told: str) -> str:
    """A NUL above all: length, LIKE and GLOB of SQLite end there, so a CHECK sees only the text before it."""
    return f"(instr({told}, char(0)) > 0 OR ({told}) GLOB {_ANY_CONTROL})"


def _by_hand(_nothing: str) -> str:
    """Each row is judged as it is written, whoever writes it."""
    return ALWAYS


_MACROS = {"no_moment": _no_moment, "blank": _blank, "control": _control, "by_hand": _by_hand}
