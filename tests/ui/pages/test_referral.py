"""Stage 3: the filter, the record, the hours really worked, and «عدم تایید» turned into «تایید نهایی»."""

from __future__ import annotations

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
from hamyar_desktop.ui.pages.referral import ReferralPage
from tests.ui.answers import Chooses

LATE = parse_deadline("1404/12/01") - parse_deadline("1404/10/11")


@pytest.fixture
def opened(office, qtbot):
    """One approved request of 100 hours, one with 80 hours recorded, one final."""
    office.approved = office.store.approved("40011001")
    office.hours = office.store.with_hours("40011002")
    office.final = office.store.final("40011003")

    def opening(name: str = "supervisor", argument: object = None) -> ReferralPage:
        page = ReferralPage(office.sign_in(name))
        qtbot.addWidget(page)
        page.decisions.show_refusals = lambda _decided: None
        page.resize(1086, 660)
        page.show()
        page.activate(argument)
        return page

    return opening


@pytest.fixture
def record(type_text):
    """Looks a student up and types hours."""

    def recording(page, number="40011001", hours="", note=""):
        page.student.number.clear()
        type_text(page.student.number, number)
        page.student.search.click()
        if hours:
            page.record.hours.clear()
            type_text(page.record.hours, hours)
        if note:
            type_text(page.record.note, note)
        return page

    return recording


def shown(page: ReferralPage) -> list[int]:
    return list(page.table.rows_model.ids)


def test_the_filter_begins_with_approved_requests_of_the_only_unit(office, opened):
    page = opened()
    assert page.filter.unit.text() == "کتابخانه مرکزی"
    assert page.filter.status.currentText() == "تایید شده"
    assert [page.filter.status.itemText(n) for n in range(3)] == ["تایید شده", "عدم تایید", "تایید نهایی"]
    assert shown(page) == [office.approved]

    page.filter.status.setCurrentIndex(1)
    assert shown(page) == [office.hours]
    page.filter.work_type.setCurrentIndex(page.filter.work_type.findText("فرهنگی"))
    assert shown(page) == []
    assert page.table.accessibleDescription()


def test_hours_are_recorded_then_a_click_makes_them_final(office, opened, record):
    page = record(opened(), hours="۸۰٫۵")
    assert "پژوهشی" in page.record.about()
    page.apply_button.click()
    assert (office.row(office.approved).state, office.row(office.approved).actual_hours) == (State.HOURS, Hours(161))
    assert page.record.final.text() == "عدم تایید"

    page.record.final.click()

    assert office.row(office.approved).state is State.FINAL
    assert page.record.final.text() == "تایید نهایی"
    assert page.fields() == {}
    office.undo[-1]()
    assert office.row(office.approved).state is State.HOURS


def test_hours_and_the_final_word_can_be_applied_at_once(office, opened, record):
    page = record(opened(), hours="80")
    page.record.final.click()
    assert office.row(office.approved).state is State.APPROVED
    assert page.fields()["final"] == "1"

    page.apply()

    assert office.row(office.approved).state is State.FINAL
    assert page.record.row is None
    assert page.student.code() == ""


def test_a_clerk_records_but_cannot_finalise(office, opened, record):
    page = record(opened("clerk"), hours="80")
    assert not page.record.final.isEnabled()
    assert "سرپرست" in page.record.final_field.note()

    page.apply()

    assert office.row(office.approved).state is State.HOURS
    assert page.record.row is None


@pytest.mark.parametrize(
    ("hours", "note", "words"),
    [("", "", "خوانده نشد"), ("201", "توضیح", "۲۰۰"), ("0", "", "از ۱"), ("12.3", "", "نیم"), ("120", "", "دلیل")],
)
def test_wrong_hours_are_told_at_their_field_and_nothing_is_stored(office, opened, record, hours, note, words):
    page = record(opened(), hours=hours, note=note)
    page.record.final.setChecked(True)

    page.apply()

    field = page.record.note_field if words == "دلیل" else page.record.hours_field
    assert words in field.error()
    assert office.said[-1] == ("error", field.error())
    assert field.isVisible()
    assert office.row(office.approved).state is State.APPROVED


def test_more_than_requested_asks_for_a_word(office, opened, record, type_text):
    page = record(opened(), hours="90")
    assert not page.record.note_field.isVisible()
    page.record.hours.clear()
    type_text(page.record.hours, "120")
    assert page.record.note_field.isVisible()
    page.apply()

    type_text(page.record.note, "شیفت شب")
    assert page.record.note_field.error() == ""
    page.apply()

    assert office.row(office.approved).hours_note == "شیفت شب"


def test_final_hours_that_are_corrected_wrongly_stay_final(office, opened, record):
    page = record(opened(), number="40011003", hours="150")

    page.apply()

    assert "دلیل" in page.record.note_field.error()
    assert (office.row(office.final).state, office.row(office.final).actual_hours) == (State.FINAL, Hours.whole(80))


def test_a_click_takes_the_final_word_back(office, opened, record):
    page = record(opened(), number="40011003")
    page.record.final.click()
    assert office.row(office.final).state is State.HOURS
    page.apply()
    assert office.said[-1][0] == "info"


@pytest.mark.parametrize("at_once", [True, False])
def test_under_four_eyes_whoever_recorded_may_not_finalise(office, opened, record, at_once):
    office.store.set_policy(Policy(four_eyes=True))
    page = record(opened(), hours="80")
    if at_once:
        page.record.final.click()
        page.apply()
        assert office.row(office.approved).state is State.APPROVED
    else:
        page.apply()
        page.record.final.click()
        assert office.row(office.approved).state is State.HOURS
        assert not page.record.final.isChecked()
    assert "همکار" in page.record.final_field.error()
    assert office.said[-1] == ("error", page.record.final_field.error())


def test_the_ceiling_of_all_units_counts_actual_hours(office, opened, record):
    office.store.set_policy(Policy(max_total_hours=Hours.whole(90)))
    page = record(opened(), hours="95")
    page.apply()
    assert "۹۰" in page.record.hours_field.error()
    assert office.row(office.approved).state is State.APPROVED


def test_after_the_deadline_nothing_is_stored(office, opened, record):
    page = record(opened(), hours="80")
    office.store.clock.now += LATE
    page.apply()
    assert "۱۴۰۴/۱۰/۳۰" in page.banner.text()
    assert "۳۸۳۰" in office.said[-1][1]
    assert office.row(office.approved).state is State.APPROVED


@pytest.mark.parametrize(("number", "words"), [("99999999", "پیدا نشد"), ("12", "درست نیست"), ("00012345", "درخواستی")])
def test_a_number_that_leads_nowhere_is_told_at_the_field(office, opened, record, number, words):
    page = record(opened(), number=number)
    assert words in page.student.field.error()
    assert page.record.isHidden()
    page.apply()
    assert office.said[-1][0] == "warning"


def test_a_request_that_is_still_pending_says_which_stage_is_due(office, opened, record):
    key = office.store.row(office.approved).id
    office.store.move(Verb.REOPEN, key)
    page = record(opened())
    assert "بررسی نشده" in page.student.field.error()
    assert page.record.row is None


def test_without_a_number_search_shows_everybody(opened):
    page = opened()
    page.student.search.click()
    assert page.student.field.error() == ""
    assert page.table.rows_model.rowCount() == 1


def test_a_student_of_two_units_fills_the_table_to_choose_from(office, opened, record):
    office.store.permit_dormitory()
    other = office.store.register("40011001", person=office.store.affairs, unit_id=office.store.dormitory)
    office.store.move(Verb.APPROVE, other, person=office.store.affairs)
    page = record(opened("affairs"))
    assert sorted(shown(page)) == sorted([office.approved, other])

    page.table.select_ids([other])
    assert page.record.row.id == other
    page.student.number.clear()
    page.student.number.textEdited.emit("")
    assert page.record.row is None

    page.filter.unit.set_current_id(office.store.library)
    record(page)
    assert page.record.row.id == office.approved


def test_a_row_of_the_table_opens_its_record_unless_something_is_unsaved(office, opened, type_text):
    page = opened()
    page.filter.status.setCurrentIndex(1)
    page.table.selectRow(0)
    assert page.student.code() == "40011002"
    assert page.record.hours.text() == "۸۰"

    type_text(page.record.hours, "5")
    page.filter.status.setCurrentIndex(0)
    page.table.selectRow(0)
    page.table.clicked.emit(page.table.rows_model.index(0, 0))
    assert page.record.row.id == office.hours
    assert office.said[-1][0] == "warning"


@pytest.mark.parametrize(
    ("answer", "stored", "shown"), [(Answer.LATER, 70, "۹۰"), (Answer.THEIRS, 70, "۷۰"), (Answer.MINE, 90, "")]
)
def test_whoever_comes_second_sees_what_the_first_changed_and_chooses(office, opened, record, answer, stored, shown):
    page = record(opened(), number="40011002", hours="90")
    page.ask_changed = chooses = Chooses(answer)
    office.services.record_hours(office.store.clerk, office.hours, "70")
    office.desk.tell(Changes(requests=True))

    page.apply()

    assert chooses.people == [office.store.clerk.display_name]
    assert any("۷۰" in line for line in chooses.lines)
    assert office.row(office.hours).actual_hours == Hours.whole(stored)
    assert page.record.hours.text() in (shown, "۹۰" if answer is Answer.MINE else shown)


def test_without_a_choice_nobody_is_ever_overwritten(office, opened, record):
    page = record(opened(), number="40011002", hours="90")
    page.ask_changed = Chooses(Answer.LATER)
    office.services.record_hours(office.store.clerk, office.hours, "70")

    for _ in range(2):
        page.apply()
        assert page.record.hours_field.error() == office.said[-1][1]

    assert office.row(office.hours).actual_hours == Hours.whole(70)
    assert page.record.hours.text() == "۹۰"


def test_a_change_of_others_shows_in_an_untouched_record(office, opened, record):
    page = record(opened(), number="40011002")
    office.services.record_hours(office.store.clerk, office.hours, "70")
    office.desk.tell(Changes(requests=True))
    assert page.record.hours.text() == "۷۰"


def test_a_draft_comes_back_to_its_record(office, opened, record):
    page = record(opened(), hours="120", note="شیفت شب")
    page.record.final.setChecked(True)
    fields = dict(page.fields())
    page.clear_button.click()
    assert page.fields() == {}

    page.restore(fields)

    assert dict(page.fields()) == fields
    assert page.record.row.id == office.approved


def test_a_draft_whose_student_is_gone_fills_nobody_elses_record(opened, record):
    page = opened()
    page.restore({"number": "99999999", "request": "77", "hours": "50"})
    record(page)
    assert page.record.hours.text() == ""


def test_switching_the_language_keeps_what_was_typed(qapp: QApplication, office, opened, record):
    page = record(opened(), hours="80.5")
    page.record.final.setChecked(True)
    office.desk.language = "en"
    set_language(qapp, "en")
    qapp.sendPostedEvents()
    assert page.record.hours.text() == "80.5"
    assert page.record.final.text() == "Final"
    assert page.filter.status.currentText() == "Approved"
    assert page.filter.work_type.currentText() == "All work types"


def test_another_page_opens_a_student_or_a_status(office, opened, press):
    assert opened(argument="40011002").record.row.id == office.hours
    page = opened(argument=RequestFilter(stage="final"))
    assert shown(page) == [office.final]
    page.open_argument(RequestFilter(stage="rejected"))
    assert shown(page) == [office.final]
    page.table.selectRow(0)
    press(page.table, Qt.Key.Key_Return)
    assert page.record.row.id == office.final
