"""A table model over rows that are all in memory: waiting lists, import verdicts, small tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.column_model import Cells, ColumnModel, Index


class ListTableModel(ColumnModel):
    """Fed with a whole sequence; cells are formatted when a row is first looked at."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._rows: list[Any] = []
        self._cells: list[Cells | None] = []

    @property
    def rows(self) -> list[Any]:
        """The rows in order."""
        return self._rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Replaces every row."""
        self.beginResetModel()
        self._rows = list(rows)
        self._cells = [None] * len(self._rows)
        self.endResetModel()

    def replace_row(self, place: int, row: Any) -> None:
        """Replaces one row in its place."""
        self._rows[place] = row
        self._cells[place] = None
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))

    def row_at(self, place: int) -> Any:
        """The row, or None outside the table."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def known_cells(self, row: int) -> tuple[Any, Cells]:
        """See ``ColumnModel``."""
        cells = self._cells[row]
        if cells is None:
            cells = self._cells[row] = self.no_cells()
        return self._rows[row], cells

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def retranslate(self) -> None:
        """Headings and cells in the present language."""
        self.beginResetModel()
        self._cells = [None] * len(self._rows)
        self.endResetModel()
