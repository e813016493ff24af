"""The quota (ظرفیت): how many assistants a unit may have in a term, and whether one more fits."""

from __future__ import annotations

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours


def check_seat(seats: int | None, used: int, *, unit: str, support: str) -> None:
    """Raises ``unit_not_permitted`` without a quota row, ``quota_full`` when no seat is left (seed stage 0)."""
    if seats is None:
        raise RuleBroken(Code.UNIT_NOT_PERMITTED, unit=unit, support=support)
    if used >= seats:
        raise RuleBroken(Code.QUOTA_FULL, unit=unit, seats=seats, used=used, support=support)


def check_new_quota(seats: int, used: int, *, unit: str) -> None:
    """Raises ``quota_invalid`` outside 0–10000 and ``quota_below_used`` below the seats already taken."""
    if not 0 <= seats <= 10_000:
        raise RuleBroken(Code.QUOTA_INVALID, unit=unit, seats=seats)
    if seats < used:
        raise RuleBroken(Code.QUOTA_BELOW_USED, unit=unit, seats=seats, used=used)


def check_total_hours(already: Hours, asked: Hours, maximum: Hours | None) -> None:
    """Raises ``total_hours_exceeded`` if a student's hours of the term over all units pass the maximum.

    There is no such maximum unless student affairs sets one.
    """
    if maximum is not None and already + asked > maximum:
        raise RuleBroken(Code.TOTAL_HOURS_EXCEEDED, already=already, asked=asked, maximum=maximum)
