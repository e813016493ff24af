"""Keeps under a reader's eyes what stands there, when rows come in above it or go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from hamyar_desktop.models.qt.row_moves import RowMoves
from hamyar_desktop.ui.widgets.table import Table

NEAR = 1024
"""A row that moved further by itself was put elsewhere by somebody; whoever reads does not follow it there."""


@contextmanager
def keeping_place(table: Table, moves: RowMoves) -> Iterator[None]:
    """The block gives the table the rows as they moved; afterwards the first row in sight is where it was.

    If it has gone, the next one that stayed is. Whoever stands at the very top stays there, and sees what is new.
    """
    bar = table.verticalScrollBar()
    value, first = bar.value(), max(table.rowAt(0), 0)
    yield
    if value == 0:
        bar.setValue(0)
        return
    for before in range(first, min(first + NEAR, len(moves.before))):
        now = moves.place(before, near=NEAR)
        if now is not None:
            value += (now - before) * table.row_height
            break
    # Only then the scroll bar knows how many rows there are.
    table.executeDelayedItemsLayout()
    bar.setValue(value)
