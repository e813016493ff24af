"""The index of names of an SQLite file: every three letters in a row, kept by triggers (FTS5, tokenizer «trigram»).

LIKE with a percent sign in front reads every student; with the index even a name that nobody has is told at once.
"""

from __future__ import annotations

from sqlalchemy import Connection

INDEX = "student_search"
TERMS = f"{INDEX}_terms"
"""The three letters in a row that occur at all, in order."""
PLACES = f"{INDEX}_places"
"""The same once for every place where they occur: tells at once whether they do."""
LEAST = 3
"""Letters of the shortest text that the index finds."""

_FORGET = f"INSERT INTO {INDEX} ({INDEX}, rowid, search) VALUES ('delete', OLD.id, OLD.search);"
_LEARN = f"INSERT INTO {INDEX} (rowid, search) VALUES (NEW.id, NEW.search);"
TRIGGERS = {
    name: f"CREATE TRIGGER {name} AFTER {event} ON student BEGIN\n{body}\nEND"
    for name, event, body in (
        (f"{INDEX}_insert", "INSERT", _LEARN),
        (f"{INDEX}_update", "UPDATE OF search", f"{_FORGET}\n{_LEARN}"),
    )
}
"""Name → CREATE TRIGGER statement. None for deleting: nobody may delete a student."""


def make_index(connection: Connection) -> None:
    """Makes it out of the students that are there; the triggers are made with the others."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE {INDEX} USING fts5(search, content='student', content_rowid='id', tokenize='trigram')"
    )
    connection.exec_driver_sql(f"INSERT INTO {INDEX} ({INDEX}) VALUES ('rebuild')")
    for name, kind in ((TERMS, "row"), (PLACES, "instance")):
        connection.exec_driver_sql(f"CREATE VIRTUAL TABLE {name} USING fts5vocab({INDEX}, {kind})")


def drop_index(connection: Connection) -> None:
    """Takes it away with the tables behind it."""
    for name in (PLACES, TERMS, INDEX):
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {name}")


def is_index(table: str) -> bool:
    """Whether a table of the file belongs to the index."""
    return table == INDEX or table.startswith(f"{INDEX}_")
