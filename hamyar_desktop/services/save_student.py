"""One student typed by hand: who is missing from the list, or whose name was wrong in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.services.import_students import claim_code, owners_of_codes, parse_student
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.rows import Changes, StudentRow


@dataclass(frozen=True)
class SaveStudent:
    """The rules are those of a row of an import; ``cells`` are the fields as typed, by field name."""

    outside: Outside

    def add(self, person: Person, cells: Mapping[str, str]) -> Changes:
        """A new student.

        Raises ``not_allowed``, ``student_exists``, ``student_number_invalid``, ``name_missing``,
        ``national_code_invalid``, ``national_code_of_other_student``, ``mobile_invalid``, ``control_character``,
        ``text_too_long``.
        """
        require(person, Permission.IMPORT_STUDENTS)
        with self.outside.open_unit(person) as unit:
            student = parse_student(cells, unit.policy.read().student_number_pattern)
            if unit.students.by_number(student.number) is not None:
                raise RuleBroken(Code.STUDENT_EXISTS, number=student.number)
            claim_code(student, owners_of_codes(unit, [student]))
            unit.students.save_many([student])
            unit.commit()
        return Changes(students=True)

    def change(self, person: Person, shown: StudentRow, cells: Mapping[str, str]) -> Changes:
        """Other fields of the student that was ``shown``; the number stays.

        Raises what ``add`` raises but ``student_exists``, and ``changed_by_other`` if somebody changed the student
        meanwhile.
        """
        require(person, Permission.IMPORT_STUDENTS)
        with self.outside.open_unit(person) as unit:
            pattern = unit.policy.read().student_number_pattern
            student = parse_student({**cells, "number": shown.number}, pattern)
            claim_code(student, owners_of_codes(unit, [student]))
            unit.students.change(student, shown.version)
            unit.commit()
        return Changes(students=True, requests=True)
