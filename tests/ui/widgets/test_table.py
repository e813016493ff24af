"""The table: rows are selected whole, copied without marks, remembered in width, and never silently empty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolTip

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.list_table_model import ListTableModel
from hamyar_desktop.models.qt.paged_table_model import PagedTableModel
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.theme import DARK, LIGHT, apply_theme
from hamyar_desktop.ui.widgets.row_copy import COPIED_AT_MOST
from hamyar_desktop.ui.widgets.table import Table, TableMemory

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Row:
    id: int
    name: str = "مریم احمدی"
    code: str = "\u20664001\u2069"


COLUMNS = [
    Column("name", lambda: "دانشجو", lambda row: row.name, 200, detail=lambda row: f"ردیف {row.id}", avatar=True,
           stretch=True),
    Column("code", lambda: "شماره", lambda row: row.code, 120, "center", figures=True, tone=lambda _row: "warning"),
    Column("stage", lambda: "وضعیت", lambda _row: "تایید شده", 140,
           chip=lambda _row: ("تایید شده", "success", "check")),
]  # fmt: skip


@pytest.fixture
def table(qtbot) -> Table:
    made = Table("pendingTable")
    model = ListTableModel(COLUMNS, made)
    model.set_rows([Row(number) for number in range(12)])
    made.setModel(model)
    made.set_columns_from(COLUMNS)
    made.resize(700, 400)
    qtbot.addWidget(made)
    made.show()
    return made


def shades(table: Table) -> set[str]:
    picture: QImage = table.viewport().grab().toImage()
    return {QColor(picture.pixel(x, y)).name() for x in range(0, picture.width(), 2) for y in range(picture.height())}


def test_rows_are_selected_whole_and_given_in_order(table: Table) -> None:
    table.select_rows([7, 2, 3])
    assert table.selected_rows() == [2, 3, 7]
    assert all(table.selectionModel().isRowSelected(row) for row in (2, 3, 7))
    table.select_rows([5])
    assert table.selected_rows() == [5]
    table.select_rows([])
    assert table.selected_rows() == []


def test_selecting_all_of_many_rows_is_quick_to_read(qtbot) -> None:
    from array import array

    table = Table("requests")
    qtbot.addWidget(table)
    model = PagedTableModel(COLUMNS, lambda _ids, _deliver: None, table)
    table.setModel(model)
    model.set_ids(array("q", range(300_000)))
    table.selectAll()
    assert len(table.selected_rows()) == 300_000
    assert model.data(model.index(0, 0)) == "…"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_open_the_current_row(table: Table, press, qtbot, key: Qt.Key) -> None:
    table.select_rows([4])
    with qtbot.waitSignal(table.activated_row) as opened:
        press(table, key)
    assert opened.args == [4]


def test_a_selection_made_from_outside_is_opened_without_a_current_cell(table: Table, press, qtbot) -> None:
    from PySide6.QtCore import QItemSelectionModel, QModelIndex

    table.select_rows([6])
    table.selectionModel().setCurrentIndex(QModelIndex(), QItemSelectionModel.SelectionFlag.NoUpdate)
    with qtbot.waitSignal(table.activated_row) as opened:
        press(table, Qt.Key.Key_Return)
    assert opened.args == [6]


def test_a_double_click_opens(table: Table, qtbot) -> None:
    place = table.visualRect(table.model().index(1, 1)).center()
    with qtbot.waitSignal(table.activated_row) as opened:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [1]


def test_copied_rows_carry_no_direction_marks(table: Table, press) -> None:
    table.select_rows([0, 1])
    press(table, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == ("مریم احمدی ردیف 0\t4001\tتایید شده\nمریم احمدی ردیف 1\t4001\tتایید شده")


def test_the_menu_copies_and_shows_the_actions_of_the_page(table: Table) -> None:
    own = QAction("تاریخچه", table)
    table.addAction(own)
    menu = table.context_menu()
    copy = menu.findChild(QAction, "copyRows")
    assert copy is not None
    assert not copy.isEnabled()
    assert own in menu.actions()
    table.select_rows([0])
    copy = table.context_menu().findChildren(QAction, "copyRows")[-1]
    assert copy.isEnabled()
    copy.trigger()
    assert "4001" in QApplication.clipboard().text()


def test_too_many_rows_are_not_copied_and_said_so(qtbot) -> None:
    table = Table("many")
    qtbot.addWidget(table)
    model = ListTableModel(COLUMNS, table)
    model.set_rows([Row(number) for number in range(COPIED_AT_MOST + 1)])
    table.setModel(model)
    table.selectAll()
    table.copy_rows()
    assert QApplication.clipboard().text() == ""
    assert "۵۰۰۰" in QToolTip.text()


def test_rows_that_are_not_loaded_are_asked_for_and_said_so(qtbot) -> None:
    from array import array

    waiting: list[Callable[[], None]] = []

    def fetch(ids: list[int], deliver: Callable[[Sequence[Row]], None]) -> None:
        waiting.append(lambda: deliver([Row(row_id) for row_id in ids]))

    table = Table("paged")
    qtbot.addWidget(table)
    model = PagedTableModel(COLUMNS, fetch, table)
    table.setModel(model)
    model.set_ids(array("q", range(10)))
    table.select_rows([3])
    table.copy_rows()
    assert QApplication.clipboard().text() == ""
    assert QToolTip.text()
    assert len(waiting) == 1
    waiting[0]()
    table.copy_rows()
    assert QApplication.clipboard().text().startswith("مریم احمدی ردیف 3")


def test_an_empty_table_says_why_and_what_to_do(table: Table, qtbot) -> None:
    table.set_empty("inbox", "درخواستی نیست", "نخست درخواستی ثبت کنید.", "ثبت درخواست")
    button = table.findChild(QPushButton, "emptyAction")
    assert button is not None
    assert not button.isVisible()
    assert table.accessibleDescription() == ""
    table.model().set_rows([])
    assert button.isVisible()
    assert table.accessibleDescription() == "درخواستی نیست نخست درخواستی ثبت کنید."
    with qtbot.waitSignal(table.empty_action_clicked):
        button.click()
    table.model().set_rows([Row(1)])
    assert not button.isVisible()


def test_widths_and_order_are_remembered(table: Table, qtbot) -> None:
    memory: TableMemory = {}
    table.remember(memory)
    table.setColumnWidth(1, 177)
    table.horizontalHeader().moveSection(2, 1)
    qtbot.waitUntil(lambda: "pendingTable" in memory)
    assert memory["pendingTable"] == {
        "widths": {"code": 177, "stage": 140}, "order": ["name", "stage", "code"], "hidden": [],
    }  # fmt: skip
    other = Table("pendingTable")
    qtbot.addWidget(other)
    model = ListTableModel(COLUMNS, other)
    other.setModel(model)
    other.set_columns_from(COLUMNS)
    other.remember(memory)
    assert other.columnWidth(1) == 177
    assert other.horizontalHeader().visualIndex(2) == 1


@pytest.mark.parametrize(
    "damaged",
    [{}, {"widths": 5, "order": 7}, {"widths": {"code": "x", "gone": 9}, "order": ["name"]}, {"order": [1, None, "x"]}],
)
def test_a_damaged_memory_is_ignored(table: Table, damaged: dict[str, object]) -> None:
    table.remember({"pendingTable": damaged})
    assert table.columnWidth(1) == 120
    assert table.horizontalHeader().visualIndex(2) == 2


def test_a_remembered_width_is_never_too_small_to_grasp(table: Table) -> None:
    table.remember({"pendingTable": {"widths": {"code": -5}}})
    assert table.columnWidth(1) >= 48


def test_the_whole_row_under_the_mouse_is_lit_and_goes_dark_again(table: Table, qapp) -> None:
    assert LIGHT["hover"] not in shades(table)
    place = QPointF(table.visualRect(table.model().index(2, 1)).center())
    move = QMouseEvent(
        QEvent.Type.MouseMove, place, table.viewport().mapToGlobal(place), Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(table.viewport(), move)
    picture = table.viewport().grab().toImage()
    middle = table.rowViewportPosition(2) + 4
    lit = [QColor(picture.pixel(x, middle)).name() for x in (3, picture.width() // 2, picture.width() - 4)]
    assert lit == [LIGHT["hover"]] * 3
    QApplication.sendEvent(table, QEvent(QEvent.Type.Leave))
    assert LIGHT["hover"] not in shades(table)


def test_chips_and_avatars_follow_the_theme(table: Table, qapp) -> None:
    table.select_rows([0])
    assert {LIGHT["success_soft"], LIGHT["selection"], LIGHT["surface"]} <= shades(table)
    apply_theme(qapp, "dark")
    dark = shades(table)
    assert {DARK["success_soft"], DARK["selection"], DARK["surface"]} <= dark
    assert LIGHT["success_soft"] not in dark


def test_cells_are_painted_from_the_right_in_persian_and_from_the_left_in_english(table: Table, qapp) -> None:
    def chip_is_right_of_the_middle() -> bool:
        rect = table.visualRect(table.model().index(3, 2))
        picture = table.viewport().grab(rect).toImage()
        found = [x for x in range(rect.width()) if picture.pixelColor(x, rect.height() // 2).name() != LIGHT["surface"]]
        return sum(found) / len(found) > rect.width() / 2

    assert chip_is_right_of_the_middle()
    set_language(qapp, "en")
    qapp.processEvents()
    assert not chip_is_right_of_the_middle()


def test_rows_have_a_fixed_height(table: Table) -> None:
    assert table.rowHeight(0) == 46
    table.set_row_height(54)
    assert table.rowHeight(3) == 54
    assert table.itemDelegate().sizeHint(None, table.model().index(0, 0)).height() == 46
    assert table.rowAt(QPoint(0, 60).y()) == 1


def test_headings_follow_the_language(table: Table, qapp, qtbot) -> None:
    with qtbot.waitSignal(table.model().modelReset):
        set_language(qapp, "en")
        qapp.processEvents()


def test_qts_own_name_for_selecting_a_row_works_from_right_to_left(table: Table) -> None:
    table.resize(300, 200)
    table.show()
    table.selectRow(1)
    assert table.selected_rows() == [1]
    table.selectRow(0)
    assert table.selected_rows() == [0]
