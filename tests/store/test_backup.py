"""Backups are whole or absent, and restoring one really brings back what was in it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.rows import NewStudent
from hamyar_desktop.store import backup as backups
from hamyar_desktop.store import schema
from hamyar_desktop.store.backup import backup, database_file, is_backup_due, keep_backup, kept_backups, restore
from hamyar_desktop.store.engine import make_engine
from tests.factories import STUDENTS

NOW = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "copy.sqlite3"


def add_student(store, number="50011001"):
    with store.open_unit(store.clerk) as unit:
        unit.students.save_many([NewStudent(number, "ژاله", "ژیان")])
        unit.commit()


def count_in(file):
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT count(*) FROM student").fetchone()[0]


def students(store):
    with store.open_unit(store.clerk, readonly=True) as unit:
        return len(unit.students.ids(""))


def broken(call, *arguments):
    with pytest.raises(RuleBroken) as caught:
        call(*arguments)
    return caught.value


class TestBackup:
    def test_a_copy_is_one_whole_file(self, store, out):
        add_student(store)

        backup(store.engine, out)

        assert count_in(out) == len(STUDENTS) + 1
        assert [path.name for path in out.parent.glob("copy*")] == ["copy.sqlite3"]
        with closing(sqlite3.connect(out)) as copy:
            assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
            assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    def test_what_others_have_not_committed_is_not_in_it(self, store, out):
        with store.open_unit(store.clerk) as unit:
            unit.students.save_many([NewStudent("50011001", "ژاله", "ژیان")])
            backup(store.engine, out)

        assert count_in(out) == len(STUDENTS)

    def test_an_older_copy_is_replaced(self, store, out):
        backup(store.engine, out)
        add_student(store)
        backup(store.engine, out)

        assert count_in(out) == len(STUDENTS) + 1

    def test_the_rest_of_an_interrupted_copy_does_no_harm(self, store, out):
        Path(f"{out}.new").write_bytes(b"half a page of an earlier attempt" * 99)

        backup(store.engine, out)

        assert count_in(out) == len(STUDENTS)

    def test_a_folder_that_is_not_there_is_told(self, store, tmp_path):
        error = broken(backup, store.engine, tmp_path / "nowhere" / "copy.sqlite3")

        assert (error.code, error.facts) == (
            Code.FILE_UNREADABLE, {"file": "copy.sqlite3", "reason": "unwritable"},
        )  # fmt: skip

    def test_what_fails_in_the_middle_leaves_the_older_copy(self, store, out, monkeypatch):
        backup(store.engine, out)
        add_student(store)

        def fail(number):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(backups.os, "fsync", fail)
        error = broken(backup, store.engine, out)

        assert (error.code, error.facts["reason"]) == (Code.FILE_UNREADABLE, "unwritable")
        assert count_in(out) == len(STUDENTS)
        assert [path.name for path in out.parent.glob("copy*")] == ["copy.sqlite3"]

    def test_the_database_itself_is_no_place_for_its_copy(self, store):
        error = broken(backup, store.engine, store.path.parent / "." / store.path.name)

        assert (error.code, error.facts["reason"]) == (Code.FILE_UNREADABLE, "unwritable")
        assert students(store) == len(STUDENTS)

    def test_a_missing_database_is_not_made_by_copying_it(self, tmp_path, out):
        engine = make_engine(f"sqlite:///{tmp_path}/missing.sqlite3")

        assert broken(backup, engine, out).code is Code.STORAGE_UNAVAILABLE
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize(
        ("start", "junk"),
        [(4096, b"\xff" * 4096), (5 * 4096, b"\xff" * 4096), (36, b"\0\0\0\x07")],
        ids=["root page", "page", "count of free pages"],
    )
    def test_a_damaged_database_is_not_copied(self, store, out, start, junk):
        damage(store, start, junk)

        assert broken(backup, store.engine, out).code is Code.STORAGE_UNAVAILABLE
        assert not out.exists()


def damage(store, start, junk):
    """Overwrites a part of the file."""
    store.close()
    with closing(sqlite3.connect(store.path)) as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw = bytearray(store.path.read_bytes())
    raw[start : start + len(junk)] = junk
    store.path.write_bytes(raw)


class TestRestore:
    def test_everything_is_as_it_was(self, store, out):
        store.final()
        backup(store.engine, out)
        add_student(store)
        second = store.register("40011002")

        restore(store.engine, out)

        assert students(store) == len(STUDENTS)
        with store.open_unit(store.affairs, readonly=True) as unit:
            assert unit.requests.by_id(second) is None
            assert unit.requests.by_id(1) is not None
            assert unit.quotas.of(store.library, store.term).used == 1
        schema.check(store.engine)

    def test_beside_an_old_wal_of_a_program_that_crashed(self, store, out):
        """Copying the file itself would let SQLite play the -wal back over it and undo the restore silently."""
        backup(store.engine, out)
        add_student(store)
        store.close()
        # A crash leaves the -wal: opened and never closed.
        crashed = sqlite3.connect(store.path, isolation_level=None)
        crashed.execute("PRAGMA journal_mode = WAL")
        crashed.execute("PRAGMA wal_autocheckpoint = 0")
        crashed.execute("CREATE TABLE left_behind (id INTEGER)")
        files = {tail: Path(f"{store.path}{tail}").read_bytes() for tail in ("", "-wal")}
        crashed.close()
        for tail, data in files.items():
            Path(f"{store.path}{tail}").write_bytes(data)
        assert len(files["-wal"]) > 0

        restore(store.engine, out)

        assert students(store) == len(STUDENTS)
        with store.raw(None) as raw:
            assert raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'left_behind'").fetchone() == (0,)
            assert raw.execute("PRAGMA quick_check").fetchone() == ("ok",)

    def test_a_copy_made_by_hand_with_its_wal_is_restored_with_it(self, store, tmp_path):
        folder = tmp_path / "by hand"
        folder.mkdir()
        add_student(store)
        for tail in ("", "-wal"):
            (folder / f"copy.sqlite3{tail}").write_bytes(Path(f"{store.path}{tail}").read_bytes())
        add_student(store, "50011002")

        restore(store.engine, folder / "copy.sqlite3")

        assert students(store) == len(STUDENTS) + 1

    def test_the_backup_is_only_read(self, store, out):
        backup(store.engine, out)
        before = out.read_bytes()

        restore(store.engine, out)

        assert out.read_bytes() == before
        assert [path.name for path in out.parent.glob("copy*")] == ["copy.sqlite3"]

    def test_into_a_new_place(self, store, tmp_path, out):
        backup(store.engine, out)
        engine = make_engine(f"sqlite:///{tmp_path}/new.sqlite3")

        restore(engine, out)

        assert count_in(database_file(engine)) == len(STUDENTS)
        engine.dispose()

    def test_an_older_backup_is_upgraded_afterwards(self, store, out):
        backup(store.engine, out)
        with closing(sqlite3.connect(out)) as copy:
            copy.execute("DROP TRIGGER work_request_may_insert")

        restore(store.engine, out)

        assert schema.prepare(store.engine) is True
        assert schema.prepare(store.engine) is False

    @pytest.mark.parametrize(
        ("name", "reason"), [("nowhere.sqlite3", "missing"), (".", "missing"), ("letter.txt", None), ("empty", None)]
    )
    def test_what_is_no_database_of_ours_is_refused(self, store, tmp_path, name, reason):
        (tmp_path / "letter.txt").write_text("سلام " * 5000, encoding="utf-8")
        (tmp_path / "empty").touch()

        error = broken(restore, store.engine, tmp_path / name)

        assert (error.code, error.facts.get("reason")) == (Code.FILE_UNREADABLE, reason)
        assert students(store) == len(STUDENTS)

    @pytest.mark.parametrize(
        "tables",
        [
            ["CREATE TABLE song (id INTEGER)"],
            ["CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES ('abc')"],
            ["CREATE TABLE alembic_version (version_num TEXT)", "CREATE TABLE schema_meta (key TEXT)"],
        ],
    )
    def test_a_database_of_another_program_is_refused(self, store, out, tables):
        with closing(sqlite3.connect(out)) as other:
            for statement in tables:
                other.execute(statement)
            other.commit()

        assert broken(restore, store.engine, out).code is Code.FILE_UNREADABLE
        assert students(store) == len(STUDENTS)

    def test_a_damaged_backup_is_refused(self, store, out):
        backup(store.engine, out)
        raw = bytearray(out.read_bytes())
        raw[5 * 4096 : 6 * 4096] = b"\xff" * 4096
        out.write_bytes(raw)

        assert broken(restore, store.engine, out).code is Code.FILE_UNREADABLE
        assert students(store) == len(STUDENTS)

    def test_a_backup_of_a_newer_program_is_refused(self, store, out):
        backup(store.engine, out)
        with closing(sqlite3.connect(out)) as newer:
            newer.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
            newer.commit()

        error = broken(restore, store.engine, out)

        assert (error.code, error.facts) == (Code.DATABASE_NEWER, {"revision": "9999_from_the_future"})
        assert students(store) == len(STUDENTS)

    def test_the_database_itself_is_no_backup(self, store):
        assert broken(restore, store.engine, store.path).code is Code.FILE_UNREADABLE

    def test_a_backup_that_may_not_be_opened_is_told(self, store, out, monkeypatch):
        backup(store.engine, out)

        def refuse(*arguments, **options):
            raise sqlite3.OperationalError("unable to open database file")

        monkeypatch.setattr(backups.sqlite3, "connect", refuse)

        assert broken(restore, store.engine, out).code is Code.FILE_UNREADABLE

    def test_somebody_who_does_not_let_go_is_told_and_nothing_is_lost(self, store, out, monkeypatch):
        monkeypatch.setattr(backups, "PATIENCE", 1)
        backup(store.engine, out)
        add_student(store)
        with store.raw(None) as other:
            other.execute("BEGIN IMMEDIATE")
            error = broken(restore, store.engine, out)

        assert (error.code, error.facts) == (Code.STORAGE_UNAVAILABLE, {"detail": "database is locked"})
        assert students(store) == len(STUDENTS) + 1

    def test_a_database_that_cannot_be_written_is_told(self, store, out):
        backup(store.engine, out)
        store.close()
        store.path.write_bytes(b"no database any more, and no place for one" * 200)

        assert broken(restore, store.engine, out).code is Code.STORAGE_UNAVAILABLE


class TestKeeping:
    def test_a_dated_backup_is_kept_in_the_folder(self, store, tmp_path):
        out = keep_backup(store.engine, tmp_path / "backups" / "of hamyar", NOW)

        assert out.name == "hamyar-20260101-080000.sqlite3"
        assert count_in(out) == len(STUDENTS)

    def test_a_folder_that_cannot_be_made_is_told(self, store, tmp_path):
        (tmp_path / "backups").write_text("a file", encoding="utf-8")

        error = broken(keep_backup, store.engine, tmp_path / "backups", NOW)

        assert (error.code, error.facts["reason"]) == (Code.FILE_UNREADABLE, "unwritable")

    def test_old_ones_go_and_other_files_stay(self, store, tmp_path):
        folder = tmp_path / "backups"
        folder.mkdir()
        for day in range(1, 400):
            (folder / f"hamyar-{NOW - timedelta(days=day):%Y%m%d-%H%M%S}.sqlite3").touch()
        others = [
            folder / name for name in ("hamyar-20200101.sqlite3", "letter.txt", "hamyar-20200101-000000.sqlite3.new")
        ]
        for other in others:
            other.touch()

        keep_backup(store.engine, folder, NOW)

        kept = {path for path in folder.iterdir() if path not in others}
        assert all(other.exists() for other in others)
        assert len(kept) <= backups.DAILY + backups.WEEKLY + backups.MONTHLY
        names = {path.name for path in kept}
        assert {f"hamyar-{NOW - timedelta(days=day):%Y%m%d-%H%M%S}.sqlite3" for day in range(7)} <= names
        assert len({name[7:13] for name in names}) == 12

    def test_seven_days_four_weeks_twelve_months(self):
        dated = {Path(str(day)): NOW - timedelta(days=day) for day in range(1000)}

        kept = {dated[path] for path in kept_backups(dated)}

        # 2026-01-01 is a Thursday; the newest of an older ISO week is its Sunday, of an older month its last day.
        days = {NOW - timedelta(days=day) for day in range(7)}
        weeks = {NOW, *(datetime(2025, 12, day, 8, tzinfo=UTC) for day in (28, 21, 14))}
        lasts = [(11, 30), (10, 31), (9, 30), (8, 31), (7, 31), (6, 30), (5, 31), (4, 30), (3, 31), (2, 28)]
        months = {NOW, datetime(2025, 12, 31, 8, tzinfo=UTC), *(datetime(2025, *last, 8, tzinfo=UTC) for last in lasts)}
        assert kept == days | weeks | months

    def test_several_of_one_day_leave_the_newest(self):
        dated = {Path(str(hour)): NOW + timedelta(hours=hour) for hour in range(10)}

        assert kept_backups(dated) == {Path("9")}
        assert kept_backups({}) == set()

    @pytest.mark.parametrize(
        ("names", "due"),
        [
            ([], True),
            (["letter.txt", "hamyar-copy.sqlite3"], True),
            (["hamyar-20251231-075900.sqlite3"], True),
            (["hamyar-20251231-080100.sqlite3"], False),
            (["hamyar-20240101-000000.sqlite3", "hamyar-20260101-075959.sqlite3"], False),
        ],
    )
    def test_once_a_day_is_enough(self, tmp_path, names, due):
        for name in names:
            (tmp_path / name).touch()

        assert is_backup_due(tmp_path, NOW) is due

    def test_without_a_folder_it_is_due(self, tmp_path):
        assert is_backup_due(tmp_path / "nowhere", NOW) is True
