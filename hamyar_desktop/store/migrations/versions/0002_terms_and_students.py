"""Terms with the quotas of units, and students."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hamyar_desktop.models.orm import base

revision = "0002_terms_and_students"
down_revision = "0001_reference_and_people"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "student",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("number", base.Words(), nullable=False),
        sa.Column("first_name", base.Words(), nullable=False),
        sa.Column("last_name", base.Words(), nullable=False),
        sa.Column("search", base.Words(), nullable=False),
        sa.Column("sort_key", base.Words(), nullable=False),
        sa.Column("identity_kind", base.Words(), nullable=False),
        sa.Column("national_code", base.Words(), nullable=False),
        sa.Column("mobile", base.Words(), nullable=False),
        sa.Column("degree", base.Words(), nullable=False),
        sa.Column("field_of_study", base.Words(), nullable=False),
        sa.Column("faculty", base.Words(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "identity_kind <> 'national' OR national_code = '' OR"
            " (length(national_code) = 10 AND ltrim(national_code, '0123456789') = '')",
            name=op.f("ck_student_national_code"),
        ),
        sa.CheckConstraint(
            "identity_kind IN ('national', 'foreign_id', 'passport')", name=op.f("ck_student_identity_kind")
        ),
        sa.CheckConstraint("number <> '' AND ltrim(number, '0123456789') = ''", name=op.f("ck_student_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_student")),
        sa.UniqueConstraint("number", name=op.f("uq_student_number")),
        sqlite_strict=True,
    )
    op.create_index("ix_student_sort_key_id", "student", ["sort_key", "id"], unique=False)
    op.create_index(
        "uq_student_national_code",
        "student",
        ["national_code"],
        unique=True,
        sqlite_where=sa.text("identity_kind = 'national' AND national_code <> ''"),
        postgresql_where=sa.text("identity_kind = 'national' AND national_code <> ''"),
    )
    op.create_table(
        "term",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("code", base.Words(), nullable=False),
        sa.Column("starts_on", base.Day(), nullable=False),
        sa.Column("ends_on", base.Day(), nullable=False),
        sa.Column("deadline_at", base.UtcMoment(), nullable=False),
        sa.Column("state", base.Words(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("state IN ('planned', 'open', 'closed', 'sealed')", name=op.f("ck_term_state")),
        sa.CheckConstraint("starts_on < ends_on", name=op.f("ck_term_dates")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term")),
        sa.UniqueConstraint("code", name=op.f("uq_term_code")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_term_one_open",
        "term",
        ["state"],
        unique=True,
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "unit_quota",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("letter", base.Words(), nullable=False),
        sa.CheckConstraint("seats >= 0 AND seats <= 10000", name=op.f("ck_unit_quota_seats")),
        sa.CheckConstraint("used >= 0 AND used <= seats", name=op.f("ck_unit_quota_used")),
        sa.ForeignKeyConstraint(["term_id"], ["term.id"], name=op.f("fk_unit_quota_term_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_unit_quota_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_quota")),
        sa.UniqueConstraint("term_id", "unit_id", name=op.f("uq_unit_quota_term_id_unit_id")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Drops the tables with what they hold."""
    op.drop_table("unit_quota")
    op.drop_index(
        "uq_term_one_open",
        table_name="term",
        sqlite_where=sa.text("state = 'open'"),
        postgresql_where=sa.text("state = 'open'"),
    )
    op.drop_table("term")
    op.drop_index(
        "uq_student_national_code",
        table_name="student",
        sqlite_where=sa.text("identity_kind = 'national' AND national_code <> ''"),
        postgresql_where=sa.text("identity_kind = 'national' AND national_code <> ''"),
    )
    op.drop_index("ix_student_sort_key_id", table_name="student")
    op.drop_table("student")
