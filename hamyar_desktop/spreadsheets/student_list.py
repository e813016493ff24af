"""The list of students: reading it, its template, and the refused rows with their reasons."""

from __future__ import annotations

from pathlib import Path

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.ports import Progress
from hamyar_desktop.services.rows import ImportPlan, SheetRow
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.spreadsheets.headings import HEADING_ROWS, STUDENT_HEADINGS, Heading, check_headings, match_headings
from hamyar_desktop.spreadsheets.reading import filled, read_sheet
from hamyar_desktop.spreadsheets.writing import new_workbook

STEP = 1000
REASON_HEADING = "دلیل"
LINE_HEADING = "ردیف پرونده"


class ExcelStudentList:
    """Implements ``ports.StudentList``."""

    def read(self, path: Path, progress: Progress) -> list[SheetRow]:
        """Rows below the headings; unknown columns are passed over, blank rows skipped."""
        progress(0, 1)
        rows = read_sheet(path)
        place, matched = self._find_headings(rows)
        check_headings(matched)
        found: list[SheetRow] = []
        for line, cells in filled(rows, place + 1):
            if len(found) % STEP == 0:
                progress(line, len(rows))
            known = {heading.field: cells[at] for at, heading in matched.items() if at < len(cells)}
            if any(known.values()):
                found.append(SheetRow(line, known))
        if not found:
            raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="empty")
        return found

    def _find_headings(self, rows: list[list[str]]) -> tuple[int, dict[int, Heading]]:
        candidates = [(place, match_headings(row)) for place, row in enumerate(rows[:HEADING_ROWS])]
        return max(candidates, key=lambda each: len(each[1]))

    def write_refused(self, path: Path, plan: ImportPlan) -> None:
        """The original cells, the line in the file and the reason; it can be corrected and imported again."""
        with new_workbook(path) as book:
            sheet = book.add_sheet("ناپذیرفته")
            fields = [heading.field for heading in STUDENT_HEADINGS]
            titles = [heading.persian for heading in STUDENT_HEADINGS] + [REASON_HEADING, LINE_HEADING]
            widths = [heading.width for heading in STUDENT_HEADINGS] + [60, 12]
            sheet.headings(0, titles, widths)
            for row, verdict in enumerate(plan.refused, 1):
                sheet.texts(row, [verdict.cells.get(field, "") for field in fields])
                if verdict.error is not None:
                    sheet.text(row, len(fields), sentence(verdict.error))
                sheet.number(row, len(fields) + 1, verdict.line)
            sheet.finish(len(titles), len(plan.refused))

    def write_template(self, path: Path) -> None:
        """Headings and one example row to be replaced."""
        example = (
            "4011249001",
            "نگار",
            "محمدی‌فر",
            "کد ملی",
            "0012345679",
            "09121234567",
            "کارشناسی",
            "حقوق",
            "علوم انسانی",
        )
        with new_workbook(path) as book:
            sheet = book.add_sheet("دانشجویان")
            titles = [heading.persian for heading in STUDENT_HEADINGS]
            sheet.headings(0, titles, [heading.width for heading in STUDENT_HEADINGS])
            sheet.texts(1, example)
            sheet.finish(len(titles), 1)
