"""Asks for the reason of a rejection or cancellation: standard reasons, or own words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.locale import is_persian, number_text
from hamyar_desktop.ui.widgets.text_edit import TextEdit

translate = QCoreApplication.translate


def standard_reasons() -> list[str]:
    """What is said most often."""
    return [
        translate("ReasonDialog", "The hours asked for are too many"),
        translate("ReasonDialog", "The unit does not need this assistant"),
        translate("ReasonDialog", "The student withdrew"),
        translate("ReasonDialog", "Registered by mistake"),
    ]


class ReasonDialog(QDialog):
    """The words of the reason; it cannot be left empty."""

    def __init__(self, verb: Verb, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reasonDialog")
        name = word("verb", verb.value, "fa" if is_persian() else "en")
        self.setWindowTitle(name)
        self.setMinimumWidth(440)
        heading = translate("ReasonDialog", "Reason of “%1” for %2 requests")
        title = QLabel(heading.replace("%1", name).replace("%2", number_text(count)))
        title.setProperty("role", "heading")
        self.choices = QListWidget()
        self.choices.setObjectName("standardReasons")
        self.choices.setAccessibleName(translate("ReasonDialog", "Standard reasons"))
        self.choices.addItems(standard_reasons())
        self.choices.setFixedHeight(4 * 34 + 8)
        self.choices.currentTextChanged.connect(self._on_choice_changed)
        self.choices.itemClicked.connect(lambda item: self._take(item.text()))
        self.words = TextEdit("reasonText", rows=2)
        self.words.setAccessibleName(translate("ReasonDialog", "Reason"))
        self.words.setPlaceholderText(translate("ReasonDialog", "Choose above or write your own words"))
        self.words.edited.connect(lambda _text: self._on_words_edited())
        self.accept_button = QPushButton(name)
        self.accept_button.setObjectName("acceptReason")
        self.accept_button.setAccessibleName(name)
        self.accept_button.setProperty("kind", "primary")
        self.accept_button.clicked.connect(self.accept)
        cancel = QPushButton(translate("ReasonDialog", "Back"))
        cancel.setObjectName("cancelReason")
        cancel.setAccessibleName(cancel.text())
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accept_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for widget in (title, self.choices, self.words):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.accept_button.click)
        self._on_words_edited()
        self.words.setFocus()

    def _on_choice_changed(self, text: str) -> None:
        # The list chooses its first line by itself when it gets the focus; own words must outlive that.
        if self.words.text().strip() in ("", *standard_reasons()):
            self._take(text)

    def _take(self, text: str) -> None:
        self.words.setText(text)
        self._on_words_edited()

    def _on_words_edited(self) -> None:
        self.accept_button.setEnabled(bool(self.words.text().strip()))

    def reason(self) -> str:
        """What was written."""
        return self.words.text().strip()


def ask_reason(verb: Verb, count: int, parent: QWidget | None = None) -> str | None:
    """The reason, or None if the person went back."""
    dialog = ReasonDialog(verb, count, parent)
    return dialog.reason() if dialog.exec() else None
