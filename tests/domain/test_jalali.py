"""Jalali dates against jdatetime and Qt, and moments in Tehran with and without summer time: domain.md §8."""

import locale
from datetime import UTC, date, datetime, timedelta

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCalendar, QDate

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.jalali import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    TEHRAN,
    WEEKDAYS,
    end_of_day,
    format_date,
    format_moment,
    long_date,
    parse_date,
    parse_deadline,
    plain_date,
    plain_moment,
    time_left,
    today,
)
from hamyar_desktop.domain.text import persian_digits

FIRST = jdatetime.date(1300, 1, 1).togregorian()
LAST = jdatetime.date(1430, 12, 29).togregorian()
days = st.dates(FIRST, LAST)


def refusal(typed: str) -> object:
    with pytest.raises(RuleBroken) as broken:
        parse_date(typed)
    assert broken.value.code is Code.DATE_INVALID
    return broken.value.facts["typed"]


class TestDates:
    @given(days)
    def test_section_8_round_trip_over_1300_to_1430(self, day: date) -> None:
        jalali = jdatetime.date.fromgregorian(date=day)
        assert plain_date(day) == f"{jalali.year:04}/{jalali.month:02}/{jalali.day:02}"
        assert format_date(day) == persian_digits(plain_date(day))
        for typed in (plain_date(day), format_date(day), f"{jalali.year}-{jalali.month}-{jalali.day}"):
            assert parse_date(typed) == day
        assert parse_date(plain_date(day).replace("/", "")) == day

    def test_section_8_every_leap_day_is_jdatetimes(self) -> None:
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            if jdatetime.date(year, 1, 1).isleap():
                assert plain_date(parse_date(f"{year}/12/30")) == f"{year}/12/30"
            else:
                assert refusal(f"{year}/12/30") == f"{year}/12/30"

    def test_section_8_qt_agrees_with_every_day_from_1304_as_far_as_the_program_goes(self) -> None:
        calendar = QCalendar(QCalendar.System.Jalali)
        day, last = parse_date("1304/1/1"), parse_date(f"{LAST_YEAR}/12/29")
        different = []
        while day <= last:
            if _qt_parts(calendar, day) != _ymd(day):
                different.append(day)
            day += timedelta(days=1)
        assert different == []

    def test_section_8_qt_agrees_until_29_esfand_1436_and_then_differs(self) -> None:
        calendar = QCalendar(QCalendar.System.Jalali)
        day = parse_date(f"{LAST_YEAR}/12/29")
        while _qt_parts(calendar, day) == _ymd(day):
            day += timedelta(days=1)
        assert _ymd(day) == (1436, 12, 30)
        assert _qt_parts(calendar, day) == (1437, 1, 1)
        assert LAST_YEAR < 1436

    @pytest.mark.parametrize(
        "typed",
        [
            "1405/9/2",
            "14050902",
            "۱۴۰۵-۰۹-۰۲",
            "١٤٠٥/٠٩/٠٢",
            "1405.09.02",
            "1405 9 2",
            " 1405 / 09 / 02 ",
            "\u200e1405/9/2\u200c",
        ],
    )
    def test_as_people_type_it(self, typed: str) -> None:
        assert parse_date(typed) == date(2026, 11, 23)

    @pytest.mark.parametrize(
        "typed",
        [
            "", "1405", "1405/9", "1405/13/1", "1405/0/1", "1405/1/0", "1405/7/31", "1404/12/30", "1405/1/32",
            "1299/12/29", "1431/01/01", "2026/11/23", "05/9/2", "1405/9/2/1", "140592", "1405//9/2", "آذر", "१४०५/९/२",
            "1405/9/2 12:00",
        ],
    )  # fmt: skip
    def test_refused(self, typed: str) -> None:
        assert refusal(typed) == typed

    def test_a_long_paste_is_told_in_forty_characters(self) -> None:
        assert refusal("x" * 99) == "x" * 40

    @given(st.text(max_size=12) | st.from_regex("[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}", fullmatch=True))
    def test_any_text_gives_a_day_or_the_code(self, typed: str) -> None:
        found: date | Code
        try:
            found = parse_date(typed)
        except RuleBroken as broken:
            found = broken.code
        in_range = isinstance(found, date) and FIRST_YEAR <= _ymd(found)[0] <= LAST_YEAR
        assert in_range or found is Code.DATE_INVALID

    def test_long_date(self) -> None:
        assert long_date(date(2026, 11, 23)) == "دوشنبه ۲ آذر ۱۴۰۵"
        assert (len(MONTHS), MONTHS[0], MONTHS[11]) == (12, "فروردین", "اسفند")

    @given(days)
    def test_section_8_week_days_are_those_of_a_week_from_saturday(self, day: date) -> None:
        from_saturday = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه")
        assert WEEKDAYS[day.weekday()] == from_saturday[jdatetime.date.fromgregorian(date=day).weekday()]
        assert long_date(day).startswith(WEEKDAYS[day.weekday()])

    def test_section_8_no_locale_changes_what_is_shown(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """jdatetime takes its locale at construction; the program never asks it for words."""
        monkeypatch.setattr(locale, "getlocale", lambda *_: ("en_US", "UTF-8"))
        assert long_date(date(2024, 3, 20)) == "چهارشنبه ۱ فروردین ۱۴۰۳"


def _ymd(day: date) -> tuple[int, int, int]:
    year, month, number = plain_date(day).split("/")
    return int(year), int(month), int(number)


def _qt_parts(calendar: QCalendar, day: date) -> tuple[int, int, int]:
    parts = calendar.partsFromDate(QDate(day.year, day.month, day.day))
    return parts.year, parts.month, parts.day


class TestMoments:
    @given(days)
    def test_the_last_second_of_a_day_in_tehran(self, day: date) -> None:
        last = end_of_day(day)
        assert last.tzinfo is UTC
        assert today(last) == day
        assert today(last + timedelta(seconds=1)) == day + timedelta(days=1)

    def test_section_8_stored_in_utc(self) -> None:
        assert end_of_day(parse_date("1404/10/30")) == datetime(2026, 1, 20, 20, 29, 59, tzinfo=UTC)
        assert parse_deadline("1404/10/30 14:30") == datetime(2026, 1, 20, 11, 0, tzinfo=UTC)

    def test_summer_time_before_1401(self) -> None:
        assert parse_deadline("1400/05/01 12:00") == datetime(2021, 7, 23, 7, 30, tzinfo=UTC)
        assert parse_deadline("1401/05/01 12:00") == datetime(2022, 7, 23, 7, 30, tzinfo=UTC)
        assert parse_deadline("1402/05/01 12:00") == datetime(2023, 7, 23, 8, 30, tzinfo=UTC)

    def test_the_day_whose_last_hour_came_twice(self) -> None:
        """On 30 Shahrivar 1400 at 24:00 clocks went back to 23:00: the day ended an hour later than it seems."""
        assert end_of_day(parse_date("1400/06/30")) == datetime(2021, 9, 21, 20, 29, 59, tzinfo=UTC)
        assert plain_moment(end_of_day(parse_date("1400/06/30"))) == "1400/06/30 23:59"

    def test_the_night_without_a_midnight(self) -> None:
        """On 2 Farvardin 1400 the clock went from 24:00 straight to 01:00."""
        assert end_of_day(parse_date("1400/01/01")) == datetime(2021, 3, 21, 20, 29, 59, tzinfo=UTC)
        assert plain_moment(datetime(2021, 3, 21, 20, 30, tzinfo=UTC)) == "1400/01/02 01:00"

    @given(st.datetimes(datetime(1921, 4, 1), datetime(2052, 1, 1), timezones=st.just(UTC)))
    def test_shown_as_tehran_reads_it(self, moment: datetime) -> None:
        local = moment.astimezone(TEHRAN)
        assert plain_moment(moment) == f"{plain_date(local.date())} {local.hour:02}:{local.minute:02}"
        assert format_moment(moment) == persian_digits(plain_moment(moment))
        assert today(moment) == local.date()

    @given(st.datetimes(datetime(2023, 1, 1), datetime(2052, 1, 1), timezones=st.just(UTC)))
    def test_what_is_shown_can_be_typed(self, moment: datetime) -> None:
        read = parse_deadline(plain_moment(moment))
        assert plain_moment(read) == plain_moment(moment)
        assert read == parse_deadline(format_moment(moment))
        assert abs(read - moment) < timedelta(minutes=1)

    @given(days)
    def test_a_whole_days_deadline_survives_being_shown_and_typed(self, day: date) -> None:
        assert parse_deadline(plain_date(day)) == end_of_day(day)
        assert parse_deadline(plain_moment(end_of_day(day))) == end_of_day(day) or end_of_day(day).year < 1978

    @pytest.mark.parametrize("typed", ["1404/10/30T14:30", "۱۴۰۴/۱۰/۳۰  ۱۴:۳۰", "14041030 14:30", "1404 10 30 14:30"])
    def test_as_people_type_it(self, typed: str) -> None:
        assert parse_deadline(typed) == datetime(2026, 1, 20, 11, 0, tzinfo=UTC)

    @pytest.mark.parametrize(
        "typed",
        ["", "14:30", "1404/10/30 24:00", "1404/10/30 12:60", "1404/10/30 12", "1404/10/30 1:2", "1404/12/30 12:00"],
    )
    def test_refused(self, typed: str) -> None:
        with pytest.raises(RuleBroken) as broken:
            parse_deadline(typed)
        assert broken.value.code is Code.DATE_INVALID

    def test_time_left(self) -> None:
        now = datetime(2026, 1, 1, tzinfo=UTC)
        assert time_left(now, now + timedelta(hours=3)) == timedelta(hours=3)
        assert time_left(now, now - timedelta(hours=3)) == timedelta(hours=-3)
