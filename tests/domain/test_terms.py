"""Term codes, states and the one deadline: domain.md §1 and §4."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.jalali import end_of_day, parse_date, parse_deadline, plain_date
from hamyar_desktop.domain.terms import (
    TERM_MOVES,
    TermCode,
    TermState,
    check_term_dates,
    check_term_open,
    parse_term_code,
)
from hamyar_desktop.domain.text import persian_digits

SUPPORT = "داخلی ۳۸۳۰"
DEADLINE = parse_deadline("1404/10/30")
codes = st.builds("{}{:02}{}".format, st.sampled_from("34"), st.integers(0, 99), st.sampled_from("123"))


def refusal_of_code(typed: str) -> dict[str, object]:
    with pytest.raises(RuleBroken) as broken:
        parse_term_code(typed)
    assert broken.value.code is Code.TERM_INVALID
    return broken.value.facts


class TestCode:
    def test_section_4_4041_is_the_first_term_of_1404(self) -> None:
        code = parse_term_code("4041")
        assert (code.year, code.season, str(code)) == (1404, 1, "4041")
        assert code.title() == "نیمسال اول ۱۴۰۴–۱۴۰۵"

    @pytest.mark.parametrize(
        ("code", "persian", "english"),
        [
            ("4041", "نیمسال اول ۱۴۰۴–۱۴۰۵", "First term 1404–1405"),
            ("4042", "نیمسال دوم ۱۴۰۴–۱۴۰۵", "Second term 1404–1405"),
            ("4043", "نیمسال تابستان ۱۴۰۴–۱۴۰۵", "Summer term 1404–1405"),
            ("3991", "نیمسال اول ۱۳۹۹–۱۴۰۰", "First term 1399–1400"),
        ],
    )
    def test_section_4_titles(self, code: str, persian: str, english: str) -> None:
        assert parse_term_code(code).title() == persian
        assert parse_term_code(code).title("en") == english

    @given(codes)
    def test_section_4_first_three_digits_and_1000_are_the_year(self, code: str) -> None:
        parsed = parse_term_code(f" {persian_digits(code)}\u200e")
        assert parsed == TermCode(code)
        assert (parsed.year, parsed.season) == (1000 + int(code) // 10, int(code) % 10)

    @given(codes, codes)
    def test_terms_come_in_the_order_of_their_codes(self, one: str, other: str) -> None:
        by_time = (TermCode(one).year, TermCode(one).season) < (TermCode(other).year, TermCode(other).season)
        assert (TermCode(one) < TermCode(other)) == by_time

    @pytest.mark.parametrize(
        "typed", ["", "404", "40411", "4040", "4044", "1404", "5041", "ترم ۱", "404\u0967", "4041\n2", "-4041", "40 4a"]
    )
    def test_refused(self, typed: str) -> None:
        assert refusal_of_code(typed)["reason"] == "code"

    def test_a_long_paste_is_told_in_twenty_characters(self) -> None:
        assert refusal_of_code("4" * 99) == {"reason": "code", "typed": "4" * 20}

    @given(st.text(max_size=6) | st.from_regex("[0-9]{4}", fullmatch=True))
    def test_any_text_gives_a_term_or_the_code(self, typed: str) -> None:
        found: TermCode | Code
        try:
            found = parse_term_code(typed)
        except RuleBroken as broken:
            found = broken.code
        real = isinstance(found, TermCode) and 1300 <= found.year <= 1499 and found.season in {1, 2, 3}
        assert real or found is Code.TERM_INVALID


class TestDates:
    def test_section_4_the_summer_of_4043_falls_in_1405(self) -> None:
        """Dates are data: the year of the code says nothing about them."""
        starts, ends = parse_date("1405/04/20"), parse_date("1405/06/15")
        check_term_dates(starts, ends, parse_deadline("1405/06/20"))
        assert plain_date(starts).startswith("1405")
        assert parse_term_code("4043").year == 1404

    @given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(-3, 3), st.integers(-3, 3))
    def test_start_before_end_and_deadline_no_earlier_than_the_start(self, start: date, length: int, late: int) -> None:
        end, deadline = start + timedelta(days=length), end_of_day(start + timedelta(days=late))
        if length > 0 and late >= 0:
            check_term_dates(start, end, deadline)
            return
        with pytest.raises(RuleBroken) as broken:
            check_term_dates(start, end, deadline)
        assert (broken.value.code, broken.value.facts) == (Code.TERM_INVALID, {"reason": "dates"})

    def test_the_day_of_the_deadline_is_that_of_tehran(self) -> None:
        """Half past midnight in Tehran is still yesterday in UTC."""
        start = parse_date("1404/07/01")
        check_term_dates(start, start + timedelta(days=9), parse_deadline("1404/07/01 00:30"))
        with pytest.raises(RuleBroken):
            check_term_dates(start, start + timedelta(days=9), parse_deadline("1404/06/31 23:30"))


class TestStates:
    @pytest.mark.parametrize(("source", "target"), list(product(TermState, TermState)))
    def test_planned_open_closed_sealed_and_back_to_open_only(self, source: TermState, target: TermState) -> None:
        allowed = {("planned", "open"), ("closed", "open"), ("open", "closed"), ("closed", "sealed")}
        assert (source in TERM_MOVES.get(target, frozenset())) == ((source.value, target.value) in allowed)


class TestOpen:
    @pytest.mark.parametrize(
        ("state", "code"),
        [
            (TermState.PLANNED, Code.TERM_NOT_OPEN),
            (TermState.CLOSED, Code.TERM_NOT_OPEN),
            (TermState.SEALED, Code.TERM_SEALED),
        ],
    )
    @given(late=st.integers(-10, 10))
    def test_only_in_an_open_term_whatever_the_clock_says(self, state: TermState, code: Code, late: int) -> None:
        with pytest.raises(RuleBroken) as broken:
            check_term_open(state, DEADLINE, DEADLINE + timedelta(days=late), code="4041", support=SUPPORT)
        assert broken.value.code is code
        assert broken.value.facts == {"term": "4041", "deadline": DEADLINE, "support": SUPPORT}

    @given(st.timedeltas(timedelta(days=-400), timedelta(days=400)))
    def test_section_1_one_deadline_and_its_last_second_counts(self, late: timedelta) -> None:
        now = DEADLINE + late
        if now <= DEADLINE:
            check_term_open(TermState.OPEN, DEADLINE, now, code="4041", support=SUPPORT)
            return
        with pytest.raises(RuleBroken) as broken:
            check_term_open(TermState.OPEN, DEADLINE, now, code="4041", support=SUPPORT)
        assert broken.value.code is Code.DEADLINE_PASSED
        assert broken.value.facts == {"term": "4041", "deadline": DEADLINE, "support": SUPPORT}

    def test_the_edge_itself(self) -> None:
        last = datetime(2026, 1, 20, 20, 29, 59, tzinfo=UTC)
        assert last == DEADLINE
        check_term_open(TermState.OPEN, DEADLINE, last, code="4041", support=SUPPORT)
        with pytest.raises(RuleBroken):
            check_term_open(TermState.OPEN, DEADLINE, last + timedelta(microseconds=1), code="4041", support=SUPPORT)
