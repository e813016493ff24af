"""Students."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from hamyar_desktop.domain.national_code import IdentityKind
from hamyar_desktop.models.orm.base import STRICT, Record, one_of


class StudentRecord(Record):
    """``search`` is the folded name, spaced and joined; ``sort_key`` gives Persian order by last name."""

    __tablename__ = "student"
    __table_args__ = (
        one_of("identity_kind", IdentityKind),
        CheckConstraint("number <> '' AND number NOT GLOB '*[^0-9]*'", name="number"),
        CheckConstraint(
            "identity_kind <> 'national' OR national_code = '' OR"
            " (length(national_code) = 10 AND national_code NOT GLOB '*[^0-9]*')",
            name="national_code",
        ),
        Index("ix_student_sort_key_id", "sort_key", "id"),
        Index(
            "uq_student_national_code",
            "national_code",
            unique=True,
            sqlite_where=text("identity_kind = 'national' AND national_code <> ''"),
        ),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(Text, unique=True)
    first_name: Mapped[str] = mapped_column(Text)
    last_name: Mapped[str] = mapped_column(Text)
    search: Mapped[str] = mapped_column(Text)
    sort_key: Mapped[str] = mapped_column(Text)
    identity_kind: Mapped[str] = mapped_column(Text)
    national_code: Mapped[str] = mapped_column(Text)
    mobile: Mapped[str] = mapped_column(Text)
    degree: Mapped[str] = mapped_column(Text)
    field_of_study: Mapped[str] = mapped_column(Text)
    faculty: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
