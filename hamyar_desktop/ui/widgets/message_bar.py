"""The sentence shown to the person last: what happened, what is wrong, what to do; perhaps with one button."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from hamyar_desktop.ui.theme import icon, icon_pixmap, theme_signals

_LOOKS = {
    "info": ("info", "primary_text"),
    "success": ("circle-check", "success"),
    "warning": ("triangle-alert", "warning"),
    "error": ("circle-alert", "danger"),
}


class MessageBar(QFrame):
    """Hidden while there is nothing to say."""

    action_triggered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.kind = "info"
        self._icon = QLabel()
        self._label = QLabel()
        self._label.setObjectName("message")
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QPushButton()
        self._action.setObjectName("undo")
        self._action.setProperty("kind", "quiet")
        self._action.clicked.connect(self.action_triggered)
        self._close = QToolButton()
        self._close.setObjectName("closeMessage")
        self._close.setProperty("kind", "icon")
        self._close.setAccessibleName(QCoreApplication.translate("MessageBar", "Close the message"))
        self._close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 7, 12, 7)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        theme_signals().changed.connect(self._paint_icon)
        self.hide()

    def show_message(self, text: str, kind: str = "info", action: str = "") -> None:
        """Shows a sentence; ``action`` names the button beside it."""
        self.kind = kind
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self._close.setAccessibleName(QCoreApplication.translate("MessageBar", "Close the message"))
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._paint_icon()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def _paint_icon(self) -> None:
        name, tone = _LOOKS[self.kind]
        self._icon.setPixmap(icon_pixmap(name, tone, 20))
        self._close.setIcon(icon("x", "muted"))

    def clear(self) -> None:
        """Nothing to say."""
        self._label.clear()
        self._action.hide()
        self.hide()

    def text(self) -> str:
        """The sentence in sight."""
        return self._label.text()
