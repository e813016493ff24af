"""A line edit for hours: any digits, «12.5», «12:30»; shows Persian digits, never a float."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from hamyar_desktop.domain.text import ascii_digits, persian_digits, strip_invisible
from hamyar_desktop.ui.locale import is_persian
from hamyar_desktop.ui.widgets.line_edit import LineEdit, reading_side


class _HoursValidator(QValidator):
    """Lets digits and one separator through and shows them in the digits of the language."""

    def validate(self, text: str, position: int) -> object:
        """Other characters are refused as they are typed; whether the amount is right, the rule says."""
        tidy = _plain(text)
        if any(c not in "0123456789.:/٫,،" for c in tidy) or len(tidy) > 8:
            return QValidator.State.Invalid, text, position
        shown = persian_digits(tidy.replace(".", "٫")) if is_persian() else tidy.replace("٫", ".")
        return QValidator.State.Acceptable, shown, len(_plain(text[:position]))


def _plain(text: str) -> str:
    return "".join(strip_invisible(ascii_digits(text)).split())


class HoursEdit(LineEdit):
    """``text()`` goes to ``domain.hours.parse_hours`` as it is."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setValidator(_HoursValidator(self))
        self.setAlignment(reading_side())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAlignment(reading_side())
            # Emptied first: QLineEdit asks its validator only about a text that differs.
            text = self.text()
            with QSignalBlocker(self):
                self.clear()
                self.setText(text)
