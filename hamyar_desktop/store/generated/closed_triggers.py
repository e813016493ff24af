"""Triggers on bank accounts, on the history that nobody may touch, and on what the program keeps for itself."""

from __future__ import annotations

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.store.generated.sql_parts import (
    ACTOR_NAME,
    ALWAYS,
    Refusal,
    Trigger,
    actor_may,
    differs,
    no_moment,
    refuse,
    trigger,
    unknown,
)

_BARRED = refuse(Code.NOT_ALLOWED, ALWAYS)
_OWN = ("transition", "schema_meta")
"""Written while the triggers are away, and never otherwise: whoever changes a transition changes a rule."""


def closed_triggers() -> dict[str, Trigger]:
    """Name → statement."""
    made = _accounts() | _history()
    for table in _OWN:
        for write in ("INSERT", "UPDATE", "DELETE"):
            made |= trigger(f"{table}_may_not_{write.lower()}", f"BEFORE {write} ON {table}", [_BARRED])
    return made


def _accounts() -> dict[str, Trigger]:
    other = "EXISTS (SELECT 1 FROM bank_account WHERE sheba = NEW.sheba AND student_id <> NEW.student_id)"
    there = "EXISTS (SELECT 1 FROM bank_account WHERE student_id = NEW.student_id OR id = NEW.id)"
    shared = refuse(Code.SHEBA_OF_OTHER_STUDENT, other)
    fixed = refuse(Code.CHANGED_BY_OTHER, f"NEW.version <> OLD.version + 1 OR {differs('id', 'student_id')}")
    return {
        **trigger(
            "bank_account_may_insert",
            "BEFORE INSERT ON bank_account",
            [
                refuse(Code.STUDENT_UNKNOWN, unknown("student")),
                *_account_rules(),
                shared,
                refuse(Code.CHANGED_BY_OTHER, there),
            ],
        ),
        **trigger("bank_account_may_update", "BEFORE UPDATE ON bank_account", [fixed, *_account_rules(), shared]),
        **trigger("bank_account_stays", "BEFORE DELETE ON bank_account", [_BARRED]),
    }


def _account_rules() -> list[Refusal]:
    concerned = (
        "EXISTS (SELECT 1 FROM person p WHERE p.id = hamyar_actor() AND (p.role = 'affairs' OR EXISTS (SELECT 1 FROM"
        " work_request r JOIN person_unit u ON u.unit_id = r.unit_id WHERE r.student_id = NEW.student_id AND"
        " u.person_id = p.id)))"
    )
    open_term = f"SELECT 1 FROM term WHERE state = '{TermState.OPEN}'"
    return [
        refuse(Code.NOT_ALLOWED, f"NOT {actor_may(Permission.ENTER_ACCOUNT)} OR NOT {concerned}"),
        refuse(Code.OWN_NAME_NOT_CONFIRMED, f"NEW.own_name_by <> hamyar_actor() OR {no_moment('NEW.own_name_at')}"),
        refuse(Code.TERM_NOT_OPEN, f"NOT EXISTS ({open_term})"),
        refuse(Code.DEADLINE_PASSED, f"NOT EXISTS ({open_term} AND deadline_at >= hamyar_now())"),
    ]


def _history() -> dict[str, Trigger]:
    forged = f"NEW.person_id <> hamyar_actor() OR NEW.person_name <> {ACTOR_NAME} OR {no_moment('NEW.at')}"
    replaced = "EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)"
    return {
        **trigger("audit_may_not_update", "BEFORE UPDATE ON audit", [_BARRED]),
        **trigger("audit_may_not_delete", "BEFORE DELETE ON audit", [_BARRED]),
        **trigger("audit_only_grows", "BEFORE INSERT ON audit", [refuse(Code.NOT_ALLOWED, f"{forged} OR {replaced}")]),
    }
