"""The one table under requests, students and audit: what is chosen, jumps, columns, and rows of a second writer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.ui.dialogs.row_number import RowNumberDialog
from hamyar_desktop.ui.tables.audit_table import AuditTable
from hamyar_desktop.ui.tables.paged_table import PagedTable
from hamyar_desktop.ui.tables.request_columns import request_columns
from hamyar_desktop.ui.tables.requests_table import RequestsTable
from hamyar_desktop.ui.tables.students_table import StudentsTable

NUMBERS = ("40011001", "40011002", "40011003")


@pytest.fixture
def table(office, qtbot) -> RequestsTable:
    for number in NUMBERS:
        office.store.register(number)
        office.store.clock.forward(minutes=1)
    made = RequestsTable(office.sign_in("affairs"), "requestsTable", request_columns("student", "hours", "stage"))
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    made.show_filter(RequestFilter())
    return made


def shown(table) -> list[int]:
    return list(table.rows_model.ids)


def test_the_four_tables_are_one(table):
    assert all(issubclass(kind, PagedTable) for kind in (RequestsTable, StudentsTable, AuditTable))
    assert shown(table) == [3, 2, 1]


def test_all_matches_are_chosen_and_stay_so_in_another_order(table, press):
    press(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert list(table.selected_ids()) == [3, 2, 1]

    table.sort("student_name", False)
    assert sorted(table.selected_ids()) == [1, 2, 3]


def test_what_is_chosen_stays_by_id_when_a_second_writer_adds_rows(table, office):
    table.select_ids([2])
    office.store.permit_dormitory()
    office.store.register("00012345", person=office.store.affairs, unit_id=office.store.dormitory)
    table.reload()

    assert shown(table) == [4, 3, 2, 1]
    assert list(table.selected_ids()) == [2]
    assert table.currentIndex().row() == 2


def test_forgotten_nothing_is_shown_until_asked_again(table):
    table.select_ids([2])
    table.forget()
    assert (shown(table), list(table.selected_ids())) == ([], [])

    table.reload()
    assert shown(table) == [3, 2, 1]


@pytest.mark.parametrize(("typed", "said"), [("۰", "۱ تا ۳"), ("۴", "۱ تا ۳"), ("", "۱ تا ۳")])
def test_a_row_that_is_not_there_is_said_and_the_question_stays(table, qtbot, type_text, typed, said):
    dialog = RowNumberDialog(3, 1, table)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.edit.clear()
    type_text(dialog.edit, typed)
    dialog._on_go_clicked()

    assert said in dialog.field.error()
    assert dialog.isVisible()


def test_one_goes_to_a_row_by_its_number_in_any_digits(table, qtbot, press, type_text):
    table.ask_row()
    dialog = table.findChild(RowNumberDialog)
    dialog.edit.clear()
    type_text(dialog.edit, "۳")
    dialog._on_go_clicked()

    assert list(table.selected_ids()) == [1]


def test_columns_are_hidden_shown_moved_and_put_back_by_the_menu(table):
    def act(name: str) -> None:
        menu = table.columns_menu(1)
        action = next(each for each in menu.actions() if each.objectName() == name)
        assert action.isEnabled()
        action.trigger()
        menu.deleteLater()

    memory: dict = {}
    table.remember(memory)
    act("hideColumn")
    assert table.isColumnHidden(1)
    table.columns.keep_now()
    assert memory["requestsTable"]["hidden"] == ["hours"]
    act("show_hours")
    assert not table.isColumnHidden(1)
    act("moveLeft")
    assert table.columns.in_sight() == [0, 2, 1]
    act("sortUp")
    assert (table.wanted.sort, table.wanted.descending) == ("hours", False)
    act("widen")
    act("resetColumns")
    assert table.columns.in_sight() == [0, 1, 2]
    assert memory == {}


def test_the_last_column_cannot_be_hidden(table):
    for key in ("student", "hours", "stage"):
        table.columns.show(key, shown=False)

    assert table.columns.in_sight() == [2]
    assert not table.columns.may_hide("stage")


def test_a_kept_look_is_taken_again_and_a_new_column_stands_where_it_belongs(table):
    table.remember({"requestsTable": {"order": ["stage", "student"], "hidden": ["hours"], "widths": {"stage": 160}}})

    assert table.columns.in_sight() == [2, 0]
    table.columns.show("hours", shown=True)
    assert table.columns.in_sight() == [2, 0, 1]
