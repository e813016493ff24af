"""Sheba: domain.md §5, with an arithmetic of its own to check against."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hamyar_desktop.domain.banks import BANKS, MERGED_INTO
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.sheba import (
    Sheba,
    account_agrees,
    cautions,
    check_digits,
    group_by_four,
    normalize_sheba,
    parse_account_number,
    parse_sheba,
    suggest_sheba,
)
from hamyar_desktop.domain.text import persian_digits

DIGITS = "0123456789"


def remainder(digits: str) -> int:
    """mod 97 digit by digit, as on paper."""
    rest = 0
    for digit in digits:
        rest = (rest * 10 + int(digit)) % 97
    return rest


def sheba_of(bank: str, kind: str, account: str) -> str:
    body = bank + kind + account.zfill(18)
    return f"IR{98 - remainder(body + '182700'):02}{body}"


shebas = st.builds(
    sheba_of,
    st.sampled_from(sorted(BANKS)) | st.text(st.sampled_from(DIGITS), min_size=3, max_size=3),
    st.sampled_from("01"),
    st.text(st.sampled_from(DIGITS), min_size=1, max_size=18),
)


def refusal(text: str) -> object:
    with pytest.raises(RuleBroken) as broken:
        parse_sheba(text)
    assert broken.value.code is Code.SHEBA_INVALID
    return broken.value.facts["reason"]


def in_arabic_digits(text: str) -> str:
    return text.translate({ord(digit): "٠١٢٣٤٥٦٧٨٩"[int(digit)] for digit in DIGITS})


class TestValid:
    def test_a_known_one_part_by_part(self) -> None:
        sheba = parse_sheba("IR06 2960 0000 0010 0324 2000 01")
        assert sheba.text == "IR062960000000100324200001"
        assert (sheba.bank_code, sheba.account_type, sheba.account_digits) == ("296", "0", "000000100324200001")
        assert sheba.grouped() == "IR06 2960 0000 0010 0324 2000 01"

    def test_section_5_26_characters(self) -> None:
        text = sheba_of("017", "0", "1234567890123")
        assert len(text) == 26
        assert text[4:] == "017" + "0" + "000001234567890123"

    @given(shebas)
    def test_section_5_check_digits_by_the_formula(self, text: str) -> None:
        assert check_digits(text[4:]) == text[2:4]
        assert 2 <= int(text[2:4]) <= 98
        assert remainder(text[4:] + "1827" + text[2:4]) == 1

    @given(shebas, st.data())
    def test_section_5_accepted_in_every_disguise(self, text: str, data: st.DataObject) -> None:
        """Persian and Arabic digits, spaces, dashes, invisible marks, lower case, a missing IR."""
        disguise = data.draw(st.sampled_from([str, persian_digits, in_arabic_digits, str.lower, group_by_four]))
        typed = disguise(text.removeprefix("IR") if data.draw(st.booleans()) else text)
        noise = [" ", "-", "\u200c", "\u200e", "\u200f", "\u202a", "\u2066", "\ufeff", "\u00a0", "–", "_", "."]
        for place in data.draw(st.lists(st.integers(0, len(typed)), max_size=5)):
            typed = typed[:place] + data.draw(st.sampled_from(noise)) + typed[place:]
        assert parse_sheba(typed).text == text
        assert normalize_sheba(typed) == text

    @given(shebas)
    def test_section_5_groups_of_four(self, text: str) -> None:
        groups = Sheba(text).grouped().split(" ")
        assert [len(group) for group in groups] == [4] * 6 + [2]
        assert "".join(groups) == text


class TestRefused:
    @given(shebas, st.integers(2, 25), st.sampled_from(DIGITS))
    def test_any_single_digit_changed(self, text: str, place: int, digit: str) -> None:
        assume(text[place] != digit)
        assert refusal(text[:place] + digit + text[place + 1 :]) in {"check_digits", "reserved_check_digits"}

    @given(shebas, st.integers(2, 24))
    def test_any_two_neighbours_swapped(self, text: str, place: int) -> None:
        assume(text[place] != text[place + 1])
        swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
        assert refusal(swapped) in {"check_digits", "reserved_check_digits"}

    @pytest.mark.parametrize(("reserved", "same_remainder"), [("00", "97"), ("01", "98"), ("99", "02")])
    def test_section_5_00_01_and_99_pass_the_naive_test_and_are_wrong(self, reserved: str, same_remainder: str) -> None:
        account = next(n for n in range(10_000) if sheba_of("017", "0", str(n))[2:4] == same_remainder)
        good = sheba_of("017", "0", str(account))
        assert parse_sheba(good).text == good
        wrong = "IR" + reserved + good[4:]
        assert remainder(wrong[4:] + "1827" + reserved) == 1
        assert refusal(wrong) == "reserved_check_digits"

    @given(shebas)
    def test_section_5_account_type_is_0_or_1(self, text: str) -> None:
        for kind in "23456789":
            body = text[4:7] + kind + text[8:]
            assert refusal("IR" + check_digits(body) + body) == "account_type"

    @pytest.mark.parametrize(
        ("typed", "reason", "length"),
        [
            ("", "length", 0),
            ("I", "length", 1),
            ("IR", "length", 2),
            ("IR0629600000001003242000", "length", 24),
            ("IR0629600000001003242000012", "length", 27),
            ("06296000000010032420000", "length", 25),
            ("0629600000001003242000012", "length", 27),
            ("GB062960000000100324200001", "characters", 26),
            ("R", "characters", 1),
            ("IR06296000000010032420000O", "characters", 26),
            ("IR06296000000010032420000१", "characters", 26),
            ("IR062960000000100324200001\x00", "characters", 27),
            ("۶۲۱۹-۸۶۱۰-۳۴۵۲-۹۰۰۷", "length", 18),
            ("شبا", "characters", 3),
        ],
    )
    def test_characters_or_length(self, typed: str, reason: str, length: int) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_sheba(typed)
        assert broken.value.facts == {"reason": reason, "length": length}

    @given(st.text(max_size=40))
    def test_nothing_else_comes_out_of_any_text(self, text: str) -> None:
        reasons = {"length", "characters", "check_digits", "reserved_check_digits", "account_type"}
        sheba = broken = None
        try:
            sheba = parse_sheba(text)
        except RuleBroken as caught:
            broken = caught
        if sheba is not None:
            assert remainder(sheba.text[4:] + "1827" + sheba.text[2:4]) == 1
        else:
            assert broken is not None
            assert broken.code is Code.SHEBA_INVALID
            assert broken.facts["reason"] in reasons


class TestCautions:
    def test_an_everyday_one_has_none(self) -> None:
        assert cautions(Sheba(sheba_of("017", "0", "1234567890123")), "1234567890123", "017") == ()

    def test_section_5_an_unknown_bank_warns_and_never_blocks(self) -> None:
        (caution,) = cautions(parse_sheba(sheba_of("296", "0", "1")))
        assert (caution.code, caution.facts) == (Code.BANK_UNKNOWN, {"bank_code": "296"})

    def test_section_5_a_loan_account_warns(self) -> None:
        (caution,) = cautions(parse_sheba(sheba_of("012", "1", "1")))
        assert (caution.code, caution.facts) == (Code.ACCOUNT_IS_LOAN, {})

    @pytest.mark.parametrize("code", sorted(MERGED_INTO))
    def test_section_5_a_merged_bank_warns_with_its_heir(self, code: str) -> None:
        heirs = {"062": "ملی ایران", "080": "ملی ایران", "051": None}
        (caution,) = cautions(parse_sheba(sheba_of(code, "0", "1")))
        assert caution.code is Code.BANK_MERGED
        assert caution.facts == {"bank": BANKS[code], "into": heirs.get(code, "سپه")}

    def test_another_bank_was_chosen(self) -> None:
        (caution,) = cautions(parse_sheba(sheba_of("012", "0", "1")), bank_code="017")
        assert (caution.code, caution.facts) == (Code.BANK_DIFFERS, {"chosen": "ملی ایران", "bank": "ملت"})

    def test_banks_that_no_list_has_are_named_by_code(self) -> None:
        found = cautions(parse_sheba(sheba_of("296", "0", "1")), bank_code="297")
        assert [caution.code for caution in found] == [Code.BANK_UNKNOWN, Code.BANK_DIFFERS]
        assert found[1].facts == {"chosen": "297", "bank": "296"}

    def test_section_5_an_account_that_is_not_at_the_end_warns(self) -> None:
        (caution,) = cautions(parse_sheba(sheba_of("017", "0", "1234567890123")), "1234567890124")
        assert (caution.code, caution.facts) == (Code.ACCOUNT_MISMATCH, {"account": "1234567890124"})

    def test_everything_at_once(self) -> None:
        found = cautions(parse_sheba(sheba_of("062", "1", "5")), "77", "017")
        assert [caution.code for caution in found] == [
            Code.BANK_MERGED, Code.ACCOUNT_IS_LOAN, Code.BANK_DIFFERS, Code.ACCOUNT_MISMATCH,
        ]  # fmt: skip


class TestAccount:
    @pytest.mark.parametrize(
        ("typed", "number"),
        [("۰۱۲۳ ۴۵۶", "0123456"), ("0/12-3.4", "0/12-3.4"), ("\u200e7\u200c", "7"), ("1" * 30, "1" * 30)],
    )
    def test_parsed(self, typed: str, number: str) -> None:
        assert parse_account_number(typed) == number

    @pytest.mark.parametrize("typed", ["", "-12", "12-", "12a", "1" * 31, "१२"])
    def test_refused(self, typed: str) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_account_number(typed)
        assert (broken.value.code, broken.value.facts) == (Code.ACCOUNT_INVALID, {"typed": typed})

    @given(shebas, st.integers(8, 25))
    def test_section_5_the_accounts_digits_stand_at_the_end(self, text: str, start: int) -> None:
        assume(text[start:].strip("0"))
        assert account_agrees(Sheba(text), text[start:])
        assert account_agrees(Sheba(text), "000" + text[start:])

    @pytest.mark.parametrize(
        ("account", "agrees"),
        [
            ("1234567890123", True),
            ("0001234567890123", True),
            ("890.123", True),
            ("12/34567890-99", True),
            ("9/4567890/1", True),
            ("7890/55", False),
            ("123456789012", False),
            ("0", False),
            ("000-0", False),
        ],
    )
    def test_printed_in_parts(self, account: str, agrees: bool) -> None:
        assert account_agrees(Sheba(sheba_of("017", "0", "1234567890123")), account) is agrees


class TestSuggestion:
    @given(st.text(st.sampled_from(DIGITS), min_size=13, max_size=13))
    def test_section_5_melli_type_0_padded_to_18(self, account: str) -> None:
        suggested = suggest_sheba("017", account)
        assert suggested is not None
        assert parse_sheba(suggested.text) == suggested
        assert (suggested.bank_code, suggested.account_type) == ("017", "0")
        assert suggested.account_digits == "00000" + account
        assert cautions(suggested, bank_code="017") == ()

    @pytest.mark.parametrize(
        ("bank", "account"),
        [("012", "1234567890123"), ("017", "123456789012"), ("017", "12345678901234"), ("017", "123456789012a")],
    )
    def test_section_5_only_for_melli_and_13_digits(self, bank: str, account: str) -> None:
        assert suggest_sheba(bank, account) is None
