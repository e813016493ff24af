"""The student's number with «جستجو», and the card of who was found; three stages begin with it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.rows import StudentCard
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import isolate, number_text
from hamyar_desktop.ui.tables.request_columns import hours_text, language
from hamyar_desktop.ui.widgets.avatar import Avatar
from hamyar_desktop.ui.widgets.code_edit import CodeEdit
from hamyar_desktop.ui.widgets.field import Field

translate = QCoreApplication.translate


class StudentPanel(QWidget):
    """Reads the card off the GUI thread; ``found`` gives it, ``cleared`` says that there is none any more."""

    found = Signal(object)
    """The card of a student whom somebody looked up."""
    reread = Signal(object)
    """The card in sight was read anew; the person is busy elsewhere on the page."""
    cleared = Signal()
    edited = Signal()
    everybody_wanted = Signal()
    """«جستجو» without a number, where the number is only a filter."""

    def __init__(self, desk: Desk, *, required: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._required = required
        self.card: StudentCard | None = None
        self.number = CodeEdit("studentNumber", max_length=20)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.search = QPushButton()
        self.search.setObjectName("searchStudent")
        self.search.clicked.connect(self.look_up)
        self.number.returnPressed.connect(self.look_up)
        self.number.textEdited.connect(self._on_number_edited)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.number, 1)
        row.addWidget(self.search)
        holder = QWidget()
        holder.setLayout(row)
        holder.setFocusProxy(self.number)
        self.field = Field("", holder, required=required)
        self.view = _CardView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.field)
        layout.addWidget(self.view)
        self.retranslate()

    def retranslate(self) -> None:
        """Behestan's words."""
        self.field.set_label(translate("StudentPanel", "Student number"))
        self.number.setAccessibleName(self.field.label_text())
        self.search.setText(translate("StudentPanel", "Search"))
        self.search.setAccessibleName(self.search.text())
        self.view.show_card(self.card)

    def code(self) -> str:
        """The number as typed."""
        return self.number.code()

    def _on_number_edited(self) -> None:
        self.field.clear_error()
        if self.card is not None and self.card.student.number != self.number.code():
            self.card = None
            self.view.show_card(None)
            self.cleared.emit()
        self.edited.emit()

    def open(self, number: str) -> None:
        """Fills in a number and looks it up."""
        self.number.set_code(number)
        self.look_up()

    def look_up(self) -> None:
        """«جستجو»."""
        self.field.clear_error()
        if self.code():
            self._ask(again=False)
        elif self._required:
            self.show_error(RuleBroken(Code.STUDENT_NUMBER_INVALID, reason="empty", typed=""))
        else:
            self.everybody_wanted.emit()

    def reload(self) -> None:
        """Reads the card in sight anew."""
        if self.card is not None:
            self._ask(again=True)

    def _ask(self, *, again: bool) -> None:
        desk, person, number = self._desk, self._desk.person, self.code()

        # What comes back for a number that is no longer written is nobody's answer.
        def take(card: StudentCard) -> None:
            if self.code() == number:
                self._take(card)
                (self.reread if again else self.found).emit(card)

        def failed(error: BaseException) -> None:
            if self.code() == number:
                self.show_error(error)

        desk.runner.run_latest(f"student-{id(self)}", lambda: desk.services.students.card(person, number), take, failed)

    def _take(self, card: StudentCard) -> None:
        self.card = card
        self.number.set_code(card.student.number)
        self.view.show_card(card)

    def show_error(self, error: BaseException) -> None:
        """What is wrong with the number."""
        self.card = None
        self.view.show_card(None)
        self.cleared.emit()
        if isinstance(error, RuleBroken):
            self.field.set_error(sentence(error, self._desk.language))
        self._desk.say_error(error)

    def clear(self) -> None:
        """Empties number and card."""
        self.number.clear()
        self.card = None
        self.field.clear_error()
        self.view.show_card(None)


class _CardView(QFrame):
    """Who the student is, and what exists for him already."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("studentCard")
        self.setProperty("role", "soft")
        self._avatar = Avatar("", 42)
        self._name, self._detail, self._existing = QLabel(), QLabel(), QLabel()
        self._name.setProperty("role", "strong")
        for label in (self._detail, self._existing):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(1)
        for label in (self._name, self._detail, self._existing):
            words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_card(self, card: StudentCard | None) -> None:
        """Nothing is shown before a student was found."""
        self.setAccessibleName("")
        self.setVisible(card is not None)
        if card is None:
            return
        student = card.student
        self._avatar.set_name(student.name)
        self._name.setText(student.name)
        parts = [student.degree, student.field_of_study, student.faculty]
        self._detail.setText(" · ".join(part for part in parts if part) or isolate(number_text(student.number)))
        self._existing.setText(_existing(card))
        self.setAccessibleName(f"{student.name} {self._detail.text()} {self._existing.text()}")


def _existing(card: StudentCard) -> str:
    if not card.requests:
        requests = translate("StudentPanel", "No request yet in your units")
    else:
        row = card.requests[0]
        requests = f"{row.unit}: {word('stage', row.stage, language())}، {hours_text(row.actual_hours or row.hours)} "
        requests += translate("StudentPanel", "hours")
        more = len(card.requests) - 1
        if more > 0:
            requests += translate("StudentPanel", " and %1 more").replace("%1", number_text(more))
    account = (
        translate("StudentPanel", "bank account registered")
        if card.account
        else translate("StudentPanel", "no bank account")
    )
    return f"{requests} · {account}"
