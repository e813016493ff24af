"""How a filter of requests becomes SQL: the rows of a table, and the ids of what matches in a whitelisted order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import aliased

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.text import fold
from hamyar_desktop.domain.work_request import State
from hamyar_desktop.models.orm.person import PersonRecord
from hamyar_desktop.models.orm.reference import UnitRecord, WorkTypeRecord
from hamyar_desktop.models.orm.student import StudentRecord
from hamyar_desktop.models.orm.term import TermRecord
from hamyar_desktop.models.orm.work_request import WorkRequestRecord as Request
from hamyar_desktop.services.request_filter import RequestFilter
from hamyar_desktop.store.repositories.request_conditions import HAS_ACCOUNT, conditions

_BY_STUDENT, _BY_UNIT = "student", "unit"
_ON_THE_WAY = (State.PENDING, State.APPROVED, State.HOURS, State.FINAL, State.REJECTED, State.CANCELLED)
"""As a request goes through the stages; by their English names the order would mean nothing to a reader."""
SORTS: dict[str, tuple[Any, str]] = {
    "id": (Request.id, ""),
    "student_number": (StudentRecord.number, _BY_STUDENT),
    "student_name": (StudentRecord.sort_key, _BY_STUDENT),
    "unit": (UnitRecord.sort_key, _BY_UNIT),
    "hours": (Request.half_hours, ""),
    # Not yet known is less than any: by itself SQLite would put it first and PostgreSQL last.
    "actual_hours": (func.coalesce(Request.actual_half_hours, 0), ""),
    "state": (case({state.value: place for place, state in enumerate(_ON_THE_WAY)}, value=Request.state), ""),
    "registered_at": (Request.registered_at, ""),
    "changed_at": (Request.changed_at, ""),
}
BY_WORK_TYPE = "work_type"
"""The one order that needs to be told more: see ``request_ids``."""
_registrar = aliased(PersonRecord)

REQUEST_ROWS = (
    select(
        Request.id, Request.version, TermRecord.code, Request.student_id, StudentRecord.number,
        StudentRecord.first_name, StudentRecord.last_name, Request.unit_id, UnitRecord.name,
        Request.work_type_id, WorkTypeRecord.name, Request.half_hours, Request.actual_half_hours, Request.note,
        Request.reason, Request.hours_note, Request.state, Request.registered_by, _registrar.display_name,
        Request.registered_at, Request.edited_by, Request.hours_by, Request.changed_at, HAS_ACCOUNT,
    )
    .join(TermRecord, TermRecord.id == Request.term_id)
    .join(StudentRecord, StudentRecord.id == Request.student_id)
    .join(UnitRecord, UnitRecord.id == Request.unit_id)
    .join(WorkTypeRecord, WorkTypeRecord.id == Request.work_type_id)
    .join(_registrar, _registrar.id == Request.registered_by)
)  # fmt: skip


def request_ids(person: Person, wanted: RequestFilter, work_types: Sequence[int] = ()) -> Select[Any]:
    """The ids of what matches, in order; ties are broken by id. ``work_types`` in Persian order, to sort by them."""
    column, joined = SORTS.get(wanted.sort, SORTS["id"])
    if wanted.sort == BY_WORK_TYPE and work_types:
        places = {work_type: place for place, work_type in enumerate(work_types)}
        column, joined = case(places, value=Request.work_type_id), ""
    statement = select(Request.id)
    if joined == _BY_STUDENT or fold(wanted.text):
        statement = statement.join(StudentRecord, StudentRecord.id == Request.student_id)
    if joined == _BY_UNIT:
        statement = statement.join(UnitRecord, UnitRecord.id == Request.unit_id)
    statement = statement.where(*conditions(person, wanted))
    if wanted.descending:
        return statement.order_by(column.desc(), Request.id.desc())
    return statement.order_by(column, Request.id)
