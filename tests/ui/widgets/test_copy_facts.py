"""Facts: label over value; what is copied carries no marks, and codes are copied in ASCII digits."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.widgets.copy_facts import CopyLabel, Fact, Facts

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_code_stands_from_left_to_right_on_the_reading_side(qtbot):
    label = CopyLabel("number")
    qtbot.addWidget(label)

    label.show_value("40011001", code=True)

    assert label.text() == "\u200f\u2066۴۰۰۱۱۰۰۱\u2069"
    label.show_value("IR27 0170", code=True, digits=False)
    assert label.text() == "\u200f\u2066IR27 0170\u2069"


def test_an_english_page_needs_no_mark(qtbot, qapp):
    label = CopyLabel("number")
    qtbot.addWidget(label)
    set_language(qapp, "en")

    label.show_value("40011001", code=True)

    assert label.text() == "\u206640011001\u2069"


def test_nothing_is_a_dash(qtbot):
    label = CopyLabel("mobile")
    qtbot.addWidget(label)

    label.show_value("", code=True)

    assert label.text() == "—"


def test_copying_takes_all_or_the_selected_part(qtbot, press):
    label = CopyLabel("number")
    qtbot.addWidget(label)
    label.show_value("IR27 0170", code=True, digits=False)
    label.show()

    press(label, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "IR270170"
    label.setSelection(2, 4)
    press(label, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "IR27"
    QApplication.clipboard().clear()
    press(label, Qt.Key.Key_X)
    assert QApplication.clipboard().text() == ""


def test_words_keep_their_half_spaces_and_spaces(qtbot, press):
    label = CopyLabel("name")
    qtbot.addWidget(label)
    label.show_value("علوم ریاضی‌محور")
    label.show()

    press(label, Qt.Key.Key_C, CTRL)

    assert QApplication.clipboard().text() == "علوم ریاضی‌محور"


def test_the_menu_copies(qtbot):
    label = CopyLabel("number")
    qtbot.addWidget(label)
    label.show_value("40011001", code=True)

    label.context_menu().actions()[0].trigger()

    assert QApplication.clipboard().text() == "40011001"


def test_facts_are_filled_anew_in_the_same_widgets(qtbot):
    facts = Facts(2)
    qtbot.addWidget(facts)
    facts.show()
    facts.set_facts([Fact("mobile", "تلفن همراه", "09121234567", code=True), Fact("degree", "مقطع", "کارشناسی")])
    first = facts.findChildren(QLabel)

    facts.set_facts([Fact("degree", "مقطع", "مهندسی فناوری اطلاعات و ارتباطات")])

    assert facts.findChildren(QLabel) == first
    assert [label.text() for label in first if label.isVisible()] == ["مقطع", "مهندسی فناوری اطلاعات و ارتباطات"]
    value = facts.findChild(CopyLabel, "degree")
    assert value.accessibleName() == "مقطع"
    assert value.accessibleDescription() == value.toolTip() == "مهندسی فناوری اطلاعات و ارتباطات"
