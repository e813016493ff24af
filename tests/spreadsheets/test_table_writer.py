"""The hour sheet and the table of requests as Excel files, read back and opened by another program."""

from __future__ import annotations

import csv
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.work_request import State
from hamyar_desktop.services.rows import RequestRow
from hamyar_desktop.spreadsheets.table_writer import ExcelTableWriter
from tests.spreadsheets.hour_sheets import hour_row, hour_sheet
from tests.spreadsheets.workbooks import line_of, sheet_of

HEADINGS = [
    "ردیف", "شماره دانشجویی", "نام و نام خانوادگی", "کد ملی", "نوع کار", "ساعات درخواستی", "ساعات کارکرد واقعی",
    "تاریخ تایید نهایی", "شماره شبا",
]  # fmt: skip
OFFICE = shutil.which("soffice")


class TestHourSheet:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        """Three students: the second without account, the third with half an hour."""
        rows = (
            hour_row(0, national_code="0084575948"), hour_row(4), hour_row(1, actual_hours=Hours(25)),
        )  # fmt: skip
        ExcelTableWriter().write_hour_sheet(tmp_path / "hours.xlsx", hour_sheet(*rows))
        return tmp_path / "hours.xlsx"

    def test_title_and_who_made_it_when(self, path: Path) -> None:
        sheet = sheet_of(path)
        assert sheet["A1"].value == "برگه ساعات کارکرد همیار دانشجو — کتابخانه مرکزی"
        assert sheet["A2"].value == "نیمسال اول ۱۴۰۴–۱۴۰۵ — تهیه: سارا احمدی، ۱۴۰۴/۱۱/۰۱ ۱۰:۰۰"
        assert {str(span) for span in sheet.merged_cells.ranges} >= {"A1:I1", "A2:I2"}

    def test_headings_stay_in_sight_and_on_every_page(self, path: Path) -> None:
        sheet = sheet_of(path)
        assert sheet.sheet_view.rightToLeft
        assert line_of(sheet, 4) == HEADINGS
        assert sheet.freeze_panes == "A5"
        assert sheet.print_title_rows == "$4:$4"
        assert all(cell.font.b and cell.fill.fgColor.rgb == "FF2F6FED" for cell in sheet[4])
        assert sheet.auto_filter.ref == "A4:I7"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.oddFooter.center.text == "&P / &N"

    def test_codes_are_text_hours_are_numbers_dates_are_jalali(self, path: Path) -> None:
        sheet = sheet_of(path)
        assert line_of(sheet, 5) == [
            1, "00400110", "زهرا احمدی", "0084575948", "پژوهشی", 100, 80, "۱۴۰۴/۱۰/۲۶", hour_row(0).sheba,
        ]  # fmt: skip
        for column in (2, 4, 9):
            cell = sheet[5][column - 1]
            assert (cell.data_type, cell.number_format) == ("s", "@")
        for column in (1, 6, 7):
            assert sheet[5][column - 1].data_type == "n"
        assert sheet["I6"].value is None
        assert sheet["G7"].value == 12.5

    def test_totals_are_formulas_with_their_values(self, path: Path) -> None:
        sheet, values = sheet_of(path), load_workbook(path, data_only=True).active
        assert sheet["A8"].value == "جمع کل (۳ نفر)"
        assert (sheet["F8"].value, sheet["G8"].value) == ("=SUM(F5:F7)", "=SUM(G5:G7)")
        assert (values["F8"].value, values["G8"].value) == (
            300,
            hour_sheet(hour_row(0), hour_row(4)).total.number + 12.5,
        )
        assert "امضای کارشناس واحد" in sheet["A10"].value
        assert "امضای سرپرست واحد" in sheet["A10"].value

    def test_the_day_is_that_of_tehran(self, tmp_path: Path) -> None:
        late = hour_row(0, finalized_at=datetime(2026, 1, 20, 20, 31, tzinfo=UTC))
        ExcelTableWriter().write_hour_sheet(tmp_path / "hours.xlsx", hour_sheet(late))
        assert sheet_of(tmp_path / "hours.xlsx")["H5"].value == "۱۴۰۴/۱۱/۰۱"

    def test_a_sheet_without_hours_has_headings_and_no_total(self, tmp_path: Path) -> None:
        ExcelTableWriter().write_hour_sheet(tmp_path / "hours.xlsx", hour_sheet())
        sheet = sheet_of(tmp_path / "hours.xlsx")
        assert line_of(sheet, 4) == HEADINGS
        told = [cell.value for row in sheet.iter_rows(min_row=5) for cell in row if cell.value]
        assert len(told) == 1
        assert told[0].startswith("امضای کارشناس واحد")

    @pytest.mark.slow
    @pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (dev.py test installs it)")
    def test_another_program_opens_it_and_sees_the_same(self, tmp_path: Path, path: Path) -> None:
        """LibreOffice reckons the sums itself."""
        assert OFFICE is not None
        profile = (tmp_path / "profile").as_uri()
        # Comma, quotes, UTF-8, everything as text shown.
        for target in ("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", "pdf"):
            subprocess.run(
                [OFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", target, "--outdir",
                 str(tmp_path / "seen"), str(path)],
                check=True, capture_output=True, timeout=180,
            )  # fmt: skip
        with (tmp_path / "seen" / "hours.csv").open(encoding="utf-8", newline="") as file:
            lines = list(csv.reader(file))
        assert lines[3] == HEADINGS
        assert lines[4] == [
            "1", "00400110", "زهرا احمدی", "0084575948", "پژوهشی", "100", "80", "۱۴۰۴/۱۰/۲۶", hour_row(0).sheba,
        ]  # fmt: skip
        assert lines[6][6] == "12.5"
        assert lines[7][5:7] == ["300", "173"]
        from pypdf import PdfReader

        assert len(PdfReader(tmp_path / "seen" / "hours.pdf").pages) == 1


class TestRequests:
    def row(self, key: int, **values: object) -> RequestRow:
        """A registered request."""
        moment = datetime(2025, 12, 1, 8, tzinfo=UTC)
        known = {
            "id": key, "version": 1, "term_code": "4041", "student_id": 1, "student_number": "00012345",
            "student_name": "آرش یگانه", "unit_id": 1, "unit": "خوابگاه", "work_type_id": 2, "work_type": "دانشجویی",
            "hours": Hours(25), "actual_hours": None, "note": "=HYPERLINK(1)", "reason": "", "hours_note": "",
            "state": State.PENDING, "registered_by": 1, "registered_by_name": "سارا احمدی", "registered_at": moment,
            "edited_by": None, "hours_by": None, "changed_at": moment, "has_account": False,
        }  # fmt: skip
        return RequestRow(**{**known, **values})  # type: ignore[arg-type]

    def test_every_page_of_the_filter_is_written(self, tmp_path: Path) -> None:
        final = self.row(3, state=State.FINAL, actual_hours=Hours.whole(12), has_account=True)
        pages = iter([[self.row(1), self.row(2)], [], [final]])
        ExcelTableWriter().write_requests(tmp_path / "out.xlsx", "بررسی نشده", pages)
        sheet = sheet_of(tmp_path / "out.xlsx")
        assert (sheet.title, sheet.max_row, sheet.freeze_panes) == ("بررسی نشده", 4, "A2")
        assert sheet.auto_filter.ref == "A1:L4"
        assert sheet.sheet_view.rightToLeft
        assert line_of(sheet, 2) == [
            1, "00012345", "آرش یگانه", "خوابگاه", "دانشجویی", "4041", 12.5, None, "بررسی نشده", "۱۴۰۴/۰۹/۱۰", "ندارد",
            "=HYPERLINK(1)",
        ]  # fmt: skip
        assert sheet["L2"].data_type == "s"
        assert [cell.value for cell in sheet[4]][6:11] == [12.5, 12, "آماده پرداخت", "۱۴۰۴/۰۹/۱۰", "دارد"]

    def test_a_filter_that_finds_nothing(self, tmp_path: Path) -> None:
        ExcelTableWriter().write_requests(tmp_path / "out.xlsx", "", iter([]))
        sheet = sheet_of(tmp_path / "out.xlsx")
        assert (sheet.title, sheet.max_row) == ("درخواست‌ها", 1)

    def test_a_query_that_fails_half_way_leaves_the_old_file(self, tmp_path: Path) -> None:
        def pages():
            yield [self.row(1)]
            raise RuntimeError("connection lost")

        (tmp_path / "out.xlsx").write_bytes(b"old")
        with pytest.raises(RuntimeError):
            ExcelTableWriter().write_requests(tmp_path / "out.xlsx", "همه", pages())
        assert (tmp_path / "out.xlsx").read_bytes() == b"old"
        assert [file.name for file in tmp_path.iterdir()] == ["out.xlsx"]
