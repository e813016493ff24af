"""The columns of tables of requests, one definition for every page that shows them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import format_date, plain_date, today
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.services.rows import RequestRow
from hamyar_desktop.services.words import Language, word
from hamyar_desktop.ui.locale import is_persian, number_text
from hamyar_desktop.ui.widgets.chip import stage_look

translate = QCoreApplication.translate


def language() -> Language:
    """The language of the screen for ``services.words``."""
    return "fa" if is_persian() else "en"


def hours_text(hours: Hours | None) -> str:
    """Hours for the reader of the screen; a dash before they are known."""
    if hours is None:
        return "—"
    return hours.text() if is_persian() else str(hours)


def stage_chip(row: RequestRow) -> tuple[str, str, str]:
    """Word, tone and icon of a request's stage."""
    tone, icon = stage_look(row.stage)
    return word("stage", row.stage, language()), tone, icon


def _day(row: RequestRow) -> str:
    day = today(row.registered_at)
    return format_date(day) if is_persian() else plain_date(day)


def _over(row: RequestRow) -> str:
    return "warning" if row.actual_hours is not None and row.actual_hours > row.hours else ""


_ALL: dict[str, Column] = {
    "student": Column(
        "student", lambda: translate("RequestColumns", "Student"), lambda row: row.student_name, 210,
        sort="student_name", detail=lambda row: number_text(row.student_number), avatar=True, stretch=True,
    ),
    "unit": Column(
        "unit", lambda: translate("RequestColumns", "Unit"), lambda row: row.unit, 170, sort="unit",
        tooltip=lambda row: row.unit,
    ),
    "work_type": Column(
        "work_type", lambda: translate("RequestColumns", "Work type"), lambda row: row.work_type, 110, sort="work_type",
    ),
    "hours": Column(
        "hours", lambda: translate("RequestColumns", "Hours"), lambda row: hours_text(row.hours), 84, "center",
        sort="hours", figures=True,
    ),
    "actual": Column(
        "actual", lambda: translate("RequestColumns", "Actual hours"), lambda row: hours_text(row.actual_hours), 110,
        "center", sort="actual_hours", figures=True, tone=_over,
    ),
    "stage": Column(
        "stage", lambda: translate("RequestColumns", "Status"), lambda row: word("stage", row.stage, language()), 142,
        sort="state", chip=stage_chip, tooltip=lambda row: row.reason or row.hours_note,
    ),
    "registered": Column(
        "registered", lambda: translate("RequestColumns", "Registered"), _day, 108, "center", sort="registered_at",
        figures=True, tooltip=lambda row: row.registered_by_name,
    ),
    "account": Column(
        "account", lambda: translate("RequestColumns", "Account"),
        lambda row: translate("RequestColumns", "Yes") if row.has_account else translate("RequestColumns", "No"),
        80, "center", tone=lambda row: "" if row.has_account else "warning",
    ),
    "note": Column(
        "note", lambda: translate("RequestColumns", "Description"), lambda row: row.note, 200,
        tooltip=lambda row: row.note,
    ),
}  # fmt: skip


def request_columns(*keys: str) -> Sequence[Column]:
    """The columns with these keys, in that order."""
    return [_ALL[key] for key in keys]
