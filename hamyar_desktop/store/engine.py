"""Opens the embedded file as database.md has it: WAL, FULL, BEGIN IMMEDIATE, actor and clock as SQL functions."""

from __future__ import annotations

import sqlite3
import time
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.models.orm.base import moment_text
from hamyar_desktop.store.backend import SERVER, is_server
from hamyar_desktop.store.identity import NOBODY, READONLY, Identity, identity_of
from hamyar_desktop.store.network_folders import is_on_network

__all__ = ["NOBODY", "READONLY", "Engine", "Identity", "identity_of", "is_server", "make_engine"]

PATIENCE = 10
"""Seconds to wait for another program that writes."""
BETWEEN = 0.02
"""Seconds between two tries where SQLite itself does not wait."""
EXAMPLE = "sqlite:///hamyar.sqlite3"


def make_engine(url: str) -> Engine:
    """An engine over an SQLite file or a PostgreSQL server; nothing is opened yet.

    Raises ``storage_unavailable`` for other databases and missing folders, ``network_folder`` for a file
    that another machine holds.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise RuleBroken(
            Code.STORAGE_UNAVAILABLE, reason="kind", detail=url.partition("://")[0], example=EXAMPLE
        ) from None
    if parsed.get_backend_name() == SERVER:
        # Late: the driver is heavy, and most computers have a file.
        from hamyar_desktop.store.server.engine import make_server_engine

        return make_server_engine(parsed)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="kind", detail=parsed.get_backend_name(), example=EXAMPLE)
    path = Path(str(parsed.database)).absolute()
    try:
        reachable = path.parent.is_dir()
    except OSError as error:
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, detail=error.strerror) from error
    if not reachable:
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="folder", detail=path.parent)
    if is_on_network(path):
        raise RuleBroken(Code.NETWORK_FOLDER, path=path)
    engine = create_engine(parsed, connect_args={"check_same_thread": False, "timeout": PATIENCE})
    event.listen(engine, "connect", partial(_on_connect, path))
    event.listen(engine, "begin", partial(_on_begin, path))
    return engine


def _on_connect(path: Path, connection: Any, record: Any) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
    _use_wal(connection)
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "trusted_schema = ON"):
        connection.execute(f"PRAGMA {pragma}")
    record.info["file"] = _file_at(path)
    identity = Identity()
    record.info["identity"] = identity
    connection.create_function("hamyar_actor", 0, lambda: identity.actor)
    connection.create_function("hamyar_now", 0, lambda: moment_text(identity.clock()))


def _use_wal(connection: Any) -> None:
    """Turns on the write-ahead log, waiting for a program that makes the same new file at the same moment.

    SQLite's own patience does not reach here: while another writer stands in a file that has no log yet, the
    answer is «locked» at once, for fear that two wait for each other.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
        time.sleep(BETWEEN)


def _file_at(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _on_begin(path: Path, connection: Connection) -> None:
    if connection.info["file"] != _file_at(path):
        # SQLite would go on writing, without a word, into a file that nobody will ever open again.
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="gone", detail=path)
    # The deferred BEGIN of the usual recipe fails with "database is locked" when a reader turns writer.
    readonly = connection.get_execution_options().get(READONLY, False)
    connection.exec_driver_sql("BEGIN" if readonly else "BEGIN IMMEDIATE")
