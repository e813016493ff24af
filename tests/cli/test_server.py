"""The administrator's side of the shared database: init, upgrade, check, demo, people, and what is refused."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from hamyar_desktop.bootstrap import DEMO_PEOPLE
from hamyar_desktop.store import schema
from hamyar_desktop.store.server import fitness
from tests.cli.conftest import LIBRARY, Admin, Ended
from tests.factories import PASSWORD
from tests.own_server import OWNER, OWNER_PASSWORD, OwnServer, own_server

pytestmark = pytest.mark.slow
PROGRAM = [sys.executable, "-c", "from hamyar_desktop.cli import main; raise SystemExit(main())"]
FIRST = "first-pass-1"
NEXT = "9999_next_year"
NEXT_MIGRATION = """
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade():
    op.create_index("ix_student_mobile", "student", ["mobile"])
"""
NEXT_PROGRAM = (
    "import sys; from pathlib import Path; from hamyar_desktop.store import schema;"
    " schema.MIGRATIONS = Path(sys.argv.pop(1)); from hamyar_desktop.cli import main; raise SystemExit(main())"
)
NEW = {"HAMYAR_NEW_PASSWORD": FIRST}
AS_OWNER: dict[str, Any] = {"user": OWNER, "HAMYAR_PASSWORD": OWNER_PASSWORD}


@pytest.fixture
def owner(server: OwnServer, database: str) -> Admin:
    """The owner's command line: name and password stand in the URL."""
    return Admin(server.owners(database))


@pytest.fixture
def mina(server: OwnServer, database: str, owner: Admin) -> Admin:
    """The first of student affairs, who was made by ``init``; the URL names host and database only."""
    assert owner.json("init", "--admin-user", "mina", **NEW).status == 0
    return Admin(server.bare(database), user="mina", password=FIRST)


@pytest.fixture(scope="module")
def own() -> Iterator[OwnServer]:
    """A server that the tests set up differently and start again."""
    with own_server() as made:
        yield made


@pytest.fixture
def next_year(tmp_path: Path) -> Path:
    """The migrations of a program that comes after this one: one more."""
    folder = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = NEXT_MIGRATION.format(revision=NEXT, before=schema.head())
    (folder / "versions" / f"{NEXT}.py").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def older(mina: Admin, next_year: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The revision of a database that this program has made, in front of the next one."""
    before = schema.head()
    monkeypatch.setattr(schema, "MIGRATIONS", next_year)
    return before


def refused(done: Ended, status: int, code: str, reason: str | None = None) -> dict[str, Any]:
    assert (done.status, done.failure["error"], done.failure.get("reason"), done.out) == (status, code, reason, "")
    assert OWNER_PASSWORD not in done.err
    return done.failure


def start(url: str, *words: str, program: Sequence[str] = PROGRAM, **environment: str) -> subprocess.Popen[bytes]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("HAMYAR")}
    return subprocess.Popen(
        [*program, "--json", "--database", url, *words],
        env=known | environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def ended(process: subprocess.Popen[bytes]) -> tuple[int, Any]:
    out, err = process.communicate(timeout=300)
    return process.returncode, json.loads(out or err)


class TestInit:
    def test_it_makes_everything_and_never_tells_a_password(
        self, owner: Admin, server: OwnServer, database: str
    ) -> None:
        done = owner.json("init", "--admin-user", "mina", **NEW)

        assert done.value == {
            "host": server.cluster.host, "port": server.cluster.port, "database": database, "revision": schema.head(),
            "admin_user": "mina",
        }  # fmt: skip
        assert OWNER_PASSWORD not in done.out
        mina = Admin(server.bare(database), user="mina", password=FIRST)
        assert [(row["name"], row["role"]) for row in mina.json("user", "list").value] == [("mina", "affairs")]
        assert LIBRARY in {row["unit"] for row in mina.json("unit", "list").value}

    def test_the_owner_may_stand_in_the_environment(self, server: OwnServer, database: str) -> None:
        owner = Admin(server.bare(database))

        assert owner.json("init", "--admin-user", "mina", **AS_OWNER, **NEW).value["database"] == database

    def test_a_missing_password_is_asked_for(self, server: OwnServer, database: str) -> None:
        owner = Admin(f"postgresql+psycopg://{OWNER}@{server.bare(database).partition('://')[2]}")

        assert owner.json("init", "--admin-user", "mina", typed=f"{OWNER_PASSWORD}\n", **NEW).status == 0
        refused(owner.json("check", typed=""), 4, "wrong_password")

    def test_it_is_made_once(self, mina: Admin, owner: Admin) -> None:
        refused(owner.json("init", "--admin-user", "other", **NEW), 3, "already_initialised")

    def test_a_login_that_another_database_made_is_told(self, owner: Admin, server: OwnServer) -> None:
        with server.connect("postgres") as connection:
            connection.execute("CREATE ROLE mina")

        refused(owner.json("init", "--admin-user", "mina", **NEW), 3, "person_exists")
        assert owner.json("init", "--admin-user", "nargis", **NEW).status == 0, "the next name goes"

    def test_of_six_at_once_one_makes_it(self, server: OwnServer, database: str) -> None:
        running = [
            start(server.owners(database), "init", "--admin-user", f"mina{number}", HAMYAR_NEW_PASSWORD=FIRST)
            for number in range(6)
        ]
        results = [ended(each) for each in running]

        assert sorted(status for status, _ in results) == [0, 3, 3, 3, 3, 3]
        assert {told["error"] for status, told in results if status} == {"already_initialised"}
        with server.connect(database) as connection:
            assert connection.execute("SELECT count(*) FROM person").fetchone() == (1,)


class TestUpgrade:
    def test_a_present_one_stays(self, mina: Admin, owner: Admin) -> None:
        assert owner.json("upgrade").value == {"before": schema.head(), "revision": schema.head(), "upgraded": False}

    def test_an_older_one_comes_up_with_its_rules(self, older: str, owner: Admin, mina: Admin) -> None:
        assert owner.json("check").value["current"] is False

        assert owner.json("upgrade").value == {"before": older, "revision": NEXT, "upgraded": True}
        assert owner.json("check").value["current"] is True
        assert len(mina.json("user", "list").value) == 1

    def test_people_are_told_what_to_wait_for(self, older: str, mina: Admin) -> None:
        failure = refused(mina.json("user", "list"), 5, "storage_unavailable", "older")

        assert "hamyar-admin upgrade" in failure["message"]

    def test_a_weakened_rule_is_put_right(self, mina: Admin, owner: Admin, server: OwnServer, database: str) -> None:
        with server.connect(database) as connection:
            connection.execute("ALTER TABLE work_request DISABLE ROW LEVEL SECURITY")
        assert mina.json("check").value["current"] is False

        assert owner.json("upgrade").value["upgraded"] is True
        assert mina.json("check").value["current"] is True

    def test_whoever_is_no_owner_is_refused_in_words(self, older: str, mina: Admin) -> None:
        failure = refused(mina.json("upgrade"), 4, "not_allowed", "owner")

        assert "mina" in failure["message"]

    def test_of_twenty_at_once_one_does_it(
        self, mina: Admin, next_year: Path, server: OwnServer, database: str
    ) -> None:
        program = [sys.executable, "-c", NEXT_PROGRAM, str(next_year)]
        running = [start(server.owners(database), "upgrade", program=program) for _ in range(20)]
        results = [ended(each) for each in running]

        assert {status for status, _ in results} == {0}, results
        assert [told["upgraded"] for _, told in results].count(True) == 1
        assert {told["revision"] for _, told in results} == {NEXT}
        refused(mina.json("unit", "list"), 5, "database_newer")


class TestCheck:
    def test_what_the_server_does_not_guard_is_a_warning_and_no_failure(
        self, mina: Admin, owner: Admin, server: OwnServer
    ) -> None:
        def warned(admin: Admin, *words: str) -> list[tuple[str, str]]:
            done = admin.json(*words, "check")
            assert (done.value["ok"], done.value["current"]) == (True, True)
            assert {each["warning"] for each in done.value["warnings"]} == {"server_unguarded"}
            return [(each["reason"], each["message"]) for each in done.value["warnings"]]

        assert [reason for reason, _ in warned(mina)] == ["guessing", "unseen"], "she may not see what is loaded"
        with server.connect("postgres") as connection:
            connection.execute(f"GRANT pg_read_all_settings TO {OWNER}")
            try:
                in_persian, in_english = warned(owner), warned(owner, "--lang", "en")
            finally:
                connection.execute(f"REVOKE pg_read_all_settings FROM {OWNER}")

        assert [reason for reason, _ in in_persian] == ["guessing", "easy"]
        assert "درنگ نمی‌کند" in in_persian[0][1]
        assert "does not pause after a wrong password" in in_english[0][1]

    def test_people_read_it_too(self, mina: Admin) -> None:
        done = mina.run("--lang", "en", "check")

        assert (done.status, done.err) == (0, "")
        assert "The server does not pause after a wrong password" in done.out
        assert "[server_unguarded]" in done.out

    @pytest.mark.parametrize(
        ("modules", "milliseconds", "missing"),
        [
            ("", 2000, ["guessing", "easy"]),
            ("auth_delay, passwordcheck", 2000, []),
            ("auth_delay, passwordcheck", 0, ["guessing"]),
            ("passwordcheck", 2000, ["guessing"]),
            ('auth_delay, "$libdir/passwordcheck.so"', 1, []),
            ("auth_delay", 2000, ["easy"]),
        ],
    )
    def test_only_what_is_loaded_counts(
        self, own: OwnServer, modules: str, milliseconds: int, missing: list[str]
    ) -> None:
        """A line in the server's settings alone guards nothing."""
        with own.database() as database:
            with (own.cluster.folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
                file.write(f"shared_preload_libraries = '{modules}'\nauth_delay.milliseconds = {milliseconds}\n")
            own.cluster.restart()
            admin = Admin(own.cluster.url(database, own.cluster.superuser, own.cluster.password))
            assert admin.json("init", "--admin-user", "mina", **NEW).status == 0

            assert [each["reason"] for each in admin.json("check").value["warnings"]] == missing


class TestOtherDatabases:
    @pytest.mark.parametrize("words", [("check",), ("upgrade",)])
    def test_an_empty_one(self, owner: Admin, words: tuple[str, ...]) -> None:
        refused(owner.json(*words), 5, "not_initialised")

    def test_an_empty_one_for_somebody_of_another(self, mina: Admin, server: OwnServer) -> None:
        with server.database() as other:
            refused(Admin(server.bare(other), "mina", FIRST).json("user", "list"), 5, "not_initialised")
            with server.connect(other) as connection:
                assert connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone() == (
                    0,
                )

    @pytest.mark.parametrize(
        "words", [("check",), ("upgrade",), ("init", "--admin-user", "mina"),
                  ("demo", "--students", "2", "--requests", "2")],
    )  # fmt: skip
    @pytest.mark.parametrize("tables", [("payroll",), ("payroll", "alembic_version")])
    def test_one_of_another_program(
        self, owner: Admin, server: OwnServer, database: str, words: tuple[str, ...], tables: tuple[str, ...]
    ) -> None:
        with server.connect(database) as connection:
            for table in tables:
                connection.execute(f"CREATE TABLE {table} (version_num text)")

        failure = refused(owner.json(*words, **NEW), 5, "storage_unavailable", "foreign")
        assert min(tables) in failure["message"]

    def test_a_newer_one(self, mina: Admin, owner: Admin, server: OwnServer, database: str) -> None:
        with server.connect(database) as connection:
            connection.execute("UPDATE alembic_version SET version_num = '9999_next_year'")

        for done in (owner.json("upgrade"), owner.json("check"), mina.json("user", "list")):
            assert refused(done, 5, "database_newer")["revision"] == "9999_next_year"
        assert owner.json("init", "--admin-user", "other", **NEW).failure["error"] == "database_newer"

    @pytest.mark.parametrize("version", [130_014, 140_010])
    def test_an_old_server(self, mina: Admin, owner: Admin, monkeypatch: pytest.MonkeyPatch, version: int) -> None:
        monkeypatch.setattr(fitness, "_version", lambda _connection: version)

        for words in (("check",), ("upgrade",), ("init", "--admin-user", "other")):
            failure = refused(owner.json(*words, **NEW), 5, "storage_unavailable", "version")
            assert failure["detail"] == version // 10_000
        assert refused(mina.json("user", "list"), 5, "storage_unavailable", "version")

    def test_one_that_is_not_there(self, server: OwnServer) -> None:
        refused(Admin(server.owners("nowhere")).json("check"), 5, "storage_unavailable", "database")

    def test_a_closed_port(self) -> None:
        url = f"postgresql+psycopg://{OWNER}:{OWNER_PASSWORD}@127.0.0.1:9/hamyar"

        refused(Admin(url).json("check"), 5, "storage_unavailable", "port")

    def test_a_wrong_password(self, server: OwnServer, database: str) -> None:
        refused(Admin(server.cluster.url(database, OWNER, "not-it")).json("upgrade"), 4, "wrong_password")

    def test_an_owner_without_the_right_to_make_logins(self, server: OwnServer, database: str) -> None:
        with server.connect("postgres") as connection:
            connection.execute("CREATE ROLE hamyar_builder LOGIN PASSWORD 'builder-1'")
            connection.execute(f"ALTER DATABASE {database} OWNER TO hamyar_builder")
        builder = Admin(server.cluster.url(database, "hamyar_builder", "builder-1"))

        refused(builder.json("init", "--admin-user", "mina", **NEW), 4, "not_allowed", "owner")
        with server.connect("postgres") as connection:
            connection.execute(f"ALTER DATABASE {database} OWNER TO {OWNER}")
            connection.execute("DROP ROLE hamyar_builder")


class TestPeople:
    def test_accounts_are_logins(self, mina: Admin, server: OwnServer, database: str) -> None:
        mina.json("user", "add", "sara", "--role", "clerk", "--unit", LIBRARY, HAMYAR_NEW_PASSWORD="sara-pass-1")
        sara = Admin(mina.url, "sara", "sara-pass-1")

        assert [row["unit"] for row in sara.json("unit", "list").value] == [LIBRARY]
        with server.connect(database, "sara", "sara-pass-1") as connection:
            assert connection.execute("SELECT session_user").fetchone() == ("sara",)
        refused(sara.json("user", "list"), 4, "not_allowed")

    def test_a_new_password_from_student_affairs_and_from_oneself(self, mina: Admin) -> None:
        mina.json("user", "add", "sara", "--role", "viewer", HAMYAR_NEW_PASSWORD="sara-pass-1")

        assert mina.json("user", "passwd", "sara", HAMYAR_NEW_PASSWORD="sara-pass-2").value["password"] == "changed"
        refused(Admin(mina.url, "sara", "sara-pass-1").json("unit", "list"), 4, "wrong_password")
        sara = Admin(mina.url, "sara", "sara-pass-2")
        assert sara.json("user", "passwd", "sara", HAMYAR_NEW_PASSWORD="sara-pass-3").status == 0
        assert Admin(mina.url, "sara", "sara-pass-3").json("unit", "list").status == 0

    def test_disabled_people_are_told_so_and_let_in_again(self, mina: Admin) -> None:
        mina.json("user", "add", "sara", "--role", "viewer", HAMYAR_NEW_PASSWORD="sara-pass-1")
        sara = Admin(mina.url, "sara", "sara-pass-1")

        assert mina.json("user", "disable", "sara").value["active"] is False
        refused(sara.json("unit", "list"), 4, "not_allowed", "disabled")
        mina.json("user", "enable", "sara")
        assert sara.json("unit", "list").status == 0


class TestBackup:
    @pytest.mark.parametrize("words", [("backup", "copy.dump"), ("restore", "copy.dump")])
    def test_it_is_the_servers_own(self, mina: Admin, words: tuple[str, ...]) -> None:
        failure = refused(mina.json(*words), 4, "not_allowed", "server")

        assert "pg_dump" in failure["message"]


class TestDemo:
    def test_sample_data_on_a_server(self, owner: Admin, server: OwnServer, database: str) -> None:
        made = owner.json("demo", "--students", "30", "--requests", "60").value

        assert {person["name"]: person["role"] for person in made["people"]} == {
            name: role.value for name, role in DEMO_PEOPLE.items()
        }
        reza = Admin(server.bare(database), "reza", made["password"])
        assert {row["stage"] for row in reza.json("request", "list").value} >= {"pending", "final"}
        assert owner.json("check").value["current"] is True

    def test_an_impossible_one_is_a_matter_of_usage(self, owner: Admin) -> None:
        refused(owner.json("demo", "--students", "2", "--requests", "1000"), 2, "usage")


class TestMigrateTo:
    @pytest.fixture
    def office(self, admin: Admin) -> Admin:
        """A file with people and requests."""
        registered = admin.json(
            "request", "register", "--student", "40011001", "--unit", LIBRARY, "--hours", "100", user="clerk"
        )
        assert registered.status == 0
        return admin

    def test_it_moves_everything_and_tells_new_passwords_once(
        self, office: Admin, server: OwnServer, database: str
    ) -> None:
        done = office.json("migrate-to", server.owners(database))
        told = done.value

        assert (told["host"], told["port"], told["database"]) == (server.cluster.host, server.cluster.port, database)
        assert OWNER_PASSWORD not in done.out
        counted = {each["table"]: each["rows"] for each in told["tables"]}
        assert (counted["work_request"], counted["person"]) == (1, 5)
        assert all(len(each["digest"]) == 64 for each in told["tables"])
        passwords = {each["name"]: each["password"] for each in told["people"]}
        assert len(set(passwords.values())) == len(passwords) == 5
        clerk = Admin(server.bare(database), "clerk", passwords["clerk"])
        assert [row["student_number"] for row in clerk.json("request", "list").value] == ["40011001"]
        refused(Admin(server.bare(database), "clerk", PASSWORD).json("request", "list"), 4, "wrong_password")

        place = f"{server.cluster.host}:{server.cluster.port}/{database}"
        for words in (("request", "list"), ("check",), ("upgrade",), ("migrate-to", server.owners(database))):
            assert place in refused(office.json(*words), 5, "storage_unavailable", "moved")["message"]

    def test_people_see_how_far_it_is(self, office: Admin, server: OwnServer, database: str) -> None:
        done = office.run("migrate-to", server.owners(database))

        assert done.status == 0
        assert "student: 0 / 5\n" in done.err
        assert "person: 0 / 5\n" in done.err
        assert "clerk\t" in done.out

    def test_the_owners_password_is_asked_for(self, office: Admin, server: OwnServer, database: str) -> None:
        url = f"postgresql+psycopg://{OWNER}@{server.bare(database).partition('://')[2]}"

        assert office.json("migrate-to", url, typed=f"{OWNER_PASSWORD}\n").status == 0

    def test_only_student_affairs_moves_it(self, office: Admin, server: OwnServer, database: str) -> None:
        for user in ("clerk", "supervisor", "viewer"):
            refused(office.json("migrate-to", server.owners(database), user=user), 4, "not_allowed")
        assert office.json("request", "list").status == 0

    def test_only_the_owner_gets_it(self, office: Admin, server: OwnServer, database: str) -> None:
        with server.connect("postgres") as connection:
            connection.execute("CREATE ROLE hamyar_stranger LOGIN PASSWORD 'stranger-1'")
        url = server.cluster.url(database, "hamyar_stranger", "stranger-1")

        refused(office.json("migrate-to", url), 4, "not_allowed", "owner")
        with server.connect("postgres") as connection:
            connection.execute("DROP ROLE hamyar_stranger")
        assert office.json("request", "list").status == 0

    def test_only_a_file_moves_and_only_to_a_server(
        self, office: Admin, mina: Admin, owner: Admin, tmp_path: Path
    ) -> None:
        refused(office.json("migrate-to", f"sqlite:///{tmp_path / 'other.sqlite3'}"), 2, "usage")
        refused(mina.json("migrate-to", owner.url), 2, "usage")
        assert office.json("request", "list").status == 0
