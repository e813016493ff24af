"""One small university in memory: two units, an open term, four students and everybody who works with it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.jalali import parse_deadline
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Person, Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.every import Services, make_services
from hamyar_desktop.services.rows import NewAccount, NewRequest, NewStudent, WorkTypeRow
from hamyar_desktop.services.sign_in import person_of
from tests.fakes import FakeOutside

LIBRARY, DORMITORY = 1, 2
SHEBA = "IR270170000000100324200001"
OTHER_SHEBA = "IR660120000000000000123456"


class World:
    """The use cases over fakes, people by name, and short ways to the middle of the story."""

    def __init__(self) -> None:
        self.outside = FakeOutside()
        self.services: Services = make_services(self.outside.ports())
        _fill(self.outside)
        self.people: dict[str, Person] = {
            row.name: person_of(row) for row in self.outside.database.stored.people.values()
        }
        self.clerk, self.supervisor, self.affairs, self.viewer, self.stranger = (
            self.people[name] for name in ("clerk", "supervisor", "affairs", "viewer", "stranger")
        )

    @property
    def stored(self):
        """What the database holds now."""
        return self.outside.database.stored

    def request(self, request_id: int = 1):
        """A stored request."""
        return self.stored.requests[request_id]

    def set_policy(self, **rules: object) -> None:
        """Rules that are settings."""
        self.stored.policy = replace(self.stored.policy, **rules)

    def set_term(self, **values: object) -> None:
        """Another state or deadline of the term."""
        self.stored.terms[1] = replace(self.stored.terms[1], **values)

    def register(self, number: str = "40011001", unit: int = LIBRARY, hours: str = "100", person=None) -> int:
        """A registered request."""
        changes = self.services.register(person or self.supervisor, NewRequest(number, unit, hours))
        return changes.request_ids[0]

    def decide(self, verb: Verb, *ids: int, reason: str = "", person=None):
        """A decision over rows as they are."""
        return self.services.decide(person or self.supervisor, verb, [Item(key) for key in ids], reason)

    def approved(self, **wanted: object) -> int:
        """A request that waits for its hours."""
        key = self.register(**wanted)
        assert self.decide(Verb.APPROVE, key, person=self.affairs).done == (key,)
        return key

    def final(self, **wanted: object) -> int:
        """A request with final hours."""
        key = self.approved(**wanted)
        self.services.record_hours(self.affairs, key, "80")
        assert self.decide(Verb.FINALIZE, key, person=self.affairs).done == (key,)
        return key

    def account(self, number: str = "40011001", sheba: str = SHEBA, **fields: object) -> NewAccount:
        """Stage 4 filled in properly."""
        return replace(NewAccount(number, sheba, own_name=True), **fields)

    @contextmanager
    def refuses(self, code: str, **facts: object):
        """The block breaks that rule, tells those facts and changes nothing at all."""
        before, commits = self.stored.snapshot(), self.outside.database.commits
        told = SimpleNamespace(error=None)
        with pytest.raises(RuleBroken) as caught:
            yield told
        told.error = caught.value
        assert caught.value.code == code
        assert {name: caught.value.facts.get(name) for name in facts} == facts
        assert self.stored == before
        assert self.outside.database.commits == commits


def _fill(outside: FakeOutside) -> None:
    with outside.database(None) as unit:
        stored = unit.units.stored
        stored.work_types.update({1: WorkTypeRow(1, "پژوهشی"), 2: WorkTypeRow(2, "دانشجویی")})
        unit.units.add("کتابخانه مرکزی", 1)
        unit.units.add("خوابگاه", 2)
        unit.terms.add("4041", date(2025, 9, 23), date(2026, 1, 20), parse_deadline("1404/10/30"))
        unit.terms.change(1, 1, state=TermState.OPEN)
        unit.quotas.set(LIBRARY, 1, 2, "۱۲۳/الف")
        unit.policy.write(Policy())
        unit.students.save_many(
            [
                NewStudent("40011001", "زهرا", "احمدی", national_code="0084575948"),
                NewStudent("40011002", "علی‌رضا", "کریمی", national_code="0499370899"),
                NewStudent("40011003", "مریم", "پاک‌نژاد"),
                NewStudent("00012345", "آرش", "یگانه"),
            ]
        )
        for name, role, units in (
            ("clerk", Role.CLERK, [LIBRARY]), ("supervisor", Role.SUPERVISOR, [LIBRARY]), ("affairs", Role.AFFAIRS, []),
            ("viewer", Role.VIEWER, [LIBRARY]), ("stranger", Role.SUPERVISOR, [DORMITORY]),
        ):  # fmt: skip
            unit.people.add(name, f"خانم {name}", role, outside.hasher.hash(f"{name}-password"), units)
        unit.commit()
