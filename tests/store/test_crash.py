"""Whatever was acknowledged survives kill -9; whatever was not leaves no half."""

import os
import signal

import pytest

from hamyar_desktop.services.rows import NewStudent, RequestFilter
from hamyar_desktop.store import schema
from tests.store.by_hand import one
from tests.store.programs import HOURS, start

NUMBERS = [str(60_000_000 + place) for place in range(3000)]
ROUNDS = (1, 7, 20, 41, 60)
"""After so many acknowledgements each process is killed."""


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX")
def test_acknowledged_registrations_survive_kill_9(store):
    with store.open_unit(store.affairs) as unit:
        unit.students.save_many([NewStudent(number, "آرزو", "آذری") for number in NUMBERS])
        unit.quotas.set(store.library, store.term, 10_000, "")
        unit.commit()
    store.close()
    acknowledged: set[str] = set()
    for place, count in enumerate(ROUNDS):
        told = killed_after(count, store.path, NUMBERS[place * 500 : (place + 1) * 500])
        assert len(told) >= count
        acknowledged |= told

        found = registered(store)

        assert acknowledged <= found
        # At most the one that was under way when each process died was committed and not yet told.
        assert len(found) <= len(acknowledged) + place + 1
        assert schema.check(store.engine) == schema.head()
        assert one(store, "SELECT used FROM unit_quota") == len(found)
        assert one(store, "SELECT count(*) FROM audit WHERE action = 'register'") == len(found)
        store.close()


def killed_after(count, path, numbers):
    """The numbers that a process told before it was killed in the middle of its work."""
    program = start("register", path, *numbers)
    told = [program.stdout.readline() for _ in range(count)]
    os.kill(program.pid, signal.SIGKILL)
    told += program.stdout.readlines()
    assert program.wait(timeout=60) == -signal.SIGKILL
    program.stdout.close()
    program.stdin.close()
    lines = [line.split() for line in told]
    assert {word for _, word in lines} == {"done"}
    return {number for number, _ in lines}


def registered(store):
    with store.open_unit(store.affairs, readonly=True) as unit:
        rows = unit.requests.page(store.affairs, unit.requests.ids(store.affairs, RequestFilter()))
    assert {row.hours.halves for row in rows} <= {2 * HOURS}
    return {row.student_number for row in rows}
