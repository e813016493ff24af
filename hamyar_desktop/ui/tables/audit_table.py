"""The table of the whole history: newest first, read page by page, with the names of what it is about."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from hamyar_desktop.domain.jalali import format_moment, plain_moment
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.paged_table_model import PagedTableModel
from hamyar_desktop.services.rows import AuditFilter, HistoryRow, Subject
from hamyar_desktop.ui.audit_words import AuditWords, Words, action_look
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import is_persian
from hamyar_desktop.ui.tables.kept_place import keeping_place
from hamyar_desktop.ui.widgets.table import Table

translate = QCoreApplication.translate
Read = tuple[list[HistoryRow], dict[tuple[str, int], Subject]]


def _when(entry: HistoryRow) -> str:
    return format_moment(entry.at) if is_persian() else plain_moment(entry.at)


def who(entry: HistoryRow) -> str:
    """Who did it; what another program wrote into the file has no name."""
    return entry.person or translate("AuditTable", "another tool")


def audit_columns(words: Words) -> list[Column]:
    """When, who, what record, what was done, and what changed."""
    return [
        Column("when", lambda: translate("AuditTable", "When"), _when, 136, figures=True),
        Column("who", lambda: translate("AuditTable", "Who"), who, 170, avatar=True),
        Column(
            "record", lambda: translate("AuditTable", "Record"), lambda entry: words().subject(entry), 220,
            detail=lambda entry: words().about(entry),
            tooltip=lambda entry: f"{words().subject(entry)} — {words().about(entry)}",
        ),
        Column(
            "action", lambda: translate("AuditTable", "Action"), lambda entry: words().action(entry), 164,
            chip=lambda entry: (words().action(entry), *action_look(entry.action)),
        ),
        Column(
            "changes", lambda: translate("AuditTable", "What changed"), lambda entry: words().summary(entry), 220,
            stretch=True, tooltip=lambda entry: "\n".join(words().lines(entry)),
        ),
    ]  # fmt: skip


class AuditTable(Table):
    """Asks ``services.history``; the chosen entry stays chosen when newer ones come in above it."""

    counted = Signal(int)
    """The number of entries that match."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("auditTable", parent)
        self._desk = desk
        self.wanted = AuditFilter()
        self._subjects: dict[tuple[str, int], Subject] = {}
        self.words = AuditWords(desk.reference, desk.language, self._subjects)
        columns = audit_columns(lambda: self.words)
        self.rows_model = PagedTableModel(columns, self._fetch, self)
        self.set_row_height(54)
        self.setModel(self.rows_model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.set_columns_from(columns)

    def show_filter(self, wanted: AuditFilter) -> None:
        """Shows what matches."""
        self.wanted = wanted
        self.reload()

    def reload(self) -> None:
        """Reads anew off the GUI thread, with the names of terms and units as they are now."""
        desk, person, wanted = self._desk, self._desk.person, self.wanted
        self.words = AuditWords(desk.reference, desk.language, self._subjects)
        desk.runner.run_latest(
            f"audit-{id(self)}", lambda: desk.services.history.ids(person, wanted), self._take_ids, desk.say_error
        )

    def retranslate(self) -> None:
        """Words of the present language, and names of the units as they are now."""
        self.words = AuditWords(self._desk.reference, self._desk.language, self._subjects)
        self.rows_model.retranslate()

    def entry_at(self, place: int) -> HistoryRow | None:
        """The entry of a row, if it is loaded."""
        row: HistoryRow | None = self.rows_model.row_at(place)
        return row

    def _fetch(self, ids: list[int], deliver: Callable[[Sequence[HistoryRow]], None]) -> None:
        desk, person, history = self._desk, self._desk.person, self._desk.services.history

        def read() -> Read:
            entries = history.page(person, ids)
            return entries, history.subjects(person, entries)

        def take(found: Read) -> None:
            self._subjects.update(found[1])
            deliver(found[0])

        desk.ask(read, take)

    def _take_ids(self, ids: array[int]) -> None:
        if ids != self.rows_model.ids:
            chosen = {self.rows_model.id_at(place) for place in self.selected_rows()}
            with keeping_place(self, self.rows_model):
                self.rows_model.set_ids(ids)
                if chosen:
                    self.select_rows([place for place, row_id in enumerate(ids) if row_id in chosen])
        self.counted.emit(len(ids))
