"""An entry of the history as a person reads it: each changed field from what to what, in words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.services.rows import FieldChange, HistoryRow, Reference
from hamyar_desktop.services.words import Language, shown, word
from hamyar_desktop.ui.locale import number_text

translate = QCoreApplication.translate
_KNOWN_ANYWAY = frozenset({"student_id", "term_id", "state"})
"""Of a new request these say nothing that its heading does not say."""


class HistoryWords:
    """Looks names of units, work types and terms up in the reference data."""

    def __init__(self, reference: Reference, language: Language) -> None:
        self._language = language
        self._names: dict[str, dict[int, str]] = {
            "unit_id": {row.id: row.name for row in reference.units},
            "work_type_id": {row.id: row.name for row in reference.work_types},
            "term_id": {row.id: parse_term_code(row.code).title(language) for row in reference.terms},
        }
        self._readers: dict[str, Callable[[object], str]] = {
            "half_hours": self._hours,
            "actual_half_hours": self._hours,
            "state": lambda value: word("stage", str(value), language),
        }

    def lines(self, entry: HistoryRow) -> list[str]:
        """One line for each field that says something."""
        new = entry.action == "register"
        return [
            self._line(change)
            for change in entry.changes
            if not (new and change.field in _KNOWN_ANYWAY) and (change.before or change.after)
        ]

    def _line(self, change: FieldChange) -> str:
        name = word("field", change.field, self._language)
        before, after = (self.value(change.field, value) for value in (change.before, change.after))
        if change.before is None or change.before == "":
            return translate("HistoryWords", "%1: %2").replace("%1", name).replace("%2", after)
        text = translate("HistoryWords", "%1: from “%2” to “%3”")
        return text.replace("%1", name).replace("%2", before).replace("%3", after)

    def value(self, field: str, value: object) -> str:
        """A stored value in words; nothing is a dash."""
        if value is None or value == "":
            return "—"
        if field in self._names and isinstance(value, int):
            return self._names[field].get(value, number_text(value))
        reader = self._readers.get(field)
        return reader(value) if reader is not None else shown(value, self._language)

    def _hours(self, value: object) -> str:
        hours = Hours(int(str(value)))
        return translate("HistoryWords", "%1 hours").replace("%1", shown(hours, self._language))
