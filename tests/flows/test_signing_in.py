"""Who may come in, what each role sees, and what is shown before the work."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.work_request import State
from hamyar_desktop.ui.navigation import PLACES
from tests.factories import PASSWORD
from tests.flows.sitting import Sitting, over_file

FORMS = ("register", "preliminary", "referral", "bankAccount")


def places(sitting: Sitting) -> set[str]:
    return {place.key for place in PLACES if sitting.sees("nav" + place.key[0].upper() + place.key[1:])}


def test_a_wrong_password_is_said_without_saying_which_part_was_wrong(sit_down):
    sitting = sit_down()
    sitting.sign_in("clerk", "نادرست")
    told = sitting.find("welcomeMessage").text()
    assert told
    sitting.sign_in("nobody", PASSWORD)
    assert sitting.find("welcomeMessage").text() == told
    assert sitting.find("signInPassword").text() == ""

    sitting.key(sitting.type("signInPassword", PASSWORD), Qt.Key.Key_Return)
    assert sitting.window.workspace.current is None
    sitting.sign_in("clerk")
    assert sitting.page.key == "home"
    assert sitting.find("personMenu").accessibleName().endswith("سارا احمدی")


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("clerk", {"register", "referral", "bankAccount"}),
        ("supervisor", set(FORMS)),
        ("affairs", set(FORMS)),
        ("viewer", set()),
    ],
)
def test_each_role_sees_its_forms(sit_down, name, forms):
    sitting = sit_down(name)
    assert places(sitting) & set(FORMS) == forms
    assert sitting.window.workspace.go("register") is ("register" in forms)


def test_a_viewer_finds_no_form_by_searching(sit_down):
    viewer = sit_down("viewer")
    box = viewer.type("searchBox", "همیار")
    viewer.key(box, Qt.Key.Key_Return)
    viewer.settle()
    assert box.hits == []


def test_a_clerk_cannot_decide(store, sit_down):
    key = store.register()
    clerk = sit_down("clerk")
    assert "preliminary" not in places(clerk)
    assert not clerk.window.workspace.go("preliminary")
    assert store.row(key).version == 1


def test_a_person_without_units_is_told_whom_to_ask(store, sit_down):
    with store.raw(store.affairs) as connection:
        connection.execute("DELETE FROM person_unit WHERE person_id = ?", (store.clerk.id,))
    sitting = sit_down("clerk", "register")
    assert "۳۸۳۰" in sitting.find("banner").accessibleName()
    sitting.type("studentNumber", "40011001")
    sitting.press("searchStudent")
    sitting.press("apply")
    assert "واحد" in sitting.message


def test_the_first_account_of_a_new_database(tmp_path, store, qapp):
    sitting = over_file(tmp_path / "fresh.sqlite3", store.clock)
    try:
        sitting.type("firstName", "akbari")
        sitting.type("firstDisplayName", "مینا اکبری")
        sitting.type("firstPassword", "باغ‌وحش ۱۲۳")
        sitting.type("firstPasswordAgain", "باغ‌وحش ۱۲۴")
        sitting.press("makeFirst")
        assert "گذرواژه" in sitting.find("welcomeMessage").text()
        sitting.type("firstPassword", "123")
        sitting.type("firstPasswordAgain", "123")
        sitting.press("makeFirst")
        assert "۸" in sitting.find("welcomeMessage").text()
        sitting.type("firstPassword", "باغ‌وحش ۱۲۳")
        sitting.type("firstPasswordAgain", "باغ‌وحش ۱۲۳")
        sitting.press("makeFirst")
        assert sitting.page.key == "home"
        assert "admin" in places(sitting)
        assert sitting.go("register")
        assert "هیچ دوره‌ای" in sitting.find("banner").accessibleName()
    finally:
        sitting.leave()


def test_a_database_that_cannot_be_opened_says_why_and_lets_one_try_again(store, sit_down):
    sitting = sit_down()
    opening = sitting.window.entrance.open_database
    failure = RuleBroken(Code.STORAGE_UNAVAILABLE)

    def failing(_url: str):
        raise failure

    sitting.window.entrance.open_database = failing
    sitting.window.start()
    sitting.settle()
    assert sitting.find("welcomeMessage").text()
    sitting.window.entrance.open_database = opening
    sitting.press("retry")
    assert sitting.sees("signInName")


def test_the_password_is_changed_from_the_person_menu(store, sit_down, monkeypatch):
    from hamyar_desktop.ui.dialogs.change_password import ChangePassword

    sitting = sit_down("clerk")
    told = []

    def fill(dialog: ChangePassword) -> int:
        boxes = dialog._boxes
        new = "تازه ۱۲۳۴۵"
        for texts in ((PASSWORD, new, "دیگری ۱۲۳۴۵"), ("نادرست", new, new), (PASSWORD, new, new)):
            for box, text in zip(boxes, texts, strict=True):
                box.setText(text)
            dialog.change.click()
            sitting.settle()
            told.append(dialog.message.text())
        return dialog.result()

    monkeypatch.setattr(ChangePassword, "exec", fill)
    sitting.window.actions_by_key["password"].trigger()
    assert told[0] != told[1]
    assert "تغییر" in sitting.message

    sitting.window.actions_by_key["signOut"].trigger()
    sitting.sign_in("clerk", PASSWORD)
    assert sitting.sees("welcomeMessage")
    sitting.sign_in("clerk", "تازه ۱۲۳۴۵")
    assert sitting.page.key == "home"


def test_answers_that_come_after_signing_out_reach_no_page(sit_down):
    sitting, gate, answers = sit_down("supervisor"), threading.Event(), []
    sitting.window.desk.ask(gate.wait, answers.append)
    sitting.window.desk.refresh_reference()

    sitting.window.actions_by_key["signOut"].trigger()
    gate.set()
    sitting.settle()

    assert answers == []
    sitting.sign_in("clerk")
    assert sitting.page.key == "home"


def test_nobody_takes_back_in_the_name_of_whoever_signed_out(store, sit_down):
    key = store.register()
    sitting = sit_down("supervisor", "review")
    sitting.select("reviewTable", 0)
    sitting.press("approveSelected")
    assert store.row(key).state is State.APPROVED

    sitting.window.actions_by_key["signOut"].trigger()
    sitting.settle()
    sitting.window.actions_by_key["undo"].trigger()
    sitting.settle()

    assert store.row(key).state is State.APPROVED
