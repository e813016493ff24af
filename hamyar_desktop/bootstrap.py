"""Puts the program together once, for the window, the command line and the tests alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from hamyar_desktop import paths
from hamyar_desktop.domain.errors import Caution, Code, RuleBroken
from hamyar_desktop.domain.roles import Permission, Person, require
from hamyar_desktop.services.connections import USUAL_PORT, Server, server_of, server_url
from hamyar_desktop.services.every import Opened, Services, make_services
from hamyar_desktop.services.hash_gate import HashGate
from hamyar_desktop.services.live import ConnectionState, Told, Waits, Watch
from hamyar_desktop.services.move_to_server import Moved, MoveToServer, Tell
from hamyar_desktop.services.ports import Clock, Gate, OpenUnit, Outside, PasswordChecker, PasswordHasher
from hamyar_desktop.services.sign_in import person_of
from hamyar_desktop.spreadsheets.student_list import ExcelStudentList
from hamyar_desktop.spreadsheets.table_writer import ExcelTableWriter
from hamyar_desktop.store import backup, demo, schema
from hamyar_desktop.store.drafts import FileDrafts
from hamyar_desktop.store.engine import Engine, is_server, make_engine
from hamyar_desktop.store.file_lookout import FileLookout
from hamyar_desktop.store.live_sqlite import FileWatch
from hamyar_desktop.store.moved_mark import refuse_moved
from hamyar_desktop.store.passwords import Argon2Hasher
from hamyar_desktop.store.unit_of_work import make_open_unit

SAMPLE_STUDENTS, SAMPLE_REQUESTS = 80, 150
CHECKED_AT_ONCE = 32_000_000
"""Bytes. SQLite reads a file of this size through in a tenth of a second, one of a million requests in some seconds."""
DEMO_PASSWORD = demo.DEMO_PASSWORD
DEMO_PEOPLE = {name: role for name, _, role in demo.PEOPLE}
"""Who can sign in to sample data, and as what."""


def utc_now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Built:
    """The use cases and the engine below them; ``close`` when the program ends."""

    services: Services
    outside: Outside
    engine: Engine

    @property
    def file(self) -> Path:
        """The file of the embedded database, which need not exist yet."""
        return backup.database_file(self.engine)

    @property
    def is_server(self) -> bool:
        """Whether it is the shared database, which its owner makes and upgrades, and the server backs up."""
        return is_server(self.engine)

    @property
    def server(self) -> Server:
        """Where the shared database is; an empty host is the system's own socket."""
        url = self.engine.url
        return server_of(str(url)) or Server("", url.port or USUAL_PORT, url.database or "")

    @property
    def login(self) -> tuple[str, str]:
        """Name and password with which a server is asked, as far as the URL has them."""
        from hamyar_desktop.store.server.engine import login_of

        known = login_of(self.engine)
        return known.name, known.password

    def be_anybody(self, name: str, password: str) -> None:
        """Signs in to the server for looking only. Raises ``wrong_password`` and ``storage_unavailable``."""
        from hamyar_desktop.store.server.engine import login_of
        from hamyar_desktop.store.server.fitness import refuse_unfit

        known = login_of(self.engine)
        known.name, known.password = name, password
        refuse_unfit(self.engine)

    def be_owner(self, name: str, password: str) -> None:
        """Signs in to the server for making and upgrading.

        Raises ``not_allowed`` (reason ``owner``), ``wrong_password`` and ``storage_unavailable``.
        """
        from hamyar_desktop.store.server.ownership import require_owner

        self.be_anybody(name, password)
        require_owner(self.engine)

    def has_people(self) -> bool:
        """Whether anybody can sign in yet; asked by whoever owns the database."""
        if not self.is_server:
            return self.services.sign_in.has_people()
        with self.outside.open_unit(None, readonly=True) as unit:
            return bool(unit.people.all())

    def has_tables(self) -> bool:
        """Whether the database was made; looking does not make the file. Raises ``storage_unavailable``."""
        if self.is_server:
            return schema.is_initialised(self.engine)
        return self.file.exists() and schema.is_initialised(self.engine)

    def require_ready(self) -> None:
        """An older database is upgraded. Raises ``not_initialised``, ``database_newer``, ``storage_unavailable``."""
        if not self.has_tables():
            raise RuleBroken(Code.NOT_INITIALISED)
        if not schema.is_current(self.engine):
            self.check()
            self.prepare()

    def check(self) -> str:
        """The revision of a sound database.

        Raises ``not_initialised``, ``database_newer``, or ``storage_unavailable`` when the file is damaged.
        """
        if not self.has_tables():
            raise RuleBroken(Code.NOT_INITIALISED)
        return schema.check(self.engine)

    def is_current(self) -> bool:
        """Whether the tables are those of this program and need no upgrade."""
        return schema.is_current(self.engine)

    def cautions(self) -> list[Caution]:
        """What a server itself does not guard, for its administrator. Raises ``storage_unavailable``."""
        from hamyar_desktop.store.server.guards import missing_guards

        return missing_guards(self.engine)

    @contextmanager
    def made_whole(self) -> Iterator[None]:
        """A file that the block makes is there as a whole or not at all; one that was there before stays.

        On a server, where changes come in transactions, one block after the other has its turn.
        """
        if self.is_server:
            from hamyar_desktop.store.server.ownership import in_turn

            with in_turn(self.engine):
                yield
            return
        existed = self.file.exists()
        try:
            yield
        except BaseException:
            if not existed:
                self.close()
                for tail in ("", "-wal", "-shm", "-journal"):
                    self.file.with_name(self.file.name + tail).unlink(missing_ok=True)
            raise

    def prepare(self, reference: Path | None = None) -> bool:
        """Makes or upgrades the tables; an existing file is copied to the backups first. Whether anything was done."""
        if not self.is_server and schema.is_initialised(self.engine) and not schema.is_current(self.engine):
            self.backup_now()
        return schema.prepare(self.engine, reference)

    def backup_now(self) -> Path:
        """A dated backup beside the database."""
        folder = backup.database_file(self.engine).parent / "backups"
        return backup.keep_backup(self.engine, folder, self.outside.clock())

    def backup_daily(self) -> None:
        """The backup of the day, if it is due."""
        folder = backup.database_file(self.engine).parent / "backups"
        if backup.is_backup_due(folder, self.outside.clock()):
            backup.keep_backup(self.engine, folder, self.outside.clock())

    def backup_to(self, person: Person, out: Path) -> None:
        """A copy of the file.

        Raises ``not_allowed`` (reason ``server``: that has its own backups), ``file_unreadable`` (``unwritable``).
        """
        self.refuse_server()
        require(person, Permission.GOVERN_SETTINGS)
        backup.backup(self.engine, out)

    def refuse_server(self) -> None:
        """Raises ``not_allowed`` (reason ``server``) where the server and not the program keeps backups."""
        if self.is_server:
            raise RuleBroken(Code.NOT_ALLOWED, reason="server", example=_pg_dump(self.server))

    def restore(self, person: Person | None, file: Path) -> Path | None:
        """Puts a backup in the place of everything; where the present state was kept before, if there was one.

        Nobody need sign in where nobody can: to a database without people. Raises ``not_allowed``,
        ``file_unreadable``, ``database_newer``.
        """
        self.refuse_server()
        kept = None
        if person is not None:
            require(person, Permission.GOVERN_SETTINGS)
            # A name of its own: tidying up dated backups might remove the very file that is to be restored.
            kept = self.file.with_name(f"before-restore-{self.outside.clock():%Y%m%d-%H%M%S}.sqlite3")
            backup.backup(self.engine, kept)
        try:
            backup.restore(self.engine, file)
        except RuleBroken as error:
            if error.code is Code.FILE_UNREADABLE:
                error.facts.setdefault("reason", "backup")
            if kept is not None and error.code is not Code.STORAGE_UNAVAILABLE:
                kept.unlink()
            raise
        self.require_ready()
        return kept

    def most_demo_requests(self, students: int) -> int:
        """So many sample requests fit: a third of them are of the open term, where a student has one in each unit."""
        with self.outside.open_unit(None, readonly=True) as unit:
            return 3 * students * len(unit.units.all())

    def make_demo(self, students: int, requests: int, seed: int = 1, password: str = DEMO_PASSWORD) -> None:
        """Fills the new database with sample data."""
        if self.is_server:
            self._carry_demo(students, requests, seed, password)
            return
        demo.make_demo(
            self.engine, self.outside.clock, self.outside.hasher,
            students=students, requests=requests, seed=seed, password=password,
        )  # fmt: skip

    def _carry_demo(self, students: int, requests: int, seed: int, password: str) -> None:
        """Made in a file, and moved as any office's."""
        from hamyar_desktop.store.move_to_server import move

        with TemporaryDirectory() as folder:
            made = build(f"sqlite:///{(Path(folder) / 'demo.sqlite3').as_posix()}", clock=self.outside.clock)
            made.prepare()
            made.make_demo(students, requests, seed, password)
            try:
                move(made.engine, self.engine, lambda _name: self.outside.hasher.hash(password), _hears_nothing, None)
            finally:
                made.close()

    def move_to(self, person: Person, target: Built, tell: Tell) -> Moved:
        """Puts everything of this file into a new shared database, and marks the file as moved.

        Raises what ``store.move_to_server.move`` raises; then both are as they were.
        """
        from hamyar_desktop.store.move_to_server import move

        def carry(stored: Callable[[str], str], heard: Tell) -> Sequence[tuple[str, int, str]]:
            return move(self.engine, target.engine, stored, heard, _told(target.server))

        return MoveToServer(target.outside.hasher, carry)(person, tell)

    def close(self) -> None:
        """Gives every connection back."""
        self.engine.dispose()


def _told(server: Server) -> str:
    return f"{server.host}:{server.port}/{server.database}"


def _pg_dump(server: Server) -> str:
    return f"pg_dump --format=custom --file=hamyar.dump --host={server.host} --port={server.port} {server.database}"


def _hears_nothing(_table: str, _rows: int, _total: int) -> None:
    """For what nobody waits to see."""


def build(
    url: str, *, clock: Clock = utc_now, hasher: PasswordChecker | None = None, drafts: Path | None = None
) -> Built:
    """Everything over one database. Raises ``network_folder`` and ``storage_unavailable``."""
    engine = make_engine(url)
    if not is_server(engine):
        refuse_moved(engine)
    open_unit = make_open_unit(engine, clock)
    gate, hashes = _proofs(engine, open_unit, hasher)
    outside = Outside(
        open_unit=open_unit,
        clock=clock,
        gate=gate,
        hasher=hashes,
        drafts=FileDrafts(drafts or paths.user_data() / "drafts.json"),
        student_list=ExcelStudentList(),
        tables=ExcelTableWriter(),
    )
    return Built(make_services(outside), outside, engine)


def _proofs(engine: Engine, open_unit: OpenUnit, hasher: PasswordChecker | None) -> tuple[Gate, PasswordHasher]:
    """Who one is: the server says so, or the hash in the file."""
    if is_server(engine):
        from hamyar_desktop.store.server.gate import ServerGate
        from hamyar_desktop.store.server.passwords import ScramHasher

        return ServerGate(engine, open_unit), ScramHasher(engine)
    checker = hasher or Argon2Hasher()
    return HashGate(open_unit, checker), checker


def open_for_window(url: str, *, sample: bool = False) -> Opened:
    """Opens and prepares a database for the window; sample data are made and signed in at once."""
    if sample:
        return _open_sample(url)
    built = build(url)
    if built.is_server:
        return _opened_server(built, url)
    built.prepare()
    # Before anything is read for the screen: what others change from here on is told.
    lookout = FileLookout(built.file)
    lookout.heed(built.engine)
    large = built.file.stat().st_size > CHECKED_AT_ONCE
    if not large:
        schema.check(built.engine)
    has_people = built.services.sign_in.has_people()

    def look_after() -> None:
        if large:
            schema.check(built.engine)
        if has_people:
            built.backup_daily()

    def close() -> None:
        built.close()
        lookout.close()

    return Opened(built.services, None, has_people, close, look_after, make_watch=partial(_watch_file, lookout))


def _watch_file(lookout: FileLookout, told: Told, _state: ConnectionState, _waits: Waits) -> Watch:
    return FileWatch(lookout, told)


def _opened_server(built: Built, url: str) -> Opened:
    """Nothing can be asked of a server before somebody has signed in; the gate looks then."""
    from hamyar_desktop.store.keychain import SystemKeychain
    from hamyar_desktop.store.server.engine import connect_alone
    from hamyar_desktop.store.server.own_commits import OwnCommits

    own = OwnCommits(built.engine)

    def make_watch(told: Told, state: ConnectionState, waits: Waits) -> Watch:
        from hamyar_desktop.store.live_postgres import ServerWatch

        return ServerWatch(partial(connect_alone, built.engine), told, state, waits, own=own)

    server = server_of(url)
    name = _told(server) if server else url
    return Opened(
        built.services, None, True, built.close, make_watch=make_watch, keychain=SystemKeychain(), server=name
    )


def try_server(server: Server) -> None:
    """Whether somebody could sign in there, as far as that can be known without a password.

    Raises ``storage_unavailable`` with the reason why not.
    """
    from hamyar_desktop.store.server.engine import try_to_reach

    try_to_reach(make_engine(server_url(server)))


def _open_sample(url: str) -> Opened:
    built = build(url, drafts=Path(url.removeprefix("sqlite:///")).with_name("drafts.json"))
    built.prepare()
    built.make_demo(SAMPLE_STUDENTS, SAMPLE_REQUESTS)
    with built.outside.open_unit(None, readonly=True) as unit:
        row = unit.people.by_name(demo.PEOPLE[0][0])
    assert row is not None, "the sample has its people"
    return Opened(built.services, person_of(row), True, built.close)
