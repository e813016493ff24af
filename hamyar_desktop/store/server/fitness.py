"""Whether this program can work on a server and in a database there; asked by whoever signs in, owner or not."""

from __future__ import annotations

from sqlalchemy import Connection, Engine

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store.schema import reading

OLDEST = 150_000
"""PostgreSQL 15, as ``server_version_num`` tells it."""
# The catalogue tells everybody, also of tables that the person may not read.
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"


def refuse_unfit(engine: Engine) -> None:
    """Raises ``storage_unavailable``: reason ``version`` before PostgreSQL 15, ``foreign`` for another program's.

    An empty database is fit: its owner makes the tables.
    """
    with reading(engine) as connection:
        version = _version(connection)
        tables = set(connection.exec_driver_sql(_TABLES).scalars())
    if version < OLDEST:
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="version", detail=version // 10_000)
    if tables and "schema_meta" not in tables:
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="foreign", detail=min(tables))


def _version(connection: Connection) -> int:
    return int(connection.exec_driver_sql("SHOW server_version_num").scalar_one())
