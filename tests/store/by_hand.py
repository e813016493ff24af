"""The database in the hands of another tool that knows the program's functions: what it may do, and what is refused."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from hamyar_desktop.store.failures import translate_failure
from hamyar_desktop.store.generated.search_index import is_index
from tests.factories import Store

MOMENT = "2026-01-01T08:00:00.000000+00:00"
"""The moment at which the clock of the tests stands."""
FAILURES = (sqlite3.Error, psycopg.Error)
BEFORE_THE_RULES = ("42501", "428C9")
"""SQLSTATEs of PostgreSQL: no such right, no such id to be chosen."""


class NothingThereError(AssertionError):
    """A statement concerned no row, so no rule could refuse it."""


def run(store: Store, who: str, sql: str, *values: object) -> int:
    """One statement in somebody's name ('' is nobody's); how many rows it concerned, which is never none."""
    with store.raw(store.people[who] if who else None) as raw:
        done = raw.execute(sql, values)
        if done.rowcount == 0:
            raise NothingThereError(sql)
        return int(done.rowcount)


def put(store: Store, who: str, table: str, row: dict[str, Any], how: str = "INSERT") -> None:
    """One row by its columns."""
    run(store, who, insertion(store, table, row, how), *row.values())


def insertion(store: Store, table: str, row: dict[str, Any], how: str) -> str:
    """The statement; forms that step over what is in the way, spelt as the database spells its own."""
    names, places = ", ".join(row), ", ".join("?" * len(row))
    if store.is_server and how != "INSERT":
        return f"INSERT INTO {table} ({names}) VALUES ({places}) ON CONFLICT DO NOTHING"
    return f"{how} INTO {table} ({names}) VALUES ({places})"


def changing(store: Store, how: str) -> str:
    """UPDATE and its form that removes what is in the way, which only SQLite has."""
    return "UPDATE" if store.is_server else how


def refuses(store: Store, code: str, action: Callable[..., object], *args: object, **values: Any) -> None:
    """The database refuses with that code, and holds the very same rows afterwards.

    On the server a row of another unit is as if it were not there, which refuses without a word; and before the
    rules are asked, a missing grant and the ids, which are the server's own to give, refuse as «not allowed».
    """
    before = content(store)
    hidden = (NothingThereError,) if store.is_server and code == "not_allowed" else ()
    with pytest.raises((*FAILURES, *hidden)) as caught:
        action(store, *args, **values)
    if getattr(caught.value, "sqlstate", None) not in BEFORE_THE_RULES and not caught.errisinstance(hidden):
        known = translate_failure(caught.value)
        assert known is not None, caught.value
        assert known.code.value == code, caught.value
    assert content(store) == before


def content(store: Store) -> object:
    """Every row of every table, to compare with what stood there before."""
    if not store.is_server:
        return everything(store)
    with store.raw(None) as raw:
        # One question for all: seventeen would take longer than the rest of a test.
        each = [f"SELECT '{name}' || t::text FROM {name} t" for name in _tables(store, raw)]
        return sorted(raw.execute(" UNION ALL ".join(each)).fetchall())


def _tables(store: Store, raw: Any) -> list[str]:
    listed = "SELECT name FROM sqlite_master WHERE type = 'table'"
    if store.is_server:
        listed = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    return [name for (name,) in raw.execute(listed) if not is_index(name)]


def everything(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with store.raw(None) as raw:
        tables = _tables(store, raw)
        return {table: sorted(raw.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr) for table in tables}


def one(store: Store, sql: str, *values: object) -> Any:
    """The first column of the first row."""
    with store.raw(None) as raw:
        return raw.execute(sql, values).fetchone()[0]
