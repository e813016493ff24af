"""The conditions of a table of requests, and how they are kept under a name."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime

import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.services.request_filter import LONGEST_TEXT, RequestFilter, read_filter

FULL = RequestFilter(
    stage="awaiting", unit_id=3, work_type_id=2, term_code="4051", student_id=9, text="مریم",
    registered_from=date(2026, 9, 23), registered_to=date(2026, 10, 22), hours_from=Hours(20), hours_to=Hours(400),
    above_requested=True, full_quota=True, without_account=True, waiting_days=7,
    judged_at=datetime(2026, 11, 25, tzinfo=UTC), sort="hours", descending=False,
)  # fmt: skip


def test_nothing_is_set_at_first():
    assert RequestFilter().parts() == ()
    assert RequestFilter().stored() == {}


def test_every_condition_is_a_part_and_the_order_is_none():
    names = {each.name for each in fields(RequestFilter)}

    assert set(FULL.parts()) == names - {"sort", "descending", "judged_at"}


def test_a_text_that_folds_to_nothing_is_no_condition():
    assert RequestFilter(text=" \u200c ").parts() == ()


@pytest.mark.parametrize("part", FULL.parts())
def test_each_condition_can_be_taken_away_alone(part):
    less = FULL.without(part)

    assert set(FULL.parts()) - set(less.parts()) == {part}
    assert (less.sort, less.descending) == ("hours", False)


def test_kept_and_read_again_it_asks_the_same():
    kept = json.loads(json.dumps(FULL.stored()))

    again = read_filter(kept)

    assert again.parts() == FULL.parts()
    assert [getattr(again, part) for part in again.parts()] == [getattr(FULL, part) for part in FULL.parts()]


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("stage", "nowhere"), ("stage", 3), ("unit_id", "3"), ("unit_id", True), ("unit_id", -1), ("unit_id", 2**31),
        ("term_code", 4051), ("registered_from", "1404/10/30"), ("registered_to", 5), ("hours_from", 401),
        ("hours_to", "x"), ("above_requested", "yes"), ("full_quota", False), ("waiting_days", -1),
        ("waiting_days", 10**9), ("sort", "hours"), ("judged_at", "2026-11-25"), ("unknown", 1),
    ],
)  # fmt: skip
def test_a_damaged_part_is_left_out_and_the_others_stay(part, value):
    assert read_filter({part: value, "work_type_id": 2}) == RequestFilter(work_type_id=2)


def test_a_text_of_any_length_is_cut():
    assert read_filter({"text": "م" * 10_000}).text == "م" * LONGEST_TEXT
