"""What the program says of a Sheba while it is typed: which rule fails, which bank it is, what looks wrong."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hamyar_desktop.domain.banks import bank_name
from hamyar_desktop.domain.errors import Caution, RuleBroken
from hamyar_desktop.domain.sheba import LENGTH, Sheba, account_agrees, cautions, normalize_sheba, parse_sheba
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import Language
from hamyar_desktop.ui.locale import is_persian, number_text
from hamyar_desktop.ui.theme import icon_pixmap, theme_signals

translate = QCoreApplication.translate


class ShebaVerdict(QFrame):
    """``judge`` is called at every keystroke; it asks only the rules, never a database."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shebaVerdict")
        self.tone = "muted"
        self.sheba: Sheba | None = None
        self._look = ("info", "muted")
        self._icon, self._text = QLabel(), QLabel()
        self._text.setWordWrap(True)
        column = QVBoxLayout()
        column.addWidget(self._text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        theme_signals().changed.connect(self._paint)
        self.judge("", "", "")

    def text(self) -> str:
        """The verdict in words."""
        return self._text.text().removeprefix("\u200f")

    def judge(self, typed: str, account: str, bank_code: str) -> Sheba | None:
        """The verdict of what is typed so far; the Sheba if it passes every rule."""
        language: Language = "fa" if is_persian() else "en"
        self.sheba = None
        tidy = normalize_sheba(typed)
        if not tidy:
            self._say("muted", "info", translate("ShebaVerdict", "IR and 24 digits, from the card or the bank's app"))
            return None
        try:
            sheba = parse_sheba(tidy)
        except RuleBroken as broken:
            missing = LENGTH - len(tidy if tidy.startswith("I") else "IR" + tidy)
            if broken.facts.get("reason") == "length" and missing > 0:
                text = translate("ShebaVerdict", "%1 more digits").replace("%1", number_text(missing))
                self._say("muted", "info", self._with_bank(text, tidy))
            else:
                self._say("error", "circle-x", sentence(broken, language))
            return None
        self.sheba = sheba
        agrees = bool(account) and account_agrees(sheba, account)
        self._say_valid(sheba, cautions(sheba, account, bank_code), language, agrees=agrees)
        return sheba

    def _with_bank(self, text: str, tidy: str) -> str:
        digits = tidy[2:] if tidy.startswith("IR") else tidy
        name = bank_name(digits[2:5]) if len(digits) >= 5 else None
        return f"{self._bank_words(name)} — {text}" if name else text

    def _bank_words(self, name: str) -> str:
        return translate("ShebaVerdict", "Bank %1").replace("%1", name)

    def _say_valid(self, sheba: Sheba, found: tuple[Caution, ...], language: Language, *, agrees: bool) -> None:
        name = bank_name(sheba.bank_code)
        valid = translate("ShebaVerdict", "The Sheba is valid.")
        lines = [f"{valid} {self._bank_words(name)}." if name else valid]
        if agrees:
            lines[0] += " " + translate("ShebaVerdict", "The account number agrees with it.")
        lines += [sentence(caution, language) for caution in found]
        if found:
            self._say("warning", "triangle-alert", "\n".join(lines))
        else:
            self._say("success", "circle-check", lines[0])

    def refuse(self, text: str) -> None:
        """A rule that only the database can judge is broken, e.g. the Sheba of another student."""
        self._say("error", "circle-x", text)

    def _say(self, tone: str, icon_name: str, text: str) -> None:
        self.tone = tone
        self._look = (icon_name, {"error": "danger"}.get(tone, tone))
        # A sentence that begins with «IR» would else run from left to right.
        self._text.setText(f"\u200f{text}" if is_persian() else text)
        self._text.setProperty("role", tone)
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
        self.setAccessibleName(text)
        self._paint()

    def _paint(self) -> None:
        self._icon.setPixmap(icon_pixmap(self._look[0], self._look[1], 18))
