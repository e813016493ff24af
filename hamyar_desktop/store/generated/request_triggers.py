"""Triggers on requests: state machine, own unit, four eyes, deadline, hours, work type, quota."""

from __future__ import annotations

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.hours import MAXIMUM_HALVES
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.store.generated.sql_parts import SEATS, in_own_unit, refuse, setting, trigger

_TERM = "SELECT 1 FROM term WHERE id = NEW.term_id"
_WORKED = f"COALESCE(NEW.actual_half_hours, NEW.half_hours)"
_OTHERS = (
    "(SELECT COALESCE(SUM(COALESCE(actual_half_hours, half_hours)), 0) FROM work_request WHERE student_id ="
    f" NEW.student_id AND term_id = NEW.term_id AND state IN ({SEATS}) AND id IS NOT NEW.id)"
)


def _move(source: str) -> str:
    """The transitions from a state to NEW.state that the actor's role may make."""
    return (
        "FROM transition t JOIN person p ON p.id = hamyar_actor() AND p.active = 1"
        f" WHERE t.source = {source} AND t.target = NEW.state AND instr(t.roles, ',' || p.role || ',') > 0"
    )


def _move_is_allowed(source: str) -> list[str]:
    exists = f"SELECT 1 FROM transition t WHERE t.source = {source} AND t.target = NEW.state"
    return [
        refuse(Code.WRONG_STAGE, f"NOT EXISTS ({exists})"),
        refuse(Code.NOT_ALLOWED, f"NOT EXISTS (SELECT 1 {_move(source)})"),
        refuse(Code.NOT_ALLOWED, f"NOT {in_own_unit('NEW.unit_id')}"),
        refuse(Code.TERM_SEALED, f"EXISTS ({_TERM} AND state = '{TermState.SEALED}')"),
        refuse(Code.TERM_NOT_OPEN, f"NOT EXISTS ({_TERM} AND state = '{TermState.OPEN}')"),
        refuse(Code.DEADLINE_PASSED, f"EXISTS ({_TERM} AND deadline_at < hamyar_now())"),
    ]


def _amounts() -> list[str]:
    most = setting("max_half_hours", str(MAXIMUM_HALVES))
    total = setting("max_total_half_hours", "")
    return [
        refuse(Code.HOURS_OUT_OF_RANGE, f"NEW.half_hours > CAST({most} AS INTEGER)"),
        refuse(Code.HOURS_OUT_OF_RANGE, f"COALESCE(NEW.actual_half_hours, 0) > CAST({most} AS INTEGER)"),
        refuse(
            Code.TOTAL_HOURS_EXCEEDED,
            f"{total} <> '' AND NEW.state IN ({SEATS}) AND {_OTHERS} + {_WORKED} > CAST({total} AS INTEGER)",
        ),
        refuse(
            Code.WORK_TYPE_NOT_OF_UNIT,
            "NEW.work_type_id <> (SELECT work_type_id FROM unit WHERE id = NEW.unit_id)",
        ),
    ]


def _seat() -> list[str]:
    quota = "SELECT 1 FROM unit_quota WHERE term_id = NEW.term_id AND unit_id = NEW.unit_id"
    return [
        refuse(Code.UNIT_NOT_PERMITTED, f"NOT EXISTS ({quota})"),
        refuse(Code.QUOTA_FULL, f"EXISTS ({quota} AND used >= seats)"),
    ]


def _used(row: str, by: int) -> str:
    sign = "+" if by > 0 else "-"
    return f"UPDATE unit_quota SET used = used {sign} 1 WHERE term_id = {row}.term_id AND unit_id = {row}.unit_id;"


def request_triggers() -> dict[str, str]:
    """Name → statement."""
    took, takes = f"OLD.state IN ({SEATS})", f"NEW.state IN ({SEATS})"
    doer = "CASE t.not_by WHEN 'registered_by' THEN OLD.registered_by WHEN 'hours_by' THEN OLD.hours_by END"
    four_eyes = (
        f"{setting('four_eyes', '0')} = '1' AND EXISTS (SELECT 1 {_move('OLD.state')} AND {doer} = hamyar_actor())"
    )
    reason = f"NEW.reason = '' AND NOT EXISTS (SELECT 1 {_move('OLD.state')} AND t.needs_reason = 0)"
    word = "NEW.state IN ('hours', 'final') AND NEW.actual_half_hours > NEW.half_hours AND trim(NEW.hours_note) = ''"
    fixed = "NEW.id <> OLD.id OR NEW.term_id <> OLD.term_id OR NEW.student_id <> OLD.student_id OR NEW.unit_id <> OLD.unit_id"
    insert = [
        refuse(Code.NOT_ALLOWED, "NEW.registered_by <> hamyar_actor()"),
        *_move_is_allowed("''"), *_amounts(), *_seat(),
    ]  # fmt: skip
    update = [
        refuse(Code.NOT_ALLOWED, fixed),
        refuse(Code.CHANGED_BY_OTHER, "NEW.version <> OLD.version + 1"),
        *_move_is_allowed("OLD.state"),
        refuse(Code.SAME_PERSON, four_eyes),
        refuse(Code.REASON_REQUIRED, reason),
        refuse(Code.REASON_REQUIRED, word),
        *_amounts(),
    ]  # fmt: skip
    moved = f"({took}) <> ({takes})"
    return {
        **trigger("work_request_may_insert", "BEFORE INSERT ON work_request", insert),
        **trigger("work_request_may_update", "BEFORE UPDATE ON work_request", update),
        **trigger("work_request_seat_free", "BEFORE UPDATE ON work_request", _seat(), f"{moved} AND {takes}"),
        **trigger(
            "work_request_may_not_delete", "BEFORE DELETE ON work_request", [refuse(Code.NOT_ALLOWED, "1")]
        ),
        **trigger("work_request_takes_seat", "AFTER INSERT ON work_request", [_used("NEW", 1)], takes),
        **trigger(
            "work_request_takes_seat_again", "AFTER UPDATE OF state ON work_request", [_used("NEW", 1)],
            f"{moved} AND {takes}",
        ),
        **trigger(
            "work_request_frees_seat", "AFTER UPDATE OF state ON work_request", [_used("NEW", -1)],
            f"{moved} AND {took}",
        ),
    }  # fmt: skip
