"""What a page filters by, with what it opens, and which conditions can still be met."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from hamyar_desktop.services.request_filter import RequestFilter, read_filter
from hamyar_desktop.services.rows import Reference
from hamyar_desktop.services.words import words
from hamyar_desktop.ui.desk import Desk

LISTS = ("stage", "unit_id", "work_type_id", "term_code")
MARKS = ("above_requested", "full_quota", "without_account")


@dataclass(frozen=True)
class FilterScope:
    """``base`` is the page with nothing chosen; ``stages`` stand in its list behind that of ``base``."""

    key: str
    base: RequestFilter
    stages: tuple[str, ...]
    marks: tuple[str, ...]

    def parts(self, wanted: RequestFilter) -> tuple[str, ...]:
        """The conditions that somebody set, in the order of the fields."""
        return tuple(part for part in wanted.parts() if getattr(wanted, part) != getattr(self.base, part))

    def without(self, wanted: RequestFilter, parts: Collection[str]) -> RequestFilter:
        """The same without these conditions."""
        return replace(wanted, **{part: getattr(self.base, part) for part in parts})

    def takes(self, wanted: RequestFilter) -> bool:
        """Whether the page can show that filter as it is meant."""
        marks = {part for part in MARKS if getattr(wanted, part)}
        return wanted.stage in ("", self.base.stage, *self.stages) and marks <= set(self.marks)

    def meant(self, wanted: RequestFilter) -> RequestFilter:
        """Without a stage, that of the page."""
        return replace(wanted, stage=wanted.stage or self.base.stage)


REQUESTS = FilterScope("requests", RequestFilter(), ("awaiting", *words("stage")), MARKS)
# Who has no account is a question of whoever pays; nothing that waits for a word hangs on it.
REVIEW = FilterScope("review", RequestFilter(stage="awaiting"), ("pending", "hours"), MARKS[:2])


def standing(wanted: RequestFilter, reference: Reference) -> tuple[RequestFilter, tuple[str, ...]]:
    """The filter without the conditions that name a unit, term or work type that the person cannot choose (any more),
    and the names of those conditions.
    """
    known: dict[str, set[object]] = {
        "unit_id": {row.id for row in reference.units},
        "work_type_id": {row.id for row in reference.work_types},
        "term_code": {row.code for row in reference.terms},
    }
    gone = tuple(part for part in wanted.parts() if part in known and getattr(wanted, part) not in known[part])
    for part in gone:
        wanted = wanted.without(part)
    return wanted, gone


def first_filter(desk: Desk, scope: FilterScope) -> RequestFilter:
    """With what the page opens: the present term, and the unit and work type of last time.

    Those two say where one works, which is the same tomorrow, and their lists and chips say that they are set. All
    else (stage, term, a name, days, hours, marks) was one question of one moment: whoever found it set again would
    miss rows, and would think that there is nothing to do.
    """
    kept = read_filter(desk.last_filters.get(desk.person.name, {}).get(scope.key, {}))
    begun = replace(present_term(desk, scope), unit_id=kept.unit_id, work_type_id=kept.work_type_id)
    return standing(begun, desk.reference)[0]


def present_term(desk: Desk, scope: FilterScope) -> RequestFilter:
    """All that the page shows of the present term."""
    term = desk.reference.term
    return replace(scope.base, term_code=term.code if term else "")


def keep_last(desk: Desk, scope: FilterScope, wanted: RequestFilter) -> None:
    """Remembers what ``first_filter`` opens with the next time."""
    kept = RequestFilter(unit_id=wanted.unit_id, work_type_id=wanted.work_type_id).stored()
    pages = desk.last_filters.setdefault(desk.person.name, {})
    pages.pop(scope.key, None)
    if kept:
        pages[scope.key] = kept
