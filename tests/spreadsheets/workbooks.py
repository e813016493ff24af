"""Real workbooks for the tests, made as people and other programs make them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from hamyar_desktop.services.rows import SheetRow
from hamyar_desktop.spreadsheets.student_list import ExcelStudentList

HEADINGS = ("شماره دانشجویی", "نام", "نام خانوادگی")
ROW = ("40020001", "سارا", "نوری")


def quiet(done: int, total: int) -> None:
    """Nobody looks at the progress."""


def save(path: Path, *rows: Sequence[object]) -> Path:
    """A workbook of one sheet with these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def read(path: Path) -> list[SheetRow]:
    """What the program reads from it."""
    return ExcelStudentList().read(path, quiet)


def sheet_of(path: Path) -> Worksheet:
    """The only sheet of a written workbook."""
    book = load_workbook(path)
    (sheet,) = book.worksheets
    return sheet


def line_of(sheet: Worksheet, number: int) -> list[object]:
    """The values of a line."""
    return [cell.value for cell in sheet[number]]
