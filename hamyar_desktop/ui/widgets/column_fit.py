"""How columns share a narrow table: long texts give way first, so that names are not cut to a letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hamyar_desktop.models.qt.column import Column

NARROWEST = 96
STRETCH_NEEDS = 180
"""Pixels that a stretching column is given at least, if its own width asks for as many."""


def fitted_widths(columns: Sequence[Column], wanted: Mapping[str, int], room: int) -> dict[str, int]:
    """Width in pixels of every column that does not stretch.

    ``wanted`` are the widths with enough room. Columns of plain text give up what is missing in proportion to
    what they can spare; chips and figures never do. Where even that is too little, the stretching column pays.
    """
    widths = {column.key: wanted[column.key] for column in columns if not column.stretch}
    needed = sum(min(column.width, STRETCH_NEEDS) for column in columns if column.stretch)
    if not needed:
        return widths
    missing = sum(widths.values()) + needed - room
    spare = {
        column.key: widths[column.key] - NARROWEST
        for column in columns
        if not (column.stretch or column.chip or column.figures) and widths[column.key] > NARROWEST
    }
    total = sum(spare.values())
    if missing <= 0 or not total:
        return widths
    share = min(1.0, missing / total)
    return {key: width - round(spare.get(key, 0) * share) for key, width in widths.items()}


def least_width(columns: Sequence[Column], wanted: Mapping[str, int]) -> int:
    """Pixels below which even ``fitted_widths`` has to cut a name."""
    return sum(_least(column, wanted[column.key]) for column in columns)


def _least(column: Column, wanted: int) -> int:
    if column.stretch:
        return min(column.width, STRETCH_NEEDS)
    return wanted if column.chip or column.figures else min(wanted, NARROWEST)
