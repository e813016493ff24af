"""A row of buttons of which one is chosen: the parts of a page, each reached by mouse, keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from hamyar_desktop.ui.theme import beside_icon, icon, theme_signals


class Segments(QWidget):
    """``keys`` with their icons are fixed; the words come with ``set_words``. The first is chosen at first."""

    chosen = Signal(str)
    """The key that the person chose."""

    def __init__(self, object_name: str, keys: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._icons = dict(keys)
        self.buttons = {key: self._button(object_name, key) for key, _ in keys}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self.buttons.values():
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        theme_signals().changed.connect(self._paint)
        self.choose(keys[0][0])

    def _button(self, object_name: str, key: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(object_name + key[:1].upper() + key[1:])
        button.setProperty("kind", "chip")
        button.setCheckable(True)
        button.setIconSize(QSize(18, 18))
        button.clicked.connect(lambda: self._on_clicked(key))
        return button

    def set_words(self, words: Sequence[str]) -> None:
        """The words of the buttons, in order."""
        for button, text in zip(self.buttons.values(), words, strict=True):
            button.setText(beside_icon(text))
            button.setAccessibleName(text)
        self._paint()

    def current(self) -> str:
        """The key that is chosen."""
        return next(key for key, button in self.buttons.items() if button.isChecked())

    def choose(self, key: str) -> None:
        """Chooses without telling."""
        self.buttons[key].setChecked(True)
        self._paint()

    def _on_clicked(self, key: str) -> None:
        self._paint()
        self.chosen.emit(key)

    def _paint(self) -> None:
        for key, button in self.buttons.items():
            button.setIcon(icon(self._icons[key], "primary_text" if button.isChecked() else "muted"))
