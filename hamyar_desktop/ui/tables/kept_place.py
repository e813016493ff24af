"""Keeps under a reader's eyes what stands there, when rows come in above it or go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hamyar_desktop.models.qt.paged_table_model import PagedTableModel
from hamyar_desktop.ui.widgets.table import Table

NEAR = 1024
"""Rows above and below the old place among which the new one is looked for: two million would take too long."""


@contextmanager
def keeping_place(table: Table, model: PagedTableModel) -> Iterator[None]:
    """The block gives the model other rows and selects some; afterwards the first row in sight is where it was.

    If it has gone, the next one that stayed is. Whoever stands at the very top stays there, and sees what is new.
    """
    bar = table.verticalScrollBar()
    value, first = bar.value(), max(table.rowAt(0), 0)
    last = table.rowAt(table.viewport().height() - 1)
    # Without a last row the table ends within sight.
    seen = model.ids[first : last + 1 if last >= 0 else len(model.ids)]
    yield
    if value == 0:
        bar.setValue(0)
        return
    start = max(first - NEAR, 0)
    near = {row_id: start + place for place, row_id in enumerate(model.ids[start : first + NEAR])}
    for before, row_id in enumerate(seen, first):
        if row_id in near:
            value += (near[row_id] - before) * table.row_height
            break
    # Only then the scroll bar knows how many rows there are.
    table.executeDelayedItemsLayout()
    bar.setValue(value)
