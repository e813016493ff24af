"""``bank-account``: stage 4, the account into which a student is paid."""

from __future__ import annotations

from typing import Annotated

import typer

from hamyar_desktop.cli.answers import Answer
from hamyar_desktop.cli.session import Desk, session_of
from hamyar_desktop.domain.banks import bank_name, find_bank
from hamyar_desktop.services.rows import NewAccount

app = typer.Typer(help="Bank accounts of students.", no_args_is_help=True)
Student = Annotated[str, typer.Argument(metavar="STUDENT", help="The student number.")]


@app.command("set")
def set_account(
    context: typer.Context,
    student: Student,
    sheba: Annotated[str, typer.Option(metavar="S", help="The Sheba, in any digits and grouping, with IR or without.")],
    account: Annotated[str, typer.Option(metavar="A", help="The account number; it is compared with the Sheba.")] = "",
    bank: Annotated[str, typer.Option(metavar="B", help="The bank's name or code; it is compared too.")] = "",
    own_name: Annotated[bool, typer.Option("--own-name", help="The account is in the student's own name.")] = False,
) -> None:
    """Stage 4: set the account; what looks wrong but does not block is told under «warnings»."""
    session = session_of(context)
    with session.desk() as desk:
        code = (find_bank(bank) or bank) if bank else ""
        saved = desk.services.bank_account(desk.person, NewAccount(student, sheba, account, code, own_name))
        warnings = [session.answers.failure(caution, "warning") for caution in saved.cautions]
        session.answers.tell({**_account(desk, student), "warnings": warnings})


@app.command()
def show(context: typer.Context, student: Student) -> None:
    """The account of a student."""
    session = session_of(context)
    with session.desk() as desk:
        session.answers.tell(_account(desk, student))


def _account(desk: Desk, number: str) -> Answer:
    student, row = desk.services.students.account(desk.person, number)
    return {
        "student_number": student.number,
        "student_name": student.name,
        "bank_code": row.bank_code,
        "bank": bank_name(row.bank_code),
        "account_number": row.account_number,
        "sheba": row.sheba,
        "own_name_by": row.own_name_by,
        "own_name_at": row.own_name_at,
    }
