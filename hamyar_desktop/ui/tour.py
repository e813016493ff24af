"""The tour: drives the real window through the four stages and every page, and takes pictures.

A person who wants to see the program, a test, and whoever changed a colour all run the same steps.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from hamyar_desktop.ui.dialogs.unsaved import Choice
from hamyar_desktop.ui.main_window import MainWindow

logger = logging.getLogger(__name__)
PATIENCE_S = 60.0


class TourFailed(Exception):
    """A step did not come out as it must."""


@dataclass
class Step:
    """One line of ``tour.json``."""

    name: str
    ok: bool
    picture: str
    error: str = ""


class Hand:
    """A person's hand on the window: finds widgets by object name, types, clicks, waits."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def wait(self, ready: Callable[[], bool], what: str) -> None:
        """Lets the window work until it is ready."""
        end = time.monotonic() + PATIENCE_S
        while not ready():
            if time.monotonic() > end:
                raise TourFailed(f"waited in vain for {what}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            time.sleep(0.002)

    def settle(self) -> None:
        """Waits until the worker is idle and everything is painted."""
        quiet_since = time.monotonic()
        end = quiet_since + PATIENCE_S
        while time.monotonic() - quiet_since < 0.3:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if not self.window.desk.runner.is_idle():
                quiet_since = time.monotonic()
            if time.monotonic() > end:
                raise TourFailed("the worker never became idle")
            time.sleep(0.002)

    def find(self, name: str, within: QWidget | None = None) -> QWidget:
        """The visible widget of that object name: on the present page, else anywhere in the window."""
        places = [within] if within is not None else [self.window.workspace.current, self.window]
        for place in places:
            for widget in place.findChildren(QWidget, name) if place is not None else ():
                if widget.isVisible():
                    return widget
        raise TourFailed(f"there is no {name}")

    def type(self, name: str, text: str) -> None:
        """Replaces the text of a field key by key."""
        widget = self.find(name)
        widget.setFocus()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.selectAll()
        if isinstance(widget, QLineEdit):
            widget.clear()
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Clicks a button and waits for what follows."""
        widget = self.find(name, within)
        if not isinstance(widget, QAbstractButton):
            raise TourFailed(f"{name} is not a button")
        if not widget.isEnabled():
            raise TourFailed(f"{name} cannot be pressed")
        widget.click()
        self.settle()

    def go(self, key: str, argument: object = None) -> None:
        """Opens a page."""
        if not self.window.workspace.go(key, argument):
            raise TourFailed(f"the page {key} did not open")
        self.settle()

    def message(self) -> str:
        """The sentence shown last."""
        label = self.window.workspace.message
        return label.text() if isinstance(label, QLabel) else str(label.text())


class Tour:
    """Runs every step; one that fails is noted and the others go on."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.hand = Hand(window)
        self.folder = folder
        self.steps: list[Step] = []

    def run(self) -> bool:
        """Writes the pictures, the documents and ``tour.json``; whether every step came out right."""
        from hamyar_desktop.ui.tour_steps import STEPS

        self.folder.mkdir(parents=True, exist_ok=True)
        self.window.workspace.ask_unsaved = lambda _title, _parent: Choice.DISCARD
        self.hand.wait(lambda: self.window.workspace.current is not None, "the sample database")
        for name, step in STEPS:
            self._do(name, step)
        ok = bool(self.steps) and all(step.ok for step in self.steps)
        told = {"steps": [asdict(step) for step in self.steps], "ok": ok}
        (self.folder / "tour.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        return ok

    def _do(self, name: str, step: Callable[[Tour], QWidget | None]) -> None:
        error = ""
        shown: QWidget | None = None
        try:
            shown = step(self)
            self.hand.settle()
        except Exception as failure:  # a step that fails is reported in tour.json and the status
            logger.exception("tour step %s failed", name)
            error = f"{type(failure).__name__}: {failure}"
        picture = self._take_pictures(name, shown or self.window)
        if shown is not None and shown is not self.window:
            shown.close()
        self.steps.append(Step(name, not error, picture, error))

    def _take_pictures(self, name: str, widget: QWidget) -> str:
        """Light and dark; the light one is named in ``tour.json``."""
        number = len(self.steps) + 1
        first = f"{number:02}-{name}.png"
        for theme, file in (("dark", f"{number:02}-{name}-dark.png"), ("light", first)):
            self.window.set_theme(theme)
            self.hand.settle()
            if not widget.grab().save(str(self.folder / file)):
                raise TourFailed(f"the picture {file} could not be written")
        return first
