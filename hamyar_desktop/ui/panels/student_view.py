"""Everything about one student: who he is, his account, his requests, and what can be done for him."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.models.qt.list_table_model import ListTableModel
from hamyar_desktop.services.rows import StudentCard, StudentRow
from hamyar_desktop.services.words import Language, word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.panels.account_panel import AccountPanel
from hamyar_desktop.ui.tables.student_request_columns import student_request_columns
from hamyar_desktop.ui.theme import beside_icon, icon
from hamyar_desktop.ui.widgets.avatar import Avatar
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.copy_facts import CopyLabel, Fact, Facts
from hamyar_desktop.ui.widgets.empty_state import EmptyState
from hamyar_desktop.ui.widgets.icon_button import IconButton
from hamyar_desktop.ui.widgets.table import Table

translate = QCoreApplication.translate


def _facts(student: StudentRow, shown_in: Language) -> list[Fact]:
    identity = student.identity_kind.value
    return [
        Fact("factIdentity", word("identity", identity, shown_in), student.national_code, code=True),
        Fact("factMobile", word("field", "mobile", shown_in), student.mobile, code=True),
        Fact("factDegree", word("field", "degree", shown_in), student.degree),
        Fact("factField", word("field", "field_of_study", shown_in), student.field_of_study),
        Fact("factFaculty", word("field", "faculty", shown_in), student.faculty),
    ]


class StudentView(Card):
    """``show_card`` fills it; before that it says what to do."""

    edit_wanted = Signal(object)
    """The student whose particulars are to be corrected."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.card: StudentCard | None = None
        self.setObjectName("studentView")
        self.avatar = Avatar("", 52)
        self.name, self.number = QLabel(), CopyLabel("studentViewNumber")
        self.name.setObjectName("studentViewName")
        self.name.setProperty("role", "heading")
        self.name.setWordWrap(True)
        self.facts = Facts(2)
        self.account = AccountPanel()
        self.requests_title = QLabel()
        self.requests_title.setProperty("role", "strong")
        self.requests = Table("studentRequests")
        columns = student_request_columns()
        self.rows_model = ListTableModel(columns, self)
        self.requests.setModel(self.rows_model)
        self.requests.set_columns_from(columns)
        self.requests.setMinimumHeight(44 + 2 * self.requests.row_height)
        self.requests.activated_row.connect(self._open_history)
        self.register_button = self._button("registerForStudent", "primary", self._on_register_clicked)
        self.account_button = self._button("accountOfStudent", "", self._on_account_clicked)
        self.history_button = self._button("historyOfRequest", "quiet", self._on_history_clicked)
        self.edit_button = IconButton("editStudent", "pencil", self._on_edit_clicked, "quiet")
        self.empty = EmptyState("user")
        self._lay_out()
        self.retranslate()

    def _button(self, name: str, kind: str, slot: object) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setProperty("kind", kind)
        button.clicked.connect(slot)
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.number)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        head.addWidget(self.edit_button, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(18, 4, 18, 4)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.facts)
        above = QHBoxLayout()
        above.addWidget(self.requests_title, 1)
        above.addWidget(self.history_button)
        column.addLayout(above)
        column.addWidget(self.requests, 1)
        column.addWidget(self.account)
        self._area = QScrollArea()
        self._area.setObjectName("studentViewArea")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(18, 4, 18, 0)
        row.setSpacing(8)
        row.addWidget(self.register_button, 1)
        row.addWidget(self.account_button, 1)
        self.layout().setContentsMargins(1, 12, 1, 14)  # type: ignore[union-attr]
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self._buttons)
        self.body.addWidget(self.empty, 1)

    def show_card(self, card: StudentCard | None) -> None:
        """A student, or nobody."""
        other = self.card is None or card is None or self.card.student.id != card.student.id
        self.card = card
        for part in (self._area, self._buttons):
            part.setVisible(card is not None)
        self.empty.setVisible(card is None)
        if card is None:
            return
        self._show_student(card)
        self.account.show_account(
            card.account,
            may_see=self._desk.services.students.may_see_account(self._desk.person, card),
            language=self._desk.language,
        )
        chosen = [] if other else self.requests.selected_rows()
        self.rows_model.set_rows(card.requests)
        self.requests.select_rows([place for place in chosen if place < len(card.requests)])
        if other:
            self._area.verticalScrollBar().setValue(0)
        self._show_requests_title()
        self._show_buttons()

    def _show_student(self, card: StudentCard) -> None:
        student = card.student
        self.avatar.set_name(student.name)
        self.name.setText(student.name)
        self.number.show_value(student.number, code=True)
        self.number.setAccessibleName(word("field", "number", self._desk.language))
        self.facts.set_facts(_facts(student, self._desk.language))

    def _show_requests_title(self) -> None:
        count = len(self.card.requests) if self.card else 0
        text = (
            translate("StudentView", "Requests (%1)")
            if self._desk.is_open and self._desk.person.sees_all_units
            else translate("StudentView", "Requests in your units (%1)")
        )
        self.requests_title.setText(text.replace("%1", number_text(count)))

    def _show_buttons(self) -> None:
        person, card = self._desk.person, self.card
        assert card is not None
        self.edit_button.setVisible(person.may(Permission.IMPORT_STUDENTS))
        self.register_button.setVisible(person.may(Permission.REGISTER))
        self.account_button.setVisible(person.may(Permission.ENTER_ACCOUNT))
        self.account_button.setEnabled(self._desk.services.students.may_enter_account(person, card))
        text = translate("StudentView", "Change account") if card.account else translate("StudentView", "Enter account")
        self.account_button.setText(beside_icon(text))
        self.account_button.setAccessibleName(text)
        self.history_button.setEnabled(bool(card.requests))

    def retranslate(self) -> None:
        """Words in the present language."""
        self.empty.set_texts(
            translate("StudentView", "No student is chosen"),
            translate("StudentView", "Choose a student in the table, or type a name or number above it."),
        )
        texts = (translate("StudentView", "Register request"), translate("StudentView", "History"))
        for button, text in zip((self.register_button, self.history_button), texts, strict=True):
            button.setText(beside_icon(text))
            button.setAccessibleName(text)
        self.edit_button.set_words(translate("StudentView", "Correct"))
        self.history_button.setToolTip(translate("StudentView", "What was done with the selected request, and by whom"))
        self.requests.setAccessibleName(translate("StudentView", "Requests of the student"))
        self.requests.set_empty(
            "clipboard-list",
            translate("StudentView", "No request yet"),
            translate("StudentView", "Press “Register request” to begin with stage 1."),
        )
        self.show_card(self.card)
        self._paint()

    def _paint(self) -> None:
        self.register_button.setIcon(icon("file-plus-2", "on_primary"))
        self.account_button.setIcon(icon("landmark", "muted"))
        self.history_button.setIcon(icon("history", "primary_text"))

    # -- going on
    def _on_edit_clicked(self) -> None:
        if self.card is not None:
            self.edit_wanted.emit(self.card.student)

    def _on_register_clicked(self) -> None:
        if self.card is not None:
            self._desk.go("register", self.card.student.number)

    def _on_account_clicked(self) -> None:
        if self.card is not None:
            self._desk.go("bankAccount", self.card.student.number)

    def _on_history_clicked(self) -> None:
        """Of the selected request, else of the newest."""
        rows = self.requests.selected_rows()
        self._open_history(rows[0] if rows else 0)

    def _open_history(self, place: int) -> None:
        row = self.rows_model.row_at(place)
        if row is not None:
            from hamyar_desktop.ui.dialogs.request_history import RequestHistory

            RequestHistory(self._desk, row, self).open()
