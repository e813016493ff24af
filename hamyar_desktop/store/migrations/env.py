"""Runs revisions on the connection that ``store.schema`` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from hamyar_desktop.models.orm.every import all_metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=all_metadata(), render_as_batch=True
)
context.run_migrations()
