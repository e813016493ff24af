"""The model over any number of rows: ids first, pages as they are looked at, nothing fetched twice."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.paged_table_model import PAGE, PAGES_KEPT, PagedTableModel
from hamyar_desktop.ui.locale import set_language


@dataclass(frozen=True)
class Row:
    id: int
    name: str = ""


class Source:
    """Answers at once (``now``) or when ``answer`` is called; rows in ``gone`` were deleted meanwhile."""

    def __init__(self, *, now: bool = False) -> None:
        self.now, self.version = now, 1
        self.asked: list[list[int]] = []
        self.waiting: list[tuple[list[int], Callable[[Sequence[Row]], None]]] = []
        self.gone: set[int] = set()
        self.formatted = 0

    def fetch(self, ids: list[int], deliver: Callable[[Sequence[Row]], None]) -> None:
        self.asked.append(ids)
        self.waiting.append((ids, deliver))
        if self.now:
            self.answer()

    def answer(self) -> None:
        waiting, self.waiting = self.waiting, []
        for ids, deliver in waiting:
            # The order of an IN query is not that of its ids.
            deliver([self.row(row_id) for row_id in reversed(ids) if row_id not in self.gone])

    def row(self, row_id: int) -> Row:
        return Row(row_id, f"{row_id}:{self.version}")

    def text(self, row: Row) -> str:
        self.formatted += 1
        return row.name


def make(source: Source) -> PagedTableModel:
    columns = [Column("name", lambda: "نام", source.text), Column("id", lambda: "شناسه", lambda row: str(row.id))]
    model = PagedTableModel(columns, source.fetch)
    model.setProperty("t", QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning))
    return model


def ids(count: int, start: int = 1000) -> array:
    return array("q", range(start, start + count))


def test_the_tester_is_content_with_every_phase(qapp, qtmodeltester) -> None:
    source = Source(now=True)
    model = make(source)
    qtmodeltester.check(model)
    model.set_first_page([source.row(row_id) for row_id in ids(20)])
    qtmodeltester.check(model)
    model.set_ids(ids(300))
    qtmodeltester.check(model)
    model.set_ids(ids(0))
    assert model.rowCount() == 0


def test_a_row_that_is_not_loaded_is_a_placeholder_and_its_page_is_asked_for_once(qapp, qtbot) -> None:
    set_language(qapp, "fa")
    source = Source()
    model = make(source)
    model.set_ids(ids(1000))
    assert model.rowCount() == 1000
    for row in (300, 301, 300):
        assert model.index(row, 0).data() == "…"
    assert model.index(300, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.index(300, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "در حال خواندن"
    assert source.asked == [list(ids(1000)[256:384])]
    with qtbot.waitSignals([model.dataChanged, model.page_loaded]):
        source.answer()
    assert model.index(300, 0).data() == "1300:1"
    assert model.row_at(300).id == model.id_at(300) == 1300
    assert len(source.asked) == 1


def test_a_cell_is_formatted_once_when_it_is_first_looked_at(qapp) -> None:
    source = Source(now=True)
    model = make(source)
    model.set_ids(ids(100))
    model.index(0, 1).data()
    assert source.formatted == 0, "a column that is hidden costs nothing"
    for _ in range(5):
        for row in range(10):
            model.index(row, 0).data()
    assert source.formatted == 10


def test_the_first_page_stays_when_the_order_agrees(qapp) -> None:
    source = Source()
    model = make(source)
    model.set_first_page([source.row(row_id) for row_id in ids(PAGE)])
    model.set_ids(ids(5000))
    assert model.index(0, 0).data() == "1000:1"
    assert source.asked == []
    model.set_ids(ids(5000, start=900))
    assert model.index(0, 0).data() == "…"
    assert source.asked == [list(ids(PAGE, start=900))]


def test_an_older_first_page_of_a_longer_order_stays_in_sight_and_is_read_anew(qapp) -> None:
    source = Source()
    model = make(source)
    model.set_first_page([source.row(row_id) for row_id in ids(PAGE)])
    model.set_ids(ids(300))
    source.version = 2
    model.set_ids(ids(301))
    assert model.index(0, 0).data() == "1000:1"
    source.answer()
    assert model.index(0, 0).data() == "1000:2"
    assert source.asked == [list(ids(PAGE))]


def test_a_short_first_page_of_a_longer_order_is_shown_until_it_is_read_again(qapp) -> None:
    source = Source()
    model = make(source)
    model.set_first_page([source.row(row_id) for row_id in ids(20)])
    source.version = 2
    model.set_ids(ids(5000))
    assert model.index(0, 0).data() == "1000:1"
    assert model.index(20, 0).data() == "…"
    source.answer()
    assert model.index(0, 0).data() == "1000:2"
    model.set_first_page([source.row(row_id) for row_id in ids(20)])
    model.set_ids(ids(20))
    assert model.index(19, 0).data() == "1019:2"
    assert source.asked == [list(ids(PAGE))]


def test_an_answer_that_comes_after_a_new_order_is_ignored(qapp) -> None:
    source = Source()
    model = make(source)
    model.set_ids(ids(500))
    model.index(0, 0).data()
    late = source.waiting.pop()
    model.set_ids(ids(500, start=9000))
    late[1]([source.row(row_id) for row_id in late[0]])
    assert model.index(0, 0).data() == "…"
    source.answer()
    assert model.index(0, 0).data() == "9000:1"


def test_a_row_that_was_deleted_meanwhile_stays_a_placeholder(qapp) -> None:
    source = Source(now=True)
    source.gone = {1003}
    model = make(source)
    model.set_ids(ids(10))
    assert model.index(2, 0).data() == "1002:1"
    assert model.index(3, 0).data() == "…"
    assert model.row_at(3) is None
    assert model.id_at(3) == 1003


def test_only_so_many_pages_are_kept_and_the_oldest_goes_first(qapp) -> None:
    source = Source(now=True)
    model = make(source)
    model.set_ids(ids(PAGE * (PAGES_KEPT + 5)))
    for page in range(PAGES_KEPT):
        model.index(page * PAGE, 0).data()
    model.index(0, 0).data()
    model.index(PAGES_KEPT * PAGE, 0).data()
    asked = len(source.asked)
    model.index(0, 0).data()
    assert len(source.asked) == asked, "page 0 was used last but one, so page 1 had to go"
    model.index(PAGE, 0).data()
    assert len(source.asked) == asked + 1


def test_refreshing_reads_the_loaded_pages_anew_and_shows_the_old_ones_meanwhile(qapp) -> None:
    source = Source()
    model = make(source)
    model.set_ids(ids(500))
    model.index(0, 0).data()
    source.answer()
    source.version = 2
    model.refresh_pages()
    assert model.index(0, 0).data() == "1000:1"
    source.answer()
    assert model.index(0, 0).data() == "1000:2"
    assert model.rowCount() == 500


def test_retranslating_formats_again_only_what_comes_into_sight(qapp, qtbot) -> None:
    source = Source(now=True)
    model = make(source)
    model.set_ids(ids(PAGE))
    model.index(0, 0).data()
    source.formatted = 0
    with qtbot.waitSignals([model.dataChanged, model.headerDataChanged]):
        model.retranslate()
    model.index(5, 0).data()
    model.index(5, 0).data()
    assert source.formatted == 1


def test_selection_survives_a_refresh_and_a_retranslation(qapp) -> None:
    source = Source(now=True)
    model = make(source)
    model.set_ids(ids(300))
    selection = QItemSelectionModel(model)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    selection.select(model.index(200, 0), flags)
    model.refresh_pages()
    model.retranslate()
    assert [index.row() for index in selection.selectedRows()] == [200]


@pytest.mark.parametrize(("row", "found"), [(-1, None), (0, 1000), (9, 1009), (10, None)])
def test_ids_and_places(qapp, row: int, found: int | None) -> None:
    model = make(Source())
    model.set_ids(ids(10))
    assert model.id_at(row) == found
    assert model.place_of(1009) == 9
    assert model.place_of(7) is None
    assert model.row_at(-1) is None
    assert len(model.ids) == 10


def test_a_million_rows_cost_eight_megabytes_and_no_query(qapp) -> None:
    source = Source()
    model = make(source)
    many = ids(1_000_000)
    model.set_ids(many)
    assert model.rowCount() == 1_000_000
    assert many.itemsize * len(many) == 8_000_000
    assert source.asked == []
    assert model.index(999_999, 0).data() == "…"
    assert source.asked == [list(many[-(1_000_000 % PAGE or PAGE) :])]
