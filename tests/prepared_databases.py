"""Filled databases on a test server that are put back as they were instead of being made anew for every test.

To make one takes a fifth of a second, because PostgreSQL writes three hundred files; to put the rows of the small
university back takes a few milliseconds. A database whose catalogue a test changed is dropped.
"""

from __future__ import annotations

from itertools import count

import psycopg
from psycopg import sql

from hamyar_desktop.store.server.logins import ADMIN, MEMBERS
from tests.cluster import Cluster, ClusterError

Roles = dict[str, tuple[object, ...]]
"""Name → password, attributes and groups, of everybody but PostgreSQL's own."""

_CATALOGUE = (
    "pg_attrdef", "pg_attribute", "pg_class", "pg_constraint", "pg_default_acl", "pg_event_trigger", "pg_extension",
    "pg_index", "pg_namespace", "pg_policy", "pg_proc", "pg_rewrite", "pg_sequence", "pg_trigger", "pg_type",
)  # fmt: skip
# Whatever is altered gets the number of the transaction that did it, so a sum of these tells of every alteration.
_FINGERPRINT = " UNION ALL ".join(
    f"SELECT '{name}' AS of, count(*), sum(xmin::text::bigint) FROM {table}"
    for name, table in [
        *((name, name) for name in _CATALOGUE),
        ("database", "pg_database WHERE datname = current_database()"),
        ("settings", "pg_db_role_setting WHERE setdatabase <> 0"),
    ]
)
_ROLES = (
    "SELECT a.rolname, a.rolpassword, a.rolcanlogin, a.rolsuper, a.rolinherit, a.rolcreaterole, a.rolcreatedb,"
    " a.rolreplication, a.rolbypassrls, a.rolconnlimit, a.rolvaliduntil::text,"
    " (SELECT s.setconfig::text FROM pg_db_role_setting s WHERE s.setrole = a.oid AND s.setdatabase = 0),"
    # The role that makes logins is a member of each of them, so only groups are compared.
    " (SELECT string_agg(g.rolname || ' ' || m.admin_option, ', ' ORDER BY g.rolname) FROM pg_auth_members m"
    "  JOIN pg_authid g ON g.oid = m.roleid WHERE m.member = a.oid AND g.rolname ~ '^(hamyar|pg)_')"
    " FROM pg_authid a WHERE a.rolname !~ '^pg_' AND a.rolname <> session_user"
)
_OTHERS = (
    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
_GROUPS = "hamyar_"


def roles(connection: psycopg.Connection) -> Roles:
    """Everybody who may sign in to the server, and the groups."""
    return {str(row[0]): tuple(row[1:]) for row in connection.execute(_ROLES)}


class PreparedDatabases:
    """Copies of one template on one server; ``people`` are the roles that belong to the template."""

    def __init__(self, server: Cluster, template: str, people: Roles) -> None:
        self._server, self._template, self._people = server, template, people
        self._numbers = count()
        self._made: dict[str, list[tuple[object, ...]]] = {}
        self._free: list[str] = []
        with server.connect(template) as connection:
            self._put_back = _script(connection)

    def take(self) -> str:
        """The name of a database that is as the template."""
        return self._free.pop() if self._free else self._make()

    def _make(self) -> str:
        name = f"test_{next(self._numbers)}"
        self._server.create_database(name, self._template)
        with self._server.connect(name) as connection:
            # A copy has everything but the access to the database itself.
            connection.execute(f"REVOKE ALL ON DATABASE {name} FROM PUBLIC")
            connection.execute(f"GRANT CONNECT ON DATABASE {name} TO {MEMBERS}")
            self._made[name] = connection.execute(_FINGERPRINT).fetchall()
        return name

    def give_back(self, name: str) -> None:
        """Cuts off whoever is connected, puts rows and people back as they were.

        Raises ClusterError when a test left a group role changed: that weakens every other database of the server.
        """
        with self._server.connect(name) as connection:
            connection.execute(_OTHERS)
            intact = connection.execute(_FINGERPRINT).fetchall() == self._made[name]
            if intact:
                connection.execute(self._put_back)
                self._free.append(name)
            changed = self._changed_people(connection)
        if not intact:
            self._server.drop_database(name)
        if changed:
            self._put_people_back(changed)

    def _changed_people(self, connection: psycopg.Connection) -> list[str]:
        now = roles(connection)
        return [name for name in now | self._people if now.get(name) != self._people.get(name)]

    def _put_people_back(self, changed: list[str]) -> None:
        groups = [name for name in changed if name.startswith(_GROUPS)]
        if groups:
            raise ClusterError(f"a test changed roles of the whole server and left them so: {groups}")
        with self._server.connect() as connection:
            for name in changed:
                person = sql.Identifier(name)
                connection.execute(sql.SQL("DROP ROLE IF EXISTS {}").format(person))
                if name in self._people:
                    _make_login(connection, person, self._people[name])


def _make_login(connection: psycopg.Connection, person: sql.Identifier, told: tuple[object, ...]) -> None:
    """As the program's own function makes it: the role that grants a group must be the one that takes it back."""
    password, groups = told[0], str(told[-1]).split()
    statement = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} IN ROLE {}")
    connection.execute(f"SET ROLE {ADMIN}")
    connection.execute(statement.format(person, sql.Literal(password), sql.Identifier(groups[0])))
    connection.execute("RESET ROLE")


def _script(connection: psycopg.Connection) -> sql.Composed:
    """Statements that put every row of this database back, with the rules looking away, in one transaction."""
    tables = [name for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
    parts: list[sql.Composable] = [sql.SQL("BEGIN; SET LOCAL session_replication_role = replica")]
    for table in map(sql.Identifier, tables):
        rows = connection.execute(sql.SQL("SELECT json_agg(t)::text FROM {} t").format(table)).fetchone()
        parts.append(sql.SQL("DELETE FROM {}").format(table))
        if rows and rows[0]:
            parts.append(
                sql.SQL("INSERT INTO {0} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::{0}, {1})")
                .format(table, sql.Literal(rows[0]))
            )  # fmt: skip
    sequences = "SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public'"
    for name, last in connection.execute(sequences).fetchall():
        parts.append(
            sql.SQL("SELECT setval({}, {}, {})").format(
                sql.Literal(name), sql.Literal(last or 1), sql.Literal(bool(last))
            )
        )
    return sql.SQL("; ").join([*parts, sql.SQL("COMMIT")])
