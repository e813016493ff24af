"""The runner: one worker, answers on the GUI thread, nothing swallowed, a clean end."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread

from hamyar_desktop.services.ports import Cancelled
from hamyar_desktop.services.stopping import current_stopper
from hamyar_desktop.ui.tasks import BackgroundRunner, InlineRunner, Job, Runner


@pytest.fixture
def runner(qapp) -> Iterator[BackgroundRunner]:
    made = BackgroundRunner()
    yield made
    made.close()


@pytest.fixture(params=["background", "inline"])
def any_runner(request, qapp) -> Iterator[Runner]:
    made: Any = BackgroundRunner() if request.param == "background" else InlineRunner()
    yield made
    if request.param == "background":
        made.close()


def test_work_is_done_and_answered(any_runner: Runner, qtbot) -> None:
    answers: list[int] = []
    any_runner.run(lambda: 6 * 7, answers.append)
    qtbot.waitUntil(lambda: answers == [42])
    qtbot.waitUntil(any_runner.is_idle)


def test_a_failure_goes_to_failed(any_runner: Runner, qtbot) -> None:
    errors: list[BaseException] = []
    any_runner.run(lambda: 1 / 0, lambda _result: pytest.fail("no result"), errors.append)
    qtbot.waitUntil(lambda: len(errors) == 1)
    assert isinstance(errors[0], ZeroDivisionError)


def test_a_failure_that_nobody_takes_is_not_swallowed(runner: BackgroundRunner, qtbot) -> None:
    with qtbot.capture_exceptions() as caught:
        runner.run(lambda: 1 / 0, lambda _result: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    with pytest.raises(ZeroDivisionError):
        InlineRunner().run(lambda: 1 / 0, lambda _result: None)


def test_an_error_in_the_answer_is_not_taken_for_one_of_the_work(any_runner: Runner, qtbot) -> None:
    failed: list[BaseException] = []

    def answer(_result: int) -> None:
        raise KeyError("in the page")

    if isinstance(any_runner, InlineRunner):
        with pytest.raises(KeyError):
            any_runner.run(lambda: 1, answer, failed.append)
    else:
        with qtbot.capture_exceptions() as caught:
            any_runner.run(lambda: 1, answer, failed.append)
            qtbot.waitUntil(lambda: bool(caught))
        assert caught[0][0] is KeyError
    assert failed == []


def test_work_runs_in_the_worker_and_everything_else_on_the_gui_thread(runner: BackgroundRunner, qtbot) -> None:
    here, seen = threading.current_thread(), {}

    class Page(QObject):
        def on_progress(self, done: int, total: int) -> None:
            seen["method"] = (QThread.currentThread() is self.thread(), done, total)

    page = Page()

    def work(job: Job) -> str:
        seen["work"] = threading.current_thread()
        job.report(1, 1)
        return "x"

    def note(name: str) -> None:
        seen[name] = threading.current_thread()

    runner.run_job(work, lambda _result: note("done"), progress=lambda _done, _total: note("function"))
    runner.run_job(work, lambda _result: note("done"), progress=page.on_progress)
    runner.run(lambda: 1 / 0, lambda _result: None, lambda _error: note("failed"))
    qtbot.waitUntil(runner.is_idle)
    qtbot.waitUntil(lambda: {"method", "function", "failed"} <= seen.keys())
    assert seen["work"] is not here
    assert seen["work"].name.startswith("worker")
    assert seen["done"] is seen["failed"] is seen["function"] is here
    assert seen["method"] == (True, 1, 1)


def test_commands_keep_their_order(runner: BackgroundRunner, qtbot) -> None:
    order: list[int] = []
    for number in range(20):
        runner.run(lambda number=number: number, order.append)
    qtbot.waitUntil(runner.is_idle)
    assert order == list(range(20))


def test_only_the_newest_of_a_key_is_answered(runner: BackgroundRunner, qtbot) -> None:
    gate, answers, worked = threading.Event(), [], []

    def search(text: str) -> str:
        gate.wait(5)
        worked.append(text)
        return text

    for text in ("ه", "هم", "همیار"):
        runner.run_latest("search", lambda text=text: search(text), answers.append)
    runner.run_latest("other", lambda: "other", answers.append)
    gate.set()
    qtbot.waitUntil(runner.is_idle)
    assert answers == ["همیار", "other"]
    assert "هم" not in worked, "work that waited while a newer came is not even begun"


def test_a_failure_that_is_out_of_date_is_logged(runner: BackgroundRunner, qtbot, caplog) -> None:
    begun, gate, errors = threading.Event(), threading.Event(), []

    def broken() -> None:
        begun.set()
        gate.wait(5)
        raise ValueError("old")

    runner.run_latest("k", broken, lambda _result: None, errors.append)
    assert begun.wait(5)
    runner.run_latest("k", lambda: None, lambda _result: None, errors.append)
    gate.set()
    qtbot.waitUntil(runner.is_idle)
    assert errors == []
    assert "nobody waits" in caplog.text


def test_a_job_is_cancelled_at_its_next_report(any_runner: Runner, qtbot) -> None:
    events: list[str] = []

    def work(job: Job) -> None:
        job.cancel()
        job.report(1, 10)

    any_runner.run_job(
        work, lambda _result: events.append("done"), lambda _error: events.append("failed"),
        cancelled=lambda: events.append("cancelled"),
    )  # fmt: skip
    qtbot.waitUntil(lambda: bool(events))
    assert events == ["cancelled"]


def test_a_cancelled_job_without_listener_is_silent_and_a_failed_one_is_told(any_runner: Runner, qtbot) -> None:
    events: list[str] = []

    def cancelled(_job: Job) -> None:
        raise Cancelled

    def broken(_job: Job) -> None:
        raise OSError

    any_runner.run_job(cancelled, lambda _result: events.append("done"), lambda _error: events.append("wrong"))
    any_runner.run_job(broken, lambda _result: events.append("done"), lambda _error: events.append("failed"))
    qtbot.waitUntil(lambda: bool(events))
    qtbot.waitUntil(any_runner.is_idle)
    assert events == ["failed"]


def test_reports_are_thinned_but_the_last_one_arrives(any_runner: Runner, qtbot) -> None:
    told: list[int] = []

    def work(job: Job) -> None:
        for number in range(1, 20001):
            job.report(number, 20000)

    done: list[None] = []
    any_runner.run_job(work, done.append, progress=lambda so_far, _total: told.append(so_far))
    qtbot.waitUntil(lambda: bool(done))
    assert told[-1] == 20000
    assert len(told) < 500
    assert told == sorted(told)


def test_busy_is_told_only_for_slow_work(runner: BackgroundRunner, qtbot) -> None:
    heard: list[bool] = []
    runner.busy_changed.connect(heard.append)
    runner.run(lambda: None, lambda _result: None)
    qtbot.waitUntil(runner.is_idle)
    assert heard == []
    gate = threading.Event()
    runner.run(lambda: gate.wait(5), lambda _result: None)
    qtbot.waitUntil(lambda: heard == [True], timeout=2000)
    gate.set()
    qtbot.waitUntil(lambda: heard == [True, False])


def test_dropped_answers_are_told_to_nobody_but_the_work_is_done(runner: BackgroundRunner, qtbot, caplog) -> None:
    gate, done, answers = threading.Event(), [], []
    runner.run(gate.wait, answers.append)
    runner.run(lambda: done.append("ordered"), answers.append)
    runner.run(lambda: 1 / 0, answers.append, answers.append)
    runner.drop_answers()
    runner.run(lambda: "next", answers.append)
    gate.set()
    qtbot.waitUntil(runner.is_idle)
    assert (done, answers) == (["ordered"], ["next"])
    assert "nobody waits" in caplog.text
    InlineRunner().drop_answers()


def test_closing_waits_cancels_and_delivers_nothing(qapp, qtbot, caplog) -> None:
    runner, begun, ended, answers = BackgroundRunner(), threading.Event(), [], []

    def work(job: Job) -> None:
        begun.set()
        try:
            while True:
                job.report(1, 2)
        finally:
            ended.append(True)

    done: list[str] = []
    runner.run_job(work, answers.append, answers.append, cancelled=lambda: answers.append("cancelled"))
    runner.run(lambda: done.append("ordered"), answers.append)
    runner.run_latest("rows", lambda: done.append("asked"), answers.append)
    assert begun.wait(5)
    runner.close()
    assert ended == [True]
    assert done == ["ordered"]
    runner.run(lambda: done.append("late"), answers.append)
    qapp.processEvents()
    assert answers == []
    assert done == ["ordered"]


def test_what_fails_at_the_end_is_logged(qapp, caplog) -> None:
    runner = BackgroundRunner()
    runner.run(lambda: 1 / 0, lambda _result: pytest.fail("nothing is delivered"))
    runner.close()
    assert "nobody waits" in caplog.text


def test_a_newer_question_breaks_the_older_one_off(runner: BackgroundRunner, qtbot) -> None:
    begun, interrupted, answers = threading.Event(), threading.Event(), []

    def older() -> str:
        stopper = current_stopper()
        assert stopper is not None
        with stopper.guarding(interrupted.set):
            begun.set()
            assert interrupted.wait(20)
        raise Cancelled

    runner.run_latest("table", older, answers.append)
    assert begun.wait(20)
    runner.run_latest("another", lambda: "another", answers.append)
    assert not interrupted.is_set(), "the question of another table is not meant"
    runner.run_latest("table", lambda: "newer", answers.append)
    qtbot.waitUntil(runner.is_idle)
    assert answers == ["another", "newer"]


def test_a_command_cannot_be_stopped(runner: BackgroundRunner, qtbot) -> None:
    seen: list[object] = []
    runner.run(current_stopper, seen.append)
    qtbot.waitUntil(runner.is_idle)
    assert seen == [None]


def test_what_was_broken_off_is_not_logged_as_a_failure(runner: BackgroundRunner, qtbot, caplog) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def older() -> None:
        begun.set()
        assert go_on.wait(20)
        raise Cancelled

    runner.run_latest("table", older, lambda _none: None)
    assert begun.wait(20)
    runner.run_latest("table", lambda: None, lambda _none: None)
    go_on.set()
    qtbot.waitUntil(runner.is_idle)
    assert not caplog.records


def test_a_long_question_holds_nobody_up(runner: BackgroundRunner, qtbot) -> None:
    go_on, answers = threading.Event(), []
    runner.run_latest("order", lambda: go_on.wait(20), answers.append, beside=True)
    runner.run(lambda: "command", answers.append)
    qtbot.waitUntil(lambda: answers == ["command"])
    go_on.set()
    qtbot.waitUntil(runner.is_idle)
    assert answers == ["command", True]


def test_whoever_leaves_stops_what_is_asked(runner: BackgroundRunner, qtbot) -> None:
    begun, interrupted = threading.Event(), threading.Event()

    def asked() -> None:
        stopper = current_stopper()
        assert stopper is not None
        with stopper.guarding(interrupted.set):
            begun.set()
            assert interrupted.wait(20)

    runner.run_latest("table", asked, lambda _none: pytest.fail("told to nobody"))
    assert begun.wait(20)
    runner.drop_answers()
    qtbot.waitUntil(runner.is_idle)
    assert interrupted.is_set()
