"""Tables for people outside: the hour sheet of a unit, and requests of any filter."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from hamyar_desktop.domain.jalali import format_date, format_moment, today
from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.domain.text import persian_digits
from hamyar_desktop.services.rows import HourSheet, RequestRow
from hamyar_desktop.services.words import word
from hamyar_desktop.spreadsheets.writing import new_workbook

_HOUR_SHEET = (
    ("ردیف", 7), ("شماره دانشجویی", 16), ("نام و نام خانوادگی", 26), ("کد ملی", 14), ("نوع کار", 16),
    ("ساعات درخواستی", 13), ("ساعات کارکرد واقعی", 16), ("تاریخ تایید نهایی", 15), ("شماره شبا", 30),
)  # fmt: skip
_REQUESTS = (
    ("شماره درخواست", 12), ("شماره دانشجویی", 16), ("نام و نام خانوادگی", 26), ("واحد اداری", 28), ("نوع کار", 16),
    ("دوره", 8), ("ساعات درخواستی", 13), ("ساعات کارکرد واقعی", 16), ("وضعیت", 14), ("تاریخ ثبت", 13),
    ("حساب بانکی", 12), ("توضیحات", 40),
)  # fmt: skip


class ExcelTableWriter:
    """Implements ``ports.TableWriter``."""

    def write_hour_sheet(self, path: Path, sheet: HourSheet) -> None:
        """Title, who made it and when, one row per final request, totals, and places to sign."""
        columns = len(_HOUR_SHEET)
        with new_workbook(path) as book:
            page = book.add_sheet("برگه ساعات")
            page.title(0, columns, f"برگه ساعات کارکرد همیار دانشجو — {sheet.unit}")
            term = parse_term_code(sheet.term_code).title()
            page.quiet(1, columns, f"{term} — تهیه: {sheet.made_by}، {format_moment(sheet.made_at)}")
            page.headings(3, [title for title, _ in _HOUR_SHEET], [width for _, width in _HOUR_SHEET])
            for place, row in enumerate(sheet.rows, 1):
                line = 3 + place
                page.number(line, 0, place)
                page.code(line, 1, row.student_number)
                page.text(line, 2, row.student_name)
                page.code(line, 3, row.national_code)
                page.text(line, 4, row.work_type)
                page.number(line, 5, row.requested_hours.number)
                page.number(line, 6, row.actual_hours.number)
                page.text(line, 7, format_date(today(row.finalized_at)))
                page.code(line, 8, row.sheba)
            last = 4 + len(sheet.rows)
            if sheet.rows:
                asked = sum(row.requested_hours.number for row in sheet.rows)
                count = persian_digits(len(sheet.rows))
                page.total(last, f"جمع کل ({count} نفر)", 5, {5: asked, 6: sheet.total.number}, columns, 4)
            page.quiet(last + 2, columns, "امضای کارشناس واحد: …………………        امضای سرپرست واحد: …………………")
            page.finish(columns, len(sheet.rows))

    def write_requests(self, path: Path, title: str, pages: Iterable[Sequence[RequestRow]]) -> None:
        """The whole filter, page by page, with flat memory."""
        with new_workbook(path) as book:
            sheet = book.add_sheet(title or "درخواست‌ها")
            sheet.headings(0, [name for name, _ in _REQUESTS], [width for _, width in _REQUESTS])
            line = 0
            for rows in pages:
                for row in rows:
                    line += 1
                    sheet.number(line, 0, row.id)
                    sheet.code(line, 1, row.student_number)
                    sheet.text(line, 2, row.student_name)
                    sheet.text(line, 3, row.unit)
                    sheet.text(line, 4, row.work_type)
                    sheet.code(line, 5, row.term_code)
                    sheet.number(line, 6, row.hours.number)
                    if row.actual_hours is None:
                        sheet.text(line, 7, "")
                    else:
                        sheet.number(line, 7, row.actual_hours.number)
                    sheet.text(line, 8, word("stage", row.stage))
                    sheet.text(line, 9, format_date(today(row.registered_at)))
                    sheet.text(line, 10, "دارد" if row.has_account else "ندارد")
                    sheet.text(line, 11, row.note)
            sheet.finish(len(_REQUESTS), line)
