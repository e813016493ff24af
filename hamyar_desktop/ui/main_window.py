"""The main window: first the welcome pane, then the workspace; owns actions, theme, language and the database."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget

from hamyar_desktop.settings import Settings
from hamyar_desktop.ui.actions import make_actions, name_action, retranslate_actions
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.entrance import Entrance, OpenDatabase, TryServer
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.theme import apply_theme

# What only the workspace needs is imported when it is made: the window is painted first.
if TYPE_CHECKING:
    from hamyar_desktop.domain.roles import Person
    from hamyar_desktop.services.every import Opened
    from hamyar_desktop.services.rows import Changes, Reference, Waiting
    from hamyar_desktop.services.search_everything import Hit
    from hamyar_desktop.ui.live import LiveUpdates
    from hamyar_desktop.ui.tasks import Runner
    from hamyar_desktop.ui.welcome import WelcomePane
    from hamyar_desktop.ui.workspace import Workspace

logger = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """``start()`` opens the database in the worker; everything else follows from signals."""

    first_painted = Signal()
    """The window can be seen; whatever is slow may begin."""

    def __init__(
        self, settings: Settings, runner: Runner, *, open_database: OpenDatabase, try_server: TryServer
    ) -> None:
        super().__init__()
        self.settings = settings
        self._live: LiveUpdates | None = None
        self._painted = False
        self.setObjectName("mainWindow")
        self.setMinimumSize(QSize(1080, 680))
        self.resize(1360, 840)
        self.desk = Desk(runner, self)
        self.desk.language = "en" if settings.language == "en" else "fa"
        self.desk.folder = settings.folder
        self.desk.tables = dict(settings.tables)
        self.desk.filters = {person: dict(named) for person, named in settings.filters.items()}
        self.desk.last_filters = {person: dict(pages) for person, pages in settings.last_filters.items()}
        self.actions_by_key = make_actions(self, self._slots())
        self._workspace: Workspace | None = None
        self._panes = QStackedWidget()
        self.entrance = Entrance(
            lambda: self.settings, runner, self._panes, open_database=open_database, try_server=try_server,
            words_of=self._words_of, parent=self,
        )  # fmt: skip
        self.setCentralWidget(self._panes)
        self._connect()
        self._show_title()
        self._restore_geometry()

    def _slots(self) -> dict[str, Callable[[], None]]:
        return {
            "search": self._on_search,
            "apply": self._on_apply,
            "undo": self._on_undo,
            "refresh": self._on_refresh,
            "help": self._on_help,
            "theme": self._on_theme,
            "language": self._on_language,
            "password": self._on_password,
            "signOut": self._on_sign_out,
            "quit": self._on_quit,
        }

    def _connect(self) -> None:
        self.entrance.entered.connect(self._on_entered)
        self.entrance.database_chosen.connect(self._on_database_chosen)
        self.entrance.care_failed.connect(self._on_care_failed)
        self.desk.undo_offered.connect(self._on_undo_offered)
        self.desk.undo.changed.connect(self._show_undo)
        self.desk.changed.connect(self._on_changed)
        self.desk.failed_unexpectedly.connect(self._on_failed_unexpectedly)
        self._show_undo()
        self._clock = QTimer(self)
        self._clock.setInterval(60_000)
        self._clock.timeout.connect(self._show_day)

    @property
    def workspace(self) -> Workspace:
        """Made when it is first needed: nobody sees it before the welcome pane has gone."""
        if self._workspace is None:
            self._workspace = self._make_workspace()
        return self._workspace

    def _make_workspace(self) -> Workspace:
        from hamyar_desktop.ui.top_bar import TopBar
        from hamyar_desktop.ui.workspace import Workspace

        top_bar = TopBar(self._search, self.actions_by_key["theme"], self.actions_by_key["help"])
        made = Workspace(self.desk, top_bar)
        made.side_bar.person_menu_wanted.connect(self._on_person_menu_wanted)
        top_bar.search.opened.connect(self._on_hit_opened)
        made.message.action_triggered.connect(self._on_undo)
        made.retranslate()
        self._panes.addWidget(made)
        self._clock.start()
        return made

    def _is_at_work(self) -> bool:
        return self._panes.currentWidget() is self._workspace

    # -- opening and signing in
    def start(self) -> None:
        """Opens the database off the GUI thread."""
        self.entrance.start()
        # While the worker opens the database, the window makes what will be needed next.
        QTimer.singleShot(0, self, lambda: self.workspace)

    @property
    def welcome(self) -> WelcomePane:
        """Where one signs in."""
        return self.entrance.welcome

    def _on_database_chosen(self, url: str) -> None:
        self.settings = replace(self.settings, database=url)

    def _on_entered(self, person: Person, reference: Reference) -> None:
        opened = self.entrance.opened
        assert opened is not None, "somebody signed in to it"
        self.settings = replace(self.settings, last_person=person.name)
        self.desk.open(opened.services, person, reference)
        self._show_day()
        self._panes.setCurrentWidget(self.workspace)
        # First, so that it stands soon: what is read before is read once more then.
        self._watch(opened)
        self.workspace.begin()
        self._count_waiting()

    def _watch(self, opened: Opened) -> None:
        """What others change comes to the pages by itself."""
        from hamyar_desktop.ui.live import LiveUpdates

        if opened.make_watch is None:
            return
        self._live = LiveUpdates(opened.make_watch, self)
        self._live.changed.connect(self.desk.tell)
        self._live.connection_changed.connect(self.workspace.connection.set_connected)
        self._live.retry_in.connect(self.workspace.connection.set_waiting)
        self.workspace.connection.retry_wanted.connect(self._live.retry)
        self._live.start()

    def _end_watch(self) -> None:
        live, self._live = self._live, None
        if live is not None:
            live.close()
            live.deleteLater()

    def _on_care_failed(self, error: BaseException) -> None:
        self._tell_failure(self._words_of(error))

    def _words_of(self, error: BaseException) -> str:
        from hamyar_desktop.domain.errors import RuleBroken

        if isinstance(error, RuleBroken):
            from hamyar_desktop.services.sentences import sentence

            return sentence(error, self.desk.language)
        return self._unexpected_words(error)

    # -- actions
    def _on_search(self) -> None:
        if not self._is_at_work():
            return
        from PySide6.QtCore import Qt

        self.workspace.top_bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.workspace.top_bar.search.selectAll()

    def _search(self, text: str, show: Callable[[list[Hit]], None]) -> None:
        services, person, language = self.desk.services, self.desk.person, self.desk.language
        pages = list(self.workspace.places)
        self.desk.runner.run_latest(
            "search", lambda: services.search(person, text, pages, language), show, self.desk.say_error
        )

    def _on_hit_opened(self, hit: Hit) -> None:
        self.workspace.go("students" if hit.kind == "student" else hit.key, hit.key if hit.kind == "student" else None)

    def _on_apply(self) -> None:
        if self._is_at_work() and self.workspace.current is not None:
            self.workspace.current.apply()

    def _on_refresh(self) -> None:
        if self._is_at_work():
            from hamyar_desktop.services.rows import Changes

            self.desk.tell(Changes(requests=True, students=True, accounts=True, terms=True, quotas=True, people=True))

    def _on_undo_offered(self, text: str) -> None:
        self.workspace.message.show_message(text, "success", action=self.actions_by_key["undo"].text())

    def _show_undo(self) -> None:
        """The action names what it would take back."""
        step = self.desk.undo.newest
        action = self.actions_by_key["undo"]
        action.setEnabled(step is not None)
        if step is None:
            retranslate_actions(self.actions_by_key)
        else:
            name_action(action, step.words())

    def _on_undo(self) -> None:
        if self.desk.undo.newest is not None:
            self.workspace.message.clear()
            self.desk.undo.take_back()

    def _on_help(self) -> None:
        from hamyar_desktop.ui.dialogs.help_sheet import HelpSheet, window_keys

        groups = [window_keys()]
        if self._is_at_work() and self.workspace.current is not None:
            groups += self.workspace.current.key_groups()
        support = self.desk.reference.policy.support_contact if self.desk.is_open else ""
        HelpSheet(groups, support, self).exec()

    def _on_theme(self) -> None:
        self.set_theme("light" if self.settings.theme == "dark" else "dark")

    def set_theme(self, theme: str) -> None:
        """Light or dark, at once and for the next start."""
        self.settings = replace(self.settings, theme=theme)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply_theme(application, theme)
        self._retranslate()

    def _on_language(self) -> None:
        self.set_language("fa" if self.desk.language == "en" else "en")

    def set_language(self, language: str) -> None:
        """Persian or English, at once and for the next start."""
        self.settings = replace(self.settings, language=language)
        self.desk.language = "en" if language == "en" else "fa"
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        set_language(application, language)
        self._retranslate()

    def _on_password(self) -> None:
        from hamyar_desktop.ui.dialogs.change_password import ChangePassword

        dialog = ChangePassword(self)
        services, person = self.desk.services, self.desk.person

        def change(old: str, new: str) -> None:
            self.desk.command(
                lambda: services.sign_in.change_password(person, old, new),
                lambda _changes: dialog.accept(),
                lambda error: dialog.refuse(self._words_of(error)),
            )

        dialog.wanted.connect(change)
        if dialog.exec():
            self.desk.say(QCoreApplication.translate("MainWindow", "The password was changed."), "success")

    def _on_sign_out(self) -> None:
        if not self.workspace.leave_current():
            return
        self._end_watch()
        self.workspace.end()
        self.entrance.show_sign_in_again(self.desk.person.name)

    def _on_quit(self) -> None:
        self.close()

    def _on_person_menu_wanted(self) -> None:
        menu = QMenu(self)
        menu.setObjectName("personMenuList")
        for key in ("theme", "language", "password", "signOut"):
            menu.addAction(self.actions_by_key[key])
        foot = self.workspace.side_bar.foot
        menu.popup(foot.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    # -- what others changed
    def _on_changed(self, changes: Changes) -> None:
        if changes.requests or changes.accounts:
            self._count_waiting()

    def _count_waiting(self) -> None:
        services, person = self.desk.services, self.desk.person

        def done(waiting: Waiting) -> None:
            counts = waiting.counts
            badges = {
                "preliminary": counts.get("pending", 0),
                "referral": counts.get("approved", 0) + counts.get("hours", 0),
                "bankAccount": waiting.without_account,
                "review": counts.get("pending", 0) + counts.get("hours", 0),
            }
            self.workspace.side_bar.set_badges(badges, self.desk.language)

        self.desk.runner.run_latest("badges", lambda: services.home.waiting(person), done, self.desk.say_error)

    def _show_day(self) -> None:
        if self._workspace is not None:
            from datetime import UTC, datetime

            self._workspace.top_bar.show_day(datetime.now(UTC), self.desk.language)

    def _on_failed_unexpectedly(self, error: BaseException) -> None:
        logger.error("unexpected failure", exc_info=error)
        self.show_unexpected(error)

    def show_unexpected(self, error: BaseException) -> None:
        """Says that the program itself failed; the log has the details."""
        self._tell_failure(self._unexpected_words(error))

    def _tell_failure(self, words: str) -> None:
        if self._is_at_work():
            self.desk.say(words, "error")
        else:
            self.welcome.say(words)

    def _unexpected_words(self, error: BaseException) -> str:
        text = QCoreApplication.translate(
            "MainWindow",
            "The program met an unexpected failure (%1). Details are in the log; nothing was saved.",
        )
        return text.replace("%1", type(error).__name__)

    # -- window
    def _show_title(self) -> None:
        self.setWindowTitle(QCoreApplication.translate("MainWindow", "Hamyar — student assistants"))

    def _retranslate(self) -> None:
        self._show_title()
        retranslate_actions(self.actions_by_key)
        self._show_undo()
        self.entrance.retranslate()
        if self._workspace is not None:
            self._workspace.retranslate()
        self._show_day()

    def _restore_geometry(self) -> None:
        if self.settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.settings.geometry.encode("ascii")))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # Only after the children were painted too: the worker's imports would hold them up.
            QTimer.singleShot(0, self.first_painted.emit)

    def close_database(self) -> None:
        """Gives the connections back; called after the worker has stopped. A backup that runs is finished first."""
        self._end_watch()
        self.entrance.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._workspace is not None:
            if not self._workspace.leave_current():
                event.ignore()
                return
            self._workspace.drafts.write_now()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        desk = self.desk
        self.settings = replace(
            self.settings, geometry=geometry, folder=desk.folder, tables=desk.tables, filters=desk.filters,
            last_filters=desk.last_filters,
        )  # fmt: skip
        event.accept()
