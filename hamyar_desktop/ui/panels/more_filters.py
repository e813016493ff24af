"""«فیلترهای بیشتر»: days, hours, marks and how long something waits, in a small panel over the page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.hours import parse_hours
from hamyar_desktop.domain.jalali import parse_date
from hamyar_desktop.services.request_filter import MOST_DAYS, RequestFilter
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import Language
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.hours_edit import HoursEdit
from hamyar_desktop.ui.widgets.jalali_date_edit import JalaliDateEdit
from hamyar_desktop.ui.widgets.line_edit import LineEdit
from hamyar_desktop.ui.widgets.named_button import named_button
from hamyar_desktop.ui.widgets.number_edit import NumberEdit

translate = QCoreApplication.translate
DEBOUNCE_MS = 200
_DAYS, _HOURS = ("registered_from", "registered_to"), ("hours_from", "hours_to")
_WAITING = "waiting_days"


class MoreFilters(QFrame):
    """Tells ``changed`` as soon as everything in it can be read; what is wrong is said under its field when one
    leaves it, and asks nothing.
    """

    changed = Signal()
    closed = Signal()

    def __init__(self, marks: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        # The click that closes it is no click on what lies below, least of all on the button that opens it again.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setObjectName("moreFilters")
        self.setProperty("role", "card")
        self._language: Language = "fa"
        self._told: dict[str, object] = {}
        self.days = {part: JalaliDateEdit(_camel(part)) for part in _DAYS}
        self.hours = {part: HoursEdit(_camel(part)) for part in _HOURS}
        self.waiting = NumberEdit("waitingDays", max_length=4)
        self.marks = {part: self._mark(part) for part in marks}
        self.fields = {part: Field("", editor) for part, editor in (*self.days.items(), *self.hours.items())}
        self.fields[_WAITING] = Field("", self.waiting)
        self.close_button = named_button("closeMoreFilters", "")
        self.close_button.clicked.connect(self._on_close_clicked)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DEBOUNCE_MS)
        self._timer.timeout.connect(lambda: self._judge(aloud=False))
        for part, edit in self._edits().items():
            edit.textEdited.connect(lambda _text, part=part: self._on_typed(part))
            edit.returnPressed.connect(lambda: self._judge(aloud=True))
            # Not by ``editingFinished``: a field that has the focus while the window goes would still tell of it.
            edit.installEventFilter(self)
        for day in self.days.values():
            day.changed.connect(self._timer.start)
        self._lay_out()

    def _mark(self, part: str) -> QCheckBox:
        box = QCheckBox()
        box.setObjectName(_camel(part))
        box.clicked.connect(lambda _on: self._judge(aloud=True))
        return box

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, pair in enumerate((_DAYS, _HOURS)):
            for column, part in enumerate(pair):
                grid.addWidget(self.fields[part], row, column)
                grid.setColumnStretch(column, 1)
        grid.addWidget(self.fields[_WAITING], 2, 0)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(20, 16, 20, 16)
        column_.setSpacing(10)
        column_.addLayout(grid)
        for box in self.marks.values():
            column_.addWidget(box)
        column_.addLayout(foot)
        self.setMinimumWidth(430)

    def _edits(self) -> dict[str, LineEdit]:
        days = {part: day.edit for part, day in self.days.items()}
        return {**days, **self.hours, _WAITING: self.waiting}

    # -- opening and closing
    def open_under(self, button: QWidget) -> None:
        """Beneath the button at its reading side, with the cursor in the first field."""
        self.adjustSize()
        size = self.sizeHint().expandedTo(self.minimumSize())
        left = button.width() - size.width() if self.isRightToLeft() else 0
        corner = button.mapToGlobal(QPoint(left, button.height() + 4))
        room = button.screen().availableGeometry()
        corner.setX(min(max(corner.x(), room.left()), room.right() - size.width()))
        corner.setY(min(corner.y(), max(room.top(), room.bottom() - size.height())))
        self.move(corner)
        self.show()
        next(iter(self._edits().values())).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._judge(aloud=True)
        return super().eventFilter(watched, event)

    def _on_close_clicked(self) -> None:
        if self._judge(aloud=True):
            self.close()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    # -- what is set
    def show_filter(self, wanted: RequestFilter) -> None:
        """Writes into the fields what is set, without telling; what was wrong in them goes."""
        self._timer.stop()
        for part, day in self.days.items():
            value = getattr(wanted, part)
            day.clear()
            if value is not None:
                day.set_date(value)
        for part, edit in self.hours.items():
            value = getattr(wanted, part)
            edit.setText("" if value is None else str(value))
        self.waiting.set_value(wanted.waiting_days)
        for part, box in self.marks.items():
            box.setChecked(getattr(wanted, part))
        for field in self.fields.values():
            field.clear_error()
        self._told = {part: getattr(wanted, part) for part in (*self.fields, *self.marks)}

    def put_into(self, wanted: RequestFilter) -> RequestFilter:
        """The filter with what this panel told last."""
        return replace(wanted, **self._told)  # type: ignore[arg-type]

    def _on_typed(self, part: str) -> None:
        self.fields[part].clear_error()
        self._timer.start()

    def _judge(self, *, aloud: bool) -> bool:
        """Tells what is set if all of it can be read; whether it can."""
        self._timer.stop()
        values, wrong = self._read()
        for part, field in self.fields.items():
            if part not in wrong:
                field.clear_error()
            elif aloud:
                field.set_error(wrong[part])
        if wrong:
            return False
        if values != self._told:
            self._told = values
            self.changed.emit()
        return True

    def _read(self) -> tuple[dict[str, object], Mapping[str, str]]:
        values: dict[str, object] = {part: box.isChecked() for part, box in self.marks.items()}
        wrong: dict[str, str] = {}
        for part, edit in self._edits().items():
            typed = edit.text().strip()
            try:
                values[part] = self._reader(part)(typed) if typed else None
            except RuleBroken as error:
                wrong[part] = sentence(error, self._language)
        days = values.get(_WAITING)
        if isinstance(days, int) and days > MOST_DAYS:
            wrong[_WAITING] = translate("MoreFilters", "At most %1 days").replace("%1", number_text(MOST_DAYS))
        wrong.update(_backwards(values))
        return {part: values.get(part) for part in (*self.fields, *self.marks)}, wrong

    def _reader(self, part: str) -> Callable[[str], object]:
        if part in _DAYS:
            return parse_date
        return parse_hours if part in _HOURS else (lambda _typed: self.waiting.value())

    # -- words
    def retranslate(self, language: Language) -> None:
        """Words in the present language."""
        self._language = language
        labels = {
            "registered_from": translate("MoreFilters", "Registered from"),
            "registered_to": translate("MoreFilters", "Registered until"),
            "hours_from": translate("MoreFilters", "Requested hours from"),
            "hours_to": translate("MoreFilters", "Requested hours up to"),
            _WAITING: translate("MoreFilters", "Waiting longer than (days)"),
        }
        for part, label in labels.items():
            self.fields[part].set_label(label)
        marks = {
            "above_requested": translate("MoreFilters", "Actual hours above those requested"),
            "full_quota": translate("MoreFilters", "Unit's quota full"),
            "without_account": translate("MoreFilters", "Without a bank account"),
        }
        for part, box in self.marks.items():
            box.setText(marks[part])
            box.setAccessibleName(marks[part])
        self.close_button.setText(translate("MoreFilters", "Close"))
        self.close_button.setAccessibleName(self.close_button.text())
        self.setAccessibleName(translate("MoreFilters", "More filters"))
        self._judge_errors_again()

    def _judge_errors_again(self) -> None:
        """A sentence that is in sight, in the present language."""
        if any(field.error() for field in self.fields.values()):
            self._judge(aloud=True)


def _backwards(values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """A range that ends before it begins is told at its end."""
    texts = {
        _DAYS: translate("MoreFilters", "This day lies before the first one; change one of the two."),
        _HOURS: translate("MoreFilters", "This is less than the first number; change one of the two."),
    }
    for pair, text in texts.items():
        first, last = (values.get(part) for part in pair)
        if first is not None and last is not None and last < first:  # type: ignore[operator]
            yield pair[1], text


def _camel(part: str) -> str:
    first, *rest = part.split("_")
    return first + "".join(word.capitalize() for word in rest)
