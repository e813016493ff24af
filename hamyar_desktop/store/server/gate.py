"""Signing in to the shared database: the server checks the password, and its session is who one is from then on."""

from __future__ import annotations

from sqlalchemy import Engine

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.ports import OpenUnit
from hamyar_desktop.services.rows import PersonRow
from hamyar_desktop.store import schema
from hamyar_desktop.store.server.engine import Login, login_of, more_exactly
from hamyar_desktop.store.server.fitness import refuse_unfit


class ServerGate:
    """Implements ``ports.Gate``."""

    def __init__(self, engine: Engine, open_unit: OpenUnit) -> None:
        self._engine = engine
        self._open_unit = open_unit

    def has_people(self) -> bool:
        """The first account is made by ``hamyar-admin init``; nobody but its owner reaches a server without one."""
        return True

    def enter(self, name: str, password: str) -> PersonRow | None:
        """None for a wrong name or password.

        Raises ``not_initialised``, ``database_newer``, ``storage_unavailable``, ``not_allowed`` (reason ``disabled``).
        """
        login = login_of(self._engine)
        before = Login(login.name, login.password)
        self._become(login, Login(name, password))
        known = None
        try:
            refuse_unfit(self._engine)
            schema.require_current(self._engine)
            with self._open_unit(None, readonly=True) as unit:
                row = unit.people.by_name(name)
            known = row if row is not None and row.active else None
        except RuleBroken as error:
            if error.code is not Code.WRONG_PASSWORD:
                raise more_exactly(self._engine.url, error) from error.__cause__
        finally:
            if known is None:
                self._become(login, before)
        return known

    def renewed(self, password: str) -> None:
        """Further connections sign in with the new password."""
        login_of(self._engine).password = password

    def _become(self, login: Login, other: Login) -> None:
        login.name, login.password = other.name, other.password
        self._engine.dispose()
