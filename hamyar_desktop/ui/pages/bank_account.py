"""Stage 4: «ثبت شماره حساب بانک دانشجو»."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton

from hamyar_desktop.domain.banks import BANKS, MELLI
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Permission, Person
from hamyar_desktop.domain.sheba import group_by_four, suggest_sheba
from hamyar_desktop.services.rows import BankAccountRow, Changes, HistoryRow, NewAccount, StudentCard
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.set_bank_account import Saved
from hamyar_desktop.services.words import shown, word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import isolate
from hamyar_desktop.ui.pages.stage_page import StagePage, two_columns
from hamyar_desktop.ui.panels.student_panel import StudentPanel
from hamyar_desktop.ui.tables.request_columns import request_columns
from hamyar_desktop.ui.tables.requests_table import RequestsTable
from hamyar_desktop.ui.widgets.code_edit import CodeEdit
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.sheba_verdict import ShebaVerdict

translate = QCoreApplication.translate
OWNER_DELAY_MS = 200


class BankAccountPage(StagePage):
    """Number → «جستجو» → bank (Melli is the default) → account → Sheba → own name → «اعمال تغییرات» (seed stage 4)."""

    key = "bankAccount"
    stage = 3

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._loaded: BankAccountRow | None = None
        self.student = StudentPanel(desk)
        self.bank = QComboBox()
        self.bank.setObjectName("bank")
        self.account = CodeEdit("accountNumber", max_length=30)
        self.sheba = CodeEdit("sheba", grouped=True)
        self.verdict = ShebaVerdict()
        self.suggestion = QPushButton()
        self.suggestion.setObjectName("suggestSheba")
        self.suggestion.setProperty("kind", "quiet")
        self.own_name = QCheckBox()
        self.own_name.setObjectName("ownName")
        self._fields()
        self.table = RequestsTable(desk, "accountTable", request_columns("student", "unit", "actual", "stage"))
        self.table.give_way("unit", "actual")
        self.lay_out(self.table)
        self._owner_timer = QTimer(self)
        self._owner_timer.setSingleShot(True)
        self._owner_timer.setInterval(OWNER_DELAY_MS)
        self._owner_timer.timeout.connect(self._check_owner)
        self._connect()
        self.retranslate()

    def _fields(self) -> None:
        self.bank_field = Field("", self.bank)
        self.account_field = Field("", self.account)
        self.sheba_field = Field("", self.sheba, required=True)
        self.own_name_field = Field("", self.own_name)
        body = self.form_body
        body.addWidget(self.student)
        body.addLayout(two_columns(self.bank_field, self.account_field))
        body.addWidget(self.sheba_field)
        body.addWidget(self.verdict)
        body.addWidget(self.suggestion)
        body.addWidget(self.own_name_field)
        self.errors_of(
            {
                Code.STUDENT_UNKNOWN: self.student.field,
                Code.STUDENT_NUMBER_INVALID: self.student.field,
                Code.NOT_ALLOWED: self.student.field,
                Code.SHEBA_INVALID: self.sheba_field,
                Code.SHEBA_OF_OTHER_STUDENT: self.sheba_field,
                Code.CHANGED_BY_OTHER: self.sheba_field,
                Code.ACCOUNT_INVALID: self.account_field,
                Code.OWN_NAME_NOT_CONFIRMED: self.own_name_field,
            }
        )

    def _connect(self) -> None:
        self.student.found.connect(self._on_student_found)
        self.student.reread.connect(self._on_student_reread)
        self.student.cleared.connect(self._on_student_cleared)
        self.student.edited.connect(self.edited)
        self.bank.activated.connect(lambda _index: self._on_edited())
        self.account.textEdited.connect(lambda _text: self._on_account_edited())
        self.sheba.textEdited.connect(lambda _text: self._on_sheba_edited())
        self.own_name.clicked.connect(lambda _checked: self._on_edited())
        self.suggestion.clicked.connect(self._on_suggestion_clicked)
        self.table.counted.connect(self._on_counted)
        self.table.activated_row.connect(self._on_row_activated)
        self.table.clicked.connect(lambda index: self._on_row_activated(index.row()))

    # -- what the window asks
    def title(self) -> str:
        return word("form", self.key, self.desk.language)

    def subtitle(self) -> str:
        return translate("BankAccountPage", "Any bank will do; the account must be in the student's own name.")

    def focus_first(self) -> None:
        self.student.number.setFocus()

    def open_argument(self, argument: object) -> None:
        if isinstance(argument, str):
            self.student.open(argument)

    def concerns(self, changes: Changes) -> bool:
        return changes.requests or changes.accounts

    def refresh(self) -> None:
        super().refresh()
        services, person = self.desk.services, self.desk.person
        self.table.show_ids(lambda: services.requests.without_account(person))
        self.student.reload()

    def retranslate(self) -> None:
        super().retranslate()
        self.student.retranslate()
        self.form.set_title(translate("BankAccountPage", "Account of the student"))
        self.bank_field.set_label(translate("BankAccountPage", "Bank"))
        self.account_field.set_label(translate("BankAccountPage", "Account number"))
        self.sheba_field.set_label(translate("BankAccountPage", "Sheba number"))
        self.own_name.setText(translate("BankAccountPage", "It is in the student's own name"))
        self.own_name.setAccessibleName(self.own_name.text())
        self._fill_banks()
        self.table.setAccessibleName(translate("BankAccountPage", "Requests without a bank account"))
        self.table.set_empty(
            "circle-check",
            translate("BankAccountPage", "Every student has a bank account"),
            translate("BankAccountPage", "Students of approved requests without an account appear here."),
        )
        self._on_counted(self.table.rows_model.rowCount())
        self._show_confirmed(self.student.card)
        self._judge()

    def _fill_banks(self) -> None:
        chosen = self.bank.currentData() or MELLI
        self.bank.clear()
        for code in [MELLI, *(code for code in BANKS if code != MELLI)]:
            self.bank.addItem(translate("BankAccountPage", "Bank %1").replace("%1", BANKS[code]), code)
        self.bank.setCurrentIndex(max(0, self.bank.findData(chosen)))

    def _on_counted(self, count: int) -> None:
        title = translate("BankAccountPage", "Without a bank account")
        self.waiting_card.set_title(self.count_words(title, count))

    def _on_row_activated(self, place: int) -> None:
        row = self.table.request_at(place)
        card = self.student.card
        if row is None or (card is not None and card.student.number == row.student_number):
            return
        if self.may_replace():
            self.discard()
            self.student.open(row.student_number)

    # -- form
    def _on_student_found(self, card: StudentCard) -> None:
        account = card.account
        if account is not None and not self.sheba.code() and not self.account.code():
            self.bank.setCurrentIndex(max(0, self.bank.findData(account.bank_code)))
            self.account.set_code(account.account_number)
            self.sheba.set_code(account.sheba)
            self.own_name.setChecked(True)
        self._loaded = account
        self._show_confirmed(card)
        self._judge()
        self.account.setFocus()
        if not self.desk.services.students.may_enter_account(self.desk.person, card):
            self.refuse(_not_yours(self.desk.person))

    def _on_student_reread(self, card: StudentCard) -> None:
        # With something typed it stays what was seen: nobody's change is overwritten unseen.
        if not self.fields():
            self._loaded = card.account
        self._show_confirmed(card)
        self._judge()

    def _show_confirmed(self, card: StudentCard | None) -> None:
        account = card.account if card else None
        self.sheba_field.set_hint("")
        if account is None:
            self.own_name_field.set_hint("")
            return
        if self.sheba.code() != account.sheba:
            stored = translate("BankAccountPage", "Stored now: %1")
            self.sheba_field.set_hint(stored.replace("%1", isolate(group_by_four(account.sheba))))
        text = translate("BankAccountPage", "Confirmed by %1 at %2")
        text = text.replace("%1", account.own_name_by).replace("%2", shown(account.own_name_at, self.desk.language))
        self.own_name_field.set_hint(text)

    def _on_student_cleared(self) -> None:
        loaded, self._loaded = self._loaded, None
        # The account of one student must never stand in the form of the next.
        if loaded is not None and self.sheba.code() == loaded.sheba:
            self.sheba.clear()
            self.account.clear()
            self._judge()
        self._show_confirmed(None)
        self.own_name.setChecked(False)

    def _on_edited(self) -> None:
        self.own_name_field.clear_error()
        self._judge()
        self.edited.emit()

    def _on_account_edited(self) -> None:
        self.account_field.clear_error()
        self._on_edited()

    def _on_sheba_edited(self) -> None:
        self.sheba_field.clear_error()
        self._show_confirmed(self.student.card)
        self.own_name.setChecked(False)
        self._on_edited()

    def _judge(self) -> None:
        sheba = self.verdict.judge(self.sheba.code(), self.account.code(), "")
        if sheba is not None:
            place = self.bank.findData(sheba.bank_code)
            if place >= 0:
                self.bank.setCurrentIndex(place)
            self._owner_timer.start()
        suggested = suggest_sheba(str(self.bank.currentData() or ""), self.account.code())
        offered = suggested is not None and not self.sheba.code()
        self.suggestion.setVisible(offered)
        if suggested is not None:
            text = translate("BankAccountPage", "Suggestion: %1").replace("%1", isolate(suggested.grouped()))
            self.suggestion.setText(text)
            self.suggestion.setAccessibleName(text)
            self.suggestion.setToolTip(translate("BankAccountPage", "Compare it with the student's card."))

    def _on_suggestion_clicked(self) -> None:
        suggested = suggest_sheba(str(self.bank.currentData() or ""), self.account.code())
        if suggested is not None:
            self.sheba.set_code(suggested.text)
            self._on_sheba_edited()

    def _check_owner(self) -> None:
        """Whether the Sheba is somebody else's, asked in the worker when typing pauses."""
        services, person = self.desk.services, self.desk.person
        number, code = self.student.code(), self.sheba.code()
        if self.verdict.sheba is None or not number:
            return

        def failed(error: BaseException) -> None:
            if isinstance(error, RuleBroken) and code == self.sheba.code():
                self.verdict.refuse(sentence(error, self.desk.language))
            elif not isinstance(error, RuleBroken):
                self.desk.say_error(error)

        self.desk.runner.run_latest(
            "sheba-owner", lambda: services.bank_account.check_owner(person, number, code), lambda _none: None, failed
        )

    # -- applying
    def apply(self) -> None:
        """«اعمال تغییرات»."""
        services, person, card, account = self.desk.services, self.desk.person, self.student.card, self._loaded
        entry = NewAccount(
            student_number=self.student.code(),
            sheba=self.sheba.code(),
            account_number=self.account.code(),
            bank_code=self._chosen_bank(),
            own_name=self.own_name.isChecked(),
            version=account.version if account is not None else 0 if card is not None else None,
        )
        self.work(lambda: services.bank_account(person, entry), self._saved)

    def _chosen_bank(self) -> str:
        """Of a Sheba whose bank nobody lists, the list of banks says nothing."""
        sheba = self.verdict.sheba
        if sheba is not None and sheba.bank_code not in BANKS:
            return ""
        return str(self.bank.currentData() or "")

    def since_seen(self) -> Callable[[], list[HistoryRow]] | None:
        services, person, card, seen = self.desk.services, self.desk.person, self.student.card, self._loaded
        return None if card is None else lambda: services.what_changed.in_account(person, card.student.id, seen)

    def take_theirs(self) -> None:
        number = self.student.code()
        self.discard()
        self.student.open(number)

    def save_mine(self) -> None:
        services, person, card = self.desk.services, self.desk.person, self.student.card
        assert card is not None, "only the account of a student in sight can have been changed by somebody else"

        def go_on(stored: StudentCard) -> None:
            if self.student.card is not None and self.student.card.student.id == stored.student.id:
                self._loaded = stored.account
                self.apply()

        self.desk.ask(lambda: services.students.card(person, card.student.number), go_on)

    def _saved(self, saved: Saved) -> None:
        name = self.student.card.student.name if self.student.card else self.student.code()
        text = translate("BankAccountPage", "The account of %1 was saved.").replace("%1", name)
        told = [sentence(caution, self.desk.language) for caution in saved.cautions]
        self.discard()
        self.edited.emit()
        self.desk.say(" ".join([text, *told]), "warning" if told else "success")
        self.focus_first()

    # -- unsaved fields
    def fields(self) -> Mapping[str, str]:
        account = self._loaded
        stored = (account.sheba, account.account_number) if account is not None else ("", "")
        if (self.sheba.code(), self.account.code()) == stored:
            return {}
        return {"number": self.student.code(), "sheba": self.sheba.code(), "account": self.account.code()}

    def restore(self, fields: Mapping[str, str]) -> None:
        self.sheba.set_code(fields.get("sheba", ""))
        self.account.set_code(fields.get("account", ""))
        self._judge()
        if fields.get("number"):
            self.student.open(fields["number"])

    def discard(self) -> None:
        self.clear_errors()
        self._loaded = None
        self.student.clear()
        self.bank.setCurrentIndex(0)
        self.account.clear()
        self.sheba.clear()
        self.own_name.setChecked(False)
        self._show_confirmed(None)
        self._judge()


def _not_yours(person: Person) -> RuleBroken:
    """A unit enters accounts only of students who have a request there."""
    return RuleBroken(Code.NOT_ALLOWED, permission=Permission.ENTER_ACCOUNT.value, role=person.role.value)
