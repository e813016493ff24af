"""The columns of the hour sheet on screen; on paper and in Excel it has those of ``documents`` and ``spreadsheets``."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from hamyar_desktop.domain.jalali import format_date, plain_date, today
from hamyar_desktop.domain.sheba import group_by_four
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.services.rows import HourSheetRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.locale import is_persian, isolate, number_text
from hamyar_desktop.ui.tables.request_columns import hours_text, language

translate = QCoreApplication.translate


def _heading(key: str) -> Callable[[], str]:
    return lambda: word("field", key, language())


def _day(row: HourSheetRow) -> str:
    day = today(row.finalized_at)
    return format_date(day) if is_persian() else plain_date(day)


def _sheba(row: HourSheetRow) -> str:
    return isolate(group_by_four(row.sheba)) if row.sheba else translate("HourSheetColumns", "no account yet")


def hour_sheet_columns() -> Sequence[Column]:
    """Student, identity, hours, when they became final, and the Sheba."""
    return [
        Column(
            "student", lambda: word("entity", "student", language()), lambda row: row.student_name, 190,
            detail=lambda row: number_text(row.student_number), avatar=True, stretch=True,
        ),
        Column(
            "national_code", _heading("national_code"), lambda row: number_text(row.national_code) or "—", 116,
            "center", figures=True,
        ),
        Column(
            "requested", lambda: translate("HourSheetColumns", "Requested"),
            lambda row: hours_text(row.requested_hours), 96, "center", figures=True,
        ),
        Column(
            "actual", lambda: translate("HourSheetColumns", "Actual"), lambda row: hours_text(row.actual_hours), 84,
            "center", figures=True,
        ),
        Column("final", lambda: word("stage", "final", language()), _day, 104, "center", figures=True),
        Column(
            "sheba", _heading("sheba"), _sheba, 256, "center", figures=True,
            tone=lambda row: "" if row.sheba else "warning", tooltip=_sheba,
        ),
    ]  # fmt: skip
