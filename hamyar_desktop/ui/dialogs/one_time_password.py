"""Shows a password that was just made: once, large enough to read out, with a button that copies it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.ui.theme import ui_font
from hamyar_desktop.ui.widgets.copy_facts import CopyLabel
from hamyar_desktop.ui.widgets.icon_button import IconButton
from hamyar_desktop.ui.widgets.row_copy import put_on_clipboard

translate = QCoreApplication.translate


class OneTimePassword(QDialog):
    """The password is kept nowhere but here; when the dialog closes it is gone."""

    def __init__(self, name: str, password: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._password = password
        self.setObjectName("oneTimePassword")
        self.setWindowTitle(translate("OneTimePassword", "Password of %1").replace("%1", name))
        self.setMinimumWidth(460)
        heading = QLabel(self.windowTitle())
        heading.setProperty("role", "heading")
        self.value = CopyLabel("passwordValue")
        self.value.show_value(password, code=True, digits=False)
        self.value.setAccessibleName(translate("OneTimePassword", "Password"))
        self.value.setAccessibleDescription(password)
        self.value.setFont(ui_font(17))
        self.value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.copy_button = IconButton("copyPassword", "copy", self.copy)
        self.copy_button.set_words(translate("OneTimePassword", "Copy"))
        self.copied = QLabel()
        self.copied.setProperty("role", "success")
        box = QFrame()
        box.setProperty("role", "soft")
        inner = QHBoxLayout(box)
        inner.setContentsMargins(16, 12, 16, 12)
        inner.addWidget(self.value, 1)
        inner.addWidget(self.copy_button)
        note = QLabel(
            translate(
                "OneTimePassword",
                "It is shown only now and kept nowhere. Give it to the person, who changes it after signing in"
                " by “Change password” in the menu of the own name.",
            )
        )
        note.setWordWrap(True)
        note.setProperty("role", "muted")
        close = QPushButton(translate("OneTimePassword", "I have noted it"))
        close.setObjectName("closePassword")
        close.setAccessibleName(close.text())
        close.setProperty("kind", "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.copied, 1)
        foot.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for widget in (heading, box, note):
            layout.addWidget(widget)
        layout.addLayout(foot)
        self.copy_button.setFocus()

    def copy(self) -> None:
        """The password to the clipboard, letter by letter as it was made."""
        put_on_clipboard(self._password)
        self.copied.setText(translate("OneTimePassword", "Copied."))

    def done(self, result: int) -> None:
        """Nothing of it stays in memory longer than the dialog."""
        super().done(result)
        self.deleteLater()
