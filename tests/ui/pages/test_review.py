"""The supervisor's desk: what waits for a word, decided by row, by key, by button, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.text import ascii_digits
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.models.qt.paged_table_model import PAGE
from hamyar_desktop.services.rows import NewRequest, NewStudent, RequestFilter
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.review import ReviewPage
from hamyar_desktop.ui.theme import apply_theme
from hamyar_desktop.ui.widgets.buttons_delegate import ButtonsDelegate
from hamyar_desktop.ui.widgets.stat_tile import StatTile


@pytest.fixture
def opened(office, open_page):
    """One request pending, one with hours, one approved; then the desk of somebody."""
    office.ids = {
        "pending": office.store.register("40011001"),
        "hours": office.store.with_hours("40011002"),
        "approved": office.store.approved("40011003"),
    }

    def opening(name: str = "supervisor", argument: object = None) -> ReviewPage:
        return open_page(ReviewPage, name, argument)

    return opening


def state(office, key: str) -> State:
    return office.row(office.ids[key]).state


def shown(page: ReviewPage) -> list[int]:
    return list(page.table.rows_model.ids)


def enabled(page: ReviewPage) -> list[bool]:
    return [page.buttons[verb].isEnabled() for verb in (Verb.APPROVE, Verb.REJECT, Verb.FINALIZE)]


def cell_button(page: ReviewPage, place: int, number: int) -> QPoint:
    """The middle of a painted button."""
    column = len(page.table.rows_model.columns) - 1
    cell = page.table.visualRect(page.table.rows_model.index(place, column))
    delegate = page.table.itemDelegateForColumn(column)
    assert isinstance(delegate, ButtonsDelegate)
    rtl = page.layoutDirection() == Qt.LayoutDirection.RightToLeft
    return delegate.button_rect(QRectF(cell), number, rtl).center().toPoint()


def select(page: ReviewPage, *ids: int) -> None:
    """Rows are read when they are painted."""
    page.grab()
    page.table.select_ids(ids or shown(page))


def click(page: ReviewPage, place: int, number: int) -> None:
    page.grab()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=cell_button(page, place, number))


def test_only_what_waits_for_a_word_is_shown_the_oldest_first(office, opened):
    page = opened()

    assert shown(page) == [office.ids["pending"], office.ids["hours"]]
    assert [ascii_digits(tile.number()) for tile in page.tiles.values()] == ["1", "1", "1", "0"]


def test_other_units_have_another_desk(opened):
    assert shown(opened("stranger")) == []


def test_tiles_filter_the_desk_or_open_the_table(office, opened):
    page = opened()
    tiles = {tile.objectName(): tile for tile in page.findChildren(StatTile)}

    tiles["tileNotFinal"].click()
    assert shown(page) == [office.ids["hours"]]
    tiles["tilePending"].click()
    assert shown(page) == [office.ids["pending"]]
    tiles["tileApproved"].click()
    assert office.went == [("requests", RequestFilter(stage="approved", term_code="4041"))]


def test_the_unit_filters(office, opened):
    page = opened("affairs")

    page.unit.setCurrentIndex(page.unit.findData(office.store.dormitory))
    assert shown(page) == []
    page.unit.setCurrentIndex(page.unit.findData(office.store.library))
    assert len(shown(page)) == 2


def test_painted_buttons_approve_finalise_and_show(office, opened):
    page = opened()

    click(page, 0, 0)
    assert state(office, "pending") is State.APPROVED
    assert shown(page) == [office.ids["hours"]]
    click(page, 0, 2)
    assert page.drawer.isVisible()
    assert page.drawer.pane.row.id == office.ids["hours"]
    click(page, 0, 2)
    assert not page.drawer.isVisible()
    click(page, 0, 0)
    assert state(office, "hours") is State.FINAL
    assert shown(page) == []
    assert page.table.accessibleDescription()


def test_the_painted_cross_rejects_with_a_reason_and_the_arrow_sends_back(office, opened):
    page = opened()
    page.decisions.ask_reason = lambda _verb, _count: "تکراری است"

    click(page, 0, 1)
    click(page, 0, 1)

    assert (state(office, "pending"), office.row(office.ids["pending"]).reason) == (State.REJECTED, "تکراری است")
    assert state(office, "hours") is State.APPROVED


def test_painted_buttons_stand_in_reading_order(office, opened, qapp):
    page = opened()
    assert cell_button(page, 0, 0).x() > cell_button(page, 0, 2).x()

    office.desk.language = "en"
    set_language(qapp, "en")
    QApplication.sendPostedEvents()

    assert cell_button(page, 0, 0).x() < cell_button(page, 0, 2).x()


def test_a_painted_button_says_what_it_does_and_lights_up(office, opened):
    page = opened()
    page.grab()
    point = cell_button(page, 1, 0)

    QTest.mouseMove(page.table.viewport(), cell_button(page, 0, 2))
    before = page.table.grab().toImage()
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(point), page.table.viewport().mapToGlobal(QPointF(point)),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(page.table.viewport(), move)
    asked = QHelpEvent(QEvent.Type.ToolTip, point, page.table.viewport().mapToGlobal(point))
    QApplication.sendEvent(page.table.viewport(), asked)

    assert QToolTip.text().startswith("تایید نهایی")
    assert "(F)" in QToolTip.text()
    assert page.table.grab().toImage() != before


def test_every_painted_button_is_whole_in_the_smallest_window(opened):
    page = opened()

    assert all(page.table.viewport().rect().contains(cell_button(page, 0, number)) for number in range(3))
    assert page.table.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize(("key", "of", "after"), [
    (Qt.Key.Key_A, "pending", State.APPROVED),
    (Qt.Key.Key_R, "pending", State.REJECTED),
    (Qt.Key.Key_F, "hours", State.FINAL),
])  # fmt: skip
def test_keys_decide_the_selected_row(office, opened, qtbot, key, of, after):
    page = opened()
    page.decisions.ask_reason = lambda _verb, _count: "نیازی نیست"
    select(page, office.ids[of])
    page.activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)

    QTest.keyClick(page.table, key)

    assert state(office, of) is after


def test_the_keys_work_while_the_keyboard_writes_persian(office, opened, qtbot):
    page = opened()
    select(page, office.ids["pending"])
    page.activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)

    QTest.sendKeyEvent(QTest.KeyAction.Click, page.table, Qt.Key(ord("ش")), "ش", Qt.KeyboardModifier.NoModifier)

    assert state(office, "pending") is State.APPROVED


def test_space_shows_facts_and_history(office, opened, press):
    page = opened()
    select(page, office.ids["hours"])

    press(page.table, Qt.Key.Key_Space)

    assert page.drawer.isVisible()
    assert page.drawer.pane.body.timeline.count() == 3


def test_buttons_decide_many_rows_and_leave_those_of_the_other_kind(office, opened):
    page = opened()
    select(page)

    page.buttons[Verb.APPROVE].click()
    assert (state(office, "pending"), state(office, "hours")) == (State.APPROVED, State.HOURS)
    select(page)
    page.buttons[Verb.FINALIZE].click()
    assert state(office, "hours") is State.FINAL


def test_buttons_can_be_pressed_only_for_rows_of_their_kind(office, opened):
    page = opened()
    assert not any(button.isEnabled() for button in page.buttons.values())

    select(page, office.ids["pending"])
    assert [page.buttons[verb].isEnabled() for verb in (Verb.APPROVE, Verb.REJECT, Verb.FINALIZE)] == [
        True,
        True,
        False,
    ]

    select(page, office.ids["hours"])
    assert [page.buttons[verb].isEnabled() for verb in (Verb.APPROVE, Verb.REJECT, Verb.FINALIZE)] == [
        False,
        False,
        True,
    ]


def test_a_decision_is_taken_back(office, opened):
    page = opened()
    select(page, office.ids["pending"])
    page.buttons[Verb.APPROVE].click()
    assert shown(page) == [office.ids["hours"]]

    office.undo[-1]()

    assert state(office, "pending") is State.PENDING
    assert shown(page) == [office.ids["pending"], office.ids["hours"]]


def test_refused_rows_are_reported_with_their_rule(office, opened):
    office.store.set_policy(Policy(four_eyes=True))
    page = opened("affairs")
    own = _register_in_dormitory(office)
    page.refresh()
    told = []
    page.decisions.show_refusals = told.append
    select(page)
    # Meanwhile somebody else decides the first one.
    office.store.move(Verb.APPROVE, office.ids["pending"])

    page.buttons[Verb.APPROVE].click()

    assert {(refusal.request_id, refusal.error.code) for refusal in told[0].refused} == {
        (office.ids["pending"], Code.CHANGED_BY_OTHER),
        (own, Code.SAME_PERSON),
    }


def test_more_rows_than_are_loaded_are_decided_at_once(office, opened, qtbot):
    page = opened("affairs")
    _register_many(office, 3 * PAGE)
    page.refresh()
    page.stage.setCurrentIndex(page.stage.findData("pending"))
    select(page)

    page.buttons[Verb.APPROVE].click()

    assert shown(page) == []
    assert len(office.changes[-1].request_ids) == 3 * PAGE + 1


def _register_in_dormitory(office) -> int:
    """A request that affairs itself registered."""
    with office.store.open_unit(office.store.affairs) as unit:
        unit.quotas.set(office.store.dormitory, office.store.term, 2, "")
        unit.commit()
    wanted = NewRequest("00012345", office.store.dormitory, "50")
    return office.services.register(office.store.affairs, wanted).request_ids[0]


def _register_many(office, count: int) -> None:
    store = office.store
    with store.open_unit(store.affairs) as unit:
        unit.quotas.set(store.library, store.term, count + 10, "")
        unit.students.save_many([NewStudent(f"5{number:07}", "دانشجو", "نمونه") for number in range(count)])
        unit.commit()
    with store.open_unit(store.affairs) as unit:
        office_row = unit.units.by_id(store.library)
        students = unit.students.by_numbers([f"5{number:07}" for number in range(count)])
        for student in students.values():
            unit.requests.add(
                term_id=store.term, student_id=student.id, unit_id=store.library, work_type_id=office_row.work_type_id,
                hours=office.row(office.ids["pending"]).hours, note="", person=store.affairs, now=store.clock(),
            )  # fmt: skip
        unit.commit()


def test_the_home_page_opens_a_request_here(office, opened):
    page = opened(argument=office.ids["hours"])

    assert list(page.table.selected_ids()) == [office.ids["hours"]]


def test_recorded_hours_above_those_requested_are_marked(office, opened):
    page = opened()
    column = [each.key for each in page.table.rows_model.columns].index("hours")
    cell = page.table.rows_model.cells_at(1)[column]

    assert ascii_digits(cell.text).split()[0] == "80"
    assert ascii_digits(cell.text).split()[-1] == "100"
    assert cell.tone == ""


def test_language_and_theme_change_in_place(office, opened, qapp):
    page = opened()
    select(page, office.ids["pending"])
    before = page.buttons[Verb.APPROVE].icon().pixmap(20).toImage()

    office.desk.language = "en"
    set_language(qapp, "en")
    QApplication.sendPostedEvents()
    apply_theme(qapp, "dark")

    assert page.buttons[Verb.APPROVE].text().strip() == "Approve"
    assert page.stage.itemText(1) == "Pending"
    assert page.tiles["pending"].number() == "1"
    assert page.buttons[Verb.APPROVE].icon().pixmap(20).toImage() != before
