"""Writes workbooks: right to left, styled headings, codes as text, and whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hamyar_desktop.documents.whole_file import whole_file

HEADER_COLOUR = "#2F6FED"
ROW_HEIGHT = 20
"""In points; Excel's own 15 cuts the dots of Persian letters."""
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Sheet:
    """One sheet; text is always written as text, so that no spreadsheet runs «=…» as a formula."""

    def __init__(self, book: Any, name: str) -> None:
        self.raw = book.add_worksheet(name)
        self.raw.right_to_left()
        self.raw.set_default_row(ROW_HEIGHT)
        font = {"font_name": "Vazirmatn", "font_size": 10, "valign": "vcenter", "reading_order": 2}
        line = {"border": 1, "border_color": "#D9DEEA"}
        self._text = book.add_format({**font, **line, "num_format": "@", "align": "right", "indent": 1})
        self._code = book.add_format(
            {**font, **line, "num_format": "@", "align": "left", "indent": 1, "reading_order": 1}
        )
        self._number = book.add_format({**font, **line, "num_format": "0.##", "align": "center"})
        self._total = book.add_format(
            {**font, **line, "num_format": "0.##", "align": "center", "bold": True, "bg_color": "#E8EFFD"}
        )
        self._total_text = book.add_format(
            {**font, **line, "bold": True, "align": "right", "indent": 1, "bg_color": "#E8EFFD"}
        )
        self._title = book.add_format({**font, "font_size": 15, "bold": True, "align": "center"})
        self._quiet = book.add_format({**font, "font_color": "#5F6880", "align": "right"})
        self._head = book.add_format(
            {
                **font,
                **line,
                "bold": True,
                "font_color": "#FFFFFF",
                "bg_color": HEADER_COLOUR,
                "align": "center",
                "text_wrap": True,
            }
        )
        self._head_row = 0

    def headings(self, row: int, titles: Sequence[str], widths: Sequence[int]) -> None:
        """The styled header; it stays in sight and is repeated on every printed page."""
        self._head_row = row
        self.raw.set_row(row, 26)
        for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
            self.raw.write_string(row, column, title, self._head)
            self.raw.set_column(column, column, width)
        self.raw.freeze_panes(row + 1, 0)
        self.raw.repeat_rows(row)

    def finish(self, columns: int, rows: int) -> None:
        """Filter and page setup, when it is known how long the table is."""
        self.raw.autofilter(self._head_row, 0, self._head_row + max(rows, 1), columns - 1)
        self.raw.set_paper(9)
        self.raw.set_landscape()
        self.raw.fit_to_pages(1, 0)
        self.raw.set_margins(0.4, 0.4, 0.6, 0.6)
        self.raw.set_footer("&C&P / &N")

    def title(self, row: int, columns: int, text: str) -> None:
        """A heading over the whole width."""
        self.raw.set_row(row, 30)
        self.raw.merge_range(row, 0, row, columns - 1, text, self._title)

    def quiet(self, row: int, columns: int, text: str) -> None:
        """A quiet line over the whole width."""
        self.raw.merge_range(row, 0, row, columns - 1, text, self._quiet)

    def text(self, row: int, column: int, text: str) -> None:
        """Words."""
        self._put(row, column, text, self._text)

    def code(self, row: int, column: int, text: str) -> None:
        """A number that is a name: student number, national code, Sheba."""
        self._put(row, column, text, self._code)

    def _put(self, row: int, column: int, text: str, look: Any) -> None:
        writable = _UNWRITABLE.sub("", text)
        if writable:
            self.raw.write_string(row, column, writable, look)
        else:
            # Nothing is an empty cell; an empty text would be counted by whoever counts filled cells.
            self.raw.write_blank(row, column, None, look)

    def texts(self, row: int, values: Sequence[str]) -> None:
        """Codes left to right, everything else as words."""
        for column, value in enumerate(values):
            (self.code if value.isascii() and value else self.text)(row, column, value)

    def number(self, row: int, column: int, value: float) -> None:
        """A real number."""
        self.raw.write_number(row, column, value, self._number)

    def total(self, row: int, label: str, label_columns: int, sums: dict[int, float], columns: int, first: int) -> None:
        """A row of sums as formulas with their values, so that viewers which do not calculate show them too."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        self.raw.merge_range(row, 0, row, label_columns - 1, label, self._total_text)
        for column in range(label_columns, columns):
            if column in sums:
                span = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(row - 1, column)}"
                self.raw.write_formula(row, column, f"=SUM({span})", self._total, sums[column])
            else:
                self.raw.write_blank(row, column, None, self._total)


class Book:
    """A workbook that is being written."""

    def __init__(self, raw: Any) -> None:
        self.raw = raw

    def add_sheet(self, name: str) -> Sheet:
        """A sheet from right to left; names are cut to Excel's 31 characters."""
        return Sheet(self.raw, re.sub(r"[\[\]:*?/\\']", " ", name)[:31])


@contextmanager
def new_workbook(path: Path) -> Iterator[Book]:
    """A workbook that appears under its name only when it is whole.

    Raises ``file_unreadable`` (reason ``unwritable``).
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with whole_file(path) as file:
        raw = xlsxwriter.Workbook(file, options)
        yield Book(raw)
        try:
            raw.close()
        except FileCreateError as error:
            # The library wraps what the disk says; for ``whole_file`` it is a failure like any other.
            raise OSError(str(error)) from error
