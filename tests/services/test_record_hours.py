"""Stage 3: the hours really worked."""

import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.work_request import State, Verb


def test_a_clerk_records_hours_in_any_digits(world):
    key = world.approved()

    changes = world.services.record_hours(world.clerk, key, "۸۰:۳۰")

    row = world.request(key)
    assert (row.state, row.actual_hours, row.hours_by) == (State.HOURS, Hours(161), world.clerk.id)
    assert changes.request_ids == (key,)


def test_recorded_hours_are_corrected_until_final(world):
    key = world.approved()
    world.services.record_hours(world.clerk, key, "80")
    world.services.record_hours(world.clerk, key, "81", version=3)
    assert world.request(key).actual_hours == Hours.whole(81)

    world.decide(Verb.FINALIZE, key)
    with world.refuses("wrong_stage", state=State.FINAL):
        world.services.record_hours(world.clerk, key, "82")


def test_a_stale_version_is_refused(world):
    key = world.approved()

    with world.refuses("changed_by_other"):
        world.services.record_hours(world.clerk, key, "80", version=1)


def test_hours_above_the_request_need_a_word(world):
    key = world.approved(hours="100")

    with world.refuses("reason_required", requested=Hours.whole(100), actual=Hours.whole(120)):
        world.services.record_hours(world.clerk, key, "120")
    world.services.record_hours(world.clerk, key, "120", "شيفت شب")

    assert world.request(key).hours_note == "شیفت شب"


@pytest.mark.parametrize("hours", ["0", "201", "نوشته"])
def test_hours_out_of_range_are_refused_even_with_a_word(world, hours):
    key = world.approved()

    with world.refuses("hours_out_of_range"):
        world.services.record_hours(world.clerk, key, hours, "توضیح")


def test_pending_requests_have_no_hours_yet(world):
    key = world.register()

    with world.refuses("wrong_stage", state=State.PENDING, verb=Verb.RECORD_HOURS):
        world.services.record_hours(world.clerk, key, "80")


def test_unknown_and_foreign_requests_are_refused_alike(world):
    key = world.approved()

    with world.refuses("request_unknown", request=99):
        world.services.record_hours(world.clerk, 99, "80")
    with world.refuses("request_unknown", request=key):
        world.services.record_hours(world.stranger, key, "80")


def test_a_viewer_records_nothing(world):
    key = world.approved()

    with world.refuses("not_allowed"):
        world.services.record_hours(world.viewer, key, "80")


def test_after_the_deadline_no_hours_are_recorded(world):
    key = world.approved()
    world.outside.clock.forward(days=60)

    with world.refuses("deadline_passed"):
        world.services.record_hours(world.clerk, key, "80")


def test_a_ceiling_over_all_units_counts_actual_hours(world):
    world.set_policy(max_total_hours=Hours.whole(110))
    key = world.approved(hours="100")

    with world.refuses("total_hours_exceeded"):
        world.services.record_hours(world.clerk, key, "111", "بیشتر")


def test_a_word_with_a_hidden_character_is_refused(world):
    key = world.approved()

    with world.refuses("control_character", character="U+0000"):
        world.services.record_hours(world.clerk, key, "80", "a\x00")
