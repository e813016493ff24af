"""Turns the world's failures into ours: constraint names, trigger messages and SQLite's own codes become rules."""

from __future__ import annotations

import re
import sqlite3

from sqlalchemy.exc import DBAPIError

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store.server.failures import is_server_failure, server_rule

_TRIGGER = re.compile(r"hamyar:([a-z_]+)")
_NO_TABLE = re.compile(r"no such table: \w+")
# What SQLite names: «CHECK constraint failed: NAME», «UNIQUE constraint failed: TABLE.COLUMN, …».
BY_CONSTRAINT: dict[str, tuple[Code, dict[str, object]]] = {
    "ck_work_request_half_hours": (Code.HOURS_OUT_OF_RANGE, {}),
    "ck_work_request_actual_half_hours": (Code.HOURS_OUT_OF_RANGE, {}),
    "ck_work_request_reason": (Code.REASON_REQUIRED, {}),
    "ck_work_request_actual_known": (Code.WRONG_STAGE, {}),
    "ck_work_request_finalized_known": (Code.WRONG_STAGE, {}),
    "ck_work_request_state": (Code.WRONG_STAGE, {}),
    "work_request.term_id, work_request.student_id, work_request.unit_id": (Code.ALREADY_REGISTERED, {}),
    "ck_unit_quota_used": (Code.QUOTA_FULL, {}),
    "ck_unit_quota_seats": (Code.QUOTA_INVALID, {}),
    "unit_quota.term_id, unit_quota.unit_id": (Code.CHANGED_BY_OTHER, {}),
    "ck_bank_account_sheba_form": (Code.SHEBA_INVALID, {"reason": "length"}),
    "ck_bank_account_sheba_reserved": (Code.SHEBA_INVALID, {"reason": "reserved_check_digits"}),
    "ck_bank_account_sheba_mod97": (Code.SHEBA_INVALID, {"reason": "check_digits"}),
    "ck_bank_account_sheba_account_type": (Code.SHEBA_INVALID, {"reason": "account_type"}),
    "ck_bank_account_bank_code": (Code.SHEBA_INVALID, {"reason": "characters"}),
    "bank_account.sheba": (Code.SHEBA_OF_OTHER_STUDENT, {}),
    "bank_account.student_id": (Code.CHANGED_BY_OTHER, {}),
    "student.number": (Code.STUDENT_EXISTS, {}),
    "ck_student_number": (Code.STUDENT_NUMBER_INVALID, {}),
    "student.national_code": (Code.NATIONAL_CODE_OF_OTHER_STUDENT, {}),
    "ck_student_national_code": (Code.NATIONAL_CODE_INVALID, {}),
    "ck_student_identity_kind": (Code.NATIONAL_CODE_INVALID, {}),
    "term.code": (Code.TERM_EXISTS, {}),
    "ck_term_dates": (Code.TERM_INVALID, {"reason": "dates"}),
    "ck_term_state": (Code.TERM_INVALID, {"reason": "state"}),
    "term.state": (Code.TERM_INVALID, {"reason": "other_open"}),
    "unit.search": (Code.UNIT_EXISTS, {}),
    "person.search": (Code.PERSON_EXISTS, {}),
}
UNAVAILABLE = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOLFS,
        sqlite3.SQLITE_NOTADB,
    }
)
"""Primary result codes of SQLite that speak of the file, the disk or another process, and not of our SQL."""


def translate_failure(error: BaseException) -> RuleBroken | None:
    """The broken rule behind a failure of the database, or None when it is a bug of ours.

    ``storage_unavailable`` carries SQLite's own words as ``detail``; a file without tables is ``not_initialised``.
    """
    if isinstance(error, RuleBroken):
        return error
    cause = error.orig if isinstance(error, DBAPIError) else error
    text = str(cause)
    if not isinstance(cause, sqlite3.Error):
        if not is_server_failure(cause):
            return None
        # The driver itself refuses what PostgreSQL cannot store, before the rule on control characters is asked.
        nul = "cannot contain NUL" in text
        return RuleBroken(Code.CONTROL_CHARACTER) if nul else server_rule(cause, BY_CONSTRAINT)
    trigger = _TRIGGER.search(text)
    if trigger:
        return RuleBroken(Code(trigger[1]))
    if isinstance(cause, sqlite3.IntegrityError):
        return _by_constraint(text)
    primary = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return RuleBroken(Code.STORAGE_UNAVAILABLE, reason="damaged", detail=text)
    if primary in UNAVAILABLE:
        return RuleBroken(Code.STORAGE_UNAVAILABLE, detail=text)
    return RuleBroken(Code.NOT_INITIALISED) if _NO_TABLE.fullmatch(text) else None


def _by_constraint(text: str) -> RuleBroken | None:
    for name, (code, facts) in BY_CONSTRAINT.items():
        if text.endswith(f": {name}"):
            return RuleBroken(code, **facts)
    return None
