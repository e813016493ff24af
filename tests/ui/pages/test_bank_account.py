"""Stage 4: the Sheba judged at every keystroke, the account in the student's own name, and who said so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from hamyar_desktop.domain.jalali import parse_deadline
from hamyar_desktop.domain.sheba import check_digits
from hamyar_desktop.services.rows import Changes, NewAccount
from hamyar_desktop.ui.dialogs.changed_by_other import Answer
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.bank_account import BankAccountPage
from tests.factories import OTHER_SHEBA, SHEBA
from tests.ui.answers import Chooses

LATE = parse_deadline("1404/12/01") - parse_deadline("1404/10/11")
MELLI_ACCOUNT = "0100324200001"


def sheba(bank: str, account: str = MELLI_ACCOUNT, kind: str = "0") -> str:
    body = bank + kind + account.zfill(18)
    return f"IR{check_digits(body)}{body}"


@pytest.fixture
def opened(office, qtbot):
    office.store.final("40011001")
    office.store.approved("40011002")

    def opening(name: str = "clerk", argument: object = None) -> BankAccountPage:
        page = BankAccountPage(office.sign_in(name))
        qtbot.addWidget(page)
        page.resize(1086, 660)
        page.show()
        page.activate(argument)
        return page

    return opening


@pytest.fixture
def fill(type_text):
    def filling(page, *, number="40011001", account="", code=SHEBA, own=True):
        if number:
            page.student.number.clear()
            type_text(page.student.number, number)
            page.student.search.click()
        type_text(page.account, account)
        if code:
            page.sheba.clear()
            type_text(page.sheba, code)
        if own and not page.own_name.isChecked():
            page.own_name.click()
        return page

    return filling


def account_of(office, number="40011001"):
    return office.services.students.card(office.store.affairs, number).account


def test_an_account_is_stored_with_who_confirmed_the_name_and_when(office, opened, fill):
    page = opened()
    assert page.bank.currentText() == "بانک ملی ایران"
    assert page.table.rows_model.rowCount() == 2
    fill(page, account=MELLI_ACCOUNT).apply_button.click()

    account = account_of(office)
    assert (account.sheba, account.account_number, account.bank_code) == (SHEBA, MELLI_ACCOUNT, "017")
    assert account.own_name_by == "سارا احمدی"
    assert page.fields() == {}
    assert page.table.rows_model.rowCount() == 1

    page.student.open("40011001")
    assert page.own_name.isChecked()
    assert "سارا احمدی" in page.own_name_field.note()
    assert "۱۴۰۴/۱۰/۱۱" in page.own_name_field.note()


def test_the_sheba_is_judged_at_every_keystroke(opened, fill, type_text):
    page = fill(opened(), code="", own=False)
    told = []
    for letter in SHEBA:
        type_text(page.sheba, letter)
        told.append(page.verdict.text())
    assert len(set(told)) > 20
    assert "۱۹ رقم دیگر" in told[6]
    assert "بانک ملی" in told[6]
    assert page.verdict.tone == "success"
    assert page.sheba.text() == "IR27 0170 0000 0010 0324 2000 01"


@pytest.mark.parametrize(
    ("code", "tone", "words"),
    [
        (SHEBA[:-1] + "2", "error", "رقم‌های کنترل"),
        ("IR00" + SHEBA[4:], "error", "۰۰، ۰۱ یا ۹۹"),
        ("IR27X", "error", "فقط IR و رقم"),
        (sheba("017", kind="2"), "error", "نوع حساب"),
        (sheba("017", kind="1"), "warning", "تسهیلات"),
        (sheba("062"), "warning", "ادغام"),
        (sheba("051"), "warning", "منحل"),
        (sheba("099"), "warning", "۰۹۹"),
        (sheba("012"), "success", "بانک ملت"),
    ],
)
def test_the_verdict_says_which_rule_fails_or_which_bank_it_is(opened, fill, code, tone, words):
    page = fill(opened(), code=code, own=False)
    assert page.verdict.tone == tone
    assert words in page.verdict.text()


def test_the_bank_follows_the_sheba(opened, fill):
    page = fill(opened(), code=sheba("018"), own=False)
    assert page.bank.currentText() == "بانک تجارت"


def test_whether_the_account_agrees_is_said(opened, fill):
    page = fill(opened(), account="0100324200001", own=False)
    agreed = page.verdict.text()
    assert page.verdict.tone == "success"
    page.account.clear()
    page.account.textEdited.emit("")
    assert page.verdict.text() != agreed
    fill(page, number="", account="555555555", code="", own=False)
    assert "۵۵۵۵۵۵۵۵۵" in page.verdict.text()
    assert page.verdict.tone == "warning"


def test_a_sheba_is_suggested_for_melli_only(opened, fill):
    page = fill(opened(), account=MELLI_ACCOUNT, code="", own=False)
    assert page.suggestion.isVisible()
    assert "IR27 0170" in page.suggestion.text()
    page.suggestion.click()
    assert page.sheba.code() == SHEBA
    assert not page.suggestion.isVisible()
    assert not page.own_name.isChecked()


@pytest.mark.parametrize(
    ("wanted", "field", "words"),
    [
        ({"own": False}, "own_name_field", "تیک"),
        ({"code": ""}, "sheba_field", "۲۴ رقم"),
        ({"code": SHEBA[:-1] + "2"}, "sheba_field", "کنترل"),
        ({"account": "12a"}, "account_field", "12a"),
    ],
)
def test_each_rule_is_told_at_its_field_and_nothing_is_stored(office, opened, fill, wanted, field, words):
    page = fill(opened(), **wanted)
    page.apply()
    told = getattr(page, field).error()
    assert words in told or words in told.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
    assert office.said[-1] == ("error", told)
    assert account_of(office) is None


@pytest.mark.parametrize(("number", "words"), [("99999999", "پیدا نشد"), ("1", "درست نیست"), ("", "نوشته نشده")])
def test_the_student_must_be_known(opened, office, number, words):
    page = opened()
    page.student.open(number)
    assert words in page.student.field.error()
    page.apply()
    assert office.said[-1][0] == "error"
    assert page.student.field.error()


def test_a_unit_enters_accounts_only_of_its_own_students(office, opened, fill):
    page = fill(opened(), number="40021004")
    assert "اجازه" in page.student.field.error()
    page.apply()
    assert "اجازه" in page.student.field.error()
    assert account_of(office, "40021004") is None
    assert fill(opened("affairs"), number="40021004").student.field.error() == ""


def test_the_sheba_of_another_student_is_caught_while_typing_and_refused(office, opened, fill, qtbot):
    office.store.save_account("40011002", SHEBA)
    page = fill(opened())
    qtbot.waitUntil(lambda: page.verdict.tone == "error")
    assert "علی‌رضا کریمی" in page.verdict.text()

    page.apply()

    assert "علی‌رضا کریمی" in page.sheba_field.error()
    assert account_of(office) is None


def test_a_stranger_is_not_told_whose_sheba_it_is(office, opened, fill):
    office.store.save_account("40011002", SHEBA)
    office.store.permit_dormitory()
    office.store.register("40011003", person=office.store.affairs, unit_id=office.store.dormitory)
    page = fill(opened("stranger"), number="40011003")
    page.apply()
    assert "دانشجوی دیگری" in page.sheba_field.error()
    assert "کریمی" not in page.sheba_field.error()


def test_cautions_are_told_after_saving_and_do_not_block(office, opened, fill):
    page = fill(opened(), code=sheba("062"), account="777777777")
    page.apply()
    assert account_of(office).sheba == sheba("062")
    assert office.said[-1][0] == "warning"
    assert "ادغام" in office.said[-1][1]


def test_an_unlisted_bank_is_saved_without_blaming_the_list(office, opened, fill):
    fill(opened(), code=sheba("099")).apply()
    assert account_of(office).bank_code == "099"
    assert "بانک انتخاب‌شده" not in office.said[-1][1]


def test_after_the_deadline_nothing_is_stored(office, opened, fill):
    page = fill(opened())
    office.store.clock.now += LATE
    page.apply()
    assert "۱۴۰۴/۱۰/۳۰" in page.banner.text()
    assert "۳۸۳۰" in page.banner.text()
    assert account_of(office) is None


def test_the_account_of_one_student_never_stands_in_the_form_of_the_next(office, opened, type_text):
    office.store.save_account("40011001", SHEBA)
    page = opened(argument="40011001")
    assert page.sheba.code() == SHEBA
    page.student.number.clear()
    type_text(page.student.number, "40011002")
    assert page.sheba.code() == ""
    assert not page.own_name.isChecked()


def test_a_new_sheba_must_be_confirmed_anew(office, opened, fill):
    office.store.save_account("40011001", SHEBA)
    page = fill(opened(), code=OTHER_SHEBA, own=False)
    assert not page.own_name.isChecked()
    assert "IR27" in page.sheba_field.note()
    page.apply()
    assert "تیک" in page.own_name_field.error()
    page.own_name.click()
    page.apply()
    assert account_of(office).sheba == OTHER_SHEBA


@pytest.mark.parametrize("answer", list(Answer))
@pytest.mark.parametrize("had_one", [True, False])
def test_an_account_that_somebody_stored_meanwhile_is_seen_first(office, opened, fill, had_one, answer):
    if had_one:
        office.store.save_account("40011001", sheba("018"))
    page = fill(opened(), code=OTHER_SHEBA)
    version = account_of(office).version if had_one else None
    office.services.bank_account(office.store.supervisor, NewAccount("40011001", SHEBA, own_name=True, version=version))

    page.ask_changed = chooses = Chooses(answer)
    office.desk.tell(Changes(accounts=True))

    page.apply()

    assert chooses.people == [office.store.supervisor.display_name]
    assert account_of(office).sheba == (OTHER_SHEBA if answer is Answer.MINE else SHEBA)
    if answer is Answer.LATER:
        assert page.sheba_field.error() == office.said[-1][1]
        assert page.sheba.code() == OTHER_SHEBA
    if answer is Answer.THEIRS:
        assert page.sheba.code() == SHEBA
        assert page.fields() == {}


def test_a_row_opens_its_student_unless_something_is_unsaved(office, opened, type_text):
    page = opened()
    page.table.clicked.emit(page.table.rows_model.index(0, 0))
    first = page.student.code()
    assert page.student.card is not None
    type_text(page.account, "12")
    page.table.activated_row.emit(1)
    assert page.student.code() == first
    assert office.said[-1][0] == "warning"

    page.clear_button.click()
    page.table.activated_row.emit(1)
    assert page.student.code() != first


def test_a_draft_comes_back_unticked(opened, fill):
    page = fill(opened(), account=MELLI_ACCOUNT, code=sheba("018"))
    fields = dict(page.fields())
    page.clear_button.click()
    assert page.fields() == {}
    page.restore(fields)
    assert dict(page.fields()) == fields
    assert page.student.card is not None
    assert page.bank.currentText() == "بانک تجارت"
    assert not page.own_name.isChecked()


def test_switching_the_language_keeps_what_was_typed(qapp: QApplication, office, opened, fill):
    page = fill(opened(), account=MELLI_ACCOUNT)
    office.desk.tell(Changes(requests=True))
    office.desk.language = "en"
    set_language(qapp, "en")
    qapp.sendPostedEvents()
    assert page.sheba.code() == SHEBA
    assert page.own_name.isChecked()
    assert page.verdict.text().startswith("The Sheba is valid.")
    assert page.sheba.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_a_sheba_that_a_screen_reader_puts_in_is_judged_and_kept_as_a_draft(opened):
    page, drafts = opened(), []
    page.edited.connect(lambda: drafts.append(dict(page.fields())))
    before = page.verdict.accessibleName()
    QLineEdit.setText(page.sheba, "IR00" + SHEBA[4:])
    assert page.verdict.sheba is None
    assert page.verdict.accessibleName() != before
    QLineEdit.setText(page.sheba, SHEBA)
    assert page.verdict.sheba is not None
    assert drafts[-1]["sheba"] == SHEBA
