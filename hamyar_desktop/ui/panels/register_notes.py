"""What stage 1 says before anything is saved: the quota that is left, and what the student has already."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from hamyar_desktop.domain.work_request import SEAT_STATES
from hamyar_desktop.services.rows import QuotaRow, RequestRow
from hamyar_desktop.services.words import Language, word
from hamyar_desktop.ui.locale import number_text

translate = QCoreApplication.translate


class QuotaLine(QWidget):
    """«جدول تصویب‌شده» for the chosen unit: how many places are left, in words and as a bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._bar = QLabel(), QProgressBar()
        self._words.setObjectName("quotaLeft")
        self._words.setWordWrap(True)
        self._bar.setTextVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar, 1)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def show_quota(self, quota: QuotaRow | None, *, unit_chosen: bool) -> None:
        """Of the chosen unit; a unit without a quota row may not register (seed stage 0)."""
        self._bar.setVisible(quota is not None)
        if not unit_chosen:
            text = translate("RegisterPage", "Choose a unit to see its quota.")
        elif quota is None:
            text = translate("RegisterPage", "This unit has no quota in this term and may not register.")
        else:
            text = translate("RegisterPage", "%1 of %2 places are left")
            text = text.replace("%1", number_text(quota.left)).replace("%2", number_text(quota.seats))
            self._bar.setRange(0, max(quota.seats, 1))
            self._bar.setValue(quota.used)
        self._words.setText(text)
        self._bar.setAccessibleName(text)
        low = unit_chosen and (quota is None or quota.left <= 0)
        self._words.setProperty("role", "error" if low else "muted")
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)


def existing_words(row: RequestRow, language: Language) -> str:
    """That a request exists, or that applying registers a rejected or cancelled one again."""
    if row.state in SEAT_STATES:
        text = translate("RegisterPage", "This unit has a request of the student in this term already: %1.")
    else:
        text = translate("RegisterPage", "The earlier request is “%1”. Applying the changes registers it again.")
    text = text.replace("%1", word("stage", row.stage, language))
    if row.reason:
        text += " " + translate("RegisterPage", "Reason: %1").replace("%1", row.reason)
    return text
