"""What is seen while a list is read or stored: how far it is, and a button that ends it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.theme import icon_pixmap, theme_signals

translate = QCoreApplication.translate


class ImportProgress(QWidget):
    """``cancelled`` only asks; the work ends at its next report."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importProgress")
        self._picture, self._title, self._count = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "heading")
        self._count.setProperty("role", "muted")
        self.bar = QProgressBar()
        self.bar.setObjectName("importProgressBar")
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(460)
        self.cancel_button = QPushButton()
        self.cancel_button.setObjectName("cancelImport")
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.bar, 4)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(1)
        for label in (self._picture, self._title):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label)
        layout.addLayout(middle)
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._count)
        layout.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        theme_signals().changed.connect(self._paint)
        self._paint()

    def begin(self, title: str) -> None:
        """Work begins; nobody knows yet how much it is."""
        self._title.setText(title)
        self.bar.setAccessibleName(title)
        self.bar.setRange(0, 0)
        self._count.setText("")
        self.cancel_button.setText(translate("ImportProgress", "Cancel"))
        self.cancel_button.setAccessibleName(self.cancel_button.text())
        self.cancel_button.setEnabled(True)

    def set_progress(self, done: int, total: int) -> None:
        """So many of so many rows."""
        if total <= 1:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        text = translate("ImportProgress", "%1 of %2 rows")
        self._count.setText(text.replace("%1", number_text(done)).replace("%2", number_text(total)))

    def _on_cancel_clicked(self) -> None:
        self.cancel_button.setEnabled(False)
        self.cancelled.emit()

    def _paint(self) -> None:
        self._picture.setPixmap(icon_pixmap("loader", "primary_text", 44))
