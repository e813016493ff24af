"""Every change leaves an entry that says who, when, and each field from what to what."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy import event

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import parse_deadline
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.rows import AuditFilter, NewStudent
from tests.factories import OTHER_SHEBA, SHEBA
from tests.store.by_hand import refuses, run


@pytest.fixture
def store(either):
    """Both databases."""
    return either


def history(store, **wanted):
    """Newest first."""
    with store.open_unit(store.affairs, readonly=True) as unit:
        return unit.audit.page(unit.audit.ids(AuditFilter(**wanted)))


def newest(store):
    return history(store)[0]


def told(row):
    return {change.field: (change.before, change.after) for change in row.changes}


def write(store, person, action):
    """Does it an hour later, in a unit of work of its own; the entry that it left."""
    store.clock.forward(hours=1)
    count = len(history(store))
    with store.open_unit(person) as unit:
        action(unit)
        unit.commit()
    rows = history(store)
    assert len(rows) == count + 1
    assert store.was_then(rows[0].at)
    assert rows[0].person == person.display_name
    return rows[0]


class TestRequests:
    def test_registering_tells_everything(self, store):
        request_id = store.register(hours=12.5)

        row = newest(store)

        assert (row.entity, row.entity_id, row.action) == ("work_request", request_id, "register")
        assert store.was_then(row.at)
        assert row.person == "سارا احمدی"
        assert told(row) == {
            "state": (None, "pending"), "half_hours": (None, 25), "work_type_id": (None, 2), "note": (None, ""),
            "reason": (None, ""), "hours_note": (None, ""), "term_id": (None, store.term),
            "student_id": (None, store.student()), "unit_id": (None, store.library),
        }  # fmt: skip

    def test_every_decision_has_its_verb(self, store):
        request_id = store.register()
        for verb, reason in (
            (Verb.APPROVE, ""), (Verb.REOPEN, ""), (Verb.REJECT, "کامل نیست"), (Verb.REOPEN, ""), (Verb.APPROVE, ""),
            (Verb.CANCEL, "رفت"),
        ):  # fmt: skip
            store.move(verb, request_id, reason=reason)

        actions = [row.action for row in history(store, entity="work_request", entity_id=request_id)]

        assert actions[::-1] == ["register", "approve", "reopen", "reject", "reopen", "approve", "cancel"]

    def test_hours_and_their_end(self, store):
        request_id = store.final()
        store.move(Verb.UNFINALIZE, request_id)

        rows = history(store, entity="work_request", entity_id=request_id)[::-1]

        assert [row.action for row in rows] == ["register", "approve", "record_hours", "finalize", "unfinalize"]
        assert [row.person for row in rows] == ["سارا احمدی", "رضا کریمی", "سارا احمدی", "رضا کریمی", "رضا کریمی"]
        assert told(rows[2]) == {"state": ("approved", "hours"), "actual_half_hours": (None, 160)}
        assert told(rows[3]) == {"state": ("hours", "final")}

    def test_an_edit_and_a_second_registration_are_told_apart(self, store):
        request_id = store.register()

        def rewrite(version, hours):
            def action(unit):
                row = unit.requests.by_id(request_id)
                unit.requests.rewrite(
                    request_id, version, hours=Hours(hours), work_type_id=row.work_type_id, note="", person=store.clerk,
                    target=State.PENDING, now=store.clock(),
                )  # fmt: skip

            return action

        edited = write(store, store.clerk, rewrite(1, 50))
        store.move(Verb.REJECT, request_id, reason="کم است")
        again = write(store, store.clerk, rewrite(3, 60))

        assert (edited.action, told(edited)) == ("edit", {"half_hours": (200, 50)})
        assert again.action == "resubmit"
        assert told(again) == {"state": ("rejected", "pending"), "half_hours": (50, 60), "reason": ("کم است", "")}

    @pytest.mark.parametrize("way", ["restore", "resubmit"])
    def test_a_cancelled_request_is_restored_or_registered_again(self, store, way):
        request_id = store.register()
        store.move(Verb.CANCEL, request_id, reason="انصراف")
        store.clock.forward(minutes=1)
        if way == "restore":
            store.move(Verb.RESTORE, request_id, person=store.affairs)
        else:
            row = store.row(request_id)
            write(
                store, store.clerk,
                lambda unit: unit.requests.rewrite(
                    request_id, row.version, hours=row.hours, work_type_id=row.work_type_id, note=row.note,
                    person=store.clerk, target=State.PENDING, now=store.clock(),
                ),
            )  # fmt: skip

        entry = history(store, entity="work_request", entity_id=request_id)[0]

        assert (entry.action, told(entry)) == (
            way, {"state": ("cancelled", "pending"), "reason": ("انصراف", "")},
        )  # fmt: skip
        assert store.row(request_id).registered_by == store.clerk.id


CHANGES = {
    "student": (
        lambda store, unit: unit.students.save_many([NewStudent("40011003", "مریم", "پاکزاد", mobile="09121234567")]),
        ("student", "update", {"last_name": ("پاک‌نژاد", "پاکزاد"), "mobile": ("", "09121234567")}),
    ),
    "quota": (
        lambda store, unit: unit.quotas.set(store.library, store.term, 9, "۱۲۴"),
        ("unit_quota", "update", {"seats": (3, 9), "letter": ("۱۲۳/الف", "۱۲۴")}),
    ),
    "term": (
        lambda store, unit: unit.terms.change(store.term, 2, state=TermState.CLOSED),
        ("term", "update", {"state": ("open", "closed")}),
    ),
    "new term": (
        lambda store, unit: unit.terms.add("4042", date(2026, 2, 1), date(2026, 6, 1), parse_deadline("1405/03/01")),
        (
            "term", "insert",
            {
                "code": (None, "4042"), "starts_on": (None, "2026-02-01"), "ends_on": (None, "2026-06-01"),
                "deadline_at": (None, "2026-05-22T20:29:59.000000+00:00"), "state": (None, "planned"),
            },
        ),
    ),
    "unit": (
        lambda store, unit: unit.units.add("دانشکدهٔ الهیات", 1),
        ("unit", "insert", {"name": (None, "دانشکدهٔ الهیات"), "work_type_id": (None, 1)}),
    ),
    "person": (
        lambda store, unit: unit.people.set_active(store.clerk.id, False),
        ("person", "update", {"active": (1, 0)}),
    ),
    "new person": (
        lambda store, unit: unit.people.add("nasrin", "نسرین", Role.VIEWER, store.hash("رمز تازهٔ من"), ()),
        (
            "person", "insert",
            {"name": (None, "nasrin"), "display_name": (None, "نسرین"), "role": (None, "viewer"), "active": (None, 1)},
        ),
    ),
    "password": (
        lambda store, unit: unit.people.set_password(store.clerk.id, store.hash("رمز تازهٔ من")),
        ("person", "update", {}),
    ),
    "setting": (
        lambda store, unit: unit.policy.write(replace(Policy(), four_eyes=True)),
        ("setting", "update", {"four_eyes": ("0", "1")}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_what_student_affairs_governs_is_told(store, change):
    action, expected = CHANGES[change]
    store.set_policy(Policy())

    row = write(store, store.affairs, lambda unit: action(store, unit))

    assert (row.entity, row.action, told(row)) == expected


def test_no_entry_holds_a_password(store):
    hashed = store.hash("رمز تازهٔ من")
    with store.open_unit(store.affairs) as unit:
        unit.people.set_password(store.clerk.id, hashed)
        unit.commit()

    told = repr(history(store))
    assert "person" in told
    assert not [part for part in hashed.split("$") if len(part) > 10 and part in told]


def test_units_of_a_person_are_told_as_his(store):
    run(store, "affairs", "INSERT INTO person_unit VALUES (3, 1)")
    run(store, "affairs", "DELETE FROM person_unit WHERE person_id = 3 AND unit_id = 1")

    rows = history(store, entity="person", entity_id=3)[:2]

    assert [told(row)["unit_id"] for row in rows] == [(1, None), (None, 1)]


def test_a_unit_that_a_tool_exchanged_is_told_as_given_and_taken(store):
    exchange = "UPDATE person_unit SET unit_id = 2 WHERE person_id = 3 AND unit_id = 1"
    run(store, "affairs", "INSERT INTO person_unit VALUES (3, 1)")
    if store.is_server:  # where nobody has the right to write over such a row
        refuses(store, "not_allowed", run, "affairs", exchange)
        return
    run(store, "affairs", exchange)
    run(store, "affairs", "DELETE FROM person_unit WHERE person_id = 3 AND unit_id = 2")

    rows = history(store, entity="person", entity_id=3)[:4]

    assert [told(row)["unit_id"] for row in rows] == [(2, None), (None, 2), (1, None), (None, 1)]


def test_accounts_are_told(store):
    store.register()
    store.save_account()
    first = told(newest(store))
    store.clock.forward(days=1)
    store.save_account(sheba=OTHER_SHEBA, version=1)

    row = newest(store)

    assert first["sheba"] == (None, SHEBA)
    assert (row.entity, row.action) == ("bank_account", "update")
    assert told(row)["sheba"] == (SHEBA, OTHER_SHEBA)
    assert store.was_then(datetime.fromisoformat(told(row)["own_name_at"][1]))


def test_what_changes_nothing_is_no_news(store):
    count = len(history(store))
    with store.open_unit(store.affairs) as unit:
        unit.students.save_many([NewStudent("40011003", "مریم", "پاک‌نژاد")])
        unit.quotas.set(store.library, store.term, 3, "۱۲۳/الف")
        unit.commit()

    assert len(history(store)) == count


def test_what_is_rolled_back_was_never_told(store):
    count = len(history(store))
    with store.open_unit(store.affairs) as unit:
        unit.people.set_active(store.clerk.id, False)

    assert len(history(store)) == count


class TestReading:
    def test_by_person_entity_and_record_newest_first(self, store):
        first = store.approved("40011001")
        store.approved("40011002")

        assert {row.person for row in history(store, person="supervisor")} == {"رضا کریمی"}
        assert {row.entity for row in history(store, entity="term")} == {"term"}
        assert [row.action for row in history(store, entity="work_request", entity_id=first)] == ["approve", "register"]
        assert history(store, person="nobody") == []
        ids = [row.id for row in history(store)]
        assert ids == sorted(ids, reverse=True)

    def test_of_one_record(self, store):
        request_id = store.approved()

        with store.open_unit(store.affairs, readonly=True) as unit:
            rows = unit.audit.of("work_request", request_id)
            assert unit.audit.of("work_request", 999) == []

        assert rows == history(store, entity="work_request", entity_id=request_id)

    def test_pages_follow_the_ids_and_leave_out_what_is_not_there(self, store):
        with store.open_unit(store.affairs, readonly=True) as unit:
            assert [row.id for row in unit.audit.page([3, 9999, 1])] == [3, 1]

    def test_a_name_that_changes_later_does_not_change_the_past(self, store):
        request_id = store.register()
        run(store, "affairs", "UPDATE person SET display_name = 'سارا رضایی' WHERE id = ?", store.clerk.id)

        assert history(store, entity="work_request", entity_id=request_id)[0].person == "سارا احمدی"


def test_so_many_of_the_newest_are_enough_for_the_home_page(store):
    store.register()
    with store.open_unit(store.affairs, readonly=True) as unit:
        every = unit.audit.ids(AuditFilter())

        assert unit.audit.ids(AuditFilter(), 2) == every[:2]
        assert list(every) == sorted(every, reverse=True)


def test_the_newest_of_a_kind_are_found_without_sorting_all_of_that_kind(file_store):
    store = file_store
    first, second = store.register(), store.register("40011002")
    store.save_account()
    store.move(Verb.APPROVE, first)
    said: list[str] = []
    event.listen(store.engine, "checkout", lambda driver, *_rest: driver.set_trace_callback(said.append))
    with store.open_unit(store.affairs, readonly=True) as unit:
        newest = unit.audit.ids(AuditFilter(entity="work_request"), 2)

        assert [row.entity_id for row in unit.audit.page(newest)] == [first, second]

    with store.raw(None) as raw:
        asked = next(each for each in said if "audit.id" in each and "LIMIT" in each)
        plan = [row[-1] for row in raw.execute(f"EXPLAIN QUERY PLAN {asked}")]
    assert "SCAN audit" in plan
    assert not [step for step in plan if "B-TREE" in step]
