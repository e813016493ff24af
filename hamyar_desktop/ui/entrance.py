"""The way in: which database, opening it, who signs in; until then the workspace is not to be seen.

First run → opening → first account or sign-in → ``entered``; a full trial of a server signs in itself. Whoever worked
here before is asked for the password at the first paint; what is typed waits for the database.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from hamyar_desktop.settings import Settings
from hamyar_desktop.ui.known_servers import KnownServers
from hamyar_desktop.ui.welcome import WelcomePane

# Before the first paint only the welcome pane is needed.
if TYPE_CHECKING:
    from hamyar_desktop.domain.roles import Person
    from hamyar_desktop.services.connections import Server
    from hamyar_desktop.services.every import Opened
    from hamyar_desktop.services.rows import Reference
    from hamyar_desktop.ui.first_run import FirstRunPane
    from hamyar_desktop.ui.tasks import BackgroundRunner, Runner
    from hamyar_desktop.ui.warm_up import WarmUp

logger = logging.getLogger(__name__)

CARE_AFTER_MS = 3000

OpenDatabase = Callable[[str], "Opened"]
TryServer = Callable[["Server"], None]
"""Raises what is wrong with the way to a server."""
WordsOf = Callable[[BaseException], str]


class Entrance(QObject):
    """``start()`` opens the database of the settings in the worker; everything else follows from signals."""

    entered = Signal(object, object)
    """Somebody signed in: the ``Person`` and the ``Reference`` that every page needs; ``opened`` is set."""
    database_chosen = Signal(str)
    """For the settings: a URL, or '' for the file on this computer."""
    care_failed = Signal(object)
    """The database could not be looked after, or a password not be kept: an exception to be told."""

    def __init__(
        self, settings: Callable[[], Settings], runner: Runner, panes: QStackedWidget, *, open_database: OpenDatabase,
        try_server: TryServer, words_of: WordsOf, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._settings = settings
        self._runner = runner
        self._panes = panes
        self._words_of = words_of
        self._try_server = try_server
        self.open_database = open_database
        self._servers = KnownServers(lambda url: self.open_database(url))
        self.opened: Opened | None = None
        self.warm_up: WarmUp | None = None
        self._first_run: FirstRunPane | None = None
        self._signing_in: tuple[str, str] | None = None
        self._caretaker: BackgroundRunner | None = None
        self.welcome = WelcomePane()
        panes.addWidget(self.welcome)
        self.welcome.retry_wanted.connect(self._on_retry_wanted)
        self.welcome.change_wanted.connect(self.ask_for_database)
        self.welcome.sign_in_wanted.connect(self._on_sign_in_wanted)
        self.welcome.first_account_wanted.connect(self._on_first_account_wanted)
        self._ask_or_wait()

    # -- which database
    def _ask_or_wait(self) -> None:
        last = self._settings().last_person
        if last:
            self.welcome.show_sign_in(last)
        else:
            self.welcome.show_opening()

    def _on_retry_wanted(self) -> None:
        self._ask_or_wait()
        self.start()

    def start(self) -> None:
        """Opens the database off the GUI thread; somebody new is asked which one."""
        self.welcome.complete()
        if self._settings().is_new():
            self.ask_for_database()
        else:
            self._open()

    def _open(self) -> None:
        url = self._settings().database_url()
        self._runner.run(lambda: self._servers.open(url), self._on_opened, self._on_open_failed)

    def ask_for_database(self) -> None:
        """Shows the page of the first run; also later, when the server moved or was mistyped."""
        if self._first_run is None:
            from hamyar_desktop.ui.first_run import FirstRunPane

            self._first_run = FirstRunPane()
            self._first_run.test_wanted.connect(self._on_test_wanted)
            self._first_run.entry_wanted.connect(self._on_entry_wanted)
            self._first_run.chosen.connect(self._on_chosen)
            self._panes.addWidget(self._first_run)
        self._first_run.show_database(self._settings().database)
        self._panes.setCurrentWidget(self._first_run)

    def _on_test_wanted(self, server: Server) -> None:
        def done(_none: None) -> None:
            assert self._first_run is not None
            text = QCoreApplication.translate("Entrance", "The server answers. Sign in on the next page.")
            self._first_run.show_verdict(text, True)

        self._runner.run(lambda: self._try_server(server), done, self._on_trial_failed)

    def _on_entry_wanted(self, server: Server, name: str, password: str) -> None:
        """The full trial is signing in for real; nothing is asked a second time, and nothing goes to the key ring."""
        from hamyar_desktop.services.connections import server_url

        url = server_url(server)

        def work() -> tuple[Opened, Person, Reference]:
            opened = self._servers.open(url)
            person = opened.services.sign_in(name, password)
            return opened, person, opened.services.reference(person)

        def done(found: tuple[Opened, Person, Reference]) -> None:
            assert self._first_run is not None
            opened, person, reference = found
            self._first_run.show_verdict("", True)
            self.database_chosen.emit(url)
            if self.opened is not opened:
                self._close_opened()
            self.opened = opened
            self._enter(person, reference)

        self._runner.run(work, done, self._on_trial_failed)

    def _on_trial_failed(self, error: BaseException) -> None:
        from hamyar_desktop.domain.errors import Code, RuleBroken

        assert self._first_run is not None
        self._first_run.show_verdict(self._words_of(error), False)
        if not isinstance(error, RuleBroken):
            logger.error("the server could not be tried", exc_info=error)
        elif error.code is Code.WRONG_PASSWORD:
            self._first_run.ask_password_again()

    def _on_chosen(self, url: str) -> None:
        self.database_chosen.emit(url)
        self._close_opened()
        self._panes.setCurrentWidget(self.welcome)
        self.welcome.show_opening()
        self._open()

    # -- opening
    def _on_opened(self, opened: Opened) -> None:
        self.opened = opened
        person = opened.person
        if person is not None:
            self._sign_in(lambda: person, self._on_open_failed)
        elif not opened.has_people:
            self.welcome.show_first()
        elif self._signing_in is not None:
            self._on_sign_in_wanted(*self._signing_in)
        else:
            if not self.welcome.asks_sign_in:
                self.welcome.show_sign_in(self._settings().last_person)
            self._make_ready(opened)
        QTimer.singleShot(CARE_AFTER_MS, self, self.look_after)

    def _make_ready(self, opened: Opened) -> None:
        """While a password is typed there is time for what the first page needs."""
        from hamyar_desktop.ui.warm_up import WarmUp

        name = self._settings().last_person
        if opened.keychain is not None:
            self._read_keychain(opened, name)
        else:
            # Nothing can be asked of a server before somebody has signed in.
            self._runner.run(lambda: opened.services.rehearse(name), lambda _none: None, self._on_care_failed)
        self.warm_up = WarmUp(self)
        self.warm_up.start()

    def look_after(self) -> None:
        """Backup and check of a large file, in a worker of their own: nobody waits for them."""
        care = self.opened.look_after if self.opened is not None else None
        if care is None or self._caretaker is not None:
            return
        from hamyar_desktop.ui.tasks import BackgroundRunner

        self._caretaker = BackgroundRunner(self)
        self._caretaker.run(care, lambda _none: None, self._on_care_failed)

    def _on_care_failed(self, error: BaseException) -> None:
        logger.error("the database could not be looked after", exc_info=error)
        self.care_failed.emit(error)

    def _on_open_failed(self, error: BaseException) -> None:
        from hamyar_desktop.domain.errors import RuleBroken

        self._signing_in = None
        if not isinstance(error, RuleBroken):
            logger.error("the database could not be opened", exc_info=error)
        self.welcome.show_failed(self._words_of(error))

    # -- signing in
    def _on_sign_in_wanted(self, name: str, password: str) -> None:
        if self.opened is None:
            # Typed faster than the database opens: what was typed waits for it.
            self._signing_in = (name, password)
            self.welcome.show_waiting()
            return
        self._signing_in = None
        services = self.opened.services

        def failed(error: BaseException) -> None:
            self.welcome.show_sign_in(name, self._words_of(error))

        def known(person: Person, reference: Reference) -> None:
            self._keep_password(person.name, password)
            self._enter(person, reference)

        self._sign_in(lambda: services.sign_in(name, password), failed, known)

    def _on_first_account_wanted(self, name: str, display_name: str, password: str) -> None:
        assert self.opened is not None
        services = self.opened.services

        def failed(error: BaseException) -> None:
            self.welcome.show_first(self._words_of(error))

        self._sign_in(lambda: services.sign_in.make_first(name, display_name, password), failed)

    def _sign_in(
        self, identify: Callable[[], Person], failed: Callable[[BaseException], None],
        known: Callable[[Person, Reference], None] | None = None,
    ) -> None:  # fmt: skip
        """Finds out who it is and what that person must know before anything can be offered."""
        assert self.opened is not None
        services = self.opened.services

        def work() -> tuple[Person, Reference]:
            person = identify()
            return person, services.reference(person)

        self._runner.run(work, lambda found: (known or self._enter)(*found), failed)

    def _enter(self, person: Person, reference: Reference) -> None:
        if self.warm_up is not None:
            self.warm_up.stop()
        self.entered.emit(person, reference)

    # -- the key ring
    def _read_keychain(self, opened: Opened, name: str) -> None:
        keychain, server = opened.keychain, opened.server
        assert keychain is not None
        self.welcome.offer_remembering(True)

        def found(password: str | None) -> None:
            if password and not self.welcome.password.text():
                self.welcome.password.setText(password)
                self.welcome.remember.setChecked(True)

        if name:
            self._runner.run(lambda: keychain.read(server, name), found, self.care_failed.emit)

    def _keep_password(self, name: str, password: str) -> None:
        opened = self.opened
        if opened is None or opened.keychain is None:
            return
        keychain, server = opened.keychain, opened.server
        wanted = self.welcome.remember.isChecked()

        def work() -> None:
            if wanted:
                keychain.keep(server, name, password)
            else:
                keychain.forget(server, name)

        self._runner.run(work, lambda _none: None, self.care_failed.emit)

    # -- leaving
    def show_sign_in_again(self, name: str) -> None:
        """Somebody signed out."""
        self._panes.setCurrentWidget(self.welcome)
        self.welcome.person.clear()
        self.welcome.show_sign_in(name)
        if self.opened is not None and self.opened.keychain is not None:
            self._read_keychain(self.opened, name)

    def retranslate(self) -> None:
        """Words in the present language."""
        self.welcome.retranslate()
        if self._first_run is not None:
            self._first_run.retranslate()

    def _close_opened(self) -> None:
        opened, self.opened = self.opened, None
        if opened is not None:
            self._runner.run(opened.close, lambda _none: None, self._on_care_failed)

    def close(self) -> None:
        """Gives the connections back; called after the worker has stopped. A backup that runs is finished first."""
        if self._caretaker is not None:
            self._caretaker.close()
        if self.opened is not None:
            self.opened.close()
        self._servers.close()
