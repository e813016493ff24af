"""The painted timeline: on the reading side, long lines whole, the line from dot to dot, selection in sight."""

import pytest
from PySide6.QtGui import QColor

from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.theme import apply_theme, token
from hamyar_desktop.ui.widgets.timeline import Timeline, TimelineEntry

LONG = "ساعت درخواستی برای این واحد زیاد است و باید با سرپرست هماهنگ شود. " * 6
ENTRIES = (
    TimelineEntry("x", "danger", "رد", "رضا کریمی", "۱۴۰۴/۱۰/۱۲", (LONG,)),
    TimelineEntry("file-plus-2", "primary", "ثبت درخواست", "سارا احمدی", "۱۴۰۴/۱۰/۱۱"),
)


@pytest.fixture
def timeline(qtbot) -> Timeline:
    made = Timeline("timeline")
    made.set_entries(ENTRIES)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def places_of(timeline: Timeline, shade: str) -> set[int]:
    """The columns of pixels in which a colour stands."""
    picture, wanted = timeline.viewport().grab().toImage(), QColor(token(shade)).name()
    return {
        x
        for x in range(picture.width())
        for y in range(0, picture.height(), 2)
        if picture.pixelColor(x, y).name() == wanted
    }


def test_dots_stand_on_the_reading_side(timeline, qapp):
    assert min(places_of(timeline, "danger_soft")) > timeline.viewport().width() / 2

    set_language(qapp, "en")

    assert max(places_of(timeline, "danger_soft")) < timeline.viewport().width() / 2


def test_long_lines_wrap_and_need_more_room_in_a_narrow_window(timeline, qtbot):
    wide = timeline.visualItemRect(timeline.item(0)).height()
    timeline.resize(300, 400)

    qtbot.waitUntil(lambda: timeline.visualItemRect(timeline.item(0)).height() > wide)
    assert wide > timeline.visualItemRect(timeline.item(1)).height()


def test_a_selected_entry_is_seen_and_copied_alone(timeline):
    assert not places_of(timeline, "selection")

    timeline.item(1).setSelected(True)

    assert places_of(timeline, "selection")
    assert timeline.entries(selected=True) == [ENTRIES[1]]


def test_the_timeline_follows_the_theme(timeline, qapp):
    light = timeline.viewport().grab().toImage()

    apply_theme(qapp, "dark")

    assert timeline.viewport().grab().toImage() != light
    assert places_of(timeline, "danger_soft")
