"""The program as a person or a script starts it: arguments, screens, sample data, settings, and what goes wrong."""

import builtins
import gc
import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton

import hamyar_desktop
from hamyar_desktop import app
from hamyar_desktop.settings import Settings, read_settings, sqlite_url, write_settings
from hamyar_desktop.ui.first_run import FirstRunPane
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.main_window import MainWindow
from hamyar_desktop.ui.tasks import InlineRunner
from hamyar_desktop.ui.theme import apply_theme
from tests.fakes import no_server

CLOSED_PORT = "postgresql+psycopg://127.0.0.1:9/hamyar?sslmode=prefer"
ROOT = Path(__file__).resolve().parent.parent
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
FOLDERS = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def start(home: Path, *arguments: str, program: tuple[str, ...] = ("-m", "hamyar_desktop"), **environment: str):
    """The program in a process of its own, of a new person on a machine without a screen."""
    kept = {name: value for name, value in os.environ.items() if name not in SCREENS}
    kept |= {name: str(home) for name in FOLDERS} | {"PYTHONPATH": str(ROOT)} | environment
    return subprocess.run(
        [sys.executable, *program, *arguments], cwd=home, env=kept, capture_output=True, text=True, timeout=400
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
class TestWithoutAScreen:
    @pytest.mark.parametrize("display", [{}, {"DISPLAY": ":987"}, {"DISPLAY": "nonsense"}])
    def test_one_sentence_and_status_1(self, tmp_path, display):
        done = start(tmp_path, **display)

        assert done.returncode == 1
        assert done.stdout == ""
        assert done.stderr.splitlines() == [
            "hamyar-desktop: there is no screen to show the window on; start it in a desktop session."
        ]
        assert list(tmp_path.iterdir()) == []

    def test_a_plugin_that_is_named_is_taken_at_its_word(self, monkeypatch):
        monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

        assert app.has_screen()

    def test_wayland_is_a_screen(self, monkeypatch):
        monkeypatch.delenv("QT_QPA_PLATFORM")
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")

        assert app.has_screen()


class TestArguments:
    def test_version(self, tmp_path):
        done = start(tmp_path, "--version")

        assert (done.returncode, done.stdout) == (0, f"Hamyar Desktop {hamyar_desktop.__version__}\n")

    @pytest.mark.parametrize("wrong", [["--fly"], ["--lang", "de"], ["--theme", "red"], ["--tour"], ["file"]])
    def test_wrong_usage_is_status_2(self, wrong, capsys):
        with pytest.raises(SystemExit) as ended:
            app.read_arguments(wrong)

        assert ended.value.code == 2
        assert "usage: hamyar-desktop" in capsys.readouterr().err

    def test_none_need_no_parser(self):
        assert app.read_arguments([]) == app.Options()

    def test_all(self):
        given = app.read_arguments(["--database", "sqlite:///x", "--demo", "--tour", "d", "--theme", "dark"])

        assert given == app.Options("sqlite:///x", True, Path("d"), "", "dark", None)


@pytest.fixture
def person(tmp_path, monkeypatch, qapp) -> Iterator[Path]:
    """The home of a new person; what a run changes in this process is put back."""
    home = tmp_path / "home"
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    for name in FOLDERS:
        monkeypatch.setenv(name, str(home))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    hook, thresholds, importing = sys.excepthook, gc.get_threshold(), builtins.__import__
    app._start_log.cache_clear()
    yield home
    app._start_log.cache_clear()
    logger = logging.getLogger("hamyar_desktop")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()
    sys.excepthook, builtins.__import__ = hook, importing
    gc.set_threshold(*thresholds)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    set_language(qapp, "fa")
    apply_theme(qapp, "light")


def run_until(ready: Callable[[MainWindow], bool], then: Callable[[MainWindow], None], *arguments: str) -> int:
    """Runs the program here; as soon as its window is ready, ``then`` looks at it and the window is closed."""
    clock = QTimer()
    clock.setInterval(10)

    def look() -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible() and ready(window):
                clock.stop()
                then(window)
                window.close()

    clock.timeout.connect(look)
    clock.start()
    return app.run(arguments)


def choose_this_computer(window: MainWindow) -> None:
    """The page of the first run, answered by Enter."""
    button = window.findChild(QPushButton, "continueFirstRun")
    if button is not None and button.isVisible():
        button.click()


def is_asked_for_first_account(window: MainWindow) -> bool:
    choose_this_computer(window)
    return window.welcome.make_first.isVisible()


def is_at_work(window: MainWindow) -> bool:
    return window._workspace is not None and window.workspace.isVisible() and window.desk.runner.is_idle()


class TestRun:
    def test_a_new_person_gets_a_database_and_is_remembered(self, person):
        seen = {}

        def look(window: MainWindow) -> None:
            seen["rtl"] = window.layoutDirection()
            window.set_theme("dark")

        assert run_until(is_asked_for_first_account, look) == 0
        assert seen["rtl"] is Qt.LayoutDirection.RightToLeft
        assert list(person.rglob("hamyar.sqlite3"))
        remembered = read_settings(person / "hamyar-desktop" / "settings.json")
        assert remembered.theme == "dark"
        assert remembered.geometry

    def test_the_command_line_is_for_one_run(self, person, tmp_path):
        write_settings(person / "hamyar-desktop" / "settings.json", Settings(theme="dark"))
        other = tmp_path / "other.sqlite3"
        seen = {}

        def look(window: MainWindow) -> None:
            seen.update(left_to_right=window.layoutDirection(), words=window.welcome.make_first.text())

        arguments = ("--lang", "en", "--theme", "light", "--database", sqlite_url(other))
        assert run_until(is_asked_for_first_account, look, *arguments) == 0
        assert seen == {"left_to_right": Qt.LayoutDirection.LeftToRight, "words": "Make account and begin"}
        assert other.is_file()
        remembered = read_settings(person / "hamyar-desktop" / "settings.json")
        assert (remembered.database, remembered.language, remembered.theme) == ("", "fa", "dark")

    @pytest.mark.parametrize("other", [CLOSED_PORT, ""])
    def test_another_database_chosen_in_the_window_is_opened_next_time(self, person, other):
        begun = "" if other else CLOSED_PORT
        write_settings(person / "hamyar-desktop" / "settings.json", Settings(database=begun))

        def choose(window: MainWindow) -> None:
            window.entrance.ask_for_database()
            pane = window.findChild(FirstRunPane)
            assert pane is not None
            pane.chosen.emit(other)

        assert run_until(lambda window: window.desk.runner.is_idle(), choose) == 0
        assert read_settings(person / "hamyar-desktop" / "settings.json").database == other

    @pytest.mark.slow
    def test_the_demo_is_signed_in_and_leaves_nothing_behind(self, person, tmp_path):
        seen = {}

        def look(window: MainWindow) -> None:
            seen["pages"] = list(window.workspace.places)
            seen["files"] = [path.name for path in (tmp_path / "temporary").rglob("*.sqlite3")]

        assert run_until(is_at_work, look, "--demo") == 0
        assert seen["files"] == ["sample.sqlite3"]
        assert {"home", "register", "bankAccount", "admin"} <= set(seen["pages"])
        assert list((tmp_path / "temporary").iterdir()) == []
        assert [path for path in person.rglob("*") if path.is_file()] == []

    def test_a_database_that_cannot_be_opened_is_said_in_the_window(self, person, tmp_path):
        broken = tmp_path / "broken.sqlite3"
        broken.write_bytes(b"this is no database at all, " * 400)
        seen = []

        def look(window: MainWindow) -> None:
            seen.append(window.welcome.message.text())

        url = sqlite_url(broken)
        assert run_until(lambda window: window.welcome.retry.isVisible(), look, "--database", url) == 0
        assert len(seen[0]) > 20


class TestUnexpectedFailure:
    def test_is_logged_without_identities_and_shown(self, person, qtbot):
        window = MainWindow(Settings(), InlineRunner(), open_database=lambda _url: None, try_server=no_server)
        qtbot.addWidget(window)
        window.show()
        app._install_hook(window)
        try:
            raise ValueError("student 0012345679")
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)

        assert window.welcome.message.isVisible()
        assert "ValueError" in window.welcome.message.text()
        (log,) = person.rglob("hamyar.log")
        text = log.read_text(encoding="utf-8")
        assert "unexpected failure" in text
        assert "Traceback" in text
        assert "0012345679" not in text

    def test_an_interrupt_is_left_to_python(self, person, qtbot, capsys):
        window = MainWindow(Settings(), InlineRunner(), open_database=lambda _url: None, try_server=no_server)
        qtbot.addWidget(window)
        app._install_hook(window)

        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

        assert "KeyboardInterrupt" in capsys.readouterr().err
        assert window.welcome.message.text() == ""


@pytest.mark.slow
class TestTour:
    def test_goes_through_everything_without_a_screen(self, tmp_path):
        folder = tmp_path / "tour"

        done = start(tmp_path, "--tour", str(folder))

        told = json.loads((folder / "tour.json").read_text(encoding="utf-8"))
        assert [step for step in told["steps"] if not step["ok"]] == []
        assert (told["ok"], done.returncode) == (True, 0), done.stderr
        assert len(told["steps"]) >= 20
        for step in told["steps"]:
            light, dark = (
                QImage(str(folder / step["picture"].replace(".png", tail))) for tail in (".png", "-dark.png")
            )
            assert not light.isNull(), step
            assert light.size() == dark.size()
            assert light != dark
        sheet = load_workbook(folder / "hour-sheet.xlsx").active
        assert sheet.sheet_view.rightToLeft
        assert sheet.max_row > 3
        assert len(PdfReader(folder / "hour-sheet.pdf").pages) >= 1

    def test_a_step_that_fails_gives_status_1_and_the_others_go_on(self, tmp_path):
        program = (
            "import sys\n"
            "from hamyar_desktop import app\n"
            "from hamyar_desktop.ui import tour_steps\n"
            "def broken(tour):\n"
            "    raise RuntimeError('the step broke')\n"
            "tour_steps.STEPS = (('broken', broken), ('home', tour_steps.home))\n"
            "sys.exit(app.run(sys.argv[1:]))\n"
        )
        folder = tmp_path / "tour"

        done = start(tmp_path, "--tour", str(folder), program=("-c", program))

        told = json.loads((folder / "tour.json").read_text(encoding="utf-8"))
        assert done.returncode == 1
        assert told["ok"] is False
        assert [step["ok"] for step in told["steps"]] == [False, True]
        assert "the step broke" in told["steps"][0]["error"]
        assert (folder / told["steps"][0]["picture"]).is_file()
