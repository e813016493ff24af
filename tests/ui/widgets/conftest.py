"""Widgets are tested in Persian and in light colours unless a test says otherwise."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.theme import apply_theme

Type = Callable[[QWidget, str], None]
Press = Callable[..., None]


@pytest.fixture(autouse=True)
def persian(qapp: QApplication) -> Iterator[None]:
    set_language(qapp, "fa")
    apply_theme(qapp, "light")
    yield
    set_language(qapp, "fa")
    apply_theme(qapp, "light")
    QApplication.clipboard().clear()


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
