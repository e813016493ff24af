"""«قواعد»: the rules of the scheme that are settings, with a number to try the pattern on."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.policy import Policy, parse_policy
from hamyar_desktop.domain.student import DEFAULT_NUMBER_PATTERN, parse_number_pattern, parse_student_number
from hamyar_desktop.domain.text import ascii_digits
from hamyar_desktop.services.rows import Changes
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import is_persian, isolate, number_text
from hamyar_desktop.ui.tables.request_columns import hours_text
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.code_edit import CodeEdit
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.hours_edit import HoursEdit
from hamyar_desktop.ui.widgets.line_edit import LineEdit

translate = QCoreApplication.translate


class RulesPanel(Card):
    """What is typed stays when the rules are read anew, until it is applied or taken back."""

    edited = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._busy, self._loaded = False, False
        self._shown = Policy()
        self.max_hours, self.max_total = HoursEdit("maxHours"), HoursEdit("maxTotalHours")
        self.four_eyes = QCheckBox()
        self.four_eyes.setObjectName("fourEyes")
        self.pattern = CodeEdit("numberPattern", max_length=100)
        self.trial = CodeEdit("trialNumber")
        self.support = LineEdit()
        self.support.setObjectName("supportContact")
        self.max_hours_field = Field("", self.max_hours, required=True)
        self.max_total_field = Field("", self.max_total)
        self.pattern_field = Field("", self.pattern)
        self.trial_field = Field("", self.trial)
        self.support_field = Field("", self.support)
        self.four_eyes_note = QLabel()
        self.apply_button, self.revert_button = QPushButton(), QPushButton()
        self.apply_button.setObjectName("apply")
        self.apply_button.setProperty("kind", "primary")
        self.revert_button.setObjectName("clearForm")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        self.four_eyes_note.setProperty("role", "muted")
        self.four_eyes_note.setWordWrap(True)
        inside = QWidget()
        inside.setMaximumWidth(820)
        self._form = form = QVBoxLayout(inside)
        form.setSpacing(14)
        form.addLayout(_beside(self.max_hours_field, self.max_total_field))
        form.addWidget(self._four_eyes_box())
        form.addLayout(_beside(self.pattern_field, self.trial_field))
        form.addWidget(self.support_field)
        form.addStretch(1)
        area = QScrollArea()
        area.setObjectName("rulesScroll")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        holder = QWidget()
        aside = QHBoxLayout(holder)
        aside.setContentsMargins(0, 0, 0, 0)
        aside.addWidget(inside, 1)
        aside.addStretch(0)
        area.setWidget(holder)
        buttons = QHBoxLayout()
        buttons.addWidget(self.apply_button)
        buttons.addWidget(self.revert_button)
        buttons.addStretch(1)
        self.body.addWidget(area, 1)
        self.body.addLayout(buttons)

    def _four_eyes_box(self) -> QFrame:
        box = QFrame()
        box.setProperty("role", "soft")
        inner = QVBoxLayout(box)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.setSpacing(2)
        inner.addWidget(self.four_eyes)
        inner.addWidget(self.four_eyes_note)
        return box

    def _connect(self) -> None:
        self.apply_button.clicked.connect(self.apply)
        self.revert_button.clicked.connect(self.revert)
        for field, edit in self._edits():
            edit.textEdited.connect(lambda _text, field=field: self._on_edited(field))
        self.four_eyes.clicked.connect(lambda _checked: self._on_edited(None))
        self.trial.textChanged.connect(lambda _text: self._show_trial())

    def _edits(self) -> tuple[tuple[Field, QLineEdit], ...]:
        return (
            (self.max_hours_field, self.max_hours),
            (self.max_total_field, self.max_total),
            (self.pattern_field, self.pattern),
            (self.support_field, self.support),
        )

    # -- reading
    def reload(self) -> None:
        """The rules as they are stored; what is being typed stays."""
        unsaved = self.fields()
        self._shown, self._loaded = self._desk.reference.policy, True
        if unsaved:
            self.restore(unsaved)
        else:
            self._fill(self._shown)
        self._follow_edits()

    def _fill(self, policy: Policy) -> None:
        self.max_hours.setText(hours_text(policy.max_hours))
        self.max_total.setText(hours_text(policy.max_total_hours) if policy.max_total_hours else "")
        self.four_eyes.setChecked(policy.four_eyes)
        self.pattern.set_code(policy.student_number_pattern)
        self.support.setText(policy.support_contact)
        for field, _ in self._edits():
            field.clear_error()
        self._show_trial()

    # -- unsaved fields
    def _written(self) -> dict[str, str]:
        texts = {edit.objectName(): edit.text() for _, edit in self._edits()}
        return texts | {"fourEyes": "1" if self.four_eyes.isChecked() else "0"}

    def _typed(self) -> dict[str, str]:
        """What is written, with hours as they are stored: another language shows the same hours differently."""
        written = self._written()
        for name in ("maxHours", "maxTotalHours"):
            written[name] = ascii_digits(written[name]).replace("٫", ".").strip()
        return written

    def _stored(self) -> dict[str, str]:
        policy = self._shown
        return {
            "maxHours": str(policy.max_hours),
            "maxTotalHours": str(policy.max_total_hours or ""),
            "numberPattern": policy.student_number_pattern,
            "supportContact": policy.support_contact,
            "fourEyes": "1" if policy.four_eyes else "0",
        }

    def fields(self) -> Mapping[str, str]:
        """Everything that is written, if it differs from what is stored."""
        typed = self._typed()
        return {} if typed == self._stored() or not self._loaded else self._written()

    def restore(self, fields: Mapping[str, str]) -> None:
        """A draft."""
        for _, edit in self._edits():
            edit.setText(fields.get(edit.objectName(), edit.text()))
        self.four_eyes.setChecked(fields.get("fourEyes") == "1")
        self._follow_edits()

    def revert(self) -> None:
        """Back to what is stored."""
        self._fill(self._shown)
        self._follow_edits()
        self.edited.emit()

    def _on_edited(self, field: Field | None) -> None:
        if field is not None:
            field.clear_error()
        self._show_trial()
        self._follow_edits()
        self.edited.emit()

    def _follow_edits(self) -> None:
        changed = bool(self.fields())
        self.apply_button.setEnabled(changed and not self._busy)
        self.revert_button.setEnabled(changed and not self._busy)

    # -- saving
    def apply(self) -> None:
        """«اعمال تغییرات»: checks the fields and saves them."""
        if self._busy or not self.fields():
            return
        try:
            policy = parse_policy(
                max_hours=self.max_hours.text(),
                max_total_hours=self.max_total.text(),
                four_eyes=self.four_eyes.isChecked(),
                student_number_pattern=self.pattern.code(),
                support_contact=self.support.text(),
                reject_reasons=self._shown.reject_reasons,
            )
        except RuleBroken as error:
            self._fail(error)
            return
        desk, person = self._desk, self._desk.person
        self._busy = True
        self._follow_edits()

        def done(_changes: Changes) -> None:
            self._saved(policy)

        desk.command(lambda: desk.services.people.set_policy(person, policy), done, self._fail)

    def _saved(self, policy: Policy) -> None:
        self._busy = False
        self._shown = policy
        self._fill(policy)
        self._follow_edits()
        self.edited.emit()
        self._desk.say(translate("RulesPanel", "The rules were saved and hold from now on."), "success")

    def _fail(self, error: BaseException) -> None:
        self._busy = False
        self._follow_edits()
        if isinstance(error, RuleBroken):
            field = self._field_of(error)
            if field is not None:
                field.set_error(sentence(error, self._desk.language))
                field.editor.setFocus()
        self._desk.say_error(error)

    def _field_of(self, error: RuleBroken) -> Field | None:
        if error.code is Code.HOURS_OUT_OF_RANGE:
            return self.max_total_field if error.facts.get("field") == "max_total_hours" else self.max_hours_field
        return {
            Code.NUMBER_PATTERN_INVALID: self.pattern_field,
            Code.CONTROL_CHARACTER: self.support_field,
            Code.TEXT_TOO_LONG: self.support_field,
        }.get(error.code)

    def _show_trial(self) -> None:
        """Whether the number on trial fits the pattern as it is written now."""
        number = self.trial.code()
        self.trial_field.clear_error()
        if not number:
            self.trial_field.set_hint(translate("RulesPanel", "Type a number to see whether it fits."))
            return
        try:
            parse_student_number(number, parse_number_pattern(self.pattern.code()))
        except RuleBroken as error:
            bad_pattern = error.code is Code.NUMBER_PATTERN_INVALID
            self.trial_field.set_error(
                translate("RulesPanel", "The pattern itself is not right yet.")
                if bad_pattern
                else translate("RulesPanel", "This number does not fit the pattern.")
            )
            return
        self.trial_field.set_hint(translate("RulesPanel", "This number fits the pattern."))

    # -- words
    def retranslate(self) -> None:
        """Words in the present language."""
        # The scroll bar stands at the far side: the fields keep away from it.
        self._form.setContentsMargins(*((10, 0, 0, 0) if is_persian() else (0, 0, 10, 0)))
        self.set_title(translate("RulesPanel", "Rules of the scheme"))
        self.set_subtitle(translate("RulesPanel", "They hold for everybody from the moment they are saved."))
        self.max_hours_field.set_label(translate("RulesPanel", "Most hours of a request"))
        self.max_hours_field.set_hint(
            translate("RulesPanel", "From %1 to %2").replace("%1", number_text(1)).replace("%2", number_text(200))
        )
        self.max_total_field.set_label(translate("RulesPanel", "Ceiling of a student's hours in a term"))
        self.max_total_field.set_hint(translate("RulesPanel", "Over all units; empty means no ceiling"))
        self.four_eyes.setText(translate("RulesPanel", "Somebody else approves"))
        self.four_eyes.setAccessibleName(self.four_eyes.text())
        self.four_eyes_note.setText(
            translate(
                "RulesPanel",
                "Whoever registered a request or changed its hours may not approve it; whoever recorded the hours"
                " worked may not finalise them.",
            )
        )
        self.pattern_field.set_label(translate("RulesPanel", "Pattern of student numbers"))
        example = isolate(DEFAULT_NUMBER_PATTERN)
        self.pattern_field.set_hint(
            translate("RulesPanel", "Digits only; empty means the usual one: %1").replace("%1", example)
        )
        self.trial_field.set_label(translate("RulesPanel", "Try the pattern"))
        self.support_field.set_label(translate("RulesPanel", "Support contact"))
        self.support_field.set_hint(translate("RulesPanel", "Stands in the sentences about deadline and quota"))
        self.apply_button.setText(translate("RulesPanel", "Apply changes"))
        self.apply_button.setAccessibleName(self.apply_button.text())
        self.apply_button.setToolTip(self.apply_button.text() + " \u2066(Ctrl+Enter)\u2069")
        self.revert_button.setText(translate("RulesPanel", "Take back the changes"))
        self.revert_button.setAccessibleName(self.revert_button.text())
        self._show_trial()
        self._follow_edits()


def _beside(first: QWidget, second: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(14)
    row.addWidget(first, 1)
    row.addWidget(second, 1)
    return row
