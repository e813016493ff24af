"""All that somebody who has to decide wants to know of one request, read at one moment."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.work_request import SEAT_STATES
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.request_guard import find_request
from hamyar_desktop.services.rows import HistoryRow, QuotaRow, RequestFilter, RequestRow
from hamyar_desktop.services.term_guard import find_term

OTHERS_AT_MOST = 100


@dataclass(frozen=True)
class WholeRequest:
    """A request with what belongs to it; of other units' requests only those that the person may see.

    ``history`` and ``others`` (the student's other requests, of this and other terms) are newest first; ``older`` says
    how many of the others are not among them. ``term_hours`` is the sum of the student's hours in the term of the
    request, this one included: actual ones where known, else requested; rejected and cancelled requests do not count.
    ``quota`` is None where the unit has no line in the term.
    """

    request: RequestRow
    history: tuple[HistoryRow, ...]
    others: tuple[RequestRow, ...]
    older: int
    term_hours: Hours
    quota: QuotaRow | None


@dataclass(frozen=True)
class ShowRequest:
    """Feeds the drawer beside a table and the dialog of a request."""

    outside: Outside

    def __call__(self, person: Person, request_id: int) -> WholeRequest:
        """Raises ``request_unknown`` (also for requests of other units)."""
        with self.outside.open_unit(person, readonly=True) as unit:
            row = find_request(unit, person, request_id)
            history = unit.audit.of("work_request", row.id)
            in_term = unit.requests.ids(person, RequestFilter(student_id=row.student_id, term_code=row.term_code))
            of_term = unit.requests.page(person, in_term)
            every = unit.requests.ids(person, RequestFilter(student_id=row.student_id))
            wanted = [number for number in every if number != row.id]
            others = unit.requests.page(person, wanted[:OTHERS_AT_MOST])
            quota = unit.quotas.of(row.unit_id, find_term(unit, row.term_code).id)
        hours = sum((_counted(each) for each in of_term if each.state in SEAT_STATES), Hours(0))
        return WholeRequest(row, tuple(history), tuple(others), len(wanted) - len(others), hours, quota)


def _counted(row: RequestRow) -> Hours:
    return row.hours if row.actual_hours is None else row.actual_hours
