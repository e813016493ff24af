"""Reads all about one request off the GUI thread, and again whenever something of it may have changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from hamyar_desktop.services.rows import Changes
from hamyar_desktop.services.show_request import WholeRequest
from hamyar_desktop.ui.desk import Desk

FOLLOW_MS = 120
"""Whoever runs through a table with the arrow keys asks for the row where she stops, not for each on the way."""


class RequestReader(QObject):
    """``follow`` names the request; what was asked before is dropped, and nothing is answered after ``stop``."""

    read = Signal(object)
    """A ``WholeRequest``."""
    failed = Signal(object)
    """The exception, also ``request_unknown`` when it is gone."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.request_id: int | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FOLLOW_MS)
        self._timer.timeout.connect(self.reload)
        desk.changed.connect(self._on_desk_changed)

    def open(self, request_id: int) -> None:
        """Reads this request at once."""
        self.request_id = request_id
        self.reload()

    def follow(self, request_id: int) -> None:
        """Reads this request unless another one is named very soon."""
        self.request_id = request_id
        self._timer.start()

    def stop(self) -> None:
        """Nothing is read any more."""
        self.request_id = None
        self._timer.stop()

    def reload(self) -> None:
        """Reads it anew."""
        self._timer.stop()
        request_id = self.request_id
        if request_id is None:
            return
        desk, person = self._desk, self._desk.person

        def take(whole: WholeRequest) -> None:
            if self.request_id == request_id:
                self.read.emit(whole)

        def fail(error: BaseException) -> None:
            if self.request_id == request_id:
                self.failed.emit(error)

        desk.runner.run_latest(
            f"request-{id(self)}", lambda: desk.services.whole_request(person, request_id), take, fail
        )

    def _on_desk_changed(self, changes: Changes) -> None:
        """Names of students, accounts and seats stand in it too, and of others' changes no ids are known."""
        concerned = changes.requests or changes.accounts or changes.students or changes.quotas
        if concerned and not self._timer.isActive():
            self.reload()
