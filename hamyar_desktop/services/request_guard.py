"""Finds the request of a command among those that the person may see."""

from __future__ import annotations

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.ports import UnitOfWork
from hamyar_desktop.services.rows import RequestRow


def find_request(unit: UnitOfWork, person: Person, request_id: int) -> RequestRow:
    """Raises ``request_unknown``, also for requests of other units: whoever may not see one learns nothing of it."""
    row = unit.requests.by_id(request_id)
    if row is None or not person.sees_unit(row.unit_id):
        raise RuleBroken(Code.REQUEST_UNKNOWN, request=request_id)
    return row
