"""Filters under names of one's own: spelling does not matter, damage costs only the damaged part."""

from __future__ import annotations

import json

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.services.request_filter import RequestFilter
from hamyar_desktop.ui.filter_memory import LONGEST_NAME, FilterMemory, filter_name

LATE = RequestFilter(stage="awaiting", waiting_days=3, hours_from=Hours(41))


@pytest.fixture
def memory(office) -> FilterMemory:
    return FilterMemory(office.sign_in("supervisor"))


def names(memory: FilterMemory) -> list[str]:
    return [saved.name for saved in memory.all()]


def test_what_is_kept_is_found_again_as_it_was(office, memory):
    memory.keep("دیرمانده", LATE, {"waiting_days": "بیش از ۳ روز"})
    # As the settings keep it between runs.
    office.desk.filters = json.loads(json.dumps(office.desk.filters))

    saved = FilterMemory(office.desk).all()[0]

    assert (saved.name, saved.wanted, saved.words) == ("دیرمانده", LATE, {"waiting_days": "بیش از ۳ روز"})


def test_everybody_has_filters_of_her_own(office, memory):
    memory.keep("دیرمانده", LATE, {})

    assert names(FilterMemory(office.sign_in("affairs"))) == []
    assert names(FilterMemory(office.sign_in("supervisor"))) == ["دیرمانده"]


@pytest.mark.parametrize("typed", ["كتابخانه من", "کتابخانه‌من", "كتابخانه  من", "کتابخانهٔ من"])
def test_another_spelling_is_the_same_name_and_takes_its_place(memory, typed):
    memory.keep("کتابخانه من", LATE, {})

    assert memory.like(typed) == "کتابخانه من"
    memory.keep(typed, RequestFilter(), {})

    assert [(saved.name, saved.wanted) for saved in memory.all()] == [(typed, RequestFilter())]


def test_names_stand_in_persian_order(memory):
    for name in ("پایان", "گروه", "آغاز", "بهار"):
        memory.keep(name, LATE, {})

    assert names(memory) == ["آغاز", "بهار", "پایان", "گروه"]


def test_renaming_keeps_the_conditions_and_takes_the_place_of_the_other(memory):
    memory.keep("یک", LATE, {"stage": "x"})
    memory.keep("دو", RequestFilter(), {})

    memory.rename("یک", "دُو")

    assert [(saved.name, saved.wanted, saved.words) for saved in memory.all()] == [("دُو", LATE, {"stage": "x"})]
    memory.rename("دُو", "دو")
    assert names(memory) == ["دو"]
    memory.rename("نیست", "سه")
    assert names(memory) == ["دو"]


def test_forgetting_one_leaves_the_others(memory):
    memory.keep("یک", LATE, {})
    memory.keep("دو", LATE, {})

    memory.forget("يك")
    memory.forget("هرگز نبود")

    assert names(memory) == ["دو"]


def test_damaged_parts_are_left_out(office, memory):
    office.desk.filters["supervisor"]["کهنه"] = {"stage": "awaiting", "unit_id": "هفت", "words": 3, "unknown": 1}

    saved = memory.all()[0]

    assert (saved.wanted, saved.words) == (RequestFilter(stage="awaiting"), {})


@pytest.mark.parametrize(
    ("typed", "name"),
    [("  منتظر   من ", "منتظر من"), ("كتاب", "کتاب"), (" \u200c ", ""), ("", ""), ("ـ", ""), ("&", "&")],
)
def test_a_name_is_tidied(typed, name):
    assert filter_name(typed) == name


@pytest.mark.parametrize(
    ("typed", "code"), [("x" * (LONGEST_NAME + 1), Code.TEXT_TOO_LONG), ("x\x00", Code.CONTROL_CHARACTER)]
)
def test_a_name_that_cannot_be_kept(typed, code):
    with pytest.raises(RuleBroken) as broken:
        filter_name(typed)
    assert broken.value.code is code
