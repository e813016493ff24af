"""Stage 3: «ارجاع همیاری به دانشجو توسط واحدها» — the hours really worked, before they become final."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import parse_hours
from hamyar_desktop.domain.quota import check_total_hours
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.text import clean
from hamyar_desktop.domain.work_request import Verb, check_actual_hours, check_move, transition
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.rows import Changes
from hamyar_desktop.services.term_guard import find_term, refuse_late


@dataclass(frozen=True)
class RecordHours:
    """Records or corrects the actual hours of an approved request."""

    outside: Outside

    def __call__(
        self, person: Person, request_id: int, hours: str, note: str = "", version: int | None = None
    ) -> Changes:
        """``hours`` as typed. Raises ``request_unknown``, ``wrong_stage``, ``hours_out_of_range``,
        ``reason_required`` (actual above requested without a note), ``total_hours_exceeded``,
        ``deadline_passed``, ``changed_by_other``.
        """
        with self.outside.open_unit(person) as unit:
            row = unit.requests.by_id(request_id)
            if row is None or not person.sees_unit(row.unit_id):
                raise RuleBroken(Code.REQUEST_UNKNOWN, request=request_id)
            policy = unit.policy.read()
            move = transition(Verb.RECORD_HOURS, row.state)
            check_move(move, person, unit_id=row.unit_id, earlier_doer=None, four_eyes=policy.four_eyes, reason="")
            term = find_term(unit, row.term_code)
            refuse_late(term, policy, self.outside.clock)
            actual = parse_hours(hours, maximum_halves=policy.max_hours.halves)
            word = clean(note, limit=500)
            check_actual_hours(row.hours, actual, word)
            others = unit.requests.hours_of_student(row.student_id, term.id, but_not=row.id)
            check_total_hours(others, actual, policy.max_total_hours)
            unit.requests.record_hours(
                row.id, row.version if version is None else version, actual=actual, note=word, person=person,
                now=self.outside.clock(),
            )  # fmt: skip
            unit.commit()
        return Changes(requests=True, request_ids=(request_id,))
