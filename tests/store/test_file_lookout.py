"""Who committed to the file: this program or another one, on a real file with real writers at every moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from threading import Barrier, Thread

import pytest
from sqlalchemy import event

from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.store import file_lookout
from hamyar_desktop.store.engine import make_engine
from hamyar_desktop.store.file_lookout import FileLookout
from hamyar_desktop.store.unit_of_work import make_open_unit
from tests.factories import Store

ROUNDS = 60


@pytest.fixture
def lookout(store: Store) -> Iterator[FileLookout]:
    made = FileLookout(store.path)
    made.heed(store.engine)
    yield made
    made.close()


@pytest.fixture
def other(store: Store) -> Iterator[sqlite3.Connection]:
    """A program that is not ours."""
    made = sqlite3.connect(store.path, isolation_level=None, check_same_thread=False, timeout=20)
    made.execute("CREATE TABLE theirs (number INTEGER)")
    yield made
    made.close()


def theirs(other: sqlite3.Connection) -> None:
    other.execute("INSERT INTO theirs VALUES (1)")


@pytest.fixture
def quiet(lookout: FileLookout, other: sqlite3.Connection) -> FileLookout:
    """After the other program made its table."""
    lookout.others_committed()
    assert not lookout.others_committed()
    return lookout


def test_own_commits_are_known_and_those_of_others_are_told_once(store, quiet, other):
    request_id = store.register()
    assert not quiet.others_committed()
    store.move(Verb.APPROVE, request_id)
    store.save_account()
    assert not quiet.others_committed()
    theirs(other)
    assert quiet.others_committed()
    assert not quiet.others_committed()


def test_a_second_window_over_the_same_file_is_another(store, quiet):
    second = make_engine(f"sqlite:///{store.path}")
    with make_open_unit(second, store.clock)(store.affairs) as unit:
        unit.quotas.set(store.library, store.term, 7, "")
        unit.commit()
    assert quiet.others_committed()
    second.dispose()


def test_what_others_committed_before_an_own_commit_is_not_taken_for_it(store, quiet, other):
    theirs(other)
    store.register()
    assert quiet.others_committed()


def test_what_others_committed_after_an_own_commit_is_not_taken_for_it(store, quiet, other):
    store.register()
    theirs(other)
    assert quiet.others_committed()


def test_what_others_committed_right_behind_an_own_commit_is_not_taken_for_it(store, quiet, other):
    with store.open_unit(store.affairs) as unit:
        unit.quotas.set(store.library, store.term, 7, "")
        unit.commit()
        assert not quiet.others_committed(), "not looked at while it is under way"
        theirs(other)
    assert quiet.others_committed()
    assert not quiet.others_committed()


def test_between_the_last_look_and_the_writers_own_there_is_no_gap(store, quiet, other, monkeypatch):
    """The other one commits after the look that takes the own commit, and before the writer is asked."""
    original = quiet._look_in_any_case

    def look(*, own: bool = False) -> bool:
        seen = original(own=own)
        if own:
            theirs(other)
        return seen

    monkeypatch.setattr(quiet, "_look_in_any_case", look)
    store.register()
    monkeypatch.undo()
    assert quiet.others_committed()


def test_two_commits_of_one_connection_are_both_own(store, quiet, other):
    with store.engine.connect() as connection:
        for _ in range(2):
            with connection.begin():
                connection.exec_driver_sql("UPDATE term SET version = version WHERE 0")
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    assert quiet._under_way == 0
    assert not quiet.others_committed()
    theirs(other)
    assert quiet.others_committed()


def test_two_own_connections_at_once_lose_nothing(store, quiet, other):
    with store.open_unit(store.affairs) as unit:
        unit.quotas.set(store.library, store.term, 7, "")
        unit.commit()
        store.register()
    assert quiet._under_way == 0
    quiet.others_committed()
    assert not quiet.others_committed()
    theirs(other)
    assert quiet.others_committed()


def test_what_is_rolled_back_or_only_read_is_nothing(store, quiet):
    with store.open_unit(store.affairs) as unit:
        unit.quotas.set(store.library, store.term, 7, "")
    with store.open_unit(store.affairs, readonly=True) as unit:
        unit.units.all()
        unit.commit()
    assert quiet._under_way == 0
    assert not quiet.others_committed()


def test_after_a_commit_that_broke_one_reads_what_became_of_it(store, quiet):
    def break_down(connection: object) -> None:
        connection.invalidate()  # type: ignore[attr-defined]

    event.listen(store.engine, "commit", break_down)
    with pytest.raises(Exception, match="invalid"):
        store.register()
    event.remove(store.engine, "commit", break_down)
    assert quiet._under_way == 0
    assert quiet.others_committed()


def test_a_commit_goes_through_while_the_file_cannot_be_looked_at(store, quiet, monkeypatch):
    def look(*, own: bool = False) -> None:
        raise OSError("away")

    with monkeypatch.context() as patched:
        patched.setattr(quiet, "_look", look)
        request_id = store.register()
        with pytest.raises(OSError, match="away"):
            quiet.others_committed()
    assert store.row(request_id).id == request_id
    assert quiet.others_committed(), "in doubt it was another"
    assert not quiet.others_committed()
    store.move(Verb.APPROVE, request_id)
    assert not quiet.others_committed()


def test_a_commit_goes_through_though_its_connection_cannot_say_what_it_heard(store, quiet, other, monkeypatch):
    original = file_lookout.data_version

    def only_of_the_lookout(connection: sqlite3.Connection) -> int:
        if connection is quiet._connection:
            return original(connection)
        raise sqlite3.OperationalError("interrupted")

    with monkeypatch.context() as patched:
        patched.setattr(file_lookout, "data_version", only_of_the_lookout)
        store.register()
    assert quiet.others_committed(), "in doubt it was another"
    assert not quiet.others_committed()


def test_nothing_of_another_is_lost_among_many_own_commits_at_the_same_moments(store, quiet, other):
    told = 0
    for _ in range(ROUNDS):
        both = Barrier(2)
        thread = Thread(target=_theirs_at, args=(both, other))
        thread.start()
        _own_at(both, store)
        thread.join()
        told += quiet.others_committed()
        assert not quiet.others_committed()
    assert told == ROUNDS


def _theirs_at(both: Barrier, other: sqlite3.Connection) -> None:
    both.wait()
    theirs(other)


def _own_at(both: Barrier, store: Store) -> None:
    both.wait()
    with store.open_unit(store.affairs) as unit:
        unit.quotas.set(store.library, store.term, 7, "")
        unit.commit()
