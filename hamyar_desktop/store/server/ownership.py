"""What the owner of the shared database needs before making or upgrading it: the right to it, and a turn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store.failures import translate_failure
from hamyar_desktop.store.schema import reading

_TURN = 0x6861_6D79_31
"""Held for the whole of ``init``; another number than the lock of ``schema.prepare``, which is taken inside."""
_OWNS = "SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = to_regclass('public.alembic_version')"
_MAY_MAKE = (
    "SELECT has_schema_privilege('public', 'CREATE') AND has_database_privilege(current_database(), 'CREATE')"
    " AND (rolsuper OR rolcreaterole) FROM pg_roles WHERE rolname = current_user"
)


def require_owner(engine: Engine) -> None:
    """Raises ``not_allowed`` (reason ``owner``) to whoever neither owns the tables nor may make them."""
    with reading(engine) as connection:
        owns = connection.exec_driver_sql(_OWNS).scalar()
        allowed = owns if owns is not None else connection.exec_driver_sql(_MAY_MAKE).scalar()
        name = connection.exec_driver_sql("SELECT current_user").scalar_one()
    if not allowed:
        raise RuleBroken(Code.NOT_ALLOWED, reason="owner", detail=name)


@contextmanager
def in_turn(engine: Engine) -> Iterator[None]:
    """Of twenty that make the database at once one goes on, the others wait here. Raises ``storage_unavailable``."""
    connection = _wait_for_turn(engine)
    try:
        yield
    finally:
        # Not given back to the pool: closed, and the lock with it.
        connection.invalidate()
        connection.close()


def _wait_for_turn(engine: Engine) -> Connection:
    try:
        connection = engine.connect()
        # Of the session and not of a transaction: what goes on behind it commits several times.
        connection.exec_driver_sql("SELECT pg_advisory_lock(%s)", (_TURN,))
        connection.commit()
    except Exception as error:
        raise translate_failure(error) or error from error
    return connection
