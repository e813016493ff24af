"""Requests of assistants through the four stages."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from hamyar_desktop.domain.hours import MAXIMUM_HALVES, MINIMUM_HALVES
from hamyar_desktop.domain.work_request import State
from hamyar_desktop.models.orm.base import STRICT, Record, UtcMoment, Words, one_of

_OPEN = "state IN ('pending', 'approved', 'hours')"


class WorkRequestRecord(Record):
    """Hours are counted in half hours, 2 to 400 (1 to 200 hours, seed stage 1)."""

    __tablename__ = "work_request"
    __table_args__ = (
        UniqueConstraint("term_id", "student_id", "unit_id"),
        one_of("state", State),
        CheckConstraint(f"half_hours BETWEEN {MINIMUM_HALVES} AND {MAXIMUM_HALVES}", name="half_hours"),
        CheckConstraint(
            f"actual_half_hours IS NULL OR actual_half_hours BETWEEN {MINIMUM_HALVES} AND {MAXIMUM_HALVES}",
            name="actual_half_hours",
        ),
        CheckConstraint("state <> 'rejected' OR reason <> ''", name="reason"),
        CheckConstraint("state NOT IN ('hours', 'final') OR actual_half_hours IS NOT NULL", name="actual_known"),
        CheckConstraint("state <> 'final' OR finalized_at IS NOT NULL", name="finalized_known"),
        Index("ix_work_request_unit_id_term_id_id", "unit_id", "term_id", "id"),
        Index("ix_work_request_term_id_state_id", "term_id", "state", "id"),
        Index("ix_work_request_student_id_id", "student_id", "id"),
        Index("ix_work_request_registered_at_id", "registered_at", "id"),
        Index("ix_work_request_open", "state", "unit_id", "id", sqlite_where=text(_OPEN), postgresql_where=text(_OPEN)),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    term_id: Mapped[int] = mapped_column(ForeignKey("term.id"))
    student_id: Mapped[int] = mapped_column(ForeignKey("student.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    work_type_id: Mapped[int] = mapped_column(ForeignKey("work_type.id"))
    half_hours: Mapped[int]
    actual_half_hours: Mapped[int | None]
    note: Mapped[str] = mapped_column(Words)
    reason: Mapped[str] = mapped_column(Words)
    hours_note: Mapped[str] = mapped_column(Words)
    state: Mapped[str] = mapped_column(Words)
    registered_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    registered_at: Mapped[datetime] = mapped_column(UtcMoment)
    edited_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    hours_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    hours_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    finalized_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    finalized_at: Mapped[datetime | None] = mapped_column(UtcMoment)
    changed_at: Mapped[datetime] = mapped_column(UtcMoment)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
