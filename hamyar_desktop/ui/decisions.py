"""Carrying out decisions: asks for the reason, tells what was done, offers undo, shows what was refused."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from hamyar_desktop.domain.work_request import TAKES_BACK, Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import Decided, RequestRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.reason import ask_reason
from hamyar_desktop.ui.dialogs.refusals import RefusalsDialog
from hamyar_desktop.ui.locale import number_text

translate = QCoreApplication.translate
Finished = Callable[[Decided], None]


class Decisions(QObject):
    """Given a verb and rows; ``ask_reason`` and ``show_refusals`` may be replaced in tests."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._widget = parent
        self.ask_reason: Callable[[Verb, int], str | None] = lambda verb, count: ask_reason(verb, count, parent)
        self.show_refusals: Callable[[Decided], None] = self._open_refusals
        self.select_again: Callable[[Sequence[int]], None] = lambda _ids: None

    def decide(self, verb: Verb, rows: Sequence[RequestRow], finished: Finished | None = None) -> None:
        """Asks for a reason where the verb needs one, then carries it out."""
        if not rows:
            self._desk.say(translate("Decisions", "Select at least one row first."), "warning")
            return
        reason = ""
        if verb in (Verb.REJECT, Verb.CANCEL):
            given = self.ask_reason(verb, len(rows))
            if given is None:
                return
            reason = given
        self.carry_out(verb, [Item(row.id, row.version) for row in rows], reason, finished)

    def carry_out(self, verb: Verb, items: Sequence[Item], reason: str, finished: Finished | None = None) -> None:
        """One command over all rows."""
        desk, person = self._desk, self._desk.person
        decide = desk.services.decide

        def done(decided: Decided) -> None:
            self._tell(verb, decided)
            if finished is not None:
                finished(decided)

        desk.command(lambda: decide(person, verb, items, reason), done)

    def _tell(self, verb: Verb, decided: Decided) -> None:
        if decided.done:
            text = translate("Decisions", "“%1” was done for %2 requests.")
            text = text.replace("%1", word("verb", verb.value, self._desk.language))
            text = text.replace("%2", number_text(len(decided.done)))
            back = TAKES_BACK.get(verb)
            if back is None:
                self._desk.say(text, "success")
            else:
                self._desk.undo_offered.emit(lambda: self._take_back(back, decided.done), text)
        if decided.refused:
            self.show_refusals(decided)

    def _take_back(self, verb: Verb, ids: Sequence[int]) -> None:
        desk, person = self._desk, self._desk.person
        reason = translate("Decisions", "Taken back")

        def done(decided: Decided) -> None:
            text = translate("Decisions", "%1 decisions were taken back.")
            desk.say(text.replace("%1", number_text(len(decided.done))), "success")
            if decided.refused:
                self.show_refusals(decided)

        desk.command(lambda: desk.services.decide(person, verb, [Item(number) for number in ids], reason), done)

    def _open_refusals(self, decided: Decided) -> None:
        dialog = RefusalsDialog(decided, self._desk.language, self._widget)
        dialog.select_again.connect(lambda ids: self.select_again(ids))
        dialog.open()
