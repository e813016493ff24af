"""Word of what other people changed: a hint names a table and perhaps a unit, never what is in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from hamyar_desktop.services.rows import Changes

EVERYTHING = "*"
"""The table of a hint that says: anything may have changed."""

Told = Callable[[str, int | None], None]
"""Takes the two parts of a ``Hint``, in a thread of the watch: the store knows no use cases, not even this module."""

ConnectionState = Callable[[bool], None]
"""Told whether the server can be reached, in a thread of the watch."""

Waits = Callable[[float], None]
"""Told the seconds until the next try to reach the server, in a thread of the watch."""


@dataclass(frozen=True, slots=True)
class Hint:
    """Somebody changed rows of ``table``, those of unit ``unit_id`` if it is known."""

    table: str
    unit_id: int | None


class Watch(Protocol):
    """Waits for changes in a thread of its own; it is started once, and says nothing after ``close``."""

    def start(self) -> None: ...

    def close(self) -> None:
        """Comes back within two seconds, whatever the database does."""

    def retry(self) -> None:
        """Does not wait any longer for the next try to reach the database."""


_ALL = Changes(requests=True, students=True, accounts=True, terms=True, quotas=True, people=True)
_BY_TABLE = {
    "work_request": Changes(requests=True),
    # Lists of requests show the student's name and whether there is an account.
    "student": Changes(students=True, requests=True),
    "bank_account": Changes(accounts=True, requests=True),
    "bank": Changes(accounts=True),
    "term": Changes(terms=True),
    "setting": Changes(terms=True),
    "unit_quota": Changes(quotas=True),
    "unit": Changes(quotas=True),
    "work_type": Changes(quotas=True),
    "person": Changes(people=True),
    "person_unit": Changes(people=True),
}


def changes_of(hint: Hint) -> Changes:
    """What pages have to read anew; everything for a table that this version does not know."""
    return _BY_TABLE.get(hint.table, _ALL)


def together(first: Changes, second: Changes) -> Changes:
    """Both as one."""
    return Changes(
        requests=first.requests or second.requests,
        students=first.students or second.students,
        accounts=first.accounts or second.accounts,
        terms=first.terms or second.terms,
        quotas=first.quotas or second.quotas,
        people=first.people or second.people,
        request_ids=tuple(dict.fromkeys(first.request_ids + second.request_ids)),
    )
