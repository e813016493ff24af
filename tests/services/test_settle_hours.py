"""The record of stage 3 as a whole: hours, word, and «عدم تایید» or «تایید نهایی», all or nothing."""

import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.work_request import State
from tests.fake_repositories import FakeRequests
from tests.services.world import LIBRARY


def settle(world, key, hours="80", note="", *, final, person=None, **wanted):
    """Applies the record."""
    return world.services.record_hours.settle(person or world.supervisor, key, hours, note, final=final, **wanted)


def test_hours_and_the_final_word_at_once(world):
    key = world.approved()

    changes = settle(world, key, "۸۰٫۵", final=True)

    row = world.request(key)
    assert (row.state, row.actual_hours, row.hours_by) == (State.FINAL, Hours(161), world.supervisor.id)
    assert (changes.requests, changes.request_ids) == (True, (key,))


def test_a_clerk_records_but_does_not_say_the_final_word(world):
    key = world.approved()

    with world.refuses("not_allowed"):
        settle(world, key, final=True, person=world.clerk)
    settle(world, key, final=False, person=world.clerk)

    assert (world.request(key).state, world.request(key).actual_hours) == (State.HOURS, Hours.whole(80))


def test_the_final_word_alone_keeps_who_recorded(world):
    key = world.approved()
    settle(world, key, final=False, person=world.clerk)

    settle(world, key, final=True)

    assert (world.request(key).state, world.request(key).hours_by) == (State.FINAL, world.clerk.id)


def test_the_final_word_is_taken_back_and_hours_stay(world):
    key = world.final()

    settle(world, key, "80", final=False)

    assert (world.request(key).state, world.request(key).actual_hours) == (State.HOURS, Hours.whole(80))


def test_final_hours_are_corrected_in_one_step(world):
    key = world.final()

    settle(world, key, "85", "جمع دوباره", final=True)

    row = world.request(key)
    assert (row.state, row.actual_hours, row.hours_note) == (State.FINAL, Hours.whole(85), "جمع دوباره")


def test_a_clerk_corrects_no_final_hours(world):
    key = world.final()

    with world.refuses("not_allowed"):
        settle(world, key, "85", final=True, person=world.clerk)


def test_nothing_new_changes_nothing(world):
    key = world.final()
    version = world.request(key).version

    settle(world, key, "80", final=True)

    assert world.request(key).version == version


def test_a_word_alone_is_a_change(world):
    key = world.approved()
    settle(world, key, final=False)

    settle(world, key, "80", "شيفت شب", final=False)

    assert world.request(key).hours_note == "شیفت شب"


def test_four_eyes_hold_in_one_step_too_and_nothing_is_stored(world):
    world.set_policy(four_eyes=True)
    key = world.approved(person=world.clerk)

    with world.refuses("same_person", reason="hours_by", person=world.supervisor.display_name):
        settle(world, key, final=True)


def test_four_eyes_look_at_the_hours_and_not_at_the_word(world):
    world.set_policy(four_eyes=True)
    key = world.approved(person=world.clerk)
    settle(world, key, final=False, person=world.clerk)

    settle(world, key, "80", "شيفت شب", final=True)

    row = world.request(key)
    assert (row.state, row.hours_note, row.hours_by) == (State.FINAL, "شیفت شب", world.clerk.id)


@pytest.mark.parametrize(
    ("hours", "note", "code"),
    [("نوشته", "", "hours_out_of_range"), ("201", "x", "hours_out_of_range"), ("120", "", "reason_required")],
)
def test_what_recording_refuses_settling_refuses(world, hours, note, code):
    key = world.approved(hours="100")

    with world.refuses(code):
        settle(world, key, hours, note, final=True)


def test_a_stale_record_is_refused(world):
    key = world.approved()
    version = world.request(key).version
    settle(world, key, "70", final=False, version=version)

    with world.refuses("changed_by_other"):
        settle(world, key, "80", final=True, version=version)


def test_somebody_quicker_in_between_wins_and_nothing_is_stored(world, monkeypatch):
    key = world.approved()
    settle(world, key, final=False)
    # The row was moved by another program between the look and the step.
    monkeypatch.setattr(FakeRequests, "move", lambda *_, **__: [])

    with world.refuses("changed_by_other", request=key):
        settle(world, key, "85", final=True)


def test_after_the_deadline_nothing_is_settled(world):
    key = world.final()
    world.outside.clock.forward(days=400)

    for hours, final in (("80", False), ("85", True)):
        with world.refuses("deadline_passed"):
            settle(world, key, hours, final=final)


def test_a_request_of_another_unit_is_as_good_as_none(world):
    key = world.approved(unit=LIBRARY)

    with world.refuses("request_unknown"):
        settle(world, key, final=True, person=world.stranger)


def test_a_rejected_one_is_at_the_wrong_stage(world):
    key = world.register()

    with world.refuses("wrong_stage"):
        settle(world, key, final=True)
