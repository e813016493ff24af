"""What the second person is shown: just what was changed since, newest first."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hamyar_desktop.domain.jalali import plain_moment
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.rows import FieldChange
from hamyar_desktop.services.what_changed import WhatChanged
from tests.factories import OTHER_SHEBA, PASSWORD, SHEBA
from tests.store.conftest import refused


@pytest.fixture
def store(either):
    """Both databases."""
    return either


@pytest.fixture
def services(store):
    return store.services()


@pytest.fixture
def second(store, services):
    """One more who governs, so that it is seen who did what."""
    services.people.add(store.affairs, "second", Role.AFFAIRS, PASSWORD, (), "لیلا صادقی")
    return services.sign_in("second", PASSWORD)


def student_of(services, person, number="40011001"):
    return services.students.card(person, number).student


def cells(row, **typed):
    names = ("number", "first_name", "last_name", "national_code", "mobile", "degree", "field_of_study", "faculty")
    return {name: getattr(row, name) for name in names} | {"identity_kind": "کد ملی"} | typed


def later(term, days):
    return plain_moment(term.deadline + timedelta(days=days))


def line(services, person, unit):
    return next((row for row in services.terms.quotas(person, "4041") if row.unit_id == unit), None)


def account(services, person, name):
    return next(row for row in services.people.all(person) if row.name == name)


def told(entries):
    return [
        (entry.person, [(change.field, change.before, change.after) for change in entry.changes]) for entry in entries
    ]


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


def test_of_a_student_every_later_entry_is_told_with_what_is_stored(store, services):
    seen = student_of(services, store.clerk)
    first = cells(seen, first_name="زهره")
    services.save_student.change(store.supervisor, seen, first)
    services.save_student.change(store.affairs, student_of(services, store.affairs), first | {"mobile": "09121234567"})

    with refused("changed_by_other"):
        services.save_student.change(store.clerk, seen, cells(seen, degree="دکتری"))
    found = services.what_changed.in_student(store.clerk, seen)

    assert (found.stored.first_name, found.stored.mobile) == ("زهره", "09121234567")
    assert told(found.entries) == [
        (store.affairs.display_name, [("mobile", seen.mobile, "09121234567")]),
        (store.supervisor.display_name, [("first_name", seen.first_name, "زهره")]),
    ]
    services.save_student.change(store.clerk, found.stored, cells(seen, degree="دکتری"))
    assert services.what_changed.in_student(store.clerk, student_of(services, store.clerk)).entries == []
    assert student_of(services, store.clerk).degree == "دکتری"


def test_a_student_saved_as_he_is_makes_no_version(store, services):
    seen = student_of(services, store.clerk)
    services.save_student.change(store.supervisor, seen, cells(seen))

    assert student_of(services, store.clerk).version == seen.version
    services.save_student.change(store.clerk, seen, cells(seen, degree="دکتری"))


def test_of_a_term_state_and_deadline_are_told(store, services, second):
    seen = services.terms.one(store.affairs, "4041")
    services.terms.set_deadline(second, "4041", later(seen, 10), seen.version)
    services.terms.move(second, "4041", TermState.CLOSED)

    with refused("changed_by_other"):
        services.terms.set_deadline(store.affairs, "4041", later(seen, 20), seen.version)
    found = services.what_changed.in_term(store.affairs, seen)

    assert [entry.person for entry in found.entries] == ["لیلا صادقی"] * 2
    assert [change.field for entry in found.entries for change in entry.changes] == ["state", "deadline_at"]
    assert told(found.entries)[0][1] == [("state", "open", "closed")]
    services.terms.set_deadline(store.affairs, "4041", later(seen, 20), found.stored.version)
    assert services.what_changed.in_term(store.affairs, services.terms.one(second, "4041")).entries == []


def test_the_same_deadline_again_makes_no_version(store, services, second):
    seen = services.terms.one(store.affairs, "4041")
    services.terms.set_deadline(store.affairs, "4041", later(seen, 10))
    seen = services.terms.one(store.affairs, "4041")

    assert not services.terms.set_deadline(second, "4041", later(seen, 0), seen.version).terms
    services.terms.set_deadline(store.affairs, "4041", later(seen, 20), seen.version)

    with refused("changed_by_other"):
        services.terms.set_deadline(second, "4041", later(seen, 20), seen.version)


def test_of_a_quota_only_what_came_after_is_told(store, services, second):
    unit = store.library
    services.terms.set_quota(second, unit, 5, "4041", "۱۲۳/الف")
    seen = line(services, store.affairs, unit)
    store.register()
    services.terms.set_quota(second, unit, 8, "4041", "۱۲۳/الف", seen)
    services.terms.set_quota(second, unit, 8, "4041", "۹۹", line(services, second, unit))

    with refused("changed_by_other"):
        services.terms.set_quota(store.affairs, unit, 6, "4041", "۱۲۳/الف", seen)
    found = services.what_changed.in_quota(store.affairs, unit, "4041", seen)

    assert (found.stored.seats, found.stored.used, found.stored.letter) == (8, 1, "۹۹")
    assert told(found.entries) == [
        ("لیلا صادقی", [("letter", "۱۲۳/الف", "۹۹")]), ("لیلا صادقی", [("seats", 5, 8)]),
    ]  # fmt: skip
    services.terms.set_quota(store.affairs, unit, 6, "4041", "۱۲۳/الف", found.stored)
    assert line(services, second, unit).seats == 6


def test_a_seat_that_was_taken_is_no_change_of_the_quota(store, services):
    seen = line(services, store.affairs, store.library)
    store.register()

    assert services.terms.set_quota(store.affairs, store.library, 9, "4041", "", seen).quotas


def test_of_a_quota_that_was_not_there_its_beginning_is_told(store, services, second):
    unit = store.dormitory
    assert services.what_changed.in_quota(store.affairs, unit, "4041", None).entries == []
    services.terms.set_quota(second, unit, 4, "4041", "۷", None)

    with refused("changed_by_other"):
        services.terms.set_quota(store.affairs, unit, 6, "4041", "", None)
    found = services.what_changed.in_quota(store.affairs, unit, "4041", None)

    assert told(found.entries) == [("لیلا صادقی", [("seats", None, 4), ("letter", None, "۷")])]
    services.terms.set_quota(store.affairs, unit, 6, "4041", "", found.stored)
    assert line(services, second, unit).seats == 6


def test_of_units_the_whole_list_is_told_once_for_each_in_turn(store, services, second):
    name, office = "clerk", "کتابخانه مرکزی"
    services.people.set_units(store.affairs, name, [office])
    seen = account(services, store.affairs, name)
    services.people.set_units(second, name, ["خوابگاه", "مشاوره", office], seen.unit_ids)
    services.people.set_active(second, name, False)
    services.people.set_units(store.affairs, name, [])

    with refused("changed_by_other"):
        services.people.set_units(store.affairs, name, [office], seen.unit_ids)
    found = services.what_changed.in_units(store.affairs, seen)

    assert (found.stored.unit_ids, found.stored.active) == ((), False)
    all_three = tuple(row.name for row in services.reference(store.affairs).units if row.name in (
        "خوابگاه", "مشاوره", office,
    ))  # fmt: skip
    assert told(found.entries) == [
        (store.affairs.display_name, [("units", all_three, None)]), ("لیلا صادقی", [("units", (office,), all_three)]),
    ]  # fmt: skip
    services.people.set_units(store.affairs, name, [office], found.stored.unit_ids)
    assert account(services, second, name).units == (office,)


def test_what_is_gone_or_not_ones_own_is_not_told(store, services):
    what_changed, affairs = services.what_changed, store.affairs
    student, term = student_of(services, affairs), services.terms.one(affairs, "4041")
    person = account(services, affairs, "clerk")
    with refused("student_unknown", number="40011001"):
        what_changed.in_student(affairs, replace(student, id=99))
    with refused("term_unknown"):
        what_changed.in_term(affairs, replace(term, code="4042"))
    with refused("person_unknown", name="nobody"):
        what_changed.in_units(affairs, replace(person, name="nobody"))
    for question in (
        lambda: what_changed.in_student(store.viewer, student),
        lambda: what_changed.in_term(store.clerk, term),
        lambda: what_changed.in_quota(store.clerk, store.library, "4041", None),
        lambda: what_changed.in_units(store.clerk, person),
    ):
        with refused("not_allowed"):
            question()
