"""Looks at a file before any library opens it: is it there, what is it, and would it eat all memory?"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import IO

from hamyar_desktop.domain.errors import Code, RuleBroken

LIMIT_MB = 100
UNPACKED_LIMIT_MB = 400
CELL_LIMIT = 40_000_000
"""The reader reserves some 24 bytes for every cell of the rectangle from A1 to the last cell that holds anything."""

_MEGABYTE = 2**20
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CHUNK = _MEGABYTE
_OVERLAP = 256
# Cells that hold anything. An ordinary list has none beyond column Z or line 99,999, so that looking costs little.
_CELL = rb"""([A-Z]{1,3})([0-9]{1,7})["'][^>/]*>"""
_ANY_CELL = re.compile(rb"""\sr=["']""" + _CELL)
_FAR_CELL = re.compile(rb"""\sr=["'](?=[A-Z]{2}|[A-Z][0-9]{6})""" + _CELL)


class Kind(Enum):
    """What a file is by its first bytes."""

    EXCEL = auto()
    OLD_EXCEL = auto()
    TEXT = auto()


def inspect(path: Path) -> Kind:
    """The kind of a file that may be opened.

    Raises ``file_too_large``, and ``file_unreadable`` with reason ``missing``, ``empty``, ``protected``, ``far_cell``
    (a cell so far from the list that the rectangle up to it does not fit in memory) or none.
    """
    try:
        if not path.is_file():
            raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="missing")
        size = path.stat().st_size
        if size > LIMIT_MB * _MEGABYTE:
            raise _too_large(path, size, LIMIT_MB)
        with path.open("rb") as file:
            return _kind(path, file)
    except (OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        # RuntimeError: a compression or a password of zip archives, neither of which Excel writes.
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name) from error


def _too_large(path: Path, size: int, limit: int) -> RuleBroken:
    return RuleBroken(Code.FILE_TOO_LARGE, file=path.name, size=size // _MEGABYTE, limit=limit)


def _kind(path: Path, file: IO[bytes]) -> Kind:
    head = file.read(8)
    if not head:
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="empty")
    if head == _OLE:
        # A workbook with a password is an old container around the encrypted new file.
        if _ENCRYPTED in file.read():
            raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="protected")
        if path.suffix.lower() != ".xls":
            # Renaming does not convert: Excel itself refuses such a file, and whoever gets it after us would too.
            raise RuleBroken(Code.FILE_UNREADABLE, file=path.name)
        return Kind.OLD_EXCEL
    if head.startswith(b"PK"):
        with zipfile.ZipFile(file) as archive:
            _look_into(path, archive)
        return Kind.EXCEL
    if path.suffix.lower() in (".csv", ".txt"):
        return Kind.TEXT
    raise RuleBroken(Code.FILE_UNREADABLE, file=path.name)


def _look_into(path: Path, archive: zipfile.ZipFile) -> None:
    entries = {entry.filename.replace("\\", "/").lower(): entry for entry in archive.infolist()}
    if "xl/workbook.xml" not in entries:
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name)
    # The sizes that the archive states can be trusted: the reader stops where they say.
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > UNPACKED_LIMIT_MB * _MEGABYTE:
        raise _too_large(path, unpacked, UNPACKED_LIMIT_MB)
    for name, entry in entries.items():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            cell = _far_cell(archive, entry)
            if cell:
                raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="far_cell", cell=cell)


def _far_cell(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> str:
    """The cell («XFD7») that makes the rectangle of a sheet too big for memory; '' if none does."""
    with archive.open(entry) as sheet:
        far = _corner(sheet, _FAR_CELL)
    if max(far.column, 26) * max(far.line, 10**5) <= CELL_LIMIT:
        return ""
    with archive.open(entry) as sheet:
        corner = _corner(sheet, _ANY_CELL)
    if corner.column * corner.line <= CELL_LIMIT:
        return ""
    return corner.rightmost if corner.column > 26 else corner.lowest


@dataclass
class _Corner:
    """How far a sheet reaches, and the cells that reach so far."""

    column: int = 1
    line: int = 1
    rightmost: str = "A1"
    lowest: str = "A1"


def _corner(sheet: IO[bytes], pattern: re.Pattern[bytes]) -> _Corner:
    corner = _Corner()
    rest = b""
    while chunk := sheet.read(_CHUNK):
        for letters, digits in pattern.findall(rest + chunk):
            column, line, name = _number_of(letters), int(digits), f"{letters.decode()}{digits.decode()}"
            if column > corner.column:
                corner.column, corner.rightmost = column, name
            if line > corner.line:
                corner.line, corner.lowest = line, name
        # A cell may stand across two chunks.
        rest = chunk[-_OVERLAP:]
    return corner


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
