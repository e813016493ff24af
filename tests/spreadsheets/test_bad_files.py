"""Files that cannot be a list: each has its code and a sentence that says what to do, and nothing is changed."""

from __future__ import annotations

import os
import re
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
import python_calamine
from openpyxl import Workbook

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.spreadsheets import inspecting
from tests.spreadsheets.workbooks import HEADINGS, ROW, read, save

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
OFFICE = shutil.which("soffice")


def refusal(file: Path, code: Code, reason: str | None = None) -> RuleBroken:
    """The file is refused so, the sentence is whole, and the file is as before."""
    before = _look(file)
    with pytest.raises(RuleBroken) as broken:
        read(file)
    assert (broken.value.code, broken.value.facts.get("reason")) == (code, reason)
    for language in ("fa", "en"):
        told = sentence(broken.value, language)
        assert told.endswith(".")
        assert "—" not in told
        assert re.search(r"[.؛:] ", told), "what is wrong and what to do are two sentences"
    assert _look(file) == before
    return broken.value


def _look(file: Path) -> tuple[int, int] | None:
    """Size and time of the last change."""
    return (file.stat().st_size, file.stat().st_mtime_ns) if os.path.lexists(file) else None


def rezip(source: Path, target: Path, changes: dict[str, bytes | None]) -> Path:
    """A copy of an archive with some of its parts changed or left out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changes.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return target


class TestNotThere:
    def test_a_missing_file(self, tmp_path: Path) -> None:
        broken = refusal(tmp_path / "فهرست.xlsx", Code.FILE_UNREADABLE, "missing")
        assert sentence(broken) == "پرونده «فهرست.xlsx» پیدا نشد. نام و پوشه را بازبینی کنید."

    def test_a_folder(self, tmp_path: Path) -> None:
        folder = tmp_path / "list.xlsx"
        folder.mkdir()
        refusal(folder, Code.FILE_UNREADABLE, "missing")

    def test_a_name_that_no_file_can_have(self, tmp_path: Path) -> None:
        with pytest.raises(RuleBroken) as broken:
            read(tmp_path / "li\x00st.xlsx")
        assert broken.value.code is Code.FILE_UNREADABLE

    def test_without_the_right_to_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        file = save(tmp_path / "list.xlsx", HEADINGS, ROW)
        file.chmod(0)
        if os.access(file, os.R_OK):
            # The superuser may read everything: the refusal of the system is played.
            def refuse(*_: object, **__: object) -> None:
                raise PermissionError(13, "Permission denied")

            monkeypatch.setattr(Path, "open", refuse)
        refusal(file, Code.FILE_UNREADABLE)

    def test_in_a_folder_that_may_not_be_entered(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: Path) -> bool:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(Path, "is_file", refuse)
        refusal(tmp_path / "list.xlsx", Code.FILE_UNREADABLE)


class TestNotAWorkbook:
    def test_a_text_file_renamed(self, tmp_path: Path) -> None:
        file = tmp_path / "list.xlsx"
        file.write_text(",".join(HEADINGS), encoding="utf-8")
        broken = refusal(file, Code.FILE_UNREADABLE)
        assert "بدون رمز به شکل xlsx ذخیره کنید" in sentence(broken)

    @pytest.mark.parametrize(
        "content",
        [
            b"<html><table><tr><td>1</td></tr></table></html>",
            b"%PDF-1.7\n",
            b"\x89PNG\r\n\x1a\n",
            b"PK",
            b"PK\x03\x04" * 9,
        ],
    )
    def test_other_kinds_and_torn_archives(self, tmp_path: Path, content: bytes) -> None:
        file = tmp_path / "list.xlsx"
        file.write_bytes(content)
        refusal(file, Code.FILE_UNREADABLE)

    def test_nothing_in_it(self, tmp_path: Path) -> None:
        (tmp_path / "list.xlsx").touch()
        refusal(tmp_path / "list.xlsx", Code.FILE_UNREADABLE, "empty")

    def test_an_archive_of_something_else(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "list.xlsx", "w") as archive:
            archive.writestr("word/document.xml", "<a/>")
        refusal(tmp_path / "list.xlsx", Code.FILE_UNREADABLE)

    def test_half_a_download(self, tmp_path: Path) -> None:
        whole = save(tmp_path / "whole.xlsx", HEADINGS, *[ROW] * 500).read_bytes()
        (tmp_path / "list.xlsx").write_bytes(whole[: len(whole) // 2])
        refusal(tmp_path / "list.xlsx", Code.FILE_UNREADABLE)

    def test_a_flipped_byte(self, tmp_path: Path) -> None:
        file = save(tmp_path / "list.xlsx", HEADINGS, *[ROW] * 500)
        content = bytearray(file.read_bytes())
        with zipfile.ZipFile(file) as archive:
            entry = archive.getinfo("xl/worksheets/sheet1.xml")
        place = entry.header_offset + 30 + len(entry.filename) + entry.compress_size // 2
        content[place] ^= 0xFF
        file.write_bytes(content)
        refusal(file, Code.FILE_UNREADABLE)

    @pytest.mark.parametrize(
        ("part", "content"),
        [
            ("xl/workbook.xml", b"<workbook"), ("xl/workbook.xml", None), ("xl/_rels/workbook.xml.rels", b"<a"),
            ("xl/_rels/workbook.xml.rels", None), ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row r='1'>"),
        ],
    )  # fmt: skip
    def test_broken_from_inside(self, tmp_path: Path, part: str, content: bytes | None) -> None:
        file = rezip(save(tmp_path / "whole.xlsx", HEADINGS, ROW), tmp_path / "list.xlsx", {part: content})
        with pytest.raises(RuleBroken) as broken:
            read(file)
        assert broken.value.code is Code.FILE_UNREADABLE

    def test_text_in_an_old_code_page(self, tmp_path: Path) -> None:
        (tmp_path / "list.csv").write_bytes("شماره دانشجويي,نام\r\n".encode("cp1256"))
        refusal(tmp_path / "list.csv", Code.FILE_UNREADABLE)


class TestOldExcel:
    @pytest.mark.parametrize("name", ["list.xlsx", "list.xlsm", "list"])
    def test_an_xls_renamed(self, tmp_path: Path, name: str) -> None:
        (tmp_path / name).write_bytes(OLE + bytes(4096))
        refusal(tmp_path / name, Code.FILE_UNREADABLE)

    def test_a_damaged_xls(self, tmp_path: Path) -> None:
        (tmp_path / "list.xls").write_bytes(OLE + bytes(4096))
        refusal(tmp_path / "list.xls", Code.FILE_UNREADABLE)

    @pytest.mark.slow
    @pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (dev.py test installs it)")
    def test_a_true_xls_is_read_and_refused_when_renamed(self, tmp_path: Path) -> None:
        save(tmp_path / "list.xlsx", [*HEADINGS, "کد ملی"], [*ROW, "0012345679"])
        assert OFFICE is not None
        profile = (tmp_path / "profile").as_uri()
        subprocess.run(
            [OFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xls", "--outdir",
             str(tmp_path / "old"), str(tmp_path / "list.xlsx")],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        true = tmp_path / "old" / "list.xls"
        assert true.read_bytes().startswith(OLE)
        assert read(true)[0].cells["national_code"] == "0012345679"
        refusal(true.rename(tmp_path / "renamed.xlsx"), Code.FILE_UNREADABLE)


class TestProtected:
    def test_a_workbook_with_a_password(self, tmp_path: Path) -> None:
        """Excel puts the encrypted workbook into an old container, in a stream of this name."""
        stream = "EncryptedPackage".encode("utf-16-le")
        (tmp_path / "list.xlsx").write_bytes(OLE + bytes(1016) + stream + bytes(4096))
        broken = refusal(tmp_path / "list.xlsx", Code.FILE_UNREADABLE, "protected")
        assert sentence(broken) == "پرونده «list.xlsx» رمز دارد. رمز را در اکسل بردارید و دوباره بکوشید."

    def test_an_old_workbook_with_a_password(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Nothing here makes one: the library's own word for it is played."""

        def refuse(path: Path) -> None:
            raise python_calamine.PasswordError("Workbook is password protected")

        monkeypatch.setattr(python_calamine, "CalamineWorkbook", SimpleNamespace(from_path=refuse))
        (tmp_path / "list.xls").write_bytes(OLE + bytes(4096))
        refusal(tmp_path / "list.xls", Code.FILE_UNREADABLE, "protected")

    def test_an_archive_with_a_password(self, tmp_path: Path) -> None:
        file = save(tmp_path / "list.xlsx", HEADINGS, ROW)
        content = bytearray(file.read_bytes())
        for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
            for found in re.finditer(re.escape(signature), bytes(content)):
                place = found.start() + offset
                (flags,) = struct.unpack_from("<H", content, place)
                struct.pack_into("<H", content, place, flags | 1)
        file.write_bytes(content)
        refusal(file, Code.FILE_UNREADABLE)


class TestTooMuch:
    def test_200_megabytes(self, tmp_path: Path) -> None:
        file = tmp_path / "list.xlsx"
        with file.open("wb") as sparse:
            sparse.write(b"PK\x03\x04")
            sparse.truncate(200 * 2**20)
        broken = refusal(file, Code.FILE_TOO_LARGE)
        assert broken.facts == {"file": "list.xlsx", "size": 200, "limit": 100}
        assert "۲۰۰ مگابایت" in sentence(broken)

    @pytest.mark.slow
    def test_a_small_archive_that_becomes_huge(self, tmp_path: Path) -> None:
        whole = save(tmp_path / "whole.xlsx", HEADINGS, ROW)
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / "list.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, old.read(name))
            with new.open("xl/media/image1.bin", "w", force_zip64=True) as bomb:
                for _ in range(450):
                    bomb.write(bytes(2**20))
        assert (tmp_path / "list.xlsx").stat().st_size < 2**20
        broken = refusal(tmp_path / "list.xlsx", Code.FILE_TOO_LARGE)
        assert broken.facts["limit"] == inspecting.UNPACKED_LIMIT_MB

    @pytest.mark.parametrize("cell", ["XFD1048576", "XFD3000", "BZ1048576"])
    def test_a_cell_so_far_that_all_memory_would_go(self, tmp_path: Path, cell: str) -> None:
        book = Workbook()
        for row in (HEADINGS, ROW):
            book.active.append(row)
        book.active[cell] = "x"
        book.save(tmp_path / "list.xlsx")
        broken = refusal(tmp_path / "list.xlsx", Code.FILE_UNREADABLE, "far_cell")
        assert broken.facts["cell"] == cell
        assert f"خانه {cell} " in sentence(broken)

    @pytest.mark.parametrize("cell", ["XFD2", "AZ3000", "C200000"])
    def test_a_far_cell_that_does_no_harm(self, tmp_path: Path, cell: str) -> None:
        book = Workbook()
        for row in (HEADINGS, ROW):
            book.active.append(row)
        book.active[cell] = "x"
        book.save(tmp_path / "list.xlsx")
        assert read(tmp_path / "list.xlsx")[0].cells["last_name"] == "نوری"

    def test_a_far_cell_across_two_chunks_is_seen(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        save(tmp_path / "list.xlsx", HEADINGS, ROW, *[[]] * 3, ["x"] * 2)
        for chunk in range(300, 330):
            monkeypatch.setattr(inspecting, "_CHUNK", chunk)
            monkeypatch.setattr(inspecting, "CELL_LIMIT", 11)
            with zipfile.ZipFile(tmp_path / "list.xlsx") as archive:
                entry = archive.getinfo("xl/worksheets/sheet1.xml")
                assert inspecting._far_cell(archive, entry) in {"A6", "B6"}


class TestEmpty:
    @pytest.mark.parametrize("rows", [[], [[]], [[None, ""], ["  "]], [HEADINGS], [HEADINGS, ["", " ", None]]])
    def test_nothing_to_import(self, tmp_path: Path, rows: list[list[object]]) -> None:
        broken = refusal(save(tmp_path / "list.xlsx", *rows), Code.FILE_UNREADABLE, "empty")
        assert "سرستون و دست‌کم یک ردیف" in sentence(broken)

    def test_an_empty_workbook_of_many_sheets(self, tmp_path: Path) -> None:
        book = Workbook()
        book.create_sheet("دوم")
        book.save(tmp_path / "list.xlsx")
        refusal(tmp_path / "list.xlsx", Code.FILE_UNREADABLE, "empty")

    def test_a_workbook_without_sheets(self, tmp_path: Path) -> None:
        whole = save(tmp_path / "whole.xlsx", HEADINGS, ROW)
        with zipfile.ZipFile(whole) as archive:
            workbook = re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", archive.read("xl/workbook.xml"), flags=re.DOTALL)
        refusal(rezip(whole, tmp_path / "list.xlsx", {"xl/workbook.xml": workbook}), Code.FILE_UNREADABLE, "empty")


class TestHeadings:
    def test_one_heading_twice(self, tmp_path: Path) -> None:
        broken = refusal(save(tmp_path / "list.xlsx", [*HEADINGS, "نام"], [*ROW, "علی"]), Code.HEADING_TWICE)
        assert sentence(broken) == "ستون «نام» دو بار آمده است. یکی را پاک کنید."

    def test_a_missing_one(self, tmp_path: Path) -> None:
        broken = refusal(save(tmp_path / "list.xlsx", HEADINGS[:2], ROW[:2]), Code.HEADING_MISSING)
        assert sentence(broken) == "ستون «نام خانوادگی» در پرونده نیست. سرستون‌ها را با الگوی برنامه یکی کنید."

    def test_headings_below_the_first_ten_lines_are_none(self, tmp_path: Path) -> None:
        refusal(save(tmp_path / "list.xlsx", *[["توضیح"]] * 10, HEADINGS, ROW), Code.HEADING_MISSING)
