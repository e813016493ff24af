"""A table with a drawer at its end side: a splitter that remembers how wide the drawer was."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.panels.request_drawer import RequestDrawer
from hamyar_desktop.ui.tables.requests_table import RequestsTable

NARROWEST = 330
USUAL = 400
MEMORY = "requestDrawer"
_SAVE_AFTER_MS = 400


class BesideTable(QSplitter):
    """The drawer is never wider than half; the table takes what it leaves."""

    def __init__(self, desk: Desk, table: RequestsTable, drawer: RequestDrawer, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._desk, self.drawer = desk, drawer
        self.setObjectName("besideTable")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(9)
        self.addWidget(table)
        self.addWidget(drawer)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self._width, self._chosen = self._remembered()
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self._keep_width)
        self.splitterMoved.connect(lambda _place, _index: self._on_moved())
        drawer.opened.connect(self._on_opened)
        self.handle(1).setObjectName("drawerHandle")
        self._retranslate()

    def _remembered(self) -> tuple[int, bool]:
        """The width in pixels, and whether the person chose it."""
        kept = self._desk.tables.get(MEMORY, {}).get("width")
        if isinstance(kept, int) and not isinstance(kept, bool):
            return max(kept, NARROWEST), True
        return USUAL, False

    def _keep_width(self) -> None:
        self._desk.tables[MEMORY] = {"width": self._width}

    def _half(self) -> int:
        return max(1, (self.width() - self.handleWidth()) // 2)

    def _on_opened(self, is_open: bool) -> None:
        if is_open:
            # Another page may have made it wider or narrower meanwhile.
            self._width, self._chosen = self._remembered()
            self._fit()

    def _fit(self) -> None:
        half = self._half()
        self.drawer.setMaximumWidth(half)
        self.drawer.setMinimumWidth(min(NARROWEST, half))
        # In a small window the table needs its share more than the drawer does.
        width = min(self._width, half) if self._chosen else min(USUAL, max(NARROWEST, self.width() * 2 // 5), half)
        self.setSizes([self.width() - self.handleWidth() - width, width])

    def _on_moved(self) -> None:
        self._width, self._chosen = self.drawer.width(), True
        self._save_timer.start()

    def _retranslate(self) -> None:
        self.handle(1).setAccessibleName(QCoreApplication.translate("BesideTable", "Width of the drawer"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.drawer.is_open:
            self._fit()
