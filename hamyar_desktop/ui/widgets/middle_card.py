"""What stands in the window before the work: a card in the middle, with a picture and two lines at its head."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


def middle_card(pane: QWidget, name: str, width: int) -> tuple[QFrame, QVBoxLayout]:
    """Puts a card of that object name and width into an empty pane; the card and its column."""
    card = QFrame()
    card.setObjectName(name)
    card.setProperty("role", "card")
    card.setFixedWidth(width)
    inner = QVBoxLayout(card)
    inner.setContentsMargins(32, 28, 32, 28)
    inner.setSpacing(14)
    middle = QHBoxLayout()
    middle.addStretch(1)
    middle.addWidget(card)
    middle.addStretch(1)
    outer = QVBoxLayout(pane)
    outer.addStretch(2)
    outer.addLayout(middle)
    outer.addStretch(3)
    return card, inner


def card_head(picture: QLabel, title: QLabel, detail: QLabel) -> QHBoxLayout:
    """The picture beside the name and, quieter, what follows."""
    title.setProperty("role", "brand")
    detail.setProperty("role", "muted")
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(title)
    words.addWidget(detail)
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(picture)
    row.addLayout(words, 1)
    return row
