"""The home page: figures, bars, quotas and events of the person's units, and the button to the next item."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.text import ascii_digits
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.models.qt.column import CellRole
from hamyar_desktop.services.rows import Changes, RequestFilter
from hamyar_desktop.store.generated import apply_generated, drop_generated
from hamyar_desktop.ui.dialogs.request_history import RequestHistory
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.home import HomePage
from hamyar_desktop.ui.theme import apply_theme
from hamyar_desktop.ui.widgets.event_row import EventRow


@pytest.fixture
def opened(office, qtbot):
    """Signs somebody in and opens his home page, as wide as in the smallest window."""

    def opening(name: str) -> HomePage:
        page = HomePage(office.sign_in(name))
        qtbot.addWidget(page)
        for widget in page.header_widgets():
            qtbot.addWidget(widget)
            widget.show()
        page.resize(806, 560)
        page.show()
        page.activate()
        return page

    return opening


def named(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def figures(page: HomePage) -> list[int]:
    return [int(ascii_digits(tile.number())) for tile in page.tiles]


def events(page: HomePage) -> list[str]:
    return [row.accessibleName() for row in page.findChildren(EventRow) if row.isVisibleTo(page)]


def remove(office, *statements: str) -> None:
    """What the triggers refuse to everybody; the file is then as a new one."""
    with office.store.engine.begin() as connection:
        drop_generated(connection)
        for statement in statements:
            connection.exec_driver_sql(statement)
        apply_generated(connection)


def test_tiles_count_what_waits_and_what_is_ready(office, opened):
    office.store.register("40011001")
    office.store.approved("40011002")
    office.store.final("40011003")
    office.store.save_account("40011003")

    assert figures(opened("supervisor")) == [1, 1, 1, 1]


def test_persian_digits_stand_on_the_tiles(office, opened):
    office.store.register()

    assert [tile.number() for tile in opened("clerk").tiles] == ["۱", "۰", "۰", "۰"]


@pytest.mark.parametrize(
    ("tile", "name", "went"),
    [
        ("tilePending", "supervisor", ("preliminary", None)),
        ("tilePending", "viewer", ("requests", RequestFilter(stage="pending", term_code="4041"))),
        ("tileHours", "clerk", ("referral", None)),
        ("tileAccount", "clerk", ("bankAccount", None)),
        ("tileReady", "clerk", ("requests", RequestFilter(stage="ready", term_code="4041"))),
    ],
)
def test_a_tile_opens_the_page_that_works_it_off_or_the_table(office, opened, tile, name, went):
    named(opened(name), tile).click()

    assert office.went == [went]


def test_bars_say_what_is_done_and_waits_at_each_stage(office, opened):
    office.store.register("40011001")
    office.store.with_hours("40011002")

    told = ascii_digits(opened("supervisor").bars.accessibleDescription())

    assert told.split("؛ ")[1].endswith(": 1، 1")
    assert told.split("؛ ")[2].endswith(": 0، 1")
    assert told.split("؛ ")[3].endswith(": 0، 1")


def test_a_click_on_the_rightmost_bars_opens_the_first_stage(office, opened, qapp):
    page = opened("supervisor")
    middle = page.bars.height() // 2

    QTest.mouseClick(page.bars, Qt.MouseButton.LeftButton, pos=QPoint(page.bars.width() - 90, middle))
    QTest.mouseClick(page.bars, Qt.MouseButton.LeftButton, pos=QPoint(40, middle))

    assert office.went == [("register", None), ("bankAccount", None)]


def test_stages_are_reached_with_the_keyboard(office, opened, press):
    page = opened("supervisor")
    page.bars.setFocus()

    press(page.bars, Qt.Key.Key_Left)
    press(page.bars, Qt.Key.Key_Left)
    press(page.bars, Qt.Key.Key_Return)

    assert office.went == [("preliminary", None)]


def test_quotas_of_the_own_units_show_seats_used_and_left(office, opened):
    office.store.register()
    page = opened("clerk")
    model = page.quotas.rows_model

    texts = [ascii_digits(str(model.index(0, column).data())) for column in range(model.columnCount())]

    assert model.rowCount() == 1
    assert texts[0] == "کتابخانه مرکزی"
    assert texts[1].split() in (["1", "از", "3"], ["1", "of", "3"])
    assert texts[2] == "2"


def test_all_units_are_listed_and_those_without_a_quota_stand_last_in_red(office, opened):
    page = opened("affairs")
    model = page.quotas.rows_model

    first, last = (model.index(place, 2).data(CellRole.CELL) for place in (0, model.rowCount() - 1))

    assert model.rowCount() == len(office.desk.reference.units) > 25
    assert (first.text, first.tone, last.tone) == ("۳", "success", "danger")
    assert page.quotas.table.verticalScrollBar().maximum() > 0
    assert not page.quotas.table.horizontalScrollBar().isVisible()


def test_a_full_unit_is_red(office, opened):
    for number in ("40011001", "40011002", "40011003"):
        office.store.register(number)

    cell = opened("clerk").quotas.rows_model.index(0, 2).data(CellRole.CELL)

    assert (cell.text, cell.tone) == ("۰", "danger")


def test_recent_events_name_student_person_and_time_newest_first(office, opened):
    request_id = office.store.register()
    office.store.clock.forward(minutes=10)
    office.store.move(Verb.APPROVE, request_id)
    office.store.clock.forward(minutes=5)

    told = events(opened("clerk"))

    assert len(told) == 2
    assert all(word in told[0] for word in ("رضا کریمی", "زهرا احمدی", "۵"))
    assert all(word in told[1] for word in ("سارا احمدی", "زهرا احمدی", "۱۵"))


def test_events_of_other_units_are_not_told(office, opened):
    office.store.register()

    page = opened("stranger")

    assert events(page) == []
    assert not page.events.findChild(QWidget, "recentEvents").isVisibleTo(page)


def test_an_event_opens_the_history_of_its_request(office, opened, qtbot):
    request_id = office.store.register()
    page = opened("clerk")

    page.findChild(EventRow).click()

    dialog = page.findChild(RequestHistory)
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.timeline.count() == len(office.services.history.of_request(office.person, request_id)) == 1
    dialog.reject()


@pytest.mark.parametrize(
    ("prepare", "name", "went"),
    [
        ("register", "supervisor", "review"),
        ("approved", "clerk", "referral"),
        ("with_hours", "supervisor", "review"),
        ("final", "clerk", "bankAccount"),
    ],
)
def test_the_next_button_goes_to_the_next_incomplete_item(office, opened, prepare, name, went):
    request_id = getattr(office.store, prepare)()
    page = opened(name)

    page.next_button.click()

    assert office.went == [(went, request_id if went == "review" else "40011001")]
    assert "زهرا احمدی" in page.next_button.accessibleName()


def test_the_oldest_item_comes_first(office, opened):
    first = office.store.register("40011002")
    office.store.register("40011001")

    opened("supervisor").next_button.click()

    assert office.went == [("review", first)]


def test_with_nothing_waiting_a_clerk_registers_and_a_viewer_has_nothing_to_do(office, opened):
    clerk = opened("clerk")
    clerk.next_button.click()
    assert office.went == [("register", None)]

    assert not opened("viewer").next_button.isEnabled()


def test_after_the_deadline_nothing_is_next(office, opened):
    office.store.register()
    office.store.clock.forward(days=400)

    page = opened("supervisor")

    assert not page.next_button.isEnabled()
    assert page.deadline.text() == "مهلت گذشته است" or "passed" in page.deadline.text()


def test_the_days_left_are_in_sight(office, opened):
    page = opened("clerk")
    left = office.desk.reference.term.deadline - office.store.clock()

    assert str(left.days) in ascii_digits(page.deadline.text())
    assert str(left.seconds // 3600) in ascii_digits(page.deadline.text())
    assert all(word in page.subtitle() for word in ("۱۴۰۴/۱۰/۳۰", "نیمسال اول"))


def test_a_closed_term_is_named_closed(office, opened):
    with office.store.open_unit(office.store.affairs) as unit:
        term = unit.terms.open_term()
        unit.terms.change(term.id, term.version, state=TermState.CLOSED)
        unit.commit()

    assert "بسته" in opened("clerk").deadline.text()


def test_without_a_term_affairs_is_led_to_the_terms_and_others_to_the_contact(office, opened):
    remove(office, "DELETE FROM unit_quota", "DELETE FROM term")
    page = opened("affairs")
    named(page, "openAdmin").click()
    assert office.went == [("admin", None)]

    clerk = opened("clerk")
    assert clerk.empty.action.text() == ""
    assert office.desk.reference.policy.support_contact in clerk.empty.words()
    assert clerk.header_widgets() == []


def test_somebody_without_units_is_told_whom_to_ask(office, opened):
    office.store.people["clerk"] = replace(office.store.clerk, unit_ids=frozenset())

    page = opened("clerk")

    assert page.empty.isVisibleTo(page)
    assert office.desk.reference.policy.support_contact in page.empty.words()


def test_a_decision_elsewhere_refreshes_the_figures(office, opened):
    request_id = office.store.register()
    page = opened("supervisor")
    office.store.move(Verb.APPROVE, request_id)

    office.desk.tell(Changes(requests=True, request_ids=(request_id,)))

    assert figures(page)[:2] == [0, 1]


def test_language_and_theme_change_in_place(office, opened, qapp):
    office.store.register()
    page = opened("supervisor")
    before = page.next_button.icon().pixmap(20).toImage()

    office.desk.language = "en"
    set_language(qapp, "en")
    QApplication.sendPostedEvents()

    assert [tile.number() for tile in page.tiles] == ["1", "0", "0", "0"]
    assert page.next_button.text().strip() == "Next: preliminary approval"
    assert page.quotas.rows_model.headerData(0, Qt.Orientation.Horizontal) == "Unit"
    apply_theme(qapp, "dark")
    assert page.next_button.icon().pixmap(20).toImage() != before


def test_time_is_told_in_words(office, opened):
    office.store.register()
    office.store.clock.now += timedelta(days=1)

    told = events(opened("clerk"))[0]

    assert "دیروز" in told or "yesterday" in told
