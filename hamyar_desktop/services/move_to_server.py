"""Moving an office's file into the shared database: everybody gets a new password, told once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.services.make_password import make_password
from hamyar_desktop.services.ports import PasswordHasher

Tell = Callable[[str, int, int], None]
"""Hears of progress: a table, its rows so far, its rows in the file."""
Carry = Callable[[Callable[[str], str], Tell], Sequence[tuple[str, int, str]]]
"""Carries all or nothing: asks for the stored form of each person's new password; tables, rows and digests."""


@dataclass(frozen=True)
class TableMoved:
    """A table that stands on both sides with so many rows and this SHA-256 over all of them."""

    table: str
    rows: int
    digest: str


@dataclass(frozen=True)
class NewLogin:
    """Somebody's login on the server. The password is kept nowhere else."""

    name: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class Moved:
    """What came over."""

    tables: tuple[TableMoved, ...]
    logins: tuple[NewLogin, ...]


@dataclass(frozen=True)
class MoveToServer:
    """``hasher`` makes passwords for the server, ``carry`` does the work between it and the file."""

    hasher: PasswordHasher
    carry: Carry

    def __call__(self, person: Person, tell: Tell) -> Moved:
        """Raises ``not_allowed`` to all but student affairs, and whatever ``carry`` raises; then nothing has moved."""
        require(person, Permission.GOVERN_SETTINGS)
        passwords: dict[str, str] = {}

        def stored(name: str) -> str:
            passwords[name] = make_password()
            return self.hasher.hash(passwords[name])

        tables = self.carry(stored, tell)
        return Moved(
            tuple(TableMoved(*told) for told in tables),
            tuple(NewLogin(name, password) for name, password in passwords.items()),
        )
