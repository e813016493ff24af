"""What a table of requests says when no row matches the filters, and the ways out that it offers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from hamyar_desktop.ui.panels.request_filters import RequestFilters
from hamyar_desktop.ui.widgets.empty_state import EmptyState
from hamyar_desktop.ui.widgets.table import Table

translate = QCoreApplication.translate


class EmptyMatches(QObject):
    """Clears the filters, or searches in all terms where a text was looked for in one."""

    def __init__(self, table: Table, filters: RequestFilters) -> None:
        super().__init__(table)
        self._table, self._filters = table, filters
        state = table.findChild(EmptyState)
        assert state is not None, "every table has one"
        self._state = state
        state.also_clicked.connect(filters.search_all_terms)

    def show_words(self) -> None:
        """For the filters as they are now."""
        self._table.set_empty(
            "search-x",
            translate("EmptyMatches", "No request matches"),
            translate("EmptyMatches", "Try fewer filters or another spelling."),
            translate("EmptyMatches", "Clear filters"),
        )
        wanted = self._filters.wanted()
        if wanted.text and wanted.term_code:
            self._state.offer_also(translate("EmptyMatches", "Search in all terms"))
