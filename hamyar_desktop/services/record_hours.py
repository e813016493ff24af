"""Stage 3: «ارجاع همیاری به دانشجو توسط واحدها» — the hours really worked, and whether they are final."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import parse_hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.quota import check_total_hours
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.text import clean
from hamyar_desktop.domain.work_request import State, Verb, check_actual_hours, check_move, transition
from hamyar_desktop.services.ports import Outside, UnitOfWork
from hamyar_desktop.services.request_guard import find_request
from hamyar_desktop.services.rows import Changes, RequestRow
from hamyar_desktop.services.term_guard import find_term, refuse_late


@dataclass(frozen=True)
class RecordHours:
    """Records or corrects the actual hours of an approved request.

    Whoever records the same hours again, perhaps with another word, leaves them those of who recorded them first.
    """

    outside: Outside

    def __call__(
        self, person: Person, request_id: int, hours: str, note: str = "", version: int | None = None
    ) -> Changes:
        """``hours`` as typed. Raises ``request_unknown``, ``wrong_stage``, ``hours_out_of_range``,
        ``reason_required`` (actual above requested without a note), ``total_hours_exceeded``,
        ``deadline_passed``, ``changed_by_other``.
        """
        with self.outside.open_unit(person) as unit:
            row, policy = find_request(unit, person, request_id), unit.policy.read()
            self._record(unit, person, policy, row, hours, note, row.version if version is None else version)
            unit.commit()
        return Changes(requests=True, request_ids=(request_id,))

    def settle(
        self, person: Person, request_id: int, hours: str, note: str, *, final: bool, version: int | None = None
    ) -> Changes:
        """The record of stage 3 as a whole, all or nothing: hours, word, and «عدم تایید» or «تایید نهایی».

        Final hours that are corrected stop being final in between, so that needs the supervisor too. Raises what
        recording raises, and ``not_allowed`` or ``same_person`` for the final word.
        """
        with self.outside.open_unit(person) as unit:
            row, policy = find_request(unit, person, request_id), unit.policy.read()
            if version is not None and version != row.version:
                raise RuleBroken(Code.CHANGED_BY_OTHER, request=request_id)
            same = row.actual_hours is not None and parse_hours(hours) == row.actual_hours
            changed = not same or clean(note, limit=500) != row.hours_note
            if row.state is State.FINAL and (changed or not final):
                row = self._move(unit, person, policy, row, Verb.UNFINALIZE)
            if changed:
                self._record(unit, person, policy, row, hours, note, row.version)
                row = find_request(unit, person, request_id)
            if final and row.state is not State.FINAL:
                self._move(unit, person, policy, row, Verb.FINALIZE)
            unit.commit()
        return Changes(requests=True, request_ids=(request_id,))

    def _record(
        self, unit: UnitOfWork, person: Person, policy: Policy, row: RequestRow, hours: str, note: str, version: int
    ) -> None:
        move = transition(Verb.RECORD_HOURS, row.state)
        check_move(move, person, unit_id=row.unit_id, doers=row.doers, four_eyes=policy.four_eyes, reason="")
        term = find_term(unit, row.term_code)
        refuse_late(term, policy, self.outside.clock)
        actual = parse_hours(hours, maximum_halves=policy.max_hours.halves)
        word = clean(note, limit=500)
        check_actual_hours(row.hours, actual, word)
        others = unit.requests.hours_of_student(row.student_id, term.id, but_not=row.id)
        check_total_hours(others, actual, policy.max_total_hours)
        now = self.outside.clock()
        unit.requests.record_hours(row.id, version, actual=actual, note=word, person=person, now=now)

    def _move(self, unit: UnitOfWork, person: Person, policy: Policy, row: RequestRow, verb: Verb) -> RequestRow:
        move = transition(verb, row.state)
        check_move(move, person, unit_id=row.unit_id, doers=row.doers, four_eyes=policy.four_eyes, reason="")
        refuse_late(find_term(unit, row.term_code), policy, self.outside.clock)
        now = self.outside.clock()
        if not unit.requests.move([(row.id, row.version)], move, person=person, reason="", now=now):
            raise RuleBroken(Code.CHANGED_BY_OTHER, request=row.id)
        return find_request(unit, person, row.id)
