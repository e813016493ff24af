"""A table of a few rows that are all in memory; one may be chosen and stays so when the rows are read anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.list_table_model import ListTableModel
from hamyar_desktop.ui.widgets.table import Table


class RowsTable(Table):
    """``key`` tells rows apart."""

    selection_changed = Signal()

    def __init__(
        self,
        object_name: str,
        columns: Sequence[Column],
        key: Callable[[Any], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(object_name, parent)
        self._key = key
        self.rows_model = ListTableModel(columns, self)
        self.setModel(self.rows_model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.set_columns_from(columns)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.selection_changed.emit())

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Replaces every row; choice and scroll place stay, and at first the first row is chosen."""
        chosen, top = self.chosen(), self.verticalScrollBar().value()
        self.rows_model.set_rows(rows)
        self.verticalScrollBar().setValue(top)
        if chosen is None or not self.choose(self._key(chosen)):
            self.select_rows([0] if rows else [])
        # Choosing the same place again tells nobody, though the row in it may be another.
        self.selection_changed.emit()

    def chosen(self) -> Any:
        """The selected row, or None."""
        rows = self.selected_rows()
        return self.rows_model.row_at(rows[0]) if rows else None

    def choose(self, key: object) -> bool:
        """Selects the row with that key; whether there is one."""
        for place, row in enumerate(self.rows_model.rows):
            if self._key(row) == key:
                self.select_rows([place])
                self.scrollTo(self.rows_model.index(place, 0))
                return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        if event.type() != QEvent.Type.LanguageChange:
            super().changeEvent(event)
            return
        # The cells are made anew, which takes the choice away.
        chosen = self.chosen()
        super().changeEvent(event)
        if chosen is not None:
            self.choose(self._key(chosen))
