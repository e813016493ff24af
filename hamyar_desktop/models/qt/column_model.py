"""What both table models share: columns, headings and the formatted cells of a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from hamyar_desktop.domain.text import persian_digits
from hamyar_desktop.models.qt.column import ALIGN, Cell, CellRole, Column, cell_data

Index = QModelIndex | QPersistentModelIndex
Cells = list[Cell | None]
"""The cells of a row; None: nobody has looked at it yet."""

_DISPLAY, _CELL = Qt.ItemDataRole.DisplayRole, CellRole.CELL
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class ColumnModel(QAbstractTableModel):
    """Subclasses say how many rows there are and give those that are known (None: still being read)."""

    PLACEHOLDER = "…"

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.latin_digits = False
        self._sorted: tuple[int, bool] | None = None

    def set_order(self, section: int, descending: bool) -> None:
        """By which column the rows are sorted (-1: by none), for those who do not see the arrow."""
        wanted = (section, descending) if 0 <= section < len(self.columns) else None
        if wanted != self._sorted:
            self._sorted = wanted
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def known_cells(self, row: int) -> tuple[Any, Cells] | None:
        """A row and those of its cells that are formatted already; whoever misses one fills it in."""
        raise NotImplementedError

    def cell_at(self, row: int, column: int) -> Cell | None:
        """A cell, formatted once, when it is first looked at; None while its row is being read."""
        known = self.known_cells(row)
        if known is None:
            return None
        cell = known[1][column]
        if cell is None:
            cell = known[1][column] = Cell(self.columns[column], known[0])
        return cell

    def cells_at(self, row: int) -> list[Cell] | None:
        """Every cell of a row."""
        cells = [self.cell_at(row, column) for column in range(len(self.columns))]
        found = [cell for cell in cells if cell is not None]
        return found if len(found) == len(cells) else None

    def no_cells(self) -> Cells:
        """For a row that nobody has looked at."""
        return [None] * len(self.columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        row, column = index.row(), index.column()
        if not 0 <= row < self.rowCount():
            return None
        cell = self.cell_at(row, column)
        if cell is not None:
            return cell if role == _CELL else cell_data(cell, self.columns[column], role)
        if role == _DISPLAY:
            return self.PLACEHOLDER
        # Three dots would be read out as nothing at all.
        return QCoreApplication.translate("ColumnModel", "Being read") if role == _SPOKEN else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if orientation == Qt.Orientation.Vertical:
            if role not in (_DISPLAY, Qt.ItemDataRole.AccessibleTextRole):
                return None
            return str(section + 1) if self.latin_digits else persian_digits(section + 1)
        if not 0 <= section < len(self.columns):
            return None
        if role == _DISPLAY:
            return self.columns[section].title()
        if role == _SPOKEN:
            return self._spoken_heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(ALIGN[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _spoken_heading(self, section: int) -> str:
        title = self.columns[section].title()
        if self._sorted is None or self._sorted[0] != section:
            return title
        if self._sorted[1]:
            return QCoreApplication.translate("ColumnModel", "%1, sorted descending").replace("%1", title)
        return QCoreApplication.translate("ColumnModel", "%1, sorted ascending").replace("%1", title)

    def retranslate(self) -> None:
        """Headings in the present language."""
        if self.columns:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
