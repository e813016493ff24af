"""The real window on a real PostgreSQL: first run, two offices at once, a server that goes away and comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import Engine

from hamyar_desktop import bootstrap, paths
from hamyar_desktop.services.rows import Changes, NewStudent, RequestFilter
from hamyar_desktop.settings import Settings
from hamyar_desktop.store.server.engine import connect_alone
from hamyar_desktop.ui.pages.home import HomePage
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.pages.preliminary import PreliminaryPage
from hamyar_desktop.ui.tables.requests_table import RequestsTable
from tests.cluster import cluster
from tests.flows.sitting import Sitting
from tests.server_store import ServerStore, make_server_store

Office = Callable[..., Sitting]


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[ServerStore]:
    made = make_server_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def url(shared: ServerStore) -> str:
    """What the settings of every office hold: nobody's name."""
    return f"postgresql+psycopg://127.0.0.1:{cluster().port}/{shared.database}?sslmode=prefer"


@pytest.fixture
def sit_down(shared: ServerStore, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    opened: list[Sitting] = []

    def sitting(name: str = "", page: str = "", *, database: str = url) -> Sitting:
        made = Sitting(Settings(database=database), partial(bootstrap.open_for_window, sample=False))
        opened.append(made)
        if name:
            made.sign_in(name)
            made.until(lambda: made.window.desk.is_open)
            made.settle()
        if page:
            assert made.go(page)
        return made

    yield sitting
    for made in opened:
        made.leave()


def register(clerk: Sitting, number: str, hours: str = "80") -> None:
    clerk.type("studentNumber", number)
    clerk.press("searchStudent")
    clerk.type("hours", hours)
    clerk.press("apply")


def stored(shared: ServerStore) -> list[str]:
    with shared.open_unit(None, readonly=True) as unit:
        rows = unit.requests.first(shared.affairs, RequestFilter(), 50)
    return sorted(row.student_number for row in rows)


def test_what_one_office_registers_stands_on_the_screen_of_the_other(shared, sit_down):
    boss = sit_down("supervisor", "preliminary")
    table = boss.page.table
    clerk = sit_down("clerk", "register")
    register(clerk, "40011001")
    boss.until(lambda: table.rows_model.rowCount() == 1)
    table.select_rows([0])
    chosen = table.selected_ids()

    register(clerk, "40011002")

    boss.until(lambda: table.rows_model.rowCount() == 2)
    assert table.selected_ids() == chosen
    boss.until(lambda: boss.find("navPreliminary").badge == "۲")


def test_what_one_reads_and_has_chosen_stays_under_the_eyes_while_others_register(shared, sit_down):
    numbers = [str(50_000_000 + place) for place in range(60)]
    with shared.open_unit(shared.affairs) as unit:
        unit.quotas.set(shared.library, shared.term, 200, "")
        unit.students.save_many([NewStudent(number, "آرزو", "آذری") for number in numbers])
        unit.commit()
    for number in numbers:
        shared.register(number)
    boss = sit_down("supervisor", "requests")
    table = boss.page.table
    boss.until(lambda: table.rows_model.rowCount() == 60)
    table.select_rows([2, 3])
    chosen = table.selected_ids()
    table.verticalScrollBar().setValue(table.row_height * 20 + 11)
    read = _in_sight(table)

    # The newest stands on top; the ones that were chosen are out of sight.
    shared.register("40011001")
    boss.until(lambda: table.rows_model.rowCount() == 61)
    boss.settle()

    assert _in_sight(table) == read
    assert table.selected_ids() == chosen
    assert table.selected_rows() == [3, 4]


def _in_sight(table: RequestsTable) -> tuple[int | None, int]:
    """The first row that is seen, and where its upper edge is."""
    row = table.rowAt(0)
    return table.rows_model.id_at(row), table.rowViewportPosition(row)


def test_what_changed_between_the_first_reading_and_the_watch_is_shown_when_it_stands(shared, sit_down, monkeypatch):
    may_listen = Event()

    def connect_late(engine: Engine) -> object:
        assert may_listen.wait(30)
        return connect_alone(engine)

    monkeypatch.setattr("hamyar_desktop.store.server.engine.connect_alone", connect_late)
    boss = sit_down("supervisor", "preliminary")
    table = boss.page.table
    assert table.rows_model.rowCount() == 0
    shared.register("40011001")
    boss.settle()
    assert table.rows_model.rowCount() == 0, "nobody has told it yet"

    may_listen.set()

    boss.until(lambda: table.rows_model.rowCount() == 1)
    boss.until(lambda: boss.find("navPreliminary").badge == "۱")


def test_when_the_watch_stands_only_what_was_shown_is_read_again(shared, sit_down, monkeypatch):
    read: list[str] = []
    for kind in (HomePage, PreliminaryPage):
        monkeypatch.setattr(kind, "refresh", _noted(kind.refresh, kind.key, read))
    _, changes = listening(sit_down, "supervisor", "preliminary")
    assert read.count("preliminary") == 1, "it was read when it was opened, and not before"
    assert read.count("home") > 1
    assert changes == []


def _noted(refresh: Callable[[Page], None], key: str, read: list[str]) -> Callable[[Page], None]:
    def noting(page: Page) -> None:
        read.append(key)
        refresh(page)

    return noting


def test_what_one_saves_oneself_is_read_again_once(shared, sit_down):
    clerk, changes = listening(sit_down, "clerk", "register")

    register(clerk, "40011001")
    register(clerk, "40011002")
    told = [(change.requests, change.quotas, len(change.request_ids)) for change in changes]
    assert told == [(True, True, 1), (True, True, 1)], "by the commands themselves"

    # The same person at another desk. The server's words keep their order: nothing of one's own is on its way still.
    shared.register("40011003")
    clerk.until(lambda: len(changes) > 2)
    assert changes[2].request_ids == ()
    clerk.until(lambda: clerk.page.table.rows_model.rowCount() == 3)


def test_two_who_save_at_the_same_moment_see_both(shared, sit_down):
    first, second = (listening(sit_down, name, "register")[0] for name in ("clerk", "supervisor"))
    for sitting, number in ((first, "40011001"), (second, "40011002")):
        sitting.type("studentNumber", number)
        sitting.press("searchStudent")
        sitting.type("hours", "80")
    # Both workers write at once; each hears of its own by the command and of the other by the server.
    first.find("apply", QPushButton).click()
    second.find("apply", QPushButton).click()
    for sitting in (first, second):
        sitting.until(lambda sitting=sitting: sitting.page.table.rows_model.rowCount() == 2)


def listening(sit_down: Office, name: str, page: str) -> tuple[Sitting, list[Changes]]:
    """Somebody whose window hears everything from here on, and what its pages are told."""
    made = sit_down()
    changes: list[Changes] = []
    made.window.desk.changed.connect(changes.append)
    made.sign_in(name)
    # The first word is that the watch stands.
    made.until(lambda: bool(changes))
    made.settle()
    assert made.go(page)
    changes.clear()
    return made, changes


def test_what_is_being_typed_stays_when_word_of_a_change_comes(shared, sit_down):
    writer = sit_down("supervisor", "register")
    table = writer.page.table
    writer.type("studentNumber", "40011002")
    writer.press("searchStudent")
    hours = writer.type("hours", "12")
    clerk = sit_down("clerk", "register")

    register(clerk, "40011001")
    writer.until(lambda: table.rows_model.rowCount() == 1)

    assert hours.text() == "۱۲"
    assert writer.find("studentNumber").text() == "40011002"
    assert writer.page.fields()["hours"] == "۱۲"


def test_a_wrong_password_and_a_disabled_account_are_refused_in_words(shared, sit_down):
    sitting = sit_down()
    sitting.sign_in("clerk", "not the password")
    assert sitting.find("welcomeMessage").text()
    assert not sitting.window.desk.is_open

    with shared.open_unit(shared.affairs) as unit:
        unit.people.set_active(shared.clerk.id, False)
        unit.commit()
    sitting.sign_in("clerk")
    assert not sitting.window.desk.is_open
    assert sitting.find("welcomeMessage").text()


def test_a_database_that_nobody_made_is_said_when_signing_in(shared, url, sit_down):
    sitting = sit_down(database=url.replace(shared.database, "nowhere"))
    sitting.sign_in("clerk")
    assert sitting.find("welcomeMessage").text()
    assert not sitting.window.desk.is_open

    sitting.press("changeServer")
    assert sitting.find("serverDatabase").text() == "nowhere"


@pytest.mark.slow
def test_a_server_that_goes_away_loses_nothing_that_was_typed_and_saves_once(shared, sit_down):
    clerk = sit_down("clerk", "register")
    clerk.until(lambda: clerk.window._live is not None)
    clerk.type("studentNumber", "40011001")
    clerk.press("searchStudent")
    clerk.type("hours", "80")
    bar = clerk.window.workspace.connection

    cluster().kill_hard()
    try:
        clerk.until(bar.isVisible)
        clerk.press("apply")
        assert clerk.message
        assert clerk.find("hours").text() == "۸۰"
    finally:
        cluster().start()
    clerk.until(lambda: not bar.isVisible())
    clerk.settle()

    clerk.press("apply")
    clerk.settle()

    assert stored(shared) == ["40011001"]
    assert clerk.page.fields() == {}


@pytest.mark.slow
def test_the_window_answers_while_a_question_hangs(shared, sit_down):
    clerk = sit_down("clerk", "requests")
    with shared.connect(None) as owner:
        owner.execute("BEGIN")
        owner.execute("LOCK TABLE work_request IN ACCESS EXCLUSIVE MODE")
        clerk.window.desk.tell(Changes(requests=True))
        assert not clerk.runner.is_idle()
        search = clerk.window.workspace.top_bar.search
        clerk.keys(search, "ildhv")
        QApplication.processEvents()
        assert search.text() == "ildhv"
        assert not clerk.runner.is_idle()
        owner.execute("ROLLBACK")
    clerk.settle()
    assert clerk.page.table.rows_model.rowCount() == 0


def test_the_first_run_tries_the_server_and_goes_on_to_sign_in(shared, url, sit_down, tmp_path, monkeypatch):
    made = sit_down(database="")
    pane = made.window.findChild(object, "firstRun")
    assert pane is not None
    assert pane.isVisible()
    made.find("chooseServer").setChecked(True)
    made.type("serverHost", "127.0.0.1")
    made.type("serverPort", "1")
    made.type("serverDatabase", shared.database)
    made.press("testConnection")
    assert made.find("connectionVerdict").text()
    assert not made.find("continueFirstRun").isEnabled()

    made.type("serverPort", str(cluster().port))
    made.press("testConnection")
    made.until(lambda: made.find("continueFirstRun").isEnabled())
    made.press("continueFirstRun")

    assert made.window.settings.database.startswith("postgresql+psycopg://127.0.0.1")
    made.sign_in("clerk")
    made.until(lambda: made.window.desk.is_open)
    assert made.window.desk.person.name == "clerk"


def test_signing_out_ends_the_watch_and_another_person_signs_in(sit_down):
    sitting = sit_down("clerk")
    sitting.window._on_sign_out()
    assert sitting.window._live is None
    sitting.sign_in("supervisor")
    sitting.until(lambda: sitting.window.desk.is_open and sitting.window.desk.person.name == "supervisor")
    sitting.key(sitting.window, Qt.Key.Key_F5)
