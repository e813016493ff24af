"""What an attack could have changed, read by the owner: every row, the roles, the catalogue, large objects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import psycopg
from psycopg.sql import SQL, Identifier, Literal

from hamyar_desktop.store.server.catalogue import QUESTIONS

_ALL = "md5(COALESCE(string_agg(t::text, chr(10) ORDER BY t::text), ''))"
_ROLES = (
    "SELECT string_agg(t::text, chr(10) ORDER BY t::text) FROM (SELECT rolname, rolsuper, rolcreaterole, rolcreatedb,"
    " rolcanlogin, rolreplication, rolbypassrls, rolpassword FROM pg_authid) AS t"
)
_MEMBERS = (
    "SELECT string_agg(t::text, chr(10) ORDER BY t::text) FROM (SELECT roleid::regrole, member::regrole, admin_option"
    " FROM pg_auth_members) AS t"
)
_OBJECTS = (
    "SELECT concat_ws('|', (SELECT count(*) FROM pg_largeobject_metadata), (SELECT count(*) FROM pg_extension),"
    " (SELECT count(*) FROM pg_operator), (SELECT count(*) FROM pg_cast), (SELECT count(*) FROM pg_language),"
    " (SELECT count(*) FROM pg_foreign_server), (SELECT count(*) FROM pg_publication), (SELECT count(*) FROM"
    " pg_database), (SELECT string_agg(concat(datname, datdba, datacl), '|' ORDER BY oid) FROM pg_database))"
)


def traces(owner: psycopg.Connection[Any]) -> dict[str, str]:
    """What there is → its digest; two of them differ when anything was changed."""
    return dict(_read(owner))


def _read(owner: psycopg.Connection[Any]) -> Iterator[tuple[str, str]]:
    tables = [name for (name,) in owner.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
    assert len(tables) > 10, "the tables that are to be watched"
    each = [
        SQL("SELECT {}, {} FROM {} AS t").format(Literal(name), SQL(_ALL), Identifier(name)) for name in sorted(tables)
    ]
    yield from owner.execute(SQL(" UNION ALL ").join(each))
    for about, question in (("roles", _ROLES), ("members", _MEMBERS), ("objects", _OBJECTS)):
        yield about, str(owner.execute(SQL(question)).fetchone())
    yield from owner.execute(SQL(_catalogue()))


@cache
def _catalogue() -> str:
    """Every question of the program, in one statement."""
    asked = (
        f"SELECT {Literal(f'catalogue: {about}').as_string()}, {_ALL} FROM ({question}) AS t"
        for about, question in QUESTIONS.items()
    )
    return " UNION ALL ".join(asked)
