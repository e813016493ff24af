"""init, upgrade, check, demo, backup and restore."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hamyar_desktop.settings import Settings, settings_file, write_settings
from hamyar_desktop.store import schema
from tests.cli.conftest import DORMITORY, LIBRARY

NEW = {"HAMYAR_NEW_PASSWORD": "رمز تازه ۱۲۳"}


@pytest.fixture
def folder(tmp_path):
    """Where the new file goes."""
    (tmp_path / "new").mkdir()
    return tmp_path / "new"


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_init_makes_tables_units_and_the_first_account(empty, folder):
    made = empty.json("init", "--admin-user", "مینا", **NEW).value

    assert made == {
        "database": str(folder / "fresh.sqlite3"), "revision": "0004_who_edited", "admin_user": "مینا",
    }  # fmt: skip
    units = {row["unit"]: row["work_type"] for row in empty.json("unit", "list", user="مینا").value}
    assert (units[LIBRARY], units[DORMITORY]) == ("پژوهشی", "دانشجویی")
    assert [(row["name"], row["role"]) for row in empty.json("user", "list", user="مینا").value] == [
        ("مینا", "affairs")
    ]
    assert files(folder) == {"fresh.sqlite3"}


def test_init_asks_the_password_twice_until_both_are_alike(empty, folder):
    done = empty.json("init", "--admin-user", "mina", typed="one-password\nanother-one\nthird-one-1\nthird-one-1\n")

    assert done.value["admin_user"] == "mina"
    assert empty.json("unit", "list", user="mina", HAMYAR_PASSWORD="third-one-1").status == 0


def test_init_loads_another_reference(empty, folder):
    reference = folder / "units.json"
    reference.write_text(json.dumps({"پژوهشی": ["دانشکده علوم"]}), encoding="utf-8")

    empty.json("init", "--admin-user", "mina", "--reference", str(reference), **NEW)

    assert empty.json("unit", "list", user="mina").value == [{"unit": "دانشکده علوم", "work_type": "پژوهشی"}]


@pytest.mark.parametrize(
    ("words", "environment", "code", "status"),
    [
        (("--admin-user", "mina"), {"HAMYAR_NEW_PASSWORD": "short"}, "password_too_weak", 3),
        (("--admin-user", "  "), NEW, "name_missing", 3),
        (("--admin-user", "mi\x01na"), NEW, "control_character", 3),
        (("--admin-user", "mina", "--reference", "missing.json"), NEW, "file_unreadable", 6),
        (("--admin-user", "mina", "--reference", __file__), NEW, "file_unreadable", 6),
        (("--admin-user", "mina"), {}, "usage", 2),
        ((), NEW, "usage", 2),
    ],
)
def test_a_failed_init_leaves_nothing_behind(empty, folder, words, environment, code, status):
    done = empty.json("init", *words, **environment)

    assert (done.status, done.failure["error"], done.out) == (status, code, "")
    assert files(folder) == set()


def test_init_goes_on_where_the_window_only_made_tables(empty, folder):
    empty.json("init", "--admin-user", "mina", **NEW)
    with closing(sqlite3.connect(folder / "fresh.sqlite3", isolation_level=None)) as file:
        file.executescript("DROP TRIGGER person_stays; DELETE FROM person;")

    assert empty.json("init", "--admin-user", "mina", **NEW).status == 0


def test_a_made_database_is_not_made_again(admin):
    for words in (("init", "--admin-user", "mina"), ("demo", "--students", "5", "--requests", "5")):
        done = admin.json(*words, **NEW)
        assert (done.status, done.failure["error"]) == (3, "already_initialised")
    assert len(admin.json("user", "list").value) == 5


def test_check_tells_what_is_there_and_changes_nothing(admin, store):
    before = store.path.read_bytes()

    assert admin.json("check").value == {
        "database": str(store.path), "ok": True, "revision": schema.head(), "current": True,
    }  # fmt: skip
    assert store.path.read_bytes() == before


@pytest.mark.parametrize("words", [("check",), ("upgrade",), ("term", "list"), ("backup", "copy.sqlite3")])
def test_looking_does_not_make_a_database(empty, folder, words):
    done = empty.json(*words)

    assert (done.status, done.failure["error"]) == (5, "not_initialised")
    assert files(folder) == set()


def test_upgrade_of_a_present_database_is_harmless(admin):
    assert admin.json("upgrade").value == {"before": schema.head(), "revision": schema.head(), "upgraded": False}


@pytest.fixture
def older(store):
    """The university as an older program left it; rows of later tables do not exist yet."""
    from alembic import command

    with store.engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            schema.drop_generated(connection)
            command.downgrade(schema._config(connection), "-1")
            revision = schema.revision_of(connection)
    store.engine.dispose()
    return revision


def test_upgrade_keeps_a_backup_of_the_older_database(admin, store, older):
    assert admin.json("check").value["current"] is False

    assert admin.json("upgrade").value == {"before": older, "revision": schema.head(), "upgraded": True}
    assert len(list((store.path.parent / "backups").glob("hamyar-*.sqlite3"))) == 1


def test_any_command_upgrades_an_older_database_first(admin, store, older):
    assert len(admin.json("student", "find", "40").value) == 4
    assert admin.json("check").value["current"] is True
    assert len(list((store.path.parent / "backups").glob("hamyar-*.sqlite3"))) == 1


def test_demo_fills_a_new_database(empty, folder):
    made = empty.json("demo", "--students", "30", "--requests", "60", "--seed", "7").value

    assert (made["students"], made["requests"]) == (30, 60)
    assert {person["name"]: person["role"] for person in made["people"]} == {
        "mina": "affairs", "reza": "supervisor", "sara": "clerk", "nader": "viewer",
    }  # fmt: skip
    listed = empty.json("request", "list", user="mina", HAMYAR_PASSWORD=made["password"]).value
    assert len(listed) == 60
    assert {row["stage"] for row in listed} >= {"pending", "approved", "hours"}


def test_the_same_seed_makes_the_same_demo(empty, folder):
    def stages(seed):
        empty.json("demo", "--students", "20", "--requests", "40", "--seed", seed, **NEW)
        rows = empty.json("request", "list", user="mina").value
        for path in folder.iterdir():
            path.unlink()
        return [(row["student_name"], row["stage"], row["hours"]) for row in rows]

    assert stages("1") == stages("1") != stages("2")


def test_demo_does_not_tell_a_password_that_was_given(empty, folder):
    made = empty.json("demo", "--students", "5", "--requests", "5", **NEW).value

    assert "password" not in made
    assert empty.json("term", "list", user="sara").status == 0


@pytest.mark.parametrize(
    ("words", "environment", "code"),
    [
        (("--students", "2", "--requests", "1000"), {}, "usage"),
        (("--students", "0", "--requests", "1"), {}, "usage"),
        (("--students", "2", "--requests", "1"), {"HAMYAR_NEW_PASSWORD": "aaaaaaaa"}, "password_too_weak"),
    ],
)
def test_an_impossible_demo_leaves_nothing_behind(empty, folder, words, environment, code):
    done = empty.json("demo", *words, **environment)

    assert (done.failure["error"], files(folder)) == (code, set())


def test_a_backup_is_a_whole_database(admin, store, tmp_path):
    number = store.final()
    copy = tmp_path / "copy.sqlite3"

    assert admin.json("backup", str(copy)).value == {"file": str(copy), "bytes": copy.stat().st_size}
    with closing(sqlite3.connect(copy)) as file:
        assert file.execute("SELECT state FROM work_request WHERE id = ?", [number]).fetchone() == ("final",)
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_backup_does_not_go_over_the_database(admin, store):
    done = admin.json("backup", str(store.path))

    assert (done.status, done.failure["error"], done.failure["reason"]) == (6, "file_unreadable", "unwritable")
    assert admin.json("check").value["ok"] is True


def test_restore_brings_everything_back_and_keeps_what_was_there(admin, store, tmp_path):
    number, copy = store.final(), tmp_path / "copy.sqlite3"
    admin.json("backup", str(copy))
    admin.json("request", "unfinalize", str(number))

    told = admin.json("restore", str(copy)).value

    assert admin.ids("--stage", "final") == [number]
    assert told["restored"] == str(copy)
    with closing(sqlite3.connect(told["kept"])) as kept:
        assert kept.execute("SELECT state FROM work_request").fetchone() == ("hours",)


def test_restore_into_a_new_place_needs_no_sign_in(admin, empty, folder, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    admin.json("backup", str(copy))

    told = empty.json("restore", str(copy), HAMYAR_USER=None, HAMYAR_PASSWORD=None).value

    assert told["kept"] is None
    assert len(empty.json("user", "list", HAMYAR_PASSWORD=admin.password).value) == 5


@pytest.mark.parametrize("which", ["missing", "text", "other_database"])
def test_what_is_no_backup_changes_nothing(admin, empty, store, folder, which):
    file = folder.parent / "wrong.sqlite3"
    if which == "text":
        file.write_text("این پایگاه داده نیست", encoding="utf-8")
    if which == "other_database":
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE something (id INTEGER)")
    before = files(store.path.parent)

    for where, status in ((admin, 6), (empty, 6)):
        done = where.json("restore", str(file))
        assert (done.status, done.failure["error"]) == (status, "file_unreadable")
        assert "اکسل" not in done.failure["message"]
    assert files(store.path.parent) == before
    assert files(folder) == set()
    assert admin.json("check").value["ok"] is True


def test_a_backup_of_a_newer_program_is_refused(admin, store, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    admin.json("backup", str(copy))
    with closing(sqlite3.connect(copy, isolation_level=None)) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999_future'")

    done = admin.json("restore", str(copy))

    assert (done.status, done.failure["error"], done.failure["revision"]) == (5, "database_newer", "9999_future")
    assert not list(tmp_path.glob("before-restore-*"))


@pytest.mark.parametrize("user", ["clerk", "supervisor", "viewer"])
def test_only_student_affairs_copies_and_restores_everything(admin, tmp_path, user):
    copy = tmp_path / "copy.sqlite3"
    admin.json("backup", str(copy))

    for words in (("backup", str(tmp_path / "mine.sqlite3")), ("restore", str(copy))):
        done = admin.json(*words, user=user)
        assert (done.status, done.failure["error"]) == (4, "not_allowed")
    assert {path.name for path in tmp_path.glob("*.sqlite3")} == {"hamyar.sqlite3", "copy.sqlite3"}


def test_the_database_of_the_window_is_the_default(empty, folder, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    empty.json("init", "--admin-user", "mina", **NEW)
    write_settings(settings_file(), Settings(database=empty.url))
    empty.url = ""

    assert empty.json("check").value["database"] == str(folder / "fresh.sqlite3")

    write_settings(settings_file(), Settings())
    assert empty.json("check").failure["error"] == "not_initialised"
