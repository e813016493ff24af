"""The world's failures against ours: every error of SQLite becomes the right code, and a bug stays a bug."""

import sqlite3

import pytest
from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.exc import IntegrityError, OperationalError

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.models.orm.every import all_metadata
from hamyar_desktop.store import generated
from hamyar_desktop.store.failures import BY_CONSTRAINT, UNAVAILABLE, translate_failure

OURS = {
    # What no person can cause: only a bug of ours or a hand-made INSERT breaks these.
    "ck_person_role", "ck_person_active", "bank.code", "schema_meta.key", "setting.key", "work_type.name",
    "transition.verb, transition.source", "person_unit.person_id, person_unit.unit_id",
}  # fmt: skip


def failure(kind, text, code=0):
    made = kind(text)
    made.sqlite_errorcode = code
    return made


@pytest.mark.parametrize(
    ("kind", "text", "number", "code"),
    [
        (sqlite3.OperationalError, "database is locked", sqlite3.SQLITE_BUSY, Code.STORAGE_UNAVAILABLE),
        (sqlite3.OperationalError, "database is locked", sqlite3.SQLITE_BUSY_SNAPSHOT, Code.STORAGE_UNAVAILABLE),
        (sqlite3.OperationalError, "database table is locked", sqlite3.SQLITE_LOCKED, Code.STORAGE_UNAVAILABLE),
        (sqlite3.OperationalError, "disk I/O error", sqlite3.SQLITE_IOERR, Code.STORAGE_UNAVAILABLE),
        (sqlite3.OperationalError, "disk I/O error", sqlite3.SQLITE_IOERR_FSYNC, Code.STORAGE_UNAVAILABLE),
        (sqlite3.OperationalError, "database or disk is full", sqlite3.SQLITE_FULL, Code.STORAGE_UNAVAILABLE),
        (sqlite3.OperationalError, "unable to open database file", sqlite3.SQLITE_CANTOPEN, Code.STORAGE_UNAVAILABLE),
        (
            sqlite3.OperationalError, "attempt to write a readonly database", sqlite3.SQLITE_READONLY,
            Code.STORAGE_UNAVAILABLE,
        ),
        (sqlite3.OperationalError, "access permission denied", sqlite3.SQLITE_PERM, Code.STORAGE_UNAVAILABLE),
        (
            sqlite3.DatabaseError, "database disk image is malformed", sqlite3.SQLITE_CORRUPT,
            Code.STORAGE_UNAVAILABLE,
        ),
        (sqlite3.DatabaseError, "file is not a database", sqlite3.SQLITE_NOTADB, Code.STORAGE_UNAVAILABLE),
        (sqlite3.OperationalError, "no such table: person", sqlite3.SQLITE_ERROR, Code.NOT_INITIALISED),
        (sqlite3.OperationalError, "no such table: main.person", sqlite3.SQLITE_ERROR, None),
        (sqlite3.OperationalError, "no such column: nonsense", sqlite3.SQLITE_ERROR, None),
        (sqlite3.OperationalError, 'near "SELEC": syntax error', sqlite3.SQLITE_ERROR, None),
        (sqlite3.OperationalError, "interrupted", sqlite3.SQLITE_INTERRUPT, None),
        (sqlite3.ProgrammingError, "Cannot operate on a closed database.", 0, None),
        (sqlite3.IntegrityError, "FOREIGN KEY constraint failed", sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY, None),
        (
            sqlite3.IntegrityError, "NOT NULL constraint failed: student.search", sqlite3.SQLITE_CONSTRAINT_NOTNULL,
            None,
        ),
        (sqlite3.IntegrityError, "CHECK constraint failed: ck_person_role", sqlite3.SQLITE_CONSTRAINT_CHECK, None),
        (
            sqlite3.IntegrityError, "hamyar:quota_full", sqlite3.SQLITE_CONSTRAINT_TRIGGER, Code.QUOTA_FULL,
        ),
    ],
)  # fmt: skip
def test_every_kind_of_failure(kind, text, number, code):
    made = failure(kind, text, number)

    found = translate_failure(made)

    assert (found and found.code) == code
    if code is Code.STORAGE_UNAVAILABLE:
        damaged = {"reason": "damaged"} if number in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) else {}
        assert found.facts == {"detail": text} | damaged


@pytest.mark.parametrize(("name", "expected"), BY_CONSTRAINT.items())
def test_every_known_constraint(name, expected):
    kind = "CHECK" if name.startswith("ck_") else "UNIQUE"
    made = failure(sqlite3.IntegrityError, f"{kind} constraint failed: {name}", sqlite3.SQLITE_CONSTRAINT)

    found = translate_failure(IntegrityError("INSERT …", {}, made))

    assert (found.code, found.facts) == expected


def test_every_constraint_of_the_tables_has_a_code_or_is_a_bug():
    named = set()
    for table in all_metadata().tables.values():
        for each in table.constraints:
            if isinstance(each, CheckConstraint):
                named.add(str(each.name))
            elif isinstance(each, UniqueConstraint):
                named.add(", ".join(f"{table.name}.{column.name}" for column in each.columns))
        named |= {
            f"{table.name}.{each.columns[0].name}" for each in table.indexes if isinstance(each, Index) and each.unique
        }
        key = [f"{table.name}.{column.name}" for column in table.primary_key.columns]
        if key != [f"{table.name}.id"]:
            named.add(", ".join(key))

    assert named == BY_CONSTRAINT.keys() | OURS
    assert not BY_CONSTRAINT.keys() & OURS


def test_every_refusal_of_a_trigger_is_a_code():
    for name, statement in generated.all_triggers().items():
        for told in statement.split("RAISE(ABORT, 'hamyar:")[1:]:
            assert told.partition("'")[0] in set(Code), name


def test_what_speaks_of_the_disk_is_told_apart_from_what_speaks_of_our_sql():
    assert sqlite3.SQLITE_ERROR not in UNAVAILABLE
    assert sqlite3.SQLITE_CONSTRAINT not in UNAVAILABLE
    assert sqlite3.SQLITE_MISUSE not in UNAVAILABLE


def test_our_own_rule_and_other_exceptions_pass():
    broken = RuleBroken(Code.QUOTA_FULL)

    assert translate_failure(broken) is broken
    assert translate_failure(ValueError("no")) is None
    assert translate_failure(OperationalError("SELECT", {}, ValueError("driver"))) is None
