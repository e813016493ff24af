"""Students: found by number prefix or folded name, saved in bulk."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, case, insert, select, update

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.national_code import IdentityKind
from hamyar_desktop.domain.text import fold, fold_joined, sort_key
from hamyar_desktop.models.orm.student import StudentRecord
from hamyar_desktop.services.rows import NewStudent, StudentRow
from hamyar_desktop.store.id_snapshot import id_snapshot
from hamyar_desktop.store.lists import in_json
from hamyar_desktop.store.name_search import first_matches, matches_student

_COLUMNS: tuple[Any, ...] = (
    StudentRecord.id,
    StudentRecord.number,
    StudentRecord.first_name,
    StudentRecord.last_name,
    StudentRecord.identity_kind,
    StudentRecord.national_code,
    StudentRecord.mobile,
    StudentRecord.degree,
    StudentRecord.field_of_study,
    StudentRecord.faculty,
    StudentRecord.version,
)
_STUDENTS = select(*_COLUMNS)
# Made once: to put a statement together costs three times what running it does.
_BY_NUMBER = _STUDENTS.where(StudentRecord.number == bindparam("wanted_number"))
_TOLD = (
    "first_name", "last_name", "identity_kind", "national_code", "mobile", "degree", "field_of_study", "faculty",
)  # fmt: skip
_WRITTEN = (*_TOLD, "search", "sort_key")
_UPDATE = (
    update(StudentRecord)
    .where(StudentRecord.number == bindparam("of_number"))
    .values({name: bindparam(f"new_{name}") for name in _WRITTEN} | {"version": StudentRecord.version + 1})
)
_UPDATE_SEEN = _UPDATE.where(StudentRecord.version == bindparam("of_version"))


@lru_cache
def _found(ids: Select[Any]) -> Select[Any]:
    order = (StudentRecord.number != bindparam("exactly"), StudentRecord.sort_key, StudentRecord.id)
    statement: Select[Any] = select(*_COLUMNS).where(StudentRecord.id.in_(ids)).order_by(*order)
    return statement


def _row(found: Any) -> StudentRow:
    row_id, number, first_name, last_name, kind, *rest = found
    return StudentRow(row_id, number, first_name, last_name, IdentityKind(kind), *rest)


class SqlStudents:
    """Implements ``ports.Students``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _one(self, where: ColumnElement[bool]) -> StudentRow | None:
        found = self._connection.execute(_STUDENTS.where(where)).first()
        return _row(found) if found else None

    def by_id(self, student_id: int) -> StudentRow | None:
        """By id."""
        return self._one(StudentRecord.id == student_id)

    def by_number(self, number: str) -> StudentRow | None:
        """By student number."""
        found = self._connection.execute(_BY_NUMBER, {"wanted_number": number}).first()
        return _row(found) if found else None

    def by_numbers(self, numbers: Sequence[str]) -> dict[str, StudentRow]:
        """Number → student, for those that exist."""
        found = self._connection.execute(_STUDENTS.where(in_json(StudentRecord.number, numbers)))
        return {row.number: row for row in map(_row, found)}

    def owners_of_national_codes(self, codes: Sequence[str]) -> dict[str, str]:
        """National code → student number of whoever has it."""
        statement = select(StudentRecord.national_code, StudentRecord.number).where(
            in_json(StudentRecord.national_code, codes),
            StudentRecord.identity_kind == IdentityKind.NATIONAL.value,
        )
        return dict(self._connection.execute(statement).all())

    def find(self, typed: str, limit: int) -> list[StudentRow]:
        """So many are taken first and then ordered, so that a keystroke stays cheap; the exact number leads."""
        key = fold(typed)
        first = first_matches(self._connection, typed, limit) if key else None
        if first is None:
            return []
        ids, values = first
        found = self._connection.execute(_found(ids), {**values, "exactly": key})
        return [_row(each) for each in found]

    def ids(self, typed: str, sort: str = "name", *, descending: bool = False) -> array[int]:
        """See ``ports.Students``; an order that is not known is that of the names."""
        order = [self._order(sort), StudentRecord.sort_key, StudentRecord.id]
        statement = select(StudentRecord.id).order_by(*(column.desc() if descending else column for column in order))
        if fold(typed):
            statement = statement.where(matches_student(typed))
        return id_snapshot(self._connection, statement)

    def _order(self, sort: str) -> ColumnElement[Any]:
        if sort == "number":
            return StudentRecord.number.expression
        if sort == "faculty":
            # They are few; the bytes of their names are not in Persian order.
            names = sorted(self._connection.execute(select(StudentRecord.faculty).distinct()).scalars(), key=sort_key)
            if names:
                return case({name: place for place, name in enumerate(names)}, value=StudentRecord.faculty)
        return StudentRecord.sort_key.expression

    def page(self, ids: Sequence[int]) -> list[StudentRow]:
        """In the order of ids."""
        found = self._connection.execute(_STUDENTS.where(in_json(StudentRecord.id, ids)))
        rows = {row.id: row for row in map(_row, found)}
        return [rows[number] for number in ids if number in rows]

    def save_many(self, students: Sequence[NewStudent]) -> None:
        """New numbers are inserted, the others updated where anything changed; of two alike the later one counts.

        No upsert: it would run the BEFORE INSERT trigger, which refuses a number that is there already.
        """
        values = {student.number: student_values(student) for student in students}
        known = self.by_numbers(list(values))
        new = [row for number, row in values.items() if number not in known]
        if new:
            self._connection.execute(insert(StudentRecord), new)
        changed = [
            {"of_number": number, **{f"new_{name}": row[name] for name in _WRITTEN}}
            for number, row in values.items()
            if number in known and self._differs(known[number], row)
        ]
        if changed:
            self._connection.execute(_UPDATE, changed)

    def change(self, student: NewStudent, version: int) -> None:
        """Nothing is written where nothing differs. Raises ``changed_by_other``."""
        row = student_values(student)
        stored = self.by_number(student.number)
        if stored is None or stored.version != version:
            raise RuleBroken(Code.CHANGED_BY_OTHER)
        if not self._differs(stored, row):
            return
        values = {"of_number": student.number, "of_version": version, **{f"new_{name}": row[name] for name in _WRITTEN}}
        # Asked again in the statement: on the server another may have written since the row was read.
        if self._connection.execute(_UPDATE_SEEN, values).rowcount != 1:
            raise RuleBroken(Code.CHANGED_BY_OTHER)

    def _differs(self, stored: StudentRow, row: dict[str, object]) -> bool:
        return any(getattr(stored, name) != row[name] for name in _TOLD)


def student_values(student: NewStudent) -> dict[str, object]:
    """The stored columns of a student."""
    name = f"{student.first_name} {student.last_name}"
    return {
        "number": student.number,
        "first_name": student.first_name,
        "last_name": student.last_name,
        "search": f"{fold(name)}\n{fold_joined(name)}\n{student.number}",
        "sort_key": sort_key(f"{student.last_name} {student.first_name}"),
        "identity_kind": student.identity_kind.value,
        "national_code": student.national_code,
        "mobile": student.mobile,
        "degree": student.degree,
        "field_of_study": student.field_of_study,
        "faculty": student.faculty,
        "version": 1,
    }
