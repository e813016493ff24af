"""What the database itself refuses about requests, in the hands of another tool that knows the program's functions."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime

import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.work_request import TRANSITIONS, State, Verb
from tests.factories import Store
from tests.store.by_hand import FAILURES, MOMENT, one, put, refuses, run


@pytest.fixture
def store(either):
    """Both databases."""
    return either


def insert(store: Store, who: str = "clerk", how: str = "INSERT", **changed: object) -> None:
    """One row by hand, right in everything but what is changed."""
    person = store.people[who]
    kind = work_type(store, store.library)
    row = {
        "term_id": store.term, "student_id": 2, "unit_id": store.library, "work_type_id": kind,
        "half_hours": 100, "note": "", "reason": "", "hours_note": "", "state": "pending",
        "registered_by": person.id, "registered_at": MOMENT, "changed_at": MOMENT, "version": 1, **changed,
    }  # fmt: skip
    put(store, who, "work_request", row, how)


def work_type(store: Store, unit: int) -> int:
    """The work type of a unit."""
    return int(one(store, "SELECT work_type_id FROM unit WHERE id = ?", unit))


def change(store: Store, request_id: int, assignments: str, who: str = "supervisor") -> None:
    """One change by hand, with the version counted on and the doer named."""
    run(store, who, f"UPDATE work_request SET version = version + 1, {assignments} WHERE id = ?", request_id)


def doer(store: Store, state: State, target: State, who: str) -> str:
    """The marks that an honest move leaves."""
    me = store.people[who].id
    if target in (State.APPROVED, State.REJECTED) and state is State.PENDING:
        return f", decided_by = {me}, decided_at = '{MOMENT}'"
    if target is State.HOURS and state is not State.FINAL:
        return f", actual_half_hours = 60, hours_by = {me}, hours_at = '{MOMENT}'"
    if target is State.FINAL:
        return f", finalized_by = {me}, finalized_at = '{MOMENT}'"
    return ", finalized_by = NULL, finalized_at = NULL" if state is State.FINAL else ""


def test_a_tool_without_the_functions_cannot_write_at_all(file_store):
    request_id = file_store.register()
    with sqlite3.connect(file_store.path) as plain, pytest.raises(sqlite3.OperationalError, match="no such function"):
        plain.execute("UPDATE work_request SET note = 'x' WHERE id = ?", (request_id,))


def test_an_honest_row_is_taken_and_counted(store):
    insert(store)

    with store.open_unit(store.clerk, readonly=True) as unit:
        assert unit.quotas.of(store.library, store.term).used == 1


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("hours_out_of_range", {"half_hours": 0}),
        ("hours_out_of_range", {"half_hours": 1}),
        ("hours_out_of_range", {"half_hours": 401}),
        ("hours_out_of_range", {"half_hours": -20}),
        ("work_type_not_of_unit", {"work_type_id": 1}),
        ("wrong_stage", {"state": "approved"}),
        ("wrong_stage", {"state": "final", "actual_half_hours": 20}),
        ("wrong_stage", {"state": "paid"}),
        ("wrong_stage", {"actual_half_hours": 20}),
        ("wrong_stage", {"decided_by": 1}),
        ("wrong_stage", {"edited_by": 2}),
        ("not_allowed", {"registered_by": 1}),
        ("control_character", {"note": "کار\x00"}),
        ("control_character", {"note": "کار\x07"}),
    ],
)  # fmt: skip
def test_wrong_rows_are_refused(store, code, changed):
    refuses(store, code, insert, **changed)


@pytest.mark.parametrize(
    "wrong",
    [
        {"registered_at": "yesterday"},
        {"changed_at": "2026-01-01"},
        {"changed_at": "2026-02-30T08:00:00.000000+00:00"},
        {"changed_at": "2026-01-01T29:00:00.000000+00:00"},
    ],
)
def test_what_is_no_moment_is_refused_and_the_server_dates_itself(store, wrong):
    if store.is_server:
        insert(store, **wrong)
        row = store.row(one(store, "SELECT id FROM work_request"))
        assert store.was_then(row.registered_at)
        assert store.was_then(row.changed_at)
    else:
        refuses(store, "date_invalid", insert, **wrong)


def test_no_moment_hides_behind_a_nul(store):
    code = "control_character" if store.is_server else "date_invalid"  # the server takes a NUL nowhere
    refuses(store, code, insert, changed_at=f"{MOMENT}\x00")


def test_hours_must_be_there_and_whole(store):
    with pytest.raises(FAILURES, match=r"NOT NULL|not-null"):
        insert(store, half_hours=None)
    with pytest.raises(FAILURES, match=r"cannot store TEXT|invalid input syntax for type integer"):
        insert(store, half_hours="many")


@pytest.mark.parametrize("who", ["viewer", "stranger"])
def test_only_who_works_in_the_unit_registers(store, who):
    refuses(store, "not_allowed", insert, who)


def test_a_disabled_person_is_nobody(store):
    with store.open_unit(store.affairs) as unit:
        unit.people.set_active(store.clerk.id, False)
        unit.commit()

    refuses(store, "not_allowed", insert)


def test_no_seat_over_the_quota_by_any_form_of_insert(store):
    for number in ("40011001", "40011002", "40011003"):
        store.register(number)

    for how in ("INSERT", "INSERT OR IGNORE", "INSERT OR REPLACE"):
        refuses(store, "quota_full", insert, how=how, student_id=4)


def test_no_seat_over_the_quota_by_one_statement_for_many(store):
    store.register("40011001")
    statement = (
        "INSERT INTO work_request (term_id, student_id, unit_id, work_type_id, half_hours, note, reason, hours_note,"
        " state, registered_by, registered_at, changed_at, version) SELECT term_id, s.id, unit_id, work_type_id,"
        " half_hours, '', '', '', 'pending', registered_by, registered_at, changed_at, 1"
        " FROM work_request, student s WHERE s.id <> student_id"
    )

    refuses(store, "quota_full", run, "clerk", statement)


def test_a_unit_without_a_quota_row_registers_nothing(store):
    there = {"unit_id": store.dormitory, "work_type_id": work_type(store, store.dormitory)}

    refuses(store, "unit_not_permitted", insert, "stranger", **there)


def test_a_request_is_there_once_and_is_never_replaced(store):
    request_id = store.final("40011002")

    refuses(store, "already_registered", insert)
    refuses(store, "already_registered", insert, how="INSERT OR REPLACE")
    refuses(store, "already_registered", insert, how="INSERT OR REPLACE", id=request_id, student_id=3)


def test_after_the_deadline_nothing_moves(store):
    request_id = store.register()
    store.pass_deadline()

    refuses(store, "deadline_passed", insert)
    refuses(store, "deadline_passed", change, request_id, "state = 'approved'")


def test_the_last_second_still_counts(file_store):
    store = file_store
    with store.open_unit(store.affairs, readonly=True) as unit:
        store.clock.now = unit.terms.open_term().deadline

    insert(store)
    store.clock.forward(seconds=1)
    refuses(store, "deadline_passed", change, 1, "state = 'cancelled'")


@pytest.mark.parametrize("who", [role.value for role in Role])
@pytest.mark.parametrize("target", list(State))
@pytest.mark.parametrize("make", ["register", "approved", "with_hours", "final"])
def test_every_move_agrees_with_the_list_of_transitions(store, make, target, who):
    """Role × state × state: the database allows what ``domain.work_request.TRANSITIONS`` allows, and no more."""
    request_id = getattr(store, make)()
    state = {"register": State.PENDING, "approved": State.APPROVED, "with_hours": State.HOURS, "final": State.FINAL}[
        make
    ]
    moves = [move for move in TRANSITIONS if move.source is state and move.target is target]
    assignments = f"state = '{target}', reason = 'چون'{doer(store, state, target, who)}"
    expected = "" if any(Role(who) in move.roles for move in moves) else "not_allowed" if moves else "wrong_stage"

    if expected:
        refuses(store, expected, change, request_id, assignments, who)
    else:
        change(store, request_id, assignments, who)
        with store.open_unit(store.affairs, readonly=True) as unit:
            assert unit.requests.by_id(request_id).state is target


@pytest.mark.parametrize("column", ["term_id = 9", "student_id = 3", "unit_id = 1", "id = 77"])
def test_what_a_request_is_about_never_changes(store, column):
    refuses(store, "not_allowed", change, store.register(), column)


@pytest.mark.parametrize(
    ("make", "assignments"),
    [
        ("register", "state = 'approved', half_hours = 400, decided_by = 2"),
        ("register", "state = 'approved', decided_by = 2, actual_half_hours = 50"),
        ("approved", "state = 'hours', hours_by = 2, actual_half_hours = 50, half_hours = 50"),
        ("with_hours", "state = 'final', finalized_by = 2, actual_half_hours = 99"),
        ("final", "state = 'hours', finalized_by = NULL, actual_half_hours = 99"),
    ],
)
def test_a_step_changes_its_own_fields_only(store, make, assignments):
    refuses(store, "wrong_stage", change, getattr(store, make)(), assignments)


@pytest.mark.parametrize(
    ("make", "assignments"),
    [
        ("register", "registered_by = 1"),
        ("register", "state = 'approved', decided_by = 1"),
        ("register", "state = 'approved', decided_by = NULL"),
        ("approved", "state = 'hours', actual_half_hours = 9, hours_by = 3"),
        ("approved", "state = 'hours', actual_half_hours = 9"),
        ("with_hours", "state = 'final', finalized_by = 3"),
        ("with_hours", "state = 'final', hours_by = NULL, finalized_by = 2"),
        ("final", "state = 'hours', hours_by = NULL"),
        ("final", "state = 'hours', decided_by = 1"),
    ],
)
def test_nobody_acts_in_another_name_or_wipes_a_name(store, make, assignments):
    refuses(store, "not_allowed", change, getattr(store, make)(), assignments)


def test_a_moment_is_a_moment(store):
    request_id, decision = store.register(), "state = 'approved', decided_by = 2, decided_at = 'noon'"
    if store.is_server:  # which writes the moment itself, whatever a tool says
        change(store, request_id, decision)
        assert store.was_then(datetime.fromisoformat(one(store, "SELECT decided_at FROM work_request")))
    else:
        refuses(store, "date_invalid", change, request_id, decision)


def test_final_hours_say_when(store):
    request_id, final = store.with_hours(), "state = 'final', finalized_by = 2"
    if store.is_server:
        change(store, request_id, final)
        with store.open_unit(store.supervisor, readonly=True) as unit:
            assert store.was_then(unit.requests.hour_sheet(store.library, store.term)[0].finalized_at)
    else:
        refuses(store, "wrong_stage", change, request_id, final)


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_rejection_says_why(store, reason):
    assignments = f"state = 'rejected', decided_by = 2, decided_at = '{MOMENT}', reason = '{reason}'"

    refuses(store, "reason_required", change, store.register(), assignments)


def test_taking_back_an_approved_request_says_why(store):
    refuses(store, "reason_required", change, store.approved(), "state = 'cancelled'")


def test_hours_above_the_requested_need_a_word(store):
    request_id = store.approved(hours=20)
    assignments = f"state = 'hours', hours_by = 2, hours_at = '{MOMENT}', actual_half_hours = 41"

    refuses(store, "reason_required", change, request_id, assignments)
    change(store, request_id, f"{assignments}, hours_note = 'نمایشگاه کتاب'")


def test_a_stale_version_is_refused(store):
    request_id = store.register()
    stale = "UPDATE work_request SET state = 'cancelled' WHERE id = ?"

    refuses(store, "changed_by_other", run, "supervisor", stale, request_id)


def test_requests_are_never_deleted(store):
    store.register()

    refuses(store, "not_allowed", run, "affairs", "DELETE FROM work_request")
    refuses(store, "not_allowed", run, "", "DELETE FROM work_request")


def test_four_eyes_is_a_setting(store):
    mine = store.register(person=store.supervisor)
    store.set_policy(replace(Policy(), four_eyes=True))
    approve = f"state = 'approved', decided_by = 2, decided_at = '{MOMENT}'"

    refuses(store, "same_person", change, mine, approve)
    store.set_policy(Policy())
    change(store, mine, approve)


def test_four_eyes_on_hours(store):
    request_id = store.with_hours()
    with store.open_unit(store.supervisor) as unit:
        unit.requests.record_hours(request_id, 3, actual=Hours(60), note="", person=store.supervisor, now=store.clock())
        unit.commit()
    store.set_policy(replace(Policy(), four_eyes=True))
    final = f"state = 'final', finalized_by = 2, finalized_at = '{MOMENT}'"

    refuses(store, "same_person", change, request_id, final)


@pytest.mark.parametrize(("step", "own"), [("approved", "edited_by"), ("final", "hours_by")])
def test_four_eyes_look_at_who_put_the_hours_in_last(store, step, own):
    """The supervisor changes what the clerk put in, the clerk a word, and student affairs decides."""
    request_id = store.register() if step == "approved" else store.with_hours()
    store.set_policy(replace(Policy(), four_eyes=True))
    mine = "half_hours = 30, edited_by = 2" if own == "edited_by" else "actual_half_hours = 30, hours_by = 2"
    end = "decided" if step == "approved" else "finalized"
    decide = f"state = '{step}', {end}_by = {{0}}, {end}_at = '{MOMENT}'"

    change(store, request_id, mine)
    change(store, request_id, "note = 'سایت'" if own == "edited_by" else "hours_note = 'سایت'", "clerk")
    refuses(store, "same_person", change, request_id, decide.format(2))
    change(store, request_id, decide.format(store.affairs.id), "affairs")


def test_under_four_eyes_hours_do_not_change_hands_by_sending_back(store):
    """Back to «بررسی نشده» with other hours in one statement, which no screen offers."""
    request_id = store.approved()
    store.set_policy(replace(Policy(), four_eyes=True))
    back = "state = 'pending', half_hours = 30, decided_by = NULL"

    refuses(store, "not_allowed", change, request_id, back)
    refuses(store, "not_allowed", change, request_id, f"{back}, edited_by = {store.clerk.id}")
    change(store, request_id, f"{back}, edited_by = 2")
    refuses(store, "same_person", change, request_id, f"state = 'approved', decided_by = 2, decided_at = '{MOMENT}'")


def test_lower_ceilings_bind_new_amounts_and_never_a_way_out(store):
    request_id = store.register(hours=150)
    store.set_policy(replace(Policy(), max_hours=Hours.whole(50), max_total_hours=Hours.whole(60)))

    refuses(store, "hours_out_of_range", insert, half_hours=101)
    refuses(store, "hours_out_of_range", change, request_id, "half_hours = 120")
    change(store, request_id, f"state = 'rejected', reason = 'زیاد', decided_by = 2, decided_at = '{MOMENT}'")
    refuses(store, "hours_out_of_range", change, request_id, "state = 'pending', registered_by = 2")


def test_total_hours_of_a_student_over_all_units(store):
    with store.open_unit(store.affairs) as unit:
        unit.quotas.set(store.dormitory, store.term, 1, "")
        unit.commit()
    store.register("40011002", hours=100)
    store.set_policy(replace(Policy(), max_total_hours=Hours.whole(120)))
    there = {"unit_id": store.dormitory, "work_type_id": work_type(store, store.dormitory)}

    refuses(store, "total_hours_exceeded", insert, "stranger", half_hours=41, **there)
    insert(store, "stranger", half_hours=40, **there)


def test_rejected_and_cancelled_requests_give_their_seat_back_and_must_find_one_again(store):
    first = store.register("40011001")
    store.move(Verb.REJECT, first, reason="کامل نیست")
    for number in ("40011002", "40011003", "00012345"):
        store.register(number)

    refuses(store, "quota_full", change, first, "state = 'pending', decided_by = NULL")
    store.move(Verb.CANCEL, 2)
    change(store, first, "state = 'pending', decided_by = NULL")
    with store.open_unit(store.affairs, readonly=True) as unit:
        assert unit.quotas.of(store.library, store.term).used == 3


class TestTheBin:
    """A cancelled request is restored as it was; with other hours it is registered again, in the doer's own name."""

    BACK = "state = 'pending', reason = ''"

    @pytest.mark.parametrize("who", [role.value for role in Role])
    def test_whoever_may_register_may_restore(self, store, who):
        request_id = store.register()
        store.move(Verb.CANCEL, request_id)

        if who == "viewer":
            refuses(store, "not_allowed", change, request_id, self.BACK, who)
        else:
            before = store.row(request_id)
            change(store, request_id, self.BACK, who)
            after = store.row(request_id)
            assert after.state is State.PENDING
            assert (after.registered_by, after.registered_at) == (before.registered_by, before.registered_at)

    def test_other_hours_name_their_doer(self, store):
        request_id = store.register()
        store.move(Verb.CANCEL, request_id)

        refuses(store, "not_allowed", change, request_id, f"{self.BACK}, half_hours = 30")
        refuses(store, "not_allowed", change, request_id, f"{self.BACK}, registered_by = {store.affairs.id}")
        change(store, request_id, f"{self.BACK}, half_hours = 30, registered_by = 2")
        assert store.row(request_id).registered_by == store.supervisor.id

    def test_four_eyes_are_not_blurred_in_it(self, store):
        request_id = store.register(person=store.supervisor)
        store.move(Verb.CANCEL, request_id)
        store.set_policy(replace(Policy(), four_eyes=True))
        store.move(Verb.RESTORE, request_id, person=store.affairs)

        approve = f"state = 'approved', decided_by = 2, decided_at = '{MOMENT}'"
        refuses(store, "same_person", change, request_id, approve)

    def test_an_approval_does_not_come_out_of_it(self, store):
        request_id = store.approved()
        store.move(Verb.CANCEL, request_id, reason="انصراف")

        refuses(store, "wrong_stage", change, request_id, "state = 'approved'", "affairs")
        assert store.move(Verb.RESTORE, request_id) == [request_id]
        assert store.row(request_id).state is State.PENDING
        assert one(store, "SELECT decided_by FROM work_request") is None

    def test_it_needs_a_seat_and_an_open_term(self, store):
        first = store.register("40011001")
        store.move(Verb.CANCEL, first)
        for number in ("40011002", "40011003", "00012345"):
            store.register(number)

        refuses(store, "quota_full", change, first, self.BACK)
        store.move(Verb.CANCEL, 2)
        store.pass_deadline()
        refuses(store, "deadline_passed", change, first, self.BACK)


def move_term(store: Store, *states: str) -> None:
    for state in states:
        run(store, "affairs", "UPDATE term SET state = ?, version = version + 1", state)


@pytest.mark.parametrize(("states", "code"), [(["closed"], "term_not_open"), (["closed", "sealed"], "term_sealed")])
def test_in_a_term_that_is_over_nothing_moves(store, states, code):
    request_id = store.register()
    move_term(store, *states)

    refuses(store, code, insert)
    refuses(store, code, change, request_id, f"state = 'approved', decided_by = 2, decided_at = '{MOMENT}'")
    refuses(store, code, change, request_id, "state = 'cancelled'")


def test_a_lower_ceiling_binds_actual_hours(store):
    request_id = store.approved(hours=150)
    store.set_policy(replace(Policy(), max_hours=Hours.whole(50)))
    hours = f"state = 'hours', hours_by = 2, hours_at = '{MOMENT}', actual_half_hours ="

    refuses(store, "hours_out_of_range", change, request_id, f"{hours} 101")
    change(store, request_id, f"{hours} 100")


def test_a_student_that_is_not_there_is_not_registered(store):
    """Other tools come without SQLite's foreign keys."""
    refuses(store, "student_unknown", insert, student_id=999)


class TestWhoEdited:
    """Four-eyes asks for it too: just who changed the hours or the work type since the request was registered."""

    @pytest.mark.parametrize("named", ["", ", edited_by = NULL", ", edited_by = 1", ", edited_by = 3"])
    def test_whoever_changes_the_hours_is_named(self, store, named):
        request_id = store.register()
        change(store, request_id, f"half_hours = 30, edited_by = {store.affairs.id}", "affairs")

        refuses(store, "not_allowed", change, request_id, f"half_hours = 40{named}")
        change(store, request_id, "half_hours = 40, edited_by = 2")
        assert store.row(request_id).edited_by == store.supervisor.id

    @pytest.mark.parametrize("named", ["2", "3", "NULL"])
    @pytest.mark.parametrize("step", ["note = 'سایت'", "state = 'cancelled'", "half_hours = 30"])
    def test_nobody_else_is_named_and_nobody_forgotten(self, store, step, named):
        request_id = store.register()
        change(store, request_id, f"half_hours = 30, edited_by = {store.affairs.id}", "affairs")

        refuses(store, "not_allowed", change, request_id, f"{step}, edited_by = {named}", "clerk")
        change(store, request_id, step, "clerk")
        assert store.row(request_id).edited_by == store.affairs.id

    def test_the_same_hours_stay_those_of_who_typed_them(self, store):
        request_id = store.register()
        change(store, request_id, f"half_hours = 30, edited_by = {store.affairs.id}", "affairs")
        for person, halves, editor in ((store.clerk, 30, store.affairs), (store.supervisor, 31, store.supervisor)):
            row = store.row(request_id)
            with store.open_unit(person) as unit:
                unit.requests.rewrite(
                    row.id, row.version, hours=Hours(halves), work_type_id=row.work_type_id, note="سایت",
                    target=State.PENDING, person=person, now=store.clock(),
                )  # fmt: skip
                unit.commit()
            assert store.row(request_id).edited_by == editor.id

    @pytest.mark.parametrize("verb", [Verb.REJECT, Verb.CANCEL])
    def test_registering_again_begins_anew(self, store, verb):
        request_id = store.register()
        change(store, request_id, f"half_hours = 30, edited_by = {store.affairs.id}", "affairs")
        store.move(verb, request_id, reason="چون")
        again = "state = 'pending', half_hours = 40, decided_by = NULL"

        refuses(store, "not_allowed", change, request_id, f"{again}, registered_by = 2")
        refuses(store, "not_allowed", change, request_id, f"{again}, edited_by = NULL")
        change(store, request_id, f"{again}, edited_by = NULL, registered_by = 2")
        assert (store.row(request_id).registered_by, store.row(request_id).edited_by) == (store.supervisor.id, None)

    def test_who_only_sends_back_forgets_nobody(self, store):
        request_id = store.register()
        change(store, request_id, "half_hours = 30, edited_by = 2")
        store.move(Verb.REJECT, request_id, reason="چون")

        refuses(store, "not_allowed", change, request_id, "state = 'pending', decided_by = NULL, edited_by = NULL")
        store.move(Verb.REOPEN, request_id)
        assert store.row(request_id).edited_by == store.supervisor.id


class TestWhoRecorded:
    """The actual hours are those of who recorded them, whoever records the same once more."""

    @pytest.mark.parametrize("who", ["supervisor", "affairs"])
    def test_the_same_hours_stay_those_of_who_recorded_them(self, store, who):
        request_id = store.with_hours()
        before = one(store, "SELECT hours_at FROM work_request")
        store.clock.forward(seconds=1)
        with store.open_unit(store.people[who]) as unit:
            unit.requests.record_hours(
                request_id, 3, actual=Hours(160), note="جمع دوباره", person=store.people[who], now=store.clock()
            )
            unit.commit()

        row = store.row(request_id)
        assert (row.hours_by, row.hours_note, row.version) == (store.clerk.id, "جمع دوباره", 4)
        assert one(store, "SELECT hours_at FROM work_request") == before

    def test_nobody_takes_them_over(self, store):
        refuses(store, "not_allowed", change, store.with_hours(), "hours_by = 2, hours_note = 'جمع دوباره'")

    def test_other_hours_name_who_recorded_them(self, store):
        refuses(store, "not_allowed", change, store.with_hours(), "actual_half_hours = 30")


class TestWhoRegistered:
    """Four-eyes asks for it, so it tells the truth."""

    @pytest.mark.parametrize("assignments", ["registered_by = 2", f"registered_at = '{MOMENT[:3]}5{MOMENT[4:]}'"])
    @pytest.mark.parametrize("step", ["half_hours = 30, edited_by = 2", "state = 'cancelled'"])
    def test_neither_an_edit_nor_a_step_changes_it(self, store, assignments, step):
        refuses(store, "not_allowed", change, store.register(), f"{step}, {assignments}")

    @pytest.mark.parametrize("verb", [Verb.REJECT, Verb.CANCEL])
    def test_who_registers_again_says_so(self, store, verb):
        request_id = store.register()
        store.move(verb, request_id, reason="چون")
        again = "state = 'pending', half_hours = 30, decided_by = NULL"

        refuses(store, "not_allowed", change, request_id, again)
        refuses(store, "not_allowed", change, request_id, f"{again}, registered_by = 1")
        change(store, request_id, f"{again}, registered_by = 2")
        assert store.row(request_id).registered_by == store.supervisor.id

    def test_who_only_sends_back_does_not(self, store):
        request_id = store.register()
        store.move(Verb.REJECT, request_id, reason="چون")

        change(store, request_id, "state = 'pending', decided_by = NULL")
        assert store.row(request_id).registered_by == store.clerk.id


@pytest.mark.parametrize(
    ("make", "code", "assignments"),
    [
        ("approved", "date_invalid", "state = 'hours', actual_half_hours = 9, hours_by = 2, hours_at = 'noon'"),
        ("with_hours", "date_invalid", "state = 'final', finalized_by = 2, finalized_at = '1404/10/11'"),
        ("final", "not_allowed", "state = 'hours', finalized_by = 1"),
    ],
)
def test_marks_of_hours_and_their_end_tell_the_truth(store, make, code, assignments):
    request_id = getattr(store, make)()
    if store.is_server and code == "date_invalid":
        change(store, request_id, assignments)
        assert one(store, "SELECT hours_at FROM work_request") > MOMENT
    else:
        refuses(store, code, change, request_id, assignments)


@pytest.mark.parametrize("reason", ["", " ", "\t", "\r\n", "\u00a0", "\u200c", "\u200b \u200f", "\ufeff"])
def test_what_shows_nothing_is_no_reason(store, reason):
    reject = f"state = 'rejected', decided_by = {store.supervisor.id}, reason = '{reason}'"
    record = f"state = 'hours', hours_by = {store.clerk.id}, actual_half_hours = 400, hours_note = '{reason}'"

    refuses(store, "reason_required", change, store.register("40011001"), reject)
    refuses(store, "reason_required", change, store.approved("40011002"), record, "clerk")


def test_the_last_microsecond_of_a_day_is_a_moment(store):
    insert(store, registered_at="2026-02-28T23:59:59.999999+00:00")
