"""A question that nobody waits for any more is broken off in the database, and nothing else is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from hamyar_desktop.services.ports import Cancelled
from hamyar_desktop.services.stopping import Stopper, stoppable
from tests.factories import Store

FOR_EVER = {
    False: "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n",
    True: "SELECT pg_sleep(600)",
}
PATIENCE = 20.0


def ask_for_ever(store: Store, begun: threading.Event) -> None:
    with store.open_unit(store.affairs, readonly=True) as unit:
        begun.set()
        unit._connection.exec_driver_sql(FOR_EVER[store.is_server]).all()


@pytest.fixture
def stopped(either: Store) -> Callable[[], BaseException | None]:
    """Asks in a thread, stops it in the middle; what came of it."""

    def run() -> BaseException | None:
        stopper, begun = Stopper(), threading.Event()
        outcome: list[BaseException | None] = []

        def work() -> None:
            try:
                with stoppable(stopper):
                    ask_for_ever(either, begun)
                outcome.append(None)
            except BaseException as error:
                outcome.append(error)

        thread = threading.Thread(target=work, daemon=True)
        thread.start()
        assert begun.wait(PATIENCE)
        until = time.monotonic() + PATIENCE
        # A request that comes before the question has begun finds nothing to break off.
        while thread.is_alive() and time.monotonic() < until:
            stopper.stop()
            thread.join(0.05)
        assert outcome, "the question was not broken off"
        return outcome[0]

    return run


def test_it_ends_in_the_middle_as_cancelled(stopped) -> None:
    assert isinstance(stopped(), Cancelled)


def test_commands_before_and_after_are_not_touched(either: Store, stopped) -> None:
    for number in ("40011001", "40011002"):
        either.register(number)
        assert isinstance(stopped(), Cancelled)
    with either.open_unit(either.affairs, readonly=True) as unit:
        assert unit.requests.counts(either.affairs, either.term) == {"pending": 2}


def test_a_command_is_never_broken_off(either: Store) -> None:
    stopper = Stopper()
    with stoppable(stopper), either.open_unit(either.affairs) as unit:
        stopper.stop()
        unit.quotas.set(either.dormitory, either.term, 7, "")
        unit.commit()
    with either.open_unit(either.affairs, readonly=True) as unit:
        quota = unit.quotas.of(either.dormitory, either.term)
    assert quota is not None
    assert quota.seats == 7


def test_what_nobody_waits_for_any_more_is_not_even_begun(either: Store) -> None:
    stopper = Stopper()
    stopper.stop()
    with stoppable(stopper), pytest.raises(Cancelled):
        either.open_unit(either.affairs, readonly=True).__enter__()


def test_a_failure_of_a_question_that_goes_on_is_told_as_it_is(either: Store) -> None:
    with stoppable(Stopper()), pytest.raises(ValueError, match="ours"), either.open_unit(None, readonly=True):
        raise ValueError("ours")


def test_stopped_too_late_nothing_happens(either: Store) -> None:
    stopper = Stopper()
    with stoppable(stopper), either.open_unit(either.affairs, readonly=True) as unit:
        assert unit.units.all()
    stopper.stop()
    assert either.register() > 0
