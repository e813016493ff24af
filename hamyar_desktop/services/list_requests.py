"""The requests that a person may see: first rows at once, all ids for a table, pages, counts, one by number."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.ports import Outside, Progress
from hamyar_desktop.services.rows import RequestFilter, RequestRow
from hamyar_desktop.services.term_guard import term_at_hand

PAGE = 500


@dataclass(frozen=True)
class ListRequests:
    """Feeds tables of requests; every call is limited to the person's units."""

    outside: Outside

    def first(self, person: Person, wanted: RequestFilter, limit: int = 128) -> list[RequestRow]:
        """The first rows, before the whole order is known."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.requests.first(person, self._judged(wanted), limit)

    def ids(self, person: Person, wanted: RequestFilter) -> array[int]:
        """All matches in order."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.requests.ids(person, self._judged(wanted))

    def _judged(self, wanted: RequestFilter) -> RequestFilter:
        return wanted if wanted.waiting_days is None else replace(wanted, judged_at=self.outside.clock())

    def page(self, person: Person, ids: Sequence[int]) -> list[RequestRow]:
        """Rows of a table page."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.requests.page(person, ids)

    def one(self, person: Person, request_id: int) -> RequestRow:
        """Raises ``request_unknown`` (also for requests of other units)."""
        rows = self.page(person, [request_id])
        if not rows:
            raise RuleBroken(Code.REQUEST_UNKNOWN, request=request_id)
        return rows[0]

    def without_account(self, person: Person) -> array[int]:
        """Stage 4's waiting list: requests of the term, approved or further, whose student has no account."""
        with self.outside.open_unit(person, readonly=True) as unit:
            term = term_at_hand(unit)
            return unit.accounts.waiting(person, term.id) if term else array("q")

    def export(self, person: Person, wanted: RequestFilter, path: Path, title: str, progress: Progress) -> int:
        """The whole filter as an Excel table; returns how many rows. Raises ``file_unreadable/unwritable``."""
        with self.outside.open_unit(person, readonly=True) as unit:
            ids = unit.requests.ids(person, self._judged(wanted))

            def pages() -> Iterator[Sequence[RequestRow]]:
                for start in range(0, len(ids), PAGE):
                    progress(start, len(ids))
                    yield unit.requests.page(person, ids[start : start + PAGE])

            self.outside.tables.write_requests(path, title, pages())
        return len(ids)
