"""Accounts of people and the units they work in."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from hamyar_desktop.domain.roles import Role
from hamyar_desktop.models.orm.base import STRICT, Record, Words, one_of


class PersonRecord(Record):
    """``search`` is the folded name with which one signs in."""

    __tablename__ = "person"
    __table_args__ = (one_of("role", Role), CheckConstraint("active IN (0, 1)", name="active"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    search: Mapped[str] = mapped_column(Words, unique=True)
    display_name: Mapped[str] = mapped_column(Words)
    role: Mapped[str] = mapped_column(Words)
    password_hash: Mapped[str] = mapped_column(Words)
    active: Mapped[int]


class PersonUnitRecord(Record):
    """A person works in a unit."""

    __tablename__ = "person_unit"
    __table_args__ = (STRICT,)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
