"""Every command of ``docs/administration.md`` runs on a real server, in the order of the page."""

from __future__ import annotations

import json
import os
import pwd
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from hamyar_desktop.bootstrap import build
from hamyar_desktop.domain.errors import Code, RuleBroken
from tests.cluster import Cluster, binary_folders
from tests.factories import PASSWORD, make_store

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "administration.md").read_text(encoding="utf-8")
FENCES = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
VALUES, *BLOCKS = [text for kind, text in FENCES if kind == "sh"]

# What stands in the place of the system's own programs: nobody becomes another user or restarts a service here.
SUDO = """#!/bin/sh
[ "$1" = -u ] && shift 2
export PGHOST={folder} PGPORT={port} PGUSER=postgres PGPASSWORD={password}
exec "$@"
"""
SYSTEMCTL = """#!/bin/sh
[ "$*" = "restart postgresql" ] || exit 64
kill -INT "$(head -n 1 {data}/postmaster.pid)"
while [ -e {data}/postmaster.pid ]; do sleep 0.05; done
"""
ADMIN = """#!/bin/sh
exec {python} -c "from hamyar_desktop.cli import main; raise SystemExit(main())" "$@"
"""


def tls_binaries() -> Path:
    """Binaries that know TLS, the oldest supported ones first."""
    for folder in [Path("/usr/lib/postgresql/15/bin"), *binary_folders()]:
        config = folder / "pg_config"
        if config.is_file():
            told = subprocess.run([config, "--configure"], capture_output=True, text=True, check=True).stdout
            if "openssl" in told and (folder / "pg_dump").is_file():
                return folder
    pytest.skip("no PostgreSQL with TLS and pg_dump on this machine")


@dataclass
class Site:
    """An empty server, and a folder for everything else."""

    server: Cluster
    folder: Path
    told: dict[int, str] = field(default_factory=dict)

    @property
    def values(self) -> dict[str, str]:
        """What the first block of the page would have an administrator fill in."""
        return {
            "DB_HOST": "localhost", "DB_PORT": str(self.server.port), "LISTEN": "localhost",
            "OFFICES": "127.0.0.1/32", "SERVER_USER": _account_of(self.server.folder),
            "DATA": str(self.server.folder / "data"), "HBA": str(self.server.folder / "data" / "pg_hba.conf"),
            "CA": str(self.folder / "ca" / "root.crt"), "KEYS": str(self.folder / "keys"),
            "BACKUPS": str(self.server.folder / "backups"), "OFFICE_FILE": str(self.folder / "hamyar.sqlite3"),
            "OFFICE_USER": "affairs", "OFFICE_PASSWORD": PASSWORD,
        }  # fmt: skip

    def filled(self) -> str:
        """The first block with these values; the others of it stay as the page has them."""
        text = VALUES
        for name, value in self.values.items():
            found = re.search(rf"\b{name}=('[^']*'|\S+)", text)
            assert found is not None, f"the page declares no {name}"
            text = f"{text[: found.start()]}{name}={shlex.quote(value)}{text[found.end() :]}"
        return text

    def run(self, place: int, block: str) -> None:
        """One block in a shell of its own, as the page is read; it must succeed."""
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", f"{self.filled()}\n{block}"],
            cwd=self.folder, env=self._environment(), capture_output=True, encoding="utf-8", timeout=300,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, f"{block}\n{done.stdout}\n{done.stderr}"
        self.told[place] = done.stdout
        self.server.start()  # what systemctl would do after the stop

    def _environment(self) -> dict[str, str]:
        mine = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "HAMYAR"))}
        path = f"{self.folder / 'bin'}:{self.server.bin}:{mine['PATH']}"
        home = {name: str(self.folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
        return mine | home | {"PATH": path, "PYTHONPATH": str(ROOT)}

    def connect(self, user: str, password: str, database: str = "hamyar", **more: str) -> psycopg.Connection:
        """From an office: over the network, and the server has to prove itself."""
        wanted = {"host": "localhost", "sslmode": "verify-full", "sslrootcert": self.values["CA"]} | more
        return psycopg.connect(port=self.server.port, dbname=database, user=user, password=password, **wanted)


def _account_of(folder: Path) -> str:
    return pwd.getpwuid(folder.stat().st_uid).pw_name


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The server after the page was followed once, all but the last section, which stands for the fourth."""
    folder = tmp_path_factory.mktemp("site")
    server = Cluster(tls_binaries())
    try:
        _only_local(server.folder / "data" / "pg_hba.conf")
        server.start()
        _programs(folder / "bin", server)
        make_store(folder).close()
        made = Site(server, folder)
        for place, block in enumerate(BLOCKS):
            if "migrate-to" not in block:
                made.run(place, block)
        yield made
    finally:
        server.remove()


def _only_local(hba: Path) -> None:
    """As distributions deliver it: nobody comes in from other computers."""
    lines = [line for line in hba.read_text(encoding="utf-8").splitlines() if not line.startswith("host")]
    hba.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _programs(folder: Path, server: Cluster) -> None:
    folder.mkdir()
    told = {
        "sudo": SUDO.format(folder=server.folder, port=server.port, password=server.password),
        "systemctl": SYSTEMCTL.format(data=server.folder / "data"),
        "hamyar-admin": ADMIN.format(python=sys.executable),
    }
    for name, text in told.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)


def superuser(site: Site) -> psycopg.Connection:
    """Over the server's own socket, as the page's sudo has it; every statement commits by itself."""
    return psycopg.connect(
        host=str(site.server.folder), port=site.server.port, user="postgres", password=site.server.password,
        dbname="postgres", autocommit=True,
    )  # fmt: skip


def told_by(site: Site, words: str) -> str:
    """The output of the one block in which these words stand."""
    (place,) = [place for place, block in enumerate(BLOCKS) if words in block]
    return site.told[place]


def test_every_block_of_the_page_is_a_command() -> None:
    assert {kind for kind, _ in FENCES} == {"sh"}
    assert len(BLOCKS) >= 10
    assert PAGE.count("```") == 2 * len(FENCES)


def test_every_value_that_a_command_uses_is_declared() -> None:
    declared = set(re.findall(r"(\w+)=", VALUES)) | {"HAMYAR_USER", "HAMYAR_PASSWORD", "HAMYAR_NEW_PASSWORD"}
    used = {name for block in BLOCKS for name in re.findall(r"\$\{?([A-Z_]+)", block)}

    assert used <= declared


def test_the_page_leads_to_a_sound_database(site: Site) -> None:
    assert "ok: True" in told_by(site, "init --admin-user")
    assert "current: True" in told_by(site, "pg_restore")
    assert "upgraded: False" in site.told[len(BLOCKS) - 2]


def test_the_first_office_works_over_a_connection_that_proves_the_server(site: Site) -> None:
    assert "کتابخانه مرکزی" in told_by(site, "user add sara")
    with site.connect("sara", "sara-for-another-day") as sara:
        assert sara.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone() == (True,)
        assert sara.execute("SELECT seats FROM unit_quota").fetchone() == (12,)


def test_nothing_comes_in_without_encryption_or_to_another_server(site: Site) -> None:
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba\.conf entry"):
        site.connect("sara", "sara-for-another-day", sslmode="disable")
    with pytest.raises(psycopg.OperationalError, match="does not match host name"):
        site.connect("sara", "sara-for-another-day", host="127.0.0.1")
    with pytest.raises(psycopg.OperationalError, match=r"no pg_hba\.conf entry"):
        site.connect("postgres", site.server.password, database="postgres")


def test_no_line_of_who_may_connect_is_wrong(site: Site) -> None:
    told = told_by(site, "pg_hba_file_rules")
    rows = [[cell.strip() for cell in line.split("|")] for line in told.splitlines() if line.count("|") == 4]

    assert [row[1] for row in rows[1:]] == ["local", "local", "hostssl"]
    assert {row[4] for row in rows[1:]} == {""}


def test_functions_that_nobody_needs_are_taken_away(site: Site) -> None:
    for call in ("pg_advisory_lock(1)", "lo_create(0)"):
        with (
            site.connect("sara", "sara-for-another-day") as sara,
            pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied for function"),
        ):
            sara.execute(f"SELECT {call}")


def sign_in_by_psql(site: Site, password: str, patience: int) -> str:
    """What psql says to sara in so many seconds; nothing when she is in."""
    place = f"host=localhost port={site.server.port} dbname=hamyar user=sara sslmode=verify-full"
    done = subprocess.run(
        [site.server.bin / "psql", f"{place} sslrootcert={site.values['CA']} connect_timeout={patience}", "-c", ""],
        env={"PGPASSWORD": password, "LC_ALL": "C"}, cwd=site.folder, capture_output=True, text=True, timeout=300,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return done.stderr


def test_the_server_itself_answers_a_wrong_password_late(site: Site) -> None:
    with site.connect("sara", "sara-for-another-day") as sara:
        assert sara.execute("SHOW auth_delay.milliseconds").fetchone() == ("2s",)
    assert "password authentication failed" in sign_in_by_psql(site, "not-it", 60)

    # With a pause that is longer than whoever asks can wait there is no answer at all; only after wrong passwords.
    with superuser(site) as connection:
        connection.execute("ALTER SYSTEM SET auth_delay.milliseconds = 30000")
        _read_settings_again(connection, "30s")
        try:
            assert "timeout expired" in sign_in_by_psql(site, "not-it", 2)
            assert sign_in_by_psql(site, "sara-for-another-day", 60) == ""
        finally:
            connection.execute("ALTER SYSTEM SET auth_delay.milliseconds = 2000")
            _read_settings_again(connection, "2s")


def _read_settings_again(connection: psycopg.Connection, expected: str) -> None:
    """The server reads them itself before it tells the process of this connection, so new ones have them too."""
    connection.execute("SELECT pg_reload_conf()")
    for _ in range(1000):
        if connection.execute("SHOW auth_delay.milliseconds").fetchone() == (expected,):
            return
        connection.execute("SELECT pg_sleep(0.01)")
    pytest.fail(f"the server did not read auth_delay.milliseconds = {expected}")


def test_the_program_waits_for_the_late_answer(site: Site) -> None:
    """Its patience with the network is longer than the pause of the page: a wrong password is told as one."""
    url = told_by(site, 'echo "$DB_URL"').strip()
    built = build(url)
    try:
        with pytest.raises(RuleBroken) as caught:
            built.be_anybody("sara", "not-it")
    finally:
        built.close()

    assert caught.value.code is Code.WRONG_PASSWORD


@pytest.mark.parametrize("easy", ["short-1", "onlyletters", "1234567890", "sara-1404"])
def test_the_server_itself_refuses_an_easy_password(site: Site, easy: str) -> None:
    with (
        site.connect("sara", "sara-for-another-day") as sara,
        pytest.raises(psycopg.errors.InvalidParameterValue, match="password"),
    ):
        sara.execute(f"ALTER ROLE sara PASSWORD '{easy}'".encode())
    with superuser(site) as connection, pytest.raises(psycopg.errors.InvalidParameterValue, match="password"):
        connection.execute(f"ALTER ROLE sara PASSWORD '{easy}'".encode())
    assert sign_in_by_psql(site, "sara-for-another-day", 60) == ""


def test_a_password_that_comes_as_a_verifier_is_judged_by_nobody_but_the_program(site: Site) -> None:
    """What the page says of it: but for the name itself the server takes any."""
    with site.connect("sara", "sara-for-another-day") as sara:
        verifier = {
            password: sara.pgconn.encrypt_password(password.encode(), b"sara", b"scram-sha-256").decode()
            for password in ("x", "sara", "sara-for-another-day")
        }
        sara.execute(f"ALTER ROLE sara PASSWORD '{verifier['x']}'".encode())
        sara.commit()
        with pytest.raises(psycopg.errors.InvalidParameterValue, match="must not equal user name"):
            sara.execute(f"ALTER ROLE sara PASSWORD '{verifier['sara']}'".encode())
        sara.rollback()
        assert sign_in_by_psql(site, "x", 60) == ""
        sara.execute(f"ALTER ROLE sara PASSWORD '{verifier['sara-for-another-day']}'".encode())
        sara.commit()


def test_the_check_has_nothing_to_warn_of(site: Site) -> None:
    warned = {}
    for name, password in (("hamyar_owner", "choose-a-long-one"), ("mina", "and-another-long-one")):
        built = build(told_by(site, 'echo "$DB_URL"').strip())
        try:
            built.be_anybody(name, password)
            warned[name] = [caution.facts["reason"] for caution in built.cautions()]
        finally:
            built.close()

    assert warned == {"hamyar_owner": [], "mina": ["unseen"]}
    assert re.search(r"^warnings: *$", told_by(site, "init --admin-user"), re.MULTILINE)


def test_no_person_and_no_owner_is_a_superuser(site: Site) -> None:
    with site.connect("mina", "and-another-long-one") as mina:
        found = mina.execute("SELECT rolname FROM pg_roles WHERE rolsuper").fetchall()
        may_make = mina.execute("SELECT rolname FROM pg_roles WHERE rolcreaterole AND NOT rolsuper").fetchall()
    assert found == [("postgres",)]
    assert {name for (name,) in may_make} == {"hamyar_owner", "hamyar_roleadmin"}


def test_the_url_for_offices_is_one_that_the_program_understands(site: Site) -> None:
    from hamyar_desktop.services.connections import parse_server, server_of, server_url

    url = told_by(site, 'echo "$DB_URL"').strip()
    server = server_of(url)

    assert server is not None
    assert parse_server(server.host, str(server.port), server.database, server.ca_file) == server
    assert server_url(server).partition("?")[0] == url.partition("?")[0]


def test_instead_an_office_moves_with_its_file(site: Site) -> None:
    """The last of all: the database is made anew, as section 3 leaves it."""
    (place,) = [place for place, block in enumerate(BLOCKS) if "migrate-to" in block]
    with superuser(site) as connection:
        connection.execute("DROP DATABASE hamyar WITH (FORCE)")
        connection.execute("CREATE DATABASE hamyar OWNER hamyar_owner TEMPLATE template0 ENCODING 'UTF8'")

    site.run(place, BLOCKS[place])

    file = site.folder / "keys" / "passwords.json"
    passwords = {each["name"]: each["password"] for each in json.loads(file.read_text(encoding="utf-8"))["people"]}
    assert file.stat().st_mode & 0o077 == 0
    with site.connect("clerk", passwords["clerk"]) as clerk:
        assert clerk.execute("SELECT count(*) FROM student").fetchone() == (5,)
