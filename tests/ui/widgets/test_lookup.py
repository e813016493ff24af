"""The «؟» look-up: part of a word, folded, wrong keyboard layout; F4 opens the list, Enter takes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.widgets.lookup import LookupField
from hamyar_desktop.ui.widgets.lookup_list import LookupList

UNITS = [
    (1, "معاونت دانشجویی", "دانشجویی"),
    (2, "خوابگاه", "دانشجویی"),
    (3, "کتابخانه مرکزی", "پژوهشی"),
    (4, "آموزش‌های آزاد", "آموزشی"),
    (5, "برنامه‌ریزی آموزشی", "آموزشی"),
]


@pytest.fixture
def field(qtbot) -> Iterator[LookupField]:
    window = QWidget()
    layout = QVBoxLayout(window)
    made = LookupField("unit", "unitLookup")
    made.set_items(UNITS)
    layout.addWidget(made)
    layout.addStretch(1)
    window.resize(500, 400)
    qtbot.addWidget(window)
    window.show()
    yield made
    window.close()


def names(field: LookupField) -> list[str]:
    found = field.window().findChild(LookupList, "unitList")
    assert found is not None
    return [found.item(row).text() for row in range(found.count())]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("خواب", [2]), ("كتابخانه", [3]), ("مركزي", [3]), ("آموزشهای", [4]), ("اموزش", [4, 5]),
        ("مرکزی کتاب", [3]), ("o,hf", [2]), ("نیست", []), ("\u200fخوابگاه", [2]),
    ],
)  # fmt: skip
def test_matches_fold_both_sides(field: LookupField, typed: str, expected: list[int]) -> None:
    assert [item[0] for item in field.matches(typed)] == expected


def test_f4_opens_the_whole_list_and_enter_takes(field: LookupField, press, qtbot) -> None:
    press(field.edit, Qt.Key.Key_F4)
    assert field.list_is_open()
    assert names(field) == [item[1] for item in UNITS]
    press(field.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.chosen) as chosen:
        press(field.edit, Qt.Key.Key_Return)
    assert chosen.args == [2]
    assert (field.current_id(), field.text()) == (2, "خوابگاه")
    assert not field.list_is_open()


def test_the_button_opens_the_list_at_the_present_choice(field: LookupField) -> None:
    field.set_current_id(3)
    field.button.click()
    found = field.window().findChild(LookupList, "unitList")
    assert found is not None
    assert len(names(field)) == len(UNITS)
    assert found.currentRow() == 2


def test_typing_offers_and_enter_takes_the_first(field: LookupField, type_text, press) -> None:
    type_text(field.edit, "کتاب")
    assert names(field) == ["کتابخانه مرکزی"]
    press(field.edit, Qt.Key.Key_Return)
    assert field.current_id() == 3


def test_enter_takes_the_first_match_after_the_list_was_closed(field: LookupField, type_text, press) -> None:
    type_text(field.edit, "آموزش")
    press(field.edit, Qt.Key.Key_Escape)
    assert not field.list_is_open()
    press(field.edit, Qt.Key.Key_Return)
    assert field.current_id() == 4


def test_up_and_down_go_round_the_ends(field: LookupField, press) -> None:
    press(field.edit, Qt.Key.Key_Down)
    press(field.edit, Qt.Key.Key_Up)
    press(field.edit, Qt.Key.Key_Return)
    assert field.current_id() == 5


def test_nothing_that_matches_is_said_and_cannot_be_taken(field: LookupField, type_text, press) -> None:
    heard = []
    field.chosen.connect(heard.append)
    type_text(field.edit, "قصر")
    assert names(field) == ["چیزی در فهرست با این نوشته جور نیست"]
    press(field.edit, Qt.Key.Key_Return)
    assert field.current_id() is None
    assert field.text() == "قصر", "what was typed stays to be corrected"
    assert heard == []


def test_what_depends_on_the_choice_hears_as_soon_as_it_is_gone(field: LookupField, type_text) -> None:
    heard = []
    field.chosen.connect(heard.append)
    field.set_current_id(2)
    assert heard == []
    field.edit.end(False)
    type_text(field.edit, "ی")
    assert heard == [None]
    type_text(field.edit, "ی")
    assert heard == [None], "once is enough"


def test_leaving_takes_an_exact_or_an_only_match(field: LookupField) -> None:
    for typed, taken in (("خوابگاه", 2), ("مرکزی", 3), ("آموزش", None)):
        field.set_current_id(None)
        field.edit.setText(typed)
        field.edit.editingFinished.emit()
        assert field.current_id() == taken


def test_a_click_in_the_list_takes(field: LookupField, qtbot) -> None:
    field.open_list()
    found = field.window().findChild(LookupList, "unitList")
    assert found is not None
    place = found.visualItemRect(found.item(1)).center()
    with qtbot.waitSignal(field.chosen):
        QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field.current_id() == 2


def test_the_list_closes_on_a_click_elsewhere_on_leaving_and_on_resizing(field: LookupField) -> None:
    window = field.window()
    field.open_list()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(5, 390))
    assert not field.list_is_open()
    field.open_list()
    QApplication.sendEvent(field.edit, QFocusEvent(QEvent.Type.FocusOut))
    assert not field.list_is_open()
    field.open_list()
    window.resize(600, 500)
    QApplication.processEvents()
    assert not field.list_is_open()


def test_new_items_keep_the_choice_only_if_it_is_among_them(field: LookupField) -> None:
    field.set_current_id(3)
    field.set_items(UNITS[1:])
    assert field.current_id() == 3
    field.set_items(UNITS[:1])
    assert field.current_id() is None
    assert field.text() == ""


def test_the_list_stays_in_the_window(qtbot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addStretch(1)
    field = LookupField("unit", "unitLookup")
    field.set_items(UNITS)
    layout.addWidget(field)
    window.resize(400, 320)
    qtbot.addWidget(window)
    window.show()
    field.open_list()
    frame = window.findChild(LookupList, "unitList").parentWidget()
    assert window.rect().contains(frame.geometry())
    assert frame.geometry().bottom() < field.geometry().top()


def test_every_part_has_a_name_in_the_present_language(field: LookupField, qapp) -> None:
    field.setAccessibleName("واحد اداری")
    assert field.edit.accessibleName() == "واحد اداری"
    assert (field.edit.objectName(), field.button.objectName()) == ("unit", "unitLookup")
    assert field.button.accessibleName() == "انتخاب از فهرست (F4)"
    set_language(qapp, "en")
    qapp.processEvents()
    assert field.button.accessibleName() == "Choose from the list (F4)"


def test_details_are_read_out_and_the_list_is_painted(field: LookupField) -> None:
    field.open_list()
    found = field.window().findChild(LookupList, "unitList")
    assert found is not None
    assert found.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "معاونت دانشجویی — دانشجویی"
    picture = found.grab().toImage()
    assert picture.width() > 300
