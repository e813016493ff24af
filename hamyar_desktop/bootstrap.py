"""Puts the program together once, for the window, the command line and the tests alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hamyar_desktop import paths
from hamyar_desktop.services.every import Opened, Services, make_services
from hamyar_desktop.services.ports import Clock, Outside, PasswordHasher
from hamyar_desktop.services.sign_in import person_of
from hamyar_desktop.spreadsheets.student_list import ExcelStudentList
from hamyar_desktop.spreadsheets.table_writer import ExcelTableWriter
from hamyar_desktop.store import backup, demo, schema
from hamyar_desktop.store.drafts import FileDrafts
from hamyar_desktop.store.engine import Engine, make_engine
from hamyar_desktop.store.passwords import Argon2Hasher
from hamyar_desktop.store.unit_of_work import make_open_unit

SAMPLE_STUDENTS, SAMPLE_REQUESTS = 80, 150


def utc_now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Built:
    """The use cases and the engine below them; ``close`` when the program ends."""

    services: Services
    outside: Outside
    engine: Engine

    def prepare(self, reference: Path | None = None) -> None:
        """Makes or upgrades the tables; an existing file is copied to the backups first."""
        if schema.is_initialised(self.engine) and not schema.is_current(self.engine):
            self.backup_now()
        schema.prepare(self.engine, reference)

    def backup_now(self) -> Path:
        """A dated backup beside the database."""
        folder = backup.database_file(self.engine).parent / "backups"
        return backup.keep_backup(self.engine, folder, self.outside.clock())

    def backup_daily(self) -> None:
        """The backup of the day, if it is due."""
        folder = backup.database_file(self.engine).parent / "backups"
        if backup.is_backup_due(folder, self.outside.clock()):
            backup.keep_backup(self.engine, folder, self.outside.clock())

    def make_demo(self, students: int, requests: int, seed: int = 1, password: str = demo.DEMO_PASSWORD) -> None:
        """Fills the new database with sample data."""
        demo.make_demo(
            self.engine, self.outside.clock, self.outside.hasher,
            students=students, requests=requests, seed=seed, password=password,
        )  # fmt: skip

    def close(self) -> None:
        """Gives every connection back."""
        self.engine.dispose()


def build(
    url: str, *, clock: Clock = utc_now, hasher: PasswordHasher | None = None, drafts: Path | None = None
) -> Built:
    """Everything over one database. Raises ``network_folder`` and ``storage_unavailable``."""
    engine = make_engine(url)
    outside = Outside(
        open_unit=make_open_unit(engine, clock),
        clock=clock,
        hasher=hasher or Argon2Hasher(),
        drafts=FileDrafts(drafts or paths.user_data() / "drafts.json"),
        student_list=ExcelStudentList(),
        tables=ExcelTableWriter(),
    )
    return Built(make_services(outside), outside, engine)


def open_for_window(url: str, *, sample: bool = False) -> Opened:
    """Opens and prepares a database for the window; sample data are made and signed in at once."""
    if sample:
        return _open_sample(url)
    built = build(url)
    built.prepare()
    schema.check(built.engine)
    has_people = built.services.sign_in.has_people()
    if has_people:
        built.backup_daily()
    return Opened(built.services, None, has_people, built.close)


def _open_sample(url: str) -> Opened:
    engine_folder = make_engine(url).url.database or ""
    built = build(url, drafts=Path(engine_folder).with_name("drafts.json"))
    built.prepare()
    built.make_demo(SAMPLE_STUDENTS, SAMPLE_REQUESTS)
    with built.outside.open_unit(None, readonly=True) as unit:
        row = unit.people.by_name(demo.PEOPLE[0][0])
    assert row is not None, "the sample has its people"
    return Opened(built.services, person_of(row), True, built.close)
