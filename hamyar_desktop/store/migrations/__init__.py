"""Alembic's environment and the revisions of the schema, shipped as real files."""
