"""Finds ids in an order of millions without making a number object of each."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence

from hamyar_desktop.models.qt.row_ranges import RowRanges

_AT_ONCE = 1 << 15
"""Ids that are looked at in one go: whoever waits for the interpreter meanwhile does so for a millisecond or two."""


def place_of(ids: array[int], row_id: int, start: int = 0, stop: int | None = None) -> int | None:
    """Where an id stands between two places. Bytes are searched: ``array.index`` would stop the window at a million."""
    size = ids.itemsize
    try:
        wanted = row_id.to_bytes(size, sys.byteorder, signed=ids.typecode in "bhilq")
    except OverflowError:
        return None
    told = memoryview(ids)[start:stop].tobytes()
    at = told.find(wanted)
    while at >= 0 and at % size:
        # Bytes of two neighbours look like it.
        at = told.find(wanted, at + 1)
    return None if at < 0 else start + at // size


def places_of(ids: array[int], wanted: Sequence[int], start: int = 0, stop: int | None = None) -> RowRanges:
    """Where each of many ids stands. Meant for a worker where there are many."""
    chosen: set[int] = set()
    for begin in range(0, len(wanted), _AT_ONCE):
        chosen.update(wanted[begin : begin + _AT_ONCE])
    last = len(ids) if stop is None else stop
    return RowRanges(_hits(ids, chosen, start, last)) if chosen else RowRanges()


def _hits(ids: array[int], chosen: set[int], start: int, stop: int) -> Iterator[tuple[int, int]]:
    for begin in range(start, stop, _AT_ONCE):
        part = ids[begin : min(begin + _AT_ONCE, stop)]
        if chosen.isdisjoint(part):
            continue
        if chosen.issuperset(part):
            yield begin, begin + len(part) - 1
            continue
        for place, row_id in enumerate(part, begin):
            if row_id in chosen:
                yield place, place
