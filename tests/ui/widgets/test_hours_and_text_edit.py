"""Hours are never a float and never change their amount; descriptions are written from the right."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hamyar_desktop.domain.hours import Hours, parse_hours
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.widgets.hours_edit import HoursEdit
from hamyar_desktop.ui.widgets.text_edit import TextEdit


@pytest.fixture
def hours(qtbot) -> HoursEdit:
    made = HoursEdit("hours")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "shown", "halves"),
    [
        ("12", "۱۲", 24), ("۱۲٫۵", "۱۲٫۵", 25), ("12.5", "۱۲٫۵", 25), ("12:30", "۱۲:۳۰", 25),
        ("8.50", "۸٫۵۰", 17), ("١٢/5", "۱۲/۵", 25), (" 200 ", "۲۰۰", 400),
    ],
)  # fmt: skip
def test_what_is_typed_is_what_is_meant(hours: HoursEdit, type_text, typed: str, shown: str, halves: int) -> None:
    type_text(hours, typed)
    assert hours.text() == shown
    assert parse_hours(hours.text()) == Hours(halves)
    hours.clear()
    QApplication.clipboard().setText(typed)
    hours.paste()
    assert hours.text() == shown


@pytest.mark.parametrize("typed", ["-", "e", "ساعت", "+"])
def test_other_characters_are_refused(hours: HoursEdit, type_text, typed: str) -> None:
    hours.setText("12")
    type_text(hours, typed)
    assert hours.text() == "۱۲"


def test_a_long_paste_changes_nothing(hours: HoursEdit) -> None:
    hours.setText("12")
    QApplication.clipboard().setText("1,234,567.5")
    hours.paste()
    assert hours.text() == "۱۲"


def test_the_caret_stays_behind_the_same_digit(hours: HoursEdit, type_text) -> None:
    hours.setText("15")
    hours.setCursorPosition(1)
    type_text(hours, "2")
    assert (hours.text(), hours.cursorPosition()) == ("۱۲۵", 2)


def test_digits_and_side_follow_the_language(hours: HoursEdit, qapp) -> None:
    hours.setText("12.5")
    assert hours.alignment() & Qt.AlignmentFlag.AlignRight
    set_language(qapp, "en")
    qapp.processEvents()
    assert hours.text() == "12.5"
    assert hours.alignment() & Qt.AlignmentFlag.AlignLeft


def test_a_description_is_written_from_the_right(qtbot, qapp) -> None:
    note = TextEdit("description", rows=2)
    qtbot.addWidget(note)
    option = note.document().defaultTextOption()
    assert option.textDirection() is Qt.LayoutDirection.RightToLeft
    assert option.alignment() & Qt.AlignmentFlag.AlignRight
    set_language(qapp, "en")
    qapp.processEvents()
    assert note.document().defaultTextOption().textDirection() is Qt.LayoutDirection.LeftToRight


def test_edited_is_told_for_typing_not_for_filling(qtbot, type_text) -> None:
    note, heard = TextEdit("description"), []
    qtbot.addWidget(note)
    note.edited.connect(heard.append)
    note.setText("آماده")
    assert heard == []
    type_text(note, "ه")
    assert heard == ["ه" + "آماده"]
    assert note.text() == "هآماده"


def test_marks_go_and_half_spaces_stay_on_paste_and_copy(qtbot) -> None:
    note = TextEdit("description")
    qtbot.addWidget(note)
    QApplication.clipboard().setText("\u2067می\u200cشود\u2069\nدو")
    note.paste()
    assert note.text() == "می\u200cشود\nدو"
    note.setText("\u200fنام\u200cها")
    note.selectAll()
    note.copy()
    assert QApplication.clipboard().text() == "نام\u200cها"


def test_tab_leaves_the_description(qtbot) -> None:
    note = TextEdit("description")
    qtbot.addWidget(note)
    assert note.tabChangesFocus()
