"""Brings word of what others changed from the thread of a watch to the window."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

# The rows lead to every rule of the program, and the window is painted first.
if TYPE_CHECKING:
    from hamyar_desktop.services.live import ConnectionState, Told, Waits, Watch
    from hamyar_desktop.services.rows import Changes

    MakeWatch = Callable[[Told, ConnectionState, Waits], Watch]

TOGETHER_MS = 2
"""The hints of one commit come within this time, and become one: none of them waits for the others to be drawn."""
GATHER_MS = 50
"""Hints within this time after a signal wait and become one: an import by somebody else is no storm of refreshes."""


class LiveUpdates(QObject):
    """``make_watch`` makes the watch of the open database from what it has to call; a new one at each ``start``."""

    changed = Signal(object)
    """A ``Changes``: the first with what comes together with it, then at most one in 50 ms."""
    connection_changed = Signal(bool)
    """Whether the server can be reached."""
    retry_in = Signal(int)
    """The server was not reached; whole seconds until the next try."""
    _told = Signal(int, str, object)
    _state = Signal(int, bool)
    _waits = Signal(int, float)

    def __init__(self, make_watch: MakeWatch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_watch = make_watch
        self._watch: Watch | None = None
        self._sitting = 0
        self._gathered: Changes | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_gathered)
        queued = Qt.ConnectionType.QueuedConnection
        self._told.connect(self._on_told, queued)
        self._state.connect(self._on_state, queued)
        self._waits.connect(self._on_waits, queued)

    def start(self) -> None:
        """Begins to watch; nothing if it does already."""
        if self._watch is not None:
            return
        number = self._sitting
        self._watch = self._make_watch(
            lambda table, unit_id: self._told.emit(number, table, unit_id),
            lambda connected: self._state.emit(number, connected),
            lambda seconds: self._waits.emit(number, seconds),
        )
        self._watch.start()

    def retry(self) -> None:
        """Tries to reach the server now."""
        if self._watch is not None:
            self._watch.retry()

    def close(self) -> None:
        """Ends the watch, within two seconds; nothing is told afterwards, not even what was on its way."""
        watch, self._watch = self._watch, None
        # What a watch said before its end may still wait in the queue of events when the next one has begun.
        self._sitting += 1
        self._timer.stop()
        self._gathered = None
        if watch is not None:
            watch.close()

    def _on_told(self, sitting: int, table: str, unit_id: int | None) -> None:
        if sitting != self._sitting:
            return
        from hamyar_desktop.services.live import Hint, changes_of, together

        changes = changes_of(Hint(table, unit_id))
        self._gathered = changes if self._gathered is None else together(self._gathered, changes)
        if not self._timer.isActive():
            self._timer.start(TOGETHER_MS)

    def _on_gathered(self) -> None:
        gathered, self._gathered = self._gathered, None
        if gathered is not None:
            self._timer.start(GATHER_MS)
            self.changed.emit(gathered)

    def _on_state(self, sitting: int, connected: bool) -> None:
        if sitting == self._sitting:
            self.connection_changed.emit(connected)

    def _on_waits(self, sitting: int, seconds: float) -> None:
        if sitting == self._sitting:
            self.retry_in.emit(ceil(seconds))
