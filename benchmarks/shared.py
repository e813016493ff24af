"""The shared database: registrations by 1, 16 and 64 clients, word of a change on another screen, and connecting.

The server is a real one that writes to the disk before it says «done». Registrations are told as seconds for a
thousand of them (a thousand divided by it are registrations per second); the yardstick is a bare INSERT of the same
columns in a transaction of its own, without triggers, row security or questions before.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from threading import Thread

from sqlalchemy import event, make_url

from benchmarks.measuring import Verdict, compare
from benchmarks.offices import BARE_TABLE, Client, Desk, Offices, connect_bare
from hamyar_desktop.bootstrap import build
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.services.rows import NewStudent
from hamyar_desktop.store.engine import make_engine
from hamyar_desktop.store.live_postgres import ServerWatch
from hamyar_desktop.store.server.engine import connect_alone
from hamyar_desktop.store.server.logins import MEMBERS
from tests.cluster import Cluster, binary_folders

PASSWORD = "a password of clerks 1404"
STUDENTS = 8_000
SEATS = 10_000
ROUNDS = 5
EACH = {1: 100, 16: 20, 64: 8}
"""Clients → how many rows each of them writes in a measurement."""
GOALS = {1: 8.0, 16: 15.0, 64: 15.0}
ONE_UNIT_GOAL = 20.0
SIGHTS = 40
"""Changes that one measurement of the way to the other screen makes."""
PATIENCE = 30.0
"""Seconds after which a hint has not come."""
BARE = "bare INSERT, one transaction each; seconds for 1000"
BARE_HINT = "bare INSERT, NOTIFY and LISTEN"
BARE_CONNECT = "bare psycopg.connect"


@contextmanager
def server() -> Iterator[tuple[str, str]]:
    """A server of its own and an empty database on it: the owner's address and everybody's."""
    made = Cluster(binary_folders()[0])
    made.start()
    try:
        with made.connect() as connection:
            connection.execute("ALTER SYSTEM SET fsync = on")
            connection.execute("SELECT pg_reload_conf()")
        made.create_database("bench")
        yield made.url("bench", made.superuser, made.password), f"postgresql+psycopg://{made.host}:{made.port}/bench"
    finally:
        made.remove()


def make_university(owner_url: str, url: str) -> list[Desk]:
    """Students, an open term, and in every unit a clerk and ten thousand seats; the desk of each unit."""
    owner = build(owner_url, drafts=Path("drafts.json"))
    owner.prepare()
    with owner.engine.begin() as connection:
        connection.exec_driver_sql(f"CREATE TABLE {BARE_TABLE} (LIKE work_request INCLUDING ALL)")
        connection.exec_driver_sql(f"GRANT INSERT ON {BARE_TABLE} TO {MEMBERS}")
    affairs = owner.services.sign_in.make_first("affairs", "", PASSWORD)
    owner.close()
    office = build(url, drafts=Path("drafts.json"))
    office.services.sign_in("affairs", PASSWORD)
    today = datetime.now(UTC)
    with office.outside.open_unit(affairs) as unit:
        month = timedelta(days=30)
        term_id = unit.terms.add("4041", (today - month).date(), (today + 2 * month).date(), today + month)
        unit.terms.change(term_id, 1, state=TermState.OPEN)
        numbers = [str(60_000_000 + place) for place in range(STUDENTS)]
        unit.students.save_many([NewStudent(number, "آرزو", "آذری") for number in numbers])
        hashed = office.outside.hasher.hash(PASSWORD)
        units = unit.units.all()
        for each in units:
            unit.quotas.set(each.id, term_id, SEATS, "")
            unit.people.add(f"clerk{each.id}", "", Role.CLERK, hashed, [each.id])
        unit.commit()
    with office.outside.open_unit(affairs, readonly=True) as unit:
        students = [(row.id, row.number) for row in unit.students.by_numbers(numbers).values()]
    office.close()
    return [Desk(url, f"clerk{each.id}", PASSWORD, each.id, each.work_type_id, term_id, students) for each in units]


def shared_out(desks: list[Desk], clients: int, *, first: int, last: int) -> list[Desk]:
    """So many clients over these units; each has students of its own from that part of the list."""
    students = desks[0].students[first:last]
    share = len(students) // -(-clients // len(desks))
    made = []
    for place in range(clients):
        nth = place // len(desks)
        own = students[nth * share : (nth + 1) * share]
        made.append(replace(desks[place % len(desks)], students=own))
    return made


def registrations(desks: list[Desk]) -> Iterator[Verdict]:
    """``register_1``, ``register_16``, ``register_64`` in all units, ``register_64_one_unit`` in one."""
    part = STUDENTS // 4
    for place, (clients, each) in enumerate(EACH.items()):
        given = shared_out(desks, clients, first=place * part, last=(place + 1) * part)
        yield _registrations(f"register_{clients}", given, each, GOALS[clients])
    given = shared_out(desks[:1], 64, first=3 * part, last=STUDENTS)
    yield _registrations("register_64_one_unit", given, 2, ONE_UNIT_GOAL)


def _registrations(name: str, desks: list[Desk], each: int, goal: float) -> Verdict:
    offices = Offices(desks)
    try:
        ours = partial(offices.seconds_for_1000, "register", each)
        bare = partial(offices.seconds_for_1000, "insert", each)
        return compare(name, ours, bare, BARE, goal=goal, rounds=ROUNDS)
    finally:
        offices.close()


class Screens:
    """One office changes something and another one hears of it: the program's way, and a bare one."""

    def __init__(self, desk: Desk) -> None:
        self._client, self._other = Client(desk), Client(desk)
        self._heard: queue.SimpleQueue[float] = queue.SimpleQueue()
        self._bare_heard: queue.SimpleQueue[float] = queue.SimpleQueue()
        self._committed = 0.0
        event.listen(self._client.built.engine, "commit", self._on_commit)
        here: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self._watch = ServerWatch(partial(connect_alone, self._other.built.engine), self._told, here.put)
        self._watch.start()
        self._bare_watch = connect_bare(desk.url, desk.name, desk.password)
        self._bare_watch.execute("LISTEN bare")
        Thread(target=self._listen, daemon=True).start()
        here.get(timeout=PATIENCE)

    def close(self) -> None:
        """Ends both ways."""
        self._watch.close()
        self._client.bare.execute("NOTIFY bare, 'end'")
        for client in (self._client, self._other):
            client.built.close()
            client.bare.close()

    def ours(self) -> float:
        """Seconds from just before COMMIT until the other program is told."""
        self._client.register()
        return self._heard.get(timeout=PATIENCE) - self._committed

    def bare(self) -> float:
        """The same with nothing of ours."""
        with self._client.bare.transaction():
            self._client.insert()
            self._client.bare.execute("NOTIFY bare, 'work_request'")
            began = time.perf_counter()
        return self._bare_heard.get(timeout=PATIENCE) - began

    def _on_commit(self, _connection: object) -> None:
        self._committed = time.perf_counter()

    def _told(self, table: str, _unit_id: int | None) -> None:
        if table == "work_request":
            self._heard.put(time.perf_counter())

    def _listen(self) -> None:
        for notice in self._bare_watch.notifies():
            if notice.payload == "end":
                break
            self._bare_heard.put(time.perf_counter())
        self._bare_watch.close()


def p50(times: list[float]) -> float:
    """Half are not longer."""
    return median(times)


def p95(times: list[float]) -> float:
    """Nineteen of twenty are not longer."""
    return quantiles(times, n=20)[-1]


def _often(once: Callable[[], float], figure: Callable[[list[float]], float]) -> float:
    return figure([once() for _ in range(SIGHTS)])


def sights(desk: Desk) -> Iterator[Verdict]:
    """``live_p50`` and ``live_p95``."""
    screens = Screens(desk)
    try:
        for name, figure, goal in (("live_p50", p50, 1.5), ("live_p95", p95, 2.0)):
            ours, bare = partial(_often, screens.ours, figure), partial(_often, screens.bare, figure)
            yield compare(name, ours, bare, BARE_HINT, goal=goal, rounds=ROUNDS)
    finally:
        screens.close()


def on_screen(desk: Desk) -> Verdict:
    """``live_screen_p95``: the row painted in the window of a colleague."""
    # Late: nothing else here needs a window.
    from benchmarks.screens import PROMISE, PROMISED, OtherScreen

    other = OtherScreen(desk)
    try:
        ours = partial(_often, other.seconds, p95)
        return compare("live_screen_p95", ours, lambda: PROMISED, PROMISE, goal=1.0, rounds=ROUNDS)
    finally:
        other.close()


def connecting(desk: Desk) -> Verdict:
    """``connect``: a new engine's first connection beside the driver alone."""
    with_login = make_url(desk.url).set(username=desk.name, password=desk.password)

    def ours() -> float:
        began = time.perf_counter()
        engine = make_engine(with_login.render_as_string(hide_password=False))
        with engine.connect():
            took = time.perf_counter() - began
        engine.dispose()
        return took

    def bare() -> float:
        began = time.perf_counter()
        with connect_bare(desk.url, desk.name, desk.password):
            return time.perf_counter() - began

    return compare("connect", ours, bare, BARE_CONNECT, goal=2.0, rounds=4 * ROUNDS)


def run() -> list[Verdict]:
    """``register_…``, ``live_…`` and ``connect``."""
    with server() as (owner_url, url):
        desks = make_university(owner_url, url)
        # The clerks of the last units have registered nobody of these students yet.
        quiet, other = (replace(desk, students=desk.students[: STUDENTS // 4]) for desk in (desks[-1], desks[-2]))
        return [connecting(desks[0]), *sights(quiet), on_screen(other), *registrations(desks)]
