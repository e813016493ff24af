"""Requests come back as rows: filtered, sorted, paged, and only of the person's units."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import start_of_day, today
from hamyar_desktop.domain.text import sort_key
from hamyar_desktop.domain.work_request import State, Verb, transition
from hamyar_desktop.models.orm.base import moment_text
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.store.repositories.request_query import SORTS


@pytest.fixture
def store(either):
    """Both databases."""
    return either


ALL = RequestFilter()


@pytest.fixture
def four(store):
    """One request in each of four stages: pending, approved, ready to pay, and rejected in the other unit."""
    store.permit_dormitory()
    pending = store.register("40011001", hours=10)
    store.clock.forward(minutes=1)
    approved = store.approved("40011002", hours=30)
    store.clock.forward(minutes=1)
    ready = store.final("40011003", hours=20.5)
    store.save_account("40011003")
    store.clock.forward(minutes=1)
    rejected = store.register("00012345", person=store.affairs, unit_id=store.dormitory, hours=40)
    assert store.move(Verb.REJECT, rejected, person=store.affairs, reason="کافی است") == [rejected]
    return {"pending": pending, "approved": approved, "ready": ready, "rejected": rejected}


def ids(store, person=None, **wanted):
    person = person or store.affairs
    with store.open_unit(person, readonly=True) as work:
        found = list(work.requests.ids(person, RequestFilter(**wanted)))
        first = [row.id for row in work.requests.first(person, RequestFilter(**wanted), 100)]
    assert first == found, "the first rows and the whole order agree"
    return found


def test_a_row_tells_everything_a_table_shows(store, four):
    row = store.row(four["ready"])

    assert (row.student_number, row.student_name, row.unit, row.work_type) == (
        "40011003", "مریم پاک‌نژاد", "کتابخانه مرکزی", "پژوهشی",
    )  # fmt: skip
    assert (row.hours, row.actual_hours) == (Hours(200), Hours(41))
    assert (row.term_code, row.state, row.has_account, row.stage) == ("4041", State.FINAL, True, "ready")
    assert (row.registered_by, row.registered_by_name, row.hours_by) == (
        store.clerk.id, "سارا احمدی", store.clerk.id,
    )  # fmt: skip
    assert row.registered_at.tzinfo is not None
    assert store.was_then(row.registered_at, store.clock() - timedelta(minutes=1))
    assert row.version == 4


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, ["rejected", "ready", "approved", "pending"]),
        ({"stage": "pending"}, ["pending"]),
        ({"stage": "final"}, ["ready"]),
        ({"stage": "ready"}, ["ready"]),
        ({"stage": "hours"}, []),
        ({"stage": "awaiting"}, ["pending"]),
        ({"text": "۴۰۰۱۱"}, ["ready", "approved", "pending"]),
        ({"text": "كريمي"}, ["approved"]),
        ({"text": "پاک نژاد", "stage": "pending"}, []),
        ({"term_code": "4041"}, ["rejected", "ready", "approved", "pending"]),
        ({"term_code": "4042"}, []),
        ({"descending": False}, ["pending", "approved", "ready", "rejected"]),
        ({"sort": "student_number"}, ["ready", "approved", "pending", "rejected"]),
        ({"sort": "student_name", "descending": False}, ["pending", "ready", "approved", "rejected"]),
        ({"sort": "hours"}, ["ready", "rejected", "approved", "pending"]),
        ({"sort": "registered_at", "descending": False}, ["pending", "approved", "ready", "rejected"]),
        ({"sort": "no such column; DROP TABLE student"}, ["rejected", "ready", "approved", "pending"]),
    ],
)
def test_filters_and_orders(store, four, wanted, expected):
    assert ids(store, **wanted) == [four[name] for name in expected]


def named(four, found):
    names = {number: name for name, number in four.items()}
    return [names[number] for number in found]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"hours_from": Hours(40)}, ["rejected", "ready", "approved"]),
        ({"hours_to": Hours(60)}, ["approved", "pending"]),
        ({"hours_from": Hours(60), "hours_to": Hours(80)}, ["rejected", "approved"]),
        ({"above_requested": True}, []),
        ({"without_account": True}, ["rejected", "approved", "pending"]),
        ({"without_account": True, "stage": "awaiting"}, ["pending"]),
    ],
)
def test_filters_of_hours_and_accounts(store, four, wanted, expected):
    assert named(four, ids(store, **wanted)) == expected


def test_more_hours_than_were_asked_for(store):
    request_id = store.approved("40011001", hours=10)
    with store.open_unit(store.clerk) as unit:
        unit.requests.record_hours(
            request_id, 2, actual=Hours(21), note="با هماهنگی", person=store.clerk, now=store.clock()
        )
        unit.commit()
    store.with_hours("40011002", hours=100)

    assert ids(store, above_requested=True) == [request_id]


def test_days_of_tehran_with_both_ends(store, four):
    day = today(store.row(four["ready"]).registered_at)
    inside = [number for number in ids(store) if today(store.row(number).registered_at) == day]

    assert ids(store, registered_from=day, registered_to=day) == inside
    assert ids(store, registered_from=day) == inside
    assert ids(store, registered_from=day + timedelta(days=1)) == []
    assert ids(store, registered_to=day - timedelta(days=1)) == [
        number for number in ids(store) if today(store.row(number).registered_at) < day
    ]


def test_the_first_and_the_last_moment_of_a_day_belong_to_it(store):
    """Only a file is told the time by the program; a server has its own, which its owner alone can put aside."""
    wanted = today(store.clock()) + timedelta(days=1)
    moments = start_of_day(wanted), start_of_day(wanted + timedelta(days=1)) - timedelta(microseconds=1)
    first, last = (register_at(store, *each) for each in zip(moments, ("40011001", "40011002"), strict=True))

    assert (store.row(first).registered_at, store.row(last).registered_at) == moments
    assert ids(store, registered_from=wanted, registered_to=wanted) == [last, first]
    assert ids(store, registered_from=wanted + timedelta(days=1)) == []
    assert ids(store, registered_to=wanted - timedelta(days=1)) == []


def register_at(store, moment, number):
    store.clock.forward(seconds=(moment - store.clock()).total_seconds())
    request_id = store.register(number)
    if store.is_server:
        with store.raw(None) as owner:
            owner.execute("SET session_replication_role = replica")
            owner.execute("UPDATE work_request SET registered_at = ? WHERE id = ?", (moment_text(moment), request_id))
            owner.execute("SET session_replication_role = origin")
    return request_id


def test_units_without_a_free_seat(store, four):
    assert named(four, ids(store, full_quota=True)) == ["ready", "approved", "pending"]
    store.permit_dormitory(seats=0)
    assert named(four, ids(store, full_quota=True)) == ["rejected", "ready", "approved", "pending"]


def test_what_waits_longer_than_so_many_days(store, four):
    changed_at = store.row(four["pending"]).changed_at
    after_three = changed_at + timedelta(days=3)

    assert named(four, ids(store, waiting_days=3, judged_at=after_three + timedelta(seconds=1))) == ["pending"]
    assert ids(store, waiting_days=3, judged_at=after_three - timedelta(seconds=1)) == []


def test_how_long_is_reckoned_from_the_moment_of_the_question(store, four):
    requests = store.services().requests
    wanted = RequestFilter(waiting_days=0)

    assert named(four, requests.ids(store.affairs, wanted)) == ["pending"]
    assert [row.id for row in requests.first(store.affairs, wanted)] == [four["pending"]]
    assert not requests.ids(store.affairs, RequestFilter(waiting_days=2))


def test_work_types_stand_in_persian_order(store, four):
    with store.open_unit(store.affairs, readonly=True) as unit:
        types = {row.id: sort_key(row.name) for row in unit.units.work_types()}
    order = ids(store, sort="work_type", descending=False)

    assert sorted(order) == sorted(four.values())
    keys = [types[store.row(number).work_type_id] for number in order]
    assert len(set(keys)) == 2
    assert keys == sorted(keys)


def test_stages_stand_in_the_order_in_which_they_follow(store, four):
    assert named(four, ids(store, sort="state", descending=False)) == ["pending", "approved", "ready", "rejected"]


def test_hours_that_are_not_known_are_less_than_any(store, four):
    assert named(four, ids(store, sort="actual_hours", descending=False))[-1] == "ready"


def test_filters_by_unit_work_type_and_student(store, four):
    row = store.row(four["rejected"])

    assert ids(store, unit_id=row.unit_id) == [row.id]
    assert ids(store, work_type_id=row.work_type_id) == [row.id]
    assert ids(store, student_id=row.student_id) == [row.id]


@pytest.mark.parametrize("sort", sorted(SORTS))
@pytest.mark.parametrize("descending", [True, False])
def test_every_order_is_whole_and_turns_round(store, four, sort, descending):
    found = ids(store, sort=sort, descending=descending)

    assert sorted(found) == sorted(four.values())
    assert found == ids(store, sort=sort, descending=not descending)[::-1]


def test_an_unknown_stage_finds_nothing_or_is_refused(store, four):
    with pytest.raises(ValueError, match="sent"):
        ids(store, stage="sent")


def test_final_rows_without_account_are_final_but_not_ready(store):
    key = store.final()

    assert ids(store, stage="final") == [key]
    assert ids(store, stage="ready") == []


@pytest.mark.parametrize("name", ["clerk", "supervisor", "viewer"])
def test_people_see_their_units_only(store, four, name):
    person = getattr(store, name)

    assert ids(store, person) == [four["ready"], four["approved"], four["pending"]]
    with store.open_unit(person, readonly=True) as work:
        assert work.requests.page(person, [four["rejected"]]) == []
        assert work.requests.counts(person, store.term) == {"pending": 1, "approved": 1, "ready": 1}


def test_somebody_without_units_sees_nothing(store, four):
    nobody = replace(store.clerk, unit_ids=frozenset())

    assert ids(store, nobody) == []


def test_counts_keep_ready_apart_from_final(store, four):
    store.move(Verb.CANCEL, four["pending"])
    store.final("40021004")

    with store.open_unit(store.affairs, readonly=True) as work:
        counts = work.requests.counts(store.affairs, store.term)

    assert counts == {"cancelled": 1, "approved": 1, "ready": 1, "rejected": 1, "final": 1}


def test_pages_follow_the_ids_and_leave_out_what_is_gone(store, four):
    with store.open_unit(store.affairs, readonly=True) as work:
        rows = work.requests.page(store.affairs, [four["ready"], 999, four["pending"]])

    assert [row.id for row in rows] == [four["ready"], four["pending"]]


def test_natural_key(store, four):
    row = store.row(four["pending"])

    with store.open_unit(store.affairs, readonly=True) as work:
        assert work.requests.by_natural_key(store.term, row.student_id, row.unit_id) == row
        assert work.requests.by_natural_key(store.term, row.student_id, store.dormitory) is None
        assert work.requests.by_id(999) is None


def test_hours_of_a_student_count_what_takes_a_seat(store):
    store.permit_dormitory()
    final = store.final("40011001", hours=80)
    other = store.register("40011001", person=store.affairs, unit_id=store.dormitory, hours=12.5)
    student = store.row(final).student_id

    def hours(**but):
        with store.open_unit(store.affairs, readonly=True) as work:
            return work.requests.hours_of_student(student, store.term, **but)

    assert hours() == Hours(160 + 25)
    assert hours(but_not=final) == Hours(25)
    store.move(Verb.CANCEL, other, person=store.affairs)
    assert hours() == Hours(160)


def test_moves_are_one_statement_and_name_what_moved(store):
    first, second = store.register("40011001"), store.register("40011002")
    already = store.approved("40011003")
    move = transition(Verb.APPROVE, State.PENDING)

    with store.open_unit(store.affairs) as work:
        moved = work.requests.move(
            [(first, 1), (second, 7), (already, 2), (999, 1)],
            move, person=store.affairs, reason="", now=store.clock(),
        )  # fmt: skip
        work.commit()

    assert moved == [first]
    assert (store.row(first).state, store.row(first).version) == (State.APPROVED, 2)
    assert (store.row(second).state, store.row(second).version) == (State.PENDING, 1)


@pytest.mark.parametrize("verb", [Verb.REJECT, Verb.CANCEL])
def test_seats_that_one_statement_frees_are_all_free(store, verb):
    many = [store.register(number) for number in ("40011001", "40011002", "40011003")]

    assert sorted(store.move(verb, *many, reason="کافی است")) == many

    with store.open_unit(store.affairs, readonly=True) as work:
        assert work.quotas.of(store.library, store.term).used == 0


def rewrite(store, work, key, version):
    work_type = store.row(key).work_type_id
    work.requests.rewrite(
        key, version, hours=Hours(20), work_type_id=work_type, note="", target=State.PENDING, person=store.affairs,
        now=store.clock(),
    )  # fmt: skip


def record_hours(store, work, key, version):
    work.requests.record_hours(key, version, actual=Hours(20), note="", person=store.affairs, now=store.clock())


@pytest.mark.parametrize(("make", "step"), [("register", rewrite), ("approved", record_hours)])
@pytest.mark.parametrize("by", [-1, 1])
def test_another_version_changes_nothing(store, make, step, by):
    key = getattr(store, make)()
    row = store.row(key)

    with store.open_unit(store.affairs) as work, pytest.raises(RuleBroken) as caught:
        step(store, work, key, row.version + by)

    assert caught.value.code is Code.CHANGED_BY_OTHER
    assert store.row(key) == row


def test_without_commit_nothing_stays(store):
    key = store.register()
    row = store.row(key)

    with store.open_unit(store.affairs) as work:
        moved = work.requests.move(
            [(key, 1)], transition(Verb.APPROVE, State.PENDING), person=store.affairs, reason="", now=store.clock()
        )
        assert moved == [key]

    assert store.row(key) == row


def test_the_hour_sheet_has_final_rows_in_persian_order(store):
    for number in ("40011003", "40011001"):
        store.final(number, hours=50)
    store.with_hours("40011002")
    store.save_account("40011001")

    with store.open_unit(store.supervisor, readonly=True) as work:
        sheet = work.requests.hour_sheet(store.library, store.term)

    assert [row.student_name for row in sheet] == ["زهرا احمدی", "مریم پاک‌نژاد"]
    assert [bool(row.sheba) for row in sheet] == [True, False]
    assert sheet[0].national_code == "0084575948"
    assert (sheet[0].requested_hours, sheet[0].actual_hours) == (Hours(200), Hours(100))
    assert store.was_then(sheet[0].finalized_at)


def test_a_step_back_clears_its_marks(store):
    key = store.with_hours()
    store.move(Verb.REOPEN, key)

    row = store.row(key)

    assert (row.state, row.actual_hours, row.hours_by, row.hours_note) == (State.APPROVED, None, None, "")


def test_editing_keeps_who_registered(store):
    """Four-eyes asks who registered; an edit by somebody else must not blur it."""
    key = store.register(person=store.clerk)
    store.clock.forward(hours=1)

    store.services().register.edit(store.supervisor, key, 1, "12", "")

    row = store.row(key)
    assert row.hours == Hours(24)
    assert row.registered_by == store.clerk.id
    assert store.was_then(row.registered_at, store.clock() - timedelta(hours=1))
