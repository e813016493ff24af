"""The painted stepper of the four stages: done, current and still to come, each a button of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.theme import colour, paint_icon, theme_signals, ui_font

CIRCLE = 36
_TOP = 8


class _Step(QAbstractButton):
    """One circle with its words."""

    def __init__(self, key: str, place: int) -> None:
        super().__init__()
        self.key, self.place = key, place
        self.title, self.detail = "", ""
        self.current, self.done = False, False
        self.setObjectName("step" + key[:1].upper() + key[1:])
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def tell_state(self) -> None:
        """Says to a screen reader what the circle shows to the eye."""
        state = ""
        if self.current:
            state = QCoreApplication.translate("Stepper", "current step")
        elif self.done:
            state = QCoreApplication.translate("Stepper", "done")
        self.setAccessibleDescription(state)

    def sizeHint(self) -> QSize:
        return QSize(150, _TOP + CIRCLE + 46)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, _TOP + CIRCLE / 2)
        self._paint_circle(painter, middle)
        self._paint_words(painter)

    def _paint_circle(self, painter: QPainter, middle: QPointF) -> None:
        radius = CIRCLE / 2
        if self.current or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("primary_soft"))
            painter.drawEllipse(middle, radius + 5, radius + 5)
        filled = self.done and not self.current
        edge = "primary" if self.done or self.current else "border_strong"
        painter.setPen(QPen(colour(edge), 2))
        painter.setBrush(colour("primary" if filled else "surface"))
        painter.drawEllipse(middle, radius - 1, radius - 1)
        if filled:
            paint_icon(painter, QRectF(middle.x() - 9, middle.y() - 9, 18, 18), "check", "on_primary")
            return
        painter.setFont(ui_font(11, QFont.Weight.DemiBold))
        painter.setPen(colour("primary_text" if self.current else "muted"))
        box = QRectF(middle.x() - radius, middle.y() - radius, CIRCLE, CIRCLE)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, number_text(self.place + 1))

    def _paint_words(self, painter: QPainter) -> None:
        weight = QFont.Weight.DemiBold if self.current else QFont.Weight.Normal
        painter.setFont(ui_font(10, weight))
        painter.setPen(colour("text" if self.current or self.done else "muted"))
        top = _TOP + CIRCLE + 5
        painter.drawText(QRectF(0, top, self.width(), 21), Qt.AlignmentFlag.AlignCenter, self.title)
        painter.setFont(ui_font(8.5))
        painter.setPen(colour("muted"))
        painter.drawText(QRectF(0, top + 20, self.width(), 19), Qt.AlignmentFlag.AlignCenter, self.detail)


class Stepper(QWidget):
    """Steps in reading order; clicking one goes there."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[_Step] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        # Not ``update`` itself: a Python method that replaces a slot of Qt is called even after the widget is gone.
        theme_signals().changed.connect(self._on_theme_changed)

    def set_steps(self, steps: Sequence[tuple[str, str, str]]) -> None:
        """Key, title and detail of each step."""
        if [step.key for step in self._steps] != [key for key, _, _ in steps]:
            for old in self._steps:
                self._row.removeWidget(old)
                old.deleteLater()
            self._steps = [_Step(key, place) for place, (key, _, _) in enumerate(steps)]
            for step in self._steps:
                step.clicked.connect(lambda _checked=False, key=step.key: self.chosen.emit(key))
                self._row.addWidget(step)
        for step, (_, title, detail) in zip(self._steps, steps, strict=True):
            step.title, step.detail = title, detail
            step.setAccessibleName(f"{title} — {detail}")
            step.update()

    def set_state(self, current: int, done: set[int]) -> None:
        """Which step is open and which are behind."""
        for place, step in enumerate(self._steps):
            step.current, step.done = place == current, place in done
            step.tell_state()
        self.update()

    def _on_theme_changed(self) -> None:
        self.update()

    def update(self) -> None:  # type: ignore[override]
        """Repaints the lines and every step."""
        super().update()
        for step in self._steps:
            step.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for earlier, later in zip(self._steps, self._steps[1:], strict=False):
            passed = earlier.done
            painter.setPen(QPen(colour("primary" if passed else "border"), 2))
            ends = sorted((earlier.geometry().center().x(), later.geometry().center().x()))
            y = _TOP + CIRCLE / 2
            painter.drawLine(QPointF(ends[0] + CIRCLE / 2 + 8, y), QPointF(ends[1] - CIRCLE / 2 - 8, y))
