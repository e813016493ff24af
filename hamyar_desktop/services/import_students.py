"""Students from a list: a dry run with a verdict for every row, then all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.national_code import IdentityKind, parse_identity
from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.domain.student import parse_mobile, parse_name, parse_student_number
from hamyar_desktop.domain.text import clean, fold
from hamyar_desktop.services.ports import Outside, Progress, UnitOfWork
from hamyar_desktop.services.rows import Changes, ImportPlan, NewStudent, SheetRow, StudentRow, Verdict
from hamyar_desktop.services.words import words

STEP = 1000
_KINDS = {fold(shown): key for language in ("fa", "en") for key, shown in words("identity", language).items()}


@dataclass(frozen=True)
class ImportStudents:
    """Plans and carries out an import; the rules are those of one student."""

    outside: Outside

    def dry_run(self, person: Person, path: Path, progress: Progress) -> ImportPlan:
        """Every row as new, changed, unchanged or refused; nothing is stored.

        Raises ``not_allowed``, ``file_unreadable``, ``file_too_large``, ``heading_missing``, ``heading_twice``.
        """
        require(person, Permission.IMPORT_STUDENTS)
        return self.plan(person, self.outside.student_list.read(path, progress), progress)

    def plan(self, person: Person, rows: Sequence[SheetRow], progress: Progress) -> ImportPlan:
        """The verdicts of rows that were already read."""
        require(person, Permission.IMPORT_STUDENTS)
        with self.outside.open_unit(person, readonly=True) as unit:
            pattern = unit.policy.read().student_number_pattern
            parsed = self._parse_all(rows, pattern, progress)
            return ImportPlan(tuple(self._compare(unit, parsed)))

    def carry_out(self, person: Person, plan: ImportPlan, progress: Progress) -> Changes:
        """Stores every new and changed row in one transaction, or nothing.

        Raises ``import_refused`` while the plan has refused rows, and ``Cancelled`` from ``progress``.
        """
        require(person, Permission.IMPORT_STUDENTS)
        if plan.refused:
            raise RuleBroken(Code.IMPORT_REFUSED, refused=len(plan.refused))
        wanted = [(v.student, v.cells) for v in plan.verdicts if v.student is not None and v.kind in ("new", "changed")]
        with self.outside.open_unit(person) as unit:
            for start in range(0, len(wanted), STEP):
                progress(start, len(wanted))
                unit.students.save_many(_as_stored_now(unit, wanted[start : start + STEP]))
            progress(len(wanted), len(wanted))
            unit.commit()
        # Lists of requests show the names; a new student is in none of them.
        return Changes(students=bool(wanted), requests=any(v.kind == "changed" for v in plan.verdicts))

    def without_refused(self, plan: ImportPlan) -> ImportPlan:
        """The plan of the good rows alone, for whoever chooses to import those."""
        return ImportPlan(tuple(v for v in plan.verdicts if v.kind != "refused"))

    def report(self, plan: ImportPlan, path: Path) -> None:
        """The refused rows as an Excel list with the reason."""
        self.outside.student_list.write_refused(path, plan)

    def template(self, path: Path) -> None:
        """An empty list to fill in."""
        self.outside.student_list.write_template(path)

    def _parse_all(self, rows: Sequence[SheetRow], pattern: str, progress: Progress) -> list[Verdict]:
        verdicts: list[Verdict] = []
        lines: dict[str, int] = {}
        for place, row in enumerate(rows):
            if place % STEP == 0:
                progress(place, len(rows))
            try:
                student = parse_student(row.cells, pattern)
                first = lines.setdefault(student.number, row.line)
                if first != row.line:
                    raise RuleBroken(Code.ROW_TWICE, number=student.number, first=first)
                verdicts.append(Verdict(row.line, "new", row.cells, student))
            except RuleBroken as error:
                verdicts.append(Verdict(row.line, "refused", row.cells, error=error))
        return verdicts

    def _compare(self, unit: UnitOfWork, parsed: list[Verdict]) -> list[Verdict]:
        students = [v.student for v in parsed if v.student is not None]
        stored = unit.students.by_numbers([s.number for s in students])
        owners = owners_of_codes(unit, students)
        verdicts = []
        for verdict in parsed:
            student = verdict.student
            if student is None:
                verdicts.append(verdict)
                continue
            verdicts.append(_judge(verdict, student, stored.get(student.number), owners))
        return verdicts


def _has_code(student: NewStudent) -> bool:
    return student.identity_kind is IdentityKind.NATIONAL and student.national_code != ""


def owners_of_codes(unit: UnitOfWork, students: Sequence[NewStudent]) -> dict[str, str]:
    """National code → number of the stored student who has it, for the codes of these students."""
    return dict(unit.students.owners_of_national_codes([s.national_code for s in students if _has_code(s)]))


def claim_code(student: NewStudent, owners: dict[str, str]) -> None:
    """Notes the student as owner of his national code. Raises ``national_code_of_other_student``."""
    if not _has_code(student):
        return
    owner = owners.setdefault(student.national_code, student.number)
    if owner != student.number:
        raise RuleBroken(Code.NATIONAL_CODE_OF_OTHER_STUDENT, number=owner)


def _judge(verdict: Verdict, student: NewStudent, row: StudentRow | None, owners: dict[str, str]) -> Verdict:
    try:
        claim_code(student, owners)
    except RuleBroken as error:
        return Verdict(verdict.line, "refused", verdict.cells, error=error)
    if row is None:
        return Verdict(verdict.line, "new", verdict.cells, student)
    student = _completed(student, verdict.cells, row)
    return Verdict(verdict.line, "unchanged" if _same(student, row) else "changed", verdict.cells, student)


_FIELDS = (
    "first_name", "last_name", "identity_kind", "national_code", "mobile", "degree", "field_of_study", "faculty",
)  # fmt: skip


def _completed(student: NewStudent, cells: Mapping[str, str], row: StudentRow) -> NewStudent:
    """What the list has no column for stays as it is stored; an empty cell of a column empties the field.

    The kind of an identity belongs to its number: a list with numbers alone means national codes.
    """
    kept = {name for name in _FIELDS if name not in cells}
    if "national_code" in cells:
        kept.discard("identity_kind")
    return replace(student, **{name: getattr(row, name) for name in kept})


def _as_stored_now(unit: UnitOfWork, wanted: Sequence[tuple[NewStudent, Mapping[str, str]]]) -> list[NewStudent]:
    """The plan may be older than what somebody else stored meanwhile in a field that the list has no column for."""
    stored = unit.students.by_numbers([student.number for student, _ in wanted])
    return [
        _completed(student, cells, stored[student.number]) if student.number in stored else student
        for student, cells in wanted
    ]


def _same(student: NewStudent, row: StudentRow) -> bool:
    return all(getattr(student, name) == getattr(row, name) for name in _FIELDS)


def parse_student(cells: Mapping[str, str], pattern: str) -> NewStudent:
    """A student from cells by field name. Raises the rule that a cell breaks; ``field`` in the facts names it."""
    kind = _identity_kind(cells.get("identity_kind", ""))
    code = cells.get("national_code", "").strip()
    return NewStudent(
        number=parse_student_number(cells.get("number", ""), pattern),
        first_name=parse_name(cells.get("first_name", "")),
        last_name=parse_name(cells.get("last_name", "")),
        identity_kind=kind,
        national_code=parse_identity(kind, code) if code else "",
        mobile=parse_mobile(cells.get("mobile", "")),
        degree=clean(cells.get("degree", "")),
        field_of_study=clean(cells.get("field_of_study", "")),
        faculty=clean(cells.get("faculty", "")),
    )


def _identity_kind(text: str) -> IdentityKind:
    key = fold(text)
    if not key:
        return IdentityKind.NATIONAL
    found = _KINDS.get(key)
    if found is None:
        raise RuleBroken(Code.NATIONAL_CODE_INVALID, reason="kind", typed=text)
    return IdentityKind(found)
