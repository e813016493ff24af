"""Small buttons painted into a cell: what may be done to the row; each exists as a real button and a key too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QToolTip

from hamyar_desktop.ui.theme import colour, paint_icon
from hamyar_desktop.ui.widgets.cell_delegate import CellDelegate, Index
from hamyar_desktop.ui.widgets.chip import ink

SIDE = 30
GAP = 6
_PADDING = 10


@dataclass(frozen=True)
class CellButton:
    """``key`` comes back when it is pressed; ``text`` is its tooltip."""

    key: str
    icon: str
    tone: str
    text: str


class ButtonsDelegate(CellDelegate):
    """``buttons`` gives those of a row, in reading order."""

    pressed = Signal(int, str)
    """Row and key of the button."""

    def __init__(self, table: QTableView, buttons: Callable[[int], Sequence[CellButton]]) -> None:
        super().__init__(table)
        self._table = table
        self._buttons = buttons
        self._under: tuple[int, str] = (-1, "")

    def button_rect(self, cell: QRectF, place: int, rtl: bool) -> QRectF:
        """Where the button stands in a cell."""
        offset = _PADDING + place * (SIDE + GAP)
        left = cell.right() - offset - SIDE if rtl else cell.left() + offset
        return QRectF(left, cell.center().y() - SIDE / 2, SIDE, SIDE)

    def _button_at(self, option: QStyleOptionViewItem, index: Index, point: QPointF) -> CellButton | None:
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        cell = QRectF(option.rect)
        for place, button in enumerate(self._buttons(index.row())):
            if self.button_rect(cell, place, rtl).contains(point):
                return button
        return None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground of the row, then the buttons."""
        main = self._table.itemDelegate()
        if isinstance(main, CellDelegate):
            self.hovered_row, self.current_row = main.hovered_row, main.current_row
        cell = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, cell, index.row(), selected=selected)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, button in enumerate(self._buttons(index.row())):
            box = self.button_rect(cell, place, rtl)
            over = self._under == (index.row(), button.key) and index.row() == self.hovered_row
            painter.setPen(colour(ink(button.tone)) if over else Qt.PenStyle.NoPen)
            painter.setBrush(colour("surface" if selected else f"{button.tone}_soft"))
            painter.drawRoundedRect(box, 7, 7)
            paint_icon(painter, box.adjusted(7, 7, -7, -7), button.icon, ink(button.tone))
        painter.restore()

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on a button is the button's; the row is selected by the press as ever."""
        if not isinstance(event, QMouseEvent):
            return super().editorEvent(event, model, option, index)
        button = self._button_at(option, index, event.position())
        if event.type() == QEvent.Type.MouseMove:
            self._mark((index.row(), button.key if button else ""))
            return False
        left = event.button() == Qt.MouseButton.LeftButton
        if button is not None and left and event.type() == QEvent.Type.MouseButtonRelease:
            self.pressed.emit(index.row(), button.key)
            return True
        return button is not None and left and event.type() == QEvent.Type.MouseButtonDblClick

    def _mark(self, under: tuple[int, str]) -> None:
        if under != self._under:
            self._under = under
            self._table.viewport().update()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Says what the button does."""
        button = self._button_at(option, index, QPointF(event.pos()))
        if button is None:
            QToolTip.hideText()
            return True
        QToolTip.showText(event.globalPos(), button.text, view)
        return True
