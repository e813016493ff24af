"""A line edit that tells of text which assistive technology put in as of text which was typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hamyar_desktop.ui.locale import is_persian


def reading_side() -> Qt.AlignmentFlag:
    """The side on which reading begins on the screen, whatever the text itself is written in."""
    side = Qt.AlignmentFlag.AlignRight if is_persian() else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


class LineEdit(QLineEdit):
    """A screen reader or a script sets the text inside Qt, which says ``textChanged`` only; whoever judges, filters
    or keeps drafts listens to ``textEdited``. The program's own ``setText`` and ``clear`` stay silent, as ever.
    """

    filled = Signal()
    """The text came whole from outside; the focus may be elsewhere, so no ``editingFinished`` need follow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = False
        self._told = ""
        self.textEdited.connect(self._on_told)
        self.textChanged.connect(self._on_text_changed)

    def setText(self, text: str | None) -> None:
        """Shows a text without telling."""
        with self._silent():
            super().setText(text)

    def clear(self) -> None:
        """Empties without telling."""
        with self._silent():
            super().clear()

    @contextmanager
    def _silent(self) -> Iterator[None]:
        before, self._own = self._own, True
        try:
            yield
        finally:
            self._own = before

    def _on_told(self, text: str) -> None:
        self._told = text

    def _on_text_changed(self, text: str) -> None:
        # Of what was typed Qt has told just before, with the same text.
        known, self._told = self._own or text == self._told, text
        if not known:
            self.textEdited.emit(text)
            self.filled.emit()
