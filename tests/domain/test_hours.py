"""Hours: whole or half hours, 1 to 200, typed as people type them (domain.md §1 stage 1)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import MAXIMUM_HALVES, MINIMUM_HALVES, Hours, check_hours, parse_hours
from hamyar_desktop.domain.text import persian_digits

valid_halves = st.integers(MINIMUM_HALVES, MAXIMUM_HALVES)


def refusal(typed: str) -> dict[str, object]:
    with pytest.raises(RuleBroken) as broken:
        parse_hours(typed)
    assert broken.value.code is Code.HOURS_OUT_OF_RANGE
    return broken.value.facts


class TestValue:
    def test_parts(self) -> None:
        hours = Hours(25)
        assert (hours.decimal, hours.number, str(hours), hours.text()) == (Decimal("12.5"), 12.5, "12.5", "۱۲٫۵")
        assert (Hours.whole(12).number, str(Hours.whole(12)), Hours.whole(12).text()) == (12, "12", "۱۲")
        assert isinstance(Hours.whole(12).number, int)

    @given(st.integers(-1000, 1000), st.integers(-1000, 1000))
    def test_sums_are_exact_and_ordered(self, one: int, other: int) -> None:
        assert (Hours(one) + Hours(other)).decimal == Decimal(one + other) / 2
        assert Hours(one) + Hours(other) - Hours(other) == Hours(one)
        assert (Hours(one) < Hours(other)) == (one < other)


class TestParse:
    @given(valid_halves)
    def test_round_trip(self, halves: int) -> None:
        hours = Hours(halves)
        whole, half = divmod(halves, 2)
        clock = f"{whole}:{30 * half:02}"
        for typed in (
            str(hours),
            hours.text(),
            clock,
            persian_digits(clock),
            f" {hours}\u200e",
            f"{hours.decimal:.2f}",
        ):
            assert parse_hours(typed) == hours

    @pytest.mark.parametrize(
        "typed", ["۱۲٫۵", "12:30", "12.5", "12/5", "12,5", "۱۲،۵", "١٢٫٥", "012.50", "1 2.5", "12.5000"]
    )
    def test_twelve_and_a_half(self, typed: str) -> None:
        assert parse_hours(typed) == Hours(25)

    def test_section_1_at_most_200(self) -> None:
        assert parse_hours("200") == parse_hours("200.0") == parse_hours("200:00") == Hours(400)
        assert parse_hours("۱") == Hours(2)
        for typed in ("200.5", "200:30", "201", "0.5", "0", "00", "99999999999999999999"):
            assert refusal(typed)["reason"] == "range"

    def test_the_range_is_told(self) -> None:
        assert refusal("201") == {"reason": "range", "hours": Hours(402), "minimum": Hours(2), "maximum": Hours(400)}

    @pytest.mark.parametrize("typed", ["12.3", "12:15", "12:31", "12:99", "12.55", "12/25", "0.333333"])
    def test_only_whole_and_half_hours(self, typed: str) -> None:
        assert refusal(typed) == {"reason": "not_half"}

    @pytest.mark.parametrize(
        "typed",
        [
            "",
            "ده",
            "-5",
            "+5",
            "5-",
            "1e2",
            "12.",
            ".5",
            "12..5",
            "1.5.5",
            "12:3",
            ":30",
            "१२",
            "inf",
            "1,000",
            "۱٬۰۰۰",
            "9" * 21,
        ],
    )
    def test_not_a_number(self, typed: str) -> None:
        assert refusal(typed)["reason"] == "not_a_number"

    def test_a_long_paste_is_told_in_forty_characters(self) -> None:
        assert refusal("x" * 1000) == {"reason": "not_a_number", "typed": "x" * 40}

    @given(st.text(max_size=12) | st.from_regex(r"[0-9۰-۹]{1,4}[.:/٫,][0-9]{1,3}", fullmatch=True))
    def test_any_text_gives_hours_in_range_or_the_code(self, typed: str) -> None:
        found: Hours | Code
        try:
            found = parse_hours(typed)
        except RuleBroken as broken:
            found = broken.code
        in_range = isinstance(found, Hours) and MINIMUM_HALVES <= found.halves <= MAXIMUM_HALVES
        assert in_range or found is Code.HOURS_OUT_OF_RANGE

    def test_another_maximum(self) -> None:
        assert parse_hours("250", maximum_halves=500) == Hours.whole(250)
        with pytest.raises(RuleBroken):
            parse_hours("101", maximum_halves=200)


@given(st.integers(-10, 1000))
def test_check_hours(halves: int) -> None:
    if 2 <= halves <= 400:
        assert check_hours(Hours(halves)) == Hours(halves)
    else:
        with pytest.raises(RuleBroken):
            check_hours(Hours(halves))
