"""Stage 2 and the end of stage 3: decisions over one row or many, and who may take them."""

from dataclasses import replace

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.ports import Cancelled
from hamyar_desktop.services.rows import Decision, Item
from tests.fake_repositories import FakeRequests
from tests.services.world import DORMITORY, LIBRARY


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


def test_rows_that_stand_alike_are_judged_once(world, monkeypatch):
    keys = world.register(), world.register(number="40011002")
    asked = []
    monkeypatch.setattr(
        "hamyar_desktop.services.move_judge.check_move", lambda move, *_args, **_facts: asked.append(move.verb)
    )

    assert world.decide(Verb.APPROVE, *keys).done == keys

    assert asked == [Verb.APPROVE]


def test_affairs_decides_over_units_at_once(world):
    world.stored.quotas[DORMITORY, 1] = 5, ""
    keys = world.register(), world.register(unit=DORMITORY, person=world.stranger)

    assert world.decide(Verb.APPROVE, *keys, person=world.affairs).done == keys


def test_ten_thousand_rows_are_the_most(world):
    items = [Item(number) for number in range(1, 10_002)]

    with world.refuses("too_many_rows", count=10_001, maximum=10_000):
        world.services.decide(world.supervisor, Verb.APPROVE, items)
    assert len(world.services.decide(world.supervisor, Verb.APPROVE, items[:-1]).refused) == 10_000


def test_the_same_row_twice_is_decided_once(world):
    key = world.register()

    decided = world.services.decide(world.supervisor, Verb.APPROVE, [Item(key), Item(key)])

    assert (decided.done, decided.refused) == ((key,), ())


def test_a_cancelled_request_is_restored_as_it_was(world):
    key = world.register(person=world.clerk)
    world.decide(Verb.CANCEL, key, reason="انصراف", person=world.clerk)

    assert world.decide(Verb.RESTORE, key, person=world.affairs).done == (key,)

    row = world.request(key)
    assert (row.state, row.registered_by) == (State.PENDING, world.clerk.id)


def test_four_eyes_see_through_the_bin(world):
    world.set_policy(four_eyes=True)
    key = world.register(person=world.supervisor)
    world.decide(Verb.CANCEL, key)
    world.decide(Verb.RESTORE, key, person=world.affairs)

    assert [row.error.code for row in world.decide(Verb.APPROVE, key).refused] == ["same_person"]
    assert world.decide(Verb.APPROVE, key, person=world.affairs).done == (key,)


def test_a_viewer_restores_nothing_and_nothing_is_restored_late(world):
    key = world.register()
    world.decide(Verb.CANCEL, key)

    assert [row.error.code for row in world.decide(Verb.RESTORE, key, person=world.viewer).refused] == ["not_allowed"]
    world.outside.clock.forward(days=60)
    assert [row.error.code for row in world.decide(Verb.RESTORE, key).refused] == ["deadline_passed"]


def test_restoring_needs_a_free_seat(world):
    gone = [world.register(), world.register(number="40011002")]
    world.decide(Verb.CANCEL, *gone)
    world.register(number="40011003")

    decided = world.decide(Verb.RESTORE, *gone)

    assert decided.done == (gone[0],)
    assert [(row.request_id, row.error.code.value) for row in decided.refused] == [(gone[1], "quota_full")]
    assert decided.refused[0].error.facts["unit"] == "کتابخانه مرکزی"


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ({"max_hours": Hours.whole(80)}, "hours_out_of_range"),
        ({"max_total_hours": Hours.whole(80)}, "total_hours_exceeded"),
    ],
)
def test_what_comes_back_obeys_the_rules_of_today(world, rules, code):
    large, small = world.register(hours="100"), world.register(number="40011002", hours="10")
    world.decide(Verb.CANCEL, large, small)
    world.set_policy(**rules)

    decided = world.decide(Verb.RESTORE, large, small)

    assert decided.done == (small,)
    assert [row.error.code.value for row in decided.refused] == [code]


def test_hours_of_one_student_in_two_units_count_together(world):
    world.stored.quotas[DORMITORY, 1] = 5, ""
    keys = world.register(), world.register(unit=DORMITORY, person=world.stranger)
    world.decide(Verb.CANCEL, *keys, person=world.affairs)
    world.set_policy(max_total_hours=Hours.whole(150))

    decided = world.decide(Verb.RESTORE, *keys, person=world.affairs)

    assert decided.done == keys[:1]
    assert [row.error.facts["already"] for row in decided.refused] == [Hours.whole(100)]


def test_a_unit_with_another_work_type_takes_nothing_back(world):
    key = world.register()
    world.decide(Verb.CANCEL, key)
    world.stored.units[1] = replace(world.stored.units[1], work_type_id=2, work_type="دانشجویی")

    refused = world.decide(Verb.RESTORE, key).refused

    assert [(row.error.code.value, row.error.facts["work_type"]) for row in refused] == [
        ("work_type_not_of_unit", "پژوهشی")
    ]


def taken_back(world, decided, person=None):
    """What Ctrl+Z does."""
    return world.services.decide.all(person or world.supervisor, decided.back)


@pytest.mark.parametrize(
    ("reach", "verb", "back"),
    [
        ("register", Verb.APPROVE, Verb.REOPEN),
        ("register", Verb.REJECT, Verb.REOPEN),
        ("register", Verb.CANCEL, Verb.RESTORE),
        ("approved", Verb.REOPEN, Verb.APPROVE),
        ("final", Verb.UNFINALIZE, Verb.FINALIZE),
    ],
)
def test_what_was_done_tells_what_takes_it_back(world, reach, verb, back):
    key = getattr(world, reach)()
    before = world.request(key).state

    decided = world.decide(verb, key, reason="چون")

    assert [(each.verb, list(each.items)) for each in decided.back] == [(back, [Item(key, world.request(key).version)])]
    assert decided.lasting == ()
    assert taken_back(world, decided).done == (key,)
    assert world.request(key).state is before


def test_a_rejection_that_was_sent_back_comes_again_with_its_own_reason(world):
    keys = world.register(), world.register(number="40011002")
    for key, reason in zip(keys, ("ناقص", "تکراری"), strict=True):
        world.decide(Verb.REJECT, key, reason=reason)
    decided = world.decide(Verb.REOPEN, *keys)

    assert taken_back(world, decided).done == keys

    assert [(world.request(key).state.value, world.request(key).reason) for key in keys] == [
        ("rejected", "ناقص"), ("rejected", "تکراری"),
    ]  # fmt: skip


def test_an_approved_request_comes_out_of_the_bin_as_pending(world):
    key = world.approved()

    assert taken_back(world, world.decide(Verb.CANCEL, key, reason="انصراف")).done == (key,)
    assert world.request(key).state is State.PENDING


def test_hours_that_were_sent_back_are_gone(world):
    recorded, rejected = world.approved(), world.register(number="40011002")
    world.services.record_hours(world.affairs, recorded, "80")
    world.decide(Verb.REJECT, rejected, reason="ناقص")

    decided = world.decide(Verb.REOPEN, recorded, rejected)

    assert set(decided.done) == {recorded, rejected}
    assert decided.lasting == (recorded,)
    assert [(each.verb, [item.request_id for item in each.items]) for each in decided.back] == [
        (Verb.REJECT, [rejected])
    ]


def test_what_somebody_changed_since_is_not_taken_back_and_the_rest_is(world):
    keys = world.register(), world.register(number="40011002")
    decided = world.decide(Verb.APPROVE, *keys)
    world.services.record_hours(world.clerk, keys[0], "50")

    undone = taken_back(world, decided)

    assert undone.done == keys[1:]
    assert [(row.request_id, row.error.code.value) for row in undone.refused] == [(keys[0], "changed_by_other")]


def test_a_row_that_somebody_approved_again_since_is_his(world):
    key = world.register()
    decided = world.decide(Verb.APPROVE, key)
    world.decide(Verb.REOPEN, key, person=world.affairs)
    world.decide(Verb.APPROVE, key, person=world.affairs)

    assert [row.error.code.value for row in taken_back(world, decided).refused] == ["changed_by_other"]
    assert world.request(key).state is State.APPROVED


def test_what_takes_back_obeys_the_rules_too(world):
    world.set_policy(four_eyes=True)
    key = world.register(person=world.supervisor)
    world.decide(Verb.APPROVE, key, person=world.affairs)
    decided = world.decide(Verb.REOPEN, key)

    assert [row.error.code.value for row in taken_back(world, decided).refused] == ["same_person"]


def test_several_decisions_are_one_transaction(world):
    keys = world.register(), world.register(number="40011002")
    before = world.outside.database.commits
    wanted = [Decision(Verb.APPROVE, [Item(keys[0])]), Decision(Verb.REJECT, [Item(keys[1])], "ناقص")]

    decided = world.services.decide.all(world.supervisor, wanted)

    assert decided.done == keys
    assert world.outside.database.commits == before + 1
    assert [world.request(key).state for key in keys] == [State.APPROVED, State.REJECTED]
    with world.refuses("reason_required"):
        world.services.decide.all(world.supervisor, [Decision(Verb.REOPEN, wanted[0].items), Decision(Verb.REJECT, [])])


def test_how_far_it_is_is_told_and_cancelling_leaves_everything_as_it_was(world, monkeypatch):
    monkeypatch.setattr("hamyar_desktop.services.decide_requests.SLICE", 1)
    keys = world.register(), world.register(number="40011002")
    told = []

    def cancelling(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Cancelled

    items = [Item(key) for key in (*keys, 99)]
    with pytest.raises(Cancelled):
        world.services.decide(world.supervisor, Verb.APPROVE, items, progress=cancelling)

    assert told == [(1, 3), (2, 3)]
    assert {world.request(key).state for key in keys} == {State.PENDING}
    told.clear()
    decided = world.services.decide(world.supervisor, Verb.APPROVE, items, progress=lambda *each: told.append(each))
    assert (decided.done, told) == (keys, [(1, 3), (2, 3), (3, 3)])


def test_whoever_was_faster_to_the_last_seat_is_seen_at_the_second_look(world, monkeypatch):
    key = world.register()
    world.decide(Verb.CANCEL, key)
    real = FakeRequests.move

    def faster(self, *args, **kwargs):
        world.stored.quotas[LIBRARY, 1] = 0, ""
        monkeypatch.setattr(FakeRequests, "move", real)
        raise RuleBroken(Code.QUOTA_FULL)

    monkeypatch.setattr(FakeRequests, "move", faster)

    refused = world.decide(Verb.RESTORE, key).refused

    assert [(row.error.code.value, row.error.facts["seats"]) for row in refused] == [("quota_full", 0)]


def test_another_refusal_of_the_database_is_told_as_it_is(world, monkeypatch):
    key = world.register()

    def refusing(self, *args, **kwargs):
        raise RuleBroken(Code.DEADLINE_PASSED)

    monkeypatch.setattr(FakeRequests, "move", refusing)

    with world.refuses("deadline_passed"):
        world.decide(Verb.APPROVE, key)
