"""What the four stage pages share: the stepper, a form with «اعمال تغییرات», and the rows that wait."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.term_guard import check_reference_open
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.stepper import Stepper
from hamyar_desktop.ui.widgets.table import Table

T = TypeVar("T")
translate = QCoreApplication.translate
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
    """Subclasses fill ``form`` and ``waiting_card`` and say what ``apply`` does."""

    stage = 0
    form_width = 470

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.busy = False
        self._errors: dict[Code, Field] = {}
        self.stepper = Stepper()
        self.stepper.chosen.connect(lambda key: desk.go(key))
        steps = Card()
        steps.body.addWidget(self.stepper)
        self.banner = QLabel()
        self.banner.setObjectName("banner")
        self.banner.setProperty("role", "warning")
        self.banner.setWordWrap(True)
        self.banner.hide()
        self.form = Card()
        self.apply_button = QPushButton()
        self.apply_button.setObjectName("apply")
        self.apply_button.setProperty("kind", "primary")
        self.apply_button.clicked.connect(self.apply)
        self.waiting_card = Card()
        self._body = QHBoxLayout()
        self._body.setSpacing(14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(steps)
        layout.addWidget(self.banner)
        layout.addLayout(self._body, 1)

    def lay_out(self, table: Table, *, with_form: bool = True) -> None:
        """Puts the form beside the table, or the table alone over the whole width."""
        self.waiting_card.layout().setContentsMargins(1, 14, 1, 1)  # type: ignore[union-attr]
        self.waiting_card.body.addWidget(table, 1)
        if with_form:
            self.form.body.addStretch(1)
            self.form.layout().addWidget(self.apply_button)  # type: ignore[union-attr]
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(self.form)
            area.setFixedWidth(self.form_width)
            self._body.addWidget(area)
        self._body.addWidget(self.waiting_card, 1)
        self.waiting_card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def errors_of(self, fields: Mapping[Code, Field]) -> None:
        """Beside which field the sentence of a code is shown."""
        self._errors = dict(fields)

    # -- working
    def work(self, command: Callable[[], T], done: Callable[[T], None]) -> None:
        """Runs «اعمال تغییرات»: never twice at once; what was typed stays if it fails."""
        if self.busy:
            return
        self._set_busy(True)
        for field in set(self._errors.values()):
            field.clear_error()

        def succeeded(result: T) -> None:
            self._set_busy(False)
            done(result)

        self.desk.command(command, succeeded, self.failed)

    def failed(self, error: BaseException) -> None:
        """Shows the sentence at its field and above the page."""
        self._set_busy(False)
        if isinstance(error, RuleBroken) and error.code in self._errors:
            field = self._errors[error.code]
            field.set_error(sentence(error, self.desk.language))
            field.editor.setFocus()
        self.desk.say_error(error)

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
        reference = self.desk.reference
        problem = check_reference_open(reference)
        self.banner.setText(sentence(problem, self.desk.language) if problem else "")
        self.banner.setVisible(problem is not None)

    def retranslate(self) -> None:
        """Words of the shared parts."""
        self.apply_button.setText(translate("StagePage", "Apply changes"))
        self.apply_button.setAccessibleName(self.apply_button.text())
        self.apply_button.setToolTip(self.apply_button.text() + " \u2066(Ctrl+Enter)\u2069")
        self.stepper.set_steps(stage_steps())

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
