"""Finds the term of a command and refuses when its deadline has passed."""

from __future__ import annotations

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.terms import check_term_open, parse_term_code
from hamyar_desktop.services.ports import Clock, UnitOfWork
from hamyar_desktop.services.rows import Reference, TermRow


def term_at_hand(unit: UnitOfWork) -> TermRow | None:
    """The open term, else the newest; None before the first was defined."""
    return unit.terms.open_term() or next(iter(unit.terms.all()), None)


def find_term(unit: UnitOfWork, code: str = "") -> TermRow:
    """The term with that code, or the one at hand. Raises ``term_unknown``, or ``term_not_open`` if there is none."""
    if code:
        tidy = parse_term_code(code).code
        term = unit.terms.by_code(tidy)
        if term is None:
            raise RuleBroken(Code.TERM_UNKNOWN, term=tidy)
        return term
    term = term_at_hand(unit)
    if term is None:
        raise RuleBroken(Code.TERM_NOT_OPEN, reason="none", support=unit.policy.read().support_contact)
    return term


def refuse_late(term: TermRow, policy: Policy, clock: Clock) -> None:
    """Raises ``term_sealed``, ``term_not_open`` or ``deadline_passed`` with date and support contact."""
    check_term_open(term.state, term.deadline, clock(), code=term.code, support=policy.support_contact)


def check_reference_open(reference: Reference) -> RuleBroken | None:
    """Why nothing may be saved in the term at hand, or None; what a screen says before anything is typed."""
    if reference.term is None:
        return RuleBroken(Code.TERM_NOT_OPEN, reason="none", support=reference.policy.support_contact)
    try:
        refuse_late(reference.term, reference.policy, lambda: reference.now)
    except RuleBroken as problem:
        return problem
    return None
