"""Status chips: colour, icon and word together, as a widget and painted by delegates."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hamyar_desktop.ui.theme import colour, icon_pixmap, theme_signals, ui_font

HEIGHT = 26
_ICON = 15
_SIDE = 10
_GAP = 6

_STAGES = {
    "pending": ("warning", "clock"),
    "approved": ("primary", "check"),
    "rejected": ("danger", "x"),
    "hours": ("violet", "hourglass"),
    "final": ("success", "badge-check"),
    "ready": ("success", "wallet"),
    "cancelled": ("neutral", "ban"),
    "new": ("success", "plus"),
    "changed": ("primary", "pencil"),
    "unchanged": ("neutral", "check"),
    "refused": ("danger", "x"),
    "planned": ("neutral", "calendar"),
    "open": ("success", "lock-open"),
    "closed": ("warning", "lock"),
    "sealed": ("violet", "shield-check"),
}


def stage_look(stage: str) -> tuple[str, str]:
    """Tone and icon of a stage, of an import's verdict or of a term's state."""
    return _STAGES.get(stage, ("neutral", "circle"))


def ink(tone: str) -> str:
    """The token of text on a soft ground of that tone."""
    return "primary_text" if tone == "primary" else tone


def chip_font() -> QFont:
    """The font of chips."""
    return ui_font(9.0, QFont.Weight.Medium)


def chip_width(text: str) -> float:
    """How wide a chip with that word is."""
    return QFontMetricsF(chip_font()).horizontalAdvance(text) + _ICON + _GAP + 2 * _SIDE + 2


def paint_chip(painter: QPainter, rect: QRectF, text: str, tone: str, icon_name: str, *, rtl: bool = True) -> None:
    """Paints the chip at the reading side of ``rect``, in the middle of its height."""
    width = min(chip_width(text), rect.width())
    left = rect.right() - width if rtl else rect.left()
    box = QRectF(left, rect.center().y() - HEIGHT / 2, width, HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(f"{tone}_soft"))
    painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
    icon_left = box.right() - _SIDE - _ICON if rtl else box.left() + _SIDE
    picture = icon_pixmap(icon_name, ink(tone), _ICON * 2)
    picture.setDevicePixelRatio(2.0)
    painter.drawPixmap(QPointF(icon_left, box.center().y() - _ICON / 2), picture)
    words = (
        box.adjusted(_SIDE, 0, -_SIDE - _ICON - _GAP, 0) if rtl else box.adjusted(_SIDE + _ICON + _GAP, 0, -_SIDE, 0)
    )
    painter.setFont(chip_font())
    painter.setPen(colour(ink(tone)))
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    painter.drawText(words, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()


class Chip(QWidget):
    """The chip as a widget."""

    def __init__(
        self, text: str = "", tone: str = "neutral", icon: str = "circle", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._tone, self._icon = text, tone, icon
        self.set_look(text, tone, icon)
        theme_signals().changed.connect(self.update)

    def set_look(self, text: str, tone: str, icon: str) -> None:
        """Word, tone and icon."""
        self._text, self._tone, self._icon = text, tone, icon
        self.setAccessibleName(text)
        self.setFixedSize(self.sizeHint())
        self.update()

    def text(self) -> str:
        """The word."""
        return self._text

    def sizeHint(self) -> QSize:
        return QSize(int(chip_width(self._text)) + 1, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_chip(painter, QRectF(self.rect()), self._text, self._tone, self._icon, rtl=rtl)
