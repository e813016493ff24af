"""Every request that the person may see: filters, search, sorting, Excel output, and what may be done to rows."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.decisions import Decisions
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.panels.beside_table import BesideTable
from hamyar_desktop.ui.panels.empty_matches import EmptyMatches
from hamyar_desktop.ui.panels.export_requests import ExportRequests
from hamyar_desktop.ui.panels.filter_scope import REQUESTS, first_filter
from hamyar_desktop.ui.panels.request_drawer import RequestDrawer
from hamyar_desktop.ui.panels.request_filters import RequestFilters
from hamyar_desktop.ui.panels.row_actions import RowActions
from hamyar_desktop.ui.row_keys import KeyGroup
from hamyar_desktop.ui.tables.request_columns import request_columns
from hamyar_desktop.ui.tables.requests_table import RequestsTable
from hamyar_desktop.ui.theme import beside_icon, icon
from hamyar_desktop.ui.widgets.card import Card

translate = QCoreApplication.translate
_COLUMNS = ("student", "unit", "work_type", "hours", "actual", "registered", "stage")


class RequestsPage(Page):
    """Opens as ``first_filter`` says; ``activate`` takes a ``RequestFilter``."""

    key = "requests"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filled = False
        self._count: int | None = None
        self.table = RequestsTable(desk, "requestsTable", request_columns(*_COLUMNS))
        self.table.give_way("registered", "work_type", "unit", "actual")
        self.card = Card()
        self.export_button = QPushButton()
        self.export_button.setObjectName("exportExcel")
        self.export_button.clicked.connect(self._on_export_clicked)
        self.export = ExportRequests(desk, self)
        self.table.counted.connect(self._on_counted)
        # The rows are asked for early: the worker reads them while the rest of the page is made.
        self.table.show_filter(first_filter(desk, REQUESTS))
        self.filters = RequestFilters(desk, REQUESTS)
        self.filters.changed.connect(self._show_filter)
        self.filters.left_below.connect(self._enter_table)
        self.filters.take_key(self)
        self.empty = EmptyMatches(self.table, self.filters)
        self.table.empty_action_clicked.connect(self._on_empty_action_clicked)
        self.decisions = Decisions(desk, self)
        self.decisions.select_again = self.table.select_ids
        self.decisions.name_of = self.table.name_of
        self.drawer = RequestDrawer(desk, self.table)
        self.row_actions = RowActions(desk, self.table, self.decisions, self.drawer, self)
        self.actions_button = QPushButton()
        self.actions_button.setObjectName("rowActions")
        self.actions_button.setMenu(self.row_actions.menu(self.actions_button))
        self.row_actions.followed.connect(self._follow_selection)
        self.card.add_header_widget(self.filters.saved.button)
        self.card.add_header_widget(self.filters.more_button)
        self.card.add_header_widget(self.actions_button)
        self.card.body.addWidget(self.filters)
        self.card.add_header_widget(self.drawer.button)
        self.card.hold_table(BesideTable(desk, self.table, self.drawer))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.retranslate()

    # -- what the window asks
    def title(self) -> str:
        return word("form", self.key, self.desk.language)

    def subtitle(self) -> str:
        return translate("RequestsPage", "Search, filter and sort; Space opens all about a request beside the table.")

    def header_widgets(self) -> list[QWidget]:
        return [self.export_button]

    def key_groups(self) -> list[KeyGroup]:
        return self.row_actions.key_groups(self.filters.shortcuts())

    def focus_first(self) -> None:
        self.filters.search.setFocus()

    def open_argument(self, argument: object) -> None:
        if isinstance(argument, RequestFilter):
            self.filters.show_filter(argument)
            self._show_filter()

    def refresh(self) -> None:
        self.filters.fill()
        if self._filled:
            self._show_filter()
            return
        self._filled = True
        self.filters.show_filter(first_filter(self.desk, REQUESTS))
        self._show_empty()

    def retranslate(self) -> None:
        self.filters.retranslate()
        self.row_actions.retranslate()
        self.actions_button.setText(beside_icon(translate("RequestsPage", "Actions")))
        self.actions_button.setIcon(icon("ellipsis", "text"))
        self.actions_button.setAccessibleName(translate("RequestsPage", "Actions on the selected requests"))
        self.export_button.setText(beside_icon(translate("RequestsPage", "Excel output")))
        self.export_button.setIcon(icon("download", "text"))
        self.export_button.setAccessibleName(translate("RequestsPage", "Excel output"))
        self.export_button.setToolTip(translate("RequestsPage", "Everything that matches, not only what is in sight"))
        self.table.setAccessibleName(self.title())
        self._show_empty()
        self._follow_selection()

    # -- the table
    def _show_filter(self) -> None:
        """The filters of the person, in the order that the table has."""
        shown = self.table.wanted
        wanted = replace(self.filters.wanted(), sort=shown.sort, descending=shown.descending)
        if wanted != shown:
            # Until the answer comes, the old number would be a lie about the new filter.
            self._count = None
            self._show_title()
        self._show_empty()
        self.table.show_filter(wanted)

    def _show_empty(self) -> None:
        if not self.filters.is_empty():
            self.empty.show_words()
            return
        may = self.desk.person.may(Permission.REGISTER)
        self.table.set_empty(
            "clipboard-list",
            translate("RequestsPage", "There is no request yet"),
            translate("RequestsPage", "Requests appear here as soon as they are registered."),
            translate("RequestsPage", "Register a request") if may else "",
        )

    def _on_empty_action_clicked(self) -> None:
        if self.filters.is_empty():
            self.desk.go("register")
        else:
            self.filters.clear()

    def _enter_table(self) -> None:
        """From the search into the rows: the first one, unless one is chosen already."""
        self.table.setFocus()
        if not self.table.selected_rows() and self.table.rows_model.rowCount():
            self.table.select_rows([0])

    def _on_counted(self, count: int) -> None:
        self._count = count
        self._show_title()
        self.export_button.setEnabled(count > 0 and self.export.progress is None)

    def _show_title(self) -> None:
        if self._count is None:
            self.card.set_title(translate("RequestsPage", "Requests — counting…"))
            return
        title = translate("RequestsPage", "Requests (%1)").replace("%1", number_text(self._count))
        chosen = len(self.table.selected_rows())
        if chosen > 1:
            title += " — " + translate("RequestsPage", "%1 selected").replace("%1", number_text(chosen))
        self.card.set_title(title)

    def _follow_selection(self) -> None:
        self._show_title()
        self.actions_button.setEnabled(bool(self.table.selected_rows()))

    # -- Excel
    def _on_export_clicked(self) -> None:
        self.export_button.setEnabled(False)
        self.export.export(self.table.wanted, self.title(), self._on_export_over)

    def _on_export_over(self) -> None:
        self.export_button.setEnabled(self.table.rows_model.rowCount() > 0)
