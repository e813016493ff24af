"""Triggers made from the rules in ``domain``; applied again whenever their digest differs from the stored one."""

from __future__ import annotations

import hashlib
from types import ModuleType

from sqlalchemy import Connection

from hamyar_desktop.store.backend import is_server
from hamyar_desktop.store.generated.audit_triggers import audit_triggers
from hamyar_desktop.store.generated.closed_triggers import closed_triggers
from hamyar_desktop.store.generated.governing_triggers import governing_triggers
from hamyar_desktop.store.generated.request_triggers import request_triggers
from hamyar_desktop.store.generated.search_index import TRIGGERS, drop_index, make_index
from hamyar_desktop.store.generated.sql_parts import Trigger
from hamyar_desktop.store.generated.sqlite_text import create_trigger
from hamyar_desktop.store.generated.text_triggers import text_triggers
from hamyar_desktop.store.generated.transition_rows import TRANSITION_COLUMNS, transition_rows

_DIGEST = "generated_digest"


def all_rules() -> dict[str, Trigger]:
    """Name → rule, in the order in which they are made."""
    return {**request_triggers(), **governing_triggers(), **closed_triggers(), **text_triggers(), **audit_triggers()}


def all_triggers() -> dict[str, str]:
    """Name → CREATE TRIGGER statement of SQLite."""
    return {**{name: create_trigger(rule) for name, rule in all_rules().items()}, **TRIGGERS}


def digest() -> str:
    """SHA-256 of every trigger and every transition."""
    told = repr(sorted(all_triggers().items())) + repr(transition_rows())
    return hashlib.sha256(told.encode()).hexdigest()


def apply_generated(connection: Connection) -> bool:
    """Brings triggers and transitions up to date in the present transaction; whether anything was done."""
    if is_server(connection):
        return bool(_server().apply_rules(connection))
    if is_applied(connection):
        return False
    drop_generated(connection)
    columns = ", ".join(TRANSITION_COLUMNS)
    places = ", ".join("?" * len(TRANSITION_COLUMNS))
    for row in transition_rows():
        connection.exec_driver_sql(f"INSERT INTO transition ({columns}) VALUES ({places})", row)
    connection.exec_driver_sql("INSERT INTO schema_meta (key, value) VALUES (?, ?)", (_DIGEST, digest()))
    make_index(connection)
    for statement in all_triggers().values():
        connection.exec_driver_sql(statement)
    return True


def is_applied(connection: Connection) -> bool:
    """Whether the database has exactly the rules of this program."""
    if is_server(connection):
        return bool(_server().is_applied(connection))
    stored = connection.exec_driver_sql("SELECT value FROM schema_meta WHERE key = ?", (_DIGEST,)).scalar()
    return stored == digest() and _is_intact(connection)


def _is_intact(connection: Connection) -> bool:
    """Whether nobody took a trigger away or changed a transition with another tool."""
    found: dict[str, str] = {}
    for name, sql in connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"):
        found[name] = sql
    rows = connection.exec_driver_sql(f"SELECT {', '.join(TRANSITION_COLUMNS)} FROM transition")
    return found == all_triggers() and {tuple(row) for row in rows} == set(transition_rows())


def drop_generated(connection: Connection) -> None:
    """Takes every trigger and transition away, for migrations and bulk loading within one transaction."""
    if is_server(connection):
        _server().drop_rules(connection)
        return
    master = connection.exec_driver_sql("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'table')").all()
    for kind, name in master:
        if kind == "trigger":
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    drop_index(connection)
    tables = {name for kind, name in master if kind == "table"}
    if "transition" in tables:
        connection.exec_driver_sql("DELETE FROM transition")
    if "schema_meta" in tables:
        connection.exec_driver_sql("DELETE FROM schema_meta WHERE key = ?", (_DIGEST,))


def _server() -> ModuleType:
    """Late: it renders the rules of this module."""
    from hamyar_desktop.store.server import apply

    return apply
