"""The watch of the shared database, on a real server that is killed and comes back."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from hamyar_desktop.services.live import Hint, changes_of
from hamyar_desktop.store.live_postgres import ServerWatch, word_of
from hamyar_desktop.store.server.notices import BY_UNIT, WHOLE
from tests.cluster import Cluster, cluster

pytestmark = pytest.mark.slow

PATIENCE = 30
"""Seconds until a test gives up; none waits so long unless something is broken."""
DEAD_NETWORK = {
    "connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}  # fmt: skip
EVERYTHING = ("told", "*", None)
HERE, LOST = ("state", True), ("state", False)


class Diary:
    """What a watch said, in the order of saying."""

    def __init__(self) -> None:
        self._said: queue.SimpleQueue[tuple[object, ...]] = queue.SimpleQueue()

    def told(self, table: str, unit_id: int | None) -> None:
        self._said.put(("told", table, unit_id))

    def state(self, connected: bool) -> None:
        self._said.put(("state", connected))

    def waits(self, seconds: float) -> None:
        self._said.put(("waits", seconds))

    def next(self, *kinds: str) -> tuple[object, ...]:
        """The next thing said, of those kinds if any are named. Raises ``queue.Empty``."""
        while True:
            said = self._said.get(timeout=PATIENCE)
            if not kinds or said[0] in kinds:
                return said

    def is_silent(self) -> bool:
        return self._said.empty()


@pytest.fixture(scope="module")
def server() -> Cluster:
    return cluster()


@pytest.fixture
def database(server: Cluster) -> str:
    name = f"live_{uuid4().hex[:12]}"
    server.create_database(name)
    return name


@pytest.fixture
def connect(server: Cluster, database: str) -> Callable[[], psycopg.Connection[Any]]:
    def connecting() -> psycopg.Connection[Any]:
        return psycopg.connect(
            host=server.host,
            port=server.port,
            user=server.superuser,
            password=server.password,
            dbname=database,
            **DEAD_NETWORK,
        )

    return connecting


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.fixture
def watch(connect, diary) -> Iterator[ServerWatch]:
    made = ServerWatch(connect, diary.told, diary.state, diary.waits)
    yield made
    made.close()


@pytest.fixture
def away(server: Cluster) -> Iterator[Callable[[], None]]:
    """Kills the server; it is back for the next test."""
    yield server.kill_hard
    server.start()


def begin(watch: ServerWatch, diary: Diary) -> None:
    """Until it listens."""
    watch.start()
    assert diary.next() == HERE
    assert diary.next() == EVERYTHING


def notify(connect: Callable[[], psycopg.Connection[Any]], *payloads: str) -> None:
    """Commits one transaction for each."""
    with connect() as connection:
        connection.autocommit = True
        for payload in payloads:
            connection.execute("SELECT pg_notify('hamyar', %s)", [payload])


def test_what_another_connection_commits_arrives(watch, diary, connect):
    begin(watch, diary)
    with connect() as other:
        other.execute("SELECT pg_notify('hamyar', 'work_request:3')")
        other.execute("SELECT pg_notify('other_channel', 'student')")
        other.execute("SELECT pg_notify('hamyar', 'term')")
        assert diary.is_silent(), "not committed yet"
    assert diary.next() == ("told", "work_request", 3)
    assert diary.next() == ("told", "term", None)


def test_what_changed_before_it_listens_is_told_when_it_does(diary, connect):
    """Whoever asked before saw what stood then: not even a change that came in a moment before LISTEN is lost."""

    def slowly() -> psycopg.Connection[Any]:
        made = connect()
        notify(connect, "student")
        return made

    watch = ServerWatch(slowly, diary.told, diary.state, diary.waits)
    watch.start()
    assert [diary.next() for _ in range(2)] == [HERE, EVERYTHING]
    notify(connect, "term")
    assert diary.next() == ("told", "term", None), "and told once"
    watch.close()


def test_every_word_is_told_at_once_and_none_is_kept_back(watch, diary, connect):
    begin(watch, diary)
    with connect() as other:
        for _ in range(3):
            # Each in a transaction of its own, and told before the next is sent.
            other.execute("SELECT pg_notify('hamyar', 'work_request:3')")
            other.commit()
            assert diary.next() == ("told", "work_request", 3)


def test_after_a_crash_of_the_server_the_watch_is_back_and_says_that_anything_may_have_changed(
    watch, diary, connect, server, away
):
    begin(watch, diary)
    away()
    assert diary.next() == LOST
    assert [diary.next("waits", "state")[1] for _ in range(2)] == [0.5, 1.0]
    server.start()
    assert diary.next("state", "told") == HERE
    assert diary.next() == EVERYTHING
    notify(connect, "unit_quota:7")
    assert diary.next() == ("told", "unit_quota", 7)


def test_a_connection_that_the_server_ends_is_made_anew(watch, diary, connect):
    begin(watch, diary)
    with connect() as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
    assert [diary.next() for _ in range(4)] == [LOST, ("waits", 0.5), HERE, EVERYTHING]


def test_the_waits_grow_up_to_ten_seconds_and_a_person_may_cut_them_short(watch, diary, away):
    away()
    watch.start()
    assert diary.next() == LOST
    waits = []
    for _ in range(7):
        waits.append(diary.next()[1])
        watch.retry()
    assert waits == [0.5, 1.0, 2.0, 4.0, 8.0, 10.0, 10.0]


def test_a_server_that_comes_late_is_found(watch, diary, server, away):
    away()
    watch.start()
    assert diary.next() == LOST
    server.start()
    watch.retry()
    assert diary.next("state", "told") == HERE
    assert diary.next() == EVERYTHING


def test_it_ends_during_an_outage_without_waiting_for_the_next_try(watch, diary, away):
    away()
    watch.start()
    while diary.next("waits") != ("waits", 8.0):
        watch.retry()
    watch.close()
    assert not watch._thread.is_alive()


def test_it_ends_while_connecting_hangs_and_says_nothing_afterwards(diary, connect):
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> psycopg.Connection[Any]:
        begun.set()
        assert go_on.wait(PATIENCE)
        return connect()

    watch = ServerWatch(slow, diary.told, diary.state, diary.waits)
    watch.start()
    assert begun.wait(PATIENCE)
    watch.close()
    assert watch._thread.is_alive(), "left to itself"
    go_on.set()
    watch._thread.join(PATIENCE)
    assert not watch._thread.is_alive()
    assert diary.is_silent()


def test_after_the_end_nothing_is_told_and_the_server_is_left(watch, diary, connect):
    begin(watch, diary)
    watch.close()
    assert not watch._thread.is_alive()
    notify(connect, "student")
    assert diary.is_silent()
    with connect() as other:
        others = other.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"
        )
        assert others.fetchone() == (0,)


def test_silence_makes_it_ask_for_a_sign_of_life(diary, connect):
    watch = ServerWatch(connect, diary.told, diary.state, diary.waits, heartbeat=0.0)
    begin(watch, diary)
    with connect() as other:
        other.autocommit = True
        for _ in range(PATIENCE * 10):
            other.execute("SELECT pg_sleep(0.1)")
            asked = other.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query = 'SELECT 1'"
            ).fetchone()
            if asked == (1,):
                break
    watch.close()
    assert asked == (1,)


@pytest.mark.parametrize("table", BY_UNIT + WHOLE)
def test_what_the_server_tells_of_makes_some_pages_read_and_not_all(table):
    assert changes_of(Hint(*word_of(table))) != changes_of(Hint("*", None))


@pytest.mark.parametrize(
    ("payload", "word"),
    [
        ("student", ("student", None)),
        ("work_request:12", ("work_request", 12)),
        ("work_request:", ("work_request", None)),
        ("", ("*", None)),
        (":3", ("*", None)),
        ("work_request:three", ("*", None)),
        ("work_request:-3", ("*", None)),
        ("work_request:۳", ("*", None)),
    ],
)
def test_what_cannot_be_read_may_mean_anything(payload, word):
    assert word_of(payload) == word
