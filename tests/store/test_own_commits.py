"""Whose word of a change it is: of this program's own commit or of somebody else's, on a real server."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Barrier, Thread

import pytest

from hamyar_desktop.services.ports import OpenUnit
from hamyar_desktop.store.engine import Engine, make_engine
from hamyar_desktop.store.live_postgres import ServerWatch
from hamyar_desktop.store.server.engine import connect_alone
from hamyar_desktop.store.server.own_commits import SOON, OwnCommits
from hamyar_desktop.store.unit_of_work import make_open_unit
from tests.cluster import cluster
from tests.factories import PASSWORD
from tests.server_store import ServerStore, make_server_store
from tests.store.conftest import refused

PATIENCE = 30
ROUNDS = 40
QUOTA = "unit_quota"


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[ServerStore]:
    made = make_server_store(tmp_path)
    yield made
    made.close()


class Clock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(shared: ServerStore) -> Iterator[Engine]:
    """This program's: student affairs at one desk. What they do at another goes through ``shared``."""
    made = make_engine(cluster().url(shared.database, "affairs", PASSWORD))
    yield made
    made.dispose()


@pytest.fixture
def own(engine: Engine, clock: Clock) -> OwnCommits:
    return OwnCommits(engine, clock)


@pytest.fixture
def open_own(engine: Engine, own: OwnCommits, shared: ServerStore) -> OpenUnit:
    return make_open_unit(engine, shared.clock)


@pytest.fixture
def words(engine: Engine, own: OwnCommits) -> Iterator[queue.SimpleQueue[tuple[str, int | None]]]:
    """What the watch tells from when it listens."""
    told: queue.SimpleQueue[tuple[str, int | None]] = queue.SimpleQueue()
    watch = ServerWatch(
        partial(connect_alone, engine), lambda table, unit: told.put((table, unit)), lambda _here: None, own=own
    )
    watch.start()
    assert told.get(timeout=PATIENCE) == ("*", None)
    yield told
    watch.close()


def set_quota(open_unit: OpenUnit, shared: ServerStore, seats: int, unit_id: int | None = None) -> None:
    with open_unit(shared.affairs) as unit:
        unit.quotas.set(unit_id or shared.library, shared.term, seats, "")
        unit.commit()


def test_own_commits_are_not_told_and_those_of_others_are(shared, open_own, words):
    for seats in (7, 8, 9):
        set_quota(open_own, shared, seats)
    # The same person at another desk. Words come in the order of the commits, so nothing was told before.
    set_quota(shared.open_unit, shared, 5, shared.dormitory)
    assert words.get(timeout=PATIENCE) == (QUOTA, shared.dormitory)
    set_quota(open_own, shared, 6)
    set_quota(shared.open_unit, shared, 4)
    assert words.get(timeout=PATIENCE) == (QUOTA, shared.library)
    assert words.empty()


def test_nothing_of_another_is_lost_among_own_commits_at_the_same_moments(shared, open_own, words):
    for seats in range(10, 10 + ROUNDS):
        both = Barrier(2)
        thread = Thread(target=_at, args=(both, partial(set_quota, shared.open_unit, shared, seats, shared.dormitory)))
        thread.start()
        _at(both, partial(set_quota, open_own, shared, seats))
        thread.join()
        assert words.get(timeout=PATIENCE) == (QUOTA, shared.dormitory)
    assert words.empty()


def _at(both: Barrier, work: Callable[[], None]) -> None:
    both.wait()
    work()


def process_of(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())


def test_only_a_process_that_committed_for_us_just_now_is_ours(shared, engine, own, open_own, clock):
    process = process_of(engine)
    assert not own.made(process), "it only read"
    set_quota(open_own, shared, 7)
    assert process_of(engine) == process
    assert own.made(process)
    assert not own.made(process + 1)
    clock.seconds = SOON
    assert own.made(process)
    clock.seconds = SOON + 1
    assert not own.made(process), "somebody else may have the number by now"
    set_quota(open_own, shared, 8)
    assert own.made(process)


def test_the_number_of_a_closed_connection_is_not_ours_any_more(shared, engine, own, open_own):
    process = process_of(engine)
    set_quota(open_own, shared, 7)
    engine.dispose()
    assert not own.made(process)
    assert not own.take_doubt()
    set_quota(open_own, shared, 8)
    assert own.made(process_of(engine)), "and the next one's is"


def test_a_connection_that_was_put_aside_is_forgotten_too(shared, engine, own, open_own):
    set_quota(open_own, shared, 7)
    process = process_of(engine)
    assert own.made(process)
    with engine.connect() as connection:
        connection.detach()
    assert not own.made(process)


def end(shared: ServerStore, process: int) -> None:
    with shared.connect(None) as owner:
        # It waits until the process has gone.
        assert owner.execute("SELECT pg_terminate_backend(%s, 10000)", [process]).fetchone() == (True,)


def test_a_commit_that_was_never_answered_makes_everything_be_read(shared, engine, own, open_own, words):
    process = process_of(engine)
    set_quota(open_own, shared, 7)
    with refused("storage_unavailable"), open_own(shared.affairs) as unit:
        unit.quotas.set(shared.library, shared.term, 8, "")
        end(shared, process)
        unit.commit()
    assert words.get(timeout=PATIENCE) == ("*", None)
    assert not own.made(process)
    set_quota(open_own, shared, 9)
    set_quota(shared.open_unit, shared, 5, shared.dormitory)
    assert words.get(timeout=PATIENCE) == (QUOTA, shared.dormitory)
