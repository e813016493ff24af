"""The help sheet (F1): every shortcut on one page, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

translate = QCoreApplication.translate


class HelpSheet(QDialog):
    """Keys on one side, what they do on the other."""

    def __init__(self, shortcuts: Iterable[tuple[str, str]], support: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpSheet")
        self.setWindowTitle(translate("HelpSheet", "Shortcuts and help"))
        self.setMinimumWidth(480)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(16)
        title = QLabel(translate("HelpSheet", "Shortcuts"))
        title.setProperty("role", "title")
        layout.addWidget(title)
        layout.addLayout(self._grid(shortcuts))
        contact = QLabel(translate("HelpSheet", "Questions about the scheme: %1").replace("%1", support))
        contact.setProperty("role", "muted")
        contact.setWordWrap(True)
        layout.addWidget(contact)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("closeHelp")
        close.setAccessibleName(close.text())
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _grid(self, shortcuts: Iterable[tuple[str, str]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for row, (text, keys) in enumerate(shortcuts):
            what, key = QLabel(text), QLabel(keys)
            key.setProperty("role", "key")
            key.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            key.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(what, row, 0)
            grid.addWidget(key, row, 1)
        return grid
