"""A layout goes to the painting program as JSON and comes out the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamyar_desktop.documents.hour_sheet import hour_sheet_layout
from hamyar_desktop.documents.layout import Fact, Layout, PrintColumn, layout_from_json, layout_to_json
from tests.spreadsheets.hour_sheets import hour_sheet

# What a JSON text in UTF-8 can carry.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
facts = st.lists(st.builds(Fact, texts, texts, st.booleans()), max_size=3).map(tuple)
columns = st.builds(PrintColumn, texts, st.floats(1, 200), st.sampled_from(["start", "center", "code"]))
layouts = st.builds(
    Layout,
    title=texts,
    facts=facts,
    columns=st.lists(columns, max_size=3).map(tuple),
    rows=st.lists(st.lists(texts, max_size=3).map(tuple), max_size=3).map(tuple),
    totals=facts,
    signatures=st.lists(texts, max_size=3).map(tuple),
    page_caption=texts,
    nothing=texts,
    right_to_left=st.booleans(),
)


@settings(deadline=None, database=None)
@given(layouts)
def test_round_trip(layout: Layout) -> None:
    assert layout_from_json(layout_to_json(layout)) == layout


def test_an_hour_sheet_survives_and_its_persian_can_be_read_in_the_file() -> None:
    layout = hour_sheet_layout(hour_sheet(count=3))
    text = layout_to_json(layout)
    assert "برگه ساعات کارکرد" in text
    assert layout_from_json(text) == layout


@pytest.mark.parametrize("text", ["", "{", "[]", "3", "null", "{}", '{"title": "x"}'])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        layout_from_json(text)


@pytest.mark.parametrize(
    ("key", "value"), [("facts", [{"label": "x"}]), ("facts", [{"name": "x"}]), ("columns", [1]), ("rows", None)]
)
def test_a_part_of_the_wrong_shape_is_refused(key: str, value: object) -> None:
    told = json.loads(layout_to_json(hour_sheet_layout(hour_sheet(count=1))))
    with pytest.raises(ValueError, match="not a layout"):
        layout_from_json(json.dumps({**told, key: value}))
