"""Stage 2: «تایید اولیه درخواست همیاری دانشجو»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton

from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.domain.work_request import Verb, possible_verbs
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import Decided, RequestFilter, RequestRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.decisions import Decision, Decisions
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.pages.stage_page import StagePage
from hamyar_desktop.ui.panels.beside_table import BesideTable
from hamyar_desktop.ui.panels.request_drawer import RequestDrawer
from hamyar_desktop.ui.panels.row_actions import RowActions
from hamyar_desktop.ui.row_keys import STATE_KEY, VERB_KEYS, KeyGroup, with_key
from hamyar_desktop.ui.tables.request_columns import language, request_columns, stage_chip
from hamyar_desktop.ui.tables.requests_table import RequestsTable
from hamyar_desktop.ui.theme import beside_icon, icon
from hamyar_desktop.ui.widgets.chip import stage_look

translate = QCoreApplication.translate
_SHOWN_AS = {Verb.APPROVE: "approved", Verb.REJECT: "rejected"}
_OFFERED = (Verb.APPROVE, Verb.REJECT, Verb.REOPEN, Verb.EDIT)


def _words(verb: Verb) -> str:
    """What a key or a menu does on this page, where nothing is stored before it is applied."""
    if verb is Verb.APPROVE:
        return translate("PreliminaryPage", "Mark the selected rows as approved")
    if verb is Verb.REJECT:
        return translate("PreliminaryPage", "Mark the selected rows as rejected")
    if verb is Verb.REOPEN:
        return translate("PreliminaryPage", "Leave the selected rows pending")
    return word("verb", verb.value, language())


@dataclass(frozen=True)
class _Staged:
    """A row's new state before it is applied, with the version that was on screen."""

    verb: Verb
    version: int
    reason: str = ""

    def as_text(self) -> str:
        """For the draft."""
        return f"{self.verb.value} {self.version} {self.reason}"

    @classmethod
    def of_text(cls, text: str) -> _Staged:
        """From the draft."""
        verb, version, reason = text.split(" ", 2)
        return cls(Verb(verb), int(version), reason)


class PreliminaryPage(StagePage):
    """«بررسی نشده» is turned into «تایید شده» or «رد شده» in the table, then applied (seed stage 2)."""

    key = "preliminary"
    stage = 1

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._staged: dict[int, _Staged] = {}
        columns = list(request_columns("student", "unit", "work_type", "hours", "note", "registered", "stage"))
        columns[-1] = replace(columns[-1], chip=self._chip, text=lambda row: self._chip(row)[0], tooltip=None)
        self.table = RequestsTable(desk, "pendingTable", columns)
        self.table.give_way("note", "registered", "work_type", "unit")
        self.decisions = Decisions(desk, self)
        self.decisions.select_again = self.table.select_ids
        self.decisions.name_of = self.table.name_of
        self.drawer = RequestDrawer(desk, self.table)
        self._buttons()
        marks = {verb: partial(self.mark, verb) for verb in (Verb.APPROVE, Verb.REJECT)}
        self.row_actions = RowActions(
            desk, self.table, self.decisions, self.drawer, self, verbs=_OFFERED,
            instead={**marks, Verb.REOPEN: self.unmark}, words=_words, possible=self._possible,
        )  # fmt: skip
        self.lay_out(BesideTable(desk, self.table, self.drawer), with_form=False)
        self.table.counted.connect(self._on_counted)
        self.table.clicked.connect(lambda index: self._on_cell_clicked(index.row(), index.column()))
        self.retranslate()

    def _buttons(self) -> None:
        self.approve = QPushButton()
        self.approve.setObjectName("approveSelected")
        self.approve.setProperty("kind", "success")
        self.reject = QPushButton()
        self.reject.setObjectName("rejectSelected")
        self.reject.setProperty("kind", "danger")
        for button in (self.drawer.button, self.approve, self.reject, self.apply_button):
            self.waiting_card.add_header_widget(button)
        self.approve.clicked.connect(lambda: self.mark(Verb.APPROVE))
        self.reject.clicked.connect(lambda: self.mark(Verb.REJECT))
        state = QShortcut(QKeySequence(STATE_KEY), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        state.activated.connect(self._choose_current_state)

    def title(self) -> str:
        return word("form", self.key, self.desk.language)

    def subtitle(self) -> str:
        return translate("PreliminaryPage", "Turn «Pending» into «Approved» or «Rejected», then apply the changes.")

    def key_groups(self) -> list[KeyGroup]:
        return self.row_actions.key_groups()

    def focus_first(self) -> None:
        self.table.setFocus()

    def open_argument(self, argument: object) -> None:
        if isinstance(argument, RequestFilter):
            self.table.show_filter(argument)

    def refresh(self) -> None:
        super().refresh()
        term = self.desk.reference.term
        self.table.show_filter(RequestFilter(stage="pending", term_code=term.code if term else "", descending=False))
        self._show_possible()

    def _show_possible(self) -> None:
        may = self.desk.person.may(Permission.DECIDE)
        why = "" if may else translate("PreliminaryPage", "Only the unit's supervisor or student affairs may decide.")
        for button, verb in ((self.approve, Verb.APPROVE), (self.reject, Verb.REJECT)):
            button.setEnabled(may)
            button.setToolTip(why or with_key(_words(verb), VERB_KEYS[verb.value]))
        self.apply_button.setEnabled(may and bool(self._staged) and not self.busy)

    def retranslate(self) -> None:
        super().retranslate()
        self.row_actions.retranslate()
        self.approve.setText(beside_icon(translate("PreliminaryPage", "Approved")))
        self.approve.setIcon(icon("check", "success"))
        self.reject.setText(beside_icon(translate("PreliminaryPage", "Rejected")))
        self.reject.setIcon(icon("x", "danger"))
        self.approve.setAccessibleName(_words(Verb.APPROVE))
        self.reject.setAccessibleName(_words(Verb.REJECT))
        self.table.setAccessibleName(self.title())
        self.table.set_empty(
            "clipboard-check",
            translate("PreliminaryPage", "Nothing waits for preliminary approval"),
            translate("PreliminaryPage", "New requests appear here as soon as they are registered."),
        )
        self._on_counted(self.table.rows_model.rowCount())
        self._show_possible()

    def _on_counted(self, count: int) -> None:
        title = self.count_words(translate("PreliminaryPage", "Pending requests"), count)
        if self._staged:
            text = translate("PreliminaryPage", "%1 changes wait to be applied")
            title += " — " + text.replace("%1", number_text(len(self._staged)))
        self.waiting_card.set_title(title)

    # -- staging
    def _chip(self, row: RequestRow) -> tuple[str, str, str]:
        staged = self._staged.get(row.id)
        if staged is None:
            return stage_chip(row)
        shown = _SHOWN_AS[staged.verb]
        tone, icon_name = stage_look(shown)
        return word("stage", shown, language()), tone, icon_name

    def mark(self, verb: Verb) -> None:
        """Stages the verb for the selected rows; a rejection asks for its reason at once."""
        rows = self.table.selected_requests()
        if not rows:
            self.desk.say(translate("PreliminaryPage", "Select at least one row in the table first."), "warning")
            return
        self._stage(rows, verb)

    def unmark(self) -> None:
        """The selected rows stand as they are stored."""
        self._stage(self.table.loaded_selection(), None)

    def _stage(self, rows: Sequence[RequestRow], verb: Verb | None) -> None:
        reason: str | None = ""
        if verb is Verb.REJECT:
            reason = self.decisions.ask_reason(verb, len(rows))
        if reason is None:
            return
        for row in rows:
            if verb is None:
                self._staged.pop(row.id, None)
            else:
                self._staged[row.id] = _Staged(verb, row.version, reason)
        self._show_staged()

    def _show_staged(self) -> None:
        self.table.rows_model.retranslate_loaded()
        self._on_counted(self.table.rows_model.rowCount())
        self._show_possible()
        self.row_actions.follow_selection()
        self.edited.emit()

    def _possible(self, row: RequestRow) -> set[Verb]:
        """Of what the rules allow, what belongs to this stage; and what was turned can be turned back."""
        found = set(_OFFERED) & set(possible_verbs(self.desk.person, row.state, row.unit_id))
        return found | {Verb.REOPEN} if row.id in self._staged else found

    def _choose_current_state(self) -> None:
        current = self.table.currentIndex()
        if current.isValid():
            self._choose_state(current.row())

    def _on_cell_clicked(self, place: int, column: int) -> None:
        if self.table.rows_model.columns[column].key == "stage":
            self._choose_state(place)

    def _choose_state(self, place: int) -> None:
        """The state cell offers the three words, as in Behestan."""
        row = self.table.request_at(place)
        if row is None or not self.desk.person.may(Permission.DECIDE):
            return
        menu = QMenu(self)
        menu.setObjectName("stateMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for stage, verb in (("pending", None), ("approved", Verb.APPROVE), ("rejected", Verb.REJECT)):
            tone, icon_name = stage_look(stage)
            action = menu.addAction(icon(icon_name, tone), word("stage", stage, language()))
            action.triggered.connect(lambda _checked=False, verb=verb: self._stage([row], verb))
        column = len(self.table.rows_model.columns) - 1
        rect = self.table.visualRect(self.table.rows_model.index(place, column))
        menu.popup(self.table.viewport().mapToGlobal(rect.bottomLeft()))

    # -- applying
    def apply(self) -> None:
        """«اعمال تغییرات»: every state that was turned, as one command."""
        if self.busy:
            return
        if not self._staged:
            self.desk.say(translate("PreliminaryPage", "Turn the state of at least one row first."), "warning")
            return
        groups: dict[tuple[Verb, str], list[Item]] = {}
        for number, staged in self._staged.items():
            groups.setdefault((staged.verb, staged.reason), []).append(Item(number, staged.version))
        self._set_busy(True)
        decisions = [Decision(verb, items, reason) for (verb, reason), items in groups.items()]
        self.decisions.carry_out(decisions, self._finished, self.failed)

    def _finished(self, decided: Decided) -> None:
        self._set_busy(False)
        for number in (*decided.done, *(refusal.request_id for refusal in decided.refused)):
            self._staged.pop(number, None)
        self._show_staged()

    def failed(self, error: BaseException) -> None:
        """What was turned stays turned, to be applied again."""
        super().failed(error)
        self._show_possible()

    # -- unsaved fields
    def fields(self) -> Mapping[str, str]:
        if not self._staged:
            return {}
        return {str(number): staged.as_text() for number, staged in self._staged.items()}

    def restore(self, fields: Mapping[str, str]) -> None:
        self._staged = {int(number): _Staged.of_text(text) for number, text in fields.items()}
        self._show_staged()

    def discard(self) -> None:
        self._staged.clear()
        self._show_staged()
