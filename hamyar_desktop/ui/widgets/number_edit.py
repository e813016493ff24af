"""A line edit for counts: digits of any kind, shown in those of the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from hamyar_desktop.domain.text import compact
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.widgets.line_edit import LineEdit, reading_side


class _CountValidator(QValidator):
    """Lets digits through and shows them in the digits of the language."""

    def __init__(self, max_length: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._max = max_length

    def validate(self, text: str, position: int) -> object:
        """Other characters are refused as they are typed; whether the count is right, the rule says."""
        tidy = compact(text)
        if len(tidy) > self._max or any(c not in "0123456789" for c in tidy):
            return QValidator.State.Invalid, text, position
        return QValidator.State.Acceptable, number_text(tidy), len(compact(text[:position]))


class NumberEdit(LineEdit):
    """``value`` is None while nothing is written."""

    def __init__(self, object_name: str, *, max_length: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setValidator(_CountValidator(max_length, self))
        self.setAlignment(reading_side())

    def value(self) -> int | None:
        """The count that is written."""
        tidy = compact(self.text())
        return int(tidy) if tidy else None

    def set_value(self, value: int | None) -> None:
        """Shows a count."""
        self.setText("" if value is None else number_text(value))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAlignment(reading_side())
            with QSignalBlocker(self):
                self.set_value(self.value())
