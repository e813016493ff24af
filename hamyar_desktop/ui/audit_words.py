"""Any entry of the history in words: requests as elsewhere, and terms, quotas, people, settings, students, accounts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from hamyar_desktop.domain.banks import bank_name
from hamyar_desktop.domain.sheba import group_by_four
from hamyar_desktop.domain.terms import TermState, parse_term_code
from hamyar_desktop.services.rows import HistoryRow, Reference, Subject
from hamyar_desktop.services.words import Language, shown, word
from hamyar_desktop.ui.history_words import HistoryWords
from hamyar_desktop.ui.locale import isolate, number_text
from hamyar_desktop.ui.request_events import verb_look, verb_word

translate = QCoreApplication.translate
_LOOKS = {"insert": ("success", "plus"), "update": ("primary", "pencil"), "delete": ("danger", "trash-2")}
_CODES = ("number", "national_code", "mobile", "account_number")
_TERM_STATES = frozenset(state.value for state in TermState)


def action_look(action: str) -> tuple[str, str]:
    """Tone and icon of what was done to a record."""
    return _LOOKS.get(action) or verb_look(action)


class AuditWords(HistoryWords):
    """``subjects`` names what entries are about; it may grow while pages are read."""

    def __init__(self, reference: Reference, language: Language, subjects: Mapping[tuple[str, int], Subject]) -> None:
        super().__init__(reference, language)
        self._subjects = subjects
        self._readers |= {
            "state": self._state,
            "student_id": lambda value: self._named("student", value),
            "own_name_by": lambda value: self._named("person", value),
            "max_half_hours": self._hours,
            "max_total_half_hours": self._hours,
            "role": lambda value: word("role", str(value), language),
            "identity_kind": lambda value: word("identity", str(value), language),
            "bank_code": lambda value: bank_name(str(value)) or number_text(value),
            "sheba": lambda value: isolate(number_text(group_by_four(str(value)))),
            "student_number_pattern": lambda value: isolate(str(value)),
            "units": lambda value: ("، " if language == "fa" else ", ").join(value if isinstance(value, tuple) else ()),
            "code": lambda value: parse_term_code(str(value)).title(language),
            **dict.fromkeys(("deadline_at", "own_name_at"), self._moment),
            **dict.fromkeys(("starts_on", "ends_on"), self._day),
            **dict.fromkeys(("active", "four_eyes"), self._yes_or_no),
            **{field: lambda value: isolate(number_text(value)) for field in _CODES},
        }

    # -- what an entry is about
    def subject(self, entry: HistoryRow) -> str:
        """The name of the record, or its kind where it has none."""
        subject = self._subjects.get((entry.entity, entry.entity_id))
        if subject is not None:
            return self._title(subject.name) if entry.entity == "term" else subject.name
        if entry.entity == "setting":
            return word("field", entry.changes[0].field, self._language) if entry.changes else self.kind(entry)
        return translate("AuditWords", "number %1").replace("%1", number_text(entry.entity_id))

    def about(self, entry: HistoryRow) -> str:
        """Kind of record, and what tells namesakes apart."""
        subject = self._subjects.get((entry.entity, entry.entity_id))
        detail = subject.detail if subject else ""
        if entry.entity == "unit_quota" and detail:
            detail = self._title(detail)
        elif entry.entity in ("student", "bank_account"):
            detail = number_text(detail)
        return " • ".join(part for part in (self.kind(entry), detail) if part)

    def kind(self, entry: HistoryRow) -> str:
        """The word for the kind of record."""
        return word("entity", entry.entity, self._language)

    def action(self, entry: HistoryRow) -> str:
        """What was done, in one or two words."""
        return verb_word(entry.action, self._language)

    # -- what changed
    def changes(self, entry: HistoryRow) -> list[tuple[str, str, str]]:
        """Field, before and after of everything that changed, in words."""
        return [
            (
                word("field", change.field, self._language),
                self.value(change.field, change.before),
                self.value(change.field, change.after),
            )
            for change in entry.changes
            if (change.before, change.after) != (None, "")
        ]

    def summary(self, entry: HistoryRow) -> str:
        """One line: the first change, and how many more there are."""
        if entry.entity == "person" and not entry.changes:
            return translate("AuditWords", "a new password")
        lines = self.lines(entry)
        if len(lines) < 2:
            return "".join(lines)
        more = translate("AuditWords", "%1 and %2 more")
        return more.replace("%2", number_text(len(lines) - 1)).replace("%1", lines[0])

    # -- values
    def _title(self, code: str) -> str:
        return parse_term_code(code).title(self._language)

    def _named(self, kind: str, value: object) -> str:
        subject = self._subjects.get((kind, value)) if isinstance(value, int) else None
        return subject.name if subject else number_text(value)

    def _state(self, value: object) -> str:
        kind = "term_state" if value in _TERM_STATES else "stage"
        return word(kind, str(value), self._language)

    def _moment(self, value: object) -> str:
        return shown(datetime.fromisoformat(str(value)), self._language)

    def _day(self, value: object) -> str:
        return shown(date.fromisoformat(str(value)), self._language)

    def _yes_or_no(self, value: object) -> str:
        return shown(str(value) == "1", self._language)


Words = Callable[[], AuditWords]
"""The words of the present language."""
