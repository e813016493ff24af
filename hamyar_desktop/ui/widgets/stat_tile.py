"""A tile with one figure: icon, caption, number and a quiet line; clicking it opens what it counts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from hamyar_desktop.ui.theme import colour, paint_icon, theme_signals, ui_font
from hamyar_desktop.ui.widgets.chip import ink

HEIGHT = 102


class StatTile(QAbstractButton):
    """``clicked`` is emitted for mouse and keyboard alike."""

    def __init__(self, icon: str, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._tone = icon, tone
        self._caption, self._number, self._detail = "", "", ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme_signals().changed.connect(self.update)

    def set_values(self, caption: str, number: str, detail: str = "", tone: str = "") -> None:
        """What is counted, how many, and what it means."""
        self._caption, self._number, self._detail = caption, number, detail
        self._tone = tone or self._tone
        self.setAccessibleName(f"{caption}: {number}. {detail}")
        self.setToolTip(caption)
        self.update()

    def number(self) -> str:
        """The figure in sight."""
        return self._number

    def sizeHint(self) -> QSize:
        return QSize(230, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = "primary" if self.hasFocus() else ("border_strong" if self.underMouse() else "border")
        painter.setPen(QPen(colour(edge), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(box, 12, 12)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        square = QRectF(box.right() - 16 - 44 if rtl else box.left() + 16, box.center().y() - 22, 44, 44)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{self._tone}_soft"))
        painter.drawRoundedRect(square, 10, 10)
        paint_icon(painter, square.adjusted(11, 11, -11, -11), self._icon_name, ink(self._tone))
        words = QRectF(box.left() + 14, 0, square.left() - 14 - 14 - box.left(), box.height())
        if not rtl:
            words = QRectF(square.right() + 14, 0, box.right() - square.right() - 28, box.height())
        self._paint_words(painter, words, rtl)

    def _paint_words(self, painter: QPainter, words: QRectF, rtl: bool) -> None:
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        lines = (
            (self._caption, ui_font(9.2), "muted", 12.0, 22.0),
            (self._number, ui_font(16, QFont.Weight.Bold), "text", 35.0, 32.0),
            (self._detail, ui_font(8.8), "muted", 68.0, 22.0),
        )
        for text, font, shade, top, height in lines:
            painter.setFont(font)
            painter.setPen(colour(shade))
            fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(QRectF(words.left(), top, words.width(), height), flags, fitted)
