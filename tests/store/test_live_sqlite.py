"""The watch of the embedded file: word of what other connections commit, and of another file in its place."""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hamyar_desktop.store.file_lookout import FileLookout
from hamyar_desktop.store.live_sqlite import FileWatch

PATIENCE = 20
"""Seconds until a test gives up; none waits so long unless something is broken."""
EVERYTHING = ("*", None)
NOTE = "INSERT INTO note VALUES (1)"


def make_file(path: Path) -> sqlite3.Connection:
    """A file with a log, as the program makes it, and a connection that writes."""
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA journal_mode = WAL")
    writer.execute("CREATE TABLE note (number INTEGER)")
    return writer


class Heard:
    """What a watch told, in the order of telling."""

    def __init__(self) -> None:
        self._words: queue.SimpleQueue[tuple[str, int | None]] = queue.SimpleQueue()
        self.threads: set[int] = set()

    def __call__(self, table: str, unit_id: int | None) -> None:
        self.threads.add(threading.get_ident())
        self._words.put((table, unit_id))

    def next(self, seconds: float = PATIENCE) -> tuple[str, int | None]:
        """The next word. Raises ``queue.Empty``."""
        return self._words.get(timeout=seconds)

    def is_silent(self) -> bool:
        """Whether nothing has been told that was not read yet."""
        return self._words.empty()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "همیار ?#.sqlite3"


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def lookout(path: Path) -> Iterator[FileLookout]:
    made = FileLookout(path)
    yield made
    made.close()


@pytest.fixture
def writer(path: Path) -> Iterator[sqlite3.Connection]:
    """Made before the lookout."""
    made = make_file(path)
    yield made
    made.close()


@pytest.fixture
def watch(lookout: FileLookout, heard: Heard) -> Iterator[FileWatch]:
    made = FileWatch(lookout, heard, every=0.02)
    yield made
    made.close()


def write(path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(NOTE)
    connection.close()


def looked(watch: FileWatch, times: int = 2) -> None:
    """Waits until the thread has looked at the file again."""
    original, seen = watch._look, threading.Semaphore(0)

    def look() -> None:
        original()
        seen.release()

    watch._look = look  # type: ignore[method-assign]
    for _ in range(times):
        watch.retry()
        assert seen.acquire(timeout=PATIENCE)
    watch._look = original  # type: ignore[method-assign]


def test_a_commit_of_another_connection_is_told_in_the_thread_of_the_watch(writer, watch, heard):
    watch.start()
    writer.execute(NOTE)
    assert heard.next() == EVERYTHING
    assert threading.get_ident() not in heard.threads


def test_each_commit_is_told_and_rest_is_not(writer, watch, heard):
    watch.start()
    looked(watch)
    assert heard.is_silent()
    writer.execute("BEGIN IMMEDIATE")
    writer.execute(NOTE)
    looked(watch)
    assert heard.is_silent(), "not committed yet"
    writer.execute("COMMIT")
    assert heard.next() == EVERYTHING
    looked(watch)
    assert heard.is_silent()
    writer.execute(NOTE)
    assert heard.next() == EVERYTHING


def test_what_changed_between_the_opening_and_the_watch_is_told_at_its_first_look(writer, watch, heard):
    writer.execute(NOTE)
    writer.execute(NOTE)
    watch.start()
    assert heard.next() == EVERYTHING
    looked(watch)
    assert heard.is_silent(), "once"


def test_what_changed_between_two_sittings_is_told_in_the_second(writer, lookout, watch, heard):
    watch.start()
    looked(watch)
    watch.close()
    writer.execute(NOTE)
    second = FileWatch(lookout, heard, every=0.02)
    second.start()
    assert heard.next() == EVERYTHING
    second.close()


def test_it_keeps_no_writer_from_emptying_the_log(writer, watch, heard):
    watch.start()
    writer.execute(NOTE)
    heard.next()
    busy, log, moved = writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert (busy, log, moved) == (0, 0, 0)


def test_a_file_may_come_late_and_is_news(path, watch, heard, caplog):
    with caplog.at_level(logging.WARNING):
        watch.start()
        looked(watch, 3)
    assert sum("cannot be watched" in record.message for record in caplog.records) == 1
    make_file(path).close()
    assert heard.next() == EVERYTHING
    write(path)
    assert heard.next() == EVERYTHING


def test_a_file_in_the_place_of_the_old_one_is_told_and_watched(path, writer, watch, heard, tmp_path):
    watch.start()
    other = tmp_path / "other.sqlite3"
    make_file(other).close()
    other.replace(path)
    assert heard.next() == EVERYTHING
    write(path)
    assert heard.next() == EVERYTHING


def test_a_file_that_is_no_database_for_a_while_is_watched_when_it_is_one(path, writer, watch, heard):
    watch.start()
    looked(watch)
    path.unlink()
    path.write_bytes(b"half of a copy " * 100)
    looked(watch)
    while not heard.is_silent():
        heard.next()
    path.unlink()
    make_file(path).close()
    assert heard.next() == EVERYTHING


def test_after_the_end_nothing_is_told_and_no_thread_is_left(writer, watch, heard):
    watch.start()
    looked(watch)
    watch.close()
    assert not watch._thread.is_alive()
    writer.execute(NOTE)
    assert heard.is_silent()
    watch.close()


def test_a_watch_that_never_began_may_end(lookout, heard):
    FileWatch(lookout, heard).close()
    assert heard.is_silent()
