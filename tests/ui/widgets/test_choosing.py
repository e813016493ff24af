"""Segments, lists of ticks, counts and icon buttons: keys, spelling, digits, themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.tables.rows_table import RowsTable
from hamyar_desktop.ui.theme import apply_theme
from hamyar_desktop.ui.widgets.check_list import CheckList
from hamyar_desktop.ui.widgets.icon_button import IconButton
from hamyar_desktop.ui.widgets.number_edit import NumberEdit
from hamyar_desktop.ui.widgets.segments import Segments

UNITS = [(1, "خوابگاه"), (2, "کتابخانه مرکزی"), (3, "مشاوره"), (4, "معاونت آموزشی")]


class TestSegments:
    @pytest.fixture
    def segments(self, qtbot):
        made = Segments("parts", (("first", "layers"), ("second", "users")))
        made.set_words(["یکم", "دوم"])
        qtbot.addWidget(made)
        made.show()
        return made

    def test_one_is_chosen_by_mouse_and_by_key(self, segments, press, qtbot):
        told = []
        segments.chosen.connect(told.append)
        QTest.mouseClick(segments.buttons["second"], Qt.MouseButton.LeftButton)
        assert segments.current() == "second"
        press(segments.buttons["first"], Qt.Key.Key_Space)
        assert segments.current() == "first"
        assert told == ["second", "first"]

    def test_choosing_from_code_tells_nobody(self, segments, qtbot):
        with qtbot.assertNotEmitted(segments.chosen):
            segments.choose("second")
        assert segments.current() == "second"

    def test_every_button_can_be_found(self, segments):
        names = {button.objectName(): button.accessibleName() for button in segments.buttons.values()}
        assert names == {"partsFirst": "یکم", "partsSecond": "دوم"}

    def test_icons_follow_choice_and_theme(self, segments, qapp):
        def picture(key):
            return segments.buttons[key].icon().pixmap(18, 18).toImage()

        plain, light = picture("second"), picture("first")
        segments.choose("second")
        assert picture("second") != plain
        segments.choose("first")
        apply_theme(qapp, "dark")
        assert picture("first") != light


class TestCheckList:
    @pytest.fixture
    def units(self, qtbot):
        made = CheckList("units")
        made.set_items(UNITS, (3,))
        qtbot.addWidget(made)
        made.show()
        return made

    def test_what_is_ticked_stands_first(self, units):
        assert units.ticked() == [(3, "مشاوره")]
        assert units.list.item(0).text() == "مشاوره"

    @pytest.mark.parametrize("typed", ["كتابخانه", "مرکزی کتاب", ";jhfohki", "کتابخانهمرکزی"])
    def test_the_filter_takes_any_spelling_and_the_other_layout(self, units, type_text, typed):
        type_text(units.filter, typed)
        assert units.shown() == ["کتابخانه مرکزی"]

    def test_ticks_stay_while_the_list_is_narrowed(self, units, type_text):
        type_text(units.filter, "خواب")
        row = next(row for row in range(units.list.count()) if not units.list.item(row).isHidden())
        units.list.item(row).setCheckState(Qt.CheckState.Checked)
        units.filter.clear()
        assert sorted(units.ticked()) == [(1, "خوابگاه"), (3, "مشاوره")]
        assert len(units.shown()) == 4

    def test_nothing_matches_what_is_not_there(self, units, type_text):
        type_text(units.filter, "انبار")
        assert units.shown() == []

    def test_enter_ticks_and_unticks_and_tells(self, units, qtbot):
        item = units.list.item(1)
        with qtbot.waitSignal(units.changed):
            units.list.itemActivated.emit(item)
        assert item.checkState() is Qt.CheckState.Checked
        units.list.itemActivated.emit(item)
        assert item.checkState() is Qt.CheckState.Unchecked

    def test_names_for_screen_readers(self, units):
        units.set_names("واحدها", "بخشی از نام")
        assert (units.list.accessibleName(), units.filter.placeholderText()) == ("واحدها", "بخشی از نام")


class TestNumberEdit:
    @pytest.fixture
    def number(self, qtbot):
        made = NumberEdit("seats", max_length=5)
        qtbot.addWidget(made)
        return made

    @pytest.mark.parametrize(
        ("typed", "shown", "value"),
        [("12", "۱۲", 12), ("۱۲", "۱۲", 12), ("٣٤", "۳۴", 34), ("1a2,3", "۱۲۳", 123), ("123456", "۱۲۳۴۵", 12345)],
    )
    def test_digits_of_any_kind_and_nothing_else(self, number, type_text, typed, shown, value):
        type_text(number, typed)
        assert (number.text(), number.value()) == (shown, value)

    def test_nothing_is_none(self, number):
        assert number.value() is None
        number.set_value(7)
        number.set_value(None)
        assert number.text() == ""

    def test_another_language_shows_its_digits_and_tells_nobody(self, number, qapp, qtbot):
        number.set_value(45)
        with qtbot.assertNotEmitted(number.textEdited):
            set_language(qapp, "en")
            qapp.processEvents()
        assert number.text() == "45"


def test_an_icon_button_follows_the_theme_and_says_its_words(qtbot, qapp):
    pressed = []
    button = IconButton("doIt", "plus", lambda: pressed.append(1), "primary")
    qtbot.addWidget(button)
    button.set_words("بکن", "چرا")
    button.click()
    before = button.icon().pixmap(18, 18).toImage()
    apply_theme(qapp, "dark")

    assert pressed == [1]
    assert (button.accessibleName(), button.toolTip(), button.text().strip()) == ("بکن", "چرا", "بکن")
    assert button.icon().pixmap(18, 18).toImage() != before
    after = button.icon().pixmap(18, 18).toImage()
    button.set_icon("x")
    assert button.icon().pixmap(18, 18).toImage() != after


class TestRowsTable:
    @pytest.fixture
    def table(self, qtbot):
        made = RowsTable("rows", [Column("name", lambda: "نام", str, 100)], lambda row: row)
        qtbot.addWidget(made)
        made.show()
        return made

    def test_the_first_row_is_chosen_at_first_and_the_choice_stays(self, table):
        table.show_rows(["الف", "ب", "پ"])
        assert table.chosen() == "الف"
        assert table.choose("پ")
        table.show_rows(["پ", "الف"])
        assert table.chosen() == "پ"
        assert not table.choose("ت")
        table.show_rows(["الف"])
        assert table.chosen() == "الف"
        table.show_rows([])
        assert table.chosen() is None

    def test_it_tells_of_every_new_row_in_the_chosen_place(self, table, qtbot):
        table.show_rows(["الف"])
        with qtbot.waitSignal(table.selection_changed):
            table.show_rows(["الف"])

    def test_another_language_keeps_the_choice(self, table, qapp):
        table.show_rows(["الف", "ب"])
        table.choose("ب")
        set_language(qapp, "en")
        qapp.processEvents()
        assert table.chosen() == "ب"
