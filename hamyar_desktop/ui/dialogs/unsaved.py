"""Asks what to do with fields that were typed and not saved."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget


class Choice(Enum):
    """What the person wants."""

    STAY = "stay"
    KEEP = "keep"
    DISCARD = "discard"


translate = QCoreApplication.translate


class UnsavedDialog(QMessageBox):
    """Back to the form, keep what was typed as a draft, or discard it."""

    def __init__(self, page_title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unsavedDialog")
        self.setIcon(QMessageBox.Icon.NoIcon)
        self.setWindowTitle(translate("UnsavedDialog", "Unsaved fields"))
        self.setText(translate("UnsavedDialog", "What you typed in “%1” is not saved yet.").replace("%1", page_title))
        self.setInformativeText(
            translate("UnsavedDialog", "Keep it as a draft and go on, go back to the form, or discard it?")
        )
        self._choices = {
            self._add(
                translate("UnsavedDialog", "Back to the form"), "stay", QMessageBox.ButtonRole.RejectRole
            ): Choice.STAY,
            self._add(
                translate("UnsavedDialog", "Keep as draft"), "keepDraft", QMessageBox.ButtonRole.AcceptRole
            ): Choice.KEEP,
            self._add(
                translate("UnsavedDialog", "Discard"), "discard", QMessageBox.ButtonRole.DestructiveRole
            ): Choice.DISCARD,
        }
        stay = next(button for button, choice in self._choices.items() if choice is Choice.STAY)
        self.setDefaultButton(stay)
        self.setEscapeButton(stay)

    def _add(self, text: str, name: str, role: QMessageBox.ButtonRole) -> QPushButton:
        button = self.addButton(text, role)
        button.setObjectName(name)
        button.setAccessibleName(text)
        return button

    def ask(self) -> Choice:
        """Shows the dialog and waits for the person."""
        self.exec()
        clicked = self.clickedButton()
        return next((choice for button, choice in self._choices.items() if button is clicked), Choice.STAY)
