"""Accounts of people and the units they work in."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from hamyar_desktop.domain.roles import Role
from hamyar_desktop.models.orm.base import STRICT, Record, one_of


class PersonRecord(Record):
    """``search`` is the folded name with which one signs in."""

    __tablename__ = "person"
    __table_args__ = (one_of("role", Role), CheckConstraint("active IN (0, 1)", name="active"), STRICT)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    search: Mapped[str] = mapped_column(Text, unique=True)
    display_name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    password_hash: Mapped[str] = mapped_column(Text)
    active: Mapped[int]


class PersonUnitRecord(Record):
    """A person works in a unit."""

    __tablename__ = "person_unit"
    __table_args__ = (STRICT,)

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True)
