"""A cell with a bar under its text: how much of something is used."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QTableView

from hamyar_desktop.models.qt.column import CellRole
from hamyar_desktop.ui.theme import colour, ui_font
from hamyar_desktop.ui.widgets.cell_delegate import PADDING, CellDelegate, Index

BAR = 7


class ShareDelegate(CellDelegate):
    """``share`` gives for a row how much is used (0 to 1) and the tone of the bar, or None for no bar."""

    def __init__(self, table: QTableView, share: Callable[[int], tuple[float, str] | None]) -> None:
        super().__init__(table)
        self._table = table
        self._share = share

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The text above, the bar below."""
        found = self._share(index.row())
        main = self._table.itemDelegate()
        if isinstance(main, CellDelegate):
            self.hovered_row, self.current_row = main.hovered_row, main.current_row
        if found is None:
            super().paint(painter, option, index)
            return
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, rect, index.row(), selected=selected)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        cell = index.data(CellRole.CELL)
        painter.setFont(ui_font(9.6))
        painter.setPen(colour("text"))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(cell.text, Qt.TextElideMode.ElideRight, int(inner.width()))
        words = QRectF(inner.left(), rect.center().y() - 18, inner.width(), 22)
        painter.drawText(words, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, text)
        self._paint_bar(painter, QRectF(inner.left(), rect.center().y() + 8, inner.width(), BAR), *found, rtl)

    def _paint_bar(self, painter: QPainter, rail: QRectF, used: float, tone: str, rtl: bool) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("neutral_soft"))
        painter.drawRoundedRect(rail, BAR / 2, BAR / 2)
        width = rail.width() * min(max(used, 0.0), 1.0)
        if width:
            width = max(width, BAR)
            painter.setBrush(colour(tone))
            left = rail.right() - width if rtl else rail.left()
            painter.drawRoundedRect(QRectF(left, rail.top(), width, BAR), BAR / 2, BAR / 2)
        painter.restore()
