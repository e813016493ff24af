"""``import`` and ``student``: lists of students in, and students found."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from hamyar_desktop.cli.answers import Answer, Answers
from hamyar_desktop.cli.session import positive, refuse_database_as_target, session_of
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.rows import StudentRow, Verdict

import_app = typer.Typer(help="Lists from Excel.", no_args_is_help=True)
student_app = typer.Typer(help="Students.", no_args_is_help=True)
_KINDS = ("new", "changed", "unchanged", "refused")


@import_app.callback()
def _import() -> None:
    """Bring in lists from Excel."""


@import_app.command("students")
def import_students(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An Excel list; columns are found by their headings.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen to every row, store nothing.")
    ] = False,
    report: Annotated[
        Path | None, typer.Option(metavar="OUT.xlsx", help="Write the refused rows and their reasons there.")
    ] = None,
) -> None:
    """Import students: all rows or none."""
    session = session_of(context)
    answers = session.answers
    with session.desk() as desk:
        service = desk.services.import_students
        plan = service.dry_run(desk.person, file, _silent)
        if report is not None:
            refuse_database_as_target(desk.built, report)
            _refuse_list_as_report(file, report)
            service.report(plan, report)
        counts: dict[str, object] = {"dry_run": dry_run, **{kind: plan.count(kind) for kind in _KINDS}}
        if dry_run:
            answers.tell({**counts, "rows": _rows(answers, plan.verdicts)})
            return
        try:
            service.carry_out(desk.person, plan, _silent)
        except RuleBroken as error:
            if plan.refused:
                error.facts["rows"] = _rows(answers, plan.refused)
            raise
        answers.tell(counts)


def _refuse_list_as_report(file: Path, report: Path) -> None:
    """Raises ``file_unreadable`` (reason ``unwritable``) rather than lose the list under its own report."""
    if report.exists() and report.samefile(file):
        raise RuleBroken(Code.FILE_UNREADABLE, file=report.name, reason="unwritable")


def _silent(done: int, total: int) -> None:
    """Nobody watches the progress of a command; Ctrl+C ends it with nothing stored."""


def _rows(answers: Answers, verdicts: Iterable[Verdict]) -> list[Answer]:
    return [_row(answers, verdict) for verdict in verdicts]


def _row(answers: Answers, verdict: Verdict) -> Answer:
    told = {"line": verdict.line, "verdict": verdict.kind, "number": verdict.cells.get("number", "")}
    return told | answers.failure(verdict.error) if verdict.error is not None else told


@student_app.callback()
def _student() -> None:
    """Look for students."""


@student_app.command()
def find(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="The beginning of a number or parts of a name.")],
    limit: Annotated[int, typer.Option(parser=positive, metavar="N", help="At most so many.")] = 20,
) -> None:
    """Find students by number or name, in any spelling."""
    # What is no text at all is wrong usage, as in every command; the search itself would merely find nobody.
    text.encode()
    session = session_of(context)
    with session.desk() as desk:
        session.answers.tell_rows(map(_student_row, desk.services.students(desk.person, text, limit)))


def _student_row(row: StudentRow) -> Answer:
    return {
        "student_number": row.number,
        "first_name": row.first_name,
        "last_name": row.last_name,
        "identity_kind": row.identity_kind,
        "national_code": row.national_code,
        "mobile": row.mobile,
        "degree": row.degree,
        "field_of_study": row.field_of_study,
        "faculty": row.faculty,
    }
