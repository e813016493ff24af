"""The list of students: reading it, its template, and the refused rows with their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.ports import Progress
from hamyar_desktop.services.rows import ImportPlan, SheetRow
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.spreadsheets.formulas import place_of
from hamyar_desktop.spreadsheets.headings import HEADING_ROWS, STUDENT_HEADINGS, Heading, check_headings, match_headings
from hamyar_desktop.spreadsheets.reading import RawSheet, cell_text, opened
from hamyar_desktop.spreadsheets.writing import Sheet, new_workbook

STEP = 1000
REASON_HEADING = "دلیل"
LINE_HEADING = "ردیف پرونده"
# Nobody's: the number lies in no university's range and the national code only fits its own check digit.
_EXAMPLE = {
    "number": "4011249001",
    "first_name": "نگار",
    "last_name": "محمدی‌فر",
    "identity_kind": "کد ملی",
    "national_code": "0012345679",
    "mobile": "09121234567",
    "degree": "کارشناسی",
    "field_of_study": "حقوق",
    "faculty": "علوم انسانی",
}


class ExcelStudentList:
    """Implements ``ports.StudentList``."""

    def read(self, path: Path, progress: Progress) -> list[SheetRow]:
        """Rows below the headings with their true line numbers; unknown columns and blank rows are passed over.

        The first sheet that has all headings counts. A formula counts with the value that Excel saved for it; one
        without a value or with an error is refused. Raises ``file_unreadable`` (for these with reason ``formula``
        and the ``cell``), ``file_too_large``, ``heading_missing``, ``heading_twice``, and ``Cancelled`` from
        ``progress``.
        """
        progress(0, 1)
        with opened(path) as sheets:
            rows = _rows_of_fitting_sheet(path, sheets, progress)
        if not rows:
            raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="empty")
        return rows

    def write_refused(self, path: Path, plan: ImportPlan) -> None:
        """The original cells, the reason and the line in the file; it can be corrected and imported again.

        Columns that the list did not have are left out: an empty one would empty what is stored of the students.
        """
        told = {field for verdict in plan.refused for field in verdict.cells}
        known = [heading for heading in STUDENT_HEADINGS if heading.required or heading.field in told]
        columns = len(known)
        with new_workbook(path) as book:
            sheet = book.add_sheet("ناپذیرفته")
            titles = [heading.persian for heading in known] + [REASON_HEADING, LINE_HEADING]
            sheet.headings(0, titles, [*(heading.width for heading in known), 70, 12])
            for row, verdict in enumerate(plan.refused, 1):
                for column, heading in enumerate(known):
                    _write(sheet, row, column, heading, verdict.cells.get(heading.field, ""))
                if verdict.error is not None:
                    sheet.text(row, columns, sentence(verdict.error))
                sheet.number(row, columns + 1, verdict.line)
            sheet.finish(len(titles), len(plan.refused))

    def write_template(self, path: Path) -> None:
        """Headings and one example row to be replaced."""
        with new_workbook(path) as book:
            sheet = book.add_sheet("دانشجویان")
            titles = [heading.persian for heading in STUDENT_HEADINGS]
            sheet.headings(0, titles, [heading.width for heading in STUDENT_HEADINGS])
            for column, heading in enumerate(STUDENT_HEADINGS):
                _write(sheet, 1, column, heading, _EXAMPLE[heading.field])
            sheet.finish(len(titles), 1)


def _write(sheet: Sheet, row: int, column: int, heading: Heading, text: str) -> None:
    (sheet.code if heading.code else sheet.text)(row, column, text)


def _rows_of_fitting_sheet(path: Path, sheets: Iterable[RawSheet], progress: Progress) -> list[SheetRow]:
    """The rows of the first sheet with all headings; if there is none, the error of the one that came nearest."""
    failure, nearest = RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="empty"), -1
    for sheet in sheets:
        lines = iter(sheet.lines)
        top = [[cell_text(cell) for cell in line] for line in islice(lines, HEADING_ROWS)]
        if not any(map(any, top)):
            continue
        matches = [match_headings(cells) for cells in top]
        place = max(range(len(top)), key=lambda each: len(matches[each]))
        try:
            check_headings(matches[place], top[place])
        except RuleBroken as broken:
            if len(matches[place]) > nearest:
                failure, nearest = broken, len(matches[place])
            continue
        below = enumerate(chain(top[place + 1 :], lines), place + 2)
        _refuse_formulas_without_value(path, sheet, matches[place], place + 1)
        return list(_sheet_rows(below, matches[place], sheet.height, progress))
    raise failure


def _refuse_formulas_without_value(path: Path, sheet: RawSheet, matched: dict[int, Heading], heading_line: int) -> None:
    """Read as empty, they would erase what is stored of a student. Formulas in columns of no concern may stay."""
    for cell in sorted(sheet.valueless):
        column, line = place_of(cell)
        if column in matched and line > heading_line:
            raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="formula", cell=cell)


def _sheet_rows(
    lines: Iterator[tuple[int, Sequence[object]]], matched: dict[int, Heading], height: int, progress: Progress
) -> Iterator[SheetRow]:
    wanted = [(place, heading.field) for place, heading in matched.items()]
    for line, cells in lines:
        if line % STEP == 0:
            progress(line, height)
        known = {field: cell_text(cells[place]) if place < len(cells) else "" for place, field in wanted}
        if any(known.values()):
            yield SheetRow(line, known)
