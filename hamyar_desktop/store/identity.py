"""Who acts on a connection, and what time it is there; the same shape for both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import Connection

READONLY = "hamyar_readonly"
"""An execution option of connections that only read."""
NOBODY = 0


class Identity:
    """The triggers of SQLite ask it through SQL functions; PostgreSQL knows its sessions and its clock itself."""

    def __init__(self) -> None:
        self.actor = NOBODY
        self.clock: Callable[[], datetime] = lambda: datetime.now(UTC)


def identity_of(connection: Connection) -> Identity:
    """The identity behind a connection."""
    identity: Identity = connection.info["identity"]
    return identity
