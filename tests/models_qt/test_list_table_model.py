"""The model over rows in memory, held to Qt's own tester."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from hamyar_desktop.models.qt.column import CellRole, Column
from hamyar_desktop.models.qt.list_table_model import ListTableModel


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    hours: int


def columns(formatted: list[int] | None = None) -> list[Column]:
    def name(row: Row) -> str:
        if formatted is not None:
            formatted.append(row.id)
        return row.name

    return [
        Column("name", lambda: "نام", name, detail=lambda row: f"#{row.id}", avatar=True, stretch=True, sort="name"),
        Column("hours", lambda: "ساعت", lambda row: str(row.hours), 80, "center", figures=True,
               tone=lambda row: "warning" if row.hours > 200 else "", tooltip=lambda row: f"{row.hours} ساعت"),
        Column("stage", lambda: "وضعیت", lambda row: "تایید شده", align="end",
               chip=lambda row: ("تایید شده", "success", "check")),
    ]  # fmt: skip


ROWS = [Row(7, "مریم احمدی", 12), Row(8, "علی رضایی", 220), Row(9, "", 0)]


@pytest.fixture
def model(qtmodeltester, qapp) -> ListTableModel:
    made = ListTableModel(columns())
    made.setProperty("tester", QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning))
    return made


def test_rows_come_and_go_as_the_tester_demands(model: ListTableModel, qtmodeltester) -> None:
    qtmodeltester.check(model)
    model.set_rows(ROWS)
    qtmodeltester.check(model)
    model.set_rows([])
    assert model.rowCount() == 0


def test_cells_are_text_detail_chip_and_look(model: ListTableModel) -> None:
    model.set_rows(ROWS)
    name, hours, stage = (model.index(1, place) for place in range(3))
    assert name.data() == "علی رضایی"
    assert name.data(CellRole.DETAIL) == "#8"
    assert name.data(CellRole.AVATAR) is True
    assert name.data(Qt.ItemDataRole.AccessibleTextRole) == "علی رضایی #8"
    assert hours.data(CellRole.TONE) == "warning"
    assert hours.data(CellRole.FIGURES) is True
    assert hours.data(Qt.ItemDataRole.ToolTipRole) == "220 ساعت"
    assert name.data(Qt.ItemDataRole.ToolTipRole) is None
    assert stage.data(CellRole.CHIP) == ("تایید شده", "success", "check")
    assert stage.data(CellRole.CELL).text == "تایید شده"
    assert stage.data(Qt.ItemDataRole.DecorationRole) is None
    aligned = Qt.AlignmentFlag(hours.data(Qt.ItemDataRole.TextAlignmentRole))
    assert aligned == Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


def test_headings_stand_over_their_cells_and_rows_have_persian_numbers(model: ListTableModel) -> None:
    model.set_rows(ROWS)
    horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    assert [model.headerData(place, horizontal) for place in range(4)] == ["نام", "ساعت", "وضعیت", None]
    for place in range(3):
        heading = model.headerData(place, horizontal, Qt.ItemDataRole.TextAlignmentRole)
        assert heading == model.index(0, place).data(Qt.ItemDataRole.TextAlignmentRole)
    assert model.headerData(11, vertical) == "۱۲"
    assert model.headerData(11, vertical, Qt.ItemDataRole.ToolTipRole) is None
    model.latin_digits = True
    assert model.headerData(11, vertical) == "12"


def test_a_row_is_formatted_once_and_anew_when_it_is_replaced(qapp, qtbot) -> None:
    formatted: list[int] = []
    model = ListTableModel(columns(formatted))
    model.set_rows(ROWS)
    for _ in range(3):
        model.index(0, 0).data()
        model.index(0, 1).data()
    assert formatted == [7]
    with qtbot.waitSignal(model.dataChanged) as changed:
        model.replace_row(0, Row(7, "نام دیگر", 1))
    assert (changed.args[0].row(), changed.args[1].column()) == (0, 2)
    assert model.index(0, 0).data() == "نام دیگر"
    assert model.row_at(0).name == "نام دیگر"
    assert model.row_at(3) is None
    assert model.rows[1] is ROWS[1]


def test_retranslating_formats_everything_anew(qapp, qtbot) -> None:
    formatted: list[int] = []
    model = ListTableModel(columns(formatted))
    model.set_rows(ROWS)
    model.index(2, 0).data()
    with qtbot.waitSignal(model.modelReset):
        model.retranslate()
    model.index(2, 0).data()
    assert formatted == [9, 9]


def test_there_is_nothing_below_a_cell_or_outside(model: ListTableModel) -> None:
    model.set_rows(ROWS)
    cell = model.index(0, 0)
    assert model.rowCount(cell) == model.columnCount(cell) == 0
    assert model.data(QModelIndex()) is None
