"""Hour sheets of any length for the tests of paper and Excel."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.sheba import check_digits
from hamyar_desktop.services.rows import HourSheet, HourSheetRow

MADE_AT = datetime(2026, 1, 21, 6, 30, tzinfo=UTC)
NAMES = ("زهرا احمدی", "علی‌رضا کریمی", "مریم پاک‌نژاد", "آرش یگانه", "گلناز چراغی")


def hour_row(place: int, **values: object) -> HourSheetRow:
    """A line; every fifth student has no account and every seventh no national code."""
    body = f"0170{place:018}"
    known = {
        "student_number": f"{400110 + place:08}",
        "student_name": NAMES[place % len(NAMES)],
        "national_code": "" if place % 7 == 6 else f"{84575948 + place:010}",
        "work_type": "پژوهشی",
        "requested_hours": Hours.whole(100),
        "actual_hours": Hours(160 + place % 3),
        "finalized_at": datetime(2026, 1, 15, 20, 45, tzinfo=UTC) + timedelta(hours=place % 48),
        "sheba": "" if place % 5 == 4 else f"IR{check_digits(body)}{body}",
    }
    return HourSheetRow(**{**known, **values})  # type: ignore[arg-type]


def hour_sheet(*rows: HourSheetRow, count: int = 0) -> HourSheet:
    """A sheet of the library in the first term of 1404."""
    lines = rows or tuple(hour_row(place) for place in range(count))
    return HourSheet("کتابخانه مرکزی", "4041", MADE_AT, "سارا احمدی", lines)
