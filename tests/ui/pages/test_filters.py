"""The filters of the table of requests and of the supervisor's desk: chips, more conditions, the count, ways out."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.text import ascii_digits
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.request_filter import LONGEST_TEXT, RequestFilter
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.requests import RequestsPage
from hamyar_desktop.ui.pages.review import ReviewPage
from hamyar_desktop.ui.panels.more_filters import DEBOUNCE_MS
from hamyar_desktop.ui.tasks import BackgroundRunner
from hamyar_desktop.ui.theme import apply_theme
from hamyar_desktop.ui.widgets.filter_chip import FilterChip

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
NO_NAMES = ("'", '"', "%", "_", "';--", "\x00", "احمد\x00ی", "\\", "*", "ا' OR '1'='1")
EVERYTHING = RequestFilter(
    stage="pending", term_code="4041", text="احمدی", registered_from=date(2025, 9, 23),
    registered_to=date(2026, 10, 22), hours_from=Hours(40), hours_to=Hours(300), above_requested=True, full_quota=True,
    without_account=True, waiting_days=3,
)  # fmt: skip


@pytest.fixture
def opened(office, open_page):
    """One request a day: pending (120 hours), approved (60), above (110 of 100); then a page of somebody."""
    store = office.store
    office.ids = {"pending": store.register("40011001", hours=120)}
    store.clock.forward(days=1)
    office.ids["approved"] = store.approved("40011002", hours=60)
    store.clock.forward(days=1)
    office.ids["above"] = store.approved("40011003")
    office.services.record_hours(store.clerk, office.ids["above"], "110", "با هماهنگی سرپرست")

    def opening(kind=RequestsPage, name: str = "supervisor", argument: object = None):
        return open_page(kind, name, argument)

    return opening


def shown(office, page) -> list[str]:
    by_id = {number: name for name, number in office.ids.items()}
    return [by_id[number] for number in page.table.rows_model.ids]


def title(page) -> str:
    heading = next(label for label in page.card.findChildren(QLabel) if label.property("role") == "heading")
    return ascii_digits(heading.text())


def chip(page, part: str) -> FilterChip:
    found = [each for each in page.findChildren(FilterChip, f"chip_{part}") if not each.isHidden()]
    assert len(found) == 1, part
    return found[0]


def chips(page) -> list[str]:
    return [name.removeprefix("chip_") for name in page.filters.chips._chips]


def write(page, edit: QLineEdit, text: str, type_text) -> None:
    """Types into a field of the panel and leaves it with Enter."""
    edit.clear()
    type_text(edit, text)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def focus(qtbot, page, widget: QWidget) -> None:
    page.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


# -- chips
def test_what_is_set_stands_as_chips_in_words(office, opened):
    page = opened(argument=replace(EVERYTHING, unit_id=office.store.library))

    assert page.filters.chips.words() == [
        "وضعیت: بررسی نشده", "واحد: کتابخانه مرکزی", "دوره: نیمسال اول ۱۴۰۴–۱۴۰۵", "متن: «احمدی»",
        "ثبت از \u2066۱۴۰۴/۰۷/۰۱\u2069 تا \u2066۱۴۰۵/۰۷/۳۰\u2069", "ساعت از ۲۰ تا ۱۵۰", "ساعت واقعی بیش از درخواست",
        "سهمیه واحد پُر", "بدون حساب بانکی", "بیش از ۳ روز در انتظار",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        (RequestFilter(registered_from=date(2025, 9, 23)), "ثبت از \u2066۱۴۰۴/۰۷/۰۱\u2069 به بعد"),
        (RequestFilter(registered_to=date(2025, 9, 23)), "ثبت تا \u2066۱۴۰۴/۰۷/۰۱\u2069"),
        (RequestFilter(hours_from=Hours(25)), "ساعت از ۱۲٫۵ به بالا"),
        (RequestFilter(hours_to=Hours(40)), "ساعت تا ۲۰"),
        (RequestFilter(stage="awaiting"), "وضعیت: در انتظار تصمیم"),
        (RequestFilter(student_id=1), "فقط یک دانشجو"),
    ],
)
def test_half_open_ranges_have_words_of_their_own(opened, wanted, words):
    assert opened(argument=wanted).filters.chips.words() == [words]


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_chip_takes_its_condition_away(office, opened, qtbot, key):
    page = opened(argument=RequestFilter(hours_to=Hours(150), text="کریمی"))
    assert shown(office, page) == ["approved"]
    found = chip(page, "text")

    if key is None:
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=QPoint(14, 15))
    else:
        focus(qtbot, page, found)
        QTest.keyClick(found, key)

    assert page.filters.wanted() == RequestFilter(hours_to=Hours(150))
    assert page.filters.search.text() == ""
    assert shown(office, page) == ["approved"]
    assert chips(page) == ["hours_to"]


def test_a_range_goes_as_one_and_the_panel_is_empty_then(office, opened):
    page = opened(argument=EVERYTHING)
    assert shown(office, page) == []

    for part in ("hours_from", "registered_from", "above_requested", "waiting_days", "without_account", "full_quota"):
        chip(page, part).click()

    assert chips(page) == ["stage", "term_code", "text"]
    assert {edit.text() for edit in page.filters.more._edits().values()} == {""}
    assert not any(box.isChecked() for box in page.filters.more.marks.values())
    assert shown(office, page) == ["pending"]


def test_focus_goes_to_the_next_chip_and_at_last_to_the_search(opened, qtbot):
    page = opened(argument=RequestFilter(stage="pending", text="احمدی", hours_from=Hours(4)))
    focus(qtbot, page, chip(page, "stage"))

    QTest.keyClick(chip(page, "stage"), Qt.Key.Key_Delete)
    assert chip(page, "text").hasFocus()
    QTest.keyClick(chip(page, "text"), Qt.Key.Key_Delete)
    assert chip(page, "hours_from").hasFocus()
    QTest.keyClick(chip(page, "hours_from"), Qt.Key.Key_Delete)
    assert page.filters.search.hasFocus()
    assert page.filters.chips.isHidden()


def test_a_chip_says_what_pressing_it_does_and_stands_at_the_reading_side(opened, qtbot):
    page = opened(argument=RequestFilter(stage="pending", text="احمدی"))
    first, second = chip(page, "stage"), chip(page, "text")

    assert first.accessibleName() == "برداشتن فیلتر «وضعیت: بررسی نشده» (\u2066Del\u2069)"
    assert first.toolTip() == first.accessibleName()
    assert first.x() > second.x()
    before = first.grab().toImage()
    focus(qtbot, page, first)
    assert first.grab().toImage() != before


def test_many_chips_go_on_in_the_next_line_and_none_is_cut(opened, qtbot):
    page = opened(argument=EVERYTHING)
    flow = chip(page, "stage").parentWidget()

    qtbot.waitUntil(lambda: flow.height() >= page.filters.clear_button.geometry().bottom())
    tops = {each.y() for each in page.findChildren(FilterChip)}

    assert len(tops) > 1
    assert all(flow.rect().contains(each.geometry()) for each in page.findChildren(FilterChip))


def test_tab_goes_from_the_lists_through_the_chips(opened, qtbot):
    page = opened(argument=RequestFilter(stage="pending", text="احمدی"))
    focus(qtbot, page, page.filters.lists["term_code"])
    seen = []

    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget().objectName())

    assert seen == ["chip_stage", "chip_text", "clearFilters"]


def test_all_are_cleared_at_once(office, opened):
    page = opened(argument=EVERYTHING)

    page.filters.clear_button.click()

    assert page.filters.wanted() == RequestFilter()
    assert chips(page) == []
    assert shown(office, page) == ["above", "approved", "pending"]


# -- search
@pytest.mark.parametrize("typed", NO_NAMES)
def test_marks_of_other_languages_are_only_text(office, opened, press, typed):
    page = opened()

    page.filters.search.setText(typed)
    press(page.filters.search, Qt.Key.Key_Return)

    assert shown(office, page) == []
    assert office.said == []


def test_a_very_long_paste_is_cut_and_asked_once(office, opened, press):
    page = opened()

    page.filters.search.setFocus()
    QApplication.clipboard().setText("احمدی " * 2000)
    page.filters.search.paste()
    press(page.filters.search, Qt.Key.Key_Return)

    assert len(page.filters.search.text()) <= LONGEST_TEXT
    assert shown(office, page) == ["pending"]


def test_white_space_alone_is_no_condition(opened, press):
    page = opened(argument=RequestFilter())

    page.filters.search.setText("  \u200c ")
    press(page.filters.search, Qt.Key.Key_Return)

    assert page.filters.chips.words() == []
    assert "(3)" in title(page)


@pytest.mark.parametrize("kind", [RequestsPage, ReviewPage])
def test_ctrl_f_goes_to_the_search_from_anywhere(opened, qtbot, kind):
    page = opened(kind, argument=None)
    page.filters.search.setText("احمد")
    focus(qtbot, page, page.table)

    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert page.filters.search.hasFocus()
    assert page.filters.search.selectedText() == "احمد"
    assert "Ctrl+F" in page.filters.search.toolTip()
    assert "Ctrl+F" in [keys for group in page.key_groups() for _, keys in group.keys]


@pytest.mark.parametrize("kind", [RequestsPage, ReviewPage])
def test_arrow_down_leads_from_the_search_into_what_was_found(office, opened, qtbot, type_text, kind):
    page = opened(kind)
    focus(qtbot, page, page.filters.search)
    type_text(page.filters.search, "پاک‌نژاد")

    QTest.keyClick(page.filters.search, Qt.Key.Key_Down)

    assert shown(office, page) == ["above"]
    assert page.table.hasFocus()
    assert list(page.table.selected_ids()) == [office.ids["above"]]


# -- more filters
@pytest.mark.parametrize(
    ("fields", "left"),
    [
        ({"registered_from": "1404/10/12"}, ["above", "approved"]),
        ({"registered_to": "۱۴۰۴/۱۰/۱۱"}, ["pending"]),
        ({"hours_from": "۱۰۰"}, ["above", "pending"]),
        ({"hours_from": "60", "hours_to": "100"}, ["above", "approved"]),
        ({"waiting_days": "1"}, ["pending"]),
        ({"waiting_days": "2"}, []),
    ],
)
def test_fields_of_the_panel_filter_and_are_counted(office, opened, type_text, fields, left):
    page = opened()
    page.filters.more_button.click()

    for part, text in fields.items():
        write(page, page.filters.more._edits()[part], text, type_text)

    assert shown(office, page) == left
    assert f"({len(left)})" in title(page)
    page.filters.more.close()


def test_a_field_filters_while_one_types(office, opened, qtbot, type_text):
    page = opened()
    page.filters.more_button.click()

    type_text(page.filters.more.hours["hours_to"], "۶۰")
    assert len(shown(office, page)) == 3

    qtbot.waitUntil(lambda: shown(office, page) == ["approved"], timeout=DEBOUNCE_MS * 20)
    page.filters.more.close()


@pytest.mark.parametrize(
    ("mark", "left"),
    [
        ("above_requested", ["above"]),
        ("full_quota", ["above", "approved", "pending"]),
        ("without_account", ["above", "pending"]),
    ],
)
def test_marks_filter_at_once(office, opened, mark, left):
    office.store.save_account("40011002")
    page = opened()

    page.filters.more.marks[mark].click()
    assert shown(office, page) == left
    page.filters.more.marks[mark].click()
    assert len(shown(office, page)) == 3


@pytest.mark.parametrize(
    ("fields", "part", "words"),
    [
        ({"registered_from": "1404/12/30"}, "registered_from", "تاریخ"),
        ({"registered_to": "1404"}, "registered_to", "تاریخ"),
        ({"hours_from": "0"}, "hours_from", "۲۰۰"),
        ({"hours_to": "12:15"}, "hours_to", "ساعت"),
        ({"waiting_days": "9999"}, "waiting_days", "۳۶۵۰"),
        ({"registered_from": "1404/10/12", "registered_to": "1404/10/11"}, "registered_to", "پیش از روز آغاز"),
        ({"hours_from": "30", "hours_to": "20"}, "hours_to", "کمتر"),
    ],
)
def test_what_is_wrong_is_said_under_its_field_and_asks_nothing(opened, type_text, fields, part, words):
    page = opened()
    page.filters.more_button.click()
    for each, text in list(fields.items())[:-1]:
        write(page, page.filters.more._edits()[each], text, type_text)
    before, asked = page.filters.wanted(), []
    page.filters.changed.connect(lambda: asked.append(1))

    write(page, page.filters.more._edits()[part], fields[part], type_text)

    assert words in page.filters.more.fields[part].error()
    assert page.filters.wanted() == before
    assert asked == []
    page.filters.more.close_button.click()
    assert page.filters.more.isVisible()
    write(page, page.filters.more._edits()[part], "", type_text)
    assert page.filters.more.fields[part].error() == ""
    page.filters.more.close_button.click()
    assert not page.filters.more.isVisible()


def test_the_panel_is_reached_and_left_by_the_keyboard(opened, qtbot):
    page = opened()
    focus(qtbot, page, page.filters.more_button)

    QTest.keyClick(page.filters.more_button, Qt.Key.Key_Space)
    assert page.filters.more.isVisible()
    qtbot.waitUntil(page.filters.more.days["registered_from"].edit.hasFocus)
    QTest.keyClick(page.filters.more.days["registered_from"].edit, Qt.Key.Key_Escape)

    assert not page.filters.more.isVisible()
    qtbot.waitUntil(page.filters.more_button.hasFocus)


def test_a_day_of_the_calendar_filters(office, opened, qtbot):
    page = opened()
    page.filters.more_button.click()

    page.filters.more.days["registered_from"]._on_day_chosen(date(2026, 1, 2))

    qtbot.waitUntil(lambda: shown(office, page) == ["above", "approved"], timeout=DEBOUNCE_MS * 20)
    page.filters.more.close()


def test_the_panel_shows_what_another_page_asked_for(opened):
    more = opened(argument=EVERYTHING).filters.more

    assert {part: ascii_digits(edit.text()) for part, edit in more._edits().items()} == {
        "registered_from": "1404/07/01", "registered_to": "1405/07/30", "hours_from": "20", "hours_to": "150",
        "waiting_days": "3",
    }  # fmt: skip
    assert all(box.isChecked() for box in more.marks.values())


def test_everything_in_the_panel_has_a_name(opened):
    more = opened().filters.more

    for widget in (*more.findChildren(QLineEdit), *more.findChildren(QPushButton), *more.marks.values()):
        assert widget.objectName()
        assert widget.accessibleName()


# -- the count
@pytest.mark.parametrize("kind", [RequestsPage, ReviewPage])
def test_until_the_answer_comes_the_title_says_that_it_is_counting(office, opened, qtbot, kind):
    page = opened(kind)
    runner, gate = BackgroundRunner(), threading.Event()
    office.desk.runner = runner
    runner.run(gate.wait, lambda _done: None)
    runner.run_latest("beside", gate.wait, lambda _done: None, beside=True)

    page.filters.lists["stage"].setCurrentIndex(page.filters.lists["stage"].findData("pending"))
    assert "در حال شمارش…" in title(page)
    assert "(" not in title(page)
    gate.set()

    qtbot.waitUntil(lambda: "(1)" in title(page))
    qtbot.waitUntil(runner.is_idle)
    runner.close()


# -- nothing matches
def test_a_text_that_lies_in_another_term_is_one_click_away(office, opened):
    services = office.services
    services.terms.add(office.store.affairs, "4042", "1404/11/01", "1405/04/31")
    page = opened(argument=RequestFilter(text="احمدی", term_code="4042"))
    button = page.table.findChild(QPushButton, "emptyAlso")
    assert shown(office, page) == []
    assert (button.isHidden(), button.text(), button.accessibleName()) == (
        False, "جستجو در همه دوره‌ها", "جستجو در همه دوره‌ها",
    )  # fmt: skip

    button.click()

    assert page.filters.wanted() == RequestFilter(text="احمدی")
    assert shown(office, page) == ["pending"]


@pytest.mark.parametrize("wanted", [RequestFilter(text="هیچ‌کس"), RequestFilter(stage="final", term_code="4041")])
def test_without_a_text_or_a_term_only_clearing_is_offered(office, opened, wanted):
    page = opened(argument=wanted)
    assert page.table.findChild(QPushButton, "emptyAlso").isHidden()

    page.table.findChild(QPushButton, "emptyAction").click()

    assert len(shown(office, page)) == 3


# -- the supervisor's desk
def test_the_desk_has_the_conditions_that_make_sense_there(office, opened):
    page = opened(ReviewPage)
    stage = page.filters.lists["stage"]

    assert [stage.itemData(place) for place in range(stage.count())] == ["awaiting", "pending", "hours"]
    assert set(page.filters.more.marks) == {"above_requested", "full_quota"}
    assert chips(page) == ["term_code"]
    assert shown(office, page) == ["pending", "above"]
    assert "(2)" in title(page)


def test_the_desk_filters_and_comes_back(office, opened):
    page = opened(ReviewPage)

    page.filters.more.marks["above_requested"].click()
    assert shown(office, page) == ["above"]
    page.stage.setCurrentIndex(page.stage.findData("pending"))
    assert shown(office, page) == []
    assert chips(page) == ["stage", "term_code", "above_requested"]
    chip(page, "stage").click()
    assert (shown(office, page), page.stage.currentData()) == (["above"], "awaiting")
    page.filters.clear_button.click()

    assert page.filters.wanted() == RequestFilter(stage="awaiting")
    assert shown(office, page) == ["pending", "above"]


def test_on_the_desk_too_what_matches_nothing_offers_a_way_out(office, opened):
    page = opened(ReviewPage)
    page.filters.show_filter(RequestFilter(text="هیچ‌کس", term_code="4041"))
    page._show_filter()
    assert "پیدا نشد" in page.table.accessibleDescription()

    page.table.findChild(QPushButton, "emptyAction").click()
    assert shown(office, page) == ["pending", "above"]


def test_a_desk_with_nothing_to_do_is_no_failed_search(office, opened):
    page = opened(ReviewPage, "stranger")

    assert "چیزی منتظر نظر شما نیست" in page.table.accessibleDescription()


def test_whoever_comes_for_a_request_sees_it_whatever_was_filtered(office, opened):
    page = opened(ReviewPage)
    page.filters.show_filter(RequestFilter(text="هیچ‌کس"))
    page._show_filter()

    page.activate(office.ids["above"])

    assert list(page.table.selected_ids()) == [office.ids["above"]]


# -- between pages, runs and terms
def test_unit_and_work_type_are_there_the_next_time_and_nothing_else(office, opened, open_page):
    page = opened(name="affairs", argument=replace(EVERYTHING, unit_id=office.store.library))
    page.filters._tell()

    again = open_page(RequestsPage, "affairs")

    assert again.filters.wanted() == RequestFilter(unit_id=office.store.library, term_code="4041")
    assert chips(again) == ["unit_id", "term_code"]
    assert again.table.wanted == again.filters.wanted()
    assert open_page(RequestsPage, "supervisor").filters.wanted() == RequestFilter(term_code="4041")
    assert open_page(ReviewPage, "affairs").filters.wanted().unit_id is None


def test_clearing_is_remembered_too(office, opened, open_page):
    page = opened(name="affairs", argument=RequestFilter(unit_id=office.store.library))
    page.filters._tell()

    page.filters.clear_button.click()

    assert open_page(RequestsPage, "affairs").filters.wanted() == RequestFilter(term_code="4041")


def test_a_remembered_unit_that_is_gone_is_left_out(office, opened):
    office.desk.last_filters = {"affairs": {"requests": {"unit_id": 4711}}}

    assert opened(name="affairs").filters.wanted() == RequestFilter(term_code="4041")


def test_whoever_looks_at_the_present_term_follows_to_the_next(office, opened):
    page = opened(name="affairs")
    terms, person = office.services.terms, office.store.affairs
    terms.add(person, "4042", "1404/11/01", "1405/04/31")
    terms.move(person, "4041", TermState.CLOSED)
    terms.move(person, "4042", TermState.OPEN)
    office.desk.refresh_reference()

    assert page.filters.wanted().term_code == "4042"
    assert shown(office, page) == []


def test_a_unit_that_is_taken_away_leaves_the_filter(office, opened):
    page = opened(name="affairs", argument=RequestFilter(unit_id=office.store.library))
    reference = office.desk.reference
    units = tuple(row for row in reference.units if row.id != office.store.library)
    office.desk._reference = replace(reference, units=units)

    office.desk.reference_changed.emit()

    assert page.filters.wanted() == RequestFilter()
    assert len(shown(office, page)) == 3


def test_language_and_theme_change_in_place(office, opened, qapp):
    page = opened(argument=EVERYTHING)
    page.filters.more_button.click()
    page.filters.more.hours["hours_to"].setText("1")
    page.filters.more._judge(aloud=True)
    before = chip(page, "stage").grab().toImage()

    office.desk.language = "en"
    set_language(qapp, "en")
    QApplication.sendPostedEvents()
    apply_theme(qapp, "dark")

    assert page.filters.chips.words()[:3] == ["Stage: Pending", "Term: First term 1404–1405", "Text: “احمدی”"]
    assert "Registered from 1404/07/01 to 1405/07/30" in page.filters.chips.words()
    assert page.filters.more.fields["hours_to"].error().startswith("This is less")
    assert page.filters.more_button.accessibleName() == "More filters"
    assert chip(page, "stage").x() < chip(page, "text").x()
    assert chip(page, "stage").grab().toImage() != before
    page.filters.more.close()


def test_a_decision_keeps_the_filter(office, opened):
    page = opened(argument=RequestFilter(stage="pending", term_code="4041"))

    office.desk.command(
        lambda: office.services.decide(office.person, Verb.CANCEL, _items(office, "pending"), "اشتباه").changes,
        lambda _changes: None,
    )

    assert shown(office, page) == []
    assert chips(page) == ["stage", "term_code"]
    assert "(0)" in title(page)


def _items(office, key: str):
    from hamyar_desktop.services.decide_requests import Item

    return [Item(office.ids[key])]
