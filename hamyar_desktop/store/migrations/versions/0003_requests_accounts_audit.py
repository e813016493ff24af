"""Requests, bank accounts, the list of transitions and the audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hamyar_desktop.models.orm import base

revision = "0003_requests_accounts_audit"
down_revision = "0002_terms_and_students"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("at", base.UtcMoment(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("person_name", base.Words(), nullable=False),
        sa.Column("entity", base.Words(), nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("action", base.Words(), nullable=False),
        sa.Column("changes", base.Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_strict=True,
    )
    op.create_index("ix_audit_entity_entity_id_id", "audit", ["entity", "entity_id", "id"], unique=False)
    op.create_index("ix_audit_person_id_id", "audit", ["person_id", "id"], unique=False)
    op.create_table(
        "transition",
        sa.Column("verb", base.Words(), nullable=False),
        sa.Column("source", base.Words(), nullable=False),
        sa.Column("target", base.Words(), nullable=False),
        sa.Column("roles", base.Words(), nullable=False),
        sa.Column("needs_reason", sa.Integer(), nullable=False),
        sa.Column("not_by", base.Words(), nullable=False),
        sa.Column("needs_open_term", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("verb", "source", name=op.f("pk_transition")),
        sqlite_strict=True,
    )
    op.create_table(
        "bank_account",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("bank_code", base.Words(), nullable=False),
        sa.Column("account_number", base.Words(), nullable=False),
        sa.Column("sheba", base.Words(), nullable=False),
        sa.Column("own_name_by", sa.Integer(), nullable=False),
        sa.Column("own_name_at", base.UtcMoment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "CAST((CAST(substr(sheba, 5, 14) AS BIGINT) % 97) || substr(sheba, 19, 8) || '1827'"
            " || substr(sheba, 3, 2) AS BIGINT) % 97 = 1",
            name=op.f("ck_bank_account_sheba_mod97"),
        ),
        sa.CheckConstraint(
            "length(sheba) = 26 AND substr(sheba, 1, 2) = 'IR' AND ltrim(substr(sheba, 3), '0123456789') = ''",
            name=op.f("ck_bank_account_sheba_form"),
        ),
        sa.CheckConstraint("substr(sheba, 3, 2) BETWEEN '02' AND '98'", name=op.f("ck_bank_account_sheba_reserved")),
        sa.CheckConstraint("substr(sheba, 8, 1) IN ('0', '1')", name=op.f("ck_bank_account_sheba_account_type")),
        sa.CheckConstraint("substr(sheba, 5, 3) = bank_code", name=op.f("ck_bank_account_bank_code")),
        sa.ForeignKeyConstraint(["own_name_by"], ["person.id"], name=op.f("fk_bank_account_own_name_by")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_bank_account_student_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_account")),
        sa.UniqueConstraint("sheba", name=op.f("uq_bank_account_sheba")),
        sa.UniqueConstraint("student_id", name=op.f("uq_bank_account_student_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "work_request",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("student_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("work_type_id", sa.Integer(), nullable=False),
        sa.Column("half_hours", sa.Integer(), nullable=False),
        sa.Column("actual_half_hours", sa.Integer(), nullable=True),
        sa.Column("note", base.Words(), nullable=False),
        sa.Column("reason", base.Words(), nullable=False),
        sa.Column("hours_note", base.Words(), nullable=False),
        sa.Column("state", base.Words(), nullable=False),
        sa.Column("registered_by", sa.Integer(), nullable=False),
        sa.Column("registered_at", base.UtcMoment(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", base.UtcMoment(), nullable=True),
        sa.Column("hours_by", sa.Integer(), nullable=True),
        sa.Column("hours_at", base.UtcMoment(), nullable=True),
        sa.Column("finalized_by", sa.Integer(), nullable=True),
        sa.Column("finalized_at", base.UtcMoment(), nullable=True),
        sa.Column("changed_at", base.UtcMoment(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state <> 'rejected' OR reason <> ''", name=op.f("ck_work_request_reason")),
        sa.CheckConstraint(
            "state IN ('pending', 'approved', 'rejected', 'hours', 'final', 'cancelled')",
            name=op.f("ck_work_request_state"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('hours', 'final') OR actual_half_hours IS NOT NULL",
            name=op.f("ck_work_request_actual_known"),
        ),
        sa.CheckConstraint(
            "state <> 'final' OR finalized_at IS NOT NULL", name=op.f("ck_work_request_finalized_known")
        ),
        sa.CheckConstraint(
            "actual_half_hours IS NULL OR actual_half_hours BETWEEN 2 AND 400",
            name=op.f("ck_work_request_actual_half_hours"),
        ),
        sa.CheckConstraint("half_hours BETWEEN 2 AND 400", name=op.f("ck_work_request_half_hours")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_work_request_decided_by")),
        sa.ForeignKeyConstraint(["finalized_by"], ["person.id"], name=op.f("fk_work_request_finalized_by")),
        sa.ForeignKeyConstraint(["hours_by"], ["person.id"], name=op.f("fk_work_request_hours_by")),
        sa.ForeignKeyConstraint(["registered_by"], ["person.id"], name=op.f("fk_work_request_registered_by")),
        sa.ForeignKeyConstraint(["student_id"], ["student.id"], name=op.f("fk_work_request_student_id")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_work_request_term_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_work_request_unit_id")),
        sa.ForeignKeyConstraint(["work_type_id"], ["work_type.id"], name=op.f("fk_work_request_work_type_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_request")),
        sa.UniqueConstraint(
            "term_id", "student_id", "unit_id", name=op.f("uq_work_request_term_id_student_id_unit_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_work_request_open",
        "work_request",
        ["state", "unit_id", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('pending', 'approved', 'hours')"),
        postgresql_where=sa.text("state IN ('pending', 'approved', 'hours')"),
    )
    op.create_index("ix_work_request_registered_at_id", "work_request", ["registered_at", "id"], unique=False)
    op.create_index("ix_work_request_student_id_id", "work_request", ["student_id", "id"], unique=False)
    op.create_index("ix_work_request_term_id_state_id", "work_request", ["term_id", "state", "id"], unique=False)
    op.create_index("ix_work_request_unit_id_term_id_id", "work_request", ["unit_id", "term_id", "id"], unique=False)


def downgrade() -> None:
    """Drops the tables with what they hold."""
    op.drop_index("ix_work_request_unit_id_term_id_id", table_name="work_request")
    op.drop_index("ix_work_request_term_id_state_id", table_name="work_request")
    op.drop_index("ix_work_request_student_id_id", table_name="work_request")
    op.drop_index("ix_work_request_registered_at_id", table_name="work_request")
    op.drop_index(
        "ix_work_request_open",
        table_name="work_request",
        sqlite_where=sa.text("state IN ('pending', 'approved', 'hours')"),
        postgresql_where=sa.text("state IN ('pending', 'approved', 'hours')"),
    )
    op.drop_table("work_request")
    op.drop_table("bank_account")
    op.drop_table("transition")
    op.drop_index("ix_audit_person_id_id", table_name="audit")
    op.drop_index("ix_audit_entity_entity_id_id", table_name="audit")
    op.drop_table("audit")
    # Without requests no seat is taken.
    op.execute("UPDATE unit_quota SET used = 0")
