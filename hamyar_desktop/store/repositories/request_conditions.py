"""The conditions of a filter of requests as SQL: the person's units, stages, days of Tehran, hours, folded text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, ColumnElement, and_, exists, literal, select

from hamyar_desktop.domain.jalali import start_of_day
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.text import fold
from hamyar_desktop.domain.work_request import AWAITING_WORD, State
from hamyar_desktop.models.orm.bank_account import BankAccountRecord
from hamyar_desktop.models.orm.base import Words, moment_text
from hamyar_desktop.models.orm.term import TermRecord, UnitQuotaRecord
from hamyar_desktop.models.orm.work_request import WorkRequestRecord as Request
from hamyar_desktop.services.request_filter import RequestFilter
from hamyar_desktop.store.name_search import matches_student

HAS_ACCOUNT = exists().where(BankAccountRecord.student_id == Request.student_id)
_NO_SEAT_LEFT = exists().where(
    UnitQuotaRecord.term_id == Request.term_id,
    UnitQuotaRecord.unit_id == Request.unit_id,
    UnitQuotaRecord.used >= UnitQuotaRecord.seats,
)
_AWAITING = Request.state.in_(sorted(state.value for state in AWAITING_WORD))


def own_units(person: Person) -> Sequence[ColumnElement[bool]]:
    """The condition that limits requests to the person's units."""
    return () if person.sees_all_units else (Request.unit_id.in_(sorted(person.unit_ids)),)


def conditions(person: Person, wanted: RequestFilter) -> list[ColumnElement[bool]]:
    """All that must hold; with a text the student must be joined."""
    found = [*own_units(person), *_stage(wanted.stage), *_equals(wanted), *_ranges(wanted), *_marks(wanted)]
    return [*found, matches_student(wanted.text)] if fold(wanted.text) else found


def _stage(stage: str) -> Sequence[ColumnElement[bool]]:
    if not stage:
        return ()
    if stage == "ready":
        return (Request.state == State.FINAL.value, HAS_ACCOUNT)
    return (_AWAITING,) if stage == "awaiting" else (Request.state == State(stage).value,)


def _equals(wanted: RequestFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.unit_id is not None:
        yield Request.unit_id == wanted.unit_id
    if wanted.work_type_id is not None:
        yield Request.work_type_id == wanted.work_type_id
    if wanted.student_id is not None:
        yield Request.student_id == wanted.student_id
    if wanted.term_code:
        yield Request.term_id == select(TermRecord.id).where(TermRecord.code == wanted.term_code).scalar_subquery()


def _ranges(wanted: RequestFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.registered_from is not None:
        yield Request.registered_at >= _moment(start_of_day(wanted.registered_from))
    if wanted.registered_to is not None:
        yield Request.registered_at < _moment(start_of_day(wanted.registered_to + timedelta(days=1)))
    if wanted.hours_from is not None:
        yield Request.half_hours >= wanted.hours_from.halves
    if wanted.hours_to is not None:
        yield Request.half_hours <= wanted.hours_to.halves


def _marks(wanted: RequestFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.above_requested:
        yield Request.actual_half_hours > Request.half_hours
    if wanted.full_quota:
        yield _NO_SEAT_LEFT
    if wanted.without_account:
        yield ~HAS_ACCOUNT
    if wanted.waiting_days is not None:
        assert wanted.judged_at is not None, "the service says when it is asked"
        yield and_(_AWAITING, Request.changed_at < _moment(wanted.judged_at - timedelta(days=wanted.waiting_days)))


def _moment(value: datetime) -> BindParameter[str]:
    # As it is stored: ``id_snapshot`` hands values to the driver itself.
    return literal(moment_text(value), Words)
