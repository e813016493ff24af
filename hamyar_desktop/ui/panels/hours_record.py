"""The record of stage 3: the hours really worked, a word on them, and «عدم تایید» or «تایید نهایی»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.hours import Hours, parse_hours
from hamyar_desktop.domain.work_request import State
from hamyar_desktop.services.rows import RequestRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.tables.request_columns import hours_text, language
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.hours_edit import HoursEdit
from hamyar_desktop.ui.widgets.text_edit import TextEdit
from hamyar_desktop.ui.widgets.toggle import FinalToggle

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Typed:
    """The record as it stands in the form, beside the row that is stored."""

    row: RequestRow
    hours: str
    note: str
    final: bool

    @property
    def retyped(self) -> bool:
        """Whether hours or word differ from what is stored."""
        return _hours_of(self.hours) != self.row.actual_hours or self.note != self.row.hours_note

    @property
    def changed(self) -> bool:
        """Whether anything would be lost."""
        return self.retyped or self.final != (self.row.state is State.FINAL)

    @property
    def above(self) -> bool:
        """Whether more hours were worked than requested, which asks for a word."""
        hours = _hours_of(self.hours)
        return isinstance(hours, Hours) and hours > self.row.hours


def _hours_of(text: str) -> Hours | str | None:
    """The hours, None for an empty field, the text itself where it is no amount."""
    try:
        return parse_hours(text) if text.strip() else None
    except RuleBroken:
        return text


class HoursRecord(QFrame):
    """Hidden until a row is shown; it stores nothing, the page does."""

    edited = Signal()
    final_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record")
        self._row: RequestRow | None = None
        self.hours = HoursEdit("actualHours")
        self.final = FinalToggle("finalToggle")
        self.note = TextEdit("hoursNote", rows=2)
        self.hours_field = Field("", self.hours, required=True)
        self.final_field = Field("", self.final)
        self.note_field = Field("", self.note)
        self._about = QLabel()
        self._about.setObjectName("recordAbout")
        self._about.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.hours_field, 1)
        row.addWidget(self.final_field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._about)
        column.addLayout(row)
        column.addWidget(self.note_field)
        self.hours.textEdited.connect(lambda _text: self._on_edited(self.hours_field))
        self.note.edited.connect(lambda _text: self._on_edited(self.note_field))
        self.final.clicked.connect(lambda _checked: self._on_final_clicked())
        self.show_row(None)

    @property
    def row(self) -> RequestRow | None:
        """The stored row that is open."""
        return self._row

    def typed(self) -> Typed | None:
        """What stands in the form; None while nothing is open."""
        row = self._row
        return None if row is None else Typed(row, self.hours.text(), self.note.text(), self.final.isChecked())

    def is_changed(self) -> bool:
        """Whether something typed is not stored."""
        typed = self.typed()
        return typed is not None and typed.changed

    def about(self) -> str:
        """Unit, work type, requested hours and status of the row in words."""
        return self._about.text()

    def show_row(self, row: RequestRow | None) -> None:
        """Opens a row with what is stored."""
        self._row = row
        self.hours.setText("" if row is None or row.actual_hours is None else str(row.actual_hours))
        self.note.setText("" if row is None else row.hours_note)
        self.final.setChecked(row is not None and row.state is State.FINAL)
        self._show_words()

    def refresh_row(self, row: RequestRow) -> None:
        """The same row as it is stored now, unless something was typed: nobody's change is overwritten unseen."""
        if not self.is_changed():
            self.show_row(row)

    def rebase(self, row: RequestRow) -> None:
        """The person saw what is stored now; what was typed stays and will be saved over it."""
        self._row = row
        self._show_words()

    def fill(self, draft: Mapping[str, str]) -> None:
        """What was typed before a crash."""
        self.hours.setText(draft.get("hours", ""))
        self.note.setText(draft.get("note", ""))
        self.final.setChecked(bool(draft.get("final")))
        self._show_words()

    def allow_final(self, why_not: str) -> None:
        """'' lets the person finalise; else the button says why not."""
        self.final.setEnabled(not why_not)
        self.final.setToolTip(why_not)
        self.final_field.set_hint(why_not)

    def retranslate(self) -> None:
        """Labels and words; what was typed stays."""
        self.hours_field.set_label(translate("ReferralPage", "Total actual hours"))
        self.final_field.set_label(translate("ReferralPage", "Final approval"))
        self.note_field.set_label(translate("ReferralPage", "Word on the hours"))
        self.final.retranslate()
        self._show_words()

    def _on_edited(self, field: Field) -> None:
        field.clear_error()
        self._show_words()
        self.edited.emit()

    def _on_final_clicked(self) -> None:
        self.final_field.clear_error()
        self.final_clicked.emit()

    def _show_words(self) -> None:
        row, typed = self._row, self.typed()
        self.setVisible(row is not None)
        if row is None or typed is None:
            return
        about = translate("ReferralPage", "%1 — %2 — requested hours: %3")
        about = about.replace("%1", row.unit).replace("%2", row.work_type).replace("%3", hours_text(row.hours))
        self._about.setText(f"{about} — {word('stage', row.stage, language())}")
        self.note_field.setVisible(typed.above or bool(typed.note))
        self.note_field.set_hint(
            translate("ReferralPage", "The hours exceed those requested: say why.") if typed.above else ""
        )
