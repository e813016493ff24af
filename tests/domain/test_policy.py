"""The defaults of the scheme's settings: domain.md §1 and §6."""

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours, check_hours
from hamyar_desktop.domain.policy import Policy, check_policy, parse_policy
from hamyar_desktop.domain.student import parse_student_number


def test_section_1_at_most_200_hours() -> None:
    assert Policy().max_hours == Hours.whole(200) == check_hours(Hours.whole(200))


def test_section_1_four_eyes_is_off_unless_set() -> None:
    assert Policy().four_eyes is False
    assert Policy(four_eyes=True).four_eyes is True


def test_no_ceiling_over_all_units_unless_set() -> None:
    assert Policy().max_total_hours is None


def test_section_1_help_is_extension_3830() -> None:
    assert "۳۸۳۰" in Policy().support_contact


def test_section_6_student_numbers_have_5_to_20_digits() -> None:
    pattern = Policy().student_number_pattern
    assert parse_student_number("00012", pattern) == "00012"
    assert parse_student_number("1" * 20, pattern) == "1" * 20


def test_a_policy_cannot_be_changed_in_passing() -> None:
    with pytest.raises(FrozenInstanceError):
        Policy().four_eyes = True  # type: ignore[misc]


def test_rules_are_read_as_they_are_typed() -> None:
    typed = parse_policy(
        max_hours="۱۲۰",
        max_total_hours="300.5",
        four_eyes=True,
        student_number_pattern="[۰-۹]{۸,۱۰}",
        support_contact=" داخلي ۱۲ ",
    )

    assert typed == Policy(Hours.whole(120), Hours(601), True, "[0-9]{8,10}", "داخلی ۱۲")


def test_what_is_left_empty_is_the_default() -> None:
    assert parse_policy(max_hours="200") == Policy()
    assert parse_policy(max_hours="200", max_total_hours=" ", support_contact=" ") == Policy()


@pytest.mark.parametrize(
    ("typed", "field", "reason"),
    [
        ({"max_hours": "201"}, "max_hours", "range"),
        ({"max_hours": "0"}, "max_hours", "range"),
        ({"max_hours": ""}, "max_hours", "not_a_number"),
        ({"max_hours": "200", "max_total_hours": "2000.5"}, "max_total_hours", "range"),
        ({"max_hours": "200", "max_total_hours": "صد"}, "max_total_hours", "not_a_number"),
    ],
)
def test_hours_outside_the_scheme_are_refused_at_their_field(typed: dict[str, str], field: str, reason: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        parse_policy(**typed)
    assert caught.value.code is Code.HOURS_OUT_OF_RANGE
    assert (caught.value.facts["field"], caught.value.facts["reason"]) == (field, reason)


def test_a_contact_is_a_short_line_without_control_characters() -> None:
    with pytest.raises(RuleBroken) as control:
        parse_policy(max_hours="200", support_contact="داخلی\x00۱")
    with pytest.raises(RuleBroken) as long:
        parse_policy(max_hours="200", support_contact="۱" * 151)
    assert (control.value.code, long.value.code) == (Code.CONTROL_CHARACTER, Code.TEXT_TOO_LONG)


def test_rules_made_by_a_program_are_checked_too() -> None:
    with pytest.raises(RuleBroken):
        check_policy(Policy(max_hours=Hours(401)))
    with pytest.raises(RuleBroken):
        check_policy(Policy(max_total_hours=Hours(0)))
    assert check_policy(Policy()) == Policy()


@given(st.integers(0, 500), st.none() | st.integers(0, 4100))
def test_checked_once_it_stays_the_same(most: int, total: int | None) -> None:
    policy = Policy(Hours(most), None if total is None else Hours(total))
    if 2 <= most <= 400 and (total is None or 2 <= total <= 4000):
        assert check_policy(policy) == policy
        return
    with pytest.raises(RuleBroken) as broken:
        check_policy(policy)
    assert broken.value.code is Code.HOURS_OUT_OF_RANGE


def test_reasons_of_rejection_are_tidied_and_never_none() -> None:
    typed = parse_policy(max_hours="200", reject_reasons=["  ساعت\nزياد است ", "", "ساعت زیاد است", "تکراری"])
    assert typed.reject_reasons == ("ساعت زیاد است", "تکراری")
    assert parse_policy(max_hours="200", reject_reasons=[" "]).reject_reasons == Policy().reject_reasons
    assert all(reason.strip() for reason in Policy().reject_reasons)


def test_a_reason_of_rejection_is_a_line_and_no_page() -> None:
    with pytest.raises(RuleBroken) as broken:
        parse_policy(max_hours="200", reject_reasons=["۱" * 201])
    assert broken.value.code is Code.TEXT_TOO_LONG
