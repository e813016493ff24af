"""Word of changes in the window: on its own thread, joined, silent after the end; and the bar of a lost server."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QPushButton

from hamyar_desktop.services.live import ConnectionState, Hint, Told, Waits, changes_of, together
from hamyar_desktop.services.rows import Changes
from hamyar_desktop.store.file_lookout import FileLookout
from hamyar_desktop.store.live_sqlite import FileWatch
from hamyar_desktop.ui.live import GATHER_MS, LiveUpdates
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.theme import apply_theme
from hamyar_desktop.ui.widgets.connection_bar import ConnectionBar

ALL = Changes(requests=True, students=True, accounts=True, terms=True, quotas=True, people=True)


class SpokenWatch:
    """A watch that says what a test tells it to, in a thread as a real one does."""

    def __init__(self, told: Told, state: ConnectionState, waits: Waits) -> None:
        self.told, self.state, self.waits = told, state, waits
        self.calls: list[str] = []

    def start(self) -> None:
        self.calls.append("start")

    def close(self) -> None:
        self.calls.append("close")

    def retry(self) -> None:
        self.calls.append("retry")

    def say(self, *tables: str) -> None:
        thread = threading.Thread(target=lambda: [self.told(table, None) for table in tables])
        thread.start()
        thread.join()


@pytest.fixture
def watches() -> list[SpokenWatch]:
    return []


@pytest.fixture
def live(qapp: QApplication, watches: list[SpokenWatch]) -> Iterator[LiveUpdates]:
    def make(told: Told, state: ConnectionState, waits: Waits) -> SpokenWatch:
        watches.append(SpokenWatch(told, state, waits))
        return watches[-1]

    made = LiveUpdates(make)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def heard(live: LiveUpdates) -> list[Changes]:
    changes: list[Changes] = []
    live.changed.connect(changes.append)
    return changes


def test_a_commit_of_another_program_reaches_the_thread_of_the_window(qtbot, tmp_path: Path):
    path = tmp_path / "hamyar.sqlite3"
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("CREATE TABLE note (number INTEGER)")
    lookout = FileLookout(path)
    live = LiveUpdates(lambda told, _state, _waits: FileWatch(lookout, told))
    heard: list[tuple[Changes, bool]] = []
    live.changed.connect(lambda changes: heard.append((changes, QThread.isMainThread())))
    live.start()
    writer.execute("INSERT INTO note VALUES (1)")
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    live.close()
    assert heard == [(ALL, True)]
    live.deleteLater()
    lookout.close()
    writer.close()


def test_the_hints_of_one_commit_are_one_signal_and_later_ones_the_next(qtbot, live, watches, heard, monkeypatch):
    monkeypatch.setattr("hamyar_desktop.ui.live.GATHER_MS", 3_600_000)
    live.start()
    watches[0].say("unit_quota", "work_request", "work_request")
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [Changes(requests=True, quotas=True)]
    watches[0].say("term")
    QApplication.processEvents()
    watches[0].say("student", "person")
    QApplication.processEvents()
    assert len(heard) == 1, "not before the pages had time to draw"
    monkeypatch.undo()
    live._timer.start(0)
    qtbot.waitUntil(lambda: len(heard) > 1)
    assert heard[1:] == [Changes(terms=True, students=True, requests=True, people=True)]
    qtbot.waitUntil(lambda: not live._timer.isActive())
    watches[0].say("work_request")
    qtbot.waitUntil(lambda: len(heard) > 2)
    assert heard[2:] == [Changes(requests=True)]


def test_state_and_waits_are_told_on_the_thread_of_the_window(qtbot, live, watches):
    said: list[tuple[object, bool]] = []
    live.connection_changed.connect(lambda connected: said.append((connected, QThread.isMainThread())))
    live.retry_in.connect(lambda seconds: said.append((seconds, QThread.isMainThread())))
    live.start()
    thread = threading.Thread(target=lambda: (watches[0].state(False), watches[0].waits(0.5)))
    thread.start()
    thread.join()
    assert said == [], "not before the window has time"
    QApplication.processEvents()
    assert said == [(False, True), (1, True)]
    assert said[0][0] is False


def test_after_the_end_not_even_what_was_on_its_way_is_told(qtbot, live, watches, heard):
    states: list[bool] = []
    live.connection_changed.connect(states.append)
    live.start()
    watches[0].say("term")
    qtbot.waitUntil(lambda: bool(heard))
    watches[0].say("student")
    QApplication.processEvents()
    watches[0].say("person")
    watches[0].state(False)
    live.close()
    live.start()
    qtbot.wait(GATHER_MS * 3)
    assert heard == [Changes(terms=True)]
    assert states == []
    assert [watch.calls for watch in watches] == [["start", "close"], ["start"]]
    watches[1].say("person")
    qtbot.waitUntil(lambda: len(heard) > 1)
    assert heard[1:] == [Changes(people=True)]


def test_starting_twice_is_one_watch_and_retry_reaches_it(live, watches):
    live.retry()
    live.start()
    live.start()
    live.retry()
    assert [watch.calls for watch in watches] == [["start", "retry"]]
    live.close()
    live.close()
    assert watches[0].calls == ["start", "retry", "close"]


@pytest.mark.parametrize(
    ("table", "changes"),
    [
        ("work_request", Changes(requests=True)),
        ("student", Changes(students=True, requests=True)),
        ("bank_account", Changes(accounts=True, requests=True)),
        ("term", Changes(terms=True)),
        ("setting", Changes(terms=True)),
        ("unit_quota", Changes(quotas=True)),
        ("unit", Changes(quotas=True)),
        ("person_unit", Changes(people=True)),
        ("*", ALL),
        ("a_table_of_tomorrow", ALL),
    ],
)
def test_what_a_hint_makes_pages_read(table, changes):
    assert changes_of(Hint(table, 3)) == changes_of(Hint(table, None)) == changes


def test_changes_together():
    both = together(Changes(requests=True, request_ids=(1, 2)), Changes(people=True, request_ids=(2, 3)))
    assert both == Changes(requests=True, people=True, request_ids=(1, 2, 3))
    assert together(Changes(), ALL) == together(ALL, Changes()) == ALL


# -- the bar
@pytest.fixture
def bar(qtbot, qapp) -> Iterator[ConnectionBar]:
    set_language(qapp, "en")
    made = ConnectionBar()
    qtbot.addWidget(made)
    yield made
    set_language(qapp, "fa")


def button_of(bar: ConnectionBar) -> QPushButton:
    found = bar.findChild(QPushButton, "retryNow")
    assert isinstance(found, QPushButton)
    return found


def test_the_bar_is_in_sight_only_while_the_server_is_away(bar):
    assert bar.isHidden()
    bar.set_waiting(3)
    assert bar.isHidden()
    bar.set_connected(False)
    assert bar.isVisible()
    assert "what you have typed is kept" in bar.text()
    bar.set_connected(True)
    assert bar.isHidden()
    assert bar.text() == ""


def test_the_bar_counts_down_and_then_says_that_it_tries(bar, qtbot):
    bar.set_connected(False)
    assert bar.text().endswith("Trying now…")
    assert not button_of(bar).isEnabled()
    bar.set_waiting(2)
    assert bar.text().endswith("Next try in 2 seconds…")
    assert button_of(bar).isEnabled()
    qtbot.waitUntil(lambda: bar.text().endswith("Next try in 1 seconds…"))
    qtbot.waitUntil(lambda: bar.text().endswith("Trying now…"))
    assert not button_of(bar).isEnabled()


def test_the_button_asks_for_a_try_once(bar, qtbot):
    bar.set_connected(False)
    bar.set_waiting(9)
    with qtbot.waitSignal(bar.retry_wanted):
        button_of(bar).click()
    assert bar.text().endswith("Trying now…")
    assert not button_of(bar).isEnabled()
    bar.set_waiting(10)
    assert button_of(bar).isEnabled()


def test_names_words_digits_and_theme_of_the_bar(bar, qapp):
    bar.set_connected(False)
    bar.set_waiting(7)
    assert bar.objectName() == "connectionBar"
    assert bar.accessibleName() == bar.text()
    assert button_of(bar).accessibleName() == "Try to reach the server now"
    light = bar.grab().toImage()
    apply_theme(qapp, "dark")
    assert bar.grab().toImage() != light
    set_language(qapp, "fa")
    QApplication.processEvents()
    assert "۷" in bar.text()
