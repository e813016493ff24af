"""Asks for the reason of a rejection or cancellation: standard reasons, own words, or those of before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.locale import is_persian, number_text
from hamyar_desktop.ui.theme import icon
from hamyar_desktop.ui.widgets.text_edit import TextEdit

translate = QCoreApplication.translate


_LINE, _MOST_LINES = 34, 8


class ReasonDialog(QDialog):
    """The words of the reason; it cannot be left empty. ``standard`` and ``own`` ones of before are offered."""

    def __init__(
        self, verb: Verb, count: int, standard: Sequence[str], own: Sequence[str], parent: QWidget | None = None
    ) -> None:
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
        self._offered = list(dict.fromkeys((*standard, *own)))
        self.choices.addItems(self._offered)
        for place in range(len(self._offered)):
            self.choices.item(place).setSizeHint(QSize(0, _LINE))
        for place in range(len(set(standard)), len(self._offered)):
            self.choices.item(place).setIcon(icon("history", "muted"))
            self.choices.item(place).setToolTip(translate("ReasonDialog", "Your own words of before"))
        self.choices.setFixedHeight(min(len(self._offered), _MOST_LINES) * _LINE + 8)
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
        if self.words.text().strip() in ("", *self._offered):
            self._take(text)

    def _take(self, text: str) -> None:
        self.words.setText(text)
        self._on_words_edited()

    def _on_words_edited(self) -> None:
        self.accept_button.setEnabled(bool(self.words.text().strip()))

    def reason(self) -> str:
        """What was written."""
        return self.words.text().strip()


def ask_reason(
    verb: Verb, count: int, standard: Sequence[str], own: Sequence[str], parent: QWidget | None = None
) -> str | None:
    """The reason, or None if the person went back."""
    dialog = ReasonDialog(verb, count, standard, own, parent)
    return dialog.reason() if dialog.exec() else None
