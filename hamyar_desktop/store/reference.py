"""Loads the seed's work types and units, and the banks, into a new database."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert, select

from hamyar_desktop import paths
from hamyar_desktop.domain.banks import BANKS, MERGED_INTO
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import clean, fold, sort_key
from hamyar_desktop.models.orm.reference import BankRecord, UnitRecord, WorkTypeRecord

DISSOLVED = "-"


def reference_file() -> Path:
    """The work types and units of the seed."""
    return paths.resources() / "reference" / "work_types_and_units.json"


def load_reference(connection: Connection, file: Path | None = None) -> None:
    """Adds what is missing; what is there stays. Raises ``file_unreadable``."""
    for work_type, units in _read(file or reference_file()):
        work_type_id = _work_type(connection, work_type)
        for unit in units:
            _unit(connection, unit, work_type_id)
    _banks(connection)


def _read(path: Path) -> list[tuple[str, list[str]]]:
    """Work types with their units, of a JSON object of lists."""
    try:
        listed = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="missing") from None
    except (ValueError, OSError) as error:
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name) from error
    if not (isinstance(listed, dict) and listed and all(isinstance(units, list) for units in listed.values())):
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name)
    return [(_name(work_type, path), [_name(unit, path) for unit in units]) for work_type, units in listed.items()]


def _name(value: object, path: Path) -> str:
    """A name that people can find again. Raises ``file_unreadable``."""
    try:
        name = clean(value) if isinstance(value, str) else ""
    except RuleBroken as error:
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name) from error
    if not fold(name):
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name)
    return name


def _work_type(connection: Connection, name: str) -> int:
    found = connection.execute(select(WorkTypeRecord.id).where(WorkTypeRecord.name == name)).scalar()
    if found is not None:
        return found
    return _key(connection.execute(insert(WorkTypeRecord).values(name=name)).inserted_primary_key)


def _key(key: Any) -> int:
    return int(key[0])


def _unit(connection: Connection, name: str, work_type_id: int) -> None:
    if connection.execute(select(UnitRecord.id).where(UnitRecord.search == fold(name))).scalar() is None:
        values = {"name": name, "search": fold(name), "sort_key": sort_key(name), "work_type_id": work_type_id}
        connection.execute(insert(UnitRecord).values(values))


def _banks(connection: Connection) -> None:
    known = set(connection.execute(select(BankRecord.code)).scalars())
    for code, name in BANKS.items():
        if code not in known:
            merged = (MERGED_INTO[code] or DISSOLVED) if code in MERGED_INTO else ""
            connection.execute(insert(BankRecord).values(code=code, name=name, merged_into=merged))
