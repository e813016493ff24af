"""``term``, ``quota`` and ``unit``: what student affairs governs."""

from __future__ import annotations

from typing import Annotated

import typer

from hamyar_desktop.cli.answers import Answer
from hamyar_desktop.cli.session import TermOption, count, session_of
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.services.rows import QuotaRow, TermRow, UnitRow

term_app = typer.Typer(help="Terms with their one deadline.", no_args_is_help=True)
quota_app = typer.Typer(help="How many assistants a unit may have in a term.", no_args_is_help=True)
unit_app = typer.Typer(help="Administrative units.", no_args_is_help=True)
Code = Annotated[str, typer.Argument(metavar="CODE", help="Four digits: 4041 is the first term of 1404.")]
_DATE = "Jalali date such as 1404/10/30"


@term_app.command()
def add(
    context: typer.Context,
    code: Code,
    starts: Annotated[str, typer.Option(metavar="D", help=f"First day: {_DATE}.")],
    deadline: Annotated[str, typer.Option(metavar="DT", help=f"Deadline of all stages: {_DATE}, with HH:MM or not.")],
    ends: Annotated[str, typer.Option(metavar="D", help=f"Last day: {_DATE}; default: the deadline's.")] = "",
) -> None:
    """Add a term; it is planned until it is opened."""
    session = session_of(context)
    with session.desk() as desk:
        desk.services.terms.add(desk.person, code, starts, deadline, ends)
        session.answers.tell(_term(desk.services.terms.one(desk.person, code)))


@term_app.command("deadline")
def set_deadline(
    context: typer.Context,
    code: Code,
    deadline: Annotated[str, typer.Argument(metavar="DT", help=f"{_DATE}, with HH:MM or not.")],
) -> None:
    """Set another deadline of a term that is not sealed."""
    session = session_of(context)
    with session.desk() as desk:
        desk.services.terms.set_deadline(desk.person, code, deadline)
        session.answers.tell(_term(desk.services.terms.one(desk.person, code)))


@term_app.command("open")
def open_term(context: typer.Context, code: Code) -> None:
    """Open a term: work may be done in it until its deadline."""
    _move(context, code, TermState.OPEN)


@term_app.command()
def close(context: typer.Context, code: Code) -> None:
    """Close a term; it can be opened again."""
    _move(context, code, TermState.CLOSED)


@term_app.command()
def seal(context: typer.Context, code: Code) -> None:
    """Seal a closed term for good."""
    _move(context, code, TermState.SEALED)


def _move(context: typer.Context, code: str, target: TermState) -> None:
    session = session_of(context)
    with session.desk() as desk:
        desk.services.terms.move(desk.person, code, target)
        session.answers.tell(_term(desk.services.terms.one(desk.person, code)))


@term_app.command("list")
def list_terms(context: typer.Context) -> None:
    """All terms, newest first."""
    session = session_of(context)
    with session.desk() as desk:
        session.answers.tell_rows(map(_term, desk.services.terms.terms(desk.person)))


@quota_app.command("set")
def set_quota(
    context: typer.Context,
    unit: Annotated[str, typer.Argument(metavar="UNIT", help="The unit by its name, in any spelling.")],
    seats: Annotated[int, typer.Argument(metavar="N", parser=count, help="So many assistants.")],
    term: TermOption = "",
    letter: Annotated[str, typer.Option(metavar="NO", help="Number of the letter that orders it.")] = "",
) -> None:
    """Set the seats of a unit in a term; default: the open one."""
    session = session_of(context)
    with session.desk() as desk:
        unit_id = desk.services.people.unit_id(desk.person, unit)
        desk.services.terms.set_quota(desk.person, unit_id, seats, term, letter)
        rows = desk.services.terms.quotas(desk.person, term)
        session.answers.tell(next(_quota(row) for row in rows if row.unit_id == unit_id))


@quota_app.command("list")
def list_quotas(context: typer.Context, term: TermOption = "") -> None:
    """The seats of a term by unit; default: the open one."""
    session = session_of(context)
    with session.desk() as desk:
        session.answers.tell_rows(map(_quota, desk.services.terms.quotas(desk.person, term)))


@unit_app.command("add")
def add_unit(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="For example the name of a faculty.")],
    work_type: Annotated[str, typer.Option(metavar="T", help="The one work type of its requests.")],
) -> None:
    """Add a unit."""
    session = session_of(context)
    with session.desk() as desk:
        desk.services.people.add_unit(desk.person, name, work_type)
        unit_id = desk.services.people.unit_id(desk.person, name)
        units = desk.services.reference(desk.person).units
        session.answers.tell(next(_unit(row) for row in units if row.id == unit_id))


@unit_app.command("list")
def list_units(context: typer.Context) -> None:
    """The units in which the person works; student affairs sees all."""
    session = session_of(context)
    with session.desk() as desk:
        session.answers.tell_rows(map(_unit, desk.services.reference(desk.person).units))


def _term(row: TermRow) -> Answer:
    return {
        "code": row.code,
        "starts": row.starts_on,
        "ends": row.ends_on,
        "deadline": row.deadline,
        "state": row.state,
    }


def _quota(row: QuotaRow) -> Answer:
    return {
        "unit": row.unit,
        "term": row.term_code,
        "seats": row.seats,
        "used": row.used,
        "left": row.left,
        "letter": row.letter,
    }


def _unit(row: UnitRow) -> Answer:
    return {"unit": row.name, "work_type": row.work_type}
