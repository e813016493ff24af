"""A small plain-text editor for descriptions: right to left, Tab leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from hamyar_desktop.domain.text import strip_invisible
from hamyar_desktop.ui.locale import is_persian


class TextEdit(QPlainTextEdit):
    """``edited`` is emitted for what the person types, as with a line edit."""

    edited = Signal(str)

    def __init__(self, object_name: str, rows: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setTabChangesFocus(True)
        self.setFixedHeight(rows * 24 + 24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._filling = False
        self.textChanged.connect(self._on_text_changed)
        self._direct()

    def _direct(self) -> None:
        option = QTextOption()
        persian = is_persian()
        side = Qt.AlignmentFlag.AlignRight if persian else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if persian else Qt.LayoutDirection.LeftToRight)
        self.document().setDefaultTextOption(option)

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def setText(self, text: str) -> None:
        """Replaces the text without telling that somebody typed."""
        self._filling = True
        self.setPlainText(text)
        self._filling = False

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied carries no direction marks; half-spaces stay."""
        copied = QMimeData()
        copied.setText(strip_invisible(self.textCursor().selection().toPlainText()))
        return copied

    def insertFromMimeData(self, source: QMimeData) -> None:
        """What is pasted loses its direction marks."""
        self.insertPlainText(strip_invisible(source.text()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._direct()

    def _on_text_changed(self) -> None:
        if not self._filling:
            self.edited.emit(self.toPlainText())
