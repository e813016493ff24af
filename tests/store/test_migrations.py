"""The schema that upgrades lead to is the schema of the records, and no step up or down loses the rest."""

import re
import shutil

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect
from sqlalchemy.exc import IntegrityError

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.models.orm.every import all_metadata
from hamyar_desktop.store import schema
from hamyar_desktop.store.engine import is_server
from hamyar_desktop.store.generated import drop_generated
from hamyar_desktop.store.generated.search_index import is_index
from tests.cluster import cluster
from tests.store.by_hand import everything

REVISIONS = ["0001_reference_and_people", "0002_terms_and_students", "0003_requests_accounts_audit", "0004_who_edited"]
SERVER_OBJECTS = (
    "SELECT 'column', attrelid::regclass::text, attname, concat(format_type(atttypid, atttypmod), ' ', attnotnull, ' ',"
    " attcollation::regcollation) FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid"
    " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND attnum > 0 AND NOT attisdropped"
    " AND c.relname <> 'alembic_version' UNION ALL"
    " SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> 'alembic_version' AND contype <> 'n'"
    " UNION ALL SELECT 'index', tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
    " AND tablename <> 'alembic_version'"
)
TABLES = {
    "0001_reference_and_people": {"work_type", "unit", "bank", "person", "person_unit", "setting", "schema_meta"},
    "0002_terms_and_students": {"term", "unit_quota", "student"},
    "0003_requests_accounts_audit": {"work_request", "bank_account", "transition", "audit"},
    "0004_who_edited": set(),
}


@pytest.fixture
def store(either):
    """Both databases."""
    return either


def move(engine, step, revision):
    """One step up or down as ``prepare`` makes it: triggers away, foreign keys off, one transaction."""
    with engine.connect() as connection:
        if not is_server(engine):
            connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            if inspect(connection).has_table("transition"):
                drop_generated(connection)
            step(schema._config(connection), revision)


def objects(connection):
    """Every table and index with its definition, spaces apart."""
    if connection.dialect.name == "postgresql":
        return set(connection.exec_driver_sql(SERVER_OBJECTS).all())
    found = connection.exec_driver_sql(
        "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE type IN ('table', 'index')"
        " AND name <> 'alembic_version' AND tbl_name <> 'alembic_version'"
    ).all()
    # The index of names belongs to the generated triggers, not to the records.
    return {(kind, name, table): parts(sql or "") for kind, name, table, sql in found if not is_index(table)}


def parts(sql):
    """A definition as the set of its lines: the order of constraints means nothing, and a table that was built anew
    has its name in quotes.
    """
    sql = re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1", sql)
    return sorted(line.strip(" ,") for line in re.sub(r"[ \t]+", " ", sql).splitlines() if line.strip())


def tables(engine):
    return {name for name in inspect(engine).get_table_names() if name != "alembic_version"}


def rows(engine):
    """Everything that is stored in tables which people fill."""
    with engine.connect() as connection:
        return {
            table: connection.exec_driver_sql(f"SELECT * FROM {table} ORDER BY 1, 2").all()
            for table in ("unit", "person", "person_unit", "setting", "term", "unit_quota", "student")
        }


@pytest.fixture
def fresh(store):
    """An engine over a new database of the same kind with the tables of the records, and nothing else."""
    url = "sqlite://"
    if store.is_server:
        server = cluster()
        server.create_database("fresh")
        url = server.url("fresh", server.superuser, server.password)
    engine = create_engine(url)
    all_metadata().create_all(engine)
    yield engine
    engine.dispose()
    if store.is_server:
        server.drop_database("fresh")


def test_revisions_follow_one_another():
    scripts = ScriptDirectory.from_config(schema._config())

    assert [script.revision for script in scripts.walk_revisions()][::-1] == REVISIONS
    assert schema.head() == REVISIONS[-1]


def test_the_upgraded_schema_is_that_of_the_records(store, fresh):
    with store.engine.connect() as upgraded, fresh.connect() as made:
        assert objects(upgraded) == objects(made)
        known = {"include_name": lambda name, _kind, _parents: not is_index(name or "")}
        assert compare_metadata(MigrationContext.configure(upgraded, opts=known), all_metadata()) == []


def test_every_table_is_strict(file_store):
    with file_store.engine.connect() as connection:
        listed = connection.exec_driver_sql("PRAGMA table_list").mappings().all()
    kept = [row for row in listed if row["type"] == "table" and row["schema"] == "main"]
    loose = {row["name"] for row in kept if not row["strict"]}

    assert {name for name in loose if not name.startswith("sqlite_")} == {"alembic_version"}


def test_each_step_makes_and_drops_its_tables(new_engine):
    engine = new_engine
    expected: set[str] = set()
    for revision in REVISIONS:
        move(engine, command.upgrade, revision)
        expected |= TABLES[revision]
        assert tables(engine) == expected
    for revision, below in zip(REVISIONS[::-1], [*REVISIONS[-2::-1], "base"], strict=True):
        move(engine, command.downgrade, below)
        expected -= TABLES[revision]
        assert tables(engine) == expected


@pytest.mark.parametrize("below", REVISIONS[:-1])
def test_down_and_up_again_with_data(store, below):
    store.final()
    store.save_account()
    before = rows(store.engine)

    move(store.engine, command.downgrade, below)
    assert schema.is_current(store.engine) is False
    assert schema.prepare(store.engine) is True

    schema.check(store.engine)
    kept = {table for revision in REVISIONS[: REVISIONS.index(below) + 1] for table in TABLES[revision]}
    after = rows(store.engine)
    for table in kept & before.keys():
        assert without_used(table, after[table]) == without_used(table, before[table])
    assert schema.is_current(store.engine) is True
    if not store.is_server:
        with store.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def without_used(table, found):
    """The counter of seats starts again when the requests are gone."""
    return [row[:4] + row[5:] for row in found] if table == "unit_quota" else found


def test_the_upgrade_finds_in_the_history_who_edited(store):
    edited, again, noted = (store.register(number) for number in ("40011001", "40011002", "40011003"))

    def rewrite(person, key, half_hours, note=""):
        row = store.row(key)
        with store.open_unit(person) as unit:
            unit.requests.rewrite(
                key, row.version, hours=Hours(half_hours), work_type_id=row.work_type_id, note=note,
                target=State.PENDING, person=person, now=store.clock(),
            )  # fmt: skip
            unit.commit()

    rewrite(store.affairs, edited, 90)
    rewrite(store.supervisor, edited, 80)
    rewrite(store.clerk, edited, 80, "half_hours")
    rewrite(store.supervisor, again, 80)
    store.move(Verb.REJECT, again, reason="چون")
    store.clock.forward(seconds=1)
    rewrite(store.clerk, again, 70)
    rewrite(store.supervisor, noted, 200, "سایت خوابگاه")
    keys = edited, again, noted
    before = [store.row(key) for key in keys]

    move(store.engine, command.downgrade, "0003_requests_accounts_audit")
    assert schema.prepare(store.engine) is True

    assert [store.row(key) for key in keys] == before
    assert [row.edited_by for row in before] == [store.supervisor.id, None, None]


def test_an_upgrade_in_use_keeps_working(store):
    store.final()
    move(store.engine, command.downgrade, REVISIONS[1])

    schema.prepare(store.engine)

    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT sum(used) FROM unit_quota").scalar() == 0
    key = store.register()
    assert store.row(key).state == "pending"


def test_down_to_nothing_and_up_again_is_a_new_database(store, fresh):
    move(store.engine, command.downgrade, "base")
    assert tables(store.engine) == set()

    assert schema.prepare(store.engine) is True

    with store.engine.connect() as again, fresh.connect() as made:
        assert objects(again) == objects(made)
    with store.open_unit(None, readonly=True) as unit:
        assert (len(unit.units.all()), unit.people.all()) == (27, [])


LATER = '''
"""A revision of the future that adds a column; for SQLite it builds the table anew, as other changes need it."""

import sqlalchemy as sa
from alembic import op

revision = "0005_from_the_future"
down_revision = "0004_who_edited"
branch_labels = None
depends_on = None


def upgrade() -> None:
    how = "always" if op.get_bind().dialect.name == "sqlite" else "never"
    with op.batch_alter_table("student", recreate=how, table_kwargs={"sqlite_strict": True}) as batch:
        batch.add_column(sa.Column("nickname", sa.Text(), nullable=False, server_default=""))
    REST
'''


@pytest.fixture
def future(tmp_path, monkeypatch):
    """Adds a revision to the program's own; the rest of its upgrade is the argument."""

    def add(rest="pass"):
        folder = tmp_path / "migrations"
        shutil.copytree(schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "0005_from_the_future.py").write_text(LATER.replace("REST", rest), encoding="utf-8")
        monkeypatch.setattr(schema, "MIGRATIONS", folder)

    return add


def test_a_table_that_is_built_anew_keeps_what_points_to_it(store, future):
    """With foreign keys on, or triggers in the way, the rows of other tables would go or the upgrade would fail."""
    store.final()
    store.save_account()
    before = everything(store)
    future()

    assert schema.prepare(store.engine) is True

    after = everything(store)
    assert [row[:-1] for row in after["student"]] == before["student"]
    # What the server keeps of its catalogue tells of the new table.
    for table in before.keys() - {"student", "alembic_version", *(["schema_meta"] if store.is_server else [])}:
        assert after[table] == before[table], table
    assert schema.is_current(store.engine) is True
    if not store.is_server:
        with store.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    store.register("40011002")


def test_an_upgrade_that_fails_in_the_middle_changes_nothing(store, future):
    store.final()
    before = everything(store)
    future("raise ZeroDivisionError")

    with pytest.raises(ZeroDivisionError):
        schema.prepare(store.engine)

    assert everything(store) == before
    if not store.is_server:
        with store.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    store.register("40011002")


def test_an_upgrade_that_would_leave_orphans_is_taken_back(store, future):
    """A file is looked through at the end, for its foreign keys are off meanwhile; a server's refuse at once."""
    future('op.execute("DELETE FROM student WHERE id = 1")')
    store.register()
    before = everything(store)

    with pytest.raises((RuleBroken, IntegrityError)) as caught:
        schema.prepare(store.engine)

    if store.is_server:
        assert "fk_work_request_student_id" in str(caught.value)
    else:
        assert caught.value.code is Code.STORAGE_UNAVAILABLE
        assert caught.value.facts == {"detail": "foreign_key_check: work_request"}
    assert everything(store) == before
    store.register("40011002")
