"""A button with an icon and words, whose icon follows the theme."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton, QWidget

from hamyar_desktop.ui.theme import beside_icon, icon, theme_signals

_INKS = {"primary": "on_primary", "danger": "danger", "quiet": "primary_text"}


class IconButton(QPushButton):
    """``kind`` is one of the style sheet: ``primary``, ``danger``, ``quiet`` or '' for a plain one."""

    def __init__(
        self, object_name: str, icon_name: str, slot: Callable[[], None], kind: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._ink = icon_name, _INKS.get(kind, "text")
        self.setObjectName(object_name)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: slot())
        theme_signals().changed.connect(self._paint)
        self._paint()

    def set_words(self, text: str, tooltip: str = "") -> None:
        """The words in the present language; the tooltip says more, or why it cannot be pressed."""
        self.setText(beside_icon(text))
        self.setAccessibleName(text)
        self.setToolTip(tooltip)

    def set_icon(self, icon_name: str) -> None:
        """Another icon."""
        self._icon_name = icon_name
        self._paint()

    def _paint(self) -> None:
        self.setIcon(icon(self._icon_name, self._ink))
