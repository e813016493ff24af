"""Accounts of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert, select, update

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.text import fold
from hamyar_desktop.models.orm.person import PersonRecord, PersonUnitRecord
from hamyar_desktop.models.orm.reference import UnitRecord
from hamyar_desktop.services.rows import PersonRow
from hamyar_desktop.store.id_snapshot import new_id

_PEOPLE = select(
    PersonRecord.id, PersonRecord.name, PersonRecord.display_name, PersonRecord.role, PersonRecord.active
).order_by(PersonRecord.id)


class SqlPeople:
    """Implements ``ports.People``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[PersonRow]:
        """In the order in which they were made."""
        units: dict[int, list[tuple[int, str]]] = defaultdict(list)
        joined = (
            select(PersonUnitRecord.person_id, UnitRecord.id, UnitRecord.name)
            .join(UnitRecord, UnitRecord.id == PersonUnitRecord.unit_id)
            .order_by(UnitRecord.sort_key)
        )
        for person_id, unit_id, name in self._connection.execute(joined):
            units[person_id].append((unit_id, name))
        return [
            PersonRow(
                number, name, shown, Role(role), bool(active),
                tuple(unit_id for unit_id, _ in units[number]), tuple(unit for _, unit in units[number]),
            )
            for number, name, shown, role, active in self._connection.execute(_PEOPLE)
        ]  # fmt: skip

    def by_name(self, name: str) -> PersonRow | None:
        """By folded name."""
        key = fold(name)
        return next((row for row in self.all() if fold(row.name) == key), None)

    def password_hash(self, name: str) -> str | None:
        """The stored hash."""
        statement = select(PersonRecord.password_hash).where(PersonRecord.search == fold(name))
        return self._connection.execute(statement).scalar()

    def add(self, name: str, display_name: str, role: Role, password_hash: str, unit_ids: Iterable[int]) -> int:
        """The id of the new person."""
        values = {
            "name": name, "search": fold(name), "display_name": display_name, "role": role.value,
            "password_hash": password_hash, "active": 1,
        }  # fmt: skip
        number = new_id(self._connection, insert(PersonRecord).values(values))
        for unit_id in dict.fromkeys(unit_ids):
            self._connection.execute(insert(PersonUnitRecord).values(person_id=number, unit_id=unit_id))
        return number

    def set_password(self, person_id: int, password_hash: str) -> None:
        """Replaces the hash."""
        statement = update(PersonRecord).where(PersonRecord.id == person_id)
        self._connection.execute(statement.values(password_hash=password_hash))

    def set_active(self, person_id: int, active: bool) -> None:
        """Disables or enables."""
        self._connection.execute(update(PersonRecord).where(PersonRecord.id == person_id).values(active=int(active)))

    def set_units(self, person_id: int, unit_ids: Iterable[int], seen: Iterable[int] | None = None) -> None:
        """What stays is not touched: the history tells only of what came and went. Raises ``changed_by_other``."""
        mine = PersonUnitRecord.person_id == person_id
        # One at a time on the server, where another could change the units between reading and writing.
        turn = select(PersonRecord.id).where(PersonRecord.id == person_id).with_for_update(key_share=True)
        self._connection.execute(turn)
        there = set(self._connection.execute(select(PersonUnitRecord.unit_id).where(mine)).scalars())
        if seen is not None and there != set(seen):
            raise RuleBroken(Code.CHANGED_BY_OTHER)
        wanted = dict.fromkeys(unit_ids)
        gone = there - wanted.keys()
        if gone:
            self._connection.execute(delete(PersonUnitRecord).where(mine, PersonUnitRecord.unit_id.in_(gone)))
        for unit_id in wanted:
            if unit_id not in there:
                self._connection.execute(insert(PersonUnitRecord).values(person_id=person_id, unit_id=unit_id))
