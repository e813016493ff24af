"""What tests of pages and dialogs share: Persian and light unless a test says otherwise, keys, and a desk."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs import form_dialog
from hamyar_desktop.ui.dialogs.changed_by_other import Answer
from hamyar_desktop.ui.locale import is_persian, set_language
from hamyar_desktop.ui.pages import stage_page
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.theme import apply_theme, current_theme
from tests.factories import make_store
from tests.ui.office import Office

Type = Callable[[QWidget, str], None]
Press = Callable[..., None]


@pytest.fixture(autouse=True)
def persian(qapp: QApplication) -> Iterator[None]:
    # Widgets of earlier tests that are still to be deleted would be styled and translated again and again.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    _as_usual(qapp)
    yield
    _as_usual(qapp)
    QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def nobody_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that waits for an answer would wait for ever; tests of it give one (``ask_changed``)."""

    def ask(entries: object, *_rest: object) -> Answer:
        raise AssertionError(f"asked about {entries}")

    for module in (stage_page, form_dialog):
        monkeypatch.setattr(module, "ask_changed", ask)


def _as_usual(qapp: QApplication) -> None:
    if not is_persian() or qapp.layoutDirection() is not Qt.LayoutDirection.RightToLeft:
        set_language(qapp, "fa")
    if current_theme() != "light" or not qapp.styleSheet():
        apply_theme(qapp, "light")


@pytest.fixture
def office(qapp: QApplication, tmp_path: Path) -> Iterator[Office]:
    """Desk, real use cases and a real SQLite file; nobody is signed in yet."""
    store = make_store(tmp_path)
    made = Office(store)
    yield made
    made.desk.deleteLater()
    store.close()


@pytest.fixture
def open_page(office: Office, qtbot: QtBot) -> Callable[..., Page]:
    """Signs somebody in and opens a page of a kind, as wide as in the smallest window."""

    def opening(kind: Callable[[Desk], Page], name: str, argument: object = None) -> Page:
        page = kind(office.sign_in(name))
        qtbot.addWidget(page)
        for widget in page.header_widgets():
            qtbot.addWidget(widget)
            widget.show()
        page.resize(806, 560)
        page.show()
        page.activate(argument)
        return page

    return opening


@pytest.fixture
def type_text() -> Type:
    """One key event with text for each character: qtbot.keyClicks aborts on Persian."""

    def typing(widget: QWidget, text: str) -> None:
        for character in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character)
                QApplication.sendEvent(widget, event)

    return typing


@pytest.fixture
def press() -> Press:
    def pressing(
        widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, text: str = ""
    ) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text))

    return pressing
