"""The database in the hands of another tool that knows the program's functions: what it may do, and what is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from hamyar_desktop.store.failures import translate_failure
from tests.factories import Store

MOMENT = "2026-01-01T08:00:00.000000+00:00"
"""The moment at which the clock of the tests stands."""


def run(store: Store, who: str, sql: str, *values: object) -> int:
    """One statement in somebody's name ('' is nobody's); how many rows it concerned, which is never none."""
    with store.raw(store.people[who] if who else None) as raw:
        done = raw.execute(sql, values)
        assert done.rowcount != 0, "the statement concerned no row, so nothing could refuse it"
        return done.rowcount


def put(store: Store, who: str, table: str, row: dict[str, Any], how: str = "INSERT") -> None:
    """One row by its columns."""
    names, places = ", ".join(row), ", ".join("?" * len(row))
    run(store, who, f"{how} INTO {table} ({names}) VALUES ({places})", *row.values())


def refuses(store: Store, code: str, action: Callable[..., object], *args: object, **values: Any) -> None:
    """The file refuses with that code, and holds the very same rows afterwards."""
    before = everything(store)
    with pytest.raises(sqlite3.Error) as caught:
        action(store, *args, **values)
    known = translate_failure(caught.value)
    assert known is not None, caught.value
    assert known.code.value == code
    assert everything(store) == before


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with store.raw(None) as raw:
        tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {table: raw.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall() for table in tables}


def one(store: Store, sql: str, *values: object) -> Any:
    """The first column of the first row."""
    with store.raw(None) as raw:
        return raw.execute(sql, values).fetchone()[0]
