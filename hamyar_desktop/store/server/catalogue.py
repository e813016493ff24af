"""What stands in PostgreSQL's catalogue beside the rows, told so that every weakening makes a difference."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection

from hamyar_desktop.store.server.closed_doors import LARGE_OBJECTS, LOCKS
from hamyar_desktop.store.server.logins import ADMIN, GROUPS, MATTERS, MEMBERS

_OURS = "'public'::regnamespace"
_NAMED = ", ".join(f"'{name}'" for name in (MEMBERS, *GROUPS, ADMIN))
# An access list without its order, which PostgreSQL keeps as history has it.
_LISTED = "(SELECT string_agg(each::text, ' ' ORDER BY each::text) FROM unnest({0}) AS each)"

QUESTIONS = {
    # Trigger functions may be called by nobody, rules run as their owner with a pinned path.
    "functions": (
        "SELECT p.oid::regprocedure::text, concat_ws('|', md5(p.prosrc), p.proowner::regrole, p.prosecdef,"
        f" p.proconfig, p.provolatile, p.proleakproof, {_LISTED.format('p.proacl')}) FROM pg_proc p"
        f" WHERE p.pronamespace = {_OURS}"
    ),
    # Those behind foreign keys too, without their names, which are made of numbers.
    "triggers": (
        "SELECT t.tgrelid::regclass || '.' || CASE WHEN t.tgisinternal THEN t.tgfoid::regproc::text || (SELECT"
        " c.conname FROM pg_constraint c WHERE c.oid = t.tgconstraint) ELSE t.tgname END, concat(t.tgenabled, CASE"
        " WHEN NOT t.tgisinternal THEN pg_get_triggerdef(t.oid) END) FROM pg_trigger t JOIN pg_class k"
        f" ON k.oid = t.tgrelid WHERE k.relnamespace = {_OURS}"
    ),
    "event triggers": "SELECT evtname, concat_ws('|', evtevent, evtenabled, evtfoid::regproc) FROM pg_event_trigger",
    "policies": (
        "SELECT p.polrelid::regclass || '/' || p.polname, concat_ws('|', p.polcmd, p.polpermissive,"
        " (SELECT string_agg(r::regrole::text, ' ' ORDER BY r::regrole::text) FROM unnest(p.polroles) AS r),"
        " pg_get_expr(p.polqual, p.polrelid), '/', pg_get_expr(p.polwithcheck, p.polrelid)) FROM pg_policy p"
    ),
    "relations": (
        "SELECT c.relname, concat_ws('|', c.relkind, c.relowner::regrole, c.relrowsecurity, c.relforcerowsecurity,"
        f" c.relpersistence, c.reloptions, {_LISTED.format('c.relacl')}, CASE WHEN c.relkind = 'v' THEN"
        f" pg_get_viewdef(c.oid) END) FROM pg_class c WHERE c.relnamespace = {_OURS} AND c.relkind <> 'i'"
    ),
    "columns": (
        "SELECT a.attrelid::regclass || '.' || a.attname, concat_ws('|', a.atttypid::regtype, a.attnotnull,"
        f" a.attidentity, a.attgenerated, {_LISTED.format('a.attacl')}, pg_get_expr(d.adbin, d.adrelid))"
        " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid"
        f" AND d.adnum = a.attnum WHERE c.relnamespace = {_OURS} AND c.relkind = 'r' AND a.attnum > 0"
        " AND NOT a.attisdropped"
    ),
    # NOT NULL stands with the columns: only newer servers have it here too.
    "constraints": (
        "SELECT conrelid::regclass || '.' || conname, concat_ws('|', convalidated, pg_get_constraintdef(oid))"
        f" FROM pg_constraint WHERE connamespace = {_OURS} AND contype <> 'n'"
    ),
    "indexes": (
        "SELECT indexrelid::regclass::text, concat_ws('|', indisunique, indisvalid, pg_get_indexdef(indexrelid))"
        f" FROM pg_index JOIN pg_class c ON c.oid = indrelid WHERE c.relnamespace = {_OURS}"
    ),
    "rules": "SELECT tablename || '.' || rulename, definition FROM pg_rules WHERE schemaname = 'public'",
    "schemas": (
        f"SELECT nspname, concat_ws('|', nspowner::regrole, {_LISTED.format('nspacl')}) FROM pg_namespace"
        " WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'"
    ),
    # What the owner would hand out with later tables; nobody else has any.
    "defaults": (
        "SELECT concat(defaclnamespace, defaclobjtype), defaclacl::text FROM pg_default_acl WHERE defaclrole ="
        " (SELECT relowner FROM pg_class WHERE oid = 'public.schema_meta'::regclass)"
    ),
    # Who may connect is said for each database anew, also where a copy is made; more than that nobody may.
    "database": (
        "SELECT grantee::regrole::text, privilege_type FROM pg_database d, aclexplode(COALESCE(d.datacl,"
        " acldefault('d', d.datdba))) WHERE d.datname = current_database() AND (grantee = 0 OR"
        f" (grantee::regrole::text IN ({_NAMED}) AND (privilege_type <> 'CONNECT' OR is_grantable)))"
    ),
    "closed doors": (
        "SELECT p.oid::regprocedure::text, has_function_privilege('public', p.oid, 'EXECUTE')::text FROM pg_proc p"
        f" WHERE p.pronamespace = 'pg_catalog'::regnamespace AND (p.proname LIKE '{LOCKS}'"
        f" OR p.proname IN ({', '.join(map(repr, LARGE_OBJECTS))}))"
    ),
    "roles": (
        "SELECT rolname, concat_ws('|', rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin,"
        f" rolreplication, rolbypassrls) FROM pg_roles WHERE rolname IN ({_NAMED})"
    ),
    "memberships": (
        "SELECT m.member::regrole::text || '<' || r.rolname, m.admin_option::text FROM pg_auth_members m"
        f" JOIN pg_roles r ON r.oid = m.roleid WHERE m.member::regrole::text IN ({_NAMED}) AND {MATTERS}"
    ),
    # Never an ordinary person: only who is more than one is told.
    "people": (
        "SELECT r.rolname, 'more than a person' FROM pg_roles r WHERE (r.rolsuper OR r.rolcreaterole OR r.rolcreatedb"
        " OR r.rolreplication OR r.rolbypassrls) AND EXISTS (SELECT 1 FROM pg_auth_members"
        f" m WHERE m.member = r.oid AND m.roleid::regrole::text IN ({', '.join(repr(each) for each in GROUPS)}))"
        f" AND r.rolname <> '{ADMIN}'"
        " UNION ALL SELECT r.rolname, 'disabled, and may sign in' FROM pg_roles r JOIN person p ON p.name = r.rolname"
        " WHERE p.active = 0 AND r.rolcanlogin"
        " UNION ALL SELECT m.member::regrole::text, m.roleid::regrole::text FROM pg_auth_members m JOIN person p"
        " ON p.name = (SELECT rolname FROM pg_roles WHERE oid = m.member) WHERE m.admin_option OR p.active = 0"
        " OR m.roleid::regrole::text <> 'hamyar_' || p.role"
    ),
}  # fmt: skip
"""What is asked → SELECT of a name and what is told of it."""


def catalogue(connection: Connection) -> dict[str, list[tuple[str, str]]]:
    """Question → sorted answers."""
    found: dict[str, list[tuple[str, str]]] = {}
    for about, question in QUESTIONS.items():
        rows = connection.exec_driver_sql(question.replace("%", "%%"))
        found[about] = sorted((str(name), str(told)) for name, told in rows)
    return found


def state(connection: Connection) -> str:
    """All of it as one word."""
    return hashlib.sha256(repr(catalogue(connection)).encode()).hexdigest()
