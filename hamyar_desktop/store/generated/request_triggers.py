"""Triggers on requests: state machine, own unit, four eyes, deadline, hours, work type, quota."""

from __future__ import annotations

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.hours import MAXIMUM_HALVES
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import Doer, State
from hamyar_desktop.store.generated.request_marks import mark_statements
from hamyar_desktop.store.generated.sql_parts import (
    ALWAYS,
    SEATS,
    Refusal,
    Trigger,
    Write,
    blank,
    differs,
    in_own_unit,
    no_moment,
    refuse,
    setting,
    trigger,
    unknown,
)

_TERM = "SELECT 1 FROM term WHERE id = NEW.term_id"
_OTHERS = (
    "(SELECT COALESCE(SUM(COALESCE(actual_half_hours, half_hours)), 0) FROM work_request WHERE student_id ="
    f" NEW.student_id AND term_id = NEW.term_id AND state IN ({SEATS}) AND id IS DISTINCT FROM NEW.id)"
)
_EXISTS_ALREADY = (
    "EXISTS (SELECT 1 FROM work_request WHERE id = NEW.id) OR EXISTS (SELECT 1 FROM work_request WHERE"
    " term_id = NEW.term_id AND student_id = NEW.student_id AND unit_id = NEW.unit_id)"
)
_TOOK, _TAKES = f"OLD.state IN ({SEATS})", f"NEW.state IN ({SEATS})"


def request_triggers() -> dict[str, Trigger]:
    """Name → statement."""
    return {
        **trigger("work_request_may_insert", "BEFORE INSERT ON work_request", _insert()),
        **trigger("work_request_may_update", "BEFORE UPDATE ON work_request", _update()),
        **trigger("work_request_amounts", "BEFORE UPDATE ON work_request", _amounts(), _amounts_matter()),
        **trigger("work_request_may_not_delete", "BEFORE DELETE ON work_request", [refuse(Code.NOT_ALLOWED, ALWAYS)]),
        **_seats(),
    }


def _insert() -> list[Refusal]:
    later_steps = (
        "COALESCE(NEW.actual_half_hours, NEW.decided_by, NEW.edited_by, NEW.hours_by, NEW.finalized_by) IS NOT NULL"
    )
    return [
        refuse(Code.NOT_ALLOWED, "NEW.registered_by <> hamyar_actor()"),
        # INSERT OR REPLACE would remove the old request without any DELETE trigger.
        refuse(Code.ALREADY_REGISTERED, _EXISTS_ALREADY),
        refuse(Code.WRONG_STAGE, later_steps),
        refuse(Code.DATE_INVALID, f"{no_moment('NEW.registered_at')} OR {no_moment('NEW.changed_at')}"),
        refuse(Code.STUDENT_UNKNOWN, unknown("student")),
        *_move_is_allowed("''"),
        *_amounts(),
        *_seat_is_free(),
    ]


def _update() -> list[Refusal]:
    own = " OR ".join(f"(t.not_by LIKE '%,{doer},%' AND OLD.{doer} = hamyar_actor())" for doer in Doer)
    four_eyes = f"{setting('four_eyes', '0')} = '1' AND EXISTS (SELECT 1 {_move('OLD.state')} AND ({own}))"
    reason = f"{blank('NEW.reason')} AND NOT EXISTS (SELECT 1 {_move('OLD.state')} AND t.needs_reason = 0)"
    more = "NEW.state IN ('hours', 'final') AND NEW.actual_half_hours > NEW.half_hours"
    word = f"{more} AND {blank('NEW.hours_note')}"
    return [
        refuse(Code.NOT_ALLOWED, differs("id", "term_id", "student_id", "unit_id")),
        refuse(Code.CHANGED_BY_OTHER, "NEW.version <> OLD.version + 1"),
        *_move_is_allowed("OLD.state"),
        refuse(Code.SAME_PERSON, four_eyes),
        refuse(Code.REASON_REQUIRED, reason),
        refuse(Code.REASON_REQUIRED, word),
        *_what_a_step_may_change(),
        *mark_statements(),
    ]


def _move(source: str) -> str:
    """The transitions from a state to NEW.state that the actor's role may make."""
    return (
        "FROM transition t JOIN person p ON p.id = hamyar_actor() AND p.active = 1"
        f" WHERE t.source = {source} AND t.target = NEW.state AND t.roles LIKE '%,' || p.role || ',%'"
    )


def _move_is_allowed(source: str) -> list[Refusal]:
    exists = f"SELECT 1 FROM transition t WHERE t.source = {source} AND t.target = NEW.state"
    bound = f"NOT EXISTS (SELECT 1 {_move(source)} AND t.needs_open_term = 0)"
    return [
        refuse(Code.WRONG_STAGE, f"NOT EXISTS ({exists})"),
        refuse(Code.NOT_ALLOWED, f"NOT EXISTS (SELECT 1 {_move(source)})"),
        refuse(Code.NOT_ALLOWED, f"NOT {in_own_unit('NEW.unit_id')}"),
        refuse(Code.TERM_SEALED, f"EXISTS ({_TERM} AND state = '{TermState.SEALED}')"),
        refuse(Code.TERM_NOT_OPEN, f"NOT EXISTS ({_TERM} AND state = '{TermState.OPEN}') AND {bound}"),
        refuse(Code.DEADLINE_PASSED, f"EXISTS ({_TERM} AND deadline_at < hamyar_now()) AND {bound}"),
    ]


def _what_a_step_may_change() -> list[Refusal]:
    """Requested hours change only on the way to «بررسی نشده», actual hours only where stage 3 records them."""
    asked = f"NEW.state <> '{State.PENDING}' AND {differs('half_hours', 'work_type_id', 'note')}"
    recorded = f"(NEW.state = '{State.HOURS}' AND OLD.state IN ('{State.APPROVED}', '{State.HOURS}'))"
    worked = f"NEW.actual_half_hours IS NOT NULL AND {differs('actual_half_hours')} AND NOT {recorded}"
    return [refuse(Code.WRONG_STAGE, asked), refuse(Code.WRONG_STAGE, worked)]


def _amounts_matter() -> str:
    """A ceiling that was lowered later must not keep anybody from rejecting what stands above it."""
    again = f"(NOT ({_TOOK}) AND {_TAKES})"
    return f"{differs('half_hours', 'actual_half_hours', 'work_type_id')} OR {again}"


def _amounts() -> list[Refusal]:
    most = f"CAST({setting('max_half_hours', str(MAXIMUM_HALVES))} AS INTEGER)"
    total = setting("max_total_half_hours", "")
    worked = "COALESCE(NEW.actual_half_hours, NEW.half_hours)"
    over = f"{_TAKES} AND {_OTHERS} + {worked} > CAST(NULLIF({total}, '') AS INTEGER)"
    return [
        refuse(Code.HOURS_OUT_OF_RANGE, f"NEW.state = '{State.PENDING}' AND NEW.half_hours > {most}"),
        refuse(Code.HOURS_OUT_OF_RANGE, f"NEW.state = '{State.HOURS}' AND NEW.actual_half_hours > {most}"),
        refuse(Code.TOTAL_HOURS_EXCEEDED, over),
        refuse(
            Code.WORK_TYPE_NOT_OF_UNIT,
            f"NEW.state = '{State.PENDING}' AND"
            " NEW.work_type_id IS DISTINCT FROM (SELECT work_type_id FROM unit WHERE id = NEW.unit_id)",
        ),
    ]


def _seat_is_free() -> list[Refusal]:
    quota = "SELECT 1 FROM unit_quota WHERE term_id = NEW.term_id AND unit_id = NEW.unit_id"
    return [
        refuse(Code.UNIT_NOT_PERMITTED, f"NOT EXISTS ({quota})"),
        refuse(Code.QUOTA_FULL, f"EXISTS ({quota} AND used >= seats)"),
    ]


def _seats() -> dict[str, Trigger]:
    """The counter of the quota follows every request that takes or frees a seat."""
    takes, frees = f"NOT ({_TOOK}) AND {_TAKES}", f"{_TOOK} AND NOT ({_TAKES})"
    after = "AFTER UPDATE OF state ON work_request"
    return {
        **trigger("work_request_seat_is_free", "BEFORE UPDATE OF state ON work_request", _seat_is_free(), takes),
        **trigger("work_request_takes_seat", "AFTER INSERT ON work_request", [_count("NEW", "+ 1")], _TAKES),
        **trigger("work_request_takes_seat_again", after, [_count("NEW", "+ 1")], takes),
        **trigger("work_request_frees_seat", after, [_count("OLD", "- 1")], frees),
    }


def _count(row: str, by: str) -> Write:
    return Write(f"UPDATE unit_quota SET used = used {by} WHERE term_id = {row}.term_id AND unit_id = {row}.unit_id")
