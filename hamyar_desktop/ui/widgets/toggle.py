"""Behestan's toggle of stage 3: «عدم تایید» turns into «تایید نهایی»."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QPushButton, QWidget

from hamyar_desktop.services.words import word
from hamyar_desktop.ui.locale import is_persian
from hamyar_desktop.ui.theme import icon, theme_signals


class FinalToggle(QPushButton):
    """Checked means «تایید نهایی»."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setCheckable(True)
        self.setProperty("kind", "toggle")
        self.setIconSize(QSize(18, 18))
        self.toggled.connect(self.retranslate)
        theme_signals().changed.connect(self.retranslate)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Word and icon of the present state."""
        checked = self.isChecked()
        text = word("stage", "final" if checked else "hours", "fa" if is_persian() else "en")
        self.setText(text)
        self.setAccessibleName(text)
        self.setIcon(icon("badge-check" if checked else "circle", "success" if checked else "muted"))
