"""Requests of assistants."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, case, func, insert, literal, select, update

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.text import sort_key
from hamyar_desktop.domain.work_request import ASKS_REASON, SEAT_STATES, State, Transition, Verb
from hamyar_desktop.models.orm.bank_account import BankAccountRecord
from hamyar_desktop.models.orm.base import UtcMoment
from hamyar_desktop.models.orm.reference import WorkTypeRecord
from hamyar_desktop.models.orm.student import StudentRecord
from hamyar_desktop.models.orm.work_request import WorkRequestRecord as Request
from hamyar_desktop.services.rows import Former, HourSheetRow, RequestFilter, RequestRow, Standing
from hamyar_desktop.store.id_snapshot import id_snapshot, new_id
from hamyar_desktop.store.lists import in_json, pairs
from hamyar_desktop.store.repositories.request_conditions import HAS_ACCOUNT, own_units
from hamyar_desktop.store.repositories.request_query import BY_WORK_TYPE, REQUEST_ROWS, request_ids

# Made once: to put a statement together costs three times what running it does.
_BY_NATURAL_KEY = REQUEST_ROWS.where(
    Request.term_id == bindparam("of_term"),
    Request.student_id == bindparam("of_student"),
    Request.unit_id == bindparam("of_unit"),
)
_STANDINGS = select(
    Request.id, Request.version, Request.state, Request.unit_id, Request.term_id, Request.registered_by,
    Request.edited_by, Request.hours_by,
)  # fmt: skip


def _row(found: Any) -> RequestRow:
    (
        row_id, version, term_code, student_id, number, first, last, unit_id, unit, work_type_id, work_type, halves,
        actual, note, reason, hours_note, state, registered_by, registrar, registered_at, edited_by, hours_by,
        changed_at, account,
    ) = found  # fmt: skip
    return RequestRow(
        row_id, version, term_code, student_id, number, f"{first} {last}", unit_id, unit, work_type_id, work_type,
        Hours(halves), None if actual is None else Hours(actual), note, reason, hours_note, State(state),
        registered_by, registrar, registered_at, edited_by, hours_by, changed_at, bool(account),
    )  # fmt: skip


def _sheet_row(found: Any) -> HourSheetRow:
    number, first, last, code, work_type, asked, actual, at, sheba = found
    return HourSheetRow(number, f"{first} {last}", code, work_type, Hours(asked), Hours(actual), at, sheba)


class SqlRequests:
    """Implements ``ports.Requests``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # -- reading
    def by_id(self, request_id: int) -> RequestRow | None:
        """By id."""
        found = self._connection.execute(REQUEST_ROWS.where(Request.id == request_id)).first()
        return _row(found) if found else None

    def by_ids(self, ids: Sequence[int]) -> list[RequestRow]:
        """In no order; ids that do not exist are left out."""
        return [_row(found) for found in self._connection.execute(REQUEST_ROWS.where(in_json(Request.id, ids)))]

    def by_natural_key(self, term_id: int, student_id: int, unit_id: int) -> RequestRow | None:
        """The one request of a student in a unit and term."""
        key = {"of_term": term_id, "of_student": student_id, "of_unit": unit_id}
        found = self._connection.execute(_BY_NATURAL_KEY, key).first()
        return _row(found) if found else None

    def hours_of_student(self, student_id: int, term_id: int, *, but_not: int | None = None) -> Hours:
        """Actual hours where known, else requested, of requests that take a seat."""
        halves = func.coalesce(Request.actual_half_hours, Request.half_hours)
        statement = select(func.coalesce(func.sum(halves), 0)).where(
            Request.student_id == student_id,
            Request.term_id == term_id,
            Request.state.in_([state.value for state in SEAT_STATES]),
            Request.id != (-1 if but_not is None else but_not),
        )
        return Hours(int(self._connection.execute(statement).scalar_one()))

    def standings(self, ids: Sequence[int]) -> list[Standing]:
        """See ``ports.Requests``."""
        return [Standing._make(found) for found in self._connection.execute(_STANDINGS.where(in_json(Request.id, ids)))]

    def former(self, ids: Sequence[int]) -> dict[int, Former]:
        """See ``ports.Requests``."""
        statement = select(
            Request.id, Request.student_id, Request.work_type_id, Request.half_hours, Request.reason
        ).where(in_json(Request.id, ids))
        return {
            number: Former(student_id, work_type_id, Hours(halves), reason)
            for number, student_id, work_type_id, halves, reason in self._connection.execute(statement)
        }

    def hours_of_students(self, ids: Sequence[int]) -> dict[tuple[int, int], Hours]:
        """See ``ports.Requests``."""
        concerned = select(Request.student_id).where(in_json(Request.id, ids))
        halves = func.sum(func.coalesce(Request.actual_half_hours, Request.half_hours))
        statement = (
            select(Request.student_id, Request.term_id, halves)
            .where(Request.student_id.in_(concerned), Request.state.in_([state.value for state in SEAT_STATES]))
            .group_by(Request.student_id, Request.term_id)
        )
        return {(student, term): Hours(int(sum_)) for student, term, sum_ in self._connection.execute(statement)}

    def first(self, person: Person, wanted: RequestFilter, limit: int) -> list[RequestRow]:
        """Deferred join: the ids of the first rows alone are sorted."""
        ids = [found[0] for found in self._connection.execute(self._ids(person, wanted).limit(limit))]
        return self._in_order(ids)

    def ids(self, person: Person, wanted: RequestFilter) -> array[int]:
        """Every match in order."""
        return id_snapshot(self._connection, self._ids(person, wanted))

    def _ids(self, person: Person, wanted: RequestFilter) -> Select[Any]:
        if wanted.sort != BY_WORK_TYPE:
            return request_ids(person, wanted)
        named = self._connection.execute(select(WorkTypeRecord.id, WorkTypeRecord.name)).all()
        return request_ids(person, wanted, [row_id for row_id, _ in sorted(named, key=lambda row: sort_key(row[1]))])

    def page(self, person: Person, ids: Sequence[int]) -> list[RequestRow]:
        """In the order of ids; other units' rows are left out."""
        return [row for row in self._in_order(ids) if person.sees_unit(row.unit_id)]

    def _in_order(self, ids: Sequence[int]) -> list[RequestRow]:
        rows = {row.id: row for row in self.by_ids(ids)}
        return [rows[number] for number in ids if number in rows]

    def counts(self, person: Person, term_id: int) -> dict[str, int]:
        """Requests of the term by stage."""
        stage = case((HAS_ACCOUNT & (Request.state == State.FINAL.value), "ready"), else_=Request.state)
        # Grouped by its name: bound twice, the same words are two expressions to PostgreSQL.
        named = select(stage.label("stage"), func.count())
        statement = named.where(Request.term_id == term_id, *own_units(person)).group_by("stage")
        return dict(self._connection.execute(statement).all())

    def hour_sheet(self, unit_id: int, term_id: int) -> list[HourSheetRow]:
        """Final requests in Persian order of the names."""
        statement = (
            select(
                StudentRecord.number, StudentRecord.first_name, StudentRecord.last_name,
                StudentRecord.national_code, WorkTypeRecord.name, Request.half_hours,
                Request.actual_half_hours, Request.finalized_at, func.coalesce(BankAccountRecord.sheba, ""),
            )
            .join(StudentRecord, StudentRecord.id == Request.student_id)
            .join(WorkTypeRecord, WorkTypeRecord.id == Request.work_type_id)
            .outerjoin(BankAccountRecord, BankAccountRecord.student_id == Request.student_id)
            .where(Request.unit_id == unit_id, Request.term_id == term_id, Request.state == State.FINAL.value)
            .order_by(StudentRecord.sort_key, StudentRecord.id)
        )  # fmt: skip
        return [_sheet_row(found) for found in self._connection.execute(statement)]

    # -- writing
    def add(
        self, *, term_id: int, student_id: int, unit_id: int, work_type_id: int, hours: Hours, note: str,
        person: Person, now: datetime,
    ) -> int:  # fmt: skip
        """The id of the new request."""
        values = {
            "term_id": term_id, "student_id": student_id, "unit_id": unit_id, "work_type_id": work_type_id,
            "half_hours": hours.halves, "note": note, "reason": "", "hours_note": "", "state": State.PENDING.value,
            "registered_by": person.id, "registered_at": now, "changed_at": now, "version": 1,
        }  # fmt: skip
        return new_id(self._connection, insert(Request).values(values))

    def rewrite(
        self, request_id: int, version: int, *, hours: Hours, work_type_id: int, note: str, target: State,
        person: Person, now: datetime,
    ) -> None:  # fmt: skip
        """Edit, which leaves who registered and when, or resubmit. Raises ``changed_by_other``."""
        edited = Request.state == State.PENDING.value
        others = (Request.half_hours != hours.halves) | (Request.work_type_id != work_type_id)
        self._change(
            request_id, version, half_hours=hours.halves, work_type_id=work_type_id, note=note, reason="",
            hours_note="", actual_half_hours=None, state=target.value,
            registered_by=case((edited, Request.registered_by), else_=person.id),
            registered_at=case((edited, Request.registered_at), else_=literal(now, UtcMoment)),
            edited_by=case((~edited, None), (others, person.id), else_=Request.edited_by),
            changed_at=now, decided_by=None, decided_at=None,
        )  # fmt: skip

    def record_hours(
        self, request_id: int, version: int, *, actual: Hours, note: str, person: Person, now: datetime
    ) -> None:
        """The same hours again stay those of who recorded them. Raises ``changed_by_other``."""
        again = (Request.state == State.HOURS.value) & (Request.actual_half_hours == actual.halves)
        self._change(
            request_id, version, actual_half_hours=actual.halves, hours_note=note, state=State.HOURS.value,
            hours_by=case((again, Request.hours_by), else_=person.id),
            hours_at=case((again, Request.hours_at), else_=literal(now, UtcMoment)), changed_at=now,
        )  # fmt: skip

    def _change(self, request_id: int, version: int, **values: object) -> None:
        where = (Request.id == request_id) & (Request.version == version)
        statement = update(Request).where(where).values(version=version + 1, **values)
        if self._connection.execute(statement).rowcount != 1:
            raise RuleBroken(Code.CHANGED_BY_OTHER, request=request_id)

    def move(
        self, items: Sequence[tuple[int, int]], move: Transition, *, person: Person, reason: str, now: datetime
    ) -> list[int]:
        """One statement for all; what does not come back was changed by somebody else."""
        wanted_id, wanted_version = pairs(self._connection, items)
        values: dict[str, object] = {
            "state": move.target.value, "changed_at": now, "version": Request.version + 1, **_marks(move, person, now),
        }  # fmt: skip
        if move.verb in ASKS_REASON:
            values["reason"] = reason
        elif move.verb in (Verb.REOPEN, Verb.RESTORE):
            values["reason"] = ""
        source = move.source.value if move.source else ""
        statement = (
            update(Request)
            .where(Request.id == wanted_id, Request.version == wanted_version, Request.state == source)
            .values(values)
            .returning(Request.id)
        )
        return [found[0] for found in self._connection.execute(statement)]


def _marks(move: Transition, person: Person, now: datetime) -> dict[str, object]:
    """Who did it and when, in the columns of the step."""
    if move.verb in (Verb.APPROVE, Verb.REJECT):
        return {"decided_by": person.id, "decided_at": now}
    if move.verb is Verb.FINALIZE:
        return {"finalized_by": person.id, "finalized_at": now}
    if move.target is State.APPROVED:
        return {"actual_half_hours": None, "hours_note": "", "hours_by": None, "hours_at": None}
    if move.verb is Verb.UNFINALIZE:
        return {"finalized_by": None, "finalized_at": None}
    return {"decided_by": None, "decided_at": None} if move.target is State.PENDING else {}
