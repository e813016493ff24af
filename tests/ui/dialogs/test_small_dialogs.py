"""The small dialogs: a reason, what was refused, a new password, the help sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.ui.dialogs.change_password import ChangePassword
from hamyar_desktop.ui.dialogs.help_sheet import HelpSheet
from hamyar_desktop.ui.dialogs.reason import ReasonDialog, ask_reason
from hamyar_desktop.ui.row_keys import KeyGroup

STANDARD = ("ساعت زیاد است", "نیازی نیست", "انصراف دانشجو", "اشتباه")


@pytest.fixture
def reason(qtbot):
    dialog = ReasonDialog(Verb.REJECT, 3, STANDARD, ["تعطیلی واحد"])
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_reason_is_never_empty(reason, type_text):
    assert "۳" in reason.findChild(QLabel).text()
    assert not reason.accept_button.isEnabled()
    type_text(reason.words, "  ")
    assert not reason.accept_button.isEnabled()
    type_text(reason.words, "نیازی نیست ")
    reason.accept_button.click()
    assert reason.result() == ReasonDialog.DialogCode.Accepted
    assert reason.reason() == "نیازی نیست"


def test_a_standard_reason_is_taken_and_may_be_changed(reason, type_text):
    reason.choices.setCurrentRow(1)
    assert reason.reason() == STANDARD[1]
    assert reason.accept_button.isEnabled()
    reason.choices.setCurrentRow(2)
    assert reason.reason() == STANDARD[2]

    reason.words.clear()
    type_text(reason.words, "دلیل خودم")
    reason.choices.setCurrentRow(0)
    assert reason.reason() == "دلیل خودم"
    reason.choices.itemClicked.emit(reason.choices.item(3))
    assert reason.reason() == STANDARD[3]


def test_own_words_of_before_are_offered_below_the_standard_ones(reason):
    offered = [reason.choices.item(place) for place in range(reason.choices.count())]
    assert [item.text() for item in offered] == [*STANDARD, "تعطیلی واحد"]
    assert [item.icon().isNull() for item in offered] == [True] * 4 + [False]
    reason.choices.setCurrentRow(4)
    reason.choices.setCurrentRow(0)
    assert reason.reason() == STANDARD[0]


def test_ctrl_enter_accepts_and_escape_goes_back(reason, qtbot, type_text):
    reason.activateWindow()
    qtbot.waitUntil(reason.isActiveWindow)
    reason.words.setFocus()
    QTest.keyClick(reason.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert reason.isVisible()
    type_text(reason.words, "دلیل")
    QTest.keyClick(reason.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not reason.isVisible()
    assert reason.reason() == "دلیل"


@pytest.mark.parametrize(("button", "answer"), [("acceptReason", "نیازی نیست"), ("cancelReason", None)])
def test_asking_waits_for_the_person(qtbot, button, answer):
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.words.setText("نیازی نیست")
        dialog._on_words_edited()
        dialog.findChild(QPushButton, button).click()

    QTimer.singleShot(0, press)
    assert ask_reason(Verb.CANCEL, 1, STANDARD, []) == answer


@pytest.fixture
def password(qtbot):
    dialog = ChangePassword()
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_two_different_new_passwords_are_not_sent(password):
    sent = []
    password.wanted.connect(lambda old, new: sent.append((old, new)))
    for box, text in zip(password._boxes, ("کهنه", "تازه ۱۲۳", "تازه ۱۲۴"), strict=True):
        box.setText(text)
    password.change.click()
    assert sent == []
    assert password.message.isVisible()
    password._boxes[2].setText("تازه ۱۲۳")
    password.change.click()
    assert sent == [("کهنه", "تازه ۱۲۳")]


def test_passwords_are_hidden_and_named(password):
    for box in password._boxes:
        assert box.echoMode() is box.EchoMode.Password
        assert box.accessibleName()
        assert box.objectName()


def test_the_help_sheet_lists_keys_and_the_contact(qtbot):
    keys = KeyGroup("پنجره", (("جستجو", "Ctrl+K"), ("اعمال تغییرات", "Ctrl+Return")))
    sheet = HelpSheet([keys, KeyGroup("جدول", (("تایید", "A"),))], "داخلی ۳۸۳۰")
    qtbot.addWidget(sheet)
    sheet.show()
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert {"پنجره", "جستجو", "Ctrl+K", "اعمال تغییرات", "Ctrl+Return", "جدول", "تایید", "A"} <= set(words)
    assert any("۳۸۳۰" in text for text in words)
    close = sheet.findChild(QPushButton, "closeHelp")
    assert close.accessibleName()
    close.click()
    assert not sheet.isVisible()
