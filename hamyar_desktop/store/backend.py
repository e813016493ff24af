"""Which of the two databases it is."""

from __future__ import annotations

from sqlalchemy import Connection, Dialect, Engine

SERVER = "postgresql"


def is_server(at: Connection | Engine | Dialect) -> bool:
    """Whether it is the shared database and not a file."""
    dialect = at if isinstance(at, Dialect) else at.dialect
    return dialect.name == SERVER
