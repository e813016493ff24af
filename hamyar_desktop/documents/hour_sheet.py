"""The hour sheet of a unit: its words, shared by paper and Excel, and its layout on paper."""

from __future__ import annotations

from hamyar_desktop.documents.layout import Fact, Layout, PrintColumn
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import format_date, format_moment, today
from hamyar_desktop.domain.sheba import group_by_four
from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.domain.text import persian_digits
from hamyar_desktop.services.rows import HourSheet, HourSheetRow
from hamyar_desktop.services.words import word

SIGNATURES = ("کارشناس واحد", "سرپرست واحد", "معاونت دانشجویی")
NOTHING = "در این دوره هنوز ساعتی تایید نهایی نشده است."
_MISSING = "—"
# Requested hours stay in the Excel sheet and in the total: an upright page has no room for them beside the Sheba.
_COLUMNS = (
    PrintColumn("ردیف", 28, "center"),
    PrintColumn("شماره دانشجویی", 77, "code"),
    PrintColumn("نام و نام خانوادگی", 100),
    PrintColumn("کد ملی", 62, "code"),
    PrintColumn("ساعت", 40, "center"),
    PrintColumn("تایید نهایی", 57, "center"),
    PrintColumn("شماره شبا", 155, "code"),
)


def hour_sheet_title(sheet: HourSheet) -> str:
    """«برگه ساعات کارکرد — نیمسال اول ۱۴۰۴–۱۴۰۵»."""
    return f"{word('form', 'reports')} — {parse_term_code(sheet.term_code).title()}"


def hour_sheet_facts(sheet: HourSheet) -> tuple[Fact, ...]:
    """What stands above the table. A unit has one work type, so it stands here and not in every row."""
    work_types = "، ".join(dict.fromkeys(row.work_type for row in sheet.rows)) or _MISSING
    return (
        Fact("واحد", sheet.unit),
        Fact("نوع کار", work_types),
        Fact("تهیه‌کننده", sheet.made_by),
        Fact("زمان تهیه", format_moment(sheet.made_at), code=True),
    )


def hour_sheet_totals(sheet: HourSheet) -> tuple[Fact, ...]:
    """Students, requested and actual hours."""
    asked = sum((row.requested_hours for row in sheet.rows), Hours(0))
    return (
        Fact("جمع کل", f"{persian_digits(len(sheet.rows))} نفر"),
        Fact("ساعات درخواستی", f"{asked.text()} ساعت"),
        Fact("ساعات کارکرد واقعی", f"{sheet.total.text()} ساعت"),
    )


def hour_sheet_layout(sheet: HourSheet) -> Layout:
    """Codes that are copied stay in ASCII digits, everything that is read has Persian ones."""
    return Layout(
        title=hour_sheet_title(sheet),
        facts=hour_sheet_facts(sheet),
        columns=_COLUMNS,
        rows=tuple(_cells(place, row) for place, row in enumerate(sheet.rows, 1)),
        totals=hour_sheet_totals(sheet),
        signatures=SIGNATURES,
        page_caption="صفحه %1 از %2",
        nothing=NOTHING,
    )


def _cells(place: int, row: HourSheetRow) -> tuple[str, ...]:
    return (
        persian_digits(place),
        row.student_number,
        row.student_name,
        row.national_code or _MISSING,
        row.actual_hours.text(),
        format_date(today(row.finalized_at)),
        group_by_four(row.sheba) if row.sheba else _MISSING,
    )
