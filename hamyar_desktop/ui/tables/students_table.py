"""The table of students: all that match a text, in Persian order, read page by page."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.services.rows import StudentRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.tables.paged_table import PagedTable
from hamyar_desktop.ui.tables.request_columns import language


def _heading(key: str) -> Callable[[], str]:
    return lambda: word("field", key, language())


COLUMNS: Sequence[Column] = (
    Column(
        "student", lambda: word("entity", "student", language()), lambda row: row.name, 200, sort="name",
        detail=lambda row: number_text(row.number), avatar=True, stretch=True,
    ),
    Column(
        "number", _heading("number"), lambda row: number_text(row.number), 110, sort="number", figures=True,
        hidden=True,
    ),
    Column(
        "field_of_study", _heading("field_of_study"), lambda row: row.field_of_study or "—", 200,
        detail=lambda row: row.degree, tooltip=lambda row: row.field_of_study,
    ),
    Column(
        "faculty", _heading("faculty"), lambda row: row.faculty, 160, sort="faculty", tooltip=lambda row: row.faculty,
    ),
)  # fmt: skip


class StudentsTable(PagedTable):
    """Asks ``services.students``; one student is chosen, by id, and stays so when the rows are read anew."""

    chosen = Signal(object)
    """The ``StudentRow`` that was selected."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.wanted = ""
        self._sort, self._descending = "name", False
        self._selected_id: int | None = None
        self._awaited_id: int | None = None
        super().__init__(desk, "studentsTable", COLUMNS, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.rows_model.page_loaded.connect(lambda _page: self._tell_chosen())
        # Before the pages hear of the number: they may ask for the student that they wait for.
        self.counted.connect(lambda _count: self._choose_awaited())

    def show_text(self, text: str) -> None:
        """Shows the students whose number or name holds the text."""
        self.wanted = text
        self.reload()

    # -- what the table asks
    def question(self) -> object:
        """See ``PagedTable``."""
        return self.wanted, self._sort, self._descending

    def read_ids(self) -> Callable[[], array[int]]:
        """See ``PagedTable``."""
        students, person, text = self._desk.services.students, self._desk.person, self.wanted
        sort, descending = self._sort, self._descending
        return lambda: students.ids(person, text, sort, descending=descending)

    def read_page(self, ids: list[int]) -> Callable[[], Sequence[StudentRow]]:
        """See ``PagedTable``."""
        students, person = self._desk.services.students, self._desk.person
        return lambda: students.page(person, ids)

    def sorted_by(self) -> tuple[str, bool]:
        """See ``PagedTable``."""
        return self._sort, self._descending

    def set_sort(self, sort: str, *, descending: bool) -> None:
        """See ``PagedTable``."""
        self._sort, self._descending = sort, descending

    # -- the chosen one
    def choose(self, student_id: int) -> bool:
        """Selects a student and scrolls there; one who is not there yet is selected once he is read (then False)."""
        place = self.rows_model.place_of(student_id)
        self._awaited_id = student_id if place is None else None
        if place is None:
            return False
        self.select_rows([place])
        self.scrollTo(self.rows_model.index(place, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def chosen_id(self) -> int | None:
        """The id of the selected student."""
        rows = self.selected_rows()
        return self.rows_model.id_at(rows[0]) if rows else None

    def _choose_awaited(self) -> None:
        if self._awaited_id is not None:
            self.choose(self._awaited_id)

    def _on_selected(self) -> None:
        self._selected_id = self.chosen_id()
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        """A row that is jumped to may not be loaded yet; its page tells later."""
        place = None if self._selected_id is None else self.rows_model.place_of(self._selected_id)
        row = None if place is None else self.rows_model.row_at(place)
        if row is not None:
            self._selected_id = None
            self.chosen.emit(row)
