"""The hour sheet of a unit: its final hours of a term, for paper and Excel."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.rows import HourSheet
from hamyar_desktop.services.term_guard import find_term


@dataclass(frozen=True)
class MakeHourSheet:
    """Reads the sheet; writing it to Excel goes through the port, painting it is the screen's."""

    outside: Outside

    def __call__(self, person: Person, unit_id: int, term_code: str = "") -> HourSheet:
        """Raises ``unit_unknown``, ``not_allowed``, ``term_unknown``."""
        with self.outside.open_unit(person, readonly=True) as unit:
            office = unit.units.by_id(unit_id)
            if office is None:
                raise RuleBroken(Code.UNIT_UNKNOWN, unit=unit_id)
            require(person, Permission.VIEW, office.id)
            term = find_term(unit, term_code)
            rows = tuple(unit.requests.hour_sheet(office.id, term.id))
            return HourSheet(office.name, term.code, self.outside.clock(), person.display_name, rows)

    def write(self, sheet: HourSheet, path: Path) -> None:
        """As .xlsx. Raises ``file_unreadable`` (reason ``unwritable``)."""
        self.outside.tables.write_hour_sheet(path, sheet)
