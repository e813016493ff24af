"""The desk: what every page is given — who is signed in, the use cases, the runner, and word of changes.

It knows no page and no window; pages talk to each other only through its signals.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from hamyar_desktop.ui.undo_stack import UndoStack

# The rules and use cases are imported with the first page: the window is painted first.
if TYPE_CHECKING:
    from hamyar_desktop.domain.roles import Person
    from hamyar_desktop.services.every import Services
    from hamyar_desktop.services.rows import Changes, Reference
    from hamyar_desktop.services.words import Language
    from hamyar_desktop.ui.tasks import Runner

T = TypeVar("T")


class Desk(QObject):
    """Given to every page. ``services``, ``person`` and ``reference`` are set before a page is made."""

    changed = Signal(object)
    """A ``Changes`` after a command; pages refresh if it concerns them."""
    reference_changed = Signal()
    """Terms, units or quotas were read anew."""
    said = Signal(str, str)
    """Kind (``info``, ``success``, ``warning``, ``error``) and sentence for the message bar."""
    undo_offered = Signal(str)
    """What was done, in words; the newest step of ``undo`` can be taken back."""
    going = Signal(str, object)
    """Page key (``register``, ``students`` …) and its argument (a student number, a ``RequestFilter``) or None."""
    failed_unexpectedly = Signal(object)
    """An exception that is no ``RuleBroken``: a bug, shown and logged."""

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runner = runner
        self.undo = UndoStack(self)
        """The last decisions of this sitting."""
        self.own_reasons: list[str] = []
        """Reasons that the person wrote in own words in this sitting, newest first."""
        self.sitting = 0
        """Grows when somebody leaves: what was offered before counts no more."""
        self.language: Language = "fa"
        self.folder = ""
        """Where the last file was opened or saved; '' at first."""
        self.tables: dict[str, Mapping[str, object]] = {}
        """Widths and order of the columns that the person chose, by table (``widgets.table.TableMemory``)."""
        self.filters: dict[str, dict[str, Mapping[str, object]]] = {}
        """Filters that people saved: person → name → conditions (``Settings.filters``)."""
        self.last_filters: dict[str, dict[str, Mapping[str, object]]] = {}
        """What the pages of each person open with: person → page → conditions."""
        self._services: Services | None = None
        self._person: Person | None = None
        self._reference: Reference | None = None

    def open(self, services: Services, person: Person, reference: Reference) -> None:
        """Somebody signed in."""
        self._services, self._person, self._reference = services, person, reference
        self.reference_changed.emit()

    def leave(self) -> None:
        """The pages of whoever was signed in go: an answer that came now would reach deleted ones or the next's."""
        self.sitting += 1
        self.undo.clear()
        self.own_reasons = []
        self.runner.drop_answers()

    @property
    def services(self) -> Services:
        """The use cases; an error in the program if nobody is signed in."""
        assert self._services is not None, "nobody is signed in"
        return self._services

    @property
    def person(self) -> Person:
        """Who is signed in."""
        assert self._person is not None, "nobody is signed in"
        return self._person

    @property
    def reference(self) -> Reference:
        """Terms, units, quotas and rules, as last read."""
        assert self._reference is not None, "nobody is signed in"
        return self._reference

    @property
    def is_open(self) -> bool:
        """Whether somebody is signed in."""
        return self._person is not None

    def say(self, text: str, kind: str = "info") -> None:
        """Shows a sentence in the message bar."""
        self.said.emit(kind, text)

    def say_error(self, error: BaseException) -> None:
        """Shows the sentence of a broken rule; anything else is a bug and is said so."""
        from hamyar_desktop.domain.errors import RuleBroken
        from hamyar_desktop.services.sentences import sentence

        if isinstance(error, RuleBroken):
            self.said.emit("error", sentence(error, self.language))
        else:
            self.failed_unexpectedly.emit(error)

    def ask(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Runs a question off the GUI thread; a failure is shown unless ``failed`` takes it."""
        self.runner.run(work, done, failed or self.say_error)

    def command(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Runs a command off the GUI thread, then tells every page what changed (result or its ``changes``)."""
        from hamyar_desktop.services.rows import Changes

        def succeeded(result: T) -> None:
            done(result)
            changes = result if isinstance(result, Changes) else getattr(result, "changes", None)
            if isinstance(changes, Changes):
                self.tell(changes)

        self.runner.run(work, succeeded, failed or self.say_error)

    def tell(self, changes: Changes) -> None:
        """Refreshes the reference data if they changed, then the pages concerned."""
        if changes.terms or changes.quotas:
            self.refresh_reference()
        self.changed.emit(changes)

    def refresh_reference(self) -> None:
        """Reads terms, units and quotas anew."""
        services, person = self.services, self.person

        def done(reference: Reference) -> None:
            self._reference = reference
            self.reference_changed.emit()

        self.ask(lambda: services.reference(person), done)

    def go(self, key: str, argument: object = None) -> None:
        """Opens a page."""
        self.going.emit(key, argument)
