"""Opens a list of the outside, Excel or CSV, and gives its sheets row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.spreadsheets.formulas import cells_without_value
from hamyar_desktop.spreadsheets.inspecting import Kind, inspect

EXACT_WHOLE = 10**15
"""Excel keeps fifteen digits of a number; what is longer has lost its last ones."""


@dataclass(frozen=True)
class RawSheet:
    """One sheet: how many lines it has, and its cells line by line from line 1 on.

    ``valueless``: cells (as «D7») that the library gives as empty although a formula stands there.
    """

    height: int
    lines: Iterable[Sequence[object]]
    valueless: frozenset[str] = frozenset()


@contextmanager
def opened(path: Path) -> Iterator[Iterator[RawSheet]]:
    """The sheets of a file. Raises ``file_too_large`` and ``file_unreadable`` with reason ``missing``, ``empty``,
    ``protected``, ``far_cell`` or none; also while the sheets are read.
    """
    kind = inspect(path)
    from python_calamine import CalamineError, PasswordError

    try:
        yield _text_sheets(path) if kind is Kind.TEXT else _workbook_sheets(path, kind)
    except PasswordError:
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="protected") from None
    except (CalamineError, OSError, csv.Error, UnicodeDecodeError) as error:
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name) from error


def _workbook_sheets(path: Path, kind: Kind) -> Iterator[RawSheet]:
    from python_calamine import CalamineWorkbook

    if kind is Kind.OLD_EXCEL:
        # Only when it goes by the name does the library tell a password from damage.
        workbook, valueless = CalamineWorkbook.from_path(path), {}
    else:
        # A new file with an old name («list.xls») is read as what it is.
        workbook = CalamineWorkbook.from_filelike(BytesIO(path.read_bytes()))
        valueless = cells_without_value(path)
    with workbook:
        for place, name in enumerate(workbook.sheet_names):
            sheet = workbook.get_sheet_by_index(place)
            yield RawSheet(sheet.total_height + 1, sheet.iter_rows(), valueless.get(name, frozenset()))


def _text_sheets(path: Path) -> Iterator[RawSheet]:
    raw = path.read_bytes()
    text = raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    separator = max(",;\t", key=text.partition("\n")[0].count)
    lines = list(csv.reader(StringIO(text, newline=""), delimiter=separator))
    yield RawSheet(len(lines), lines)


def cell_text(cell: object) -> str:
    """A cell as text; of a formula it is the value that Excel saved with it.

    Whole numbers lose the «.0» that they get in Excel; numbers that have lost digits there stay in a form
    («4.01e+19») that no rule takes for a code.
    """
    if isinstance(cell, str):
        return cell.strip(" \t\r\n")
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < EXACT_WHOLE else repr(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)
