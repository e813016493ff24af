"""A circle with the first letters of a name, so that rows of people are told apart at a glance."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from hamyar_desktop.ui.theme import colour, theme_signals, ui_font

_TONES = ("primary", "success", "violet", "warning", "danger")


def initials(name: str) -> str:
    """The first letters of first and last name, kept apart by a half-space so that they do not join."""
    parts = name.split()
    letters = [part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)]
    return "\u200c".join(letters)


def tone_of(name: str) -> str:
    """Always the same tone for the same name."""
    return _TONES[sum(map(ord, name)) % len(_TONES)]


def paint_avatar(painter: QPainter, rect: QRectF, name: str) -> None:
    """Paints the circle into a square."""
    tone = tone_of(name)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(f"{tone}_soft"))
    painter.drawEllipse(rect)
    painter.setFont(ui_font(rect.width() * 0.24, QFont.Weight.DemiBold))
    painter.setPen(colour("primary_text" if tone == "primary" else tone))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


@lru_cache(maxsize=1024)
def avatar_picture(name: str, side: int, theme: str, ratio: float) -> QPixmap:
    """A circle painted once for a delegate; ``theme`` tells pictures of both themes apart."""
    picture = QPixmap(round(side * ratio), round(side * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_avatar(painter, QRectF(0, 0, side, side), name)
    painter.end()
    return picture


class Avatar(QWidget):
    """The circle as a widget."""

    def __init__(self, name: str, size: int = 38, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(QSize(size, size))
        theme_signals().changed.connect(self.update)

    def set_name(self, name: str) -> None:
        """Whose circle it is."""
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._name:
            paint_avatar(painter, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._name)
