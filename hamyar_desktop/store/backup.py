"""Backups that are whole or absent, and restoring through SQLite itself."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.store.failures import translate_failure
from hamyar_desktop.store.schema import refuse_newer

DAILY, WEEKLY, MONTHLY = 7, 4, 12
PATIENCE = 10
"""So often a copy asks for a lock that somebody else holds; each time waits a second and a little."""
_NAME = re.compile(r"hamyar-([0-9]{8}-[0-9]{6})\.sqlite3\Z")


def database_file(engine: Engine) -> Path:
    """The file of an embedded database."""
    assert engine.url.database is not None, "an SQLite engine has a file"
    return Path(engine.url.database)


def backup(engine: Engine, out: Path) -> None:
    """Copies in one step to a temporary name, checks it, then renames it.

    Raises ``file_unreadable`` (reason ``unwritable``) when the copy cannot be written there, and
    ``storage_unavailable`` when the database cannot be read.
    """
    if _is_same(out, database_file(engine)):
        raise RuleBroken(Code.FILE_UNREADABLE, file=out.name, reason="unwritable")
    temporary = out.with_name(out.name + ".new")
    try:
        with closing(_open_source(engine)) as source:
            # What an earlier copy left behind when the power failed must not be taken for a database.
            temporary.unlink(missing_ok=True)
            with closing(sqlite3.connect(temporary)) as target:
                _copy(source, target)
                target.execute("PRAGMA journal_mode = DELETE")
                verdict = target.execute("PRAGMA quick_check").fetchone()[0]
        if verdict != "ok":
            raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="damaged", detail=verdict)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(out)
        _fsync_folder(out.parent)
    except (sqlite3.Error, OSError) as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_CORRUPT:
            raise RuleBroken(Code.STORAGE_UNAVAILABLE, reason="damaged", detail=str(error)) from error
        raise RuleBroken(Code.FILE_UNREADABLE, file=out.name, reason="unwritable") from error
    finally:
        # Where the folder is missing or may not be written to, there is nothing to take away.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _is_same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _open_source(engine: Engine) -> sqlite3.Connection:
    """The database for reading; unlike a plain connection it never makes a missing file."""
    try:
        source = sqlite3.connect(f"{database_file(engine).absolute().as_uri()}?mode=rw", uri=True, timeout=10)
        source.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.Error as error:
        raise translate_failure(error) or error from error
    return source


def _copy(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """All pages in one step. Python would try again for ever while somebody else holds a lock: so we count."""
    tries = 0

    def count(status: int, remaining: int, total: int) -> None:
        nonlocal tries
        tries += 1
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and tries >= PATIENCE:
            raise RuleBroken(Code.STORAGE_UNAVAILABLE, detail="database is locked")

    source.backup(target, pages=-1, progress=count)


def _fsync_folder(folder: Path) -> None:
    """Makes the new name last; Windows knows no such thing and keeps names by itself."""
    if os.name != "posix":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def restore(engine: Engine, file: Path) -> None:
    """Puts a backup in the place of everything, through the backup API.

    Copying the file beside an old -wal would silently undo the restore. The backup itself is only read: it may lie
    on a read-only medium or a network folder. Raises ``file_unreadable`` for a file that is no whole database of
    this program, ``database_newer`` for one of a newer program, ``storage_unavailable`` when others keep the
    database busy.
    """
    if not file.is_file():
        raise RuleBroken(Code.FILE_UNREADABLE, file=file.name, reason="missing")
    if _is_same(file, database_file(engine)):
        raise RuleBroken(Code.FILE_UNREADABLE, file=file.name)
    with closing(_open_backup(file)) as source:
        _refuse_foreign(source, file)
        engine.dispose()
        try:
            with closing(sqlite3.connect(database_file(engine), timeout=1)) as target:
                _copy(source, target)
        except sqlite3.Error as error:
            raise translate_failure(error) or error from error


def _open_backup(file: Path) -> sqlite3.Connection:
    """For reading only, and ``immutable`` where nothing may be made beside it.

    A copy that somebody made by hand together with its -wal is read with it: without, the newest rows would be missing.
    """
    wal = file.with_name(file.name + "-wal")
    whole = not wal.exists() or wal.stat().st_size == 0
    try:
        return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro{'&immutable=1' if whole else ''}", uri=True)
    except sqlite3.Error as error:
        raise RuleBroken(Code.FILE_UNREADABLE, file=file.name) from error


def _refuse_foreign(source: sqlite3.Connection, file: Path) -> None:
    try:
        verdict = source.execute("PRAGMA quick_check").fetchone()[0]
        revisions = [found[0] for found in source.execute("SELECT version_num FROM alembic_version")]
        ours = source.execute("SELECT count(*) FROM sqlite_master WHERE name = 'schema_meta'").fetchone()[0]
    except sqlite3.Error as error:
        raise RuleBroken(Code.FILE_UNREADABLE, file=file.name) from error
    if verdict != "ok" or not ours or len(revisions) != 1:
        raise RuleBroken(Code.FILE_UNREADABLE, file=file.name)
    refuse_newer(revisions[0])


def keep_backup(engine: Engine, folder: Path, now: datetime) -> Path:
    """A dated backup in the folder; old ones beyond 7 daily, 4 weekly and 12 monthly are removed.

    Raises ``file_unreadable`` (reason ``unwritable``) and ``storage_unavailable``.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RuleBroken(Code.FILE_UNREADABLE, file=folder.name, reason="unwritable") from error
    out = folder / f"hamyar-{now:%Y%m%d-%H%M%S}.sqlite3"
    backup(engine, out)
    dated = {
        path: datetime.strptime(found[1], "%Y%m%d-%H%M%S")
        for path in folder.iterdir()
        if (found := _NAME.match(path.name))
    }
    for path in dated.keys() - kept_backups(dated):
        path.unlink()
    return out


def kept_backups(dated: dict[Path, datetime]) -> set[Path]:
    """Of all backups those that stay: the newest of each of the last days, weeks and months."""
    newest_first = sorted(dated, key=lambda path: dated[path], reverse=True)
    kept: set[Path] = set()
    for count, period in ((DAILY, "%Y-%j"), (WEEKLY, "%G-%V"), (MONTHLY, "%Y-%m")):
        seen: dict[str, Path] = {}
        for path in newest_first:
            seen.setdefault(dated[path].strftime(period), path)
        kept.update(list(seen.values())[:count])
    return kept


def is_backup_due(folder: Path, now: datetime) -> bool:
    """Whether the last backup is older than a day."""
    found = [match[1] for path in folder.glob("hamyar-*.sqlite3") if (match := _NAME.match(path.name))]
    if not found:
        return True
    return now.replace(tzinfo=None) - datetime.strptime(max(found), "%Y%m%d-%H%M%S") > timedelta(days=1)
