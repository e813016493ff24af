"""Turns the world's failures into ours: constraint names and trigger messages become codes."""

from __future__ import annotations

import re
import sqlite3

from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from hamyar_desktop.domain.errors import Code, RuleBroken

_TRIGGER = re.compile(r"hamyar:([a-z_]+)")
# What SQLite names: «CHECK constraint failed: NAME», «UNIQUE constraint failed: TABLE.COLUMN, …», «index 'NAME'».
_BY_CONSTRAINT: dict[str, tuple[Code, dict[str, object]]] = {
    "ck_work_request_half_hours": (Code.HOURS_OUT_OF_RANGE, {}),
    "ck_work_request_actual_half_hours": (Code.HOURS_OUT_OF_RANGE, {}),
    "ck_work_request_reason": (Code.REASON_REQUIRED, {}),
    "ck_work_request_actual_known": (Code.WRONG_STAGE, {}),
    "ck_work_request_state": (Code.WRONG_STAGE, {}),
    "work_request.term_id, work_request.student_id, work_request.unit_id": (Code.ALREADY_REGISTERED, {}),
    "ck_unit_quota_used": (Code.QUOTA_FULL, {}),
    "ck_unit_quota_seats": (Code.QUOTA_INVALID, {}),
    "ck_bank_account_sheba_form": (Code.SHEBA_INVALID, {"reason": "length"}),
    "ck_bank_account_sheba_reserved": (Code.SHEBA_INVALID, {"reason": "reserved_check_digits"}),
    "ck_bank_account_sheba_mod97": (Code.SHEBA_INVALID, {"reason": "check_digits"}),
    "ck_bank_account_sheba_account_type": (Code.SHEBA_INVALID, {"reason": "account_type"}),
    "bank_account.sheba": (Code.SHEBA_OF_OTHER_STUDENT, {}),
    "bank_account.student_id": (Code.CHANGED_BY_OTHER, {}),
    "student.number": (Code.STUDENT_EXISTS, {}),
    "ck_student_number": (Code.STUDENT_NUMBER_INVALID, {}),
    "student.national_code": (Code.NATIONAL_CODE_OF_OTHER_STUDENT, {}),
    "uq_student_national_code": (Code.NATIONAL_CODE_OF_OTHER_STUDENT, {}),
    "ck_student_national_code": (Code.NATIONAL_CODE_INVALID, {}),
    "term.code": (Code.TERM_EXISTS, {}),
    "ck_term_dates": (Code.TERM_INVALID, {"reason": "dates"}),
    "uq_term_one_open": (Code.TERM_INVALID, {"reason": "other_open"}),
    "term.state": (Code.TERM_INVALID, {"reason": "other_open"}),
    "unit.search": (Code.UNIT_EXISTS, {}),
    "person.search": (Code.PERSON_EXISTS, {}),
}


def translate_failure(error: BaseException) -> RuleBroken | None:
    """The broken rule behind a failure of the database, or None when it is a bug of ours."""
    if isinstance(error, RuleBroken):
        return error
    cause = error.orig if isinstance(error, DBAPIError) else error
    text = str(cause)
    trigger = _TRIGGER.search(text)
    if trigger:
        return RuleBroken(Code(trigger[1]))
    if isinstance(error, IntegrityError) or isinstance(cause, sqlite3.IntegrityError):
        return _by_constraint(text)
    if isinstance(error, OperationalError) or isinstance(cause, sqlite3.OperationalError):
        return RuleBroken(Code.STORAGE_UNAVAILABLE, detail=text)
    if isinstance(cause, sqlite3.DatabaseError) and "not a database" in text:
        return RuleBroken(Code.STORAGE_UNAVAILABLE, detail=text)
    return None


def _by_constraint(text: str) -> RuleBroken | None:
    for name, (code, facts) in _BY_CONSTRAINT.items():
        if re.search(rf"(?<![\w.]){re.escape(name)}(?![\w,])", text):
            return RuleBroken(code, **facts)
    return None
