"""The file is opened the one way that loses nothing, and other ways are refused in words."""

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest
from sqlalchemy.exc import OperationalError

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store import engine as engine_module
from hamyar_desktop.store.engine import NOBODY, READONLY, identity_of, make_engine


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 2), ("busy_timeout", 10_000)],
)
def test_every_connection_has_the_pragmas(store, pragma, value):
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_a_writer_takes_the_lock_at_once(store):
    with store.engine.connect() as writer, writer.begin(), store.raw(None) as other:
        other.execute("PRAGMA busy_timeout = 0")
        with pytest.raises(Exception, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_a_reader_takes_no_lock(store):
    with store.engine.connect().execution_options(**{READONLY: True}) as reader, reader.begin():
        reader.exec_driver_sql("SELECT count(*) FROM student").scalar()
        with store.raw(None) as other:
            other.execute("PRAGMA busy_timeout = 0")
            other.execute("BEGIN IMMEDIATE")
            other.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("url", "detail"),
    [
        ("mysql://office/hamyar", "mysql"),
        ("sqlite://", "sqlite"),
        ("sqlite:///:memory:", "sqlite"),
        ("what is this", "what is this"),
    ],
)
def test_other_databases_are_refused(url, detail):
    with pytest.raises(RuleBroken) as caught:
        make_engine(url)

    assert caught.value.code is Code.STORAGE_UNAVAILABLE
    assert caught.value.facts["detail"] == detail


def test_a_missing_folder_is_refused_and_not_made(tmp_path):
    folder = tmp_path / "nowhere"

    with pytest.raises(RuleBroken) as caught:
        make_engine(f"sqlite:///{folder}/a.sqlite3")

    assert caught.value.code is Code.STORAGE_UNAVAILABLE
    assert not folder.exists()


def test_a_name_that_no_disk_takes_is_refused(tmp_path):
    with pytest.raises(RuleBroken) as caught:
        make_engine(f"sqlite:///{tmp_path}/{'a' * 300}/a.sqlite3")

    assert caught.value.code is Code.STORAGE_UNAVAILABLE


def test_a_network_folder_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(engine_module, "is_on_network", lambda path: True)

    with pytest.raises(RuleBroken) as caught:
        make_engine(f"sqlite:///{tmp_path}/a.sqlite3")

    assert caught.value.code is Code.NETWORK_FOLDER
    assert caught.value.facts["path"] == tmp_path / "a.sqlite3"


def test_the_actor_is_known_only_inside_a_unit_of_work(store):
    with store.open_unit(store.clerk) as work:
        connection = work.units._connection
        assert connection.exec_driver_sql("SELECT hamyar_actor(), hamyar_now()").one() == (
            store.clerk.id,
            "2026-01-01T08:00:00.000000+00:00",
        )

    with store.engine.connect() as connection:
        assert identity_of(connection).actor == NOBODY
        assert connection.exec_driver_sql("SELECT hamyar_actor()").scalar() == NOBODY


def test_a_file_that_was_taken_away_is_not_written_into_the_void(store, tmp_path):
    file = Path(store.engine.url.database)
    store.register("40011001")
    for readonly in (True, False):
        with store.open_unit(store.affairs, readonly=readonly) as unit:
            assert unit.requests
    kept = file.rename(tmp_path / "kept.sqlite3")
    for readonly in (True, False):
        with pytest.raises(RuleBroken) as broken, store.open_unit(store.affairs, readonly=readonly):
            raise AssertionError("the unit of work was opened")
        assert (broken.value.code, broken.value.facts["reason"]) == (Code.STORAGE_UNAVAILABLE, "gone")
    assert not file.exists()
    kept.rename(file)
    store.register("40011002")
    file.rename(kept)
    file.write_bytes(kept.read_bytes())
    with pytest.raises(RuleBroken), store.open_unit(store.affairs):
        raise AssertionError("another file was taken for the same")


@contextmanager
def new_file_in_work(path):
    """A file without a log in which another program is writing its first table."""
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    other.execute("CREATE TABLE first (number INTEGER)")
    yield other
    other.close()


def test_a_file_that_another_program_is_just_making_is_waited_for(tmp_path):
    path = tmp_path / "new.sqlite3"
    with new_file_in_work(path) as other:
        Timer(0.3, other.execute, ["COMMIT"]).start()
        with make_engine(f"sqlite:///{path}").connect() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("SELECT count(*) FROM first").scalar() == 0


def test_a_file_that_another_program_never_lets_go_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(engine_module, "PATIENCE", 0.1)
    path = tmp_path / "new.sqlite3"
    with new_file_in_work(path), pytest.raises(OperationalError, match="locked"):
        make_engine(f"sqlite:///{path}").connect()
