"""The history that the triggers wrote."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from hamyar_desktop.domain.text import fold
from hamyar_desktop.models.orm.meta import AuditRecord
from hamyar_desktop.models.orm.person import PersonRecord
from hamyar_desktop.services.rows import AuditFilter, FieldChange, HistoryRow
from hamyar_desktop.store.id_snapshot import id_snapshot
from hamyar_desktop.store.lists import in_json

_ENTRIES = select(
    AuditRecord.id,
    AuditRecord.at,
    AuditRecord.person_name,
    AuditRecord.entity,
    AuditRecord.entity_id,
    AuditRecord.action,
    AuditRecord.changes,
)


def _row(found: Any) -> HistoryRow:
    row_id, at, person, entity, entity_id, action, told = found
    changes = tuple(FieldChange(each["field"], each["before"], each["after"]) for each in json.loads(told))
    return HistoryRow(row_id, at, person, entity, entity_id, action, changes)


class SqlAudit:
    """Implements ``ports.Audit``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, entity: str, entity_id: int) -> list[HistoryRow]:
        """Newest first."""
        where = (AuditRecord.entity == entity) & (AuditRecord.entity_id == entity_id)
        return [
            _row(found) for found in self._connection.execute(_ENTRIES.where(where).order_by(AuditRecord.id.desc()))
        ]

    def ids(self, wanted: AuditFilter, limit: int | None = None) -> array[int]:
        """Newest first; all, or so many at most."""
        statement = select(AuditRecord.id).order_by(AuditRecord.id.desc()).limit(limit)
        if wanted.person:
            person = select(PersonRecord.id).where(PersonRecord.search == fold(wanted.person)).scalar_subquery()
            statement = statement.where(AuditRecord.person_id == person)
        if wanted.entity:
            # Of the newest few the index by record would read every entry of the kind, and sort them.
            entity = AuditRecord.entity if limit is None else AuditRecord.entity.concat("")
            statement = statement.where(entity == wanted.entity)
        if wanted.entity_id is not None:
            statement = statement.where(AuditRecord.entity_id == wanted.entity_id)
        return id_snapshot(self._connection, statement)

    def page(self, ids: Sequence[int]) -> list[HistoryRow]:
        """In the order of ids."""
        found = self._connection.execute(_ENTRIES.where(in_json(AuditRecord.id, ids)))
        rows = {row.id: row for row in map(_row, found)}
        return [rows[number] for number in ids if number in rows]
