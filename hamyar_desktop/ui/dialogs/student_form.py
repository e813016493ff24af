"""One student typed by hand, or what is known of one corrected."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.national_code import IdentityKind
from hamyar_desktop.services.rows import Changes, StudentRow
from hamyar_desktop.services.what_changed import Meanwhile
from hamyar_desktop.services.words import word, words
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.form_dialog import FormDialog
from hamyar_desktop.ui.widgets.choice import Choice
from hamyar_desktop.ui.widgets.code_edit import CodeEdit
from hamyar_desktop.ui.widgets.field import Field

translate = QCoreApplication.translate
_REQUIRED = ("number", "first_name", "last_name")
_PAIRS = (("first_name", "last_name"), ("identity_kind", "national_code"), ("mobile", "degree"))
_LAST = ("field_of_study", "faculty")


class StudentForm(FormDialog):
    """Without a student it makes a new one; ``saved`` gives the number."""

    saved = Signal(str)

    def __init__(self, desk: Desk, student: StudentRow | None = None, parent: QWidget | None = None) -> None:
        super().__init__(desk, "studentForm", parent)
        self._student = student
        self.setMinimumWidth(560)
        self.kind = Choice("studentIdentityKind")
        self.kind.fill([(text, key) for key, text in words("identity", desk.language).items()])
        self.codes = {
            name: CodeEdit(f"student_{name}", max_length=20) for name in ("number", "national_code", "mobile")
        }
        self.texts = {name: QLineEdit() for name in ("first_name", "last_name", "degree", *_LAST)}
        for name, box in self.texts.items():
            box.setObjectName(f"student_{name}")
        self.fields = {name: self._field(name) for name in ("number", *sum(_PAIRS, ()), *_LAST)}
        self.body.addWidget(self.fields["number"])
        for pair in (*_PAIRS, _LAST):
            row = QHBoxLayout()
            row.setSpacing(12)
            for name in pair:
                row.addWidget(self.fields[name], 1)
            self.body.addLayout(row)
        self.kind.currentIndexChanged.connect(lambda _place: self._name_identity())
        self.codes["number"].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        if student is not None:
            self.codes["number"].setReadOnly(True)
            self.fields["number"].set_hint(translate("StudentForm", "The number of a student stays as it is."))
        self.fill()
        self._name_identity()
        self.errors_of(
            {
                Code.STUDENT_NUMBER_INVALID: self.fields["number"],
                Code.STUDENT_EXISTS: self.fields["number"],
                Code.NATIONAL_CODE_INVALID: self.fields["national_code"],
                Code.NATIONAL_CODE_OF_OTHER_STUDENT: self.fields["national_code"],
                Code.MOBILE_INVALID: self.fields["mobile"],
            }
        )
        self.set_words(*self._words())
        self.begin(self.codes["number"] if student is None else self.texts["first_name"])

    def _field(self, name: str) -> Field:
        editor: QWidget = self.kind if name == "identity_kind" else self.codes.get(name) or self.texts[name]
        label = word("field", name, self.desk.language)
        editor.setAccessibleName(label)
        return Field(label, editor, required=name in _REQUIRED)

    def _words(self) -> tuple[str, str, str]:
        if self._student is not None:
            return (
                translate("StudentForm", "Correct the student's particulars"),
                translate("StudentForm", "What you change stays in the history."),
                translate("StudentForm", "Save the changes"),
            )
        return (
            translate("StudentForm", "New student"),
            translate("StudentForm", "For many students at once, import a list from Excel."),
            translate("StudentForm", "Add the student"),
        )

    def since_seen(self) -> Callable[[], Meanwhile[StudentRow]] | None:
        services, person, seen = self.desk.services, self.desk.person, self._student
        return None if seen is None else lambda: services.what_changed.in_student(person, seen)

    def take(self, stored: StudentRow) -> None:
        self._student = stored

    def fill(self) -> None:
        student = self._student
        if student is None:
            return
        self.kind.choose(student.identity_kind.value)
        for name, box in self.codes.items():
            box.set_code(getattr(student, name))
        for name, line in self.texts.items():
            line.setText(getattr(student, name))

    def _name_identity(self) -> None:
        """The label follows the kind: a passport number is no national code."""
        kind = str(self.kind.currentData() or IdentityKind.NATIONAL)
        label = word("identity", kind, self.desk.language)
        self.fields["national_code"].set_label(label)
        self.codes["national_code"].setAccessibleName(label)

    def cells(self) -> dict[str, str]:
        """The fields as typed, by field name."""
        codes = {name: box.code() for name, box in self.codes.items()}
        texts = {name: line.text() for name, line in self.texts.items()}
        kind = word("identity", str(self.kind.currentData() or IdentityKind.NATIONAL))
        return {**codes, **texts, "identity_kind": kind}

    def typed(self) -> tuple[object, ...]:
        return tuple(self.cells().values())

    def field_of(self, error: RuleBroken) -> Field | None:
        """An empty name stands at the name that is empty."""
        if error.code is Code.NAME_MISSING:
            return self.fields["last_name" if self.texts["first_name"].text().strip() else "first_name"]
        return super().field_of(error)

    def save(self) -> None:
        services, person, student, cells = self.desk.services, self.desk.person, self._student, self.cells()
        number = student.number if student is not None else cells["number"]
        name = f"{cells['first_name']} {cells['last_name']}".strip()
        text = translate("StudentForm", "The particulars of %1 were saved.").replace("%1", name)
        work: Callable[[], Changes] = (
            (lambda: services.save_student.add(person, cells))
            if student is None
            else (lambda: services.save_student.change(person, student, cells))
        )

        def done(_changes: Changes) -> None:
            self.desk.say(text, "success")
            self.saved.emit(number)

        self.send(work, done)
