"""The head of a request: whose it is and how far it has come."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hamyar_desktop.services.rows import RequestRow
from hamyar_desktop.ui.locale import isolate, number_text
from hamyar_desktop.ui.tables.request_columns import stage_chip
from hamyar_desktop.ui.widgets.avatar import Avatar
from hamyar_desktop.ui.widgets.chip import Chip

translate = QCoreApplication.translate


class RequestHead(QWidget):
    """Avatar, name, number, and the chip of the stage."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._avatar = Avatar("", 46)
        self._name, self._number = QLabel(), QLabel()
        self._name.setObjectName("requestStudent")
        self._name.setProperty("role", "heading")
        self._name.setWordWrap(True)
        self._number.setProperty("role", "muted")
        self._number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.chip = Chip()
        self.chip.setObjectName("requestStage")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._number)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self._avatar)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.chip)

    def add_at_end(self, widget: QWidget) -> None:
        """Something at the far side, beside the chip."""
        self._row.addWidget(widget)

    def name(self) -> str:
        """The student's name, as shown."""
        return self._name.text()

    def show_nobody(self) -> None:
        """While nothing is known of the request."""
        self._avatar.set_name("")
        self._name.setText("")
        self._number.setText("")
        self.chip.hide()

    def show_row(self, row: RequestRow) -> None:
        """Another request, or the same as it stands now."""
        self._avatar.set_name(row.student_name)
        self._name.setText(row.student_name)
        # A label that can be selected follows its text: figures would stand at the far side.
        rtl = QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self._number.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        number = isolate(number_text(row.student_number))
        self._number.setText(number)
        self._number.setAccessibleName(translate("RequestHistory", "Student number %1").replace("%1", number))
        self.chip.set_look(*stage_chip(row))
        self.chip.show()
