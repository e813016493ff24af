"""The columns of the supervisor's desk: who, how many hours, where it stands, and buttons for the row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.work_request import Verb, possible_verbs
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.services.rows import RequestRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.request_events import verb_look
from hamyar_desktop.ui.tables.request_columns import hours_text, language, request_columns
from hamyar_desktop.ui.widgets.buttons_delegate import CellButton

translate = QCoreApplication.translate
VIEW = "view"
_OFFERED = (Verb.APPROVE, Verb.FINALIZE, Verb.REJECT, Verb.REOPEN)


def review_columns() -> Sequence[Column]:
    """In reading order."""
    student, unit, hours, registered, stage = request_columns("student", "unit", "hours", "registered", "stage")
    hours = replace(
        hours,
        text=_hours,
        width=116,
        tone=lambda row: "warning" if row.actual_hours is not None and row.actual_hours > row.hours else "",
        tooltip=lambda row: row.hours_note,
    )
    # «figures»: in a narrow table this column gives up nothing, else a button would be cut.
    actions = Column("actions", lambda: translate("ReviewColumns", "Action"), lambda _row: "", 128, figures=True)
    return [replace(student, tooltip=lambda row: row.note), unit, hours, registered, stage, actions]


def _hours(row: RequestRow) -> str:
    """As requested, or «۸۰ از ۱۰۰» once the real hours are known."""
    if row.actual_hours is None:
        return hours_text(row.hours)
    text = translate("ReviewColumns", "%1 of %2")
    return text.replace("%1", hours_text(row.actual_hours)).replace("%2", hours_text(row.hours))


def row_buttons(person: Person, row: RequestRow | None) -> list[CellButton]:
    """What this person may do to the row, and looking at it; nothing while it is still being read."""
    if row is None:
        return []
    possible = possible_verbs(person, row.state, row.unit_id)
    buttons = []
    for verb in _OFFERED:
        if verb in possible:
            tone, icon = verb_look(verb.value)
            buttons.append(CellButton(verb.value, icon, tone, word("verb", verb.value, language())))
    return [*buttons, CellButton(VIEW, "eye", "primary", translate("ReviewColumns", "Facts and history"))]
