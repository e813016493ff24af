"""The table of students: all that match a text, in Persian order, read page by page."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.paged_table_model import PagedTableModel
from hamyar_desktop.services.rows import StudentRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.tables.kept_place import keeping_place
from hamyar_desktop.ui.tables.request_columns import language
from hamyar_desktop.ui.widgets.table import Table


def _heading(key: str) -> Callable[[], str]:
    return lambda: word("field", key, language())


COLUMNS: Sequence[Column] = (
    Column(
        "student", lambda: word("entity", "student", language()), lambda row: row.name, 220,
        detail=lambda row: number_text(row.number), avatar=True, stretch=True,
    ),
    Column(
        "field_of_study", _heading("field_of_study"), lambda row: row.field_of_study or "—", 200,
        detail=lambda row: row.degree, tooltip=lambda row: row.field_of_study,
    ),
    Column("faculty", _heading("faculty"), lambda row: row.faculty, 160, tooltip=lambda row: row.faculty),
)  # fmt: skip


class StudentsTable(Table):
    """Asks ``services.students``; one student is chosen, by id, and stays so when the rows are read anew."""

    counted = Signal(int)
    """The number of students that match."""
    chosen = Signal(object)
    """The ``StudentRow`` that was selected."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("studentsTable", parent)
        self._desk = desk
        self.wanted = ""
        self._selected_id: int | None = None
        self._awaited_id: int | None = None
        self.rows_model = PagedTableModel(COLUMNS, self._fetch, self)
        self.setModel(self.rows_model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.set_columns_from(COLUMNS)
        self.selectionModel().selectionChanged.connect(lambda *_: self._on_selected())
        self.rows_model.page_loaded.connect(lambda _page: self._tell_chosen())

    def show_text(self, text: str) -> None:
        """Shows the students whose number or name holds the text."""
        self.wanted = text
        self.reload()

    def reload(self) -> None:
        """Reads anew off the GUI thread."""
        desk, person, text = self._desk, self._desk.person, self.wanted
        students = desk.services.students
        desk.runner.run_latest(
            f"students-{id(self)}", lambda: students.ids(person, text), self._take_ids, desk.say_error
        )

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

    def _fetch(self, ids: list[int], deliver: Callable[[Sequence[StudentRow]], None]) -> None:
        desk, person = self._desk, self._desk.person
        desk.ask(lambda: desk.services.students.page(person, ids), deliver)

    def _take_ids(self, ids: array[int]) -> None:
        if ids == self.rows_model.ids:
            self.rows_model.refresh_pages()
        else:
            chosen = self.chosen_id()
            with keeping_place(self, self.rows_model):
                self.rows_model.set_ids(ids)
                place = None if chosen is None else self.rows_model.place_of(chosen)
                if place is not None:
                    self.select_rows([place])
        if self._awaited_id is not None:
            self.choose(self._awaited_id)
        self.counted.emit(len(ids))

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
