"""One run of ``hamyar-admin``: which database, who signs in, and in what form it answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hamyar_desktop.cli.answers import Answers
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.text import compact
from hamyar_desktop.services.every import Services
from hamyar_desktop.settings import read_settings, settings_file

if TYPE_CHECKING:
    from hamyar_desktop.bootstrap import Built

USER, PASSWORD, NEW_PASSWORD = "HAMYAR_USER", "HAMYAR_PASSWORD", "HAMYAR_NEW_PASSWORD"
MOST = 2**63 - 1
"""Greatest number that SQLite knows."""


def count(text: str | int) -> int:
    """A whole number from 0 in any digits; Typer itself takes only ASCII ones, and gives defaults as they are."""
    tidy = compact(str(text))
    if not (tidy.isascii() and tidy.isdigit()) or len(tidy) > len(str(MOST)) or int(tidy) > MOST:
        raise typer.BadParameter(f"{text!r} is not a whole number")
    return int(tidy)


def positive(text: str | int) -> int:
    """A whole number from 1 in any digits."""
    number = count(text)
    if not number:
        raise typer.BadParameter("0 is too small")
    return number


UnitOption = Annotated[str, typer.Option("--unit", metavar="U", help="A unit by its name, in any spelling.")]
TermOption = Annotated[str, typer.Option("--term", metavar="CODE", help="A term such as 4041.")]


@dataclass(frozen=True)
class Desk:
    """An open database and the person who signed in to it."""

    built: Built
    person: Person
    password: str = field(repr=False)

    @property
    def services(self) -> Services:
        """The use cases."""
        return self.built.services

    def unit_id(self, name: str) -> int | None:
        """The unit of ``--unit``; None if it was not given. Raises ``unit_unknown``."""
        return self.services.people.unit_id(self.person, name) if name else None

    def term_code(self, code: str) -> str:
        """The code of ``--term``; '' if it was not given. Raises ``term_invalid`` or ``term_unknown``."""
        return self.services.terms.one(self.person, code).code if code else ""


@dataclass
class Session:
    """What was said before the command; opens the database when a command wants it."""

    url: str = ""
    answers: Answers = field(default_factory=Answers)

    @contextmanager
    def database(self, url: str = "") -> Iterator[Built]:
        """The database as it is, perhaps a file that is not there yet; nobody is signed in.

        Without ``url`` that of ``--database``, else that of the window.
        """
        from hamyar_desktop import bootstrap

        built = bootstrap.build(url or self.url or read_settings(settings_file()).database_url())
        try:
            yield built
        finally:
            built.close()

    @contextmanager
    def owned(self, url: str = "") -> Iterator[Built]:
        """The database for making and upgrading it: a server's owner signs in, to a file nobody need.

        The owner's name and password stand in the URL, or are those of the environment; which speaks of ``--database``,
        so for another ``url`` a password that is missing is asked for.

        Raises ``not_allowed`` (reason ``owner``), ``wrong_password``, ``storage_unavailable``.
        """
        with self.database(url) as built:
            if built.is_server:
                built.be_owner(*_login(built, "" if url else os.environ.get(USER, "")))
            yield built

    @contextmanager
    def looked_at(self) -> Iterator[Built]:
        """The database for looking at it as a whole; on a server by anybody whom it lets in."""
        with self.database() as built:
            if built.is_server:
                built.be_anybody(*_login(built, os.environ.get(USER, "")))
            yield built

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The database with somebody signed in, as every command has it that concerns what is stored.

        Raises ``not_initialised``, ``database_newer``, ``storage_unavailable``, ``wrong_password``.
        """
        with self.database() as built:
            if not built.is_server:  # which lets nobody look before signing in
                built.require_ready()
            yield self.sign_in(built)

    def sign_in(self, built: Built) -> Desk:
        """By the environment, else asked. Raises ``wrong_password``."""
        name, password = _credentials()
        return Desk(built, built.services.sign_in(name, password), password)


def session_of(context: typer.Context) -> Session:
    """The session of a command."""
    found = context.find_object(Session)
    assert found is not None, "the program gives every command its session"
    return found


def _login(built: Built, known: str) -> tuple[str, str]:
    """Name and password for the server: of the URL, of ``known`` in the environment, else asked.

    Nobody's name leaves it to the system who one is. Raises ``wrong_password`` when nobody answers.
    """
    name, password = built.login
    if not password and name in ("", known):
        name, password = known, os.environ.get(PASSWORD, "") if known else ""
    try:
        return name, password or (_ask(f"Password of {name}: ", hidden=True) if name else "")
    except EOFError:
        raise RuleBroken(Code.WRONG_PASSWORD) from None


def _credentials() -> tuple[str, str]:
    try:
        name = os.environ.get(USER) or _ask("User: ")
        return name, os.environ.get(PASSWORD) or _ask("Password: ", hidden=True)
    except EOFError:
        # Nobody is there to answer: nobody signs in.
        raise RuleBroken(Code.WRONG_PASSWORD) from None


def new_password(name: str) -> str:
    """The password of a new account, from the environment or asked twice."""
    given = os.environ.get(NEW_PASSWORD)
    try:
        while not given:
            given = _ask(f"New password of {name}: ", hidden=True)
            if given != _ask("Once more: ", hidden=True):
                given = None
    except EOFError:
        raise typer.BadParameter(f"no password was typed twice alike; answer, or set {NEW_PASSWORD}") from None
    return given


def _ask(question: str, *, hidden: bool = False) -> str:
    """Asks on standard error, for standard output belongs to the answer; lines of a file or pipe are just read."""
    if hidden and sys.stdin.isatty():
        return getpass(question, sys.stderr)
    if sys.stdin.isatty():
        sys.stderr.write(question)
        sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.rstrip("\r\n")


def refuse_database_as_target(built: Built, out: Path) -> None:
    """Raises ``file_unreadable`` (reason ``unwritable``) rather than write an export over the database."""
    if not built.is_server and out.exists() and out.samefile(built.file):
        raise RuleBroken(Code.FILE_UNREADABLE, file=out.name, reason="unwritable")
