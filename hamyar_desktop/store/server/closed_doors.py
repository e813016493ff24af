"""Functions of PostgreSQL itself that everybody may call at first, and that nobody here needs."""

from __future__ import annotations

LARGE_OBJECTS = ("lo_creat", "lo_create", "lo_from_bytea", "lo_put", "lowrite", "lo_truncate", "lo_truncate64")
"""They fill the disk beside every table and rule."""
LOCKS = "pg\\_%advisory%lock%"
"""A pattern for LIKE: whoever holds the lock of the upgrade keeps the owner from upgrading."""


def closing_statements() -> list[str]:
    """Takes them from PUBLIC, in this database alone; the owner keeps them. Only a superuser may, others pass."""
    wanted = f"p.proname LIKE '{LOCKS}' OR p.proname IN ({', '.join(map(repr, LARGE_OBJECTS))})"
    return [
        "DO $$ DECLARE each text; owner text := (SELECT r.rolname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
        " WHERE c.oid = 'public.schema_meta'::regclass); BEGIN"
        " IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;"
        " FOR each IN SELECT p.oid::regprocedure::text FROM pg_proc p WHERE p.pronamespace = 'pg_catalog'::regnamespace"
        f" AND ({wanted}) LOOP"
        " EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', each);"
        " EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %I', each, owner); END LOOP; END $$"
    ]
