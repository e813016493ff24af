"""A table of requests that reads itself: first rows at once, then the exact order, pages as one scrolls."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.paged_table_model import PAGE, PagedTableModel
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import RequestFilter, RequestRow
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.tables.kept_place import keeping_place
from hamyar_desktop.ui.widgets.table import Table

Ids = Callable[[], "array[int]"]


class RequestsTable(Table):
    """Asks ``services.requests``; the selection is kept by id when the rows are read anew."""

    counted = Signal(int)
    """The exact number of rows."""
    sort_changed = Signal(str, bool)

    def __init__(self, desk: Desk, object_name: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(object_name, parent)
        self._desk = desk
        self._wanted = RequestFilter()
        self._ids: Ids | None = None
        self.rows_model = PagedTableModel(columns, self._fetch, self)
        self.setModel(self.rows_model)
        self.set_columns_from(columns)
        if any(column.sort for column in columns):
            head = self.horizontalHeader()
            head.setSectionsClickable(True)
            head.sectionClicked.connect(self._on_section_clicked)

    # -- reading
    def show_filter(self, wanted: RequestFilter) -> None:
        """Shows what matches."""
        self._wanted, self._ids = wanted, None
        self.reload()

    def show_ids(self, ids: Ids) -> None:
        """Shows the requests that a service names."""
        self._ids = ids
        self.reload()

    @property
    def wanted(self) -> RequestFilter:
        """What is shown."""
        return self._wanted

    def reload(self) -> None:
        """Reads anew off the GUI thread; selection and scroll place stay."""
        desk, person, wanted, ids = self._desk, self._desk.person, self._wanted, self._ids
        requests = desk.services.requests
        key = f"{self.objectName()}-{id(self)}"
        if ids is None and self.rows_model.rowCount() == 0:
            desk.runner.run_latest(
                key + "-first", lambda: requests.first(person, wanted, PAGE), self._take_first, desk.say_error
            )
        desk.runner.run_latest(
            key, ids if ids is not None else (lambda: requests.ids(person, wanted)), self._take_ids, desk.say_error
        )

    def _fetch(self, ids: list[int], deliver: Callable[[Sequence[RequestRow]], None]) -> None:
        desk, person = self._desk, self._desk.person
        desk.ask(lambda: desk.services.requests.page(person, ids), deliver)

    def _take_first(self, rows: Sequence[RequestRow]) -> None:
        if self.rows_model.rowCount() == 0:
            self.rows_model.set_first_page(rows)

    def _take_ids(self, ids: array[int]) -> None:
        selected = set(self.selected_ids())
        same = ids == self.rows_model.ids
        if same:
            self.rows_model.refresh_pages()
        else:
            with keeping_place(self, self.rows_model):
                self.rows_model.set_ids(ids)
                if selected:
                    self.select_rows([place for place, row_id in enumerate(ids) if row_id in selected])
        self.counted.emit(len(ids))

    # -- sorting
    def _on_section_clicked(self, section: int) -> None:
        sort = self.rows_model.columns[section].sort
        if not sort or self._ids is not None:
            return
        down = self._wanted.sort == sort and not self._wanted.descending
        self._wanted = replace(self._wanted, sort=sort, descending=down)
        head = self.horizontalHeader()
        head.setSortIndicatorShown(True)
        head.setSortIndicator(section, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        self.rows_model.set_ids(array("q"))
        self.sort_changed.emit(sort, down)
        self.reload()

    # -- what is chosen
    def selected_ids(self) -> list[int]:
        """Ids of the selected rows."""
        found = (self.rows_model.id_at(place) for place in self.selected_rows())
        return [row_id for row_id in found if row_id is not None]

    def selected_requests(self) -> list[RequestRow]:
        """The selected rows that are loaded."""
        found = (self.rows_model.row_at(place) for place in self.selected_rows())
        return [row for row in found if row is not None]

    def selected_items(self) -> list[Item]:
        """The selected rows for a decision, loaded or not; of loaded ones the version that was shown."""
        items = []
        for place in self.selected_rows():
            row_id, row = self.rows_model.id_at(place), self.rows_model.loaded_at(place)
            if row_id is not None:
                items.append(Item(row_id, None if row is None else row.version))
        return items

    def loaded_selection(self) -> list[RequestRow]:
        """The selected rows that are in memory; nothing is asked for."""
        found = (self.rows_model.loaded_at(place) for place in self.selected_rows())
        return [row for row in found if row is not None]

    def request_at(self, place: int) -> RequestRow | None:
        """The request of a row, if it is loaded."""
        row: RequestRow | None = self.rows_model.row_at(place)
        return row

    def name_of(self, row_id: int) -> str:
        """The student of a request that is in memory, or ''."""
        place = self.rows_model.place_of(row_id)
        row = None if place is None else self.rows_model.loaded_at(place)
        return "" if row is None else str(row.student_name)

    def select_ids(self, wanted: Sequence[int]) -> None:
        """Selects the rows with these ids."""
        places = set(wanted)
        self.select_rows([place for place, row_id in enumerate(self.rows_model.ids) if row_id in places])
