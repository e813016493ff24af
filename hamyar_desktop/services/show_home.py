"""The home page's figures: where the term stands and what waits."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.roles import Permission, Person
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.rows import AuditFilter, Home

RECENT = 8


@dataclass(frozen=True)
class ShowHome:
    """Reads the home page in one unit of work."""

    outside: Outside

    def __call__(self, person: Person) -> Home:
        """Counts and quotas of the open (else newest) term, limited to the person's units."""
        with self.outside.open_unit(person, readonly=True) as unit:
            term = unit.terms.open_term() or next(iter(unit.terms.all()), None)
            if term is None:
                return Home(None, self.outside.clock(), {}, 0, (), ())
            own = "" if person.may(Permission.VIEW_AUDIT) else person.name
            recent = unit.audit.page(unit.audit.ids(AuditFilter(person=own, entity="work_request"))[:RECENT])
            return Home(
                term=term,
                now=self.outside.clock(),
                counts=unit.requests.counts(person, term.id),
                without_account=len(unit.accounts.waiting(person, term.id)),
                quotas=tuple(row for row in unit.quotas.of_term(term.id) if person.sees_unit(row.unit_id)),
                recent=tuple(recent),
            )
