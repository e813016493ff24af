"""Ten thousand decisions at once on both databases: done, cancelled half way, refused in part, and taken back."""

from __future__ import annotations

from collections import Counter

import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.every import make_services
from hamyar_desktop.services.ports import Cancelled
from hamyar_desktop.services.rows import Item, NewStudent, RequestFilter
from tests.store.by_hand import MOMENT, one, run

_INSERT = (
    "INSERT INTO work_request (term_id, student_id, unit_id, work_type_id, half_hours, note, reason, hours_note, state,"
    " registered_by, registered_at, changed_at, version) SELECT {term}, s.id, {unit}, {kind}, 100, '', '', '',"
    " 'pending', {person}, '{now}', '{now}', 1 FROM student s"
)


@pytest.fixture
def store(either):
    """Both databases."""
    return either


@pytest.fixture
def many(store, count):
    """So many requests that wait, with the versions that were shown."""
    with store.open_unit(store.affairs) as unit:
        unit.quotas.set(store.library, store.term, count, "")
        here = len(unit.students.ids(""))
        unit.students.save_many([NewStudent(f"9{number:07}", "زهرا", "احمدی") for number in range(count - here)])
        unit.commit()
    kind = int(one(store, "SELECT work_type_id FROM unit WHERE id = ?", store.library))
    run(
        store, "clerk",
        _INSERT.format(term=store.term, unit=store.library, kind=kind, person=store.clerk.id, now=MOMENT),
    )  # fmt: skip
    with store.open_unit(store.affairs, readonly=True) as unit:
        ids = unit.requests.ids(store.affairs, RequestFilter(stage="pending"))
    assert len(ids) == count
    return [Item(number, 1) for number in ids]


def counts(store) -> dict[str, int]:
    """Requests by stage, and seats taken."""
    with store.open_unit(store.affairs, readonly=True) as unit:
        used = unit.quotas.of(store.library, store.term).used
        return {**unit.requests.counts(store.affairs, store.term), "used": used}


def actions(store, person) -> Counter[str]:
    """What the person did, by the history."""
    return Counter({
        action: int(one(store, "SELECT count(*) FROM audit WHERE action = ? AND person_id = ?", action, person.id))
        for action in ("approve", "reject", "reopen", "cancel", "restore")
    })  # fmt: skip


@pytest.mark.parametrize("count", [10_000])
def test_ten_thousand_are_cancelled_half_way_then_decided_and_taken_back(store, many):
    services, most = make_services(store.outside()), len(many)
    with store.open_unit(store.affairs) as unit:
        first, second, third = (item.request_id for item in many[:3])
        unit.requests.rewrite(
            first, 1, hours=Hours(20), work_type_id=unit.requests.by_id(first).work_type_id, note="",
            target=unit.requests.by_id(first).state, person=store.affairs, now=store.clock(),
        )  # fmt: skip
        unit.commit()
    store.move(Verb.REJECT, second, reason="ناقص", person=store.affairs)

    def cancelling(done: int, total: int) -> None:
        if done >= total // 2:
            raise Cancelled

    before = counts(store)
    with pytest.raises(Cancelled):
        services.decide(store.supervisor, Verb.REJECT, many, "ساعت زیاد است", cancelling)
    assert counts(store) == before
    assert actions(store, store.supervisor)["reject"] == 0

    # The connection serves the next command as if nothing had been.
    told: list[tuple[int, int]] = []
    decided = services.decide(store.supervisor, Verb.APPROVE, many, progress=lambda *each: told.append(each))

    assert len(decided.done) == most - 2
    assert {row.request_id: row.error.code.value for row in decided.refused} == {
        first: "changed_by_other", second: "changed_by_other",
    }  # fmt: skip
    assert told[-1] == (most, most)
    assert len(told) > 5
    assert counts(store) == {"approved": most - 2, "pending": 1, "rejected": 1, "used": most - 1}
    assert actions(store, store.supervisor)["approve"] == most - 2

    store.move(Verb.CANCEL, third, reason="انصراف", person=store.affairs)
    undone = services.decide.all(store.supervisor, decided.back)

    assert [(row.request_id, row.error.code.value) for row in undone.refused] == [(third, "changed_by_other")]
    assert counts(store) == {"pending": most - 2, "rejected": 1, "cancelled": 1, "used": most - 2}
    assert actions(store, store.supervisor)["reopen"] == most - 3


@pytest.mark.parametrize("count", [1_000])
def test_what_comes_back_finds_seats_and_hours_in_one_look(store, many):
    services = make_services(store.outside())
    services.decide(store.supervisor, Verb.CANCEL, many)
    store.set_policy(Policy(max_total_hours=Hours.whole(60)))
    with store.open_unit(store.affairs) as unit:
        unit.quotas.set(store.library, store.term, len(many) - 400, "")
        unit.commit()

    decided = services.decide(store.affairs, Verb.RESTORE, [Item(item.request_id) for item in many])

    assert len(decided.done) == 600
    assert Counter(row.error.code.value for row in decided.refused) == {"quota_full": 400}
    assert actions(store, store.affairs)["restore"] == 600
    assert counts(store)["used"] == len(many) - 400
