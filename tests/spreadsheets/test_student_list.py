"""Lists of students as they really come: titles above, Arabic letters, numbers that Excel took for numbers."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.import_students import parse_student
from hamyar_desktop.services.ports import Cancelled
from hamyar_desktop.services.rows import ImportPlan, NewStudent, SheetRow, Verdict
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.spreadsheets.headings import STUDENT_HEADINGS
from hamyar_desktop.spreadsheets.reading import cell_text
from hamyar_desktop.spreadsheets.student_list import LINE_HEADING, REASON_HEADING, STEP, ExcelStudentList
from tests.spreadsheets.workbooks import HEADINGS, ROW, line_of, read, save, sheet_of

PATTERN = "[0-9]{5,20}"


class TestPlaceOfTheList:
    def test_persian_headings(self, tmp_path: Path) -> None:
        rows = read(save(tmp_path / "list.xlsx", HEADINGS, ROW))
        assert rows == [SheetRow(2, {"number": "40020001", "first_name": "سارا", "last_name": "نوری"})]

    def test_english_headings_in_another_order(self, tmp_path: Path) -> None:
        file = save(
            tmp_path / "list.xlsx", ["Surname", "GPA", "student no", "Given name"], ["نوری", 17.5, "12345", "سارا"]
        )
        assert read(file) == [SheetRow(2, {"number": "12345", "first_name": "سارا", "last_name": "نوری"})]

    def test_below_a_title_and_beside_other_columns(self, tmp_path: Path) -> None:
        file = save(
            tmp_path / "list.xlsx",
            ["دانشگاه قم"], ["فهرست دانشجویان ـ نیمسال اول ۱۴۰۴"], [], [None, "ردیف", *HEADINGS], [None, 1, *ROW],
            [], [None, 2, "40020002", "علی", "کریمی"],
        )  # fmt: skip
        assert [(row.line, row.cells["number"]) for row in read(file)] == [(5, "40020001"), (7, "40020002")]

    def test_lines_are_those_of_the_file_even_if_it_does_not_begin_at_a1(self, tmp_path: Path) -> None:
        book = Workbook()
        for column, (heading, value) in enumerate(zip(HEADINGS, ROW, strict=True), 4):
            book.active.cell(6, column, heading)
            book.active.cell(9, column, value)
        book.save(tmp_path / "list.xlsx")
        assert [(row.line, row.cells["last_name"]) for row in read(tmp_path / "list.xlsx")] == [(9, "نوری")]

    def test_the_first_sheet_that_has_the_headings(self, tmp_path: Path) -> None:
        book = Workbook()
        book.active.append(["راهنما"])
        book.create_sheet("خالی")
        for name, number in (("فهرست", "40020001"), ("پارسال", "39920001")):
            sheet = book.create_sheet(name)
            sheet.append(HEADINGS)
            sheet.append([number, "سارا", "نوری"])
        book.save(tmp_path / "list.xlsx")
        assert [row.cells["number"] for row in read(tmp_path / "list.xlsx")] == ["40020001"]

    def test_the_heading_that_is_missing_is_told_of_the_sheet_that_came_nearest(self, tmp_path: Path) -> None:
        book = Workbook()
        book.active.append(["راهنما"])
        book.create_sheet("فهرست").append(["شماره دانشجویی", "نام"])
        book.save(tmp_path / "list.xlsx")
        with pytest.raises(RuleBroken) as broken:
            read(tmp_path / "list.xlsx")
        assert broken.value.facts == {"heading": "نام خانوادگی"}

    def test_behestan_writes_arabic_letters_and_stray_spaces(self, tmp_path: Path) -> None:
        headings = ["شماره  دانشجويي ", "نام", "نام\u200cخانوادگي", "دانشكده"]
        (row,) = read(save(tmp_path / "list.xlsx", headings, [" 40020001 ", "علي", " كاظمي\u200c نيا ", "علوم انساني"]))
        student = parse_student(row.cells, PATTERN)
        assert student == NewStudent("40020001", "علی", "کاظمی نیا", faculty="علوم انسانی")

    def test_csv_with_any_separator_and_byte_order_mark(self, tmp_path: Path) -> None:
        expected = [SheetRow(2, {"number": "40020001", "first_name": "سارا", "last_name": "نوری"})]
        for place, (separator, encoding) in enumerate([(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")]):
            file = tmp_path / f"{place}.csv"
            file.write_text(f"{separator.join(HEADINGS)}\r\n{separator.join(ROW)}\r\n", encoding=encoding)
            assert read(file) == expected

    def test_a_new_workbook_with_an_old_name_is_read_as_what_it_is(self, tmp_path: Path) -> None:
        assert read(save(tmp_path / "list.xlsx", HEADINGS, ROW).rename(tmp_path / "list.xls"))[0].line == 2


class TestCodesStayText:
    @pytest.mark.parametrize(
        ("cell", "text"),
        [
            ("0012345679", "0012345679"), ("۰۰۱۲۳۴۵۶۷۹", "۰۰۱۲۳۴۵۶۷۹"), (12345679, "12345679"),
            (12345679.0, "12345679"),
            (1.4e9, "1400000000"), (9121234567, "9121234567"), (999999999999999.0, "999999999999999"),
            (4.011249001e19, "4.011249001e+19"), (1e15, "1000000000000000.0"), (1.5, "1.5"), ("", ""),
            (True, "TRUE"), (date(2025, 9, 23), "2025-09-23"), (datetime(2025, 9, 23, 8), "2025-09-23T08:00:00"),
            ("  a\t\n", "a"), ("\u00a0a", "\u00a0a"), (-5.0, "-5"),
        ],
    )  # fmt: skip
    def test_a_cell_as_text(self, cell: object, text: str) -> None:
        assert cell_text(cell) == text

    def test_numbers_that_excel_took_for_numbers_become_codes_again(self, tmp_path: Path) -> None:
        headings = [*HEADINGS, "کد ملی", "تلفن همراه"]
        file = save(
            tmp_path / "list.xlsx", headings,
            [4011249001, "سارا", "نوری", 13542419, 9121234567], [4011249002.0, "علی", "کریمی", 1234567891, None],
            ["00012345", "آرش", "یگانه", "0084575948", "۰۹۱۲ ۳۴۵ ۶۷۸۹"],
            [1.4e9, "مریم", "پاک‌نژاد", "0499370899", "+98 912 345 6789"],
        )  # fmt: skip
        students = [parse_student(row.cells, PATTERN) for row in read(file)]
        assert [student.number for student in students] == ["4011249001", "4011249002", "00012345", "1400000000"]
        assert [student.national_code for student in students] == [
            "0013542419", "1234567891", "0084575948", "0499370899",
        ]  # fmt: skip
        assert [student.mobile for student in students] == ["09121234567", "", "09123456789", "09123456789"]

    def test_a_number_that_lost_digits_in_excel_is_refused_and_never_guessed(self, tmp_path: Path) -> None:
        (row,) = read(save(tmp_path / "list.xlsx", HEADINGS, [40112490010000000123, "سارا", "نوری"]))
        with pytest.raises(RuleBroken) as broken:
            parse_student(row.cells, PATTERN)
        assert broken.value.code is Code.STUDENT_NUMBER_INVALID

    @pytest.mark.parametrize("bad", ["_x0000_", "\x0b"])
    def test_a_control_character_refuses_its_row(self, tmp_path: Path, bad: str) -> None:
        """Excel writes NUL as «_x0000_»."""
        name = bad if bad.startswith("_") else "_x000B_"
        (row,) = read(save(tmp_path / "list.xlsx", HEADINGS, ["40020001", f"سا{name}را", "نوری"]))
        with pytest.raises(RuleBroken) as broken:
            parse_student(row.cells, PATTERN)
        assert broken.value.code is Code.CONTROL_CHARACTER
        assert "نویسه پنهان" in sentence(broken.value)


class TestProgress:
    def test_told_from_time_to_time(self, tmp_path: Path) -> None:
        told: list[tuple[int, int]] = []
        file = save(tmp_path / "list.xlsx", HEADINGS, *[(f"{n:08}", "سارا", "نوری") for n in range(2 * STEP)])
        ExcelStudentList().read(file, lambda done, total: told.append((done, total)))
        assert told == [(0, 1), (STEP, 2 * STEP + 1), (2 * STEP, 2 * STEP + 1)]

    def test_cancelled_while_reading(self, tmp_path: Path) -> None:
        def cancel(done: int, total: int) -> None:
            if done == STEP:
                raise Cancelled

        file = save(tmp_path / "list.xlsx", HEADINGS, *[(f"{n:08}", "سارا", "نوری") for n in range(2 * STEP)])
        with pytest.raises(Cancelled):
            ExcelStudentList().read(file, cancel)


class TestTemplate:
    def test_the_reader_reads_it_and_its_example_is_a_sound_student(self, tmp_path: Path) -> None:
        ExcelStudentList().write_template(tmp_path / "template.xlsx")
        (row,) = read(tmp_path / "template.xlsx")
        assert set(row.cells) == {heading.field for heading in STUDENT_HEADINGS}
        student = parse_student(row.cells, PATTERN)
        assert (student.number, student.first_name, student.national_code) == ("4011249001", "نگار", "0012345679")

    def test_right_to_left_headings_in_sight_codes_as_text(self, tmp_path: Path) -> None:
        ExcelStudentList().write_template(tmp_path / "template.xlsx")
        sheet = sheet_of(tmp_path / "template.xlsx")
        assert sheet.sheet_view.rightToLeft
        assert sheet.freeze_panes == "A2"
        assert line_of(sheet, 1) == [heading.persian for heading in STUDENT_HEADINGS]
        for heading, cell in zip(STUDENT_HEADINGS, sheet[2], strict=True):
            assert (cell.data_type, cell.number_format) == ("s", "@")
            assert cell.alignment.horizontal == ("left" if heading.code else "right")


class TestRefusedRows:
    def plan(self) -> ImportPlan:
        cells = {"number": "00012345", "first_name": "=1+1", "last_name": "نوری", "national_code": "۰۰۱۲۳۴۵۶۷۸"}
        error = RuleBroken(Code.NATIONAL_CODE_INVALID, reason="check_digit")
        good = Verdict(2, "new", {"number": "1"}, NewStudent("1", "a", "b"))
        return ImportPlan((good, Verdict(7, "refused", cells, error=error)))

    def test_each_with_its_cells_its_reason_and_its_line(self, tmp_path: Path) -> None:
        ExcelStudentList().write_refused(tmp_path / "refused.xlsx", self.plan())
        sheet = sheet_of(tmp_path / "refused.xlsx")
        # Columns that the list did not have are left out: imported again, they would empty what is stored.
        assert line_of(sheet, 1) == [
            "شماره دانشجویی", "نام", "نام خانوادگی", "کد ملی", REASON_HEADING, LINE_HEADING,
        ]  # fmt: skip
        told = dict(zip(line_of(sheet, 1), line_of(sheet, 2), strict=True))
        assert told["شماره دانشجویی"] == "00012345"
        assert told["کد ملی"] == "۰۰۱۲۳۴۵۶۷۸"
        assert told[REASON_HEADING] == "کد ملی درست نیست. آن را از روی کارت ملی بازبینی کنید."
        assert told[LINE_HEADING] == 7
        assert sheet.max_row == 2
        assert sheet.sheet_view.rightToLeft
        assert [cell.data_type for cell in sheet[2] if cell.value == "=1+1"] == ["s"]

    def test_corrected_it_can_be_imported_again(self, tmp_path: Path) -> None:
        file = tmp_path / "refused.xlsx"
        ExcelStudentList().write_refused(file, self.plan())
        assert read(file)[0].cells["number"] == "00012345"

        book = load_workbook(file)
        book.active["B2"], book.active["D2"] = "سارا", "0012345679"
        book.save(file)

        (row,) = read(file)
        assert parse_student(row.cells, PATTERN) == NewStudent("00012345", "سارا", "نوری", national_code="0012345679")

    def test_control_characters_do_not_break_the_report(self, tmp_path: Path) -> None:
        cells = {"number": "40020001", "first_name": "سا\x00ر\x1bا", "last_name": "نوری"}
        refused = Verdict(2, "refused", cells, error=RuleBroken(Code.CONTROL_CHARACTER, character="U+0000"))
        ExcelStudentList().write_refused(tmp_path / "refused.xlsx", ImportPlan((refused,)))
        assert read(tmp_path / "refused.xlsx")[0].cells["first_name"] == "سارا"
