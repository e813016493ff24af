"""The small university of ``factories`` on a real PostgreSQL: every person with the own login and connection."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import Engine

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.ports import OpenUnit
from hamyar_desktop.store import schema
from hamyar_desktop.store.engine import make_engine
from hamyar_desktop.store.server.logins import MEMBERS
from hamyar_desktop.store.server.passwords import ScramHasher
from hamyar_desktop.store.unit_of_work import SqlUnitOfWork, make_open_unit
from tests.cluster import Cluster, cluster
from tests.factories import PASSWORD, Store, fill, know
from tests.fakes import FakeClock

_numbers = count()


@dataclass
class ServerStore(Store):
    """A database of its own on the session's server. The server's clock counts, so ``clock`` only tells the time."""

    database: str = ""
    engines: dict[str, Engine] = field(default_factory=dict)

    def engine_of(self, person: Person | None, password: str = PASSWORD) -> Engine:
        """The engine of a person; of the owner for None."""
        if person is None:
            return self.engine
        if person.name not in self.engines:
            self.engines[person.name] = make_engine(cluster().url(self.database, person.name, password))
        return self.engines[person.name]

    @contextmanager
    def raw(self, person: Person | None) -> Iterator[Any]:
        """A connection of another tool in the hands of that person; of the owner for None."""
        with self.connect(person) as connection:
            yield connection

    def connect(self, person: Person | None, password: str = PASSWORD) -> psycopg.Connection[Any]:
        """Autocommit, as psql has it."""
        server = cluster()
        name, secret = (person.name, password) if person else (server.superuser, server.password)
        return psycopg.connect(
            host="127.0.0.1", port=server.port, dbname=self.database, user=name, password=secret, autocommit=True
        )

    def close(self) -> None:
        """Gives the database back, and the logins that a test made."""
        for engine in (self.engine, *self.engines.values()):
            engine.dispose()
        cluster().drop_database(self.database)
        _forget_logins(keep=_people_of_template())


def make_server_store(folder: Path) -> ServerStore:
    """A filled database of its own; ``folder`` is for drafts. Call ``close`` at the end."""
    template = _template()
    name = f"test_{next(_numbers)}"
    cluster().create_database(name, template)
    with cluster().connect() as connection:
        # A copy has everything but the access to the database itself.
        connection.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
        connection.execute(f"GRANT CONNECT ON DATABASE {name} TO {MEMBERS}")
    store = _open(name, folder)
    know(store)
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
    return name


@cache
def _people_of_template() -> frozenset[str]:
    return frozenset(_logins())


def _logins() -> list[str]:
    with cluster().connect() as connection:
        found = connection.execute("SELECT rolname FROM pg_roles WHERE rolcanlogin AND NOT rolsuper")
        return [name for (name,) in found]


def _forget_logins(keep: frozenset[str]) -> None:
    for name in set(_logins()) - keep:
        with cluster().connect() as connection:
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(name)))


def server() -> Cluster:
    """The server of this process."""
    return cluster()
