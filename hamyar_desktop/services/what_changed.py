"""What somebody else changed in a record since it was read: for the person who comes second."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.request_guard import find_request
from hamyar_desktop.services.rows import BankAccountRow, FieldChange, HistoryRow, RequestRow

_ACCOUNT_FIELDS = ("bank_code", "account_number", "sheba")


@dataclass(frozen=True)
class WhatChanged:
    """Entries of the history, newest first."""

    outside: Outside

    def in_request(self, person: Person, seen: RequestRow) -> list[HistoryRow]:
        """Since ``seen`` was read. Raises ``request_unknown``."""
        with self.outside.open_unit(person, readonly=True) as unit:
            now = find_request(unit, person, seen.id)
            entries = unit.audit.of("work_request", seen.id)
        # Every change makes one version and one entry; times would tell less, for clocks differ.
        return entries[: max(0, now.version - seen.version)]

    def in_account(self, person: Person, student_id: int, seen: BankAccountRow | None) -> list[HistoryRow]:
        """The difference between the account that was seen (None: there was none) and the stored one, as one entry."""
        with self.outside.open_unit(person, readonly=True) as unit:
            now = unit.accounts.of(student_id)
        if now is None:
            return []
        changes = tuple(
            FieldChange(field, getattr(seen, field) if seen else None, getattr(now, field))
            for field in _ACCOUNT_FIELDS
            if seen is None or getattr(seen, field) != getattr(now, field)
        )
        action = "update" if seen else "insert"
        return [HistoryRow(0, now.own_name_at, now.own_name_by, "bank_account", 0, action, changes)]
