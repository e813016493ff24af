"""The commands of ``hamyar-admin`` put together, and what becomes of a failure: words, JSON and exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import StrEnum
from io import StringIO, TextIOWrapper
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from hamyar_desktop import __version__
from hamyar_desktop.cli import accounts, database, exports, people, requests, students, terms
from hamyar_desktop.cli.session import Session
from hamyar_desktop.domain.errors import RuleBroken, Status, status_of

_NOT_TEXT = "an argument is not text in the encoding of this terminal"


class Tongue(StrEnum):
    """Languages of the sentences."""

    FA = "fa"
    EN = "en"


class AdminGroup(TyperGroup):
    """The root of all commands: whatever a command raises becomes a sentence and a status, never a traceback."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Runs a command line; ends the process, or returns the status when not ``standalone_mode``."""
        given = list(sys.argv[1:] if args is None else args)
        session = extra.setdefault("obj", Session())
        # A first guess, for command lines that fail before the option itself is read.
        session.answers.as_json = "--json" in given
        status = self._run(session, given, prog_name or "hamyar-admin", extra)
        if standalone_mode:
            sys.exit(status)
        return status

    def _run(self, session: Session, given: list[str], name: str, extra: dict[str, Any]) -> int:
        try:
            # Ctrl+C, a pipe that nobody reads any more and refused rows come back as their status.
            ended = super().main(given, name, standalone_mode=False, **extra)
        except RuleBroken as error:
            session.answers.complain(error)
            return status_of(error.code)
        except typer.TyperException as error:
            session.answers.complain_of_usage(error.format_message(), _shown(error))
            return Status.USAGE
        except UnicodeEncodeError:
            session.answers.complain_of_usage(_NOT_TEXT, f"Error: {_NOT_TEXT}")
            return Status.USAGE
        return ended if isinstance(ended, int) else Status.DONE


def _shown(error: Any) -> str:
    """What Typer would print about a wrong command line."""
    kept = StringIO()
    error.show(file=kept)
    return kept.getvalue().strip()


app = typer.Typer(
    name="hamyar-admin",
    cls=AdminGroup,
    help="Student assistants of the university on the command line. Signs in by HAMYAR_USER and HAMYAR_PASSWORD, "
    "or asks. Status: 0 done, 2 usage, 3 a rule was broken, 4 not allowed or wrong password, 5 storage unavailable, "
    "6 file unreadable.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"hamyar-admin {__version__}")
        raise typer.Exit


@app.callback()
def _begin(
    context: typer.Context,
    database: Annotated[str, typer.Option(metavar="URL", help="The database; default: that of the window.")] = "",
    json: Annotated[bool, typer.Option("--json", help="Print one JSON value; errors as JSON too.")] = False,
    lang: Annotated[Tongue, typer.Option(help="Language of sentences.")] = Tongue.FA,
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    session = context.find_object(Session)
    assert session is not None, "AdminGroup brings the session"
    session.url = database
    session.answers.as_json = json
    session.answers.language = lang.value


database.add_to(app)
app.add_typer(people.app, name="user")
app.add_typer(terms.term_app, name="term")
app.add_typer(terms.quota_app, name="quota")
app.add_typer(terms.unit_app, name="unit")
app.add_typer(students.import_app, name="import")
app.add_typer(students.student_app, name="student")
app.add_typer(requests.app, name="request")
app.add_typer(accounts.app, name="bank-account")
app.add_typer(exports.app, name="export")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs ``hamyar-admin``; the exit status. Persian is printed in UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    command = typer.main.get_command(app)
    return int(command.main(arguments, prog_name="hamyar-admin", standalone_mode=False))
