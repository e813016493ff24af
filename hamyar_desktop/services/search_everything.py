"""The search box: forms by any part of their name, students by number or name, wrong keyboard layout repaired."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.text import ascii_digits, fold, fold_joined, other_layout
from hamyar_desktop.services.find_students import FindStudents
from hamyar_desktop.services.words import Language, words

STUDENTS_SHOWN = 6


@dataclass(frozen=True)
class Hit:
    """Something to open: ``kind`` is ``form`` (``key`` names the page) or ``student`` (``key`` is the number)."""

    kind: str
    key: str
    title: str
    detail: str = ""


def match_forms(text: str, pages: Iterable[str], language: Language = "fa") -> list[Hit]:
    """Forms among ``pages`` whose name holds every word of the text, in any spelling or keyboard layout.

    «همیار» finds the three forms of the assistant and «حساب» the fourth, as in Behestan (seed).
    """
    offered = {key: title for key, title in words("form", language).items() if key in set(pages)}
    for attempt in (text, other_layout(text)):
        found = [Hit("form", key, title) for key, title in offered.items() if _holds(title, attempt)]
        if found:
            return found
    return []


def _holds(title: str, text: str) -> bool:
    parts = fold(text).split()
    spaced, joined = fold(title), fold_joined(title)
    return bool(parts) and (all(part in spaced for part in parts) or fold_joined(text) in joined)


@dataclass(frozen=True)
class SearchEverything:
    """Looks in the forms and among the students."""

    students: FindStudents

    def __call__(self, person: Person, text: str, pages: Iterable[str], language: Language = "fa") -> list[Hit]:
        """A student whose number was typed in full comes first, then forms, then other students."""
        if not text.strip():
            return []
        forms = match_forms(text, pages, language)
        people = self._students(person, text)
        if not forms and not people:
            people = self._students(person, other_layout(text))
        exact = [hit for hit in people if hit.key == ascii_digits(text).strip()]
        return exact + forms + [hit for hit in people if hit not in exact]

    def _students(self, person: Person, text: str) -> list[Hit]:
        rows = self.students(person, text, STUDENTS_SHOWN)
        return [Hit("student", row.number, row.name, row.number) for row in rows]
