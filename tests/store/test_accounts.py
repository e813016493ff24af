"""Bank accounts of students, and who still waits for one."""

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.work_request import Verb
from tests.factories import OTHER_SHEBA, SHEBA


@pytest.fixture
def store(either):
    """Both databases."""
    return either


@pytest.fixture
def accounts(store):
    with store.open_unit(store.affairs, readonly=True) as unit:
        yield unit.accounts


def test_an_account_tells_who_confirmed_the_own_name(store):
    store.register()
    store.save_account()

    with store.open_unit(store.clerk, readonly=True) as unit:
        row = unit.accounts.of(store.student())

    assert (row.sheba, row.bank_code, row.account_number, row.version) == (SHEBA, "017", "", 1)
    assert row.own_name_by == "سارا احمدی"
    assert store.was_then(row.own_name_at)


def test_without_an_account_there_is_none(store, accounts):
    assert accounts.of(store.student()) is None
    assert accounts.owner_of_sheba(SHEBA) is None


def test_whose_sheba_it_is(store):
    store.register("40011002")
    store.save_account("40011002")

    with store.open_unit(store.clerk, readonly=True) as unit:
        assert unit.accounts.owner_of_sheba(SHEBA).number == "40011002"
        assert unit.accounts.owner_of_sheba(OTHER_SHEBA) is None


def test_a_second_save_replaces_the_account(store):
    store.register()
    store.save_account()
    store.save_account(sheba=OTHER_SHEBA, version=1)

    with store.open_unit(store.clerk, readonly=True) as unit:
        row = unit.accounts.of(store.student())

    assert (row.sheba, row.bank_code, row.version) == (OTHER_SHEBA, "012", 2)


@pytest.mark.parametrize("version", [None, 0, 2])
def test_another_version_changes_nothing(store, version):
    store.register()
    store.save_account()

    with pytest.raises(RuleBroken) as caught:
        store.save_account(sheba=OTHER_SHEBA, version=version)

    assert caught.value.code is Code.CHANGED_BY_OTHER
    with store.open_unit(store.clerk, readonly=True) as unit:
        assert unit.accounts.of(store.student()).sheba == SHEBA


def test_one_sheba_for_two_is_refused(store):
    store.register("40011001")
    store.register("40011002")
    store.save_account("40011001")

    with pytest.raises(RuleBroken) as caught:
        store.save_account("40011002")

    assert caught.value.code is Code.SHEBA_OF_OTHER_STUDENT


def test_who_waits_for_an_account_final_ones_first(store):
    store.register("40011001")
    approved = store.approved("40011002")
    final = store.final("40011003")
    store.move(Verb.CANCEL, 1)
    paid = store.approved("00012345")
    store.save_account("00012345")

    with store.open_unit(store.clerk, readonly=True) as unit:
        waiting = list(unit.accounts.waiting(store.clerk, store.term))
        assert list(unit.accounts.waiting(store.clerk, store.term, 1)) == waiting[:1]
        assert unit.accounts.count_waiting(store.clerk, store.term) == len(waiting)
        assert unit.accounts.count_waiting(store.stranger, store.term) == 0
        assert list(unit.accounts.waiting(store.stranger, store.term)) == []
        assert list(unit.accounts.waiting(store.clerk, 99)) == []

    assert waiting == [final, approved]
    assert paid not in waiting
