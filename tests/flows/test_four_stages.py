"""The whole job for one student, by the people who do it, until nothing is missing for payment."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import parse_deadline
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.rows import RequestFilter
from tests.factories import SHEBA
from tests.flows.sitting import CTRL

LATE = parse_deadline("1404/12/01") - parse_deadline("1404/10/11")
NUMBER = "40011001"


def register(sitting, number=NUMBER, hours="120"):
    sitting.go("register")
    sitting.type("studentNumber", number)
    sitting.press("searchStudent")
    sitting.type("hours", hours)
    sitting.press("apply")


def only_request(store):
    with store.open_unit(store.affairs, readonly=True) as unit:
        rows = unit.requests.first(store.affairs, RequestFilter(), 10)
    assert len(rows) == 1
    return rows[0]


def test_the_four_stages_until_the_request_is_ready_to_pay(store, sit_down):
    clerk = sit_down("clerk", "register")
    assert clerk.find("workType").text() == "پژوهشی"
    clerk.type("studentNumber", "۴۰۰۱۱۰۰۱")
    clerk.press("searchStudent")
    assert clerk.sees("studentCard")
    clerk.type("hours", "۱۲۰")
    clerk.type("description", "دانشجو در سایت خوابگاه همکاری داشته است")
    clerk.press("apply")
    assert "زهرا احمدی" in clerk.message
    assert only_request(store).state is State.PENDING

    boss = sit_down("supervisor", "preliminary")
    boss.select("pendingTable", 0)
    boss.press("approveSelected")
    assert only_request(store).state is State.PENDING
    boss.press("apply")
    assert only_request(store).state is State.APPROVED

    clerk.go("referral")
    clerk.type("unit", "کتاب")
    clerk.key(clerk.find("unit"), Qt.Key.Key_Return)
    clerk.choose("workType", "پژوهشی")
    clerk.choose("status", "تایید شده")
    clerk.type("studentNumber", NUMBER)
    clerk.press("searchStudent")
    clerk.type("actualHours", "112.5")
    clerk.press("apply")
    row = only_request(store)
    assert (row.state, row.actual_hours) == (State.HOURS, Hours(225))

    boss.go("referral")
    boss.choose("status", "عدم تایید")
    boss.select("referralTable", 0)
    boss.press("finalToggle")
    assert boss.find("finalToggle").text() == "تایید نهایی"
    assert only_request(store).state is State.FINAL

    clerk.go("bankAccount")
    clerk.type("studentNumber", NUMBER)
    clerk.press("searchStudent")
    clerk.type("accountNumber", "0100324200001")
    clerk.type("sheba", SHEBA)
    assert "درست است" in clerk.find("shebaVerdict").accessibleName()
    clerk.press("ownName")
    clerk.press("apply")
    assert only_request(store).stage == "ready"


def test_the_first_stage_with_the_keyboard_alone(store, sit_down):
    clerk = sit_down("clerk")
    window = clerk.window
    clerk.key(window, Qt.Key.Key_K, CTRL)
    box = clerk.find("searchBox")
    assert box.hasFocus()
    clerk.keys(box, "ثبت درخواست")
    clerk.key(box, Qt.Key.Key_Return)
    clerk.until(lambda: clerk.page.key == "register")

    number = clerk.find("studentNumber")
    assert number.hasFocus()
    clerk.keys(number, "۴۰۰۱۱۰۰۱")
    clerk.key(number, Qt.Key.Key_Return)
    hours = clerk.find("hours")
    assert hours.hasFocus()
    clerk.keys(hours, "۸۰")
    seen = []
    while not (focus := window.focusWidget()) or focus.objectName() != "description":
        seen.append(focus.objectName())
        assert len(seen) < 8, seen
        clerk.key(focus, Qt.Key.Key_Tab)
    assert seen == ["hours", "workType", "workTypeLookup"]
    note = clerk.find("description")
    clerk.keys(note, "کمک در مخزن")
    clerk.key(note, Qt.Key.Key_Return, CTRL)

    row = only_request(store)
    assert (row.hours, row.note) == (Hours.whole(80), "کمک در مخزن")
    assert number.hasFocus()


def test_a_look_up_opens_with_f4_and_takes_parts_of_a_word(store, sit_down):
    affairs = sit_down("affairs", "register")
    unit = affairs.find("unit")
    affairs.key(unit, Qt.Key.Key_F4)
    assert affairs.sees("unitList")
    affairs.type("unit", "مرکزی")
    affairs.key(unit, Qt.Key.Key_Down)
    affairs.key(unit, Qt.Key.Key_Return)
    assert unit.text() in ("کتابخانه مرکزی", "آزمایشگاه مرکزی")
    assert affairs.find("workType").text() == "پژوهشی"


def test_a_double_click_on_apply_registers_once(store, sit_down):
    clerk = sit_down("clerk", "register")
    clerk.type("studentNumber", NUMBER)
    clerk.press("searchStudent")
    clerk.type("hours", "80")
    apply = clerk.find("apply")
    apply.click()
    apply.click()
    clerk.page.apply()
    clerk.settle()
    assert only_request(store).hours == Hours.whole(80)
    assert "احمدی" in clerk.message


def test_a_full_quota_refuses_and_a_rejected_request_frees_its_seat(store, sit_down):
    for number in ("40011002", "40011003", "00012345"):
        store.register(number)
    clerk = sit_down("clerk", "register")
    assert "۰" in clerk.find("quotaLeft").text()
    register(clerk)
    assert "۳ از ۳" in clerk.message

    boss = sit_down("supervisor", "preliminary")
    boss.page.decisions.ask_reason = lambda _verb, _count: "ساعت زیاد است"
    boss.select("pendingTable", 0)
    boss.press("rejectSelected")
    boss.press("apply")

    clerk.press("apply")
    assert "احمدی" in clerk.message
    assert store.row(4).student_number == NUMBER


def test_reject_and_resubmit_with_undo(store, sit_down):
    key = store.register(NUMBER)
    boss = sit_down("supervisor", "preliminary")
    boss.page.decisions.ask_reason = lambda _verb, _count: "ساعت زیاد است"
    boss.select("pendingTable", 0)
    boss.press("rejectSelected")
    boss.press("apply")
    assert store.row(key).state is State.REJECTED
    boss.key(boss.window, Qt.Key.Key_Z, CTRL)
    assert store.row(key).state is State.PENDING
    assert "۱" in boss.message

    store.move(Verb.REJECT, key, reason="ساعت زیاد است")
    clerk = sit_down("clerk")
    register(clerk, hours="60")
    row = only_request(store)
    assert (row.id, row.state, row.hours) == (key, State.PENDING, Hours.whole(60))


def test_the_undo_button_of_the_message_takes_an_approval_back(store, sit_down):
    key = store.register(NUMBER)
    boss = sit_down("supervisor", "preliminary")
    boss.select("pendingTable", 0)
    boss.press("approveSelected")
    boss.press("apply")
    assert store.row(key).state is State.APPROVED
    boss.press("undo")
    assert store.row(key).state is State.PENDING
    assert not boss.sees("undo")


@pytest.mark.parametrize("stage", ["register", "preliminary", "referral", "bankAccount"])
def test_after_the_deadline_every_stage_refuses_with_date_and_contact(store, sit_down, stage):
    if stage != "register":
        key = store.register(NUMBER)
    if stage in ("referral", "bankAccount"):
        store.move(Verb.APPROVE, key)
    boss = sit_down("supervisor", stage)
    store.clock.now += LATE
    if stage == "preliminary":
        boss.page.decisions.show_refusals = lambda _decided: None
        boss.select("pendingTable", 0)
        boss.press("approveSelected")
    else:
        boss.type("studentNumber", NUMBER)
        boss.press("searchStudent")
    if stage == "register":
        boss.type("hours", "80")
    if stage == "referral":
        boss.type("actualHours", "80")
    if stage == "bankAccount":
        boss.type("sheba", SHEBA)
        boss.press("ownName")

    before = store.path.read_bytes()
    boss.press("apply")

    assert "۱۴۰۴/۱۰/۳۰" in boss.message
    assert "۳۸۳۰" in boss.message
    assert store.path.read_bytes() == before


def test_two_windows_on_one_file_never_overwrite_each_other(store, sit_down):
    key = store.register(NUMBER)
    first, second = sit_down("supervisor", "preliminary"), sit_down("supervisor", "preliminary")
    told = []
    second.page.decisions.show_refusals = told.append
    for sitting in (first, second):
        sitting.select("pendingTable", 0)
    first.press("approveSelected")
    second.page.decisions.ask_reason = lambda _verb, _count: "دیر"
    second.press("rejectSelected")
    first.press("apply")
    second.press("apply")

    assert store.row(key).state is State.APPROVED
    assert "کس دیگری" in second.message
    assert len(told[0].refused) == 1
