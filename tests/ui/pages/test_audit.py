"""The history of the whole scheme: in words, filtered, opened, copied; and closed to everybody but student affairs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.rows import AuditFilter, Changes
from hamyar_desktop.store.generated import apply_generated, drop_generated
from hamyar_desktop.ui.dialogs.audit_entry import AuditEntry
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.audit import AuditPage
from hamyar_desktop.ui.tables.audit_table import who
from tests.ui.dialog_of import dialog_of, no_dialog


@pytest.fixture
def opened(office, qtbot):
    def opening(name: str = "affairs") -> AuditPage:
        page = AuditPage(office.sign_in(name))
        qtbot.addWidget(page)
        page.resize(806, 560)
        page.show()
        page.activate()
        return page

    return opening


def cells(page, place=0):
    return page.table.rows_model.cells_at(place)


def texts(page, place=0):
    return [cell.text for cell in cells(page, place)]


def entries(page):
    return [page.table.entry_at(place) for place in range(page.table.rows_model.rowCount())]


def test_newest_first_with_moment_person_record_action_and_change(office, opened):
    request_id = office.store.register()
    office.store.clock.forward(days=1)
    office.store.move(Verb.APPROVE, request_id)
    page = opened()

    when, who, record, action, changes = cells(page)

    assert (when.text, who.text) == ("۱۴۰۴/۱۰/۱۲ ۱۱:۳۰", "رضا کریمی")
    assert (record.text, record.detail) == ("زهرا احمدی", "درخواست همیاری • کتابخانه مرکزی")
    assert (action.chip[0], action.chip[1:]) == ("تایید", ("success", "check"))
    assert all(word in changes.text for word in ("وضعیت", "بررسی نشده", "تایید شده"))
    assert texts(page, 1)[3] == "ثبت درخواست"
    assert [entry.id for entry in entries(page)] == sorted((entry.id for entry in entries(page)), reverse=True)


def test_what_was_governed_is_told_in_words(office, opened):
    services, affairs = office.services, office.store.affairs
    services.terms.set_deadline(affairs, "4041", "1404/11/15 14:00")
    services.terms.move(affairs, "4041", TermState.CLOSED)
    services.terms.set_quota(affairs, office.store.library, 9, "4041", "۵۵/ب")
    services.people.add(affairs, "narges", Role.CLERK, "long enough", ["خوابگاه"], "نرگس رستمی")
    services.people.set_active(affairs, "narges", False)
    services.people.set_password(affairs, "clerk", "long enough")
    services.people.set_policy(affairs, replace(Policy(), max_hours=Hours(241), four_eyes=True))
    page = opened()
    told = {}
    for place, entry in enumerate(entries(page)):
        told.setdefault((entry.entity, texts(page, place)[2]), " ".join(page.table.words.lines(entry)))

    assert "«باز»" in told["term", "نیمسال اول ۱۴۰۴–۱۴۰۵"]
    assert "«بسته»" in told["term", "نیمسال اول ۱۴۰۴–۱۴۰۵"]
    assert "«۳»" in told["unit_quota", "کتابخانه مرکزی"]
    assert "«۹»" in told["unit_quota", "کتابخانه مرکزی"]
    assert "«بله»" in told["person", "نرگس رستمی"]
    assert "«خیر»" in told["person", "نرگس رستمی"]
    assert "۱۲۰٫۵" in told["setting", "بیشترین ساعت هر درخواست"]
    assert "بله" in told["setting", "تایید به دست فرد دیگر"]
    assert told["person", "سارا احمدی"] == "", "a password is never told"
    whole = " ".join(" ".join(page.table.words.lines(entry)) for entry in entries(page))
    assert "۱۴۰۴/۱۱/۱۵ ۱۴:۰۰" in whole
    assert "کارشناس واحد" in whole
    assert "خوابگاه" in whole
    assert "$argon2" not in whole


def test_an_account_names_bank_student_and_who_confirmed(office, opened):
    office.store.register()
    office.store.save_account()
    page = opened()
    place = next(place for place, entry in enumerate(entries(page)) if entry.entity == "bank_account")
    page.open_entry(place)
    dialog = dialog_of(page, AuditEntry)
    rows = {row.field: row.after for row in dialog.changes.rows_model.rows}

    assert texts(page, place)[2] == "زهرا احمدی"
    assert rows["دانشجو"] == "زهرا احمدی"
    assert "ملی" in rows["بانک"]
    assert "IR۲۷ ۰۱۷۰" in rows["شماره شبا"]
    assert rows["تاییدکننده نام صاحب حساب"] == "سارا احمدی"
    assert "۱۴۰۴/۱۰/۱۱" in rows["زمان تایید نام صاحب حساب"]


def test_what_another_tool_wrote_has_no_name_and_a_record_that_is_gone_its_number(office, opened):
    with office.store.engine.begin() as connection:
        drop_generated(connection)
        connection.exec_driver_sql(
            "INSERT INTO audit (at, person_id, person_name, entity, entity_id, action, changes) VALUES"
            " ('2026-01-02T08:00:00.000000+00:00', 0, '', 'student', 999, 'update',"
            """ '[{"field": "mobile", "before": "", "after": "09120000000"}]')"""
        )
        apply_generated(connection)
    page = opened()

    assert cells(page)[1].text == who(page.table.entry_at(0)) != ""
    assert "۹۹۹" in cells(page)[2].text
    assert "۰۹۱۲۰۰۰۰۰۰۰" in cells(page)[4].text


def test_filters_by_person_and_kind_of_record_with_the_count(office, opened):
    request_id = office.store.register()
    office.store.move(Verb.APPROVE, request_id)
    page = opened()
    everything = page.table.rows_model.rowCount()

    page.person.setCurrentIndex(page.person.findData("supervisor"))
    assert [entry.person for entry in entries(page)] == ["رضا کریمی"]
    assert "۱" in page.card._title.text()
    page.person.setCurrentIndex(0)
    page.kind.setCurrentIndex(page.kind.findData("work_request"))
    assert {entry.entity for entry in entries(page)} == {"work_request"}
    assert len(entries(page)) == 2
    page.person.setCurrentIndex(page.person.findData("viewer"))
    assert entries(page) == []
    page.table.empty_action_clicked.emit()
    assert page.table.rows_model.rowCount() == everything
    assert page.wanted() == AuditFilter()
    assert not page.clear_button.isEnabled()


def test_another_page_may_open_it_filtered(office, opened):
    office.store.register()
    page = opened()
    page.activate(AuditFilter(entity="work_request"))

    assert page.kind.currentData() == "work_request"
    assert len(entries(page)) == 1
    assert page.clear_button.isEnabled()


def test_enter_opens_every_field_and_the_whole_record(office, opened, press):
    first = office.store.register("40011001")
    office.store.register("40011002")
    office.store.move(Verb.APPROVE, first)
    page = opened()
    page.table.select_rows([0])
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    dialog = dialog_of(page, AuditEntry)

    assert [(row.field, row.before, row.after) for row in dialog.changes.rows_model.rows] == [
        ("وضعیت", "بررسی نشده", "تایید شده")
    ]
    assert dialog.chip.text() == "تایید"
    dialog.whole_button.click()
    assert no_dialog(page)
    assert [(entry.action, entry.entity_id) for entry in entries(page)] == [("approve", first), ("register", first)]
    assert "زهرا احمدی" in page.card._subtitle.text()
    page.kind.setCurrentIndex(page.kind.findData("term"))
    assert {entry.entity for entry in entries(page)} == {"term"}
    assert page.card._subtitle.text() == ""


def test_the_button_and_the_menu_open_the_selected_entry(office, opened):
    page = opened()
    page.table.clearSelection()
    assert not page.open_button.isEnabled()
    page.table.select_rows([1])
    page.open_button.click()
    dialog_of(page, AuditEntry).accept()
    assert no_dialog(page)
    assert page.details in page.table.context_menu().actions()
    page.details.trigger()
    dialog_of(page, AuditEntry).accept()
    page.open_entry(99_999)
    assert no_dialog(page)


def test_a_new_password_is_told_as_such(office, opened):
    office.services.people.set_password(office.store.affairs, "clerk", "long enough")
    page = opened()
    page.open_entry(0)
    dialog = dialog_of(page, AuditEntry)

    assert dialog.changes.rows_model.rowCount() == 0
    assert texts(page)[4] in dialog.changes._empty.words()
    assert texts(page)[4]


def test_copying_an_entry_and_rows_leaves_the_marks_behind(office, opened, press):
    office.store.register()
    page = opened()
    page.table.select_rows([0])
    press(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    row = QGuiApplication.clipboard().text()
    page.open_entry(0)
    dialog_of(page, AuditEntry).copy_button.click()
    entry = QGuiApplication.clipboard().text()

    assert row.split("\t")[:2] == ["۱۴۰۴/۱۰/۱۱ ۱۱:۳۰", "سارا احمدی"]
    assert "ساعات درخواستی\t—\t۱۰۰" in entry
    assert "زهرا احمدی" in entry.splitlines()[0]
    assert not set("\u2066\u2069\u200f") & set(row + entry)


def test_it_follows_what_others_do_and_keeps_the_choice(office, opened):
    request_id = office.store.register()
    page = opened()
    page.table.select_rows([0])
    chosen = page.table.entry_at(0)

    office.store.move(Verb.APPROVE, request_id)
    office.desk.tell(Changes(requests=True))

    assert page.table.entry_at(0).action == "approve"
    assert page.table.selected_rows() == [1]
    assert page.table.entry_at(1) == chosen


def test_another_language_retells_everything(office, opened, qapp):
    office.store.approved()
    page = opened()
    set_language(qapp, "en")
    office.desk.language = "en"
    qapp.processEvents()

    assert texts(page)[0] == "1404/10/11 11:30"
    assert texts(page)[3] == "Approve"
    assert texts(page)[4] == "State: from “Pending” to “Approved”"
    assert cells(page)[2].detail == "Request • کتابخانه مرکزی"
    assert page.kind.itemText(page.kind.findData("term")) == "Term"


def test_the_help_sheet_is_told_its_key(opened):
    assert [key for _, key in opened().shortcuts()] == ["Enter"]


def test_nobody_else_sees_it(office, opened):
    page = opened("supervisor")

    assert page.table.rows_model.rowCount() == 0
    assert office.said[-1][0] == "error"
