"""The Jalali date editor: a line edit that takes any digits and a calendar to choose from."""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.jalali import parse_date, parse_deadline, plain_date, plain_moment
from hamyar_desktop.domain.text import ascii_digits, persian_digits, strip_invisible
from hamyar_desktop.ui.locale import is_persian
from hamyar_desktop.ui.theme import icon, theme_signals
from hamyar_desktop.ui.widgets.jalali_calendar import JalaliCalendar
from hamyar_desktop.ui.widgets.line_edit import LineEdit


class _DateValidator(QValidator):
    """Digits, slashes and (for deadlines) a time; whether the day exists, the rule says."""

    def validate(self, text: str, position: int) -> object:
        """Normalises digits to those of the screen."""
        tidy = _plain(text)
        if any(c not in "0123456789/: " for c in tidy) or len(tidy) > 16:
            return QValidator.State.Invalid, text, position
        shown = persian_digits(tidy) if is_persian() else tidy
        return QValidator.State.Acceptable, shown, len(_plain(text[:position]))


def _plain(text: str) -> str:
    tidy = strip_invisible(ascii_digits(text)).replace("-", "/").replace(".", "/")
    return tidy.replace("\u00a0", " ").lstrip()


class JalaliDateEdit(QWidget):
    """``text()`` goes to ``domain.jalali`` as it is."""

    changed = Signal()

    def __init__(self, object_name: str, *, with_time: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_time = with_time
        self.edit = LineEdit()
        self.edit.setObjectName(object_name)
        self.edit.setValidator(_DateValidator(self.edit))
        self.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.edit.textEdited.connect(lambda _text: self.changed.emit())
        self.edit.editingFinished.connect(self._tidy)
        self.edit.installEventFilter(self)
        self.button = QToolButton()
        self.button.setObjectName(object_name + "Calendar")
        self.button.setProperty("kind", "lookup")
        self.button.clicked.connect(self.open_calendar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.edit)
        self._calendar: JalaliCalendar | None = None
        theme_signals().changed.connect(self.retranslate)
        self.retranslate()

    def setAccessibleName(self, name: str) -> None:
        """The label names the line edit inside."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def retranslate(self) -> None:
        """Words and icon in the present language and theme."""
        example = "1404/10/30 12:00" if self._with_time else "1404/10/30"
        self.edit.setPlaceholderText(persian_digits(example) if is_persian() else example)
        side = Qt.AlignmentFlag.AlignRight if is_persian() else Qt.AlignmentFlag.AlignLeft
        self.edit.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.button.setIcon(icon("calendar", "muted"))
        self.button.setAccessibleName(QCoreApplication.translate("JalaliDateEdit", "Choose from the calendar"))
        self.button.setToolTip(self.button.accessibleName())

    def text(self) -> str:
        """What is written, in ASCII digits."""
        return ascii_digits(self.edit.text()).strip()

    def date(self) -> Day | None:
        """The Gregorian day, or None while what is written is no day."""
        try:
            return parse_date(self.text().partition(" ")[0])
        except RuleBroken:
            return None

    def set_date(self, day: Day) -> None:
        """Shows a day."""
        self._write(plain_date(day))

    def set_moment(self, moment: datetime) -> None:
        """Shows a moment (UTC) with its time in Tehran."""
        self._write(plain_moment(moment))

    def clear(self) -> None:
        """Nothing written."""
        self.edit.clear()

    def _write(self, text: str) -> None:
        self.edit.setText(persian_digits(text) if is_persian() else text)

    def _tidy(self) -> None:
        day = self.date()
        if day is None:
            return
        if not self._with_time:
            self.set_date(day)
        elif " " in self.text():
            try:
                self.set_moment(parse_deadline(self.text()))
            except RuleBroken:
                return

    def open_calendar(self) -> None:
        """The month of the day that is written, or today's."""
        if self._calendar is None:
            self._calendar = JalaliCalendar(self.edit.objectName() + "Popup", self)
            self._calendar.day_chosen.connect(self._on_day_chosen)
        calendar = self._calendar
        calendar.ensurePolished()
        calendar.resize(calendar.sizeHint().expandedTo(calendar.minimumSize()))
        calendar.move(self._place_for(calendar.size()))
        calendar.open_at(self.date() or Day.today())

    def _place_for(self, size: QSize) -> QPoint:
        """Under the field at its reading side, above it where the screen ends."""
        left = self.width() - size.width() if self.isRightToLeft() else 0
        corner = self.mapToGlobal(QPoint(left, self.height() + 2))
        room = self.screen().availableGeometry()
        if corner.y() + size.height() > room.bottom():
            corner.setY(self.mapToGlobal(QPoint(0, 0)).y() - size.height() - 2)
        corner.setX(min(max(corner.x(), room.left()), room.right() - size.width()))
        return corner

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F4:
            self.open_calendar()
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._write(self.text())
            self.retranslate()
            if self._calendar is not None:
                self._calendar.retheme()

    def _on_day_chosen(self, day: Day) -> None:
        time_part = self.text().partition(" ")[2] or "23:59"
        text = plain_date(day)
        self._write(f"{text} {time_part}" if self._with_time else text)
        self.edit.setFocus()
        self.changed.emit()
