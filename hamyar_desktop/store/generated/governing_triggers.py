"""Triggers on what student affairs governs: terms, quotas, people, units, settings, and the list of students."""

from __future__ import annotations

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.domain.terms import TERM_MOVES, TermState
from hamyar_desktop.store.generated.sql_parts import (
    ALWAYS,
    NOBODY_YET,
    SEATS,
    Trigger,
    actor_may,
    by_hand,
    differs,
    no_moment,
    refuse,
    trigger,
    unknown,
)

_GOVERNED = {
    "work_type": Permission.GOVERN_QUOTAS,
    "unit": Permission.GOVERN_QUOTAS,
    "bank": Permission.GOVERN_SETTINGS,
    "term": Permission.GOVERN_TERMS,
    "setting": Permission.GOVERN_SETTINGS,
    "person_unit": Permission.GOVERN_PEOPLE,
    "student": Permission.IMPORT_STUDENTS,
}
_KEPT = ("student", "unit", "term", "work_type", "unit_quota", "person")
"""Never deleted: requests and the history point to them."""


def governing_triggers() -> dict[str, Trigger]:
    """Name → statement."""
    # First, and late in the alphabet: SQLite asks the newest rule first and PostgreSQL goes by name, so that both
    # tell of a right that is missing or a number that is taken before they tell of the version.
    stale = refuse(Code.CHANGED_BY_OTHER, "NEW.version <> OLD.version + 1")
    made = trigger("student_version_grows", "BEFORE UPDATE ON student", [stale])
    for table, permission in _GOVERNED.items():
        barred = refuse(Code.NOT_ALLOWED, f"NOT {actor_may(permission)} AND NOT {NOBODY_YET}")
        for write in ("INSERT", "UPDATE", "DELETE"):
            made |= trigger(f"{table}_may_{write.lower()}", f"BEFORE {write} ON {table}", [barred])
    for table in _KEPT:
        made |= trigger(f"{table}_stays", f"BEFORE DELETE ON {table}", [refuse(Code.NOT_ALLOWED, ALWAYS)])
        made |= trigger(
            f"{table}_id_stays", f"BEFORE UPDATE OF id ON {table}", [refuse(Code.NOT_ALLOWED, differs("id"))]
        )
    return made | _people() | _terms() | _quotas() | _unique_names()


def _people() -> dict[str, Trigger]:
    governs = actor_may(Permission.GOVERN_PEOPLE)
    own_password = f"(OLD.id = hamyar_actor() AND NOT {differs('name', 'search', 'display_name', 'role', 'active')})"
    insert = refuse(Code.NOT_ALLOWED, f"NOT {governs} AND NOT {NOBODY_YET}")
    update = refuse(Code.NOT_ALLOWED, f"NOT {governs} AND NOT {own_password}")
    return {
        **trigger("person_may_insert", "BEFORE INSERT ON person", [insert]),
        **trigger("person_may_update", "BEFORE UPDATE ON person", [update]),
    }


def _terms() -> dict[str, Trigger]:
    pairs = " OR ".join(
        f"(OLD.state = '{source}' AND NEW.state = '{target}')"
        for target, sources in sorted(TERM_MOVES.items())
        for source in sorted(sources)
    )
    opened = f"NEW.state = '{TermState.OPEN}' AND EXISTS (SELECT 1 FROM term WHERE state = 'open' AND id <> NEW.id)"
    moment = refuse(Code.TERM_INVALID, no_moment("NEW.deadline_at"))
    insert = [
        refuse(Code.TERM_INVALID, f"NEW.state <> '{TermState.PLANNED}'"),
        refuse(Code.TERM_EXISTS, "EXISTS (SELECT 1 FROM term WHERE code = NEW.code OR id = NEW.id)"),
        moment,
    ]
    update = [
        refuse(Code.TERM_SEALED, f"OLD.state = '{TermState.SEALED}'"),
        refuse(Code.CHANGED_BY_OTHER, "NEW.version <> OLD.version + 1"),
        refuse(Code.TERM_INVALID, f"NEW.code <> OLD.code OR (NEW.state <> OLD.state AND NOT ({pairs}))"),
        refuse(Code.TERM_INVALID, opened),
        moment,
    ]
    return {
        **trigger("term_begins_planned", "BEFORE INSERT ON term", insert),
        **trigger("term_moves", "BEFORE UPDATE ON term", update),
    }


def _quotas() -> dict[str, Trigger]:
    governs = actor_may(Permission.GOVERN_QUOTAS)
    taken = (
        "(SELECT count(*) FROM work_request WHERE unit_id = NEW.unit_id AND term_id = NEW.term_id"
        f" AND state IN ({SEATS}))"
    )
    sealed = f"EXISTS (SELECT 1 FROM term WHERE id = NEW.term_id AND state = '{TermState.SEALED}')"
    there = "EXISTS (SELECT 1 FROM unit_quota WHERE id = NEW.id OR (term_id = NEW.term_id AND unit_id = NEW.unit_id))"
    insert = [
        refuse(Code.NOT_ALLOWED, f"NOT {governs} OR {there} OR NEW.used <> {taken}"),
        refuse(Code.UNIT_UNKNOWN, unknown("unit")),
        refuse(Code.TERM_UNKNOWN, unknown("term")),
        refuse(Code.TERM_SEALED, sealed),
    ]
    update = [
        refuse(Code.NOT_ALLOWED, f"NOT {governs} OR {differs('term_id', 'unit_id')}"),
        refuse(Code.QUOTA_BELOW_USED, "NEW.seats < NEW.used"),
        refuse(Code.TERM_SEALED, sealed),
    ]
    counts = f"{differs('used')} AND {by_hand()}"
    counted = [refuse(Code.NOT_ALLOWED, f"NEW.used <> {taken}")]
    return {
        **trigger("unit_quota_may_insert", "BEFORE INSERT ON unit_quota", insert),
        **trigger("unit_quota_may_update", "BEFORE UPDATE OF term_id, unit_id, seats, letter ON unit_quota", update),
        **trigger("unit_quota_counts", "BEFORE UPDATE OF used ON unit_quota", counted, counts),
    }


def _unique_names() -> dict[str, Trigger]:
    """OR REPLACE removes the row in the way without any DELETE trigger, so the twin is refused before."""
    made: dict[str, Trigger] = {}
    for table, column, code in (
        ("unit", "search", Code.UNIT_EXISTS),
        ("person", "search", Code.PERSON_EXISTS),
    ):
        twin = f"EXISTS (SELECT 1 FROM {table} WHERE ({column} = NEW.{column} OR id = NEW.id)"
        made |= trigger(f"{table}_is_new", f"BEFORE INSERT ON {table}", [refuse(code, f"{twin})")])
        made |= trigger(
            f"{table}_has_no_twin", f"BEFORE UPDATE ON {table}", [refuse(code, f"{twin} AND id <> OLD.id)")]
        )
    number = "NEW.number <> OLD.number AND EXISTS (SELECT 1 FROM student WHERE number = NEW.number)"
    code_twin = (
        "NEW.identity_kind = 'national' AND NEW.national_code <> '' AND EXISTS (SELECT 1 FROM student WHERE"
        " national_code = NEW.national_code AND identity_kind = 'national' AND national_code <> ''"
        " AND number <> NEW.number)"
    )
    has_code_twin = refuse(Code.NATIONAL_CODE_OF_OTHER_STUDENT, code_twin)
    there = refuse(Code.STUDENT_EXISTS, "EXISTS (SELECT 1 FROM student WHERE number = NEW.number OR id = NEW.id)")
    return {
        **made,
        **trigger("student_is_new", "BEFORE INSERT ON student", [there, has_code_twin]),
        **trigger(
            "student_has_no_twin", "BEFORE UPDATE ON student", [refuse(Code.STUDENT_EXISTS, number), has_code_twin]
        ),
    }
