"""A row of small widgets that goes on in the next line where there is no room left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

_GAP = 8


class Flow(QWidget):
    """As high as its lines need at its width; in Persian it begins at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[QWidget] = []
        self._before: QWidget | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def come_after(self, widget: QWidget) -> None:
        """The Tab key comes here from that widget."""
        self._before = widget

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """These, in this order; the Tab key follows it. Others of before are left to whoever made them."""
        self._shown = list(widgets)
        for before, widget in zip([self._before, *self._shown], self._shown, strict=False):
            widget.setParent(self)
            widget.show()
            if before is not None:
                QWidget.setTabOrder(before, widget)
        self.place()

    def place(self) -> None:
        """Lays the widgets out anew, and asks for the height; call it when one of them has other words."""
        self._stand()
        self.updateGeometry()

    def _stand(self) -> None:
        whole = QRect(0, 0, self.width(), self.height())
        for widget, box in self._boxes(self.width()):
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), whole, box))

    def _boxes(self, room: int) -> Iterator[tuple[QWidget, QRect]]:
        """Where each stands, reckoned from the side where reading begins; in the middle of its line."""
        lines: list[list[tuple[QWidget, QSize]]] = [[]]
        x = 0
        for widget in self._shown:
            size = widget.sizeHint().expandedTo(widget.minimumSize())
            if x and x + size.width() > room:
                lines.append([])
                x = 0
            lines[-1].append((widget, size))
            x += size.width() + _GAP
        y = 0
        for line in lines:
            x, height = 0, max((size.height() for _, size in line), default=0)
            for widget, size in line:
                yield widget, QRect(QPoint(x, y + (height - size.height()) // 2), size)
                x += size.width() + _GAP
            y += height + _GAP

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((box.bottom() + 1 for _, box in self._boxes(width)), default=0)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()
