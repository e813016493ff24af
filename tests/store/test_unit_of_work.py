"""A unit of work rolls back unless told to commit, acts in one name, and speaks of failures in our words."""

import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.rows import NewStudent
from hamyar_desktop.store.engine import make_engine
from hamyar_desktop.store.unit_of_work import make_open_unit
from tests.fakes import FakeClock
from tests.store.by_hand import one


@pytest.fixture
def store(either):
    """Both databases."""
    return either


NEW = [NewStudent("50011001", "ژاله", "ژیان")]


def students(store):
    return one(store, "SELECT count(*) FROM student WHERE number = '50011001'")


def test_what_is_committed_stays(store):
    with store.open_unit(store.clerk) as unit:
        unit.students.save_many(NEW)
        unit.commit()

    assert students(store) == 1


def test_what_is_not_committed_goes(store):
    with store.open_unit(store.clerk) as unit:
        unit.students.save_many(NEW)
        assert unit.students.by_number("50011001") is not None

    assert students(store) == 0


def test_an_exception_takes_everything_back_and_comes_out_as_it_was(store):
    def stumble(unit):
        unit.students.save_many(NEW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), store.open_unit(store.clerk) as unit:
        stumble(unit)

    assert students(store) == 0


def test_a_broken_rule_of_ours_comes_out_as_it_was(store):
    broken = RuleBroken(Code.QUOTA_FULL, unit="خوابگاه")

    with pytest.raises(RuleBroken) as caught, store.open_unit(store.clerk):
        raise broken

    assert caught.value is broken


def test_a_refusal_of_the_database_comes_out_as_a_broken_rule(store):
    with pytest.raises(RuleBroken) as caught, store.open_unit(store.viewer) as unit:
        unit.students.save_many(NEW)

    assert caught.value.code is Code.NOT_ALLOWED
    assert students(store) == 0


def test_a_bug_of_ours_comes_out_as_a_bug(store):
    with pytest.raises(DBAPIError, match=r"no such column|does not exist"), store.open_unit(store.clerk) as unit:
        unit.units._connection.exec_driver_sql("SELECT nonsense FROM unit")


def test_after_the_end_nothing_can_be_committed(store):
    with store.open_unit(store.clerk) as unit:
        pass

    with pytest.raises(AssertionError, match="closed"):
        unit.commit()


def test_nobody_acts_in_the_name_of_whoever_was_before(store):
    with store.open_unit(store.affairs) as unit:
        unit.students.save_many(NEW)
        unit.commit()

    with pytest.raises(RuleBroken) as caught, store.open_unit(None) as unit:
        unit.students.save_many([NewStudent("50011002", "کیان", "کیانی")])

    assert caught.value.code is Code.NOT_ALLOWED


def test_a_reader_sees_one_moment_while_others_write(store):
    with store.open_unit(store.viewer, readonly=True) as reader:
        before = len(reader.students.ids(""))
        with store.open_unit(store.clerk) as writer:
            writer.students.save_many(NEW)
            writer.commit()
        assert len(reader.students.ids("")) == before

    with store.open_unit(store.viewer, readonly=True) as reader:
        assert len(reader.students.ids("")) == before + 1


def test_a_lock_that_does_not_end_is_the_worlds_failure(store):
    """A file is locked from the beginning of what may write, a table of the server at its first row."""
    if not store.is_server:
        with store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 50")

    def write():
        with store.open_unit(store.clerk) as unit:
            if store.is_server:
                unit.units._connection.exec_driver_sql("SET LOCAL lock_timeout = 50")
            unit.students.save_many(NEW)
            unit.commit()

    with store.raw(None) as other:
        other.execute("BEGIN" if store.is_server else "BEGIN IMMEDIATE")
        if store.is_server:
            other.execute("LOCK TABLE student IN EXCLUSIVE MODE")
        with pytest.raises(RuleBroken) as caught:
            write()
        other.execute("ROLLBACK")

    assert caught.value.code is Code.STORAGE_UNAVAILABLE
    assert ("lock timeout" if store.is_server else "locked") in str(caught.value.facts["detail"])
    write()
    assert students(store) == 1


def test_a_commit_that_fails_is_told_and_nothing_stays(store):
    """A foreign key that is checked only at the end."""
    if store.is_server:
        with store.raw(None) as owner:
            (name,) = owner.execute(
                "SELECT conname FROM pg_constraint WHERE conrelid = 'person_unit'::regclass"
                " AND confrelid = 'unit'::regclass"
            ).fetchone()
            owner.execute(f"ALTER TABLE person_unit ALTER CONSTRAINT {name} DEFERRABLE INITIALLY DEFERRED")
    with store.open_unit(store.affairs) as unit:
        connection = unit.units._connection
        if not store.is_server:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql("INSERT INTO person_unit VALUES (1, 999)")
        with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
            unit.commit()

    assert one(store, "SELECT count(*) FROM person_unit WHERE unit_id = 999") == 0


def test_a_file_that_is_no_database_is_the_worlds_failure(tmp_path, file_store):
    store = file_store
    (tmp_path / "letter.sqlite3").write_bytes(b"Dear colleague, " * 500)
    engine = make_engine(f"sqlite:///{tmp_path}/letter.sqlite3")

    with pytest.raises(RuleBroken) as caught, make_open_unit(engine, store.clock)(store.clerk):
        pass

    assert caught.value.code is Code.STORAGE_UNAVAILABLE
    engine.dispose()


def test_a_new_database_has_no_tables_yet(new_engine):
    with pytest.raises(RuleBroken) as caught, make_open_unit(new_engine, FakeClock())(None) as unit:
        unit.people.all()

    assert caught.value.code is Code.NOT_INITIALISED


def test_a_full_disk_is_the_worlds_failure(file_store):
    store = file_store
    many = [NewStudent(str(70_000_000 + place), "آ", "ب" * 300) for place in range(400)]
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")

    with pytest.raises(RuleBroken) as caught, store.open_unit(store.clerk) as unit:
        unit.students.save_many(many)

    assert caught.value.code is Code.STORAGE_UNAVAILABLE
    assert "full" in str(caught.value.facts["detail"])
    with sqlite3.connect(store.path) as file:
        assert file.execute("PRAGMA quick_check").fetchone() == ("ok",)
