"""An office's file carried into the shared database: everything or nothing, and the same on both sides."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine

from hamyar_desktop import bootstrap
from hamyar_desktop.bootstrap import Built
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.models.orm.every import all_metadata
from hamyar_desktop.services.rows import NewAccount
from hamyar_desktop.store import move_to_server, schema
from hamyar_desktop.store.engine import make_engine
from hamyar_desktop.store.move_to_server import TableMoved, move
from hamyar_desktop.store.server.passwords import ScramHasher
from tests.factories import PASSWORD, SHEBA, Store, cheap_hasher
from tests.own_server import OwnServer, own_server
from tests.store.conftest import refused

pytestmark = pytest.mark.slow
NEW = "a-new-password-1"
MARK = "db.example.org:5432/hamyar"


@pytest.fixture
def target(server: OwnServer, database: str) -> Iterator[Engine]:
    """The owner's connections to it."""
    engine = make_engine(server.owners(database))
    yield engine
    engine.dispose()


@pytest.fixture
def office(store: Store) -> Store:
    """A file with requests in several stages, an account, a disabled person, and holes in its numbers."""
    store.final()
    store.register("40011002")
    with store.open_unit(store.affairs) as unit:
        viewer = unit.people.by_name("viewer")
        assert viewer is not None
        unit.people.set_active(viewer.id, False)
        unit.commit()
    return store


def carry(
    source: Store, target: Engine, mark: str | None = MARK, tell: Callable[[str, int, int], None] = lambda *_: None
) -> list[TableMoved]:
    hasher = ScramHasher(target)
    return move(source.engine, target, lambda _name: hasher.hash(NEW), tell, mark)


def in_file(store: Store, table: str, columns: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(store.path)) as file:
        return file.execute(f"SELECT {columns} FROM {table} ORDER BY 1").fetchall()


def make_server(url: str, name: str) -> None:
    """Makes the database with its first account."""
    made = bootstrap.build(url)
    made.prepare()
    made.services.sign_in.make_first(name, "", "the-first-pass-1")
    made.close()


def tables_there(server: OwnServer, database: str) -> int:
    with server.connect(database) as connection:
        found = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert found is not None
    return int(found[0])


def logins_there(server: OwnServer) -> set[str]:
    with server.connect("postgres") as connection:
        found = connection.execute("SELECT rolname FROM pg_roles WHERE rolname !~ '^(pg|hamyar)_'")
        return {name for (name,) in found} - {"postgres"}


def is_marked(store: Store) -> bool:
    return ("moved_to", MARK) in in_file(store, "schema_meta", "key, value")


def test_every_row_of_every_table_comes_over(office: Store, server: OwnServer, database: str, target: Engine) -> None:
    told = carry(office, target)

    counted = {each.table: each.rows for each in told}
    assert counted.keys() == {table.name for table in all_metadata().tables.values()} - {"schema_meta", "transition"}
    assert counted["student"] == 5
    assert counted["work_request"] == 2
    assert counted["audit"] > 5
    with server.connect(database) as connection:
        for table in all_metadata().sorted_tables:
            columns = ", ".join(column.name for column in table.columns if column.name != "password_hash")
            if table.name != "schema_meta":
                there = connection.execute(f"SELECT {columns} FROM {table.name} ORDER BY {columns}").fetchall()
                assert sorted(there, key=repr) == sorted(in_file(office, table.name, columns), key=repr), table.name
    assert schema.is_current(target)


def test_the_rules_stand_again_and_people_go_on_where_they_were(
    office: Store, server: OwnServer, database: str, target: Engine
) -> None:
    carry(office, target)

    with (
        server.connect(database, "clerk", NEW) as clerk,
        pytest.raises(psycopg.errors.IntegrityError, match="hamyar:"),
    ):
        clerk.execute("UPDATE work_request SET state = 'approved', version = version + 1 WHERE state = 'pending'")
    with server.connect(database, "clerk", NEW) as clerk, pytest.raises(psycopg.errors.InsufficientPrivilege):
        clerk.execute("DELETE FROM audit")
    built = bootstrap.build(server.bare(database))
    person = built.services.sign_in("affairs", NEW)
    built.services.people.add_unit(person, "واحد تازه", "پژوهشی")
    built.services.sign_in.change_password(person, NEW, "another-pass-2")
    built.close()
    with server.connect(database) as connection:
        found = connection.execute("SELECT max(id) - (SELECT max(id) FROM unit WHERE name <> 'واحد تازه') FROM unit")
        assert found.fetchone() == (1,), "new numbers follow the old ones"


def test_a_disabled_person_stays_out(office: Store, server: OwnServer, database: str, target: Engine) -> None:
    carry(office, target)

    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        server.connect(database, "viewer", NEW)
    assert {"affairs", "clerk", "supervisor", "viewer"} <= logins_there(server)


def test_the_old_passwords_are_worth_nothing(office: Store, server: OwnServer, database: str, target: Engine) -> None:
    carry(office, target)

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        server.connect(database, "affairs", PASSWORD)


def test_the_file_says_where_its_data_are_and_is_closed_for_work(office: Store, database: str, target: Engine) -> None:
    at_work = bootstrap.build(f"sqlite:///{office.path}", hasher=cheap_hasher())
    person = at_work.services.sign_in("affairs", PASSWORD)

    carry(office, target)

    def moved(action: Callable[[], object]) -> None:
        with pytest.raises(RuleBroken) as caught:
            action()
        assert (caught.value.code, caught.value.facts) == (
            Code.STORAGE_UNAVAILABLE, {"reason": "moved", "server": MARK},
        )  # fmt: skip

    moved(lambda: at_work.services.people.add_unit(person, "دیر رسیده", "پژوهشی"))
    moved(lambda: at_work.services.bank_account(person, NewAccount("40011001", SHEBA, "", "", True)))
    at_work.close()
    fresh = bootstrap.build(f"sqlite:///{office.path}", hasher=cheap_hasher())
    for action in (
        fresh.require_ready,
        fresh.prepare,
        fresh.check,
        lambda: fresh.services.sign_in("affairs", PASSWORD),
    ):
        moved(action)
    fresh.close()
    moved(lambda: bootstrap.open_for_window(f"sqlite:///{office.path}"))
    assert ("دیر رسیده",) not in in_file(office, "unit", "name")
    with closing(sqlite3.connect(office.path)) as file, pytest.raises(sqlite3.IntegrityError, match="not_allowed"):
        file.execute("DELETE FROM schema_meta")


def test_a_server_that_was_just_made_is_new_too(
    office: Store, server: OwnServer, database: str, target: Engine
) -> None:
    make_server(server.owners(database), "founder")

    carry(office, target)

    assert "founder" not in logins_there(server)
    with server.connect(database) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM person")}
    assert names == {str(name) for (name,) in in_file(office, "person", "name")}


def test_the_first_account_may_have_the_name_of_somebody_in_the_file(
    office: Store, server: OwnServer, database: str, target: Engine
) -> None:
    make_server(server.owners(database), "affairs")

    carry(office, target)

    with server.connect(database, "affairs", NEW) as connection:
        found = connection.execute("SELECT count(*) FROM work_request").fetchone()
    assert found == (2,)


def test_without_a_mark_the_file_goes_on(office: Store, target: Engine) -> None:
    carry(office, target, mark=None)

    built = bootstrap.build(f"sqlite:///{office.path}", hasher=cheap_hasher())
    built.require_ready()
    assert built.services.sign_in("affairs", PASSWORD).name == "affairs"
    built.close()


def test_progress_is_told_for_every_table(office: Store, target: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(move_to_server, "_STEP", 2)
    heard: list[tuple[str, int, int]] = []

    carry(office, target, tell=lambda *told: heard.append(told))

    assert [told for told in heard if told[0] == "student"] == [("student", 0, 5), ("student", 2, 5), ("student", 4, 5)]
    assert ("bank_account", 0, 0) in heard


class TestWhatGoesWrong:
    """Afterwards the server is as it was and the file has no mark."""

    @pytest.fixture(autouse=True)
    def nothing_has_happened(self, office: Store, server: OwnServer, database: str) -> Iterator[None]:
        before = logins_there(server), tables_there(server, database)
        yield
        assert (logins_there(server), tables_there(server, database)) == before
        assert not is_marked(office)

    def test_a_login_of_that_name(self, office: Store, server: OwnServer, target: Engine) -> None:
        with server.connect("postgres") as connection:
            connection.execute("CREATE ROLE clerk")
        try:
            with refused(Code.PERSON_EXISTS, reason="login", name="clerk"):
                carry(office, target)
        finally:
            with server.connect("postgres") as connection:
                connection.execute("DROP ROLE clerk")

    @pytest.mark.parametrize("name", ["pg_sara", "public", "ن" * 40])
    def test_a_name_that_no_login_can_have(self, office: Store, target: Engine, name: str) -> None:
        self._by_hand(office, "UPDATE person SET name = ? WHERE name = 'clerk'", name)
        code = Code.TEXT_TOO_LONG if len(name) == 40 else Code.PERSON_EXISTS
        with refused(code, reason="login", name=name):
            carry(office, target)

    def test_a_row_that_breaks_a_check(self, office: Store, target: Engine) -> None:
        self._by_hand(office, "UPDATE unit_quota SET used = seats + ?", 1)
        with refused(Code.STORAGE_UNAVAILABLE, reason="damaged"):
            carry(office, target)

    def test_a_number_that_the_server_does_not_hold(self, office: Store, target: Engine) -> None:
        self._by_hand(office, "UPDATE student SET version = ? WHERE id = 2", 2**40)
        with refused(Code.STORAGE_UNAVAILABLE, reason="damaged", detail="student: 1099511627776"):
            carry(office, target)

    def test_a_quota_that_does_not_add_up(self, office: Store, target: Engine) -> None:
        self._by_hand(office, "UPDATE unit_quota SET used = used - ?", 1)
        with refused(Code.STORAGE_UNAVAILABLE, reason="differs"):
            carry(office, target)

    def test_a_row_that_points_nowhere(self, office: Store, target: Engine) -> None:
        self._by_hand(office, "UPDATE work_request SET student_id = ? WHERE id = 1", 999)
        with refused(Code.STORAGE_UNAVAILABLE, reason="damaged", detail="foreign_key_check: work_request"):
            carry(office, target)

    def test_a_nul_in_a_text(self, office: Store, target: Engine) -> None:
        self._by_hand(office, "UPDATE student SET first_name = ? WHERE id = 1", "زه\0را")
        with refused(Code.CONTROL_CHARACTER, character="U+0000", table="student", row=1):
            carry(office, target)

    def test_a_row_that_changes_on_the_way(
        self, office: Store, target: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As if the digests of the two sides differed for any reason."""
        real = move_to_server._copy

        def copy(server: object, table: str, columns: object, rows: Iterator[tuple[object, ...]]) -> None:
            if table == "setting" or table != "student":
                real(server, table, columns, rows)  # type: ignore[arg-type]
                return
            place = list(columns).index("mobile")  # type: ignore[call-overload]
            real(server, table, columns, ((*row[:place], "0912", *row[place + 1 :]) for row in rows))  # type: ignore[arg-type]

        monkeypatch.setattr(move_to_server, "_copy", copy)
        with refused(Code.STORAGE_UNAVAILABLE, reason="differs", detail="student"):
            carry(office, target)

    def test_the_mark_cannot_be_written(self, office: Store, target: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise sqlite3.OperationalError("disk I/O error")

        monkeypatch.setattr(move_to_server, "mark_as_moved", fail)
        with pytest.raises(sqlite3.OperationalError):
            carry(office, target)

    def test_somebody_who_does_not_own_it(self, office: Store, server: OwnServer, database: str) -> None:
        with server.connect("postgres") as connection:
            connection.execute("CREATE ROLE hamyar_stranger LOGIN PASSWORD 'stranger-1'")
        other = make_engine(server.cluster.url(database, "hamyar_stranger", "stranger-1"))
        try:
            with refused(Code.NOT_ALLOWED):
                carry(office, other)
        finally:
            other.dispose()
            with server.connect("postgres") as connection:
                connection.execute("DROP ROLE hamyar_stranger")

    def test_the_server_dies_in_between(self, office: Store, server: OwnServer, target: Engine) -> None:
        def kill(table: str, done: int, total: int) -> None:
            if table == "audit" and done == 0:
                server.cluster.kill_hard()

        try:
            with refused(Code.STORAGE_UNAVAILABLE, reason="lost"):
                carry(office, target, tell=kill)
        finally:
            server.cluster.start()

    def test_somebody_writes_to_the_file_meanwhile(
        self, office: Store, target: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The file is locked from the first row to the mark; the move itself is broken off by the test."""
        seen: list[str] = []

        def write(table: str, _done: int, _total: int) -> None:
            if table == "student" and not seen:
                with closing(sqlite3.connect(office.path, timeout=0)) as other:
                    try:
                        other.execute("BEGIN IMMEDIATE")
                    except sqlite3.OperationalError as error:
                        seen.append(str(error))
                raise RuleBroken(Code.STORAGE_UNAVAILABLE, detail="enough seen")

        with refused(Code.STORAGE_UNAVAILABLE, detail="enough seen"):
            carry(office, target, tell=write)
        assert seen == ["database is locked"]

    @staticmethod
    def _by_hand(office: Store, statement: str, value: object) -> None:
        """What no program of ours would write."""
        with closing(sqlite3.connect(office.path, isolation_level=None)) as file:
            file.execute("PRAGMA foreign_keys = OFF")
            file.execute("PRAGMA ignore_check_constraints = ON")
            rules = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in rules:
                file.execute(f"DROP TRIGGER {name}")
            file.execute(statement, [value])
            for _, sql in rules:
                file.execute(sql)


@pytest.mark.parametrize("done", ["student", "unit", "setting"])
def test_a_database_in_which_somebody_worked_is_not_new(
    office: Store, server: OwnServer, database: str, target: Engine, done: str
) -> None:
    made: Built = bootstrap.build(server.owners(database))
    made.prepare()
    person = made.services.sign_in.make_first("founder", "", "the-first-pass-1")
    if done == "unit":
        made.services.people.add_unit(person, "واحد تازه", "پژوهشی")
    if done == "setting":
        made.services.people.set_policy(person, made.services.people.policy(person))
    made.close()
    if done == "student":
        with server.connect(database) as connection:
            connection.execute("ALTER TABLE student DISABLE TRIGGER USER")
            connection.execute(
                "INSERT INTO student (number, first_name, last_name, search, sort_key, identity_kind, national_code,"
                " mobile, degree, field_of_study, faculty, version) VALUES"
                " ('1', 'a', 'b', 'a b', 'a', 'passport', 'x', '', '', '', '', 1)"
            )
            connection.execute("ALTER TABLE student ENABLE TRIGGER USER")

    with refused(Code.ALREADY_INITIALISED, reason="filled"):
        carry(office, target)
    assert not is_marked(office)
    assert "founder" in logins_there(server)


def test_a_file_of_a_newer_program_and_a_newer_server_are_refused(
    office: Store, server: OwnServer, database: str, target: Engine
) -> None:
    schema.prepare(target)
    with server.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_next_year'")

    with refused(Code.DATABASE_NEWER, revision="9999_next_year"):
        carry(office, target)
    assert not is_marked(office)


def test_a_database_of_another_program_is_refused(
    office: Store, server: OwnServer, database: str, target: Engine
) -> None:
    with server.connect(database) as connection:
        connection.execute("CREATE TABLE payroll (id integer)")

    with refused(Code.STORAGE_UNAVAILABLE, detail="payroll"):
        carry(office, target)
    assert tables_there(server, database) == 1
    assert not is_marked(office)


@pytest.mark.parametrize("folder", [Path("/usr/lib/postgresql/15/bin")])
def test_the_oldest_server_that_is_supported(office: Store, folder: Path) -> None:
    if not folder.is_dir():
        pytest.skip("this machine has no PostgreSQL 15")
    with own_server(folder) as server, server.database() as database:
        target = make_engine(server.owners(database))
        assert {each.table: each.rows for each in carry(office, target)}["work_request"] == 2
        target.dispose()
        with server.connect(database, "clerk", NEW) as clerk:
            assert clerk.execute("SELECT count(*) FROM work_request").fetchone() == (2,)
