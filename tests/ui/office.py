"""A desk with somebody at it: real use cases over a real file, work done inline, and what was said remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.every import Services, make_services
from hamyar_desktop.services.rows import Changes, RequestRow
from hamyar_desktop.spreadsheets.student_list import ExcelStudentList
from hamyar_desktop.spreadsheets.table_writer import ExcelTableWriter
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.tasks import InlineRunner
from tests.factories import Store


class Office:
    """``sign_in`` first; then pages may be made over ``desk``."""

    def __init__(self, store: Store) -> None:
        self.store = store
        outside = replace(store.outside(), tables=ExcelTableWriter(), student_list=ExcelStudentList())
        self.services: Services = make_services(outside)
        self.desk = Desk(InlineRunner())
        self.said: list[tuple[str, str]] = []
        self.went: list[tuple[str, object]] = []
        self.undo: list[Callable[[], None]] = []
        self.changes: list[Changes] = []
        self.desk.said.connect(lambda kind, text: self.said.append((kind, text)))
        self.desk.going.connect(lambda key, argument: self.went.append((key, argument)))
        self.desk.undo_offered.connect(lambda _text: self.undo.append(self.desk.undo.take_back))
        self.desk.changed.connect(self.changes.append)

    def sign_in(self, name: str) -> Desk:
        """Somebody of ``tests.factories.PEOPLE`` sits down."""
        person = self.store.people[name]
        self.desk.open(self.services, person, self.services.reference(person))
        return self.desk

    @property
    def person(self) -> Person:
        """Who is signed in."""
        return self.desk.person

    def row(self, request_id: int) -> RequestRow:
        """A request as it is stored now."""
        return self.services.requests.one(self.store.affairs, request_id)
