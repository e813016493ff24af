"""What PostgreSQL and the way to it say, as rules: constraints, SQLSTATEs, and words of a failed connection."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from sqlalchemy import UniqueConstraint

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.models.orm.every import all_metadata

_RULE = re.compile(r"hamyar:([a-z_]+)")
_BY_STATE: dict[str, tuple[Code, dict[str, object]]] = {
    "42501": (Code.NOT_ALLOWED, {}),
    "42P01": (Code.NOT_INITIALISED, {}),
    "53100": (Code.STORAGE_UNAVAILABLE, {"reason": "full"}),
    "53300": (Code.STORAGE_UNAVAILABLE, {"reason": "crowded"}),
}
_PASSING = ("08", "40", "53", "55", "57", "58")
"""Classes of SQLSTATE that speak of the server, the network or another session, and not of our SQL."""
# libpq tells a failed connection in words only.
_BY_WORDS: tuple[tuple[str, Code, dict[str, object]], ...] = (
    ("password authentication failed", Code.WRONG_PASSWORD, {}),
    ("no password supplied", Code.WRONG_PASSWORD, {}),
    ("is not permitted to log in", Code.NOT_ALLOWED, {"reason": "disabled"}),
    ("certificate has expired", Code.STORAGE_UNAVAILABLE, {"reason": "certificate_expired"}),
    ("certificate", Code.STORAGE_UNAVAILABLE, {"reason": "certificate"}),
    ("does not support SSL", Code.STORAGE_UNAVAILABLE, {"reason": "tls"}),
    ("no pg_hba.conf entry", Code.STORAGE_UNAVAILABLE, {"reason": "not_let_in"}),
    ("permission denied for database", Code.STORAGE_UNAVAILABLE, {"reason": "not_let_in"}),
    ("too many clients", Code.STORAGE_UNAVAILABLE, {"reason": "crowded"}),
    ("remaining connection slots", Code.STORAGE_UNAVAILABLE, {"reason": "crowded"}),
    ("could not translate host name", Code.STORAGE_UNAVAILABLE, {"reason": "host"}),
    ("failed to resolve host", Code.STORAGE_UNAVAILABLE, {"reason": "host"}),
    ("Name or service not known", Code.STORAGE_UNAVAILABLE, {"reason": "host"}),
    ("Connection refused", Code.STORAGE_UNAVAILABLE, {"reason": "port"}),
    ("No such file or directory", Code.STORAGE_UNAVAILABLE, {"reason": "port"}),
    ("timeout", Code.STORAGE_UNAVAILABLE, {"reason": "timeout"}),
)
_NO_DATABASE = re.compile(r'database "[^"]*" does not exist')


def is_server_failure(cause: BaseException | None) -> bool:
    """Whether the driver of PostgreSQL raised it; a program over a file never imports that driver."""
    return type(cause).__module__.partition(".")[0] == "psycopg"


def server_rule(cause: Any, by_constraint: dict[str, tuple[Code, dict[str, object]]]) -> RuleBroken | None:
    """The broken rule behind a failure, or None when it is a bug of ours."""
    text, state = str(cause), cause.sqlstate or ""
    rule = _RULE.search(text)
    if rule:
        return RuleBroken(Code(rule[1]))
    constraint = getattr(cause.diag, "constraint_name", None)
    if constraint:
        found = by_constraint.get(constraint) or by_constraint.get(_columns_of(constraint))
        return RuleBroken(found[0], **found[1]) if found else None
    if state in _BY_STATE:
        code, facts = _BY_STATE[state]
        return RuleBroken(code, **facts, detail=text)
    if state[:2] in _PASSING:
        return RuleBroken(Code.STORAGE_UNAVAILABLE, reason="lost", detail=text)
    return _of_connection(text) if not state or state[:2] in ("28", "3D") else None


def _of_connection(text: str) -> RuleBroken:
    if _NO_DATABASE.search(text):
        return RuleBroken(Code.STORAGE_UNAVAILABLE, reason="database", detail=text)
    for words, code, facts in _BY_WORDS:
        if words in text:
            return RuleBroken(code, **facts, detail=text)
    return RuleBroken(Code.STORAGE_UNAVAILABLE, reason="lost", detail=text)


@cache
def _unique() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in all_metadata().tables.values():
        unique: list[Any] = [each for each in table.constraints if isinstance(each, UniqueConstraint)]
        for each in [*unique, *(index for index in table.indexes if index.unique)]:
            found[str(each.name)] = ", ".join(f"{table.name}.{column.name}" for column in each.columns)
    return found


def _columns_of(constraint: str) -> str:
    """«student.number» for «uq_student_number», as SQLite would say."""
    return _unique().get(constraint, "")
