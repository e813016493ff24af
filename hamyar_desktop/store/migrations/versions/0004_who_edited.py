"""Who changed the hours that are asked for since a request was registered: four-eyes asks for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004_who_edited"
down_revision = "0003_requests_accounts_audit"
branch_labels = None
depends_on = None

# Requests that were edited before have it from their history, where a registration begins anew.
_FROM_HISTORY = """
    UPDATE work_request SET edited_by = (
        SELECT p.id FROM audit a JOIN person p ON p.id = a.person_id WHERE a.id = (
            SELECT max(id) FROM audit WHERE entity = 'work_request' AND entity_id = work_request.id
            AND action IN ('edit', 'reopen') AND (replace(changes, ' ', '') LIKE '%"field":"half_hours"%'
            OR replace(changes, ' ', '') LIKE '%"field":"work_type_id"%')
        ) AND a.id > COALESCE((
            SELECT max(id) FROM audit WHERE entity = 'work_request' AND entity_id = work_request.id
            AND action IN ('register', 'resubmit')
        ), 0)
    )
"""


def upgrade() -> None:
    """Adds the column and fills it from the history."""
    op.add_column("work_request", sa.Column("edited_by", sa.Integer(), nullable=True))
    op.execute(sa.text(_FROM_HISTORY))
    with op.batch_alter_table("work_request", table_kwargs={"sqlite_strict": True}) as batch:
        batch.create_foreign_key(op.f("fk_work_request_edited_by"), "person", ["edited_by"], ["id"])


def downgrade() -> None:
    """Drops the column."""
    with op.batch_alter_table("work_request", table_kwargs={"sqlite_strict": True}) as batch:
        batch.drop_constraint(op.f("fk_work_request_edited_by"), type_="foreignkey")
        batch.drop_column("edited_by")
