"""Stages 2 and 3 decisions, one row or ten thousand: approve, reject, send back, cancel, finalise, unfinalise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.quota import check_seat
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.text import clean
from hamyar_desktop.domain.work_request import Transition, Verb, check_move, transition
from hamyar_desktop.services.ports import Outside, UnitOfWork
from hamyar_desktop.services.rows import Changes, Decided, Refusal, RequestRow, TermRow
from hamyar_desktop.services.term_guard import find_term, refuse_late

DECISIONS = frozenset({Verb.APPROVE, Verb.REJECT, Verb.REOPEN, Verb.CANCEL, Verb.FINALIZE, Verb.UNFINALIZE})


@dataclass(frozen=True)
class Item:
    """A request to decide; ``version`` is that of the row that was shown, None takes the row as it is."""

    request_id: int
    version: int | None = None


@dataclass
class _Judge:
    """The rules for the rows of one command, with terms and free seats looked up once."""

    unit: UnitOfWork
    person: Person
    verb: Verb
    reason: str
    policy: Policy
    outside: Outside
    terms: dict[str, TermRow] = field(default_factory=dict)
    taken: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))

    def move_of(self, row: RequestRow) -> Transition:
        """The permitted transition of the row, or the rule that forbids it."""
        move = transition(self.verb, row.state)
        check_move(
            move, self.person, unit_id=row.unit_id, doers=row.doers, four_eyes=self.policy.four_eyes,
            reason=self.reason,
        )  # fmt: skip
        if row.term_code not in self.terms:
            self.terms[row.term_code] = find_term(self.unit, row.term_code)
        term = self.terms[row.term_code]
        if move.needs_open_term:
            refuse_late(term, self.policy, self.outside.clock)
        if move.takes_seat:
            self._take_seat(row, term)
        return move

    def _take_seat(self, row: RequestRow, term: TermRow) -> None:
        quota = self.unit.quotas.of(row.unit_id, term.id)
        key = row.unit_id, term.id
        used = (quota.used if quota else 0) + self.taken[key]
        check_seat(quota.seats if quota else None, used, unit=row.unit, support=self.policy.support_contact)
        self.taken[key] += 1


@dataclass(frozen=True)
class DecideRequests:
    """One command over many rows: what the rules allow is done in one transaction, the rest is named."""

    outside: Outside

    def __call__(self, person: Person, verb: Verb, items: Sequence[Item], reason: str = "") -> Decided:
        """Refused rows come back with their rule (``wrong_stage``, ``not_allowed``, ``same_person``,
        ``quota_full``, ``deadline_passed``, ``changed_by_other`` …); the others are done.

        Raises ``reason_required`` at once for a rejection without a reason: it needs one from every state.
        """
        if verb not in DECISIONS:
            raise RuleBroken(Code.WRONG_STAGE, verb=verb, state=None)
        tidy = clean(reason, limit=500)
        if verb is Verb.REJECT and not tidy:
            raise RuleBroken(Code.REASON_REQUIRED, verb=verb)
        wanted = {item.request_id: item.version for item in items}
        with self.outside.open_unit(person) as unit:
            judge = _Judge(unit, person, verb, tidy, unit.policy.read(), self.outside)
            moves, refused = self._judge_all(judge, wanted)
            done = self._carry_out(judge, moves, refused)
            unit.commit()
        changes = Changes(requests=bool(done), quotas=bool(done), request_ids=tuple(done))
        return Decided(changes, tuple(done), tuple(refused))

    def _judge_all(
        self, judge: _Judge, wanted: dict[int, int | None]
    ) -> tuple[dict[Transition, list[tuple[int, int]]], list[Refusal]]:
        moves: dict[Transition, list[tuple[int, int]]] = defaultdict(list)
        refused: list[Refusal] = []
        rows = {row.id: row for row in judge.unit.requests.by_ids(list(wanted))}
        # Two people may decide the same rows: taken in one order, neither waits for a row while holding the other's.
        units = {row.id: row.unit_id for row in rows.values()}
        for request_id, version in sorted(wanted.items(), key=lambda item: (units.get(item[0], 0), item[0])):
            row = rows.get(request_id)
            try:
                if row is None or not judge.person.sees_unit(row.unit_id):
                    raise RuleBroken(Code.REQUEST_UNKNOWN, request=request_id)
                if version is not None and version != row.version:
                    raise RuleBroken(Code.CHANGED_BY_OTHER, request=request_id)
                moves[judge.move_of(row)].append((row.id, row.version))
            except RuleBroken as error:
                refused.append(Refusal(request_id, error))
        return moves, refused

    def _carry_out(
        self, judge: _Judge, moves: dict[Transition, list[tuple[int, int]]], refused: list[Refusal]
    ) -> list[int]:
        done: list[int] = []
        for move, pairs in moves.items():
            moved = judge.unit.requests.move(
                pairs, move, person=judge.person, reason=judge.reason, now=self.outside.clock()
            )
            done.extend(moved)
            lost = {request_id for request_id, _ in pairs} - set(moved)
            refused.extend(
                Refusal(request_id, RuleBroken(Code.CHANGED_BY_OTHER, request=request_id)) for request_id in lost
            )
        return done
