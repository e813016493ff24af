"""The home page's figures: where the term stands, what waits, and what was done of late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.roles import Permission, Person
from hamyar_desktop.services.ports import Outside, UnitOfWork
from hamyar_desktop.services.rows import (
    AuditFilter,
    HistoryRow,
    Home,
    NextStep,
    QuotaRow,
    RequestFilter,
    RequestRow,
    TermRow,
    Waiting,
)
from hamyar_desktop.services.term_guard import refuse_late, term_at_hand

RECENT = 12
SCANNED = 1200
"""So many of the newest entries are searched for those of the person's units."""
_WAITING = (
    ("decide", Permission.DECIDE, "pending"),
    ("hours", Permission.RECORD_HOURS, "approved"),
    ("finalize", Permission.FINALIZE, "hours"),
)


@dataclass(frozen=True)
class ShowHome:
    """Reads the home page in one unit of work."""

    outside: Outside

    def __call__(self, person: Person) -> Home:
        """Counts, quotas and history of the open (else newest) term, limited to the person's units."""
        with self.outside.open_unit(person, readonly=True) as unit:
            term = term_at_hand(unit)
            if term is None:
                return Home(None, self.outside.clock(), {}, 0, (), ())
            quotas = tuple(row for row in unit.quotas.of_term(term.id) if person.sees_unit(row.unit_id))
            recent, about = _recent(unit, person)
            return Home(
                term=term,
                now=self.outside.clock(),
                counts=unit.requests.counts(person, term.id),
                without_account=unit.accounts.count_waiting(person, term.id),
                quotas=quotas,
                recent=recent,
                about=about,
                next_step=self._next_step(unit, person, term, quotas),
            )

    def waiting(self, person: Person) -> Waiting:
        """The counts alone, for the badges of the side bar; asked after every change."""
        with self.outside.open_unit(person, readonly=True) as unit:
            term = term_at_hand(unit)
            if term is None:
                return Waiting({}, 0)
            return Waiting(unit.requests.counts(person, term.id), unit.accounts.count_waiting(person, term.id))

    def _next_step(
        self, unit: UnitOfWork, person: Person, term: TermRow, quotas: Sequence[QuotaRow]
    ) -> NextStep | None:
        """The oldest request of the earliest stage at which this person may do something."""
        try:
            refuse_late(term, unit.policy.read(), self.outside.clock)
        except RuleBroken:
            return None
        for kind, permission, stage in _WAITING:
            if person.may(permission):
                wanted = RequestFilter(stage=stage, term_code=term.code, descending=False)
                for row in unit.requests.first(person, wanted, 1):
                    return NextStep(kind, row)
        if person.may(Permission.ENTER_ACCOUNT):
            for row in unit.requests.page(person, unit.accounts.waiting(person, term.id, 1)):
                return NextStep("account", row)
        seats_left = any(row.left > 0 for row in quotas)
        return NextStep("register") if seats_left and person.may(Permission.REGISTER) else None


def _recent(unit: UnitOfWork, person: Person) -> tuple[tuple[HistoryRow, ...], dict[int, RequestRow]]:
    """The newest entries about requests that this person may see, and those requests by id."""
    found: list[HistoryRow] = []
    about: dict[int, RequestRow] = {}
    ids = unit.audit.ids(AuditFilter(entity="work_request"), SCANNED)
    step = RECENT if person.sees_all_units else RECENT * 10
    for start in range(0, len(ids), step):
        entries = unit.audit.page(ids[start : start + step])
        rows = unit.requests.page(person, list({entry.entity_id for entry in entries}))
        about |= {row.id: row for row in rows}
        found += [entry for entry in entries if entry.entity_id in about]
        if len(found) >= RECENT:
            break
    return tuple(found[:RECENT]), about
