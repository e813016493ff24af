"""One event as a line: a tinted icon, what happened, and who and when; clicking it opens what it is about."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hamyar_desktop.ui.theme import colour, paint_icon, theme_signals, ui_font
from hamyar_desktop.ui.widgets.chip import ink

HEIGHT = 50
_SQUARE = 34


class EventRow(QAbstractButton):
    """``clicked`` is emitted for mouse and keyboard alike."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._tone = "circle", "neutral"
        self._title, self._detail = "", ""
        self.setObjectName("eventRow")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme_signals().changed.connect(self.update)

    def set_values(self, icon: str, tone: str, title: str, detail: str) -> None:
        """What happened, and who and when."""
        self._icon_name, self._tone, self._title, self._detail = icon, tone, title, detail
        self.setAccessibleName(f"{title}. {detail}")
        self.setToolTip(f"{title}\n{detail}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(colour("primary" if self.hasFocus() else "hover"), 1))
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - 6 - _SQUARE if rtl else 6
        square = QRectF(left, (self.height() - _SQUARE) / 2, _SQUARE, _SQUARE)
        painter.setBrush(colour(f"{self._tone}_soft"))
        painter.drawRoundedRect(square, 9, 9)
        paint_icon(painter, square.adjusted(8, 8, -8, -8), self._icon_name, ink(self._tone))
        words = QRectF(6, 0, square.left() - 16, self.height())
        if not rtl:
            words = QRectF(square.right() + 10, 0, self.width() - square.right() - 16, self.height())
        self._paint_words(painter, words, rtl)

    def _paint_words(self, painter: QPainter, words: QRectF, rtl: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        lines = (
            (self._title, ui_font(9.8, QFont.Weight.Medium), "text", 4.0, 22.0),
            (self._detail, ui_font(8.6), "muted", 26.0, 20.0),
        )
        for text, font, shade, top, height in lines:
            painter.setFont(font)
            painter.setPen(colour(shade))
            fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(QRectF(words.left(), top, words.width(), height), flags, fitted)
