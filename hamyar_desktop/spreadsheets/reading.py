"""Opens a workbook of the outside with every care: size, password, damage, emptiness."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from hamyar_desktop.domain.errors import Code, RuleBroken

LIMIT_MB = 50
UNPACKED_LIMIT_MB = 1000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def read_sheet(path: Path) -> list[list[str]]:
    """The first sheet with content, cells as text, empty rows included so that line numbers are true.

    Raises ``file_too_large`` and ``file_unreadable`` with reason ``missing``, ``empty``, ``protected`` or none.
    """
    refuse_unfit(path)
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        workbook = CalamineWorkbook.from_path(path)
        sheets = (workbook.get_sheet_by_name(name) for name in workbook.sheet_names)
        for sheet in sheets:
            rows = [[cell_text(cell) for cell in row] for row in sheet.iter_rows()]
            top = sheet.start[0] if sheet.start else 0
            if any(any(row) for row in rows):
                return [[] for _ in range(top)] + rows
    except PasswordError:
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="protected") from None
    except (CalamineError, OSError, ValueError) as error:
        reason = "protected" if "password" in str(error).lower() or "encrypt" in str(error).lower() else ""
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason=reason) from error
    raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="empty")


def refuse_unfit(path: Path) -> None:
    """Looks at the file before any library opens it."""
    if not path.is_file():
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="missing")
    megabytes = path.stat().st_size // 2**20
    if megabytes >= LIMIT_MB:
        raise RuleBroken(Code.FILE_TOO_LARGE, file=path.name, size=megabytes, limit=LIMIT_MB)
    with path.open("rb") as file:
        head = file.read(8)
        if head == _OLE:
            file.seek(0)
            if "EncryptedPackage".encode("utf-16-le") in file.read():
                raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="protected")
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist()) // 2**20
        if unpacked > UNPACKED_LIMIT_MB:
            raise RuleBroken(Code.FILE_TOO_LARGE, file=path.name, size=unpacked, limit=UNPACKED_LIMIT_MB)


def cell_text(cell: object) -> str:
    """A cell as text; whole numbers that Excel keeps as floats lose their «.0»."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell).strip(" \t\r\n")


def filled(rows: list[list[str]], first: int) -> Iterator[tuple[int, list[str]]]:
    """Line number (as Excel counts) and cells of the rows from ``first`` that hold anything."""
    for place in range(first, len(rows)):
        if any(rows[place]):
            yield place + 1, rows[place]
