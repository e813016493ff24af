"""What the drawer shows of a request is the same from a file and from a server."""

from __future__ import annotations

import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.work_request import Verb
from tests.store.conftest import refused


@pytest.fixture
def store(either):
    """Both databases."""
    return either


def test_history_other_requests_hours_and_quota_of_what_one_may_see(store):
    store.permit_dormitory()
    mine = store.with_hours(hours=80)
    other = store.register(person=store.stranger, unit_id=store.dormitory, hours=60)
    whole = store.services().whole_request

    all_units, own_unit = whole(store.affairs, mine), whole(store.clerk, mine)

    assert [entry.action for entry in own_unit.history] == ["record_hours", "approve", "register"]
    assert [entry.person for entry in own_unit.history] == ["سارا احمدی", "رضا کریمی", "سارا احمدی"]
    assert all_units.history == own_unit.history
    assert ([row.id for row in all_units.others], all_units.term_hours) == ([other], Hours(280))
    assert (own_unit.others, own_unit.term_hours) == ((), Hours(160))
    assert (own_unit.quota.seats, own_unit.quota.used, own_unit.quota.left) == (3, 1, 2)


def test_a_rejected_request_has_no_hours_and_takes_no_seat(store):
    mine = store.register()
    store.move(Verb.REJECT, mine, reason="تکراری است")

    found = store.services().whole_request(store.viewer, mine)

    assert found.term_hours == Hours(0)
    assert found.quota.used == 0
    assert found.request.reason == "تکراری است"


def test_another_unit_learns_nothing(store):
    mine = store.register()

    with refused("request_unknown", request=mine):
        store.services().whole_request(store.stranger, mine)
