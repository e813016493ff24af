"""Passwords are kept as argon2id hashes only."""

import pytest

from hamyar_desktop.store.passwords import Argon2Hasher
from tests.factories import PASSWORD, cheap_hasher


def test_a_hash_knows_its_password_and_no_other():
    hashed = cheap_hasher().hash(PASSWORD)

    assert cheap_hasher().verify(hashed, PASSWORD) is True
    assert cheap_hasher().verify(hashed, PASSWORD + " ") is False
    assert cheap_hasher().verify(hashed, "") is False


def test_a_hash_hides_the_password_and_has_its_own_salt():
    hashed = cheap_hasher().hash(PASSWORD)

    assert hashed.startswith("$argon2id$")
    assert PASSWORD not in hashed
    assert cheap_hasher().hash(PASSWORD) != hashed


@pytest.mark.parametrize("hashed", ["", "-", "plain text", "$argon2id$v=19$m=32,t=1,p=4$x"])
def test_what_is_no_hash_fits_no_password(hashed):
    assert cheap_hasher().verify(hashed, PASSWORD) is False


def test_a_hash_of_other_costs_is_still_known():
    hashed = Argon2Hasher(time_cost=2, memory_cost=64).hash(PASSWORD)

    assert cheap_hasher().verify(hashed, PASSWORD) is True


def test_the_real_one_costs_what_argon2_recommends():
    hashed = Argon2Hasher().hash(PASSWORD)

    assert "m=65536,t=3" in hashed


def test_verifying_nobody_does_the_same_work(monkeypatch):
    hasher = Argon2Hasher(time_cost=1, memory_cost=32)
    asked = []
    monkeypatch.setattr(hasher, "verify", lambda hashed, password: asked.append((hashed, password)))

    hasher.verify_nobody(PASSWORD)
    hasher.verify_nobody(PASSWORD)

    (hashed, password), again = asked
    assert hashed.startswith("$argon2id$")
    assert (password, again) == (PASSWORD, (hashed, PASSWORD))
