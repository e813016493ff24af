"""What a start may cost: nothing heavy is imported, and no database asked for, before the window is painted."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LATE = {
    "alembic", "argon2", "jdatetime", "openpyxl", "psycopg", "python_calamine", "sqlalchemy", "sqlite3", "typer",
    "xlsxwriter",
}  # fmt: skip
"""The worker imports these after the first paint."""
QT = {"PySide6", "shiboken6", "shibokensupport", "signature_bootstrap"}
OTHERS = {"platformdirs"}
OURS_AT_MOST = 20
"""So many of our modules stand before the first paint: rooms, settings, theme, locale, welcome pane, window."""

# The first thing after the first paint is MainWindow.start.
AT_FIRST_PAINT = """
import builtins, json, os, sys
from hamyar_desktop import app

def start(window):
    files = {name: getattr(module, "__file__", None) or "" for name, module in list(sys.modules.items())}
    plain = builtins.__import__ is builtins.__orig_import__
    print(json.dumps({"files": files, "plain": plain, "visible": window.isVisible()}), flush=True)
    os._exit(0)

from hamyar_desktop.ui.main_window import MainWindow
MainWindow.start = start
app.run([])
"""


@pytest.fixture(scope="module")
def first_paint(tmp_path_factory) -> dict:
    """The modules of a process at its first paint, each with its file."""
    home = str(tmp_path_factory.mktemp("home"))
    environment = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", AT_FIRST_PAINT],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_what_is_slow_is_not_imported_before_the_first_paint(first_paint):
    loaded = {name.partition(".")[0] for name in first_paint["files"]}

    assert first_paint["visible"]
    assert loaded & LATE == set()


def test_no_package_creeps_in_unseen(first_paint):
    installed = {
        name.partition(".")[0]
        for name, file in first_paint["files"].items()
        if "site-packages" in file and not name.startswith("_")
    }

    assert installed <= QT | OTHERS | {"sitecustomize"}


def test_of_our_own_only_the_shell_is_imported(first_paint):
    ours = {name for name in first_paint["files"] if name.startswith("hamyar_desktop")}

    assert "hamyar_desktop.ui.welcome" in ours
    assert not {name for name in ours if ".services" in name or ".pages" in name or ".models" in name}
    assert len(ours) <= OURS_AT_MOST, sorted(ours)


def test_imports_go_past_the_hook_that_reads_every_source(first_paint):
    assert first_paint["plain"]
