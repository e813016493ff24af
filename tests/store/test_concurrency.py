"""Many people on one database at once: no seat too many, nothing lost, nobody told that the database is locked.

Sixty-four offices of one server, each with a connection of the own, are in ``test_server_concurrency``.
"""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.work_request import Verb, transition
from hamyar_desktop.services.rows import NewStudent, RequestFilter
from hamyar_desktop.store import schema
from hamyar_desktop.store.engine import make_engine
from tests.store.by_hand import one
from tests.store.programs import start

MANY = [str(60_000_000 + place) for place in range(160)]


@pytest.fixture
def crowd(either):
    """Both databases with many students more."""
    return crowded(either)


@pytest.fixture
def crowd_of_a_file(file_store):
    """A file of which several programs know."""
    return crowded(file_store)


def crowded(store):
    with store.open_unit(store.affairs) as unit:
        unit.students.save_many([NewStudent(number, "آرزو", "آذری") for number in MANY])
        unit.commit()
    return store


def seats(store, count):
    with store.open_unit(store.affairs) as unit:
        unit.quotas.set(store.library, store.term, count, "")
        unit.commit()


def outcome(action, *arguments, **options):
    try:
        action(*arguments, **options)
    except RuleBroken as error:
        return error.code.value
    return "done"


def at_once(count, action, items):
    with ThreadPoolExecutor(count) as people:
        return Counter(people.map(action, items))


def stored(store):
    with store.open_unit(store.affairs, readonly=True) as unit:
        return len(unit.requests.ids(store.affairs, RequestFilter())), unit.quotas.of(store.library, store.term).used


def test_threads_get_the_seats_that_there_are(crowd):
    seats(crowd, 7)

    found = at_once(8, lambda number: outcome(crowd.register, number), MANY[:32])

    assert found == {"done": 7, "quota_full": 25}
    assert stored(crowd) == (7, 7)


def test_threads_lose_nothing(crowd):
    seats(crowd, 1000)

    found = at_once(8, lambda number: outcome(crowd.register, number), MANY[:64])

    assert found == {"done": 64}
    assert stored(crowd) == (64, 64)
    assert one(crowd, "SELECT count(*) FROM audit WHERE action = 'register'") == 64


def test_one_student_is_registered_once_however_many_try(crowd):
    seats(crowd, 1000)

    found = at_once(8, lambda number: outcome(crowd.register, number), MANY[:1] * 16)

    assert found == {"done": 1, "already_registered": 15}
    assert stored(crowd) == (1, 1)


def test_of_two_deciders_one_is_first_and_the_other_is_told(crowd):
    request_id = crowd.register()
    row = crowd.row(request_id)

    def decide(verb):
        with crowd.open_unit(crowd.supervisor) as unit:
            moved = unit.requests.move(
                [(row.id, row.version)], transition(verb, row.state), person=crowd.supervisor, reason="چون",
                now=crowd.clock(),
            )  # fmt: skip
            unit.commit()
        return len(moved)

    found = at_once(6, decide, [Verb.APPROVE, Verb.REJECT] * 3)

    assert found == {1: 1, 0: 5}
    assert crowd.row(request_id).version == 2


def test_readers_are_never_kept_waiting(crowd):
    seats(crowd, 1000)
    if not crowd.is_server:
        with crowd.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 0")

    with crowd.open_unit(crowd.clerk) as writer:
        writer.students.save_many([NewStudent("50011001", "ژاله", "ژیان")])
        found = at_once(4, lambda _: stored(crowd), range(20))
        writer.commit()

    assert found == {(0, 0): 20}


def test_seats_come_and_go_and_the_counter_follows(crowd):
    seats(crowd, 5)

    def come_and_go(number):
        told = outcome(crowd.register, number)
        if told == "done":
            with crowd.open_unit(crowd.clerk, readonly=True) as unit:
                student = unit.students.by_number(number)
                (request_id,) = unit.requests.ids(crowd.clerk, RequestFilter(student_id=student.id))
            assert crowd.move(Verb.CANCEL, request_id, person=crowd.clerk) == [request_id]
        return told

    found = at_once(8, come_and_go, MANY[:40])

    assert set(found) <= {"done", "quota_full"}
    assert found["done"] >= 5
    assert stored(crowd) == (found["done"], 0)


@pytest.mark.slow
def test_processes_get_the_seats_that_there_are(crowd_of_a_file):
    crowd = crowd_of_a_file
    seats(crowd, 50)
    crowd.close()

    programs = [start("register", crowd.path, *MANY[place::4]) for place in range(4)]
    answers = [line.split() for program in programs for line in program.communicate(timeout=120)[0].splitlines()]

    assert Counter(told for _, told in answers) == {"done": 50, "quota_full": len(MANY) - 50}
    assert stored(crowd) == (50, 50)
    done = {number for number, told in answers if told == "done"}
    with crowd.open_unit(crowd.affairs, readonly=True) as unit:
        rows = unit.requests.page(crowd.affairs, unit.requests.ids(crowd.affairs, RequestFilter()))
    assert {row.student_number for row in rows} == done


@pytest.mark.slow
def test_of_many_processes_one_makes_a_new_file_and_the_others_wait(tmp_path):
    file = tmp_path / "new.sqlite3"
    programs = [start("prepare", file) for _ in range(5)]
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()

    answers = [program.communicate(timeout=120)[0].strip() for program in programs]

    assert sorted(answers) == ["False"] * 4 + ["True"]
    assert [program.returncode for program in programs] == [0] * 5
    engine = make_engine(f"sqlite:///{file}")
    assert schema.is_current(engine)
    engine.dispose()
