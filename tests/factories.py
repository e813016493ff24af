"""Makes real parts for tests: one small university in a real SQLite file, ready in milliseconds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import parse_deadline
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Person, Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import Verb, transition
from hamyar_desktop.models.orm.base import moment_text
from hamyar_desktop.services.every import Services, make_services
from hamyar_desktop.services.hash_gate import HashGate
from hamyar_desktop.services.ports import OpenUnit, Outside, PasswordHasher
from hamyar_desktop.services.rows import NewStudent, RequestRow
from hamyar_desktop.services.sign_in import person_of
from hamyar_desktop.store import schema
from hamyar_desktop.store.drafts import FileDrafts
from hamyar_desktop.store.engine import make_engine
from hamyar_desktop.store.passwords import Argon2Hasher
from hamyar_desktop.store.unit_of_work import make_open_unit
from tests.fakes import FakeClock, FakeStudentList, FakeTables

PASSWORD = "درِ باغ ۱۲۳"
SHEBA = "IR270170000000100324200001"
OTHER_SHEBA = "IR660120000000000000123456"
STUDENTS = (
    NewStudent("40011001", "زهرا", "احمدی", national_code="0084575948", degree="کارشناسی", faculty="الهیات"),
    NewStudent("40011002", "علی‌رضا", "کریمی", national_code="0499370899"),
    NewStudent("40011003", "مریم", "پاک‌نژاد"),
    NewStudent("00012345", "آرش", "یگانه"),
    NewStudent("40021004", "گلناز", "چراغی"),
)
PEOPLE = (
    ("affairs", "مینا اکبری", Role.AFFAIRS, ()),
    ("supervisor", "رضا کریمی", Role.SUPERVISOR, ("کتابخانه مرکزی",)),
    ("clerk", "سارا احمدی", Role.CLERK, ("کتابخانه مرکزی",)),
    ("viewer", "نادر صادقی", Role.VIEWER, ("کتابخانه مرکزی",)),
    ("stranger", "کاوه مرادی", Role.SUPERVISOR, ("خوابگاه",)),
)
LIBRARY_SEATS = 3


@dataclass
class Store:
    """A database of the first term of 1404 (open): the library has 3 seats, the dormitory no quota row."""

    path: Path
    engine: Engine
    clock: FakeClock
    open_unit: OpenUnit
    people: dict[str, Person] = field(default_factory=dict)
    library: int = 0
    dormitory: int = 0
    term: int = 0

    @property
    def is_server(self) -> bool:
        """Whether it is the shared database."""
        return False

    @property
    def affairs(self) -> Person:
        """مینا اکبری of the deputy's office."""
        return self.people["affairs"]

    @property
    def supervisor(self) -> Person:
        """Of the library."""
        return self.people["supervisor"]

    @property
    def clerk(self) -> Person:
        """Of the library."""
        return self.people["clerk"]

    @property
    def viewer(self) -> Person:
        """Of the library; reads only."""
        return self.people["viewer"]

    @property
    def stranger(self) -> Person:
        """Supervisor of the dormitory, where nothing of the library is to be seen."""
        return self.people["stranger"]

    def services(self) -> Services:
        """The real use cases over this database; lists and tables of files are fakes."""
        return make_services(self.outside())

    def outside(self) -> Outside:
        """The ports: real store, fake files."""
        drafts = FileDrafts(self.path.with_name("drafts.json"))
        hasher = cheap_hasher()
        gate = HashGate(self.open_unit, hasher)
        return Outside(self.open_unit, self.clock, gate, hasher, drafts, FakeStudentList(), FakeTables())

    def was_then(self, found: datetime, then: datetime | None = None) -> bool:
        """Whether something is dated by the moment at which it was done, which is now unless told otherwise."""
        return found == (then or self.clock())

    def hash(self, password: str) -> str:
        """What is written into an account of a person."""
        return self.outside().hasher.hash(password)

    def student(self, number: str = "40011001") -> int:
        """Id of a student."""
        with self.open_unit(self.affairs, readonly=True) as unit:
            found = unit.students.by_number(number)
        assert found is not None
        return found.id

    def row(self, request_id: int) -> RequestRow:
        """A request as it is stored now."""
        with self.open_unit(self.affairs, readonly=True) as unit:
            found = unit.requests.by_id(request_id)
        assert found is not None
        return found

    def permit_dormitory(self, seats: int = 2) -> None:
        """A quota row for the second unit."""
        with self.open_unit(self.affairs) as unit:
            unit.quotas.set(self.dormitory, self.term, seats, "")
            unit.commit()

    def register(
        self, number: str = "40011001", *, person: Person | None = None, hours: float = 100, unit_id: int | None = None
    ) -> int:
        """A request, of the library unless told otherwise, that waits for approval."""
        doer, student = person or self.clerk, self.student(number)
        with self.open_unit(doer) as unit:
            office = unit.units.by_id(unit_id or self.library)
            assert office is not None
            request_id = unit.requests.add(
                term_id=self.term, student_id=student, unit_id=office.id, work_type_id=office.work_type_id,
                hours=Hours(round(hours * 2)), note="", person=doer, now=self.clock(),
            )  # fmt: skip
            unit.commit()
        return request_id

    def move(self, verb: Verb, *ids: int, person: Person | None = None, reason: str = "") -> list[int]:
        """Decides rows as they are; the ids that moved."""
        doer = person or self.supervisor
        with self.open_unit(doer) as unit:
            rows = unit.requests.by_ids(ids)
            move = transition(verb, rows[0].state)
            pairs = [(row.id, row.version) for row in rows]
            moved = unit.requests.move(pairs, move, person=doer, reason=reason, now=self.clock())
            unit.commit()
        return moved

    def approved(self, number: str = "40011001", *, hours: float = 100) -> int:
        """A request that waits for its hours."""
        request_id = self.register(number, hours=hours)
        self.move(Verb.APPROVE, request_id)
        return request_id

    def with_hours(self, number: str = "40011001", hours: float = 80) -> int:
        """A request whose hours wait to become final."""
        request_id = self.approved(number)
        with self.open_unit(self.clerk) as unit:
            unit.requests.record_hours(
                request_id, 2, actual=Hours(round(hours * 2)), note="", person=self.clerk, now=self.clock()
            )
            unit.commit()
        return request_id

    def final(self, number: str = "40011001", hours: float = 80) -> int:
        """A request with final hours."""
        request_id = self.with_hours(number, hours)
        self.move(Verb.FINALIZE, request_id)
        return request_id

    def save_account(self, number: str = "40011001", sheba: str = SHEBA, version: int | None = None) -> None:
        """Stage 4, by the clerk; the student needs a request of the library."""
        student = self.student(number)
        with self.open_unit(self.clerk) as unit:
            unit.accounts.save(
                student, bank_code=sheba[4:7], account_number="", sheba=sheba, person=self.clerk, now=self.clock(),
                version=version,
            )  # fmt: skip
            unit.commit()

    def set_policy(self, policy: Policy) -> None:
        """Rules that are settings."""
        with self.open_unit(self.affairs) as unit:
            unit.policy.write(policy)
            unit.commit()

    def pass_deadline(self) -> None:
        """From now on it is too late in the open term."""
        self.clock.forward(days=60)

    @contextmanager
    def raw(self, person: Person | None) -> Iterator[Any]:
        """The file in the hands of another tool that even imitates the program's functions."""
        with closing(sqlite3.connect(self.path, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            actor = person.id if person else 0
            connection.create_function("hamyar_actor", 0, lambda: actor)
            connection.create_function("hamyar_now", 0, lambda: moment_text(self.clock()))
            yield connection

    def close(self) -> None:
        """Gives the file back."""
        self.engine.dispose()


@cache
def cheap_hasher() -> Argon2Hasher:
    """Argon2 that takes a tenth of a millisecond."""
    return Argon2Hasher(time_cost=1, memory_cost=32)


@cache
def _filled_file() -> bytes:
    with TemporaryDirectory() as folder:
        store = _open(Path(folder) / "template.sqlite3")
        schema.prepare(store.engine)
        fill(store, cheap_hasher(), (date(2025, 9, 23), date(2026, 1, 20)), parse_deadline("1404/10/30"))
        store.close()
        return store.path.read_bytes()


def make_store(folder: Path, name: str = "hamyar.sqlite3") -> Store:
    """A filled database of its own in the folder; call ``close`` at the end."""
    path = folder / name
    path.write_bytes(_filled_file())
    store = _open(path)
    know(store)
    return store


def know(store: Store) -> None:
    """Finds the people and ids that tests speak of."""
    with store.open_unit(None, readonly=True) as unit:
        store.people = {row.name: person_of(row) for row in unit.people.all()}
        library, dormitory, term = (
            unit.units.by_name("کتابخانه مرکزی"), unit.units.by_name("خوابگاه"), unit.terms.open_term(),
        )  # fmt: skip
    assert library is not None
    assert dormitory is not None
    assert term is not None
    store.library, store.dormitory, store.term = library.id, dormitory.id, term.id


def _open(path: Path) -> Store:
    engine, clock = make_engine(f"sqlite:///{path.as_posix()}"), FakeClock()
    return Store(path, engine, clock, make_open_unit(engine, clock))


def fill(store: Store, hasher: PasswordHasher, days: tuple[date, date], deadline: datetime) -> None:
    """The small university, in a new database."""
    with store.open_unit(None) as unit:
        units = {row.name: row.id for row in unit.units.all()}
        name, shown, role, _ = PEOPLE[0]
        unit.people.add(name, shown, role, hasher.hash(PASSWORD), ())
        unit.commit()
    with store.open_unit(None, readonly=True) as unit:
        affairs = person_of(unit.people.all()[0])
    with store.open_unit(affairs) as unit:
        for name, shown, role, offices in PEOPLE[1:]:
            unit.people.add(name, shown, role, hasher.hash(PASSWORD), [units[office] for office in offices])
        term = unit.terms.add("4041", *days, deadline)
        unit.terms.change(term, 1, state=TermState.OPEN)
        unit.quotas.set(units["کتابخانه مرکزی"], term, LIBRARY_SEATS, "۱۲۳/الف")
        unit.students.save_many(STUDENTS)
        unit.commit()
