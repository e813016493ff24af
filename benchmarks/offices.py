"""The offices of ``benchmarks.shared``: processes with threads, each a clerk with a connection of the own.

A thread is one client: it registers through the program's services, or writes the same row with a bare INSERT.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

import psycopg
from sqlalchemy import make_url

from hamyar_desktop.bootstrap import Built, build, utc_now
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.models.orm.base import moment_text
from hamyar_desktop.services.rows import NewRequest

BARE_TABLE = "bare_request"
"""Has the columns, checks and indexes of the real one; no triggers, no row security."""
BARE_INSERT = (
    f"INSERT INTO {BARE_TABLE} (term_id, student_id, unit_id, work_type_id, half_hours, note, reason, hours_note,"
    " state, registered_by, registered_at, changed_at, version) VALUES (%s, %s, %s, %s, 40, '', '', '', 'pending',"
    " %s, %s, %s, 1)"
)
HOURS = "20"
MOST_PROCESSES = 8


@dataclass(frozen=True)
class Desk:
    """Where one clerk works: a login and what it may register; student numbers are never used twice by a unit."""

    url: str
    name: str
    password: str
    unit_id: int
    work_type_id: int
    term_id: int
    students: Sequence[tuple[int, str]]
    """Id and number."""


class Client:
    """One clerk at work, with the program and with a bare connection."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.built: Built = build(desk.url, drafts=Path("drafts.json"))
        self.person: Person = self.built.services.sign_in(desk.name, desk.password)
        self.bare = connect_bare(desk.url, desk.name, desk.password)
        self._registered = iter(desk.students)
        self._written = iter(desk.students)

    def register(self) -> int:
        """One request through the program's services; its id."""
        _, number = next(self._registered)
        wanted = NewRequest(number, self.desk.unit_id, HOURS)
        return self.built.services.register(self.person, wanted).request_ids[0]

    def insert(self) -> None:
        """The same row with one statement, which is its own transaction."""
        student_id, _ = next(self._written)
        now = moment_text(utc_now())
        desk = self.desk
        values = (desk.term_id, student_id, desk.unit_id, desk.work_type_id, self.person.id, now, now)
        self.bare.execute(BARE_INSERT, values)


def connect_bare(url: str, name: str, password: str) -> psycopg.Connection[Any]:
    """As any program would connect; every statement commits by itself."""
    place = make_url(url)
    return psycopg.connect(
        host=place.host, port=place.port, dbname=place.database, user=name, password=password, autocommit=True
    )


class Offices:
    """Several clients at once; call ``close`` at the end."""

    def __init__(self, desks: Sequence[Desk]) -> None:
        count = min(len(desks), MOST_PROCESSES)
        self.clients = len(desks)
        context = get_context("spawn")
        self._pipes: list[Pipe] = []
        self._processes = []
        for place in range(count):
            near, far = context.Pipe()
            process = context.Process(target=_work, args=(far, desks[place::count]), daemon=True)
            process.start()
            self._pipes.append(near)
            self._processes.append(process)
        self._answers()

    def seconds_for_1000(self, job: str, each: int) -> float:
        """Every client does ``register`` or ``insert`` so many times; how long a thousand take at that pace.

        Raises ``RuntimeError`` with what a client said that could not.
        """
        began = time.perf_counter()
        for pipe in self._pipes:
            pipe.send((job, each))
        self._answers()
        return (time.perf_counter() - began) / (each * self.clients) * 1000

    def close(self) -> None:
        """Ends the processes."""
        for pipe in self._pipes:
            pipe.send(None)
        for process in self._processes:
            process.join()

    def _answers(self) -> None:
        problems = [problem for pipe in self._pipes if (problem := pipe.recv())]
        if problems:
            raise RuntimeError("; ".join(problems))


def _work(pipe: Pipe, desks: Sequence[Desk]) -> None:
    with ThreadPoolExecutor(len(desks)) as hands:
        clients = list(hands.map(Client, desks))
        pipe.send("")
        for job, each in _orders(pipe):
            problem = ""
            try:
                list(hands.map(lambda client, job=job, each=each: _repeat(client, job, each), clients))
            except Exception as error:
                problem = f"{type(error).__name__}: {error}"
            pipe.send(problem)
        for client in clients:
            client.built.close()
            client.bare.close()


def _orders(pipe: Pipe) -> Iterator[tuple[str, int]]:
    while (order := pipe.recv()) is not None:
        yield order


def _repeat(client: Client, job: str, each: int) -> None:
    action = client.register if job == "register" else client.insert
    for _ in range(each):
        action()
