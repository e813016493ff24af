"""Two change one record at the same moment on the server: the second, who had to wait, is not the last to write."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.rows import NewStudent, StudentRow
from tests.factories import STUDENTS
from tests.server_store import ServerStore, make_server_store

PATIENCE = 30
"""Seconds until a test gives up; none waits so long unless something is broken."""
_WAITS = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def store(tmp_path) -> Iterator[ServerStore]:
    made = make_server_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(1) as made:
        yield made


def wait_until_somebody_waits(store: ServerStore) -> None:
    with store.connect(None) as looking:
        looking.execute(
            f"DO $$ DECLARE patience timestamptz := clock_timestamp() + interval '{PATIENCE} seconds'; BEGIN"
            f" WHILE NOT EXISTS ({_WAITS}) LOOP PERFORM pg_sleep(0.01), pg_stat_clear_snapshot();"
            " IF clock_timestamp() > patience THEN RAISE 'nobody waits'; END IF; END LOOP; END $$".encode()
        )


def second_of(store: ServerStore, beside: ThreadPoolExecutor, write: Any) -> Code | None:
    """Which rule the second breaks when both had seen the same; ``write`` is given a unit of work and 1 or 2."""

    def second() -> Code | None:
        try:
            with store.open_unit(store.affairs) as unit:
                write(unit, 2)
                unit.commit()
        except RuleBroken as error:
            return error.code
        return None

    with store.open_unit(store.affairs) as first:
        write(first, 1)
        waiting = beside.submit(second)
        wait_until_somebody_waits(store)
        first.commit()
    return waiting.result(PATIENCE)


def one(store: ServerStore, question: str) -> Any:
    with store.raw(None) as owner:
        return owner.execute(question).fetchall()[0][0]


def test_a_student(store, beside):
    with store.open_unit(store.affairs, readonly=True) as unit:
        seen: StudentRow = unit.students.by_number("40011001")
    typed: NewStudent = next(row for row in STUDENTS if row.number == "40011001")

    code = second_of(
        store, beside, lambda unit, who: unit.students.change(replace(typed, mobile=f"0912000000{who}"), seen.version)
    )

    assert code is Code.CHANGED_BY_OTHER
    assert one(store, "SELECT mobile FROM student WHERE number = '40011001'") == "09120000001"


def test_the_deadline_of_a_term(store, beside):
    with store.open_unit(store.affairs, readonly=True) as unit:
        seen = unit.terms.open_term()

    def write(unit, who):
        unit.terms.change(seen.id, seen.version, deadline=seen.deadline.replace(microsecond=who))

    assert second_of(store, beside, write) is Code.CHANGED_BY_OTHER
    with store.open_unit(store.affairs, readonly=True) as unit:
        assert unit.terms.open_term().deadline.microsecond == 1


def test_a_quota(store, beside):
    with store.open_unit(store.affairs, readonly=True) as unit:
        seen = unit.quotas.of(store.library, store.term)

    code = second_of(
        store, beside, lambda unit, who: unit.quotas.set(store.library, store.term, 10 + who, seen.letter, seen)
    )

    assert code is Code.CHANGED_BY_OTHER
    assert one(store, "SELECT seats FROM unit_quota") == 11


def test_a_quota_that_was_not_there(store, beside):
    code = second_of(store, beside, lambda unit, who: unit.quotas.set(store.dormitory, store.term, 10 + who, "", None))

    assert code is Code.CHANGED_BY_OTHER
    assert one(store, f"SELECT seats FROM unit_quota WHERE unit_id = {store.dormitory}") == 11


def test_the_units_of_a_person(store, beside):
    seen = (store.library,)
    wanted = {1: [store.library, store.dormitory], 2: [store.dormitory]}

    code = second_of(store, beside, lambda unit, who: unit.people.set_units(store.clerk.id, wanted[who], seen))

    assert code is Code.CHANGED_BY_OTHER
    assert one(store, f"SELECT count(*) FROM person_unit WHERE person_id = {store.clerk.id}") == 2


def test_whose_units_are_being_changed_registers_without_waiting(store):
    with store.open_unit(store.affairs) as first:
        first.people.set_units(store.clerk.id, [store.library, store.dormitory], (store.library,))
        store.register()
        first.commit()

    assert one(store, f"SELECT used FROM unit_quota WHERE unit_id = {store.library}") == 1
