"""The first page: where the term stands, what waits, how much quota is left, and what was done of late."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.domain.terms import TermState, parse_term_code
from hamyar_desktop.services.rows import Changes, Home, NextStep, RequestFilter, RequestRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.request_history import open_history
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.moments import left_text, left_tone, moment_text
from hamyar_desktop.ui.navigation import places_of
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.pages.stage_page import STAGES
from hamyar_desktop.ui.panels.events_panel import EventsPanel
from hamyar_desktop.ui.panels.quota_panel import QuotaPanel
from hamyar_desktop.ui.theme import beside_icon, icon
from hamyar_desktop.ui.widgets.bars import Bars
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.chip import Chip, stage_look
from hamyar_desktop.ui.widgets.empty_state import EmptyState
from hamyar_desktop.ui.widgets.stat_tile import StatTile

translate = QCoreApplication.translate
_TILES = (
    ("tilePending", "inbox", "primary", "preliminary", "pending"),
    ("tileHours", "hourglass", "violet", "referral", "approved"),
    ("tileAccount", "landmark", "warning", "bankAccount", "final"),
    ("tileReady", "badge-check", "success", "requests", "ready"),
)
"""Object name, icon, tone, the page that works it off, and the stage shown to those who only read."""
_ACTIVE = ("pending", "approved", "hours", "final", "ready")


class HomePage(Page):
    """Tiles, bars and lists over one answer of ``services.home``."""

    key = "home"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.home: Home | None = None
        self.deadline = Chip()
        self.deadline.setObjectName("deadlineLeft")
        self.next_button = QPushButton()
        self.next_button.setObjectName("nextStep")
        self.next_button.setProperty("kind", "primary")
        self.next_button.clicked.connect(self._on_next_clicked)
        self.tiles = [self._tile(*spec) for spec in _TILES]
        self.bars = Bars()
        self.bars.setObjectName("stageBars")
        self.bars.set_choosable()
        self.bars.chosen.connect(self._on_stage_chosen)
        self.bars_card = Card()
        self.bars_card.body.addWidget(self.bars, 1)
        self.quotas = QuotaPanel()
        self.events = EventsPanel()
        self.events.opened.connect(self._on_event_opened)
        self.empty = EmptyState("calendar-clock")
        self.empty.action.setObjectName("openAdmin")
        self.empty.action_clicked.connect(lambda: desk.go("admin"))
        self._lay_out()
        self.retranslate()

    def _tile(self, name: str, icon_name: str, tone: str, page: str, stage: str) -> StatTile:
        tile = StatTile(icon_name, tone)
        tile.setObjectName(name)
        tile.clicked.connect(lambda: self._open(page, stage))
        return tile

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(14)
        for tile in self.tiles:
            tiles.addWidget(tile, 1)
        first = QVBoxLayout()
        first.setSpacing(14)
        first.addWidget(self.bars_card, 1)
        first.addWidget(self.events, 1)
        body = QHBoxLayout()
        body.setSpacing(14)
        body.addLayout(first, 6)
        body.addWidget(self.quotas, 5)
        full = QWidget()
        inner = QVBoxLayout(full)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(14)
        inner.addLayout(tiles)
        inner.addLayout(body, 1)
        nothing = Card()
        nothing.body.addWidget(self.empty, 1)
        self._panes = QStackedWidget()
        self._panes.addWidget(full)
        self._panes.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)

    # -- what the window asks
    def title(self) -> str:
        return word("form", self.key, self.desk.language)

    def subtitle(self) -> str:
        term = self.desk.reference.term
        if term is None:
            return ""
        text = translate("HomePage", "%1 — deadline of all stages: %2")
        name = parse_term_code(term.code).title(self.desk.language)
        return text.replace("%1", name).replace("%2", moment_text(term.deadline))

    def header_widgets(self) -> list[QWidget]:
        return [self.deadline, self.next_button] if self.desk.reference.term is not None else []

    def concerns(self, changes: Changes) -> bool:
        return changes.requests or changes.accounts or changes.terms or changes.quotas

    def focus_first(self) -> None:
        self.next_button.setFocus()

    def refresh(self) -> None:
        desk = self.desk
        services, person = desk.services, desk.person
        desk.runner.run_latest(f"home-{id(self)}", lambda: services.home(person), self._take, desk.say_error)

    def retranslate(self) -> None:
        self.quotas.retranslate()
        self.events.retranslate(self.desk.language)
        self.bars_card.set_title(translate("HomePage", "The four stages"))
        self.bars.setToolTip(translate("HomePage", "Click a stage to open what waits there."))
        if self.home is not None:
            self._take(self.home)

    # -- showing
    def _take(self, home: Home) -> None:
        self.home = home
        if not self._show_empty(home):
            self._show_deadline(home)
            self._show_tiles(home)
            self._show_bars(home)
            self.quotas.show_quotas(self.desk.reference.units, home.quotas)
            self.events.show_home(home, self.desk.language)
        self._show_next(home.next_step)

    def _show_empty(self, home: Home) -> bool:
        """Whether there is nothing to show yet: no term, or no unit."""
        person, reference = self.desk.person, self.desk.reference
        contact = translate("HomePage", "Please ask student affairs: %1").replace(
            "%1", reference.policy.support_contact
        )
        if home.term is None and person.may(Permission.GOVERN_TERMS):
            self.empty.set_texts(
                translate("HomePage", "There is no term yet"),
                translate(
                    "HomePage", "Define a term with its deadline and the quotas of the units; then work can begin."
                ),
                translate("HomePage", "Define a term"),
                "calendar-clock",
            )
        elif home.term is None:
            self.empty.set_texts(translate("HomePage", "There is no term yet"), contact, icon="calendar-clock")
        elif not reference.units:
            self.empty.set_texts(translate("HomePage", "You do not belong to a unit yet"), contact, icon="building-2")
        else:
            self._panes.setCurrentIndex(0)
            return False
        self._panes.setCurrentIndex(1)
        return True

    def _show_deadline(self, home: Home) -> None:
        assert home.term is not None
        if home.term.state is TermState.OPEN:
            tone, icon_name = left_tone(home.now, home.term.deadline)
            self.deadline.set_look(left_text(home.now, home.term.deadline), tone, icon_name)
            return
        tone, icon_name = stage_look(home.term.state.value)
        state = word("term_state", home.term.state.value, self.desk.language)
        self.deadline.set_look(translate("HomePage", "Term: %1").replace("%1", state), tone, icon_name)

    def _show_tiles(self, home: Home) -> None:
        counts = home.counts
        final = counts.get("final", 0) + counts.get("ready", 0)
        values = (
            (
                translate("HomePage", "Pending"),
                counts.get("pending", 0),
                translate("HomePage", "wait for approval"),
            ),
            (
                translate("HomePage", "Waiting for hours"),
                counts.get("approved", 0),
                translate("HomePage", "%1 not final").replace("%1", number_text(counts.get("hours", 0))),
            ),
            (
                translate("HomePage", "No bank account"),
                home.without_account,
                translate("HomePage", "no Sheba yet"),
            ),
            (
                translate("HomePage", "Ready to pay"),
                counts.get("ready", 0),
                translate("HomePage", "of %1 final").replace("%1", number_text(final)),
            ),
        )
        for tile, (caption, number, detail) in zip(self.tiles, values, strict=True):
            tile.set_values(caption, number_text(number), detail)

    def _show_bars(self, home: Home) -> None:
        counts = {stage: home.counts.get(stage, 0) for stage in _ACTIVE}
        final = counts["final"] + counts["ready"]
        decided = counts["approved"] + counts["hours"] + final
        done_and_waiting = (
            (decided + counts["pending"], 0),
            (decided, counts["pending"]),
            (final, counts["approved"] + counts["hours"]),
            (decided - home.without_account, home.without_account),
        )
        labels = (
            translate("HomePage", "1. Register"),
            translate("HomePage", "2. Approval"),
            translate("HomePage", "3. Hours"),
            translate("HomePage", "4. Account"),
        )
        groups = list(zip(labels, done_and_waiting, strict=True))
        names = (translate("HomePage", "Done"), translate("HomePage", "Waiting"))
        self.bars.set_data(groups, names, ("success", "primary"))

    def _show_next(self, step: NextStep | None) -> None:
        if step is None and self.next_button.hasFocus():
            self.tiles[0].setFocus()
        self.next_button.setEnabled(step is not None)
        self.next_button.setIcon(icon("arrow-left" if self.desk.language == "fa" else "arrow-right", "on_primary"))
        texts = {
            "decide": translate("HomePage", "Next: preliminary approval"),
            "hours": translate("HomePage", "Next: record hours"),
            "finalize": translate("HomePage", "Next: final approval"),
            "account": translate("HomePage", "Next: bank account"),
            "register": translate("HomePage", "Next: register a request"),
        }
        text = texts[step.kind] if step is not None else translate("HomePage", "Nothing waits for you")
        self.next_button.setText(beside_icon(text))
        about = f"{step.request.student_name} — {step.request.unit}" if step and step.request else ""
        self.next_button.setAccessibleName(f"{text} {about}".strip())
        self.next_button.setToolTip(about or text)

    # -- going on
    def _open(self, page: str, stage: str) -> None:
        """The page that works a stage off, for those who may; the filtered table for the others."""
        if page != "requests" and page in {place.key for place in places_of(self.desk.person)}:
            self.desk.go(page)
            return
        term = self.desk.reference.term
        self.desk.go("requests", RequestFilter(stage=stage, term_code=term.code if term else ""))

    def _on_stage_chosen(self, place: int) -> None:
        self._open(STAGES[place], ("", "pending", "approved", "final")[place])

    def _on_next_clicked(self) -> None:
        step = self.home.next_step if self.home is not None else None
        if step is None:
            return
        row = step.request
        if step.kind in ("decide", "finalize"):
            self.desk.go("review", row.id if row is not None else None)
        elif step.kind == "register":
            self.desk.go("register")
        else:
            self.desk.go("referral" if step.kind == "hours" else "bankAccount", row.student_number if row else None)

    def _on_event_opened(self, request: RequestRow) -> None:
        open_history(self.desk, request, self)
