"""Asks before something that is not easily taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hamyar_desktop.ui.widgets.named_button import named_button

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Question:
    """``text`` asks, ``detail`` says what follows, ``action`` is the word on the button that does it."""

    title: str
    text: str
    detail: str
    action: str
    danger: bool = False


Ask = Callable[[Question], bool]


class ConfirmDialog(QDialog):
    """Enter and Escape change nothing: the button that goes back is the default."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confirmDialog")
        self.setWindowTitle(question.title)
        self.setFixedWidth(430)
        text, detail = QLabel(question.text), QLabel(question.detail)
        text.setProperty("role", "heading")
        for label in (text, detail):
            label.setWordWrap(True)
        self.back = named_button("cancelConfirm", translate("ConfirmDialog", "Back"))
        self.back.setDefault(True)
        self.back.clicked.connect(self.reject)
        self.action = named_button("acceptConfirm", question.action)
        self.action.setProperty("kind", "danger" if question.danger else "primary")
        self.action.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.action)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(text)
        layout.addWidget(detail)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        self.back.setFocus()

    def ask(self) -> bool:
        """Shows the dialog and waits for the person."""
        accepted = self.exec() == QDialog.DialogCode.Accepted
        self.deleteLater()
        return accepted


def ask_in(parent: QWidget) -> Ask:
    """The dialog over that widget; tests and the tour give an answer of their own."""
    return lambda question: ConfirmDialog(question, parent).ask()
