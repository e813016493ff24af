"""A plain button that Enter presses only while it has the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton


def named_button(object_name: str, text: str) -> QPushButton:
    """The words are its accessible name too."""
    button = QPushButton(text)
    button.setObjectName(object_name)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    return button
