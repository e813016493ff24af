"""Stage 1: «ثبت درخواست همیاری توسط دانشجو» — registering, editing and registering again."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours, parse_hours
from hamyar_desktop.domain.quota import check_seat, check_total_hours
from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.domain.student import parse_student_number
from hamyar_desktop.domain.text import clean
from hamyar_desktop.domain.work_request import State, Transition, Verb, transition
from hamyar_desktop.services.ports import Outside, UnitOfWork
from hamyar_desktop.services.request_guard import find_request
from hamyar_desktop.services.rows import Changes, NewRequest, RequestRow, StudentRow, TermRow, UnitRow
from hamyar_desktop.services.term_guard import find_term, refuse_late


@dataclass(frozen=True)
class RegisterRequest:
    """Registers a request of the open term; a rejected or cancelled one is registered again."""

    outside: Outside

    def __call__(self, person: Person, wanted: NewRequest) -> Changes:
        """Raises ``not_allowed``, ``term_not_open``, ``deadline_passed``, ``student_unknown``, ``unit_unknown``,
        ``work_type_not_of_unit``, ``hours_out_of_range``, ``already_registered``, ``unit_not_permitted``,
        ``quota_full``, ``total_hours_exceeded``.
        """
        with self.outside.open_unit(person) as unit:
            office = self._office(unit, person, wanted.unit_id)
            policy = unit.policy.read()
            term = find_term(unit)
            refuse_late(term, policy, self.outside.clock)
            student = self._student(unit, wanted.student_number, policy.student_number_pattern)
            work_type_id = self._work_type(unit, office, wanted.work_type_id)
            hours = parse_hours(wanted.hours, maximum_halves=policy.max_hours.halves)
            note = clean(wanted.note, limit=1000)
            existing = unit.requests.by_natural_key(term.id, student.id, office.id)
            move = self._move(existing, student, office)
            self._check_quota(unit, office, term, policy.support_contact)
            already = unit.requests.hours_of_student(student.id, term.id)
            check_total_hours(already, hours, policy.max_total_hours)
            request_id = self._store(unit, person, term, student, office, work_type_id, hours, note, existing, move)
            unit.commit()
        return Changes(requests=True, quotas=True, request_ids=(request_id,))

    def edit(self, person: Person, request_id: int, version: int, hours: str, note: str) -> Changes:
        """New hours and description of a request that is still «بررسی نشده».

        Raises ``request_unknown`` (also for requests of other units), ``not_allowed``, ``wrong_stage``,
        ``deadline_passed``, ``hours_out_of_range``, ``total_hours_exceeded``, ``changed_by_other``.
        """
        with self.outside.open_unit(person) as unit:
            row = find_request(unit, person, request_id)
            require(person, Permission.REGISTER, row.unit_id)
            move = transition(Verb.EDIT, row.state)
            policy = unit.policy.read()
            term = find_term(unit, row.term_code)
            refuse_late(term, policy, self.outside.clock)
            amount = parse_hours(hours, maximum_halves=policy.max_hours.halves)
            others = unit.requests.hours_of_student(row.student_id, term.id, but_not=row.id)
            check_total_hours(others, amount, policy.max_total_hours)
            unit.requests.rewrite(
                row.id, version, hours=amount, work_type_id=row.work_type_id, note=clean(note, limit=1000),
                target=move.target, person=person, now=self.outside.clock(),
            )  # fmt: skip
            unit.commit()
        return Changes(requests=True, request_ids=(request_id,))

    def _office(self, unit: UnitOfWork, person: Person, unit_id: int) -> UnitRow:
        office = unit.units.by_id(unit_id)
        if office is None:
            raise RuleBroken(Code.UNIT_UNKNOWN, unit=unit_id)
        require(person, Permission.REGISTER, office.id)
        return office

    def _student(self, unit: UnitOfWork, number: str, pattern: str) -> StudentRow:
        tidy = parse_student_number(number, pattern)
        student = unit.students.by_number(tidy)
        if student is None:
            raise RuleBroken(Code.STUDENT_UNKNOWN, number=tidy)
        return student

    def _work_type(self, unit: UnitOfWork, office: UnitRow, work_type_id: int | None) -> int:
        if work_type_id is not None and work_type_id != office.work_type_id:
            names = {row.id: row.name for row in unit.units.work_types()}
            given = names.get(work_type_id, work_type_id)
            raise RuleBroken(Code.WORK_TYPE_NOT_OF_UNIT, work_type=given, unit=office.name, expected=office.work_type)
        return office.work_type_id

    def _move(self, existing: RequestRow | None, student: StudentRow, office: UnitRow) -> Transition:
        if existing is None:
            return transition(Verb.REGISTER, None)
        if existing.state not in (State.REJECTED, State.CANCELLED):
            raise RuleBroken(
                Code.ALREADY_REGISTERED,
                number=student.number, unit=office.name, state=existing.state, request=existing.id,
            )  # fmt: skip
        return transition(Verb.RESUBMIT, existing.state)

    def _check_quota(self, unit: UnitOfWork, office: UnitRow, term: TermRow, support: str) -> None:
        quota = unit.quotas.of(office.id, term.id)
        check_seat(quota.seats if quota else None, quota.used if quota else 0, unit=office.name, support=support)

    def _store(
        self, unit: UnitOfWork, person: Person, term: TermRow, student: StudentRow, office: UnitRow,
        work_type_id: int, hours: Hours, note: str, existing: RequestRow | None, move: Transition,
    ) -> int:  # fmt: skip
        now = self.outside.clock()
        if existing is None:
            return unit.requests.add(
                term_id=term.id, student_id=student.id, unit_id=office.id, work_type_id=work_type_id,
                hours=hours, note=note, person=person, now=now,
            )  # fmt: skip
        unit.requests.rewrite(
            existing.id, existing.version, hours=hours, work_type_id=work_type_id, note=note,
            target=move.target, person=person, now=now,
        )  # fmt: skip
        return existing.id
