"""The audit names records by number: quotas and bank accounts are found by it, and people change their units."""

import pytest

from hamyar_desktop.services.rows import AuditFilter
from tests.factories import OTHER_SHEBA
from tests.store.conftest import refused


@pytest.fixture
def store(either):
    """Both databases."""
    return either


def test_quotas_are_found_by_the_numbers_of_the_audit(store):
    store.permit_dormitory(seats=4)
    with store.open_unit(store.affairs, readonly=True) as unit:
        numbers = [row.entity_id for row in unit.audit.page(unit.audit.ids(AuditFilter(entity="unit_quota")))]
        found = unit.quotas.by_ids([*numbers, 999])

    assert sorted(found) == sorted(numbers)
    assert {row.unit: row.seats for row in found.values()} == {"خوابگاه": 4, "کتابخانه مرکزی": 3}
    assert {row.term_code for row in found.values()} == {"4041"}


def test_accounts_lead_to_their_students(store):
    store.register("40011001")
    store.register("40011002")
    store.save_account("40011001")
    store.save_account("40011002", OTHER_SHEBA)
    with store.open_unit(store.affairs, readonly=True) as unit:
        numbers = [row.entity_id for row in unit.audit.page(unit.audit.ids(AuditFilter(entity="bank_account")))]
        found = unit.accounts.students_of([*numbers, 999])

    assert len(found) == 2
    assert set(found.values()) == {store.student("40011001"), store.student("40011002")}


def test_units_of_a_person_come_and_go_and_the_history_tells_only_of_these(store):
    with store.open_unit(store.affairs) as unit:
        unit.people.set_units(store.clerk.id, [store.dormitory, store.library, store.dormitory])
        unit.people.set_units(store.clerk.id, [store.dormitory])
        unit.commit()
    with store.open_unit(store.affairs, readonly=True) as unit:
        row = unit.people.by_name("clerk")
        told = unit.audit.page(unit.audit.ids(AuditFilter(entity="person", entity_id=store.clerk.id)))[:2]

    assert row.unit_ids == (store.dormitory,)
    changes = [(change.before, change.after) for entry in told for change in entry.changes]
    assert changes == [(store.library, None), (None, store.dormitory)]


def test_only_affairs_changes_the_units_of_people(store):
    with refused("not_allowed"), store.open_unit(store.clerk) as unit:
        unit.people.set_units(store.clerk.id, [store.dormitory])
