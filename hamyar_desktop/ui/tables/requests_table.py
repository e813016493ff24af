"""A table of requests: first rows at once, then the exact order, pages as one scrolls."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.paged_table_model import PAGE
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import RequestFilter, RequestRow
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.tables.paged_table import PagedTable

Ids = Callable[[], "array[int]"]
_BY_NAME = "named by a service"


class RequestsTable(PagedTable):
    """Asks ``services.requests``."""

    def __init__(self, desk: Desk, object_name: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(desk, object_name, columns, parent)
        self._wanted = RequestFilter()
        self._ids: Ids | None = None
        self._sort: tuple[str, bool] | None = None

    # -- reading
    def show_filter(self, wanted: RequestFilter) -> None:
        """Shows what matches; in the order that the person chose, unless the filter has one of its own."""
        if self._sort is not None and wanted.sort == RequestFilter().sort:
            wanted = replace(wanted, sort=self._sort[0], descending=self._sort[1])
        self._wanted, self._ids = wanted, None
        self.reload()

    def show_ids(self, ids: Ids) -> None:
        """Shows the requests that a service names, in its order."""
        self._ids = ids
        self.reload()

    @property
    def wanted(self) -> RequestFilter:
        """What is shown."""
        return self._wanted

    def question(self) -> object:
        """See ``PagedTable``."""
        return self._wanted if self._ids is None else _BY_NAME

    def read_ids(self) -> Ids:
        """See ``PagedTable``."""
        requests, person, wanted = self._desk.services.requests, self._desk.person, self._wanted
        return self._ids if self._ids is not None else lambda: requests.ids(person, wanted)

    def read_first(self) -> Callable[[], Sequence[RequestRow]] | None:
        """See ``PagedTable``."""
        requests, person, wanted = self._desk.services.requests, self._desk.person, self._wanted
        return None if self._ids is not None else lambda: requests.first(person, wanted, PAGE)

    def read_page(self, ids: list[int]) -> Callable[[], Sequence[RequestRow]]:
        """See ``PagedTable``."""
        requests, person = self._desk.services.requests, self._desk.person
        return lambda: requests.page(person, ids)

    # -- sorting
    def sorted_by(self) -> tuple[str, bool]:
        """See ``PagedTable``."""
        return ("", False) if self._ids is not None else (self._wanted.sort, self._wanted.descending)

    def set_sort(self, sort: str, *, descending: bool) -> None:
        """See ``PagedTable``; what a service names has an order of its own."""
        if self._ids is None:
            self._sort = (sort, descending)
            self._wanted = replace(self._wanted, sort=sort, descending=descending)

    # -- what is chosen
    def selected_requests(self) -> list[RequestRow]:
        """The selected rows that are loaded; the others are asked for."""
        found = (self.rows_model.row_at(place) for place in self.selected_rows())
        return [row for row in found if row is not None]

    def selected_items(self) -> list[Item]:
        """The selected rows for a decision, loaded or not; of loaded ones the version that was shown."""
        versions = {row.id: row.version for row in self.loaded_selection()}
        return [Item(row_id, versions.get(row_id)) for row_id in self.selected_ids()]

    def request_at(self, place: int) -> RequestRow | None:
        """The request of a row, if it is loaded."""
        row: RequestRow | None = self.rows_model.row_at(place)
        return row

    def name_of(self, row_id: int) -> str:
        """The student of a request that is in memory, or ''."""
        row = self.rows_model.loaded(row_id)
        return "" if row is None else str(row.student_name)
