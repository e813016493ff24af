"""The options of ``request list`` that narrow by days, hours, text and marks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from hamyar_desktop.cli.session import count
from hamyar_desktop.domain.hours import Hours, parse_hours
from hamyar_desktop.domain.jalali import parse_date
from hamyar_desktop.domain.text import clean
from hamyar_desktop.services.request_filter import LONGEST_TEXT, MOST_DAYS, RequestFilter


def _days(text: str | int) -> int:
    number = count(text)
    if number > MOST_DAYS:
        raise typer.BadParameter(f"{number} is more than {MOST_DAYS} days")
    return number


_DAY, _HOURS = "A Jalali date in any digits, ", "Whole or half hours in any digits, "
FromOption = Annotated[str, typer.Option("--from", metavar="D", help=_DAY + "on which or after which registered.")]
ToOption = Annotated[str, typer.Option("--to", metavar="D", help=_DAY + "on which or before which registered.")]
HoursFromOption = Annotated[str, typer.Option("--hours-from", metavar="H", help=_HOURS + "requested at least.")]
HoursToOption = Annotated[str, typer.Option("--hours-to", metavar="H", help=_HOURS + "requested at most.")]
AboveOption = Annotated[bool, typer.Option("--above-requested", help="Actual hours above those requested.")]
FullOption = Annotated[bool, typer.Option("--full-quota", help="The unit has no seat left in that term.")]
WithoutAccountOption = Annotated[bool, typer.Option("--without-account", help="The student has no bank account.")]
WaitingOption = Annotated[
    int | None, typer.Option("--waiting-days", metavar="N", parser=_days, help="Waiting for a decision for longer.")
]
TextOption = Annotated[str, typer.Option("--text", metavar="TEXT", help="A part of name or student number.")]


def narrowed(
    wanted: RequestFilter, *, days: tuple[str, str], hours: tuple[str, str], text: str, marks: tuple[bool, bool, bool],
    waiting_days: int | None,
) -> RequestFilter:  # fmt: skip
    """The filter with what was typed behind the options; '' is not given.

    ``marks`` are above the requested hours, full quota, without an account. Raises ``date_invalid``,
    ``hours_out_of_range``, ``control_character``, ``text_too_long``; a range that ends before it begins is wrong usage.
    """
    first, last = (_day(typed) for typed in days)
    least, most = (_amount(typed) for typed in hours)
    if first is not None and last is not None and last < first:
        raise typer.BadParameter("it lies before --from", param_hint="--to")
    if least is not None and most is not None and most < least:
        raise typer.BadParameter("it is less than --hours-from", param_hint="--hours-to")
    above, full, unpaid = marks
    return replace(
        wanted, text=clean(text, limit=LONGEST_TEXT), registered_from=first, registered_to=last, hours_from=least,
        hours_to=most, above_requested=above, full_quota=full, without_account=unpaid, waiting_days=waiting_days,
    )  # fmt: skip


def _day(typed: str) -> date | None:
    return parse_date(typed) if typed else None


def _amount(typed: str) -> Hours | None:
    return parse_hours(typed) if typed else None
