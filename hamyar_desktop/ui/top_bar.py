"""The bar on top: search, today's date, the term's deadline, light or dark, help."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from hamyar_desktop.domain.jalali import long_date, plain_date, today
from hamyar_desktop.services.words import Language
from hamyar_desktop.ui.search_box import Search, SearchBox
from hamyar_desktop.ui.theme import current_theme, icon

HEIGHT = 66


class TopBar(QFrame):
    """Search on the reading side, quiet buttons on the other."""

    def __init__(self, search: Search, theme: QAction, help_action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(HEIGHT)
        self.search = SearchBox(search)
        self.search.setFixedHeight(42)
        self.search.setMaximumWidth(560)
        self.date = QLabel()
        self.date.setObjectName("today")
        self.date.setProperty("role", "muted")
        self.theme = _button("themeButton", theme)
        self.help = _button("helpButton", help_action)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(10)
        layout.addWidget(self.search, 3)
        layout.addStretch(1)
        layout.addWidget(self.date)
        layout.addSpacing(8)
        layout.addWidget(self.theme)
        layout.addWidget(self.help)

    def show_day(self, now: datetime, language: Language) -> None:
        """Today in Tehran."""
        day = today(now)
        self.date.setText(long_date(day) if language == "fa" else plain_date(day))

    def retranslate(self) -> None:
        """Words and icons in the present language and theme."""
        self.search.retranslate()
        self.theme.setIcon(icon("sun" if current_theme() == "dark" else "moon", "muted"))
        self.help.setIcon(icon("circle-help", "muted"))
        for button in (self.theme, self.help):
            button.setAccessibleName(button.defaultAction().text())
        self.date.setAccessibleName(QCoreApplication.translate("TopBar", "Today"))


def _button(name: str, action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setObjectName(name)
    button.setProperty("kind", "icon")
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setIconSize(QSize(20, 20))
    button.setFixedSize(38, 38)
    return button
