"""Carrying out decisions: asks for the reason, tells what was done, offers undo, shows what was refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.work_request import ASKS_REASON, Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.every import Services
from hamyar_desktop.services.rows import Changes, Decided, Refusal, RequestRow
from hamyar_desktop.services.rows import Decision as Decision
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.reason import ask_reason
from hamyar_desktop.ui.dialogs.refusals import RefusalsDialog
from hamyar_desktop.ui.locale import number_text

translate = QCoreApplication.translate
Finished = Callable[[Decided], None]
Failed = Callable[[BaseException], None]


@dataclass
class _Outcome:
    """What came of several decisions; ``error`` ended them after the first ones were stored."""

    parts: list[tuple[Verb, Decided]] = field(default_factory=list)
    error: RuleBroken | None = None

    @property
    def done(self) -> tuple[int, ...]:
        """Ids of what was done."""
        return tuple(number for _, decided in self.parts for number in decided.done)

    @property
    def refused(self) -> tuple[Refusal, ...]:
        """What was refused, row by row."""
        return tuple(refusal for _, decided in self.parts for refusal in decided.refused)

    @property
    def changes(self) -> Changes:
        """For the pages."""
        return Changes(requests=bool(self.done), quotas=bool(self.done), request_ids=self.done)

    def as_one(self) -> Decided:
        """All decisions together."""
        return Decided(self.changes, self.done, self.refused)


def _decide_all(services: Services, person: Person, decisions: Sequence[Decision]) -> _Outcome:
    """Called in the worker."""
    outcome = _Outcome()
    for decision in decisions:
        try:
            decided = services.decide(person, decision.verb, decision.items, decision.reason)
        except RuleBroken as error:
            if not outcome.parts:
                raise
            outcome.error = error
            break
        outcome.parts.append((decision.verb, decided))
    return outcome


class Decisions(QObject):
    """Given a verb and rows; ``ask_reason`` and ``show_refusals`` may be replaced in tests."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._widget = parent
        self.ask_reason: Callable[[Verb, int], str | None] = lambda verb, count: ask_reason(verb, count, parent)
        self.show_refusals: Callable[[Decided], None] = self._open_refusals
        self.select_again: Callable[[Sequence[int]], None] = lambda _ids: None
        self.name_of: Callable[[int], str] = lambda _id: ""
        """The student of a request, for the list of what was refused."""

    def decide(self, verb: Verb, rows: Sequence[RequestRow], finished: Finished | None = None) -> None:
        """Asks for a reason where the verb needs one, then carries it out."""
        self.decide_items(verb, [Item(row.id, row.version) for row in rows], finished)

    def decide_items(self, verb: Verb, items: Sequence[Item], finished: Finished | None = None) -> None:
        """The same for rows of which only the ids are known."""
        if not items:
            self._desk.say(translate("Decisions", "Select at least one row first."), "warning")
            return
        reason = ""
        if verb in ASKS_REASON:
            given = self.ask_reason(verb, len(items))
            if given is None:
                return
            reason = given
        self.carry_out([Decision(verb, items, reason)], finished)

    def carry_out(
        self, decisions: Sequence[Decision], finished: Finished | None = None, failed: Failed | None = None
    ) -> None:
        """One command over all decisions; one Ctrl+Z takes all of them back."""
        desk, person = self._desk, self._desk.person

        def done(outcome: _Outcome) -> None:
            self._tell(outcome)
            if finished is not None:
                finished(outcome.as_one())

        desk.command(lambda: _decide_all(desk.services, person, decisions), done, failed)

    def _tell(self, outcome: _Outcome) -> None:
        told = [self._words(verb, len(decided.done)) for verb, decided in outcome.parts if decided.done]
        back = [decision for _, decided in outcome.parts for decision in decided.back]
        if back:
            sitting = self._desk.sitting
            self._desk.undo_offered.emit(lambda: self._take_back(back, sitting), " ".join(told))
        elif told:
            self._desk.say(" ".join(told), "success")
        if outcome.error is not None:
            self._desk.say_error(outcome.error)
        if outcome.refused:
            if not told:
                self._desk.say_error(outcome.refused[0].error)
            self.show_refusals(outcome.as_one())

    def _words(self, verb: Verb, count: int) -> str:
        text = translate("Decisions", "“%1” was done for %2 requests.")
        text = text.replace("%1", word("verb", verb.value, self._desk.language))
        return text.replace("%2", number_text(count))

    def _take_back(self, back: Sequence[Decision], sitting: int) -> None:
        if sitting != self._desk.sitting:
            # Whoever decided has signed out: nobody takes back in his name.
            return
        desk, person = self._desk, self._desk.person

        def done(outcome: _Outcome) -> None:
            text = translate("Decisions", "%1 decisions were taken back.")
            desk.say(text.replace("%1", number_text(len(outcome.done))), "success" if outcome.done else "warning")
            if outcome.error is not None:
                desk.say_error(outcome.error)
            if outcome.refused:
                self.show_refusals(outcome.as_one())

        desk.command(lambda: _decide_all(desk.services, person, back), done)

    def _open_refusals(self, decided: Decided) -> None:
        names = {refusal.request_id: self.name_of(refusal.request_id) for refusal in decided.refused}
        dialog = RefusalsDialog(decided, names, self._desk.language, self._widget)
        dialog.select_again.connect(lambda ids: self.select_again(ids))
        dialog.open()
