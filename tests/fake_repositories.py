"""What a fake database stores and the repositories over it: dictionaries that keep the promises of the ports."""

from __future__ import annotations

import copy
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Person, Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.text import fold, sort_key
from hamyar_desktop.domain.work_request import AWAITING_WORD, SEAT_STATES, State, Transition
from hamyar_desktop.services.ports import Unread
from hamyar_desktop.services.rows import (
    AuditFilter,
    BankAccountRow,
    FieldChange,
    Former,
    HistoryRow,
    HourSheetRow,
    NewStudent,
    PersonRow,
    QuotaRow,
    RequestFilter,
    RequestRow,
    Standing,
    StudentRow,
    TermRow,
    UnitRow,
    WorkTypeRow,
)


@dataclass
class Stored:
    """Everything that a fake database holds; rows are frozen, so a copy of the dictionaries is a snapshot."""

    work_types: dict[int, WorkTypeRow] = field(default_factory=dict)
    units: dict[int, UnitRow] = field(default_factory=dict)
    terms: dict[int, TermRow] = field(default_factory=dict)
    quotas: dict[tuple[int, int], tuple[int, str]] = field(default_factory=dict)
    students: dict[int, StudentRow] = field(default_factory=dict)
    requests: dict[int, RequestRow] = field(default_factory=dict)
    accounts: dict[int, BankAccountRow] = field(default_factory=dict)
    people: dict[int, PersonRow] = field(default_factory=dict)
    hashes: dict[int, str] = field(default_factory=dict)
    history: list[HistoryRow] = field(default_factory=list)
    policy: Policy = field(default_factory=Policy)

    def snapshot(self) -> Stored:
        """A copy that can change on its own."""
        return Stored(**{name: copy.copy(value) for name, value in vars(self).items()})

    def used(self, unit_id: int, term_id: int) -> int:
        """Seats taken, as the counter of the real store has them."""
        code = self.terms[term_id].code
        return sum(
            row.unit_id == unit_id and row.term_code == code and row.state in SEAT_STATES
            for row in self.requests.values()
        )

    def check_seats(self, unit_id: int, term_id: int) -> None:
        """The CHECK of the counter: the last defence against one seat too many."""
        seats = self.quotas.get((unit_id, term_id), (0, ""))[0]
        if self.used(unit_id, term_id) > seats:
            raise RuleBroken(Code.QUOTA_FULL, unit=self.units[unit_id].name, seats=seats, used=seats)


class _Repository:
    def __init__(self, stored: Stored) -> None:
        self.stored = stored


class FakeUnits(_Repository):
    """Units in the order of their ids."""

    def all(self) -> list[UnitRow]:
        return list(self.stored.units.values())

    def by_name(self, name: str) -> UnitRow | None:
        return next((row for row in self.all() if fold(row.name) == fold(name)), None)

    def by_id(self, unit_id: int) -> UnitRow | None:
        return self.stored.units.get(unit_id)

    def work_types(self) -> list[WorkTypeRow]:
        return list(self.stored.work_types.values())

    def add(self, name: str, work_type_id: int) -> int:
        key = len(self.stored.units) + 1
        self.stored.units[key] = UnitRow(key, name, work_type_id, self.stored.work_types[work_type_id].name)
        return key


class FakeTerms(_Repository):
    """Terms with versions."""

    def all(self) -> list[TermRow]:
        return sorted(self.stored.terms.values(), key=lambda row: row.code, reverse=True)

    def by_code(self, code: str) -> TermRow | None:
        return next((row for row in self.all() if row.code == code), None)

    def open_term(self) -> TermRow | None:
        return next((row for row in self.all() if row.state is TermState.OPEN), None)

    def add(self, code: str, starts_on: date, ends_on: date, deadline: datetime) -> int:
        key = len(self.stored.terms) + 1
        self.stored.terms[key] = TermRow(key, code, starts_on, ends_on, deadline, TermState.PLANNED, 1)
        return key

    def change(
        self, term_id: int, version: int, *, state: TermState | None = None, deadline: datetime | None = None
    ) -> None:
        row = self.stored.terms[term_id]
        if row.version != version:
            raise RuleBroken(Code.CHANGED_BY_OTHER)
        self.stored.terms[term_id] = replace(
            row, state=state or row.state, deadline=deadline or row.deadline, version=version + 1
        )


class FakeQuotas(_Repository):
    """Seats; ``used`` is counted, never set."""

    def of(self, unit_id: int, term_id: int) -> QuotaRow | None:
        if (unit_id, term_id) not in self.stored.quotas:
            return None
        seats, letter = self.stored.quotas[unit_id, term_id]
        unit, term = self.stored.units[unit_id].name, self.stored.terms[term_id].code
        return QuotaRow(unit_id, unit, term, seats, self.stored.used(unit_id, term_id), letter)

    def of_term(self, term_id: int) -> list[QuotaRow]:
        found = [self.of(unit, term) for unit, term in self.stored.quotas if term == term_id]
        return sorted((row for row in found if row), key=lambda row: sort_key(row.unit))

    def by_ids(self, ids: Sequence[int]) -> dict[int, QuotaRow]:
        keys = dict(enumerate(self.stored.quotas, 1))
        found = {key: self.of(*keys[key]) for key in ids if key in keys}
        return {key: row for key, row in found.items() if row}

    def id_of(self, unit_id: int, term_id: int) -> int | None:
        keys = list(self.stored.quotas)
        return keys.index((unit_id, term_id)) + 1 if (unit_id, term_id) in keys else None

    def set(
        self, unit_id: int, term_id: int, seats: int, letter: str, seen: QuotaRow | Unread | None = Unread.UNREAD
    ) -> None:
        if seen is not Unread.UNREAD:
            shown = (seen.seats, seen.letter) if seen else None
            if self.stored.quotas.get((unit_id, term_id)) != shown:
                raise RuleBroken(Code.CHANGED_BY_OTHER)
        self.stored.quotas[unit_id, term_id] = seats, letter
        self.stored.check_seats(unit_id, term_id)


class FakeStudents(_Repository):
    """Students by id; search by number prefix or parts of the folded name."""

    def by_id(self, student_id: int) -> StudentRow | None:
        return self.stored.students.get(student_id)

    def by_number(self, number: str) -> StudentRow | None:
        return self.by_numbers([number]).get(number)

    def by_numbers(self, numbers: Sequence[str]) -> dict[str, StudentRow]:
        return {row.number: row for row in self.stored.students.values() if row.number in numbers}

    def owners_of_national_codes(self, codes: Sequence[str]) -> dict[str, str]:
        return {row.national_code: row.number for row in self.stored.students.values() if row.national_code in codes}

    def find(self, text: str, limit: int) -> list[StudentRow]:
        return self.page(self.ids(text)[:limit])

    def ids(self, text: str, sort: str = "name", *, descending: bool = False) -> array[int]:
        key = fold(text)
        found = [
            row
            for row in self.stored.students.values()
            if row.number.startswith(key) or all(part in fold(row.name) for part in key.split())
        ]
        by = {"name": lambda row: sort_key(row.last_name), "number": lambda row: row.number,
              "faculty": lambda row: sort_key(row.faculty)}[sort]  # fmt: skip
        return array("q", [row.id for row in sorted(found, key=by, reverse=descending)])

    def page(self, ids: Sequence[int]) -> list[StudentRow]:
        return [self.stored.students[key] for key in ids if key in self.stored.students]

    def save_many(self, students: Sequence[NewStudent]) -> None:
        for student in students:
            old = self.by_number(student.number)
            key = old.id if old else len(self.stored.students) + 1
            values = {name: getattr(student, name) for name in NewStudent.__slots__}
            self.stored.students[key] = StudentRow(id=key, version=old.version + 1 if old else 1, **values)

    def change(self, student: NewStudent, version: int) -> None:
        stored = self.by_number(student.number)
        if stored is None or stored.version != version:
            raise RuleBroken(Code.CHANGED_BY_OTHER)
        self.save_many([student])


class FakeRequests(_Repository):
    """Requests with versions, history and the seat counter's CHECK."""

    def by_id(self, request_id: int) -> RequestRow | None:
        return next(iter(self.by_ids([request_id])), None)

    def by_ids(self, ids: Sequence[int]) -> list[RequestRow]:
        rows = [self.stored.requests[key] for key in ids if key in self.stored.requests]
        return [replace(row, has_account=row.student_id in self.stored.accounts) for row in rows]

    def by_natural_key(self, term_id: int, student_id: int, unit_id: int) -> RequestRow | None:
        wanted = self.stored.terms[term_id].code, student_id, unit_id
        rows = self.by_ids(list(self.stored.requests))
        return next((row for row in rows if (row.term_code, row.student_id, row.unit_id) == wanted), None)

    def hours_of_student(self, student_id: int, term_id: int, *, but_not: int | None = None) -> Hours:
        code = self.stored.terms[term_id].code
        return sum(
            (
                row.actual_hours or row.hours
                for row in self.stored.requests.values()
                if (row.student_id, row.term_code) == (student_id, code)
                and row.state in SEAT_STATES and row.id != but_not
            ),
            Hours(0),
        )  # fmt: skip

    def standings(self, ids: Sequence[int]) -> list[Standing]:
        terms = {row.code: key for key, row in self.stored.terms.items()}
        return [
            Standing(
                row.id, row.version, row.state.value, row.unit_id, terms[row.term_code], row.registered_by,
                row.edited_by, row.hours_by,
            )
            for row in self.by_ids(ids)
        ]  # fmt: skip

    def former(self, ids: Sequence[int]) -> dict[int, Former]:
        return {row.id: Former(row.student_id, row.work_type_id, row.hours, row.reason) for row in self.by_ids(ids)}

    def hours_of_students(self, ids: Sequence[int]) -> dict[tuple[int, int], Hours]:
        terms = {row.code: key for key, row in self.stored.terms.items()}
        keys = {(row.student_id, terms[row.term_code]) for row in self.by_ids(ids)}
        return {key: self.hours_of_student(*key) for key in keys}

    def add(
        self, *, term_id: int, student_id: int, unit_id: int, work_type_id: int, hours: Hours, note: str,
        person: Person, now: datetime,
    ) -> int:  # fmt: skip
        key = len(self.stored.requests) + 1
        student, unit = self.stored.students[student_id], self.stored.units[unit_id]
        self.stored.requests[key] = RequestRow(
            id=key, version=1, term_code=self.stored.terms[term_id].code, student_id=student_id,
            student_number=student.number, student_name=student.name, unit_id=unit_id, unit=unit.name,
            work_type_id=work_type_id, work_type=self.stored.work_types[work_type_id].name, hours=hours,
            actual_hours=None, note=note, reason="", hours_note="", state=State.PENDING, registered_by=person.id,
            registered_by_name=person.display_name, registered_at=now, edited_by=None, hours_by=None, changed_at=now,
            has_account=False,
        )  # fmt: skip
        self._tell(key, "register", None, State.PENDING, person, now)
        self.stored.check_seats(unit_id, term_id)
        return key

    def rewrite(
        self, request_id: int, version: int, *, hours: Hours, work_type_id: int, note: str, target: State,
        person: Person, now: datetime,
    ) -> None:  # fmt: skip
        row = self._of_version(request_id, version)
        doers: dict[str, object] = {}
        if row.state is not State.PENDING:
            doers = {"registered_by": person.id, "registered_at": now, "edited_by": None}
        elif (hours, work_type_id) != (row.hours, row.work_type_id):
            doers = {"edited_by": person.id}
        self._change(
            row, "edit", person, now, hours=hours, work_type_id=work_type_id, note=note, reason="", state=target,
            **doers,
        )  # fmt: skip

    def move(
        self, items: Sequence[tuple[int, int]], move: Transition, *, person: Person, reason: str, now: datetime
    ) -> list[int]:
        moved = []
        for request_id, version in items:
            row = self.stored.requests.get(request_id)
            if row is not None and row.version == version and row.state is move.source:
                self._change(row, move.verb.value, person, now, state=move.target, reason=reason)
                moved.append(request_id)
        return moved

    def record_hours(
        self, request_id: int, version: int, *, actual: Hours, note: str, person: Person, now: datetime
    ) -> None:
        row = self._of_version(request_id, version)
        again = row.state is State.HOURS and row.actual_hours == actual
        self._change(
            row,
            "record_hours",
            person,
            now,
            actual_hours=actual,
            hours_note=note,
            hours_by=row.hours_by if again else person.id,
            state=State.HOURS,
        )

    def first(self, person: Person, wanted: RequestFilter, limit: int) -> list[RequestRow]:
        return self.page(person, self.ids(person, wanted)[:limit])

    def ids(self, person: Person, wanted: RequestFilter) -> array[int]:
        rows = [row for row in self.by_ids(list(self.stored.requests)) if person.sees_unit(row.unit_id)]
        if wanted.stage == "awaiting":
            rows = [row for row in rows if row.state in AWAITING_WORD]
        asked = {
            "stage": wanted.stage.removeprefix("awaiting"), "unit_id": wanted.unit_id,
            "work_type_id": wanted.work_type_id,
            "term_code": wanted.term_code, "student_id": wanted.student_id,
        }  # fmt: skip
        rows = [row for row in rows if all(getattr(row, name) == value for name, value in asked.items() if value)]
        rows = [row for row in rows if fold(wanted.text) in fold(f"{row.student_number} {row.student_name}")]
        rows.sort(key=lambda row: getattr(row, wanted.sort), reverse=wanted.descending)
        return array("q", [row.id for row in rows])

    def page(self, person: Person, ids: Sequence[int]) -> list[RequestRow]:
        return [row for row in self.by_ids(ids) if person.sees_unit(row.unit_id)]

    def counts(self, person: Person, term_id: int) -> dict[str, int]:
        ids = self.ids(person, RequestFilter(term_code=self.stored.terms[term_id].code))
        return dict(Counter(row.stage for row in self.by_ids(ids)))

    def hour_sheet(self, unit_id: int, term_id: int) -> list[HourSheetRow]:
        code = self.stored.terms[term_id].code
        rows = [r for r in self.stored.requests.values() if (r.unit_id, r.term_code) == (unit_id, code)]
        return [self._line(row) for row in rows if row.state is State.FINAL]

    def _line(self, row: RequestRow) -> HourSheetRow:
        account = self.stored.accounts.get(row.student_id)
        return HourSheetRow(
            row.student_number, row.student_name, self.stored.students[row.student_id].national_code, row.work_type,
            row.hours, row.actual_hours or Hours(0), row.changed_at, account.sheba if account else "",
        )  # fmt: skip

    def _of_version(self, request_id: int, version: int) -> RequestRow:
        row = self.stored.requests[request_id]
        if row.version != version:
            raise RuleBroken(Code.CHANGED_BY_OTHER, request=request_id)
        return row

    def _change(self, row: RequestRow, action: str, person: Person, now: datetime, **values: object) -> None:
        changed = replace(row, version=row.version + 1, changed_at=now, **values)
        self.stored.requests[row.id] = changed
        self._tell(row.id, action, row.state, changed.state, person, now)
        term_id = next(key for key, term in self.stored.terms.items() if term.code == row.term_code)
        self.stored.check_seats(row.unit_id, term_id)

    def _tell(
        self, request_id: int, action: str, before: State | None, after: State, person: Person, now: datetime
    ) -> None:
        change = FieldChange("state", before, after)
        place = len(self.stored.history) + 1
        self.stored.history.append(HistoryRow(place, now, person.name, "work_request", request_id, action, (change,)))


class FakeAccounts(_Repository):
    """Bank accounts with versions."""

    def of(self, student_id: int) -> BankAccountRow | None:
        return self.stored.accounts.get(student_id)

    def owner_of_sheba(self, sheba: str) -> StudentRow | None:
        found = (key for key, row in self.stored.accounts.items() if row.sheba == sheba)
        return next((self.stored.students[key] for key in found), None)

    def students_of(self, ids: Sequence[int]) -> dict[int, int]:
        return {key: key for key in ids if key in self.stored.accounts}

    def save(
        self, student_id: int, *, bank_code: str, account_number: str, sheba: str, person: Person, now: datetime,
        version: int | None,
    ) -> None:  # fmt: skip
        old = self.of(student_id)
        if (old.version if old else None) != version:
            raise RuleBroken(Code.CHANGED_BY_OTHER)
        self.stored.accounts[student_id] = BankAccountRow(
            student_id, bank_code, account_number, sheba, person.display_name, now, (version or 0) + 1
        )

    def count_waiting(self, person: Person, term_id: int) -> int:
        return len(self.waiting(person, term_id))

    def waiting(self, person: Person, term_id: int, limit: int | None = None) -> array[int]:
        code = self.stored.terms[term_id].code
        return array("q", [
            row.id
            for row in self.stored.requests.values()
            if row.term_code == code and row.state in SEAT_STATES - {State.PENDING}
            and row.student_id not in self.stored.accounts and person.sees_unit(row.unit_id)
        ][:limit])  # fmt: skip


class FakePeople(_Repository):
    """Accounts of people and, apart from them, their hashes."""

    def all(self) -> list[PersonRow]:
        return list(self.stored.people.values())

    def by_name(self, name: str) -> PersonRow | None:
        return next((row for row in self.all() if fold(row.name) == fold(name)), None)

    def password_hash(self, name: str) -> str | None:
        row = self.by_name(name)
        return self.stored.hashes[row.id] if row else None

    def add(self, name: str, display_name: str, role: Role, password_hash: str, unit_ids: Iterable[int]) -> int:
        key, ids = len(self.stored.people) + 1, tuple(unit_ids)
        units = tuple(self.stored.units[unit_id].name for unit_id in ids)
        self.stored.people[key] = PersonRow(key, name, display_name, role, True, ids, units)
        self.stored.hashes[key] = password_hash
        return key

    def set_password(self, person_id: int, password_hash: str) -> None:
        self.stored.hashes[person_id] = password_hash

    def set_active(self, person_id: int, active: bool) -> None:
        self.stored.people[person_id] = replace(self.stored.people[person_id], active=active)

    def set_units(self, person_id: int, unit_ids: Iterable[int], seen: Iterable[int] | None = None) -> None:
        if seen is not None and set(self.stored.people[person_id].unit_ids) != set(seen):
            raise RuleBroken(Code.CHANGED_BY_OTHER)
        ids = tuple(dict.fromkeys(unit_ids))
        units = tuple(self.stored.units[unit_id].name for unit_id in ids)
        self.stored.people[person_id] = replace(self.stored.people[person_id], unit_ids=ids, units=units)


class FakeAudit(_Repository):
    """The history that the fakes themselves wrote."""

    def of(self, entity: str, entity_id: int) -> list[HistoryRow]:
        return self.page(self.ids(AuditFilter(entity=entity, entity_id=entity_id)))

    def ids(self, wanted: AuditFilter, limit: int | None = None) -> array[int]:
        asked = {"person": wanted.person, "entity": wanted.entity, "entity_id": wanted.entity_id}
        return array("q", [
            row.id
            for row in reversed(self.stored.history)
            if all(getattr(row, name) == value for name, value in asked.items() if value)
        ][:limit])  # fmt: skip

    def page(self, ids: Sequence[int]) -> list[HistoryRow]:
        return [self.stored.history[key - 1] for key in ids]


class FakePolicy(_Repository):
    """The rules that are settings."""

    def read(self) -> Policy:
        return self.stored.policy

    def write(self, policy: Policy) -> None:
        self.stored.policy = policy
