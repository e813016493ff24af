"""What a table of requests shows: conditions that all hold, and the order; it can be kept under a name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from hamyar_desktop.domain.hours import MAXIMUM_HALVES, Hours
from hamyar_desktop.domain.text import fold
from hamyar_desktop.domain.work_request import State

STAGES = ("awaiting", *(state.value for state in State), "ready")
LONGEST_TEXT = 200
MOST_DAYS = 3650
_ORDER = ("sort", "descending")


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """Every part that is set must hold. ``text`` is folded by the store.

    ``stage`` is a state, ``ready``, or ``awaiting``: whatever waits for the supervisor's word. Days are those of
    Tehran, both ends belong to the range; hours are the requested ones. ``full_quota``: no seat of the unit's quota
    in that term is left. ``waiting_days``: it waits for a word longer than so many days at ``judged_at`` (UTC), which
    the service sets.
    """

    stage: str = ""
    unit_id: int | None = None
    work_type_id: int | None = None
    term_code: str = ""
    student_id: int | None = None
    text: str = ""
    registered_from: date | None = None
    registered_to: date | None = None
    hours_from: Hours | None = None
    hours_to: Hours | None = None
    above_requested: bool = False
    full_quota: bool = False
    without_account: bool = False
    waiting_days: int | None = None
    judged_at: datetime | None = None
    sort: str = "id"
    descending: bool = True

    def parts(self) -> tuple[str, ...]:
        """Names of the conditions that are set, in the order of the fields; without the order of the rows."""
        empty = RequestFilter()
        names = (each.name for each in fields(self) if each.name not in (*_ORDER, "judged_at"))
        return tuple(name for name in names if self._shown(name) != getattr(empty, name))

    def _shown(self, name: str) -> object:
        return fold(self.text) if name == "text" else getattr(self, name)

    def without(self, part: str) -> RequestFilter:
        """One condition less."""
        return replace(self, **{part: getattr(RequestFilter(), part)})

    def stored(self) -> dict[str, object]:
        """What is set, in words of JSON; without the order, and without the moment at which it was asked."""
        return {name: _told(getattr(self, name)) for name in self.parts()}


def _told(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.halves if isinstance(value, Hours) else value


def read_filter(stored: Mapping[str, object]) -> RequestFilter:
    """A filter as ``RequestFilter.stored`` told it; a part that is damaged or unknown is left out."""
    known = {name: _understood(name, value) for name, value in stored.items() if name in _READERS}
    return RequestFilter(**{name: value for name, value in known.items() if value is not None})  # type: ignore[arg-type]


def _understood(name: str, value: object) -> object:
    try:
        return _READERS[name](value)
    except (TypeError, ValueError):
        return None


def _number(most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
            raise ValueError(value)
        return value

    return read


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value[:LONGEST_TEXT]


def _stage(value: object) -> str:
    if value not in STAGES:
        raise ValueError(value)
    return str(value)


def _true(value: object) -> bool:
    if value is not True:
        raise ValueError(value)
    return True


def _day(value: object) -> date:
    return date.fromisoformat(_words(value))


def _hours(value: object) -> Hours:
    return Hours(_number(MAXIMUM_HALVES)(value))


_ID = _number(2**31 - 1)
_READERS: dict[str, Callable[[object], object]] = {
    "stage": _stage, "unit_id": _ID, "work_type_id": _ID, "term_code": _words, "student_id": _ID, "text": _words,
    "registered_from": _day, "registered_to": _day, "hours_from": _hours, "hours_to": _hours,
    "above_requested": _true, "full_quota": _true, "without_account": _true, "waiting_days": _number(MOST_DAYS),
}  # fmt: skip
