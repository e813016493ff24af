"""All requests: filters, search while typing, sorting, Excel output, and what may be done to the rows."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton
from python_calamine import CalamineWorkbook

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.text import ascii_digits
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.register import RegisterPage
from hamyar_desktop.ui.pages.requests import RequestsPage
from hamyar_desktop.ui.panels.request_filters import DEBOUNCE_MS
from hamyar_desktop.ui.tasks import BackgroundRunner
from hamyar_desktop.ui.theme import apply_theme


@pytest.fixture
def opened(office, open_page):
    """Three requests of the library: pending, approved and final; then the page of somebody."""
    office.ids = {
        "pending": office.store.register("40011001", hours=120),
        "approved": office.store.approved("40011002", hours=60),
        "final": office.store.final("40011003"),
    }

    def opening(name: str = "supervisor", argument: object = None) -> RequestsPage:
        return open_page(RequestsPage, name, argument)

    return opening


def shown(page: RequestsPage) -> list[int]:
    return list(page.table.rows_model.ids)


def title(page: RequestsPage) -> str:
    heading = next(label for label in page.card.findChildren(QLabel) if label.property("role") == "heading")
    return ascii_digits(heading.text())


def choice(page: RequestsPage, name: str) -> QComboBox:
    found = page.findChild(QComboBox, name)
    assert found is not None
    return found


def choose(page: RequestsPage, name: str, data: object) -> None:
    choice(page, name).setCurrentIndex(choice(page, name).findData(data))


def select(page: RequestsPage, *ids: int) -> None:
    page.table.select_ids(ids)


def offered(page: RequestsPage) -> set[str]:
    return {verb.value for verb, action in page.row_actions.by_verb.items() if action.isVisible()}


def test_the_requests_of_the_present_term_are_shown_newest_first_and_counted(office, opened):
    page = opened()

    assert shown(page) == [office.ids["final"], office.ids["approved"], office.ids["pending"]]
    assert choice(page, "filterTerm").currentData() == "4041"
    assert "(3)" in title(page)


def test_requests_of_other_units_are_not_shown(office, opened):
    assert shown(opened("stranger")) == []


@pytest.mark.parametrize(
    ("name", "data", "left"),
    [
        ("filterStage", "pending", ["pending"]),
        ("filterStage", "rejected", []),
        ("filterTerm", "", ["final", "approved", "pending"]),
    ],
)
def test_a_list_filters_at_once(office, opened, name, data, left):
    page = opened()

    choose(page, name, data)

    assert shown(page) == [office.ids[key] for key in left]
    assert f"({len(left)})" in title(page)


def test_units_and_work_types_filter_too(office, opened):
    page = opened("affairs")

    choose(page, "filterUnit", office.store.dormitory)
    assert shown(page) == []
    choose(page, "filterUnit", office.store.library)
    assert len(shown(page)) == 3
    other = next(row for row in office.desk.reference.work_types if row.name == "ریاست")
    choose(page, "filterWorkType", other.id)
    assert shown(page) == []


@pytest.mark.parametrize(
    ("typed", "key"), [("كريمي", "approved"), ("۴۰۰۱۱۰۰۳", "final"), ("احمدی", "pending"), ("پاک نژاد", "final")]
)
def test_search_waits_for_the_last_key_and_finds_any_spelling(office, opened, qtbot, type_text, typed, key):
    page = opened()

    type_text(page.filters.search, typed)
    assert len(shown(page)) == 3

    qtbot.waitUntil(lambda: shown(page) == [office.ids[key]], timeout=DEBOUNCE_MS * 20)
    assert "(1)" in title(page)


def test_enter_searches_without_waiting(office, opened, type_text, press):
    page = opened()

    type_text(page.filters.search, "کریمی")
    press(page.filters.search, Qt.Key.Key_Return)

    assert shown(page) == [office.ids["approved"]]


def test_the_filters_are_cleared_by_one_button(office, opened):
    page = opened(argument=RequestFilter(text="هیچ‌کس", stage="pending"))
    assert shown(page) == []

    page.findChild(QPushButton, "clearFilters").click()

    assert len(shown(page)) == 3
    assert page.filters.search.text() == ""
    assert not page.findChild(QPushButton, "clearFilters").isEnabled()


def test_an_empty_table_says_what_to_do_and_does_it(office, opened):
    page = opened(argument=RequestFilter(text="هیچ‌کس"))

    assert page.table.accessibleDescription()
    page.table.empty_action_clicked.emit()

    assert len(shown(page)) == 3


def test_without_any_request_a_clerk_is_led_to_stage_one(office, qtbot):
    page = RequestsPage(office.sign_in("clerk"))
    qtbot.addWidget(page)
    page.activate(RequestFilter())

    page.table.empty_action_clicked.emit()

    assert office.went == [("register", None)]


def test_another_page_opens_a_filter(office, opened):
    page = opened(argument=RequestFilter(stage="approved", term_code="4041"))

    assert shown(page) == [office.ids["approved"]]
    assert choice(page, "filterStage").currentData() == "approved"


def test_a_heading_sorts_and_the_filter_keeps_the_order(office, opened):
    page = opened()
    hours = [column.key for column in page.table.rows_model.columns].index("hours")

    page.table.horizontalHeader().sectionClicked.emit(hours)
    rising = shown(page)
    choose(page, "filterTerm", "")

    assert rising == [office.ids["approved"], office.ids["final"], office.ids["pending"]]
    assert shown(page) == rising


@pytest.mark.parametrize(
    ("name", "key", "verbs"),
    [
        ("supervisor", "pending", {"approve", "reject", "cancel", "edit"}),
        ("clerk", "pending", {"cancel", "edit"}),
        ("supervisor", "approved", {"reopen", "cancel", "record_hours"}),
        ("supervisor", "final", {"unfinalize"}),
        ("viewer", "pending", set()),
    ],
)
def test_only_what_the_rules_allow_is_offered(office, opened, name, key, verbs):
    page = opened(name)

    select(page, office.ids[key])

    assert offered(page) == verbs
    menu = [action.objectName() for action in page.table.context_menu().actions() if action.isVisible()]
    assert {"rowHistory", "rowStudent", "copyRows"} <= set(menu)


def test_a_decision_from_the_menu_changes_the_row_in_place(office, opened):
    page = opened()
    select(page, office.ids["pending"])

    page.row_actions.by_verb[Verb.APPROVE].trigger()

    assert office.row(office.ids["pending"]).state is State.APPROVED
    assert page.table.request_at(2).state is State.APPROVED
    assert len(office.undo) == 1
    office.undo[0]()
    assert office.row(office.ids["pending"]).state is State.PENDING


def test_a_rejection_asks_for_its_reason_and_going_back_changes_nothing(office, opened):
    page = opened()
    select(page, office.ids["pending"])
    page.decisions.ask_reason = lambda _verb, _count: None
    page.row_actions.by_verb[Verb.REJECT].trigger()
    assert office.row(office.ids["pending"]).state is State.PENDING

    page.decisions.ask_reason = lambda _verb, _count: "ساعت زیاد است"
    page.row_actions.by_verb[Verb.REJECT].trigger()

    row = office.row(office.ids["pending"])
    assert (row.state, row.reason) == (State.REJECTED, "ساعت زیاد است")


def test_rows_that_are_refused_are_reported_one_by_one(office, opened):
    page = opened()
    told = []
    page.decisions.show_refusals = told.append
    page.table.selectAll()

    page.row_actions.by_verb[Verb.APPROVE].trigger()

    assert told[0].done == (office.ids["pending"],)
    assert {refusal.error.code for refusal in told[0].refused} == {Code.WRONG_STAGE}
    assert len(told[0].refused) == 2


@pytest.mark.parametrize(
    ("verb", "key", "went"),
    [(Verb.RECORD_HOURS, "approved", ("referral", "40011002")), (Verb.EDIT, "pending", ("register", 120))],
)
def test_forms_are_opened_with_the_request(office, opened, verb, key, went):
    page = opened()
    select(page, office.ids[key])

    page.row_actions.by_verb[verb].trigger()

    where, argument = office.went[0]
    assert (where, argument if isinstance(argument, str) else argument.hours.number) == went


def test_a_rejected_request_is_registered_again_in_stage_one(office, opened):
    office.store.move(Verb.REJECT, office.ids["pending"], reason="زیاد")
    page = opened("clerk")
    select(page, office.ids["pending"])

    assert offered(page) == {"resubmit"}
    page.row_actions.by_verb[Verb.RESUBMIT].trigger()

    assert office.went == [("register", "40011001")]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_open_the_drawer_and_close_it(office, opened, press, key):
    page = opened()
    select(page, office.ids["final"])

    press(page.table, key)
    assert page.drawer.isVisible()
    assert page.drawer.pane.body.timeline.count() == 4

    press(page.table, key)
    assert not page.drawer.isVisible()


def test_the_menu_opens_the_drawer_too(office, opened):
    page = opened()
    select(page, office.ids["approved"])

    page.row_actions.history.trigger()

    assert page.drawer.pane.body.timeline.count() == 2


def test_a_double_click_opens_the_drawer(office, opened):
    page = opened()
    middle = page.table.visualRect(page.table.rows_model.index(0, 0)).center()

    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)

    assert page.drawer.isVisible()


def test_the_student_of_a_row_is_one_action_away(office, opened):
    page = opened()
    select(page, office.ids["final"])

    page.row_actions.student.trigger()

    assert office.went == [("students", "40011003")]


class Files:
    """Answers where to save."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def save(self, _parent: object, _title: str, _name: str, suffix: str) -> Path | None:
        assert suffix == "xlsx"
        return self.path


def test_the_whole_filter_goes_into_the_workbook(office, opened, tmp_path):
    page = opened()
    choose(page, "filterStage", "pending")
    page.export.files = Files(tmp_path / "out.xlsx")

    page.export_button.click()

    rows = CalamineWorkbook.from_path(str(tmp_path / "out.xlsx")).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[1:]] == ["40011001"]
    assert office.said[-1][0] == "success"
    assert "۱" in office.said[-1][1]
    assert page.export_button.isEnabled()


def test_a_file_that_cannot_be_written_is_told_and_the_button_comes_back(office, opened, tmp_path):
    page = opened()
    page.export.files = Files(tmp_path / "no folder" / "out.xlsx")

    page.export_button.click()

    assert office.said[-1][0] == "error"
    assert page.export_button.isEnabled()


def test_choosing_no_file_changes_nothing(office, opened):
    page = opened()
    page.export.files = Files(None)

    page.export_button.click()

    assert office.said == []
    assert page.export_button.isEnabled()


def test_an_output_can_be_cancelled_and_leaves_no_file(office, opened, qtbot, tmp_path):
    page = opened()
    runner, gate = BackgroundRunner(), threading.Event()
    office.desk.runner = runner
    page.export.files = Files(tmp_path / "out.xlsx")
    runner.run(gate.wait, lambda _done: None)

    page.export_button.click()
    assert not page.export_button.isEnabled()
    page.export.progress.cancel_button.click()
    gate.set()
    qtbot.waitUntil(runner.is_idle)
    runner.close()

    assert office.said[-1][0] == "info"
    assert list(tmp_path.glob("*.xlsx*")) == []
    assert page.export.progress is None
    assert page.export_button.isEnabled()


def test_language_and_theme_change_in_place(office, opened, qapp):
    page = opened()
    before = page.export_button.icon().pixmap(20).toImage()

    office.desk.language = "en"
    set_language(qapp, "en")
    QApplication.sendPostedEvents()
    apply_theme(qapp, "dark")

    assert page.export_button.accessibleName() == "Excel output"
    assert choice(page, "filterStage").itemText(2) == "Pending"
    assert choice(page, "filterTerm").currentData() == "4041"
    assert title(page) == "Requests (3)"
    assert page.row_actions.by_verb[Verb.APPROVE].text() == "Approve"
    assert page.export_button.icon().pixmap(20).toImage() != before


def test_everything_that_can_be_touched_has_a_name(opened):
    page = opened()

    for widget in (*page.findChildren(QPushButton), *page.findChildren(QComboBox), page.table, page.filters.search):
        if widget.isVisibleTo(page):
            assert widget.objectName()
            assert widget.accessibleName()


def test_stage_one_takes_a_pending_request_to_edit(office, opened, qtbot):
    opened("clerk")
    row = office.row(office.ids["pending"])
    page = RegisterPage(office.desk)
    qtbot.addWidget(page)
    page.activate(row)
    assert (ascii_digits(page.hours.text()), page.student.code()) == ("120", "40011001")

    page.hours.setText("90")
    page.apply()

    assert office.row(row.id).hours.number == 90
