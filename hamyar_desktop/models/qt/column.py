"""A column of a table as data: heading, text of a cell, and how it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt


class CellRole(IntEnum):
    """Roles that the table's delegate asks for beside Qt's own."""

    DETAIL = Qt.ItemDataRole.UserRole + 1
    CHIP = Qt.ItemDataRole.UserRole + 2
    AVATAR = Qt.ItemDataRole.UserRole + 3
    FIGURES = Qt.ItemDataRole.UserRole + 4
    TONE = Qt.ItemDataRole.UserRole + 5
    CELL = Qt.ItemDataRole.UserRole + 6
    """The whole ``Cell``: what a delegate asks for, once a cell instead of once a property."""


@dataclass(frozen=True)
class Column:
    """``text`` makes the cell of a row; ``chip`` gives (word, tone, icon); ``detail`` is a quiet second line.

    ``sort`` is the key that the service sorts by, '' for a column that cannot be sorted; ``width`` in pixels.
    """

    key: str
    title: Callable[[], str]
    text: Callable[[Any], str]
    width: int = 120
    align: str = "start"
    sort: str = ""
    chip: Callable[[Any], tuple[str, str, str]] | None = None
    detail: Callable[[Any], str] | None = None
    avatar: bool = False
    stretch: bool = False
    figures: bool = False
    tooltip: Callable[[Any], str] | None = None
    tone: Callable[[Any], str] | None = None
    hidden: bool = False
    """Not shown until the person asks for it."""


ALIGN = {
    "start": Qt.AlignmentFlag.AlignLeading,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "end": Qt.AlignmentFlag.AlignTrailing,
}


class Cell:
    """A formatted cell: everything that a view may ask for, computed once."""

    __slots__ = ("align", "avatar", "chip", "detail", "figures", "text", "tone", "tooltip")

    def __init__(self, column: Column, row: Any) -> None:
        self.text = column.text(row)
        self.detail = column.detail(row) if column.detail else ""
        self.chip = column.chip(row) if column.chip else None
        self.avatar, self.align, self.figures = column.avatar, column.align, column.figures
        self.tooltip = column.tooltip(row) if column.tooltip else ""
        self.tone = column.tone(row) if column.tone else ""

    @property
    def spoken(self) -> str:
        """Everything that is painted, in words: a chip may say something else than the text, or all there is."""
        said = [self.text, self.detail]
        if self.chip is not None and self.chip[0] != self.text:
            said.append(self.chip[0])
        return " ".join(part for part in said if part)


def cell_data(cell: Cell, column: Column, role: int) -> object:
    """What a view gets for a role; a chip's word and the second line are part of the text for screen readers."""
    if role == Qt.ItemDataRole.DisplayRole:
        return cell.text
    if role == CellRole.CELL:
        return cell
    if role == CellRole.CHIP:
        return cell.chip
    if role == CellRole.DETAIL:
        return cell.detail
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return int(ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter)
    if role == CellRole.AVATAR:
        return cell.avatar
    if role == CellRole.FIGURES:
        return column.figures
    if role == CellRole.TONE:
        return cell.tone
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return cell.spoken
    if role == Qt.ItemDataRole.ToolTipRole:
        return cell.tooltip or None
    return None
