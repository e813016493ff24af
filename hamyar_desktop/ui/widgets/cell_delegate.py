"""Paints the cells of tables: chips, avatars, two lines, figures of equal width, hover and selection."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hamyar_desktop.models.qt.column import CellRole
from hamyar_desktop.ui.theme import colour, figures_font, ui_font
from hamyar_desktop.ui.widgets.avatar import paint_avatar
from hamyar_desktop.ui.widgets.chip import ink, paint_chip

PADDING = 12
AVATAR = 34
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Draws what ``models.qt.column`` describes."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then what the cell holds."""
        rect = QRectF(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        rtl = option.direction == Qt.LayoutDirection.RightToLeft  # type: ignore[attr-defined]
        self._ground(painter, rect, state)
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        chip = index.data(CellRole.CHIP)
        if chip is not None:
            text, tone, icon_name = chip
            if icon_name:
                paint_chip(painter, inner, text, tone, icon_name, rtl=rtl)
                return
        if index.data(CellRole.AVATAR):
            side = min(AVATAR, rect.height() - 8)
            left = inner.right() - side if rtl else inner.left()
            paint_avatar(painter, QRectF(left, rect.center().y() - side / 2, side, side), str(index.data() or ""))
            inner = inner.adjusted(0, 0, -side - 10, 0) if rtl else inner.adjusted(side + 10, 0, 0, 0)
        self._text(painter, inner, index, rtl)

    def _ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colour("hover"))
        painter.setPen(QPen(colour("grid"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("primary"), 1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _text(self, painter: QPainter, rect: QRectF, index: Index, rtl: bool) -> None:
        text = str(index.data() or "")
        detail = str(index.data(CellRole.DETAIL) or "")
        tone = str(index.data(CellRole.TONE) or "")
        flags = _flags(int(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0), rtl)
        painter.setFont(
            figures_font()
            if index.data(CellRole.FIGURES)
            else ui_font(10, QFont.Weight.Medium if detail else QFont.Weight.Normal)
        )
        painter.setPen(colour(ink(tone) if tone else "text"))
        top = rect
        if detail:
            top = QRectF(rect.left(), rect.center().y() - 21, rect.width(), 22)
        painter.drawText(
            top, flags, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
        )
        if detail:
            painter.setFont(ui_font(8.5))
            painter.setPen(colour("muted"))
            below = QRectF(rect.left(), rect.center().y(), rect.width(), 20)
            fitted = painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideRight, int(rect.width()))
            painter.drawText(below, flags, fitted)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, 46)


def _flags(alignment: int, rtl: bool) -> int:
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    if alignment & Qt.AlignmentFlag.AlignHCenter.value:
        return int(middle | Qt.AlignmentFlag.AlignHCenter)
    trailing = bool(alignment & Qt.AlignmentFlag.AlignTrailing.value)
    side = Qt.AlignmentFlag.AlignLeft if trailing == rtl else Qt.AlignmentFlag.AlignRight
    return int(middle | side)
