"""What interface.md promises to scripts and assistive technology: a name and a word on everything one can touch."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDateTimeEdit,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from hamyar_desktop.settings import Settings, sqlite_url
from hamyar_desktop.ui.main_window import MainWindow
from hamyar_desktop.ui.navigation import PLACES
from hamyar_desktop.ui.tasks import InlineRunner
from tests.factories import PASSWORD
from tests.fakes import no_server
from tests.flows.sitting import opener

TOUCHABLE = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractItemView, QDateTimeEdit)
INSIDE = (QLineEdit, QComboBox, QAbstractItemView, QMenu, QHeaderView)
"""Qt puts buttons and views of its own inside these; the outer widget has the name."""
FIXED = {
    "register": "studentNumber searchStudent studentCard hours workType workTypeLookup description apply",
    "preliminary": "pendingTable approveSelected rejectSelected apply",
    "referral": "unit unitLookup workType status studentNumber searchStudent actualHours finalToggle apply",
    "bankAccount": "studentNumber searchStudent bank accountNumber sheba shebaVerdict ownName apply",
}
AROUND = ("searchBox", "message", "undo", *("nav" + place.key[0].upper() + place.key[1:] for place in PLACES))


@pytest.fixture
def window(office, qtbot):
    """The real window with student affairs signed in, who sees every page."""
    office.store.final("40011001")
    office.store.register("40011002")
    made = MainWindow(
        Settings(database=sqlite_url(office.store.path)),
        InlineRunner(),
        open_database=opener(office.store.clock),
        try_server=no_server,
    )
    qtbot.addWidget(made)
    made.show()
    made.start()
    made.welcome.person.setText("affairs")
    made.welcome.password.setText(PASSWORD)
    made.welcome.sign_in.click()
    yield made
    made.close_database()


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not isinstance(widget, TOUCHABLE) or isinstance(widget, QHeaderView):
            continue
        ancestor, inside = widget.parentWidget(), False
        while ancestor is not None and ancestor is not root.parentWidget():
            inside = inside or isinstance(ancestor, INSIDE)
            ancestor = ancestor.parentWidget()
        if inside or widget.objectName().startswith("qt_"):
            continue
        hidden_button = isinstance(widget, QAbstractButton) and not widget.isVisibleTo(root)
        if not widget.objectName() or not (widget.accessibleName() or hidden_button):
            found.append(f"{type(widget).__name__} {widget.objectName()!r} {widget.accessibleName()!r}")
    return found


def test_the_fixed_names_around_the_pages(window):
    for name in AROUND:
        assert window.findChildren(QWidget, name), name


@pytest.mark.parametrize("key", [place.key for place in PLACES])
def test_everything_one_can_touch_has_a_name_and_a_word(window, key):
    assert window.workspace.go(key)
    page = window.workspace.current
    assert page.objectName() == "page" + key[0].upper() + key[1:]
    for name in FIXED.get(key, "").split():
        assert len(page.findChildren(QWidget, name)) == 1, name
    assert nameless(page) == []
    for widget in page.header_widgets():
        assert nameless(widget) == []


@pytest.mark.parametrize("key", ["review", "requests", "preliminary"])
def test_everything_in_the_drawer_has_a_name_and_a_word(window, key):
    assert window.workspace.go(key)
    page = window.workspace.current
    page.drawer.toggle()
    assert page.drawer.isVisible()
    assert page.drawer.accessibleName()
    assert nameless(page) == []
    handle = page.drawer.parentWidget().handle(1)
    assert (handle.objectName(), bool(handle.accessibleName())) == ("drawerHandle", True)


def test_the_frame_of_the_window_and_the_way_in(window):
    assert nameless(window.workspace.side_bar) == []
    assert nameless(window.workspace.top_bar) == []
    assert nameless(window.welcome) == []
    window.workspace.message.show_message("گفته", "info", action="بازگرداندن")
    assert nameless(window.workspace.message) == []
    assert window.findChild(QWidget, "message").accessibleName() == "گفته"
