"""Units and work types."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from hamyar_desktop.domain.text import fold, sort_key
from hamyar_desktop.models.orm.reference import UnitRecord, WorkTypeRecord
from hamyar_desktop.services.rows import UnitRow, WorkTypeRow
from hamyar_desktop.store.id_snapshot import new_id

_UNITS = (
    select(UnitRecord.id, UnitRecord.name, UnitRecord.work_type_id, WorkTypeRecord.name)
    .join(WorkTypeRecord, WorkTypeRecord.id == UnitRecord.work_type_id)
    .order_by(UnitRecord.sort_key, UnitRecord.id)
)
# Made once: to put a statement together costs three times what running it does.
_BY_ID = _UNITS.where(UnitRecord.id == bindparam("unit_id"))


def _row(found: Any) -> UnitRow:
    return UnitRow(*found)


class SqlUnits:
    """Implements ``ports.Units``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[UnitRow]:
        """In Persian order."""
        return [_row(found) for found in self._connection.execute(_UNITS)]

    def by_name(self, name: str) -> UnitRow | None:
        """By folded name."""
        found = self._connection.execute(_UNITS.where(UnitRecord.search == fold(name))).first()
        return _row(found) if found else None

    def by_id(self, unit_id: int) -> UnitRow | None:
        """By id."""
        found = self._connection.execute(_BY_ID, {"unit_id": unit_id}).first()
        return _row(found) if found else None

    def work_types(self) -> list[WorkTypeRow]:
        """In the order of the seed."""
        statement = select(WorkTypeRecord.id, WorkTypeRecord.name).order_by(WorkTypeRecord.id)
        return [WorkTypeRow(*found) for found in self._connection.execute(statement)]

    def add(self, name: str, work_type_id: int) -> int:
        """The id of the new unit."""
        values = {"name": name, "search": fold(name), "sort_key": sort_key(name), "work_type_id": work_type_id}
        return new_id(self._connection, insert(UnitRecord).values(values))
