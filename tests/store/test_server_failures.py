"""What a real PostgreSQL says, against our codes: constraints, SQLSTATEs, and words of a connection that fails."""

import psycopg
import pytest
from sqlalchemy import CheckConstraint, UniqueConstraint

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.models.orm.every import all_metadata
from hamyar_desktop.store.failures import BY_CONSTRAINT, translate_failure
from tests.cluster import cluster

OURS = {
    # What no person can cause: only a bug of ours or the owner's own INSERT breaks these.
    "ck_person_role", "ck_person_active", "uq_work_type_name",
}  # fmt: skip


@pytest.fixture(scope="module")
def session():
    """The owner of a real server."""
    with cluster().connect() as connection:
        yield connection


def named(kind):
    """Name → the columns, of every constraint of a kind in our tables, unique indexes among them."""
    found = {}
    for table in all_metadata().tables.values():
        made = [each for each in table.constraints if isinstance(each, kind)]
        if kind is UniqueConstraint:
            made += [index for index in table.indexes if index.unique]
        for each in made:
            found[str(each.name)] = ", ".join(f"{table.name}.{column.name}" for column in each.columns)
    return found


def said(session, statement):
    """The failure of a statement."""
    with pytest.raises(psycopg.Error) as caught:
        session.execute(statement)
    return caught.value


def broken(session, name, rule, rows):
    """What the server says of a constraint of that name."""
    session.execute(f"CREATE TEMP TABLE t (x integer CONSTRAINT {name} {rule})")
    try:
        return said(session, f"INSERT INTO t VALUES {rows}")
    finally:
        session.execute("DROP TABLE t")


@pytest.mark.parametrize("name", sorted(named(CheckConstraint)))
def test_every_check_has_its_code_or_is_a_bug(session, name):
    found = translate_failure(broken(session, name, "CHECK (x > 0)", "(0)"))

    assert (found and (found.code, found.facts)) == (None if name in OURS else BY_CONSTRAINT[name])


@pytest.mark.parametrize(("name", "columns"), sorted(named(UniqueConstraint).items()))
def test_every_unique_name_has_its_code_or_is_a_bug(session, name, columns):
    found = translate_failure(broken(session, name, "UNIQUE", "(1), (1)"))

    assert (found and (found.code, found.facts)) == (None if name in OURS else BY_CONSTRAINT[columns])


@pytest.mark.parametrize(
    ("state", "code", "reason"),
    [
        ("42501", Code.NOT_ALLOWED, None),
        ("42P01", Code.NOT_INITIALISED, None),
        ("53100", Code.STORAGE_UNAVAILABLE, "full"),
        ("53300", Code.STORAGE_UNAVAILABLE, "crowded"),
        ("08006", Code.STORAGE_UNAVAILABLE, "lost"),
        ("40P01", Code.STORAGE_UNAVAILABLE, "lost"),
        ("53200", Code.STORAGE_UNAVAILABLE, "lost"),
        ("55P03", Code.STORAGE_UNAVAILABLE, "lost"),
        ("57P01", Code.STORAGE_UNAVAILABLE, "lost"),
        ("58030", Code.STORAGE_UNAVAILABLE, "lost"),
    ],
)
def test_what_speaks_of_the_server_is_told(session, state, code, reason):
    raised = said(session, f"DO $$ BEGIN RAISE EXCEPTION 'in its own words' USING ERRCODE = '{state}'; END $$")

    found = translate_failure(raised)

    assert (found.code, found.facts.get("reason")) == (code, reason)
    assert "in its own words" in found.facts["detail"]


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT nonsense FROM pg_class", "SELEC 1", "SELECT 'a'::integer", "SELECT 1 / 0",
        "DO $$ BEGIN RAISE not_null_violation; END $$", "DO $$ BEGIN RAISE foreign_key_violation; END $$",
    ],
)  # fmt: skip
def test_a_bug_of_ours_stays_a_bug(session, statement):
    assert translate_failure(said(session, statement)) is None


def test_a_rule_says_its_code(session):
    statement = "DO $$ BEGIN RAISE EXCEPTION 'hamyar:quota_full' USING ERRCODE = '23H01'; END $$"

    assert translate_failure(said(session, statement)).code is Code.QUOTA_FULL


def test_what_cannot_be_stored_is_a_control_character(session):
    with pytest.raises(psycopg.DataError) as caught:
        session.execute("SELECT %s", ["a\0b"])

    assert translate_failure(caught.value).code is Code.CONTROL_CHARACTER


@pytest.mark.parametrize(
    ("changed", "code", "reason"),
    [
        ({"password": "wrong"}, Code.WRONG_PASSWORD, None),
        ({"user": "nobody of that name"}, Code.WRONG_PASSWORD, None),
        ({"dbname": "nowhere"}, Code.STORAGE_UNAVAILABLE, "database"),
        ({"port": 1}, Code.STORAGE_UNAVAILABLE, "port"),
        ({"host": "no-such-host.invalid"}, Code.STORAGE_UNAVAILABLE, "host"),
        ({"sslmode": "require"}, Code.STORAGE_UNAVAILABLE, "tls"),
    ],
)
def test_a_connection_that_fails_says_why(changed, code, reason):
    server = cluster()
    wanted = {
        "host": server.host, "port": server.port, "user": server.superuser, "password": server.password,
        "dbname": "postgres",
    }  # fmt: skip
    with pytest.raises(psycopg.OperationalError) as caught:
        psycopg.connect(**wanted | changed)

    found = translate_failure(caught.value)

    assert (found.code, found.facts.get("reason")) == (code, reason)
