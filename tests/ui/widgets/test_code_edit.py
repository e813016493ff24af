"""Codes: any digits in, ASCII out, never cut in silence; Sheba in groups with the caret at its place."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QToolTip

from hamyar_desktop.ui.widgets.code_edit import CodeEdit

SHEBA = "IR062960000000100324200001"
GROUPED = "IR06 2960 0000 0010 0324 2000 01"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def edit(qtbot) -> CodeEdit:
    made = CodeEdit("studentNumber", max_length=20)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def sheba(qtbot) -> CodeEdit:
    made = CodeEdit("sheba", grouped=True)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    "typed",
    ["40012345", "۴۰۰۱۲۳۴۵", "٤٠٠١٢٣٤٥", "4001 2345", "\u20664001\u20692345", "\u200f۴۰۰۱\u200c۲۳۴۵", "۴۰۰۱2345"],
)
def test_every_way_of_writing_digits_gives_the_same_code(edit: CodeEdit, type_text, typed: str) -> None:
    type_text(edit, typed)
    assert edit.code() == edit.text() == "40012345"
    edit.clear()
    QApplication.clipboard().setText(typed)
    edit.paste()
    assert edit.code() == "40012345"


def test_leading_zeros_stay(edit: CodeEdit, type_text) -> None:
    type_text(edit, "۰۰۱۲۰")
    assert edit.code() == "00120"


def test_a_code_that_is_too_long_is_refused_whole_and_said_so(edit: CodeEdit, type_text) -> None:
    edit.set_code("123")
    edit.selectAll()
    QApplication.clipboard().setText("9" * 21)
    edit.paste()
    assert edit.code() == "123"
    assert "۲۰" in QToolTip.text()
    edit.end(False)
    type_text(edit, "4" * 25)
    assert edit.code() == "123" + "4" * 17


def test_typing_in_the_middle_keeps_the_caret(edit: CodeEdit, type_text) -> None:
    edit.set_code("1245")
    edit.setCursorPosition(2)
    type_text(edit, "۳")
    assert (edit.text(), edit.cursorPosition()) == ("12345", 3)


def test_undo_gives_the_text_back_where_nothing_was_normalised(edit: CodeEdit) -> None:
    edit.set_code("123")
    edit.selectAll()
    QApplication.clipboard().setText("456")
    edit.paste()
    edit.undo()
    assert edit.code() == "123"


def test_codes_are_left_to_right_in_a_right_to_left_window(edit: CodeEdit) -> None:
    assert edit.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_sheba_is_grouped_while_it_is_typed(sheba: CodeEdit, type_text) -> None:
    type_text(sheba, "ir۰۶۲۹۶۰۰")
    assert sheba.text() == "IR06 2960 0"
    assert sheba.cursorPosition() == len("IR06 2960 0")
    assert sheba.code() == "IR0629600"


def test_sheba_typed_in_the_middle_keeps_the_caret_behind_the_same_character(sheba: CodeEdit, type_text) -> None:
    sheba.set_code("IR062600")
    sheba.setCursorPosition(len("IR06 2"))
    type_text(sheba, "9")
    assert sheba.text() == "IR06 2960 0"
    assert sheba.text()[: sheba.cursorPosition()] == "IR06 29"


def test_deleting_at_a_group_s_edge_takes_one_character(sheba: CodeEdit, press) -> None:
    sheba.set_code("IR0629")
    sheba.setCursorPosition(len("IR06 2"))
    press(sheba, Qt.Key.Key_Backspace)
    assert sheba.code() == "IR069"


@pytest.mark.parametrize(
    "pasted", [SHEBA, GROUPED, "ir06-2960-0000-0010-0324-2000-01", "\u202aIR۰۶۲۹۶۰۰۰۰۰۰۰۱۰۰۳۲۴۲۰۰۰۰۱\u202c"]
)
def test_a_pasted_sheba_is_tidied(sheba: CodeEdit, pasted: str) -> None:
    QApplication.clipboard().setText(pasted)
    sheba.paste()
    assert sheba.text() == GROUPED
    assert sheba.code() == SHEBA


def test_the_country_is_added_on_leaving_not_while_typing(sheba: CodeEdit, type_text, press, qtbot) -> None:
    type_text(sheba, SHEBA[2:])
    assert sheba.code() == SHEBA[2:]
    with qtbot.waitSignal(sheba.textEdited):
        press(sheba, Qt.Key.Key_Return, text="\r")
    assert sheba.code() == SHEBA


def test_more_than_a_sheba_is_refused(sheba: CodeEdit) -> None:
    sheba.set_code("IR06")
    sheba.selectAll()
    QApplication.clipboard().setText(SHEBA + "9")
    sheba.paste()
    assert sheba.code() == "IR06"


def test_copy_and_cut_give_the_bare_code(sheba: CodeEdit, press) -> None:
    sheba.set_code(SHEBA)
    press(sheba, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "", "nothing is selected"
    sheba.selectAll()
    press(sheba, Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == SHEBA
    QApplication.clipboard().clear()
    press(sheba, Qt.Key.Key_X, CTRL)
    assert QApplication.clipboard().text() == SHEBA
    assert sheba.text() == ""


def test_the_menu_copies_the_bare_code_too(sheba: CodeEdit) -> None:
    sheba.set_code(SHEBA)
    sheba.selectAll()
    menu = sheba.context_menu()
    copy = menu.findChild(QAction, "edit-copy")
    assert copy is not None
    copy.trigger()
    assert QApplication.clipboard().text() == SHEBA
