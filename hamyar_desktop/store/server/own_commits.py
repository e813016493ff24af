"""Knows which words of changes on the server come from the program's own commits."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, event

SOON = 60.0
"""Seconds after a commit within which its word comes; later the number of the process may be somebody else's."""
_PROCESS = "hamyar_process"


class OwnCommits:
    """Listens to an engine from before its first commit; from any thread.

    A word carries the number of the server's process that sent it. It is our own if that process serves a connection
    of the pool, and committed just now. A connection that is closed or found broken is forgotten at once; one that
    the server ended unnoticed after ``SOON``, long before all numbers have gone round.
    """

    def __init__(self, engine: Engine, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = Lock()
        self._committed: dict[int, float] = {}
        self._in_doubt = False
        event.listen(engine, "commit", self._on_commit)
        event.listen(engine, "close", self._on_gone)
        event.listen(engine, "detach", self._on_gone)
        event.listen(engine, "invalidate", self._on_invalidate)

    def made(self, process: int) -> bool:
        """Whether this process of the server works for us, and committed just now."""
        with self._lock:
            at = self._committed.get(process)
            return at is not None and self._now() - at <= SOON

    def take_doubt(self) -> bool:
        """Whether a connection broke since the last call: nobody knows whether its last commit was carried out.

        The pages were told that it failed, and its word was perhaps taken for one of a success.
        """
        with self._lock:
            found, self._in_doubt = self._in_doubt, False
            return found

    def _on_commit(self, connection: Connection) -> None:
        # Before it is sent: its word may be here before the answer.
        process: int = connection.connection.dbapi_connection.info.backend_pid  # type: ignore[union-attr]
        connection.info[_PROCESS] = process
        with self._lock:
            self._committed[process] = self._now()

    def _on_gone(self, _connection: Any, record: Any) -> None:
        self._forget(record)

    def _on_invalidate(self, _connection: Any, record: Any, _error: BaseException | None) -> None:
        with self._lock:
            self._in_doubt |= record.info.get(_PROCESS) in self._committed
        self._forget(record)

    def _forget(self, record: Any) -> None:
        # A broken connection can no longer say its number itself.
        process = record.info.pop(_PROCESS, None)
        with self._lock:
            self._committed.pop(process, None)
