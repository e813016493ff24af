"""Two people, one form: the second is shown what the first changed, field by field, and chooses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.jalali import plain_moment
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.text import ascii_digits
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.ui.dialogs.changed_by_other import Answer, ChangedByOther
from hamyar_desktop.ui.dialogs.person_form import PersonUnitsForm
from hamyar_desktop.ui.dialogs.quota_form import QuotaForm
from hamyar_desktop.ui.dialogs.student_form import StudentForm
from hamyar_desktop.ui.dialogs.term_form import DeadlineForm
from tests.factories import PASSWORD
from tests.ui.answers import Chooses

REFUSED = sentence(RuleBroken(Code.CHANGED_BY_OTHER))


@pytest.fixture
def page(qtbot):
    """A form deletes itself when it closes: only what it lies on belongs to the test."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def first(office):
    """Who is quicker."""
    office.services.people.add(office.store.affairs, "leila", Role.AFFAIRS, PASSWORD, (), "لیلا صادقی")
    return office.services.sign_in("leila", PASSWORD)


class StudentCase:
    """She types another degree while the first corrects the name."""

    theirs = ("نام: از «زهرا» به «زهره»",)
    entity = "student"

    def __init__(self, office, page, first):
        self.office, self.first = office, first
        self.form = StudentForm(office.sign_in("affairs"), self.row(), page)
        self.cells = self.form.cells()
        self.save_first("زهره")
        self.form.texts["degree"].setText("دکتری")

    def row(self):
        return self.office.services.students.card(self.office.store.affairs, "40011001").student

    def save_first(self, name):
        self.office.services.save_student.change(self.first, self.row(), self.cells | {"first_name": name})

    def again(self):
        self.save_first("زهراسادات")
        return ("نام: از «زهره» به «زهراسادات»",)

    def shown(self):
        return self.form.texts["first_name"].text(), self.form.texts["degree"].text()

    def stored(self):
        return self.row().first_name, self.row().degree

    mine, their = ("زهرا", "دکتری"), ("زهره", "کارشناسی")


class TermCase:
    """She moves the deadline by twenty days, the first by ten, and closes the term."""

    entity = "term"

    def __init__(self, office, page, first):
        self.office, self.first, self.seen = office, first, self.row(office)
        self.form = DeadlineForm(office.sign_in("affairs"), self.seen, page)
        office.services.terms.set_deadline(first, "4041", self.day(10))
        office.services.terms.move(first, "4041", TermState.CLOSED)
        self.form.deadline.set_moment(self.seen.deadline + timedelta(days=20))
        self.mine, self.their = self.day(20), self.day(10)
        self.theirs = (
            "وضعیت: از «باز» به «بسته»",
            "مهلت: از «\u2066۱۴۰۴/۱۰/۳۰ ۲۳:۵۹\u2069» به «\u2066۱۴۰۴/۱۱/۱۰ ۲۳:۵۹\u2069»",
        )

    def row(self, office):
        return office.services.terms.one(office.store.affairs, "4041")

    def day(self, days):
        return plain_moment(self.seen.deadline + timedelta(days=days))

    def again(self):
        self.office.services.terms.move(self.first, "4041", TermState.OPEN)
        return ("وضعیت: از «بسته» به «باز»",)

    def shown(self):
        return ascii_digits(self.form.deadline.edit.text())

    def stored(self):
        return plain_moment(self.row(self.office).deadline)


class QuotaCase:
    """She gives seven seats, the first five by another letter."""

    theirs = ("ظرفیت: از «۳» به «۵»", "شماره نامه: از «۱۲۳/الف» به «۹۹»")
    entity = "unit_quota"
    mine, their = (7, "۱۲۳/الف"), (5, "۹۹")

    def __init__(self, office, page, first):
        self.office, self.first = office, first
        unit = next(row for row in office.services.reference(first).units if row.id == office.store.library)
        self.form = QuotaForm(office.sign_in("affairs"), unit, self.row(), "4041", page)
        office.services.terms.set_quota(first, unit.id, 5, "4041", "۹۹")
        self.form.seats.set_value(7)

    def row(self):
        return next(iter(self.office.services.terms.quotas(self.office.store.affairs, "4041")))

    def again(self):
        self.office.services.terms.set_quota(self.first, self.office.store.library, 6, "4041", "۹۹")
        return ("ظرفیت: از «۵» به «۶»",)

    def shown(self):
        return self.form.seats.value(), self.form.letter.text()

    def stored(self):
        return self.row().seats, self.row().letter


class UnitsCase:
    """She takes every unit away, the first adds the dormitory."""

    theirs = ("واحدهای اداری: از «کتابخانه مرکزی» به «خوابگاه، کتابخانه مرکزی»",)
    entity = "person"
    mine, their = (), ("خوابگاه", "کتابخانه مرکزی")

    def __init__(self, office, page, first):
        self.office, self.first = office, first
        self.form = PersonUnitsForm(office.sign_in("affairs"), self.row(), page)
        office.services.people.set_units(first, "clerk", ["کتابخانه مرکزی", "خوابگاه"])
        for place in range(self.form.units.list.count()):
            self.form.units.list.item(place).setCheckState(Qt.CheckState.Unchecked)

    def row(self):
        people = self.office.services.people.all(self.office.store.affairs)
        return next(row for row in people if row.name == "clerk")

    def again(self):
        self.office.services.people.set_units(self.first, "clerk", ["خوابگاه"])
        return ("واحدهای اداری: از «خوابگاه، کتابخانه مرکزی» به «خوابگاه»",)

    def shown(self):
        return tuple(sorted(text for _, text in self.form.units.ticked()))

    def stored(self):
        return self.row().units


@pytest.fixture(params=[StudentCase, TermCase, QuotaCase, UnitsCase], ids=lambda case: case.entity)
def case(request, office, page, first):
    made = request.param(office, page, first)
    made.form.show()
    return made


def entries(office, entity):
    """How many changes of such records are in the history."""
    with office.store.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM audit WHERE entity = ?", (entity,))
        return found.scalar()


def test_back_to_the_form_loses_and_saves_nothing(office, case):
    case.form.ask_changed = chooses = Chooses(Answer.LATER)
    before, typed = entries(office, case.entity), case.form.typed()
    case.form.save_button.click()

    assert sorted(chooses.lines) == sorted(case.theirs)
    assert set(chooses.people) == {"لیلا صادقی"}
    assert case.form.isVisible()
    assert case.form.message.text() == REFUSED
    assert case.form.typed() == typed
    assert entries(office, case.entity) == before
    assert case.stored() == case.their
    assert case.form.save_button.isEnabled()


def test_theirs_fills_the_form_which_then_holds_nothing_unsaved(office, case):
    case.form.ask_changed = Chooses(Answer.THEIRS)
    before = entries(office, case.entity)
    case.form.save_button.click()

    assert case.shown() == case.their
    assert case.stored() == case.their
    assert entries(office, case.entity) == before
    assert not case.form.message.isVisible()
    case.form.reject()
    assert not case.form.isVisible(), "nothing is asked: nothing would be lost"


def test_mine_is_saved_over_it_once(office, case, monkeypatch):
    case.form.ask_changed = chooses = Chooses(Answer.MINE)
    commands = []
    command = office.desk.command
    monkeypatch.setattr(office.desk, "command", lambda *given: (commands.append(given), command(*given)))
    before = entries(office, case.entity)
    case.form.save_button.click()

    assert sorted(chooses.lines) == sorted(case.theirs), "asked once"
    assert case.stored() == case.mine
    assert len(commands) == 2, "the one that was refused, and the one that was saved"
    assert entries(office, case.entity) == before + (2 if case.entity == "person" else 1)
    assert len(office.changes) == 1
    assert case.form.result() == QDialog.DialogCode.Accepted


def test_what_changes_while_one_reads_is_shown_before_it_is_written_over(case):
    asked = []

    def choose(told, words, _parent):
        asked.append([line for entry in told for line in words.lines(entry)])
        if len(asked) == 1:
            asked.append(list(case.again()))
            return Answer.MINE
        return Answer.LATER

    case.form.ask_changed = choose
    case.form.save_button.click()

    assert sorted(asked[0]) == sorted(case.theirs)
    assert asked[2] == asked[1], "the second change, and nothing that was shown before"
    assert case.stored() != case.mine


def test_after_theirs_one_goes_on_from_what_is_stored(case):
    case.form.ask_changed = Chooses(Answer.THEIRS)
    typed = case.form.typed()
    case.form.save_button.click()

    case.form.save_button.click()
    assert case.form.result() == QDialog.DialogCode.Accepted
    assert case.stored() == case.their
    assert case.form.typed() != typed


def test_the_question_itself_names_who_and_every_field(case, qtbot):
    seen = []

    def choose(told, words, parent):
        dialog = ChangedByOther(told, words, parent)
        dialog.show()
        seen.extend(label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text"))
        dialog.findChild(QWidget, "backToForm").click()
        return dialog.answer

    case.form.ask_changed = choose
    case.form.save_button.click()

    assert set(case.theirs) <= set(seen)
    assert any(text.startswith("لیلا صادقی، ") for text in seen)
    assert case.form.isVisible()


def test_when_the_change_cannot_be_read_the_form_stays_and_says_so(office, case, monkeypatch):
    gone = RuleBroken(Code.STORAGE_UNAVAILABLE, detail="x")

    def fails():
        assert not case.form.save_button.isEnabled(), "nothing else is begun meanwhile"
        case.form.reject()
        raise gone

    monkeypatch.setattr(case.form, "since_seen", lambda: fails)
    case.form.save_button.click()

    assert case.form.isVisible()
    assert case.form.message.text() == sentence(gone)
    assert case.form.save_button.isEnabled()
    assert case.stored() == case.their


def test_a_quota_that_somebody_else_added_meanwhile(office, page, first):
    unit = next(row for row in office.services.reference(first).units if row.id == office.store.dormitory)
    form = QuotaForm(office.sign_in("affairs"), unit, None, "4041", page)
    form.show()
    office.services.terms.set_quota(first, unit.id, 4, "4041", "۷")
    form.seats.set_value(9)
    form.ask_changed = chooses = Chooses(Answer.THEIRS)
    form.save_button.click()

    assert chooses.lines == ["ظرفیت: ۴", "شماره نامه: ۷"]
    assert (form.seats.value(), form.letter.text()) == (4, "۷")
    assert "۰" in form.seats_field.note()


def test_a_new_student_has_nobody_before_him(office, page):
    form = StudentForm(office.sign_in("clerk"), None, page)
    assert form.since_seen() is None
