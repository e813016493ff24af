"""A formula in a cell: the value that Excel saved counts; without one the file is refused, never read as empty."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.spreadsheets import formulas
from hamyar_desktop.spreadsheets.formulas import cells_without_value, place_of
from tests.spreadsheets.test_bad_files import rezip
from tests.spreadsheets.workbooks import HEADINGS, ROW, read, save

ALL = [*HEADINGS, "تلفن همراه", "معدل"]


def with_formula(path: Path, formula: str, value: object, column: int = 0) -> Path:
    """A list as Excel saves it: each formula beside its last value."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ALL)
        sheet.write_row(1, 0, [*ROW, "09123456789", "17"])
        sheet.write_formula(1, column, formula, None, value)
    return path


@pytest.mark.parametrize(
    ("formula", "value", "read_as"),
    [
        ("=40020000+1", 40020001, "40020001"), ('="0012"&"345"', "0012345", "0012345"),
        ('=IF(A1="","",A1)', "40020002", "40020002"),
    ],
)  # fmt: skip
def test_the_saved_value_counts(tmp_path: Path, formula: str, value: object, read_as: str) -> None:
    assert read(with_formula(tmp_path / "list.xlsx", formula, value))[0].cells["number"] == read_as


def test_a_formula_that_gives_an_empty_text_is_empty(tmp_path: Path) -> None:
    whole = with_formula(tmp_path / "whole.xlsx", '=IF(A1="","",A1)', "x", 3)
    assert read(whole)[0].cells["mobile"] == "x"
    file = replaced(whole, tmp_path / "list.xlsx", b"<v>x</v>", b"<v></v>")
    assert cells_without_value(file) == {}
    assert read(file)[0].cells["mobile"] == ""


def replaced(source: Path, target: Path, old: bytes, new: bytes) -> Path:
    with zipfile.ZipFile(source) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert old in sheet
    return rezip(source, target, {"xl/worksheets/sheet1.xml": sheet.replace(old, new)})


@pytest.mark.parametrize("column", [0, 2, 3])
def test_one_that_was_never_reckoned_is_refused_by_name(tmp_path: Path, column: int) -> None:
    row = [*ROW, "09123456789", "17"]
    row[column] = "=1+1"
    with pytest.raises(RuleBroken) as broken:
        read(save(tmp_path / "list.xlsx", ALL, row))
    cell = f"{'ABCD'[column]}2"
    assert broken.value.code is Code.FILE_UNREADABLE
    assert broken.value.facts == {"file": "list.xlsx", "reason": "formula", "cell": cell}
    assert f"فرمول خانه {cell} مقداری ندارد" in sentence(broken.value)
    assert f"cell {cell}" in sentence(broken.value, "en")


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_is_refused_by_name(tmp_path: Path, error: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        read(with_formula(tmp_path / "list.xlsx", "=VLOOKUP(1,Z1:Z2,1)", error, 3))
    assert broken.value.facts["cell"] == "D2"


def test_columns_of_no_concern_may_hold_any(tmp_path: Path) -> None:
    file = save(tmp_path / "list.xlsx", ["=TODAY()"], ALL, [*ROW, "09123456789", "=1/0"])
    assert cells_without_value(file) == {"Sheet": {"A1", "E3"}}
    assert read(file)[0].cells["mobile"] == "09123456789"


def test_text_that_only_looks_like_one_is_text(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "list.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for column, text in enumerate(["40020001", "=cmd|' /c calc'!A1", '<f>1</f></c> t="e" :f']):
            sheet.write_string(1, column, text)
    assert read(tmp_path / "list.xlsx")[0].cells["first_name"] == "=cmd|' /c calc'!A1"


def test_programs_that_prefix_every_tag(tmp_path: Path) -> None:

    whole = save(tmp_path / "whole.xlsx", ALL, [*ROW, "=1+1", "17"])
    with zipfile.ZipFile(whole) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    prefixed = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", sheet).replace(b" xmlns=", b" xmlns:x=")
    file = rezip(whole, tmp_path / "list.xlsx", {"xl/worksheets/sheet1.xml": prefixed})
    assert cells_without_value(file) == {"Sheet": {"D2"}}


@pytest.mark.parametrize("chunk", [64, 100, 257])
def test_a_cell_across_two_chunks_is_seen_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(formulas, "_CHUNK", chunk)
    monkeypatch.setattr(formulas, "_TAIL", chunk)
    good = with_formula(tmp_path / "good.xlsx", '=IF(A1="","",A1)', "40020002")
    assert cells_without_value(good) == {}
    bad = save(tmp_path / "bad.xlsx", ALL, *[[*ROW, "=1+1", "17"]] * 20)
    assert cells_without_value(bad) == {"Sheet": {f"D{line}" for line in range(2, 22)}}


def test_an_endless_cell_does_not_eat_all_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formulas, "_CHUNK", 100)
    whole = save(tmp_path / "whole.xlsx", HEADINGS, ROW)
    endless = b"<worksheet><sheetData><row><c r='A1'><v>" + b"1" * 5000
    file = rezip(whole, tmp_path / "list.xlsx", {"xl/worksheets/sheet1.xml": endless})
    assert cells_without_value(file) == {}


@pytest.mark.parametrize(
    ("cell", "place"), [("A1", (0, 1)), ("D7", (3, 7)), ("AA10", (26, 10)), ("XFD1048576", (16383, 1048576))]
)
def test_place_of_a_cell(cell: str, place: tuple[int, int]) -> None:
    assert place_of(cell) == place


@pytest.mark.parametrize("text", ["", "7", "D", "d7", "D7:E8"])
def test_what_is_no_cell(text: str) -> None:
    with pytest.raises(ValueError, match="not a cell"):
        place_of(text)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_broken_index_is_an_unreadable_file(tmp_path: Path, part: str) -> None:
    whole = save(tmp_path / "whole.xlsx", HEADINGS, ROW)
    for content in (b"<", None):
        file = rezip(whole, tmp_path / "list.xlsx", {part: content})
        with pytest.raises(RuleBroken) as broken:
            cells_without_value(file)
        assert (broken.value.code, broken.value.facts) == (Code.FILE_UNREADABLE, {"file": "list.xlsx"})


def test_a_sheet_that_the_archive_does_not_hold_is_passed_over(tmp_path: Path) -> None:
    whole = save(tmp_path / "whole.xlsx", HEADINGS, ["=1", "a", "b"])
    file = rezip(whole, tmp_path / "list.xlsx", {"xl/worksheets/sheet1.xml": None})
    assert cells_without_value(file) == {}
