"""What stands under a reader's eyes stays there, whatever comes in above, goes, or is selected elsewhere."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.paged_table_model import PagedTableModel
from hamyar_desktop.models.qt.row_moves import RowMoves
from hamyar_desktop.ui.tables.kept_place import NEAR, keeping_place
from hamyar_desktop.ui.widgets.table import Table


@dataclass(frozen=True)
class Row:
    id: int


class Reader:
    """A table of numbers, the highest on top, and a person who looks at it."""

    def __init__(self, count: int) -> None:
        self.table = Table("numbers")
        column = Column("number", lambda: "Number", lambda row: str(row.id), 100)
        self.model = PagedTableModel([column], self._fetch, self.table)
        self.table.setModel(self.model)
        self.table.set_columns_from([column])
        self.table.resize(300, 400)
        self.table.show()
        self.model.set_ids(self.numbers(count))
        QApplication.processEvents()

    @staticmethod
    def numbers(highest: int, without: Sequence[int] = ()) -> array[int]:
        return array("q", (number for number in range(highest, 0, -1) if number not in without))

    def _fetch(self, ids: list[int], deliver: Callable[[Sequence[Row]], None]) -> None:
        deliver([Row(number) for number in ids])

    def scroll(self, pixels: int) -> None:
        self.table.verticalScrollBar().setValue(pixels)

    @property
    def sight(self) -> tuple[int | None, int]:
        """The first row that is seen, and how many pixels of it are cut off."""
        row = self.table.rowAt(0)
        return self.model.id_at(row), -self.table.rowViewportPosition(row)

    def take(self, ids: array[int], chosen: int | None = None) -> None:
        with keeping_place(self.table, RowMoves(self.model.ids, ids)):
            self.model.set_ids(ids)
            place = None if chosen is None else self.model.place_of(chosen)
            if place is not None:
                self.table.select_rows([place])
        QApplication.processEvents()


@pytest.fixture
def reader(qtbot) -> Reader:
    made = Reader(200)
    qtbot.addWidget(made.table)
    return made


def test_rows_that_come_in_above_move_nothing(reader):
    reader.scroll(1010)
    before = reader.sight
    reader.take(reader.numbers(207))
    assert reader.sight == before
    assert reader.table.verticalScrollBar().value() == 1010 + 7 * reader.table.row_height


def test_rows_that_go_above_and_below_move_nothing(reader):
    reader.scroll(1010)
    before = reader.sight
    reader.take(reader.numbers(200, without=(199, 190, 3)))
    assert reader.sight == before


def test_if_the_first_row_has_gone_the_next_one_stays(reader):
    reader.scroll(1010)
    first, cut = reader.sight
    second_at = reader.table.rowViewportPosition(reader.table.rowAt(0) + 1)
    reader.take(reader.numbers(200, without=(first,)))
    place = reader.model.place_of(first - 1)
    assert reader.table.rowViewportPosition(place) == second_at
    assert cut > 0


def test_whoever_stands_at_the_top_sees_what_is_new(reader):
    reader.take(reader.numbers(203))
    assert reader.sight == (203, 0)


def test_at_the_very_end_one_stays_with_the_last_rows(reader):
    reader.scroll(reader.table.verticalScrollBar().maximum())
    before = reader.sight
    reader.take(reader.numbers(201))
    assert reader.sight == before
    assert reader.table.verticalScrollBar().value() == reader.table.verticalScrollBar().maximum()


def test_a_selected_row_out_of_sight_does_not_pull_the_reader_to_it(reader):
    reader.table.select_rows([0])
    reader.scroll(5000)
    before = reader.sight
    reader.take(reader.numbers(201), chosen=200)
    assert reader.sight == before
    assert reader.table.selected_rows() == [1]


def test_where_nothing_of_it_is_left_the_reader_stays_as_deep(reader):
    reader.scroll(1010)
    reader.take(array("q", range(10_000, 10_300)))
    assert reader.table.verticalScrollBar().value() == 1010
    reader.take(array("q", [7]))
    assert reader.sight == (7, 0)
    reader.take(array("q"))
    assert reader.table.rowAt(0) == -1


def test_thousands_of_new_rows_above_move_nothing(reader):
    reader.scroll(1010)
    before = reader.sight
    reader.take(reader.numbers(200 + 10 * NEAR))
    assert reader.sight == before


def test_a_row_that_was_put_elsewhere_does_not_take_the_reader_along(reader):
    reader.take(reader.numbers(10 * NEAR))
    reader.scroll(1010)
    first, _ = reader.sight
    second_at = reader.table.rowViewportPosition(reader.table.rowAt(0) + 1)
    ids = reader.numbers(10 * NEAR, without=(first,))
    reader.take(array("q", [*ids, first]))
    assert reader.table.rowViewportPosition(reader.model.place_of(first - 1)) == second_at
