"""Servers that were opened since the start of the program, each of them once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hamyar_desktop.services.every import Opened


class KnownServers:
    """Opens databases. Of a server the use cases stay the same, because they count wrong passwords.

    Otherwise each trial on the page of the first run, and each way between it and signing in, would begin to count
    anew. Used in the worker.
    """

    def __init__(self, open_database: Callable[[str], Opened]) -> None:
        self._open_database = open_database
        self._by_url: dict[str, Opened] = {}

    def open(self, url: str) -> Opened:
        """Raises what opening a database raises. A server may be opened again after its ``close``."""
        known = self._by_url.get(url)
        if known is not None:
            return known
        opened = self._open_database(url)
        if opened.server:
            self._by_url[url] = opened
        return opened

    def close(self) -> None:
        """Gives every connection back, also those of trials that came to nothing."""
        for opened in self._by_url.values():
            opened.close()
