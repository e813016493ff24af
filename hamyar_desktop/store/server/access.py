"""Who may read and change what: grants by column to group roles, rows by unit; made from ``domain.roles``."""

from __future__ import annotations

from hamyar_desktop.domain.roles import PERMISSIONS, Permission, Role
from hamyar_desktop.store.server.logins import MEMBERS, group_of
from hamyar_desktop.store.server.rule_text import PINNED

READ = (
    "work_type", "unit", "bank", "term", "unit_quota", "setting", "transition", "schema_meta", "alembic_version",
    "student", "work_request", "bank_account", "audit", "person_unit",
)  # fmt: skip
PEOPLE_READ = ("id", "name", "search", "display_name", "role", "active")
_STUDENT = (
    "number", "first_name", "last_name", "search", "sort_key", "identity_kind", "national_code", "mobile", "degree",
    "field_of_study", "faculty", "version",
)  # fmt: skip
_ACCOUNT = ("bank_code", "account_number", "sheba", "own_name_by", "own_name_at", "version")
_ASKED = (
    "work_type_id", "half_hours", "note", "reason", "hours_note", "state", "registered_by", "registered_at",
    "changed_at", "version",
)  # fmt: skip
_KEYS = ("term_id", "student_id", "unit_id")

INSERTS: tuple[tuple[Permission, str, tuple[str, ...]], ...] = (
    (Permission.REGISTER, "work_request", (*_KEYS, *_ASKED)),
    (Permission.ENTER_ACCOUNT, "bank_account", ("student_id", *_ACCOUNT)),
    (Permission.IMPORT_STUDENTS, "student", _STUDENT),
    (Permission.GOVERN_TERMS, "term", ("code", "starts_on", "ends_on", "deadline_at", "state", "version")),
    (Permission.GOVERN_QUOTAS, "unit", ("name", "search", "sort_key", "work_type_id")),
    (Permission.GOVERN_QUOTAS, "unit_quota", ("term_id", "unit_id", "seats", "used", "letter")),
    (Permission.GOVERN_SETTINGS, "setting", ("key", "value")),
    (Permission.GOVERN_PEOPLE, "person", ("name", "search", "display_name", "role", "password_hash", "active")),
    (Permission.GOVERN_PEOPLE, "person_unit", ("person_id", "unit_id")),
)
UPDATES: tuple[tuple[Permission, str, tuple[str, ...]], ...] = (
    # Sending an edited request back clears the decision, recording hours names who did it.
    (
        Permission.REGISTER,
        "work_request",
        (*_ASKED, "edited_by", "actual_half_hours", "decided_by", "decided_at", "hours_by", "hours_at"),
    ),
    (Permission.FINALIZE, "work_request", ("finalized_by", "finalized_at")),
    (Permission.ENTER_ACCOUNT, "bank_account", _ACCOUNT),
    (Permission.IMPORT_STUDENTS, "student", _STUDENT),
    (Permission.GOVERN_TERMS, "term", ("starts_on", "ends_on", "deadline_at", "state", "version")),
    (Permission.GOVERN_QUOTAS, "unit", ("name", "search", "sort_key", "work_type_id")),
    (Permission.GOVERN_QUOTAS, "unit_quota", ("seats", "letter")),
    (Permission.GOVERN_SETTINGS, "setting", ("value",)),
    (Permission.GOVERN_PEOPLE, "person", ("display_name", "role", "active")),
    # One's own password: the rules on ``person`` let nobody but student affairs set another's.
    (Permission.VIEW, "person", ("password_hash",)),
)
DELETES = ((Permission.GOVERN_SETTINGS, "setting"), (Permission.GOVERN_PEOPLE, "person_unit"))
CALLED = ("hamyar_actor()", "hamyar_now()", "hamyar_my_units()", "hamyar_sees_all()")
"""Functions that a session calls itself, through the policies."""

_SEES_ALL = (
    "EXISTS (SELECT 1 FROM person p WHERE p.id = hamyar_actor() AND p.active = 1 AND (p.role = 'affairs' OR (p.role ="
    " 'viewer' AND NOT EXISTS (SELECT 1 FROM person_unit u WHERE u.person_id = p.id))))"
)
_MY_UNITS = (
    f"SELECT COALESCE(array_agg(id), '{{}}') FROM unit WHERE {_SEES_ALL} OR id IN (SELECT u.unit_id FROM person_unit u"
    " JOIN person p ON p.id = u.person_id WHERE p.id = hamyar_actor() AND p.active = 1)"
)


def access_functions() -> dict[str, str]:
    """Name with arguments → CREATE FUNCTION: what the policies ask, once per statement."""
    return {
        "hamyar_sees_all()": (
            f"CREATE FUNCTION hamyar_sees_all() RETURNS boolean LANGUAGE sql STABLE {PINNED} AS"
            f" $$ SELECT {_SEES_ALL} $$"
        ),
        "hamyar_my_units()": (
            f"CREATE FUNCTION hamyar_my_units() RETURNS integer[] LANGUAGE sql STABLE {PINNED} AS $$ {_MY_UNITS} $$"
        ),
    }


# As a subquery it is asked once per statement; a function per row takes seconds at two million rows.
_MINE = "unit_id = ANY ((SELECT hamyar_my_units())::integer[])"
_ACCOUNT_OF_MINE = (
    "(SELECT hamyar_sees_all()) OR EXISTS (SELECT 1 FROM work_request r WHERE r.student_id = bank_account.student_id)"
)
_ENTRY_OF_MINE = (
    "(SELECT hamyar_sees_all()) OR (entity = 'work_request' AND EXISTS (SELECT 1 FROM work_request r WHERE r.id ="
    " entity_id)) OR (entity = 'bank_account' AND EXISTS (SELECT 1 FROM bank_account b WHERE b.id = entity_id))"
    " OR entity IN ('student', 'unit_quota', 'term', 'unit')"
)
POLICIES = {"work_request": _MINE, "bank_account": _ACCOUNT_OF_MINE, "audit": _ENTRY_OF_MINE}


def access_statements(database: str) -> list[str]:
    """Takes everything from PUBLIC, then gives each group what its permissions need. ``database``: its quoted name."""
    made = [
        f"REVOKE ALL ON DATABASE {database} FROM PUBLIC",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC",
        "REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM PUBLIC",
        "REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {database} TO {MEMBERS}",
        f"GRANT USAGE ON SCHEMA public TO {MEMBERS}",
        f"GRANT SELECT ON {', '.join(READ)} TO {MEMBERS}",
        f"GRANT SELECT ({', '.join(PEOPLE_READ)}) ON person TO {MEMBERS}",
    ]
    made += [f"GRANT EXECUTE ON FUNCTION {name} TO {MEMBERS}" for name in CALLED]
    for role, held in PERMISSIONS.items():
        group = group_of(role)
        made += [f"GRANT INSERT ({', '.join(c)}) ON {t} TO {group}" for p, t, c in INSERTS if p in held]
        made += [f"GRANT UPDATE ({', '.join(c)}) ON {t} TO {group}" for p, t, c in UPDATES if p in held]
        made += [f"GRANT DELETE ON {t} TO {group}" for p, t in DELETES if p in held]
    for table, mine in POLICIES.items():
        made += [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"CREATE POLICY hamyar_{table} ON {table} TO {MEMBERS} USING ({mine})",
        ]
    return made


def revoking_statements() -> list[str]:
    """Takes every grant and policy back, so that what is given next is all there is."""
    groups = ", ".join((MEMBERS, *(group_of(role) for role in Role)))
    made = [f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM {groups}" for kind in ("TABLES", "SEQUENCES", "FUNCTIONS")]
    return [*made, *(f"DROP POLICY IF EXISTS hamyar_{table} ON {table}" for table in POLICIES)]
