"""The help sheet (F1): every shortcut on one page, and whom to ask."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hamyar_desktop.ui.actions import ACTIONS, action_text
from hamyar_desktop.ui.row_keys import KeyGroup

translate = QCoreApplication.translate
_WIDTHS = (480, 760, 1040)
"""Pixels for one group, two and more."""


def window_keys() -> KeyGroup:
    """The shortcuts of the whole window, out of the one table of its actions."""
    keys = [(action_text(spec), QKeySequence(spec.shortcuts[0]).toString()) for spec in ACTIONS if spec.shortcuts]
    return KeyGroup(translate("HelpSheet", "Window"), tuple(keys))


class HelpSheet(QDialog):
    """Groups of keys side by side: words on one side of each, keys on the other."""

    def __init__(self, groups: Sequence[KeyGroup], support: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpSheet")
        self.setWindowTitle(translate("HelpSheet", "Shortcuts and help"))
        self.setMinimumWidth(_WIDTHS[min(len(groups), 3) - 1])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(16)
        title = QLabel(translate("HelpSheet", "Shortcuts"))
        title.setProperty("role", "title")
        layout.addWidget(title)
        layout.addWidget(self._groups(groups), 1)
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
        self.resize(self.sizeHint())

    def _groups(self, groups: Sequence[KeyGroup]) -> QScrollArea:
        """On a low screen they scroll."""
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(6, 0, 6, 0)
        columns.setSpacing(36)
        for group in groups:
            column = QVBoxLayout()
            column.setSpacing(10)
            heading = QLabel(group.title)
            heading.setProperty("role", "strong")
            column.addWidget(heading)
            column.addLayout(_grid(group))
            column.addStretch(1)
            columns.addLayout(column, 1)
        area = QScrollArea()
        area.setObjectName("helpKeys")
        area.setAccessibleName(translate("HelpSheet", "Shortcuts"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setMinimumHeight(min(inside.sizeHint().height() + 4, 560))
        return area


def _grid(group: KeyGroup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(0, 1)
    for row, (text, keys) in enumerate(group.keys):
        what, key = QLabel(text), QLabel(keys)
        what.setWordWrap(True)
        key.setProperty("role", "key")
        key.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(what, row, 0)
        grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignVCenter)
    return grid
