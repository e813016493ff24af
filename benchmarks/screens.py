"""A change of one office on the screen of another: from just before COMMIT until the real window painted the row."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject
from PySide6.QtWidgets import QApplication
from sqlalchemy import event

from benchmarks.offices import Client, Desk
from hamyar_desktop import bootstrap, paths
from hamyar_desktop.settings import Settings
from hamyar_desktop.ui.live import GATHER_MS
from tests.flows.sitting import Sitting

PROMISED = 0.1
"""Seconds within which a change stands on the other screens."""
PROMISE = "what is promised: a tenth of a second"


class Painted(QObject):
    """Knows when a widget was last painted while something could be seen in it."""

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self._shown: Callable[[], bool] = lambda: False
        self.at = 0.0
        widget.installEventFilter(self)

    def expect(self, shown: Callable[[], bool]) -> None:
        """From now on ``at`` is 0 until the first paint at which it is so."""
        self._shown, self.at = shown, 0.0

    def eventFilter(self, _widget: QObject, seen: QEvent) -> bool:
        if seen.type() == QEvent.Type.Paint and not self.at and self._shown():
            self.at = time.perf_counter()
        return False


class OtherScreen:
    """The window of a colleague who looks at the table of requests; without a screen, in this process."""

    def __init__(self, desk: Desk) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        self._application = QApplication.instance() or QApplication([])
        self._client = Client(desk)
        self._committed = 0.0
        event.listen(self._client.built.engine, "commit", self._on_commit)
        self._folder = TemporaryDirectory()
        with patch.object(paths, "user_data", lambda: Path(self._folder.name)):
            opening = partial(bootstrap.open_for_window, sample=False)
            self._window = Sitting(Settings(database=desk.url), opening)
        told: list[object] = []
        self._window.window.desk.changed.connect(told.append)
        self._window.sign_in(desk.name, desk.password)
        self._window.until(lambda: bool(told))
        self._window.go("requests")
        self._window.settle()
        self._table = self._window.page.table  # type: ignore[attr-defined]
        self._painted = Painted(self._table.viewport())

    def seconds(self) -> float:
        """One registration, after a rest: hints that follow each other within 50 ms are drawn together."""
        rested = QDeadlineTimer(2 * GATHER_MS)
        self._window.until(rested.hasExpired)
        rows = self._table.rows_model
        before = rows.rowCount()
        self._painted.expect(lambda: rows.rowCount() > before and rows.loaded_at(0) is not None)
        self._client.register()
        self._window.until(lambda: bool(self._painted.at))
        took = self._painted.at - self._committed
        self._window.settle()
        return took

    def close(self) -> None:
        """Ends the window and the colleague."""
        self._window.leave()
        self._client.built.close()
        self._client.bare.close()
        self._folder.cleanup()

    def _on_commit(self, _connection: object) -> None:
        self._committed = time.perf_counter()
