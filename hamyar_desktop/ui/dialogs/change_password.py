"""Changing one's own password."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

translate = QCoreApplication.translate


class ChangePassword(QDialog):
    """Asks for the old password and twice for the new one; the window changes it and closes the dialog."""

    wanted = Signal(str, str)
    """Old and new password."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changePassword")
        self.setWindowTitle(translate("ChangePassword", "Change password"))
        self.setMinimumWidth(380)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.setSpacing(8)
        self._boxes: list[QLineEdit] = []
        texts = (
            (translate("ChangePassword", "Present password"), "oldPassword"),
            (translate("ChangePassword", "New password (at least 8 characters)"), "newPassword"),
            (translate("ChangePassword", "New password again"), "newPasswordAgain"),
        )
        for text, name in texts:
            box = QLineEdit()
            box.setObjectName(name)
            box.setAccessibleName(text)
            box.setEchoMode(QLineEdit.EchoMode.Password)
            layout.addWidget(QLabel(text))
            layout.addWidget(box)
            self._boxes.append(box)
        self.message = QLabel()
        self.message.setProperty("role", "error")
        self.message.setWordWrap(True)
        self.message.hide()
        layout.addWidget(self.message)
        self.change = QPushButton(translate("ChangePassword", "Change password"))
        self.change.setObjectName("applyPassword")
        self.change.setAccessibleName(self.change.text())
        self.change.setProperty("kind", "primary")
        self.change.clicked.connect(self._on_change_clicked)
        layout.addWidget(self.change)

    def _on_change_clicked(self) -> None:
        old, new, again = (box.text() for box in self._boxes)
        if new != again:
            self.refuse(translate("ChangePassword", "The two new passwords differ. Type the same password twice."))
            return
        self.wanted.emit(old, new)

    def refuse(self, sentence: str) -> None:
        """Says what is wrong and stays open."""
        self.message.setText(sentence)
        self.message.show()
