"""The help sheet shows just the keys that there are, in groups; each of them does what it says."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu

from hamyar_desktop.settings import Settings, sqlite_url
from hamyar_desktop.ui.actions import ACTIONS
from hamyar_desktop.ui.dialogs.help_sheet import HelpSheet, window_keys
from hamyar_desktop.ui.main_window import MainWindow
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.tasks import InlineRunner
from tests.factories import PASSWORD
from tests.fakes import no_server
from tests.flows.sitting import opener

PAGES = ("review", "requests", "preliminary")
OTHER_HALF = {"Alt+PgUp": "Alt+PgDown"}
"""Keys that the sheet names by their counterpart."""


@pytest.fixture
def window(office, qtbot):
    """The real window with a supervisor signed in and three requests to decide."""
    for number in ("40011001", "40011002", "40011003"):
        office.store.register(number)
    made = MainWindow(
        Settings(database=sqlite_url(office.store.path)),
        InlineRunner(),
        open_database=opener(office.store.clock),
        try_server=no_server,
    )
    qtbot.addWidget(made)
    made.show()
    made.start()
    made.welcome.person.setText("supervisor")
    made.welcome.password.setText(PASSWORD)
    made.welcome.sign_in.click()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close_database()


def opened(window: MainWindow, key: str) -> Page:
    assert window.workspace.go(key)
    page = window.workspace.current
    assert page is not None
    page.grab()
    page.table.select_rows([1])
    page.table.setFocus()
    return page


def listed(page: Page) -> list[str]:
    return [keys for group in page.key_groups() for _, keys in group.keys]


def first(shortcuts: list[QKeySequence]) -> set[str]:
    return {shortcuts[0].toString()} if shortcuts else set()


@pytest.mark.parametrize("key", PAGES)
def test_every_shortcut_of_the_page_is_listed(window, key):
    page = opened(window, key)
    there: set[str] = set()
    for shortcut in page.findChildren(QShortcut):
        there |= first(shortcut.keys())
    for action in page.findChildren(QAction):
        there |= first(action.shortcuts())

    assert {OTHER_HALF.get(keys, keys) for keys in there} <= set(listed(page))


@pytest.mark.parametrize("key", PAGES)
def test_no_key_is_listed_twice_and_all_have_words(window, key):
    page = opened(window, key)
    groups = [window_keys(), *page.key_groups()]

    assert len(groups) == 3
    assert all(group.title for group in groups)
    assert all(words for group in groups for words, _ in group.keys)
    keys = [keys for group in groups for _, keys in group.keys]
    assert len(keys) == len(set(keys))


def test_the_keys_of_the_window_are_those_of_its_actions(window):
    told = {keys for _, keys in window_keys().keys}

    assert told == {QKeySequence(spec.shortcuts[0]).toString() for spec in ACTIONS if spec.shortcuts}
    for spec in ACTIONS:
        assert bool(window.actions_by_key[spec.key].shortcuts()) == bool(spec.shortcuts)


def down(page: Page) -> bool:
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    return page.table.currentIndex().row() == 2


def extended(page: Page) -> bool:
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    return list(page.table.selected_rows()) == [1, 2]


def everything(page: Page) -> bool:
    QTest.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    return len(page.table.selected_rows()) == 3


def copied(page: Page) -> bool:
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return "علی" in QGuiApplication.clipboard().text()


def drawer_opened(page: Page) -> bool:
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    return page.drawer.isVisible()


def inside(page: Page) -> bool:
    page.drawer.toggle()
    page.grab()
    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    return focused is not None and page.drawer.isAncestorOf(focused)


def back(page: Page) -> bool:
    inside(page)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    still_open = page.drawer.isVisible() and page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    return still_open and not page.drawer.isVisible()


def searching(page: Page) -> bool:
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    return page.filters.search.hasFocus()


def scrolled(page: Page) -> bool:
    page.window().resize(1080, 680)
    page.drawer.toggle()
    page.grab()
    QTest.keyClick(page.table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    return page.drawer.pane.body.verticalScrollBar().value() > 0


def row_asked(page: Page) -> bool:
    QTest.keyClick(page.table, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    asked = [dialog for dialog in page.findChildren(QDialog) if dialog.isVisible()]
    for dialog in asked:
        dialog.reject()
    return bool(asked)


def menu_opened(key: Qt.Key, modifier: Qt.KeyboardModifier) -> Callable[[Page], bool]:
    def opening(page: Page) -> bool:
        QTest.keyClick(page.table, key, modifier)
        menus = [menu for menu in page.findChildren(QMenu) if menu.isVisible()]
        for menu in menus:
            menu.close()
        return bool(menus)

    return opening


PROOFS: dict[str, Callable[[Page], bool]] = {
    "↑ ↓": down,
    "Shift+↑ ↓": extended,
    "Ctrl+A": everything,
    "Ctrl+C": copied,
    "Space": drawer_opened,
    "Tab": inside,
    "Esc": back,
    "Ctrl+F": searching,
    "Alt+PgDown": scrolled,
    "Ctrl+G": row_asked,
    "Ctrl+H": menu_opened(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier),
    "Alt+Down": menu_opened(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
}


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
@pytest.mark.parametrize("key", PAGES)
def test_every_key_of_the_table_does_what_the_sheet_says(window, key):
    for keys in [keys for _, keys in opened(window, key).key_groups()[0].keys]:
        page = opened(window, key)
        assert PROOFS[keys](page), keys
        page.drawer.close_drawer()


@pytest.mark.parametrize("key", PAGES)
def test_the_decisions_that_are_listed_are_the_actions(window, key):
    page = opened(window, key)
    actions = [*page.row_actions.by_verb.values(), page.row_actions.student]

    assert {keys for _, keys in page.key_groups()[1].keys} == {
        action.shortcuts()[0].toString() for action in actions
    }  # fmt: skip


@pytest.mark.parametrize("key", ["home", "register", "students"])
def test_other_pages_have_their_own_keys_under_their_name(window, key):
    assert window.workspace.go(key)
    page = window.workspace.current

    groups = page.key_groups()
    assert [list(group.keys) for group in groups] == ([page.shortcuts()] if page.shortcuts() else [])
    sheet = HelpSheet([window_keys(), *groups], "۳۸۳۰", window)
    words = {label.text() for label in sheet.findChildren(QLabel)}
    assert {keys for group in groups for _, keys in group.keys} <= words
