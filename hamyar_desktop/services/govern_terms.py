"""Student affairs' hand on terms and quotas: adding, opening, closing, sealing, and seats by unit."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.jalali import parse_date, parse_deadline, today
from hamyar_desktop.domain.quota import check_new_quota
from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.domain.terms import TERM_MOVES, TermState, check_term_dates, parse_term_code
from hamyar_desktop.domain.text import clean
from hamyar_desktop.services.ports import Outside, UnitOfWork, Unread
from hamyar_desktop.services.rows import Changes, QuotaRow, TermRow
from hamyar_desktop.services.term_guard import find_term


@dataclass(frozen=True)
class GovernTerms:
    """Terms with their one deadline; quotas of units in a term."""

    outside: Outside

    def add(self, person: Person, code: str, starts: str, deadline: str, ends: str = "") -> Changes:
        """A planned term; dates are typed Jalali, no end means the day of the deadline.

        Raises ``not_allowed``, ``term_invalid``, ``date_invalid``, ``term_exists``.
        """
        require(person, Permission.GOVERN_TERMS)
        tidy = parse_term_code(code).code
        starts_on, moment = parse_date(starts), parse_deadline(deadline)
        ends_on = parse_date(ends) if ends.strip() else today(moment)
        check_term_dates(starts_on, ends_on, moment)
        with self.outside.open_unit(person) as unit:
            if unit.terms.by_code(tidy) is not None:
                raise RuleBroken(Code.TERM_EXISTS, term=tidy)
            unit.terms.add(tidy, starts_on, ends_on, moment)
            unit.commit()
        return Changes(terms=True)

    def set_deadline(self, person: Person, code: str, deadline: str, version: int | None = None) -> Changes:
        """A new deadline of a term that is not sealed; ``version`` of the term that was shown, None not to ask.

        Raises ``not_allowed``, ``term_unknown``, ``term_sealed``, ``date_invalid``, ``term_invalid``,
        ``changed_by_other``.
        """
        require(person, Permission.GOVERN_TERMS)
        moment = parse_deadline(deadline)
        with self.outside.open_unit(person) as unit:
            term = find_term(unit, code)
            if term.state is TermState.SEALED:
                raise RuleBroken(Code.TERM_SEALED, term=term.code, support=unit.policy.read().support_contact)
            check_term_dates(term.starts_on, term.ends_on, moment)
            shown = term.version if version is None else version
            if (moment, shown) == (term.deadline, term.version):
                # A version that tells of no change would refuse whoever saw the one before.
                return Changes()
            unit.terms.change(term.id, shown, deadline=moment)
            unit.commit()
        return Changes(terms=True)

    def move(self, person: Person, code: str, target: TermState) -> Changes:
        """Opens, closes or seals. Raises ``term_sealed`` or ``term_invalid`` (reason ``state``, ``other_open``)."""
        require(person, Permission.GOVERN_TERMS)
        with self.outside.open_unit(person) as unit:
            term = find_term(unit, code)
            if term.state is target:
                return Changes()
            self._check_move(unit, term, target)
            unit.terms.change(term.id, term.version, state=target)
            unit.commit()
        return Changes(terms=True)

    def _check_move(self, unit: UnitOfWork, term: TermRow, target: TermState) -> None:
        if term.state is TermState.SEALED:
            raise RuleBroken(Code.TERM_SEALED, term=term.code, support=unit.policy.read().support_contact)
        if term.state not in TERM_MOVES.get(target, frozenset()):
            raise RuleBroken(Code.TERM_INVALID, reason="state", term=term.code, state=term.state)
        other = unit.terms.open_term()
        if target is TermState.OPEN and other is not None:
            raise RuleBroken(Code.TERM_INVALID, reason="other_open", term=other.code)

    def terms(self, person: Person) -> list[TermRow]:
        """Newest first."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return unit.terms.all()

    def one(self, person: Person, code: str) -> TermRow:
        """The term with that code, typed in any digits. Raises ``term_invalid`` or ``term_unknown``."""
        with self.outside.open_unit(person, readonly=True) as unit:
            return find_term(unit, code)

    def set_quota(
        self,
        person: Person,
        unit_id: int,
        seats: int,
        term_code: str = "",
        letter: str = "",
        seen: QuotaRow | Unread | None = Unread.UNREAD,
    ) -> Changes:
        """Seats of a unit, with the number of the letter that orders it; ``seen`` is the line that was shown.

        Raises ``not_allowed``, ``unit_unknown``, ``quota_invalid``, ``quota_below_used``, ``term_sealed``,
        ``changed_by_other``.
        """
        require(person, Permission.GOVERN_QUOTAS)
        with self.outside.open_unit(person) as unit:
            office = unit.units.by_id(unit_id)
            if office is None:
                raise RuleBroken(Code.UNIT_UNKNOWN, unit=unit_id)
            term = find_term(unit, term_code)
            if term.state is TermState.SEALED:
                raise RuleBroken(Code.TERM_SEALED, term=term.code, support=unit.policy.read().support_contact)
            stored = unit.quotas.of(office.id, term.id)
            check_new_quota(seats, stored.used if stored else 0, unit=office.name)
            unit.quotas.set(office.id, term.id, seats, clean(letter, limit=100), seen)
            unit.commit()
        return Changes(quotas=True)

    def quotas(self, person: Person, term_code: str = "") -> list[QuotaRow]:
        """«جدول تصویب‌شده همیار دانشجویی» of a term, limited to the person's units."""
        with self.outside.open_unit(person, readonly=True) as unit:
            term = find_term(unit, term_code)
            return [row for row in unit.quotas.of_term(term.id) if person.sees_unit(row.unit_id)]
