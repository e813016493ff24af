"""What was done of late: one line for each event, with icon, student, who and when."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hamyar_desktop.services.rows import HistoryRow, Home, RequestRow
from hamyar_desktop.services.words import Language
from hamyar_desktop.ui.moments import ago_text
from hamyar_desktop.ui.request_events import verb_look, verb_word
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.empty_state import EmptyState
from hamyar_desktop.ui.widgets.event_row import EventRow

translate = QCoreApplication.translate


class EventsPanel(Card):
    """``opened`` names the request whose line was clicked."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._home: Home | None = None
        self._language: Language = "fa"
        self._rows: list[EventRow] = []
        self._requests: list[RequestRow] = []
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("recentEvents")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._empty = EmptyState("history")
        self.layout().setContentsMargins(12, 14, 12, 10)  # type: ignore[union-attr]
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self._empty, 1)
        self.retranslate(self._language)

    def show_home(self, home: Home, language: Language) -> None:
        """The recent entries, newest first."""
        self._home, self._language = home, language
        entries = [(entry, home.about[entry.entity_id]) for entry in home.recent if entry.entity_id in home.about]
        self._requests = [request for _, request in entries]
        while len(self._rows) < len(entries):
            self._add_row()
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(entries))
            if place < len(entries):
                self._fill(row, *entries[place])
        self._area.setVisible(bool(entries))
        self._empty.setVisible(not entries)

    def _add_row(self) -> None:
        row, place = EventRow(), len(self._rows)
        row.clicked.connect(lambda: self.opened.emit(self._requests[place]))
        self._rows.append(row)
        self._list.insertWidget(place, row)

    def _fill(self, row: EventRow, entry: HistoryRow, request: RequestRow) -> None:
        assert self._home is not None
        tone, icon = verb_look(entry.action)
        title = translate("EventsPanel", "%1: %2").replace("%1", verb_word(entry.action, self._language))
        who = entry.person or translate("EventsPanel", "another tool")
        detail = " • ".join((who, ago_text(self._home.now, entry.at), request.unit))
        row.set_values(icon, tone, title.replace("%2", request.student_name), detail)

    def retranslate(self, language: Language) -> None:
        """Words in the present language."""
        self._language = language
        self.set_title(translate("EventsPanel", "Recent events"))
        self._area.setAccessibleName(translate("EventsPanel", "Recent events"))
        self._empty.set_texts(
            translate("EventsPanel", "Nothing was done yet"),
            translate("EventsPanel", "Every step of a request is noted here, with who and when."),
        )
        if self._home is not None:
            self.show_home(self._home, language)
