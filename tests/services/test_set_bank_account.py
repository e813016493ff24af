"""Stage 4: the student's own account."""

import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.sheba import check_digits
from hamyar_desktop.services.rows import NewAccount
from tests.services.world import OTHER_SHEBA, SHEBA


def test_an_account_is_stored_with_who_confirmed_the_name_and_when(world):
    world.register()

    saved = world.services.bank_account(
        world.clerk, world.account(sheba=" ir27-0170-0000-0010-0324-2000-01 ", account_number="۰۱۰۰۳۲۴۲۰۰۰۰۱")
    )

    row = world.stored.accounts[1]
    assert (row.sheba, row.bank_code, row.account_number) == (SHEBA, "017", "0100324200001")
    assert (row.own_name_by, row.own_name_at) == (world.clerk.display_name, world.outside.clock())
    assert saved.cautions == ()
    assert saved.changes.accounts


@pytest.mark.parametrize(
    ("sheba", "fields", "codes"),
    [
        ("IR970990000000000000123456", {}, ["bank_unknown"]),
        ("IR080620000000000000123456", {}, ["bank_merged"]),
        ("IR130510000000000000123456", {}, ["bank_merged"]),
        ("IR490171000000100324200001", {}, ["account_is_loan"]),
        (SHEBA, {"bank_code": "012"}, ["bank_differs"]),
        (SHEBA, {"account_number": "999"}, ["account_mismatch"]),
    ],
)
def test_what_looks_wrong_warns_and_does_not_block(world, sheba, fields, codes):
    saved = world.services.bank_account(world.affairs, world.account(sheba=sheba, **fields))

    assert [caution.code.value for caution in saved.cautions] == codes
    assert world.stored.accounts[1].sheba == sheba


@pytest.mark.parametrize(
    ("sheba", "reason"),
    [
        ("IR27017000000010032420000", "length"),
        ("IR2701700000001003242000o1", "characters"),
        ("IR280170000000100324200001", "check_digits"),
        ("IR000170000000100324200001", "reserved_check_digits"),
        ("IR010170000000100324200001", "reserved_check_digits"),
        ("IR990170000000100324200001", "reserved_check_digits"),
    ],
)
def test_a_wrong_sheba_is_refused_with_its_reason(world, sheba, reason):
    with world.refuses("sheba_invalid", reason=reason):
        world.services.bank_account(world.affairs, world.account(sheba=sheba))


def test_a_third_account_type_is_refused(world):
    body = "0172000000100324200001"
    with world.refuses("sheba_invalid", reason="account_type"):
        world.services.bank_account(world.affairs, world.account(sheba=f"IR{check_digits(body)}{body}"))


def test_the_own_name_must_be_confirmed(world):
    with world.refuses("own_name_not_confirmed"):
        world.services.bank_account(world.affairs, world.account(own_name=False))


def test_letters_are_no_account_number(world):
    with world.refuses("account_invalid", typed="12a"):
        world.services.bank_account(world.affairs, world.account(account_number="12a"))


@pytest.mark.parametrize(("number", "code"), [("49999999", "student_unknown"), ("xx", "student_number_invalid")])
def test_whoever_is_no_student_has_no_account(world, number, code):
    with world.refuses(code):
        world.services.bank_account(world.affairs, world.account(number=number))


def test_a_sheba_of_another_student_is_refused_and_affairs_sees_whose(world):
    world.services.bank_account(world.affairs, world.account(number="40011002"))

    with world.refuses("sheba_of_other_student", other="علی‌رضا کریمی، 40011002"):
        world.services.bank_account(world.affairs, world.account())


def test_a_unit_does_not_learn_whose_the_sheba_is(world):
    world.services.bank_account(world.affairs, world.account(number="40011002"))
    world.register()

    with world.refuses("sheba_of_other_student", other=None):
        world.services.bank_account(world.clerk, world.account())


def test_a_student_may_keep_his_own_sheba_at_a_correction(world):
    world.services.bank_account(world.affairs, world.account())
    world.services.bank_account(world.affairs, world.account(account_number="0100324200001", version=1))

    assert (world.stored.accounts[1].account_number, world.stored.accounts[1].version) == ("0100324200001", 2)


@pytest.mark.parametrize("stored_first", [True, False])
def test_a_stale_account_is_refused(world, stored_first):
    if stored_first:
        world.services.bank_account(world.affairs, world.account())
        world.services.bank_account(world.affairs, world.account(sheba=OTHER_SHEBA))

    with world.refuses("changed_by_other"):
        world.services.bank_account(world.affairs, world.account(version=1))


def test_only_units_with_a_request_of_the_student_enter_his_account(world):
    world.register()

    with world.refuses("not_allowed", role="supervisor"):
        world.services.bank_account(world.stranger, world.account())
    with world.refuses("not_allowed", role="viewer"):
        world.services.bank_account(world.viewer, world.account())


def test_after_the_deadline_no_account_is_entered(world):
    world.outside.clock.forward(days=60)

    with world.refuses("deadline_passed"):
        world.services.bank_account(world.affairs, world.account())


def test_the_owner_is_checked_while_typing(world):
    world.services.bank_account(world.affairs, world.account(number="40011002"))

    world.services.bank_account.check_owner(world.affairs, "40011002", SHEBA)
    world.services.bank_account.check_owner(world.affairs, "40011001", OTHER_SHEBA)
    world.services.bank_account.check_owner(world.affairs, "49999999", SHEBA)
    with world.refuses("sheba_of_other_student"):
        world.services.bank_account.check_owner(world.affairs, "40011001", SHEBA)


def test_an_account_makes_final_hours_ready_to_pay(world):
    key = world.final()
    assert world.services.requests.one(world.clerk, key).stage == "final"

    world.services.bank_account(world.clerk, NewAccount("40011001", SHEBA, own_name=True))

    assert world.services.requests.one(world.clerk, key).stage == "ready"
    assert world.services.hour_sheet(world.clerk, 1).total == Hours.whole(80)


def test_an_account_that_was_not_there_when_the_form_was_opened_is_not_overwritten(world):
    world.register()
    world.services.bank_account(world.clerk, world.account(version=0))

    with world.refuses("changed_by_other"):
        world.services.bank_account(world.clerk, world.account(version=0))


def test_whoever_enters_no_accounts_cannot_try_out_which_sheba_is_stored(world):
    world.services.bank_account(world.affairs, world.account(number="40011002"))

    with world.refuses("not_allowed"):
        world.services.bank_account.check_owner(world.viewer, "40011001", SHEBA)
