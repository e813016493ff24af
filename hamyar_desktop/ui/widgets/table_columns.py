"""The columns of a table as the person wants them: how wide, in which order, which not; and that this is kept."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHeaderView, QTableView

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.ui.widgets.column_fit import fitted_widths, least_width

TableMemory = MutableMapping[str, Mapping[str, object]]
"""Object name of a table → what is remembered of it: ``widths``, ``order``, ``hidden``."""

_SAVE_AFTER_MS = 400
STEP = 24
"""Pixels by which a key makes a column wider."""


class TableColumns(QObject):
    """``set`` once; what the person changes afterwards goes into the memory that ``remember`` was given."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._head = table.horizontalHeader()
        self.columns: Sequence[Column] = ()
        self._full_widths: dict[str, int] = {}
        self._hidden: set[str] = set()
        self._giving_way: tuple[str, ...] = ()
        self._busy = False
        self._memory: TableMemory | None = None
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self.keep_now)
        self._head.setSectionsMovable(True)
        self._head.sectionResized.connect(self._on_section_resized)
        self._head.sectionMoved.connect(lambda *_: self._changed())

    def set(self, columns: Sequence[Column]) -> None:
        """The columns in their first order; the view's model has the same."""
        self.columns = columns
        self._full_widths = {column.key: column.width for column in columns}
        self._hidden = {column.key for column in columns if column.hidden}
        for place, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            self._head.setSectionResizeMode(place, mode)
        self.fit()

    def give_way(self, *keys: str) -> None:
        """Columns that leave a narrow table to the others, the first one first."""
        self._giving_way = keys
        self.fit()

    def fit(self) -> None:
        """Shares the room that there is."""
        room = self._table.viewport().width()
        shown = [column for column in self.columns if column.key not in self._hidden]
        for key in self._giving_way:
            if least_width(shown, self._full_widths) > room and len(shown) > 1:
                shown = [column for column in shown if column.key != key]
        widths = fitted_widths(shown, self._full_widths, room)
        self._busy = True
        for place, column in enumerate(self.columns):
            if self._table.isColumnHidden(place) == (column in shown):
                self._table.setColumnHidden(place, column not in shown)
            if column.key in widths and self._table.columnWidth(place) != widths[column.key]:
                self._table.setColumnWidth(place, widths[column.key])
        self._busy = False

    # -- what the person does
    def is_shown(self, key: str) -> bool:
        """Whether the person wants to see it; a narrow table may hide it still."""
        return key not in self._hidden

    def may_hide(self, key: str) -> bool:
        """One column stays."""
        return any(column.key not in self._hidden and column.key != key for column in self.columns)

    def show(self, key: str, *, shown: bool) -> None:
        """Shows a column or hides it; the last one stays."""
        if shown:
            self._hidden.discard(key)
        elif self.may_hide(key):
            self._hidden.add(key)
        self.fit()
        self._changed()

    def in_sight(self) -> list[int]:
        """Places of the columns that are seen, as they are read."""
        places = [self._head.logicalIndex(visual) for visual in range(self._head.count())]
        return [place for place in places if not self._table.isColumnHidden(place)]

    def may_move(self, key: str, steps: int) -> bool:
        """Whether there is a column in sight to change places with."""
        order, place = self.in_sight(), self._place(key)
        return place in order and 0 <= order.index(place) + steps < len(order)

    def move(self, key: str, steps: int) -> None:
        """Moves a column by so many in reading order."""
        if self.may_move(key, steps):
            order, place = self.in_sight(), self._place(key)
            other = order[order.index(place) + steps]
            self._head.moveSection(self._head.visualIndex(place), self._head.visualIndex(other))

    def widen(self, key: str, pixels: int) -> None:
        """Makes a column wider, or narrower; one that stretches takes what the others leave."""
        place = self._place(key)
        if not self.columns[place].stretch:
            self._table.setColumnWidth(place, max(self._table.columnWidth(place) + pixels, self._least()))

    def reset(self) -> None:
        """As the program shows them at first."""
        self._full_widths = {column.key: column.width for column in self.columns}
        self._hidden = {column.key for column in self.columns if column.hidden}
        self._put_in_order([column.key for column in self.columns])
        self.fit()
        self._save_timer.stop()
        if self._memory is not None:
            self._memory.pop(self._table.objectName(), None)

    def _place(self, key: str) -> int:
        return [column.key for column in self.columns].index(key)

    def _least(self) -> int:
        return self._head.minimumSectionSize()

    def _on_section_resized(self, place: int, _before: int, width: int) -> None:
        # A hidden column is told as one without width.
        if self._busy or not width or place >= len(self.columns) or self.columns[place].stretch:
            return
        self._full_widths[self.columns[place].key] = width
        self._changed()

    # -- the memory
    def remember(self, memory: TableMemory) -> None:
        """Takes the person's columns from ``memory`` and keeps them there whenever he changes them.

        Call it after ``set``. What does not fit (a column that is gone, a damaged number) is ignored; a column
        that is new stands where the program would put it.
        """
        self._memory = None
        kept = memory.get(self._table.objectName(), {})
        widths, order, hidden = kept.get("widths"), kept.get("order"), kept.get("hidden")
        for column in self.columns:
            width = widths.get(column.key) if isinstance(widths, Mapping) else None
            if isinstance(width, int) and not column.stretch:
                self._full_widths[column.key] = max(width, self._least())
        keys = [column.key for column in self.columns]
        if isinstance(hidden, Sequence) and not set(keys) <= set(map(str, hidden)):
            self._hidden = set(map(str, hidden)) & set(keys)
        self._busy = True
        self._put_in_order(_with_new_ones(order, keys) if isinstance(order, Sequence) else keys)
        self._busy = False
        self.fit()
        self._memory = memory

    def _put_in_order(self, keys: Sequence[str]) -> None:
        for visual, key in enumerate(keys):
            self._head.moveSection(self._head.visualIndex(self._place(key)), visual)

    def _changed(self) -> None:
        if not self._busy:
            self._save_timer.start()

    def keep_now(self) -> None:
        """Puts what the person changed into the memory."""
        if self._memory is None:
            return
        widths = {column.key: self._full_widths[column.key] for column in self.columns if not column.stretch}
        order = [self.columns[self._head.logicalIndex(visual)].key for visual in range(len(self.columns))]
        hidden = [column.key for column in self.columns if column.key in self._hidden]
        self._memory[self._table.objectName()] = {"widths": widths, "order": order, "hidden": hidden}


def _with_new_ones(order: Sequence[object], keys: Sequence[str]) -> list[str]:
    """The kept order of the columns that there are; each of the others after the one that it follows at first."""
    known = [key for key in dict.fromkeys(map(str, order)) if key in keys]
    for place, key in enumerate(keys):
        if key not in known:
            known.insert(known.index(keys[place - 1]) + 1 if place else 0, key)
    return known
