"""Triggers that write the history: who, when, what, and each changed field from what to what."""

from __future__ import annotations

from hamyar_desktop.domain.work_request import TRANSITIONS, State, Verb
from hamyar_desktop.store.generated.sql_parts import Entry, Trigger, differs, trigger, words

# Password hashes, search keys, versions and marks that repeat «who and when» are no news to a reader.
AUDITED: dict[str, tuple[str, ...]] = {
    "work_request": (
        "state", "half_hours", "actual_half_hours", "work_type_id", "note", "reason", "hours_note", "term_id",
        "student_id", "unit_id",
    ),
    "bank_account": ("student_id", "bank_code", "account_number", "sheba", "own_name_by", "own_name_at"),
    "student": (
        "number", "first_name", "last_name", "identity_kind", "national_code", "mobile", "degree", "field_of_study",
        "faculty",
    ),
    "unit": ("name", "work_type_id"),
    "term": ("code", "starts_on", "ends_on", "deadline_at", "state"),
    "unit_quota": ("term_id", "unit_id", "seats", "letter"),
    "person": ("name", "display_name", "role", "active"),
}  # fmt: skip


def audit_triggers() -> dict[str, Trigger]:
    """Name → statement."""
    made: dict[str, Trigger] = {}
    for table, columns in AUDITED.items():
        action = _request_action() if table == "work_request" else "'update'"
        first = f"'{Verb.REGISTER}'" if table == "work_request" else "'insert'"
        changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in columns)
        if table == "person":
            changed += " OR OLD.password_hash IS DISTINCT FROM NEW.password_hash"
        made |= trigger(f"{table}_audit_insert", f"AFTER INSERT ON {table}", [_entry(table, columns, first, old=False)])
        made |= trigger(
            f"{table}_audit_update",
            f"AFTER UPDATE ON {table}",
            [_entry(table, columns, action, old=True)],
            changed,
        )
    return made | _settings() | _units_of_people()


def _entry(table: str, columns: tuple[str, ...], action: str, *, old: bool) -> Entry:
    fields = tuple((f"'{column}'", f"OLD.{column}" if old else "NULL", f"NEW.{column}") for column in columns)
    return Entry(table, "NEW.id", action, fields)


def _request_action() -> str:
    """The verb behind a move; registering again is told from sending back and restoring by its new registration."""
    sources = words(move.source for move in TRANSITIONS if move.verb is Verb.RESUBMIT and move.source)
    sent = f"OLD.state IN ({sources}) AND NEW.state = '{State.PENDING}'"
    again = f"WHEN {sent} AND NEW.registered_at <> OLD.registered_at"
    cases = [f"{again} THEN '{Verb.RESUBMIT}'"]
    cases += [
        f"WHEN OLD.state = '{move.source}' AND NEW.state = '{move.target}' THEN '{move.verb}'"
        for move in sorted(TRANSITIONS, key=lambda move: move.verb is Verb.RESUBMIT)
        if move.source is not None
    ]
    return f"CASE {' '.join(cases)} ELSE '{Verb.EDIT}' END"


def _settings() -> dict[str, Trigger]:
    before, after = "OLD.value", "NEW.value"
    return {
        **trigger("setting_audit_insert", "AFTER INSERT ON setting", [_setting("insert", "NEW", "NULL", after)]),
        **trigger(
            "setting_audit_update",
            "AFTER UPDATE ON setting",
            [_setting("update", "NEW", before, after)],
            differs("key", "value"),
        ),
        **trigger("setting_audit_delete", "AFTER DELETE ON setting", [_setting("delete", "OLD", before, "NULL")]),
    }


def _setting(action: str, row: str, before: str, after: str) -> Entry:
    return Entry("setting", "0", f"'{action}'", ((f"{row}.key", before, after),))


def _units_of_people() -> dict[str, Trigger]:
    """Where somebody works is part of who he is: told as a change of the person."""
    given = Entry("person", "NEW.person_id", "'update'", (("'unit_id'", "NULL", "NEW.unit_id"),))
    taken = Entry("person", "OLD.person_id", "'update'", (("'unit_id'", "OLD.unit_id", "NULL"),))
    return {
        **trigger("person_unit_audit_insert", "AFTER INSERT ON person_unit", [given]),
        **trigger("person_unit_audit_delete", "AFTER DELETE ON person_unit", [taken]),
        **trigger("person_unit_audit_update", "AFTER UPDATE ON person_unit", [taken, given]),
    }
