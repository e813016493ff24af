"""Paints the cells of tables: chips, avatars, two lines, figures of equal width, hover and selection."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QStaticText, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from hamyar_desktop.models.qt.column import Cell, CellRole
from hamyar_desktop.models.qt.column_model import ColumnModel
from hamyar_desktop.ui.theme import colour, current_theme, figures_font, token, ui_font
from hamyar_desktop.ui.widgets.avatar import avatar_picture
from hamyar_desktop.ui.widgets.chip import HEIGHT as CHIP_HEIGHT
from hamyar_desktop.ui.widgets.chip import chip_picture, ink

PADDING = 12
AVATAR = 34
Index = QModelIndex | QPersistentModelIndex

_SELECTED = QStyle.StateFlag.State_Selected
_UP = QPointF(0, 1)


class CellDelegate(QStyledItemDelegate):
    """Draws what ``models.qt.column`` describes; one question to the model for each cell."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.hovered_row = self.current_row = -1
        self.cells: ColumnModel | None = None
        """Where cells are asked for directly: the way through the view's model costs as much as painting one."""

    def cell_of(self, index: Index) -> Cell | None:
        """The cell, None while its row is being read."""
        cell = index.data(CellRole.CELL) if self.cells is None else self.cells.cell_at(index.row(), index.column())
        return cell if isinstance(cell, Cell) else None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The ground, then what the cell holds."""
        rect = QRectF(option.rect)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        selected = bool(option.state & _SELECTED)
        self._ground(painter, rect, index.row(), selected=selected)
        inner = rect.adjusted(PADDING, 0, -PADDING, 0)
        cell = self.cell_of(index)
        if cell is None:
            painter.setPen(_pen(token("muted")))
            _draw(painter, inner, _line(str(index.data() or ""), int(inner.width()), "plain", rtl), "start", rtl)
            return
        if cell.chip is not None and cell.chip[2]:
            text, tone, icon_name = cell.chip
            ratio = painter.device().devicePixelRatioF()
            picture = chip_picture(text, tone, icon_name, int(inner.width()), rtl, selected, current_theme(), ratio)
            width = picture.deviceIndependentSize().width()
            left = inner.right() - width if rtl else inner.left()
            painter.drawPixmap(QPointF(round(left), round(rect.center().y() - CHIP_HEIGHT / 2)), picture)
            return
        if cell.avatar:
            side = min(AVATAR, rect.height() - 8)
            left = inner.right() - side if rtl else inner.left()
            picture = avatar_picture(cell.text, int(side), current_theme(), painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(round(left), round(rect.center().y() - side / 2)), picture)
            inner = inner.adjusted(0, 0, -side - 10, 0) if rtl else inner.adjusted(side + 10, 0, 0, 0)
        _paint_text(painter, inner, cell, rtl)

    def _ground(self, painter: QPainter, rect: QRectF, row: int, *, selected: bool) -> None:
        if selected:
            painter.fillRect(rect, colour("selection"))
        elif row == self.hovered_row:
            painter.fillRect(rect, colour("hover"))
        painter.setPen(_pen(token("grid")))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if row == self.current_row:
            painter.setPen(_pen(token("primary")))
            painter.drawLine(rect.topLeft(), rect.topRight())
            painter.drawLine(rect.bottomLeft() - _UP, rect.bottomRight() - _UP)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, 46)


def _paint_text(painter: QPainter, rect: QRectF, cell: Cell, rtl: bool) -> None:
    width = int(rect.width())
    painter.setPen(_pen(token(ink(cell.tone) if cell.tone else "text")))
    if not cell.detail:
        _draw(painter, rect, _line(cell.text, width, "figures" if cell.figures else "plain", rtl), cell.align, rtl)
        return
    top = QRectF(rect.left(), rect.center().y() - 21, rect.width(), 22)
    _draw(painter, top, _line(cell.text, width, "strong", rtl), cell.align, rtl)
    painter.setPen(_pen(token("muted")))
    below = QRectF(rect.left(), rect.center().y(), rect.width(), 20)
    _draw(painter, below, _line(cell.detail, width, "small", rtl), cell.align, rtl)


def _draw(painter: QPainter, rect: QRectF, line: tuple[QStaticText, QFont], align: str, rtl: bool) -> None:
    text, font = line
    size = text.size()
    left = rect.left()
    if align == "center":
        left += (rect.width() - size.width()) / 2
    elif (align == "start") == rtl:
        left = rect.right() - size.width()
    painter.setFont(font)
    painter.drawStaticText(QPointF(left, rect.center().y() - size.height() / 2), text)


@cache
def _pen(shade: str) -> QPen:
    return QPen(QColor(shade), 1)


@cache
def _font(kind: str) -> QFont:
    fonts = {
        "plain": ui_font(10),
        "strong": ui_font(10, QFont.Weight.Medium),
        "small": ui_font(8.5),
        "figures": figures_font(),
    }
    return fonts[kind]


@lru_cache(maxsize=8192)
def _line(text: str, width: int, kind: str, rtl: bool) -> tuple[QStaticText, QFont]:
    """The text cut to a width and shaped once: a view asks for the same cells at every scrolled pixel."""
    font = _font(kind)
    shaped = QStaticText(QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width))
    shaped.setTextFormat(Qt.TextFormat.PlainText)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    # A Persian name keeps its own direction on an English screen.
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LayoutDirectionAuto)
    shaped.setTextOption(option)
    shaped.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    shaped.prepare(font=font)
    return shaped, font
