"""The stable codes of interface.md, their exit status, and what a broken rule tells."""

from dataclasses import FrozenInstanceError

import pytest

from hamyar_desktop.domain.errors import Caution, Code, RuleBroken, Status, status_of

INTERFACE = """student_unknown student_number_invalid student_exists hours_out_of_range total_hours_exceeded
work_type_not_of_unit unit_unknown unit_not_permitted quota_full deadline_passed term_not_open term_sealed
already_registered wrong_stage not_allowed same_person reason_required changed_by_other sheba_invalid
sheba_of_other_student account_mismatch bank_unknown bank_merged own_name_not_confirmed national_code_invalid
control_character storage_unavailable database_newer network_folder file_unreadable file_too_large"""


@pytest.mark.parametrize("code", INTERFACE.split())
def test_every_code_of_the_interface_exists(code: str) -> None:
    assert Code(code).value == code


def test_names_and_values_are_one() -> None:
    assert [code for code in Code if code.name.lower() != code.value] == []


@pytest.mark.parametrize(
    ("code", "status"),
    [
        (Code.QUOTA_FULL, 3),
        (Code.DEADLINE_PASSED, 3),
        (Code.HEADING_TWICE, 3),
        (Code.NOT_ALLOWED, 4),
        (Code.WRONG_PASSWORD, 4),
        (Code.TOO_MANY_ATTEMPTS, 4),
        (Code.STORAGE_UNAVAILABLE, 5),
        (Code.DATABASE_NEWER, 5),
        (Code.NETWORK_FOLDER, 5),
        (Code.NOT_INITIALISED, 5),
        (Code.FILE_UNREADABLE, 6),
        (Code.FILE_TOO_LARGE, 6),
    ],
)
def test_exit_status_of_the_interface(code: Code, status: int) -> None:
    assert status_of(code) == status


def test_no_failure_looks_like_success_or_wrong_usage() -> None:
    assert {status_of(code) for code in Code} == {
        Status.RULE_BROKEN, Status.NOT_ALLOWED, Status.STORAGE, Status.FILE,
    }  # fmt: skip
    assert (Status.DONE, Status.USAGE) == (0, 2)


def test_a_broken_rule_tells_code_and_facts() -> None:
    broken = RuleBroken(Code.QUOTA_FULL, unit="کتابخانه مرکزی", seats=3)
    assert (broken.code, broken.facts) == (Code.QUOTA_FULL, {"unit": "کتابخانه مرکزی", "seats": 3})
    assert str(broken) == "quota_full(unit='کتابخانه مرکزی', seats=3)"
    assert str(RuleBroken(Code.WRONG_STAGE)) == "wrong_stage()"


def test_a_caution_blocks_nothing_and_cannot_be_changed() -> None:
    caution = Caution(Code.BANK_UNKNOWN, {"bank_code": "296"})
    assert not isinstance(caution, Exception)
    assert Caution(Code.ACCOUNT_IS_LOAN).facts == {}
    with pytest.raises(FrozenInstanceError):
        caution.code = Code.BANK_MERGED  # type: ignore[misc]
