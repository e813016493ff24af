"""Where a typed text occurs in a student's number or name, in the words of either database.

A file has an index of every three letters in a row (``generated.search_index``). It only narrows: what matches is said
by LIKE on both databases alike.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, column, false, literal, select, table, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, String

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.text import fold, refuse_control_characters
from hamyar_desktop.models.orm.student import StudentRecord
from hamyar_desktop.store.backend import is_server
from hamyar_desktop.store.generated.search_index import INDEX, LEAST, PLACES, TERMS

_index = table(INDEX, column("rowid"))
_terms, _places = table(TERMS, column("term")), table(PLACES, column("term"))
_AFTER = "\U0010ffff"


def _beginning(source: Any) -> Select[Any]:
    return select(source.c.term).where(source.c.term >= bindparam("low"), source.c.term < bindparam("high"))


_TERMS_OF, _FIRST_PLACE = _beginning(_terms), _beginning(_places).limit(1)
_LIKE_ESCAPE = str.maketrans({"/": "//", "%": "/%", "_": "/_"})


class _MayHold(FunctionElement[Any]):
    """Column of ids and a question to the index: at least every student who matches."""

    name = "may_hold"
    # No Boolean: SQLite would be asked for «(… IN …) = 1», for which it reads the whole table.
    type = NullType()
    inherit_cache = True


@compiles(_MayHold, "sqlite")
def _by_index(element: _MayHold, compiler: Any, **told: Any) -> str:
    ids, question = (compiler.process(each, **told) for each in element.clauses)
    return f"{ids} IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH {question})"


@compiles(_MayHold, "postgresql")
def _by_reading(_element: _MayHold, _compiler: Any, **_told: Any) -> str:
    return "true"


def matches_student(typed: str) -> ColumnElement[bool]:
    """The condition for a number prefix (a range: LIKE would miss the index), or every word of name and number."""
    key = fold(typed)
    if _is_never_stored(key):
        return false()
    if key.isdigit():
        return and_(StudentRecord.number >= key, StudentRecord.number < key + ":")
    words = key.split()
    found = and_(*(StudentRecord.search.contains(word, autoescape=True) for word in words))
    long = [_phrase(word) for word in words if len(word) >= LEAST]
    return and_(_MayHold(StudentRecord.id, literal(" AND ".join(long))), found) if long else found


def _is_never_stored(key: str) -> bool:
    """Whether the text holds what no name can, and what PostgreSQL would not even take as a question."""
    try:
        refuse_control_characters(key)
    except RuleBroken:
        return True
    return False


def first_matches(connection: Connection, typed: str, limit: int) -> tuple[Select[Any], dict[str, object]] | None:
    """The ids of so many students who match, the first that are found, and the values of that statement.

    So a keystroke stays cheap however many match. None where it is known already that nobody does.
    """
    key = fold(typed)
    words = key.split()
    if _is_never_stored(key):
        return None
    if key.isdigit():
        return _by_number(), {"low": key, "high": f"{key}:", "most": limit}
    values: dict[str, object] = {f"word_{place}": _pattern(word) for place, word in enumerate(words)}
    values["most"] = limit
    question = "" if is_server(connection) else _question(connection, words)
    if question is None:
        return None
    if not question:
        return _by_words(len(words)), values
    return _by_words_of_index(len(words)), {**values, "question": question}


def _question(connection: Connection, words: list[str]) -> str | None:
    """In the language of FTS5; '' where the index cannot narrow anything, None if it knows that nobody matches."""
    parts = []
    for word in words:
        if len(word) >= LEAST:
            parts.append(_phrase(word))
            continue
        span = {"low": word, "high": word + _AFTER}
        if len(word) == LEAST - 1:
            terms = connection.execute(_TERMS_OF, span).scalars().all()
            if not terms:
                return None
            parts.append(f"({' OR '.join(map(_phrase, terms))})")
        elif connection.execute(_FIRST_PLACE, span).first() is None:
            # One letter narrows nothing: hundreds of terms begin with it. But nobody may have it.
            return None
    return " AND ".join(parts)


def _phrase(words: str) -> str:
    """A text that is looked for as it is."""
    return '"' + words.replace('"', '""') + '"'


def _pattern(word: str) -> str:
    return f"%{word.translate(_LIKE_ESCAPE)}%"


# Made once for each number of words: to put a statement together costs more than running it does.
@lru_cache
def _by_number() -> Select[Any]:
    number = StudentRecord.number
    return _limited(select(StudentRecord.id).where(number >= bindparam("low"), number < bindparam("high")))


@lru_cache
def _by_words(count: int) -> Select[Any]:
    return _limited(select(StudentRecord.id).where(*_holding(count)))


@lru_cache
def _by_words_of_index(count: int) -> Select[Any]:
    # Written as one source after the other: SQLite would otherwise be free to read every student and ask for each.
    matched = text(f"{INDEX} MATCH :question").bindparams(bindparam("question", type_=String))
    source = _index.join(StudentRecord, StudentRecord.id == _index.c.rowid)
    return _limited(select(_index.c.rowid).select_from(source).where(matched, *_holding(count)))


def _holding(count: int) -> list[ColumnElement[bool]]:
    return [StudentRecord.search.like(bindparam(f"word_{place}"), escape="/") for place in range(count)]


def _limited(statement: Select[Any]) -> Select[Any]:
    return statement.limit(bindparam("most"))
