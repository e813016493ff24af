"""The outside of the use cases in memory: faithful to the ports, quick, and easy to make fail or grow old."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.hash_gate import HashGate
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.rows import HourSheet, ImportPlan, RequestRow, SheetRow
from tests.fake_repositories import (
    FakeAccounts,
    FakeAudit,
    FakePeople,
    FakePolicy,
    FakeQuotas,
    FakeRequests,
    FakeStudents,
    FakeTerms,
    FakeUnits,
    Stored,
)

NOW = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)
"""1404/10/11 in the morning, in the first term of 1404."""


@dataclass
class FakeClock:
    """A clock that stands still until it is told to go on."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> None:
        """So many ``days``, ``hours``, ``seconds`` later."""
        self.now += timedelta(**span)


class FakeHasher:
    """Passwords in a readable «hash»; remembers how often nobody was verified."""

    def __init__(self) -> None:
        self.nobody = 0

    def hash(self, password: str) -> str:
        return f"hash:{password}"

    def verify(self, hashed: str, password: str) -> bool:
        return hashed == f"hash:{password}"

    def verify_nobody(self, password: str) -> None:
        self.nobody += 1


class FakeDrafts:
    """Drafts by owner and form."""

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Mapping[str, str]]] = {}

    def read(self, owner: str) -> Mapping[str, Mapping[str, str]]:
        return self.kept.get(owner, {})

    def write(self, owner: str, form: str, fields: Mapping[str, str]) -> None:
        forms = self.kept.setdefault(owner, {})
        forms.pop(form, None)
        if fields:
            forms[form] = fields


class FakeStudentList:
    """A list whose rows are given; remembers what was written where."""

    def __init__(self) -> None:
        self.rows: list[SheetRow] = []
        self.reports: dict[Path, ImportPlan] = {}
        self.templates: list[Path] = []

    def read(self, path: Path, progress: object) -> list[SheetRow]:
        if not self.rows:
            raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="empty")
        return self.rows

    def write_refused(self, path: Path, plan: ImportPlan) -> None:
        self.reports[path] = plan

    def write_template(self, path: Path) -> None:
        self.templates.append(path)


class FakeTables:
    """Remembers the sheets and tables that were written."""

    def __init__(self) -> None:
        self.sheets: dict[Path, HourSheet] = {}
        self.requests: dict[Path, tuple[str, list[RequestRow]]] = {}

    def write_hour_sheet(self, path: Path, sheet: HourSheet) -> None:
        self.sheets[path] = sheet

    def write_requests(self, path: Path, title: str, pages: Iterable[Sequence[RequestRow]]) -> None:
        self.requests[path] = title, [row for page in pages for row in page]


class FakeUnitOfWork:
    """Works on a snapshot; only ``commit`` makes it the database."""

    def __init__(self, database: FakeDatabase, readonly: bool) -> None:
        self._database, self._readonly = database, readonly

    def __enter__(self) -> FakeUnitOfWork:
        self._stored = stored = self._database.stored.snapshot()
        self.units, self.terms, self.quotas = FakeUnits(stored), FakeTerms(stored), FakeQuotas(stored)
        self.students, self.requests = FakeStudents(stored), FakeRequests(stored)
        self.accounts, self.people = FakeAccounts(stored), FakePeople(stored)
        self.audit, self.policy = FakeAudit(stored), FakePolicy(stored)
        return self

    def __exit__(self, *failure: object) -> None:
        """Whatever was not committed is gone with the snapshot."""

    def commit(self) -> None:
        assert not self._readonly, "a reading unit of work was told to commit"
        self._database.stored = self._stored.snapshot()
        self._database.commits += 1


class FakeDatabase:
    """Opens units of work; ``failure`` makes the next ones fail as a lost connection does."""

    def __init__(self) -> None:
        self.stored = Stored()
        self.commits = 0
        self.failure: RuleBroken | None = None

    def __call__(self, person: Person | None, *, readonly: bool = False) -> FakeUnitOfWork:
        if self.failure is not None:
            raise self.failure
        return FakeUnitOfWork(self, readonly)


@dataclass
class FakeOutside:
    """Every fake of one test, and the ``Outside`` made of them."""

    database: FakeDatabase = field(default_factory=FakeDatabase)
    clock: FakeClock = field(default_factory=FakeClock)
    hasher: FakeHasher = field(default_factory=FakeHasher)
    drafts: FakeDrafts = field(default_factory=FakeDrafts)
    student_list: FakeStudentList = field(default_factory=FakeStudentList)
    tables: FakeTables = field(default_factory=FakeTables)

    def ports(self) -> Outside:
        """The ports as use cases receive them."""
        gate = HashGate(self.database, self.hasher)
        return Outside(self.database, self.clock, gate, self.hasher, self.drafts, self.student_list, self.tables)


def no_server(server: object) -> None:
    """For windows whose tests never ask for a server."""
    raise AssertionError(f"nobody asked for {server}")
