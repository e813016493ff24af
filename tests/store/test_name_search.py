"""Finding students by parts of their names: the index of a file only narrows, so both databases answer alike."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from hamyar_desktop.domain.text import fold
from hamyar_desktop.models.orm.student import StudentRecord
from hamyar_desktop.services.rows import NewStudent
from hamyar_desktop.store.generated.search_index import INDEX
from hamyar_desktop.store.name_search import matches_student
from tests.factories import Store

PEOPLE = (
    ("مریم", "احمدی"), ("علی رضا", "کریمی"), ("علیرضا", "کریم‌پور"), ("Ann \"the\" O'Neil", "50% ژ_یان"),
    ("زهرا", "نوری"), ("می‌نا", "پقژ"),
)  # fmt: skip
TYPED = (
    "م", "مر", "مریم", "ریم", "مریم ا", "ا مریم", "احمدی مریم", "علیرضا", "علی رضا", "رضا علی", "کریم",
    "کریم پور", "کریمپور", "ي", "كريم", "ژ", "ژی", "پق", "پقژ", "ضض", "ضضض", "ٹ", "مریم ژژ", "مریم ٹ", '"',
    '"the"', "o'n", "50%", "%", "_", "ژ_ی", "/", "*", "AND", "OR NOT", "(", "NEAR(", "rowid:1", "-مریم", "900",
    "9000004", "9", "مینا", "می نا", "م" * 10_000, "مر\0یم", "\0", "\ud800",
)  # fmt: skip


@pytest.fixture
def people(either: Store) -> Store:
    with either.open_unit(either.affairs) as unit:
        unit.students.save_many(
            [NewStudent(str(9_000_000 + place), *names) for place, names in enumerate(PEOPLE)]
        )  # fmt: skip
        unit.commit()
    return either


def expected(store: Store, typed: str) -> set[int]:
    """By the plain words of the rule, student by student."""
    key = fold(typed)
    with store.engine.connect() as connection:
        every = connection.execute(select(StudentRecord.id, StudentRecord.number, StudentRecord.search)).all()
    if key.isdigit():
        return {row_id for row_id, number, _ in every if number.startswith(key)}
    return {row_id for row_id, _, search in every if all(word in search for word in key.split())}


@pytest.mark.parametrize("typed", TYPED)
def test_exactly_those_who_match(people: Store, typed: str) -> None:
    wanted = expected(people, typed) if fold(typed) else set()
    with people.open_unit(people.affairs, readonly=True) as unit:
        assert {row.id for row in unit.students.find(typed, 100)} == wanted
        everybody = not fold(typed)
        assert everybody or set(unit.students.ids(typed)) == wanted


def test_no_more_than_asked_for(people: Store) -> None:
    with people.open_unit(people.affairs, readonly=True) as unit:
        assert len(unit.students.find("ا", 2)) == 2


@pytest.mark.parametrize("text", ["غنچه", "غن"])
def test_whoever_gets_another_name_is_found_by_it_alone(people: Store, text: str) -> None:
    with people.open_unit(people.affairs) as unit:
        unit.students.save_many([NewStudent("9000000", "غنچه", "احمدی")])
        assert [row.number for row in unit.students.find(text, 9)] == ["9000000"]
        assert "9000000" not in [row.number for row in unit.students.find("مریم", 9)]
        unit.commit()


def test_the_index_of_a_file_knows_what_another_tool_wrote(file_store: Store) -> None:
    with file_store.raw(file_store.affairs) as raw:
        raw.execute(
            "UPDATE student SET version = version + 1, search = 'چکامه' || char(10) || number WHERE number = '40011001'"
        )
        raw.execute(f"INSERT INTO {INDEX} ({INDEX}, rank) VALUES ('integrity-check', 1)")
    with file_store.open_unit(file_store.affairs, readonly=True) as unit:
        assert [row.number for row in unit.students.find("چکامه", 9)] == ["40011001"]


def test_a_file_is_asked_by_its_index_first(file_store: Store) -> None:
    statement = select(StudentRecord.id).where(matches_student("مریم"))
    told = str(statement.compile(file_store.engine, compile_kwargs={"literal_binds": True}))
    with file_store.engine.connect() as connection:
        plan = [row[-1] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {told}")]
    assert plan[0].startswith("SEARCH student USING INTEGER PRIMARY KEY")
