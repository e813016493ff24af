"""The tables of a million requests and of two: first rows, the end, scrolling, jumps, sorting, filters, search, memory.

Everything is measured beside what a Qt developer would pick instead, in the same run. ``QSqlQueryModel`` knows 256
rows at first; where a row count or the end is wanted it has to fetch them all. Times are seconds, memory is MB.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from PySide6.QtSql import QSqlQueryModel
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.measuring import Verdict, compare
from benchmarks.startup import ROOT, home, make_database
from benchmarks.table_decisions import decisions
from benchmarks.table_desk import Heartbeat, OurTable, open_term
from benchmarks.table_keys import keys
from benchmarks.table_yardsticks import NEWEST, SqlTable, plain_view, show_objects
from hamyar_desktop.services.rows import RequestFilter

SIZES = ((1_000_000, 100_000), (2_000_000, 200_000))
FEW, FEW_STUDENTS = 1_000, 500
ROUNDS = 5
FRAMES = 150
JUMPS = 150
WHEEL = 3 * 46
"""Pixels of one notch: three rows."""
SQL = "QSqlQueryModel"
STALL_S = 0.05
FRAME_S = 1 / 60
NEWEST_FIRST = RequestFilter()
BY_HOURS = RequestFilter(sort="hours", descending=False)
NAME = "رضایی"


def against(name: str, ours: float, yardstick: float, what: str, goal: float) -> Verdict:
    """One measurement each, or one against a fixed limit."""
    ratio = ours / yardstick
    return Verdict(name, round(ours, 6), round(yardstick, 6), what, round(ratio, 4), goal, ratio <= goal)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def p95(values: list[float]) -> float:
    """What one in twenty exceeds."""
    return quantiles(values, n=20)[-1]


def run() -> list[Verdict]:
    """Every line of performance.md that is about tables."""
    application = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    assert isinstance(application, QApplication)
    look_like_the_program(application)
    verdicts: list[Verdict] = []
    with tempfile.TemporaryDirectory(prefix="hamyar-bench-") as name:
        folder = Path(name)
        few = OurTable(make_database(folder / "few.sqlite3", students=FEW_STUDENTS, requests=FEW))
        for requests, students in SIZES:
            database = make_database(folder / f"{requests}.sqlite3", students=students, requests=requests)
            verdicts += tables_of(database, few, f"{requests // 1_000_000}M")
            if requests == SIZES[-1][0]:
                verdicts += keys(database)
        few.close()
        verdicts += decisions(folder)
    return verdicts


def look_like_the_program(application: QApplication) -> None:
    """Fonts, theme and language of the window."""
    from hamyar_desktop.ui.locale import set_language
    from hamyar_desktop.ui.theme import apply_theme, load_fonts

    load_fonts()
    set_language(application, "fa")
    apply_theme(application, "light")


def tables_of(database: Path, few: OurTable, size: str) -> list[Verdict]:
    """All that is measured on one database."""
    ours = OurTable(database)
    sql = SqlTable(database, ours.widths(), ours.table.row_height)
    try:
        return [
            *first_rows(ours, few, sql, database, size),
            *whole(ours, sql, size),
            *frames(ours, sql, size),
            memory(database, size),
        ]
    finally:
        sql.close()
        ours.close()


def first_rows(ours: OurTable, few: OurTable, sql: SqlTable, database: Path, size: str) -> list[Verdict]:
    """From asking to the first painted rows: newest first, and sorted by a column without an index."""

    def first(table: OurTable, wanted: RequestFilter) -> Callable[[], float]:
        def measured() -> float:
            table.empty()
            return seconds(lambda: table.first_rows(wanted))

        return measured

    def sql_by_hours() -> float:
        return seconds(lambda: sql.show(" ORDER BY r.half_hours, r.id"))

    name = f"table_first_{size}"
    own = first(ours, NEWEST_FIRST)
    objects = seconds(lambda: show_objects(database, plain_view(QSqlQueryModel(), ours.table.row_height)))
    newest = compare(name, own, lambda: seconds(sql.show), f"{SQL} (256 rows known)", goal=2.2, rounds=ROUNDS)
    return [
        compare(name, own, first(few, NEWEST_FIRST), "own at 1k rows", goal=1.3, rounds=ROUNDS),
        newest,
        against(name, newest.ours, objects, "list of ORM objects", 1 / 100),
        compare(f"table_sort_{size}", first(ours, BY_HOURS), sql_by_hours, SQL, goal=1 / 10, rounds=ROUNDS),
    ]


def whole(ours: OurTable, sql: SqlTable, size: str) -> list[Verdict]:
    """What needs every match: the last row, and a filter or a search with its exact count."""
    unit = ours.desk.reference.units[2]
    filtered = open_term(ours, RequestFilter(stage="pending", unit_id=unit.id))
    term = f" AND r.term_id = (SELECT id FROM term WHERE code = '{filtered.term_code}')"
    of_filter = f" WHERE r.state = 'pending' AND r.unit_id = {unit.id}{term}{NEWEST}"
    of_search = f" WHERE s.search LIKE '%{NAME}%'{NEWEST}"

    def end() -> float:
        ours.empty()
        return seconds(ours.end)

    def sql_end() -> float:
        return seconds(sql.end)

    def count(wanted: RequestFilter) -> Callable[[], float]:
        def measured() -> float:
            ours.empty()
            return seconds(lambda: ours.counted(wanted))

        return measured

    def sql_count(rest: str) -> Callable[[], float]:
        return lambda: seconds(lambda: sql.counted(rest))

    found, known = ours.counted(filtered), sql.counted(of_filter)
    if found != known:
        raise AssertionError(f"{found} and {known} are not the same question")
    search = RequestFilter(text=NAME)
    return [
        compare(f"table_end_{size}", end, sql_end, SQL, goal=1 / 50, rounds=1),
        compare(f"table_filter_{size}", count(filtered), sql_count(of_filter), SQL, goal=1 / 2, rounds=ROUNDS),
        compare(f"table_search_{size}", count(search), sql_count(of_search), SQL, goal=1 / 1.5, rounds=ROUNDS),
        *stalls(ours, filtered, search, size),
    ]


def stalls(ours: OurTable, filtered: RequestFilter, search: RequestFilter, size: str) -> list[Verdict]:
    """The longest time in which the window could not answer while it filters, sorts, searches and jumps."""
    longest: list[float] = []
    for wanted in (filtered, BY_HOURS, search, NEWEST_FIRST):
        for _ in range(3):
            ours.empty()
            with Heartbeat() as beat:
                ours.counted(wanted)
            longest.append(beat.longest)
    for place in places(ours, 20):
        with Heartbeat() as beat:
            ours.jump(place)
        longest.append(beat.longest)
    return [against(f"table_stall_{size}", max(longest), STALL_S, "50 ms, the longest of all", 1.0)]


def places(ours: OurTable, count: int) -> list[int]:
    """Rows from anywhere, the same in every run."""
    rows = ours.table.rows_model.rowCount()
    return [random.Random(seed).randrange(rows) for seed in range(count)]


def frames(ours: OurTable, sql: SqlTable, size: str) -> list[Verdict]:
    """A frame while scrolling beside a model written in C++ that has everything, and a random jump."""
    ours.empty()
    ours.counted(NEWEST_FIRST)
    sql.show(f"{NEWEST} LIMIT 20000")
    sql.fetch_all()
    jumps = [seconds(lambda place=place: ours.jump(place)) for place in places(ours, JUMPS)]  # type: ignore[misc]
    ours.jump(0)
    read_ahead(ours)
    scroll = compare(
        f"table_scroll_{size}", lambda: p95(scrolled(ours.table)), lambda: p95(scrolled(sql.view)),
        "QSqlQueryModel in C++, everything fetched, p95", goal=1.1, rounds=3,
    )  # fmt: skip
    return [
        scroll,
        against(f"table_scroll_{size}", scroll.ours, 0.010, "10 ms a frame, p95", 1.0),
        against(f"table_jump_{size}", p95(jumps), FRAME_S, "16.7 ms, p95", 1.0),
    ]


def read_ahead(ours: OurTable) -> None:
    """The pages through which the measurement will scroll: a frame is not a page."""
    for place in range(0, FRAMES * 3 + 200, 64):
        ours.jump(place)


def scrolled(view: QTableView) -> list[float]:
    """Seconds of each frame of scrolling down by the wheel."""
    bar = view.verticalScrollBar()
    bar.setValue(0)
    taken = []
    for _ in range(FRAMES):
        bar.setValue(bar.value() + WHEEL)
        taken.append(seconds(view.viewport().repaint))
    return taken


def memory(database: Path, size: str) -> Verdict:
    """What each holds more after scrolling to the end than before, in a process of its own."""
    figures = {kind: _grown(kind, database) for kind in ("ours", "sql")}
    return against(f"table_memory_{size}", figures["ours"], figures["sql"], f"{SQL}, MB", 1 / 20)


def _grown(kind: str, database: Path) -> float:
    grown = []
    for _ in range(3 if kind == "ours" else 1):
        with tempfile.TemporaryDirectory(prefix="hamyar-bench-") as name:
            command = [sys.executable, "-m", "benchmarks.table_memory", kind, str(database)]
            environment = home(Path(name) / "home")
            told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        grown.append(float(told.stdout))
    return median(grown)
