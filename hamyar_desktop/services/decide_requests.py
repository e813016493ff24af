"""Decisions of stages 2 and 3 over one row or ten thousand: approve, reject, send back, cancel, restore, finalise …"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.text import clean
from hamyar_desktop.domain.work_request import MOST_AT_ONCE, Transition, Verb, taking_back
from hamyar_desktop.services.move_judge import Judged, MoveJudge
from hamyar_desktop.services.ports import Outside, Progress, UnitOfWork
from hamyar_desktop.services.rows import Changes, Decided, Decision, Refusal
from hamyar_desktop.services.rows import Item as Item

DECISIONS = frozenset(
    {Verb.APPROVE, Verb.REJECT, Verb.REOPEN, Verb.CANCEL, Verb.RESTORE, Verb.FINALIZE, Verb.UNFINALIZE}
)
SLICE = 1_000
"""Rows in one statement: a longer one says nothing of how far it is, and cannot be cancelled."""
_OVERTAKEN = (Code.QUOTA_FULL, Code.UNIT_NOT_PERMITTED, Code.TOTAL_HOURS_EXCEEDED)
"""What the database refuses in bare words when somebody was faster between our look and our save."""


def _silent(_done: int, _total: int) -> None:
    """Nobody waits to be told."""


@dataclass
class _Ledger:
    """What one command has done so far."""

    progress: Progress
    total: int
    done: list[int] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    lasting: list[int] = field(default_factory=list)
    back: dict[tuple[Verb, str], list[Item]] = field(default_factory=lambda: defaultdict(list))

    def tell(self) -> None:
        """How far it is. Raises ``Cancelled``."""
        self.progress(len(self.done) + len(self.refused), self.total)

    def enter(self, move: Transition, moved: Sequence[tuple[int, int]], judged: Judged) -> None:
        """Rows that were moved, with the version that they had before."""
        self.done.extend(number for number, _ in moved)
        inverse = taking_back(move)
        if inverse is None:
            self.lasting.extend(number for number, _ in moved)
            return
        if not judged.former:
            self.back[inverse.verb, ""].extend(Item(number, version + 1) for number, version in moved)
            return
        for number, version in moved:
            former = judged.former.get(number)
            self.back[inverse.verb, former.reason if former else ""].append(Item(number, version + 1))

    def outcome(self) -> Decided:
        """For whoever gave the command."""
        done = tuple(self.done)
        changes = Changes(requests=bool(done), quotas=bool(done), request_ids=done)
        back = tuple(Decision(verb, tuple(items), reason) for (verb, reason), items in self.back.items())
        return Decided(changes, done, tuple(self.refused), back, tuple(self.lasting))


@dataclass(frozen=True)
class DecideRequests:
    """One command over many rows: what the rules allow is done in one transaction, the rest is named."""

    outside: Outside

    def __call__(
        self, person: Person, verb: Verb, items: Sequence[Item], reason: str = "", progress: Progress = _silent
    ) -> Decided:
        """One verb; see ``all``."""
        return self.all(person, [Decision(verb, items, reason)], progress)

    def all(self, person: Person, decisions: Sequence[Decision], progress: Progress = _silent) -> Decided:
        """Several verbs or reasons in one transaction.

        Refused rows come back with their rule (``wrong_stage``, ``not_allowed``, ``same_person``,
        ``quota_full``, ``deadline_passed``, ``changed_by_other`` …); the others are done. ``progress`` is told how
        many rows are decided of all; when it raises ``Cancelled``, everything is as before.

        Raises ``reason_required`` at once for a rejection without a reason, for it needs one from every state, and
        ``too_many_rows``.
        """
        tidy = [_checked(decision) for decision in decisions]
        count = sum(len(decision.items) for decision in tidy)
        if count > MOST_AT_ONCE:
            raise RuleBroken(Code.TOO_MANY_ROWS, count=count, maximum=MOST_AT_ONCE)
        try:
            return self._all(person, tidy, _Ledger(progress, count))
        except RuleBroken as error:
            if error.facts or error.code not in _OVERTAKEN:
                raise
        # Whoever was faster can be seen now: the rows for which nothing is left are refused with the numbers.
        return self._all(person, tidy, _Ledger(progress, count))

    def _all(self, person: Person, decisions: Sequence[Decision], ledger: _Ledger) -> Decided:
        with self.outside.open_unit(person) as unit:
            terms = {term.id: term for term in unit.terms.all()}
            judge = MoveJudge(unit, person, unit.policy.read(), self.outside, terms)
            for decision in decisions:
                judged = judge.judge(decision.verb, list(decision.items), decision.reason)
                ledger.refused.extend(judged.refused)
                ledger.tell()
                for move, pairs in judged.moves.items():
                    for start in range(0, len(pairs), SLICE):
                        self._carry_out(
                            unit, person, move, pairs[start : start + SLICE], decision.reason, judged, ledger
                        )
            unit.commit()
        return ledger.outcome()

    def _carry_out(
        self, unit: UnitOfWork, person: Person, move: Transition, pairs: list[tuple[int, int]], reason: str,
        judged: Judged, ledger: _Ledger,
    ) -> None:  # fmt: skip
        moved = set(unit.requests.move(pairs, move, person=person, reason=reason, now=self.outside.clock()))
        if len(moved) == len(pairs):
            ledger.enter(move, pairs, judged)
        else:
            ledger.enter(move, [pair for pair in pairs if pair[0] in moved], judged)
            ledger.refused.extend(
                Refusal(number, RuleBroken(Code.CHANGED_BY_OTHER, request=number))
                for number, _ in pairs
                if number not in moved
            )
        ledger.tell()


def _checked(decision: Decision) -> Decision:
    """The decision with each request once. Raises ``wrong_stage`` for what is no decision and ``reason_required``."""
    if decision.verb not in DECISIONS:
        raise RuleBroken(Code.WRONG_STAGE, verb=decision.verb, state=None)
    reason = clean(decision.reason, limit=500)
    if decision.verb is Verb.REJECT and not reason:
        raise RuleBroken(Code.REASON_REQUIRED, verb=decision.verb)
    return Decision(decision.verb, [Item(*item) for item in dict(decision.items).items()], reason)
