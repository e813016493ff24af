"""Student affairs' hand: terms, quotas, people, units and settings."""

from dataclasses import replace
from datetime import date

import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import parse_deadline
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TermState
from tests.services.world import DORMITORY, LIBRARY


def test_a_term_is_added_with_jalali_dates(world):
    world.services.terms.add(world.affairs, "۴۰۴۲", "۱۴۰۴/۱۱/۰۱", "1405/04/10 12:00")

    row = world.stored.terms[2]
    assert (row.code, row.state) == ("4042", TermState.PLANNED)
    assert (row.starts_on, row.ends_on) == (date(2026, 1, 21), date(2026, 7, 1))
    assert row.deadline == parse_deadline("1405/04/10 12:00")


def test_a_term_without_an_end_ends_on_the_day_of_its_deadline_in_tehran(world):
    world.services.terms.add(world.affairs, "4042", "1404/11/01", "1405/04/10 01:00")

    assert world.stored.terms[2].ends_on == date(2026, 7, 1)


def test_a_term_may_end_after_its_deadline(world):
    world.services.terms.add(world.affairs, "4042", "1404/11/01", "1405/04/10", "1405/04/31")

    assert world.stored.terms[2].ends_on == date(2026, 7, 22)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("14042", "1404/11/01", "1405/04/10"), "term_invalid"),
        (("4044", "1404/11/01", "1405/04/10"), "term_invalid"),
        (("4042", "1404/12/30", "1405/04/10"), "date_invalid"),
        (("4042", "1404/11/01", "1405/04/10 25:00"), "date_invalid"),
        (("4042", "1405/11/01", "1405/04/10"), "term_invalid"),
        (("4041", "1404/07/01", "1404/10/30"), "term_exists"),
    ],
)
def test_a_wrong_term_is_refused(world, given, code):
    with world.refuses(code):
        world.services.terms.add(world.affairs, *given)


def test_one_term_is_open_at_a_time(world):
    world.services.terms.add(world.affairs, "4042", "1404/11/01", "1405/04/10")

    with world.refuses("term_invalid", reason="other_open", term="4041"):
        world.services.terms.move(world.affairs, "4042", TermState.OPEN)
    world.services.terms.move(world.affairs, "4041", TermState.CLOSED)
    world.services.terms.move(world.affairs, "4042", TermState.OPEN)

    assert [row.state for row in world.services.terms.terms(world.clerk)] == [TermState.OPEN, TermState.CLOSED]


def test_a_term_goes_only_its_way(world):
    with world.refuses("term_invalid", reason="state", state=TermState.OPEN):
        world.services.terms.move(world.affairs, "4041", TermState.SEALED)
    with world.refuses("term_invalid", reason="state"):
        world.services.terms.move(world.affairs, "4041", TermState.PLANNED)
    with world.refuses("term_unknown", term="4042"):
        world.services.terms.move(world.affairs, "4042", TermState.OPEN)


def test_a_term_is_found_by_its_code_in_any_digits(world):
    assert world.services.terms.one(world.viewer, "۴۰۴۱").code == "4041"
    with world.refuses("term_unknown", term="4042"):
        world.services.terms.one(world.viewer, "4042")
    with world.refuses("term_invalid", reason="code"):
        world.services.terms.one(world.viewer, "14041")


def test_moving_to_where_it_is_changes_nothing(world):
    assert not world.services.terms.move(world.affairs, "4041", TermState.OPEN).terms
    assert world.stored.terms[1].version == 2


def test_a_closed_term_opens_again_and_a_sealed_one_never(world):
    terms = world.services.terms
    for target in (TermState.CLOSED, TermState.OPEN, TermState.CLOSED, TermState.SEALED):
        assert terms.move(world.affairs, "4041", target).terms

    with world.refuses("term_sealed", term="4041"):
        terms.move(world.affairs, "4041", TermState.OPEN)
    with world.refuses("term_sealed"):
        terms.set_deadline(world.affairs, "4041", "1404/11/30")
    with world.refuses("term_sealed"):
        terms.set_quota(world.affairs, LIBRARY, 9, "4041")


def test_a_deadline_is_moved(world):
    world.services.terms.set_deadline(world.affairs, "4041", "۱۴۰۴/۱۱/۳۰")

    assert world.stored.terms[1].deadline == parse_deadline("1404/11/30")


def test_a_deadline_that_somebody_else_moved_meanwhile_is_not_moved_unseen(world):
    terms, seen = world.services.terms, world.stored.terms[1]
    terms.set_deadline(world.affairs, "4041", "1404/11/15", seen.version)

    with world.refuses("changed_by_other"):
        terms.set_deadline(world.affairs, "4041", "1404/11/30", seen.version)
    terms.set_deadline(world.affairs, "4041", "1404/11/30", seen.version + 1)
    assert world.stored.terms[1].deadline == parse_deadline("1404/11/30")


def test_of_a_term_that_was_sealed_meanwhile_just_that_is_told(world):
    seen = world.stored.terms[1]
    for target in (TermState.CLOSED, TermState.SEALED):
        world.services.terms.move(world.affairs, "4041", target)

    with world.refuses("term_sealed"):
        world.services.terms.set_deadline(world.affairs, "4041", "1404/11/30", seen.version)


def test_the_deadline_that_stands_already_changes_nothing(world):
    before = world.stored.terms[1]

    assert not world.services.terms.set_deadline(world.affairs, "4041", "1404/10/30").terms
    assert world.stored.terms[1] == before


@pytest.mark.parametrize(("text", "code"), [("1404/06/01", "term_invalid"), ("فردا", "date_invalid")])
def test_a_wrong_deadline_is_refused(world, text, code):
    with world.refuses(code):
        world.services.terms.set_deadline(world.affairs, "4041", text)


@pytest.mark.parametrize("name", ["clerk", "supervisor", "viewer"])
def test_only_affairs_governs(world, name):
    person, terms, people = world.people[name], world.services.terms, world.services.people
    for govern in (
        lambda: terms.add(person, "4042", "1404/11/01", "1405/04/10"),
        lambda: terms.set_deadline(person, "4041", "1404/11/30"),
        lambda: terms.move(person, "4041", TermState.CLOSED),
        lambda: terms.set_quota(person, LIBRARY, 9),
        lambda: people.add(person, "new", Role.CLERK, "long enough"),
        lambda: people.set_password(person, "clerk", "long enough"),
        lambda: people.set_active(person, "clerk", False),
        lambda: people.set_units(person, "clerk", ["خوابگاه"]),
        lambda: people.all(person),
        lambda: people.add_unit(person, "دانشکده فنی", "آموزشی"),
        lambda: people.set_policy(person, Policy(four_eyes=True)),
    ):
        with world.refuses("not_allowed", role=name):
            govern()


def test_seats_are_set_with_their_letter(world):
    world.services.terms.set_quota(world.affairs, DORMITORY, 5, letter="۴۵/ب")
    world.services.terms.set_quota(world.affairs, LIBRARY, 3, "4041")

    rows = world.services.terms.quotas(world.affairs)
    assert [(row.unit, row.seats, row.left, row.letter) for row in rows] == [
        ("خوابگاه", 5, 5, "۴۵/ب"),
        ("کتابخانه مرکزی", 3, 3, ""),
    ]


def test_seats_that_somebody_else_changed_meanwhile_are_not_changed_unseen(world):
    terms = world.services.terms
    (seen,) = terms.quotas(world.affairs)
    terms.set_quota(world.affairs, LIBRARY, 5, letter=seen.letter)

    with world.refuses("changed_by_other"):
        terms.set_quota(world.affairs, LIBRARY, 7, letter=seen.letter, seen=seen)
    with world.refuses("changed_by_other"):
        terms.set_quota(world.affairs, LIBRARY, 7, letter=seen.letter, seen=None)
    terms.set_quota(world.affairs, LIBRARY, 7, seen=terms.quotas(world.affairs)[0])
    assert terms.quotas(world.affairs)[0].seats == 7


def test_a_clerk_sees_the_seats_of_her_units_only(world):
    world.services.terms.set_quota(world.affairs, DORMITORY, 5)

    assert [row.unit_id for row in world.services.terms.quotas(world.clerk)] == [LIBRARY]


@pytest.mark.parametrize(("seats", "code"), [(-1, "quota_invalid"), (10_001, "quota_invalid"), (0, "quota_below_used")])
def test_wrong_seats_are_refused(world, seats, code):
    world.register()

    with world.refuses(code, seats=seats, unit="کتابخانه مرکزی"):
        world.services.terms.set_quota(world.affairs, LIBRARY, seats)


def test_seats_need_a_unit_and_a_term(world):
    with world.refuses("unit_unknown", unit=77):
        world.services.terms.set_quota(world.affairs, 77, 1)
    with world.refuses("term_unknown"):
        world.services.terms.set_quota(world.affairs, LIBRARY, 1, "4042")
    world.stored.terms.clear()
    with world.refuses("term_not_open", reason="none"):
        world.services.terms.set_quota(world.affairs, LIBRARY, 1)


def test_people_are_added_with_units_in_any_spelling(world):
    world.services.people.add(world.affairs, "نرگس", Role.CLERK, "long enough", ["كتابخانه  مركزي", "خوابگاه"])

    row = next(row for row in world.services.people.all(world.affairs) if row.name == "نرگس")
    assert (row.role, row.unit_ids, row.display_name, row.active) == (Role.CLERK, (LIBRARY, DORMITORY), "نرگس", True)
    assert world.services.sign_in("نرگس", "long enough").unit_ids == {LIBRARY, DORMITORY}


@pytest.mark.parametrize(
    ("name", "password", "units", "code"),
    [
        ("Clerk", "long enough", [], "person_exists"),
        ("new", "long enough", ["انبار"], "unit_unknown"),
        ("new", "short", [], "password_too_weak"),
        ("new", "abababababab", [], "password_too_weak"),
        ("new password", "New Password", [], "password_too_weak"),
        ("  ", "long enough", [], "name_missing"),
        ("a\x00b", "long enough", [], "control_character"),
    ],
)
def test_a_wrong_account_is_refused(world, name, password, units, code):
    with world.refuses(code):
        world.services.people.add(world.affairs, name, Role.CLERK, password, units)


def test_affairs_renews_a_password(world):
    world.services.people.set_password(world.affairs, "clerk", "brand new one")

    assert world.services.sign_in("clerk", "brand new one") == world.clerk
    with world.refuses("person_unknown", name="nobody"):
        world.services.people.set_password(world.affairs, "nobody", "brand new one")
    with world.refuses("password_too_weak"):
        world.services.people.set_password(world.affairs, "clerk", "short")


def test_the_units_of_a_person_are_replaced(world):
    world.services.people.set_units(world.affairs, "clerk", ["خوابگاه"])

    assert world.services.sign_in("clerk", "clerk-password").unit_ids == {DORMITORY}
    with world.refuses("unit_unknown", unit="انبار"):
        world.services.people.set_units(world.affairs, "clerk", ["انبار"])
    with world.refuses("person_unknown", name="nobody"):
        world.services.people.set_units(world.affairs, "nobody", [])


def test_units_that_somebody_else_changed_meanwhile_are_not_changed_unseen(world):
    people, seen = world.services.people, (LIBRARY,)
    people.set_units(world.affairs, "clerk", ["خوابگاه"], seen)

    with world.refuses("changed_by_other"):
        people.set_units(world.affairs, "clerk", ["کتابخانه مرکزی"], seen)
    people.set_units(world.affairs, "clerk", ["کتابخانه مرکزی"], (DORMITORY,))
    assert world.services.sign_in("clerk", "clerk-password").unit_ids == {LIBRARY}


def test_a_disabled_person_cannot_sign_in_and_nobody_disables_herself(world):
    world.services.people.set_active(world.affairs, "clerk", False)

    with world.refuses("wrong_password"):
        world.services.sign_in("clerk", "clerk-password")
    with world.refuses("not_allowed"):
        world.services.people.set_active(world.affairs, "affairs", False)
    world.services.people.set_active(world.affairs, "clerk", True)
    assert world.services.sign_in("clerk", "clerk-password") == world.clerk


def test_a_faculty_is_added_by_name(world):
    world.services.people.add_unit(world.affairs, "دانشكده فنی", "پژوهشي")

    assert world.services.people.unit_id(world.affairs, "دانشکده فنی") == 3
    assert world.stored.units[3].name == "دانشکده فنی"


@pytest.mark.parametrize(
    ("name", "work_type", "code"),
    [
        ("خوابگاه", "دانشجویی", "unit_exists"),
        ("انبار", "بازرگانی", "work_type_unknown"),
        (" ", "دانشجویی", "name_missing"),
    ],
)
def test_a_wrong_unit_is_refused(world, name, work_type, code):
    with world.refuses(code):
        world.services.people.add_unit(world.affairs, name, work_type)


def test_names_are_looked_up_in_any_spelling(world):
    people = world.services.people

    assert people.unit_id(world.clerk, "خوابگاه ") == DORMITORY
    assert people.work_type_id(world.clerk, "دانشجويي") == 2
    with world.refuses("unit_unknown", unit="انبار"):
        people.unit_id(world.clerk, "انبار")
    with world.refuses("unit_unknown", reason="empty", unit=""):
        people.unit_id(world.clerk, " \u200c")
    with world.refuses("work_type_unknown", work_type="بازرگانی"):
        people.work_type_id(world.clerk, "بازرگانی")


def test_settings_are_read_by_all_and_written_by_affairs(world):
    wanted = replace(Policy(), four_eyes=True, support_contact="داخلی ۱")

    assert world.services.people.set_policy(world.affairs, wanted).terms
    assert world.services.people.policy(world.clerk) == wanted


def test_settings_are_tidied_before_they_are_stored(world):
    wanted = replace(Policy(), student_number_pattern=" [۰-۹]{۸} ", support_contact="  داخلي  ۱ ")

    world.services.people.set_policy(world.affairs, wanted)

    assert world.stored.policy.student_number_pattern == "[0-9]{8}"
    assert world.stored.policy.support_contact == "داخلی ۱"


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ({"max_hours": Hours(401)}, "hours_out_of_range"),
        ({"max_total_hours": Hours(1)}, "hours_out_of_range"),
        ({"student_number_pattern": ".*"}, "number_pattern_invalid"),
        ({"support_contact": "داخلی\x07"}, "control_character"),
    ],
)
def test_wrong_settings_are_refused(world, rules, code):
    with world.refuses(code):
        world.services.people.set_policy(world.affairs, replace(Policy(), **rules))
