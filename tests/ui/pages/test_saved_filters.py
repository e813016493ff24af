"""Ready-made filters, and those that a person saves: save, show, rename, delete."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.request_filter import RequestFilter
from hamyar_desktop.ui.dialogs.filter_name import FilterNameDialog, ask_filter_name
from hamyar_desktop.ui.dialogs.saved_filters import SavedFiltersDialog
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.requests import RequestsPage
from hamyar_desktop.ui.pages.review import ReviewPage
from tests.ui.dialog_of import dialog_of, no_dialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(office, open_page):
    """Pending for three days and an hour, approved, with more hours than requested, final; then somebody's page."""
    store = office.store
    office.ids = {"pending": store.register("40011001", hours=120)}
    store.clock.forward(days=3, hours=1)
    office.ids["approved"] = store.approved("40011002", hours=60)
    office.ids["final"] = store.final("40011003")
    store.permit_dormitory()
    office.ids["above"] = store.register("00012345", person=store.affairs, hours=10, unit_id=store.dormitory)
    store.move(Verb.APPROVE, office.ids["above"], person=store.affairs)
    office.services.record_hours(store.affairs, office.ids["above"], "11", "با هماهنگی")

    def opening(kind=RequestsPage, name: str = "affairs"):
        return open_page(kind, name)

    return opening


def menu(page) -> dict[str, QAction]:
    page.filters.saved.fill_menu()
    actions = [action for action in page.filters.saved.menu.actions() if not action.isSeparator()]
    return {action.objectName(): action for action in actions}


def own(page) -> list[str]:
    return [action.text() for name, action in menu(page).items() if name.startswith("savedFilter_")]


def shown(office, page) -> set[str]:
    by_id = {number: name for name, number in office.ids.items()}
    return {by_id[number] for number in page.table.rows_model.ids}


def save(page, name: str, wanted: RequestFilter) -> None:
    page.filters.show_filter(wanted)
    page.filters.saved.ask_name = lambda _title, _name, _parent: name
    menu(page)["saveFilter"].trigger()


def never(question: object) -> bool:
    raise AssertionError(f"asked {question}")


# -- ready-made
@pytest.mark.parametrize(
    ("key", "left"),
    [("awaiting", {"pending", "above"}), ("late", {"pending"}), ("above", {"above"}), ("unpaid", {"final"})],
)
def test_ready_made_filters_show_what_they_say(office, opened, key, left):
    page = opened()

    menu(page)[f"readyFilter_{key}"].trigger()

    assert shown(office, page) == left
    assert page.filters.wanted().term_code == "4041"


def test_ready_made_filters_have_names(opened, office, open_page):
    names = [action.text() for name, action in menu(opened()).items() if name.startswith("readyFilter_")]

    assert names == [
        "منتظر نظر من", "بیش از ۳ روز در انتظار", "ساعت واقعی بیش از درخواست", "نهایی، ولی بدون حساب بانکی",
    ]  # fmt: skip
    assert menu(open_page(RequestsPage, "viewer"))["readyFilter_awaiting"].text() == "منتظر نظر سرپرست"


def test_the_desk_offers_those_that_make_sense_there(office, opened):
    page = opened(ReviewPage)

    assert [name for name in menu(page) if name.startswith("ready")] == ["readyFilter_late", "readyFilter_above"]
    menu(page)["readyFilter_late"].trigger()
    assert shown(office, page) == {"pending"}
    assert page.filters.wanted().stage == "awaiting"


# -- saving
def test_a_filter_is_saved_under_a_name_and_shown_again(office, opened):
    page = opened()
    page.filters.saved.ask = never
    wanted = RequestFilter(unit_id=office.store.library, text="احمدی")
    save(page, "کتابخانه & احمدی", wanted)
    assert office.said[-1] == ("success", "فیلتر با نام «کتابخانه & احمدی» ذخیره شد.")

    page.filters.clear()
    assert own(page) == ["کتابخانه && احمدی"]
    menu(page)["savedFilter_0"].trigger()

    assert page.filters.wanted() == wanted
    assert shown(office, page) == {"pending"}
    assert page.filters.chips.words() == ["واحد: کتابخانه مرکزی", "متن: «احمدی»"]


def test_going_back_saves_nothing_and_nothing_can_be_saved_while_nothing_is_set(opened):
    page = opened()
    save(page, None, RequestFilter(text="احمدی"))
    assert own(page) == []

    page.filters.clear()
    assert not menu(page)["saveFilter"].isEnabled()
    assert not menu(page)["manageFilters"].isEnabled()


def test_the_same_name_in_another_spelling_is_asked_about(opened):
    page = opened()
    save(page, "کتابخانه من", RequestFilter(text="یک"))
    asked = []

    def answer(question):
        asked.append(question.text)
        return len(asked) == 2

    page.filters.saved.ask = answer
    save(page, "كتابخانه‌من", RequestFilter(text="دو"))
    assert own(page) == ["کتابخانه من"]
    save(page, "كتابخانه‌من", RequestFilter(text="دو"))

    assert own(page) == ["كتابخانه‌من"]
    assert asked == ["فیلتری با نام «کتابخانه من» هست"] * 2
    menu(page)["savedFilter_0"].trigger()
    assert page.filters.wanted().text == "دو"


def test_the_desk_offers_saved_filters_that_it_can_show(office, opened, open_page):
    page = opened()
    save(page, "نهایی", RequestFilter(stage="final"))
    save(page, "بی‌حساب", RequestFilter(without_account=True))
    save(page, "کتابخانه", RequestFilter(unit_id=office.store.library))

    desk = open_page(ReviewPage, "affairs")

    assert own(desk) == ["کتابخانه"]
    menu(desk)["savedFilter_0"].trigger()
    assert desk.filters.wanted() == RequestFilter(stage="awaiting", unit_id=office.store.library)
    assert shown(office, desk) == {"pending"}


def test_of_a_filter_whose_unit_is_gone_the_rest_is_shown_and_it_says_which(office, opened):
    page = opened()
    save(page, "خوابگاه", RequestFilter(unit_id=office.store.dormitory, term_code="4041", stage="pending"))
    reference = office.desk.reference
    units = tuple(row for row in reference.units if row.id != office.store.dormitory)
    office.desk._reference = replace(reference, units=units, terms=())

    menu(page)["savedFilter_0"].trigger()

    assert page.filters.wanted() == RequestFilter(stage="pending")
    assert office.said[-1] == (
        "warning",
        "از فیلتر «خوابگاه» این شرط دیگر در دسترس نیست: واحد: خوابگاه، دوره: نیمسال اول ۱۴۰۴–۱۴۰۵. "
        "بقیه فیلتر اعمال شد.",
    )


def test_what_was_saved_without_words_still_says_what_is_gone(office, opened):
    page = opened()
    office.desk.filters["affairs"]["کهنه"] = {"unit_id": 4711, "work_type_id": 4712, "text": "احمدی"}

    menu(page)["savedFilter_0"].trigger()

    assert page.filters.wanted() == RequestFilter(text="احمدی")
    assert "یک واحد، یک نوع کار" in office.said[-1][1]


# -- the list
@pytest.fixture
def listed(opened):
    """The list of two saved filters, over the page."""
    page = opened()
    save(page, "آغاز", RequestFilter(stage="pending", text="احمدی"))
    save(page, "پایان", RequestFilter(stage="final"))
    page.filters.clear()
    menu(page)["manageFilters"].trigger()
    return page, dialog_of(page, SavedFiltersDialog)


def lines(dialog: SavedFiltersDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_the_list_tells_the_conditions_of_each(listed):
    _, dialog = listed
    assert lines(dialog) == ["آغاز", "پایان"]
    assert dialog.about.text() == "وضعیت: بررسی نشده · متن: «احمدی»"

    dialog.list.setCurrentRow(1)

    assert dialog.about.text() == "وضعیت: تایید نهایی"
    for widget in (dialog.list, *dialog.findChildren(QPushButton)):
        assert widget.objectName()
        assert widget.accessibleName()


@pytest.mark.parametrize("by", ["button", "enter"])
def test_the_list_shows_a_filter_and_closes(office, listed, by):
    page, dialog = listed
    dialog.list.setCurrentRow(1)

    if by == "button":
        dialog.apply_button.click()
    else:
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)

    assert no_dialog(page)
    assert page.filters.wanted() == RequestFilter(stage="final")
    assert shown(office, page) == {"final"}


def test_a_filter_is_renamed(listed):
    page, dialog = listed
    told = []
    dialog.ask_name = lambda _title, name, _parent: told.append(name) or "زندگی"

    dialog.rename_button.click()

    assert told == ["آغاز"]
    assert lines(dialog) == ["پایان", "زندگی"]
    assert dialog.chosen().name == "زندگی"
    dialog.reject()
    assert own(page) == ["پایان", "زندگی"]


def test_a_name_that_is_taken_is_asked_about_and_own_spelling_is_not(listed):
    _, dialog = listed
    answers = [False, True]
    dialog.ask = lambda _question: answers.pop(0)
    dialog.ask_name = lambda *_: "پایان"

    dialog.rename_button.click()
    assert lines(dialog) == ["آغاز", "پایان"]
    dialog.rename_button.click()
    assert lines(dialog) == ["پایان"]
    assert dialog.about.text() == "وضعیت: بررسی نشده · متن: «احمدی»"
    dialog.ask = never
    dialog.ask_name = lambda *_: "پايان"
    dialog.rename_button.click()
    assert lines(dialog) == ["پايان"]


def test_going_back_from_the_name_renames_nothing(listed):
    _, dialog = listed
    dialog.ask_name = lambda *_: None

    dialog.rename_button.click()

    assert lines(dialog) == ["آغاز", "پایان"]


def test_a_filter_is_deleted_after_a_question_and_at_last_nothing_can_be_pressed(listed, qtbot):
    _, dialog = listed
    answers = [False, True, True]
    dialog.ask = lambda _question: answers.pop(0)

    dialog.delete_button.click()
    assert lines(dialog) == ["آغاز", "پایان"]
    dialog.activateWindow()
    dialog.list.setFocus()
    qtbot.waitUntil(dialog.list.hasFocus)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert lines(dialog) == ["پایان"]
    dialog.delete_button.click()

    assert lines(dialog) == []
    assert dialog.about.text() == "هنوز فیلتری ذخیره نشده است."
    buttons = (dialog.apply_button, dialog.rename_button, dialog.delete_button)
    assert not any(button.isEnabled() for button in buttons)
    QTest.keyClick(dialog.list, Qt.Key.Key_F2)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert lines(dialog) == []


# -- the name
@pytest.fixture
def asking(qtbot):
    dialog = FilterNameDialog("ذخیره فیلتر")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_name_is_taken_with_enter(asking, type_text):
    type_text(asking.edit, " منتظر   من ")
    QTest.keyClick(asking.edit, Qt.Key.Key_Return)

    assert (asking.isVisible(), asking.name) == (False, "منتظر من")


@pytest.mark.parametrize(("typed", "words"), [("  ", "نامی بنویسید"), ("x" * 61, "۶۰")])
def test_what_is_no_name_is_said_under_the_field(asking, typed, words):
    asking.edit.setText(typed)

    asking.save_button.click()

    assert asking.isVisible()
    assert words in asking.field.error()
    QTest.keyClick(asking.edit, Qt.Key.Key_A)
    assert asking.field.error() == ""


@pytest.mark.parametrize("button", ["saveFilterName", "cancelFilterName"])
def test_the_dialog_asks_over_the_page(opened, button):
    page = opened()
    seen = []

    def answer() -> None:
        dialog = dialog_of(page, FilterNameDialog)
        seen.append(dialog.findChild(QLineEdit, "filterName").text())
        dialog.findChild(QPushButton, button).click()

    QTimer.singleShot(0, answer)
    name = ask_filter_name("تغییر نام فیلتر", "پیشین", page)

    assert seen == ["پیشین"]
    assert name == ("پیشین" if button == "saveFilterName" else None)


def test_the_menu_is_in_the_language_of_the_screen(office, opened, qapp):
    page = opened()

    office.desk.language = "en"
    set_language(qapp, "en")
    QApplication.sendPostedEvents()

    assert page.filters.saved.button.accessibleName() == "Saved filters"
    assert menu(page)["readyFilter_late"].text() == "Waiting longer than 3 days"
    assert menu(page)["saveFilter"].text() == "Save the filter…"
