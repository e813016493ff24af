"""Composition root of the window.

Steps: read the arguments; say so and stop where there is no screen; read the settings; make the application with
language and theme; catch unexpected exceptions; show the window; only when it was painted, start the log and, in
the worker, import the store, open the database and let the person sign in (or open the sample database of
``--demo`` and ``--tour``). What is imported before the first paint: tests/test_startup.py.
"""

from __future__ import annotations

import builtins
import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from hamyar_desktop import __version__, paths
from hamyar_desktop.settings import Settings, read_settings, settings_file, sqlite_url, write_settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from hamyar_desktop.services.connections import Server
    from hamyar_desktop.services.every import Opened
    from hamyar_desktop.ui.main_window import MainWindow

logger = logging.getLogger(__name__)

OpenForWindow = Callable[..., "Opened"]
"""Given a URL and whether it is for sample data (``sample``), opens the database in the worker."""


@dataclass(frozen=True)
class Options:
    """The arguments of ``hamyar-desktop`` (interface.md)."""

    database: str = ""
    demo: bool = False
    tour: Path | None = None
    lang: str = ""
    theme: str = ""
    paint: tuple[Path, Path] | None = None


def read_arguments(arguments: Sequence[str]) -> Options:
    """Parses the command line; wrong usage ends the process with status 2."""
    if not arguments:  # the double-click, which need not wait for a parser
        return Options()
    import argparse

    parser = argparse.ArgumentParser(prog="hamyar-desktop", description="Student assistants of the university.")
    parser.add_argument("--database", metavar="URL", default="", help="SQLAlchemy URL; default: the embedded file")
    parser.add_argument("--demo", action="store_true", help="open a throw-away sample database, signed in")
    parser.add_argument("--tour", metavar="DIR", type=Path, help="drive every page on sample data, write pictures")
    parser.add_argument("--lang", choices=("fa", "en"), default="", help="language of the screen")
    parser.add_argument("--theme", choices=("light", "dark"), default="", help="colours of the screen")
    parser.add_argument("--paint", nargs=2, metavar=("LAYOUT", "PDF"), type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--version", action="version", version=f"Hamyar Desktop {__version__}")
    given = parser.parse_args(list(arguments))
    paint = (given.paint[0], given.paint[1]) if given.paint else None
    return Options(given.database, given.demo, given.tour, given.lang, given.theme, paint)


def has_screen() -> bool:
    """Whether a window can be shown: always outside Linux, else when a display answers or a plugin is named."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    if os.environ.get("WAYLAND_DISPLAY"):
        return True
    return _x_display_answers(os.environ.get("DISPLAY", ""))


def _x_display_answers(display: str) -> bool:
    import socket

    host, _, number = display.rpartition(":")
    number = number.partition(".")[0]
    if not number.isdigit():
        return False
    try:
        if host in ("", "unix"):
            with socket.socket(socket.AF_UNIX) as local:
                local.connect(f"/tmp/.X11-unix/X{number}")
        else:
            socket.create_connection((host, 6000 + int(number)), timeout=3).close()
    except OSError:
        return False
    return True


def run(arguments: Sequence[str], *, open_database: OpenForWindow | None = None) -> int:
    """Runs the window until it closes; the exit status. Measurements open the database in a way of their own."""
    options = read_arguments(arguments)
    if options.tour is not None or options.paint is not None:
        if not has_screen():
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif not has_screen():
        print(
            "hamyar-desktop: there is no screen to show the window on; start it in a desktop session.",
            file=sys.stderr,
        )
        return 1
    if options.paint is not None:
        return _paint(*options.paint)
    return _run_window(options, open_database or open_for_window)


def _paint(layout: Path, out: Path) -> int:
    """Paints a document for ``hamyar-admin``, which has no Qt of its own."""
    from PySide6.QtGui import QGuiApplication

    from hamyar_desktop.documents.layout import layout_from_json
    from hamyar_desktop.ui.printing import write_pdf

    application = QGuiApplication.instance() or QGuiApplication([sys.argv[0]])
    write_pdf(layout_from_json(layout.read_text(encoding="utf-8")), out)
    del application
    return 0


def make_application() -> QApplication:
    """The one application object, with its name and icon."""
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QApplication

    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication([sys.argv[0]])
    application.setApplicationName("Hamyar Desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("hamyar-desktop")
    application.setWindowIcon(QIcon(str(paths.resources() / "icons" / "hamyar.png")))
    return application


def _import_plainly() -> None:
    """Takes PySide6's hook out of ``import``: it reads the source of every module, in search of ``__feature__``.

    We use no such feature, and our own imports would take a third longer.
    """
    import PySide6  # noqa: F401 -- which puts it in

    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


def _run_window(options: Options, open_database: OpenForWindow) -> int:
    # Nothing that a start makes is garbage; the usual threshold would look for some hundreds of times.
    gc.set_threshold(50_000, 20, 20)
    _import_plainly()
    from hamyar_desktop.ui.locale import set_language
    from hamyar_desktop.ui.main_window import MainWindow
    from hamyar_desktop.ui.tasks import BackgroundRunner
    from hamyar_desktop.ui.theme import apply_theme

    sample = options.demo or options.tour is not None
    stored = Settings() if sample else read_settings(settings_file())
    settings = replace(
        stored,
        database=options.database or stored.database,
        language=options.lang or stored.language,
        theme=options.theme or stored.theme,
    )
    application = make_application()
    set_language(application, settings.language)
    apply_theme(application, settings.theme)
    runner = BackgroundRunner()
    with _sample_database() if sample else nullcontext(settings.database) as database:
        settings = replace(settings, database=database)
        window = MainWindow(
            settings, runner, open_database=partial(open_database, sample=sample), try_server=try_server
        )
        _install_hook(window)
        try:
            window.first_painted.connect(window.start)
            window.first_painted.connect(_start_log)
            window.show()
            if options.tour is not None:
                from hamyar_desktop.ui.tour import Tour

                return 0 if Tour(window, options.tour).run() else 1
            status = application.exec()
        finally:
            runner.close()
            window.close_database()
        if not sample:
            write_settings(settings_file(), _to_remember(stored, settings, window.settings))
    return status


def _to_remember(stored: Settings, begun: Settings, ended: Settings) -> Settings:
    """What the person changed meanwhile is kept; what the command line chose was for this run."""
    return replace(
        ended,
        database=stored.database if ended.database == begun.database else ended.database,
        language=stored.language if ended.language == begun.language else ended.language,
        theme=stored.theme if ended.theme == begun.theme else ended.theme,
    )


@contextmanager
def _sample_database() -> Iterator[str]:
    """The URL of a file that is gone afterwards."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="hamyar-") as folder:
        yield sqlite_url(Path(folder) / "sample.sqlite3")


def open_for_window(url: str, *, sample: bool) -> Opened:
    """Called in the worker after the first paint: only here is the store imported."""
    from hamyar_desktop import bootstrap

    return bootstrap.open_for_window(url, sample=sample)


def try_server(server: Server) -> None:
    """Called in the worker when a new person tests the connection."""
    from hamyar_desktop import bootstrap

    bootstrap.try_server(server)


@cache
def _start_log() -> None:
    from hamyar_desktop.log import start_log

    start_log(paths.user_log())


def _install_hook(window: MainWindow) -> None:
    """An unexpected exception is logged and shown; it never ends the program in silence."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _start_log()
        logger.error("unexpected failure", exc_info=(kind, error, trace))
        window.show_unexpected(error)

    sys.excepthook = hook
