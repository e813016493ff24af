"""Hours of work: whole or half hours, typed as people type them, never a float."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import compact, persian_digits

MINIMUM_HALVES = 2
MAXIMUM_HALVES = 400
"""One request is for 1 to 200 hours (seed stage 1: «باید حداکثر ۲۰۰ ساعت باشد»), counted in half hours."""


@dataclass(frozen=True, order=True)
class Hours:
    """An amount of work in half hours: ``Hours(25)`` is twelve and a half hours."""

    halves: int

    @classmethod
    def whole(cls, hours: int) -> Hours:
        """So many full hours."""
        return cls(hours * 2)

    def __add__(self, other: Hours) -> Hours:
        return Hours(self.halves + other.halves)

    def __sub__(self, other: Hours) -> Hours:
        return Hours(self.halves - other.halves)

    @property
    def decimal(self) -> Decimal:
        """The hours as an exact decimal: 12.5."""
        return Decimal(self.halves) / 2

    @property
    def number(self) -> int | float:
        """The hours for JSON and Excel: 12 or 12.5 (a half is exact in a float)."""
        return self.halves // 2 if self.halves % 2 == 0 else self.halves / 2

    def __str__(self) -> str:
        return str(self.number)

    def text(self) -> str:
        """For a Persian reader: «۱۲٫۵»."""
        return persian_digits(str(self)).replace(".", "٫")


# A comma with three digits after it separates thousands: «1,000» is a thousand hours, not one.
_DECIMAL = re.compile(r"([0-9]{1,20})(?:(?:[./٫]|[,،](?![0-9]{3}\Z))([0-9]{1,6}))?\Z")
_CLOCK = re.compile(r"([0-9]{1,20}):([0-9]{2})\Z")


def parse_hours(text: str, *, maximum_halves: int = MAXIMUM_HALVES) -> Hours:
    """Hours as typed in any digits: «12», «۱۲٫۵», «12.5», «12/5», «12:30».

    Raises ``hours_out_of_range`` with reason ``not_a_number``, ``not_half`` (only whole and half hours),
    or ``range`` (1 to 200, seed stage 1).
    """
    return check_hours(_read(compact(text)), maximum_halves=maximum_halves)


def _read(tidy: str) -> Hours:
    clock = _CLOCK.match(tidy)
    if clock:
        return Hours.whole(int(clock[1])) + Hours(_half_of({"00": "0", "30": "5"}.get(clock[2])))
    number = _DECIMAL.match(tidy)
    if not number:
        raise RuleBroken(Code.HOURS_OUT_OF_RANGE, reason="not_a_number", typed=tidy[:40])
    return Hours.whole(int(number[1])) + Hours(_half_of((number[2] or "0").rstrip("0") or "0"))


def _half_of(fraction: str | None) -> int:
    if fraction == "0":
        return 0
    if fraction == "5":
        return 1
    raise RuleBroken(Code.HOURS_OUT_OF_RANGE, reason="not_half")


def check_hours(hours: Hours, *, maximum_halves: int = MAXIMUM_HALVES) -> Hours:
    """The same hours, or ``hours_out_of_range`` if they are not within 1 and the maximum (200)."""
    if not MINIMUM_HALVES <= hours.halves <= maximum_halves:
        raise RuleBroken(
            Code.HOURS_OUT_OF_RANGE,
            reason="range",
            hours=hours,
            minimum=Hours(MINIMUM_HALVES),
            maximum=Hours(maximum_halves),
        )
    return hours
