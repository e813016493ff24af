"""What the four stage pages share: the stepper, a form with «اعمال تغییرات», and the rows that wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.rows import HistoryRow
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.term_guard import check_reference_open
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.changed_by_other import Answer, AskChanged, ask_changed
from hamyar_desktop.ui.history_words import HistoryWords
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.notice import Notice
from hamyar_desktop.ui.widgets.stepper import Stepper

T = TypeVar("T")
translate = QCoreApplication.translate
TERM_CODES = frozenset({Code.DEADLINE_PASSED, Code.TERM_NOT_OPEN, Code.TERM_SEALED, Code.TERM_UNKNOWN})
"""Rules that concern the whole page, so that their sentence stays above it."""
FORM_WIDTHS = (400, 470)
STAGES = ("register", "preliminary", "referral", "bankAccount")


def stage_steps() -> list[tuple[str, str, str]]:
    """Key, title and detail of the four stages."""
    return [
        ("register", translate("StagePage", "Register request"), translate("StagePage", "student, hours, work type")),
        ("preliminary", translate("StagePage", "Preliminary approval"), translate("StagePage", "by the supervisor")),
        ("referral", translate("StagePage", "Actual hours"), translate("StagePage", "referral and final approval")),
        ("bankAccount", translate("StagePage", "Bank account"), translate("StagePage", "Sheba in own name")),
    ]


class StagePage(Page):
    """Subclasses fill ``form_body`` and ``waiting_card`` and say what ``apply`` does."""

    stage = 0

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.busy = False
        self.ask_changed: AskChanged = ask_changed
        self._errors: dict[Code, Field] = {}
        self.stepper = Stepper()
        self.stepper.chosen.connect(lambda key: desk.go(key))
        steps = Card()
        steps.layout().setContentsMargins(16, 8, 16, 4)  # type: ignore[union-attr]
        steps.body.addWidget(self.stepper)
        self.banner = Notice("banner")
        self.form = Card()
        self.form_fields = QWidget()
        self._area = QScrollArea()
        self.form_body = QVBoxLayout(self.form_fields)
        self.form_body.setContentsMargins(0, 0, 0, 0)
        self.form_body.setSpacing(8)
        self.apply_button = QPushButton()
        self.apply_button.setObjectName("apply")
        self.apply_button.setProperty("kind", "primary")
        self.apply_button.clicked.connect(self.apply)
        self.clear_button = QPushButton()
        self.clear_button.setObjectName("clearForm")
        self.clear_button.clicked.connect(self.start_over)
        self.waiting_card = Card()
        self._body = QHBoxLayout()
        self._body.setSpacing(14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(steps)
        layout.addWidget(self.banner)
        layout.addLayout(self._body, 1)

    def lay_out(self, table: QWidget, *, with_form: bool = True) -> None:
        """Puts the form beside the table, or the table alone over the whole width."""
        self.waiting_card.hold_table(table)
        if with_form:
            self.form.setMinimumWidth(FORM_WIDTHS[0])
            self.form.setMaximumWidth(FORM_WIDTHS[1])
            self.form.body.addWidget(self._scrolling_fields(), 1)
            self.form.body.addLayout(self._form_buttons())
            self._body.addWidget(self.form, 3)
        self._body.addWidget(self.waiting_card, 2)
        self.waiting_card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _scrolling_fields(self) -> QScrollArea:
        """In a low window the fields scroll; «اعمال تغییرات» below them stays in sight."""
        self.form_body.addStretch(1)
        area = self._area
        area.setObjectName("formScroll")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form_fields)
        self.form_fields.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        return area

    def _form_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.apply_button, 1)
        row.addWidget(self.clear_button)
        return row

    def errors_of(self, fields: Mapping[Code, Field]) -> None:
        """Beside which field the sentence of a code is shown."""
        self._errors = dict(fields)

    # -- working
    def work(self, command: Callable[[], T], done: Callable[[T], None]) -> None:
        """Runs «اعمال تغییرات»: never twice at once; what was typed stays if it fails."""
        if self.busy:
            return
        self._set_busy(True)
        self.clear_errors()

        def succeeded(result: T) -> None:
            self._set_busy(False)
            done(result)

        self.desk.command(command, succeeded, self.failed)

    def failed(self, error: BaseException) -> None:
        """Shows the sentence at its field and above the page."""
        self._set_busy(False)
        if isinstance(error, RuleBroken):
            self._show_broken(error)
        self.desk.say_error(error)

    def refuse(self, error: RuleBroken) -> None:
        """A rule that the page itself sees broken, before any service is asked."""
        self._show_broken(error)
        self.desk.say_error(error)

    def _show_broken(self, error: RuleBroken) -> None:
        text = sentence(error, self.desk.language)
        field = self._errors.get(error.code)
        if field is not None:
            field.set_error(text)
            field.editor.setFocus()
            QTimer.singleShot(0, field, lambda: self._area.ensureWidgetVisible(field, 0, 8))
        if error.code in TERM_CODES:
            self.banner.set_text(text)
        if error.code is Code.CHANGED_BY_OTHER:
            self._meet_other()

    # -- two people, one record
    def since_seen(self) -> Callable[[], list[HistoryRow]] | None:
        """A question for the worker: what others changed in the form's record since it was read; None for none."""
        return None

    def take_theirs(self) -> None:
        """Fills the form with what is stored now."""

    def save_mine(self) -> None:
        """Takes what is stored now as seen, and applies what was typed over it."""

    def _meet_other(self) -> None:
        """Somebody was quicker: the person sees what was changed and chooses; until then nothing typed is lost."""
        read = self.since_seen()
        if read is None:
            return

        def done(entries: list[HistoryRow]) -> None:
            if not entries:
                return
            answer = self.ask_changed(entries, HistoryWords(self.desk.reference, self.desk.language), self)
            if answer is Answer.THEIRS:
                self.take_theirs()
            elif answer is Answer.MINE:
                self.save_mine()

        self.desk.ask(read, done)

    def clear_errors(self) -> None:
        """Takes the sentences at the fields away."""
        for field in set(self._errors.values()):
            field.clear_error()

    def start_over(self) -> None:
        """«خالی کردن فرم»: empties the form and its draft."""
        self.clear_errors()
        self.discard()
        self.edited.emit()
        self.focus_first()

    def may_replace(self) -> bool:
        """Whether the form is free for another record; says so if something typed would be lost."""
        if not self.fields():
            return True
        self.desk.say(translate("StagePage", "Apply what you typed, or empty the form, before you go on."), "warning")
        return False

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.apply_button.setEnabled(not busy)

    # -- words
    def refresh(self) -> None:
        """Banner and stepper; subclasses add their tables."""
        self._show_banner()
        self.stepper.set_steps(stage_steps())
        self.stepper.set_state(self.stage, set(range(self.stage)))

    def _show_banner(self) -> None:
        """Says before she starts that nothing can be saved."""
        problem = check_reference_open(self.desk.reference)
        text = sentence(problem, self.desk.language) if problem else ""
        if not self.desk.reference.units:
            text = translate("StagePage", "No unit is entrusted to you yet. Ask student affairs to add one: %1.")
            text = text.replace("%1", self.desk.reference.policy.support_contact)
        self.banner.set_text(text)

    def retranslate(self) -> None:
        """Words of the shared parts."""
        self.apply_button.setText(translate("StagePage", "Apply changes"))
        self.apply_button.setAccessibleName(self.apply_button.text())
        self.apply_button.setToolTip(self.apply_button.text() + " \u2066(Ctrl+Enter)\u2069")
        self.clear_button.setText(translate("StagePage", "Empty the form"))
        self.clear_button.setAccessibleName(self.clear_button.text())
        self.stepper.set_steps(stage_steps())
        self._show_banner()

    def count_words(self, title: str, count: int) -> str:
        """A table's heading with its count."""
        return f"{title} ({number_text(count)})"


def two_columns(first: QWidget, second: QWidget) -> QHBoxLayout:
    """Two fields side by side."""
    row = QHBoxLayout()
    row.setSpacing(12)
    row.addWidget(first, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(second, 1, Qt.AlignmentFlag.AlignTop)
    return row
