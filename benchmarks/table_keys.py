"""Search as you type over all students: each key through the program's service, and the same SQL by the bare driver."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import event

from benchmarks.measuring import Verdict
from hamyar_desktop.bootstrap import DEMO_PASSWORD, Built, build
from hamyar_desktop.services.search_everything import STUDENTS_SHOWN
from hamyar_desktop.settings import sqlite_url

TYPED = (
    "مریم احمدی", "رضایی", "ژاله گودرزی", "کریمی نگار", "4000001", "چکاوک", "حسین رضا", "واحد", "ظریفه ذاکری",
    "ضضضض", "پقژغ", "99999",
)  # fmt: skip
"""Names, parts of names, numbers, and what nobody is called."""
ROUNDS = 5
WORST_S = 0.005
Told = tuple[str, Any]


def keystrokes() -> list[str]:
    """What stands in the box after each key."""
    return [text[: place + 1] for text in TYPED for place in range(len(text))]


def statements_of(built: Built, work: Any) -> list[Told]:
    """What the program asks the driver while it works; where transactions begin and end is left out."""
    told: list[Told] = []

    def listen(_c: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool) -> None:
        told.append((statement, parameters))

    event.listen(built.engine, "before_cursor_execute", listen)
    try:
        work()
    finally:
        event.remove(built.engine, "before_cursor_execute", listen)
    return [each for each in told if not each[0].startswith(("BEGIN", "COMMIT", "ROLLBACK"))]


def run_bare(connection: sqlite3.Connection, told: Sequence[Told]) -> None:
    """The same statements, every row fetched."""
    for statement, parameters in told:
        connection.execute(statement, parameters).fetchall()


def keys(database: Path) -> list[Verdict]:
    """``search_key``: the median ratio of a key, and the worst key of all."""
    built = build(sqlite_url(database), drafts=database.with_suffix(".drafts"))
    person = built.services.sign_in("mina", DEMO_PASSWORD)
    bare = sqlite3.connect(database, isolation_level=None)
    ours: dict[str, list[float]] = {}
    theirs: dict[str, list[float]] = {}
    for text in keystrokes():
        told = statements_of(built, lambda text=text: built.services.students(person, text, STUDENTS_SHOWN))
        for turn in range(ROUNDS):
            works = [
                (ours, lambda text=text: built.services.students(person, text, STUDENTS_SHOWN)),
                (theirs, lambda told=told: run_bare(bare, told)),
            ]
            for kept, work in works if turn % 2 else reversed(works):
                began = time.perf_counter()
                work()
                kept.setdefault(text, []).append(time.perf_counter() - began)
    bare.close()
    built.close()
    mine = [median(each) for each in ours.values()]
    yardstick = [median(each) for each in theirs.values()]
    ratio = median(one / other for one, other in zip(mine, yardstick, strict=True))
    worst = max(mine)
    return [
        Verdict("search_key", round(median(mine), 6), round(median(yardstick), 6), "bare sqlite3, the same SQL",
                round(ratio, 3), 1.5, ratio <= 1.5),
        Verdict("search_key", round(worst, 6), WORST_S, "5 ms, the worst key", round(worst / WORST_S, 3), 1.0,
                worst <= WORST_S),
    ]  # fmt: skip
