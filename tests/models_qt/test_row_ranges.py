"""Rows as ranges, finding ids among millions, and what became of rows: the same as the slow and plain way."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamyar_desktop.models.qt.id_search import place_of, places_of
from hamyar_desktop.models.qt.row_moves import RowMoves
from hamyar_desktop.models.qt.row_ranges import RowRanges

ROWS = st.lists(st.integers(0, 60), max_size=40)
ORDER = st.lists(st.integers(1, 2**32 - 1), unique=True, max_size=60)


@given(ROWS, st.integers(0, 60), st.integers(0, 60))
def test_ranges_are_the_rows_in_order_each_once(rows, first, last):
    plain, ranges = sorted(set(rows)), RowRanges.of_rows(rows)

    assert list(ranges) == plain
    assert ranges == plain
    assert len(ranges) == len(plain)
    assert [ranges[place] for place in range(len(plain))] == plain
    assert ranges[1:4] == plain[1:4]
    assert [row in ranges for row in range(62)] == [row in plain for row in range(62)]
    assert list(ranges.within(first, last)) == [row for row in plain if first <= row <= last]
    assert ranges == RowRanges(ranges.ranges)
    assert hash(ranges) == hash(RowRanges(ranges.ranges))


def test_all_of_two_million_rows_are_one_pair_of_numbers():
    ranges = RowRanges([(0, 1_999_999)])

    assert (len(ranges), ranges[-1], ranges.ranges) == (2_000_000, 1_999_999, ((0, 1_999_999),))
    assert "x" not in ranges
    with pytest.raises(IndexError):
        ranges[2_000_000]


@given(ROWS, ORDER)
def test_the_ids_of_rows(rows, order):
    ids = array("I", order)

    assert list(RowRanges.of_rows(rows).of(ids)) == [order[row] for row in sorted(set(rows)) if row < len(order)]


@pytest.mark.parametrize("kind", ["I", "q"])
@given(order=ORDER, data=st.data())
def test_an_id_is_found_where_it_stands(kind, order, data):
    ids = array(kind, order)
    wanted = data.draw(st.lists(st.one_of(st.sampled_from(order or [1]), st.integers(1, 2**32 - 1)), max_size=10))
    start = data.draw(st.integers(0, len(order)))

    assert [place_of(ids, each) for each in wanted] == [order.index(each) if each in order else None for each in wanted]
    assert list(places_of(ids, wanted)) == sorted(order.index(each) for each in set(wanted) if each in order)
    for each in wanted:
        later = order[start:]
        assert place_of(ids, each, start) == (start + later.index(each) if each in later else None)


def test_neighbours_whose_bytes_look_like_it_are_not_taken_for_it():
    assert place_of(array("I", [0x0100, 0x01000000, 0x01]), 0x01) == 2
    assert place_of(array("I", [1]), 2**40) is None


@given(ORDER, st.data())
def test_every_row_is_found_again_or_known_to_be_gone(order, data):
    after = data.draw(st.permutations(order)) if data.draw(st.booleans()) else list(order)
    for _ in range(data.draw(st.integers(0, 3))):
        if after and data.draw(st.booleans()):
            after.pop(data.draw(st.integers(0, len(after) - 1)))
    after[:0] = [
        each for each in data.draw(st.lists(st.integers(1, 2**32 - 1), unique=True, max_size=4)) if each not in after
    ]
    moves = RowMoves(array("I", order), array("I", after))
    places = {row: after.index(each) for row, each in enumerate(order) if each in after}

    assert moves.same == (order == after)
    assert [moves.place(row) for row in range(len(order))] == [places.get(row) for row in range(len(order))]
    assert (moves.place(-1), moves.place(len(order))) == (None, None)
    rows = data.draw(st.lists(st.integers(0, max(len(order) - 1, 0)), max_size=10)) if order else []
    assert list(moves.places(RowRanges.of_rows(rows))) == sorted(places[row] for row in set(rows) if row in places)


def test_a_row_that_went_far_is_not_followed():
    moves = RowMoves(array("I", range(1, 101)), array("I", [*range(2, 101), 1]))

    assert (moves.place(0), moves.place(0, near=10), moves.place(50, near=10)) == (99, None, 49)
