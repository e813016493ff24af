"""Carrying out decisions: asks for the reason, tells what was done, offers undo, shows what was refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from hamyar_desktop.domain.work_request import ASKS_REASON, Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import Changes, Decided, RequestRow
from hamyar_desktop.services.rows import Decision as Decision
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.reason import ask_reason
from hamyar_desktop.ui.dialogs.refusals import RefusalsDialog
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.refused_rows import RefusedGroup, refused_groups
from hamyar_desktop.ui.tasks import Job
from hamyar_desktop.ui.undo_stack import UndoStep
from hamyar_desktop.ui.widgets.progress_dialog import ProgressDialog

translate = QCoreApplication.translate
Finished = Callable[[Decided], None]
Failed = Callable[[BaseException], None]
_OWN_REASONS = 5
"""Own words of the sitting that are offered again."""


class Decisions(QObject):
    """Given a verb and rows; ``ask_reason`` and ``show_refusals`` may be replaced in tests."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._widget = parent
        self.ask_reason: Callable[[Verb, int], str | None] = self._ask_reason
        self.show_refusals: Callable[[Decided], None] = self._open_refusals
        self.select_again: Callable[[Sequence[int]], None] = lambda _ids: None
        self.name_of: Callable[[int], str] = lambda _id: ""
        """The student of a request as the table shows it, for one that cannot be read any more."""

    def _ask_reason(self, verb: Verb, count: int) -> str | None:
        desk = self._desk
        standard = desk.reference.policy.reject_reasons
        given = ask_reason(verb, count, standard, desk.own_reasons, self._widget)
        if given is not None and given not in standard:
            desk.own_reasons = [given, *(each for each in desk.own_reasons if each != given)][:_OWN_REASONS]
        return given

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
        """One command over all decisions; one Ctrl+Z takes all of them back. Cancelled, nothing was done."""

        def done(decided: Decided) -> None:
            self._tell(decisions, decided)
            if finished is not None:
                finished(decided)

        def cancelled() -> None:
            if finished is not None:
                finished(Decided(Changes(), ()))

        self._run(translate("Decisions", "Applying the decisions"), decisions, done, failed, cancelled)

    def _run(
        self, title: str, decisions: Sequence[Decision], done: Finished, failed: Failed | None,
        cancelled: Callable[[], None],
    ) -> None:  # fmt: skip
        """In the worker, with progress and cancel when it takes its time."""
        desk, person = self._desk, self._desk.person
        note = translate("Decisions", "If you cancel, nothing is changed.")
        dialog = ProgressDialog(title, self._widget.window(), note=note)

        def over() -> None:
            dialog.finish()
            dialog.deleteLater()

        def succeeded(decided: Decided) -> None:
            over()
            done(decided)
            desk.tell(decided.changes)

        def failing(error: BaseException) -> None:
            over()
            (failed or desk.say_error)(error)

        def ended() -> None:
            over()
            desk.say(translate("Decisions", "Cancelled before the end: nothing was changed."), "warning")
            cancelled()

        def work(job: Job) -> Decided:
            return desk.services.decide.all(person, decisions, job.report)

        dialog.watch(desk.runner.run_job(work, succeeded, failing, cancelled=ended))

    # -- telling
    def _tell(self, decisions: Sequence[Decision], decided: Decided) -> None:
        done = set(decided.done)
        counts = _counts(decisions, done)
        told = [self._words(verb, count) for verb, count in counts.items()]
        if decided.lasting:
            text = translate("Decisions", "%1 of them cannot be taken back: their recorded hours were removed.")
            told.append(text.replace("%1", number_text(len(decided.lasting))))
        if decided.back:
            back = _counts(decisions, done - set(decided.lasting))
            self._desk.undo.push(UndoStep(back, decided.back, _versions(decided), self._take_back))
            self._desk.undo_offered.emit(" ".join(told))
        elif told:
            self._desk.say(" ".join(told), "success")
        if decided.refused:
            if not told:
                self._desk.say_error(decided.refused[0].error)
            self.show_refusals(decided)

    def _words(self, verb: Verb, count: int) -> str:
        text = translate("Decisions", "“%1” was done for %2 requests.")
        text = text.replace("%1", word("verb", verb.value, self._desk.language))
        return text.replace("%2", number_text(count))

    # -- taking back
    def _take_back(self, step: UndoStep) -> None:
        desk = self._desk

        def done(decided: Decided) -> None:
            desk.undo.follow(step, _versions(decided))
            text = translate("Decisions", "%1 decisions were taken back.")
            text = text.replace("%1", number_text(len(decided.done)))
            if decided.done and desk.undo.newest is not None:
                desk.undo_offered.emit(text)
            else:
                desk.say(text, "success" if decided.done else "warning")
            if decided.refused:
                self.show_refusals(decided)

        def again() -> None:
            desk.undo.push(step)

        def failed(error: BaseException) -> None:
            again()
            desk.say_error(error)

        self._run(translate("Decisions", "Taking the decisions back"), step.back, done, failed, again)

    # -- what was refused
    def _open_refusals(self, decided: Decided) -> None:
        desk, person = self._desk, self._desk.person
        services, language = desk.services, desk.language
        desk.ask(lambda: refused_groups(services, person, decided.refused, language), self._show_groups)

    def _show_groups(self, groups: list[RefusedGroup]) -> None:
        dialog = RefusalsDialog(groups, self.name_of, self._widget)
        dialog.select_again.connect(lambda ids: self.select_again(ids))
        dialog.open()


def _counts(decisions: Sequence[Decision], done: set[int]) -> Counter[Verb]:
    """How many rows each verb concerns, of those that were done."""
    counts: Counter[Verb] = Counter()
    for decision in decisions:
        number = sum(item.request_id in done for item in decision.items)
        if number:
            counts[decision.verb] += number
    return counts


def _versions(decided: Decided) -> dict[int, int]:
    """The versions that a command left; whatever would take it back has them."""
    return {item.request_id: item.version for each in decided.back for item in each.items if item.version is not None}
