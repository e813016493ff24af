"""Sample data are many, always the same, in every stage, and obey every rule."""

import sqlite3
from contextlib import closing
from datetime import timedelta

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.national_code import parse_national_code
from hamyar_desktop.domain.sheba import parse_sheba
from hamyar_desktop.domain.work_request import SEAT_STATES, State
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.services.sign_in import person_of
from hamyar_desktop.store import demo, generated, schema
from hamyar_desktop.store.demo import DEMO_PASSWORD, PEOPLE, make_demo
from hamyar_desktop.store.engine import make_engine
from hamyar_desktop.store.generated.search_index import is_index
from hamyar_desktop.store.unit_of_work import make_open_unit
from tests.factories import cheap_hasher
from tests.fakes import FakeClock

STUDENTS, REQUESTS = 120, 400


def make(path, **wanted):
    """A sample database of its own."""
    engine = make_engine(f"sqlite:///{path}")
    schema.prepare(engine)
    make_demo(engine, FakeClock(), cheap_hasher(), **{"students": STUDENTS, "requests": REQUESTS, **wanted})
    engine.dispose()
    return path


def ask(path, sql, *values):
    with closing(sqlite3.connect(path)) as file:
        return file.execute(sql, values).fetchall()


def everything(path):
    """All that is stored but the salted hashes of passwords."""
    tables = [name for (name,) in ask(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    tables = [name for name in tables if not is_index(name)]
    stored = {table: ask(path, f"SELECT * FROM {table} ORDER BY rowid") for table in tables}
    stored["person"] = [row[:5] for row in stored["person"]]
    return stored


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """Read by every test, changed by none."""
    return make(tmp_path_factory.mktemp("demo") / "demo.sqlite3")


@pytest.fixture
def engine(sample, tmp_path):
    """A copy of the sample to write in."""
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(sample.read_bytes())
    made = make_engine(f"sqlite:///{copy}")
    yield made
    made.dispose()


def test_as_many_as_were_asked_for(sample):
    assert ask(sample, "SELECT count(*) FROM student") == [(STUDENTS,)]
    assert ask(sample, "SELECT count(*) FROM work_request") == [(REQUESTS,)]


@pytest.mark.parametrize(("students", "requests"), [(0, 0), (1, 0), (1, 1), (2, 30), (60, 3)])
def test_small_samples(tmp_path, students, requests):
    path = make(tmp_path / "small.sqlite3", students=students, requests=requests)

    assert ask(path, "SELECT (SELECT count(*) FROM student), (SELECT count(*) FROM work_request)") == [
        (students, requests)
    ]


def test_the_same_seed_makes_the_same_data(sample, tmp_path):
    assert everything(make(tmp_path / "again.sqlite3")) == everything(sample)
    assert everything(make(tmp_path / "other.sqlite3", seed=2))["student"] != everything(sample)["student"]


def test_batches_change_nothing(sample, tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "_BATCH", 50)

    assert everything(make(tmp_path / "batches.sqlite3")) == everything(sample)


def test_every_stage_of_the_open_term_has_requests(sample):
    in_open = "term_id = (SELECT id FROM term WHERE state = 'open')"
    states = ask(sample, f"SELECT state, count(*) FROM work_request WHERE {in_open} GROUP BY state")

    assert {state for state, _ in states} == set(State)
    assert sum(count for _, count in states) == REQUESTS * 3 // 10


def test_past_terms_are_closed_and_final(sample):
    assert ask(sample, "SELECT code, state FROM term ORDER BY id") == [
        ("4031", "closed"), ("4032", "closed"), ("4041", "closed"), ("4042", "closed"), ("4051", "open"),
    ]  # fmt: skip
    past = "SELECT DISTINCT state FROM work_request WHERE term_id IN (SELECT id FROM term WHERE state = 'closed')"
    assert ask(sample, past) == [("final",)]


def test_the_file_is_sound(engine):
    schema.check(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    assert schema.prepare(engine) is False


def test_counters_are_true(sample):
    seats = ", ".join(f"'{state}'" for state in SEAT_STATES)
    wrong = (
        "SELECT q.id FROM unit_quota q WHERE used <> (SELECT count(*) FROM work_request r WHERE r.unit_id = q.unit_id"
        f" AND r.term_id = q.term_id AND r.state IN ({seats})) OR used > seats"
    )
    without = (
        "SELECT id FROM work_request r WHERE NOT EXISTS (SELECT 1 FROM unit_quota q WHERE q.unit_id = r.unit_id AND"
        " q.term_id = r.term_id)"
    )

    assert ask(sample, wrong) == []
    assert ask(sample, without) == []


def test_codes_and_shebas_are_right(sample):
    codes = [code for (code,) in ask(sample, "SELECT national_code FROM student")]
    shebas = [sheba for (sheba,) in ask(sample, "SELECT sheba FROM bank_account")]

    assert [parse_national_code(code) for code in codes] == codes
    assert [parse_sheba(sheba).text for sheba in shebas] == shebas
    assert len(set(codes)) == STUDENTS
    assert len(set(shebas)) == len(shebas) > 10


def test_some_final_requests_wait_for_an_account(sample):
    without = (
        "SELECT count(*) FROM work_request r WHERE state = 'final' AND NOT EXISTS"
        " (SELECT 1 FROM bank_account a WHERE a.student_id = r.student_id)"
    )

    assert ask(sample, without)[0][0] > 0


def test_rows_keep_the_rules_of_the_stages(sample):
    wrong = (
        "SELECT id FROM work_request r WHERE work_type_id <> (SELECT work_type_id FROM unit WHERE id = r.unit_id)"
        " OR (state = 'rejected') <> (reason <> '')"
        " OR (actual_half_hours > half_hours AND hours_note = '')"
        " OR (state IN ('hours', 'final')) <> (actual_half_hours IS NOT NULL)"
        " OR (state = 'final') <> (finalized_by IS NOT NULL)"
        " OR (state IN ('pending', 'cancelled')) <> (decided_by IS NULL)"
    )

    assert ask(sample, wrong) == []


def test_everybody_signs_in_and_sees_his_part(engine):
    open_unit = make_open_unit(engine, FakeClock())
    with open_unit(None, readonly=True) as unit:
        people = [person_of(row) for row in unit.people.all()]
        hashes = [unit.people.password_hash(person.name) for person in people]
        seen = {person.role.value: len(unit.requests.ids(person, RequestFilter())) for person in people}

    assert [(person.name, person.display_name, person.role) for person in people] == list(PEOPLE)
    assert all(cheap_hasher().verify(hashed, DEMO_PASSWORD) for hashed in hashes)
    assert seen["affairs"] == seen["viewer"] == REQUESTS
    assert 0 < seen["clerk"] == seen["supervisor"] < REQUESTS


def test_the_history_knows_the_newest_requests(engine):
    with make_open_unit(engine, FakeClock())(None, readonly=True) as unit:
        told = unit.audit.of("work_request", REQUESTS)
        final = next(number for number in range(REQUESTS, 0, -1) if unit.requests.by_id(number).state is State.FINAL)
        steps = [row.action for row in unit.audit.of("work_request", final)]

    assert told[-1].action == "register"
    assert steps == ["finalize", "record_hours", "approve", "register"]


@pytest.mark.parametrize(
    ("code", "sql"),
    [
        (
            "hours_out_of_range",
            "UPDATE work_request SET half_hours = 401, version = version + 1 WHERE state = 'pending'",
        ),
        ("wrong_stage", "UPDATE work_request SET state = 'final', version = version + 1 WHERE state = 'pending'"),
        ("not_allowed", "DELETE FROM work_request"),
        ("not_allowed", "UPDATE unit_quota SET used = used + 1"),
        ("not_allowed", "DELETE FROM audit"),
        ("not_allowed", "DELETE FROM transition"),
    ],
)
def test_the_triggers_are_back_and_refuse(engine, code, sql):
    with make_open_unit(engine, FakeClock())(None, readonly=True) as unit:
        affairs = person_of(unit.people.all()[0])

    with pytest.raises(RuleBroken) as caught, make_open_unit(engine, FakeClock())(affairs) as unit:
        unit.units._connection.exec_driver_sql(sql)

    assert caught.value.code == code
    with engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    assert set(names) == set(generated.all_triggers())


def test_work_goes_on_in_it(engine):
    clock = FakeClock()
    with make_open_unit(engine, clock)(None, readonly=True) as unit:
        clerk = person_of(unit.people.by_name("sara"))
        term = unit.terms.open_term()
        quota = next(row for row in unit.quotas.of_term(term.id) if row.left > 0 and row.unit_id in clerk.unit_ids)
        office = unit.units.by_id(quota.unit_id)
        student = next(
            row for row in unit.students.page(unit.students.ids(""))
            if unit.requests.by_natural_key(term.id, row.id, office.id) is None
        )  # fmt: skip

    with make_open_unit(engine, clock)(clerk) as unit:
        unit.requests.add(
            term_id=term.id, student_id=student.id, unit_id=office.id, work_type_id=office.work_type_id,
            hours=Hours(20), note="", person=clerk, now=clock(),
        )  # fmt: skip
        unit.commit()
        assert unit.quotas.of(office.id, term.id).used == quota.used + 1

    assert term.deadline > clock() + timedelta(days=10)


def test_a_database_with_people_is_left_alone(store):
    with pytest.raises(RuleBroken) as caught:
        make_demo(store.engine, store.clock, cheap_hasher(), students=5, requests=5)

    assert caught.value.code is Code.ALREADY_INITIALISED
    with store.open_unit(store.affairs, readonly=True) as unit:
        assert len(unit.terms.all()) == 1
    assert schema.prepare(store.engine) is False


def test_more_requests_than_fit_are_refused_and_nothing_is_made(tmp_path):
    path = tmp_path / "full.sqlite3"

    with pytest.raises(RuleBroken) as caught:
        make(path, students=1, requests=1000)

    assert caught.value.code is Code.ALREADY_REGISTERED
    assert ask(path, "SELECT count(*) FROM student") == [(0,)]


@pytest.mark.parametrize("requests", [0, 1, 10, 150, 1_000_000, 3_000_000])
def test_terms_hold_what_the_quotas_allow(requests):
    counts = demo._requests_by_term(requests, 27)

    assert sum(counts) == requests
    assert len(counts) >= 5
    assert max(counts) <= 27 * demo._MOST_OF_A_TERM


def test_many_past_terms_have_codes_of_their_own(tmp_path, monkeypatch):
    monkeypatch.setattr(demo, "_MOST_OF_A_TERM", 1)

    path = make(tmp_path / "many.sqlite3", students=30, requests=200)

    assert [code for (code,) in ask(path, "SELECT code FROM term ORDER BY id")] == [
        "4012", "4021", "4022", "4031", "4032", "4041", "4042", "4051",
    ]  # fmt: skip


@pytest.mark.slow
def test_twenty_thousand_requests_take_seconds_not_minutes(tmp_path):
    """Written in bulk with the triggers away: a tenth of a millisecond each, or nobody makes big samples."""
    path = make(tmp_path / "big.sqlite3", students=5_000, requests=20_000)

    assert ask(path, "PRAGMA quick_check") == [("ok",)]
    assert ask(path, "SELECT count(*) FROM work_request") == [(20_000,)]
    assert ask(path, "SELECT count(*) FROM unit_quota WHERE used > seats") == [(0,)]
