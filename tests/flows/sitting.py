"""A person at the real window: finds widgets by their fixed names, types, presses, waits for the worker."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from hamyar_desktop.bootstrap import build, try_server
from hamyar_desktop.services.every import Opened
from hamyar_desktop.services.ports import Clock
from hamyar_desktop.settings import Settings, sqlite_url
from hamyar_desktop.ui.entrance import OpenDatabase
from hamyar_desktop.ui.main_window import MainWindow
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.tasks import BackgroundRunner
from hamyar_desktop.ui.widgets.table import Table
from tests.factories import PASSWORD, cheap_hasher

Kind = TypeVar("Kind", bound=QWidget)
NO = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def opener(clock: Clock) -> Callable[[str], Opened]:
    """Opens a database as the program does, with a clock that stands still and passwords that cost nothing."""

    def opening(url: str) -> Opened:
        built = build(
            url, clock=clock, hasher=cheap_hasher(), drafts=Path(url.split("///")[1]).with_name("drafts.json")
        )
        built.prepare()
        return Opened(built.services, None, built.services.sign_in.has_people(), built.close)

    return opening


def over_file(path: Path, clock: Clock) -> Sitting:
    """A window over a file."""
    return Sitting(Settings(database=sqlite_url(path)), opener(clock))


class Sitting:
    """One window over one database, with a runner of its own; ``leave`` at the end."""

    def __init__(self, settings: Settings, open_database: OpenDatabase) -> None:
        self.runner = BackgroundRunner()
        self.window = MainWindow(settings, self.runner, open_database=open_database, try_server=try_server)
        self.window.show()
        self.window.activateWindow()
        self.window.start()
        self.settle()

    # -- waiting
    def until(self, ready: Callable[[], bool]) -> None:
        """Lets the window work until it is so."""
        end = QDeadlineTimer(20_000)
        waker = QTimer(self.window)
        waker.start(5)
        while not ready():
            assert not end.hasExpired(), "waited in vain"
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        waker.stop()
        waker.deleteLater()

    def settle(self) -> None:
        """Until the worker has nothing left and everything was delivered."""
        for _ in range(3):
            self.until(self.runner.is_idle)
            QApplication.sendPostedEvents()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        self.until(self.runner.is_idle)

    # -- looking
    @property
    def page(self) -> Page:
        """The page in front."""
        page = self.window.workspace.current
        assert page is not None
        return page

    def find(self, name: str, kind: type[Kind] = QWidget) -> Kind:  # type: ignore[assignment]
        """The visible widget with that name, on the present page or around it."""
        for place in (self.window.workspace.current, self.window):
            for widget in place.findChildren(kind, name) if place is not None else ():
                if widget.isVisible():
                    return widget
        raise AssertionError(f"there is no {name}")

    def sees(self, name: str) -> bool:
        """Whether such a widget is in sight."""
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    @property
    def message(self) -> str:
        """The sentence shown last."""
        return self.window.workspace.message.text()

    # -- doing
    def type(self, name: str, text: str) -> QWidget:
        """Replaces what is written, key by key."""
        widget = self.find(name)
        widget.setFocus()
        if isinstance(widget, QLineEdit):
            widget.selectAll()
            self.key(widget, Qt.Key.Key_Delete)
        self.keys(widget, text)
        return widget

    def keys(self, widget: QWidget, text: str) -> None:
        """Persian text as key events; QTest would abort."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, NO, letter))

    def key(self, widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO) -> None:
        """One key with its shortcuts."""
        QTest.keyClick(widget, key, modifiers)
        self.settle()

    def press(self, name: str) -> None:
        """Clicks a button that can be clicked."""
        button = self.find(name, QAbstractButton)
        assert button.isEnabled(), f"{name} cannot be pressed"
        button.click()
        self.settle()

    def choose(self, name: str, text: str) -> None:
        """Chooses in a drop-down list."""
        box = self.find(name, QComboBox)
        box.setCurrentIndex(box.findText(text))
        self.settle()

    def go(self, key: str) -> bool:
        """Opens a page by its button in the side bar; whether it is in front now."""
        self.press("nav" + key[0].upper() + key[1:])
        return self.page.key == key

    def select(self, name: str, *rows: int) -> Table:
        """Selects rows of a table."""
        table = self.find(name, Table)
        table.select_rows(rows)
        self.settle()
        return table

    def sign_in(self, name: str, password: str = PASSWORD) -> None:
        """Types name and password."""
        self.type("signInName", name)
        self.type("signInPassword", password)
        self.press("signIn")

    def leave(self) -> None:
        """Ends the runner and gives the file back; asks nothing."""
        self.runner.close()
        self.window.close_database()
        self.window.hide()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
