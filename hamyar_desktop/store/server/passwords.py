"""Passwords for the server: the client computes the verifier (SCRAM, RFC 5802), the clear text never leaves it."""

from __future__ import annotations

from sqlalchemy import Engine


class ScramHasher:
    """Implements ``ports.PasswordHasher`` with libpq's own function."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def hash(self, password: str) -> str:
        """«SCRAM-SHA-256$4096:…». Needs a connection, which tells libpq what the server takes."""
        connection = self._engine.raw_connection()
        try:
            driver = connection.driver_connection
            assert driver is not None, "the pool gives open connections"
            # The name plays no part in SCRAM.
            verifier: bytes = driver.pgconn.encrypt_password(password.encode(), b"", b"scram-sha-256")
        finally:
            connection.close()
        return verifier.decode("ascii")
