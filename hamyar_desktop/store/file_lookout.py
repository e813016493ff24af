"""Tells commits of others to the embedded file from the program's own, of which the pages know already."""

from __future__ import annotations

import logging
import sqlite3
import threading
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from hamyar_desktop.store.identity import READONLY

_BEFORE = "hamyar_version_before_commit"

logger = logging.getLogger(__name__)


class FileLookout:
    """An idle read-only connection that is asked whether others committed; from any thread.

    It begins when it is made. A file that only comes later, or another one in its place, counts as a commit of others.

    SQLite says of each connection whether *another* one committed, not which. So a commit of ``heed``'s engine is
    taken between two looks: the first under the lock of the writer, the second when the connection goes back to the
    pool. Nobody came in between if the writing connection itself has not heard of another commit by then. In every
    doubt the commit counts as one of others: they are rather told twice than lost.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._version = 0
        self._under_way = 0
        self._others = False
        if self._look_in_any_case():
            self._others = False

    def heed(self, engine: Engine) -> None:
        """Commits of this engine are the program's own."""
        event.listen(engine, "commit", self._on_commit)
        event.listen(engine, "checkin", self._on_checkin)

    def others_committed(self) -> bool:
        """Whether somebody else changed the file since the last call.

        Raises ``sqlite3.Error`` and ``OSError`` while the file cannot be read; it is looked at anew the next time.
        """
        with self._lock:
            if not self._under_way:
                try:
                    self._look()
                except (sqlite3.Error, OSError):
                    self._let_go()
                    raise
            found, self._others = self._others, False
            return found

    def close(self) -> None:
        """Lets the file go."""
        with self._lock:
            self._let_go()

    # -- what the program itself commits
    def _on_commit(self, connection: Connection) -> None:
        """Right before the commit, when nobody else can write."""
        writer: Any = connection.connection.dbapi_connection
        if writer is None or connection.get_execution_options().get(READONLY, False):
            return
        with self._lock:
            self._settle(connection.info, writer)
            self._look_in_any_case()
            connection.info[_BEFORE] = _version_told_to(writer)
            self._under_way += 1

    def _on_checkin(self, writer: Any, record: Any) -> None:
        with self._lock:
            self._settle(record.info, writer)

    def _settle(self, info: dict[Any, Any], writer: Any) -> None:
        before = info.pop(_BEFORE, None)
        if before is None:
            return
        self._under_way -= 1
        if writer is None:
            # Broken in the middle of it: whether it was committed is to be read.
            self._others = True
            return
        self._look_in_any_case(own=True)
        # Only after the look: whoever commits later is seen by the next one.
        if _version_told_to(writer) != before:
            self._others = True

    # -- looking; with the lock
    def _look_in_any_case(self, *, own: bool = False) -> bool:
        """Whether it could be read: a commit must not fail because it cannot be watched."""
        try:
            self._look(own=own)
        except (sqlite3.Error, OSError) as error:
            logger.info("the file cannot be looked at: %s", error)
            self._let_go()
            self._others = True
            return False
        return True

    def _look(self, *, own: bool = False) -> None:
        found = self._path.stat()
        file = (found.st_dev, found.st_ino)
        if self._connection is not None and file == self._file:
            before, self._version = self._version, data_version(self._connection)
            self._others |= before != self._version and not own
            return
        # Else the connection would go on watching a file that no longer has a name.
        self._let_go()
        self._connection = sqlite3.connect(
            f"{self._path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
        )
        self._version = data_version(self._connection)
        self._file = file
        self._others = True

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def data_version(connection: sqlite3.Connection) -> int:
    """A number that changes when another connection commits, and not when this one does."""
    # All rows are fetched: a statement that is not at its end would hold the log of the writers.
    [(version,)] = connection.execute("PRAGMA data_version").fetchall()
    return int(version)


def _version_told_to(writer: Any) -> object:
    """The version of a connection of the program; something that equals nothing if it cannot say."""
    try:
        return data_version(writer)
    except sqlite3.Error as error:
        logger.info("a connection cannot be asked for its version: %s", error)
        return object()
