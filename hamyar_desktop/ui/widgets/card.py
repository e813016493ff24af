"""A rounded card with a heading; most of what a page shows lies on one."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget


class Card(QFrame):
    """``body`` is the layout to fill."""

    def __init__(self, title: str = "", subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title, self._subtitle = QLabel(title), QLabel(subtitle)
        self._title.setProperty("role", "heading")
        self._subtitle.setProperty("role", "muted")
        self._subtitle.setWordWrap(True)
        self._head = QHBoxLayout()
        self._head.setSpacing(8)
        self._head.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 16)
        layout.setSpacing(6)
        layout.addLayout(self._head)
        layout.addWidget(self._subtitle)
        layout.addLayout(self.body, 1)
        self.set_title(title)
        self.set_subtitle(subtitle)

    def set_title(self, title: str) -> None:
        """The heading; '' hides it."""
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def set_subtitle(self, subtitle: str) -> None:
        """A quiet line below the heading; '' hides it."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def hold_table(self, table: QWidget) -> None:
        """The table reaches to the edges of the card; only the words keep their distance."""
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(1, 14, 1, 1)
        self._head.setContentsMargins(19, 0, 15, 0)
        self._subtitle.setContentsMargins(15, 0, 15, 0)
        self.body.addWidget(table, 1)

    def add_header_widget(self, widget: QWidget) -> None:
        """Something at the far side of the heading."""
        self._head.addWidget(widget)
