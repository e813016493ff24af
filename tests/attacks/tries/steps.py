"""Steps that are not one's own, left out or forged; hours and seats beyond the limits."""

from __future__ import annotations

from tests.attacks.attempt import DENIED, NOTHING, Attempt


def _register(
    hours: str = "20", *, state: str = "pending", more: str = "", by: str = "<clerk>", version: str = "1"
) -> str:
    return (
        "INSERT INTO work_request (term_id, student_id, unit_id, work_type_id, half_hours, note, reason, hours_note,"
        " state, registered_by, registered_at, changed_at, version) SELECT <term>, id, <library>, <work_type>,"
        f" {hours}, '', '', '', '{state}', {by}, hamyar_now(), hamyar_now(), {version} FROM student"
        f" WHERE id = <free> {more}"
    )


def _set(what: str, row: str, version: str = "version + 1") -> str:
    return f"UPDATE work_request SET {what}, version = {version} WHERE id = {row}"


_APPROVE = "state = 'approved', decided_by = {0}, decided_at = hamyar_now()"
_EDIT = "half_hours = {0}, edited_by = <clerk>"
_RECORD = "state = 'hours', actual_half_hours = {0}, hours_by = <clerk>, hours_at = hamyar_now()"
_FINAL = "state = 'final', finalized_by = {0}, finalized_at = hamyar_now()"

STEPS = (
    Attempt("approve what one registered", "supervisor", _set(_APPROVE.format("<supervisor>"), "<own>"), "same_person"),
    Attempt("finalise the hours one recorded", "supervisor",
            _set(_FINAL.format("<supervisor>"), "<hours>"), "same_person"),
    Attempt("edit and approve in one transaction", "affairs",
            ("BEGIN", _set("half_hours = 30, edited_by = <affairs>", "<own>"),
             _set(_APPROVE.format("<affairs>"), "<own>")), "same_person"),
    Attempt("edit without a name and approve", "affairs",
            ("BEGIN", _set("half_hours = 30", "<own>"), _set(_APPROVE.format("<affairs>"), "<own>")), "not_allowed"),
    Attempt("other hours with the step back", "affairs",
            ("BEGIN", _set("state = 'pending', half_hours = 30, decided_by = NULL", "<approved>"),
             _set(_APPROVE.format("<affairs>"), "<approved>")), "not_allowed"),
    Attempt("edit, be rejected, and forget it", "affairs",
            ("BEGIN", _set("half_hours = 30, edited_by = <affairs>", "<own>"),
             _set("state = 'rejected', reason = 'x', decided_by = <affairs>", "<own>"),
             _set("state = 'pending', decided_by = NULL, edited_by = NULL", "<own>")), "not_allowed"),
    Attempt("record, send back, and finalise the same hours", "affairs",
            ("BEGIN", _set("actual_half_hours = 30, hours_by = <affairs>", "<hours>"),
             _set("state = 'approved'", "<hours>"), _set("state = 'hours', hours_by = <affairs>", "<hours>"),
             _set(_FINAL.format("<affairs>"), "<hours>")), "same_person"),
    Attempt("approve in another's name", "supervisor", _set(_APPROVE.format("<affairs>"), "<own>"), "same_person"),
    Attempt("approve as clerk", "clerk", _set(_APPROVE.format("<clerk>"), "<own>"), "not_allowed"),
    Attempt("approve as viewer", "viewer", _set(_APPROVE.format("<viewer>"), "<own>"), DENIED),
    Attempt("finalise as clerk", "clerk", _set(_FINAL.format("<clerk>"), "<hours>"), DENIED),
    Attempt("from waiting to hours", "clerk", _set(_RECORD.format("20"), "<own>"), "wrong_stage"),
    Attempt("from waiting to final", "affairs", _set(_FINAL.format("<affairs>"), "<own>"), "wrong_stage"),
    Attempt("from approved to final", "supervisor", _set(_FINAL.format("<supervisor>"), "<approved>"), "wrong_stage"),
    Attempt("register as approved", "affairs", _register(state="approved", by="<affairs>"), "wrong_stage"),
    Attempt("a state of one's own", "supervisor", _set("state = 'paid'", "<own>"), "wrong_stage"),
    Attempt("no state", "supervisor", _set("state = NULL", "<own>"), "wrong_stage"),
    Attempt("reject without a reason", "supervisor",
            _set("state = 'rejected', decided_by = <supervisor>, reason = '   '", "<own>"), "reason_required"),
    Attempt("take an approved request back as clerk", "clerk",
            _set("state = 'cancelled'", "<approved>"), "not_allowed"),
    Attempt("cancel, and restore with other hours", "affairs",
            ("BEGIN", _set("state = 'cancelled'", "<own>"),
             _set("state = 'pending', half_hours = 30", "<own>")), "not_allowed"),
    Attempt("cancel, and restore as approved", "affairs",
            ("BEGIN", _set("state = 'cancelled', reason = 'x'", "<approved>"),
             _set("state = 'approved'", "<approved>")), "wrong_stage"),
    Attempt("hours after approval", "clerk", _set("half_hours = 300", "<approved>"), "wrong_stage"),
    Attempt("actual hours without a step", "clerk", _set("actual_half_hours = 30", "<own>"), "wrong_stage"),
    Attempt("insert decided", "clerk", "INSERT INTO work_request (decided_by) VALUES (<clerk>)", DENIED),
)  # fmt: skip
AMOUNTS = (
    Attempt("hours 0", "clerk", _set(_EDIT.format("0"), "<own>"), "23514"),
    Attempt("half an hour", "clerk", _set(_EDIT.format("1"), "<own>"), "23514"),
    Attempt("hours below none", "clerk", _set(_EDIT.format("-20"), "<own>"), "23514"),
    Attempt("hours 201", "clerk", _set(_EDIT.format("402"), "<own>"), "hours_out_of_range"),
    Attempt("no hours", "clerk", _set(_EDIT.format("NULL"), "<own>"), "23502"),
    Attempt("hours beyond numbers", "clerk", _set(_EDIT.format("9999999999"), "<own>"), "22003"),
    Attempt("actual hours 0", "clerk", _set(_RECORD.format("0"), "<approved>"), "23514"),
    Attempt("actual hours 201", "clerk", _set(_RECORD.format("402"), "<approved>"), "hours_out_of_range"),
    Attempt("no actual hours", "clerk", _set(_RECORD.format("NULL"), "<approved>"), "23514"),
    Attempt("more than asked without a word", "clerk", _set(_RECORD.format("300"), "<approved>"), "reason_required"),
    Attempt("one over the quota", "clerk", _register(), "quota_full"),
    Attempt("over the quota, several rows at once", "clerk",
            _register(more="UNION ALL " + _register().partition("SELECT")[2].join(("SELECT ", ""))), "quota_full"),
    Attempt("over the quota, ON CONFLICT", "clerk", _register() + " ON CONFLICT DO NOTHING", "quota_full"),
    Attempt("ON CONFLICT against a request", "clerk",
            _register().replace("<free>", "<taken>")
            + " ON CONFLICT (term_id, student_id, unit_id) DO UPDATE SET half_hours = 400", "already_registered"),
    Attempt("over the quota, MERGE", "clerk",
            "MERGE INTO work_request r USING (SELECT <free> AS s) x ON r.student_id = x.s WHEN NOT MATCHED THEN INSERT"
            " (term_id, student_id, unit_id, work_type_id, half_hours, note, reason, hours_note, state, registered_by,"
            " registered_at, changed_at, version) VALUES (<term>, x.s, <library>, <work_type>, 20, '', '', '',"
            " 'pending', <clerk>, hamyar_now(), hamyar_now(), 1)", "quota_full"),
    Attempt("over the quota, in a common table expression", "clerk",
            f"WITH made AS ({_register()} RETURNING id) SELECT * FROM made", "quota_full"),
    Attempt("over the quota, after a refusal that one catches", "clerk",
            f"DO $$ BEGIN BEGIN {_register()}; EXCEPTION WHEN OTHERS THEN NULL; END; {_register()}; END $$",
            "quota_full"),
    Attempt("over the quota, as affairs", "affairs", _register(by="<affairs>"), "quota_full"),
    Attempt("set the counter", "affairs", "UPDATE unit_quota SET used = 0", DENIED),
    Attempt("a second row of the quota", "affairs",
            "INSERT INTO unit_quota (term_id, unit_id, seats, used, letter) VALUES (<term>, <library>, 99, 3, '')",
            "not_allowed"),
    Attempt("a counter that counts nobody", "affairs",
            "INSERT INTO unit_quota (term_id, unit_id, seats, used, letter) VALUES (<term>, <library>, 99, 0, '')"
            " ON CONFLICT (term_id, unit_id) DO UPDATE SET seats = 99", "not_allowed"),
    Attempt("seats below those taken", "affairs", "UPDATE unit_quota SET seats = 1 WHERE unit_id = <library>",
            "quota_below_used"),
    Attempt("more seats for oneself", "supervisor", "UPDATE unit_quota SET seats = 99", DENIED),
)  # fmt: skip
FORGERY = (
    Attempt("register in another's name", "clerk", _register(by="<supervisor>"), "not_allowed"),
    Attempt("register in nobody's name", "clerk", _register(by="0"), "not_allowed"),
    Attempt("give the registration to another", "supervisor", _set("registered_by = <clerk>", "<own>"), "not_allowed"),
    Attempt("take a registration over", "clerk", _set("registered_by = <clerk>", "<own>"), "not_allowed"),
    Attempt("register in the past", "supervisor",
            _set("registered_at = '2020-01-01T00:00:00.000000+00:00'", "<own>"), "not_allowed"),
    Attempt("name another for the edit", "clerk", _set("half_hours = 30, edited_by = <affairs>", "<own>"),
            "not_allowed"),
    Attempt("take an edit over that was none", "clerk", _set("edited_by = <clerk>", "<own>"), "not_allowed"),
    Attempt("register as edited", "clerk", "INSERT INTO work_request (edited_by) VALUES (<clerk>)", DENIED),
    Attempt("take the hours of another over", "clerk", _set("hours_by = <clerk>, hours_note = 'x'", "<hours>"),
            "not_allowed"),
    Attempt("name another for the hours", "clerk",
            _set("state = 'hours', actual_half_hours = 20, hours_by = <supervisor>, hours_at = hamyar_now()",
                 "<approved>"), "not_allowed"),
    Attempt("rename who decided", "clerk",
            _set(_RECORD.format("20") + ", decided_by = <clerk>", "<hours>"), "not_allowed"),
    Attempt("forget who decided", "clerk", _set(_RECORD.format("20") + ", decided_by = NULL", "<approved>"),
            "not_allowed"),
    Attempt("forget who recorded", "clerk", _set("hours_by = NULL", "<hours>"), "not_allowed"),
    Attempt("an own name that another confirmed", "stranger",
            "UPDATE bank_account SET own_name_by = <affairs>, version = version + 1 WHERE id = <account>",
            "own_name_not_confirmed"),
    Attempt("the same version", "clerk", _set(_EDIT.format("30"), "<own>", "version"), "changed_by_other"),
    Attempt("an older version", "clerk", _set(_EDIT.format("30"), "<own>", "version - 1"), "changed_by_other"),
    Attempt("two versions at once", "clerk", _set(_EDIT.format("30"), "<own>", "version + 2"), "changed_by_other"),
    Attempt("no version", "clerk", _set(_EDIT.format("30"), "<own>", "NULL"), "23502"),
    Attempt("overwrite with a stale version", "clerk",
            "UPDATE work_request SET half_hours = 30, edited_by = <clerk>, version = 2 WHERE id = <approved>"
            " AND version = 1", NOTHING),
    Attempt("an account's version", "stranger", "UPDATE bank_account SET account_number = '9' WHERE id = <account>",
            "changed_by_other"),
    Attempt("a number of one's own", "clerk",
            "INSERT INTO work_request (id, note) OVERRIDING SYSTEM VALUE VALUES (1, '')", DENIED),
    Attempt("another's number", "clerk", "UPDATE work_request SET id = 9 WHERE id = <own>", "428C9"),
    Attempt("set the sequence", "clerk", "SELECT setval('work_request_id_seq', 1)", DENIED),
    Attempt("use the sequence up", "clerk", "SELECT nextval('work_request_id_seq')", DENIED),
    Attempt("read the sequence", "clerk", "SELECT last_value FROM work_request_id_seq", DENIED),
    Attempt("start the sequence anew", "affairs", "ALTER SEQUENCE work_request_id_seq RESTART", DENIED),
    Attempt("a wrong work type", "clerk", _set("work_type_id = 999999", "<own>"), "work_type_not_of_unit"),
    Attempt("a control character", "clerk", _set("note = E'a\\u0007b'", "<own>"), "control_character"),
    Attempt("a NUL", "clerk", _set("note = chr(0)", "<own>"), "54000"),
    Attempt("a Sheba with wrong check digits", "stranger",
            "UPDATE bank_account SET sheba = 'IR670120000000000000123456', own_name_by = <stranger>,"
            " version = version + 1 WHERE id = <account>", "23514"),
    Attempt("words that end the statement", "clerk",
            _set("note = 'x''; DROP TABLE student; --', " + _EDIT.format("401"), "<own>"), "hours_out_of_range"),
    Attempt("strings read in the old way", "clerk",
            ("SET escape_string_warning = off", "SET standard_conforming_strings = off",
             _set(_EDIT.format("402"), "<own>")), "hours_out_of_range"),
)  # fmt: skip
TRIES = STEPS + AMOUNTS + FORGERY
