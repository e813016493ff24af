"""Triggers made from the rules in ``domain``; applied again whenever their digest differs from the stored one."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection

from hamyar_desktop.store.generated.audit_triggers import audit_triggers
from hamyar_desktop.store.generated.governing_triggers import governing_triggers
from hamyar_desktop.store.generated.request_triggers import request_triggers
from hamyar_desktop.store.generated.transition_rows import TRANSITION_COLUMNS, transition_rows

_DIGEST = "generated_digest"


def all_triggers() -> dict[str, str]:
    """Name → CREATE TRIGGER statement."""
    return {**request_triggers(), **governing_triggers(), **audit_triggers()}


def digest() -> str:
    """SHA-256 of every trigger and every transition."""
    told = repr(sorted(all_triggers().items())) + repr(transition_rows())
    return hashlib.sha256(told.encode()).hexdigest()


def apply_generated(connection: Connection) -> bool:
    """Brings triggers and transitions up to date in the present transaction; whether anything was done."""
    stored = connection.exec_driver_sql("SELECT value FROM schema_meta WHERE key = ?", (_DIGEST,)).scalar()
    if stored == digest():
        return False
    drop_generated(connection)
    columns = ", ".join(TRANSITION_COLUMNS)
    places = ", ".join("?" * len(TRANSITION_COLUMNS))
    for row in transition_rows():
        connection.exec_driver_sql(f"INSERT INTO transition ({columns}) VALUES ({places})", row)
    for statement in all_triggers().values():
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("DELETE FROM schema_meta WHERE key = ?", (_DIGEST,))
    connection.exec_driver_sql("INSERT INTO schema_meta (key, value) VALUES (?, ?)", (_DIGEST, digest()))
    return True


def drop_generated(connection: Connection) -> None:
    """Takes every trigger and transition away, for migrations and bulk loading within one transaction."""
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    connection.exec_driver_sql("DELETE FROM transition")
    connection.exec_driver_sql("DELETE FROM schema_meta WHERE key = ?", (_DIGEST,))
