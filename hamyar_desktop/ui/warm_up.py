"""Makes ready, while somebody types a password, what the pages will need: their modules, and Qt's own first times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer

from hamyar_desktop import paths
from hamyar_desktop.ui.theme import draw_icon

PAUSE_MS = 15
"""Between two steps, so that a key that was pressed shows at once."""


class WarmUp(QObject):
    """Goes on step by step on the GUI thread; a step is as short as the import of one page."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Iterator[Callable[[], None]] = _steps()
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begins, or goes on where it was stopped; afterwards there is nothing left to do."""
        self._timer.start()

    def stop(self) -> None:
        """Somebody signed in: whatever is missing is made when it is needed."""
        self._timer.stop()

    @property
    def is_over(self) -> bool:
        """Whether it stands still."""
        return not self._timer.isActive()

    def _go_on(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
        else:
            step()


def _steps() -> Iterator[Callable[[], None]]:
    from hamyar_desktop.ui import pages

    for module in iter_modules(pages.__path__):
        yield partial(_import, f"{pages.__name__}.{module.name}")
    # Begun right after signing in, before the first rows are painted.
    yield partial(_import, "hamyar_desktop.ui.live")
    yield partial(_import, "hamyar_desktop.services.live")
    yield _paint_a_table
    for file in (paths.resources() / "icons").glob("*.svg"):
        yield partial(draw_icon, file.stem)


def _import(name: str) -> None:
    import_module(name)


def _paint_a_table() -> None:
    """The first table of a process costs five times the second: Qt's enumerations, style and fonts wait for it."""
    from hamyar_desktop.models.qt.list_table_model import ListTableModel
    from hamyar_desktop.ui.tables.request_columns import request_columns
    from hamyar_desktop.ui.widgets.table import Table

    table = Table("rehearsal")
    table.setModel(ListTableModel(request_columns("student", "stage"), table))
    table.grab()
    table.deleteLater()
