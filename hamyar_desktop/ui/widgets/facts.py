"""Facts about one thing: label above value, in columns, and long ones over the whole width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

COLUMNS = 4


class FactGrid(QFrame):
    """Filled anew with ``set_facts``."""

    def __init__(self, object_name: str, columns: int = COLUMNS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self.setObjectName(object_name)
        self.setProperty("role", "soft")
        self._cells: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 10, 14, 10)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def set_facts(self, facts: Sequence[tuple[str, str]], wide: Sequence[tuple[str, str]] = ()) -> None:
        """Label and value of each; ``wide`` ones get a line of their own."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = [_cell(label, value) for label, value in (*facts, *wide)]
        for place, cell in enumerate(self._cells[: len(facts)]):
            self._grid.addWidget(cell, place // self._columns, place % self._columns, Qt.AlignmentFlag.AlignTop)
        below = -(-len(facts) // self._columns)
        for place, cell in enumerate(self._cells[len(facts) :]):
            self._grid.addWidget(cell, below + place, 0, 1, self._columns)
        self.setAccessibleName(". ".join(f"{label}: {value}" for label, value in (*facts, *wide)))


def _cell(label: str, value: str) -> QWidget:
    cell = QWidget()
    above, below = QLabel(label), QLabel(value)
    above.setProperty("role", "muted")
    below.setWordWrap(True)
    # A value that begins with figures would else stand at the far side: labels whose text can be selected
    # follow the direction of the text.
    rtl = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    below.setAlignment(
        (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
    )
    below.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(above)
    column.addWidget(below)
    return cell
