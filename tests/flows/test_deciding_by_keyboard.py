"""A whole list is decided without the mouse: search, go down into the rows, decide one, several, all; take back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hamyar_desktop.domain.work_request import State
from hamyar_desktop.ui.dialogs.reason import ReasonDialog
from hamyar_desktop.ui.widgets.table import Table
from tests.factories import STUDENTS, Store
from tests.flows.sitting import CTRL, Sitting

SHIFT = Qt.KeyboardModifier.ShiftModifier
REASON = "ساعت درخواستی زیاد است"


@pytest.fixture
def ids(store: Store) -> dict[str, int]:
    """A pending request of every student, in the library."""
    with store.open_unit(store.affairs) as unit:
        unit.quotas.set(store.library, store.term, 9, "")
        unit.commit()
    return {student.number: store.register(student.number) for student in STUDENTS}


def states(store: Store, ids: dict[str, int]) -> list[State]:
    return [store.row(key).state for key in ids.values()]


def search(boss: Sitting, text: str, rows: int) -> Table:
    """Ctrl+F, what stands there is replaced by typing, Down goes into the rows that were found."""
    boss.key(boss.find("reviewTable"), Qt.Key.Key_F, CTRL)
    field = QApplication.focusWidget()
    assert field is not None
    assert field.objectName() == "requestSearch"
    if text:
        boss.keys(field, text)
    else:
        boss.key(field, Qt.Key.Key_Delete)
    table = boss.find("reviewTable", Table)
    boss.until(lambda: table.model().rowCount() == rows)
    boss.settle()
    QTest.keyClick(field, Qt.Key.Key_Down)
    boss.settle()
    assert table.hasFocus()
    return table


def reject(boss: Sitting, table: Table) -> None:
    """R, own words in the dialog that asks for the reason, then Ctrl+Enter."""
    waiting = QTimer(boss.window)

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReasonDialog) and dialog.isActiveWindow():
            waiting.stop()
            boss.keys(dialog.words, REASON)
            QTest.keyClick(dialog.words, Qt.Key.Key_Return, CTRL)

    waiting.timeout.connect(write)
    waiting.start(5)
    QTest.keyClick(table, Qt.Key.Key_R)
    boss.settle()
    assert not waiting.isActive()
    # Without a window manager nobody gives the window its keys back.
    boss.window.activateWindow()
    boss.until(boss.window.isActiveWindow)
    assert table.hasFocus()


def test_a_whole_list_is_decided_and_taken_back_without_the_mouse(store, sit_down, ids):
    boss = sit_down("supervisor", "review")
    table = search(boss, "پاک", 1)
    boss.key(table, Qt.Key.Key_A)
    assert store.row(ids["40011003"]).state is State.APPROVED

    table = search(boss, "", 4)
    assert list(table.selected_rows()) == [0]
    boss.key(table, Qt.Key.Key_Down, SHIFT)
    assert list(table.selected_rows()) == [0, 1]
    boss.key(table, Qt.Key.Key_A)
    assert states(store, ids).count(State.APPROVED) == 3
    assert len(table.selected_rows()) == 1

    reject(boss, table)
    rejected = [store.row(key) for key in ids.values() if store.row(key).state is State.REJECTED]
    assert [row.reason for row in rejected] == [REASON]

    boss.key(table, Qt.Key.Key_A, CTRL)
    boss.key(table, Qt.Key.Key_A)
    assert states(store, ids).count(State.APPROVED) == 4
    assert table.model().rowCount() == 0

    boss.key(table, Qt.Key.Key_Z, CTRL)
    assert states(store, ids).count(State.PENDING) == 1
    assert table.model().rowCount() == 1


def test_letters_are_letters_while_one_types(store, sit_down, ids):
    boss = sit_down("supervisor", "review")
    boss.key(boss.find("reviewTable"), Qt.Key.Key_F, CTRL)
    field = QApplication.focusWidget()
    assert field is not None

    for key in (Qt.Key.Key_A, Qt.Key.Key_R, Qt.Key.Key_B, Qt.Key.Key_U, Qt.Key.Key_Delete, Qt.Key.Key_Space):
        boss.key(field, key)

    assert set(states(store, ids)) == {State.PENDING}
    assert not boss.sees("requestDrawer")
    assert not boss.sees("reasonDialog")


def test_the_drawer_is_read_and_left_while_the_list_is_worked_through(store, sit_down, ids):
    boss = sit_down("supervisor", "review")
    table = search(boss, "", 5)
    boss.key(table, Qt.Key.Key_Space)
    drawer = boss.page.drawer
    first = drawer.request_id
    assert drawer.pane.body.timeline.count() == 1

    boss.key(table, Qt.Key.Key_Down)
    boss.until(lambda: drawer.pane.row is not None and drawer.pane.row.id != first)
    second = drawer.request_id
    boss.key(table, Qt.Key.Key_A)
    boss.until(lambda: drawer.pane.row is not None and drawer.pane.row.id not in (first, second))
    assert store.row(second).state is State.APPROVED
    assert drawer.pane.row.state is State.PENDING
    boss.key(table, Qt.Key.Key_Tab)
    inside = QApplication.focusWidget()
    assert inside is not None
    assert drawer.isAncestorOf(inside)
    boss.key(inside, Qt.Key.Key_Escape)
    boss.key(table, Qt.Key.Key_Escape)

    assert not boss.sees("requestDrawer")
    assert states(store, ids).count(State.APPROVED) == 1


def test_a_second_writer_is_seen_in_the_open_drawer(store, sit_down, ids):
    boss = sit_down("supervisor", "requests")
    table = boss.select("requestsTable", 0)
    table.setFocus()
    boss.key(table, Qt.Key.Key_Space)
    drawer = boss.page.drawer
    shown = drawer.pane.row.id
    other = sit_down("affairs", "requests")
    theirs = other.find("requestsTable", Table)
    theirs.select_ids([shown])
    theirs.setFocus()

    other.key(theirs, Qt.Key.Key_A)
    boss.window.activateWindow()
    boss.until(boss.window.isActiveWindow)
    boss.key(boss.window, Qt.Key.Key_F5)

    assert store.row(shown).state is State.APPROVED
    assert drawer.pane.head.chip.text() == "تایید شده"
    assert "مینا اکبری" in drawer.pane.notice.text()
