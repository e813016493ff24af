"""Jalali dates as people type and read them; jdatetime decides, years 1300–1430 only."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import jdatetime

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import ascii_digits, persian_digits, squeeze, strip_invisible

TEHRAN = ZoneInfo("Asia/Tehran")
FIRST_YEAR, LAST_YEAR = 1300, 1430
MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
WEEKDAYS = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
"""By ``date.weekday()``: Monday first. The Persian week itself starts on Saturday."""

_SPLIT = re.compile(r"([0-9]{4})(?:\s*[/.-]\s*|\s+)([0-9]{1,2})(?:\s*[/.-]\s*|\s+)([0-9]{1,2})\Z")
_JOINED = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})\Z")
_MOMENT = re.compile(r"(.*[0-9])(?:\s+|T)([0-9]{1,2}):([0-9]{2})\Z")
_LAST_MINUTE = 23, 59


def parse_date(text: str) -> date:
    """A Jalali date in any digits, «1405/9/2», «14050902» or «۱۴۰۵-۰۹-۰۲», as a Gregorian date.

    Raises ``date_invalid`` for anything else, for days that do not exist (1404/12/30) and for years
    outside 1300–1430.
    """
    tidy = _tidy(text)
    found = _SPLIT.match(tidy) or _JOINED.match(tidy)
    if not found:
        raise RuleBroken(Code.DATE_INVALID, typed=tidy[:40])
    year, month, day = (int(part) for part in found.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RuleBroken(Code.DATE_INVALID, typed=tidy[:40])
    try:
        found_day: date = jdatetime.date(year, month, day).togregorian()
    except ValueError:
        raise RuleBroken(Code.DATE_INVALID, typed=tidy[:40]) from None
    return found_day


def _tidy(text: str) -> str:
    return squeeze(strip_invisible(ascii_digits(text)).replace("\u200c", ""))


def parse_deadline(text: str) -> datetime:
    """A moment typed as Jalali date, with «HH:MM» or without (then the last second of that day), in UTC.

    The day and time are those of Tehran; 23:59 is the end of the day, so that what ``plain_moment`` shows
    of a whole day's deadline means the same when it is typed. Raises ``date_invalid``.
    """
    tidy = _tidy(text)
    found = _MOMENT.match(tidy)
    if not found:
        return end_of_day(parse_date(tidy))
    day, hour, minute = parse_date(found[1]), int(found[2]), int(found[3])
    if hour > 23 or minute > 59:
        raise RuleBroken(Code.DATE_INVALID, typed=tidy[:40])
    if (hour, minute) == _LAST_MINUTE:
        return end_of_day(day)
    return datetime.combine(day, time(hour, minute), TEHRAN).astimezone(UTC)


def start_of_day(day: date) -> datetime:
    """The first moment of that day in Tehran, in UTC."""
    return datetime.combine(day, time(), TEHRAN).astimezone(UTC)


def end_of_day(day: date) -> datetime:
    """The last second of that day in Tehran, in UTC.

    Reckoned back from the next day: when summer time ended (until 1401), the last hour of the day came twice.
    """
    return datetime.combine(day + timedelta(days=1), time(), TEHRAN).astimezone(UTC) - timedelta(seconds=1)


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
