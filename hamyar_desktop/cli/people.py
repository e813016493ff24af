"""``user``: the accounts of the people who work with the program."""

from __future__ import annotations

from typing import Annotated

import typer

from hamyar_desktop.cli.answers import Answer
from hamyar_desktop.cli.session import Desk, new_password, session_of
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.text import fold
from hamyar_desktop.services.rows import PersonRow

app = typer.Typer(help="Accounts of people.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name with which the person signs in.")]


@app.command()
def add(
    context: typer.Context,
    name: Name,
    role: Annotated[Role, typer.Option(help="What the person may do.")],
    unit: Annotated[
        list[str] | None, typer.Option(metavar="U", help="A unit in which the person works; may be repeated.")
    ] = None,
    display_name: Annotated[str, typer.Option(metavar="TEXT", help="The person's name as documents show it.")] = "",
) -> None:
    """Make an account; its password comes from HAMYAR_NEW_PASSWORD or is asked twice."""
    session = session_of(context)
    with session.desk() as desk:
        password = new_password(name)
        desk.services.people.add(desk.person, name, role, password, unit or (), display_name)
        session.answers.tell(_told(desk, name))


@app.command()
def passwd(context: typer.Context, name: Name) -> None:
    """Set a new password: one's own, or as student affairs anybody's."""
    session = session_of(context)
    with session.desk() as desk:
        password = new_password(name)
        if fold(name) == fold(desk.person.name):
            desk.services.sign_in.change_password(desk.person, desk.password, password)
        else:
            desk.services.people.set_password(desk.person, name, password)
        session.answers.tell({"name": name, "password": "changed"})


@app.command()
def disable(context: typer.Context, name: Name) -> None:
    """Let somebody sign in no more; the history keeps the name."""
    _set_active(context, name, active=False)


@app.command()
def enable(context: typer.Context, name: Name) -> None:
    """Let a disabled person sign in again."""
    _set_active(context, name, active=True)


def _set_active(context: typer.Context, name: str, *, active: bool) -> None:
    session = session_of(context)
    with session.desk() as desk:
        desk.services.people.set_active(desk.person, name, active)
        session.answers.tell(_told(desk, name))


@app.command("list")
def list_people(context: typer.Context) -> None:
    """Every account."""
    session = session_of(context)
    with session.desk() as desk:
        session.answers.tell_rows(map(_person, desk.services.people.all(desk.person)))


def _told(desk: Desk, name: str) -> Answer:
    key = fold(name)
    return next(_person(row) for row in desk.services.people.all(desk.person) if fold(row.name) == key)


def _person(row: PersonRow) -> Answer:
    return {
        "name": row.name,
        "display_name": row.display_name,
        "role": row.role,
        "units": row.units,
        "active": row.active,
    }
