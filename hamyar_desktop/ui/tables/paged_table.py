"""The table of any number of rows: it asks for ids, reads pages by id, and keeps by id what the person chose."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.id_search import places_of
from hamyar_desktop.models.qt.paged_table_model import Delivery, PagedTableModel
from hamyar_desktop.models.qt.row_moves import RowMoves
from hamyar_desktop.models.qt.row_ranges import RowRanges
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.tables.kept_place import NEAR, keeping_place
from hamyar_desktop.ui.widgets.table import Table

AT_ONCE = 20_000
"""Rows that are searched on the spot; more are left to the worker, so that the window does not wait."""
ROW_KEY = "Ctrl+G"
_FLAG = QItemSelectionModel.SelectionFlag


class PagedTable(Table):
    """Subclasses say what they show (``question``) and how it is read; everything else is here."""

    counted = Signal(int)
    """The exact number of rows, after every reading."""
    sort_changed = Signal(str, bool)

    def __init__(self, desk: Desk, object_name: str, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(object_name, parent)
        self._desk = desk
        self._turn = 0
        self._asked: object = None
        self._shown: object = None
        self._reading = self._again = self._all_wanted = False
        self._held: array[int] | None = None
        self._first_of = -1
        """The turn whose first rows are shown already."""
        self.rows_model = PagedTableModel(columns, self._fetch, self)
        self.setModel(self.rows_model)
        self.set_columns_from(columns)
        if any(column.sort for column in columns):
            self.sorting = self.sort
            head = self.horizontalHeader()
            head.setSectionsClickable(True)
            head.sectionClicked.connect(self._on_section_clicked)
        key = QShortcut(QKeySequence(ROW_KEY), self)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.ask_row)

    # -- what subclasses say
    def question(self) -> object:
        """What is shown, and in which order; equal questions have equal answers, but for what others write."""
        raise NotImplementedError

    def read_ids(self) -> Callable[[], array[int]]:
        """For the worker: everything that matches, in order."""
        raise NotImplementedError

    def read_first(self) -> Callable[[], Sequence[Any]] | None:
        """For the worker: the first rows, where they are known long before the whole order."""
        return None

    def read_page(self, ids: list[int]) -> Callable[[], Any]:
        """For the worker: the rows with these ids."""
        raise NotImplementedError

    def rows_of(self, read: Any) -> Sequence[Any]:
        """The rows of what ``read_page`` read."""
        rows: Sequence[Any] = read
        return rows

    def sorted_by(self) -> tuple[str, bool]:
        """Key of the present order, and whether it goes downwards."""
        return "", False

    def set_sort(self, sort: str, *, descending: bool) -> None:
        """Another order from the next reading on."""
        raise NotImplementedError

    # -- reading
    def reload(self) -> None:
        """Reads anew off the GUI thread; place, selection and current row stay, if it is the same question."""
        question = self.question()
        if self._reading and question == self._asked:
            # Where others write all the time, breaking off for each of them would never show anything.
            self._again = True
            return
        self._turn += 1
        self._reading, self._again, self._asked = True, False, question
        runner, turn, first = self._desk.runner, self._turn, self.read_first()
        self._show_order()
        if first is not None and question != self._shown:
            runner.run_latest(f"{self._key}-first", first, partial(self._take_first, turn), self._desk.say_error)
        runner.run_latest(
            self._key, self.read_ids(), partial(self._take_ids, turn), partial(self._on_failed, turn), beside=True
        )

    @property
    def _key(self) -> str:
        return f"{self.objectName()}-{id(self)}"

    def forget(self) -> None:
        """Shows nothing and knows nothing, until it is asked again."""
        self._turn += 1
        self._asked = self._shown = self._held = None
        self._reading = self._again = self._all_wanted = False
        self.rows_model.forget()

    def _fetch(self, ids: list[int], deliver: Delivery) -> None:
        read = self.read_page(ids)
        # Nobody scrolled on meanwhile: else the pages on the way would be read before those in sight.
        self._desk.ask(lambda: read() if deliver.wanted else None, partial(self._take_page, deliver))

    def _take_page(self, deliver: Delivery, read: Any) -> None:
        if deliver.wanted and read is not None:
            deliver(self.rows_of(read))

    def _on_failed(self, turn: int, error: BaseException) -> None:
        if turn == self._turn:
            self._reading = self._again = False
        self._desk.say_error(error)

    def _take_first(self, turn: int, rows: Sequence[Any]) -> None:
        if turn != self._turn or not self._reading:
            # The whole order was quicker.
            return
        self._hold_selection()
        self._first_of = turn
        self.rows_model.set_first_page(rows)
        self.scrollToTop()

    def _take_ids(self, turn: int, ids: array[int]) -> None:
        if turn != self._turn:
            return
        if self._asked != self._shown or not (self.rows_model.ids and ids):
            self._show_anew(ids)
            self._finish(turn)
            return
        moves = RowMoves(self.rows_model.ids, ids)
        if moves.same:
            self.rows_model.refresh_pages()
            self._finish(turn)
        else:
            self._move(turn, moves)

    def _finish(self, turn: int) -> None:
        again = self._again
        self._reading = self._again = False
        self._shown = self._asked
        self.counted.emit(len(self.rows_model.ids))
        if again and turn == self._turn:
            self.reload()

    # -- another question: what is chosen stays, where it is still there
    def _show_anew(self, ids: array[int]) -> None:
        self._hold_selection()
        held, self._held = self._held, None
        # Whoever scrolls through the first rows already goes on there; else a new answer begins at its top.
        value = self.verticalScrollBar().value() if self._first_of == self._turn else 0
        self.rows_model.set_ids(ids)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(value)
        if self._all_wanted:
            self.selectAll()
        elif held:
            self._select_when_found(held)
        self._all_wanted = False

    def _hold_selection(self) -> None:
        """By id, until the answer is there. A selection of more than can be seen is of the question that it was made
        for; only where all are chosen and only their order changes, all stay so.
        """
        if self._held is not None:
            return
        chosen = self.selected_rows()
        self._held = chosen.of(self.rows_model.ids) if len(chosen) <= AT_ONCE else array("I")

    # -- the same question: others wrote meanwhile
    def _move(self, turn: int, moves: RowMoves) -> None:
        chosen = self.selected_rows()
        if moves.searched <= AT_ONCE or not chosen:
            self._show_moved(moves, moves.places(chosen))
            self._finish(turn)
            return

        def found(places: RowRanges) -> None:
            if turn != self._turn:
                return
            if self.selected_rows() != chosen:
                self._move(turn, moves)
                return
            self._show_moved(moves, places)
            self._finish(turn)

        self._desk.runner.run_latest(
            f"{self._key}-moves", lambda: moves.places(chosen), found, partial(self._on_failed, turn), beside=True
        )

    def _show_moved(self, moves: RowMoves, chosen: RowRanges) -> None:
        selection, current = self.selectionModel(), self.currentIndex()
        row, column = current.row(), current.column()
        with keeping_place(self, moves):
            # The model moves the current row and the beginning of a range, which are few; of a selection it would
            # move every cell.
            with QSignalBlocker(selection):
                selection.clearSelection()
            self.rows_model.move_ids(moves)
        if row >= 0 and not self.currentIndex().isValid():
            selection.setCurrentIndex(self._neighbour(moves, row, column), _FLAG.NoUpdate)
        self._choose_again(chosen)

    def _neighbour(self, moves: RowMoves, row: int, column: int) -> QModelIndex:
        """The next row that is still there; at the end the last one."""
        for before in range(row + 1, min(row + NEAR, len(moves.before))):
            now = moves.place(before, near=NEAR)
            if now is not None:
                return self.rows_model.index(now, column)
        return self.rows_model.index(min(row, len(moves.after) - 1), column)

    def _choose_again(self, chosen: RowRanges) -> None:
        """The range with the current row comes last: it is the one that the next Shift+Down goes on extending."""
        selection, row = self.selectionModel(), self.currentIndex().row()
        last = RowRanges(each for each in chosen.ranges if each[0] <= row <= each[1])
        others = RowRanges(each for each in chosen.ranges if each not in last.ranges)
        selection.select(self._as_selection(others), _FLAG.ClearAndSelect)
        if last:
            selection.select(self._as_selection(last), _FLAG.Select)

    # -- sorting
    def sort(self, key: str, descending: bool) -> None:
        """Shows another order from the top; what was selected stays so."""
        everything = bool(self.rows_model.ids) and len(self.selected_rows()) == len(self.rows_model.ids)
        self.set_sort(key, descending=descending)
        self.sort_changed.emit(key, descending)
        self._all_wanted = everything
        self.reload()

    def _on_section_clicked(self, section: int) -> None:
        key = self.rows_model.columns[section].sort
        if key:
            self.sort(key, self.sorted_by() == (key, False))

    def _show_order(self) -> None:
        """The arrow on the heading by which the rows are sorted."""
        key, down = self.sorted_by()
        places = [place for place, column in enumerate(self.rows_model.columns) if key and column.sort == key]
        head = self.horizontalHeader()
        head.setSortIndicatorShown(bool(places))
        head.setSortIndicator(
            places[0] if places else -1, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        )
        self.rows_model.set_order(places[0] if places else -1, down)

    # -- what is chosen
    def selectAll(self) -> None:
        """All matches, in sight or not; while they are still being counted, all that there will be."""
        self._all_wanted = self._reading and self._asked != self._shown
        super().selectAll()

    def selected_ids(self) -> Sequence[int]:
        """Ids of the selected rows."""
        return self.selected_rows().of(self.rows_model.ids)

    def loaded_selection(self) -> list[Any]:
        """The selected rows that are in memory; nothing is asked for."""
        chosen = self.selected_rows()
        if len(chosen) < len(self.rows_model.columns):
            found = [self.rows_model.loaded_at(place) for place in chosen]
            return [row for row in found if row is not None]
        return [row for place, row in self.rows_model.loaded_rows() if place in chosen]

    def select_ids(self, wanted: Sequence[int]) -> None:
        """Selects the rows with these ids; among very many rows a moment later."""
        if len(wanted) == 1:
            place = self.rows_model.place_of(wanted[0])
            self.select_rows([] if place is None else [place])
            return
        self.select_rows([])
        self._select_when_found(wanted)

    def _select_when_found(self, wanted: Sequence[int]) -> None:
        ids = self.rows_model.ids
        if len(ids) <= AT_ONCE:
            self._select_and_show(places_of(ids, wanted))
            return

        def found(places: RowRanges) -> None:
            # Whoever chose something else meanwhile keeps that.
            if self.rows_model.ids is ids and not self.selected_rows():
                self._select_and_show(places)

        self._desk.runner.run_latest(
            f"{self._key}-places", lambda: places_of(ids, wanted), found, self._desk.say_error, beside=True
        )

    def _select_and_show(self, places: RowRanges) -> None:
        value = self.verticalScrollBar().value()
        self.select_rows(places)
        # A current row that is out of sight does not pull the reader to it.
        self.verticalScrollBar().setValue(value)

    # -- going to a row
    def ask_row(self) -> None:
        """Asks for the number of a row and goes there."""
        from hamyar_desktop.ui.dialogs.row_number import RowNumberDialog

        count = len(self.rows_model.ids)
        if not count:
            return
        dialog = RowNumberDialog(count, max(self.currentIndex().row(), 0) + 1, self)
        dialog.chosen.connect(lambda number: self.go_to_row(number - 1))
        dialog.open()

    def go_to_row(self, place: int) -> None:
        """Selects a row and shows it in the middle."""
        self.select_rows([place])
        self.scrollTo(self.rows_model.index(place, 0), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()
