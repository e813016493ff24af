"""Bank accounts of students; the file itself refuses a wrong Sheba."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from hamyar_desktop.domain.sheba import LENGTH
from hamyar_desktop.models.orm.base import STRICT, Record, UtcMoment, Words, only_digits

# ISO 13616 in two steps, because 28 digits do not fit into a 64-bit integer.
_FIRST = "(CAST(substr(sheba, 5, 14) AS BIGINT) % 97)"
_MOD_97 = f"CAST({_FIRST} || substr(sheba, 19, 8) || '1827' || substr(sheba, 3, 2) AS BIGINT) % 97 = 1"


class BankAccountRecord(Record):
    """One account per student and one student per Sheba; who confirmed the own name, and when."""

    __tablename__ = "bank_account"
    __table_args__ = (
        CheckConstraint(
            f"length(sheba) = {LENGTH} AND substr(sheba, 1, 2) = 'IR' AND {only_digits('substr(sheba, 3)')}",
            name="sheba_form",
        ),
        CheckConstraint("substr(sheba, 3, 2) BETWEEN '02' AND '98'", name="sheba_reserved"),
        CheckConstraint(_MOD_97, name="sheba_mod97"),
        CheckConstraint("substr(sheba, 8, 1) IN ('0', '1')", name="sheba_account_type"),
        CheckConstraint("substr(sheba, 5, 3) = bank_code", name="bank_code"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"), unique=True)
    bank_code: Mapped[str] = mapped_column(Words)
    account_number: Mapped[str] = mapped_column(Words)
    sheba: Mapped[str] = mapped_column(Words, unique=True)
    own_name_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    own_name_at: Mapped[datetime] = mapped_column(UtcMoment)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
