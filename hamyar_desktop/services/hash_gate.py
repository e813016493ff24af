"""Signing in to the embedded file: the stored hash of the password decides."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.services.ports import OpenUnit, PasswordChecker
from hamyar_desktop.services.rows import PersonRow


@dataclass(frozen=True)
class HashGate:
    """Implements ``ports.Gate``."""

    open_unit: OpenUnit
    hasher: PasswordChecker

    def has_people(self) -> bool:
        """Whether anybody can sign in yet."""
        with self.open_unit(None, readonly=True) as unit:
            return bool(unit.people.all())

    def enter(self, name: str, password: str) -> PersonRow | None:
        """None for a wrong name or password; both take the same time."""
        with self.open_unit(None, readonly=True) as unit:
            row = unit.people.by_name(name)
            hashed = unit.people.password_hash(name) if row and row.active else None
        if row is None or hashed is None:
            self.hasher.verify_nobody(password)
            return None
        return row if self.hasher.verify(hashed, password) else None

    def renewed(self, password: str) -> None:
        """The stored hash is all there is."""
