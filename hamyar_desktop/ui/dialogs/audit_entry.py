"""One entry of the history: who, when, what record, and each field from what to what."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.domain.text import strip_invisible
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.services.rows import HistoryRow
from hamyar_desktop.ui.audit_words import AuditWords, action_look
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.moments import moment_text
from hamyar_desktop.ui.tables.audit_table import who
from hamyar_desktop.ui.tables.rows_table import RowsTable
from hamyar_desktop.ui.widgets.avatar import Avatar
from hamyar_desktop.ui.widgets.chip import Chip
from hamyar_desktop.ui.widgets.facts import FactGrid
from hamyar_desktop.ui.widgets.icon_button import IconButton
from hamyar_desktop.ui.widgets.row_copy import put_on_clipboard

translate = QCoreApplication.translate


@dataclass(frozen=True)
class _Change:
    """A line of the dialog's table."""

    place: int
    field: str
    before: str
    after: str


def _columns() -> list[Column]:
    return [
        Column("field", lambda: translate("AuditEntry", "Field"), lambda row: row.field, 190),
        Column(
            "before", lambda: translate("AuditEntry", "Before"), lambda row: row.before, 220,
            tooltip=lambda row: row.before,
        ),
        Column(
            "after", lambda: translate("AuditEntry", "After"), lambda row: row.after, 220, stretch=True,
            tooltip=lambda row: row.after,
        ),
    ]  # fmt: skip


class AuditEntry(QDialog):
    """Reads nothing itself: everything is in the entry."""

    whole_wanted = Signal(object)
    """The entry of whose record all changes are wanted."""

    def __init__(self, entry: HistoryRow, words: AuditWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry, self._words = entry, words
        self.setObjectName("auditEntry")
        self.setWindowTitle(f"{words.action(entry)} — {words.subject(entry)}")
        self.resize(720, 520)
        self.facts = FactGrid("auditFacts")
        self.facts.set_facts(
            [
                (translate("AuditEntry", "When"), moment_text(entry.at)),
                (translate("AuditEntry", "Who"), who(entry)),
                (translate("AuditEntry", "Kind of record"), words.kind(entry)),
                (translate("AuditEntry", "Number of the record"), number_text(entry.entity_id)),
            ]
        )
        self.changes = RowsTable("auditChanges", _columns(), lambda row: row.place)
        self.changes.setAccessibleName(translate("AuditEntry", "What changed"))
        self.changes.show_rows([_Change(place, *change) for place, change in enumerate(words.changes(entry))])
        self.changes.set_empty("key-round" if entry.entity == "person" else "circle-dot", words.summary(entry))
        self._lay_out()

    def _lay_out(self) -> None:
        name, about = QLabel(self._words.subject(self._entry)), QLabel(self._words.about(self._entry))
        name.setProperty("role", "heading")
        about.setProperty("role", "muted")
        # A Persian name on an English page would else stand at the far side.
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        for label in (name, about):
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.chip = Chip(self._words.action(self._entry), *action_look(self._entry.action))
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(name)
        titles.addWidget(about)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Avatar(who(self._entry), 46))
        head.addLayout(titles, 1)
        head.addWidget(self.chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.facts)
        layout.addWidget(self.changes, 1)
        layout.addLayout(self._buttons())
        self.close_button.setFocus()

    def _buttons(self) -> QHBoxLayout:
        self.copy_button = IconButton("copyEntry", "copy", self.copy)
        self.copy_button.set_words(translate("AuditEntry", "Copy"))
        self.whole_button = IconButton("wholeRecord", "history", self._on_whole_clicked)
        self.whole_button.set_words(translate("AuditEntry", "All changes of this record"))
        self.whole_button.setVisible(self._entry.entity != "setting")
        self.close_button = close = QPushButton(translate("AuditEntry", "Close"))
        close.setObjectName("closeEntry")
        close.setAccessibleName(close.text())
        close.setProperty("kind", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addWidget(self.whole_button)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def copy(self) -> None:
        """The entry as lines of text."""
        entry, words = self._entry, self._words
        head = (words.action(entry), words.subject(entry), words.about(entry), who(entry), moment_text(entry.at))
        lines = [" — ".join(head)]
        lines += ["\t".join(change) for change in words.changes(entry)]
        put_on_clipboard(strip_invisible("\n".join(lines)))

    def _on_whole_clicked(self) -> None:
        self.accept()
        self.whole_wanted.emit(self._entry)

    def done(self, result: int) -> None:
        """The dialog is made anew when it is wanted again."""
        super().done(result)
        self.deleteLater()
