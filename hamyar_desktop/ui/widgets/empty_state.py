"""What an empty table says: a picture, why it is empty, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.ui.theme import icon_pixmap, theme_signals


class EmptyState(QWidget):
    """Stands in the middle of what is empty."""

    action_clicked = Signal()
    also_clicked = Signal()

    def __init__(
        self, icon: str, title: str = "", detail: str = "", action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._picture, self._title, self._detail = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "strong")
        self._detail.setProperty("role", "muted")
        self._detail.setWordWrap(True)
        self.action = QPushButton()
        self.action.setObjectName("emptyAction")
        self.action.clicked.connect(self.action_clicked)
        self.also = QPushButton()
        self.also.setObjectName("emptyAlso")
        self.also.clicked.connect(self.also_clicked)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        for widget in (self._picture, self._title, self._detail):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.action)
        buttons.addWidget(self.also)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addStretch(1)
        theme_signals().changed.connect(self._paint)
        self.set_texts(title, detail, action)
        self._paint()

    def set_texts(self, title: str, detail: str = "", action: str = "", icon: str = "") -> None:
        """Why it is empty, what to do, and the button that does it; ``offer_also`` comes after this."""
        self._title.setText(title)
        self._detail.setText(detail)
        self.action.setText(action)
        self.action.setAccessibleName(action)
        self.action.setVisible(bool(action))
        self.offer_also("")
        if icon:
            self._icon_name = icon
            self._paint()

    def offer_also(self, action: str) -> None:
        """A second button with another way out; '' hides it."""
        self.also.setText(action)
        self.also.setAccessibleName(action)
        self.also.setVisible(bool(action))

    def words(self) -> str:
        """What it says, for a screen reader that stands on the empty table."""
        return " ".join(text for text in (self._title.text(), self._detail.text()) if text)

    def _paint(self) -> None:
        self._picture.setPixmap(icon_pixmap(self._icon_name, "faint", 44))
