"""What became of the rows of an order when it was read anew: others write meanwhile, and few rows move."""

from __future__ import annotations

from array import array
from functools import cached_property

from hamyar_desktop.models.qt.id_search import place_of, places_of
from hamyar_desktop.models.qt.row_ranges import RowRanges

_AT_ONCE = 1 << 16


class RowMoves:
    """From one order of ids to the next. What is alike at the beginning and at the end has moved as a whole.

    So with two million rows a row that came in on top costs nothing; only what lies between is searched.
    """

    def __init__(self, before: array[int], after: array[int]) -> None:
        self.before, self.after = before, after
        most = min(len(before), len(after))
        self.head = _alike(before, after, most)
        self.tail = _alike_at_the_end(before, after, most - self.head)

    @property
    def same(self) -> bool:
        """Whether nothing moved."""
        return self.head == len(self.before) == len(self.after)

    @cached_property
    def _grown(self) -> int:
        return len(self.after) - len(self.before)

    def place(self, row: int, near: int | None = None) -> int | None:
        """Where the row stands now, if it is still there; ``near``: moved by so many rows at most."""
        if not 0 <= row < len(self.before):
            return None
        if row < self.head:
            return row
        if row >= len(self.before) - self.tail:
            return row + self._grown
        start, stop = self.head, len(self.after) - self.tail
        if near is not None:
            start, stop = max(start, row - near), min(stop, row + near + 1)
        return place_of(self.after, self.before[row], start, stop) if start < stop else None

    @property
    def searched(self) -> int:
        """Rows between the parts that moved as a whole."""
        return max(len(self.before), len(self.after)) - self.head - self.tail

    def places(self, rows: RowRanges) -> RowRanges:
        """Where these rows stand now; those that have gone are left out. Takes long only if ``searched`` is large."""
        end = len(self.before) - self.tail
        middle = rows.within(self.head, end - 1)
        found = list(rows.within(0, self.head - 1).ranges)
        if middle:
            found += places_of(self.after, middle.of(self.before), self.head, len(self.after) - self.tail).ranges
        tail = rows.within(end, len(self.before) - 1).ranges
        return RowRanges([*found, *((top + self._grown, bottom + self._grown) for top, bottom in tail)])


def _alike(first: array[int], second: array[int], most: int) -> int:
    """How many are the same from the beginning, at most so many."""
    low = 0
    while low < most:
        high = min(low + _AT_ONCE, most)
        if first[low:high] != second[low:high]:
            return _first_difference(first, second, low, high)
        low = high
    return most


def _first_difference(first: array[int], second: array[int], low: int, high: int) -> int:
    while high - low > 1:
        middle = (low + high) // 2
        if first[low:middle] == second[low:middle]:
            low = middle
        else:
            high = middle
    return low


def _alike_at_the_end(first: array[int], second: array[int], most: int) -> int:
    one, other = len(first), len(second)
    known = 0
    while known < most:
        step = min(_AT_ONCE, most - known)
        while first[one - known - step : one - known] != second[other - known - step : other - known]:
            if step == 1:
                return known
            step //= 2
        known += step
    return most
