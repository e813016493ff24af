"""The frame of all commands: usage, signing in, JSON, and the exit status of every code."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from hamyar_desktop import __version__
from hamyar_desktop.cli import app, main
from hamyar_desktop.cli.answers import plain
from hamyar_desktop.domain.errors import Code, RuleBroken, status_of
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.store import engine
from tests.cli.conftest import LIBRARY

COMMANDS = {
    "init": None, "upgrade": None, "check": None, "demo": None, "backup": None, "restore": None,
    "migrate-to": None,
    "user": {"add", "passwd", "disable", "enable", "list"},
    "term": {"add", "deadline", "open", "close", "seal", "list"},
    "quota": {"set", "list"},
    "unit": {"add", "list"},
    "import": {"students"},
    "student": {"find"},
    "request": {
        "register", "approve", "reject", "reopen", "cancel", "restore", "record-hours", "finalize", "unfinalize",
        "list", "history",
    },
    "bank-account": {"set", "show"},
    "export": {"hours", "requests"},
}  # fmt: skip


def test_every_command_is_there_and_none_is_a_stub():
    root = get_command(app)
    found = {
        name: set(command.commands) if hasattr(command, "commands") else None for name, command in root.commands.items()
    }

    assert found == COMMANDS


def test_every_command_explains_itself_and_its_options():
    def leaves(command):
        for each in getattr(command, "commands", {}).values():
            yield from leaves(each)
        if not hasattr(command, "commands"):
            yield command

    for command in leaves(get_command(app)):
        assert command.help, command.name
        for parameter in command.params:
            assert getattr(parameter, "help", None), f"{command.name} {parameter.name}"


@pytest.mark.parametrize(
    "words",
    [(), ("nothing",), ("request",), ("request", "nothing"), ("--nothing",), ("term", "open"), ("check", "more")],
)
def test_wrong_usage_is_told_in_both_forms(admin, words):
    told, readable = admin.json(*words), admin.run(*words)

    assert (told.status, told.out, told.failure["error"]) == (2, "", "usage")
    assert told.failure["message"]
    assert readable.status == 2
    assert "hamyar-admin" in readable.out + readable.err


def test_version_and_help(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"hamyar-admin {__version__}\n"
    assert main(["request", "approve", "--help"]) == 0
    assert "hamyar-admin request approve" in capsys.readouterr().out


def test_the_application_ends_with_the_status_for_whoever_runs_it_as_typer_does(admin):
    done = CliRunner(env={"HAMYAR_USER": "affairs", "HAMYAR_PASSWORD": admin.password}).invoke(
        app, ["--database", admin.url, "--json", "term", "close", "4042"]
    )

    assert (done.exit_code, json.loads(done.stderr)["error"], done.stdout) == (3, "term_unknown", "")


def test_main_gives_the_status_and_not_an_exception(admin, capsys, monkeypatch):
    monkeypatch.setenv("HAMYAR_USER", "affairs")
    monkeypatch.setenv("HAMYAR_PASSWORD", "not this one")

    assert main(["--database", admin.url, "--json", "term", "list"]) == 4
    assert json.loads(capsys.readouterr().err)["error"] == "wrong_password"


@pytest.mark.parametrize(
    ("environment", "typed"),
    [
        ({"HAMYAR_PASSWORD": None}, "{password}\n"),
        ({"HAMYAR_USER": None, "HAMYAR_PASSWORD": None}, "affairs\n{password}\n"),
        ({"HAMYAR_USER": None}, "affairs\n"),
    ],
)
def test_what_the_environment_does_not_say_is_read(admin, environment, typed):
    done = admin.json("term", "list", typed=typed.format(password=admin.password), **environment)

    assert done.value[0]["code"] == "4041"


@pytest.mark.parametrize(
    ("environment", "typed"),
    [
        ({"HAMYAR_PASSWORD": "wrong"}, ""),
        ({"HAMYAR_USER": "nobody"}, ""),
        ({"HAMYAR_PASSWORD": None}, "wrong\n"),
        ({"HAMYAR_PASSWORD": None}, ""),
        ({"HAMYAR_USER": None, "HAMYAR_PASSWORD": None}, ""),
    ],
)
def test_nobody_comes_in_without_the_password(admin, environment, typed):
    done = admin.json("term", "list", typed=typed, **environment)

    assert (done.status, done.failure["error"], done.out) == (4, "wrong_password", "")


def test_sentences_are_persian_or_english(admin):
    persian = admin.run("request", "history", "7").err
    english = admin.run("--lang", "en", "request", "history", "7").err

    error = RuleBroken(Code.REQUEST_UNKNOWN, request=7)
    assert persian == f"{sentence(error)} [request_unknown]\n"
    assert english == f"{sentence(error, 'en')} [request_unknown]\n"
    assert admin.run("--lang", "de", "check").status == 2


def test_text_that_is_none_is_wrong_usage(admin):
    for run in (admin.run, admin.json):
        done = run("student", "find", "\udcff")
        assert (done.status, done.out) == (2, "")


def test_json_knows_the_values_of_the_field():
    moment = datetime(2026, 1, 1, 8, tzinfo=UTC)

    assert plain(
        {
            "hours": Hours(25), "whole": Hours(24), "day": date(2026, 1, 1), "moment": moment, "role": Role.CLERK,
            "none": None, "yes": True, "pair": ("a", {Role.VIEWER}), "path": Path("a"), "count": 3,
        }
    ) == {
        "hours": 12.5, "whole": 12, "day": "1404/10/11", "moment": "1404/10/11 11:30", "role": "clerk",
        "none": None, "yes": True, "pair": ["a", ["viewer"]], "path": "a", "count": 3,
    }  # fmt: skip


@pytest.mark.parametrize("code", Code)
def test_every_code_ends_with_its_status(admin, code, monkeypatch):
    """Whatever a service raises; that real commands reach the codes is shown command by command."""
    from hamyar_desktop.services.govern_terms import GovernTerms

    def refuse(self, person):
        raise RuleBroken(code, term="4041", hours=Hours(25), deadline=datetime(2026, 1, 1, tzinfo=UTC))

    monkeypatch.setattr(GovernTerms, "terms", refuse)
    told, readable = admin.json("term", "list"), admin.run("term", "list")

    assert told.status == readable.status == status_of(code)
    assert (told.out, readable.out) == ("", "")
    assert set(told.failure) == {"error", "message", "term", "hours", "deadline"}
    assert told.failure["error"] == code
    assert told.failure["hours"] == 12.5
    assert readable.err.endswith(f" [{code}]\n")


STORAGE_COMMANDS = [("check",), ("upgrade",), ("term", "list"), ("init", "--admin-user", "mina"), ("restore", "x")]


@pytest.mark.parametrize("words", STORAGE_COMMANDS)
@pytest.mark.parametrize("kind", ["no_database", "folder", "missing_folder", "too_long", "server", "no_url"])
def test_a_database_that_cannot_be_opened(admin, tmp_path, words, kind):
    file = tmp_path / "other.sqlite3"
    if kind == "no_database":
        file.write_text("این پایگاه داده نیست " * 100, encoding="utf-8")
    if kind == "folder":
        file.mkdir()
    admin.url = {
        "missing_folder": f"sqlite:///{(tmp_path / 'missing' / 'a.sqlite3').as_posix()}",
        "too_long": f"sqlite:///{tmp_path.as_posix()}/{'x' * 300}/a.sqlite3",
        "server": "postgresql://localhost/hamyar",
        "no_url": "hamyar.sqlite3",
    }.get(kind, f"sqlite:///{file.as_posix()}")

    done = admin.json(*words, HAMYAR_NEW_PASSWORD="secret-one")

    wanted = (5, "storage_unavailable", "")
    if kind == "server" and words[0] == "restore":  # which is refused before anybody asks the server
        wanted = (4, "not_allowed", "")
    assert (done.status, done.failure["error"], done.out) == wanted


@pytest.mark.parametrize("words", STORAGE_COMMANDS[:4])
def test_a_database_of_a_newer_program_is_left_alone(admin, store, words):
    with closing(sqlite3.connect(store.path, isolation_level=None)) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999_future'")

    done = admin.json(*words, HAMYAR_NEW_PASSWORD="secret-one")

    assert (done.status, done.failure["error"]) == (5, "database_newer")
    assert not (store.path.parent / "backups").exists()


def test_a_database_on_a_network_folder_is_refused(admin, store, monkeypatch):
    monkeypatch.setattr(engine, "is_on_network", lambda path: True)

    done = admin.json("term", "list")

    assert (done.status, done.failure["error"], done.failure["path"]) == (5, "network_folder", str(store.path))


def test_a_database_that_somebody_holds_is_unavailable(admin, store, monkeypatch):
    store.close()
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        monkeypatch.setattr(engine, "create_engine", _impatient(engine.create_engine))
        done = admin.json("quota", "set", LIBRARY, "5")

    assert (done.status, done.failure["error"]) == (5, "storage_unavailable")


def _impatient(make):
    def create(url, **more):
        return make(url, **{**more, "connect_args": {**more["connect_args"], "timeout": 0}})

    return create


def test_the_command_line_needs_neither_qt_nor_the_store_to_say_what_it_can():
    program = (
        "import sys, hamyar_desktop.cli\n"
        "print(sorted(name for name in ('PySide6', 'sqlalchemy', 'alembic', 'openpyxl', 'xlsxwriter', 'argon2')"
        " if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
