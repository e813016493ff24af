"""The supervisor's desk: everything that waits for a word, decided one by one or many at once."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import Changes, RequestFilter, Waiting
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.decisions import Decisions
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.panels.beside_table import BesideTable
from hamyar_desktop.ui.panels.empty_matches import EmptyMatches
from hamyar_desktop.ui.panels.filter_scope import REVIEW, first_filter, present_term
from hamyar_desktop.ui.panels.request_drawer import RequestDrawer
from hamyar_desktop.ui.panels.request_filters import RequestFilters
from hamyar_desktop.ui.panels.row_actions import RowActions
from hamyar_desktop.ui.request_events import verb_look
from hamyar_desktop.ui.row_keys import DRAWER_KEY, VERB_KEYS, KeyGroup, with_key
from hamyar_desktop.ui.tables.requests_table import RequestsTable
from hamyar_desktop.ui.tables.review_columns import VIEW, review_columns, row_buttons
from hamyar_desktop.ui.theme import beside_icon, icon
from hamyar_desktop.ui.widgets.buttons_delegate import ButtonsDelegate, CellButton
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.stat_tile import StatTile

translate = QCoreApplication.translate
_TILES = (
    ("tilePending", "inbox", "warning", "pending"),
    ("tileNotFinal", "hourglass", "violet", "hours"),
    ("tileApproved", "shield-check", "primary", "approved"),
    ("tileFinal", "badge-check", "success", "final"),
)
_TILES_NEED = 640
"""Pixels of height."""
_AWAITING = ("awaiting", "pending", "hours")
_BUTTONS = (
    (Verb.APPROVE, "approveSelected", "success"),
    (Verb.REJECT, "rejectSelected", "danger"),
    (Verb.FINALIZE, "finalizeSelected", "primary"),
)
"""Verb, object name and kind."""


class ReviewPage(Page):
    """Only for those who may decide; ``activate`` takes a request's id, which it selects."""

    key = "review"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._waiting: Waiting | None = None
        self._wanted_id: int | None = None
        self.tiles = {stage: self._tile(*spec) for *spec, stage in ((*each, each[-1]) for each in _TILES)}
        self._count: int | None = None
        self._filled = False
        self.filters = RequestFilters(desk, REVIEW)
        self.stage, self.unit = self.filters.lists["stage"], self.filters.lists["unit_id"]
        self.filters.changed.connect(self._show_filter)
        self.filters.left_below.connect(self._enter_table)
        self.filters.take_key(self)
        self.table = RequestsTable(desk, "reviewTable", review_columns())
        self.table.set_row_height(54)
        self.empty = EmptyMatches(self.table, self.filters)
        self.table.empty_action_clicked.connect(self.filters.clear)
        self.table.give_way("registered", "unit", "hours")
        self._paint_buttons()
        self.decisions = Decisions(desk, self)
        self.decisions.select_again = self.table.select_ids
        self.decisions.name_of = self.table.name_of
        self.drawer = RequestDrawer(desk, self.table)
        self.row_actions = RowActions(desk, self.table, self.decisions, self.drawer, self, leave_others=True)
        self.buttons = {verb: self._button(verb, name, kind) for verb, name, kind in _BUTTONS}
        self.card = Card()
        self.card.add_header_widget(self.filters.saved.button)
        self.card.add_header_widget(self.filters.more_button)
        self.card.body.addWidget(self.filters)
        self.card.add_header_widget(self.drawer.button)
        self.card.hold_table(BesideTable(desk, self.table, self.drawer))
        self.table.counted.connect(self._on_counted)
        self.row_actions.followed.connect(self._follow_selection)
        self.drawer.opened.connect(lambda _is_open: self._make_room())
        self._lay_out()
        self.retranslate()

    def _tile(self, name: str, icon_name: str, tone: str, stage: str) -> StatTile:
        tile = StatTile(icon_name, tone)
        tile.setObjectName(name)
        tile.clicked.connect(lambda: self._on_tile_clicked(stage))
        return tile

    def _button(self, verb: Verb, name: str, kind: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setProperty("kind", kind)
        button.clicked.connect(lambda: self.row_actions.do(verb))
        return button

    def _paint_buttons(self) -> None:
        column = len(self.table.rows_model.columns) - 1
        delegate = ButtonsDelegate(self.table, self._buttons_of)
        delegate.pressed.connect(self._on_cell_button_pressed)
        self.table.setItemDelegateForColumn(column, delegate)

    def _buttons_of(self, place: int) -> list[CellButton]:
        """Each is an action of the table too: its tooltip names the key."""
        keys = {VIEW: DRAWER_KEY, **VERB_KEYS}
        found = row_buttons(self.desk.person, self.table.rows_model.loaded_at(place))
        return [replace(button, text=with_key(button.text, keys[button.key])) for button in found]

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(14)
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addLayout(tiles)
        layout.addWidget(self.card, 1)

    def _make_room(self) -> None:
        """In a low window the open drawer needs the height of the tiles."""
        shown = not self.drawer.is_open or self.height() >= _TILES_NEED
        for tile in self.tiles.values():
            tile.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    # -- what the window asks
    def title(self) -> str:
        return word("form", self.key, self.desk.language)

    def subtitle(self) -> str:
        return translate("ReviewPage", "Requests and hours that wait for your word, the oldest first")

    def header_widgets(self) -> list[QWidget]:
        return list(self.buttons.values())

    def key_groups(self) -> list[KeyGroup]:
        return self.row_actions.key_groups(self.filters.shortcuts())

    def focus_first(self) -> None:
        self.table.setFocus()

    def open_argument(self, argument: object) -> None:
        if isinstance(argument, int):
            self._wanted_id = argument
            # Whatever was filtered before, the request that somebody comes for is to be seen.
            self.filters.show_filter(present_term(self.desk, REVIEW))
            self._show_filter()

    def concerns(self, changes: Changes) -> bool:
        return changes.requests or changes.accounts or changes.terms

    def refresh(self) -> None:
        self.filters.fill()
        if not self._filled:
            self._filled = True
            self.filters.show_filter(first_filter(self.desk, REVIEW))
        self._show_filter()
        desk = self.desk
        services, person = desk.services, desk.person
        desk.runner.run_latest(
            f"review-{id(self)}", lambda: services.home.waiting(person), self._take_waiting, desk.say_error
        )

    def retranslate(self) -> None:
        self.row_actions.retranslate()
        for verb, _, kind in _BUTTONS:
            button = self.buttons[verb]
            _, icon_name = verb_look(verb.value)
            name = word("verb", verb.value, self.desk.language)
            button.setText(beside_icon(name))
            button.setIcon(icon(icon_name, "on_primary" if kind == "primary" else kind))
            about = translate("ReviewPage", "%1: all selected rows").replace("%1", name)
            button.setAccessibleName(about)
            button.setToolTip(with_key(about, VERB_KEYS[verb.value]))
        self.filters.retranslate()
        self.table.setAccessibleName(self.title())
        self._show_empty()
        if self._waiting is not None:
            self._take_waiting(self._waiting)
        self._show_title()
        self._follow_selection()

    # -- showing
    def _show_filter(self) -> None:
        shown = self.table.wanted
        descending = shown.descending and shown.sort != "id"
        wanted = replace(self.filters.wanted(), sort=shown.sort, descending=descending)
        if wanted != shown:
            self._count = None
            self._show_title()
        self._show_empty()
        self.table.show_filter(wanted)

    def _show_empty(self) -> None:
        if set(REVIEW.parts(self.filters.wanted())) - {"term_code"}:
            self.empty.show_words()
            return
        self.table.set_empty(
            "circle-check",
            translate("ReviewPage", "Nothing waits for your word"),
            translate("ReviewPage", "New requests and recorded hours appear here."),
        )

    def _enter_table(self) -> None:
        """From the search into the rows: the first one, unless one is chosen already."""
        self.table.setFocus()
        if not self.table.selected_rows() and self.table.rows_model.rowCount():
            self.table.select_rows([0])

    def _show_title(self) -> None:
        if self._count is None:
            self.card.set_title(translate("ReviewPage", "Waiting for a decision — counting…"))
            return
        title = translate("ReviewPage", "Waiting for a decision (%1)").replace("%1", number_text(self._count))
        self.card.set_title(title)

    def _on_counted(self, count: int) -> None:
        self._count = count
        self._show_title()
        if self._wanted_id is not None and count:
            wanted, self._wanted_id = self._wanted_id, None
            self.table.select_ids([wanted])
            self.table.scrollTo(self.table.currentIndex())

    def _take_waiting(self, waiting: Waiting) -> None:
        self._waiting = waiting
        counts = waiting.counts
        final = counts.get("final", 0) + counts.get("ready", 0)
        values = {
            "pending": (counts.get("pending", 0), translate("ReviewPage", "wait for approval")),
            "hours": (counts.get("hours", 0), translate("ReviewPage", "wait to be final")),
            "approved": (counts.get("approved", 0), translate("ReviewPage", "no hours yet")),
            "final": (
                final,
                translate("ReviewPage", "%1 ready to pay").replace("%1", number_text(counts.get("ready", 0))),
            ),
        }
        for stage, (number, detail) in values.items():
            self.tiles[stage].set_values(word("stage", stage, self.desk.language), number_text(number), detail)

    def _on_tile_clicked(self, stage: str) -> None:
        if stage in _AWAITING:
            self.stage.setCurrentIndex(self.stage.findData(stage))
            self.table.setFocus()
            return
        term = self.desk.reference.term
        self.desk.go("requests", RequestFilter(stage=stage, term_code=term.code if term else ""))

    def _follow_selection(self) -> None:
        for verb, button in self.buttons.items():
            button.setEnabled(self.row_actions.by_verb[verb].isEnabled())

    # -- deciding
    def _on_cell_button_pressed(self, place: int, key: str) -> None:
        row = self.table.request_at(place)
        if row is None:
            return
        if key == VIEW:
            self.drawer.toggle_at(place)
        else:
            self.decisions.decide_items(Verb(key), [Item(row.id, row.version)])
