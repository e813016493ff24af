"""Jalali dates as people type and read them; jdatetime decides, years 1300–1430 only."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import jdatetime

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import ascii_digits, persian_digits, strip_invisible

TEHRAN = ZoneInfo("Asia/Tehran")
FIRST_YEAR, LAST_YEAR = 1300, 1430
MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
WEEKDAYS = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
"""By ``date.weekday()``: Monday first. The Persian week itself starts on Saturday."""

_SPLIT = re.compile(r"([0-9]{4})[/.\-\s]([0-9]{1,2})[/.\-\s]([0-9]{1,2})\Z")
_JOINED = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})\Z")
_TIME = re.compile(r"([0-9]{1,2}):([0-9]{2})\Z")


def parse_date(text: str) -> date:
    """A Jalali date in any digits, «1405/9/2», «14050902» or «۱۴۰۵-۰۹-۰۲», as a Gregorian date.

    Raises ``date_invalid`` for anything else, for days that do not exist (1404/12/30) and for years
    outside 1300–1430.
    """
    tidy = strip_invisible(ascii_digits(text)).strip()
    found = _SPLIT.match(tidy) or _JOINED.match(tidy)
    if not found:
        raise RuleBroken(Code.DATE_INVALID, typed=tidy[:40])
    year, month, day = (int(part) for part in found.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RuleBroken(Code.DATE_INVALID, typed=tidy)
    try:
        found_day: date = jdatetime.date(year, month, day).togregorian()
    except ValueError:
        raise RuleBroken(Code.DATE_INVALID, typed=tidy) from None
    return found_day


def parse_deadline(text: str) -> datetime:
    """A moment typed as Jalali date, with «HH:MM» or without (then the last second of that day), in UTC.

    The day and time are those of Tehran. Raises ``date_invalid``.
    """
    tidy = strip_invisible(ascii_digits(text)).strip()
    day_text, _, time_text = tidy.replace("T", " ").partition(" ")
    day = parse_date(day_text)
    if not time_text.strip():
        return end_of_day(day)
    found = _TIME.match(time_text.strip())
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise RuleBroken(Code.DATE_INVALID, typed=tidy[:40])
    return datetime.combine(day, time(int(found[1]), int(found[2])), TEHRAN).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The last second of that day in Tehran, in UTC."""
    return datetime.combine(day, time(23, 59, 59), TEHRAN).astimezone(UTC)


@lru_cache(maxsize=4096)
def _parts(day: date) -> tuple[int, int, int]:
    jalali = jdatetime.date.fromgregorian(date=day)
    return jalali.year, jalali.month, jalali.day


@lru_cache(maxsize=4096)
def format_date(day: date) -> str:
    """«۱۴۰۵/۰۹/۰۲»."""
    return persian_digits(plain_date(day))


@lru_cache(maxsize=4096)
def plain_date(day: date) -> str:
    """«1405/09/02» in ASCII digits, for files and scripts."""
    year, month, number = _parts(day)
    return f"{year:04}/{month:02}/{number:02}"


def long_date(day: date) -> str:
    """«دوشنبه ۲ آذر ۱۴۰۵»."""
    year, month, number = _parts(day)
    return f"{WEEKDAYS[day.weekday()]} {persian_digits(number)} {MONTHS[month - 1]} {persian_digits(year)}"


def format_moment(moment: datetime) -> str:
    """A moment in UTC as people in Tehran read it: «۱۴۰۵/۰۹/۰۲ ۱۴:۳۰»."""
    return persian_digits(plain_moment(moment))


def plain_moment(moment: datetime) -> str:
    """«1405/09/02 14:30» in Tehran's time and ASCII digits."""
    local = moment.astimezone(TEHRAN)
    return f"{plain_date(local.date())} {local:%H:%M}"


def today(moment: datetime) -> date:
    """The day in Tehran at that moment, as a Gregorian date."""
    return moment.astimezone(TEHRAN).date()


def time_left(now: datetime, deadline: datetime) -> timedelta:
    """What is left until the deadline; negative when it has passed."""
    return deadline - now
