"""The page of students: search, table, and everything about the one that is chosen."""

from __future__ import annotations

from array import array
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from hamyar_desktop.domain.text import persian_digits, strip_invisible
from hamyar_desktop.services.rows import Changes, NewAccount, NewStudent
from hamyar_desktop.ui.dialogs.import_students import ImportStudentsDialog
from hamyar_desktop.ui.dialogs.request_history import RequestHistory
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.students import StudentsPage
from hamyar_desktop.ui.theme import apply_theme
from tests.factories import SHEBA, STUDENTS


@pytest.fixture
def opened(open_page):
    return partial(open_page, StudentsPage)


def names(page: StudentsPage) -> list[str]:
    model = page.table.rows_model
    return [model.row_at(place).last_name for place in range(model.rowCount())]


def heading(page: StudentsPage) -> str:
    return " ".join(
        label.text() for label in page.table_card.findChildren(QLabel) if label.property("role") == "heading"
    )


def words(page: StudentsPage) -> str:
    """Everything that the view of the student says."""
    return strip_invisible(" ".join(label.text() for label in page.view.findChildren(QLabel) if label.isVisible()))


def test_all_students_stand_in_persian_order_with_their_count(opened):
    page = opened("clerk")

    known = [name for name in names(page) if name in ("احمدی", "پاک‌نژاد", "کریمی", "یگانه")]
    assert known == ["احمدی", "پاک‌نژاد", "کریمی", "یگانه"]
    assert persian_digits(len(STUDENTS)) in heading(page)
    assert page.focusWidget() is page.search


def test_typing_searches_after_a_pause_in_any_spelling(opened, type_text, qtbot):
    page = opened("clerk")

    type_text(page.search, "كريمي")
    assert len(names(page)) == len(STUDENTS)
    qtbot.waitUntil(lambda: names(page) == ["کریمی"])

    assert "۱" in heading(page)


def test_a_part_of_the_number_is_enough_and_enter_takes_the_first(opened, type_text, press):
    page = opened("clerk")

    type_text(page.search, "۴۰۰۱۱۰۰۳")
    press(page.search, Qt.Key.Key_Return)

    assert names(page) == ["پاک‌نژاد"]
    assert page.view.card.student.number == "40011003"
    assert page.table.selected_rows() == [0]


def test_nothing_found_offers_to_show_all(opened, type_text, press):
    page = opened("clerk")
    type_text(page.search, "زززز")
    press(page.search, Qt.Key.Key_Return)
    assert names(page) == []
    assert page.view.card is None

    page.table.findChild(QPushButton, "emptyAction").click()

    assert len(names(page)) == len(STUDENTS)
    assert page.search.text() == ""


def test_before_there_are_students_the_page_offers_the_import(office, qtbot):
    desk = office.sign_in("clerk")
    page = StudentsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.table.rows_model.set_ids(array("q"))
    page._on_counted(0)

    page.table.findChild(QPushButton, "emptyAction").click()

    dialog = page.findChild(ImportStudentsDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_those_who_only_read_are_told_whom_to_ask(opened):
    page = opened("viewer")
    page.table.rows_model.set_ids(array("q"))
    page._on_counted(0)

    assert page.header_widgets() == []
    assert not page.table.findChild(QPushButton, "emptyAction").isVisible()
    assert page.table.accessibleDescription()
    assert not page.view.register_button.isVisible()


def test_choosing_a_row_shows_everything_about_the_student(office, opened):
    office.store.final()
    office.store.save_account()
    page = opened("clerk")
    assert not page.view.name.isVisible()

    page.table.select_rows([0])

    said = words(page)
    for part in ("زهرا احمدی", "۴۰۰۱۱۰۰۱", "۰۰۸۴۵۷۵۹۴۸", "کارشناسی", "الهیات", "ملی ایران", "سارا احمدی", "۱۴۰۴/۱۰/۱۱"):
        assert part in said, part
    assert "IR27 0170 0000 0010 0324 2000 01" in said
    assert page.view.account.sheba.text().count("\u2066") == 1
    rows = page.view.rows_model
    cells = [rows.cells_at(0)[column] for column in range(rows.columnCount())]
    assert (cells[0].text, cells[1].text) == ("کتابخانه مرکزی", "۸۰")
    assert "۱۰۰" in cells[1].detail
    assert cells[2].chip[0] == "آماده پرداخت"


def test_the_sheba_is_copied_bare_and_the_number_in_ascii(office, opened, press):
    office.store.final()
    office.store.save_account()
    page = opened("clerk", "40011001")

    page.view.findChild(QToolButton, "copySheba").click()
    assert QApplication.clipboard().text() == SHEBA

    press(page.view.number, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "40011001"
    page.view.account.sheba.context_menu().actions()[0].trigger()
    assert QApplication.clipboard().text() == SHEBA


def test_rows_of_the_table_are_copied_without_marks(opened, press):
    page = opened("clerk", "40011001")

    press(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    text = QApplication.clipboard().text()
    assert text.startswith("زهرا احمدی ۴۰۰۱۱۰۰۱")
    assert text == strip_invisible(text)


def test_the_account_number_shows_beside_the_sheba(office, opened):
    office.store.final()
    entry = NewAccount("40011001", SHEBA, "0100324200001", "017", own_name=True)
    office.services.bank_account(office.store.clerk, entry)

    page = opened("clerk", "40011001")

    assert "۰۱۰۰۳۲۴۲۰۰۰۰۱" in words(page)
    assert not page.view.account.caution.isVisible()


def test_a_merged_bank_is_warned_of(office, opened):
    office.store.final()
    body = "0520" + "123456".zfill(18)
    check = f"{98 - int(body + '182700') % 97:02}"
    office.store.save_account(sheba=f"IR{check}{body}")

    page = opened("clerk", "40011001")

    assert page.view.account.caution.isVisible()
    assert "سپه" in page.view.account.caution.text()


def test_an_account_of_an_unknown_bank_shows_its_code(office, opened):
    office.store.final()
    body = "0990" + "123456".zfill(18)
    check = f"{98 - int(body + '182700') % 97:02}"
    office.store.save_account(sheba=f"IR{check}{body}")

    page = opened("clerk", "40011001")

    assert "۰۹۹" in page.view.account.accessibleName()


def test_another_unit_sees_neither_account_nor_requests_and_is_told_so(office, opened):
    office.store.final()
    office.store.save_account()

    page = opened("stranger", "40011001")

    own = page.view.account.accessibleName()
    assert page.view.rows_model.rowCount() == 0
    assert not page.view.account.sheba.isVisible()
    assert not page.view.account_button.isEnabled()
    page.view.show_card(office.services.students.card(office.store.affairs, "40011003"))
    assert page.view.account.accessibleName() == own
    office.sign_in("affairs")
    page.view.show_card(office.services.students.card(office.store.affairs, "40011003"))
    assert page.view.account.accessibleName() != own


def test_the_argument_opens_the_student_and_shows_him_in_the_table(opened):
    page = opened("clerk", "۴۰۰۱۱۰۰۳")

    assert page.view.card.student.last_name == "پاک‌نژاد"
    assert page.table.rows_model.row_at(page.table.selected_rows()[0]).last_name == "پاک‌نژاد"


def test_the_argument_takes_away_a_search_that_would_hide_the_student(opened, type_text, press):
    page = opened("clerk")
    type_text(page.search, "کریمی")
    press(page.search, Qt.Key.Key_Return)

    page.activate("40011001")

    assert page.search.text() == ""
    assert page.view.card.student.number == "40011001"
    assert page.table.selected_rows() == [0]


def test_an_unknown_student_is_said(office, opened):
    page = opened("clerk", "49999999")

    assert page.view.card is None
    assert office.said[-1][0] == "error"
    assert "۴۹۹۹۹۹۹۹" in office.said[-1][1]


def test_buttons_go_to_stage_one_and_stage_four_with_the_number(office, opened):
    office.store.register()
    page = opened("clerk", "40011001")

    page.view.register_button.click()
    page.view.account_button.click()

    assert office.went == [("register", "40011001"), ("bankAccount", "40011001")]


def test_the_history_of_the_selected_request_opens(office, opened, press):
    office.store.register()
    page = opened("clerk", "40011001")
    assert page.view.history_button.isEnabled()

    page.view.history_button.click()
    dialog = page.view.findChild(RequestHistory)
    assert dialog.isVisible()
    dialog.reject()
    page.view.requests.select_rows([0])
    page.view.requests.activated_row.emit(0)

    assert [each.isVisible() for each in page.view.findChildren(RequestHistory)].count(True) == 1
    for each in page.view.findChildren(RequestHistory):
        each.reject()


def test_what_others_change_appears_and_the_choice_stays(office, opened):
    page = opened("clerk", "40011003")
    new = NewStudent("40019999", "آذر", "آبانی")
    with office.store.open_unit(office.store.affairs) as unit:
        unit.students.save_many([new, NewStudent("40011003", "مرضیه", "پاک‌نژاد")])
        unit.commit()

    office.desk.tell(Changes(students=True))

    assert names(page)[0] == "آبانی"
    assert page.view.name.text() == "مرضیه پاک‌نژاد"
    assert page.table.chosen_id() == page.view.card.student.id


def test_a_reading_that_changes_nothing_reads_the_rows_anew(office, opened):
    page = opened("clerk", "40011001")
    with office.store.open_unit(office.store.affairs) as unit:
        unit.students.save_many([NewStudent("40011001", "زهره", "احمدی", national_code="0084575948")])
        unit.commit()

    page.refresh()

    assert page.table.rows_model.row_at(0).first_name == "زهره"
    assert page.view.name.text() == "زهره احمدی"


def test_enter_in_the_table_goes_on_to_what_can_be_done(opened, press):
    page = opened("clerk")
    page.table.select_rows([2])
    page.table.setFocus()

    press(page.table, Qt.Key.Key_Return)

    assert page.focusWidget() is page.view.register_button


def test_language_and_theme_change_while_it_is_open(office, opened, qapp):
    office.store.final()
    office.store.save_account()
    page = opened("clerk", "40011001")

    office.desk.language = "en"
    set_language(qapp, "en")
    qapp.processEvents()
    apply_theme(qapp, "dark")

    assert page.view.number.text() == "\u206640011001\u2069"
    assert "confirmed by سارا احمدی" in page.view.account.accessibleName()
    assert page.view.rows_model.cells_at(0)[2].text == "Ready to pay"
    assert page.title() == "Students"
    dark = page.view.account.grab().toImage()
    apply_theme(qapp, "light")
    assert dark.pixelColor(QPoint(20, 4)) != page.view.account.grab().toImage().pixelColor(QPoint(20, 4))
    office.desk.language = "fa"


def test_nothing_on_the_page_is_without_a_name_for_a_screen_reader(office, opened):
    office.store.final()
    page = opened("clerk", "40011001")

    touched = [page.search, page.table, page.view.requests, *page.findChildren(QPushButton)]
    nameless = [w.objectName() for w in touched if w.isVisible() and not (w.objectName() and w.accessibleName())]
    assert nameless == []
    assert page.shortcuts()
    assert page.subtitle()
