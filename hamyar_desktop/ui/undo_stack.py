"""The last decisions of a sitting, several steps deep, each with what takes it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

# The window is painted first: see ``Desk``.
if TYPE_CHECKING:
    from hamyar_desktop.domain.work_request import Verb
    from hamyar_desktop.services.rows import Decision

DEPTH = 20
"""Steps that are remembered; an older one is hardly ever what somebody wants to take back."""

translate = QCoreApplication.translate


@dataclass(frozen=True)
class UndoStep:
    """One command: how many rows it decided by verb, and the decisions that take it back.

    ``left`` are the versions that it left, by request, as they were then; ``back`` has those that rows must have now.
    """

    counts: Mapping[Verb, int]
    back: Sequence[Decision]
    left: Mapping[int, int]
    carry_out: Callable[[UndoStep], None]

    def words(self) -> str:
        """What would be taken back, in the present language."""
        from hamyar_desktop.services.words import word
        from hamyar_desktop.ui.locale import is_persian, number_text

        if len(self.counts) == 1:
            verb, count = next(iter(self.counts.items()))
            text = translate("UndoStack", "Take back “%1” of %2 requests")
            text = text.replace("%1", word("verb", verb.value, "fa" if is_persian() else "en"))
            return text.replace("%2", number_text(count))
        return translate("UndoStack", "Take back %1 decisions").replace("%1", number_text(sum(self.counts.values())))


class UndoStack(QObject):
    """Ctrl+Z takes the newest step; the desk clears it when somebody leaves."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[UndoStep] = []

    @property
    def newest(self) -> UndoStep | None:
        """What Ctrl+Z would take back."""
        return self._steps[-1] if self._steps else None

    def __len__(self) -> int:
        return len(self._steps)

    def push(self, step: UndoStep) -> None:
        """Something was decided, or could not be taken back for now."""
        self._steps = [*self._steps, step][-DEPTH:]
        self.changed.emit()

    def take_back(self) -> None:
        """Takes the newest step off and carries out what undoes it; nothing if there is none."""
        if self._steps:
            step = self._steps.pop()
            self.changed.emit()
            step.carry_out(step)

    def follow(self, taken: UndoStep, versions: Mapping[int, int]) -> None:
        """A step was taken back, which gave rows these versions: they stand as the own step before had left them.

        Only where nobody else was between the two steps: the version from which the later one began tells it.
        """

        def followed(decision: Decision) -> Decision:
            items = [
                item._replace(version=versions[item.request_id])
                if item.request_id in versions and item.version == taken.left[item.request_id] - 1
                else item
                for item in decision.items
            ]
            return replace(decision, items=items)

        self._steps = [replace(step, back=[followed(each) for each in step.back]) for step in self._steps]

    def clear(self) -> None:
        """Whoever decided has left."""
        self._steps.clear()
        self.changed.emit()
