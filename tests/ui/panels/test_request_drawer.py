"""The drawer beside a table: opened and closed by keys and button, follows the row, tells what others do to it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services import show_request
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import Changes
from hamyar_desktop.services.show_request import ShowRequest
from hamyar_desktop.store.generated import apply_generated, drop_generated
from hamyar_desktop.ui.dialogs.request_history import RequestHistory
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.requests import RequestsPage
from hamyar_desktop.ui.pages.review import ReviewPage
from hamyar_desktop.ui.panels.beside_table import MEMORY, NARROWEST
from hamyar_desktop.ui.panels.request_reader import FOLLOW_MS
from hamyar_desktop.ui.tasks import BackgroundRunner
from tests.ui.dialog_of import dialog_of, no_dialog


@pytest.fixture
def opened(office, open_page, qtbot):
    """Three pending requests of the library; the page of somebody with the focus in the table."""
    office.ids = [office.store.register(number) for number in ("40011001", "40011002", "40011003")]

    def opening(name: str = "supervisor", kind: type = ReviewPage, width: int = 1086) -> ReviewPage:
        page = open_page(kind, name)
        page.resize(width, 680)
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.grab()
        page.table.setFocus()
        return page

    return opening


def open_at(page, place: int = 0) -> None:
    page.table.select_rows([place])
    page.drawer.toggle()
    page.grab()


def told(page) -> list[str]:
    return [entry.title for entry in page.drawer.pane.body.timeline.entries()]


def settled(page, qtbot, request_id: int) -> None:
    pane = page.drawer.pane
    qtbot.waitUntil(lambda: pane.row is not None and pane.row.id == request_id and pane.body.timeline.count() > 0)


def delete(office, request_id: int) -> None:
    """As somebody with another tool would."""
    with office.store.engine.begin() as connection:
        drop_generated(connection)
        connection.exec_driver_sql(f"DELETE FROM work_request WHERE id = {request_id}")
        apply_generated(connection)


# -- opening and closing
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_open_it_and_close_it_while_the_focus_stays_in_the_table(opened, key):
    page = opened()
    page.table.select_rows([1])

    QTest.keyClick(page.table, key)
    assert page.drawer.isVisible()
    assert page.table.hasFocus()

    QTest.keyClick(page.table, key)
    assert not page.drawer.isVisible()
    assert page.table.hasFocus()


def test_escape_closes_it_and_belongs_to_others_while_it_is_closed(opened):
    page = opened()
    open_at(page)

    QTest.keyClick(page.table, Qt.Key.Key_Escape)

    assert not page.drawer.isVisible()
    assert not page.drawer._close_key.isEnabled()


def test_its_button_opens_it_for_the_first_row_when_none_is_chosen_and_gives_the_focus_back(office, opened):
    page = opened()
    page.table.selectionModel().clear()
    assert page.drawer.button.accessibleName()
    assert "Space" in page.drawer.button.toolTip()

    page.drawer.button.click()
    assert page.drawer.request_id == office.ids[0]
    assert page.table.hasFocus()

    page.drawer.button.click()
    assert not page.drawer.isVisible()


def test_its_own_button_closes_it(opened):
    page = opened()
    open_at(page)
    assert page.drawer.close_button.accessibleName()

    page.drawer.close_button.click()

    assert not page.drawer.isVisible()
    page.drawer.close_drawer()
    assert page.drawer.request_id is None


def test_an_empty_table_has_nothing_to_open(opened):
    page = opened("stranger")

    page.drawer.button.click()
    page.drawer.toggle_at(0)
    page.drawer.open_at(3)

    assert not page.drawer.isVisible()


# -- the keyboard goes in and comes back
def test_tab_goes_into_the_open_drawer_and_escape_comes_back_without_closing_it(opened, qtbot):
    page = opened()
    open_at(page)

    QTest.keyClick(page.table, Qt.Key.Key_Tab)
    inside = QApplication.focusWidget()
    assert inside is page.drawer.pane.body.timeline

    QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert page.table.hasFocus()
    assert page.drawer.isVisible()


def test_tab_visits_every_part_of_it_in_order(office, opened):
    office.store.permit_dormitory()
    office.store.register(person=office.store.affairs, unit_id=office.store.dormitory)
    page = opened("affairs")
    open_at(page, list(page.table.rows_model.ids).index(office.ids[0]))
    names = []
    widget: QWidget | None = page.table
    for _ in range(5):
        assert widget is not None
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        widget = QApplication.focusWidget()
        names.append(widget.objectName())

    assert names == ["historyTimeline", "otherRequests", "openStudent", "copyHistory", "closeDrawer"]


def test_it_scrolls_from_the_table(office, opened):
    for _ in range(5):
        office.services.decide(office.store.supervisor, Verb.APPROVE, [Item(office.ids[0])])
        office.services.decide(office.store.supervisor, Verb.REOPEN, [Item(office.ids[0])])
    page = opened()
    open_at(page)
    bar = page.drawer.pane.body.verticalScrollBar()
    assert bar.maximum() > 0

    QTest.keyClick(page.table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.AltModifier)
    down = bar.value()
    QTest.keyClick(page.table, Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)

    assert down > 0
    assert bar.value() == 0


def test_the_entry_in_which_one_stands_is_brought_into_sight(office, opened):
    for _ in range(5):
        office.services.decide(office.store.supervisor, Verb.APPROVE, [Item(office.ids[0])])
        office.services.decide(office.store.supervisor, Verb.REOPEN, [Item(office.ids[0])])
    page = opened()
    open_at(page)
    body = page.drawer.pane.body
    body.timeline.setFocus()

    QTest.keyClick(body.timeline, Qt.Key.Key_End)

    last = body.timeline.visualItemRect(body.timeline.item(body.timeline.count() - 1))
    place = body.timeline.viewport().mapTo(body.viewport(), last.center())
    assert body.viewport().rect().contains(place)


# -- what it shows
def test_it_shows_head_history_quota_hours_and_facts(office, opened):
    page = opened()
    open_at(page)
    pane = page.drawer.pane

    assert pane.head.name() == "زهرا احمدی"
    assert pane.head.chip.text() == "بررسی نشده"
    assert told(page) == ["ثبت درخواست"]
    assert pane.body.timeline.entries()[0].who == "سارا احمدی"
    assert "۱۴۰۴/۱۰/۱۱" in pane.body.timeline.entries()[0].when
    assert "۰" in pane.body.quota.text()
    assert "۳" in pane.body.quota.text()
    assert "۱۰۰" in pane.body.hours.text()
    assert "کتابخانه مرکزی" in pane.body.facts.accessibleName()
    assert not pane.body.others.isVisible()


@pytest.mark.parametrize(
    ("name", "count", "hours", "words"),
    [("affairs", 1, "۱۶۰", "درخواست‌های دیگر دانشجو (۱)"), ("supervisor", 0, "۱۰۰", "در واحدهای شما (۰)")],
)
def test_the_students_other_requests_are_those_that_one_may_see(office, opened, name, count, hours, words):
    office.store.permit_dormitory()
    office.store.register(person=office.store.affairs, unit_id=office.store.dormitory, hours=60)
    page = opened(name)
    open_at(page, list(page.table.rows_model.ids).index(office.ids[0]))
    body = page.drawer.pane.body

    assert [row.unit for row in body.others_model.rows] == ["خوابگاه"] * count
    assert hours in body.hours.text()
    assert words in body._headings["others"].text()


def test_another_request_opens_over_the_page(office, opened):
    office.store.permit_dormitory()
    other = office.store.register(person=office.store.affairs, unit_id=office.store.dormitory)
    page = opened("affairs")
    open_at(page, list(page.table.rows_model.ids).index(office.ids[0]))
    others = page.drawer.pane.body.others
    others.setFocus()
    others.select_rows([0])

    QTest.keyClick(others, Qt.Key.Key_Return)

    dialog = dialog_of(page, RequestHistory)
    assert dialog.pane.row.id == other
    dialog.reject()


def test_of_very_many_requests_the_rest_is_counted(office, opened, monkeypatch):
    monkeypatch.setattr(show_request, "OTHERS_AT_MOST", 0)
    office.store.permit_dormitory()
    office.store.register(person=office.store.affairs, unit_id=office.store.dormitory)
    page = opened("affairs")
    open_at(page, list(page.table.rows_model.ids).index(office.ids[0]))

    assert page.drawer.pane.body.older.isVisible()
    assert "۱" in page.drawer.pane.body.older.text()


def test_history_is_copied_and_the_students_page_opened(office, opened):
    page = opened()
    open_at(page)

    page.drawer.pane.copy_button.click()
    page.drawer.pane.student_button.click()

    assert QGuiApplication.clipboard().text().startswith("ثبت درخواست — سارا احمدی")
    assert office.went == [("students", "40011001")]


# -- following
def test_it_follows_the_current_row_but_does_not_ask_for_rows_on_the_way(office, opened, qtbot, monkeypatch):
    page = opened()
    open_at(page)
    asked = []
    held = ShowRequest.__call__

    def asking(self, person, request_id):
        asked.append(request_id)
        return held(self, person, request_id)

    monkeypatch.setattr(ShowRequest, "__call__", asking)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    # What stands in the row is seen at once.
    assert page.drawer.pane.head.name() == "مریم پاک‌نژاد"
    settled(page, qtbot, office.ids[2])

    assert asked == [office.ids[2]]
    assert FOLLOW_MS >= 100


def test_a_row_that_is_not_read_yet_is_followed_by_its_id(office, opened, qtbot, monkeypatch):
    page = opened()
    open_at(page)
    monkeypatch.setattr(page.table.rows_model, "loaded_at", lambda _place: None)

    page.table.select_rows([1])
    assert page.drawer.pane.head.name() == ""
    assert page.drawer.pane.empty.isVisible()
    settled(page, qtbot, office.ids[1])
    assert page.drawer.pane.head.name() == "علی‌رضا کریمی"

    page.drawer.close_drawer()
    page.drawer.open_at(2)
    settled(page, qtbot, office.ids[2])


def test_what_assistive_technology_selects_is_followed_too(office, opened, qtbot):
    page = opened()
    open_at(page)
    selection = page.table.selectionModel()
    selection.clear()
    index = page.table.rows_model.index(2, 0)
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows

    selection.select(index, flags)

    assert not page.table.currentIndex().isValid()
    settled(page, qtbot, office.ids[2])


def test_enter_on_another_row_shows_that_one_at_once(office, opened):
    page = opened()
    open_at(page)

    page.drawer.toggle_at(2)
    assert page.drawer.isVisible()
    assert told(page)
    assert page.drawer.request_id == office.ids[2]

    page.drawer.toggle_at(2)
    assert not page.drawer.isVisible()


def test_an_answer_for_a_row_that_was_left_is_dropped(office, opened, qtbot):
    runner = BackgroundRunner()
    page = opened()
    office.desk.runner = runner
    open_at(page, 0)
    page.drawer.open_at(1)
    qtbot.waitUntil(runner.is_idle)
    assert page.drawer.pane.row.id == office.ids[1]

    page.drawer.open_at(2)
    page.drawer.close_drawer()
    qtbot.waitUntil(runner.is_idle)
    runner.close()

    assert told(page) == []


# -- others
def test_changes_of_others_appear_by_themselves_and_are_told(office, opened):
    page = opened(kind=RequestsPage)
    open_at(page, list(page.table.rows_model.ids).index(office.ids[0]))
    assert page.drawer.pane.notice.text() == ""

    office.store.move(Verb.REJECT, office.ids[0], reason="تکراری است", person=office.store.affairs)
    office.desk.tell(Changes(requests=True))

    pane = page.drawer.pane
    assert told(page) == ["رد", "ثبت درخواست"]
    assert pane.head.chip.text() == "رد شده"
    assert all(word in pane.notice.text() for word in ("مینا اکبری", "رد"))
    assert no_dialog(page)

    page.table.select_rows([(page.table.currentIndex().row() + 1) % 3])
    assert pane.notice.text() == ""


def test_a_change_by_another_tool_is_told_as_such(office, opened, monkeypatch):
    page = opened(kind=RequestsPage)
    open_at(page, list(page.table.rows_model.ids).index(office.ids[0]))

    office.store.move(Verb.APPROVE, office.ids[0], person=office.store.affairs)
    held = ShowRequest.__call__

    def nameless(self, person, request_id):
        whole = held(self, person, request_id)
        return replace(whole, history=tuple(replace(entry, person="") for entry in whole.history))

    monkeypatch.setattr(ShowRequest, "__call__", nameless)
    office.desk.tell(Changes(requests=True))

    assert "ابزار" in page.drawer.pane.notice.text()


def test_ones_own_decision_is_no_news(office, opened):
    page = opened(kind=RequestsPage)
    open_at(page, list(page.table.rows_model.ids).index(office.ids[0]))

    page.row_actions.do(Verb.APPROVE)

    assert told(page) == ["تایید", "ثبت درخواست"]
    assert page.drawer.pane.notice.text() == ""


@pytest.mark.parametrize("changes", [Changes(quotas=True), Changes(accounts=True), Changes(students=True)])
def test_seats_accounts_and_names_are_kept_fresh(office, opened, changes, monkeypatch):
    page = opened(kind=RequestsPage)
    open_at(page)
    asked = []
    monkeypatch.setattr(page.drawer.pane.reader, "reload", lambda: asked.append(True))

    office.desk.tell(changes)
    office.desk.tell(Changes(people=True))

    assert asked == [True]


def test_a_request_that_somebody_deleted_is_said_to_be_gone_without_a_dialog(office, opened):
    page = opened(kind=RequestsPage)
    open_at(page, list(page.table.rows_model.ids).index(office.ids[0]))
    said = len(office.said)

    delete(office, office.ids[0])
    office.desk.tell(Changes(requests=True))

    pane = page.drawer.pane
    assert "دیگر" in pane.empty.words()
    assert not pane.empty.action.isVisible()
    assert not pane.copy_button.isEnabled()
    assert office.said[said:] == []
    assert no_dialog(page)


def test_what_others_made_leave_the_table_stays_in_sight_until_one_goes_on(office, opened, qtbot):
    page = opened()
    open_at(page, 1)

    office.store.move(Verb.APPROVE, office.ids[1], person=office.store.affairs)
    office.desk.tell(Changes(requests=True))
    assert list(page.table.rows_model.ids) == [office.ids[0], office.ids[2]]
    qtbot.wait(2 * FOLLOW_MS)

    assert page.drawer.request_id == office.ids[1]
    assert page.drawer.pane.head.chip.text() == "تایید شده"
    assert "مینا اکبری" in page.drawer.pane.notice.text()

    page.table.select_rows([0])
    settled(page, qtbot, office.ids[0])


def test_the_row_that_took_its_place_is_one_key_away(office, opened):
    page = opened()
    open_at(page, 0)
    delete(office, office.ids[0])
    office.desk.tell(Changes(requests=True))
    assert page.drawer.pane.empty.isVisible()

    page.drawer.toggle_at(0)

    assert page.drawer.request_id == office.ids[1]
    assert told(page) == ["ثبت درخواست"]


def test_a_failure_of_storage_says_why_and_can_be_tried_again(office, opened, monkeypatch):
    page = opened()
    held = ShowRequest.__call__

    def failing(*_):
        raise RuleBroken(Code.STORAGE_UNAVAILABLE)

    monkeypatch.setattr(ShowRequest, "__call__", failing)
    open_at(page)
    assert page.drawer.pane.empty.action.isVisible()

    monkeypatch.setattr(ShowRequest, "__call__", held)
    page.drawer.pane.empty.action.click()
    assert told(page) == ["ثبت درخواست"]


def test_what_was_decided_stays_in_sight_until_one_goes_on(office, opened, qtbot):
    page = opened()
    open_at(page)
    office.store.move(Verb.APPROVE, office.ids[0], person=office.store.affairs)
    page.table.selectionModel().clear()

    office.desk.tell(Changes(requests=True))

    assert office.row(office.ids[0]).state is State.APPROVED
    assert page.drawer.isVisible()


# -- width and words
def test_it_is_never_wider_than_half_and_its_width_is_remembered(office, opened, open_page, qtbot):
    page = opened(width=1086)
    open_at(page)
    splitter = page.drawer.parentWidget()
    assert NARROWEST <= page.drawer.width() <= splitter.width() // 2

    splitter.setSizes([100, 900])
    page.grab()
    assert page.drawer.width() <= splitter.width() // 2
    splitter.setSizes([splitter.width() - 450, 450 - splitter.handleWidth()])
    splitter.splitterMoved.emit(0, 1)
    wide = page.drawer.width()
    qtbot.waitUntil(lambda: office.desk.tables.get(MEMORY) == {"width": wide})

    other = open_page(RequestsPage, "supervisor")
    other.resize(1086, 680)
    open_at(other)
    assert other.drawer.width() == wide

    other.resize(806, 680)
    other.grab()
    assert other.drawer.width() <= other.drawer.parentWidget().width() // 2


@pytest.mark.parametrize("kept", [{"width": "wide"}, {"width": True}, {}, {"width": -5}])
def test_a_damaged_memory_is_ignored(office, opened, kept):
    office.desk.tables[MEMORY] = kept
    page = opened()
    open_at(page)

    assert NARROWEST <= page.drawer.width() <= page.drawer.parentWidget().width() // 2


def test_it_stands_at_the_end_side_in_both_languages(office, opened, qapp):
    page = opened()
    open_at(page)
    assert page.drawer.x() < page.table.x()

    office.desk.language = "en"
    set_language(qapp, "en")
    QApplication.sendPostedEvents()
    page.grab()

    assert page.drawer.x() > page.table.x()
    assert told(page) == ["Register"]
    assert page.drawer.pane.student_button.text() == "The student's page"
    assert page.drawer.close_button.accessibleName() == "Close the drawer"


def test_in_a_low_window_the_tiles_make_room(opened):
    page = opened()
    page.resize(806, 560)
    open_at(page)
    assert not any(tile.isVisible() for tile in page.tiles.values())

    page.resize(1086, 700)
    page.grab()
    assert all(tile.isVisible() for tile in page.tiles.values())
