"""Terms and the quotas of units in them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.models.orm.base import STRICT, Day, Record, UtcMoment, Words, one_of


class TermRecord(Record):
    """نیمسال; at most one is open."""

    __tablename__ = "term"
    __table_args__ = (
        one_of("state", TermState),
        CheckConstraint("starts_on < ends_on", name="dates"),
        Index(
            "uq_term_one_open",
            "state",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(Words, unique=True)
    starts_on: Mapped[date] = mapped_column(Day)
    ends_on: Mapped[date] = mapped_column(Day)
    deadline_at: Mapped[datetime] = mapped_column(UtcMoment)
    state: Mapped[str] = mapped_column(Words)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012


class UnitQuotaRecord(Record):
    """ظرفیت of a unit in a term; ``used`` is counted by the triggers, the CHECK keeps it within the seats."""

    __tablename__ = "unit_quota"
    __table_args__ = (
        UniqueConstraint("term_id", "unit_id"),
        CheckConstraint("used >= 0 AND used <= seats", name="used"),
        CheckConstraint("seats >= 0 AND seats <= 10000", name="seats"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("term.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    seats: Mapped[int]
    used: Mapped[int]
    letter: Mapped[str] = mapped_column(Words)
