"""A database is made, checked, upgraded once however many come at the same time, and never downgraded."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import inspect

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store import generated, schema
from hamyar_desktop.store.engine import make_engine
from hamyar_desktop.store.generated.sql_parts import ALWAYS, refuse, trigger
from hamyar_desktop.store.server import apply


@pytest.fixture
def engine(tmp_path):
    made = make_engine(f"sqlite:///{tmp_path}/new.sqlite3")
    yield made
    made.dispose()


def broken(call, *arguments):
    with pytest.raises(RuleBroken) as caught:
        call(*arguments)
    return caught.value.code


@pytest.fixture
def store(either):
    """Both databases."""
    return either


def test_a_new_database_gets_schema_and_seed(new_engine):
    engine = new_engine
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


def test_only_one_of_many_clients_makes_the_schema(new_url):
    def come(_: int) -> bool:
        own = make_engine(new_url)
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


def test_a_damaged_file_is_found_at_the_check(file_store):
    store = file_store
    damage(store, 8192, 4096)

    assert broken(schema.check, store.engine) is Code.STORAGE_UNAVAILABLE


def test_a_file_whose_first_page_is_damaged_is_told_by_every_question(file_store):
    store = file_store
    damage(store, 100, 3996)

    for question in (schema.check, schema.is_initialised, schema.is_current, schema.prepare):
        assert broken(question, store.engine) is Code.STORAGE_UNAVAILABLE


def test_a_revision_that_cannot_be_read_is_told(file_store):
    store = file_store
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


def triggers(store):
    """The triggers of our rules that stand in the database."""
    question = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    if store.is_server:
        question = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    with store.raw(None) as raw:
        return {name for (name,) in raw.execute(question)} & generated.all_rules().keys()


def drop_trigger(store, name, table):
    """As the owner may with another tool."""
    with store.raw(None) as raw:
        raw.execute(f"DROP TRIGGER {name} ON {table}" if store.is_server else f"DROP TRIGGER {name}")


def test_triggers_that_a_tool_took_away_come_back(store):
    drop_trigger(store, "work_request_may_insert", "work_request")
    assert triggers(store) == generated.all_rules().keys() - {"work_request_may_insert"}

    assert schema.is_current(store.engine) is False
    assert schema.prepare(store.engine) is True

    assert triggers(store) == generated.all_rules().keys()


def test_a_transition_that_a_tool_changed_is_put_right(store):
    drop_trigger(store, "transition_may_not_update", "transition")
    with store.raw(None) as file:
        file.execute("UPDATE transition SET roles = ',clerk,viewer,', needs_open_term = 0")

    assert schema.prepare(store.engine) is True

    with store.raw(None) as file:
        assert file.execute("SELECT count(*) FROM transition WHERE roles LIKE '%viewer%'").fetchone() == (0,)


def test_a_changed_rule_is_applied_at_the_next_start(store, monkeypatch):
    new = trigger("a_new_rule", "BEFORE DELETE ON bank", [refuse(Code.NOT_ALLOWED, ALWAYS)])
    changed = generated.all_rules() | new
    monkeypatch.setattr(generated, "all_rules", lambda: changed)
    monkeypatch.setattr(apply, "all_rules", lambda: changed)

    assert schema.is_current(store.engine) is False
    assert schema.prepare(store.engine) is True
    assert schema.prepare(store.engine) is False
    assert schema.is_current(store.engine) is True
    assert "a_new_rule" in triggers(store)


def test_what_fails_in_the_middle_leaves_nothing(new_engine, tmp_path):
    engine, missing = new_engine, tmp_path / "missing.json"

    assert broken(schema.prepare, engine, missing) is Code.FILE_UNREADABLE

    assert schema.is_initialised(engine) is False
    assert inspect(engine).get_table_names() == []


def test_a_database_of_another_program_is_left_alone(new_engine):
    engine = new_engine
    with engine.connect() as connection, connection.begin():
        connection.exec_driver_sql("CREATE TABLE bank (bookmark TEXT)")

    with pytest.raises(RuleBroken) as caught:
        schema.prepare(engine)

    assert (caught.value.code, caught.value.facts["reason"]) == (Code.STORAGE_UNAVAILABLE, "damaged")
    assert inspect(engine).get_table_names() == ["bank"]
    assert [column["name"] for column in inspect(engine).get_columns("bank")] == ["bookmark"]


def test_a_database_that_lost_its_revision_is_not_made_again(store):
    with store.raw(None) as raw:
        raw.execute("DELETE FROM alembic_version")

    assert broken(schema.prepare, store.engine) is Code.STORAGE_UNAVAILABLE
