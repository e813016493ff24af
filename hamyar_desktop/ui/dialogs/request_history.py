"""Everything about one request, over a page that has no drawer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from hamyar_desktop.services.rows import RequestRow
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.panels.request_pane import RequestPane
from hamyar_desktop.ui.widgets.named_button import named_button

translate = QCoreApplication.translate


class RequestHistory(QDialog):
    """Reads itself when made, and again when the request is changed while it is open."""

    def __init__(self, desk: Desk, row: RequestRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setObjectName("requestHistory")
        self.resize(760, 680)
        self.pane = RequestPane(desk, 4)
        self.timeline = self.pane.body.timeline
        self.pane.student_wanted.connect(self._on_student_wanted)
        self.pane.other_opened.connect(self._open)
        close = named_button("closeHistory", translate("RequestHistory", "Close"))
        close.setProperty("kind", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        self.pane.buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.addWidget(self.pane)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self).activated.connect(self.pane.reader.reload)
        self._begun = False
        self.pane.reader.read.connect(lambda _whole: self._begin_reading())
        self._open(row)

    def _open(self, row: RequestRow) -> None:
        """This request, or another one of the student in its place."""
        self.setWindowTitle(translate("RequestHistory", "Request %1").replace("%1", number_text(row.id)))
        self.pane.open(row)

    def _begin_reading(self) -> None:
        """The keyboard stands in the history as soon as there is one."""
        if not self._begun:
            self._begun = True
            self.timeline.setFocus()

    def _on_student_wanted(self, number: str) -> None:
        self.accept()
        self._desk.go("students", number)

    def done(self, result: int) -> None:
        """Whatever is still being read is shown no more."""
        self.pane.stop()
        super().done(result)


def open_history(desk: Desk, row: RequestRow, parent: QWidget) -> None:
    """Shows it over the parent's window; it is gone when it is closed."""
    dialog = RequestHistory(desk, row, parent)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
