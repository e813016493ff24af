"""The program's own table of requests at a real desk: real use cases, the real worker, a real file."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.table_yardsticks import SIZE
from hamyar_desktop.bootstrap import DEMO_PASSWORD, build
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.settings import sqlite_url
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.tables.request_columns import request_columns
from hamyar_desktop.ui.tables.requests_table import RequestsTable
from hamyar_desktop.ui.tasks import BackgroundRunner

COLUMNS = ("student", "unit", "work_type", "hours", "actual", "registered", "stage")
PATIENCE_S = 120.0
BEAT_MS = 1


def wait_until(reached: Callable[[], bool]) -> None:
    """Lets the event loop work. Raises ``TimeoutError``."""
    until = time.monotonic() + PATIENCE_S
    while not reached():
        if time.monotonic() > until:
            raise TimeoutError("the table did not get there")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


class Heartbeat:
    """The longest time in which the event loop could not answer, while it is entered."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = 0.0
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def __enter__(self) -> Heartbeat:
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._beat()
        self._timer.stop()


class OurTable:
    """``RequestsTable`` over one database, signed in as student affairs."""

    def __init__(self, database: Path) -> None:
        self.built = build(sqlite_url(database), drafts=database.with_suffix(".drafts"))
        services = self.built.services
        self.person = services.sign_in("mina", DEMO_PASSWORD)
        self.runner = BackgroundRunner()
        self.desk = Desk(self.runner)
        self.desk.open(services, self.person, services.reference(self.person))
        self.desk.failed_unexpectedly.connect(self._raise)
        self.table = RequestsTable(self.desk, f"bench-{database.stem}", request_columns(*COLUMNS))
        self.table.resize(*SIZE)
        self.table.show()
        self._counted = -1
        self.table.counted.connect(self._on_counted)

    def _raise(self, error: BaseException) -> None:
        raise error

    def _on_counted(self, count: int) -> None:
        self._counted = count

    def widths(self) -> list[int]:
        """Pixels of the columns, for a yardstick of the same geometry."""
        return [self.table.columnWidth(place) for place in range(len(COLUMNS))]

    def empty(self) -> None:
        """Nothing is shown, nothing is known, and nothing is under way."""
        wait_until(self.runner.is_idle)
        self.table.forget()

    def first_rows(self, wanted: RequestFilter) -> None:
        """Asks, and returns when the first rows are painted; the exact count may still be under way."""
        self.table.show_filter(wanted)
        wait_until(lambda: self.table.rows_model.loaded_at(0) is not None)
        self.table.viewport().repaint()

    def counted(self, wanted: RequestFilter) -> int:
        """Asks, and returns when the first rows are painted and the exact count is known."""
        self._counted = -1
        self.first_rows(wanted)
        wait_until(lambda: self._counted >= 0)
        self.table.viewport().repaint()
        return self._counted

    def end(self) -> None:
        """Asks for everything, newest first, and goes to the last row."""
        self.jump(self.counted(RequestFilter()) - 1)

    def jump(self, place: int) -> None:
        """Scrolls there, and returns when what is in sight is read and painted."""
        model, table = self.table.rows_model, self.table
        table.verticalScrollBar().setValue(place * table.row_height)
        table.viewport().repaint()
        top = table.rowAt(0)
        last = table.rowAt(table.viewport().height() - 1)
        bottom = last if last >= 0 else model.rowCount() - 1
        wait_until(lambda: model.loaded_at(top) is not None and model.loaded_at(bottom) is not None)
        table.viewport().repaint()

    def close(self) -> None:
        """Ends the worker and lets go of the file."""
        wait_until(self.runner.is_idle)
        self.table.deleteLater()
        self.runner.close()
        self.built.close()


def open_term(table: OurTable, wanted: RequestFilter) -> RequestFilter:
    """The same filter in the term that is open."""
    term = table.desk.reference.term
    return replace(wanted, term_code=term.code if term else "")
