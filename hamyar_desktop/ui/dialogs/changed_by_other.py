"""Two people, one record: the second sees what the first changed, field by field, and chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hamyar_desktop.services.rows import HistoryRow
from hamyar_desktop.ui.history_words import HistoryWords
from hamyar_desktop.ui.moments import moment_text
from hamyar_desktop.ui.widgets.named_button import named_button

translate = QCoreApplication.translate


class Answer(Enum):
    """What the second person wants."""

    THEIRS = "theirs"
    MINE = "mine"
    LATER = "later"


AskChanged = Callable[[Sequence[HistoryRow], HistoryWords, QWidget], Answer]


class ChangedByOther(QDialog):
    """Escape goes back to the form, with everything that was typed, and saves nothing."""

    def __init__(self, entries: Sequence[HistoryRow], words: HistoryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("changedByOther")
        self.setWindowTitle(translate("ChangedByOther", "Changed meanwhile"))
        self.setFixedWidth(520)
        self.answer = Answer.LATER
        title = QLabel(translate("ChangedByOther", "Somebody else changed this record while you were typing."))
        title.setProperty("role", "heading")
        hint = QLabel(translate("ChangedByOther", "Nothing of yours is saved yet: choose which of the two counts."))
        hint.setProperty("role", "muted")
        for label in (title, hint):
            label.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(title)
        for entry in entries:
            layout.addWidget(_entry(entry, words))
        layout.addWidget(hint)
        layout.addSpacing(6)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        theirs = named_button("takeTheirs", translate("ChangedByOther", "Show what is stored"))
        theirs.setProperty("kind", "primary")
        theirs.setDefault(True)
        theirs.clicked.connect(lambda: self._choose(Answer.THEIRS))
        mine = named_button("saveMine", translate("ChangedByOther", "Save mine over it"))
        mine.clicked.connect(lambda: self._choose(Answer.MINE))
        back = named_button("backToForm", translate("ChangedByOther", "Back to the form"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(mine)
        row.addWidget(theirs)
        theirs.setFocus()
        return row

    def _choose(self, answer: Answer) -> None:
        self.answer = answer
        self.accept()

    def ask(self) -> Answer:
        """Shows the dialog and waits for the person."""
        self.exec()
        self.deleteLater()
        return self.answer


def _entry(entry: HistoryRow, words: HistoryWords) -> QWidget:
    holder = QFrame()
    holder.setProperty("role", "soft")
    inner = QVBoxLayout(holder)
    inner.setContentsMargins(14, 10, 14, 10)
    inner.setSpacing(4)
    who = QLabel(f"{entry.person}، {moment_text(entry.at)}")
    who.setProperty("role", "muted")
    inner.addWidget(who)
    for line in words.lines(entry):
        label = QLabel(line)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        inner.addWidget(label)
    return holder


def ask_changed(entries: Sequence[HistoryRow], words: HistoryWords, parent: QWidget) -> Answer:
    """The dialog; tests and the tour give an answer of their own."""
    return ChangedByOther(entries, words, parent).ask()
