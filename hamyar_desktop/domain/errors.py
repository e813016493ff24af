"""Every way in which a rule can be broken, as a stable code that scripts, screens and tests rely on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Code(StrEnum):
    """The stable error codes of the program; each has a sentence in ``services.sentences``."""

    STUDENT_UNKNOWN = "student_unknown"
    STUDENT_NUMBER_INVALID = "student_number_invalid"
    STUDENT_EXISTS = "student_exists"
    NAME_MISSING = "name_missing"
    MOBILE_INVALID = "mobile_invalid"
    HOURS_OUT_OF_RANGE = "hours_out_of_range"
    TOTAL_HOURS_EXCEEDED = "total_hours_exceeded"
    WORK_TYPE_NOT_OF_UNIT = "work_type_not_of_unit"
    WORK_TYPE_UNKNOWN = "work_type_unknown"
    UNIT_UNKNOWN = "unit_unknown"
    UNIT_EXISTS = "unit_exists"
    UNIT_NOT_PERMITTED = "unit_not_permitted"
    QUOTA_FULL = "quota_full"
    QUOTA_BELOW_USED = "quota_below_used"
    QUOTA_INVALID = "quota_invalid"
    DEADLINE_PASSED = "deadline_passed"
    TERM_NOT_OPEN = "term_not_open"
    TERM_SEALED = "term_sealed"
    TERM_UNKNOWN = "term_unknown"
    TERM_EXISTS = "term_exists"
    TERM_INVALID = "term_invalid"
    DATE_INVALID = "date_invalid"
    ALREADY_REGISTERED = "already_registered"
    REQUEST_UNKNOWN = "request_unknown"
    WRONG_STAGE = "wrong_stage"
    NOT_ALLOWED = "not_allowed"
    SAME_PERSON = "same_person"
    REASON_REQUIRED = "reason_required"
    CHANGED_BY_OTHER = "changed_by_other"
    TOO_MANY_ROWS = "too_many_rows"
    SHEBA_INVALID = "sheba_invalid"
    SHEBA_OF_OTHER_STUDENT = "sheba_of_other_student"
    ACCOUNT_INVALID = "account_invalid"
    ACCOUNT_MISMATCH = "account_mismatch"
    ACCOUNT_IS_LOAN = "account_is_loan"
    BANK_UNKNOWN = "bank_unknown"
    BANK_MERGED = "bank_merged"
    BANK_DIFFERS = "bank_differs"
    OWN_NAME_NOT_CONFIRMED = "own_name_not_confirmed"
    ACCOUNT_MISSING = "account_missing"
    NATIONAL_CODE_INVALID = "national_code_invalid"
    NATIONAL_CODE_OF_OTHER_STUDENT = "national_code_of_other_student"
    CONTROL_CHARACTER = "control_character"
    TEXT_TOO_LONG = "text_too_long"
    WRONG_PASSWORD = "wrong_password"
    PASSWORD_TOO_WEAK = "password_too_weak"
    TOO_MANY_ATTEMPTS = "too_many_attempts"
    PERSON_UNKNOWN = "person_unknown"
    PERSON_EXISTS = "person_exists"
    STORAGE_UNAVAILABLE = "storage_unavailable"
    NOT_INITIALISED = "not_initialised"
    ALREADY_INITIALISED = "already_initialised"
    DATABASE_NEWER = "database_newer"
    NETWORK_FOLDER = "network_folder"
    SERVER_INVALID = "server_invalid"
    SERVER_UNGUARDED = "server_unguarded"
    KEYCHAIN_UNAVAILABLE = "keychain_unavailable"
    FILE_UNREADABLE = "file_unreadable"
    FILE_TOO_LARGE = "file_too_large"
    HEADING_MISSING = "heading_missing"
    HEADING_TWICE = "heading_twice"
    ROW_TWICE = "row_twice"
    IMPORT_REFUSED = "import_refused"
    NUMBER_PATTERN_INVALID = "number_pattern_invalid"


class Status(IntEnum):
    """Exit status of ``hamyar-admin`` for each kind of failure."""

    DONE = 0
    USAGE = 2
    RULE_BROKEN = 3
    NOT_ALLOWED = 4
    STORAGE = 5
    FILE = 6


_STATUS = {
    Code.NOT_ALLOWED: Status.NOT_ALLOWED,
    Code.WRONG_PASSWORD: Status.NOT_ALLOWED,
    Code.TOO_MANY_ATTEMPTS: Status.NOT_ALLOWED,
    Code.STORAGE_UNAVAILABLE: Status.STORAGE,
    Code.NOT_INITIALISED: Status.STORAGE,
    Code.DATABASE_NEWER: Status.STORAGE,
    Code.NETWORK_FOLDER: Status.STORAGE,
    Code.FILE_UNREADABLE: Status.FILE,
    Code.FILE_TOO_LARGE: Status.FILE,
}


def status_of(code: Code) -> Status:
    """The exit status that belongs to a code."""
    return _STATUS.get(code, Status.RULE_BROKEN)


class RuleBroken(Exception):
    """A rule was broken: ``code`` says which, ``facts`` hold the numbers, dates and names of the sentence."""

    def __init__(self, code: Code, **facts: object) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts: dict[str, object] = facts

    def __str__(self) -> str:
        told = ", ".join(f"{key}={value!r}" for key, value in self.facts.items())
        return f"{self.code.value}({told})"


@dataclass(frozen=True)
class Caution:
    """Something that looks wrong but does not block; shown as a warning beside the field."""

    code: Code
    facts: Mapping[str, object] = field(default_factory=dict)
