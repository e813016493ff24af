"""Lists inside a statement: the index is used, whatever the length, in the words of either database."""

import pytest
from sqlalchemy import select, text

from hamyar_desktop.models.orm.student import StudentRecord
from hamyar_desktop.models.orm.work_request import WorkRequestRecord as Request
from hamyar_desktop.store.lists import in_json, pairs


@pytest.mark.parametrize(("column", "values"), [(Request.id, [1, 2, 3]), (StudentRecord.number, ["1", "2"])])
def test_a_file_searches_by_index_and_does_not_read_the_whole_table(store, column, values):
    with store.engine.connect() as connection:
        asked = (
            select(column).where(in_json(column, values)).compile(connection, compile_kwargs={"literal_binds": True})
        )
        plan = [row[-1] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {asked}".replace(":", "\\:")))]

    table = column.class_.__tablename__
    assert any(line.startswith(f"SEARCH {table}") for line in plan), plan
    assert not any(line.startswith(f"SCAN {table}") for line in plan), plan


def test_just_the_listed_are_found(either):
    with either.open_unit(either.affairs, readonly=True) as unit:
        found = unit.students.by_numbers(["40011001", "40011003", "99999999"])
        assert set(found) == {"40011001", "40011003"}
        assert unit.students.by_numbers([]) == {}
        wanted = [row.id for row in found.values()]
        assert [row.id for row in unit.students.page([*wanted, -1])] == wanted


def test_pairs_are_two_columns_of_numbers(either):
    with either.engine.connect() as connection:
        first, second = pairs(connection, [(1, 10), (2, 20)])
        assert sorted(map(tuple, connection.execute(select(first, second)))) == [(1, 10), (2, 20)]
