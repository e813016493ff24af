"""Status chips: colour, icon and word together, as a widget and painted by delegates."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from hamyar_desktop.ui.theme import colour, paint_icon, theme_signals, ui_font

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


@cache
def chip_width(text: str) -> float:
    """How wide a chip with that word is."""
    return QFontMetricsF(chip_font()).horizontalAdvance(text) + _ICON + _GAP + 2 * _SIDE + 2


def paint_chip(
    painter: QPainter, rect: QRectF, text: str, tone: str, icon_name: str, *, rtl: bool = True, lifted: bool = False
) -> None:
    """Paints the chip at the reading side of ``rect``, in the middle of its height.

    ``lifted`` is for the ground of a selection, which a soft tone would melt into.
    """
    width = min(chip_width(text), rect.width())
    left = rect.right() - width if rtl else rect.left()
    box = QRectF(left, rect.center().y() - HEIGHT / 2, width, HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("surface" if lifted else f"{tone}_soft"))
    painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
    icon_left = box.right() - _SIDE - _ICON if rtl else box.left() + _SIDE
    paint_icon(painter, QRectF(icon_left, box.center().y() - _ICON / 2, _ICON, _ICON), icon_name, ink(tone))
    words = (
        box.adjusted(_SIDE, 0, -_SIDE - _ICON - _GAP, 0) if rtl else box.adjusted(_SIDE + _ICON + _GAP, 0, -_SIDE, 0)
    )
    painter.setFont(chip_font())
    painter.setPen(colour(ink(tone)))
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    fitted = text
    if chip_width(text) > rect.width():
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(words.width()))
    painter.drawText(words, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, fitted)
    painter.restore()


@lru_cache(maxsize=256)
def chip_picture(
    text: str, tone: str, icon_name: str, room: int, rtl: bool, lifted: bool, theme: str, ratio: float
) -> QPixmap:
    """A chip painted once for a delegate, at most ``room`` wide; ``theme`` tells pictures of both themes apart."""
    width = min(int(chip_width(text)) + 1, max(room, 1))
    picture = QPixmap(round(width * ratio), round(HEIGHT * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_chip(painter, QRectF(0, 0, width, HEIGHT), text, tone, icon_name, rtl=rtl, lifted=lifted)
    painter.end()
    return picture


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
