"""Rows of a table as text for the clipboard, without the marks that only serve the screen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QApplication

from hamyar_desktop.domain.text import strip_invisible
from hamyar_desktop.models.qt.column import CellRole

COPIED_AT_MOST = 5000
"""More rows than that are exported, not copied: reading them would keep the window waiting."""


class StillLoading(Exception):
    """A row is not in memory yet; it was asked for."""


def rows_as_text(model: QAbstractItemModel, rows: Sequence[int], columns: Sequence[int]) -> str:
    """A line for each row, cells of these columns apart by tabs, a second line of a cell after it.

    Raises ``StillLoading``.
    """
    lines = [_line(model, row, columns) for row in rows]
    if any(line is None for line in lines):
        raise StillLoading
    return "\n".join(line for line in lines if line is not None)


def _line(model: QAbstractItemModel, row: int, columns: Sequence[int]) -> str | None:
    cells = []
    for column in columns:
        cell = model.index(row, column).data(CellRole.CELL)
        if cell is None:
            return None
        cells.append(f"{cell.text} {cell.detail}".strip())
    return "\t".join(" ".join(strip_invisible(text).split()) for text in cells)


def put_on_clipboard(text: str) -> None:
    """Replaces what the clipboard holds."""
    QApplication.clipboard().setText(text)
