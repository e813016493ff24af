"""Remembered passwords stand in the key ring of the system; where there is none, nothing is written anywhere."""

from __future__ import annotations

import logging
import subprocess
import sys

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, PasswordDeleteError

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.ports import Keychain
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.store.keychain import SystemKeychain

SERVER = "db.uni.ac.ir:5432/hamyar"
SECRET = "گل سرخ 1404"


class Ring(KeyringBackend):
    """A key ring as a back end of a system is one: it tells a missing password from none at all."""

    priority = -2.0  # never chosen by itself in other tests

    def __init__(self) -> None:
        super().__init__()
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.held.pop((service, username), None) is None:
            raise PasswordDeleteError("no such password")


class FileRing(Ring):
    """As one of keyrings.alt, which writes a file."""

    __module__ = "keyrings.alt.file"


class ChildOfFileRing(FileRing):
    """Somebody else's, built on it."""

    __module__ = "somewhere.own"


class Several(Ring):
    """As keyring's own chainer, which asks several in turn."""

    def __init__(self, *backends: KeyringBackend) -> None:
        super().__init__()
        self.backends = backends


class LockedRing(Ring):
    """The person did not open it; every call fails with the error that it is given."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self._error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self._error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self._error

    delete_password = get_password


@pytest.fixture
def use(monkeypatch):
    """Makes ``keyring`` choose a ring, and puts back what it had chosen before."""
    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    return keyring.set_keyring


@pytest.fixture
def keychain() -> Keychain:
    return SystemKeychain()


def broken(call, *arguments) -> RuleBroken:
    with pytest.raises(RuleBroken) as caught:
        call(*arguments)
    return caught.value


def test_a_kept_password_is_read_replaced_and_forgotten(use, keychain):
    use(Ring())
    assert keychain.read(SERVER, "zahra") is None

    keychain.keep(SERVER, "zahra", "first")
    keychain.keep(SERVER, "zahra", SECRET)
    assert keychain.read(SERVER, "zahra") == SECRET

    keychain.forget(SERVER, "zahra")
    assert keychain.read(SERVER, "zahra") is None


def test_each_server_and_each_person_has_an_entry(use, keychain):
    use(Ring())
    keychain.keep(SERVER, "zahra", SECRET)
    keychain.keep(SERVER, "reza", "other")
    keychain.keep("localhost:5432/hamyar", "zahra", "third")

    keychain.forget(SERVER, "reza")

    assert keychain.read(SERVER, "zahra") == SECRET
    assert keychain.read("localhost:5432/hamyar", "zahra") == "third"
    assert keychain.read(SERVER, "reza") is None


def test_the_entry_says_of_which_program_it_is(use, keychain):
    ring = Ring()
    use(ring)

    keychain.keep(SERVER, "zahra", SECRET)

    assert ring.held == {(f"hamyar-desktop/{SERVER}", "zahra"): SECRET}


def test_what_was_never_kept_is_forgotten_without_complaint(use, keychain):
    ring = Ring()
    use(ring)

    keychain.forget(SERVER, "zahra")

    assert ring.held == {}


def test_a_computer_without_a_key_ring_says_so(use, keychain, monkeypatch, tmp_path):
    # The choice of keyring itself on a computer that has none.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.chdir(tmp_path)

    assert keychain.read(SERVER, "zahra") is None
    error = broken(keychain.keep, SERVER, "zahra", SECRET)
    keychain.forget(SERVER, "zahra")

    assert (error.code, error.facts) == (Code.KEYCHAIN_UNAVAILABLE, {})
    assert "این رایانه دسته‌کلید ندارد؛ رمز به خاطر سپرده نشد" in sentence(error)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("named", ["keyring.backends.null.Keyring", "keyrings.not_here.Keyring", "nonsense"])
def test_a_stand_in_and_one_that_is_not_here_are_none(use, keychain, monkeypatch, named):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", named)

    assert keychain.read(SERVER, "zahra") is None
    assert broken(keychain.keep, SERVER, "zahra", SECRET).facts == {}


@pytest.mark.parametrize("kind", [FileRing, ChildOfFileRing])
def test_no_password_goes_to_a_file(use, keychain, kind):
    ring = kind()
    ring.set_password(f"hamyar-desktop/{SERVER}", "zahra", "left by another")
    use(ring)

    assert broken(keychain.keep, SERVER, "zahra", SECRET).code is Code.KEYCHAIN_UNAVAILABLE
    assert keychain.read(SERVER, "zahra") is None
    assert list(ring.held.values()) == ["left by another"]


def test_of_several_the_first_that_is_no_file_is_taken(use, keychain):
    file, ring = FileRing(), Ring()
    use(Several(file, ring))

    keychain.keep(SERVER, "zahra", SECRET)

    assert (list(file.held.values()), list(ring.held.values())) == ([], [SECRET])
    assert keychain.read(SERVER, "zahra") == SECRET


def test_several_files_are_still_no_key_ring(use, keychain):
    use(Several(FileRing(), ChildOfFileRing()))

    assert broken(keychain.keep, SERVER, "zahra", SECRET).facts == {}


@pytest.mark.parametrize("error", [KeyringLocked("dismissed"), InitError(SECRET), OSError(1312, "no logon session")])
def test_a_ring_that_does_not_open_is_told_and_never_the_password(use, keychain, caplog, error):
    use(LockedRing(error))

    with caplog.at_level(logging.DEBUG):
        assert keychain.read(SERVER, "zahra") is None
        keeping = broken(keychain.keep, SERVER, "zahra", SECRET)
        forgetting = broken(keychain.forget, SERVER, "zahra")

    assert (keeping.code, keeping.facts) == (Code.KEYCHAIN_UNAVAILABLE, {"reason": "refused"})
    assert (forgetting.code, forgetting.facts) == (Code.KEYCHAIN_UNAVAILABLE, {"reason": "kept"})
    assert [type(error).__name__ in record.getMessage() for record in caplog.records] == [True] * 3
    assert SECRET not in caplog.text
    assert SECRET not in str(keeping)


def test_keyring_is_not_loaded_before_it_is_asked():
    code = "import sys, hamyar_desktop.store.keychain; sys.exit('keyring' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
