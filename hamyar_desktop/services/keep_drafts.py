"""What was typed and not yet saved, kept through a crash, per person and form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.ports import Outside


@dataclass(frozen=True)
class KeepDrafts:
    """Reads and writes drafts."""

    outside: Outside

    def all(self, person: Person) -> Mapping[str, Mapping[str, str]]:
        """Form → fields, as left at the last write."""
        return self.outside.drafts.read(person.name)

    def keep(self, person: Person, form: str, fields: Mapping[str, str]) -> None:
        """Keeps the fields of a form; empty fields remove the draft."""
        self.outside.drafts.write(person.name, form, {k: v for k, v in fields.items() if v})
