"""One transaction in somebody's name: rolls back unless told to commit."""

from __future__ import annotations

from contextlib import ExitStack
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.ports import Cancelled, Clock, OpenUnit
from hamyar_desktop.services.stopping import current_stopper
from hamyar_desktop.store.engine import NOBODY, READONLY, identity_of
from hamyar_desktop.store.failures import translate_failure
from hamyar_desktop.store.interrupting import interrupter, put_aside
from hamyar_desktop.store.repositories.accounts import SqlAccounts
from hamyar_desktop.store.repositories.audit import SqlAudit
from hamyar_desktop.store.repositories.people import SqlPeople
from hamyar_desktop.store.repositories.policy import SqlPolicy
from hamyar_desktop.store.repositories.quotas import SqlQuotas
from hamyar_desktop.store.repositories.requests import SqlRequests
from hamyar_desktop.store.repositories.students import SqlStudents
from hamyar_desktop.store.repositories.terms import SqlTerms
from hamyar_desktop.store.repositories.units import SqlUnits


class SqlUnitOfWork:
    """Implements ``services.ports.UnitOfWork`` over one connection."""

    units: SqlUnits
    terms: SqlTerms
    quotas: SqlQuotas
    students: SqlStudents
    requests: SqlRequests
    accounts: SqlAccounts
    people: SqlPeople
    audit: SqlAudit
    policy: SqlPolicy

    def __init__(self, engine: Engine, clock: Clock, person: Person | None, *, readonly: bool) -> None:
        self._engine = engine
        self._clock = clock
        self._person = person
        self._readonly = readonly
        self._connection: Connection | None = None
        self._stopper = current_stopper() if readonly else None
        self._guard = ExitStack()

    def __enter__(self) -> Self:
        if self._stopper is not None and self._stopper.stopped:
            raise Cancelled
        try:
            connection = self._engine.connect().execution_options(**{READONLY: self._readonly})
            self._connection = connection
            identity = identity_of(connection)
            identity.actor = self._person.id if self._person else NOBODY
            identity.clock = self._clock
            connection.begin()
            if self._stopper is not None:
                self._guard.enter_context(self._stopper.guarding(interrupter(connection)))
        except Exception as error:
            self._close()
            raise translate_failure(error) or error from error
        self._open_repositories(connection)
        return self

    def _open_repositories(self, connection: Connection) -> None:
        self.units = SqlUnits(connection)
        self.terms = SqlTerms(connection)
        self.quotas = SqlQuotas(connection)
        self.students = SqlStudents(connection)
        self.requests = SqlRequests(connection)
        self.accounts = SqlAccounts(connection)
        self.people = SqlPeople(connection)
        self.audit = SqlAudit(connection)
        self.policy = SqlPolicy(connection)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()
        if isinstance(error, Exception):
            if self._stopper is not None and self._stopper.stopped:
                raise Cancelled from error
            known = translate_failure(error)
            if known is not None and known is not error:
                raise known from error

    def _close(self) -> None:
        self._guard.close()
        connection, self._connection = self._connection, None
        if connection is None:
            return
        if self._stopper is not None and self._stopper.stopped:
            put_aside(connection)
        try:
            if connection.in_transaction():
                connection.rollback()
        finally:
            if not connection.invalidated:
                identity_of(connection).actor = NOBODY
            connection.close()

    def commit(self) -> None:
        """Makes everything since the beginning last."""
        assert self._connection is not None, "the unit of work is closed"
        try:
            self._connection.commit()
        except Exception as error:
            raise translate_failure(error) or error from error


def make_open_unit(engine: Engine, clock: Clock) -> OpenUnit:
    """The port through which every use case reaches the database."""

    def open_unit(person: Person | None, *, readonly: bool = False) -> SqlUnitOfWork:
        return SqlUnitOfWork(engine, clock, person, readonly=readonly)

    return open_unit
