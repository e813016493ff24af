"""Approving ten thousand requests in one action: the program's service, the bare driver's same SQL, and an ORM loop."""

from __future__ import annotations

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.measuring import Verdict, compare
from benchmarks.startup import make_database
from benchmarks.table_keys import Told, statements_of
from hamyar_desktop.bootstrap import DEMO_PASSWORD, Built, build, utc_now
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.models.orm.base import moment_text
from hamyar_desktop.models.orm.work_request import WorkRequestRecord
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.settings import sqlite_url
from hamyar_desktop.store.identity import identity_of

STUDENTS, REQUESTS = 20_000, 120_000
ROWS = 10_000
CHUNK = 500
ROUNDS = 3


@contextmanager
def fresh(master: Path) -> Iterator[tuple[Built, Person]]:
    """A copy of the database with everything still to be decided, and student affairs signed in."""
    copy = master.with_name("copy.sqlite3")
    shutil.copyfile(master, copy)
    built = build(sqlite_url(copy), drafts=copy.with_suffix(".drafts"))
    try:
        yield built, built.services.sign_in("mina", DEMO_PASSWORD)
    finally:
        built.close()
        for file in copy.parent.glob(f"{copy.name}*"):
            file.unlink()


def pending(built: Built, person: Person) -> list[Item]:
    """The first ten thousand that wait, with the versions that were shown."""
    requests = built.services.requests
    ids = requests.ids(person, RequestFilter(stage="pending"))[:ROWS]
    if len(ids) != ROWS:
        raise RuntimeError(f"only {len(ids)} requests wait")
    return [Item(row.id, row.version) for row in requests.page(person, ids)]


def by_service(master: Path) -> float:
    """As the window does it."""
    with fresh(master) as (built, person):
        items = pending(built, person)
        began = time.perf_counter()
        decided = built.services.decide(person, Verb.APPROVE, items)
        taken = time.perf_counter() - began
    if len(decided.done) != ROWS:
        raise RuntimeError(f"only {len(decided.done)} were approved")
    return taken


def statements(master: Path) -> tuple[int, list[Told]]:
    """What the service asks the driver; and who acts."""
    with fresh(master) as (built, person):
        items = pending(built, person)
        told = statements_of(built, lambda: built.services.decide(person, Verb.APPROVE, items))
    return person.id, told


def bare(master: Path, actor: int, told: list[Told]) -> Callable[[], float]:
    """The same statements and triggers, with nothing around them."""

    def measured() -> float:
        copy = master.with_name("bare.sqlite3")
        shutil.copyfile(master, copy)
        connection = sqlite3.connect(copy, isolation_level=None)
        for pragma in ("journal_mode = WAL", "foreign_keys = ON", "synchronous = FULL"):
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("hamyar_actor", 0, lambda: actor)
        connection.create_function("hamyar_now", 0, lambda: moment_text(utc_now()))
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for statement, parameters in told:
            connection.execute(statement, parameters).fetchall()
        connection.execute("COMMIT")
        taken = time.perf_counter() - began
        approved = connection.execute("SELECT count(*) FROM audit WHERE action = 'approve'").fetchone()[0]
        connection.close()
        for file in copy.parent.glob(f"{copy.name}*"):
            file.unlink()
        if approved < ROWS:
            raise RuntimeError(f"only {approved} entries of the history were written")
        return taken

    return measured


def by_objects(master: Path) -> float:
    """Chunks of ORM objects, changed one by one and flushed: what a developer writes first."""
    with fresh(master) as (built, person):
        ids = [item.request_id for item in pending(built, person)]
        began = time.perf_counter()
        with Session(built.engine) as session:
            identity = identity_of(session.connection())
            identity.actor, identity.clock = person.id, utc_now
            for start in range(0, ROWS, CHUNK):
                chosen = WorkRequestRecord.id.in_(ids[start : start + CHUNK])
                for request in session.scalars(select(WorkRequestRecord).where(chosen)):
                    request.state, request.reason = "approved", ""
                    request.decided_by, request.decided_at = person.id, utc_now()
                    request.changed_at = request.decided_at
                session.flush()
            session.commit()
        return time.perf_counter() - began


def decisions(folder: Path) -> list[Verdict]:
    """``approve_10k``."""
    master = make_database(folder / "decide.sqlite3", students=STUDENTS, requests=REQUESTS)
    actor, told = statements(master)

    def ours() -> float:
        return by_service(master)

    return [
        compare("approve_10k", ours, bare(master, actor, told), "bare sqlite3, the same SQL", goal=1.3, rounds=ROUNDS),
        compare(
            "approve_10k", ours, lambda: by_objects(master), "ORM objects in chunks", goal=1 / 2.5, rounds=ROUNDS
        ),
    ]  # fmt: skip
