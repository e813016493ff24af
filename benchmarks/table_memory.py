"""``python -m benchmarks.table_memory ours|sql FILE``: MB that scrolling to the end of all requests costs."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.table_desk import OurTable
from benchmarks.table_yardsticks import SqlTable
from hamyar_desktop.services.rows import RequestFilter

_STEPS = 200


def anonymous_mb() -> float:
    """Memory of this process that no file stands behind."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("this system does not tell")


def ours(database: Path) -> float:
    """Our table, stepping through everything to the end."""
    table = OurTable(database)
    table.counted(RequestFilter(stage="pending", unit_id=1))
    before = anonymous_mb()
    rows = table.counted(RequestFilter())
    for step in range(_STEPS):
        table.jump(step * rows // _STEPS)
    table.jump(rows - 1)
    grown = anonymous_mb() - before
    table.close()
    return grown


def sql(database: Path) -> float:
    """The model that runs the query itself: to scroll to the end it fetches everything."""
    table = SqlTable(database, [120] * 7, 46)
    table.show(" WHERE r.state = 'pending' AND r.unit_id = 1")
    before = anonymous_mb()
    table.show()
    table.fetch_all()
    table.view.scrollToBottom()
    table.view.viewport().repaint()
    return anonymous_mb() - before


def main() -> int:
    """Prints the MB."""
    _application = QApplication(["bench", "-platform", "offscreen"])
    kind, database = sys.argv[1], Path(sys.argv[2])
    print(ours(database) if kind == "ours" else sql(database), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
