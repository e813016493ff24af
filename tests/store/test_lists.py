"""Lists inside a statement: the index is used, whatever the length, in the words of either database."""

import re

import pytest
from sqlalchemy import select, text

from hamyar_desktop.models.orm.student import StudentRecord
from hamyar_desktop.models.orm.work_request import WorkRequestRecord as Request
from hamyar_desktop.store.lists import in_json, pairs


@pytest.mark.parametrize(("column", "values"), [(Request.id, [1, 2, 3]), (StudentRecord.number, ["1", "2"])])
def test_it_searches_by_index_and_does_not_read_the_whole_table(either, column, values):
    table = column.class_.__tablename__
    with either.engine.connect() as connection:
        explain = "EXPLAIN QUERY PLAN"
        if either.is_server:
            # Of so few rows it would rather read all; here one wants to know whether it can do otherwise.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            explain = "EXPLAIN"
        asked = (
            select(column).where(in_json(column, values)).compile(connection, compile_kwargs={"literal_binds": True})
        )
        plan = [row[-1].strip(" ->") for row in connection.execute(text(f"{explain} {asked}".replace(":", "\\:")))]

    searched = rf"Index( Only)? Scan using \w+ on {table}\b|Bitmap Heap Scan on {table}\b|SEARCH {table}\b"
    assert any(re.match(searched, line) for line in plan), plan
    assert not any(re.match(rf"(SCAN|Seq Scan on) {table}\b", line) for line in plan), plan


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
