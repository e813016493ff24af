"""National codes against a textbook: domain.md §6."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.national_code import IdentityKind, parse_identity, parse_national_code
from hamyar_desktop.domain.text import persian_digits

DIGITS = "0123456789"


def textbook(code: str) -> bool:
    """Weights ten to two, mod eleven, without any of the program's shortcuts."""
    if len(code) != 10 or len(set(code)) == 1 or code[3:9] == "0" * 6:
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(code, range(10, 1, -1), strict=False)) % 11
    return int(code[9]) == (rest if rest < 2 else 11 - rest)


def with_check_digit(nine: str) -> str:
    return next(nine + last for last in DIGITS if ends_right(nine + last))


def ends_right(code: str) -> bool:
    rest = sum(int(code[i]) * (10 - i) for i in range(9)) % 11
    return int(code[9]) == (rest if rest < 2 else 11 - rest)


nine_digits = st.text(st.sampled_from(DIGITS), min_size=9, max_size=9)
good_codes = nine_digits.map(with_check_digit).filter(textbook)


def refusal(text: str) -> dict[str, object]:
    with pytest.raises(RuleBroken) as broken:
        parse_national_code(text)
    assert broken.value.code is Code.NATIONAL_CODE_INVALID
    return broken.value.facts


@pytest.mark.parametrize("code", ["0013542419", "0499370899", "0076229645", "1234567891", "0010350829"])
def test_known_good_ones(code: str) -> None:
    assert textbook(code)
    assert parse_national_code(code) == code


@given(st.text(st.sampled_from(DIGITS), min_size=10, max_size=10) | good_codes)
def test_section_6_agrees_with_the_textbook(code: str) -> None:
    if textbook(code):
        assert parse_national_code(code) == code
    else:
        assert refusal(code)["reason"] in {"repeated", "zeros", "check_digit"}


@pytest.mark.parametrize("digit", DIGITS)
def test_section_6_ten_equal_digits_pass_the_sum_and_are_wrong(digit: str) -> None:
    assert ends_right(digit * 10)
    assert refusal(digit * 10) == {"reason": "repeated"}


@given(st.text(st.sampled_from(DIGITS), min_size=3, max_size=3).filter(lambda three: three != "000"))
def test_section_6_six_zeros_in_the_middle(three: str) -> None:
    assert refusal(with_check_digit(three + "000000")) == {"reason": "zeros"}


@given(st.text(st.sampled_from(DIGITS), min_size=6, max_size=6).map(lambda six: with_check_digit("00" + six + "1")))
def test_section_6_left_padded_from_8_and_9(code: str) -> None:
    if textbook(code):
        assert parse_national_code(code[1:]) == parse_national_code(code[2:]) == code


@given(good_codes)
def test_section_6_no_prefix_check(code: str) -> None:
    other = with_check_digit("999" + code[3:9])
    assert parse_national_code(other) == other


@given(good_codes, st.integers(0, 9), st.sampled_from(DIGITS))
def test_a_changed_digit_never_passes_unless_the_textbook_lets_it(code: str, place: int, digit: str) -> None:
    changed = code[:place] + digit + code[place + 1 :]
    assert textbook(changed) == (not _is_refused(changed))
    # Every weight is prime to eleven, so only the two remainders that share no digit could hide a change: none does.
    assert digit == code[place] or _is_refused(changed) or textbook(changed)


def _is_refused(code: str) -> bool:
    try:
        parse_national_code(code)
    except RuleBroken:
        return True
    return False


@given(good_codes)
def test_every_disguise(code: str) -> None:
    dashed = f"{code[:3]}-{code[3:9]}-{code[9]}"
    for typed in (persian_digits(code), dashed, dashed.replace("-", "–"), f"\u200e {code}\u200c\t", " ".join(code)):
        assert parse_national_code(typed) == code


@pytest.mark.parametrize(
    ("typed", "facts"),
    [
        ("", {"reason": "characters"}),
        ("abc", {"reason": "characters"}),
        ("00135४2419", {"reason": "characters"}),
        ("0013542419.0", {"reason": "characters"}),
        ("0013542419\x00", {"reason": "characters"}),
        ("1234567", {"reason": "length", "length": 7}),
        ("12345678901", {"reason": "length", "length": 11}),
        ("0013542418", {"reason": "check_digit"}),
    ],
)
def test_refused(typed: str, facts: dict[str, object]) -> None:
    assert refusal(typed) == facts


class TestIdentity:
    def test_section_6_identity_kind_is_a_field(self) -> None:
        assert [kind.value for kind in IdentityKind] == ["national", "foreign_id", "passport"]

    def test_national_keeps_its_check(self) -> None:
        assert parse_identity(IdentityKind.NATIONAL, "۱۳۵۴۲۴۱۹") == "0013542419"
        with pytest.raises(RuleBroken):
            parse_identity(IdentityKind.NATIONAL, "A1234567")

    @pytest.mark.parametrize("kind", [IdentityKind.FOREIGN_ID, IdentityKind.PASSPORT])
    @pytest.mark.parametrize(("typed", "stored"), [("۱۲۳۴۵۶۷۸۹۰۱۲", "123456789012"), (" a-12 345678", "A12345678")])
    def test_section_6_no_checksum_for_foreign_students(self, kind: IdentityKind, typed: str, stored: str) -> None:
        assert parse_identity(kind, typed) == stored

    @given(st.text(st.sampled_from(DIGITS + "ABCXYZ"), min_size=4, max_size=20))
    def test_stored_as_it_is(self, number: str) -> None:
        assert parse_identity(IdentityKind.PASSPORT, number.lower()) == number

    @pytest.mark.parametrize(
        ("typed", "facts"),
        [
            ("", {"reason": "characters"}),
            ("گذرنامه", {"reason": "characters"}),
            ("A_1234", {"reason": "characters"}),
            ("123", {"reason": "length", "length": 3}),
            ("1" * 21, {"reason": "length", "length": 21}),
        ],
    )
    def test_refused(self, typed: str, facts: dict[str, object]) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_identity(IdentityKind.FOREIGN_ID, typed)
        assert (broken.value.code, broken.value.facts) == (Code.NATIONAL_CODE_INVALID, facts)
