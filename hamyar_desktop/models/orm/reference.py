"""Work types, units and banks: the tables of the seed."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from hamyar_desktop.models.orm.base import STRICT, Record, Words


class WorkTypeRecord(Record):
    """نوع کار."""

    __tablename__ = "work_type"
    __table_args__ = (STRICT,)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Words, unique=True)


class UnitRecord(Record):
    """واحد اداری; ``search`` is the folded name."""

    __tablename__ = "unit"
    __table_args__ = (STRICT,)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    search: Mapped[str] = mapped_column(Words, unique=True)
    sort_key: Mapped[str] = mapped_column(Words)
    work_type_id: Mapped[int] = mapped_column(ForeignKey("work_type.id"))


class BankRecord(Record):
    """Banks by Sheba code; ``merged_into`` is '' for a living bank and '-' for a dissolved one."""

    __tablename__ = "bank"
    __table_args__ = (STRICT,)

    code: Mapped[str] = mapped_column(Words, primary_key=True)
    name: Mapped[str] = mapped_column(Words)
    merged_into: Mapped[str] = mapped_column(Words)
