"""A real database and the command line over it, in this process; only the time is told."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from typer.main import get_command
from typer.testing import CliRunner

from hamyar_desktop import bootstrap
from hamyar_desktop.cli import app
from tests.factories import PASSWORD, Store, cheap_hasher, make_store

COMMAND = get_command(app)
"""Put together once: that takes longer than most commands."""
LIBRARY, DORMITORY = "کتابخانه مرکزی", "خوابگاه"
HEADINGS = ("شماره دانشجویی", "نام", "نام خانوادگی", "کد ملی")


@dataclass(frozen=True)
class Ended:
    """How a command ended: exit status and both streams."""

    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """The one JSON value of standard output; nothing was said on standard error."""
        assert (self.status, self.err) == (0, "")
        return json.loads(self.out)

    @property
    def failure(self) -> dict[str, Any]:
        """The one JSON value of standard error."""
        told = json.loads(self.err)
        assert isinstance(told, dict)
        return told


@dataclass
class Admin:
    """Runs ``hamyar-admin`` as somebody."""

    url: str
    user: str = "affairs"
    password: str = PASSWORD

    def run(self, *words: str, user: str = "", typed: str = "", **environment: str | None) -> Ended:
        """A whole command line behind ``--database``."""
        variables: dict[str, str | None] = {
            "HAMYAR_USER": user or self.user, "HAMYAR_PASSWORD": self.password, "HAMYAR_NEW_PASSWORD": None,
        }  # fmt: skip
        variables |= environment
        with CliRunner().isolation(input=typed, env=variables) as (out, err, _):
            status = COMMAND.main(["--database", self.url, *words], standalone_mode=False)
            sys.stdout.flush()
            sys.stderr.flush()
            return Ended(status, out.getvalue().decode(), err.getvalue().decode())

    def json(self, *words: str, **more: Any) -> Ended:
        """The same with ``--json``."""
        return self.run("--json", *words, **more)

    def ids(self, *words: str) -> list[int]:
        """The requests that ``request list`` shows."""
        return [row["id"] for row in self.json("request", "list", *words).value]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """One small university in a file of its own."""
    made = make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def admin(store: Store, monkeypatch: pytest.MonkeyPatch) -> Admin:
    """The command line over the small university, at the time of its clock."""
    monkeypatch.setattr(
        bootstrap,
        "build",
        partial(bootstrap.build, clock=store.clock, hasher=cheap_hasher(), drafts=store.path.with_name("drafts.json")),
    )
    return Admin(f"sqlite:///{store.path.as_posix()}")


@pytest.fixture
def empty(admin: Admin, tmp_path: Path) -> Admin:
    """The command line over a file that is not there yet."""
    return Admin(f"sqlite:///{(tmp_path / 'new' / 'fresh.sqlite3').as_posix()}", password="رمز تازه ۱۲۳")


def write_list(path: Path, *rows: Sequence[str], headings: Sequence[str] = HEADINGS) -> Path:
    """A real Excel list of students."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for line, cells in enumerate([headings, *rows]):
            for column, cell in enumerate(cells):
                sheet.write_string(line, column, cell)
    return path
