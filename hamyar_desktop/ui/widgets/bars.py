"""Bars painted by the program: from right to left in Persian, with Persian digits, in both themes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.theme import colour, theme_signals, ui_font

_FOOT = 34
_SCALE = 46
_LINES = 4


class Bars(QWidget):
    """Groups of bars; ``names`` are the series, read out and shown as a legend when there are several."""

    chosen = Signal(int)
    """The place of the group that was clicked, or opened with the arrow keys and Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[tuple[str, list[int]]] = []
        self._names: list[str] = []
        self._tones: list[str] = ["primary", "success"]
        self._marked = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme_signals().changed.connect(self.update)

    def set_data(
        self, groups: Sequence[tuple[str, Sequence[int]]], names: Sequence[str] = (), tones: Sequence[str] = ()
    ) -> None:
        """Label and values of each group."""
        self._groups = [(label, list(values)) for label, values in groups]
        self._names = list(names)
        self._tones = list(tones) or self._tones
        told = "؛ ".join(f"{label}: {'، '.join(map(number_text, values))}" for label, values in self._groups)
        self.setAccessibleName(" / ".join(names))
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(520, 260)

    # -- choosing
    def set_choosable(self) -> None:
        """The groups may be clicked, and reached with the keyboard."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _area(self) -> QRectF:
        """Where the bars stand."""
        # Above the highest bar there is room for its figure, and above that for the legend.
        head = 42.0 if len(self._names) > 1 else 22.0
        area = QRectF(8, head, self.width() - _SCALE - 16, self.height() - head - _FOOT)
        if self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            area.translate(_SCALE, 0)
        return area

    def group_at(self, x: float) -> int:
        """The group at that place of the widget, or -1."""
        area = self._area()
        if not self._groups or not area.left() <= x < area.right():
            return -1
        from_start = area.right() - x if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else x - area.left()
        return min(int(from_start * len(self._groups) / area.width()), len(self._groups) - 1)

    def _mark(self, place: int) -> None:
        if place != self._marked:
            self._marked = place
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.hasMouseTracking():
            self._mark(self.group_at(event.position().x()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._mark(-1)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.group_at(event.position().x())
        if place >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ahead = Qt.Key.Key_Left if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else Qt.Key.Key_Right
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._groups:
            step = 1 if event.key() == ahead else -1
            start = self._marked if self._marked >= 0 else (-1 if step > 0 else 0)
            self._mark((start + step) % len(self._groups))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._marked >= 0:
            self.chosen.emit(self._marked)
        else:
            super().keyPressEvent(event)

    # -- painting
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._groups:
            return
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        area = self._area()
        top = _ceiling(max((value for _, values in self._groups for value in values), default=0))
        self._paint_scale(painter, area, top, rtl)
        self._paint_groups(painter, area, top, rtl)
        if len(self._names) > 1:
            self._paint_legend(painter, area, rtl)

    def _paint_scale(self, painter: QPainter, area: QRectF, top: int, rtl: bool) -> None:
        painter.setFont(ui_font(8.5))
        # In a low widget every second line is left out, else the figures would touch.
        for step in range(0, _LINES + 1, 1 if area.height() >= 90 else 2):
            y = area.bottom() - area.height() * step / _LINES
            painter.setPen(QPen(colour("grid"), 1, Qt.PenStyle.DashLine if step else Qt.PenStyle.SolidLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(colour("muted"))
            left = area.right() + 8 if rtl else area.left() - _SCALE
            side = Qt.AlignmentFlag.AlignLeft if rtl else Qt.AlignmentFlag.AlignRight
            box = QRectF(left, y - 10, _SCALE - 10, 20)
            flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, number_text(top * step // _LINES))

    def _paint_groups(self, painter: QPainter, area: QRectF, top: int, rtl: bool) -> None:
        slot = area.width() / len(self._groups)
        for place, (label, values) in enumerate(self._groups):
            left = area.right() - slot * (place + 1) if rtl else area.left() + slot * place
            if place == self._marked and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour("hover"))
                painter.drawRoundedRect(QRectF(left + 3, area.top(), slot - 6, area.height() + _FOOT), 8, 8)
            width = min(34.0, slot * 0.6 / max(1, len(values)))
            start = left + slot / 2 - width * len(values) / 2
            for series, value in enumerate(values):
                drawn = len(values) - 1 - series if rtl else series
                height = area.height() * value / top if top else 0.0
                bar = QRectF(start + drawn * width + 1.5, area.bottom() - height, width - 3, height)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(self._tones[series % len(self._tones)]))
                painter.drawRoundedRect(bar, 4, 4)
                if value and len(values) <= 2:
                    painter.setPen(colour("text"))
                    painter.setFont(ui_font(8.5, QFont.Weight.Medium))
                    over = QRectF(bar.center().x() - 24, bar.top() - 19, 48, 18)
                    painter.drawText(over, Qt.AlignmentFlag.AlignCenter, number_text(value))
            painter.setPen(colour("muted"))
            painter.setFont(ui_font(8.8))
            words = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, int(slot - 6))
            painter.drawText(QRectF(left, area.bottom() + 6, slot, 22), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_legend(self, painter: QPainter, area: QRectF, rtl: bool) -> None:
        painter.setFont(ui_font(8.8))
        x = area.right() if rtl else area.left()
        for name, tone in zip(self._names, self._tones, strict=False):
            width = painter.fontMetrics().horizontalAdvance(name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(tone))
            painter.drawRoundedRect(QRectF(x - 12 if rtl else x, 6, 12, 12), 3, 3)
            painter.setPen(colour("muted"))
            text_left = x - 18 - width if rtl else x + 18
            painter.drawText(QRectF(text_left, 2, width + 2, 20), Qt.AlignmentFlag.AlignCenter, name)
            x += -(width + 40) if rtl else width + 40


def _ceiling(value: int) -> int:
    """A round number at or above the value that divides by the number of lines."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if factor * step * _LINES >= value:
                return factor * step * _LINES
        step *= 10
