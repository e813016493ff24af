"""Brings a database to the present schema: new file, older file, newer file, twenty clients at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store.backend import is_server
from hamyar_desktop.store.engine import READONLY
from hamyar_desktop.store.failures import translate_failure
from hamyar_desktop.store.generated import apply_generated, drop_generated, is_applied
from hamyar_desktop.store.reference import load_reference

if TYPE_CHECKING:
    from alembic.config import Config

# Alembic is imported only to change a schema: a start that finds the present one need not wait for it.
MIGRATIONS = Path(__file__).parent / "migrations"


def _config(connection: Connection | None = None) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    if connection is not None:
        config.attributes["connection"] = connection
    return config


def revisions() -> list[str]:
    """The revisions that this program knows, oldest first; each has a file of its own name."""
    return sorted(path.stem for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def head() -> str:
    """The newest revision that this program knows."""
    return revisions()[-1]


def revision_of(connection: Connection) -> str | None:
    """The revision of a database; None for a new file."""
    if not _has_revisions(connection):
        return None
    revision: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return revision


def _has_revisions(connection: Connection) -> bool:
    question = "SELECT to_regclass('public.alembic_version')" if is_server(connection) else _SQLITE_REVISIONS
    return connection.exec_driver_sql(question).scalar() is not None


_SQLITE_REVISIONS = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"


def is_initialised(engine: Engine) -> bool:
    """Whether the tables exist. Raises ``storage_unavailable``."""
    with reading(engine) as connection:
        return revision_of(connection) is not None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that takes no lock. Raises ``storage_unavailable``."""
    try:
        with engine.connect().execution_options(**{READONLY: True}) as connection:
            yield connection
    except Exception as error:
        raise translate_failure(error) or error from error


def check(engine: Engine) -> str:
    """The revision of a sound database.

    Raises ``not_initialised``, ``database_newer``, or ``storage_unavailable`` when the file is damaged.
    """
    with reading(engine) as connection:
        verdict = "ok" if is_server(connection) else connection.exec_driver_sql("PRAGMA quick_check").scalar()
        revision = revision_of(connection)
    if verdict != "ok":
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="damaged", detail=verdict)
    if revision is None:
        raise RuleBroken(Code.NOT_INITIALISED)
    refuse_newer(revision)
    return revision


def require_current(engine: Engine) -> None:
    """For those who only work in the database and do not own it: its owner upgrades it (``hamyar-admin upgrade``).

    Raises ``not_initialised``, ``database_newer``, or ``storage_unavailable`` (reason ``older``).
    """
    with reading(engine) as connection:
        revision = revision_of(connection)
    if revision is None:
        raise RuleBroken(Code.NOT_INITIALISED)
    refuse_newer(revision)
    if revision != head():
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="older", detail=revision)


def refuse_newer(revision: str) -> None:
    """Raises ``database_newer`` for a revision that this program does not know."""
    if revision not in revisions():
        raise RuleBroken(Code.DATABASE_NEWER, revision=revision)


def prepare(engine: Engine, reference: Path | None = None) -> bool:
    """Makes or upgrades the schema under one lock, in one transaction; whether anything was done.

    Raises ``database_newer`` and ``storage_unavailable``.
    """
    try:
        return _prepare(engine, reference)
    except Exception as error:
        raise translate_failure(error) or error from error


def _prepare(engine: Engine, reference: Path | None) -> bool:
    with engine.connect() as connection:
        if is_server(connection):
            with connection.begin():
                # Of twenty that start at once one upgrades, the others wait here and find it done.
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (SERVER_LOCK,))
                return upgrade(connection, reference)
        # Foreign keys are off while tables are rebuilt: otherwise SQLite deletes the rows that point to them.
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        try:
            with connection.begin():
                done = upgrade(connection, reference)
        finally:
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[union-attr]
    return done


SERVER_LOCK = 0x68616D79  # «hamy»


def upgrade(connection: Connection, reference: Path | None) -> bool:
    """Makes or upgrades the schema in the present transaction, which holds the lock; whether anything was done."""
    revision = revision_of(connection)
    if revision is not None:
        refuse_newer(revision)
    if revision == head():
        return apply_generated(connection)
    if revision is not None:
        drop_generated(connection)
    else:
        _refuse_tables_of_others(connection)
    from alembic import command

    command.upgrade(_config(connection), "head")
    if revision is None:
        load_reference(connection, reference)
    apply_generated(connection)
    broken = None if is_server(connection) else connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, detail=f"foreign_key_check: {broken[0]}")
    return True


def _refuse_tables_of_others(connection: Connection) -> None:
    """Raises ``storage_unavailable`` for a file with tables but no revision: another program's, or ours damaged."""
    question = "SELECT name FROM sqlite_master WHERE type = 'table'"
    if is_server(connection):
        question = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
    tables = connection.exec_driver_sql(question).scalars()
    foreign = [name for name in tables if name != "alembic_version" and not name.startswith("sqlite_")]
    if foreign:
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="damaged", detail=foreign[0])


def is_current(engine: Engine) -> bool:
    """Whether tables and generated rules are those of this program. Raises ``storage_unavailable``."""
    with reading(engine) as connection:
        return revision_of(connection) == head() and is_applied(connection)
