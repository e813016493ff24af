"""request list: days, hours, text and marks narrow what is listed, alone and together."""

from __future__ import annotations

import pytest

from hamyar_desktop.domain.work_request import Verb
from tests.cli.conftest import DORMITORY, LIBRARY
from tests.factories import SHEBA


@pytest.fixture
def ids(admin, store):
    """One request a day, from 1404/10/11 on: pending, approved, with more hours than requested."""
    made = {"pending": store.register("40011001", hours=120)}
    store.clock.forward(days=1)
    made["approved"] = store.approved("40011002", hours=60)
    store.clock.forward(days=1)
    made["above"] = store.approved("40011003")
    store.services().record_hours(store.clerk, made["above"], "110", "با هماهنگی سرپرست")
    return made


def names(ids, found):
    return [name for number in found for name, known in ids.items() if known == number]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("--from", "1404/10/12"), ["above", "approved"]),
        (("--to", "۱۴۰۴/۱۰/۱۱"), ["pending"]),
        (("--from", "14041012", "--to", "1404-10-12"), ["approved"]),
        (("--hours-from", "۱۰۰"), ["above", "pending"]),
        (("--hours-to", "60.0"), ["approved"]),
        (("--hours-from", "61", "--hours-to", "119:30"), ["above"]),
        (("--above-requested",), ["above"]),
        (("--without-account",), ["above", "approved", "pending"]),
        (("--full-quota",), ["above", "approved", "pending"]),
        (("--full-quota", "--unit", DORMITORY), []),
        (("--waiting-days", "۱"), ["pending"]),
        (("--waiting-days", "2"), []),
        (("--stage", "awaiting"), ["above", "pending"]),
        (("--text", "كريمي"), ["approved"]),
        (("--text", "۴۰۰۱۱۰۰"), ["above", "approved", "pending"]),
        (("--text", "احمدی", "--from", "1404/10/12"), []),
        (("--text", "%"), []),
        (("--text", "'; --"), []),
        ((), ["above", "approved", "pending"]),
    ],
)
def test_each_condition_narrows(admin, ids, words, left):
    assert names(ids, admin.ids(*words)) == left


def test_an_account_ends_the_waiting_for_it(admin, store, ids):
    store.save_account("40011002", SHEBA)

    assert names(ids, admin.ids("--without-account")) == ["above", "pending"]


def test_a_seat_that_is_free_again_ends_the_full_quota(admin, store, ids):
    store.move(Verb.REJECT, ids["pending"], reason="زیاد")

    assert admin.ids("--full-quota", "--unit", LIBRARY) == []


def test_rows_are_those_of_the_plain_list(admin, ids):
    every = admin.json("request", "list").value

    assert admin.json("request", "list", "--from", "1404/10/01", "--hours-from", "1").value == every


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--from", "1404/12/30"), "date_invalid"),
        (("--to", "فردا"), "date_invalid"),
        (("--hours-from", "0"), "hours_out_of_range"),
        (("--hours-to", "12:15"), "hours_out_of_range"),
        (("--text", "x" * 10_000), "text_too_long"),
        (("--text", "x\x02"), "control_character"),
    ],
)
def test_what_cannot_be_read_is_told_by_its_rule(admin, words, code):
    done = admin.json("request", "list", *words)

    assert (done.status, done.failure["error"], done.out) == (3, code, "")


@pytest.mark.parametrize(
    "words",
    [
        ("--from", "1404/10/12", "--to", "1404/10/11"),
        ("--hours-from", "20", "--hours-to", "19.5"),
        ("--waiting-days", "-1"),
        ("--waiting-days", "3651"),
        ("--waiting-days", "چند"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(admin, words):
    done = admin.json("request", "list", *words)

    assert (done.status, done.failure["error"], done.out) == (2, "usage", "")
