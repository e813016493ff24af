"""How long ago something happened, and how long it is until a deadline, in the words of the screen."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hamyar_desktop.domain.jalali import format_date, format_moment, plain_date, plain_moment, time_left, today
from hamyar_desktop.ui.locale import is_persian, isolate, number_text

translate = QCoreApplication.translate
_DAY = 86_400
_HOUR = 3_600


def ago_text(now: datetime, moment: datetime) -> str:
    """«۱۰ دقیقه پیش», «دیروز», or the date when it is older than a week; both moments in UTC."""
    seconds = int((now - moment).total_seconds())
    days = (today(now) - today(moment)).days
    if seconds < 60:
        return translate("Moments", "just now")
    if seconds < _HOUR:
        return translate("Moments", "%1 minutes ago").replace("%1", number_text(seconds // 60))
    if days == 0:
        return translate("Moments", "%1 hours ago").replace("%1", number_text(seconds // _HOUR))
    if days == 1:
        return translate("Moments", "yesterday")
    if days <= 7:
        return translate("Moments", "%1 days ago").replace("%1", number_text(days))
    return day_text(moment)


def left_text(now: datetime, deadline: datetime) -> str:
    """«۱۲ روز و ۵ ساعت مانده», or that it has passed; both moments in UTC."""
    seconds = int(time_left(now, deadline).total_seconds())
    if seconds < 0:
        return translate("Moments", "The deadline has passed")
    days, hours = number_text(seconds // _DAY), number_text(seconds % _DAY // _HOUR)
    if seconds >= _DAY:
        if seconds % _DAY < _HOUR:
            return translate("Moments", "%1 days left").replace("%1", days)
        return translate("Moments", "%1 days and %2 hours left").replace("%1", days).replace("%2", hours)
    if seconds >= _HOUR:
        return translate("Moments", "%1 hours left").replace("%1", hours)
    return translate("Moments", "%1 minutes left").replace("%1", number_text(seconds // 60))


def left_tone(now: datetime, deadline: datetime) -> tuple[str, str]:
    """Tone and icon of what is left: red when passed, yellow in the last week."""
    days = time_left(now, deadline).days
    if days < 0:
        return "danger", "circle-alert"
    return ("warning", "calendar-clock") if days < 7 else ("success", "calendar-clock")


def day_text(moment: datetime) -> str:
    """The day of a moment, to stand inside a sentence."""
    day = today(moment)
    return isolate(format_date(day) if is_persian() else plain_date(day))


def moment_text(moment: datetime) -> str:
    """Day and time of a moment in Tehran, to stand inside a sentence."""
    return isolate(format_moment(moment) if is_persian() else plain_moment(moment))
