"""Dialogs with fields grow with their sentences, never close in the middle of a command, and tell bugs as bugs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.rows import Changes
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.ui.dialogs.confirm import ConfirmDialog, Question, ask_in
from hamyar_desktop.ui.dialogs.form_dialog import FormDialog
from hamyar_desktop.ui.dialogs.one_time_password import OneTimePassword
from hamyar_desktop.ui.widgets.field import Field


class NameForm(FormDialog):
    """The smallest form: one field, and whatever the test wants done."""

    def __init__(self, desk, work, parent):
        super().__init__(desk, "nameForm", parent)
        self.work = work
        self.told = []
        self.name = QLineEdit("زهرا")
        self.name.setObjectName("name")
        self.field = Field("نام", self.name)
        self.body.addWidget(self.field)
        self.errors_of({Code.NAME_MISSING: self.field})
        self.set_words("نام", "", "ذخیره")
        self.begin(self.name)

    def typed(self):
        return (self.name.text(),)

    def save(self):
        self.send(self.work, self.told.append)


def failing(error):
    def work():
        raise error

    return work


@pytest.fixture
def page(qtbot):
    """A form deletes itself when it closes: only what it lies on belongs to the test."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opened(office, page):
    def opening(work) -> NameForm:
        form = NameForm(office.sign_in("affairs"), work, page)
        form.show()
        return form

    return opening


def test_what_succeeds_closes_the_form_and_refreshes_the_pages(office, opened):
    form = opened(lambda: Changes(people=True))
    form.save_button.click()

    assert form.told == [Changes(people=True)]
    assert office.changes == [Changes(people=True)]
    assert form.result() == QDialog.DialogCode.Accepted


def test_a_broken_rule_stands_at_its_field_and_the_form_grows(opened):
    form = opened(failing(RuleBroken(Code.NAME_MISSING)))
    form.resize(240, form.minimumHeight())
    form.save_button.click()
    QApplication.processEvents()

    assert form.field.error() == sentence(RuleBroken(Code.NAME_MISSING))
    assert form.isVisible()
    assert form.height() >= form.layout().totalHeightForWidth(form.width())


def test_a_rule_without_a_field_stands_below_and_goes_when_it_is_tried_again(opened):
    form = opened(failing(RuleBroken(Code.CHANGED_BY_OTHER)))
    form.save_button.click()
    assert form.message.text() == sentence(RuleBroken(Code.CHANGED_BY_OTHER))
    assert form.message.isVisible()

    form.work = failing(RuleBroken(Code.NAME_MISSING))
    form.save_button.click()
    assert not form.message.isVisible()


def test_a_bug_is_told_as_a_bug(office, opened, qtbot):
    form = opened(failing(ZeroDivisionError("x")))
    with qtbot.waitSignal(office.desk.failed_unexpectedly):
        form.save_button.click()
    assert form.isVisible()
    assert form.save_button.isEnabled()


def test_in_the_middle_of_a_command_nothing_closes_or_starts_twice(opened):
    seen = []

    def work():
        form.save_button.click()
        form._on_save_clicked()
        form.reject()
        seen.append((form.isVisible(), form.save_button.isEnabled()))
        return Changes()

    form = opened(work)
    form.save_button.click()

    assert seen == [(True, False)]
    assert len(form.told) == 1


def test_enter_saves(opened, press):
    form = opened(lambda: Changes())
    press(form.name, Qt.Key.Key_Return)
    assert form.told == [Changes()]


def test_ctrl_enter_saves_from_every_field(opened, qtbot):
    form = opened(lambda: Changes())
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    QTest.keyClick(form.back_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.told == [Changes()]


def test_escape_asks_only_for_what_was_changed(opened, press):
    form = opened(lambda: Changes())
    asked = []
    form.ask = lambda question: bool(asked.append(question))
    form.name.setText("مریم")
    press(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert asked[0].danger

    form.name.setText("زهرا")
    press(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert len(asked) == 1


QUESTION = Question("دوره", "مهر شود؟", "برگشت ندارد.", "مهر کردن", danger=True)


@pytest.mark.parametrize(("name", "answer"), [("acceptConfirm", True), ("cancelConfirm", False)])
def test_a_question_is_answered_by_its_button(opened, name, answer):
    form = opened(lambda: Changes())

    def click():
        dialog = form.findChild(ConfirmDialog)
        button = dialog.action if name == "acceptConfirm" else dialog.back
        assert button.objectName() == name
        assert button.accessibleName()
        button.click()

    QTimer.singleShot(0, click)
    assert ask_in(form)(QUESTION) is answer


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_do_no_harm(opened, press, key):
    form = opened(lambda: Changes())
    QTimer.singleShot(0, lambda: press(form.findChild(ConfirmDialog), key))

    assert ask_in(form)(QUESTION) is False


def test_a_password_is_copied_as_it_was_made(qtbot):
    dialog = OneTimePassword("narges", "k7mw-3hpx-9cda")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.copy_button.click()

    assert QApplication.clipboard().text() == "k7mw-3hpx-9cda"
    assert dialog.copied.text()
    assert "narges" in dialog.windowTitle()
    assert dialog.value.copied() == "k7mw-3hpx-9cda"
