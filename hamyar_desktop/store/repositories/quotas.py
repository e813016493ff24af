"""Quotas of units in terms."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from hamyar_desktop.models.orm.reference import UnitRecord
from hamyar_desktop.models.orm.term import TermRecord, UnitQuotaRecord
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

    def set(self, unit_id: int, term_id: int, seats: int, letter: str) -> None:
        """Insert or update; ``used`` belongs to the triggers."""
        where = (UnitQuotaRecord.term_id == term_id) & (UnitQuotaRecord.unit_id == unit_id)
        changed = self._connection.execute(update(UnitQuotaRecord).where(where).values(seats=seats, letter=letter))
        # No upsert: it would run the BEFORE INSERT trigger, which refuses a counter that starts at 0 among requests.
        if changed.rowcount == 0:
            values = {"term_id": term_id, "unit_id": unit_id, "seats": seats, "used": 0, "letter": letter}
            self._connection.execute(insert(UnitQuotaRecord).values(values))
