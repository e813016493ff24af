"""Passwords of the embedded file: argon2id by argon2-cffi."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argon2


class Argon2Hasher:
    """Implements ``ports.PasswordHasher``; the defaults are argon2-cffi's own, tests pass cheaper ones."""

    def __init__(self, *, time_cost: int | None = None, memory_cost: int | None = None) -> None:
        self._time_cost, self._memory_cost = time_cost, memory_cost

    @cached_property
    def _hasher(self) -> argon2.PasswordHasher:
        from argon2 import DEFAULT_MEMORY_COST, DEFAULT_TIME_COST, PasswordHasher

        return PasswordHasher(
            time_cost=self._time_cost or DEFAULT_TIME_COST, memory_cost=self._memory_cost or DEFAULT_MEMORY_COST
        )

    @cached_property
    def _of_nobody(self) -> str:
        return self._hasher.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """A hash with its own salt and parameters."""
        return self._hasher.hash(password)

    def verify(self, hashed: str, password: str) -> bool:
        """Whether the password belongs to the hash."""
        from argon2.exceptions import InvalidHashError, VerificationError

        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False

    def verify_nobody(self, password: str) -> None:
        """Takes as long as a real verification."""
        self.verify(self._of_nobody, password)
