"""Quotas of units in terms."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select, update

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.models.orm.reference import UnitRecord
from hamyar_desktop.models.orm.term import TermRecord, UnitQuotaRecord
from hamyar_desktop.services.ports import Unread
from hamyar_desktop.services.rows import QuotaRow
from hamyar_desktop.store.lists import in_json

_QUOTAS = (
    select(
        UnitQuotaRecord.unit_id,
        UnitRecord.name,
        TermRecord.code,
        UnitQuotaRecord.seats,
        UnitQuotaRecord.used,
        UnitQuotaRecord.letter,
    )
    .join(UnitRecord, UnitRecord.id == UnitQuotaRecord.unit_id)
    .join(TermRecord, TermRecord.id == UnitQuotaRecord.term_id)
)
# Made once: to put a statement together costs three times what running it does.
_OF = _QUOTAS.where(UnitQuotaRecord.unit_id == bindparam("of_unit"), UnitQuotaRecord.term_id == bindparam("of_term"))


def _line(unit_id: int, term_id: int) -> ColumnElement[bool]:
    return (UnitQuotaRecord.term_id == term_id) & (UnitQuotaRecord.unit_id == unit_id)


class SqlQuotas:
    """Implements ``ports.Quotas``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, unit_id: int, term_id: int) -> QuotaRow | None:
        """A unit's line, if it has one."""
        found = self._connection.execute(_OF, {"of_unit": unit_id, "of_term": term_id}).first()
        return QuotaRow(*found) if found else None

    def of_term(self, term_id: int) -> list[QuotaRow]:
        """In Persian order of the units."""
        statement = _QUOTAS.where(UnitQuotaRecord.term_id == term_id).order_by(UnitRecord.sort_key)
        return [QuotaRow(*found) for found in self._connection.execute(statement)]

    def by_ids(self, ids: Sequence[int]) -> dict[int, QuotaRow]:
        """Ids that are not there are left out."""
        found = self._connection.execute(
            _QUOTAS.add_columns(UnitQuotaRecord.id).where(in_json(UnitQuotaRecord.id, ids))
        )
        return {row[-1]: QuotaRow(*row[:-1]) for row in found}

    def id_of(self, unit_id: int, term_id: int) -> int | None:
        """The row's own id, as the audit names it."""
        return self._connection.execute(select(UnitQuotaRecord.id).where(_line(unit_id, term_id))).scalar()

    def set(
        self, unit_id: int, term_id: int, seats: int, letter: str, seen: QuotaRow | Unread | None = Unread.UNREAD
    ) -> None:
        """Insert or update; ``used`` belongs to the triggers. Raises ``changed_by_other``."""
        where = _line(unit_id, term_id)
        if isinstance(seen, QuotaRow):
            # In the statement itself: whoever waited on the server for another's change is judged by that change.
            where &= (UnitQuotaRecord.seats == seen.seats) & (UnitQuotaRecord.letter == seen.letter)
        changing = update(UnitQuotaRecord).where(where).values(seats=seats, letter=letter)
        if seen is not None and self._connection.execute(changing).rowcount == 1:
            return
        # One at a time on the server, where another could add the same line between asking and adding.
        turn = select(UnitRecord.id).where(UnitRecord.id == unit_id).with_for_update(key_share=True)
        self._connection.execute(turn)
        if isinstance(seen, QuotaRow) or self.id_of(unit_id, term_id) is not None:
            raise RuleBroken(Code.CHANGED_BY_OTHER)
        # No upsert: it would run the BEFORE INSERT trigger, which refuses a counter that starts at 0 among requests.
        values = {"term_id": term_id, "unit_id": unit_id, "seats": seats, "used": 0, "letter": letter}
        self._connection.execute(insert(UnitQuotaRecord).values(values))
