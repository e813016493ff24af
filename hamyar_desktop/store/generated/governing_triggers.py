"""Triggers on everything else: who may write terms, quotas, people, students, accounts; nobody the audit."""

from __future__ import annotations

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.domain.terms import TERM_MOVES, TermState
from hamyar_desktop.store.generated.sql_parts import NOBODY_YET, SEATS, actor_may, refuse, trigger

_GOVERNED = {
    "work_type": Permission.GOVERN_QUOTAS,
    "unit": Permission.GOVERN_QUOTAS,
    "bank": Permission.GOVERN_SETTINGS,
    "term": Permission.GOVERN_TERMS,
    "setting": Permission.GOVERN_SETTINGS,
    "person_unit": Permission.GOVERN_PEOPLE,
    "student": Permission.IMPORT_STUDENTS,
}
_WRITES = ("INSERT", "UPDATE", "DELETE")


def governing_triggers() -> dict[str, str]:
    """Name → statement."""
    made: dict[str, str] = {}
    for table, permission in _GOVERNED.items():
        for write in _WRITES:
            name = f"{table}_may_{write.lower()}"
            barred = f"NOT {actor_may(permission)} AND NOT {NOBODY_YET}"
            made |= trigger(name, f"BEFORE {write} ON {table}", [refuse(Code.NOT_ALLOWED, barred)])
    return made | _people() | _terms() | _quotas() | _accounts() | _append_only()


def _people() -> dict[str, str]:
    governs = actor_may(Permission.GOVERN_PEOPLE)
    unchanged = (
        "NEW.name = OLD.name AND NEW.search = OLD.search AND NEW.role = OLD.role AND NEW.active = OLD.active"
        " AND NEW.display_name = OLD.display_name"
    )
    own_password = f"(OLD.id = hamyar_actor() AND NEW.id = OLD.id AND {unchanged})"
    return {
        **trigger(
            "person_may_insert", "BEFORE INSERT ON person",
            [refuse(Code.NOT_ALLOWED, f"NOT {governs} AND NOT {NOBODY_YET}")],
        ),
        **trigger(
            "person_may_update", "BEFORE UPDATE ON person",
            [refuse(Code.NOT_ALLOWED, f"NOT {governs} AND NOT {own_password}")],
        ),
        **trigger("person_may_not_delete", "BEFORE DELETE ON person", [refuse(Code.NOT_ALLOWED, "1")]),
    }  # fmt: skip


def _terms() -> dict[str, str]:
    pairs = " OR ".join(
        f"(OLD.state = '{source}' AND NEW.state = '{target}')"
        for target, sources in sorted(TERM_MOVES.items())
        for source in sorted(sources)
    )
    statements = [
        refuse(Code.TERM_SEALED, f"OLD.state = '{TermState.SEALED}'"),
        refuse(Code.TERM_INVALID, f"NEW.state <> OLD.state AND NOT ({pairs})"),
    ]
    return trigger("term_moves", "BEFORE UPDATE ON term", statements)


def _quotas() -> dict[str, str]:
    governs = actor_may(Permission.GOVERN_QUOTAS)
    taken = (
        "(SELECT count(*) FROM work_request WHERE unit_id = NEW.unit_id AND term_id = NEW.term_id"
        f" AND state IN ({SEATS}))"
    )
    same = "(NEW.seats = OLD.seats AND NEW.letter = OLD.letter AND NEW.unit_id = OLD.unit_id AND NEW.term_id = OLD.term_id)"
    sealed = f"EXISTS (SELECT 1 FROM term WHERE id = NEW.term_id AND state = '{TermState.SEALED}')"
    return {
        **trigger(
            "unit_quota_may_insert", "BEFORE INSERT ON unit_quota",
            [refuse(Code.NOT_ALLOWED, f"NOT {governs} OR NEW.used <> {taken}"), refuse(Code.TERM_SEALED, sealed)],
        ),
        **trigger(
            "unit_quota_may_update", "BEFORE UPDATE ON unit_quota",
            [
                refuse(Code.NOT_ALLOWED, f"NOT {governs} AND NOT {same}"),
                refuse(Code.QUOTA_BELOW_USED, "NEW.seats < OLD.seats AND NEW.seats < NEW.used"),
                refuse(Code.NOT_ALLOWED, f"NEW.used <> OLD.used AND NEW.used <> {taken}"),
                refuse(Code.TERM_SEALED, f"{sealed} AND NEW.used = OLD.used"),
            ],
        ),
        **trigger("unit_quota_may_not_delete", "BEFORE DELETE ON unit_quota", [refuse(Code.NOT_ALLOWED, "1")]),
    }  # fmt: skip


def _accounts() -> dict[str, str]:
    may = actor_may(Permission.ENTER_ACCOUNT)
    concerned = (
        "EXISTS (SELECT 1 FROM person p WHERE p.id = hamyar_actor() AND (p.role = 'affairs' OR EXISTS (SELECT 1 FROM"
        " work_request r JOIN person_unit u ON u.unit_id = r.unit_id WHERE r.student_id = NEW.student_id AND"
        " u.person_id = p.id)))"
    )
    open_term = f"SELECT 1 FROM term WHERE state = '{TermState.OPEN}'"
    statements = [
        refuse(Code.NOT_ALLOWED, f"NOT {may} OR NOT {concerned}"),
        refuse(Code.OWN_NAME_NOT_CONFIRMED, "NEW.own_name_by <> hamyar_actor()"),
        refuse(Code.TERM_NOT_OPEN, f"NOT EXISTS ({open_term})"),
        refuse(Code.DEADLINE_PASSED, f"NOT EXISTS ({open_term} AND deadline_at >= hamyar_now())"),
    ]
    fixed = refuse(Code.CHANGED_BY_OTHER, "NEW.version <> OLD.version + 1 OR NEW.student_id <> OLD.student_id")
    return {
        **trigger("bank_account_may_insert", "BEFORE INSERT ON bank_account", statements),
        **trigger("bank_account_may_update", "BEFORE UPDATE ON bank_account", [fixed, *statements]),
        **trigger("bank_account_may_not_delete", "BEFORE DELETE ON bank_account", [refuse(Code.NOT_ALLOWED, "1")]),
    }


def _append_only() -> dict[str, str]:
    barred = [refuse(Code.NOT_ALLOWED, "1")]
    return {
        **trigger("audit_may_not_update", "BEFORE UPDATE ON audit", barred),
        **trigger("audit_may_not_delete", "BEFORE DELETE ON audit", barred),
        **trigger(
            "audit_may_insert", "BEFORE INSERT ON audit", [refuse(Code.NOT_ALLOWED, "NEW.person_id <> hamyar_actor()")]
        ),
    }  # fmt: skip
