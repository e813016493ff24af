"""The page of the first run tries a real server by signing in: what is wrong in words, or straight into the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from hamyar_desktop import bootstrap, paths
from hamyar_desktop.domain.text import ascii_digits, strip_invisible
from hamyar_desktop.services.every import Opened
from hamyar_desktop.services.sign_in import FREE_ATTEMPTS
from hamyar_desktop.settings import Settings, settings_file, write_settings
from hamyar_desktop.store import schema
from hamyar_desktop.store.server import fitness
from tests.cluster import cluster
from tests.factories import PASSWORD
from tests.flows.sitting import Sitting
from tests.server_store import ServerStore, make_server_store
from tests.services.certificates import AUTHORITY

Spoil = Callable[[ServerStore], None]


class Ring:
    """A key ring that tells what it was asked to keep and to forget."""

    def __init__(self) -> None:
        self.told: list[tuple[str, ...]] = []

    def read(self, server: str, name: str) -> str | None:
        return None

    def keep(self, server: str, name: str, password: str) -> None:
        self.told.append((server, name, password))

    def forget(self, server: str, name: str) -> None:
        self.told.append((server, name))


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[ServerStore]:
    made = make_server_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def ring() -> Ring:
    return Ring()


@pytest.fixture
def start(ring: Ring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Sitting]]:
    """Opens the window of somebody new, or of somebody with that database."""
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    monkeypatch.setattr(paths, "user_config", lambda: tmp_path)
    opened: list[Sitting] = []

    def open_database(url: str) -> Opened:
        return replace(bootstrap.open_for_window(url), keychain=ring)

    def starting(database: str = "") -> Sitting:
        opened.append(Sitting(Settings(database=database), open_database))
        return opened[-1]

    yield starting
    for sitting in opened:
        sitting.leave()


@pytest.fixture
def asked(start: Callable[..., Sitting], shared: ServerStore) -> Sitting:
    """The page with the server of the test written in it, and the name of the clerk with the right password."""
    sitting = start()
    sitting.find("chooseServer").setChecked(True)
    sitting.type("serverHost", "127.0.0.1")
    sitting.type("serverPort", str(cluster().port))
    sitting.type("serverDatabase", shared.database)
    sitting.type("serverUser", "clerk")
    sitting.type("serverPassword", PASSWORD)
    return sitting


def is_refused(sitting: Sitting) -> str:
    """What the page says; nobody came in, and the page can be used."""
    assert not sitting.window.desk.is_open
    assert sitting.window.settings.database == ""
    assert not sitting.find("continueFirstRun").isEnabled()
    assert sitting.find("testConnection").isEnabled()
    verdict = sitting.find("connectionVerdict")
    assert verdict.property("role") == "error"
    assert verdict.text() == verdict.accessibleName()
    return str(verdict.text())


def test_who_signs_in_on_the_page_is_not_asked_again(shared, asked, ring, tmp_path, caplog):
    asked.key(asked.find("serverPassword"), Qt.Key.Key_Return)
    asked.until(lambda: asked.window.desk.is_open)
    asked.settle()

    assert asked.window.desk.person == shared.clerk
    assert asked.page.key == "home"
    assert not asked.sees("signIn")
    assert not asked.sees("firstRun")
    assert asked.window._live is not None
    settings = asked.window.settings
    assert settings.last_person == "clerk"
    assert settings.database == f"postgresql+psycopg://127.0.0.1:{cluster().port}/{shared.database}?sslmode=prefer"
    # The password is nowhere.
    write_settings(settings_file(), settings)
    assert all(PASSWORD.encode() not in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert ring.told == []
    assert PASSWORD not in caplog.text
    assert asked.window.entrance._first_run.form.password.text() == ""


def test_who_came_in_that_way_signs_out_and_in_like_everybody(asked, ring):
    asked.press("testConnection")
    asked.until(lambda: asked.window.desk.is_open)
    asked.settle()

    asked.window._on_sign_out()
    asked.settle()

    assert asked.find("signInName").text() == "clerk"
    assert asked.find("rememberPassword").isVisible()
    asked.press("rememberPassword")
    asked.type("signInPassword", PASSWORD)
    asked.press("signIn")
    asked.until(lambda: asked.window.desk.is_open)
    asked.settle()
    assert [told[1:] for told in ring.told] == [("clerk", PASSWORD)]


def disable_the_clerk(shared: ServerStore) -> None:
    with shared.open_unit(shared.affairs) as unit:
        unit.people.set_active(shared.clerk.id, False)
        unit.commit()


def let_in_only_affairs(shared: ServerStore) -> None:
    with shared.connect(None) as owner:
        owner.execute(f"REVOKE CONNECT ON DATABASE {shared.database} FROM hamyar_member".encode())


def come_from_next_year(shared: ServerStore) -> None:
    with shared.connect(None) as owner:
        owner.execute("UPDATE alembic_version SET version_num = '9999_next_year'")


def come_from_last_year(shared: ServerStore) -> None:
    with shared.connect(None) as owner:
        owner.execute(f"UPDATE alembic_version SET version_num = '{schema.revisions()[0]}'".encode())


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("serverHost", "no-such-host.invalid", "سروری با این نام پیدا نشد"),
        ("serverPort", "1", "شماره درگاه را بازبینی کنید"),
        ("serverDatabase", "nowhere", "پایگاه داده‌ای با این نام روی سرور نیست"),
        ("serverPassword", "not the password", "نام کاربری یا گذرواژه درست نیست"),
        ("serverUser", "nobody", "نام کاربری یا گذرواژه درست نیست"),
    ],
)
def test_what_is_mistyped_is_said_and_tried_again(shared, asked, tmp_path, name, typed, told):
    right = asked.find(name).text()
    if name == "serverHost":
        # Over a network there must be a certificate, and this name is never found.
        asked.type("serverCertificate", str(_certificate(tmp_path)))
    asked.type(name, typed)
    asked.press("testConnection")

    assert told in is_refused(asked)
    password = asked.find("serverPassword")
    assert password.hasFocus() is ("گذرواژه" in told)
    assert password.text() == (typed if name == "serverPassword" else PASSWORD)

    asked.type(name, right)
    asked.type("serverCertificate", "")
    asked.press("testConnection")
    asked.until(lambda: asked.window.desk.is_open)
    assert asked.window.desk.person == shared.clerk


def _certificate(folder: Path) -> Path:
    file = folder / "root.crt"
    file.write_text(AUTHORITY, encoding="ascii")
    return file


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (disable_the_clerk, "حساب شما بسته شده است"),
        (let_in_only_affairs, "سرور این رایانه یا این نام کاربری را به پایگاه داده راه نمی‌دهد"),
        (come_from_next_year, "پایگاه داده از این برنامه تازه‌تر است"),
        (come_from_last_year, "هنوز برای این نسخه برنامه به‌روز نشده است"),
    ],
)
def test_what_is_not_as_it_must_be_there_is_said(shared, asked, spoil: Spoil, told):
    spoil(shared)

    asked.press("testConnection")

    assert told in is_refused(asked)


@pytest.mark.parametrize(
    ("tables", "told"),
    [
        ([], "پایگاه داده هنوز آماده نشده است. نخست «hamyar-admin init» را اجرا کنید."),
        (["orders"], "این پایگاه داده از برنامه دیگری است (جدول orders)"),
        # Another program may use Alembic too, and keep its numbers to itself.
        (["alembic_version", "orders"], "این پایگاه داده از برنامه دیگری است (جدول alembic_version)"),
    ],
)
def test_an_empty_database_and_one_of_another_program_are_told_apart(asked, tables, told):
    cluster().create_database("not_ours")
    try:
        with cluster().connect("not_ours") as owner:
            for table in tables:
                owner.execute(f"CREATE TABLE {table} (version_num text)".encode())
        asked.type("serverDatabase", "not_ours")
        asked.press("testConnection")

        verdict = is_refused(asked)
    finally:
        cluster().drop_database("not_ours")
    assert told in strip_invisible(verdict)


@pytest.mark.parametrize(("version", "told"), [(130_014, "PostgreSQL 13"), (140_010, "PostgreSQL 14")])
def test_a_server_that_is_too_old_is_said(asked, monkeypatch, version, told):
    monkeypatch.setattr(fitness, "_version", lambda _connection: version)

    asked.press("testConnection")

    verdict = strip_invisible(ascii_digits(is_refused(asked)))
    assert told in verdict
    assert "PostgreSQL 15 یا تازه‌تر" in verdict


def test_wrong_passwords_count_here_and_when_signing_in(asked):
    for number in range(FREE_ATTEMPTS):
        asked.type("serverPassword", f"wrong {number}")
        asked.press("testConnection")
        assert "گذرواژه درست نیست" in is_refused(asked)

    asked.type("serverPassword", PASSWORD)
    asked.press("testConnection")
    assert "ثانیه صبر کنید" in is_refused(asked)

    asked.type("serverUser", "")
    asked.type("serverPassword", "")
    asked.press("testConnection")
    asked.press("continueFirstRun")
    asked.sign_in("clerk")
    assert "ثانیه صبر کنید" in asked.find("welcomeMessage").text()
    assert not asked.window.desk.is_open

    # And the way back begins to count no more than the way there.
    asked.press("changeServer")
    asked.type("serverUser", "clerk")
    asked.type("serverPassword", PASSWORD)
    asked.press("testConnection")
    assert "ثانیه صبر کنید" in asked.find("connectionVerdict").text()
    assert not asked.window.desk.is_open


def test_a_mistyped_database_is_corrected_on_the_page_and_entered(shared, start):
    sitting = start(f"postgresql+psycopg://127.0.0.1:{cluster().port}/nowhere?sslmode=prefer")
    sitting.sign_in("clerk")
    sitting.press("changeServer")
    mistyped = sitting.window.entrance.opened

    sitting.type("serverDatabase", shared.database)
    sitting.type("serverUser", "clerk")
    sitting.type("serverPassword", PASSWORD)
    sitting.press("testConnection")
    sitting.until(lambda: sitting.window.desk.is_open)

    assert sitting.window.desk.person == shared.clerk
    assert sitting.window.entrance.opened is not mistyped
    assert sitting.window.settings.database.endswith(f"/{shared.database}?sslmode=prefer")


def test_a_bug_is_told_as_one_and_the_page_stays(asked, monkeypatch, caplog):
    def broken(_engine: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("hamyar_desktop.store.server.gate.refuse_unfit", broken)

    asked.press("testConnection")

    assert "ZeroDivisionError" in is_refused(asked)
    assert "the server could not be tried" in caplog.text
    assert PASSWORD not in caplog.text
