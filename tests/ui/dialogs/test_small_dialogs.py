"""The small dialogs: a reason, what was refused, a new password, the help sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import Changes, Decided, Refusal
from hamyar_desktop.ui.decisions import Decision, Decisions
from hamyar_desktop.ui.dialogs.change_password import ChangePassword
from hamyar_desktop.ui.dialogs.help_sheet import HelpSheet
from hamyar_desktop.ui.dialogs.reason import ReasonDialog, ask_reason, standard_reasons
from hamyar_desktop.ui.dialogs.refusals import RefusalsDialog
from hamyar_desktop.ui.row_keys import KeyGroup
from hamyar_desktop.ui.widgets.table import Table


@pytest.fixture
def reason(qtbot):
    dialog = ReasonDialog(Verb.REJECT, 3)
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
    assert reason.reason() == standard_reasons()[1]
    assert reason.accept_button.isEnabled()
    reason.choices.setCurrentRow(2)
    assert reason.reason() == standard_reasons()[2]

    reason.words.clear()
    type_text(reason.words, "دلیل خودم")
    reason.choices.setCurrentRow(0)
    assert reason.reason() == "دلیل خودم"
    reason.choices.itemClicked.emit(reason.choices.item(3))
    assert reason.reason() == standard_reasons()[3]


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
    assert ask_reason(Verb.CANCEL, 1) == answer


@pytest.fixture
def refused() -> Decided:
    rules = (RuleBroken(Code.CHANGED_BY_OTHER), RuleBroken(Code.SAME_PERSON, verb=Verb.APPROVE))
    return Decided(Changes(), (), tuple(Refusal(key, rule) for key, rule in zip((7, 12), rules, strict=True)))


def test_what_was_refused_is_listed_by_student_with_the_reason_and_can_be_chosen_again(qtbot, refused):
    dialog = RefusalsDialog(refused, {7: "زهرا احمدی"}, "fa")
    qtbot.addWidget(dialog)
    dialog.show()
    model = dialog.findChild(Table, "refusals").model()
    cells = [[model.index(row, column).data() for column in range(2)] for row in range(model.rowCount())]
    assert [row[0] for row in cells] == ["زهرا احمدی", "۱۲"]
    assert "کس دیگری" in cells[0][1]
    assert "همکار" in cells[1][1]

    with qtbot.waitSignal(dialog.select_again) as told:
        dialog.findChild(QPushButton, "selectAgain").click()
    assert told.args == [[7, 12]]
    assert not dialog.isVisible()


def test_decisions_open_the_list_and_select_again(office, qtbot, refused):
    page = QLabel()
    qtbot.addWidget(page)
    decisions = Decisions(office.sign_in("supervisor"), page)
    chosen: list[int] = []
    decisions.select_again = chosen.extend
    key = office.store.register("40011001")
    office.store.move(Verb.APPROVE, key)
    row = office.row(key)

    decisions.decide(Verb.APPROVE, [row])
    dialog = page.findChild(RefusalsDialog)
    assert dialog.isVisible()
    assert "تایید شده" in office.said[-1][1]
    dialog.findChild(QPushButton, "selectAgain").click()
    assert chosen == [key]

    decisions.decide(Verb.REOPEN, [row])
    assert office.said[-1][0] == "success"
    assert office.row(key).state.value == "pending"


def test_an_undo_that_comes_too_late_says_what_stands_in_the_way(office, qtbot):
    page = QLabel()
    qtbot.addWidget(page)
    decisions = Decisions(office.sign_in("supervisor"), page)
    shown: list[Decided] = []
    decisions.show_refusals = shown.append
    key = office.store.register("40011001")
    decisions.decide(Verb.APPROVE, [office.row(key)])
    office.services.record_hours(office.store.clerk, key, "50")
    decisions.decide(Verb.FINALIZE, [office.row(key)])

    office.undo[0]()

    assert len(shown) == 1
    assert office.said[-1][0] == "warning"


def test_a_failure_after_the_first_decision_still_tells_what_was_done(office, qtbot):
    page = QLabel()
    qtbot.addWidget(page)
    decisions = Decisions(office.sign_in("supervisor"), page)
    keys = [office.store.register(number) for number in ("40011001", "40011002")]
    first, second = Decision(Verb.APPROVE, [Item(keys[0])]), Decision(Verb.REJECT, [Item(keys[1])], "")
    finished: list[Decided] = []

    decisions.carry_out([first, second], finished.append)

    assert finished[0].done == (keys[0],)
    assert "دلیل" in office.said[-1][1]
    assert len(office.undo) == 1


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
