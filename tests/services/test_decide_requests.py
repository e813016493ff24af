"""Stage 2 and the end of stage 3: decisions over one row or many, and who may take them."""

import pytest

from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.decide_requests import Item
from tests.services.world import DORMITORY


def test_many_rows_are_approved_at_once(world):
    keys = world.register(), world.register(number="40011002")

    decided = world.decide(Verb.APPROVE, *keys)

    assert decided.done == keys
    assert decided.refused == ()
    assert decided.changes.request_ids == keys
    assert {world.request(key).state for key in keys} == {State.APPROVED}


def test_what_may_be_done_is_done_and_the_rest_is_named(world):
    good, bad = world.register(), world.approved(number="40011002")

    decided = world.decide(Verb.APPROVE, bad, good, 99)

    assert decided.done == (good,)
    assert {row.request_id: row.error.code.value for row in decided.refused} == {
        bad: "wrong_stage",
        99: "request_unknown",
    }


def test_requests_of_other_units_do_not_exist(world):
    key = world.register()

    decided = world.decide(Verb.APPROVE, key, person=world.stranger)

    assert [row.error.code for row in decided.refused] == ["request_unknown"]
    assert not decided.changes.requests
    assert world.request(key).state is State.PENDING


@pytest.mark.parametrize("name", ["clerk", "viewer"])
def test_only_supervisors_and_affairs_decide(world, name):
    key = world.register()

    decided = world.decide(Verb.APPROVE, key, person=world.people[name])

    assert [row.error.code for row in decided.refused] == ["not_allowed"]
    assert world.request(key).state is State.PENDING


def test_a_stale_row_is_refused(world):
    key = world.register()
    world.services.register.edit(world.clerk, key, 1, "30", "")

    decided = world.services.decide(world.supervisor, Verb.APPROVE, [Item(key, 1)])

    assert [row.error.code for row in decided.refused] == ["changed_by_other"]
    assert world.services.decide(world.supervisor, Verb.APPROVE, [Item(key, 2)]).done == (key,)


def test_a_row_that_moved_in_this_very_moment_is_named(world, monkeypatch):
    key = world.register()
    monkeypatch.setattr("tests.fakes.FakeRequests.move", lambda *_, **__: [])

    decided = world.decide(Verb.APPROVE, key)

    assert decided.done == ()
    assert [(row.request_id, row.error.code.value) for row in decided.refused] == [(key, "changed_by_other")]


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_a_rejection_needs_a_reason(world, reason):
    key = world.register()

    with world.refuses("reason_required", verb=Verb.REJECT):
        world.decide(Verb.REJECT, key, reason=reason)


def test_a_rejection_keeps_its_reason(world):
    key = world.register()

    world.decide(Verb.REJECT, key, reason="مدارك ناقص")

    assert (world.request(key).state, world.request(key).reason) == (State.REJECTED, "مدارک ناقص")


def test_cancelling_an_approved_request_needs_a_decider_and_a_reason(world):
    key = world.approved()

    by_clerk = world.decide(Verb.CANCEL, key, reason="انصراف", person=world.clerk)
    without = world.decide(Verb.CANCEL, key)
    done = world.decide(Verb.CANCEL, key, reason="انصراف")

    assert [row.error.code for row in by_clerk.refused + without.refused] == ["not_allowed", "reason_required"]
    assert done.done == (key,)
    assert world.request(key).state is State.CANCELLED


def test_a_clerk_cancels_what_is_still_pending(world):
    key = world.register()

    assert world.decide(Verb.CANCEL, key, person=world.clerk).done == (key,)


@pytest.mark.parametrize(
    ("reach", "verbs", "state"),
    [
        ("approved", [Verb.REOPEN], State.PENDING),
        ("final", [Verb.UNFINALIZE], State.HOURS),
        ("final", [Verb.UNFINALIZE, Verb.REOPEN], State.APPROVED),
    ],
)
def test_decisions_are_taken_back(world, reach, verbs, state):
    key = getattr(world, reach)()

    for verb in verbs:
        assert world.decide(verb, key).done == (key,)

    assert world.request(key).state is state


def test_reopening_a_rejected_request_needs_a_free_seat(world):
    gone = [world.register(), world.register(number="40011002")]
    world.decide(Verb.REJECT, *gone, reason="ناقص")
    world.register(number="40011003")

    decided = world.decide(Verb.REOPEN, *gone)

    assert decided.done == (gone[0],)
    assert [row.error.code for row in decided.refused] == ["quota_full"]
    assert world.request(gone[1]).state is State.REJECTED


def test_reopening_in_a_unit_that_lost_its_quota_is_refused(world):
    key = world.register()
    world.decide(Verb.REJECT, key, reason="ناقص")
    world.stored.quotas.clear()

    assert [row.error.code for row in world.decide(Verb.REOPEN, key).refused] == ["unit_not_permitted"]


def test_after_the_deadline_nothing_is_decided(world):
    key = world.register()
    world.outside.clock.forward(days=60)

    assert [row.error.code for row in world.decide(Verb.APPROVE, key).refused] == ["deadline_passed"]
    assert world.request(key).state is State.PENDING


def test_four_eyes_keeps_registrar_and_approver_apart(world):
    world.set_policy(four_eyes=True)
    key = world.register(person=world.supervisor)

    own = world.decide(Verb.APPROVE, key, person=world.supervisor)
    other = world.decide(Verb.APPROVE, key, person=world.affairs)

    assert [row.error.code for row in own.refused] == ["same_person"]
    assert other.done == (key,)


def test_four_eyes_keeps_recorder_and_finaliser_apart(world):
    world.set_policy(four_eyes=True)
    key = world.approved(person=world.supervisor)
    world.services.record_hours(world.supervisor, key, "90")

    own = world.decide(Verb.FINALIZE, key, person=world.supervisor)

    assert [row.error.code for row in own.refused] == ["same_person"]
    assert world.decide(Verb.FINALIZE, key, person=world.affairs).done == (key,)


@pytest.mark.parametrize("who", ["clerk", "affairs"])
def test_four_eyes_keep_who_changed_the_hours_from_approving_them(world, who):
    world.set_policy(four_eyes=True)
    key = world.register(person=world.people[who])
    world.services.register.edit(world.supervisor, key, 1, "30", "")

    own = world.decide(Verb.APPROVE, key, person=world.supervisor)

    assert [(row.error.code.value, row.error.facts) for row in own.refused] == [
        ("same_person", {"reason": "edited_by", "verb": Verb.APPROVE, "person": world.supervisor.display_name})
    ]
    assert world.request(key).state is State.PENDING
    # Whoever brought the student in does not approve him either, whosever the hours are now.
    if who == "affairs":
        refused = world.decide(Verb.APPROVE, key, person=world.affairs).refused
        assert [row.error.facts["reason"] for row in refused] == ["registered_by"]
    else:
        assert world.decide(Verb.APPROVE, key, person=world.affairs).done == (key,)


def test_another_description_does_not_make_the_hours_those_of_another(world):
    world.set_policy(four_eyes=True)
    key = world.register(person=world.clerk)
    world.services.register.edit(world.supervisor, key, 1, "30", "")
    world.services.register.edit(world.clerk, key, 2, "30", "سایت خوابگاه")

    assert world.request(key).edited_by == world.supervisor.id
    assert [row.error.code for row in world.decide(Verb.APPROVE, key).refused] == ["same_person"]


def test_other_hours_are_those_of_who_typed_them_last(world):
    world.set_policy(four_eyes=True)
    key = world.register(person=world.clerk)
    world.services.register.edit(world.supervisor, key, 1, "30", "")
    world.services.register.edit(world.clerk, key, 2, "40", "")

    assert world.decide(Verb.APPROVE, key).done == (key,)


def test_an_approval_that_is_taken_back_forgets_nobody(world):
    world.set_policy(four_eyes=True)
    key = world.register(person=world.clerk)
    world.services.register.edit(world.supervisor, key, 1, "30", "")
    world.decide(Verb.APPROVE, key, person=world.affairs)

    assert world.decide(Verb.REOPEN, key).done == (key,)
    assert [row.error.code for row in world.decide(Verb.APPROVE, key).refused] == ["same_person"]


def test_registering_again_begins_anew(world):
    world.set_policy(four_eyes=True)
    key = world.register(person=world.clerk)
    world.services.register.edit(world.supervisor, key, 1, "30", "")
    world.decide(Verb.REJECT, key, reason="ناقص")
    world.register(person=world.affairs)

    row = world.request(key)
    assert (row.registered_by, row.edited_by) == (world.affairs.id, None)
    assert [row.error.code for row in world.decide(Verb.APPROVE, key, person=world.affairs).refused] == ["same_person"]
    assert world.decide(Verb.APPROVE, key).done == (key,)


def test_four_eyes_are_not_deceived_by_hours_that_are_recorded_again(world):
    world.set_policy(four_eyes=True)
    key = world.approved(person=world.clerk)
    world.services.record_hours(world.supervisor, key, "90")
    world.services.record_hours(world.clerk, key, "90", "جمع دوباره")

    own = world.decide(Verb.FINALIZE, key)

    assert [(row.error.code.value, row.error.facts["reason"]) for row in own.refused] == [("same_person", "hours_by")]
    world.services.record_hours(world.clerk, key, "85")
    assert world.decide(Verb.FINALIZE, key).done == (key,)


def test_hours_come_before_final(world):
    key = world.approved()

    assert [row.error.code for row in world.decide(Verb.FINALIZE, key).refused] == ["wrong_stage"]


def test_only_decisions_are_decided(world):
    key = world.register()

    with world.refuses("wrong_stage", verb=Verb.REGISTER):
        world.decide(Verb.REGISTER, key)


def test_a_term_is_looked_up_once_for_many_rows(world, monkeypatch):
    keys = world.register(), world.register(number="40011002")
    asked = []
    monkeypatch.setattr(
        "hamyar_desktop.services.decide_requests.find_term",
        lambda unit, code: asked.append(code) or unit.terms.by_code(code),
    )

    world.decide(Verb.APPROVE, *keys)

    assert asked == ["4041"]


def test_affairs_decides_over_units_at_once(world):
    world.stored.quotas[DORMITORY, 1] = 5, ""
    keys = world.register(), world.register(unit=DORMITORY, person=world.stranger)

    assert world.decide(Verb.APPROVE, *keys, person=world.affairs).done == keys
