"""The ids of a query as a packed array: the same as row by row, on both databases."""

from __future__ import annotations

from array import array
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, column, literal_column, select, text

from hamyar_desktop.models.orm.work_request import WorkRequestRecord
from hamyar_desktop.store.id_snapshot import id_snapshot
from tests.factories import Store


def numbers(connection: Connection, body: str) -> array[int]:
    return id_snapshot(
        connection, select(column("id")).select_from(text(f"({body}) AS series")).order_by(text("place"))
    )


def series(count: int) -> str:
    """``count`` ids in an order of their own, in words of both databases."""
    return (
        f"WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < {count})"
        " SELECT id, (id * 7919) % 100003 AS place FROM n"
    )


@pytest.mark.parametrize("count", [1, 2, 3000, 70_000])
def test_every_id_in_the_order_of_the_query(either: Store, count: int) -> None:
    with either.engine.connect() as connection:
        found = numbers(connection, series(count))
    assert list(found) == sorted(range(1, count + 1), key=lambda each: each * 7919 % 100003)


def test_nothing_is_an_empty_array(either: Store) -> None:
    with either.engine.connect() as connection:
        assert not id_snapshot(connection, select(literal_column("1").label("id")).where(text("1 = 0")))


def test_four_bytes_a_row(either: Store) -> None:
    with either.engine.connect() as connection:
        found = numbers(connection, series(500))
    assert found.itemsize * len(found) == 2000


def test_ids_beyond_four_bytes_are_read_one_by_one(store: Store) -> None:
    """Only a file can have them: a server's ids are of four bytes."""
    with store.engine.connect() as connection:
        found = numbers(connection, f"SELECT {2**33} AS id, 1 AS place UNION ALL SELECT 5, 2")
    assert list(found) == [2**33, 5]


def test_a_value_that_the_driver_would_not_understand_is_not_handed_over(either: Store) -> None:
    late = select(WorkRequestRecord.id).where(WorkRequestRecord.registered_at > datetime.now(UTC))
    with either.engine.connect() as connection, pytest.raises(TypeError, match="registered_at"):
        id_snapshot(connection, late)
