"""Watches the embedded file for commits of other connections, of this program or of another."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

EVERY = 0.5
"""Seconds between two looks; one costs some microseconds and no lock that a writer would feel."""
PATIENCE = 1.9
"""Seconds that ``close`` waits for the thread."""

logger = logging.getLogger(__name__)


def _say_nothing(*_said: object) -> None:
    """In place of the listener after the end."""


class FileWatch:
    """A thread with an idle read-only connection of its own.

    ``told`` gets ``("*", None)`` in the thread after other connections committed, or when another file stands in the
    place of the one that was watched. It looks every ``every`` seconds. Commits before the thread has opened the file
    are told to nobody.
    """

    def __init__(self, path: Path, told: Callable[[str, int | None], None], every: float = EVERY) -> None:
        self._path = path
        self._told = told
        self._every = every
        self._stopped = threading.Event()
        self._woken = threading.Event()
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._version = 0
        self._opened_before = False
        self._failed = False
        self._thread = threading.Thread(target=self._run, name="file-watch", daemon=True)

    def start(self) -> None:
        """Begins to watch; only once. The file may come later."""
        self._thread.start()

    def retry(self) -> None:
        """Looks now."""
        self._woken.set()

    def close(self) -> None:
        """Ends the thread and lets the file go; nothing is told afterwards."""
        self._stopped.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)
        # Also lets go of the listener: it may be an object of the window, which must not end in this thread.
        self._told = _say_nothing

    # -- in the thread
    def _run(self) -> None:
        try:
            while not self._stopped.is_set():
                self._woken.clear()
                try:
                    changed = self._look()
                except (sqlite3.Error, OSError) as error:
                    # A file that is locked, away or half copied for the moment is read at one of the next looks.
                    if not self._failed:
                        logger.warning("the file cannot be watched: %s", error)
                    self._failed = True
                    self._let_go()
                else:
                    self._failed = False
                    if changed and not self._stopped.is_set():
                        self._told("*", None)
                self._woken.wait(self._every)
        finally:
            self._let_go()

    def _look(self) -> bool:
        """Whether something changed since the last look. Raises ``sqlite3.Error`` and ``OSError``."""
        found = self._path.stat()
        file = (found.st_dev, found.st_ino)
        if self._connection is not None and file == self._file:
            before, self._version = self._version, _data_version(self._connection)
            return before != self._version
        # Else the connection would go on watching a file that no longer has a name.
        self._let_go()
        self._connection = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        self._version = _data_version(self._connection)
        self._file = file
        again, self._opened_before = self._opened_before, True
        return again

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection commits."""
    # All rows are fetched: a statement that is not at its end would hold the log of the writers.
    [(version,)] = connection.execute("PRAGMA data_version").fetchall()
    return int(version)
