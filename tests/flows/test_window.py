"""What the window does around the pages: help, menu, refresh, undo, failures that are bugs, closing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu

from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.ui.dialogs.help_sheet import HelpSheet
from tests.flows.sitting import CTRL


def test_f1_lists_the_keys_of_window_and_page_and_whom_to_ask(sit_down, monkeypatch):
    boss = sit_down("supervisor", "preliminary")
    words: list[str] = []
    monkeypatch.setattr(
        HelpSheet, "exec", lambda sheet: words.extend(label.text() for label in sheet.findChildren(QLabel))
    )
    boss.key(boss.window, Qt.Key.Key_F1)
    assert {"Ctrl+K", "Ctrl+Z", "F5", "A", "R"} <= set(words)
    assert any("۳۸۳۰" in text for text in words)


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_the_person_menu_offers_theme_language_password_and_leaving(sit_down):
    clerk = sit_down("clerk")
    clerk.press("personMenu")
    menu = clerk.window.findChild(QMenu, "personMenuList")
    assert [action.objectName() for action in menu.actions()] == ["theme", "language", "password", "signOut"]
    menu.close()


def test_f5_shows_what_others_did_and_badges_count_what_waits(store, sit_down):
    boss = sit_down("supervisor", "preliminary")
    badge = boss.find("navPreliminary")
    assert (badge.badge, badge.accessibleDescription()) == ("", "")
    store.register("40011001")
    boss.key(boss.window, Qt.Key.Key_F5)
    assert badge.badge == "۱"
    assert badge.accessibleDescription()
    assert boss.page.table.rows_model.rowCount() == 1


def test_nothing_to_take_back_is_no_action(store, sit_down):
    key = store.register("40011001")
    boss = sit_down("supervisor")
    assert not boss.window.actions_by_key["undo"].isEnabled()
    boss.key(boss.window, Qt.Key.Key_Z, CTRL)
    assert store.row(key).version == 1


def test_ctrl_z_names_what_it_takes_back_step_by_step(store, sit_down):
    keys = [store.register(number) for number in ("40011001", "40011002")]
    boss = sit_down("supervisor", "requests")
    action, one = boss.window.actions_by_key["undo"], boss.window.desk.services.requests.one
    plain = action.text()
    boss.page.decisions.decide(Verb.APPROVE, [one(store.affairs, key) for key in keys])
    boss.settle()
    assert action.text() == "برگرداندن «تایید» برای ۲ درخواست"
    assert "Ctrl+Z" in action.toolTip()
    assert boss.find("undo").text() == action.text()
    boss.page.decisions.decide(Verb.REOPEN, [one(store.affairs, keys[0])])
    boss.settle()
    assert action.text() == "برگرداندن «بازگرداندن» برای ۱ درخواست"
    boss.window.set_theme("dark")
    assert action.text() == "برگرداندن «بازگرداندن» برای ۱ درخواست"

    for expected in (["approved", "approved"], ["pending", "pending"]):
        boss.key(boss.window, Qt.Key.Key_Z, CTRL)
        boss.settle()
        assert [store.row(key).state.value for key in keys] == expected
    assert (action.text(), action.isEnabled()) == (plain, False)


def test_a_bug_is_told_and_logged_and_nothing_is_lost(sit_down, caplog):
    clerk = sit_down("clerk", "register")

    def broken() -> None:
        raise ZeroDivisionError

    clerk.type("hours", "80")
    clerk.window.desk.ask(broken, lambda _none: None)
    clerk.settle()
    assert "ZeroDivisionError" in clerk.message
    assert "ZeroDivisionError" in caplog.text
    assert clerk.page.hours.text() == "۸۰"


def test_the_stepper_leads_through_the_stages(sit_down):
    boss = sit_down("supervisor", "register")
    for key in ("Preliminary", "Referral", "BankAccount", "Register"):
        boss.press("step" + key)
        assert boss.page.objectName() == "page" + key


def test_the_message_can_be_closed(sit_down):
    clerk = sit_down("clerk", "register")
    clerk.press("apply")
    assert clerk.message
    clerk.press("closeMessage")
    assert not clerk.sees("message")


def test_a_page_that_is_not_in_front_is_read_anew_when_it_comes_back(store, sit_down):
    boss = sit_down("supervisor", "preliminary")
    boss.go("register")
    boss.type("studentNumber", "40011001")
    boss.press("searchStudent")
    boss.type("hours", "80")
    boss.press("apply")
    boss.go("preliminary")
    boss.settle()
    assert boss.page.table.rows_model.rowCount() == 1
    store.move(Verb.APPROVE, *boss.page.table.rows_model.ids)
    with store.open_unit(store.affairs, readonly=True) as unit:
        assert unit.requests.first(store.affairs, RequestFilter(stage="approved"), 5)


def test_closing_remembers_size_and_the_last_person(sit_down):
    clerk = sit_down("clerk")
    clerk.key(clerk.window, Qt.Key.Key_Q, CTRL)
    assert not clerk.window.isVisible()
    assert clerk.window.settings.geometry
    assert clerk.window.settings.last_person == "clerk"
