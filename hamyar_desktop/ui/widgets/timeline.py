"""A painted timeline: newest on top, a dot with an icon for each entry, and what changed below its heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from hamyar_desktop.domain.text import strip_invisible
from hamyar_desktop.ui.theme import colour, paint_icon, theme_signals, ui_font
from hamyar_desktop.ui.widgets.chip import ink
from hamyar_desktop.ui.widgets.row_copy import put_on_clipboard

_DOT = 32
_SIDE = 14
_HEAD = 24
_LINE = 22
_GAP = 18
_ENTRY = Qt.ItemDataRole.UserRole
_WRAP = Qt.TextFlag.TextWordWrap


@dataclass(frozen=True)
class TimelineEntry:
    """One entry: what was done (``title``), by whom, when, and lines that say what changed."""

    icon: str
    tone: str
    title: str
    who: str
    when: str
    lines: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The entry as plain text, for the clipboard and for screen readers."""
        head = " — ".join(part for part in (self.title, self.who, self.when) if part)
        return strip_invisible("\n".join((head, *self.lines)))


class Timeline(QListWidget):
    """Ctrl+C copies the selected entries, or all of them when none is selected."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = False
        self.setObjectName(object_name)
        self.setItemDelegate(_TimelineDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme_signals().changed.connect(self.viewport().update)

    def show_whole(self) -> None:
        """As high as its entries: what it stands in does the scrolling."""
        self._whole = True
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()

    def _fit(self) -> None:
        if self._whole:
            heights = sum(self.sizeHintForRow(place) for place in range(self.count()))
            self.setFixedHeight(heights + 2 * self.frameWidth())

    def set_entries(self, entries: Sequence[TimelineEntry]) -> None:
        """Replaces every entry."""
        self.clear()
        for entry in entries:
            item = QListWidgetItem(entry.title)
            item.setData(_ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, entry.text)
            self.addItem(item)
        self._fit()

    def entries(self, *, selected: bool = False) -> list[TimelineEntry]:
        """What is shown, in order."""
        places = range(self.count())
        return [self.item(place).data(_ENTRY) for place in places if not selected or self.item(place).isSelected()]

    def copy(self) -> None:
        """The selected entries, or all, to the clipboard."""
        put_on_clipboard("\n\n".join(entry.text for entry in self.entries(selected=True) or self.entries()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Long lines wrap: the height of an entry depends on the width.
        self.scheduleDelayedItemsLayout()
        if event.size().width() != event.oldSize().width():
            self._fit()


class _TimelineDelegate(QStyledItemDelegate):
    """Paints from the reading side: dot and line, heading, moment at the far side, lines below."""

    def __init__(self, view: Timeline) -> None:
        super().__init__(view)
        self._view = view

    def _width(self) -> float:
        return self._view.viewport().width() - _SIDE * 3 - _DOT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        entry: TimelineEntry = index.data(_ENTRY)
        height = _HEAD + _LINE + sum(_height(line, self._width()) for line in entry.lines) + _GAP
        return QSize(200, int(max(height, _DOT + _GAP)))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry: TimelineEntry = index.data(_ENTRY)
        rect = QRectF(option.rect)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection"))
            painter.drawRoundedRect(rect.adjusted(2, 0, -2, -4), 8, 8)
        left = rect.right() - _SIDE - _DOT if rtl else rect.left() + _SIDE
        dot = QRectF(left, rect.top() + 6, _DOT, _DOT)
        self._paint_line(painter, rect, dot, index.row())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(f"{entry.tone}_soft"))
        painter.drawEllipse(dot)
        paint_icon(painter, dot.adjusted(8, 8, -8, -8), entry.icon, ink(entry.tone))
        words = QRectF(rect.left() + _SIDE, rect.top() + 4, dot.left() - rect.left() - 2 * _SIDE, rect.height())
        if not rtl:
            words = QRectF(dot.right() + _SIDE, rect.top() + 4, rect.right() - dot.right() - 2 * _SIDE, rect.height())
        _paint_words(painter, words, entry, rtl)
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRectF, dot: QRectF, place: int) -> None:
        painter.setPen(QPen(colour("border"), 2))
        middle = dot.center().x()
        if place > 0:
            painter.drawLine(QPointF(middle, rect.top()), QPointF(middle, dot.top() - 2))
        if place < self._view.count() - 1:
            painter.drawLine(QPointF(middle, dot.bottom() + 2), QPointF(middle, rect.bottom() + 1))


def _height(line: str, width: float) -> float:
    box = QFontMetricsF(ui_font(9.4)).boundingRect(QRectF(0, 0, max(width, 80.0), 4000), int(_WRAP), line)
    return max(float(_LINE), box.height() + 3)


def _paint_words(painter: QPainter, words: QRectF, entry: TimelineEntry, rtl: bool) -> None:
    start = (Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
    end = (Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight) | Qt.AlignmentFlag.AlignAbsolute
    middle = Qt.AlignmentFlag.AlignVCenter
    head = QRectF(words.left(), words.top(), words.width(), _HEAD)
    painter.setPen(colour("text"))
    painter.setFont(ui_font(10.2, QFont.Weight.DemiBold))
    painter.drawText(head, start | middle, entry.title)
    painter.setPen(colour("muted"))
    painter.setFont(ui_font(9))
    painter.drawText(head, end | middle, entry.when)
    painter.drawText(QRectF(words.left(), head.bottom(), words.width(), _LINE), start | middle, entry.who)
    painter.setFont(ui_font(9.4))
    painter.setPen(colour("text"))
    top = head.bottom() + _LINE
    for line in entry.lines:
        height = _height(line, words.width())
        painter.drawText(QRectF(words.left(), top, words.width(), height), int(start | middle) | int(_WRAP), line)
        top += height
