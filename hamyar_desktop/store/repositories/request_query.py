"""How a filter of requests becomes SQL: whitelisted sort keys, the person's units, folded text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select
from sqlalchemy.orm import aliased

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.text import fold
from hamyar_desktop.domain.work_request import AWAITING_WORD, State
from hamyar_desktop.models.orm.bank_account import BankAccountRecord
from hamyar_desktop.models.orm.person import PersonRecord
from hamyar_desktop.models.orm.reference import UnitRecord, WorkTypeRecord
from hamyar_desktop.models.orm.student import StudentRecord
from hamyar_desktop.models.orm.term import TermRecord
from hamyar_desktop.models.orm.work_request import WorkRequestRecord as Request
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.store.name_search import matches_student

_BY_STUDENT, _BY_UNIT, _BY_WORK_TYPE = "student", "unit", "work_type"
SORTS: dict[str, tuple[Any, str]] = {
    "id": (Request.id, ""),
    "student_number": (StudentRecord.number, _BY_STUDENT),
    "student_name": (StudentRecord.sort_key, _BY_STUDENT),
    "unit": (UnitRecord.sort_key, _BY_UNIT),
    "work_type": (WorkTypeRecord.name, _BY_WORK_TYPE),
    "hours": (Request.half_hours, ""),
    "actual_hours": (Request.actual_half_hours, ""),
    "state": (Request.state, ""),
    "registered_at": (Request.registered_at, ""),
    "changed_at": (Request.changed_at, ""),
}
_registrar = aliased(PersonRecord)
HAS_ACCOUNT = exists().where(BankAccountRecord.student_id == Request.student_id)

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


def own_units(person: Person) -> Sequence[ColumnElement[bool]]:
    """The condition that limits requests to the person's units."""
    return () if person.sees_all_units else (Request.unit_id.in_(sorted(person.unit_ids)),)


def _stage(stage: str) -> Sequence[ColumnElement[bool]]:
    if not stage:
        return ()
    if stage == "ready":
        return (Request.state == State.FINAL.value, HAS_ACCOUNT)
    if stage == "awaiting":
        return (Request.state.in_(sorted(state.value for state in AWAITING_WORD)),)
    return (Request.state == State(stage).value,)


def request_ids(person: Person, wanted: RequestFilter) -> Select[Any]:
    """The ids of what matches, in order; ties are broken by id."""
    column, joined = SORTS.get(wanted.sort, SORTS["id"])
    statement = select(Request.id)
    if joined == _BY_STUDENT or fold(wanted.text):
        statement = statement.join(StudentRecord, StudentRecord.id == Request.student_id)
    if joined == _BY_UNIT:
        statement = statement.join(UnitRecord, UnitRecord.id == Request.unit_id)
    if joined == _BY_WORK_TYPE:
        statement = statement.join(WorkTypeRecord, WorkTypeRecord.id == Request.work_type_id)
    statement = statement.where(*own_units(person), *_stage(wanted.stage), *_equals(wanted))
    if fold(wanted.text):
        statement = statement.where(matches_student(wanted.text))
    if wanted.descending:
        return statement.order_by(column.desc(), Request.id.desc())
    return statement.order_by(column, Request.id)


def _equals(wanted: RequestFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.unit_id is not None:
        found.append(Request.unit_id == wanted.unit_id)
    if wanted.work_type_id is not None:
        found.append(Request.work_type_id == wanted.work_type_id)
    if wanted.student_id is not None:
        found.append(Request.student_id == wanted.student_id)
    if wanted.term_code:
        term = select(TermRecord.id).where(TermRecord.code == wanted.term_code).scalar_subquery()
        found.append(Request.term_id == term)
    return found
