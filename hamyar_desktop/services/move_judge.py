"""What the rules say to one verb over many requests: judged by groups of rows that are alike, not row by row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours, check_hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.quota import check_seat, check_total_hours
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.work_request import Doer, State, Transition, Verb, check_move, transition
from hamyar_desktop.services.ports import Outside, UnitOfWork
from hamyar_desktop.services.rows import Former, Item, QuotaRow, Refusal, Standing, TermRow, UnitRow
from hamyar_desktop.services.term_guard import refuse_late

_ALIKE = 2
"""Where in a ``Standing`` begins what the rules look at; rows that agree from there on are judged alike."""
_Sentence = Transition | RuleBroken


@dataclass
class Judged:
    """What may be done: for each move the (id, version) of its rows; ``former`` of those that lay aside before."""

    moves: dict[Transition, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    refused: list[Refusal] = field(default_factory=list)
    former: dict[int, Former] = field(default_factory=dict)


@dataclass
class MoveJudge:
    """The rules for one verb inside one transaction; terms, units and free seats are looked up once."""

    unit: UnitOfWork
    person: Person
    policy: Policy
    outside: Outside
    terms: dict[int, TermRow]
    offices: dict[int, UnitRow] = field(default_factory=dict)
    quotas: dict[tuple[int, int], QuotaRow | None] = field(default_factory=dict)
    taken: dict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))

    def judge(self, verb: Verb, items: list[Item], reason: str) -> Judged:
        """Every row is either to be moved or refused."""
        wanted = dict(items)
        rows = {row.id: row for row in self.unit.requests.standings(list(wanted))}
        found = Judged()
        verdicts: dict[tuple[object, ...], _Sentence] = {}
        # Two people may decide the same rows: taken in one order, neither waits for a row while holding the other's.
        again: list[Standing] = []
        move: Transition | None = None
        pairs: list[tuple[int, int]] = []
        for row in sorted(rows.values(), key=lambda row: (row.unit_id, row.id)):
            version = wanted[row.id]
            alike = row[_ALIKE:]
            verdict = verdicts.get(alike)
            if verdict is None:
                verdict = verdicts[alike] = self._verdict(verb, row, reason)
            if isinstance(verdict, RuleBroken) and verdict.code is Code.REQUEST_UNKNOWN:
                found.refused.append(_refusal(Code.REQUEST_UNKNOWN, row.id))
            elif version is not None and version != row.version:
                found.refused.append(_refusal(Code.CHANGED_BY_OTHER, row.id))
            elif isinstance(verdict, RuleBroken):
                found.refused.append(Refusal(row.id, verdict))
            elif verdict.takes_seat:
                again.append(row)
            else:
                if verdict is not move:
                    move, pairs = verdict, found.moves[verdict]
                pairs.append((row.id, row.version))
        found.refused += [_refusal(Code.REQUEST_UNKNOWN, number) for number in sorted(wanted.keys() - rows.keys())]
        self._judge_again(again, verb, found)
        return found

    def _verdict(self, verb: Verb, row: Standing, reason: str) -> _Sentence:
        """For all rows that stand as this one does: its move, or the rule that forbids it."""
        if not self.person.sees_unit(row.unit_id):
            return RuleBroken(Code.REQUEST_UNKNOWN, request=row.id)
        doers = {Doer.REGISTERED_BY: row.registered_by, Doer.EDITED_BY: row.edited_by, Doer.HOURS_BY: row.hours_by}
        try:
            move = transition(verb, State(row.state))
            check_move(
                move, self.person, unit_id=row.unit_id, doers=doers, four_eyes=self.policy.four_eyes, reason=reason
            )
            if move.needs_open_term:
                refuse_late(self.terms[row.term_id], self.policy, self.outside.clock)
        except RuleBroken as error:
            return error
        return move

    # -- what lay aside and takes a seat again
    def _judge_again(self, rows: list[Standing], verb: Verb, found: Judged) -> None:
        """Row by row: each takes a seat and hours that the next one does not find any more."""
        if not rows:
            return
        ids = [row.id for row in rows]
        found.former = self.unit.requests.former(ids)
        hours: dict[tuple[int, int], Hours] = {}
        if self.policy.max_total_hours is not None:
            hours = self.unit.requests.hours_of_students(ids)
        for row in rows:
            try:
                self._come_back(row, found.former[row.id], hours)
            except RuleBroken as error:
                found.refused.append(Refusal(row.id, error))
            else:
                found.moves[transition(verb, State(row.state))].append((row.id, row.version))

    def _come_back(self, row: Standing, former: Former, hours: dict[tuple[int, int], Hours]) -> None:
        """A rule may have become stricter while the request lay aside."""
        office = self._office(row.unit_id)
        if former.work_type_id != office.work_type_id:
            names = {each.id: each.name for each in self.unit.units.work_types()}
            given = names[former.work_type_id]
            raise RuleBroken(Code.WORK_TYPE_NOT_OF_UNIT, work_type=given, unit=office.name, expected=office.work_type)
        check_hours(former.hours, maximum_halves=self.policy.max_hours.halves)
        student = former.student_id, row.term_id
        already = hours.get(student, Hours(0))
        check_total_hours(already, former.hours, self.policy.max_total_hours)
        self._take_seat(row, office)
        hours[student] = already + former.hours

    def _take_seat(self, row: Standing, office: UnitRow) -> None:
        key = row.unit_id, row.term_id
        if key not in self.quotas:
            self.quotas[key] = self.unit.quotas.of(*key)
        quota = self.quotas[key]
        used = (quota.used if quota else 0) + self.taken[key]
        check_seat(quota.seats if quota else None, used, unit=office.name, support=self.policy.support_contact)
        self.taken[key] += 1

    def _office(self, unit_id: int) -> UnitRow:
        if not self.offices:
            self.offices = {row.id: row for row in self.unit.units.all()}
        return self.offices[unit_id]


def _refusal(code: Code, request_id: int) -> Refusal:
    return Refusal(request_id, RuleBroken(code, request=request_id))
