"""The installed command as it is really started: the whole story, pipes, interrupts, terminals and locales."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import openpyxl
import pytest
from pypdf import PdfReader

from tests.cli.conftest import LIBRARY, write_list
from tests.factories import SHEBA

pytestmark = pytest.mark.slow
PROGRAM = [sys.executable, "-c", "from hamyar_desktop.cli import main; raise SystemExit(main())"]
PASSWORD = "رمز نخست ۱۲۳"
SECRETS = {"HAMYAR_USER": "affairs", "HAMYAR_PASSWORD": PASSWORD, "HAMYAR_NEW_PASSWORD": PASSWORD}


class Office:
    """A folder with a database, and the command started in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        root = Path(__file__).resolve().parents[2]
        self.environment = {
            **os.environ, **SECRETS, "PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen",
            "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_STATE_HOME": str(folder),
        }  # fmt: skip
        self.words = [*PROGRAM, "--database", "sqlite:///office.sqlite3"]

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [*self.words, *words], cwd=self.folder, env=self.environment | environment, capture_output=True, timeout=120
        )  # fmt: skip

    def start(self, *words: str, **streams: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen([*self.words, *words], cwd=self.folder, env=self.environment, **streams)

    def json(self, *words: str, **environment: str):
        done = self.run("--json", *words, **environment)
        assert (done.returncode, done.stderr.decode()) == (0, "")
        return json.loads(done.stdout)


@pytest.fixture
def office(tmp_path):
    """An empty folder."""
    return Office(tmp_path)


@pytest.fixture
def made(office):
    """A folder whose database was made."""
    office.json("init", "--admin-user", "affairs")
    return office


def test_the_whole_story(office):
    office.json("init", "--admin-user", "affairs")
    office.json("term", "add", "4291", "--starts", "۱۳۹۹/۰۷/۰۱", "--deadline", "1429/12/29")
    office.json("term", "open", "4291")
    office.json("quota", "set", "كتابخانه مركزي", "2", "--letter", "۱۲/الف")
    office.json("user", "add", "maryam", "--role", "supervisor", "--unit", LIBRARY)
    maryam = {"HAMYAR_USER": "maryam"}
    rows = [("40011001", "زهرا", "احمدی", "0084575948"), ("40011002", "علی‌رضا", "كريمي", "0499370899")]
    write_list(office.folder / "students.xlsx", *rows)
    assert office.json("import", "students", "students.xlsx", **maryam)["new"] == 2
    first, second = (
        office.json("request", "register", "--student", number, "--unit", LIBRARY, "--hours", "۱۲۰", **maryam)["id"]
        for number in ("40011001", "40011002")
    )
    assert office.json("request", "approve", str(first), str(second), **maryam)["done"] == [first, second]
    assert office.json("request", "record-hours", str(first), "112:30", **maryam)["actual_hours"] == 112.5
    office.json("request", "finalize", str(first), **maryam)
    office.json("bank-account", "set", "40011001", "--sheba", SHEBA, "--own-name", **maryam)
    assert [row["id"] for row in office.json("request", "list", "--stage", "ready", **maryam)] == [first]

    office.json("export", "hours", "hours.xlsx", **maryam)
    office.json("export", "hours", "hours.pdf", **maryam)
    values = [cell for row in openpyxl.load_workbook(office.folder / "hours.xlsx").active.values for cell in row]
    assert {"40011001", 112.5, SHEBA} <= set(values)
    assert "40011001" in PdfReader(office.folder / "hours.pdf").pages[0].extract_text()

    office.json("backup", "copy.sqlite3")
    office.json("request", "unfinalize", str(first))
    office.json("restore", "copy.sqlite3")
    assert office.json("request", "list", "--stage", "ready")[0]["actual_hours"] == 112.5
    assert office.json("check")["ok"] is True


@pytest.mark.parametrize("locale", [{"LANG": "C", "LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"}])
def test_persian_is_utf_8_whatever_the_locale_says(made, locale):
    listed = made.run("unit", "list", PYTHONCOERCECLOCALE="0", **locale)
    refused = made.run("term", "open", "4291", PYTHONCOERCECLOCALE="0", **locale)

    assert LIBRARY in listed.stdout.decode("utf-8")
    assert "نیمسال اول" in refused.stderr.decode("utf-8")
    assert refused.returncode == 3


def test_a_reader_that_has_seen_enough_is_no_failure_worth_a_word(made):
    process = made.start("unit", "list", stdout=PIPE, stderr=PIPE)
    assert process.stdout is not None
    process.stdout.close()

    assert process.stderr is not None
    assert process.stderr.read() == b""
    assert process.wait(60) == 141


def test_an_interrupt_ends_without_a_word(made):
    del made.environment["HAMYAR_PASSWORD"]
    master, slave = pty.openpty()
    process = made.start("term", "list", stdin=slave, stdout=PIPE, stderr=slave)
    os.close(slave)
    asked = _read_until(master, b"Password: ")
    process.send_signal(signal.SIGINT)

    assert process.stdout is not None
    assert process.stdout.read() == b""
    assert process.wait(60) == 130
    assert b"Traceback" not in asked + _rest(master)


def test_a_terminal_asks_for_name_and_password_without_showing_it(made):
    del made.environment["HAMYAR_PASSWORD"], made.environment["HAMYAR_USER"]
    master, slave = pty.openpty()
    process = made.start("--json", "unit", "list", stdin=slave, stdout=PIPE, stderr=slave)
    os.close(slave)
    shown = _read_until(master, b"User: ")
    os.write(master, b"affairs\n")
    shown += _read_until(master, b"Password: ")
    os.write(master, PASSWORD.encode() + b"\n")

    assert process.stdout is not None
    assert LIBRARY in [row["unit"] for row in json.loads(process.stdout.read())]
    assert process.wait(60) == 0
    assert PASSWORD.encode() not in shown + _rest(master)


def test_the_password_of_a_new_account_is_asked_twice(made):
    del made.environment["HAMYAR_NEW_PASSWORD"]
    master, slave = pty.openpty()
    process = made.start("--json", "user", "add", "sara", "--role", "viewer", stdin=slave, stdout=PIPE, stderr=slave)
    os.close(slave)
    for question in (b"New password of sara: ", b"Once more: "):
        _read_until(master, question)
        os.write(master, b"secret-one\n")

    assert process.stdout is not None
    assert json.loads(process.stdout.read())["name"] == "sara"
    assert process.wait(60) == 0
    os.close(master)
    made.json("term", "list", HAMYAR_USER="sara", HAMYAR_PASSWORD="secret-one")


def _read_until(terminal: int, wanted: bytes) -> bytes:
    seen = b""
    while wanted not in seen:
        seen += os.read(terminal, 1024)
    return seen


def _rest(terminal: int) -> bytes:
    """What is still in the terminal whose other side is closed."""
    seen = b""
    try:
        while part := os.read(terminal, 1024):
            seen += part
    except OSError:
        # The other side is closed: Linux says so by an error instead of an end.
        pass
    finally:
        os.close(terminal)
    return seen
