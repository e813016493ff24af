"""Listens to the shared database for word of changes, and says when the server is lost and found again."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier

from hamyar_desktop.store.server.notices import CHANNEL
from hamyar_desktop.store.server.own_commits import OwnCommits

ONCE_A = 1.0
"""Seconds between two looks whether the program ends."""
FIRST_WAIT, LONGEST_WAIT = 0.5, 10.0
"""Seconds between two tries to reach the server; doubled after each."""
HEARTBEAT = 20.0
"""Seconds of silence after which the server is asked for a sign of life: a dead network does not say that it is."""
PATIENCE = 1.9
"""Seconds that ``close`` waits for the thread."""

Word = tuple[str, int | None]
"""A table and perhaps a unit."""

logger = logging.getLogger(__name__)


def word_of(payload: str) -> Word:
    """``table`` or ``table:unit_id``; what cannot be read as that may mean anything."""
    table, _, unit = payload.partition(":")
    if not table or (unit and not (unit.isascii() and unit.isdecimal())):
        return "*", None
    return table, int(unit) if unit else None


def _say_nothing(*_said: object) -> None:
    """In place of the listeners after the end."""


class ServerWatch:
    """A thread with a connection of its own.

    ``connect`` opens a connection that notices a dead network by itself (``connect_timeout``, ``tcp_user_timeout``),
    or raises ``psycopg.Error``; it is called in the thread.
    ``told`` gets every word but those of ``own`` commits; ``("*", None)`` after each ``state(True)``, for nobody knows
    what was changed while nobody listened: what was read before is read anew. ``state`` hears whether the server can
    be reached, ``waits`` the seconds until the next try. All are called in the thread.
    """

    def __init__(
        self,
        connect: Callable[[], psycopg.Connection[Any]],
        told: Callable[[str, int | None], None],
        state: Callable[[bool], None],
        waits: Callable[[float], None] = _say_nothing,
        heartbeat: float = HEARTBEAT,
        own: OwnCommits | None = None,
    ) -> None:
        self._connect = connect
        self._own = own
        self._told = told
        self._state = state
        self._waits = waits
        self._heartbeat = heartbeat
        self._stopped = threading.Event()
        self._woken = threading.Event()
        # A daemon: a program that ends must not wait for a network that is dead.
        self._thread = threading.Thread(target=self._run, name="server-watch", daemon=True)

    def start(self) -> None:
        """Begins to connect and listen; only once."""
        self._thread.start()

    def retry(self) -> None:
        """Tries to reach the server now, if the thread waits to do so."""
        self._woken.set()

    def close(self) -> None:
        """Ends the thread; nothing is told afterwards.

        A thread that just waits for a dead network is left to itself after two seconds: it ends when that wait does.
        """
        self._stopped.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)
        # Also lets go of the listeners: they may be objects of the window, which must not end in this thread.
        self._told = self._state = self._waits = _say_nothing

    # -- in the thread
    def _run(self) -> None:
        wait, lost = FIRST_WAIT, False
        while not self._stopped.is_set():
            self._woken.clear()
            try:
                with self._connect() as connection:
                    connection.autocommit = True
                    connection.execute(SQL("LISTEN {}").format(Identifier(CHANNEL)))
                    if self._stopped.is_set():
                        return
                    self._state(True)
                    if lost:
                        logger.info("the server is reached again")
                    self._told("*", None)
                    wait, lost = FIRST_WAIT, False
                    self._listen(connection)
            except psycopg.Error as error:
                if self._stopped.is_set():
                    return
                if not lost:
                    logger.warning("the server cannot be reached: %s", error)
                    lost = True
                    self._state(False)
                self._wait(wait)
                wait = min(wait * 2, LONGEST_WAIT)

    def _wait(self, seconds: float) -> None:
        self._waits(seconds)
        self._woken.wait(seconds)

    def _listen(self, connection: psycopg.Connection[Any]) -> None:
        """Until the end. Raises ``psycopg.Error`` when the server is lost."""
        heard = time.monotonic()
        while not self._stopped.is_set():
            # Equal ones are joined by whoever draws, within 50 ms: here every wait would show on the screen.
            for notice in connection.notifies(timeout=ONCE_A):
                if self._stopped.is_set():
                    return
                heard = time.monotonic()
                if self._own is None or not self._own.made(notice.pid):
                    self._told(*word_of(notice.payload))
            if self._own is not None and self._own.take_doubt():
                self._told("*", None)
            if time.monotonic() - heard >= self._heartbeat:
                connection.execute("SELECT 1")
                heard = time.monotonic()
