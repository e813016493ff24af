"""The table of the whole history: newest first, read page by page, with the names of what it is about."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from hamyar_desktop.domain.jalali import format_moment, plain_moment
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.services.rows import AuditFilter, HistoryRow, Subject
from hamyar_desktop.ui.audit_words import AuditWords, Words, action_look
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import is_persian
from hamyar_desktop.ui.tables.paged_table import PagedTable

translate = QCoreApplication.translate
_TIME = "at"
Read = tuple[list[HistoryRow], dict[tuple[str, int], Subject]]


def _when(entry: HistoryRow) -> str:
    return format_moment(entry.at) if is_persian() else plain_moment(entry.at)


def who(entry: HistoryRow) -> str:
    """Who did it; what another program wrote into the file has no name."""
    return entry.person or translate("AuditTable", "another tool")


def audit_columns(words: Words) -> list[Column]:
    """When, who, what record, what was done, and what changed."""
    return [
        Column("when", lambda: translate("AuditTable", "When"), _when, 136, sort=_TIME, figures=True),
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


class AuditTable(PagedTable):
    """Asks ``services.history``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self.wanted = AuditFilter()
        self._newest_first = True
        self._subjects: dict[tuple[str, int], Subject] = {}
        self.words = AuditWords(desk.reference, desk.language, self._subjects)
        super().__init__(desk, "auditTable", audit_columns(lambda: self.words), parent)
        self.set_row_height(54)

    def show_filter(self, wanted: AuditFilter) -> None:
        """Shows what matches."""
        self.wanted = wanted
        self.reload()

    def reload(self) -> None:
        """Reads anew off the GUI thread, with the names of terms and units as they are now."""
        self.words = AuditWords(self._desk.reference, self._desk.language, self._subjects)
        super().reload()

    def retranslate(self) -> None:
        """Words of the present language, and names of the units as they are now."""
        self.words = AuditWords(self._desk.reference, self._desk.language, self._subjects)
        self.rows_model.retranslate()

    def entry_at(self, place: int) -> HistoryRow | None:
        """The entry of a row, if it is loaded."""
        row: HistoryRow | None = self.rows_model.row_at(place)
        return row

    # -- what the table asks
    def question(self) -> object:
        """See ``PagedTable``."""
        return self.wanted, self._newest_first

    def read_ids(self) -> Callable[[], array[int]]:
        """See ``PagedTable``. Entries are numbered as they are written: the other order is this one turned round."""
        history, person = self._desk.services.history, self._desk.person
        wanted, newest = self.wanted, self._newest_first

        def read() -> array[int]:
            ids = history.ids(person, wanted)
            if not newest:
                ids.reverse()
            return ids

        return read

    def read_page(self, ids: list[int]) -> Callable[[], Read]:
        """See ``PagedTable``."""
        history, person = self._desk.services.history, self._desk.person

        def read() -> Read:
            entries = history.page(person, ids)
            return entries, history.subjects(person, entries)

        return read

    def rows_of(self, read: Read) -> Sequence[HistoryRow]:
        """See ``PagedTable``."""
        self._subjects.update(read[1])
        return read[0]

    def sorted_by(self) -> tuple[str, bool]:
        """See ``PagedTable``."""
        return _TIME, self._newest_first

    def set_sort(self, sort: str, *, descending: bool) -> None:
        """See ``PagedTable``; there is one column to sort by."""
        self._newest_first = descending
