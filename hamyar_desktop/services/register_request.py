"""Stage 1: «ثبت درخواست همیاری توسط دانشجو» — registering, editing and registering again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field

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

_OVERTAKEN = (Code.QUOTA_FULL, Code.UNIT_NOT_PERMITTED, Code.ALREADY_REGISTERED, Code.TOTAL_HOURS_EXCEEDED)
"""What the database refuses in bare words when somebody was faster between our look and our save."""
_LATE = (Code.DEADLINE_PASSED, Code.TERM_NOT_OPEN, Code.TERM_SEALED)
"""What it refuses in bare words when the server's clock is ahead of ours, or the term was closed just now."""


@dataclass(frozen=True)
class _Stored:
    """How the row looks if a save has arrived."""

    version: int
    hours: Hours
    note: str

    def is_in(self, row: RequestRow) -> bool:
        """Whether the row is that save, perhaps with later steps on top."""
        return row.version >= self.version and row.hours == self.hours and row.note == self.note


@dataclass
class _Save:
    """One save: what an earlier one, to which nobody answered, would have stored, and what this one is storing."""

    earlier: _Stored | None
    this: _Stored | None = None


@dataclass(frozen=True)
class RegisterRequest:
    """Registers a request of the open term; a rejected or cancelled one is registered again.

    A save whose answer got lost on the way may have been stored. Whoever asks for the very same again is told that it
    is done, and it is done once.
    """

    outside: Outside
    _unanswered: dict[Hashable, _Stored] = field(default_factory=dict, repr=False, compare=False)

    def __call__(self, person: Person, wanted: NewRequest) -> Changes:
        """Raises ``not_allowed``, ``term_not_open``, ``deadline_passed``, ``student_unknown``, ``unit_unknown``,
        ``work_type_not_of_unit``, ``hours_out_of_range``, ``already_registered``, ``unit_not_permitted``,
        ``quota_full``, ``total_hours_exceeded``.
        """

        def register(save: _Save) -> Changes:
            try:
                return self._register(person, wanted, save)
            except RuleBroken as error:
                if error.facts or error.code not in _OVERTAKEN:
                    raise
            return self._register(person, wanted, save)

        return self._once(person, wanted, register)

    def _once(self, person: Person, wanted: Hashable, work: Callable[[_Save], Changes]) -> Changes:
        """Remembers a save that nobody answered until it is known to be done."""
        key = (person.id, wanted)
        save = _Save(self._unanswered.get(key))
        try:
            changes = work(save)
        except RuleBroken as error:
            if error.code is Code.STORAGE_UNAVAILABLE and save.this is not None:
                self._unanswered.setdefault(key, save.this)
            elif error.code in _LATE and not error.facts:
                error.facts |= self._facts_of_term(person)
            raise
        self._unanswered.pop(key, None)
        return changes

    def _facts_of_term(self, person: Person) -> dict[str, object]:
        with self.outside.open_unit(person, readonly=True) as unit:
            term, support = find_term(unit), unit.policy.read().support_contact
        return {"term": term.code, "deadline": term.deadline, "support": support}

    def _register(self, person: Person, wanted: NewRequest, save: _Save) -> Changes:
        with self.outside.open_unit(person) as unit:
            stored = self._stored_before(unit, person, wanted, save.earlier) if save.earlier else None
            if stored is not None:
                return Changes(requests=True, quotas=True, request_ids=(stored.id,))
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
            if policy.max_total_hours is not None:
                already = unit.requests.hours_of_student(student.id, term.id)
                check_total_hours(already, hours, policy.max_total_hours)
            save.this = _Stored(existing.version + 1 if existing else 1, hours, note)
            request_id = self._store(unit, person, term, student, office, work_type_id, hours, note, existing, move)
            unit.commit()
        return Changes(requests=True, quotas=True, request_ids=(request_id,))

    def _stored_before(
        self, unit: UnitOfWork, person: Person, wanted: NewRequest, earlier: _Stored
    ) -> RequestRow | None:
        """The row of a save that nobody answered; asked before the rules, for the deadline may have passed since."""
        student = self._student(unit, wanted.student_number, unit.policy.read().student_number_pattern)
        row = unit.requests.by_natural_key(find_term(unit).id, student.id, wanted.unit_id)
        return row if row and row.registered_by == person.id and earlier.is_in(row) else None

    def edit(self, person: Person, request_id: int, version: int, hours: str, note: str) -> Changes:
        """New hours and description of a request that is still «بررسی نشده».

        Raises ``request_unknown`` (also for requests of other units), ``not_allowed``, ``wrong_stage``,
        ``deadline_passed``, ``hours_out_of_range``, ``total_hours_exceeded``, ``changed_by_other``.
        """

        def rewrite(save: _Save) -> Changes:
            return self._edit(person, request_id, version, hours, note, save)

        return self._once(person, (request_id, version, hours, note), rewrite)

    def _edit(self, person: Person, request_id: int, version: int, hours: str, note: str, save: _Save) -> Changes:
        with self.outside.open_unit(person) as unit:
            row = find_request(unit, person, request_id)
            if save.earlier and save.earlier.is_in(row):
                return Changes(requests=True, request_ids=(request_id,))
            require(person, Permission.REGISTER, row.unit_id)
            move = transition(Verb.EDIT, row.state)
            policy = unit.policy.read()
            term = find_term(unit, row.term_code)
            refuse_late(term, policy, self.outside.clock)
            amount = parse_hours(hours, maximum_halves=policy.max_hours.halves)
            if policy.max_total_hours is not None:
                others = unit.requests.hours_of_student(row.student_id, term.id, but_not=row.id)
                check_total_hours(others, amount, policy.max_total_hours)
            save.this = _Stored(version + 1, amount, clean(note, limit=1000))
            unit.requests.rewrite(
                row.id, version, hours=amount, work_type_id=row.work_type_id, note=save.this.note,
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
