"""All students, and beside them everything about the one that is chosen."""

from __future__ import annotations

from array import array
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.domain.text import strip_invisible
from hamyar_desktop.services.rows import StudentCard, StudentRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.panels.student_view import StudentView
from hamyar_desktop.ui.tables.students_table import StudentsTable
from hamyar_desktop.ui.theme import beside_icon, icon
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.icon_button import IconButton
from hamyar_desktop.ui.widgets.line_edit import LineEdit

translate = QCoreApplication.translate
DELAY_MS = 200
VIEW_WIDTHS = 372, 430


class StudentsPage(Page):
    """Search, table and view; students come in by «ورود فهرست دانشجویان از اکسل»."""

    key = "students"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._number = ""
        self.view = StudentView(desk)
        self.view.setMinimumWidth(VIEW_WIDTHS[0])
        self.view.setMaximumWidth(VIEW_WIDTHS[1])
        self.search = LineEdit()
        self.search.setObjectName("studentSearch")
        self.search.setClearButtonEnabled(True)
        self._glass = self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._search_now)
        self.search.textEdited.connect(lambda _text: self._timer.start())
        self.search.textChanged.connect(self._on_text_changed)
        self.search.returnPressed.connect(self._on_return_pressed)
        self.table = StudentsTable(desk)
        self.table.counted.connect(self._on_counted)
        self.table.chosen.connect(self._on_chosen)
        self.table.activated_row.connect(lambda _place: self.view.register_button.setFocus())
        self.table.empty_action_clicked.connect(self._on_empty_action)
        self.table_card = Card()
        self.import_button = QPushButton()
        self.import_button.setObjectName("importStudents")
        self.import_button.setProperty("kind", "primary")
        self.import_button.clicked.connect(lambda: self.open_import())
        self.add_button = IconButton("addStudent", "user-plus", lambda: self.open_form(None))
        self.view.edit_wanted.connect(self.open_form)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self.search.setFixedWidth(250)
        self.table_card.add_header_widget(self.search)
        self.table_card.hold_table(self.table)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.table_card, 3)
        layout.addWidget(self.view, 2)

    # -- what the window asks
    def title(self) -> str:
        return word("form", self.key, self.desk.language)

    def subtitle(self) -> str:
        return translate("StudentsPage", "Find a student, see everything about him, and go on from there.")

    def header_widgets(self) -> list[QWidget]:
        return [self.add_button, self.import_button] if self._may_import() else []

    def shortcuts(self) -> list[tuple[str, str]]:
        return [(translate("StudentsPage", "Open the chosen student"), "Enter")]

    def focus_first(self) -> None:
        self.search.setFocus()

    def open_argument(self, argument: object) -> None:
        if isinstance(argument, str):
            self._number = argument
            self._read_card(scroll=True)

    def refresh(self) -> None:
        self.table.reload()
        if self._number:
            self._read_card(scroll=False)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(translate("StudentsPage", "Name or student number…"))
        self.search.setAccessibleName(translate("StudentsPage", "Search among the students"))
        self.table.setAccessibleName(translate("StudentsPage", "Students"))
        text = translate("StudentsPage", "Import a list from Excel")
        self.import_button.setText(beside_icon(text))
        self.import_button.setAccessibleName(text)
        self.import_button.setIcon(icon("upload", "on_primary"))
        self.add_button.set_words(translate("StudentsPage", "New student"))
        self._glass.setIcon(icon("search", "muted"))
        self.view.retranslate()
        self._on_counted(self.table.rows_model.rowCount())

    def _may_import(self) -> bool:
        return self.desk.is_open and self.desk.person.may(Permission.IMPORT_STUDENTS)

    # -- searching
    def _on_text_changed(self, text: str) -> None:
        """The clear button empties the field without an edit of the person's own."""
        if not text:
            self._search_now()

    def _search_now(self) -> None:
        self._timer.stop()
        wanted = strip_invisible(self.search.text()).strip()
        if wanted != self.table.wanted:
            self.table.show_text(wanted)

    def _on_return_pressed(self) -> None:
        """Enter takes the first match."""
        self._search_now()
        ids: array[int] = self.table.rows_model.ids
        if ids:
            self.table.choose(ids[0])
            self.table.setFocus()

    def _on_counted(self, count: int) -> None:
        searched = bool(self.table.wanted)
        title = translate("StudentsPage", "Matches (%1)") if searched else translate("StudentsPage", "Students (%1)")
        self.table_card.set_title(title.replace("%1", number_text(count)))
        if searched:
            self.table.set_empty(
                "search-x",
                translate("StudentsPage", "No student was found"),
                translate("StudentsPage", "Look for another part of the name, or for the first digits of the number."),
                translate("StudentsPage", "Show all students"),
            )
            return
        may = self._may_import()
        self.table.set_empty(
            "users",
            translate("StudentsPage", "There are no students yet"),
            translate("StudentsPage", "Import the list of students from an Excel file.")
            if may
            else translate("StudentsPage", "Ask a clerk to import the list of students from Excel."),
            translate("StudentsPage", "Import a list from Excel") if may else "",
        )

    def _on_empty_action(self) -> None:
        if self.table.wanted:
            self.search.clear()
            self.search.setFocus()
        else:
            self.open_import()

    # -- one student
    def _on_chosen(self, row: StudentRow) -> None:
        if row.number != self._number or self.view.card is None:
            self._number = row.number
            self._read_card(scroll=False)

    def _read_card(self, *, scroll: bool) -> None:
        desk, person, number = self.desk, self.desk.person, self._number

        def done(card: StudentCard) -> None:
            self._number = card.student.number
            self.view.show_card(card)
            if scroll:
                self._choose(card.student.id)

        desk.runner.run_latest(
            f"student-view-{id(self)}", lambda: desk.services.students.card(person, number), done, self._on_card_failed
        )

    def _choose(self, student_id: int) -> None:
        """Shows the student in the table too; a search that hides him is taken away."""
        if not self.table.choose(student_id) and self.table.wanted:
            self.search.clear()

    def _on_card_failed(self, error: BaseException) -> None:
        if isinstance(error, RuleBroken) and error.code is Code.STUDENT_UNKNOWN:
            self._number = ""
            self.view.show_card(None)
        self.desk.say_error(error)

    # -- writing
    def open_form(self, student: StudentRow | None) -> None:
        """The form of a new student, or of one who is known."""
        from hamyar_desktop.ui.dialogs.student_form import StudentForm

        form = StudentForm(self.desk, student, self.window())
        form.saved.connect(self.open_argument)
        form.open()

    # -- importing
    def open_import(self, path: Path | None = None) -> None:
        """The import of a list, perhaps of a file that is known already."""
        from hamyar_desktop.ui.dialogs.import_students import ImportStudentsDialog

        dialog = ImportStudentsDialog(self.desk, self)
        dialog.open()
        if path is not None:
            dialog.read(path)
