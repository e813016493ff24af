"""Carries a whole file into the shared database: one snapshot, one transaction, the same digests on both sides."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Table

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.models.orm.every import all_metadata
from hamyar_desktop.store import schema
from hamyar_desktop.store.failures import translate_failure
from hamyar_desktop.store.generated import apply_generated
from hamyar_desktop.store.generated.sql_parts import SEATS
from hamyar_desktop.store.moved_mark import mark_as_moved
from hamyar_desktop.store.server.logins import ADMIN, LONGEST_NAME

Tell = Callable[[str, int, int], None]
"""Table, rows so far, rows of the file."""
Row = tuple[Any, ...]


class TableMoved(NamedTuple):
    """A table that stands on both sides with so many rows and this SHA-256 over all of them."""

    table: str
    rows: int
    digest: str


_OWN = ("schema_meta", "transition")
"""What each program writes for itself."""
_EMPTY_IN_A_NEW_ONE = ("student", "term", "unit_quota", "work_request", "bank_account", "person_unit", "setting")
_STEP = 10_000
"""Rows between two words of progress."""
_GREATEST = 2**31 - 1
"""Of the integers there; those of SQLite have 64 bits."""
_RESERVED = ("public", "none")


def move(
    source: Engine, target: Engine, verifier: Callable[[str], str], tell: Tell, mark: str | None
) -> list[TableMoved]:
    """Puts everything of the file ``source`` into the new database ``target``, to which its owner is connected.

    ``verifier`` gives the SCRAM verifier of each person's new password. With ``mark`` the file says afterwards that
    its data are there. Nobody writes to the file meanwhile; when anything fails both sides stay as they were.

    Raises ``already_initialised`` (reason ``filled``), ``person_exists`` (reason ``login``), ``text_too_long`` (reason
    ``login``), ``control_character``, ``storage_unavailable`` (reason ``damaged``, ``differs``, ``lost`` …),
    ``database_newer``, ``not_allowed``, and whatever rule a row of the file breaks.
    """
    try:
        # The server is told to keep its part before the file is: a mark without data would be the end of them.
        with source.begin() as file, target.begin() as server:
            _refuse_broken(file)
            _make_ready(server)
            moved = _carry(file, server, verifier, tell)
            if mark is not None:
                mark_as_moved(file, mark)
    except Exception as error:
        raise translate_failure(error) or error from error
    return moved


def _refuse_broken(file: Connection) -> None:
    verdict = file.exec_driver_sql("PRAGMA quick_check").scalar_one()
    lonely = file.exec_driver_sql("PRAGMA foreign_key_check").first()
    if verdict != "ok" or lonely is not None:
        detail = verdict if lonely is None else f"foreign_key_check: {lonely[0]}"
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="damaged", detail=detail)


def _make_ready(server: Connection) -> None:
    """The tables of this program in the present transaction, with nothing in them that somebody would miss."""
    server.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (schema.SERVER_LOCK,))
    schema.upgrade(server, None)
    for table in _EMPTY_IN_A_NEW_ONE:
        if server.exec_driver_sql(f"SELECT 1 FROM {table} LIMIT 1").first():
            raise RuleBroken(Code.ALREADY_INITIALISED, reason="filled", detail=table)
    # The first account, which ``init`` made, is the only thing that may have been done there.
    if server.exec_driver_sql("SELECT count(*) FROM audit WHERE person_id <> 0").scalar_one():
        raise RuleBroken(Code.ALREADY_INITIALISED, reason="filled", detail="audit")


def _carry(file: Connection, server: Connection, verifier: Callable[[str], str], tell: Tell) -> list[TableMoved]:
    tables = [table for table in all_metadata().sorted_tables if table.name not in _OWN]
    _empty(server, tables)
    _refuse_names(server, [str(name) for (name,) in file.exec_driver_sql("SELECT name FROM person")])
    # Only the rules step aside, table by table; PostgreSQL's own checks of keys stay.
    for table in tables:
        server.exec_driver_sql(f"ALTER TABLE {table.name} DISABLE TRIGGER USER")
    server.exec_driver_sql("ALTER TABLE person ENABLE TRIGGER zz_login_made")
    moved = [_carry_table(file, server, table, verifier, tell) for table in tables]
    for table in tables:
        server.exec_driver_sql(f"ALTER TABLE {table.name} ENABLE TRIGGER USER")
    _check(server, moved, tables)
    # Sees that every rule stands, and notes it: disabled people change what the catalogue tells of logins.
    apply_generated(server)
    return moved


def _empty(server: Connection, tables: Sequence[Table]) -> None:
    """Takes the reference data and the first account away: the file brings its own."""
    names = server.exec_driver_sql("SELECT quote_ident(name) FROM person").scalars().all()
    server.exec_driver_sql(f"SET LOCAL ROLE {ADMIN}")
    for name in names:
        server.exec_driver_sql(f"DROP ROLE IF EXISTS {_plain(name)}")
    server.exec_driver_sql("RESET ROLE")
    server.exec_driver_sql(f"TRUNCATE {', '.join(table.name for table in tables)} RESTART IDENTITY")


def _plain(statement: str) -> str:
    """psycopg reads % as a place for a value."""
    return statement.replace("%", "%%")


def _refuse_names(server: Connection, names: list[str]) -> None:
    """Raises ``person_exists`` or ``text_too_long`` for a name with which nobody could sign in there."""
    taken = set(server.exec_driver_sql("SELECT rolname FROM pg_roles WHERE rolname = ANY (%s)", (names,)).scalars())
    for name in names:
        if name in taken or name in _RESERVED or name.startswith("pg_"):
            raise RuleBroken(Code.PERSON_EXISTS, reason="login", name=name)
        if len(name.encode()) > LONGEST_NAME:
            raise RuleBroken(Code.TEXT_TOO_LONG, reason="login", name=name, limit=LONGEST_NAME)


def _carry_table(
    file: Connection, server: Connection, table: Table, verifier: Callable[[str], str], tell: Tell
) -> TableMoved:
    total = int(file.exec_driver_sql(f"SELECT count(*) FROM {table.name}").scalar_one())
    tell(table.name, 0, total)
    columns = [column.name for column in table.columns]
    digest = _Digest(columns)
    rows = digest.counting(_rows(file, table), table.name, total, tell)
    if table.name == "person":
        _copy_people(server, columns, rows, verifier)
    else:
        _copy(server, table.name, columns, rows)
    _set_sequence(server, table)
    return TableMoved(table.name, digest.count, digest.told())


def _rows(connection: Connection, table: Table) -> Iterator[Row]:
    """Every row as the driver has it, in the order of the primary key, never all of them in memory."""
    columns = ", ".join(column.name for column in table.columns)
    order = ", ".join(column.name for column in table.primary_key.columns)
    streamed = connection.execution_options(stream_results=True, yield_per=_STEP)
    try:
        for row in streamed.exec_driver_sql(f"SELECT {columns} FROM {table.name} ORDER BY {order}"):
            yield tuple(row)
    finally:
        connection.execution_options(stream_results=False, yield_per=None)


class _Digest:
    """SHA-256 over the rows of a table; passwords do not count, for they cannot move."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._hash = hashlib.sha256()
        self._secret = columns.index("password_hash") if "password_hash" in columns else -1
        self.count = 0

    def counting(self, rows: Iterator[Row], table: str, total: int, tell: Tell) -> Iterator[Row]:
        """The same rows, read once for the copy and for the digest.

        Raises ``control_character`` and ``storage_unavailable`` (reason ``damaged``).
        """
        for row in rows:
            _refuse_unfit(row, table)
            self.add(row)
            if self.count % _STEP == 0:
                tell(table, self.count, total)
            yield row

    def add(self, row: Row) -> None:
        """One more row."""
        known = row if self._secret < 0 else row[: self._secret] + row[self._secret + 1 :]
        self._hash.update(repr(known).encode())
        self.count += 1

    def told(self) -> str:
        """In hexadecimal digits."""
        return self._hash.hexdigest()


def _refuse_unfit(row: Row, table: str) -> None:
    """PostgreSQL has no place for these, and only a file that another tool wrote to can hold them."""
    for value in row:
        if isinstance(value, str) and "\0" in value:
            raise RuleBroken(Code.CONTROL_CHARACTER, character="U+0000", table=table, row=row[0])
        if isinstance(value, int) and not -_GREATEST <= value <= _GREATEST:
            raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="damaged", detail=f"{table}: {value}")


def _copy(server: Connection, table: str, columns: Sequence[str], rows: Iterator[Row]) -> None:
    driver: Any = server.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _copy_people(
    server: Connection, columns: Sequence[str], rows: Iterator[Row], verifier: Callable[[str], str]
) -> None:
    """Their logins are made on the way by the trigger on ``person``."""
    name, secret = columns.index("name"), columns.index("password_hash")
    renewed = ((*row[:secret], verifier(row[name]), *row[secret + 1 :]) for row in rows)
    _copy(server, "person", columns, renewed)


def _set_sequence(server: Connection, table: Table) -> None:
    sequence = None
    if "id" in table.columns:
        sequence = server.exec_driver_sql("SELECT pg_get_serial_sequence(%s, 'id')", (table.name,)).scalar()
    if sequence is not None:
        # An empty table begins at 1, as TRUNCATE left it.
        server.exec_driver_sql(f"SELECT setval(%s, max(id)) FROM {table.name} HAVING max(id) IS NOT NULL", (sequence,))


def _check(server: Connection, moved: Sequence[TableMoved], tables: Sequence[Table]) -> None:
    """Raises ``storage_unavailable`` (reason ``differs``) unless the server has what the file has, and it adds up."""
    for told, table in zip(moved, tables, strict=True):
        digest = _Digest([column.name for column in table.columns])
        for row in _rows(server, table):
            digest.add(row)
        if (digest.count, digest.told()) != (told.rows, told.digest):
            raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="differs", detail=table.name)
    wrong = server.exec_driver_sql(
        "SELECT id FROM unit_quota q WHERE used <> (SELECT count(*) FROM work_request r WHERE r.term_id = q.term_id"
        f" AND r.unit_id = q.unit_id AND r.state IN ({SEATS}))"
    ).first()
    if wrong is not None:
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="differs", detail=f"unit_quota.used ({wrong[0]})")
