"""A database is made, checked, upgraded once however many come at the same time, and never downgraded."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store import generated, schema
from hamyar_desktop.store.engine import make_engine


@pytest.fixture
def engine(tmp_path):
    made = make_engine(f"sqlite:///{tmp_path}/new.sqlite3")
    yield made
    made.dispose()


def broken(call, *arguments):
    with pytest.raises(RuleBroken) as caught:
        call(*arguments)
    return caught.value.code


def test_a_new_file_gets_schema_and_seed(engine):
    assert schema.is_initialised(engine) is False
    assert broken(schema.check, engine) is Code.NOT_INITIALISED

    assert schema.prepare(engine) is True

    assert schema.is_initialised(engine) is True
    assert schema.is_current(engine) is True
    schema.check(engine)
    with engine.connect() as connection:
        counts = [
            connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()
            for table in ("work_type", "unit", "bank", "person")
        ]
    assert counts == [7, 27, 37, 0]


def test_preparing_again_does_nothing(store):
    assert schema.prepare(store.engine) is False


def test_only_one_of_many_clients_makes_the_schema(tmp_path):
    def come(_: int) -> bool:
        own = make_engine(f"sqlite:///{tmp_path}/shared.sqlite3")
        try:
            return schema.prepare(own)
        finally:
            own.dispose()

    with ThreadPoolExecutor(8) as clients:
        done = list(clients.map(come, range(8)))

    assert sorted(done) == [False] * 7 + [True]


def test_a_newer_database_is_refused_and_left_alone(store):
    with store.raw(None) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")

    assert broken(schema.check, store.engine) is Code.DATABASE_NEWER
    assert broken(schema.prepare, store.engine) is Code.DATABASE_NEWER
    assert schema.is_current(store.engine) is False
    with store.raw(None) as file:
        assert file.execute("SELECT count(*) FROM student").fetchone() == (5,)


def test_a_file_of_something_else_is_refused(engine, tmp_path):
    (tmp_path / "new.sqlite3").write_bytes(b"not a database at all, but long enough to be read" * 50)

    assert broken(schema.is_initialised, engine) is Code.STORAGE_UNAVAILABLE
    assert broken(schema.check, engine) is Code.STORAGE_UNAVAILABLE
    assert broken(schema.prepare, engine) is Code.STORAGE_UNAVAILABLE


def test_a_damaged_file_is_found_at_the_check(store):
    damage(store, 8192, 4096)

    assert broken(schema.check, store.engine) is Code.STORAGE_UNAVAILABLE


def test_a_file_whose_first_page_is_damaged_is_told_by_every_question(store):
    damage(store, 100, 3996)

    for question in (schema.check, schema.is_initialised, schema.is_current, schema.prepare):
        assert broken(question, store.engine) is Code.STORAGE_UNAVAILABLE


def test_a_revision_that_cannot_be_read_is_told(store):
    with store.raw(None) as raw:
        page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name = 'alembic_version'").fetchone()[0]
    damage(store, (page - 1) * 4096, 4096)

    for question in (schema.check, schema.is_initialised, schema.is_current):
        assert broken(question, store.engine) is Code.STORAGE_UNAVAILABLE


def damage(store, start, length):
    """Overwrites a part of the file."""
    store.close()
    with closing(sqlite3.connect(store.path)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(store.path.read_bytes())
    raw[start : start + length] = b"\xff" * length
    store.path.write_bytes(raw)


def test_a_check_names_the_revision(store):
    assert schema.check(store.engine) == schema.head()


def test_triggers_that_a_tool_took_away_come_back(store):
    with store.raw(None) as file:
        file.execute("DROP TRIGGER work_request_may_insert")

    assert schema.is_current(store.engine) is False
    assert schema.prepare(store.engine) is True

    with store.raw(None) as file:
        names = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    assert names == set(generated.all_triggers())


def test_a_transition_that_a_tool_changed_is_put_right(store):
    with store.raw(None) as file:
        file.execute("DROP TRIGGER transition_may_not_update")
        file.execute("UPDATE transition SET roles = ',clerk,viewer,', needs_open_term = 0")

    assert schema.prepare(store.engine) is True

    with store.raw(None) as file:
        assert file.execute("SELECT count(*) FROM transition WHERE roles LIKE '%viewer%'").fetchone() == (0,)


def test_a_changed_rule_is_applied_at_the_next_start(store, monkeypatch):
    changed = dict(generated.all_triggers())
    changed["a_new_rule"] = "CREATE TRIGGER a_new_rule BEFORE DELETE ON bank BEGIN\nSELECT 1;\nEND"
    monkeypatch.setattr(generated, "all_triggers", lambda: changed)

    assert schema.is_current(store.engine) is False
    assert schema.prepare(store.engine) is True
    assert schema.prepare(store.engine) is False
    assert schema.is_current(store.engine) is True


def test_what_fails_in_the_middle_leaves_nothing(engine, tmp_path):
    missing = tmp_path / "missing.json"

    assert broken(schema.prepare, engine, missing) is Code.FILE_UNREADABLE

    assert schema.is_initialised(engine) is False
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0


def test_a_file_of_another_program_is_left_alone(tmp_path):
    path = tmp_path / "places.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute("CREATE TABLE bank (bookmark TEXT)")
    engine = make_engine(f"sqlite:///{path}")

    with pytest.raises(RuleBroken) as caught:
        schema.prepare(engine)

    engine.dispose()
    assert (caught.value.code, caught.value.facts["reason"]) == (Code.STORAGE_UNAVAILABLE, "damaged")
    with closing(sqlite3.connect(path)) as file:
        assert [name for (name,) in file.execute("SELECT name FROM sqlite_master")] == ["bank"]


def test_a_database_that_lost_its_revision_is_not_made_again(store):
    with closing(sqlite3.connect(store.path, isolation_level=None)) as file:
        file.execute("DELETE FROM alembic_version")

    assert broken(schema.prepare, store.engine) is Code.STORAGE_UNAVAILABLE
