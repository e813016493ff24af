"""Stage 1: number, card, quota, hours, work type; each rule at its field; editing, resubmitting, drafts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import parse_deadline
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.rows import Changes, RequestFilter
from hamyar_desktop.ui.dialogs.changed_by_other import Answer
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.register import RegisterPage
from tests.ui.answers import Chooses

LATE = parse_deadline("1404/12/01") - parse_deadline("1404/10/11")


@pytest.fixture
def opened(office, qtbot):
    def opening(name: str = "clerk", argument: object = None) -> RegisterPage:
        page = RegisterPage(office.sign_in(name))
        qtbot.addWidget(page)
        page.resize(1086, 660)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.activate(argument)
        return page

    return opening


@pytest.fixture
def fill(type_text, press):
    """Types as a person does; a unit is chosen by its name and Enter."""

    def filling(page, *, number="40011001", unit="", hours="100", note=""):
        if number:
            type_text(page.student.number, number)
            page.student.search.click()
        if unit:
            page.unit.edit.clear()
            type_text(page.unit.edit, unit)
            press(page.unit.edit, Qt.Key.Key_Return)
        if hours:
            type_text(page.hours, hours)
        if note:
            type_text(page.description, note)
        return page

    return filling


def stored(office, count: int) -> None:
    assert len(office.services.requests.ids(office.store.affairs, RequestFilter())) == count


def test_a_request_is_registered_with_the_work_type_of_the_unit(office, opened, fill):
    page = fill(opened(), hours="۱۲٫۵", note="دانشجو در سایت خوابگاه همکاری داشته است")
    assert page.student.view.accessibleName().startswith("زهرا احمدی")
    assert page.work_type.text() == "پژوهشی"

    page.apply_button.click()

    row = office.row(office.changes[-1].request_ids[0])
    assert (row.student_number, row.unit, row.work_type, row.hours) == (
        "40011001", "کتابخانه مرکزی", "پژوهشی", Hours(25),
    )  # fmt: skip
    assert row.note == "دانشجو در سایت خوابگاه همکاری داشته است"
    assert office.said[-1][0] == "success"
    assert "زهرا احمدی" in office.said[-1][1]
    assert page.fields() == {}
    assert page.student.number.hasFocus()
    assert page.table.rows_model.rowCount() == 1


def test_the_quota_that_is_left_is_in_sight_before_she_starts(office, opened, fill):
    office.store.register("40011002")
    page = opened()
    assert "۲" in page.quota.text()
    assert "۳" in page.quota.text()

    fill(page).apply()

    assert "۱" in page.quota.text()


def test_student_affairs_chooses_the_unit_and_the_work_type_follows(office, opened, fill, press):
    page = opened("affairs")
    assert page.work_type.current_id() is None
    fill(page, number="", unit="خوابگاه", hours="")

    assert page.unit.text() == "خوابگاه"
    assert page.work_type.text() == "دانشجویی"
    assert "ظرفیت" in page.quota.text()

    press(page.unit.edit, Qt.Key.Key_F4)
    assert page.unit.list_is_open()


@pytest.mark.parametrize(
    ("typed", "field", "words"),
    [
        ({"number": ""}, "student", "شماره دانشجویی نوشته نشده است"),
        ({"number": "99999999"}, "student", "پیدا نشد"),
        ({"number": "12"}, "student", "درست نیست"),
        ({"hours": ""}, "hours", "خوانده نشد"),
        ({"hours": "201"}, "hours", "۲۰۰"),
        ({"hours": "0"}, "hours", "از ۱"),
        ({"hours": "12.3"}, "hours", "نیم"),
        ({"hours": "200,5"}, "hours", "۲۰۰"),
        ({"note": "x" * 1001}, "note", "۱۰۰۰"),
    ],
)
def test_each_rule_is_told_at_its_field_and_above_and_nothing_is_stored(office, opened, fill, typed, field, words):
    page = fill(opened(), **typed)

    page.apply()

    told = {"student": page.student.field, "hours": page.hours_field, "note": page.note_field}[field]
    assert words in told.error()
    assert office.said[-1] == ("error", told.error())
    assert told.editor.hasFocus() or told.editor.focusProxy().hasFocus()
    stored(office, 0)


def test_a_mistake_disappears_as_soon_as_it_is_corrected(opened, fill, type_text):
    page = fill(opened(), hours="201")
    page.apply()
    assert page.hours_field.error()

    page.hours.clear()
    type_text(page.hours, "20")

    assert page.hours_field.error() == ""


def test_a_unit_must_be_chosen_and_permitted(office, opened, fill):
    page = fill(opened("affairs"))
    page.apply()
    assert "انتخاب نشده" in page.unit_field.error()

    fill(page, number="", unit="خوابگاه", hours="")
    page.apply()
    assert "جدول تصویب‌شده" in page.unit_field.error()
    assert "۳۸۳۰" in page.unit_field.error()

    page.unit.edit.setText("دانشکده هنر")
    page.unit.set_current_id(None)
    page.unit.edit.setText("دانشکده هنر")
    page.apply()
    assert "دانشکده هنر" in page.unit_field.error()
    stored(office, 0)


def test_a_work_type_of_another_unit_is_refused(office, opened, fill):
    page = fill(opened())
    other = next(row for row in office.desk.reference.work_types if row.name == "فرهنگی")
    page.work_type.set_current_id(other.id)

    page.apply()

    assert "«پژوهشی»" in page.work_type_field.error()
    stored(office, 0)


def test_a_full_quota_names_the_numbers_and_the_contact(office, opened, fill):
    for number in ("40011002", "40011003", "00012345"):
        office.store.register(number)
    page = fill(opened())
    assert "۰" in page.quota.text()

    page.apply()

    assert "۳ از ۳" in page.unit_field.error()
    assert "۳۸۳۰" in page.unit_field.error()
    stored(office, 3)


def test_the_ceiling_of_all_units_is_a_setting(office, opened, fill):
    office.store.set_policy(Policy(max_total_hours=Hours.whole(90)))
    page = fill(opened())

    page.apply()

    assert "۹۰" in page.hours_field.error()


def test_after_the_deadline_the_page_says_so_at_once_and_nothing_is_stored(office, opened, fill):
    office.store.clock.now += LATE
    page = opened()
    assert "مهلت" in page.banner.text()
    assert "۱۴۰۴/۱۰/۳۰" in page.banner.text()
    assert page.banner.isVisible()

    fill(page).apply()

    assert office.said[-1] == ("error", page.banner.text())
    assert "۳۸۳۰" in page.banner.text()
    stored(office, 0)


def test_a_deadline_that_passes_while_she_types_comes_above_the_page(office, opened, fill):
    page = fill(opened())
    assert not page.banner.isVisible()
    office.store.clock.now += LATE

    page.apply()

    assert "مهلت" in page.banner.text()
    assert page.student.code() == "40011001"


def test_what_exists_already_is_said_before_hours_are_typed(office, opened, fill):
    office.store.register("40011001")
    page = fill(opened(), hours="")
    assert "بررسی نشده" in page.existing.text()

    fill(page, number="", hours="10").apply()

    assert "همان درخواست را باز کنید" in page.student.field.error()
    stored(office, 1)


def test_a_rejected_request_is_registered_again(office, opened, fill):
    key = office.store.register("40011001")
    office.store.move(Verb.REJECT, key, reason="ساعت زیاد است")
    page = fill(opened(), hours="60")
    assert "رد شده" in page.existing.text()
    assert "ساعت زیاد است" in page.existing.text()

    page.apply()

    assert (office.row(key).state, office.row(key).hours) == (State.PENDING, Hours.whole(60))
    assert page.existing.text() == ""


def test_a_pending_request_is_edited_with_f2_and_saved(office, opened, press, type_text):
    key = office.store.register("40011001")
    page = opened()
    page.table.selectRow(0)
    press(page.table, Qt.Key.Key_F2)
    page.edit_button.click()
    assert not page.unit.isEnabled()
    assert page.hours.text() == "۱۰۰"

    page.hours.clear()
    type_text(page.hours, "۸۰")
    assert page.fields()["editing"] == str(key)
    page.apply()

    assert office.row(key).hours == Hours.whole(80)
    assert page.unit.isEnabled()


def test_editing_starts_only_where_nothing_typed_would_be_lost(office, opened, fill):
    office.store.register("40011002")
    page = fill(opened(), hours="50")
    page.table.selectRow(0)

    page.edit_button.click()

    assert page.student.code() == "40011001"
    assert page.hours.text() == "۵۰"
    assert office.said[-1][0] == "warning"


def test_nothing_selected_is_said(office, opened):
    page = opened()
    page.edit_button.click()
    page.cancel_button.click()
    assert [kind for kind, _ in office.said[-2:]] == ["warning", "warning"]


@pytest.mark.parametrize(("answer", "stored"), [(Answer.LATER, 70), (Answer.THEIRS, 70), (Answer.MINE, 80)])
def test_of_a_request_that_somebody_changed_one_sees_what_and_chooses(office, opened, type_text, answer, stored):
    key = office.store.register("40011001")
    page = opened()
    page.begin_editing(office.row(key))
    row = office.row(key)
    office.services.register.edit(office.store.clerk, key, row.version, "70", "")
    page.hours.clear()
    type_text(page.hours, "80")

    page.ask_changed = chooses = Chooses(answer)

    page.apply()

    assert any("۷۰" in line for line in chooses.lines)
    assert office.row(key).hours == Hours.whole(stored)
    if answer is Answer.LATER:
        assert page.student.field.error() == office.said[-1][1]
        assert page.hours.text() == "۸۰"
    if answer is Answer.THEIRS:
        assert page.fields() == {}


def test_editing_a_request_that_was_approved_meanwhile_is_refused(office, opened, type_text):
    key = office.store.register("40011001")
    page = opened()
    page.begin_editing(office.row(key))
    office.store.move(Verb.APPROVE, key)
    type_text(page.hours, "0")

    page.apply()

    assert "تایید شده" in page.student.field.error()
    assert office.row(key).hours == Hours.whole(100)


def test_cancelling_asks_for_a_reason_and_frees_the_seat(office, opened):
    key = office.store.register("40011001")
    page = opened()
    page.decisions.ask_reason = lambda verb, count: "انصراف دانشجو"
    page.table.selectRow(0)

    page.cancel_button.click()

    assert office.row(key).state is State.CANCELLED
    assert office.row(key).reason == "انصراف دانشجو"
    assert office.desk.reference.quotas[office.store.library].used == 0


def test_the_form_is_emptied_by_its_button(opened, fill):
    page = fill(opened(), note="چیزی")
    page.clear_button.click()
    assert page.fields() == {}
    assert page.student.view.isHidden()
    assert page.student.number.hasFocus()


def test_a_draft_comes_back_as_it_was_typed(opened, fill):
    fields = dict(fill(opened("affairs"), unit="کتابخانه", note="نوشته").fields())

    again = opened("affairs")
    again.restore(fields)

    assert dict(again.fields()) == fields
    assert again.work_type.text() == "پژوهشی"
    assert again.student.card is not None


def test_a_draft_of_an_edited_request_is_still_that_request(office, opened, type_text):
    key = office.store.register("40011001")
    page = opened()
    page.begin_editing(office.row(key))
    type_text(page.description, "توضیح تازه")
    fields = dict(page.fields())

    again = opened()
    again.restore(fields)
    again.apply()

    assert office.row(key).note == "توضیح تازه"
    stored(office, 1)


def test_a_change_of_others_never_takes_the_cursor_or_what_is_typed(office, opened, fill):
    page = fill(opened(), note="نوشته")
    page.description.setFocus()

    office.desk.tell(Changes(requests=True, quotas=True))

    assert page.description.hasFocus()
    assert (page.hours.text(), page.description.text(), page.student.code()) == ("۱۰۰", "نوشته", "40011001")


def test_an_answer_for_a_number_that_is_no_longer_written_is_dropped(office, opened, type_text):
    page = opened()
    held = []
    office.desk.runner.run_latest = lambda key, work, done, failed: held.append((work, done, failed))
    type_text(page.student.number, "40011001")
    page.student.look_up()
    page.student.number.clear()
    type_text(page.student.number, "40011002")
    for work, done, _failed in held:
        done(work())

    assert page.student.code() == "40011002"
    assert page.student.card is None


def test_switching_the_language_keeps_what_was_typed(qapp: QApplication, opened, fill, office):
    page = fill(opened(), note="نوشته")

    office.desk.language = "en"
    set_language(qapp, "en")
    qapp.sendPostedEvents()

    assert page.apply_button.text() == "Apply changes"
    assert page.quota.text() == "3 of 3 places are left"
    assert (page.hours.text(), page.description.text(), page.student.code()) == ("100", "نوشته", "40011001")


def test_a_person_without_units_is_told_whom_to_ask(office, opened):
    office.store.people["clerk"] = replace(office.store.clerk, unit_ids=frozenset())
    page = opened()
    assert "۳۸۳۰" in page.banner.text()
    assert page.unit.text() == ""


def test_a_student_number_opens_as_argument(office, opened):
    assert opened(argument="00012345").student.card.student.name == "آرش یگانه"
    key = office.store.register("40011001")
    assert opened(argument=office.row(key)).hours.text() == "۱۰۰"


def test_the_label_names_the_most_hours_that_student_affairs_allows(office, opened, fill):
    assert "۲۰۰" in opened().hours_field.label_text()
    office.store.set_policy(Policy(max_hours=Hours.whole(120)))
    page = fill(opened(), hours="150")
    assert "۱۲۰" in page.hours_field.label_text()
    page.apply()
    assert "۱۲۰" in page.hours_field.error()
