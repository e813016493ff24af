"""The words of the printed hour sheet."""

from __future__ import annotations

from datetime import UTC, datetime

from hamyar_desktop.documents.hour_sheet import NOTHING, SIGNATURES, hour_sheet_layout, hour_sheet_title
from hamyar_desktop.documents.layout import Fact
from hamyar_desktop.domain.hours import Hours
from tests.spreadsheets.hour_sheets import hour_row, hour_sheet


def test_title_and_facts() -> None:
    layout = hour_sheet_layout(hour_sheet(count=2))
    assert layout.title == hour_sheet_title(hour_sheet()) == "برگه ساعات کارکرد — نیمسال اول ۱۴۰۴–۱۴۰۵"
    assert layout.facts == (
        Fact("واحد", "کتابخانه مرکزی"),
        Fact("نوع کار", "پژوهشی"),
        Fact("تهیه‌کننده", "سارا احمدی"),
        Fact("زمان تهیه", "۱۴۰۴/۱۱/۰۱ ۱۰:۰۰", code=True),
    )
    assert layout.signatures == SIGNATURES
    assert layout.right_to_left


def test_a_row_has_persian_digits_where_it_is_read_and_ascii_where_it_is_copied() -> None:
    row = hour_row(0, sheba="IR062960000000100324200001", actual_hours=Hours(25), student_number="00012345")
    layout = hour_sheet_layout(hour_sheet(row))
    assert [column.title for column in layout.columns] == [
        "ردیف", "شماره دانشجویی", "نام و نام خانوادگی", "کد ملی", "ساعت", "تایید نهایی", "شماره شبا",
    ]  # fmt: skip
    assert layout.rows == (
        ("۱", "00012345", "زهرا احمدی", "0084575948", "۱۲٫۵", "۱۴۰۴/۱۰/۲۶", "IR06 2960 0000 0010 0324 2000 01"),
    )
    codes = {column.title for column in layout.columns if column.align == "code"}
    assert codes == {"شماره دانشجویی", "کد ملی", "شماره شبا"}


def test_what_is_missing_is_a_dash_and_not_a_hole() -> None:
    (row,) = hour_sheet_layout(hour_sheet(hour_row(0, national_code="", sheba=""))).rows
    assert (row[3], row[6]) == ("—", "—")


def test_the_day_is_that_of_tehran() -> None:
    (row,) = hour_sheet_layout(hour_sheet(hour_row(0, finalized_at=datetime(2026, 1, 20, 20, 31, tzinfo=UTC)))).rows
    assert row[5] == "۱۴۰۴/۱۱/۰۱"


def test_totals() -> None:
    rows = (hour_row(0, actual_hours=Hours(25)), hour_row(1, actual_hours=Hours.whole(30)))
    assert hour_sheet_layout(hour_sheet(*rows)).totals == (
        Fact("جمع کل", "۲ نفر"), Fact("ساعات درخواستی", "۲۰۰ ساعت"), Fact("ساعات کارکرد واقعی", "۴۲٫۵ ساعت"),
    )  # fmt: skip


def test_an_empty_sheet_says_so() -> None:
    layout = hour_sheet_layout(hour_sheet())
    assert (layout.rows, layout.nothing) == ((), NOTHING)
    assert layout.facts[1] == Fact("نوع کار", "—")
    assert layout.totals[0] == Fact("جمع کل", "۰ نفر")


def test_every_work_type_once_in_the_order_of_the_rows() -> None:
    rows = (hour_row(0, work_type="پژوهشی"), hour_row(1, work_type="آموزشی"), hour_row(2, work_type="پژوهشی"))
    assert hour_sheet_layout(hour_sheet(*rows)).facts[1].value == "پژوهشی، آموزشی"
