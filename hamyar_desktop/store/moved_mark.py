"""The mark of a file whose data went to the server: whoever opens it, or still has it open, is told where they are."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store.generated import all_triggers

_KEY = "moved_to"
_GUARD = "schema_meta_may_not_insert"
_READ = f"SELECT value FROM schema_meta WHERE key = '{_KEY}'"


def mark_as_moved(connection: Connection, server: str) -> None:
    """Writes where the data are now, as part of the open transaction of the file."""
    connection.exec_driver_sql(f"DROP TRIGGER {_GUARD}")
    connection.exec_driver_sql("INSERT INTO schema_meta (key, value) VALUES (?, ?)", (_KEY, server))
    connection.exec_driver_sql(all_triggers()[_GUARD])


def refuse_moved(engine: Engine) -> None:
    """From now on every transaction on a marked file raises ``storage_unavailable`` (reason ``moved``).

    Also in a window that was open while the file moved: what it wrote afterwards would be lost.
    """
    event.listen(engine, "begin", _on_begin)


def _on_begin(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    try:
        found = driver.execute(_READ).fetchone()
    except sqlite3.OperationalError as error:
        if str(error) == "no such table: schema_meta":  # a new file, or another program's, which is refused elsewhere
            return
        raise
    if found:
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="moved", server=found[0])
