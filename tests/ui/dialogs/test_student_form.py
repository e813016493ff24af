"""A student typed by hand on the page of students."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from hamyar_desktop.ui.dialogs.student_form import StudentForm
from hamyar_desktop.ui.pages.students import StudentsPage
from tests.ui.dialog_of import dialog_of, no_dialog


@pytest.fixture
def page(office, qtbot) -> StudentsPage:
    made = StudentsPage(office.sign_in("clerk"))
    qtbot.addWidget(made)
    for widget in made.header_widgets():
        qtbot.addWidget(widget)
    made.resize(1000, 620)
    made.show()
    made.activate(None)
    return made


def filled(page: StudentsPage, type_text, number: str = "40019999") -> StudentForm:
    page.add_button.click()
    form = dialog_of(page, StudentForm)
    type_text(form.codes["number"], number)
    type_text(form.texts["first_name"], "نگار")
    type_text(form.texts["last_name"], "محمدی‌فر")
    type_text(form.codes["national_code"], "۰۰۱۲۳۴۵۶۷۹")
    return form


def test_a_new_student_stands_in_the_table_and_in_the_view(office, page, type_text):
    form = filled(page, type_text)

    form.save_button.click()

    assert no_dialog(page)
    assert page.view.card is not None
    assert page.view.card.student.number == "40019999"
    assert page.view.card.student.national_code == "0012345679"
    assert office.said[-1][0] == "success"
    assert "نگار محمدی‌فر" in office.said[-1][1]


def test_a_number_that_is_there_is_told_at_its_field_and_nothing_is_lost(page, type_text):
    form = filled(page, type_text, "40011001")

    form.save_button.click()

    assert form.isVisible()
    assert "۴۰۰۱۱۰۰۱" in form.fields["number"].error()
    assert form.texts["first_name"].text() == "نگار"
    form.ask = lambda _question: True
    form.reject()


@pytest.mark.parametrize("empty", ["first_name", "last_name"])
def test_an_empty_name_is_told_where_it_is_missing(page, type_text, empty):
    form = filled(page, type_text)
    form.texts[empty].clear()

    form.save_button.click()

    assert form.fields[empty].error()
    assert [name for name, field in form.fields.items() if field.error()] == [empty]
    form.ask = lambda _question: True
    form.reject()


def test_the_label_follows_the_kind_of_identity(page):
    page.add_button.click()
    form = dialog_of(page, StudentForm)
    assert form.fields["national_code"].label_text() == "کد ملی"

    form.kind.setCurrentIndex(form.kind.findData("passport"))

    assert form.fields["national_code"].label_text() == "گذرنامه"
    form.ask = lambda _question: True
    form.reject()


def test_a_wrong_name_is_corrected_and_the_number_cannot_be_typed_over(office, page, type_text):
    page.open_argument("40011001")
    page.view.edit_button.click()
    form = dialog_of(page, StudentForm)
    assert form.codes["number"].isReadOnly()
    form.texts["first_name"].clear()
    type_text(form.texts["first_name"], "زهره")

    form.save_button.click()

    assert no_dialog(page)
    assert page.view.card is not None
    assert page.view.card.student.name == "زهره احمدی"
    assert page.view.card.student.degree == "کارشناسی"


def test_a_viewer_finds_neither_button(office, qtbot):
    page = StudentsPage(office.sign_in("viewer"))
    qtbot.addWidget(page)
    page.show()
    page.activate("40011001")

    assert page.header_widgets() == []
    edit = page.view.findChild(QPushButton, "editStudent")
    assert edit is not None
    assert not edit.isVisible()
