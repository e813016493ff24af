"""The columns of the requests of one student: where, how many hours, how far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.services.rows import RequestRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.tables.request_columns import hours_text, language, request_columns

translate = QCoreApplication.translate


def _hours(row: RequestRow) -> str:
    """The actual hours, or the requested ones until these are known."""
    return hours_text(row.hours if row.actual_hours is None else row.actual_hours)


def _asked(row: RequestRow) -> str:
    """The requested hours, below the actual ones once these are known."""
    if row.actual_hours is None:
        return ""
    return translate("StudentView", "of %1 requested").replace("%1", hours_text(row.hours))


def student_request_columns() -> Sequence[Column]:
    """In reading order."""
    return [
        Column(
            "unit", lambda: word("field", "unit_id", language()), lambda row: row.unit, 120, stretch=True,
            detail=lambda row: translate("StudentView", "term %1").replace("%1", number_text(row.term_code)),
            tooltip=lambda row: f"{row.unit}\n{parse_term_code(row.term_code).title(language())}",
        ),
        Column(
            "hours", lambda: translate("StudentView", "Hours"), _hours, 88, "center", detail=_asked,
        ),
        *request_columns("stage"),
    ]  # fmt: skip
