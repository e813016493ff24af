"""The small university of ``factories`` on a real PostgreSQL: every person with the own login and connection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Engine

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.ports import OpenUnit, Outside
from hamyar_desktop.store import schema
from hamyar_desktop.store.engine import make_engine
from hamyar_desktop.store.server.gate import ServerGate
from hamyar_desktop.store.server.passwords import ScramHasher
from hamyar_desktop.store.unit_of_work import SqlUnitOfWork, make_open_unit
from tests.cluster import Cluster, cluster
from tests.factories import PASSWORD, PEOPLE, Store, fill, know
from tests.fakes import FakeClock
from tests.prepared_databases import PreparedDatabases, Roles, roles


@dataclass(frozen=True)
class ByHand:
    """A connection that takes SQL as SQLite's driver does, so that one test speaks to both databases."""

    connection: psycopg.Connection[Any]

    def execute(self, statement: str, values: Sequence[object] = ()) -> psycopg.Cursor[Any]:
        """Runs one statement."""
        if not values:
            return self.connection.execute(statement.encode())
        return self.connection.execute(statement.replace("%", "%%").replace("?", "%s").encode(), values)


@dataclass
class ServerStore(Store):
    """A database of its own on the session's server. The server's clock counts, so ``clock`` only tells the time."""

    database: str = ""
    engines: dict[str, Engine] = field(default_factory=dict)
    began: datetime = field(default_factory=lambda: datetime.now(UTC))
    _gate: Engine | None = None
    _owner: psycopg.Connection[Any] | None = None

    @property
    def is_server(self) -> bool:
        """Whether it is the shared database."""
        return True

    def pass_deadline(self) -> None:
        """The server's own clock counts, so student affairs moves the deadline to the past."""
        with self.open_unit(self.affairs) as unit:
            term = unit.terms.open_term()
            assert term is not None
            unit.terms.change(term.id, term.version, deadline=self.clock() - timedelta(seconds=1))
            unit.commit()

    def was_then(self, found: datetime, then: datetime | None = None) -> bool:
        """The server dates by its own clock, whatever the program says: since this test began."""
        return self.began <= found <= datetime.now(UTC)

    def outside(self) -> Outside:
        """The ports: real store, and the server says who one is; fake files."""
        if self._gate is None:
            self._gate = make_engine(cluster().url(self.database, "", ""))
        gate = ServerGate(self._gate, make_open_unit(self._gate, self.clock))
        return replace(super().outside(), gate=gate, hasher=ScramHasher(self.engine))

    def engine_of(self, person: Person | None, password: str = PASSWORD) -> Engine:
        """The engine of a person; of the owner for None."""
        if person is None:
            return self.engine
        if person.name not in self.engines:
            self.engines[person.name] = make_engine(cluster().url(self.database, person.name, password))
        return self.engines[person.name]

    @contextmanager
    def raw(self, person: Person | None) -> Iterator[Any]:
        """Another tool in the hands of that person, or of the owner for None; «?» is a place for a value."""
        if person is None:
            # Asked most often, and nobody ends the owner's session.
            self._owner = self._owner or self.connect(None)
            yield ByHand(self._owner)
            return
        with self.connect(person) as connection:
            yield ByHand(connection)

    def connect(self, person: Person | None, password: str = PASSWORD) -> psycopg.Connection[Any]:
        """Autocommit, as psql has it."""
        server = cluster()
        name, secret = (person.name, password) if person else (server.superuser, server.password)
        return psycopg.connect(
            host="127.0.0.1", port=server.port, dbname=self.database, user=name, password=secret, autocommit=True
        )

    def close(self) -> None:
        """Gives the database back, and the logins that a test made."""
        if self._owner is not None:
            self._owner.close()
        for engine in (self.engine, self._gate, *self.engines.values()):
            if engine is not None:
                engine.dispose()
        _databases(cluster()).give_back(self.database)


def make_server_store(folder: Path) -> ServerStore:
    """A filled database of its own; ``folder`` is for drafts. Call ``close`` at the end."""
    store = _open(_databases(cluster()).take(), folder)
    known = _known(cluster())
    store.people, store.library, store.dormitory, store.term = (
        dict(known.people), known.library, known.dormitory, known.term,
    )  # fmt: skip
    return store


@cache
def _databases(server: Cluster) -> PreparedDatabases:
    return PreparedDatabases(server, _template(), _people_of_template())


@cache
def _known(server: Cluster) -> Store:
    """People and ids, which are the same in every copy."""
    store = _open(_template(), Path())
    know(store)
    store.engine.dispose()
    return store


def _open(database: str, folder: Path) -> ServerStore:
    server = cluster()
    engine = make_engine(server.url(database, server.superuser, server.password))
    clock = FakeClock(datetime.now(UTC))
    store = ServerStore(folder / "none", engine, clock, make_open_unit(engine, clock), database=database)
    store.open_unit = _each_with_the_own_login(store)
    return store


def _each_with_the_own_login(store: ServerStore) -> OpenUnit:
    def open_unit(person: Person | None, *, readonly: bool = False) -> SqlUnitOfWork:
        return SqlUnitOfWork(store.engine_of(person), store.clock, person, readonly=readonly)

    return open_unit


@cache
def _template() -> str:
    name = "template_of_tests"
    cluster().create_database(name)
    store = _open(name, Path())
    schema.prepare(store.engine)
    today = datetime.now(UTC)
    days = ((today - timedelta(days=60)).date(), (today + timedelta(days=60)).date())
    fill(store, ScramHasher(store.engine), days, today + timedelta(days=30))
    for engine in (store.engine, *store.engines.values()):
        engine.dispose()
    _make_signing_in_cheap([name for name, *_ in PEOPLE])
    return name


def _make_signing_in_cheap(people: list[str]) -> None:
    """Thousands of rounds over a password are there to be slow; since PostgreSQL 16 their number can be set."""
    server = cluster()
    if server.version < 16:
        return
    passwords = {server.superuser: server.password, **dict.fromkeys(people, PASSWORD)}
    with server.connect() as connection:
        connection.execute("SET scram_iterations = 1")
        for name, password in passwords.items():
            statement = sql.SQL("ALTER ROLE {} PASSWORD {}")
            connection.execute(statement.format(sql.Identifier(name), sql.Literal(password)))


@cache
def _people_of_template() -> Roles:
    """As they are right after the template was made."""
    _template()
    with cluster().connect() as connection:
        return roles(connection)


def server() -> Cluster:
    """The server of this process."""
    return cluster()
