"""What the second person is shown: just what was changed since, newest first."""

from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.rows import FieldChange
from hamyar_desktop.services.what_changed import WhatChanged
from tests.factories import OTHER_SHEBA, SHEBA


def test_of_a_request_only_later_entries_are_told(store):
    seen = store.row(store.register())
    what_changed = WhatChanged(store.outside())
    assert what_changed.in_request(store.clerk, seen) == []

    store.move(Verb.APPROVE, seen.id)

    (entry,) = what_changed.in_request(store.clerk, seen)
    assert (entry.person, entry.action) == (store.supervisor.display_name, "approve")


def test_of_an_account_what_differs_is_told(store):
    store.register()
    what_changed, student = WhatChanged(store.outside()), store.student()
    assert what_changed.in_account(store.clerk, student, None) == []

    store.save_account()
    (made,) = what_changed.in_account(store.clerk, student, None)
    assert FieldChange("sheba", None, SHEBA) in made.changes

    with store.open_unit(store.clerk, readonly=True) as unit:
        seen = unit.accounts.of(student)
    store.save_account(sheba=OTHER_SHEBA, version=1)
    (changed,) = what_changed.in_account(store.clerk, student, seen)
    assert FieldChange("sheba", SHEBA, OTHER_SHEBA) in changed.changes
    assert changed.person == store.clerk.display_name
