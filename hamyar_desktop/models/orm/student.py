"""Students."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from hamyar_desktop.domain.national_code import IdentityKind
from hamyar_desktop.models.orm.base import STRICT, Record, Words, one_of, only_digits


class StudentRecord(Record):
    """``search`` is the folded name, spaced and joined; ``sort_key`` gives Persian order by last name."""

    __tablename__ = "student"
    __table_args__ = (
        one_of("identity_kind", IdentityKind),
        CheckConstraint(f"number <> '' AND {only_digits('number')}", name="number"),
        CheckConstraint(
            "identity_kind <> 'national' OR national_code = '' OR"
            f" (length(national_code) = 10 AND {only_digits('national_code')})",
            name="national_code",
        ),
        Index("ix_student_sort_key_id", "sort_key", "id"),
        Index(
            "uq_student_national_code",
            "national_code",
            unique=True,
            sqlite_where=text("identity_kind = 'national' AND national_code <> ''"),
            postgresql_where=text("identity_kind = 'national' AND national_code <> ''"),
        ),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(Words, unique=True)
    first_name: Mapped[str] = mapped_column(Words)
    last_name: Mapped[str] = mapped_column(Words)
    search: Mapped[str] = mapped_column(Words)
    sort_key: Mapped[str] = mapped_column(Words)
    identity_kind: Mapped[str] = mapped_column(Words)
    national_code: Mapped[str] = mapped_column(Words)
    mobile: Mapped[str] = mapped_column(Words)
    degree: Mapped[str] = mapped_column(Words)
    field_of_study: Mapped[str] = mapped_column(Words)
    faculty: Mapped[str] = mapped_column(Words)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
