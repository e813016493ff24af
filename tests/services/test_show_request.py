"""One request with its history, the student's other requests and hours, and the quota, as far as one may see."""

from __future__ import annotations

from datetime import date

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services import show_request
from tests.services.world import DORMITORY, LIBRARY


def permit_dormitory(world) -> None:
    world.stored.quotas[DORMITORY, 1] = 5, ""


def test_the_row_its_history_and_the_quota_come_together(world):
    key = world.approved()

    found = world.services.whole_request(world.viewer, key)

    assert found.request == world.request(key)
    assert [entry.action for entry in found.history] == ["approve", "register"]
    assert (found.quota.unit_id, found.quota.used) == (LIBRARY, 1)
    assert (found.others, found.older, found.term_hours) == ((), 0, Hours(200))


def test_other_requests_and_the_hours_of_the_term_are_those_that_one_may_see(world):
    permit_dormitory(world)
    key = world.register(hours="100")
    other = world.register(unit=DORMITORY, hours="60", person=world.affairs)

    whole = world.services.whole_request

    assert [row.id for row in whole(world.affairs, key).others] == [other]
    assert whole(world.affairs, key).term_hours == Hours(320)
    assert whole(world.clerk, key).others == ()
    assert whole(world.clerk, key).term_hours == Hours(200)


def test_actual_hours_count_where_they_are_known_and_rejected_requests_do_not(world):
    permit_dormitory(world)
    key = world.final()
    other = world.register(unit=DORMITORY, hours="60", person=world.affairs)
    world.decide(Verb.REJECT, other, reason="تکراری است", person=world.affairs)

    found = world.services.whole_request(world.affairs, key)

    assert found.term_hours == Hours(160)
    assert [row.id for row in found.others] == [other]


def test_another_term_counts_among_the_others_only(world):
    old = world.register()
    moment = world.stored.terms[1].deadline
    world.outside.database.stored.terms[2] = type(world.stored.terms[1])(
        2, "4042", date(2026, 2, 1), date(2026, 6, 1), moment, world.stored.terms[1].state, 1
    )
    world.stored.terms[1] = type(world.stored.terms[1])(
        1, "4041", date(2025, 9, 1), date(2026, 1, 20), moment, type(world.stored.terms[1].state).CLOSED, 2
    )
    world.stored.quotas[LIBRARY, 2] = 4, ""
    new = world.register(hours="30")

    found = world.services.whole_request(world.clerk, new)

    assert [row.id for row in found.others] == [old]
    assert found.term_hours == Hours(60)
    assert found.quota.seats == 4


def test_a_unit_without_a_line_has_no_quota(world):
    key = world.register()
    world.stored.quotas.clear()

    assert world.services.whole_request(world.clerk, key).quota is None


def test_of_very_many_requests_the_newest_are_shown_and_the_rest_is_counted(world, monkeypatch):
    permit_dormitory(world)
    monkeypatch.setattr(show_request, "OTHERS_AT_MOST", 0)
    key = world.register()
    world.register(unit=DORMITORY, person=world.affairs)

    found = world.services.whole_request(world.affairs, key)

    assert (found.others, found.older) == ((), 1)


def test_who_may_not_see_it_learns_nothing(world):
    key = world.register()

    with world.refuses("request_unknown", request=key):
        world.services.whole_request(world.stranger, key)
    with world.refuses("request_unknown", request=77):
        world.services.whole_request(world.affairs, 77)
