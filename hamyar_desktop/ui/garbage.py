"""Collects cyclic garbage on the GUI thread only: Qt objects must not be destroyed in a worker."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 1000


class GuiGarbage(QObject):
    """Python collects cycles on whichever thread allocates, so a worker may be the one to take a closed dialog apart,
    which ends the process. While this lives, nothing is collected but here, as often as Python itself would.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collects the oldest generation whose threshold was passed, if any was."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [age for age in range(len(counts)) if 0 < thresholds[age] < counts[age]]
        if due:
            gc.collect(due[-1])

    def stop(self) -> None:
        """Leaves the collecting to Python again."""
        self._timer.stop()
        gc.enable()
