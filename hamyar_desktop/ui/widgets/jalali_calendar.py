"""The calendar that opens from a date field: Jalali months, Saturday first, Friday in red, in both themes."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCalendar, QCoreApplication, QDate, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from hamyar_desktop.domain.jalali import FIRST_YEAR, LAST_YEAR, plain_date
from hamyar_desktop.ui.locale import is_persian, number_text
from hamyar_desktop.ui.theme import colour, icon, theme_signals, ui_font

_FRIDAY = Qt.DayOfWeek.Friday.value


class JalaliCalendar(QCalendarWidget):
    """A popup. Qt only paints it: which day a date is, ``domain.jalali`` says."""

    day_chosen = Signal(object)
    """The Gregorian ``date`` that was clicked or confirmed with Enter."""

    def __init__(self, object_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setObjectName(object_name)
        jalali = QCalendar(QCalendar.System.Jalali)
        self.setCalendar(jalali)
        self.setMinimumDate(jalali.dateFromParts(FIRST_YEAR, 1, 1))
        self.setMaximumDate(jalali.dateFromParts(LAST_YEAR, 12, 29))
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Saturday)
        self.setMinimumSize(340, 300)
        self.clicked.connect(self._on_day)
        self.activated.connect(self._on_day)
        theme_signals().changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Colours, arrows and words in the present theme and language."""
        # The week-end of QCalendarWidget is Saturday and Sunday whatever the locale says.
        for number in range(1, 8):
            look = QTextCharFormat()
            look.setForeground(colour("danger" if number == _FRIDAY else "text"))
            self.setWeekdayTextFormat(Qt.DayOfWeek(number), look)
        persian = is_persian()
        self.setHorizontalHeaderFormat(
            QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
            if persian
            else QCalendarWidget.HorizontalHeaderFormat.ShortDayNames
        )
        self.setLocale(QLocale())
        self.setAccessibleName(QCoreApplication.translate("JalaliDateEdit", "Calendar"))
        earlier, later = ("chevron-right", "chevron-left") if persian else ("chevron-left", "chevron-right")
        names = (
            ("qt_calendar_prevmonth", earlier, QCoreApplication.translate("JalaliDateEdit", "Previous month")),
            ("qt_calendar_nextmonth", later, QCoreApplication.translate("JalaliDateEdit", "Next month")),
        )
        for name, picture, words in names:
            button = self.findChild(QToolButton, name)
            assert isinstance(button, QToolButton)
            button.setIcon(icon(picture, "muted"))
            button.setAccessibleName(words)

    def open_at(self, day: date) -> None:
        """Shows the month of a Gregorian day with that day chosen."""
        self.setSelectedDate(QDate(day.year, day.month, day.day))
        self.show()
        self.setFocus()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """A round mark for the chosen day, a ring for today; days of other months are faint."""
        shown = day if isinstance(day, date) else date(day.year(), day.month(), day.day())
        qday = QDate(shown.year, shown.month, shown.day)
        parts = self.calendar().partsFromDate(qday)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("surface"))
        painter.drawRect(rect)
        side = min(rect.width(), rect.height()) - 4
        mark = QRect(0, 0, side, side)
        mark.moveCenter(rect.center())
        ink = "danger" if qday.dayOfWeek() == _FRIDAY else "text"
        if parts.month != self.monthShown() or parts.year != self.yearShown():
            ink = "faint"
        if qday == self.selectedDate():
            painter.setBrush(colour("primary"))
            painter.drawEllipse(mark)
            ink = "on_primary"
        elif qday == QDate.currentDate():
            painter.setPen(colour("primary"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(mark)
        painter.setFont(ui_font(10))
        painter.setPen(colour(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, number_text(int(plain_date(shown)[-2:])))
        painter.restore()

    def _on_day(self, day: QDate) -> None:
        self.hide()
        self.day_chosen.emit(date(day.year(), day.month(), day.day()))
