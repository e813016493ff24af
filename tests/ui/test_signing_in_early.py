"""Whoever worked here before types the password while the database opens, and the pages are made ready meanwhile."""

import sys
from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.every import Opened
from hamyar_desktop.settings import Settings
from hamyar_desktop.ui.main_window import MainWindow
from hamyar_desktop.ui.tasks import BackgroundRunner
from hamyar_desktop.ui.warm_up import WarmUp
from tests.factories import PASSWORD
from tests.fakes import no_server


class Door:
    """Opens the database when it is told to."""

    def __init__(self, services) -> None:
        self.services = services
        self.has_people = True
        self.failure: RuleBroken | None = None
        self.allowed = Event()

    def open(self, _url: str) -> Opened:
        """In the worker."""
        assert self.allowed.wait(20)
        if self.failure is not None:
            raise self.failure
        return Opened(self.services, None, self.has_people, lambda: None)


@pytest.fixture
def door(office) -> Door:
    return Door(office.services)


@pytest.fixture
def start(qtbot, door):
    runners: list[BackgroundRunner] = []

    def starting(last_person: str) -> MainWindow:
        runners.append(BackgroundRunner())
        window = MainWindow(
            Settings(database="sqlite:///here", last_person=last_person),
            runners[0],
            open_database=door.open,
            try_server=no_server,
        )
        qtbot.addWidget(window)
        window.show()
        window.start()
        return window

    yield starting
    door.allowed.set()
    for runner in runners:
        runner.close()


@pytest.fixture
def type_password(type_text):
    def typing(window: MainWindow, password: str = PASSWORD) -> None:
        type_text(window.welcome.password, password)
        QTest.keyClick(window.welcome.password, Qt.Key.Key_Return)

    return typing


def until_open(qtbot, window: MainWindow, door: Door, ready: Callable[[], bool]) -> None:
    door.allowed.set()
    qtbot.waitUntil(ready, timeout=20_000)


def test_a_new_person_is_told_that_the_database_opens(start):
    assert not start("").welcome.asks_sign_in


def test_what_was_typed_before_the_database_is_open_signs_in_as_soon_as_it_is(qtbot, start, door, type_password):
    window = start("clerk")
    assert window.welcome.person.text() == "clerk"

    type_password(window)
    assert not window.welcome.sign_in.isEnabled()
    assert "پایگاه" in window.welcome.sign_in.text()
    until_open(qtbot, window, door, lambda: window.desk.is_open)

    assert window.desk.person.name == "clerk"


def test_half_a_password_stays_when_the_database_has_opened(qtbot, start, door, type_text):
    window = start("clerk")
    type_text(window.welcome.password, "half")

    until_open(qtbot, window, door, lambda: window.entrance.opened is not None)

    assert window.welcome.password.text() == "half"
    assert window.welcome.sign_in.isEnabled()


def test_a_wrong_password_typed_early_is_refused_in_words(qtbot, start, door, type_password):
    window = start("clerk")
    type_password(window, "wrong-password")

    until_open(qtbot, window, door, window.welcome.message.isVisible)

    assert window.welcome.sign_in.isEnabled()
    assert "پایگاه" not in window.welcome.sign_in.text()
    assert not window.desk.is_open


def test_a_database_that_does_not_open_forgets_what_was_typed(qtbot, start, door, type_password):
    door.failure = RuleBroken(Code.STORAGE_UNAVAILABLE, detail="disk I/O error")
    window = start("clerk")
    type_password(window)

    until_open(qtbot, window, door, window.welcome.retry.isVisible)
    door.failure = None
    window.welcome.retry.click()
    qtbot.waitUntil(lambda: window.entrance.opened is not None, timeout=20_000)

    assert window.welcome.asks_sign_in
    assert window.welcome.password.text() == ""
    assert not window.desk.is_open


def test_where_nobody_can_sign_in_any_more_the_first_account_is_asked_for(qtbot, start, door, type_password):
    door.has_people = False
    window = start("clerk")
    type_password(window)

    until_open(qtbot, window, door, window.welcome.make_first.isVisible)

    assert not window.desk.is_open


def test_signing_in_ends_the_warming_up(qtbot, start, door, type_password):
    window = start("clerk")
    until_open(qtbot, window, door, lambda: window.entrance.warm_up is not None)

    type_password(window)
    qtbot.waitUntil(lambda: window.desk.is_open, timeout=20_000)

    assert window.entrance.warm_up.is_over


def test_warming_up_makes_every_page_ready_and_ends(qtbot):
    warm_up = WarmUp()
    warm_up.start()
    assert not warm_up.is_over

    qtbot.waitUntil(lambda: warm_up.is_over, timeout=20_000)

    assert "hamyar_desktop.ui.pages.bank_account" in sys.modules
