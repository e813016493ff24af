"""Progress and cancel for whatever takes longer than a moment."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.tasks import SLOW_MS, Job


class ProgressDialog(QDialog):
    """Appears only if the job still runs after 300 ms; closing it cancels the job. ``note`` says what that means."""

    def __init__(self, title: str, parent: QWidget | None = None, *, note: str = "") -> None:
        super().__init__(parent)
        self.setObjectName("progressDialog")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(380)
        self._job: Job | None = None
        self._over = False
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._bar = QProgressBar()
        self._bar.setObjectName("jobProgress")
        self._bar.setAccessibleName(title)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self.cancel_button = QPushButton(QCoreApplication.translate("ProgressDialog", "Cancel"))
        self.cancel_button.setObjectName("cancelJob")
        self.cancel_button.setAccessibleName(self.cancel_button.text())
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for widget in (heading, self._bar, self._count):
            layout.addWidget(widget)
        if note:
            told = QLabel(note)
            told.setProperty("role", "muted")
            told.setWordWrap(True)
            layout.addWidget(told)
        layout.addWidget(self.cancel_button, 0, Qt.AlignmentFlag.AlignTrailing)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SLOW_MS)
        self._timer.timeout.connect(self.show)

    def watch(self, job: Job) -> None:
        """Follows a job from now on."""
        if self._over:
            return
        self._job = job
        job.progressed.connect(self.set_progress)
        self._timer.start()

    def set_progress(self, done: int, total: int) -> None:
        """How far it is."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        text = QCoreApplication.translate("ProgressDialog", "%1 of %2")
        self._count.setText(text.replace("%1", number_text(done)).replace("%2", number_text(total)))

    def finish(self) -> None:
        """The job is over, whatever its outcome."""
        self._over = True
        self._timer.stop()
        self._job = None
        self.close()

    def _on_cancel_clicked(self) -> None:
        self.cancel_button.setEnabled(False)
        if self._job is not None:
            self._job.cancel()

    def reject(self) -> None:
        """Escape cancels too."""
        self._on_cancel_clicked()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._on_cancel_clicked()
        event.accept()
