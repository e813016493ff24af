"""Every person is a login role of PostgreSQL; a row of ``person`` makes, changes and disables it.

The functions belong to a role that nobody can sign in as and that alone holds CREATEROLE: to hand CREATEROLE to a
person would, on PostgreSQL 15, hand over the server. Whoever writes the row was judged by the rules on ``person``
before; a verifier (SCRAM, RFC 5802) comes in ``password_hash`` and is not kept there.
"""

from __future__ import annotations

from hamyar_desktop.domain.roles import Role
from hamyar_desktop.store.server.rule_text import PINNED

ADMIN = "hamyar_roleadmin"
MEMBERS = "hamyar_member"
"""Everybody who works with the program."""


def group_of(role: Role) -> str:
    """The group role of a role."""
    return f"hamyar_{role.value}"


GROUPS = tuple(group_of(role) for role in Role)
MATTERS = "(r.rolsuper OR r.rolcreaterole OR r.rolbypassrls OR r.rolname LIKE 'pg\\_%' OR r.rolname LIKE 'hamyar\\_%')"
"""Of a role ``r``: whether its members gain by it. Newer servers make ``ADMIN`` a member of every login it makes."""
LONGEST_NAME = 63
"""Bytes of a role's name that PostgreSQL keeps; it would cut a longer one without a word."""


def group_statements() -> list[str]:
    """Makes what is missing; roles belong to the whole server, so another database may have made them."""
    made = [_if_missing(name, options) for name, options in _roles().items()]
    made += [f"GRANT {MEMBERS} TO {group}" for group in GROUPS]
    made += [f"GRANT {group} TO {ADMIN} WITH ADMIN OPTION" for group in GROUPS]
    made += [f"GRANT pg_signal_backend TO {ADMIN}", _no_other_memberships()]
    return [*made, *(_as_it_should_be(name, options) for name, options in _roles().items())]


def _roles() -> dict[str, str]:
    # It inherits, because to end the sessions of a disabled person it uses what pg_signal_backend may.
    return {MEMBERS: "NOLOGIN", **dict.fromkeys(GROUPS, "NOLOGIN"), ADMIN: "NOLOGIN CREATEROLE INHERIT"}


def _if_missing(name: str, options: str) -> str:
    # Two databases made at the same moment: the second finds the role there, which is what it wanted.
    return (
        f"DO $$ BEGIN CREATE ROLE {name} {options}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;"
        " END $$"
    )


def _as_it_should_be(name: str, options: str) -> str:
    """Takes back what somebody gave a role; untouched where it is right, because the whole server shares it."""
    may = "CREATEROLE" in options
    return (
        f"DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '{name}' AND (rolsuper OR rolcanlogin OR"
        f" rolcreatedb OR rolreplication OR rolbypassrls OR rolcreaterole <> {may} OR NOT rolinherit)) THEN ALTER ROLE"
        f" {name} NOSUPERUSER NOCREATEDB NOREPLICATION NOBYPASSRLS INHERIT NOLOGIN {'' if may else 'NO'}CREATEROLE;"
        " END IF; END $$"
    )


def _no_other_memberships() -> str:
    """A group that is a member of another would hand its rights to everybody in it."""
    groups = ", ".join(f"'{name}'" for name in GROUPS)
    known = f"(member = '{ADMIN}' AND granted IN ({groups}, 'pg_signal_backend'))"
    known += f" OR (member IN ({groups}) AND granted = '{MEMBERS}')"
    return (
        "DO $$ DECLARE each record; BEGIN FOR each IN SELECT * FROM (SELECT m.member::regrole::text AS member,"
        " m.roleid::regrole::text AS granted FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid"
        f" WHERE {MATTERS}) AS found WHERE member IN ('{MEMBERS}', '{ADMIN}', {groups}) AND NOT ({known})"
        " LOOP EXECUTE format('REVOKE %s FROM %s', each.granted, each.member); END LOOP; END $$"
    )


def people_statements() -> list[str]:
    """Takes back what somebody gave a person beside the own group; a group that is missing comes back too."""
    more = "r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolreplication OR r.rolbypassrls"
    mine = "FROM person p JOIN pg_roles r ON r.rolname = p.name AND r.rolname <> current_user"
    group = "m.roleid::regrole::text <> 'hamyar_' || p.role"
    # Only who granted something can take it back on newer servers, and the triggers act as ADMIN.
    return [
        f"DO $$ DECLARE each record; BEGIN FOR each IN SELECT r.rolname {mine} WHERE {more} LOOP EXECUTE"
        " format('ALTER ROLE %I NOSUPERUSER NOCREATEROLE NOCREATEDB NOREPLICATION NOBYPASSRLS', each.rolname);"
        " END LOOP;"
        f" FOR each IN SELECT r.rolname {mine} WHERE p.active = 0 AND r.rolcanlogin LOOP"
        " EXECUTE format('ALTER ROLE %I NOLOGIN', each.rolname); END LOOP;"
        f" FOR each IN SELECT r.rolname, m.roleid::regrole::text AS granted, m.grantor::regrole::text AS grantor {mine}"
        f" JOIN pg_auth_members m ON m.member = r.oid WHERE p.active = 0 OR m.admin_option OR {group} LOOP EXECUTE"
        " format('REVOKE %s FROM %I GRANTED BY %s CASCADE', each.granted, each.rolname, each.grantor); END LOOP;"
        f" FOR each IN SELECT r.rolname, p.role {mine} WHERE p.active = 1 AND NOT EXISTS (SELECT 1 FROM pg_auth_members"
        " m WHERE m.member = r.oid AND m.roleid::regrole::text = 'hamyar_' || p.role) LOOP EXECUTE"
        f" format('GRANT %I TO %I GRANTED BY {ADMIN}', 'hamyar_' || each.role, each.rolname); END LOOP; END $$"
    ]


def login_functions() -> dict[str, str]:
    """Name with arguments → CREATE FUNCTION, to be owned by ``ADMIN``."""
    return {"hamyar_login_made()": _made(), "hamyar_login_changed()": _changed()}


def login_triggers() -> list[str]:
    """Last in alphabetical order, which is PostgreSQL's: the rules have spoken before."""
    return [
        "CREATE TRIGGER zz_login_made BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION hamyar_login_made()",
        "CREATE TRIGGER zz_login_changed BEFORE UPDATE ON person FOR EACH ROW EXECUTE FUNCTION hamyar_login_changed()",
    ]


_VERIFIER = "NEW.password_hash IS NULL OR NEW.password_hash NOT LIKE 'SCRAM-SHA-256$%'"
_ROLE = f"NEW.role IS NULL OR NEW.role NOT IN ({', '.join(repr(role.value) for role in Role)})"
"""CHECKs of the table speak after the triggers, and a role's name is part of a group's."""
_SET = "NEW.password_hash := 'login ' || hamyar_now()"
"""When the password was set: the verifier itself is the server's business."""

_LET_IN = (
    # Whoever signs in again while the row is not yet committed keeps a session, but loses the group with the commit.
    "EXECUTE format('ALTER ROLE %I LOGIN', NEW.name);"
    " EXECUTE format('GRANT %I TO %I', 'hamyar_' || NEW.role, NEW.name);"
)


def _made() -> str:
    body = (
        f"IF octet_length(NEW.name) > {LONGEST_NAME} THEN PERFORM hamyar_refuse('text_too_long'); END IF;"
        f" IF {_VERIFIER} THEN PERFORM hamyar_refuse('password_too_weak'); END IF;"
        f" IF {_ROLE} THEN PERFORM hamyar_refuse('not_allowed'); END IF;"
        " IF EXISTS (SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = NEW.name) THEN"
        " PERFORM hamyar_refuse('person_exists'); END IF;"
        " EXECUTE format('CREATE ROLE %I NOLOGIN PASSWORD %L', NEW.name, NEW.password_hash);"
        f" IF NEW.active = 1 THEN {_LET_IN} END IF; {_SET}; RETURN NEW;"
    )
    return f"CREATE FUNCTION hamyar_login_made() RETURNS trigger LANGUAGE plpgsql {PINNED} AS $$ BEGIN {body} END $$"


def _changed() -> str:
    body = (
        # Another name would leave the old login behind; nobody needs it.
        " IF NEW.name <> OLD.name THEN PERFORM hamyar_refuse('not_allowed'); END IF;"
        " IF NEW.password_hash <> OLD.password_hash THEN"
        f" IF {_VERIFIER} THEN PERFORM hamyar_refuse('password_too_weak'); END IF;"
        f" EXECUTE format('ALTER ROLE %I PASSWORD %L', NEW.name, NEW.password_hash); {_SET}; END IF;"
        f" IF {_ROLE} THEN PERFORM hamyar_refuse('not_allowed'); END IF;"
        " IF OLD.active = 1 AND (NEW.active <> 1 OR NEW.role <> OLD.role) THEN"
        " EXECUTE format('REVOKE %I FROM %I', 'hamyar_' || OLD.role, NEW.name);"
        " EXECUTE format('ALTER ROLE %I NOLOGIN', NEW.name); END IF;"
        f" IF NEW.active = 1 AND (OLD.active <> 1 OR NEW.role <> OLD.role) THEN {_LET_IN} END IF;"
        " IF NEW.active <> 1 AND OLD.active = 1 THEN"
        " PERFORM pg_catalog.pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE usename = NEW.name"
        " AND pid <> pg_catalog.pg_backend_pid(); END IF; RETURN NEW;"
    )
    return f"CREATE FUNCTION hamyar_login_changed() RETURNS trigger LANGUAGE plpgsql {PINNED} AS $$ BEGIN {body} END $$"
