"""Jalali dates: any digits, any separator, no day that does not exist; the calendar only helps."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QToolButton

from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.theme import DARK, apply_theme
from hamyar_desktop.ui.widgets.jalali_calendar import JalaliCalendar
from hamyar_desktop.ui.widgets.jalali_date_edit import JalaliDateEdit

DAY = date(2026, 11, 23)  # 1405/09/02
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def edit(qtbot) -> JalaliDateEdit:
    made = JalaliDateEdit("startsOn")
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    "typed", ["1405/9/2", "14050902", "۱۴۰۵/۰۹/۰۲", "١٤٠٥-٩-٢", "1405.09.02", "\u20661405/09/02\u2069", " 1405/9/2"]
)
def test_every_way_of_writing_a_date(edit: JalaliDateEdit, type_text, press, typed: str) -> None:
    type_text(edit.edit, typed)
    assert edit.date() == DAY
    press(edit.edit, Qt.Key.Key_Return, text="\r")
    assert edit.edit.text() == "۱۴۰۵/۰۹/۰۲"
    assert edit.text() == "1405/09/02"


@pytest.mark.parametrize("typed", ["1404/12/30", "1405/13/1", "1299/1/1", "1431/1/1", "1405/7/31", "1405", ""])
def test_days_that_do_not_exist_are_no_date_and_stay_to_be_corrected(edit: JalaliDateEdit, type_text, typed) -> None:
    type_text(edit.edit, typed)
    edit.edit.editingFinished.emit()
    assert edit.date() is None
    assert edit.text() == typed


def test_a_leap_day_is_a_day(edit: JalaliDateEdit, type_text) -> None:
    type_text(edit.edit, "1403/12/30")
    assert edit.date() == date(2025, 3, 20)


def test_letters_are_refused(edit: JalaliDateEdit, type_text) -> None:
    type_text(edit.edit, "14x05ب")
    assert edit.text() == "1405"


def test_changed_is_told_for_typing_not_for_filling(edit: JalaliDateEdit, type_text) -> None:
    heard = []
    edit.changed.connect(lambda: heard.append(edit.text()))
    edit.set_date(DAY)
    assert heard == []
    edit.clear()
    type_text(edit.edit, "1")
    assert heard == ["1"]


def test_a_deadline_has_a_time_of_tehran(qtbot, type_text) -> None:
    edit = JalaliDateEdit("deadline", with_time=True)
    qtbot.addWidget(edit)
    edit.set_moment(datetime(2026, 11, 23, 20, 29, tzinfo=UTC))
    assert edit.text() == "1405/09/02 23:59"
    edit.clear()
    type_text(edit.edit, "14050902 7:05")
    edit.edit.editingFinished.emit()
    assert edit.text() == "1405/09/02 07:05"
    edit.clear()
    type_text(edit.edit, "1405/9/2 25:00")
    edit.edit.editingFinished.emit()
    assert edit.text() == "1405/9/2 25:00"


def test_the_calendar_is_jalali_begins_on_saturday_and_knows_friday(edit: JalaliDateEdit, press) -> None:
    edit.set_date(DAY)
    press(edit.edit, Qt.Key.Key_F4)
    calendar = edit.findChild(JalaliCalendar, "startsOnPopup")
    assert calendar is not None
    assert calendar.isVisible()
    assert (calendar.yearShown(), calendar.monthShown()) == (1405, 9)
    assert calendar.firstDayOfWeek() is Qt.DayOfWeek.Saturday
    assert calendar.verticalHeaderFormat() is QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader
    colours = {day: calendar.weekdayTextFormat(day).foreground().color().name() for day in Qt.DayOfWeek}
    assert len(set(colours.values())) == 2
    assert list(colours.values()).count(colours[Qt.DayOfWeek.Friday]) == 1
    calendar.hide()


def test_a_day_of_the_calendar_is_written_into_the_field(edit: JalaliDateEdit, qtbot) -> None:
    edit.open_calendar()
    calendar = edit.findChild(JalaliCalendar)
    assert calendar is not None
    with qtbot.waitSignal(edit.changed):
        calendar.clicked.emit(QDate(2026, 11, 23))
    assert edit.date() == DAY
    assert not calendar.isVisible()


def test_a_day_of_the_calendar_keeps_the_time_of_a_deadline(qtbot) -> None:
    edit = JalaliDateEdit("deadline", with_time=True)
    qtbot.addWidget(edit)
    edit.show()
    for before, after in (("", "1405/09/02 23:59"), ("1404/01/01 12:00", "1405/09/02 12:00")):
        edit.edit.setText(before)
        edit.open_calendar()
        calendar = edit.findChild(JalaliCalendar)
        assert calendar is not None
        calendar.activated.emit(QDate(2026, 11, 23))
        assert edit.text() == after


def test_the_calendar_follows_the_theme(edit: JalaliDateEdit, qapp) -> None:
    edit.open_calendar()
    calendar = edit.findChild(JalaliCalendar)
    assert calendar is not None
    apply_theme(qapp, "dark")
    assert calendar.weekdayTextFormat(Qt.DayOfWeek.Friday).foreground().color().name() == DARK["danger"]
    calendar.open_at(DAY)
    picture = calendar.grab().toImage()
    shades = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert {DARK["surface"], DARK["primary"], DARK["danger"]} <= shades
    calendar.hide()


def test_every_part_has_a_name(edit: JalaliDateEdit) -> None:
    edit.setAccessibleName("تاریخ شروع")
    assert edit.edit.accessibleName() == "تاریخ شروع"
    assert (edit.edit.objectName(), edit.button.objectName()) == ("startsOn", "startsOnCalendar")
    assert edit.button.accessibleName() == "انتخاب از تقویم"
    edit.open_calendar()
    calendar = edit.findChild(JalaliCalendar)
    assert calendar is not None
    for name in ("qt_calendar_prevmonth", "qt_calendar_nextmonth"):
        button = calendar.findChild(QToolButton, name)
        assert button is not None
        assert button.accessibleName()
    calendar.hide()


def test_digits_follow_the_language(edit: JalaliDateEdit, qapp: QApplication) -> None:
    edit.set_date(DAY)
    edit.open_calendar()
    set_language(qapp, "en")
    qapp.processEvents()
    assert edit.edit.text() == "1405/09/02"
    assert edit.edit.placeholderText() == "1404/10/30"
    calendar = edit.findChild(JalaliCalendar)
    assert calendar is not None
    assert calendar.yearShown() == 1405
    calendar.hide()


def test_the_calendar_stays_on_the_screen(edit: JalaliDateEdit) -> None:
    room = edit.screen().availableGeometry()
    edit.move(room.bottomRight() - QPoint(edit.width(), edit.height()))
    edit.open_calendar()
    calendar = edit.findChild(JalaliCalendar)
    assert calendar is not None
    # The plug-in without a screen adds a frame of two pixels to popups.
    assert room.adjusted(0, 0, 2, 2).contains(calendar.geometry())
    calendar.hide()
