"""How long a double-click takes: to the first paint of the window, and to the first rows of a million requests.

Rows are seen only by whoever typed a password, so two waits are added: from the start until the form can be typed
into, and from Enter behind the password to the first rows. Not counted: the typing itself, while which the program
loads, and argon2, which checks a password slowly on purpose.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.measuring import Verdict, compare
from hamyar_desktop.bootstrap import DEMO_PEOPLE, build
from hamyar_desktop.settings import Settings, sqlite_url, write_settings

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 9
MANY, MANY_STUDENTS = 1_000_000, 50_000
FEW, FEW_STUDENTS = 1_000, 500
PATIENCE_S = 120.0
EMPTY = "empty PySide6 main window"


@dataclass(frozen=True)
class Start:
    """A program whose first line of output is the sign that is waited for."""

    module: str
    environment: Mapping[str, str]

    def __call__(self) -> float:
        """Seconds from the start of the process to its sign. Raises ``RuntimeError`` if it ends without."""
        command = [sys.executable, "-m", self.module]
        began = time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            sign = process.stdout.readline()
            took = time.perf_counter() - began
            status = process.wait(PATIENCE_S)
        if not sign or status != 0:
            raise RuntimeError(f"{self.module} ended with status {status} before its sign")
        return took


@dataclass(frozen=True)
class SignedInStart:
    """The same for a person who was here before; counted is what there is to wait for (``first_rows``)."""

    environment: Mapping[str, str]

    def __call__(self) -> float:
        """Seconds of waiting. Raises ``RuntimeError`` if the program ends without its rows."""
        command = [sys.executable, "-m", "benchmarks.first_rows"]
        at: dict[str, float] = {}
        checked = 0.0
        began = time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            for line in process.stdout:
                word, _, seconds = line.strip().partition(" ")
                at[word] = time.perf_counter() - began
                checked += float(seconds or 0)
            status = process.wait(PATIENCE_S)
        if status != 0 or not {"ready", "pressed", "checked", "rows"} <= at.keys():
            raise RuntimeError(f"benchmarks.first_rows ended with status {status} after {list(at)}")
        return at["ready"] + at["rows"] - at["pressed"] - checked


def home(folder: Path, database: Path | None = None) -> dict[str, str]:
    """The environment of a person whose settings name this database; without one, of a new person."""
    folder.mkdir()
    places = {"HOME": folder, "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder, "XDG_STATE_HOME": folder}
    environment = {**os.environ, **{name: str(path) for name, path in places.items()}, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if database is not None:
        known = Settings(database=sqlite_url(database), last_person=next(iter(DEMO_PEOPLE)))
        write_settings(folder / "hamyar-desktop" / "settings.json", known)
    return environment


def make_database(path: Path, *, students: int, requests: int) -> Path:
    """A sample database of that size."""
    built = build(sqlite_url(path), drafts=path.with_suffix(".json"))
    built.prepare()
    built.make_demo(students, requests)
    built.close()
    return path


def run() -> list[Verdict]:
    """``start_shell`` and ``start_rows``."""
    with tempfile.TemporaryDirectory(prefix="hamyar-bench-") as name:
        folder = Path(name)
        new = home(folder / "new")
        empty = Start("benchmarks.empty_window", new)
        shell = Start("benchmarks.first_paint", new)
        verdicts = [compare("start_shell", shell, empty, EMPTY, goal=1.5, rounds=ROUNDS)]
        few = make_database(folder / "few.sqlite3", students=FEW_STUDENTS, requests=FEW)
        many = make_database(folder / "many.sqlite3", students=MANY_STUDENTS, requests=MANY)
        rows_of_few = SignedInStart(home(folder / "few", few))
        rows_of_many = SignedInStart(home(folder / "many", many))
        verdicts.append(compare("start_rows", rows_of_many, empty, EMPTY, goal=2.2, rounds=ROUNDS))
        verdicts.append(compare("start_rows", rows_of_many, rows_of_few, "own at 1k rows", goal=1.15, rounds=ROUNDS))
    return verdicts
