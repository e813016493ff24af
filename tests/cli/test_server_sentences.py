"""What goes wrong on the way to a server is told in words, with what to do."""

from __future__ import annotations

import re

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.store.server import failures
from tests.services.test_sentences import ORDER_EN, ORDER_FA

DETAIL = 'connection failed: connection to server at "10.0.0.7", port 5432 failed:\n\tFATAL:  no'
CASES: list[tuple[Code, dict[str, object]]] = [
    *[
        (Code.STORAGE_UNAVAILABLE, {"reason": reason, "detail": DETAIL})
        for reason in (
            "host", "port", "timeout", "certificate", "certificate_expired", "tls", "not_let_in", "crowded", "database",
            "full", "lost",
        )
    ],
    (Code.STORAGE_UNAVAILABLE, {"reason": "version", "detail": 13}),
    (Code.STORAGE_UNAVAILABLE, {"reason": "older", "detail": "0002_terms_and_students"}),
    (Code.STORAGE_UNAVAILABLE, {"reason": "foreign", "detail": "payroll"}),
    (Code.STORAGE_UNAVAILABLE, {"reason": "moved", "server": "db.uni.ac.ir:5432/hamyar"}),
    (Code.STORAGE_UNAVAILABLE, {"reason": "differs", "detail": "student"}),
    (Code.ALREADY_INITIALISED, {"reason": "filled", "detail": "student"}),
    (Code.NOT_ALLOWED, {"reason": "disabled", "detail": DETAIL}),
    (Code.NOT_ALLOWED, {"reason": "owner", "detail": "sara"}),
    (Code.NOT_ALLOWED, {"reason": "server", "example": "pg_dump --host=10.0.0.7 hamyar"}),
    *[(Code.SERVER_UNGUARDED, {"reason": reason}) for reason in ("guessing", "easy", "unseen")],
    (Code.PERSON_EXISTS, {"reason": "login", "name": "سارا"}),
    (Code.TEXT_TOO_LONG, {"reason": "login", "name": "سارا", "limit": 63}),
]  # fmt: skip
NAMES = [str(facts["reason"]) for _, facts in CASES]


@pytest.mark.parametrize(("code", "facts"), CASES, ids=NAMES)
def test_the_sentence_is_of_the_reason_and_says_what_to_do(code: Code, facts: dict[str, object]) -> None:
    without = {name: value for name, value in facts.items() if name != "reason"}
    for language, order in (("fa", ORDER_FA), ("en", ORDER_EN)):
        text = sentence(RuleBroken(code, **facts), language)
        assert text != sentence(RuleBroken(code, **without), language)
        assert order.search(text), text
        assert "—" not in text
        assert "\n" not in text
        assert "\t" not in text
        assert text.endswith(".") or code is Code.NOT_ALLOWED


@pytest.mark.parametrize(("code", "facts"), CASES, ids=NAMES)
def test_the_persian_one_is_good_persian(code: Code, facts: dict[str, object]) -> None:
    bare = re.sub("\u2066.*?\u2069", "", sentence(RuleBroken(code, **facts)))

    assert not re.search("[0-9٠-٩]", bare), "digits are Persian"
    assert not re.search("[يكةىأإ]", bare), "ی and ک are Persian"
    assert not re.search(r"\b(می|نمی) ", bare), "half-space after می"


def test_every_reason_that_the_driver_can_give_has_its_sentence() -> None:
    told = [*failures._BY_STATE.values(), *((code, facts) for _, code, facts in failures._BY_WORDS)]
    reasons = {(code, facts["reason"]) for code, facts in told if "reason" in facts}

    assert {Code.STORAGE_UNAVAILABLE, Code.NOT_ALLOWED} == {code for code, _ in reasons}
    assert reasons <= {(code, facts["reason"]) for code, facts in CASES}
