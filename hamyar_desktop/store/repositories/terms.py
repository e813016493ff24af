"""Terms."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.models.orm.term import TermRecord
from hamyar_desktop.services.rows import TermRow
from hamyar_desktop.store.id_snapshot import new_id

_TERMS: Select[*tuple[Any, ...]] = select(
    TermRecord.id,
    TermRecord.code,
    TermRecord.starts_on,
    TermRecord.ends_on,
    TermRecord.deadline_at,
    TermRecord.state,
    TermRecord.version,
)
# Made once: to put a statement together costs three times what running it does.
_OPEN = _TERMS.where(TermRecord.state == TermState.OPEN.value)


def _row(found: Any) -> TermRow:
    return TermRow(found[0], found[1], found[2], found[3], found[4], TermState(found[5]), found[6])


class SqlTerms:
    """Implements ``ports.Terms``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[TermRow]:
        """Newest code first."""
        return [_row(found) for found in self._connection.execute(_TERMS.order_by(TermRecord.code.desc()))]

    def by_code(self, code: str) -> TermRow | None:
        """By its four digits."""
        return self._one(_TERMS.where(TermRecord.code == code))

    def open_term(self) -> TermRow | None:
        """The one that is open."""
        return self._one(_OPEN)

    def _one(self, statement: Select[*tuple[Any, ...]]) -> TermRow | None:
        found = self._connection.execute(statement).first()
        return _row(found) if found else None

    def add(self, code: str, starts_on: date, ends_on: date, deadline: datetime) -> int:
        """A planned term."""
        values = {
            "code": code,
            "starts_on": starts_on,
            "ends_on": ends_on,
            "deadline_at": deadline,
            "state": TermState.PLANNED.value,
            "version": 1,
        }
        return new_id(self._connection, insert(TermRecord).values(values))

    def change(
        self, term_id: int, version: int, *, state: TermState | None = None, deadline: datetime | None = None
    ) -> None:
        """Raises ``changed_by_other``."""
        values: dict[str, object] = {"version": version + 1}
        if state is not None:
            values["state"] = state.value
        if deadline is not None:
            values["deadline_at"] = deadline
        where = (TermRecord.id == term_id) & (TermRecord.version == version)
        if self._connection.execute(update(TermRecord).where(where).values(values)).rowcount != 1:
            raise RuleBroken(Code.CHANGED_BY_OTHER)
