"""A thin bar while the server is away: what is typed is kept, and when the next try is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.theme import beside_icon, icon, icon_pixmap, theme_signals
from hamyar_desktop.ui.widgets.named_button import named_button


class ConnectionBar(QFrame):
    """Hidden while the server can be reached."""

    retry_wanted = Signal()
    """The person does not want to wait for the next try."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectionBar")
        self.setProperty("role", "banner")
        self._lost = False
        self._seconds = 0
        self._icon, self._label = QLabel(), QLabel()
        self._label.setObjectName("connectionMessage")
        self._label.setWordWrap(True)
        self._now = named_button("retryNow", "")
        self._now.setProperty("kind", "quiet")
        self._now.clicked.connect(self._on_now_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._label, 1)
        row.addWidget(self._now)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._on_second)
        theme_signals().changed.connect(self._paint)
        self._paint()
        self._retranslate()
        self.hide()

    def set_connected(self, connected: bool) -> None:
        """Hides the bar, or shows it; assistive technology hears of a loss once, not of every second."""
        self._second.stop()
        newly_lost = not connected and not self._lost
        self._lost = not connected
        self._seconds = 0
        self._say()
        self.setVisible(self._lost)
        if newly_lost:
            QAccessible.updateAccessibility(QAccessibleEvent(self._label, QAccessible.Event.Alert))

    def set_waiting(self, seconds: int) -> None:
        """The next try is in so many seconds; counted down in sight. Nothing while the server can be reached."""
        if not self._lost:
            return
        self._seconds = seconds
        self._second.start()
        self._say()

    def text(self) -> str:
        """The sentence in sight, or '' while there is none."""
        return self._label.text() if self._lost else ""

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _on_second(self) -> None:
        self._seconds -= 1
        if self._seconds <= 0:
            self._second.stop()
        self._say()

    def _on_now_clicked(self) -> None:
        self._second.stop()
        self._seconds = 0
        self._say()
        self.retry_wanted.emit()

    def _say(self) -> None:
        if self._seconds > 0:
            text = QCoreApplication.translate(
                "ConnectionBar",
                "The server cannot be reached; what you have typed is kept. Next try in %1 seconds…",
            ).replace("%1", number_text(self._seconds))
        else:
            text = QCoreApplication.translate(
                "ConnectionBar", "The server cannot be reached; what you have typed is kept. Trying now…"
            )
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self.setAccessibleName(text)
        # One press is enough: a second would try what is being tried.
        self._now.setEnabled(self._seconds > 0)

    def _retranslate(self) -> None:
        self._now.setText(beside_icon(QCoreApplication.translate("ConnectionBar", "Now")))
        self._now.setAccessibleName(QCoreApplication.translate("ConnectionBar", "Try to reach the server now"))
        self._say()

    def _paint(self) -> None:
        self._icon.setPixmap(icon_pixmap("triangle-alert", "warning", 18))
        self._now.setIcon(icon("refresh-cw", "primary_text"))
