"""A PostgreSQL that no other test uses, with an owner who is no superuser, as ``docs/administration.md`` makes one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tests.cluster import Cluster, binary_folders

OWNER, OWNER_PASSWORD = "hamyar_owner", "owner-pass-1"
_RIGHTS = (
    f"CREATE ROLE {OWNER} LOGIN CREATEROLE PASSWORD '{OWNER_PASSWORD}'",
    "CREATE ROLE hamyar_roleadmin NOLOGIN CREATEROLE",
    f"GRANT hamyar_roleadmin TO {OWNER} WITH ADMIN OPTION",
    f"GRANT pg_signal_backend TO {OWNER} WITH ADMIN OPTION",
)


class OwnServer:
    """Databases come and go, and with them the logins that a test made."""

    def __init__(self, binaries: Path | None = None) -> None:
        self.cluster = Cluster(binaries or binary_folders()[0])
        self.cluster.start()
        self._names = (f"db_{number}" for number in count())
        with self.cluster.connect() as connection:
            for statement in _RIGHTS:
                connection.execute(statement)
            self._kept = self._logins(connection)

    @contextmanager
    def database(self) -> Iterator[str]:
        """The name of a new, empty database of the owner."""
        name = next(self._names)
        with self.cluster.connect() as connection:
            connection.execute(f"CREATE DATABASE {name} OWNER {OWNER}")
        yield name
        self.cluster.drop_database(name)
        with self.cluster.connect() as connection:
            for login in self._logins(connection) - self._kept:
                connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(login)))

    def owners(self, database: str) -> str:
        """The URL of the owner."""
        return self.cluster.url(database, OWNER, OWNER_PASSWORD)

    def bare(self, database: str) -> str:
        """The URL of everybody: host and database only."""
        return f"postgresql+psycopg://{self.cluster.host}:{self.cluster.port}/{database}"

    def connect(self, database: str, user: str = "", password: str = "") -> psycopg.Connection[Any]:
        """A raw connection in which every statement commits by itself; of the superuser without a name."""
        if not user:
            return self.cluster.connect(database)
        return psycopg.connect(
            host=self.cluster.host, port=self.cluster.port, dbname=database, user=user, password=password,
            autocommit=True,
        )  # fmt: skip

    def remove(self) -> None:
        """Ends the server and deletes all it had."""
        self.cluster.remove()

    @staticmethod
    def _logins(connection: psycopg.Connection[Any]) -> set[str]:
        found = connection.execute("SELECT rolname FROM pg_roles WHERE rolcanlogin OR rolname !~ '^(pg|hamyar)_'")
        return {name for (name,) in found}


@contextmanager
def own_server(binaries: Path | None = None) -> Iterator[OwnServer]:
    """A server for one module of tests."""
    made = OwnServer(binaries)
    try:
        yield made
    finally:
        made.remove()
