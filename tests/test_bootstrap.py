"""The program put together over real files: new, older, newer, damaged and missing databases."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command

from hamyar_desktop import paths
from hamyar_desktop.bootstrap import SAMPLE_REQUESTS, SAMPLE_STUDENTS, Built, build, open_for_window, utc_now
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Person, Role
from hamyar_desktop.services.connections import Server
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.settings import sqlite_url
from hamyar_desktop.spreadsheets.student_list import ExcelStudentList
from hamyar_desktop.spreadsheets.table_writer import ExcelTableWriter
from hamyar_desktop.store import schema
from hamyar_desktop.store.generated import drop_generated, is_applied
from hamyar_desktop.store.moved_mark import mark_as_moved
from tests.factories import PASSWORD, cheap_hasher
from tests.fakes import FakeClock

Make = Callable[..., Built]


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Builds over a file of the test's folder, and closes everything at the end."""
    built: list[Built] = []

    def build_here(name: str = "hamyar.sqlite3", clock: FakeClock | None = None) -> Built:
        url = sqlite_url(tmp_path / name)
        built.append(build(url, clock=clock or FakeClock(), hasher=cheap_hasher(), drafts=tmp_path / "drafts.json"))
        return built[-1]

    yield build_here
    for each in built:
        each.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The person's own folder is one of the test's."""
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    return tmp_path


def broken(action: Callable[[], object]) -> Code:
    with pytest.raises(RuleBroken) as caught:
        action()
    return caught.value.code


def make_older(built: Built) -> None:
    """One step back, as the file of an older program."""
    with built.engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        with connection.begin():
            drop_generated(connection)
            command.downgrade(schema._config(connection), "-1")


def make_newer(built: Built) -> None:
    """The file of a program of next year."""
    with closing(sqlite3.connect(built.file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_next_year'")


def backups(built: Built) -> list[str]:
    return sorted(file.name for file in (built.file.parent / "backups").glob("*"))


class TestBuild:
    def test_looking_makes_no_file(self, make: Make) -> None:
        built = make()
        assert not built.has_tables()
        assert broken(built.require_ready) is Code.NOT_INITIALISED
        assert broken(built.check) is Code.NOT_INITIALISED
        assert not built.file.exists()

    def test_prepared_it_is_ready_and_has_the_units_of_the_seed(self, make: Make) -> None:
        built = make()
        built.prepare()
        built.require_ready()
        assert built.has_tables()
        assert built.check() == schema.head()
        with built.outside.open_unit(None, readonly=True) as unit:
            assert "کتابخانه مرکزی" in {row.name for row in unit.units.all()}
            assert len(unit.units.work_types()) == 7
        assert not built.services.sign_in.has_people()

    def test_prepared_twice_nothing_is_doubled_and_nothing_copied(self, make: Make) -> None:
        built = make()
        built.prepare()
        built.prepare()
        with built.outside.open_unit(None, readonly=True) as unit:
            names = [row.name for row in unit.units.all()]
        assert len(names) == len(set(names))
        assert backups(built) == []

    def test_the_first_person_signs_in_with_the_real_parts(self, make: Make) -> None:
        built = make()
        built.prepare()
        built.services.sign_in.make_first("mina", "مینا اکبری", PASSWORD)
        person = built.services.sign_in("mina", PASSWORD)
        assert (person.display_name, person.role) == ("مینا اکبری", Role.AFFAIRS)
        assert isinstance(built.outside.student_list, ExcelStudentList)
        assert isinstance(built.outside.tables, ExcelTableWriter)

    def test_the_clock_is_utc(self) -> None:
        assert utc_now().tzinfo is UTC
        assert abs(utc_now() - datetime.now(UTC)) < timedelta(minutes=1)

    def test_drafts_lie_in_the_persons_folder_unless_told(self, home: Path) -> None:
        built = build(sqlite_url(home / "hamyar.sqlite3"), hasher=cheap_hasher())
        built.outside.drafts.write("mina", "register", {"hours": "12"})
        built.close()
        assert (home / "drafts.json").is_file()


class TestOtherVersions:
    def test_an_older_database_is_copied_and_upgraded(self, make: Make) -> None:
        built = make()
        built.prepare()
        make_older(built)
        assert not schema.is_current(built.engine)

        built.require_ready()

        assert built.check() == schema.head()
        assert len(backups(built)) == 1

    def test_a_newer_one_is_refused_and_left_alone(self, make: Make) -> None:
        built = make()
        built.prepare()
        make_newer(built)
        for action in (built.require_ready, built.check, built.prepare):
            assert broken(action) is Code.DATABASE_NEWER
        with closing(sqlite3.connect(built.file)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999_next_year",)]

    def test_a_file_that_is_no_database(self, make: Make, tmp_path: Path) -> None:
        (tmp_path / "hamyar.sqlite3").write_bytes(b"this is not a database, only text " * 40)
        built = make()
        for action in (built.has_tables, built.require_ready, built.check):
            assert broken(action) is Code.STORAGE_UNAVAILABLE
        assert (tmp_path / "hamyar.sqlite3").read_bytes().startswith(b"this is not")


class TestMovedToAServer:
    def test_the_file_is_closed_for_everything_but_other_tools(self, make: Make) -> None:
        built = make()
        built.prepare()
        with built.engine.begin() as connection:
            mark_as_moved(connection, "db.example.org:5432/hamyar")

        for action in (built.has_tables, built.require_ready, built.check, built.prepare, built.has_people):
            with pytest.raises(RuleBroken) as caught:
                action()
            assert caught.value.facts == {"reason": "moved", "server": "db.example.org:5432/hamyar"}
        with closing(sqlite3.connect(built.file)) as connection:
            assert connection.execute("SELECT count(*) FROM unit").fetchone() == (27,)

    def test_the_mark_leaves_every_rule_in_its_place(self, make: Make) -> None:
        built = make()
        built.prepare()
        with built.engine.begin() as connection:
            mark_as_moved(connection, "db.example.org:5432/hamyar")
            assert is_applied(connection)


class TestServer:
    URL = "postgresql+psycopg://owner:secret@db.example.org:5433/hamyar?sslmode=verify-full&sslrootcert=/etc/ca.crt"

    def test_it_is_named_without_who_signs_in(self, home: Path) -> None:
        built = build(self.URL)

        assert built.is_server
        assert built.server == Server("db.example.org", 5433, "hamyar", "/etc/ca.crt")
        assert built.login == ("owner", "secret")

    @pytest.mark.parametrize(
        ("url", "server"),
        [
            ("postgresql+psycopg:///hamyar?host=/var/run/postgresql", Server("/var/run/postgresql", 5432, "hamyar")),
            ("postgresql+psycopg:///hamyar", Server("", 5432, "hamyar")),
            ("postgresql+psycopg://[::1]/hamyar", Server("::1", 5432, "hamyar")),
        ],
    )
    def test_a_socket_is_a_place_too(self, home: Path, url: str, server: Server) -> None:
        assert build(url).server == server

    def test_backups_are_its_own(self, home: Path) -> None:
        built = build(self.URL)
        affairs = Person(1, "mina", "مینا", Role.AFFAIRS)

        for action in (lambda: built.backup_to(affairs, home / "out"), lambda: built.restore(affairs, home / "in")):
            with pytest.raises(RuleBroken) as caught:
                action()
            assert (caught.value.code, caught.value.facts["reason"]) == (Code.NOT_ALLOWED, "server")
            assert "--host=db.example.org --port=5433 hamyar" in str(caught.value.facts["example"])


class TestBackups:
    def test_one_a_day(self, make: Make) -> None:
        clock = FakeClock()
        built = make(clock=clock)
        built.prepare()
        built.backup_daily()
        built.backup_daily()
        assert len(backups(built)) == 1
        clock.forward(days=1, minutes=1)
        built.backup_daily()
        assert len(backups(built)) == 2

    def test_a_backup_is_a_whole_database(self, make: Make) -> None:
        built = make()
        built.prepare()
        copy = built.backup_now()
        assert copy.parent == built.file.parent / "backups"
        assert make(f"backups/{copy.name}").check() == schema.head()


class TestForTheWindow:
    def test_the_first_start_makes_the_database(self, home: Path) -> None:
        opened = open_for_window(sqlite_url(home / "hamyar.sqlite3"))
        try:
            assert (opened.person, opened.has_people) == (None, False)
            assert (home / "hamyar.sqlite3").is_file()
            assert not (home / "backups").exists()
        finally:
            opened.close()

    def test_later_starts_ask_who_it_is_and_keep_a_backup(self, home: Path) -> None:
        url = sqlite_url(home / "hamyar.sqlite3")
        first = open_for_window(url)
        first.services.sign_in.make_first("mina", "مینا اکبری", PASSWORD)
        first.close()
        opened = open_for_window(url)
        assert not (home / "backups").exists()
        assert opened.look_after is not None
        opened.look_after()
        opened.close()
        assert (opened.person, opened.has_people) == (None, True)
        assert len(list((home / "backups").iterdir())) == 1

    def test_a_large_file_is_read_through_beside_the_work(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        url = sqlite_url(home / "hamyar.sqlite3")
        open_for_window(url).close()
        checked: list[object] = []
        monkeypatch.setattr("hamyar_desktop.bootstrap.schema.check", checked.append)
        monkeypatch.setattr("hamyar_desktop.bootstrap.CHECKED_AT_ONCE", 1000)
        opened = open_for_window(url)
        assert checked == []
        assert opened.look_after is not None
        opened.look_after()
        opened.close()
        assert len(checked) == 1

    def test_a_newer_database_is_refused(self, home: Path) -> None:
        url = sqlite_url(home / "hamyar.sqlite3")
        open_for_window(url).close()
        with closing(sqlite3.connect(home / "hamyar.sqlite3")) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999_next_year'")
        assert broken(lambda: open_for_window(url)) is Code.DATABASE_NEWER

    @pytest.mark.slow
    def test_sample_data_are_signed_in_and_leave_the_persons_folder_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse() -> Path:
            raise AssertionError("the person's own folder was asked for")

        monkeypatch.setattr(paths, "user_data", refuse)
        opened = open_for_window(sqlite_url(tmp_path / "sample.sqlite3"), sample=True)
        try:
            assert opened.person is not None
            assert opened.person.role is Role.AFFAIRS
            assert len(opened.services.students.ids(opened.person, "")) == SAMPLE_STUDENTS
            assert len(opened.services.requests.ids(opened.person, RequestFilter())) == SAMPLE_REQUESTS
            assert opened.has_people
        finally:
            opened.close()


def test_closed_the_file_is_nobodys(make: Make) -> None:
    built = make()
    built.prepare()
    built.close()
    built.file.rename(built.file.with_name("moved.sqlite3"))
    assert not built.has_tables()
    assert make("moved.sqlite3").has_tables()
