"""The yardstick of every start: an empty PySide6 main window that ends at its first paint."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class EmptyWindow(QMainWindow):
    """As large as ours; nothing in it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Says that it was painted as soon as the picture is out."""
        super().paintEvent(event)
        QTimer.singleShot(0, _say_painted)


def _say_painted() -> None:
    print("painted", flush=True)
    QApplication.quit()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = EmptyWindow()
    window.resize(1360, 840)
    window.show()
    sys.exit(application.exec())
