"""Lists of any length inside a statement, bound as one JSON value, in the words of either database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import JSON, ColumnElement, Connection, Integer, cast, func, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType

from hamyar_desktop.store.backend import is_server


class _InJson(FunctionElement[Any]):
    """Column and list; its name makes statements with it cacheable."""

    name = "in_json"
    # No Boolean: SQLite would be asked for «(… IN …) = 1», for which it reads the whole table.
    type = NullType()
    inherit_cache = True


@compiles(_InJson, "sqlite")
def _in_sqlite(element: _InJson, compiler: Any, **told: Any) -> str:
    column, listed = element.clauses
    return f"{compiler.process(column, **told)} IN (SELECT value FROM json_each({compiler.process(listed, **told)}))"


@compiles(_InJson, "postgresql")
def _in_server(element: _InJson, compiler: Any, **told: Any) -> str:
    column, listed = element.clauses
    kind = "integer" if isinstance(column.type, Integer) else "text"
    each = f"SELECT CAST(e AS {kind}) FROM json_array_elements_text(CAST({compiler.process(listed, **told)} AS json)) e"
    return f"{compiler.process(column, **told)} = ANY (ARRAY({each}))"


def in_json(column: Any, values: Sequence[object]) -> ColumnElement[bool]:
    """``column IN`` a list of any length."""
    return _InJson(column, literal(json.dumps(list(values))))


def pairs(connection: Connection, items: Sequence[tuple[int, int]]) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """A list of pairs as two columns of a FROM clause."""
    told = json.dumps(items)
    if is_server(connection):
        each = func.json_array_elements(cast(literal(told), JSON)).table_valued("value", name="wanted")
        return tuple(cast(each.c.value.op("->>")(place), Integer) for place in (0, 1))  # type: ignore[return-value]
    rows = func.json_each(told).table_valued("value", name="wanted")
    return func.json_extract(rows.c.value, "$[0]"), func.json_extract(rows.c.value, "$[1]")
