"""Late by tricks with time, and rules that see rows as they were. The term's deadline passed (``late_scene``)."""

from __future__ import annotations

from tests.attacks.attempt import Attempt

_STEP = "UPDATE work_request SET half_hours = 30, edited_by = <clerk>, version = version + 1 WHERE id = <own>"
_REGISTER = (
    "INSERT INTO work_request (term_id, student_id, unit_id, work_type_id, half_hours, note, reason, hours_note, state,"
    " registered_by, registered_at, changed_at, version) SELECT <term>, <free>, <dormitory>, work_type_id, 20, '', '',"
    " '', 'pending', <stranger>, {0}, {0}, 1 FROM unit WHERE id = <dormitory>"
)
_EARLY = "'2020-01-01T00:00:00.000000+00:00'"
_ACCOUNT = (
    "UPDATE bank_account SET account_number = '1', own_name_at = {0}, own_name_by = <stranger>, version = version + 1"
    " WHERE id = <account>"
)

LATE = (
    Attempt("register late", "stranger", _REGISTER.format("hamyar_now()"), "deadline_passed"),
    Attempt("register late in early times", "stranger", _REGISTER.format(_EARLY), "deadline_passed"),
    Attempt("late in the west", "stranger",
            ("SET timezone = 'Etc/GMT+12'", _REGISTER.format("hamyar_now()")), "deadline_passed"),
    Attempt("late in the east", "stranger",
            ("SET timezone = 'Pacific/Kiritimati'", _REGISTER.format("hamyar_now()")), "deadline_passed"),
    Attempt("late by a zone of one's own", "clerk", ("SET TIME ZONE INTERVAL '-20:00' HOUR TO MINUTE", _STEP),
            "deadline_passed"),
    Attempt("late in another calendar's order", "clerk", ("SET datestyle = 'SQL, DMY'", _STEP), "deadline_passed"),
    Attempt("late by the moment of the transaction", "stranger",
            ("BEGIN", _REGISTER.format("to_char(now() - interval '1 d', 'YYYY-MM-DD\"T\"HH24:MI:SS.US') || '+00:00'")),
            "deadline_passed"),
    Attempt("edit late", "clerk", _STEP, "deadline_passed"),
    Attempt("approve late", "affairs",
            "UPDATE work_request SET state = 'approved', decided_by = <affairs>, decided_at = " + _EARLY
            + ", changed_at = " + _EARLY + ", version = version + 1 WHERE id = <own>", "deadline_passed"),
    Attempt("record hours late", "clerk",
            "UPDATE work_request SET state = 'hours', actual_half_hours = 20, hours_by = <clerk>, hours_at = "
            + _EARLY + ", version = version + 1 WHERE id = <approved>", "deadline_passed"),
    Attempt("finalise late", "affairs",
            "UPDATE work_request SET state = 'final', finalized_by = <affairs>, finalized_at = " + _EARLY
            + ", version = version + 1 WHERE id = <hours>", "deadline_passed"),
    Attempt("an account late", "stranger", _ACCOUNT.format(_EARLY), "deadline_passed"),
    Attempt("an account late in the west", "stranger",
            ("SET timezone = 'Etc/GMT+12'", _ACCOUNT.format("hamyar_now()")), "deadline_passed"),
    Attempt("late, caught and tried again", "clerk",
            f"DO $$ BEGIN BEGIN {_STEP}; EXCEPTION WHEN OTHERS THEN NULL; END; {_STEP}; END $$", "deadline_passed"),
)  # fmt: skip
OLD = (
    Attempt("a transaction that sees the past", "clerk",
            ("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT count(*) FROM term", _STEP), "not_allowed"),
    Attempt("a serializable transaction", "clerk",
            ("BEGIN ISOLATION LEVEL SERIALIZABLE", _STEP), "not_allowed"),
    Attempt("every transaction sees the past", "supervisor",
            ("SET default_transaction_isolation = 'repeatable read'", _STEP), "not_allowed"),
    Attempt("an account, seen in the past", "stranger",
            ("BEGIN ISOLATION LEVEL REPEATABLE READ", _ACCOUNT.format("hamyar_now()")), "not_allowed"),
    Attempt("people, seen in the past", "affairs",
            ("BEGIN ISOLATION LEVEL REPEATABLE READ", "UPDATE person SET active = 0 WHERE id = <clerk>"),
            "not_allowed"),
    Attempt("a quota, seen in the past", "affairs",
            ("BEGIN ISOLATION LEVEL SERIALIZABLE", "UPDATE unit_quota SET seats = 9 WHERE unit_id = <library>"),
            "not_allowed"),
)  # fmt: skip
