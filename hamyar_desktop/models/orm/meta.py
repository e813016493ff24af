"""What the database knows of itself: settings, the list of transitions, the audit."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from hamyar_desktop.models.orm.base import STRICT, Record, UtcMoment, Words


class SchemaMetaRecord(Record):
    """Facts about the schema, e.g. the digest of the generated triggers."""

    __tablename__ = "schema_meta"
    __table_args__ = (STRICT,)

    key: Mapped[str] = mapped_column(Words, primary_key=True)
    value: Mapped[str] = mapped_column(Words)


class SettingRecord(Record):
    """A rule that is a setting; '' means the default."""

    __tablename__ = "setting"
    __table_args__ = (STRICT,)

    key: Mapped[str] = mapped_column(Words, primary_key=True)
    value: Mapped[str] = mapped_column(Words)


class TransitionRecord(Record):
    """``domain.work_request.TRANSITIONS`` as rows that the triggers read; ``roles`` is «,clerk,affairs,»."""

    __tablename__ = "transition"
    __table_args__ = (STRICT,)

    verb: Mapped[str] = mapped_column(Words, primary_key=True)
    source: Mapped[str] = mapped_column(Words, primary_key=True)
    target: Mapped[str] = mapped_column(Words)
    roles: Mapped[str] = mapped_column(Words)
    needs_reason: Mapped[int]
    not_by: Mapped[str] = mapped_column(Words)
    needs_open_term: Mapped[int]


class AuditRecord(Record):
    """Append-only; written by triggers, refused to everybody else."""

    __tablename__ = "audit"
    __table_args__ = (
        Index("ix_audit_entity_entity_id_id", "entity", "entity_id", "id"),
        Index("ix_audit_person_id_id", "person_id", "id"),
        STRICT,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcMoment)
    person_id: Mapped[int]
    person_name: Mapped[str] = mapped_column(Words)
    entity: Mapped[str] = mapped_column(Words)
    entity_id: Mapped[int]
    action: Mapped[str] = mapped_column(Words)
    changes: Mapped[str] = mapped_column(Words)
