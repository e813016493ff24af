"""What dialogs with fields share: heading, fields, what is wrong, a button that saves and one that goes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.what_changed import Meanwhile
from hamyar_desktop.ui.audit_words import AuditWords
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.changed_by_other import Answer, AskChanged, ask_changed
from hamyar_desktop.ui.dialogs.confirm import Ask, Question, ask_in
from hamyar_desktop.ui.widgets.field import Field

T = TypeVar("T")
translate = QCoreApplication.translate


class FormDialog(QDialog):
    """Subclasses fill ``body``, then call ``begin``; ``typed`` tells what would be lost, ``save`` does the work.

    A command that is refused leaves the dialog as it is, with the sentence at its field.
    """

    def __init__(self, desk: Desk, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.busy = False
        self.ask: Ask = ask_in(self)
        self.ask_changed: AskChanged = ask_changed
        self._errors: dict[Code, Field] = {}
        self._begun: tuple[object, ...] = ()
        self.setObjectName(object_name)
        self.setMinimumWidth(460)
        self.heading, self.detail, self.message = QLabel(), QLabel(), QLabel()
        self.heading.setProperty("role", "heading")
        self.detail.setProperty("role", "muted")
        self.message.setProperty("role", "error")
        self.message.setObjectName("message")
        for label in (self.heading, self.detail, self.message):
            label.setWordWrap(True)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(self.heading)
        layout.addWidget(self.detail)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.message)
        layout.addLayout(self._buttons())
        self.message.hide()
        # Not by overriding event(): that would still be on the stack when a deferred deletion ends the dialog.
        self.installEventFilter(self)

    def _buttons(self) -> QHBoxLayout:
        self.save_button = QPushButton()
        self.save_button.setObjectName("apply")
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.back_button = QPushButton(translate("FormDialog", "Back"))
        self.back_button.setObjectName("cancelForm")
        self.back_button.setAccessibleName(self.back_button.text())
        self.back_button.setAutoDefault(False)
        self.back_button.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._on_save_clicked)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.save_button)
        return row

    # -- what subclasses say
    def set_words(self, heading: str, detail: str, action: str) -> None:
        """Heading, a quiet line below it, and the word on the button that saves."""
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.save_button.setText(action)
        self.save_button.setAccessibleName(action)

    def errors_of(self, fields: Mapping[Code, Field]) -> None:
        """Beside which field the sentence of a code is shown; the others stand below the fields."""
        self._errors = dict(fields)

    def begin(self, first: QWidget) -> None:
        """Work begins in ``first``; only changes to what is written now are asked about."""
        self._begun = self.typed()
        first.setFocus()

    def typed(self) -> tuple[object, ...]:
        """What the fields hold."""
        raise NotImplementedError

    def save(self) -> None:
        """Calls ``send``."""
        raise NotImplementedError

    # -- working
    def send(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Runs the command; the dialog closes when it succeeded."""
        self._set_busy(True)
        self._clear_errors()

        def succeeded(result: T) -> None:
            self._set_busy(False)
            self.accept()
            done(result)

        self.desk.command(work, succeeded, self.fail)

    def fail(self, error: BaseException) -> None:
        """Shows the sentence of a broken rule; anything else is a bug, which the window tells."""
        self._set_busy(False)
        if not isinstance(error, RuleBroken):
            self.desk.say_error(error)
            return
        text = sentence(error, self.desk.language)
        field = self.field_of(error)
        if field is None:
            self.message.setText(text)
            self.message.setAccessibleName(text)
            self.message.show()
        else:
            field.set_error(text)
            field.editor.setFocus()
        if error.code is Code.CHANGED_BY_OTHER:
            self._meet_other()

    # -- two people, one record
    def since_seen(self) -> Callable[[], Meanwhile[Any]] | None:
        """A question for the worker: what others changed in the record since it was read; None for none."""
        return None

    def take(self, stored: Any) -> None:
        """Takes ``stored`` as what was seen; the fields stay as they are."""

    def fill(self) -> None:
        """Writes into the fields what was seen."""

    def _meet_other(self) -> None:
        """Somebody was quicker: the person sees what was changed and chooses; until then nothing typed is lost."""
        read = self.since_seen()
        if read is None:
            return
        # Busy meanwhile: a dialog that was closed could take no answer.
        self._set_busy(True)
        self.desk.ask(read, self._choose, self.fail)

    def _choose(self, meanwhile: Meanwhile[Any]) -> None:
        self._set_busy(False)
        words = AuditWords(self.desk.reference, self.desk.language, {})
        answer = self.ask_changed(meanwhile.entries, words, self)
        if answer is Answer.LATER:
            return
        self.take(meanwhile.stored)
        if answer is Answer.MINE:
            self.save()
            return
        self.fill()
        self._clear_errors()
        self._begun = self.typed()

    def _clear_errors(self) -> None:
        for field in set(self._errors.values()):
            field.clear_error()
        self.message.hide()

    def field_of(self, error: RuleBroken) -> Field | None:
        """The field at which the sentence belongs."""
        return self._errors.get(error.code)

    def _on_save_clicked(self) -> None:
        if not self.busy:
            self.save()

    def _set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.save_button.setEnabled(not busy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A sentence that appears at a field makes the dialog grow: nothing is squeezed or cut."""
        layout = self.layout()
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show) and layout is not None:
            needed = layout.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)
        return super().eventFilter(watched, event)

    # -- leaving
    def reject(self) -> None:
        """Goes back, after a question if something typed would be lost; never in the middle of a command."""
        if self.busy:
            return
        if self.typed() != self._begun and not self.ask(_discard()):
            return
        super().reject()

    def done(self, result: int) -> None:
        """The dialog is made anew when it is wanted again."""
        super().done(result)
        self.deleteLater()


def _discard() -> Question:
    return Question(
        translate("FormDialog", "Unsaved fields"),
        translate("FormDialog", "What you typed is not saved yet."),
        translate("FormDialog", "Discard it and go back?"),
        translate("FormDialog", "Discard"),
        danger=True,
    )
