"""Rows as ranges: «all two million» is one pair of numbers, not two million of them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import overload

Range = tuple[int, int]
"""First and last row, both in it."""


class RowRanges(Sequence[int]):
    """Rows in order, each once. Length, first, last and membership cost nothing, however many rows there are."""

    __slots__ = ("_ends", "ranges")

    def __init__(self, ranges: Iterable[Range] = ()) -> None:
        self.ranges: tuple[Range, ...] = tuple(_merged(ranges))
        self._ends = list(accumulate(bottom - top + 1 for top, bottom in self.ranges))

    @classmethod
    def of_rows(cls, rows: Iterable[int]) -> RowRanges:
        """Neighbouring rows become one range."""
        return rows if isinstance(rows, RowRanges) else cls((row, row) for row in rows)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> list[int]: ...
    def __getitem__(self, place: int | slice) -> int | list[int]:
        if isinstance(place, slice):
            return [self[each] for each in range(*place.indices(len(self)))]
        count = len(self)
        wanted = place + count if place < 0 else place
        if not 0 <= wanted < count:
            raise IndexError(place)
        part = bisect_right(self._ends, wanted)
        return self.ranges[part][1] - (self._ends[part] - 1 - wanted)

    def __iter__(self) -> Iterator[int]:
        for top, bottom in self.ranges:
            yield from range(top, bottom + 1)

    def __contains__(self, row: object) -> bool:
        if not isinstance(row, int):
            return False
        part = bisect_right(self.ranges, (row, float("inf"))) - 1
        return part >= 0 and self.ranges[part][0] <= row <= self.ranges[part][1]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, RowRanges):
            return self.ranges == other.ranges
        if isinstance(other, list | tuple):
            return len(self) == len(other) and all(mine == theirs for mine, theirs in zip(self, other, strict=True))
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.ranges)

    def __repr__(self) -> str:
        return f"RowRanges({list(self.ranges)})"

    def within(self, first: int, last: int) -> RowRanges:
        """What of them lies between two rows, both included."""
        return RowRanges(
            (max(top, first), min(bottom, last))
            for top, bottom in self.ranges
            if max(top, first) <= min(bottom, last)
        )  # fmt: skip

    def of(self, ids: array[int]) -> array[int]:
        """The ids that stand in these rows; what lies beyond the end is left out."""
        found = array(ids.typecode)
        for top, bottom in self.ranges:
            found.extend(ids[top : bottom + 1])
        return found


def _merged(ranges: Iterable[Range]) -> Iterator[Range]:
    last: Range | None = None
    for top, bottom in sorted(ranges):
        if last is not None and top <= last[1] + 1:
            last = (last[0], max(last[1], bottom))
            continue
        if last is not None:
            yield last
        last = (top, bottom)
    if last is not None:
        yield last
