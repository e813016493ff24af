"""One attempt to do what is not allowed: what is tried, by whom, and how it must end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg

from tests.attacks.scene import Scene
from tests.attacks.traces import traces

NOTHING = "concerns no row"
HARMLESS = "may be said, and does nothing"
DENIED = "42501"


class BreakInError(AssertionError):
    """An attempt got through, was refused in another way than it should, or left traces."""


@dataclass(frozen=True)
class Attempt:
    """``ends`` is a code of ours («not_allowed»), an SQLSTATE, ``NOTHING`` or ``HARMLESS``.

    ``sql`` names rows as «<own>» (``scene.PLACES``); several statements are one session, and the last is refused.
    """

    name: str
    who: str
    sql: str | tuple[str, ...]
    ends: str
    hides: str = ""
    """What must not be seen, neither in rows nor in what the server says."""

    @property
    def statements(self) -> tuple[str, ...]:
        """In their order."""
        return (self.sql,) if isinstance(self.sql, str) else self.sql

    def __str__(self) -> str:
        return f"{self.who}: {self.name}"


def attack(scene: Scene, attempt: Attempt) -> None:
    """Raises ``BreakInError`` unless the attempt ends as it must and leaves no trace."""
    before = scene.traces or traces(scene.owner)
    told = _try(scene, attempt)
    scene.traces = after = traces(scene.owner)
    changed = sorted(about for about in before.keys() | after.keys() if before.get(about) != after.get(about))
    if changed:
        raise BreakInError(f"{attempt}: changed {', '.join(changed)}")
    if told not in attempt.ends.split(" / "):
        raise BreakInError(f"{attempt}: should end with «{attempt.ends}», ended with «{told}»")


def _try(scene: Scene, attempt: Attempt) -> str:
    said: list[str] = []
    told, rows = HARMLESS, 0
    with scene.store.connect(scene.store.people[attempt.who]) as connection:
        connection.add_notice_handler(lambda notice: said.append(str(notice.message_primary)))
        try:
            for statement in attempt.statements:
                rows = _run(connection, scene.fill(statement), said)
        except psycopg.Error as error:
            told = _words_of(error)
            said.append(f"{error} {error.diag.message_detail} {error.diag.context} {error.diag.message_hint}")
    if attempt.hides and attempt.hides in " ".join(said):
        raise BreakInError(f"{attempt}: showed what it must not")
    return NOTHING if attempt.ends == NOTHING and told == HARMLESS and rows == 0 else told


def _run(connection: psycopg.Connection[Any], sql: str, said: list[str]) -> int:
    """How many rows the statement concerned; what it showed is added to ``said``."""
    if sql.endswith("TO STDOUT"):
        with connection.cursor() as cursor, cursor.copy(sql.encode()) as copy:
            said.append(b"".join(bytes(each) for each in copy).decode())
        return 0
    done = connection.execute(sql.encode())
    if not done.description:
        return max(done.rowcount, 0)
    found = done.fetchall()
    said.append(str(found))
    return len(found)


def _words_of(error: psycopg.Error) -> str:
    text = error.diag.message_primary or ""
    return text.removeprefix("hamyar:") if text.startswith("hamyar:") else str(error.sqlstate)
