"""A chip that stands for one condition of a filter, and takes it away when it is pressed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from hamyar_desktop.ui.theme import colour, paint_icon, theme_signals, ui_font

HEIGHT = 30
WIDEST = 320
"""Pixels; longer words end in an ellipsis, the tooltip has them whole."""
_CROSS = 14
_SIDE = 12
_GAP = 6


class FilterChip(QAbstractButton):
    """Words and a cross; click, Space, Enter, Delete and Backspace all mean ``clicked``."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme_signals().changed.connect(self.update)

    def set_words(self, words: str, about: str) -> None:
        """The condition, and what pressing does, for tooltip and screen reader."""
        self.setText(words)
        self.setAccessibleName(about)
        self.setToolTip(about)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetricsF(_font()).horizontalAdvance(self.text())
        return QSize(min(int(words) + 2 + _CROSS + _GAP + 2 * _SIDE, WIDEST), HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        marked = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(colour("primary" if marked else "primary_soft"), 1))
        painter.setBrush(colour("primary_soft"))
        painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = box.left() + _SIDE if rtl else box.right() - _SIDE - _CROSS
        cross = QRectF(left, box.center().y() - _CROSS / 2, _CROSS, _CROSS)
        paint_icon(painter, cross, "x", "primary_text")
        ahead, behind = (_SIDE + _CROSS + _GAP, _SIDE) if rtl else (_SIDE, _SIDE + _CROSS + _GAP)
        words = box.adjusted(ahead, 0, -behind, 0)
        painter.setFont(_font())
        painter.setPen(colour("primary_text"))
        # A pixel more than there is: the metrics of the hint and of the painter may round apart.
        fitted = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(words.width()) + 1)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words.adjusted(-1, 0, 1, 0), flags, fitted)


def _font() -> QFont:
    return ui_font(9.2, QFont.Weight.Medium)
