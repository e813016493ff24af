"""Puts the program together once, for the window, the command line and the tests alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hamyar_desktop import paths
from hamyar_desktop.services.every import Services, make_services
from hamyar_desktop.services.ports import Clock, Outside, PasswordHasher
from hamyar_desktop.spreadsheets.student_list import ExcelStudentList
from hamyar_desktop.spreadsheets.table_writer import ExcelTableWriter
from hamyar_desktop.store.drafts import FileDrafts
from hamyar_desktop.store.engine import Engine, make_engine
from hamyar_desktop.store.passwords import Argon2Hasher
from hamyar_desktop.store.unit_of_work import make_open_unit


def utc_now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Built:
    """The use cases and the engine below them; ``close`` when the program ends."""

    services: Services
    engine: Engine
    clock: Clock
    hasher: PasswordHasher

    def close(self) -> None:
        """Gives every connection back."""
        self.engine.dispose()


def build(
    url: str, *, clock: Clock = utc_now, hasher: PasswordHasher | None = None, drafts: Path | None = None
) -> Built:
    """Everything over one database. Raises ``network_folder`` and ``storage_unavailable``."""
    engine = make_engine(url)
    chosen = hasher or Argon2Hasher()
    outside = Outside(
        open_unit=make_open_unit(engine, clock),
        clock=clock,
        hasher=chosen,
        drafts=FileDrafts(drafts or paths.user_data() / "drafts.json"),
        student_list=ExcelStudentList(),
        tables=ExcelTableWriter(),
    )
    return Built(make_services(outside), engine, clock, chosen)
