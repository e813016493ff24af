"""The state machine of the four stages: every verb × state × role against the list, and its properties."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.roles import Person, Role
from hamyar_desktop.domain.work_request import (
    AWAITING_WORD,
    SEAT_STATES,
    TRANSITIONS,
    Doer,
    State,
    Transition,
    Verb,
    check_actual_hours,
    check_move,
    possible_verbs,
    taking_back,
    transition,
)

UNIT, OTHER_UNIT = 1, 2
CLERKS = {Role.CLERK, Role.SUPERVISOR, Role.AFFAIRS}
DECIDERS = {Role.SUPERVISOR, Role.AFFAIRS}
# verb, from, to, who, needs a reason (domain.md §1 and interface.md «Roles», written down a second time on purpose).
TABLE = [
    ("register", None, "pending", CLERKS, False),
    ("edit", "pending", "pending", CLERKS, False),
    ("resubmit", "rejected", "pending", CLERKS, False),
    ("resubmit", "cancelled", "pending", CLERKS, False),
    ("restore", "cancelled", "pending", CLERKS, False),
    ("cancel", "pending", "cancelled", CLERKS, False),
    ("cancel", "approved", "cancelled", DECIDERS, True),
    ("approve", "pending", "approved", DECIDERS, False),
    ("reject", "pending", "rejected", DECIDERS, True),
    ("reopen", "approved", "pending", DECIDERS, False),
    ("reopen", "rejected", "pending", DECIDERS, False),
    ("reopen", "hours", "approved", DECIDERS, False),
    ("record_hours", "approved", "hours", CLERKS, False),
    ("record_hours", "hours", "hours", CLERKS, False),
    ("finalize", "hours", "final", DECIDERS, False),
    ("unfinalize", "final", "hours", DECIDERS, False),
]
BY_MOVE = {(verb, source): (target, roles, reason) for verb, source, target, roles, reason in TABLE}
SOURCES: list[State | None] = [None, *State]


def person(role: Role, *units: int, key: int = 7) -> Person:
    return Person(key, role.value, "سارا احمدی", role, frozenset(units or {UNIT}))


def broken_rule(move: Transition, doer: Person, **wanted: object) -> Code | None:
    asked = {"unit_id": UNIT, "doers": {}, "four_eyes": False, "reason": "چون", **wanted}
    try:
        check_move(move, doer, **asked)  # type: ignore[arg-type]
    except RuleBroken as broken:
        return broken.code
    return None


class TestEveryMove:
    @pytest.mark.parametrize(("verb", "source"), list(product(Verb, SOURCES)))
    def test_verb_by_state(self, verb: Verb, source: State | None) -> None:
        expected = BY_MOVE.get((verb.value, source and source.value))
        if expected is None:
            with pytest.raises(RuleBroken) as broken:
                transition(verb, source)
            assert (broken.value.code, broken.value.facts) == (Code.WRONG_STAGE, {"verb": verb, "state": source})
            return
        move = transition(verb, source)
        target, roles, needs_reason = expected
        assert (move.target.value, move.roles, move.needs_reason) == (target, roles, needs_reason)
        assert move.needs_open_term

    @pytest.mark.parametrize(("move", "role"), list(product(TRANSITIONS, Role)))
    def test_move_by_role(self, move: Transition, role: Role) -> None:
        roles = BY_MOVE[move.verb.value, move.source and move.source.value][1]
        assert broken_rule(move, person(role)) is (None if role in roles else Code.NOT_ALLOWED)

    @pytest.mark.parametrize(("state", "role"), list(product(State, Role)))
    def test_screens_offer_just_what_the_list_allows(self, state: State, role: Role) -> None:
        offered = possible_verbs(person(role), state, UNIT)
        expected = [verb for verb, source, _, roles, _ in TABLE if source == state.value and role in roles]
        assert [verb.value for verb in offered] == expected
        for verb in offered:
            assert broken_rule(transition(verb, state), person(role)) is None

    @pytest.mark.parametrize("state", State)
    def test_nothing_is_offered_in_a_foreign_unit(self, state: State) -> None:
        assert possible_verbs(person(Role.SUPERVISOR), state, OTHER_UNIT) == ()
        assert possible_verbs(person(Role.AFFAIRS), state, OTHER_UNIT) == possible_verbs(
            person(Role.AFFAIRS), state, UNIT
        )

    def test_the_list_has_no_move_twice(self) -> None:
        assert len(TRANSITIONS) == len(TABLE) == len({(move.verb, move.source) for move in TRANSITIONS})


class TestConditions:
    @pytest.mark.parametrize("move", TRANSITIONS)
    def test_foreign_units_are_refused_even_to_a_supervisor(self, move: Transition) -> None:
        assert broken_rule(move, person(Role.SUPERVISOR), unit_id=OTHER_UNIT) is Code.NOT_ALLOWED
        assert broken_rule(move, person(Role.AFFAIRS), unit_id=OTHER_UNIT) is None

    @pytest.mark.parametrize("move", TRANSITIONS)
    @pytest.mark.parametrize("reason", ["", "  ", "\u200c", "\u200f\t"])
    def test_a_reason_that_says_nothing_is_none(self, move: Transition, reason: str) -> None:
        expected = Code.REASON_REQUIRED if move.needs_reason else None
        assert broken_rule(move, person(Role.AFFAIRS), reason=reason) is expected

    @pytest.mark.parametrize("move", TRANSITIONS)
    def test_section_1_four_eyes_counts_only_when_set_and_only_for_approval_and_final_hours(
        self, move: Transition
    ) -> None:
        doer = person(Role.AFFAIRS)
        watched = {Verb.APPROVE: {Doer.REGISTERED_BY, Doer.EDITED_BY}, Verb.FINALIZE: {Doer.HOURS_BY}}
        assert set(move.not_by) == watched.get(move.verb, set())
        for put_in in Doer:
            others = dict.fromkeys(Doer, doer.id + 1)
            expected = Code.SAME_PERSON if put_in in move.not_by else None
            assert broken_rule(move, doer, doers={**others, put_in: doer.id}, four_eyes=True) is expected
            assert broken_rule(move, doer, doers={**others, put_in: doer.id}, four_eyes=False) is None
            assert broken_rule(move, doer, doers={**others, put_in: None}, four_eyes=True) is None

    @pytest.mark.parametrize(
        ("verb", "source", "own", "told"),
        [
            (Verb.APPROVE, State.PENDING, {Doer.REGISTERED_BY}, "registered_by"),
            (Verb.APPROVE, State.PENDING, {Doer.EDITED_BY}, "edited_by"),
            (Verb.APPROVE, State.PENDING, {Doer.REGISTERED_BY, Doer.EDITED_BY}, "edited_by"),
            (Verb.FINALIZE, State.HOURS, set(Doer), "hours_by"),
        ],
    )
    def test_section_1_four_eyes_tell_what_the_person_put_in(
        self, verb: Verb, source: State, own: set[Doer], told: str
    ) -> None:
        doer = person(Role.SUPERVISOR)
        with pytest.raises(RuleBroken) as broken:
            check_move(
                transition(verb, source), doer, unit_id=UNIT, doers=dict.fromkeys(own, doer.id), four_eyes=True,
                reason="",
            )  # fmt: skip
        assert broken.value.code is Code.SAME_PERSON
        assert broken.value.facts == {"reason": told, "verb": verb, "person": "سارا احمدی"}

    @given(
        st.sampled_from(TRANSITIONS), st.sampled_from(Role), st.frozensets(st.sampled_from([UNIT, OTHER_UNIT])),
        st.booleans(), st.dictionaries(st.sampled_from(Doer), st.none() | st.integers(6, 8)),
        st.sampled_from(["", "چون"]),
    )  # fmt: skip
    def test_a_move_is_made_when_every_condition_holds_and_never_else(
        self, move: Transition, role: Role, units: frozenset[int], four_eyes: bool, doers: dict[Doer, int | None],
        reason: str,
    ) -> None:  # fmt: skip
        doer = Person(7, "x", "x", role, units)
        allowed = role in move.roles and (role is Role.AFFAIRS or UNIT in units)
        other_person = not four_eyes or all(doers.get(each) != doer.id for each in move.not_by)
        told = bool(reason) or not move.needs_reason
        found = broken_rule(move, doer, doers=doers, four_eyes=four_eyes, reason=reason)
        assert (found is None) == (allowed and other_person and told)
        if not allowed:
            assert found is Code.NOT_ALLOWED


class TestSeats:
    def test_a_rejected_or_cancelled_request_frees_its_seat(self) -> None:
        assert set(State) - SEAT_STATES == {State.REJECTED, State.CANCELLED}

    @given(st.lists(st.sampled_from(Verb), max_size=30))
    def test_seats_taken_and_freed_along_any_path_are_one_or_none(self, verbs: list[Verb]) -> None:
        state, taken = None, 0
        for verb in verbs:
            try:
                move = transition(verb, state)
            except RuleBroken:
                continue
            assert not (move.takes_seat and move.frees_seat)
            taken += move.takes_seat - move.frees_seat
            state = move.target
            assert taken == (state in SEAT_STATES)

    def test_which_moves_take_and_free(self) -> None:
        takes = {(move.verb.value, move.source and move.source.value) for move in TRANSITIONS if move.takes_seat}
        frees = {(move.verb.value, move.source and move.source.value) for move in TRANSITIONS if move.frees_seat}
        assert takes == {
            ("register", None), ("resubmit", "rejected"), ("resubmit", "cancelled"), ("reopen", "rejected"),
            ("restore", "cancelled"),
        }  # fmt: skip
        assert frees == {("cancel", "pending"), ("cancel", "approved"), ("reject", "pending")}


def test_whoever_supervises_is_waited_for_where_only_deciders_go_on() -> None:
    onward = {State.PENDING: Verb.APPROVE, State.HOURS: Verb.FINALIZE}
    assert set(onward) == AWAITING_WORD
    for state, verb in onward.items():
        assert transition(verb, state).roles == DECIDERS


class TestPaths:
    def test_section_1_the_four_stages_in_order(self) -> None:
        state: State | None = None
        for verb, shown in (
            (Verb.REGISTER, State.PENDING), (Verb.APPROVE, State.APPROVED), (Verb.RECORD_HOURS, State.HOURS),
            (Verb.FINALIZE, State.FINAL),
        ):  # fmt: skip
            state = transition(verb, state).target
            assert state is shown

    def test_no_state_is_a_dead_end_and_every_state_is_reached(self) -> None:
        assert {move.target for move in TRANSITIONS} == set(State)
        assert {move.source for move in TRANSITIONS} == {None, *State}

    @given(st.lists(st.sampled_from(Verb), max_size=40))
    def test_final_only_ever_comes_through_approval_and_hours(self, verbs: list[Verb]) -> None:
        state, path = None, []
        for verb in verbs:
            try:
                state = transition(verb, state).target
            except RuleBroken:
                continue
            path.append(verb)
        if state is State.FINAL:
            assert path.index(Verb.REGISTER) < path.index(Verb.APPROVE) < path.index(Verb.RECORD_HOURS)
            assert path[-1] is Verb.FINALIZE

    @pytest.mark.parametrize(
        ("verb", "source", "back"),
        [
            ("register", None, None), ("edit", "pending", None), ("resubmit", "rejected", None),
            ("resubmit", "cancelled", None), ("approve", "pending", "reopen"), ("reject", "pending", "reopen"),
            ("reopen", "approved", "approve"), ("reopen", "rejected", "reject"), ("reopen", "hours", None),
            ("cancel", "pending", "restore"), ("cancel", "approved", "restore"), ("restore", "cancelled", "cancel"),
            ("record_hours", "approved", None), ("record_hours", "hours", None), ("finalize", "hours", "unfinalize"),
            ("unfinalize", "final", "finalize"),
        ],
    )  # fmt: skip
    def test_what_takes_a_move_back(self, verb: str, source: str | None, back: str | None) -> None:
        move = transition(Verb(verb), source and State(source))
        inverse = taking_back(move)
        assert (inverse and inverse.verb.value) == back
        if inverse is not None:
            assert inverse.source is move.target
            # A cancelled request lay in the bin: whoever wants it approved decides anew.
            assert inverse.target is (State.PENDING if verb == "cancel" else move.source)

    def test_every_move_is_answered(self) -> None:
        assert sum(taking_back(move) is not None for move in TRANSITIONS) == 9


class TestActualHours:
    @given(st.integers(2, 400), st.integers(2, 400), st.sampled_from(["", " \u200c", "ساعت اضافه در امتحانات"]))
    def test_more_than_requested_asks_for_a_word(self, requested: int, actual: int, note: str) -> None:
        if actual <= requested or note.strip(" \u200c"):
            check_actual_hours(Hours(requested), Hours(actual), note)
            return
        with pytest.raises(RuleBroken) as broken:
            check_actual_hours(Hours(requested), Hours(actual), note)
        assert broken.value.code is Code.REASON_REQUIRED
        assert broken.value.facts == {
            "verb": Verb.RECORD_HOURS, "requested": Hours(requested), "actual": Hours(actual),
        }  # fmt: skip
