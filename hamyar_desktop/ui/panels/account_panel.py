"""The bank account of a student: bank, Sheba in groups of four, and who confirmed when that it is his own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from hamyar_desktop.domain.banks import bank_name
from hamyar_desktop.domain.sheba import Sheba, cautions, group_by_four
from hamyar_desktop.services.rows import BankAccountRow
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import Language, shown, word
from hamyar_desktop.ui.locale import isolate, number_text
from hamyar_desktop.ui.theme import figures_font, icon, icon_pixmap, theme_signals
from hamyar_desktop.ui.widgets.copy_facts import CopyLabel
from hamyar_desktop.ui.widgets.row_copy import put_on_clipboard

translate = QCoreApplication.translate


class AccountPanel(QFrame):
    """Says also that there is none, or that it does not show to this person."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("accountPanel")
        self.setProperty("role", "soft")
        self._account: BankAccountRow | None = None
        self._may_see = True
        self._language: Language = "fa"
        self._icon, self._bank = QLabel(), QLabel()
        self._bank.setProperty("role", "strong")
        self.sheba = CopyLabel("studentSheba")
        self.sheba.setFont(figures_font(10.5))
        self.copy = QToolButton()
        self.copy.setObjectName("copySheba")
        self.copy.setFixedSize(30, 30)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.detail, self.caution = QLabel(), QLabel()
        self.detail.setObjectName("accountDetail")
        self.detail.setProperty("role", "muted")
        self.caution.setObjectName("accountCaution")
        self.caution.setProperty("role", "warning")
        for label in (self.detail, self.caution):
            label.setWordWrap(True)
        self._lay_out()
        theme_signals().changed.connect(self._paint)
        self._paint()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._bank, 1)
        number = QHBoxLayout()
        number.setSpacing(4)
        number.addWidget(self.sheba, 1)
        number.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 10)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addLayout(number)
        layout.addWidget(self.detail)
        layout.addWidget(self.caution)

    def show_account(self, account: BankAccountRow | None, *, may_see: bool, language: Language) -> None:
        """The account; without ``may_see`` a missing one says nothing about the student."""
        self._account, self._may_see, self._language = account, may_see, language
        self.sheba.setVisible(account is not None)
        self.copy.setVisible(account is not None)
        self._bank.setText(self._title())
        self.detail.setText(self._detail())
        self.caution.setText(self._caution())
        self.caution.setVisible(bool(self.caution.text()))
        if account is not None:
            self.sheba.show_value(group_by_four(account.sheba), code=True, digits=False)
            self.sheba.setAccessibleName(word("field", "sheba", language))
            self.sheba.setAccessibleDescription(account.sheba)
        self.copy.setToolTip(translate("AccountPanel", "Copy the Sheba"))
        self.copy.setAccessibleName(self.copy.toolTip())
        self.setAccessibleName(" ".join((self._bank.text(), self.detail.text(), self.caution.text())).strip())
        self._paint()

    def _title(self) -> str:
        if self._account is None:
            return (
                translate("AccountPanel", "No bank account yet")
                if self._may_see
                else translate("AccountPanel", "The bank account does not show here")
            )
        name = bank_name(self._account.bank_code)
        if name is None:
            return translate("AccountPanel", "Bank with the code %1").replace(
                "%1", number_text(self._account.bank_code)
            )
        return translate("AccountPanel", "Bank %1").replace("%1", name)

    def _detail(self) -> str:
        account = self._account
        if account is None:
            return (
                translate("AccountPanel", "Without an account in the student's own name nothing is paid.")
                if self._may_see
                else translate("AccountPanel", "It shows to units that have a request of the student.")
            )
        text = translate("AccountPanel", "In the student's own name: confirmed by %1 at %2")
        text = text.replace("%1", account.own_name_by).replace("%2", shown(account.own_name_at, self._language))
        if account.account_number:
            number = translate("AccountPanel", "Account %1").replace("%1", isolate(number_text(account.account_number)))
            text = f"{number}\n{text}"
        return text

    def _caution(self) -> str:
        if self._account is None:
            return ""
        found = cautions(Sheba(self._account.sheba), self._account.account_number)
        return "\n".join(sentence(caution, self._language) for caution in found)

    def _on_copy_clicked(self) -> None:
        if self._account is not None:
            put_on_clipboard(self._account.sheba)

    def _paint(self) -> None:
        missing = self._account is None and self._may_see
        self._icon.setPixmap(icon_pixmap("landmark", "warning" if missing else "primary_text", 20))
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.copy.setIcon(icon("copy", "muted"))
