"""The watch of the embedded file: word of what other connections commit, and of another file in its place."""

from __future__ import annotations

import logging
import queue
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hamyar_desktop.store.live_sqlite import FileWatch

PATIENCE = 20
"""Seconds until a test gives up; none waits so long unless something is broken."""
EVERYTHING = ("*", None)


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

    def after(self, doing: Callable[[], object]) -> tuple[str, int | None]:
        """Does it again and again until the watch has begun and tells; what is done before that is told to nobody."""
        for _ in range(PATIENCE * 5):
            doing()
            try:
                return self.next(0.2)
            except queue.Empty:
                continue
        raise AssertionError("the watch tells nothing")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "همیار ?#.sqlite3"


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def watch(path: Path, heard: Heard) -> Iterator[FileWatch]:
    made = FileWatch(path, heard, every=0.02)
    yield made
    made.close()


def write(path: Path) -> None:
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("INSERT INTO note VALUES (1)")
    connection.close()


def looked(watch: FileWatch, times: int = 2) -> None:
    """Waits until the thread has looked at the file again."""
    original, seen = watch._look, threading.Semaphore(0)

    def look() -> bool:
        try:
            return original()
        finally:
            seen.release()

    watch._look = look  # type: ignore[method-assign]
    for _ in range(times):
        watch.retry()
        assert seen.acquire(timeout=PATIENCE)
    watch._look = original  # type: ignore[method-assign]


def test_a_commit_of_another_connection_is_told_in_the_thread_of_the_watch(path, watch, heard):
    writer = make_file(path)
    watch.start()
    assert heard.after(lambda: writer.execute("INSERT INTO note VALUES (1)")) == EVERYTHING
    assert threading.get_ident() not in heard.threads
    writer.close()


def test_each_commit_is_told_and_rest_is_not(path, watch, heard):
    writer = make_file(path)
    watch.start()
    heard.after(lambda: writer.execute("INSERT INTO note VALUES (1)"))
    looked(watch)
    while not heard.is_silent():
        heard.next()
    looked(watch)
    assert heard.is_silent()
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO note VALUES (2)")
    looked(watch)
    assert heard.is_silent(), "not committed yet"
    writer.execute("COMMIT")
    assert heard.next() == EVERYTHING
    writer.close()


def test_it_keeps_no_writer_from_emptying_the_log(path, watch, heard):
    writer = make_file(path)
    watch.start()
    heard.after(lambda: writer.execute("INSERT INTO note VALUES (1)"))
    busy, log, moved = writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert (busy, log, moved) == (0, 0, 0)
    writer.close()


def test_a_file_may_come_late(path, watch, heard, caplog):
    with caplog.at_level(logging.WARNING):
        watch.start()
        looked(watch, 3)
    assert sum("cannot be watched" in record.message for record in caplog.records) == 1
    writer = make_file(path)
    assert heard.after(lambda: writer.execute("INSERT INTO note VALUES (1)")) == EVERYTHING
    writer.close()


def test_a_file_in_the_place_of_the_old_one_is_told_and_watched(path, watch, heard, tmp_path):
    make_file(path).close()
    watch.start()
    heard.after(lambda: write(path))
    looked(watch)
    while not heard.is_silent():
        heard.next()
    other = tmp_path / "other.sqlite3"
    make_file(other).close()
    other.replace(path)
    assert heard.next() == EVERYTHING
    write(path)
    assert heard.next() == EVERYTHING


def test_a_file_that_is_no_database_for_a_while_is_watched_when_it_is_one(path, watch, heard):
    make_file(path).close()
    watch.start()
    heard.after(lambda: write(path))
    path.unlink()
    path.write_bytes(b"half of a copy " * 100)
    looked(watch)
    while not heard.is_silent():
        heard.next()
    path.unlink()
    make_file(path).close()
    assert heard.next() == EVERYTHING


def test_after_the_end_nothing_is_told_and_no_thread_is_left(path, watch, heard):
    make_file(path).close()
    watch.start()
    heard.after(lambda: write(path))
    watch.close()
    assert not watch._thread.is_alive()
    assert watch._connection is None
    while not heard.is_silent():
        heard.next()
    write(path)
    assert heard.is_silent()
    watch.close()


def test_a_watch_that_never_began_may_end(path, heard):
    FileWatch(path, heard).close()
    assert heard.is_silent()
