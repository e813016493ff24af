"""What both table models share: columns, headings and the formatted cells of a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hamyar_desktop.domain.text import persian_digits
from hamyar_desktop.models.qt.column import ALIGN, Cell, Column, cell_data

Index = QModelIndex | QPersistentModelIndex


class ColumnModel(QAbstractTableModel):
    """Subclasses say how many rows there are and give the cells of one (None: still loading)."""

    PLACEHOLDER = "…"

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.latin_digits = False

    def cells_at(self, row: int) -> list[Cell] | None:
        """The formatted cells of a row."""
        raise NotImplementedError

    def format_row(self, row: Any) -> list[Cell]:
        """Formats every cell once, when the row arrives."""
        return [Cell(column, row) for column in self.columns]

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        cells = self.cells_at(index.row())
        if cells is None:
            return self.PLACEHOLDER if role == Qt.ItemDataRole.DisplayRole else None
        return cell_data(cells[index.column()], self.columns[index.column()], role)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            return str(section + 1) if self.latin_digits else persian_digits(section + 1)
        if not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(ALIGN[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter)
        return None

    def retranslate(self) -> None:
        """Headings in the present language."""
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
