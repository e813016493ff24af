"""The approved table of a term and the rules that are settings: shown, edited, and refused where the rules say so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.text import ascii_digits
from hamyar_desktop.services.rows import Changes, NewRequest
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.store.generated import apply_generated, drop_generated
from hamyar_desktop.ui.dialogs.quota_form import QuotaForm, UnitForm
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.admin import AdminPage
from tests.ui.dialog_of import dialog_of, no_dialog


@pytest.fixture
def opened(office, qtbot):
    def opening(part: str) -> AdminPage:
        made = AdminPage(office.sign_in("affairs"))
        qtbot.addWidget(made)
        made.resize(806, 560)
        made.show()
        made.activate(part)
        return made

    return opening


def lines(panel):
    return {line.unit.name if line.unit else "": line for line in panel.table.rows_model.rows}


def cells(panel, name):
    place = next(
        place for place, line in enumerate(panel.table.rows_model.rows) if line.unit and line.unit.name == name
    )
    return panel.table.rows_model.cells_at(place)


def quotas(office, code="4041"):
    return {row.unit: row for row in office.services.terms.quotas(office.person, code)}


class TestTable:
    def test_permitted_units_first_then_the_others_then_the_total(self, office, opened):
        office.store.register()
        office.store.register("40011002")
        panel = opened("quotas").quotas
        rows = panel.table.rows_model.rows

        assert rows[0].unit.name == "کتابخانه مرکزی"
        assert len(rows) == len(office.desk.reference.units) + 1
        assert [cell.text for cell in cells(panel, "کتابخانه مرکزی")[2:4]] == ["۳", "۲"]
        assert "۱" in cells(panel, "کتابخانه مرکزی")[4].text
        assert cells(panel, "کتابخانه مرکزی")[5].text == "۱۲۳/الف"
        assert cells(panel, "کتابخانه مرکزی")[0].detail == "پژوهشی"
        assert cells(panel, "کتابخانه مرکزی")[1].chip[1:] == ("success", "check")
        assert cells(panel, "خوابگاه")[1].chip[1:] == ("neutral", "ban")
        assert [cell.text for cell in cells(panel, "خوابگاه")[2:]] == ["—"] * 4
        assert (rows[-1].unit, rows[-1].seats, rows[-1].used, rows[-1].left, rows[-1].permitted) == (None, 3, 2, 1, 1)

    def test_the_bar_warns_when_little_is_left(self, office, opened):
        office.store.permit_dormitory(seats=0)
        for number in ("40011001", "40011002", "40011003"):
            office.store.register(number)
        panel = opened("quotas").quotas
        bars = {name: panel._share(place) for place, name in enumerate(lines(panel))}

        assert bars["کتابخانه مرکزی"] == (1.0, "danger")
        assert bars["خوابگاه"] == (1.0, "danger")
        assert bars["مشاوره"] is None
        office.desk.command(
            lambda: office.services.terms.set_quota(office.person, office.store.library, 4), lambda _d: None
        )
        place = list(lines(panel)).index("کتابخانه مرکزی")
        assert panel._share(place) == (0.75, "success")

    def test_another_term_has_another_table(self, office, opened):
        office.services.terms.add(office.store.affairs, "4042", "1404/11/01", "1405/04/10")
        office.services.terms.set_quota(office.store.affairs, office.store.dormitory, 7, "4042")
        panel = opened("quotas").quotas
        assert panel.shown_term().code == "4041", "the open one is shown at first"

        panel.term.setCurrentIndex(panel.term.findData("4042"))

        assert lines(panel)["خوابگاه"].seats == 7
        assert lines(panel)["کتابخانه مرکزی"].seats is None
        panel.reload()
        assert panel.shown_term().code == "4042", "reading anew keeps the term"

    def test_without_a_term_it_leads_to_the_terms(self, office, opened):
        with office.store.engine.begin() as connection:
            drop_generated(connection)
            connection.exec_driver_sql("DELETE FROM unit_quota")
            connection.exec_driver_sql("DELETE FROM term")
            apply_generated(connection)
        page = opened("quotas")

        assert page.quotas.table.rows_model.rowCount() == 0
        page.quotas.table.empty_action_clicked.emit()
        assert page.terms.isVisible()
        assert page.terms.table.rows_model.rowCount() == 0


class TestEditing:
    def test_seats_and_letter_are_edited_by_enter(self, office, opened, press, type_text):
        page = opened("quotas")
        page.quotas.table.choose(office.store.dormitory)
        press(page.quotas.table, Qt.Key.Key_Return)
        form = dialog_of(page, QuotaForm)
        assert form.seats.value() is None
        type_text(form.seats, "۵a6")
        assert form.seats.text() == "۵۶", "letters are refused as they are typed"
        type_text(form.letter, "ن/۷۷")
        press(form, Qt.Key.Key_Return)

        row = quotas(office)["خوابگاه"]
        assert (row.seats, row.letter) == (56, "ن/۷۷")
        assert office.desk.reference.quotas[office.store.dormitory].seats == 56
        assert page.quotas.table.chosen().unit.id == office.store.dormitory, "the choice stays"
        assert no_dialog(page)

    def test_fewer_seats_than_are_used_are_refused_with_the_numbers(self, office, opened):
        office.store.register()
        page = opened("quotas")
        page.quotas.table.choose(office.store.library)
        page.quotas.edit_button.click()
        form = dialog_of(page, QuotaForm)
        form.seats.set_value(0)
        form.save_button.click()

        told = sentence(RuleBroken(Code.QUOTA_BELOW_USED, unit="کتابخانه مرکزی", seats=0, used=1))
        assert form.seats_field.error() == told
        assert form.isVisible()
        assert quotas(office)["کتابخانه مرکزی"].seats == 3

    @pytest.mark.parametrize("seats", [None, 10_001])
    def test_what_is_no_number_of_seats_is_refused(self, office, opened, seats):
        page = opened("quotas")
        page.quotas.table.choose(office.store.dormitory)
        page.quotas.edit()
        form = dialog_of(page, QuotaForm)
        form.seats.set_value(seats)
        form.save()

        assert form.seats_field.error() == sentence(RuleBroken(Code.QUOTA_INVALID))
        assert "خوابگاه" not in quotas(office)

    def test_a_letter_that_is_shown_in_other_digits_is_not_changed(self, office, opened):
        office.services.terms.set_quota(office.store.affairs, office.store.library, 3, letter="12/a")
        page = opened("quotas")
        page.quotas.edit()
        form = dialog_of(page, QuotaForm)
        assert form.letter.text() == "۱۲/a"
        form.seats.set_value(4)
        form.save()

        assert quotas(office)["کتابخانه مرکزی"].letter == "12/a"

    def test_a_letter_with_a_control_character_is_refused(self, office, opened):
        page = opened("quotas")
        page.quotas.edit()
        form = dialog_of(page, QuotaForm)
        form.letter.setText("12\x07")
        form.save()

        assert form.letter_field.error() == sentence(RuleBroken(Code.CONTROL_CHARACTER, character="U+0007"))

    def test_a_sealed_term_keeps_its_quotas(self, office, opened):
        for state in (TermState.CLOSED, TermState.SEALED):
            office.services.terms.move(office.store.affairs, "4041", state)
        page = opened("quotas")
        page.quotas.table.choose(office.store.library)

        assert not page.quotas.edit_button.isEnabled()
        page.quotas.edit()
        assert no_dialog(page)
        assert office.said[-1][0] == "warning"

    def test_the_total_cannot_be_edited(self, opened):
        page = opened("quotas")
        page.quotas.table.choose(None)
        assert page.quotas.table.chosen().unit is None
        assert not page.quotas.edit_button.isEnabled()
        page.quotas.edit()
        assert no_dialog(page)

    def test_a_faculty_is_added_and_may_register_once_it_has_seats(self, office, opened, type_text):
        page = opened("quotas")
        page.quotas.add_button.click()
        form = dialog_of(page, UnitForm)
        type_text(form.name, "دانشکده فنی")
        form.work_type.choose("آموزشی")
        form.save_button.click()

        line = lines(page.quotas)["دانشکده فنی"]
        assert (line.unit.work_type, line.seats) == ("آموزشی", None)
        wanted = NewRequest("40011001", line.unit.id, "10")
        with pytest.raises(RuleBroken) as refused:
            office.services.register(office.person, wanted)
        assert refused.value.code is Code.UNIT_NOT_PERMITTED
        page.quotas.table.choose(line.unit.id)
        page.quotas.edit()
        seats = dialog_of(page, QuotaForm)
        seats.seats.set_value(1)
        seats.save()
        assert office.services.register(office.person, wanted).requests

    @pytest.mark.parametrize("name", ["خوابگاه", "كتابخانه مركزي", "  "])
    def test_a_unit_that_is_there_or_has_no_name_is_refused(self, office, opened, name):
        page = opened("quotas")
        page.quotas.add_unit()
        form = dialog_of(page, UnitForm)
        form.name.setText(name)
        before = len(office.desk.reference.units)
        form.save()

        assert form.name_field.error()
        assert form.isVisible()
        assert len(office.services.reference(office.person).units) == before


class TestRules:
    def test_they_are_shown_as_they_are_stored(self, office, opened):
        office.store.set_policy(replace(Policy(), max_hours=Hours(241), max_total_hours=Hours(600), four_eyes=True))
        rules = opened("rules").rules

        assert rules.max_hours.text() == "۱۲۰٫۵"
        assert rules.max_total.text() == "۳۰۰"
        assert rules.four_eyes.isChecked()
        assert rules.pattern.code() == "[0-9]{5,20}"
        assert rules.support.text() == Policy().support_contact
        assert not rules.apply_button.isEnabled()

    def test_they_are_saved_and_hold_at_once(self, office, opened, type_text):
        page = opened("rules")
        rules = page.rules
        rules.max_hours.selectAll()
        type_text(rules.max_hours, "120")
        type_text(rules.max_total, "۳۰۰٫۵")
        rules.four_eyes.click()
        rules.pattern.clear()
        type_text(rules.pattern, "[۰-۹]{8}")
        rules.support.clear()
        type_text(rules.support, "داخلی ۱")
        assert page.fields()
        page.apply()

        wanted = Policy(Hours.whole(120), Hours(601), True, "[0-9]{8}", "داخلی ۱")
        assert office.services.people.policy(office.person) == wanted
        assert office.desk.reference.policy == wanted
        assert page.fields() == {}
        assert not rules.apply_button.isEnabled()
        assert office.said[-1][0] == "success"
        with pytest.raises(RuleBroken) as refused:
            office.services.register(office.person, NewRequest("40011001", office.store.library, "121"))
        assert refused.value.code is Code.HOURS_OUT_OF_RANGE

    @pytest.mark.parametrize(
        ("edit", "text", "field"),
        [
            ("max_hours", "201", "max_hours_field"),
            ("max_hours", "0", "max_hours_field"),
            ("max_hours", "", "max_hours_field"),
            ("max_total", "2001", "max_total_field"),
            ("max_total", "12.25", "max_total_field"),
            ("pattern", "[0-9", "pattern_field"),
            ("pattern", ".{5}", "pattern_field"),
            ("pattern", "[0-9]{0,5}", "pattern_field"),
            ("support", "داخلی\x07", "support_field"),
            ("support", "۱" * 151, "support_field"),
        ],
    )
    def test_what_the_rules_refuse_is_told_at_its_field(self, office, opened, edit, text, field):
        page = opened("rules")
        rules = page.rules
        getattr(rules, edit).setText(text)
        rules.apply_button.setEnabled(True)
        page.apply()

        fields = {name: getattr(rules, name).error() for name in vars(rules) if name.endswith("_field")}
        assert [name for name, error in fields.items() if error and name != "trial_field"] == [field]
        assert office.said[-1] == ("error", fields[field])
        assert office.services.people.policy(office.person) == Policy()

    def test_a_number_can_be_tried_on_the_pattern(self, opened, type_text):
        rules = opened("rules").rules
        type_text(rules.trial, "1234")
        assert rules.trial_field.error()
        type_text(rules.trial, "5")
        assert not rules.trial_field.error()
        rules.pattern.clear()
        type_text(rules.pattern, "[0-9")
        assert rules.trial_field.error()

    def test_unsaved_rules_are_kept_as_a_draft_and_taken_back(self, office, opened, qtbot):
        page = opened("rules")
        with qtbot.waitSignal(page.edited):
            page.rules.max_hours.textEdited.emit("")
        page.rules.max_hours.setText("150")
        page.rules.four_eyes.setChecked(True)
        draft = dict(page.fields())
        assert ascii_digits(draft["maxHours"]) == "150"

        again = AdminPage(office.desk)
        qtbot.addWidget(again)
        again.restore(draft)
        again.show()
        again.activate()
        assert again.rules.isVisible()
        assert again.rules.max_hours.text() == "۱۵۰"
        assert again.rules.four_eyes.isChecked()
        again.discard()
        assert again.fields() == {}
        assert again.rules.max_hours.text() == "۲۰۰"

    def test_reading_anew_keeps_what_is_typed(self, office, opened):
        page = opened("rules")
        page.rules.max_hours.setText("150")
        office.store.set_policy(replace(Policy(), support_contact="داخلی ۲"))
        office.desk.tell(Changes(terms=True))

        assert page.rules.max_hours.text() == "۱۵۰"
        page.rules.revert()
        assert page.rules.support.text() == "داخلی ۲"

    def test_another_language_is_no_change(self, office, opened, qapp):
        office.store.set_policy(replace(Policy(), max_hours=Hours(241)))
        page = opened("rules")
        set_language(qapp, "en")
        office.desk.language = "en"
        qapp.processEvents()

        assert page.rules.max_hours.text() == "120.5"
        assert page.fields() == {}

    def test_applying_what_was_not_changed_does_nothing(self, office, opened):
        page = opened("rules")
        page.apply()
        assert office.said == []
        assert office.changes == []

    def test_ctrl_enter_on_another_part_saves_no_rules(self, office, opened):
        page = opened("rules")
        page.rules.max_hours.setText("150")
        page.show_part("terms")
        page.apply()
        assert office.services.people.policy(office.person) == Policy()
        assert page.fields()
