"""Student number, names and mobile: domain.md §6."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.student import (
    DEFAULT_NUMBER_PATTERN,
    parse_mobile,
    parse_name,
    parse_number_pattern,
    parse_student_number,
)
from hamyar_desktop.domain.text import persian_digits

DIGITS = "0123456789"


class TestNumber:
    @given(st.text(st.sampled_from(DIGITS), min_size=5, max_size=20))
    def test_section_6_text_of_5_to_20_digits_leading_zeros_kept(self, number: str) -> None:
        assert parse_student_number(number) == number
        assert parse_student_number(f" \u200e{persian_digits(number)}\u200c") == number

    @pytest.mark.parametrize("typed", ["", "1234", "1" * 21, "98-1234", "98123a", "१२३४५", "9812345.0", "12345\n6\x00"])
    def test_refused(self, typed: str) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_student_number(typed)
        assert broken.value.code is Code.STUDENT_NUMBER_INVALID

    def test_what_was_typed_is_told_in_forty_characters(self) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_student_number("9" * 500)
        assert broken.value.facts == {"typed": "9" * 40}

    def test_section_6_the_pattern_is_configurable_and_holds_for_the_whole_number(self) -> None:
        assert parse_student_number("A-12", "[A-Z]-[0-9]{2}|[0-9]{3}") == "A-12"
        with pytest.raises(RuleBroken):
            parse_student_number("1234", "[A-Z]-[0-9]{2}|[0-9]{3}")


class TestName:
    def test_cleaned(self) -> None:
        assert parse_name(" علي  رضا ") == "علی رضا"

    @pytest.mark.parametrize("typed", ["", "  ", "\u200c", "\u200f\ufeff"])
    def test_missing(self, typed: str) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_name(typed)
        assert broken.value.code is Code.NAME_MISSING

    @pytest.mark.parametrize(("typed", "code"), [("ع\x00", Code.CONTROL_CHARACTER), ("ع" * 101, Code.TEXT_TOO_LONG)])
    def test_refused(self, typed: str, code: Code) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_name(typed)
        assert broken.value.code is code

    @given(st.text(max_size=30))
    def test_idempotent(self, typed: str) -> None:
        try:
            name = parse_name(typed)
        except RuleBroken:
            return
        assert parse_name(name) == name


class TestNumberPattern:
    @pytest.mark.parametrize(
        ("typed", "pattern"),
        [
            ("", DEFAULT_NUMBER_PATTERN),
            (DEFAULT_NUMBER_PATTERN, DEFAULT_NUMBER_PATTERN),
            (" [۰-۹]{۸,۱۰} ", "[0-9]{8,10}"),
            ("40[0-9]{6}|9[02-4][0-9]?", "40[0-9]{6}|9[02-4][0-9]?"),
            ("(98|40)[0-9]{7}", "(98|40)[0-9]{7}"),
        ],
    )
    def test_a_pattern_of_digits_is_taken_in_any_digits(self, typed: str, pattern: str) -> None:
        assert parse_number_pattern(typed) == pattern

    @pytest.mark.parametrize(
        "typed",
        [
            "[0-9",
            "[9-0]{5}",
            "(",
            "[0-9]{5,3}",
            "?",
            "{5}",
            ".{5,20}",
            "[^0]{5}",
            ".*",
            "[0-9]+",
            "\\d{8}",
            "\\S{8}",
            "[a-z]{5}",
            "[0-9-]{5}",
            "(([0-9]{1,20}){1,20}){1,20}",
            "([0-9]{2})?",
            "[0-9]{100}",
            "9" * 101,
            "شماره",
        ],
    )
    def test_what_is_no_pattern_or_takes_more_than_digits_is_refused(self, typed: str) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_number_pattern(typed)
        assert broken.value.code is Code.NUMBER_PATTERN_INVALID
        assert "reason" not in broken.value.facts

    @pytest.mark.parametrize("typed", ["[0-9]{0,5}", "[0-9]?", "[0-9]{5}|"])
    def test_one_that_takes_nothing_at_all_is_refused(self, typed: str) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_number_pattern(typed)
        assert broken.value.facts["reason"] == "empty"

    def test_a_control_character_is_named(self) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_number_pattern("[0-9]{5}\x00")
        assert broken.value.code is Code.CONTROL_CHARACTER

    @given(st.text(st.sampled_from("0129[]{}(),|?-"), max_size=14), st.text(max_size=12))
    def test_whatever_is_taken_takes_digits_only(self, typed: str, number: str) -> None:
        try:
            pattern = parse_number_pattern(typed)
            found = parse_student_number(number, pattern)
        except RuleBroken:
            return
        assert found
        assert set(found) <= set(DIGITS)


class TestMobile:
    @given(
        st.text(st.sampled_from(DIGITS), min_size=9, max_size=9),
        st.sampled_from(["+98", "0098", "98", "0", "", "+980", "00980"]),
        st.sampled_from([str, persian_digits]),
    )
    def test_section_6_every_beginning_becomes_09(self, nine: str, start: str, disguise: type[str]) -> None:
        assert parse_mobile(disguise(f"{start}9{nine}")) == f"09{nine}"

    @pytest.mark.parametrize(
        "typed", ["0912 345 6789", "(0912) 345-6789", "\u200e+98\u200c912–345–6789", "0912\u00a0345 6789"]
    )
    def test_as_people_write_it(self, typed: str) -> None:
        assert parse_mobile(typed) == "09123456789"

    @pytest.mark.parametrize("typed", ["", "  ", "-", "\u200c"])
    def test_none_is_none(self, typed: str) -> None:
        assert parse_mobile(typed) == ""

    @pytest.mark.parametrize(
        "typed", ["0912345678", "091234567890", "02537741234", "+1 9123456789", "0912345678a", "९१२"]
    )
    def test_refused(self, typed: str) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_mobile(typed)
        assert broken.value.code is Code.MOBILE_INVALID


def test_a_number_that_is_not_there_is_told_as_missing():
    for typed in ("", "  ", "\u200f"):
        with pytest.raises(RuleBroken) as caught:
            parse_student_number(typed)
        assert (caught.value.code, caught.value.facts["reason"]) == (Code.STUDENT_NUMBER_INVALID, "empty")
