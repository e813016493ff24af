"""Terms («نیمسال»): their deadline and state; adding, opening, closing and sealing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hamyar_desktop.domain.jalali import format_date, format_moment, plain_date, plain_moment
from hamyar_desktop.domain.terms import TERM_MOVES, TermState, parse_term_code
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.services.rows import Changes, TermRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.confirm import Ask, Question, ask_in
from hamyar_desktop.ui.dialogs.term_form import DeadlineForm, TermForm
from hamyar_desktop.ui.locale import is_persian, number_text
from hamyar_desktop.ui.moments import left_text
from hamyar_desktop.ui.tables.request_columns import language
from hamyar_desktop.ui.tables.rows_table import RowsTable
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.chip import stage_look
from hamyar_desktop.ui.widgets.icon_button import IconButton

translate = QCoreApplication.translate
_MOVES = (
    ("openTerm", "lock-open", TermState.OPEN),
    ("closeTerm", "lock", TermState.CLOSED),
    ("sealTerm", "shield-check", TermState.SEALED),
)


def term_title(code: str) -> str:
    """«نیمسال اول ۱۴۰۴–۱۴۰۵»."""
    return parse_term_code(code).title(language())


def _state_chip(row: TermRow) -> tuple[str, str, str]:
    tone, icon_name = stage_look(row.state.value)
    return word("term_state", row.state.value, language()), tone, icon_name


class TermsPanel(Card):
    """The buttons follow the selected term: only moves that the rules know can be pressed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self.ask: Ask = ask_in(self)
        self.table = RowsTable("termsTable", self._columns(), lambda row: row.id)
        self.table.set_row_height(54)
        self.table.selection_changed.connect(self._follow_selection)
        self.table.activated_row.connect(lambda _place: self.change_deadline())
        self.table.empty_action_clicked.connect(self.add)
        self.deadline_button = IconButton("changeDeadline", "calendar-clock", self.change_deadline)
        self.move_buttons = {
            target: IconButton(name, icon_name, self._mover(target)) for name, icon_name, target in _MOVES
        }
        self.add_button = IconButton("addTerm", "plus", self.add, "primary")
        for button in (self.deadline_button, *self.move_buttons.values(), self.add_button):
            self.add_header_widget(button)
        self.hold_table(self.table)
        self.retranslate()

    def _mover(self, target: TermState) -> Callable[[], None]:
        return lambda: self.move_to(target)

    def _columns(self) -> list[Column]:
        return [
            Column(
                "term", lambda: translate("TermsPanel", "Term"), lambda row: term_title(row.code), 220, stretch=True,
                detail=lambda row: translate("TermsPanel", "code %1").replace("%1", number_text(row.code)),
            ),
            Column(
                "starts", lambda: translate("TermsPanel", "Starts"), lambda row: _day(row.starts_on), 112, "center",
                figures=True,
            ),
            Column(
                "ends", lambda: translate("TermsPanel", "Ends"), lambda row: _day(row.ends_on), 112, "center",
                figures=True,
            ),
            Column(
                "deadline", lambda: translate("TermsPanel", "Deadline of all stages"), self._deadline, 180,
                detail=self._left, tooltip=self._left,
            ),
            Column(
                "state", lambda: translate("TermsPanel", "State"), lambda row: _state_chip(row)[0], 150,
                chip=_state_chip,
            ),
        ]  # fmt: skip

    def _deadline(self, row: TermRow) -> str:
        return format_moment(row.deadline) if is_persian() else plain_moment(row.deadline)

    def _left(self, row: TermRow) -> str:
        return left_text(self._desk.reference.now, row.deadline) if row.state is TermState.OPEN else ""

    # -- reading
    def reload(self) -> None:
        """Reads the terms anew."""
        desk, person = self._desk, self._desk.person
        desk.runner.run_latest(
            f"terms-{id(self)}", lambda: desk.services.terms.terms(person), self._take, desk.say_error
        )

    def _take(self, rows: list[TermRow]) -> None:
        self.table.show_rows(rows)
        self._show_title()

    def _show_title(self) -> None:
        count = self.table.rows_model.rowCount()
        self.set_title(translate("TermsPanel", "Terms (%1)").replace("%1", number_text(count)))

    def _follow_selection(self) -> None:
        term = self.table.chosen()
        for target, button in self.move_buttons.items():
            button.setEnabled(term is not None and term.state in TERM_MOVES[target])
        self.deadline_button.setEnabled(term is not None and term.state is not TermState.SEALED)

    # -- doing
    def add(self) -> None:
        """The form of a new term."""
        TermForm(self._desk, self.window()).open()

    def change_deadline(self) -> None:
        """The form of another deadline; a sealed term says that it cannot change."""
        term = self.table.chosen()
        if term is None:
            return
        if term.state is TermState.SEALED:
            text = translate("TermsPanel", "%1 is sealed and cannot change any more.")
            self._desk.say(text.replace("%1", term_title(term.code)), "warning")
            return
        DeadlineForm(self._desk, term, self.window()).open()

    def move_to(self, target: TermState) -> None:
        """Opens, closes or seals the selected term after a question."""
        term: TermRow | None = self.table.chosen()
        if term is None or not self.ask(self._question(term, target)):
            return
        desk, person, code = self._desk, self._desk.person, term.code
        state = word("term_state", target.value, desk.language)
        text = translate("TermsPanel", "%1 is now “%2”.").replace("%1", term_title(code)).replace("%2", state)

        def done(_changes: Changes) -> None:
            desk.say(text, "success")

        desk.command(lambda: desk.services.terms.move(person, code, target), done)

    def _question(self, term: TermRow, target: TermState) -> Question:
        texts = {
            TermState.OPEN: (
                translate("TermsPanel", "Open %1?"),
                translate("TermsPanel", "Permitted units may then register until the deadline."),
                translate("TermsPanel", "Open"),
            ),
            TermState.CLOSED: (
                translate("TermsPanel", "Close %1?"),
                translate("TermsPanel", "Nothing can be saved in it until it is opened again."),
                translate("TermsPanel", "Close"),
            ),
            TermState.SEALED: (
                translate("TermsPanel", "Seal %1 for ever?"),
                translate("TermsPanel", "A sealed term can never be opened or changed again, by nobody."),
                translate("TermsPanel", "Seal"),
            ),
        }
        text, detail, action = texts[target]
        title = term_title(term.code)
        return Question(title, text.replace("%1", title), detail, action, danger=target is TermState.SEALED)

    # -- words
    def retranslate(self) -> None:
        """Words and icons in the present language and theme."""
        texts = {
            TermState.OPEN: translate("TermsPanel", "Open"),
            TermState.CLOSED: translate("TermsPanel", "Close"),
            TermState.SEALED: translate("TermsPanel", "Seal"),
        }
        for target, button in self.move_buttons.items():
            button.set_words(texts[target])
        self.deadline_button.set_words(
            translate("TermsPanel", "Deadline"), translate("TermsPanel", "Change the deadline of the selected term")
        )
        self.add_button.set_words(translate("TermsPanel", "New term"))
        self.table.setAccessibleName(translate("TermsPanel", "Terms"))
        self.table.set_empty(
            "calendar-clock",
            translate("TermsPanel", "There is no term yet"),
            translate("TermsPanel", "Define a term with its deadline; then enter the quotas of the units."),
            translate("TermsPanel", "Define a term"),
        )
        self._show_title()
        self._follow_selection()


def _day(day: date) -> str:
    return format_date(day) if is_persian() else plain_date(day)
