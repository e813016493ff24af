"""Reference data, people, settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from hamyar_desktop.models.orm import base

revision = "0001_reference_and_people"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "bank",
        sa.Column("code", base.Words(), nullable=False),
        sa.Column("name", base.Words(), nullable=False),
        sa.Column("merged_into", base.Words(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_bank")),
        sqlite_strict=True,
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("name", base.Words(), nullable=False),
        sa.Column("search", base.Words(), nullable=False),
        sa.Column("display_name", base.Words(), nullable=False),
        sa.Column("role", base.Words(), nullable=False),
        sa.Column("password_hash", base.Words(), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.CheckConstraint("role IN ('clerk', 'supervisor', 'affairs', 'viewer')", name=op.f("ck_person_role")),
        sa.CheckConstraint("active IN (0, 1)", name=op.f("ck_person_active")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("search", name=op.f("uq_person_search")),
        sqlite_strict=True,
    )
    op.create_table(
        "schema_meta",
        sa.Column("key", base.Words(), nullable=False),
        sa.Column("value", base.Words(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_schema_meta")),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("key", base.Words(), nullable=False),
        sa.Column("value", base.Words(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
        sqlite_strict=True,
    )
    op.create_table(
        "work_type",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("name", base.Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work_type")),
        sa.UniqueConstraint("name", name=op.f("uq_work_type_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("name", base.Words(), nullable=False),
        sa.Column("search", base.Words(), nullable=False),
        sa.Column("sort_key", base.Words(), nullable=False),
        sa.Column("work_type_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["work_type_id"], ["work_type.id"], name=op.f("fk_unit_work_type_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("search", name=op.f("uq_unit_search")),
        sqlite_strict=True,
    )
    op.create_table(
        "person_unit",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_unit_person_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_person_unit_unit_id")),
        sa.PrimaryKeyConstraint("person_id", "unit_id", name=op.f("pk_person_unit")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Drops the tables with what they hold."""
    op.drop_table("person_unit")
    op.drop_table("unit")
    op.drop_table("work_type")
    op.drop_table("setting")
    op.drop_table("schema_meta")
    op.drop_table("person")
    op.drop_table("bank")
