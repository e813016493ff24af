"""A table model over any number of rows: a snapshot of ids, and pages of rows fetched as they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Signal

from hamyar_desktop.models.qt.column import Cell, Column
from hamyar_desktop.models.qt.column_model import ColumnModel, Index

PAGE = 128
PAGES_KEPT = 60
Fetch = Callable[[list[int], Callable[[Sequence[Any]], None]], None]
"""Given ids, delivers their rows on the GUI thread (rows that are gone are left out)."""


class Entry:
    """A loaded row and its cells."""

    __slots__ = ("cells", "row")

    def __init__(self, row: Any, cells: list[Cell] | None) -> None:
        self.row, self.cells = row, cells


class PagedTableModel(ColumnModel):
    """``set_first_page`` shows rows at once; ``set_ids`` then gives the exact count and any jump."""

    page_loaded = Signal(int)

    def __init__(self, columns: Sequence[Column], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._fetch = fetch
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[Entry | None]] = OrderedDict()
        self._asked: set[int] = set()
        self._turn = 0
        self._first_is_new = False

    @property
    def ids(self) -> array[int]:
        """Every id of the table, in order."""
        return self._ids

    def set_first_page(self, rows: Sequence[Any]) -> None:
        """Rows to show while the whole order is still being read."""
        self.beginResetModel()
        self._forget()
        self._ids = array("q", (row.id for row in rows))
        for start in range(0, len(rows), PAGE):
            self._pages[start // PAGE] = [Entry(row, self.format_row(row)) for row in rows[start : start + PAGE]]
        self._first_is_new = True
        self.endResetModel()

    def set_ids(self, ids: array[int]) -> None:
        """The whole order; a first page that agrees with it stays in sight, the rest is fetched when looked at."""
        first = self._pages.get(0)
        keep = first if first is not None and self._same_start(ids, len(first)) else None
        self.beginResetModel()
        self._forget()
        self._ids = ids
        if keep is not None and (len(keep) == PAGE or len(keep) == len(ids)):
            self._pages[0] = keep
        known, self._first_is_new = self._first_is_new, False
        self.endResetModel()
        if 0 in self._pages and not known:
            # Its ids agree; what stands in the rows may be older than the order.
            self._ask(0)

    def _same_start(self, ids: array[int], count: int) -> bool:
        return len(ids) >= count and self._ids[:count] == ids[:count]

    def refresh_pages(self) -> None:
        """Reads the pages in memory anew; count and order stay."""
        self._forget(keep_pages=True)
        for page in list(self._pages):
            self._ask(page)

    def _forget(self, *, keep_pages: bool = False) -> None:
        self._turn += 1
        self._asked.clear()
        if not keep_pages:
            self._pages.clear()

    def id_at(self, row: int) -> int | None:
        """The id of a row, loaded or not."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_at(self, row: int) -> Any:
        """The row, or None while it is not loaded."""
        entry = self._entry(row) if 0 <= row < len(self._ids) else None
        return None if entry is None else entry.row

    def loaded_at(self, row: int) -> Any:
        """The row if it is in memory; unlike ``row_at`` it asks for nothing."""
        loaded = self._pages.get(row // PAGE)
        entry = loaded[row % PAGE] if loaded is not None and row % PAGE < len(loaded) else None
        return None if entry is None else entry.row

    def place_of(self, row_id: int) -> int | None:
        """Where an id stands."""
        try:
            return self._ids.index(row_id)
        except ValueError:
            return None

    def cells_at(self, row: int) -> list[Cell] | None:
        """See ``ColumnModel``; a page that is missing is asked for."""
        entry = self._entry(row)
        if entry is None:
            return None
        if entry.cells is None:
            entry.cells = self.format_row(entry.row)
        return entry.cells

    def _entry(self, row: int) -> Entry | None:
        page = row // PAGE
        loaded = self._pages.get(page)
        if loaded is None:
            self._ask(page)
            loaded = self._pages.get(page)
        if loaded is None:
            return None
        self._pages.move_to_end(page)
        place = row % PAGE
        return loaded[place] if place < len(loaded) else None

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        wanted = list(self._ids[page * PAGE : (page + 1) * PAGE])
        turn = self._turn

        def deliver(rows: Sequence[Any]) -> None:
            if turn == self._turn:
                self._take(page, wanted, rows)

        self._fetch(wanted, deliver)

    def _take(self, page: int, wanted: Sequence[int], rows: Sequence[Any]) -> None:
        by_id = {row.id: row for row in rows}
        self._pages[page] = [
            Entry(by_id[row_id], self.format_row(by_id[row_id])) if row_id in by_id else None for row_id in wanted
        ]
        self._pages.move_to_end(page)
        self._asked.discard(page)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        top = page * PAGE
        last = min(top + PAGE, len(self._ids)) - 1
        if last >= top:
            self.dataChanged.emit(self.index(top, 0), self.index(last, len(self.columns) - 1))
        self.page_loaded.emit(page)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def retranslate_loaded(self) -> None:
        """Formats the loaded rows anew as they come into sight; selection and place stay."""
        for loaded in self._pages.values():
            for entry in loaded:
                if entry is not None:
                    entry.cells = None
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def retranslate(self) -> None:
        """Headings and loaded cells in the present language."""
        super().retranslate()
        self.retranslate_loaded()
