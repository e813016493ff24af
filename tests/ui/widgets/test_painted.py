"""Painted widgets: they stand on the reading side, follow the theme, and say in words what they show."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.theme import DARK, LIGHT, apply_theme
from hamyar_desktop.ui.widgets.avatar import Avatar, initials, tone_of
from hamyar_desktop.ui.widgets.bars import Bars
from hamyar_desktop.ui.widgets.chip import HEIGHT, Chip, chip_picture, chip_width, stage_look
from hamyar_desktop.ui.widgets.stat_tile import StatTile
from hamyar_desktop.ui.widgets.stepper import Stepper

STEPS = [
    ("register", "ثبت درخواست", "شماره و ساعت"),
    ("preliminary", "تایید اولیه", "بررسی"),
    ("referral", "ارجاع", "ساعات واقعی"),
    ("bankAccount", "حساب بانکی", "شبا"),
]


def shades(picture: QImage, area: QRect | None = None) -> set[str]:
    area = area or picture.rect()
    return {
        picture.pixelColor(x, y).name()
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    }


def halves(widget: QWidget) -> tuple[set[str], set[str]]:
    """The colours of the left and of the right half."""
    picture = widget.grab().toImage()
    middle, height = picture.width() // 2, picture.height()
    return shades(picture, QRect(0, 0, middle, height)), shades(picture, QRect(middle, 0, middle, height))


def shown(qtbot, widget: QWidget, width: int, height: int) -> QWidget:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    return widget


@pytest.fixture
def stepper(qtbot) -> Stepper:
    made = Stepper()
    made.set_steps(STEPS)
    made.set_state(1, {0})
    shown(qtbot, made, 900, 100)
    return made


def test_the_first_step_stands_at_the_reading_side(stepper: Stepper, qapp) -> None:
    first, last = (
        stepper.findChild(QAbstractButton, "stepRegister"),
        stepper.findChild(QAbstractButton, "stepBankAccount"),
    )
    assert first.x() > last.x()
    # In the fill of a step that is done, with its tick.
    assert stepper.grab().toImage().pixelColor(first.geometry().center().x() - 14, 26).name() == LIGHT["primary"]
    set_language(qapp, "en")
    qapp.processEvents()
    assert first.x() < last.x()


def test_the_line_behind_a_done_step_is_coloured(stepper: Stepper) -> None:
    picture = stepper.grab().toImage()
    steps = stepper.findChildren(QAbstractButton)
    between = [(a.geometry().center().x() + b.geometry().center().x()) // 2 for a, b in pairwise(steps)]
    assert [picture.pixelColor(x, 26).name() for x in between] == [LIGHT["primary"], LIGHT["border"], LIGHT["border"]]


def test_steps_are_chosen_by_mouse_and_keyboard(stepper: Stepper, qtbot, press) -> None:
    step = stepper.findChild(QAbstractButton, "stepReferral")
    assert step.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(stepper.chosen) as chosen:
        QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    assert chosen.args == ["referral"]
    with qtbot.waitSignal(stepper.chosen) as chosen:
        press(step, Qt.Key.Key_Space)
    assert chosen.args == ["referral"]


def test_steps_say_in_words_what_their_circles_show(stepper: Stepper, qapp) -> None:
    set_language(qapp, "en")
    stepper.set_state(1, {0})
    steps = stepper.findChildren(QAbstractButton)
    assert steps[0].accessibleName() == "ثبت درخواست — شماره و ساعت"
    assert [step.accessibleDescription() for step in steps] == ["done", "current step", "", ""]


def test_new_words_keep_the_steps_and_new_steps_replace_them(stepper: Stepper, qapp) -> None:
    before = stepper.findChildren(QAbstractButton)
    stepper.set_steps([(key, title + "!", detail) for key, title, detail in STEPS])
    assert stepper.findChildren(QAbstractButton) == before
    stepper.set_steps(STEPS[:2])
    qapp.sendPostedEvents(None, 52)  # DeferredDelete
    assert len(stepper.findChildren(QAbstractButton)) == 2


def test_painted_widgets_follow_the_theme(qtbot, qapp) -> None:
    tile = StatTile("inbox", "success")
    tile.set_values("در انتظار", "۱۲", "۳ فوری")
    for widget, size in (
        (Chip("تایید شده", "success", "check"), (120, 26)),
        (tile, (240, 102)),
        (Avatar("علی"), (38, 38)),
    ):
        shown(qtbot, widget, *size)
        apply_theme(qapp, "light")
        light = shades(widget.grab().toImage())
        apply_theme(qapp, "dark")
        dark = shades(widget.grab().toImage())
        grounds = {f"{tone}_soft" for tone in ("primary", "success", "violet", "warning", "danger")}
        assert light & {LIGHT[name] for name in grounds}
        assert dark & {DARK[name] for name in grounds}
        assert not dark & {LIGHT[name] for name in grounds}


def test_a_chip_has_its_icon_at_the_reading_side_and_fits_its_word(qtbot, qapp) -> None:
    chip = Chip("ب", "danger", "circle-x")
    qtbot.addWidget(chip)
    assert chip.accessibleName() == chip.text() == "ب"
    assert chip.width() >= chip_width("ب")
    assert chip.height() == HEIGHT
    narrow = chip.width()
    chip.set_look("بررسی نشده", "warning", "clock")
    assert chip.width() > narrow
    picture = chip_picture("بررسی نشده", "warning", "clock", 400, True, False, "light", 1.0).toImage()
    mirrored = chip_picture("بررسی نشده", "warning", "clock", 400, False, False, "light", 1.0).toImage()
    assert picture != mirrored
    assert chip_picture("بررسی نشده", "warning", "clock", 60, True, False, "light", 1.0).width() == 60
    assert chip_picture("بررسی نشده", "warning", "clock", 400, True, False, "light", 2.0).height() == 2 * HEIGHT


def test_every_stage_has_a_look_and_an_unknown_one_a_plain_one() -> None:
    assert stage_look("approved") == ("primary", "check")
    assert stage_look("no such stage") == ("neutral", "circle")


def test_initials_do_not_join_and_tones_are_steady() -> None:
    assert initials("مریم احمدی") == "م\u200cا"
    assert initials("علی رضا  محمدی") == "ع\u200cم"
    assert initials("سارا") == "س"
    assert initials("") == ""
    assert tone_of("مریم") == tone_of("مریم")


def test_an_avatar_without_a_name_is_blank(qtbot) -> None:
    avatar = Avatar("", 40)
    shown(qtbot, avatar, 40, 40)
    assert len(shades(avatar.grab().toImage())) == 1
    avatar.set_name("مریم احمدی")
    assert len(shades(avatar.grab().toImage())) > 1


def test_a_tile_says_its_figure_and_is_pressed_by_keyboard(qtbot, press, qapp) -> None:
    tile = StatTile("inbox", "primary")
    tile.set_values("در انتظار شما", "۱۲", "۳ مورد فوری", tone="violet")
    shown(qtbot, tile, 240, 102)
    assert tile.number() == "۱۲"
    assert tile.accessibleName() == "در انتظار شما: ۱۲. ۳ مورد فوری"
    left, right = halves(tile)
    assert LIGHT["violet_soft"] in right - left
    with qtbot.waitSignal(tile.clicked):
        press(tile, Qt.Key.Key_Space)
    set_language(qapp, "en")
    qapp.processEvents()
    left, right = halves(tile)
    assert LIGHT["violet_soft"] in left - right


def test_bars_run_from_the_right_and_are_told_in_words(qtbot, qapp) -> None:
    bars = Bars()
    bars.set_data([("تیر", [160, 0]), ("مرداد", [0, 30])], names=["ساعت", "در انتظار"])
    shown(qtbot, bars, 500, 260)
    assert bars.accessibleName() == "ساعت / در انتظار"
    assert bars.accessibleDescription() == "تیر: ۱۶۰، ۰؛ مرداد: ۰، ۳۰"
    # Below the legend.
    picture = bars.grab().toImage()
    left, right = (shades(picture, QRect(x, 40, 240, 190)) for x in (0, 240))
    assert LIGHT["primary"] in right - left
    assert LIGHT["success"] in left - right
    set_language(qapp, "en")
    qapp.processEvents()
    picture = bars.grab().toImage()
    left, right = (shades(picture, QRect(x, 40, 240, 190)) for x in (0, 260))
    assert LIGHT["primary"] in left - right


@pytest.mark.parametrize("groups", [[], [("تیر", [0])], [("تیر", [0, 0, 0])], [("تیر", [10**9]), ("مرداد", [1])]])
def test_bars_of_nothing_and_of_very_much(qtbot, groups) -> None:
    bars = Bars()
    bars.set_data(groups)
    shown(qtbot, bars, 300, 200)
    assert bars.grab().width() == 300
    assert bars.sizeHint().width() > 0


def test_bars_are_painted_in_given_tones(qtbot) -> None:
    bars = Bars()
    bars.set_data([("تیر", [5])], tones=["violet"])
    shown(qtbot, bars, 300, 200)
    assert LIGHT["violet"] in shades(bars.grab().toImage())
    QApplication.processEvents()
