"""A table model over any number of rows: a snapshot of ids, and pages of rows fetched as they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Signal

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.column_model import Cells, ColumnModel, Index
from hamyar_desktop.models.qt.id_search import place_of
from hamyar_desktop.models.qt.row_moves import RowMoves

PAGE = 128
PAGES_KEPT = 60
PAGES_ASKED = 6
"""Whoever drags the scroll bar past thousands of pages waits for those in sight, not for those on the way."""
PAGES_READ_ANEW = 4
"""More than a screen shows."""


class Entry:
    """A loaded row and those of its cells that were looked at."""

    __slots__ = ("cells", "row")

    def __init__(self, row: Any, cells: Cells) -> None:
        self.row, self.cells = row, cells


Page = list[Entry | None]


class Delivery:
    """Takes the rows of a page on the GUI thread; ``wanted`` may be asked in any thread before they are read."""

    def __init__(self, model: PagedTableModel, page: int, ids: Sequence[int]) -> None:
        self._model, self._page, self._ids = model, page, ids

    @property
    def wanted(self) -> bool:
        """Whether the page is still waited for."""
        return self._model.waits_for(self, self._page)

    def __call__(self, rows: Sequence[Any]) -> None:
        if self.wanted:
            self._model.take(self._page, self._ids, rows)


Fetch = Callable[[list[int], Delivery], None]
"""Given ids, delivers their rows on the GUI thread (rows that are gone are left out)."""


class PagedTableModel(ColumnModel):
    """``set_first_page`` shows rows at once; ``set_ids`` then gives the exact count and any jump; ``move_ids`` is for
    the same question asked again, when others wrote.
    """

    page_loaded = Signal(int)

    def __init__(self, columns: Sequence[Column], fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(columns, parent)
        self._fetch = fetch
        self._ids: array[int] = array("I")
        self._pages: OrderedDict[int, Page] = OrderedDict()
        self._asked: OrderedDict[int, Delivery] = OrderedDict()
        self._stale: dict[int, Entry] = {}
        self._by_id: dict[int, Entry] | None = None
        self._first_is_new = False

    # -- the order
    @property
    def ids(self) -> array[int]:
        """Every id of the table, in order."""
        return self._ids

    def set_first_page(self, rows: Sequence[Any]) -> None:
        """Rows to show while the whole order is still being read."""
        self.beginResetModel()
        self._forget_pages()
        self._ids = array("q", (row.id for row in rows))
        for start in range(0, len(rows), PAGE):
            self._pages[start // PAGE] = [Entry(row, self.no_cells()) for row in rows[start : start + PAGE]]
        self._stale = {}
        self._first_is_new = True
        self.endResetModel()

    def set_ids(self, ids: array[int]) -> None:
        """The whole order; rows that were in sight stay so until their page is read, a first page that has just been
        read and agrees is not read again.
        """
        first = self._pages.get(0) if self._first_is_new else None
        whole = first is not None and len(first) in (PAGE, len(ids)) and ids[: len(first)] == self._ids[: len(first)]
        self.beginResetModel()
        self._forget_pages()
        self._ids = ids
        if first is not None and whole:
            self._pages[0] = first
        self._first_is_new = False
        self.endResetModel()

    def move_ids(self, moves: RowMoves) -> None:
        """The same rows with a few more, fewer, or elsewhere. Current row and the row from which a range is being
        extended follow theirs. Whoever holds many indices (a selection) lets go of them before: each is moved.
        """
        self.layoutAboutToBeChanged.emit()
        self._forget_pages()
        self._ids = moves.after
        self._first_is_new = False
        before = self.persistentIndexList()
        places = {index.row(): moves.place(index.row()) for index in before}
        after = [self._at(places[index.row()], index.column()) for index in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _at(self, place: int | None, column: int) -> QModelIndex:
        return QModelIndex() if place is None else self.index(place, column)

    def forget(self) -> None:
        """Shows nothing and knows nothing."""
        self.beginResetModel()
        self._forget_pages()
        self._stale, self._ids, self._first_is_new = {}, array("I"), False
        self.endResetModel()

    def refresh_pages(self) -> None:
        """Reads the pages in sight anew, and lets go of the others; count and order stay."""
        recent = list(islice(reversed(self._pages), PAGES_READ_ANEW))
        for page in [page for page in self._pages if page not in recent]:
            del self._pages[page]
        self._asked.clear()
        self._known_changed()
        for page in recent:
            self._ask(page)

    def _forget_pages(self) -> None:
        """What was looked at last is still shown until it has been read again."""
        recent = islice(reversed(self._pages.values()), PAGES_READ_ANEW)
        self._stale = {entry.row.id: entry for page in recent for entry in page if entry is not None}
        self._asked.clear()
        self._pages.clear()
        self._known_changed()

    def _known_changed(self) -> None:
        self._by_id = None

    # -- rows
    def id_at(self, row: int) -> int | None:
        """The id of a row, loaded or not."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def row_at(self, row: int) -> Any:
        """The row, or None while it is not loaded."""
        entry = self._entry(row) if 0 <= row < len(self._ids) else None
        return None if entry is None else entry.row

    def loaded_at(self, row: int) -> Any:
        """The row if it is in memory; unlike ``row_at`` it asks for nothing."""
        entry = self._loaded(row) if 0 <= row < len(self._ids) else None
        return None if entry is None else entry.row

    def loaded_rows(self) -> Iterator[tuple[int, Any]]:
        """Places and rows of all that is in memory, in order."""
        for page in sorted(self._pages):
            for place, entry in enumerate(self._pages[page], page * PAGE):
                if entry is not None:
                    yield place, entry.row

    def loaded(self, row_id: int) -> Any:
        """The row with an id, if it is in memory."""
        if self._by_id is None:
            self._by_id = {entry.row.id: entry for page in self._pages.values() for entry in page if entry is not None}
        entry = self._by_id.get(row_id)
        return None if entry is None else entry.row

    def place_of(self, row_id: int) -> int | None:
        """Where an id stands."""
        return place_of(self._ids, row_id)

    def known_cells(self, row: int) -> tuple[Any, Cells] | None:
        """See ``ColumnModel``; a page that is missing is asked for."""
        entry = self._entry(row)
        return None if entry is None else (entry.row, entry.cells)

    def _loaded(self, row: int) -> Entry | None:
        page = self._pages.get(row // PAGE)
        if page is None:
            return self._stale.get(self._ids[row])
        place = row % PAGE
        return page[place] if place < len(page) else None

    def _entry(self, row: int) -> Entry | None:
        number = row // PAGE
        if number in self._pages:
            self._pages.move_to_end(number)
        else:
            self._ask(number)
        return self._loaded(row)

    # -- pages
    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        wanted = list(self._ids[page * PAGE : (page + 1) * PAGE])
        delivery = self._asked[page] = Delivery(self, page, wanted)
        while len(self._asked) > PAGES_ASKED:
            self._asked.popitem(last=False)
        self._fetch(wanted, delivery)

    def waits_for(self, delivery: Delivery, page: int) -> bool:
        """Whether this is still the answer that the page needs."""
        return self._asked.get(page) is delivery

    def take(self, page: int, wanted: Sequence[int], rows: Sequence[Any]) -> None:
        """The rows of a page, in any order; those that are gone stay placeholders."""
        by_id = {row.id: row for row in rows}
        self._pages[page] = [
            Entry(by_id[row_id], self.no_cells()) if row_id in by_id else None for row_id in wanted
        ]  # fmt: skip
        self._pages.move_to_end(page)
        self._asked.pop(page, None)
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        self._known_changed()
        top = page * PAGE
        last = min(top + PAGE, len(self._ids)) - 1
        if last >= top:
            self.dataChanged.emit(self.index(top, 0), self.index(last, len(self.columns) - 1))
        self.page_loaded.emit(page)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._ids)

    def retranslate_loaded(self) -> None:
        """Formats the loaded rows anew as they come into sight; selection and place stay."""
        for entry in [*self._stale.values(), *(entry for page in self._pages.values() for entry in page if entry)]:
            entry.cells = self.no_cells()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def retranslate(self) -> None:
        """Headings and loaded cells in the present language."""
        super().retranslate()
        self.retranslate_loaded()
