"""Ends a question in the middle when nobody waits for its answer any more: the next key was typed already."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock


class Stopper:
    """Belongs to one question. The worker holds it while it asks, another thread may stop it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._interrupt: Callable[[], None] | None = None
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """Whether the answer is not wanted any more."""
        return self._stopped

    def stop(self) -> None:
        """From any thread: interrupts what the database does at this moment for this question, and nothing else."""
        with self._lock:
            self._stopped = True
            if self._interrupt is not None:
                self._interrupt()

    @contextmanager
    def guarding(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """Meanwhile ``stop`` calls ``interrupt``; afterwards never: the connection serves the next question then."""
        with self._lock:
            self._interrupt = interrupt
            if self._stopped:
                interrupt()
        try:
            yield
        finally:
            with self._lock:
                self._interrupt = None


_CURRENT: ContextVar[Stopper | None] = ContextVar("stopper", default=None)


def current_stopper() -> Stopper | None:
    """The stopper of the question that this thread works on."""
    return _CURRENT.get()


@contextmanager
def stoppable(stopper: Stopper) -> Iterator[None]:
    """Whatever is asked inside can be stopped."""
    token = _CURRENT.set(stopper)
    try:
        yield
    finally:
        _CURRENT.reset(token)
