"""Sample data are many, always the same, in every stage, and obey every rule; on a server they come from a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from hamyar_desktop.bootstrap import Built, build
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.national_code import parse_national_code
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.sheba import parse_sheba
from hamyar_desktop.domain.work_request import SEAT_STATES, State
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.services.sign_in import person_of
from hamyar_desktop.store import demo, generated, schema
from hamyar_desktop.store.demo import DEMO_PASSWORD, PEOPLE
from hamyar_desktop.store.generated.search_index import is_index
from tests.factories import cheap_hasher
from tests.fakes import FakeClock
from tests.own_server import OwnServer, own_server

STUDENTS, REQUESTS = 120, 400
NOW = datetime.now(UTC)
"""One moment for all that is made here; a server's own clock judges whether the open term is not over."""


@dataclass(frozen=True)
class Sample:
    """A database of sample data: its address as its owner, and as everybody who works in it."""

    url: str
    everybodys: str

    @property
    def is_server(self) -> bool:
        """Whether it is the shared database."""
        return self.url.startswith("postgresql")

    @contextmanager
    def owned(self) -> Iterator[Built]:
        """In the hands of whoever may do everything."""
        built = build(self.url, clock=FakeClock(NOW), hasher=cheap_hasher())
        yield built
        built.close()

    @contextmanager
    def entered(self, name: str) -> Iterator[tuple[Built, Person]]:
        """In the hands of one of its people, who has signed in."""
        built = build(self.everybodys, clock=FakeClock(NOW), hasher=cheap_hasher())
        yield built, built.services.sign_in(name, DEMO_PASSWORD)
        built.close()

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a question in words of both databases."""
        with self.owned() as built, built.engine.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql)]

    def everything(self) -> dict[str, list[tuple[Any, ...]]]:
        """All that is stored but the salted hashes of passwords."""
        listed = "SELECT name FROM sqlite_master WHERE type = 'table'"
        if self.is_server:
            # What a server keeps of its own catalogue has other numbers in every database.
            listed = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_meta'"
        tables = [name for (name,) in self.ask(listed) if not is_index(name)]
        stored = {table: sorted(self.ask(f"SELECT * FROM {table}"), key=repr) for table in tables}
        stored["person"] = [row[:5] for row in stored["person"]]
        return stored


Make = Callable[..., AbstractContextManager[Sample]]


@contextmanager
def empty_place(server: OwnServer | None, folder: Path) -> Iterator[Sample]:
    """A database in which nothing is yet: a file of the folder without a server."""
    if server is None:
        url = f"sqlite:///{(folder / f'{len(list(folder.iterdir()))}.sqlite3').as_posix()}"
        yield Sample(url, url)
        return
    with server.database() as name:
        yield Sample(server.owners(name), server.bare(name))


def fill(place: Sample, **wanted: int) -> None:
    """Makes the sample there."""
    with place.owned() as built:
        built.prepare()
        built.make_demo(**{"students": STUDENTS, "requests": REQUESTS, **wanted})


@contextmanager
def perhaps_a_server(backend: str) -> Iterator[OwnServer | None]:
    """Nobody else has people of these names on it; for files there is none."""
    if backend == "file":
        yield None
        return
    with own_server() as made:
        yield made


@pytest.fixture(scope="module")
def homes(backend: str) -> Iterator[OwnServer | None]:
    """Where the sample of all tests lives."""
    with perhaps_a_server(backend) as server:
        yield server


@pytest.fixture(scope="module")
def others(backend: str) -> Iterator[OwnServer | None]:
    """Where further ones live, one after the other: all of a server have the same logins."""
    with perhaps_a_server(backend) as server:
        yield server


@pytest.fixture(scope="module")
def sample(homes: OwnServer | None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """Read by every test, changed by none."""
    with empty_place(homes, tmp_path_factory.mktemp("demo")) as place:
        fill(place)
        yield place


@pytest.fixture
def make(others: OwnServer | None, tmp_path: Path) -> Make:
    """Makes a sample of its own for a while."""

    @contextmanager
    def made(**wanted: int) -> Iterator[Sample]:
        with empty_place(others, tmp_path) as place:
            fill(place, **wanted)
            yield place

    return made


def test_as_many_as_were_asked_for(sample: Sample) -> None:
    assert sample.ask("SELECT count(*) FROM student") == [(STUDENTS,)]
    assert sample.ask("SELECT count(*) FROM work_request") == [(REQUESTS,)]


@pytest.mark.parametrize(("students", "requests"), [(0, 0), (1, 0), (1, 1), (2, 30), (60, 3)])
def test_small_samples(make: Make, students: int, requests: int) -> None:
    with make(students=students, requests=requests) as small:
        assert small.ask("SELECT (SELECT count(*) FROM student), (SELECT count(*) FROM work_request)") == [
            (students, requests)
        ]


def test_the_same_seed_makes_the_same_data(sample: Sample, make: Make) -> None:
    with make() as again:
        assert again.everything() == sample.everything()
    with make(seed=2) as other:
        assert other.everything()["student"] != sample.everything()["student"]


def test_batches_change_nothing(sample: Sample, make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_BATCH", 50)

    with make() as batches:
        assert batches.everything() == sample.everything()


def test_every_stage_of_the_open_term_has_requests(sample: Sample) -> None:
    in_open = "term_id = (SELECT id FROM term WHERE state = 'open')"
    states = sample.ask(f"SELECT state, count(*) FROM work_request WHERE {in_open} GROUP BY state")

    assert {state for state, _ in states} == set(State)
    assert sum(count for _, count in states) == REQUESTS * 3 // 10


def test_past_terms_are_closed_and_final(sample: Sample) -> None:
    assert sample.ask("SELECT code, state FROM term ORDER BY id") == [
        ("4031", "closed"), ("4032", "closed"), ("4041", "closed"), ("4042", "closed"), ("4051", "open"),
    ]  # fmt: skip
    past = "SELECT DISTINCT state FROM work_request WHERE term_id IN (SELECT id FROM term WHERE state = 'closed')"
    assert sample.ask(past) == [("final",)]


def test_the_database_is_sound(sample: Sample) -> None:
    with sample.owned() as built:
        assert built.check() == schema.head()
        assert built.is_current() is True
        assert built.prepare() is False
    if not sample.is_server:
        assert sample.ask("PRAGMA foreign_key_check") == []
        assert sample.ask("PRAGMA integrity_check") == [("ok",)]


def test_counters_are_true(sample: Sample) -> None:
    seats = ", ".join(f"'{state}'" for state in SEAT_STATES)
    wrong = (
        "SELECT q.id FROM unit_quota q WHERE used <> (SELECT count(*) FROM work_request r WHERE r.unit_id = q.unit_id"
        f" AND r.term_id = q.term_id AND r.state IN ({seats})) OR used > seats"
    )
    without = (
        "SELECT id FROM work_request r WHERE NOT EXISTS (SELECT 1 FROM unit_quota q WHERE q.unit_id = r.unit_id AND"
        " q.term_id = r.term_id)"
    )

    assert sample.ask(wrong) == []
    assert sample.ask(without) == []


def test_codes_and_shebas_are_right(sample: Sample) -> None:
    codes = [code for (code,) in sample.ask("SELECT national_code FROM student")]
    shebas = [sheba for (sheba,) in sample.ask("SELECT sheba FROM bank_account")]

    assert [parse_national_code(code) for code in codes] == codes
    assert [parse_sheba(sheba).text for sheba in shebas] == shebas
    assert len(set(codes)) == STUDENTS
    assert len(set(shebas)) == len(shebas) > 10


def test_some_final_requests_wait_for_an_account(sample: Sample) -> None:
    without = (
        "SELECT count(*) FROM work_request r WHERE state = 'final' AND NOT EXISTS"
        " (SELECT 1 FROM bank_account a WHERE a.student_id = r.student_id)"
    )

    assert sample.ask(without)[0][0] > 0


def test_rows_keep_the_rules_of_the_stages(sample: Sample) -> None:
    wrong = (
        "SELECT id FROM work_request r WHERE work_type_id <> (SELECT work_type_id FROM unit WHERE id = r.unit_id)"
        " OR (state = 'rejected') <> (reason <> '')"
        " OR (actual_half_hours > half_hours AND hours_note = '')"
        " OR (state IN ('hours', 'final')) <> (actual_half_hours IS NOT NULL)"
        " OR (state = 'final') <> (finalized_by IS NOT NULL)"
        " OR (state IN ('pending', 'cancelled')) <> (decided_by IS NULL)"
    )

    assert sample.ask(wrong) == []


def test_everybody_signs_in_and_sees_his_part(sample: Sample) -> None:
    with sample.owned() as built, built.outside.open_unit(None, readonly=True) as unit:
        people = [person_of(row) for row in unit.people.all()]
    seen = {}
    for each in people:
        with sample.entered(each.name) as (built, person):
            assert person == each
            with built.outside.open_unit(person, readonly=True) as unit:
                seen[person.role.value] = len(unit.requests.ids(person, RequestFilter()))

    assert [(person.name, person.display_name, person.role) for person in people] == list(PEOPLE)
    assert seen["affairs"] == seen["viewer"] == REQUESTS
    assert 0 < seen["clerk"] == seen["supervisor"] < REQUESTS


def test_the_history_knows_the_newest_requests(sample: Sample) -> None:
    with sample.entered("mina") as (built, mina), built.outside.open_unit(mina, readonly=True) as unit:
        told = unit.audit.of("work_request", REQUESTS)
        rows = (unit.requests.by_id(number) for number in range(REQUESTS, 0, -1))
        final = next(row.id for row in rows if row is not None and row.state is State.FINAL)
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
def test_the_rules_are_back_and_refuse(sample: Sample, code: str, sql: str) -> None:
    with (
        sample.entered("mina") as (built, mina),
        pytest.raises(RuleBroken) as caught,
        built.outside.open_unit(mina) as unit,
    ):
        unit.units._connection.exec_driver_sql(sql)  # type: ignore[attr-defined]

    assert caught.value.code == code
    if not sample.is_server:  # which looks at all its rules itself when it is asked whether it is current
        names = {name for (name,) in sample.ask("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
        assert names == set(generated.all_triggers())
    with sample.owned() as built:
        assert built.is_current() is True


def test_work_goes_on_in_it(make: Make) -> None:
    with make() as own, own.entered("sara") as (built, clerk):
        with built.outside.open_unit(clerk, readonly=True) as unit:
            term = unit.terms.open_term()
            assert term is not None
            quota = next(row for row in unit.quotas.of_term(term.id) if row.left > 0 and row.unit_id in clerk.unit_ids)
            office = unit.units.by_id(quota.unit_id)
            assert office is not None
            student = next(
                row for row in unit.students.page(unit.students.ids(""))
                if unit.requests.by_natural_key(term.id, row.id, office.id) is None
            )  # fmt: skip

        with built.outside.open_unit(clerk) as unit:
            unit.requests.add(
                term_id=term.id, student_id=student.id, unit_id=office.id, work_type_id=office.work_type_id,
                hours=Hours(20), note="", person=clerk, now=built.outside.clock(),
            )  # fmt: skip
            unit.commit()
        with built.outside.open_unit(clerk, readonly=True) as unit:
            counted = unit.quotas.of(office.id, term.id)

    assert counted is not None
    assert counted.used == quota.used + 1
    assert term.deadline > NOW + timedelta(days=10)


def test_a_database_with_people_is_left_alone(sample: Sample) -> None:
    before = sample.everything()
    with sample.owned() as built:
        with pytest.raises(RuleBroken) as caught:
            built.make_demo(5, 5)

        assert caught.value.code is Code.ALREADY_INITIALISED
        assert built.prepare() is False
    assert sample.everything() == before


def test_more_requests_than_fit_are_refused_and_nothing_is_made(others: OwnServer | None, tmp_path: Path) -> None:
    with empty_place(others, tmp_path) as place:
        with pytest.raises(RuleBroken) as caught:
            fill(place, students=1, requests=1000)

        assert caught.value.code is Code.ALREADY_REGISTERED
        assert place.ask("SELECT count(*) FROM student") == [(0,)]


@pytest.mark.parametrize("requests", [0, 1, 10, 150, 1_000_000, 3_000_000])
def test_terms_hold_what_the_quotas_allow(requests: int) -> None:
    counts = demo._requests_by_term(requests, 27)

    assert sum(counts) == requests
    assert len(counts) >= 5
    assert max(counts) <= 27 * demo._MOST_OF_A_TERM


def test_many_past_terms_have_codes_of_their_own(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_MOST_OF_A_TERM", 1)

    with make(students=30, requests=200) as many:
        assert [code for (code,) in many.ask("SELECT code FROM term ORDER BY id")] == [
            "4012", "4021", "4022", "4031", "4032", "4041", "4042", "4051",
        ]  # fmt: skip


@pytest.mark.slow
def test_twenty_thousand_requests_take_seconds_not_minutes(make: Make) -> None:
    """Written in bulk with the triggers away: a tenth of a millisecond each, or nobody makes big samples."""
    with make(students=5_000, requests=20_000) as big:
        with big.owned() as built:
            assert built.check() == schema.head()
        assert big.ask("SELECT count(*) FROM work_request") == [(20_000,)]
        assert big.ask("SELECT count(*) FROM unit_quota WHERE used > seats") == [(0,)]
