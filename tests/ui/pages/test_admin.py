"""Student affairs governs terms and accounts: every button, and what the rules refuse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QListWidget, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.jalali import parse_deadline
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.text import ascii_digits
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.dialogs.one_time_password import OneTimePassword
from hamyar_desktop.ui.dialogs.person_form import PersonForm, PersonUnitsForm
from hamyar_desktop.ui.dialogs.term_form import DeadlineForm, TermForm
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.admin import AdminPage
from hamyar_desktop.ui.theme import apply_theme
from tests.factories import PASSWORD
from tests.ui.dialog_of import dialog_of, no_dialog


@pytest.fixture
def page(office, qtbot):
    made = AdminPage(office.sign_in("affairs"))
    qtbot.addWidget(made)
    made.resize(806, 560)
    made.show()
    made.activate()
    return made


def terms(office):
    return {row.code: row for row in office.services.terms.terms(office.person)}


def person(office, name):
    return next(row for row in office.services.people.all(office.person) if row.name == name)


def answer(panel, *, yes=True):
    """Answers the question of a panel; what was asked."""
    asked = []
    panel.ask = lambda question: asked.append(question) or yes
    return asked


def add_term(office, code="4042"):
    office.desk.command(
        lambda: office.services.terms.add(office.person, code, "1404/11/01", "1405/04/10 12:00"), lambda _done: None
    )


class TestParts:
    def test_four_parts_of_which_one_is_in_sight(self, page):
        for key, panel in page.panels.items():
            page.parts.buttons[key].click()
            assert panel.isVisible()
            assert [each.isVisible() for each in page.panels.values()].count(True) == 1
            assert page.parts.current() == key

    def test_a_part_is_opened_by_its_key_and_work_begins_there(self, page):
        page.activate("people")
        assert page.people.isVisible()
        page.activate("rules")
        assert page.rules.isVisible()
        page.activate("nowhere")
        assert page.rules.isVisible()

    def test_whatever_can_be_touched_has_a_name(self, page):
        for kind in (QAbstractButton, QLineEdit, QListWidget):
            for widget in page.findChildren(kind):
                own = not widget.objectName().startswith("qt_")
                if own and widget.isVisibleTo(widget.parentWidget()) and kind is not QLineEdit:
                    assert widget.objectName(), widget
                    assert widget.accessibleName() or not widget.text(), widget.objectName()

    def test_the_help_sheet_is_told_its_key(self, page):
        assert [key for _, key in page.shortcuts()] == ["Enter"]

    def test_it_concerns_what_it_shows(self, office, page):
        before = page.terms.table.rows_model.rowCount()
        add_term(office)
        assert page.terms.table.rows_model.rowCount() == before + 1


class TestTerms:
    def test_the_table_says_title_dates_deadline_and_state(self, page):
        model = page.terms.table.rows_model
        cells = model.cells_at(0)

        assert cells[0].text == "نیمسال اول ۱۴۰۴–۱۴۰۵"
        assert "۴۰۴۱" in cells[0].detail
        assert [cell.text for cell in cells[1:4]] == ["۱۴۰۴/۰۷/۰۱", "۱۴۰۴/۱۰/۳۰", "۱۴۰۴/۱۰/۳۰ ۲۳:۵۹"]
        assert "۱۹" in cells[3].detail, "19 days are left"
        assert cells[4].chip == ("باز", "success", "lock-open")

    def test_a_new_term_shows_its_title_while_it_is_typed(self, page, type_text):
        page.terms.add_button.click()
        form = dialog_of(page, TermForm)

        type_text(form.code, "۴۰۴")
        assert "نیمسال" not in form.name.text()
        type_text(form.code, "2")
        assert form.name.text() == "نیمسال دوم ۱۴۰۴–۱۴۰۵"
        assert form.code.text() == "۴۰۴۲"

    def test_a_new_term_is_planned_and_says_so(self, office, page, type_text):
        page.terms.add()
        form = dialog_of(page, TermForm)
        for edit, text in (
            (form.code, "4042"), (form.starts.edit, "1404/11/1"), (form.ends.edit, "۱۴۰۵/۰۴/۳۱"),
            (form.deadline.edit, "1405/4/10 12:30"),
        ):  # fmt: skip
            type_text(edit, text)
        form.save_button.click()

        row = terms(office)["4042"]
        assert (row.state, row.deadline) == (TermState.PLANNED, parse_deadline("1405/04/10 12:30"))
        assert no_dialog(page)
        assert office.said[-1][0] == "success"
        assert "نیمسال دوم ۱۴۰۴–۱۴۰۵" in office.said[-1][1]
        assert page.terms.table.rows_model.rowCount() == 2

    @pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    def test_the_calendar_writes_day_and_the_end_of_the_day(self, page):
        page.terms.add()
        form = dialog_of(page, TermForm)
        form.deadline.edit.setText("1405/04/10")

        form.deadline.open_calendar()
        calendar = form.deadline.findChild(QWidget, "termDeadlinePopup")
        calendar.clicked.emit(calendar.selectedDate())

        assert ascii_digits(form.deadline.edit.text()) == "1405/04/10 23:59"

    @pytest.mark.parametrize(
        ("typed", "field", "code"),
        [
            (("404", "1404/11/01", "", "1405/04/10"), "code_field", Code.TERM_INVALID),
            (("4041", "1404/11/01", "", "1405/04/10"), "code_field", Code.TERM_EXISTS),
            (("4042", "1404/12/30", "", "1405/04/10"), "starts_field", Code.DATE_INVALID),
            (("4042", "", "", "1405/04/10"), "starts_field", Code.DATE_INVALID),
            (("4042", "1404/11/01", "1404/13/01", "1405/04/10"), "ends_field", Code.DATE_INVALID),
            (("4042", "1404/11/01", "", "1405/04/10 25:00"), "deadline_field", Code.DATE_INVALID),
            (("4042", "1404/11/01", "", ""), "deadline_field", Code.DATE_INVALID),
            (("4042", "1404/11/01", "", "1404/10/01"), "deadline_field", Code.TERM_INVALID),
        ],
    )
    def test_a_wrong_term_is_told_at_its_field_and_nothing_is_lost(self, office, page, typed, field, code):
        page.terms.add()
        form = dialog_of(page, TermForm)
        edits = (form.code, form.starts.edit, form.ends.edit, form.deadline.edit)
        for edit, text in zip(edits, typed, strict=True):
            edit.setText(text)

        form.save_button.click()

        fields = {name: getattr(form, name).error() for name in vars(form) if name.endswith("_field")}
        assert [name for name, error in fields.items() if error] == [field]
        assert [ascii_digits(edit.text()) for edit in edits] == list(typed)
        assert form.isVisible()
        assert list(terms(office)) == ["4041"]
        if code in (Code.TERM_EXISTS, Code.DATE_INVALID):
            start = sentence(RuleBroken(code, term="4041", typed="")).split("«")[0]
            assert fields[field].startswith(start.split(" ")[0])

    def test_buttons_follow_the_state_of_the_selected_term(self, office, page):
        add_term(office)
        panel = page.terms
        pressable = {}
        for state in (TermState.PLANNED, TermState.OPEN, TermState.CLOSED, TermState.SEALED):
            if state is not TermState.PLANNED:
                if state is TermState.OPEN:
                    office.desk.command(
                        lambda: office.services.terms.move(office.person, "4041", TermState.CLOSED), lambda _d: None
                    )
                office.desk.command(
                    lambda to=state: office.services.terms.move(office.person, "4042", to), lambda _d: None
                )
            panel.table.choose(terms(office)["4042"].id)
            pressable[state] = {to for to, button in panel.move_buttons.items() if button.isEnabled()}

        assert pressable == {
            TermState.PLANNED: {TermState.OPEN},
            TermState.OPEN: {TermState.CLOSED},
            TermState.CLOSED: {TermState.OPEN, TermState.SEALED},
            TermState.SEALED: set(),
        }
        assert not panel.deadline_button.isEnabled()

    def test_closing_and_sealing_ask_first(self, office, page):
        asked = answer(page.terms, yes=False)
        page.terms.move_buttons[TermState.CLOSED].click()
        assert terms(office)["4041"].state is TermState.OPEN
        assert "نیمسال اول ۱۴۰۴–۱۴۰۵" in asked[0].text

        asked = answer(page.terms)
        page.terms.move_buttons[TermState.CLOSED].click()
        assert terms(office)["4041"].state is TermState.CLOSED
        page.terms.move_buttons[TermState.SEALED].click()
        assert terms(office)["4041"].state is TermState.SEALED
        assert [question.danger for question in asked] == [False, True]
        assert word("term_state", "sealed") in office.said[-1][1]

    def test_a_second_open_term_is_refused_with_the_name_of_the_first(self, office, page):
        add_term(office)
        answer(page.terms)
        page.terms.table.choose(terms(office)["4042"].id)
        page.terms.move_buttons[TermState.OPEN].click()

        assert terms(office)["4042"].state is TermState.PLANNED
        assert office.said[-1] == (
            "error",
            sentence(RuleBroken(Code.TERM_INVALID, reason="other_open", term="4041")),
        )

    def test_a_deadline_is_moved_by_enter(self, office, page, press):
        page.terms.table.setFocus()
        press(page.terms.table, Qt.Key.Key_Return)
        form = dialog_of(page, DeadlineForm)
        assert ascii_digits(form.deadline.edit.text()) == "1404/10/30 23:59"
        form.deadline.edit.setText("1404/06/01")
        form.save()
        assert form.deadline_field.error()

        form.deadline.edit.setText("1404/11/15 14:00")
        press(form, Qt.Key.Key_Return)

        assert terms(office)["4041"].deadline == parse_deadline("1404/11/15 14:00")
        assert office.desk.reference.term.deadline == parse_deadline("1404/11/15 14:00")
        assert no_dialog(page)

    def test_a_sealed_term_says_that_it_cannot_change(self, office, page):
        for state in (TermState.CLOSED, TermState.SEALED):
            office.desk.command(lambda to=state: office.services.terms.move(office.person, "4041", to), lambda _d: None)
        page.terms.change_deadline()

        assert no_dialog(page)
        assert office.said[-1][0] == "warning"
        assert "نیمسال اول" in office.said[-1][1]


class TestPeople:
    @pytest.fixture
    def panel(self, page):
        page.parts.buttons["people"].click()
        return page.people

    def test_accounts_with_role_units_and_state(self, office, panel):
        office.services.people.set_active(office.person, "viewer", False)
        panel.reload()
        rows = panel.table.rows_model.rows
        cells = {row.name: panel.table.rows_model.cells_at(place) for place, row in enumerate(rows)}

        assert [cells["clerk"][0].text, cells["clerk"][0].detail] == ["سارا احمدی", "clerk"]
        assert cells["clerk"][1].text == "کارشناس واحد"
        assert cells["clerk"][2].text == "کتابخانه مرکزی"
        assert cells["affairs"][2].text not in ("", "—"), "student affairs works everywhere"
        assert cells["clerk"][3].chip[1:] == ("success", "check")
        assert cells["viewer"][3].chip[1:] == ("neutral", "ban")

    def test_a_new_account_gets_a_password_that_is_shown_once_and_works(self, office, page, panel, type_text):
        panel.add_button.click()
        form = dialog_of(page, PersonForm)
        type_text(form.display_name, "نرگس رستمی")
        type_text(form.name, "narges")
        form.role.choose("supervisor")
        type_text(form.units.filter, "خوابگاه")
        assert form.units.shown() == ["خوابگاه"]
        form.units.list.item(
            next(row for row in range(form.units.list.count()) if form.units.list.item(row).text() == "خوابگاه")
        ).setCheckState(Qt.CheckState.Checked)
        form.units.filter.setText("کتابخانه مرکزی")
        form.save_button.click()

        shown = dialog_of(page, OneTimePassword)
        shown.copy_button.click()
        password = QGuiApplication.clipboard().text()
        assert office.services.sign_in("narges", password).unit_ids == {office.store.dormitory}
        row = person(office, "narges")
        assert (row.display_name, row.role, row.units) == ("نرگس رستمی", Role.SUPERVISOR, ("خوابگاه",))
        assert password in shown.value.text()
        shown.accept()
        assert no_dialog(page)
        assert not any(password in text for _, text in office.said)
        assert panel.table.rows_model.rowCount() == 6

    def test_student_affairs_needs_no_units(self, office, page, panel):
        panel.add()
        form = dialog_of(page, PersonForm)
        form.units.list.item(0).setCheckState(Qt.CheckState.Checked)
        form.name.setText("boss")
        form.role.setCurrentIndex(form.role.findData("affairs"))
        assert not form.units.isEnabled()
        form.save()
        dialog_of(page, OneTimePassword).accept()

        assert person(office, "boss").units == ()

    @pytest.mark.parametrize(
        ("name", "code"),
        [
            ("Clerk", Code.PERSON_EXISTS),
            ("  ", None),
            ("a\x07b", Code.CONTROL_CHARACTER),
            ("x" * 61, Code.TEXT_TOO_LONG),
        ],
    )
    def test_a_wrong_name_is_told_at_its_field(self, office, page, panel, name, code):
        panel.add()
        form = dialog_of(page, PersonForm)
        form.name.setText(name)
        form.save()

        assert form.name_field.error()
        if code is Code.PERSON_EXISTS:
            assert form.name_field.error() == sentence(RuleBroken(code, name="Clerk"))
        assert form.isVisible()
        assert len(office.services.people.all(office.person)) == 5

    def test_a_new_password_replaces_the_old_one(self, office, page, panel):
        panel.table.choose(office.store.clerk.id)
        answer(panel, yes=False)
        panel.password_button.click()
        assert office.services.sign_in("clerk", PASSWORD)

        answer(panel)
        panel.password_button.click()
        shown = dialog_of(page, OneTimePassword)
        shown.copy()
        assert office.services.sign_in("clerk", QGuiApplication.clipboard().text())
        with pytest.raises(RuleBroken):
            office.services.sign_in("clerk", PASSWORD)

    def test_without_a_choice_nothing_is_asked_or_done(self, office, page, panel):
        panel.table.clearSelection()
        page.terms.table.clearSelection()
        asked = answer(panel) + answer(page.terms)
        panel.new_password()
        panel.toggle_active()
        panel.edit_units()
        page.terms.change_deadline()
        page.terms.move_to(TermState.CLOSED)

        assert asked == []
        assert no_dialog(page)
        assert terms(office)["4041"].state is TermState.OPEN

    def test_the_hint_says_what_the_ticks_mean_for_the_role(self, page, panel):
        panel.add()
        form = dialog_of(page, PersonForm)
        hints = {}
        for role in Role:
            form.role.setCurrentIndex(form.role.findData(role.value))
            hints[role] = form.units.accessibleDescription()
        assert hints[Role.CLERK] == hints[Role.SUPERVISOR] != ""
        assert len(set(hints.values())) == 3

    def test_disabling_asks_and_enabling_does_not(self, office, panel):
        panel.table.choose(office.store.clerk.id)
        asked = answer(panel, yes=False)
        panel.active_button.click()
        assert person(office, "clerk").active
        assert "سارا احمدی" in asked[0].text

        answer(panel)
        panel.active_button.click()
        assert not person(office, "clerk").active
        assert panel.table.chosen().name == "clerk", "the choice stays"
        never = answer(panel, yes=False)
        panel.active_button.click()
        assert person(office, "clerk").active
        assert never == []

    def test_nobody_disables_the_own_account(self, office, panel):
        panel.table.choose(office.person.id)
        assert not panel.active_button.isEnabled()
        assert panel.active_button.toolTip()

    def test_units_are_changed_by_enter(self, office, page, panel, press):
        panel.table.choose(office.store.clerk.id)
        press(panel.table, Qt.Key.Key_Return)
        form = dialog_of(page, PersonUnitsForm)
        assert form.units.ticked() == [(office.store.library, "کتابخانه مرکزی")]
        first = form.units.list.item(0)
        assert first.text() == "کتابخانه مرکزی", "what is ticked stands first"
        first.setCheckState(Qt.CheckState.Unchecked)
        form.units.filter.setText(",hf'hi")  # «خوابگاه» on the other layout
        place = next(row for row in range(form.units.list.count()) if form.units.list.item(row).text() == "خوابگاه")
        form.units.list.itemActivated.emit(form.units.list.item(place))
        form.save()

        assert person(office, "clerk").units == ("خوابگاه",)
        panel.table.choose(office.person.id)
        panel.edit_units()
        assert no_dialog(page), "student affairs works everywhere"


class TestWords:
    def test_another_language_and_theme_keep_everything(self, office, page, qapp):
        page.activate("people")
        page.people.table.choose(office.store.clerk.id)

        set_language(qapp, "en")
        office.desk.language = "en"
        apply_theme(qapp, "dark")
        qapp.processEvents()

        assert page.people.table.chosen().name == "clerk"
        assert page.title() == "Terms, quotas and people"
        assert page.people.add_button.text().strip() == "New account"
        assert page.terms.table.rows_model.cells_at(0)[0].text == "First term 1404–1405"
        assert page.terms.table.rows_model.cells_at(0)[3].text == "1404/10/30 23:59"
        assert page.people.table.rows_model.cells_at(1)[1].text == "Supervisor"

    def test_those_who_may_not_govern_are_told_and_nothing_is_shown(self, office, qtbot):
        made = AdminPage(office.sign_in("clerk"))
        qtbot.addWidget(made)
        made.people.reload()

        assert made.people.table.rows_model.rowCount() == 0
        assert office.said[-1][0] == "error"


def test_closing_a_form_with_typed_fields_asks(page):
    page.terms.add()
    form = dialog_of(page, TermForm)
    form.code.setText("4042")
    asked = []
    form.ask = lambda question: bool(asked.append(question))
    form.reject()
    assert form.isVisible()
    assert len(asked) == 1

    form.ask = lambda _question: True
    form.reject()
    assert no_dialog(page)


def test_an_untouched_form_closes_at_once(page):
    page.terms.add()
    form = dialog_of(page, TermForm)
    form.ask = lambda _question: pytest.fail("nothing was typed")
    form.reject()
    assert no_dialog(page)
    assert not page.findChildren(QDialog) or not form.isVisible()
