"""request: the four stages, one by one and many at once."""

import json

import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from tests.cli.conftest import DORMITORY, LIBRARY


def register(admin, number="40011001", hours="100", **more):
    words = [part for name, value in more.items() for part in (f"--{name.replace('_', '-')}", value)]
    unit = () if "unit" in more else ("--unit", LIBRARY)
    return admin.json("request", "register", "--student", number, "--hours", hours, *unit, *words)


def test_a_request_is_registered_in_any_spelling_and_digits(admin):
    row = register(
        admin, "۴۰۰۱۱۰۰۱", "۱۲٫۵", unit="كتابخانه‌مركزي", work_type="پژوهشي", note="سایت خوابگاه"
    ).value  # fmt: skip

    assert {name: row[name] for name in ("student_number", "unit", "hours", "actual_hours", "stage")} == {
        "student_number": "40011001", "unit": LIBRARY, "hours": 12.5, "actual_hours": None, "stage": "pending",
    }  # fmt: skip
    assert (row["work_type"], row["note"], row["term"]) == ("پژوهشی", "سایت خوابگاه", "4041")
    assert (row["registered_by"], row["registered_at"]) == ("مینا اکبری", "1404/10/11 11:30")
    assert admin.json("request", "list").value == [row]


def test_the_four_stages_end_ready_to_pay(admin):
    number = str(register(admin).value["id"])
    assert admin.json("request", "approve", number, user="supervisor").value == {"done": [int(number)], "refused": []}
    row = admin.json("request", "record-hours", number, "۸۰:۳۰", user="clerk").value
    assert (row["actual_hours"], row["stage"]) == (80.5, "hours")
    admin.json("request", "finalize", number, user="supervisor")
    assert admin.json("request", "list").value[0]["stage"] == "final"

    sheba = "IR270170000000100324200001"
    admin.json("bank-account", "set", "40011001", "--sheba", sheba, "--own-name", user="clerk")

    assert admin.json("request", "list", "--stage", "ready").value[0]["stage"] == "ready"
    admin.json("request", "unfinalize", number)
    assert admin.json("request", "list", "--stage", "ready").value == []


def test_a_rejected_request_is_sent_back_or_taken_back(admin):
    number = str(register(admin).value["id"])
    done = admin.json("request", "reject", number)
    assert (done.status, done.failure["error"], done.out) == (3, "reason_required", "")

    admin.json("request", "reject", number, "--reason", "ساعت زیاد است")
    assert admin.json("request", "list", "--stage", "rejected").value[0]["reason"] == "ساعت زیاد است"
    admin.json("request", "reopen", number)
    admin.json("request", "cancel", number)

    assert admin.ids("--stage", "cancelled") == [int(number)]
    assert register(admin).value["id"] == int(number)


def test_many_are_decided_and_the_refused_told_apart(admin, store):
    first, second = store.register(), store.register("40011002")
    approved = store.approved("40011003")

    done = admin.json("request", "approve", *map(str, (first, approved, second, 99)))

    assert done.status == 3
    told = json.loads(done.out)
    assert sorted(told["done"]) == [first, second]
    assert {row["request"]: row["error"] for row in told["refused"]} == {
        approved: "wrong_stage", 99: "request_unknown",
    }  # fmt: skip
    assert all("یید" in row["message"] or "کنید" in row["message"] for row in told["refused"])
    assert done.failure["error"] in ("wrong_stage", "request_unknown")
    assert done.failure["refused"] == told["refused"]
    assert sorted(admin.ids("--stage", "approved")) == sorted([first, second, approved])


def test_cancelled_ones_lie_in_a_bin_and_are_restored(admin, store):
    first, second = str(store.register()), str(store.register("40011002"))
    admin.json("request", "cancel", first, user="clerk")
    assert admin.ids("--stage", "cancelled") == [int(first)]

    done = admin.json("request", "restore", first, second, user="clerk")

    assert json.loads(done.out)["done"] == [int(first)]
    assert (done.status, done.failure["error"], done.failure["request"]) == (3, "wrong_stage", int(second))
    assert admin.ids("--stage", "cancelled") == []
    assert [entry["action"] for entry in admin.json("request", "history", first).value] == [
        "restore", "cancel", "register",
    ]  # fmt: skip


def test_readable_refusals_have_a_line_each(admin, store):
    done = admin.run("request", "finalize", str(store.approved()), "77")

    first, second = done.err.splitlines()
    assert (done.status, done.out) == (3, "")
    assert {first.split(":")[0], second.split(":")[0]} == {"request 1", "request 77"}
    assert {first.split()[-1], second.split()[-1]} == {"[wrong_stage]", "[request_unknown]"}


def test_what_is_refused_for_want_of_the_role_has_that_status(admin, store):
    numbers = [str(store.register()), str(store.register("40011002"))]

    done = admin.json("request", "approve", *numbers, user="clerk")

    assert (done.status, done.failure["error"], done.out) == (4, "not_allowed", "")
    assert admin.ids("--stage", "approved") == []


def test_one_seat_too_many_is_refused_at_the_resurrection(admin, store):
    rejected = register(admin).value["id"]
    admin.json("request", "reject", str(rejected), "--reason", "زیاد")
    for number in ("40011002", "40011003", "00012345"):
        register(admin, number)

    full = register(admin, "40021004")
    back = admin.json("request", "reopen", str(rejected))

    for done in (full, back):
        assert (done.status, done.failure["error"]) == (3, "quota_full")
        assert (done.failure["seats"], done.failure["used"]) == (3, 3)
        assert "۳۸۳۰" in done.failure["message"]


def test_more_hours_than_requested_need_a_word(admin, store):
    number = str(store.approved())
    done = admin.json("request", "record-hours", number, "120")
    assert (done.failure["error"], done.failure["requested"], done.failure["actual"]) == ("reason_required", 100, 120)

    row = admin.json("request", "record-hours", number, "120", "--note", "با هماهنگی سرپرست").value
    assert (row["actual_hours"], row["hours_note"]) == (120, "با هماهنگی سرپرست")
    assert (
        admin.json("request", "record-hours", number, "200.5", "--note", "x").failure["error"] == "hours_out_of_range"
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"number": "49999999"}, "student_unknown"),
        ({"number": "12"}, "student_number_invalid"),
        ({"hours": "0"}, "hours_out_of_range"),
        ({"hours": "۲۰۱"}, "hours_out_of_range"),
        ({"hours": "12:15"}, "hours_out_of_range"),
        ({"hours": "ده"}, "hours_out_of_range"),
        ({"unit": "هیچ‌جا"}, "unit_unknown"),
        ({"unit": DORMITORY}, "unit_not_permitted"),
        ({"work_type": "دانشجویی"}, "work_type_not_of_unit"),
        ({"work_type": "هنری"}, "work_type_unknown"),
        ({"note": "x\x02y"}, "control_character"),
        ({"note": "x" * 1001}, "text_too_long"),
    ],
)
def test_a_wrong_registration_changes_nothing(admin, given, code):
    done = register(admin, **given)

    assert (done.status, done.failure["error"], done.out) == (3, code, "")
    assert admin.json("request", "list").value == []


def test_after_the_deadline_nothing_is_saved_and_the_date_is_told(admin, store):
    number = str(store.with_hours())
    store.clock.forward(days=30)

    for done in (
        register(admin, "40011002"),
        admin.json("request", "finalize", number),
        admin.json("request", "record-hours", number, "10"),
        admin.json("bank-account", "set", "40011001", "--sheba", "IR270170000000100324200001", "--own-name"),
    ):
        assert (done.status, done.failure["error"]) == (3, "deadline_passed")
        assert (done.failure["deadline"], done.failure["term"]) == ("1404/10/30 23:59", "4041")
        assert "۳۸۳۰" in done.failure["message"]
        assert "۱۴۰۴/۱۰/۳۰" in done.failure["message"]


def test_rules_that_are_settings_hold_here_too(admin, store):
    store.set_policy(Policy(four_eyes=True, max_total_hours=Hours.whole(150)))
    number = str(register(admin).value["id"])

    own = admin.json("request", "approve", number).failure
    assert (own["error"], own["reason"]) == ("same_person", "registered_by")
    assert "خود شما (مینا اکبری) ثبت کرده‌اید" in own["message"]
    store.services().register.edit(store.supervisor, int(number), 1, "90", "")
    changed = admin.json("request", "approve", number, user="supervisor").failure
    assert (changed["error"], changed["reason"]) == ("same_person", "edited_by")
    store.services().register.edit(store.clerk, int(number), 2, "100", "")
    assert admin.json("request", "approve", f"۰{number}", user="supervisor").status == 0
    admin.json("request", "record-hours", number, "80", user="supervisor")
    admin.json("request", "record-hours", number, "80", "--note", "جمع دوباره", user="clerk")
    assert admin.json("request", "finalize", number, user="supervisor").failure["reason"] == "hours_by"
    assert admin.json("request", "finalize", number).status == 0
    admin.json("quota", "set", DORMITORY, "4")
    assert register(admin, hours="75", unit=DORMITORY).failure["error"] == "total_hours_exceeded"


def test_filters_work_together(admin, store):
    pending, approved = store.register(), store.approved("40011002")
    admin.json("quota", "set", DORMITORY, "2")
    other = register(admin, "40011003", unit=DORMITORY).value["id"]

    assert admin.ids() == [other, approved, pending]
    assert admin.ids("--stage", "pending") == [other, pending]
    assert admin.ids("--stage", "pending", "--unit", "كتابخانه مركزي", "--term", "۴۰۴۱") == [pending]
    admin.json("term", "add", "4042", "--starts", "1404/11/01", "--deadline", "1405/03/31")
    assert admin.ids("--term", "4042") == []
    assert admin.json("request", "list", "--term", "4051").failure["error"] == "term_unknown"
    assert admin.json("request", "list", "--unit", "هیچ‌جا").failure["error"] == "unit_unknown"
    assert admin.json("request", "list", "--stage", "payed").status == 2


def test_nobody_sees_requests_of_other_units(admin, store):
    number = str(store.register())

    assert admin.json("request", "list", user="stranger").value == []
    for words in (("history", number), ("record-hours", number, "10"), ("approve", number)):
        assert admin.json("request", *words, user="stranger").failure["error"] == "request_unknown"


def test_a_long_list_comes_page_by_page(admin, store, monkeypatch):
    from hamyar_desktop.cli import requests

    monkeypatch.setattr(requests, "PAGE", 2)
    numbers = [store.register(number) for number in ("40011001", "40011002", "40011003")]

    assert admin.ids() == sorted(numbers, reverse=True)
    assert len(admin.run("request", "list").out.splitlines()) == 4


def test_history_is_newest_first_and_in_hours(admin, store):
    number = str(store.with_hours())
    store.clock.forward(hours=1)
    admin.json("request", "finalize", number)

    entries = admin.json("request", "history", number).value

    assert [entry["action"] for entry in entries] == ["finalize", "record_hours", "approve", "register"]
    assert (entries[0]["at"], entries[0]["person"]) == ("1404/10/11 12:30", "مینا اکبری")
    assert {"field": "state", "before": "hours", "after": "final"} in entries[0]["changes"]
    assert {"field": "actual_hours", "before": None, "after": 80} in entries[1]["changes"]
    assert {"field": "hours", "before": None, "after": 100} in entries[3]["changes"]
    assert "field=state before=hours after=final" in admin.run("request", "history", number).out


@pytest.mark.parametrize("number", ["0", "-1", "x", "۱٫۵", "9" * 19, "9" * 5000])
def test_a_number_that_no_request_can_have_is_wrong_usage(admin, number):
    done = admin.json("request", "history", number)

    assert (done.status, done.failure["error"]) == (2, "usage")


def test_a_description_of_several_lines_stays_one_row(admin):
    register(admin, note="یک\nدو")

    assert len(admin.run("request", "list").out.splitlines()) == 2
