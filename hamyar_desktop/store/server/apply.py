"""Brings functions, triggers, policies and grants of the shared database up to date, in one transaction."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection

from hamyar_desktop.store.generated import all_rules
from hamyar_desktop.store.generated.transition_rows import TRANSITION_COLUMNS, transition_rows
from hamyar_desktop.store.server.access import access_functions, access_statements, revoking_statements
from hamyar_desktop.store.server.catalogue import state
from hamyar_desktop.store.server.closed_doors import closing_statements
from hamyar_desktop.store.server.logins import (
    ADMIN,
    group_statements,
    login_functions,
    login_triggers,
    people_statements,
)
from hamyar_desktop.store.server.moments import moment_functions, moment_triggers
from hamyar_desktop.store.server.notices import notice_functions, notice_triggers
from hamyar_desktop.store.server.rule_text import helper_functions, rule_function, rule_trigger

_DIGEST = "generated_digest"
_STATE = "generated_state"


def functions() -> dict[str, str]:
    """Name with arguments → CREATE FUNCTION, those of the owner."""
    rules = dict(rule_function(rule) for rule in all_rules().values())
    return {**helper_functions(), **access_functions(), **moment_functions(), **rules, **notice_functions()}


def triggers() -> list[str]:
    """Every CREATE TRIGGER."""
    rules = (rule_trigger(rule) for rule in all_rules().values())
    return [*moment_triggers(), *rules, *notice_triggers(), *login_triggers()]


def digest() -> str:
    """SHA-256 of everything that is generated for PostgreSQL."""
    told = (
        functions(), login_functions(), triggers(), group_statements(), access_statements(""), closing_statements(),
        people_statements(), transition_rows(),
    )  # fmt: skip
    return hashlib.sha256(repr(told).encode()).hexdigest()


def apply_rules(connection: Connection) -> bool:
    """Whether anything was done. Raises what PostgreSQL says to whoever does not own the tables."""
    if is_applied(connection):
        return False
    for statement in group_statements():
        connection.exec_driver_sql(_plain(statement))
    drop_rules(connection)
    columns, places = ", ".join(TRANSITION_COLUMNS), ", ".join(["%s"] * len(TRANSITION_COLUMNS))
    connection.exec_driver_sql(f"INSERT INTO transition ({columns}) VALUES ({places})", transition_rows())
    for statement in functions().values():
        connection.exec_driver_sql(_plain(statement))
    _make_login_functions(connection)
    for statement in triggers():
        connection.exec_driver_sql(_plain(statement))
    database: str = connection.exec_driver_sql("SELECT quote_ident(current_database())").scalar_one()
    for statement in (*access_statements(database), *closing_statements(), *people_statements()):
        connection.exec_driver_sql(_plain(statement))
    _keep_digest(connection)
    return True


def _make_login_functions(connection: Connection) -> None:
    """They belong to the role that may make logins; it needs to see what they call, and nothing more."""
    connection.exec_driver_sql(f"GRANT USAGE, CREATE ON SCHEMA public TO {ADMIN}")
    for name, statement in login_functions().items():
        connection.exec_driver_sql(_plain(statement))
        connection.exec_driver_sql(f"ALTER FUNCTION {name} OWNER TO {ADMIN}")
        connection.exec_driver_sql(f"REVOKE ALL ON FUNCTION {name} FROM PUBLIC")
    connection.exec_driver_sql(f"REVOKE CREATE ON SCHEMA public FROM {ADMIN}")
    for name in ("hamyar_now()", "hamyar_refuse(text)"):
        connection.exec_driver_sql(f"GRANT EXECUTE ON FUNCTION {name} TO {ADMIN}")


def _plain(statement: str) -> str:
    """psycopg reads % as a place for a value."""
    return statement.replace("%", "%%")


def _keep_digest(connection: Connection) -> None:
    # The triggers on schema_meta stand already, and refuse everybody; the owner alone can put them aside.
    facts = {_DIGEST: digest(), _STATE: state(connection)}
    connection.exec_driver_sql("ALTER TABLE schema_meta DISABLE TRIGGER USER")
    for key, value in facts.items():
        connection.exec_driver_sql("INSERT INTO schema_meta (key, value) VALUES (%s, %s)", (key, value))
    connection.exec_driver_sql("ALTER TABLE schema_meta ENABLE TRIGGER USER")


def is_applied(connection: Connection) -> bool:
    """Whether the database has exactly the rules of this program, and nobody weakened them since."""
    stored = connection.exec_driver_sql(
        "SELECT key, value FROM schema_meta WHERE key IN (%s, %s)", (_DIGEST, _STATE)
    ).all()
    known: dict[str, str] = dict(stored)
    if known.get(_DIGEST) != digest() or known.get(_STATE) != state(connection):
        return False
    rows = connection.exec_driver_sql(f"SELECT {', '.join(TRANSITION_COLUMNS)} FROM transition")
    return {tuple(row) for row in rows} == set(transition_rows())


def drop_rules(connection: Connection) -> None:
    """Takes everything generated away, for migrations; the same transaction puts it back."""
    for statement in revoking_statements():
        connection.exec_driver_sql(statement)
    names = connection.exec_driver_sql(
        "SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        " AND proname LIKE 'hamyar\\_%%'"
    ).scalars()
    for name in names.all():
        # With its triggers.
        connection.exec_driver_sql(f"DROP FUNCTION IF EXISTS {name} CASCADE")
    # In an older database the table may be still to come.
    if connection.exec_driver_sql("SELECT to_regclass('public.transition')").scalar() is not None:
        connection.exec_driver_sql("DELETE FROM transition")
    connection.exec_driver_sql("DELETE FROM schema_meta WHERE key IN (%s, %s)", (_DIGEST, _STATE))
