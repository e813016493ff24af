"""Looking back: who changed what and when, for one record or for the whole scheme."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.rows import AuditFilter, HistoryRow


@dataclass(frozen=True)
class ShowHistory:
    """Reads the audit; nobody writes it but the database."""

    outside: Outside

    def of_request(self, person: Person, request_id: int) -> list[HistoryRow]:
        """Newest first. Raises ``request_unknown`` (also for requests of other units)."""
        with self.outside.open_unit(person, readonly=True) as unit:
            row = unit.requests.by_id(request_id)
            if row is None or not person.sees_unit(row.unit_id):
                raise RuleBroken(Code.REQUEST_UNKNOWN, request=request_id)
            return unit.audit.of("work_request", request_id)

    def ids(self, person: Person, wanted: AuditFilter) -> array[int]:
        """All entries, newest first, for those who may see the audit. Raises ``not_allowed``."""
        require(person, Permission.VIEW_AUDIT)
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.audit.ids(wanted)

    def page(self, person: Person, ids: Sequence[int]) -> list[HistoryRow]:
        """Rows of a table page. Raises ``not_allowed``."""
        require(person, Permission.VIEW_AUDIT)
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.audit.page(ids)
