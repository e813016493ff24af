"""Whether the server itself holds back who guesses passwords and refuses easy ones, whatever tool is used.

The program does both before it asks the server, but psql asks without the program.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine

from hamyar_desktop.domain.errors import Caution, Code
from hamyar_desktop.store.schema import reading

REFUSAL = "passwordcheck"
"""The module that refuses easy passwords; before PostgreSQL 18 only the list of what is loaded tells of it."""
# A module that is not loaded has no row here, not even where its settings stand in a file; and whoever may not read a
# setting sees no row of it either.
_SETTING = "SELECT setting FROM pg_settings WHERE name = %s"


def missing_guards(engine: Engine) -> list[Caution]:
    """``server_unguarded`` for each that is missing: ``guessing``, ``easy``, or ``unseen`` for who may not see it.

    Raises ``storage_unavailable``.
    """
    with reading(engine) as connection:
        loaded = _setting(connection, "shared_preload_libraries")
        pause = int(_setting(connection, "auth_delay.milliseconds") or 0)
    found = [] if pause > 0 else ["guessing"]
    if loaded is None:
        found.append("unseen")
    elif REFUSAL not in _names(loaded):
        found.append("easy")
    return [Caution(Code.SERVER_UNGUARDED, {"reason": reason}) for reason in found]


def _names(loaded: str) -> set[str]:
    """Of a list such as ``auth_delay, "$libdir/passwordcheck"``."""
    names = (each.strip().strip('"').rpartition("/")[2] for each in loaded.split(","))
    return {name.removesuffix(".so") for name in names}


def _setting(connection: Connection, name: str) -> str | None:
    value: str | None = connection.exec_driver_sql(_SETTING, (name,)).scalar()
    return value
