"""``init``, ``upgrade``, ``check``, ``demo``, ``backup``, ``restore``, ``migrate-to``: the database as a whole."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hamyar_desktop.cli.session import (
    NEW_PASSWORD,
    Session,
    count,
    new_password,
    positive,
    refuse_database_as_target,
    session_of,
)
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.sign_in import check_password, clean_person_name

if TYPE_CHECKING:
    from hamyar_desktop.bootstrap import Built


def add_to(app: typer.Typer) -> None:
    """Adds the commands to the root: they have no noun of their own."""
    for command in (init, upgrade, check, demo, backup, restore, migrate_to):
        app.command()(command)


def init(
    context: typer.Context,
    admin_user: Annotated[str, typer.Option(metavar="NAME", help="Name of the first student-affairs account.")],
    reference: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Work types and units as JSON; default: the university's.")
    ] = None,
) -> None:
    """Make the database, its work types and units, and the first student-affairs account."""
    session = session_of(context)
    name = clean_person_name(admin_user)
    with session.owned() as built:
        _refuse_people(built)
        password = new_password(name)
        check_password(name, password)
        with built.made_whole():
            _refuse_people(built)  # somebody may have been quicker
            built.prepare(reference)
            built.services.sign_in.make_first(name, "", password)
        session.answers.tell({**place_of(built), "revision": built.check(), "admin_user": name})


def upgrade(context: typer.Context) -> None:
    """Bring the tables of an older database up to this program; of a file a backup is kept first.

    A server is upgraded by its owner; back it up with pg_dump first.
    """
    session = session_of(context)
    with session.owned() as built:
        before = built.check()
        upgraded = built.prepare()
        session.answers.tell({"before": before, "revision": built.check(), "upgraded": upgraded})


def check(context: typer.Context) -> None:
    """See that the database is sound and of this program, a file by reading all of it; nothing is changed.

    What a server itself does not guard is told under «warnings».
    """
    session = session_of(context)
    with session.looked_at() as built:
        revision = built.check()
        told: dict[str, object] = {"ok": True, "revision": revision, "current": built.is_current()}
        if built.is_server:
            told["warnings"] = [session.answers.failure(caution, "warning") for caution in built.cautions()]
        session.answers.tell({**place_of(built), **told})


def demo(
    context: typer.Context,
    students: Annotated[int, typer.Option(parser=positive, metavar="N", help="So many students.")],
    requests: Annotated[int, typer.Option(parser=count, metavar="M", help="So many requests, in every stage.")],
    seed: Annotated[int, typer.Option(parser=count, metavar="S", help="The same seed makes the same data.")] = 1,
) -> None:
    """Make a new database of sample data; HAMYAR_NEW_PASSWORD is everybody's password, else one that is told."""
    from hamyar_desktop.bootstrap import DEMO_PASSWORD, DEMO_PEOPLE

    session = session_of(context)
    with session.owned() as built:
        _refuse_people(built)
        password = os.environ.get(NEW_PASSWORD) or DEMO_PASSWORD
        for name in DEMO_PEOPLE:
            check_password(name, password)
        with built.made_whole():
            _refuse_people(built)
            built.prepare()
            most = built.most_demo_requests(students)
            if requests > most:
                raise typer.BadParameter(f"{students} students have at most {most} requests", param_hint="--requests")
            built.make_demo(students, requests, seed, password)
        people = [{"name": name, "role": role} for name, role in DEMO_PEOPLE.items()]
        answer: dict[str, object] = {"students": students, "requests": requests, "people": people}
        session.answers.tell(answer if password != DEMO_PASSWORD else answer | {"password": password})


def backup(
    context: typer.Context, out: Annotated[Path, typer.Argument(metavar="OUT", help="The copy to write.")]
) -> None:
    """Copy everything into one file, whole and checked; a server is backed up with pg_dump."""
    session = session_of(context)
    _refuse_server(session)
    with session.desk() as desk:
        refuse_database_as_target(desk.built, out)
        desk.built.backup_to(desk.person, out)
        session.answers.tell({"file": out.absolute(), "bytes": out.stat().st_size})


def restore(
    context: typer.Context, file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup of this program.")]
) -> None:
    """Put a backup in the place of everything; the present state is kept beside the database first.

    Into a new database it is restored without signing in. A server gets its own back with pg_restore.
    """
    session = session_of(context)
    _refuse_server(session)
    with session.database() as built:
        person = session.sign_in(built).person if _has_people(built) else None
        with built.made_whole():
            kept = built.restore(person, file)
        session.answers.tell({"restored": file.absolute(), "revision": built.check(), "kept": kept})


def migrate_to(
    context: typer.Context,
    url: Annotated[str, typer.Argument(metavar="URL", help="The new database: postgresql+psycopg://OWNER@HOST/NAME.")],
) -> None:
    """Move everything of this file into a new, empty database on a server; afterwards the file is closed for work.

    Everybody gets a new password, which is shown once and kept nowhere. The owner's password stands in the URL or is
    asked for.
    """
    session = session_of(context)
    with session.desk() as desk, session.owned(url) as target:
        if desk.built.is_server or not target.is_server:
            raise typer.BadParameter("only a file moves, and only to a server", param_hint="URL")
        moved = desk.built.move_to(desk.person, target, session.answers.tell_progress)
        session.answers.tell(
            {
                **place_of(target),
                "moved_from": desk.built.file.absolute(),
                "tables": [{"table": each.table, "rows": each.rows, "digest": each.digest} for each in moved.tables],
                "people": [{"name": each.name, "password": each.password} for each in moved.logins],
            }
        )


def place_of(built: Built) -> dict[str, object]:
    """Which database it is: a file, or host, port and name on a server; never who signs in there."""
    if not built.is_server:
        return {"database": built.file.absolute()}
    server = built.server
    return {"host": server.host, "port": server.port, "database": server.database}


def _refuse_server(session: Session) -> None:
    """Raises ``not_allowed`` (reason ``server``) before anybody has to sign in for nothing."""
    with session.database() as built:
        built.refuse_server()


def _has_people(built: Built) -> bool:
    if not built.has_tables():
        return False
    if built.is_server:
        built.check()  # a server is upgraded when its owner asks for it, and not in passing
    else:
        built.require_ready()
    return built.has_people()


def _refuse_people(built: Built) -> None:
    """Raises ``already_initialised`` where somebody can sign in."""
    if _has_people(built):
        raise RuleBroken(Code.ALREADY_INITIALISED)
