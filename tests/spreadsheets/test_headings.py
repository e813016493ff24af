"""The columns of a list of students by every name that they go by."""

from __future__ import annotations

import random

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.spreadsheets.headings import STUDENT_HEADINGS, check_headings, match_headings

EVERY_NAME = [
    (heading.field, name)
    for heading in STUDENT_HEADINGS
    for name in (heading.persian, heading.english, *heading.aliases)
]


@pytest.mark.parametrize(("field", "name"), EVERY_NAME)
def test_every_name_finds_its_column(field: str, name: str) -> None:
    assert [heading.field for heading in match_headings([name]).values()] == [field]


def test_no_name_means_two_columns() -> None:
    folded = [name.casefold() for _, name in EVERY_NAME]
    assert len(folded) == len(set(folded))


@pytest.mark.parametrize(
    "cell",
    [
        "شماره دانشجویی", "شماره دانشجويي", "  شماره   دانشجویی  ", "شماره\u200cدانشجویی", "شماره_دانشجویی *",
        "شماره دانشجویی:", "\u200fشماره دانشجویی\u200f", "شماره\nدانشجویی", "شمارة دانشجويى", "شمارهٔ دانشجویی",
        "ش. دانشجویی", "STUDENT  NUMBER", "Student-No.", "student_id",
    ],
)  # fmt: skip
def test_headings_are_folded(cell: str) -> None:
    assert [heading.field for heading in match_headings([cell]).values()] == ["number"]


def test_any_order_and_any_language() -> None:
    names = [(heading.field, random.Random(heading.field).choice([heading.persian, heading.english, *heading.aliases]))
             for heading in STUDENT_HEADINGS]  # fmt: skip
    for seed in range(5):
        random.Random(seed).shuffle(names)
        matched = match_headings([name for _, name in names])
        assert [matched[place].field for place in range(len(names))] == [field for field, _ in names]
        check_headings(matched, [name for _, name in names])


@pytest.mark.parametrize("cell", ["", " ", "معدل", "نام و نام خانوادگی", "نام پدر", "ردیف", "1", "*"])
def test_other_columns_are_none_of_ours(cell: str) -> None:
    assert match_headings([cell]) == {}


def test_two_names_of_one_column_are_both_told() -> None:
    cells = ["شماره دانشجویی", "نام", "نام خانوادگی", "فامیلی"]
    with pytest.raises(RuleBroken) as broken:
        check_headings(match_headings(cells), cells)
    assert (broken.value.code, broken.value.facts) == (Code.HEADING_TWICE, {"heading": "نام خانوادگی / فامیلی"})
    assert sentence(broken.value) == "ستون «نام خانوادگی / فامیلی» دو بار آمده است. یکی را پاک کنید."


@pytest.mark.parametrize("missing", ["شماره دانشجویی", "نام", "نام خانوادگی"])
def test_a_needed_column_is_named_when_it_is_missing(missing: str) -> None:
    cells = [name for name in ("شماره دانشجویی", "نام", "نام خانوادگی", "کد ملی") if name != missing]
    with pytest.raises(RuleBroken) as broken:
        check_headings(match_headings(cells), cells)
    assert (broken.value.code, broken.value.facts) == (Code.HEADING_MISSING, {"heading": missing})
    assert missing in sentence(broken.value)


def test_what_is_not_needed_may_be_missing() -> None:
    cells = ["شماره دانشجویی", "نام", "نام خانوادگی"]
    check_headings(match_headings(cells), cells)
    assert [heading.field for heading in STUDENT_HEADINGS if heading.required] == ["number", "first_name", "last_name"]
