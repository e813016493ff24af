"""Backup and check of a large file run beside the work, and what they find out is told."""

from PySide6.QtWidgets import QApplication

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.every import Opened
from hamyar_desktop.settings import Settings
from hamyar_desktop.ui.main_window import MainWindow
from hamyar_desktop.ui.tasks import InlineRunner
from tests.fakes import no_server


def opened_window(qtbot, office, look_after) -> MainWindow:
    opened = Opened(office.services, None, True, lambda: None, look_after)
    window = MainWindow(
        Settings(database="sqlite:///here"), InlineRunner(), open_database=lambda _url: opened, try_server=no_server
    )
    qtbot.addWidget(window)
    window.show()
    window.start()
    return window


def test_a_damaged_file_is_told_to_whoever_is_signing_in(qtbot, office):
    def find_damage() -> None:
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, detail="page 7 is torn")

    window = opened_window(qtbot, office, find_damage)
    assert not window.welcome.message.isVisible()
    window.entrance.look_after()

    qtbot.waitUntil(lambda: window.welcome.message.isVisible(), timeout=10_000)
    assert window.welcome.sign_in.isEnabled()
    window.close_database()


def test_closing_waits_for_a_backup_that_runs(qtbot, office):
    done = []
    window = opened_window(qtbot, office, lambda: done.append("backup"))

    window.entrance.look_after()
    window.entrance.look_after()
    window.close_database()
    QApplication.processEvents()

    assert done == ["backup"]
    assert not window.welcome.message.isVisible()
