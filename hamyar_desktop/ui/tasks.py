"""The runner: work goes to one background worker, results come back on the GUI thread."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from hamyar_desktop.ui.garbage import GuiGarbage

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from hamyar_desktop.services.stopping import Stopper

T = TypeVar("T")
Work = Callable[[], T]
Done = Callable[[T], None]
Failed = Callable[[BaseException], None]
SLOW_MS = 300
REPORT_EVERY_S = 0.04

logger = logging.getLogger(__name__)


class Job(QObject):
    """A long piece of work: ``report`` is the services' progress, ``cancel`` ends it at the next report."""

    progressed = Signal(int, int)
    """Done and total, on the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._told = 0.0

    def cancel(self) -> None:
        """Asks the work to stop; everything stays as it was before."""
        self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        """Called by the work in the worker. Raises ``Cancelled``."""
        if self._cancelled.is_set():
            # Late, here and below: the ports lead to every row of the program, and the window is painted first.
            from hamyar_desktop.services.ports import Cancelled

            raise Cancelled
        now = time.monotonic()
        # A report for each of 100,000 rows would bury the GUI thread under signals.
        if done >= total or now - self._told >= REPORT_EVERY_S:
            self._told = now
            self.progressed.emit(done, total)


class Runner(Protocol):
    """What pages use; tests run the same work inline."""

    def run(self, work: Work[T], done: Done[T], failed: Failed | None = None) -> None:
        """Runs work in the worker, then ``done`` or ``failed`` on the GUI thread."""

    def run_latest(
        self, key: str, work: Work[T], done: Done[T], failed: Failed | None = None, *, beside: bool = False
    ) -> None:
        """Like ``run``; work of the same key that still waits is not begun, what runs is stopped, neither is answered.

        ``beside``: a question that may take long and must not hold up the others; it has a worker of its own.
        """

    def run_job(
        self,
        work: Callable[[Job], T],
        done: Done[T],
        failed: Failed | None = None,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Job:
        """Runs long work with progress; ``cancelled`` instead of ``failed`` after ``Job.cancel``."""

    def drop_answers(self) -> None:
        """Whoever asked is gone: what waits is still done, but told to nobody."""

    def is_idle(self) -> bool:
        """Whether nothing waits, runs or has still to be delivered."""


def _raise(error: BaseException) -> None:
    raise error


@dataclass
class _Task:
    """One piece of work and what became of it."""

    work: Work[Any]
    done: Done[Any]
    failed: Failed
    wanted: Callable[[], bool]
    job: Job | None
    key: str = ""
    stopper: Stopper | None = None
    carried_out: bool = False
    dropped: bool = False
    result: Any = None
    error: BaseException | None = None

    def carry_out(self) -> None:
        """In the worker: does the work, unless nobody waits for it any more."""
        if not self.wanted():
            return
        try:
            self.result = self.work() if self.stopper is None else self._stoppable_work(self.stopper)
        except BaseException as error:
            self.error = error
        self.carried_out = True

    def _stoppable_work(self, stopper: Stopper) -> Any:
        from hamyar_desktop.services.stopping import stoppable

        with stoppable(stopper):
            return self.work()

    def stop(self) -> None:
        """Nobody waits any more: a question is broken off, anything else goes on to its end."""
        if self.stopper is not None:
            self.stopper.stop()

    def log_failure(self) -> None:
        """What failed is not lost, even if nobody waits for it any more."""
        if self.error is not None and not _is_cancelled(self.error):
            logger.warning("work that nobody waits for any more failed", exc_info=self.error)

    def deliver(self) -> None:
        """On the GUI thread: tells the outcome."""
        if self.error is not None:
            self.failed(self.error)
        elif self.carried_out:
            self.done(self.result)


class BackgroundRunner(QObject):
    """One worker thread for commands and questions in their order, so the database has one writer here; and another
    for long questions, which the others do not wait for.
    """

    busy_changed = Signal(bool)
    """Whether something has been running for more than 300 ms."""
    _finished = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._newest: dict[str, int] = {}
        self._running = 0
        self._closed = False
        self._busy = False
        self._jobs: set[Job] = set()
        self._numbers = count()
        self._tasks: dict[int, _Task] = {}
        self._garbage = GuiGarbage(self)
        self._finished.connect(self._deliver)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(lambda: self._set_busy(True))

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        return _one_thread("worker")

    @cached_property
    def _pool_beside(self) -> ThreadPoolExecutor:
        return _one_thread("worker-beside")

    def _set_busy(self, busy: bool) -> None:
        if busy != self._busy:
            self._busy = busy
            self.busy_changed.emit(busy)

    def run(self, work: Work[T], done: Done[T], failed: Failed | None = None) -> None:
        """See ``Runner.run``."""
        self._submit(_Task(work, done, failed or _raise, lambda: True, None))

    def run_latest(
        self, key: str, work: Work[T], done: Done[T], failed: Failed | None = None, *, beside: bool = False
    ) -> None:
        """See ``Runner.run_latest``."""
        # Late: the window is painted first.
        from hamyar_desktop.services.stopping import Stopper

        number = self._newest.get(key, 0) + 1
        self._newest[key] = number
        for task in self._tasks.values():
            if task.key == key:
                task.stop()
        task = _Task(
            work, done, failed or _raise, lambda: self._newest.get(key) == number and not self._closed, None, key,
            Stopper(),
        )  # fmt: skip
        self._submit(task, beside=beside)

    def run_job(
        self,
        work: Callable[[Job], T],
        done: Done[T],
        failed: Failed | None = None,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Job:
        """See ``Runner.run_job``."""
        # Owned by the runner: destroyed in the worker, it would take its last reports with it.
        job = Job(self)
        self._jobs.add(job)
        if progress is not None:
            job.progressed.connect(progress)
        failing = _or_cancelled(failed or _raise, cancelled)
        self._submit(_Task(lambda: work(job), done, failing, lambda: True, job))
        return job

    def _submit(self, task: _Task, *, beside: bool = False) -> None:
        if self._closed:
            return
        self._running += 1
        if self._running == 1:
            self._slow.start()
        number = next(self._numbers)
        self._tasks[number] = task
        pool = self._pool_beside if beside else self._pool
        pool.submit(self._carry_out, number)

    def _carry_out(self, number: int) -> None:
        # In the worker. What a task refers to may be a widget: the last reference must go on the GUI thread, so the
        # worker knows only the number once the work is done.
        self._tasks[number].carry_out()
        self._finished.emit(number)

    def _deliver(self, number: int) -> None:
        task = self._tasks.pop(number, None)
        if task is None:
            return
        self._running -= 1
        if self._running == 0:
            self._slow.stop()
            self._set_busy(False)
        if task.job is not None:
            self._jobs.discard(task.job)
            task.job.deleteLater()
        if task.wanted() and not task.dropped:
            task.deliver()
        else:
            task.log_failure()

    def drop_answers(self) -> None:
        """See ``Runner.drop_answers``."""
        for task in self._tasks.values():
            task.dropped = True
            task.stop()

    def is_idle(self) -> bool:
        """See ``Runner.is_idle``."""
        return self._running == 0

    def close(self) -> None:
        """Cancels jobs and drops questions; what was ordered by ``run`` is still done: it may be a command or a draft.

        Nothing is delivered afterwards.
        """
        self._closed = True
        self._slow.stop()
        for job in self._jobs:
            job.cancel()
        for task in self._tasks.values():
            task.stop()
        self._pool.shutdown(wait=True)
        self._pool_beside.shutdown(wait=True)
        for task in self._tasks.values():
            task.log_failure()
        self._tasks.clear()
        self._garbage.stop()


def _one_thread(name: str) -> ThreadPoolExecutor:
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)


class InlineRunner:
    """Runs everything at once on the calling thread, for tests."""

    def run(self, work: Work[T], done: Done[T], failed: Failed | None = None) -> None:
        """See ``Runner.run``."""
        try:
            result = work()
        except Exception as error:
            (failed or _raise)(error)
            return
        done(result)

    def run_latest(
        self, key: str, work: Work[T], done: Done[T], failed: Failed | None = None, *, beside: bool = False
    ) -> None:
        """See ``Runner.run_latest``."""
        self.run(work, done, failed)

    def run_job(
        self,
        work: Callable[[Job], T],
        done: Done[T],
        failed: Failed | None = None,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], None] | None = None,
    ) -> Job:
        """See ``Runner.run_job``."""
        job = Job()
        if progress is not None:
            job.progressed.connect(progress)
        self.run(lambda: work(job), done, _or_cancelled(failed or _raise, cancelled))
        return job

    def drop_answers(self) -> None:
        """Nothing waits: see ``Runner.drop_answers``."""

    def is_idle(self) -> bool:
        """See ``Runner.is_idle``."""
        return True


def _is_cancelled(error: BaseException) -> bool:
    # Late: see ``Job.report``.
    from hamyar_desktop.services.ports import Cancelled

    return isinstance(error, Cancelled)


def _or_cancelled(failed: Failed, cancelled: Callable[[], None] | None) -> Failed:
    def failed_or_cancelled(error: BaseException) -> None:
        if not _is_cancelled(error):
            failed(error)
        elif cancelled is not None:
            cancelled()

    return failed_or_cancelled
