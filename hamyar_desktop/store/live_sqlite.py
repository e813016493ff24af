"""Watches the embedded file for what others commit, from another window or the command line."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable

from hamyar_desktop.store.file_lookout import FileLookout

EVERY = 0.5
"""Seconds between two looks; one costs some microseconds and no lock that a writer would feel."""
PATIENCE = 1.9
"""Seconds that ``close`` waits for the thread."""

logger = logging.getLogger(__name__)


def _say_nothing(*_said: object) -> None:
    """In place of the listener after the end."""


class FileWatch:
    """A thread that asks ``lookout`` every ``every`` seconds.

    ``told`` gets ``("*", None)`` in the thread when others have committed since the last sitting or the opening of
    the file: whatever was read in between is read anew. The lookout stays open after the end, for the next sitting.
    """

    def __init__(self, lookout: FileLookout, told: Callable[[str, int | None], None], every: float = EVERY) -> None:
        self._lookout = lookout
        self._told = told
        self._every = every
        self._stopped = threading.Event()
        self._woken = threading.Event()
        self._failed = False
        self._thread = threading.Thread(target=self._run, name="file-watch", daemon=True)

    def start(self) -> None:
        """Begins to watch; only once. The file may come later."""
        self._thread.start()

    def retry(self) -> None:
        """Looks now."""
        self._woken.set()

    def close(self) -> None:
        """Ends the thread; nothing is told afterwards."""
        self._stopped.set()
        self._woken.set()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)
        # Also lets go of the listener: it may be an object of the window, which must not end in this thread.
        self._told = _say_nothing

    # -- in the thread
    def _run(self) -> None:
        while not self._stopped.is_set():
            self._woken.clear()
            self._look()
            # ``close`` sets both in the other order: a wait that begins after it ends at once.
            if not self._stopped.is_set():
                self._woken.wait(self._every)

    def _look(self) -> None:
        try:
            changed = self._lookout.others_committed()
        except (sqlite3.Error, OSError) as error:
            # A file that is locked, away or half copied for the moment is read at one of the next looks.
            if not self._failed:
                logger.warning("the file cannot be watched: %s", error)
            self._failed = True
            return
        self._failed = False
        if changed and not self._stopped.is_set():
            self._told("*", None)
