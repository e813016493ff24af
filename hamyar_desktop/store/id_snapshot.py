"""Reads the ids of a query into an array: exact count, any jump and «select all» for four bytes a row.

A row of the driver is a tuple with a number in it, and the interpreter is taken for each. So the database packs the
ids itself: SQLite joins them as hexadecimal text in one value, PostgreSQL sends them as its COPY format has it.
"""

from __future__ import annotations

import sys
from array import array
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Insert, Select

from hamyar_desktop.store.backend import is_server

_DIGITS = 8
"""Of an id in hexadecimal: four bytes, four thousand million rows."""
_AT_ONCE = 1 << 16
"""Ids that are unpacked in one go: longer, and the window would feel that the interpreter is busy."""
_COPY_HEAD, _COPY_ROW = 19, 10
"""Bytes of PostgreSQL's binary COPY: signature, flags and extension; then per row two of count, four of length."""
_COPY_NUMBER = 6
"""Where in its row the number begins."""


def id_snapshot(connection: Connection, statement: Select[Any]) -> array[int]:
    """Runs a one-column query of ids and keeps its order.

    Its values go to the driver as they are, so they are texts and numbers already. Raises ``TypeError`` for others.
    """
    text, values = _compiled(connection, statement)
    if is_server(connection):
        return _from_server(connection, text, values)
    packed = f"SELECT count(*), group_concat(printf('%0{_DIGITS}x', id), '') FROM ({text})"
    cursor: Any = connection.connection.cursor()
    try:
        count, told = cursor.execute(packed, values).fetchone()
        if count * _DIGITS != len(told or ""):
            # Ids of more than four bytes do not fit the packing.
            return array("q", chain.from_iterable(cursor.execute(text, values)))
        return _unpacked_text(told or "")
    finally:
        cursor.close()


def _compiled(connection: Connection, statement: Select[Any]) -> tuple[str, Any]:
    compiled = statement.compile(connection, compile_kwargs={"render_postcompile": True})
    parameters = compiled.construct_params()
    strange = [name for name, value in parameters.items() if not isinstance(value, str | int | None)]
    if strange:
        raise TypeError(f"{strange} would need to be told in the database's words")
    # SQLite's driver counts the places, PostgreSQL's knows them by name.
    places = compiled.positiontup
    return str(compiled), parameters if places is None else [parameters[name] for name in places]


def _unpacked_text(told: str) -> array[int]:
    ids = array("I")
    step = _AT_ONCE * _DIGITS
    for start in range(0, len(told), step):
        part = array("I", bytes.fromhex(told[start : start + step]))
        _turn(part)
        ids.extend(part)
    return ids


def _from_server(connection: Connection, text: str, values: Any) -> array[int]:
    ids = array("I")
    rest = b""
    # Without values the driver leaves the text as it is, and a doubled percent sign with it.
    copied = f"COPY ({text if values else text.replace('%%', '%')}) TO STDOUT (FORMAT BINARY)"
    cursor: Any = connection.connection.cursor()
    try:
        with cursor.copy(copied, values) as copy:
            skipped = False
            for block in copy:
                data = rest + bytes(block)
                start = 0 if skipped else _COPY_HEAD
                rows, skipped = (len(data) - start) // _COPY_ROW, True
                end = start + rows * _COPY_ROW
                ids.extend(_unpacked_rows(data[start:end]))
                rest = data[end:]
        return ids
    finally:
        cursor.close()


def _unpacked_rows(rows: bytes) -> array[int]:
    """The four bytes of each row's number; a number of SQLAlchemy's Integer is one of four bytes here."""
    numbers = bytearray(len(rows) // _COPY_ROW * 4)
    for place in range(4):
        numbers[place::4] = rows[_COPY_NUMBER + place :: _COPY_ROW]
    part = array("I", bytes(numbers))
    _turn(part)
    return part


def _turn(numbers: array[int]) -> None:
    """Both formats have the high byte first."""
    if sys.byteorder == "little":
        numbers.byteswap()


def new_id(connection: Connection, statement: Insert) -> int:
    """Inserts one row and gives its id."""
    key = connection.execute(statement).inserted_primary_key
    assert key is not None, "an insert of one row has a primary key"
    return int(key[0])
