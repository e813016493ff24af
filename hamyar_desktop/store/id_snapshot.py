"""Reads the ids of a query into an array: exact count, any jump and «select all» for eight bytes a row."""

from __future__ import annotations

from array import array
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Insert, Select


def id_snapshot(connection: Connection, statement: Select[Any]) -> array[int]:
    """Runs a one-column query on the driver itself: no row objects, a tenth of a second per million."""
    compiled = statement.compile(connection, compile_kwargs={"render_postcompile": True})
    parameters = compiled.construct_params()
    # SQLite's driver counts the places, PostgreSQL's knows them by name.
    places = compiled.positiontup
    values = parameters if places is None else [parameters[name] for name in places]
    cursor: Any = connection.connection.cursor()
    try:
        cursor.execute(str(compiled), values)
        return array("q", chain.from_iterable(cursor))
    finally:
        cursor.close()


def new_id(connection: Connection, statement: Insert) -> int:
    """Inserts one row and gives its id."""
    key = connection.execute(statement).inserted_primary_key
    assert key is not None, "an insert of one row has a primary key"
    return int(key[0])
