"""Opens the shared database: every person with the own login, short waits on a dead network, a small pool."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store.failures import translate_failure
from hamyar_desktop.store.identity import READONLY, Identity

CONNECT_ARGS = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    # Without it a query on a dead network hangs for minutes. Milliseconds.
    "tcp_user_timeout": 15_000,
    "application_name": "hamyar-desktop",
    # Milliseconds. Nobody waits for ever behind somebody who went to lunch in the middle of something.
    "options": "-c lock_timeout=10000 -c idle_in_transaction_session_timeout=300000",
}
_LOGIN = "hamyar_login"
POOL = 2
"""Connections of one client: the worker's, and one for what runs beside it."""


@dataclass
class Login:
    """Who signs in; set when name and password are known, empty before."""

    name: str = ""
    password: str = ""


def make_server_engine(url: URL) -> Engine:
    """An engine over PostgreSQL that signs in with ``login_of(engine)``; nothing is connected yet."""
    login = Login(url.username or "", url.password or "")
    bare = URL.create("postgresql+psycopg", host=url.host, port=url.port, database=url.database, query=dict(url.query))
    engine = create_engine(
        bare, connect_args=dict(CONNECT_ARGS), pool_size=POOL, max_overflow=2, pool_pre_ping=True,
        hide_parameters=True, execution_options={_LOGIN: login},
    )  # fmt: skip
    event.listen(engine, "do_connect", lambda _d, _r, _a, wanted: _sign_in(login, wanted))
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def login_of(engine: Engine) -> Login:
    """The login of an engine of this module."""
    login: Login = engine.get_execution_options()[_LOGIN]
    return login


def connect_alone(engine: Engine) -> psycopg.Connection[Any]:
    """A connection beside the pool, in the same name: for a thread that waits for word of changes."""
    _nothing, told = engine.dialect.create_connect_args(engine.url)
    wanted: dict[str, Any] = {**told, **CONNECT_ARGS}
    _sign_in(login_of(engine), wanted)
    return psycopg.connect(**wanted, autocommit=True)


def try_to_reach(engine: Engine) -> None:
    """Whether the server is there, is the right one, and asks for a password; ``engine`` is used up.

    Raises what the driver says of host, port, certificate or ``pg_hba.conf``.
    """
    login = login_of(engine)
    # Nobody's name: the server asks for the password of any, so that names cannot be tried out.
    login.name, login.password = "hamyar_nobody", "no password"
    try:
        engine.connect().close()
    except DBAPIError as error:
        known = translate_failure(error)
        if known is None or known.code is not Code.WRONG_PASSWORD:
            raise (more_exactly(engine.url, known) if known else error) from error
    finally:
        engine.dispose()


def more_exactly(url: URL, known: RuleBroken) -> RuleBroken:
    """Why a connection failed, with a certificate that has expired told from a wrong one, which libpq does not do."""
    if known.facts.get("reason") != "certificate" or not url.host:
        return known
    from hamyar_desktop.store.server.certificate import has_expired

    if not has_expired(url.host, url.port or 5432, str(url.query.get("sslrootcert", ""))):
        return known
    return RuleBroken(known.code, **{**known.facts, "reason": "certificate_expired"})


def _sign_in(login: Login, wanted: dict[str, Any]) -> None:
    if login.name:
        wanted |= {"user": login.name, "password": login.password}


def _on_connect(_connection: Any, record: Any) -> None:
    # Who acts is the session's own user, which no client can choose; the clock is the server's.
    record.info["identity"] = Identity()


def _on_begin(connection: Connection) -> None:
    if connection.get_execution_options().get(READONLY, False):
        # One moment for all questions of a unit, as a file has it.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
