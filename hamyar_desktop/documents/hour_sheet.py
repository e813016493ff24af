"""The hour sheet of a unit as a printed table."""

from __future__ import annotations

from hamyar_desktop.documents.layout import Layout, PrintColumn
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import format_date, format_moment, today
from hamyar_desktop.domain.sheba import group_by_four
from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.domain.text import persian_digits
from hamyar_desktop.services.rows import HourSheet

_COLUMNS = (
    PrintColumn("ردیف", 0.05, "center"),
    PrintColumn("شماره دانشجویی", 0.12, "code"),
    PrintColumn("نام و نام خانوادگی", 0.20),
    PrintColumn("کد ملی", 0.11, "code"),
    PrintColumn("نوع کار", 0.09),
    PrintColumn("درخواستی", 0.07, "center"),
    PrintColumn("واقعی", 0.07, "center"),
    PrintColumn("شماره شبا", 0.29, "code"),
)


def hour_sheet_layout(sheet: HourSheet) -> Layout:
    """Codes that are copied stay in ASCII digits, everything that is read has Persian ones."""
    asked = sum((row.requested_hours for row in sheet.rows), Hours(0))
    rows = tuple(
        (
            persian_digits(place),
            row.student_number,
            row.student_name,
            row.national_code,
            row.work_type,
            row.requested_hours.text(),
            row.actual_hours.text(),
            group_by_four(row.sheba) if row.sheba else "—",
        )
        for place, row in enumerate(sheet.rows, 1)
    )
    count = persian_digits(len(sheet.rows))
    return Layout(
        title="برگه ساعات کارکرد همیار دانشجو",
        meta=(
            f"واحد: {sheet.unit}",
            parse_term_code(sheet.term_code).title(),
            f"تاریخ: \u2066{format_date(today(sheet.made_at))}\u2069",
            f"تهیه‌کننده: {sheet.made_by} (\u2066{format_moment(sheet.made_at)}\u2069)",
        ),
        columns=_COLUMNS,
        rows=rows,
        total=f"جمع کل: {count} نفر — ساعات درخواستی {asked.text()} — ساعات کارکرد واقعی {sheet.total.text()} ساعت",
        signatures=("کارشناس واحد", "سرپرست واحد", "معاونت دانشجویی"),
        page_caption="صفحه %1 از %2",
    )
