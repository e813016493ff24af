"""Reads what a first page will ask, before anybody asks: while a password is typed there is time for it."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.services.list_requests import ListRequests
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.services.show_reference import ShowReference
from hamyar_desktop.services.sign_in import person_of


@dataclass(frozen=True)
class Rehearse:
    """The first question of a kind is the slow one: its statement is compiled and its pages come from the disk."""

    outside: Outside

    def __call__(self, name: str) -> None:
        """Asks what the page of this person will ask and tells nobody the answers; nothing for an unknown name.

        Raises ``storage_unavailable``.
        """
        with self.outside.open_unit(None, readonly=True) as unit:
            row = unit.people.by_name(name)
        if row is None or not row.active:
            return
        person = person_of(row)
        term = ShowReference(self.outside)(person).term
        ListRequests(self.outside).first(person, RequestFilter(term_code=term.code if term else ""))
