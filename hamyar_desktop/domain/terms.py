"""Terms of the university: the four-digit code, the states of a term, and the one deadline of all stages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.jalali import today
from hamyar_desktop.domain.text import compact, persian_digits


class TermState(StrEnum):
    """Planned → open → closed → sealed; a closed term may be opened again, a sealed one never."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    SEALED = "sealed"


TERM_MOVES: dict[TermState, frozenset[TermState]] = {
    TermState.OPEN: frozenset({TermState.PLANNED, TermState.CLOSED}),
    TermState.CLOSED: frozenset({TermState.OPEN}),
    TermState.SEALED: frozenset({TermState.CLOSED}),
}
"""For each target the states from which a term may come to it."""

_SEASONS_FA = {1: "نیمسال اول", 2: "نیمسال دوم", 3: "نیمسال تابستان"}
_SEASONS_EN = {1: "First term", 2: "Second term", 3: "Summer term"}


@dataclass(frozen=True, order=True)
class TermCode:
    """Four digits: the first three + 1000 are the Jalali year, the last is 1, 2 or 3 (domain.md §4)."""

    code: str

    @property
    def year(self) -> int:
        """The Jalali year in which the academic year begins."""
        return 1000 + int(self.code[:3])

    @property
    def season(self) -> int:
        """1 first term, 2 second term, 3 summer."""
        return int(self.code[3])

    def title(self, language: str = "fa") -> str:
        """«نیمسال اول ۱۴۰۴–۱۴۰۵»."""
        if language == "en":
            return f"{_SEASONS_EN[self.season]} {self.year}–{self.year + 1}"
        return f"{_SEASONS_FA[self.season]} {persian_digits(f'{self.year}–{self.year + 1}')}"

    def __str__(self) -> str:
        return self.code


def parse_term_code(text: str) -> TermCode:
    """A term code typed in any digits. Raises ``term_invalid`` (reason ``code``)."""
    tidy = compact(text)
    if not re.fullmatch(r"[34][0-9]{2}[123]", tidy):
        raise RuleBroken(Code.TERM_INVALID, reason="code", typed=tidy[:20])
    return TermCode(tidy)


def check_term_dates(starts_on: date, ends_on: date, deadline: datetime) -> None:
    """Raises ``term_invalid`` (reason ``dates``) unless start < end and the deadline's day in Tehran is no earlier."""
    if not (starts_on < ends_on and today(deadline) >= starts_on):
        raise RuleBroken(Code.TERM_INVALID, reason="dates")


def check_term_open(state: TermState, deadline: datetime, now: datetime, *, code: str, support: str) -> None:
    """Raises ``term_sealed``, ``term_not_open`` or ``deadline_passed`` unless work may be done in the term.

    ``deadline`` and ``now`` are in UTC; the last second of the deadline still counts. seed: «خارج از زمان …».
    """
    facts = {"term": code, "deadline": deadline, "support": support}
    if state is TermState.SEALED:
        raise RuleBroken(Code.TERM_SEALED, **facts)
    if state is not TermState.OPEN:
        raise RuleBroken(Code.TERM_NOT_OPEN, **facts)
    if now > deadline:
        raise RuleBroken(Code.DEADLINE_PASSED, **facts)
