"""The address of the shared database: what may be typed, the URL that is kept, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import make_url
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.connections import CERTIFICATE_BEGINS, Server, parse_server, server_of, server_url
from hamyar_desktop.settings import Settings
from tests.services.certificates import AUTHORITY


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    file = tmp_path / "گواهی دانشگاه.crt"
    file.write_text(AUTHORITY, encoding="ascii")
    return file


def driver_arguments(url: str) -> dict[str, object]:
    """What SQLAlchemy gives the driver of PostgreSQL."""
    _none, named = PGDialect_psycopg().create_connect_args(make_url(url))
    return dict(named)


def refusal(*typed: str) -> dict[str, object]:
    with pytest.raises(RuleBroken) as caught:
        parse_server(*typed)
    return {"code": caught.value.code, **caught.value.facts}


# ---------------------------------------------------------------- the URL


def test_another_computer_must_prove_itself(certificate):
    server = Server("db.uni.ac.ir", 5433, "hamyar", str(certificate))

    assert driver_arguments(server_url(server)) == {
        "host": "db.uni.ac.ir", "port": 5433, "dbname": "hamyar",
        "sslmode": "verify-full", "sslrootcert": str(certificate),
    }  # fmt: skip


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "127.0.0.1", "::1"])
def test_this_computer_may_speak_without_a_certificate(host):
    assert driver_arguments(server_url(Server(host))) == {
        "host": host, "port": 5432, "dbname": "hamyar", "sslmode": "prefer",
    }  # fmt: skip


def test_a_socket_folder_reaches_the_driver_as_the_host():
    url = server_url(Server("/run/my postgres", 5433))

    assert driver_arguments(url) == {
        "host": "/run/my postgres", "port": 5433, "dbname": "hamyar", "sslmode": "prefer",
    }  # fmt: skip


@pytest.mark.parametrize("host", ["localhost.uni.ac.ir", "127.0.0.2", "10.0.0.7", "2001:db8::7", "db"])
def test_whatever_only_looks_like_this_computer_is_another(host):
    assert not Server(host).is_here
    assert driver_arguments(server_url(Server(host)))["sslmode"] == "verify-full"


def test_the_url_is_of_the_kind_that_the_settings_keep():
    url = server_url(Server("db.uni.ac.ir"))

    assert url.startswith("postgresql+psycopg://db.uni.ac.ir:5432/hamyar?")
    assert Settings(database=url).database_url() == url


# ---------------------------------------------------------------- back again


SERVERS = st.builds(
    Server,
    host=st.one_of(
        st.from_regex(r"[a-zA-Z0-9]{1,9}(\.[a-zA-Z0-9-]{1,9}){0,3}", fullmatch=True),
        st.ip_addresses().map(str),
        st.text(st.characters(exclude_categories=["C"], exclude_characters=","), max_size=20).map("/{}".format),
    ),
    port=st.integers(1, 65535),
    database=st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=20),
    ca_file=st.text(st.characters(exclude_categories=["C"]), max_size=40),
)


@given(SERVERS)
def test_the_url_tells_the_whole_server(server):
    assert server_of(server_url(server)) == server


@given(SERVERS)
def test_the_driver_hears_what_was_meant(server):
    told = driver_arguments(server_url(server))

    assert (told["host"], told["port"], told["dbname"]) == (server.host, server.port, server.database)
    assert told.get("sslrootcert", "") == server.ca_file


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("postgresql://db.uni.ac.ir/t", Server("db.uni.ac.ir", 5432, "t")),
        ("postgresql+psycopg://owner:p%40ss@db:5433/t?sslmode=require", Server("db", 5433, "t")),
        ("postgresql+psycopg://owner@[::1]", Server("::1")),
        ("postgresql+psycopg:///t?host=/tmp", Server("/tmp", 5432, "t")),
    ],
)
def test_urls_that_others_wrote_are_read_too(url, server):
    assert server_of(url) == server


@pytest.mark.parametrize(
    "url",
    [
        "", "hamyar", "sqlite:///hamyar.sqlite3", "mysql://db/t", "postgresql+psycopg://", "postgresql+psycopg:///t",
        "postgresql://db:0/t", "postgresql://db:65536/t", "postgresql://db:x/t", "postgresql://a:1,b:2/t",
        "postgresql://[::1/t", "postgresql://::1/t", f"postgresql://db:{'9' * 5000}/t",
    ],
)  # fmt: skip
def test_what_is_no_server_is_none(url):
    assert server_of(url) is None


# ---------------------------------------------------------------- what was typed


def test_digits_of_any_kind_and_marks_around_are_understood(certificate):
    typed = parse_server("\u200f DB.Uni.ac.ir ", " ۵٤33 ", "همیار_۴۰۴", f" {certificate} ")

    assert typed == Server("db.uni.ac.ir", 5433, "همیار_۴۰۴", str(certificate))


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("localhost", "localhost"), ("۱۲۷.۰.۰.۱", "127.0.0.1"), ("::1", "::1"), ("[::1]", "::1"),
        ("/var/run/postgresql", "/var/run/postgresql"),
    ],
)  # fmt: skip
def test_this_computer_needs_no_certificate(typed, host):
    assert parse_server(typed, "5432", "hamyar") == Server(host)


@pytest.mark.parametrize("typed", ["", "   ", "\u200f\u2068"])
def test_an_empty_host_is_refused(typed):
    assert refusal(typed, "5432", "hamyar") == {"code": Code.SERVER_INVALID, "reason": "empty"}


@pytest.mark.parametrize(
    "typed",
    [
        "https://db.uni.ac.ir", "db.uni.ac.ir:5432", "db.uni.ac.ir/hamyar", "user@db", "db,db2", "10.0.0.300",
        "10.0.0", "-db", "db..uni", "[db]", "fe80::1%eth0", "a" * 64, ".".join(["abcdefgh"] * 29), "سرور",
        "/tmp,/run", "/tmp\x00",
    ],
)  # fmt: skip
def test_what_is_no_host_is_refused_and_repeated(typed):
    assert refusal(typed, "5432", "hamyar") == {"code": Code.SERVER_INVALID, "reason": "host", "detail": typed}


@pytest.mark.parametrize("typed", ["", "0", "۰", "65536", "-1", "+5", "5432.0", "٥x", "²", "9" * 5000])
def test_a_port_is_a_number_from_1_to_65535(typed):
    assert refusal("localhost", typed, "hamyar") == {
        "code": Code.SERVER_INVALID, "reason": "port", "minimum": 1, "maximum": 65535, "usual": 5432,
    }  # fmt: skip


@pytest.mark.parametrize("typed", ["1", "۱", "65535", "٦٥٥٣٥"])
def test_both_ends_are_ports(typed):
    assert parse_server("localhost", typed, "hamyar").port in (1, 65535)


@pytest.mark.parametrize("typed", ["", " ", "a/b", "a?b", "a b", "x" * 64, "ه" * 32, "a=b", "postgresql://x"])
def test_a_name_of_a_database_is_plain_and_not_cut_by_the_server(typed):
    assert refusal("localhost", "5432", typed) == {"code": Code.SERVER_INVALID, "reason": "database", "limit": 63}


def test_another_computer_needs_a_certificate():
    assert refusal("10.0.0.7", "5432", "hamyar", " ") == {
        "code": Code.SERVER_INVALID, "reason": "certificate", "detail": "10.0.0.7",
    }  # fmt: skip


def test_the_certificate_must_be_there(tmp_path):
    told = refusal("localhost", "5432", "hamyar", str(tmp_path / "نیست.crt"))

    assert (told["code"], told["reason"], told["file"]) == (Code.FILE_UNREADABLE, "missing", "نیست.crt")


@pytest.mark.parametrize(
    "held",
    [b"", b"PK\x03\x04 not at all", CERTIFICATE_BEGINS.encode(), AUTHORITY.replace("M", "N").encode()],
    ids=["empty", "other", "cut", "garbled"],
)
def test_the_certificate_must_be_one(tmp_path, held):
    (tmp_path / "root.crt").write_bytes(held)

    told = refusal("db.uni.ac.ir", "5432", "hamyar", str(tmp_path / "root.crt"))

    assert (told["code"], told["reason"], told["file"]) == (Code.FILE_UNREADABLE, "certificate", "root.crt")
    assert told["example"] == CERTIFICATE_BEGINS


def test_a_folder_and_a_null_byte_are_no_certificate(tmp_path):
    assert refusal("localhost", "5432", "hamyar", str(tmp_path))["reason"] == "certificate"
    assert refusal("localhost", "5432", "hamyar", f"{tmp_path}\x00")["reason"] == "certificate"


def test_a_file_of_this_folder_is_found_from_every_folder(certificate, monkeypatch):
    monkeypatch.chdir(certificate.parent)

    assert parse_server("db", "5432", "hamyar", certificate.name).ca_file == str(certificate)
