"""Nothing that was typed is lost: leaving asks, drafts survive a crash, theme and language change nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from hamyar_desktop.ui.dialogs.unsaved import Choice, UnsavedDialog
from hamyar_desktop.ui.theme import current_theme
from tests.flows.sitting import Sitting

NUMBER = "40011001"


def begin_a_request(sitting: Sitting) -> None:
    sitting.type("studentNumber", NUMBER)
    sitting.press("searchStudent")
    sitting.type("hours", "۸۰٫۵")
    sitting.type("description", "کمک در مخزن")


def written(sitting: Sitting) -> tuple[str, str, str]:
    page = sitting.page
    return page.student.code(), page.hours.text(), page.description.text()


def drafts(sitting: Sitting) -> dict:
    desk = sitting.window.desk
    return dict(desk.services.drafts.all(desk.person))


def answer(sitting: Sitting, choice: Choice, asked: list[str]) -> None:
    def asking(title: str, _parent: object) -> Choice:
        asked.append(title)
        return choice

    sitting.window.workspace.ask_unsaved = asking


def test_going_to_another_page_asks_and_stays(sit_down):
    clerk = sit_down("clerk", "register")
    begin_a_request(clerk)
    asked: list[str] = []
    answer(clerk, Choice.STAY, asked)

    assert not clerk.go("home")

    assert asked == ["ثبت درخواست همیاری توسط دانشجو"]
    assert written(clerk) == (NUMBER, "۸۰٫۵", "کمک در مخزن")
    assert clerk.find("navRegister").isChecked()


def test_discarding_empties_form_and_draft(sit_down):
    clerk = sit_down("clerk", "register")
    begin_a_request(clerk)
    clerk.window.workspace.drafts.write_now()
    clerk.settle()
    assert drafts(clerk)
    answer(clerk, Choice.DISCARD, [])

    assert clerk.go("home")
    assert drafts(clerk) == {}
    clerk.go("register")
    assert written(clerk) == ("", "", "")


def test_a_kept_draft_waits_on_its_page_and_for_the_next_sign_in(sit_down):
    clerk = sit_down("clerk", "register")
    begin_a_request(clerk)
    answer(clerk, Choice.KEEP, [])
    assert clerk.go("home")
    clerk.go("register")
    assert written(clerk) == (NUMBER, "۸۰٫۵", "کمک در مخزن")

    clerk.window.actions_by_key["signOut"].trigger()
    clerk.settle()
    clerk.sign_in("clerk")
    assert "ثبت درخواست همیاری" in clerk.message
    clerk.go("register")
    assert written(clerk) == (NUMBER, "۸۰٫۵", "کمک در مخزن")


def test_nobody_sees_the_draft_of_a_colleague(sit_down):
    clerk = sit_down("clerk", "register")
    begin_a_request(clerk)
    clerk.window.workspace.drafts.write_now()
    clerk.settle()
    boss = sit_down("supervisor", "register")
    assert written(boss) == ("", "", "")


def test_closing_the_window_asks_and_can_be_taken_back(sit_down):
    clerk = sit_down("clerk", "register")
    begin_a_request(clerk)
    asked: list[str] = []
    answer(clerk, Choice.STAY, asked)
    assert not clerk.window.close()
    answer(clerk, Choice.KEEP, asked)
    assert clerk.window.close()
    clerk.settle()
    assert len(asked) == 2
    assert drafts(clerk)["register"]["hours"] == "۸۰٫۵"


@pytest.mark.parametrize(
    ("button", "choice"), [("stay", Choice.STAY), ("keepDraft", Choice.KEEP), ("discard", Choice.DISCARD)]
)
def test_the_dialog_offers_three_ways(qtbot, button, choice):
    dialog = UnsavedDialog("ثبت درخواست")
    qtbot.addWidget(dialog)
    QTimer.singleShot(0, next(b for b in dialog.buttons() if b.objectName() == button).click)
    assert dialog.ask() is choice
    assert "ثبت درخواست" in dialog.text()


def test_what_was_typed_is_written_when_typing_pauses_and_gone_after_apply(sit_down):
    clerk = sit_down("clerk", "register")
    begin_a_request(clerk)
    clerk.until(lambda: bool(drafts(clerk)))
    clerk.press("apply")
    clerk.until(lambda: drafts(clerk) == {})


def test_a_window_that_vanished_gives_everything_back(store, sit_down):
    clerk = sit_down("clerk", "register")
    begin_a_request(clerk)
    clerk.until(lambda: bool(drafts(clerk)))

    again = sit_down("clerk", "register")

    assert written(again) == (NUMBER, "۸۰٫۵", "کمک در مخزن")
    assert again.find("studentCard").accessibleName().startswith("زهرا احمدی")


@pytest.mark.slow
def test_a_process_that_is_killed_while_typing_gives_everything_back(store, sit_down):
    script = Path(__file__).with_name("typing_until_killed.py")
    store.engine.dispose()
    process = subprocess.run(
        [sys.executable, str(script), str(store.path)], cwd=script.parents[2], capture_output=True, text=True,
        timeout=120, check=False,
    )  # fmt: skip
    assert process.returncode == -9, process.stderr

    clerk = sit_down("clerk")
    assert "ثبت درخواست همیاری" in clerk.message
    clerk.go("register")
    assert written(clerk) == (NUMBER, "۸۰٫۵", "کمک در مخزن")
    assert clerk.find("workType").text() == "پژوهشی"


def test_fields_that_come_back_are_announced_on_their_page(store, sit_down):
    left = sit_down("clerk", "register")
    begin_a_request(left)
    left.window.workspace.drafts.write_now()
    left.settle()

    again = sit_down("clerk")
    hint = again.message
    again.go("register")
    assert written(again) == (NUMBER, "۸۰٫۵", "کمک در مخزن")
    assert again.sees("message")
    assert again.message not in ("", hint)


def test_a_damaged_draft_never_keeps_a_page_from_opening(store, sit_down, caplog):
    boss = sit_down("supervisor")
    desk = boss.window.desk
    desk.services.drafts.keep(desk.person, "preliminary", {"یک": "خراب"})
    again = sit_down("supervisor", "preliminary")
    again.settle()
    assert again.page.fields() == {}
    assert drafts(again) == {}
    assert "preliminary" in caplog.text


def test_theme_and_language_change_under_the_hand_without_losing_a_letter(qapp: QApplication, sit_down):
    clerk = sit_down("clerk", "register")
    begin_a_request(clerk)
    clerk.press("themeButton")
    assert current_theme() == "dark"
    assert written(clerk) == (NUMBER, "۸۰٫۵", "کمک در مخزن")

    clerk.window.actions_by_key["language"].trigger()
    clerk.settle()
    assert clerk.find("apply").text() == "Apply changes"
    assert clerk.find("pageTitle").text() == "Register a request for an assistant"
    assert written(clerk) == (NUMBER, "80.5", "کمک در مخزن")

    clerk.window.actions_by_key["language"].trigger()
    clerk.settle()
    assert clerk.find("apply").text() == "اعمال تغییرات"
    assert written(clerk) == (NUMBER, "۸۰٫۵", "کمک در مخزن")
    assert clerk.window.settings.theme == "dark"
