"""Stage 1: what may be registered, by whom, when, and how often."""

from dataclasses import replace

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.rows import NewRequest
from tests.services.world import DORMITORY, LIBRARY


def test_a_clerk_registers_in_any_digits(world):
    changes = world.services.register(world.clerk, NewRequest("۴۰۰۱۱۰۰۱", LIBRARY, "۱۲٫۵", note="  در سايت  "))

    row = world.request(changes.request_ids[0])
    assert (row.student_number, row.hours, row.note) == ("40011001", Hours(25), "در سایت")
    assert (row.state, row.work_type, row.term_code) == (State.PENDING, "پژوهشی", "4041")
    assert changes.requests
    assert changes.quotas


def test_the_work_type_of_the_unit_may_be_named(world):
    world.services.register(world.clerk, NewRequest("40011001", LIBRARY, "10", work_type_id=1))

    assert world.request().work_type_id == 1


@pytest.mark.parametrize(("given", "shown"), [(2, "دانشجویی"), (99, 99)])
def test_another_work_type_is_refused(world, given, shown):
    with world.refuses("work_type_not_of_unit", work_type=shown, unit="کتابخانه مرکزی", expected="پژوهشی"):
        world.services.register(world.clerk, NewRequest("40011001", LIBRARY, "10", work_type_id=given))


@pytest.mark.parametrize(
    ("number", "code"),
    [("49999999", "student_unknown"), ("12x", "student_number_invalid"), ("", "student_number_invalid")],
)
def test_whoever_is_no_student_is_refused(world, number, code):
    with world.refuses(code):
        world.services.register(world.clerk, NewRequest(number, LIBRARY, "10"))


@pytest.mark.parametrize(
    ("hours", "reason"),
    [
        ("0", "range"),
        ("0.5", "range"),
        ("200.5", "range"),
        ("201", "range"),
        ("ده", "not_a_number"),
        ("10.3", "not_half"),
    ],
)
def test_hours_out_of_range_are_refused(world, hours, reason):
    with world.refuses("hours_out_of_range", reason=reason):
        world.services.register(world.clerk, NewRequest("40011001", LIBRARY, hours))


def test_hours_up_to_two_hundred_are_taken(world):
    world.register(hours="200")

    assert world.request().hours == Hours.whole(200)


def test_an_unknown_unit_is_refused(world):
    with world.refuses("unit_unknown", unit=77):
        world.services.register(world.affairs, NewRequest("40011001", 77, "10"))


@pytest.mark.parametrize("name", ["viewer", "stranger"])
def test_others_may_not_register_in_the_unit(world, name):
    with world.refuses("not_allowed"):
        world.services.register(world.people[name], NewRequest("40011001", LIBRARY, "10"))


def test_a_unit_without_quota_may_not_register(world):
    with world.refuses("unit_not_permitted", unit="خوابگاه", support=world.stored.policy.support_contact):
        world.services.register(world.stranger, NewRequest("40011001", DORMITORY, "10"))


def test_a_full_quota_refuses_and_a_rejection_frees_the_seat(world):
    first = world.register()
    world.register(number="40011002")
    with world.refuses("quota_full", seats=2, used=2, unit="کتابخانه مرکزی"):
        world.register(number="40011003")

    world.decide(Verb.REJECT, first, reason="انصراف")

    assert world.request(world.register(number="40011003")).state is State.PENDING


def test_after_the_deadline_nothing_is_registered(world):
    world.outside.clock.forward(days=60)

    with world.refuses("deadline_passed", deadline=world.stored.terms[1].deadline, term="4041") as told:
        world.register()
    assert told.error.facts["support"] == world.stored.policy.support_contact


@pytest.mark.parametrize(
    ("state", "code"),
    [(TermState.PLANNED, "term_not_open"), (TermState.CLOSED, "term_not_open"), (TermState.SEALED, "term_sealed")],
)
def test_a_term_that_is_not_open_refuses(world, state, code):
    world.set_term(state=state)

    with world.refuses(code, term="4041"):
        world.register()


def test_without_any_term_the_sentence_names_the_support(world):
    world.stored.terms.clear()

    with world.refuses("term_not_open", reason="none", support=world.stored.policy.support_contact):
        world.register()


def test_the_same_student_registers_once_in_a_unit(world):
    key = world.register()

    with world.refuses("already_registered", number="40011001", state=State.PENDING, request=key):
        world.register()


@pytest.mark.parametrize("verb", [Verb.REJECT, Verb.CANCEL])
def test_a_rejected_or_cancelled_request_is_registered_again(world, verb):
    key = world.register()
    world.decide(verb, key, reason="ناقص")

    again = world.register(hours="50", person=world.clerk)

    row = world.request(again)
    assert again == key
    assert (row.state, row.hours, row.reason, row.registered_by) == (State.PENDING, Hours.whole(50), "", world.clerk.id)


def test_a_ceiling_over_all_units_is_kept(world):
    world.set_policy(max_total_hours=Hours.whole(150))
    world.stored.quotas[DORMITORY, 1] = 5, ""
    world.register(hours="100")

    with world.refuses("total_hours_exceeded", already=Hours.whole(100), asked=Hours.whole(60)):
        world.register(hours="60", unit=DORMITORY, person=world.stranger)


@pytest.mark.parametrize(("note", "code"), [("a\x00b", "control_character"), ("ب" * 1001, "text_too_long")])
def test_a_bad_description_is_refused(world, note, code):
    with world.refuses(code):
        world.services.register(world.clerk, NewRequest("40011001", LIBRARY, "10", note=note))


def test_a_pending_request_is_edited(world):
    key = world.register()

    changes = world.services.register.edit(world.clerk, key, 1, "۳۰", "کمتر")

    row = world.request(key)
    assert (row.hours, row.note, row.state, row.version) == (Hours.whole(30), "کمتر", State.PENDING, 2)
    assert changes.request_ids == (key,)


def test_a_stale_edit_is_refused(world):
    key = world.register()
    world.services.register.edit(world.clerk, key, 1, "30", "")

    with world.refuses("changed_by_other"):
        world.services.register.edit(world.clerk, key, 1, "40", "")


def test_an_approved_request_is_not_edited(world):
    key = world.approved()

    with world.refuses("wrong_stage", state=State.APPROVED):
        world.services.register.edit(world.clerk, key, 2, "40", "")


def test_an_unknown_or_foreign_request_is_not_edited(world):
    key = world.register()

    with world.refuses("request_unknown", request=99):
        world.services.register.edit(world.clerk, 99, 1, "40", "")
    with world.refuses("request_unknown", request=key):
        world.services.register.edit(world.stranger, key, 1, "40", "")
    with world.refuses("not_allowed"):
        world.services.register.edit(world.viewer, key, 1, "40", "")


def test_an_edit_counts_the_other_hours_of_the_student(world):
    world.set_policy(max_total_hours=Hours.whole(150))
    key = world.register(hours="100")

    world.services.register.edit(world.clerk, key, 1, "150", "")
    with world.refuses("total_hours_exceeded"):
        world.services.register.edit(world.clerk, key, 2, "151", "")


def test_a_lost_database_is_told_and_nothing_changes(world):
    world.outside.database.failure = RuleBroken(Code.STORAGE_UNAVAILABLE, detail="disk")

    with world.refuses("storage_unavailable"):
        world.register()


def test_the_last_second_of_the_deadline_still_counts(world):
    world.outside.clock.now = world.stored.terms[1].deadline
    world.register()

    world.outside.clock.forward(seconds=1)
    with world.refuses("deadline_passed"):
        world.register(number="40011002")


def test_a_new_row_of_the_same_term_does_not_hide_an_older_open_one(world):
    world.stored.terms[2] = replace(world.stored.terms[1], id=2, code="4042", state=TermState.PLANNED)

    assert world.request(world.register()).term_code == "4041"
