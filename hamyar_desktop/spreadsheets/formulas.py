"""Finds formulas that have no value: the reading library gives their cells as empty, and so hides them."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

from hamyar_desktop.domain.errors import Code, RuleBroken

_CHUNK, _TAIL = 2**20, 2**16
# Some programs write every tag with a prefix: «<x:c …>».
_OPENING = re.compile(rb"<(?:\w+:)?c(?=\s)")
_CLOSING = re.compile(rb"</(?:\w+:)?c>")
_HINTS = b"<f", b":f", b't="e"', b"t='e'"
_NAME = re.compile(rb"""\sr=["']([A-Z]{1,3}[0-9]{1,7})["']""")
_ERROR = re.compile(rb"""\st=["']e["']""")
_TEXT = re.compile(rb"""\st=["']str["']""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_VALUE = re.compile(rb"<(?:\w+:)?v[^>]*>[^<]")
_PARTS = re.compile(r"([A-Z]+)([0-9]+)")


def cells_without_value(path: Path) -> dict[str, frozenset[str]]:
    """Name of each sheet that has such cells → the cells, as «D7», of an .xlsx file; errors (#N/A) count too.

    Raises ``file_unreadable``.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return {name: cells for name, part in _sheets(archive) if (cells := _cells_of(archive, part))}
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, KeyError, EOFError, RuntimeError) as error:
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name) from error


def place_of(cell: str) -> tuple[int, int]:
    """Column from 0 and line from 1 of a cell: «D7» is (3, 7)."""
    found = _PARTS.fullmatch(cell)
    if found is None:
        raise ValueError(f"not a cell: {cell}")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1, int(found[2])


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name of every sheet and of its part in the archive."""
    parts = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    relations = ElementTree.fromstring(archive.read(parts["xl/_rels/workbook.xml.rels"]))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    for sheet in ElementTree.fromstring(archive.read(parts["xl/workbook.xml"])).iterfind(".//{*}sheet"):
        key = next((value for name, value in sheet.items() if name.endswith("}id")), None)
        target = targets.get(key, "")
        part = parts.get((target[1:] if target.startswith("/") else f"xl/{target}").lower())
        if part is not None:
            yield sheet.get("name", ""), part


def _cells_of(archive: zipfile.ZipFile, part: str) -> frozenset[str]:
    with archive.open(part) as sheet:
        return frozenset(_valueless(sheet))


def _valueless(sheet: IO[bytes]) -> Iterator[str]:
    rest = b""
    while chunk := sheet.read(_CHUNK):
        text = rest + chunk
        # The last cell may go on in the next chunk.
        *_, last = (0, *(found.start() for found in _OPENING.finditer(text, max(0, len(text) - _TAIL))))
        whole, rest = text[:last], text[last:]
        if len(rest) > 4 * _CHUNK:
            whole, rest = rest, b""
        yield from _of_cells(whole)
    yield from _of_cells(rest)


def _of_cells(text: bytes) -> Iterator[str]:
    # Hardly any list has formulas, so that looking for one is nearly all of the work: no pattern is as quick.
    if not any(hint in text for hint in _HINTS):
        return
    for piece in _OPENING.split(text):
        attributes, _, content = piece.partition(b">")
        name = _NAME.search(attributes)
        if name is None or attributes.endswith(b"/"):
            continue
        content = _CLOSING.split(content, maxsplit=1)[0]
        hidden = _FORMULA.search(content) and not _TEXT.search(attributes) and not _VALUE.search(content)
        if hidden or _ERROR.search(attributes):
            yield name[1].decode()
