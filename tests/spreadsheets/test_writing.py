"""Workbooks that are written: harmless text, and whole or not at all."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.ports import Cancelled
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.spreadsheets.writing import new_workbook
from tests.full_disk import disk_of
from tests.spreadsheets.workbooks import sheet_of

HARMFUL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /c calc'!A1", "http://example.org", "{=1}", "'1"]


def write(path: Path, *texts: str) -> None:
    """A workbook with one text in each line."""
    with new_workbook(path) as book:
        sheet = book.add_sheet("برگه")
        for row, text in enumerate(texts):
            sheet.text(row, 0, text)
            sheet.code(row, 1, text)
        sheet.texts(len(texts), ["00012345", "سارا", ""])


def unwritable(path: Path) -> RuleBroken:
    with pytest.raises(RuleBroken) as broken:
        write(path, "سارا")
    assert (broken.value.code, broken.value.facts) == (
        Code.FILE_UNREADABLE, {"file": path.name, "reason": "unwritable"},
    )  # fmt: skip
    assert "پوشه دیگری انتخاب کنید" in sentence(broken.value)
    return broken.value


class TestText:
    def test_nothing_is_ever_run_as_a_formula_or_opened_as_a_link(self, tmp_path: Path) -> None:
        write(tmp_path / "out.xlsx", *HARMFUL)
        sheet = sheet_of(tmp_path / "out.xlsx")
        for line, text in enumerate(HARMFUL, 1):
            for cell in sheet[line][:2]:
                assert (cell.data_type, cell.number_format, cell.hyperlink) == ("s", "@", None)
                assert str(cell.value).replace("_x000D_", "\r") == text

    def test_codes_stand_left_to_right_and_words_right_to_left(self, tmp_path: Path) -> None:
        write(tmp_path / "out.xlsx", "0012345679")
        words, code = sheet_of(tmp_path / "out.xlsx")[1][:2]
        assert (code.value, code.alignment.horizontal, code.alignment.readingOrder) == ("0012345679", "left", 1)
        assert (words.alignment.horizontal, words.alignment.readingOrder) == ("right", 2)
        first, second, third = sheet_of(tmp_path / "out.xlsx")[2]
        assert (first.value, first.alignment.horizontal) == ("00012345", "left")
        assert (second.value, second.alignment.horizontal, third.value) == ("سارا", "right", None)

    def test_what_no_workbook_can_hold_is_left_out(self, tmp_path: Path) -> None:
        write(tmp_path / "out.xlsx", "سا\x00ر\x0bا\x1f")
        assert sheet_of(tmp_path / "out.xlsx")["A1"].value == "سارا"

    def test_a_name_of_a_sheet_that_excel_refuses(self, tmp_path: Path) -> None:
        with new_workbook(tmp_path / "out.xlsx") as book:
            book.add_sheet("[درخواست‌ها]: همه؟/* " * 4).text(0, 0, "x")
        (name,) = load_workbook(tmp_path / "out.xlsx").sheetnames
        assert len(name) <= 31
        assert not set(name) & set("[]:*?/\\")


class TestWholeOrNotAtAll:
    def test_it_takes_the_place_of_the_old_one(self, tmp_path: Path) -> None:
        (tmp_path / "out.xlsx").write_bytes(b"old")
        write(tmp_path / "out.xlsx", "سارا")
        assert sheet_of(tmp_path / "out.xlsx")["A1"].value == "سارا"
        assert [file.name for file in tmp_path.iterdir()] == ["out.xlsx"]

    @pytest.mark.parametrize("failure", [Cancelled(), ValueError("x"), KeyboardInterrupt()])
    def test_a_failure_in_the_middle_keeps_the_old_one(self, tmp_path: Path, failure: BaseException) -> None:
        (tmp_path / "out.xlsx").write_bytes(b"old")

        def fail_half_way() -> None:
            with new_workbook(tmp_path / "out.xlsx") as book:
                book.add_sheet("برگه").text(0, 0, "سارا")
                raise failure

        with pytest.raises(type(failure)):
            fail_half_way()
        assert (tmp_path / "out.xlsx").read_bytes() == b"old"
        assert [file.name for file in tmp_path.iterdir()] == ["out.xlsx"]

    # The library leaves its archive open when the disk fails; it complains once more when it is thrown away.
    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_a_full_disk_keeps_the_old_one_and_says_so(self, tmp_path: Path) -> None:
        (tmp_path / "out.xlsx").write_bytes(b"old")
        with disk_of(1000):
            unwritable(tmp_path / "out.xlsx")
        gc.collect()
        assert (tmp_path / "out.xlsx").read_bytes() == b"old"
        assert [file.name for file in tmp_path.iterdir()] == ["out.xlsx"]

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        unwritable(tmp_path / "missing" / "out.xlsx")
        assert list(tmp_path.iterdir()) == []

    def test_a_folder_of_that_name(self, tmp_path: Path) -> None:
        (tmp_path / "out.xlsx").mkdir()
        unwritable(tmp_path / "out.xlsx")
        assert [file.name for file in tmp_path.iterdir()] == ["out.xlsx"]

    def test_a_file_where_a_folder_should_be(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_bytes(b"old")
        unwritable(tmp_path / "file" / "out.xlsx")
        assert (tmp_path / "file").read_bytes() == b"old"
