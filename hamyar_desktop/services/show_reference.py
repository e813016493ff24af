"""Terms, units, quotas and rules: what every page must know before it can offer anything."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.rows import Reference
from hamyar_desktop.services.term_guard import term_at_hand


@dataclass(frozen=True)
class ShowReference:
    """Reads the reference data in one unit of work."""

    outside: Outside

    def __call__(self, person: Person) -> Reference:
        """Units are those in which the person works; student affairs sees all."""
        with self.outside.open_unit(person, readonly=True) as unit:
            term = term_at_hand(unit)
            units = tuple(row for row in unit.units.all() if person.sees_unit(row.id))
            quotas = {row.unit_id: row for row in unit.quotas.of_term(term.id)} if term else {}
            return Reference(
                term=term,
                terms=tuple(unit.terms.all()),
                units=units,
                work_types=tuple(unit.units.work_types()),
                quotas={key: row for key, row in quotas.items() if person.sees_unit(key)},
                policy=unit.policy.read(),
                now=self.outside.clock(),
            )
