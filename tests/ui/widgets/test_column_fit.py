"""Columns in a narrow table: text gives way, figures and chips do not, names stay readable."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.list_table_model import ListTableModel
from hamyar_desktop.ui.widgets.column_fit import NARROWEST, fitted_widths, least_width
from hamyar_desktop.ui.widgets.table import Table

COLUMNS = [
    Column("student", lambda: "دانشجو", str, 210, stretch=True),
    Column("unit", lambda: "واحد", str, 170),
    Column("hours", lambda: "ساعت", str, 84, figures=True),
    Column("stage", lambda: "وضعیت", str, 142, chip=lambda _row: ("", "", "")),
]
WANTED = {column.key: column.width for column in COLUMNS}


def test_with_room_every_column_has_its_width() -> None:
    assert fitted_widths(COLUMNS, WANTED, 900) == {"unit": 170, "hours": 84, "stage": 142}


def test_text_gives_way_before_the_name_is_cut() -> None:
    assert fitted_widths(COLUMNS, WANTED, 546) == {"unit": 140, "hours": 84, "stage": 142}


def test_nobody_stretches_nobody_gives_way() -> None:
    assert fitted_widths(COLUMNS[1:], WANTED, 10) == {"unit": 170, "hours": 84, "stage": 142}


@given(room=st.integers(0, 3000), unit=st.integers(40, 900))
def test_figures_and_chips_never_give_way_and_text_keeps_a_minimum(room: int, unit: int) -> None:
    widths = fitted_widths(COLUMNS, WANTED | {"unit": unit}, room)
    assert (widths["hours"], widths["stage"]) == (84, 142)
    assert min(unit, NARROWEST) <= widths["unit"] <= unit


def test_a_table_gives_the_name_its_room_and_takes_it_back(qtbot) -> None:
    table, memory = Table("narrow"), dict[str, Mapping[str, object]]()
    qtbot.addWidget(table)
    model = ListTableModel(COLUMNS, table)
    model.set_rows(["یک"])
    table.setModel(model)
    table.set_columns_from(COLUMNS)
    table.remember(memory)
    table.show()
    for width, fits in ((560, True), (1200, False), (560, True)):
        table.resize(width, 300)
        assert table.columnWidth(0) >= 175
        assert (table.columnWidth(1) < 170) is fits
        assert table.columnWidth(3) == 142
    qtbot.wait(450)
    assert memory == {}, "fitting is not a wish of the person"


def test_the_least_width_counts_names_figures_and_chips_whole_and_text_at_its_narrowest() -> None:
    assert least_width(COLUMNS, WANTED) == 180 + NARROWEST + 84 + 142


def test_columns_leave_a_narrow_table_one_by_one_and_come_back(qtbot) -> None:
    table = Table("narrow")
    qtbot.addWidget(table)
    model = ListTableModel(COLUMNS, table)
    model.set_rows(["نام"])
    table.setModel(model)
    table.set_columns_from(COLUMNS)
    table.give_way("unit", "hours")
    table.show()

    def hidden(width: int) -> list[str]:
        table.resize(width, 300)
        return [column.key for place, column in enumerate(COLUMNS) if table.isColumnHidden(place)]

    assert [hidden(width) for width in (700, 480, 360, 700)] == [[], ["unit"], ["unit", "hours"], []]
    table.resize(360, 300)
    assert table.columnWidth(0) >= 180
