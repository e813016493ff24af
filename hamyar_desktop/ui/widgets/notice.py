"""A quiet box with an icon and a sentence: something to know before one begins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from hamyar_desktop.ui.theme import icon_pixmap, theme_signals


class Notice(QFrame):
    """Hidden while it has nothing to say."""

    def __init__(self, object_name: str, icon: str = "triangle-alert", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setProperty("role", "banner")
        self._name = icon
        self._icon, self._label = QLabel(), QLabel()
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        theme_signals().changed.connect(self._paint)
        self._paint()
        self.hide()

    def text(self) -> str:
        """What it says, or ''."""
        return self._label.text()

    def set_text(self, text: str) -> None:
        """Says it; '' hides the box."""
        self._label.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def _paint(self) -> None:
        self._icon.setPixmap(icon_pixmap(self._name, "warning", 18))
