"""Bank accounts, the history and the program's own tables: what the database itself refuses."""

import sqlite3
from contextlib import closing
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import CheckConstraint

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.sheba import check_digits, parse_sheba
from hamyar_desktop.models.orm.bank_account import BankAccountRecord
from tests.cluster import cluster
from tests.factories import OTHER_SHEBA, SHEBA
from tests.store.by_hand import FAILURES, MOMENT, everything, one, put, refuses, run


@pytest.fixture
def store(either):
    """Both databases."""
    return either


BODY = SHEBA[4:]


@pytest.fixture
def asked(store):
    """The store after the library asked for two of the students."""
    store.register("40011001")
    store.register("40011002")
    return store


def account(store, **changed):
    row = {
        "student_id": store.student("40011001"), "bank_code": SHEBA[4:7], "account_number": "", "sheba": SHEBA,
        "own_name_by": store.clerk.id, "own_name_at": MOMENT, "version": 1,
    } | changed  # fmt: skip
    if "sheba" in changed and "bank_code" not in changed:
        row["bank_code"] = str(changed["sheba"])[4:7]
    return row


def naive(check):
    """A Sheba with reserved check digits that satisfies the usual sum: 00, 01 and 99 are 97, 98 and 02 in disguise."""
    honest = {"00": "97", "01": "98", "99": "02"}[check]
    body = next(b for b in (f"0170{number:018}" for number in range(1000)) if check_digits(b) == honest)
    return f"IR{check}{body}"


class TestAccounts:
    def test_an_honest_account_is_taken(self, asked):
        put(asked, "clerk", "bank_account", account(asked))

        assert one(asked, "SELECT sheba FROM bank_account") == SHEBA

    @pytest.mark.parametrize(
        "sheba",
        [
            "", SHEBA[2:], SHEBA[:-1], SHEBA + "0", SHEBA.lower(), "XX" + SHEBA[2:], SHEBA[:-1] + "x",
            SHEBA[:-1] + str((int(SHEBA[-1]) + 1) % 10), SHEBA[:2] + "28" + BODY, SHEBA[:-1] + "۱",
            naive("00"), naive("01"), naive("99"),
            "IR" + check_digits("0172" + BODY[4:]) + "0172" + BODY[4:],
        ],
    )  # fmt: skip
    def test_a_wrong_sheba_is_refused(self, asked, sheba):
        refuses(asked, "sheba_invalid", put, "clerk", "bank_account", account(asked, sheba=sheba))

    def test_no_sheba_hides_behind_a_nul(self, asked):
        """SQLite's length and GLOB end at a NUL: two students could share one Sheba."""
        put(asked, "clerk", "bank_account", account(asked))
        twin = account(asked, student_id=asked.student("40011002"), sheba=SHEBA + "\0")

        refuses(asked, "control_character", put, "clerk", "bank_account", twin)

    def test_the_bank_is_that_of_the_sheba(self, asked):
        refuses(asked, "sheba_invalid", put, "clerk", "bank_account", account(asked, bank_code="012"))

    @pytest.mark.parametrize("who", ["viewer", "stranger", ""])
    def test_only_who_asked_for_the_student_enters_his_account(self, asked, who):
        doer = asked.people[who].id if who else 0

        refuses(asked, "not_allowed", put, who, "bank_account", account(asked, own_name_by=doer))

    def test_student_affairs_may_for_everybody(self, store):
        put(store, "affairs", "bank_account", account(store, own_name_by=store.affairs.id))

    def test_a_student_that_is_not_there_has_no_account(self, store):
        row = account(store, own_name_by=store.affairs.id, student_id=999)

        refuses(store, "student_unknown", put, "affairs", "bank_account", row)

    def test_who_confirms_the_own_name_says_so_himself(self, asked):
        refuses(asked, "own_name_not_confirmed", put, "clerk", "bank_account", account(asked, own_name_by=1))

    def test_when_the_own_name_was_confirmed_is_a_moment(self, asked):
        row = account(asked, own_name_at="today")
        if asked.is_server:
            put(asked, "clerk", "bank_account", row)
            assert asked.was_then(datetime.fromisoformat(one(asked, "SELECT own_name_at FROM bank_account")))
        else:
            refuses(asked, "own_name_not_confirmed", put, "clerk", "bank_account", row)

    def test_after_the_deadline_no_account_changes(self, asked):
        put(asked, "clerk", "bank_account", account(asked))
        asked.pass_deadline()

        other = account(asked, student_id=asked.student("40011002"), sheba=OTHER_SHEBA)
        refuses(asked, "deadline_passed", put, "clerk", "bank_account", other)
        refuses(
            asked,
            "deadline_passed",
            run,
            "clerk",
            "UPDATE bank_account SET account_number = '1', version = version + 1",
        )

    def test_without_an_open_term_no_account_changes(self, asked):
        run(asked, "affairs", "UPDATE term SET state = 'closed', version = version + 1")

        refuses(asked, "term_not_open", put, "clerk", "bank_account", account(asked))

    @pytest.mark.parametrize("how", ["INSERT", "INSERT OR REPLACE"])
    def test_one_sheba_has_one_student(self, asked, how):
        put(asked, "clerk", "bank_account", account(asked))
        twin = account(asked, student_id=asked.student("40011002"))

        refuses(asked, "sheba_of_other_student", put, "clerk", "bank_account", twin, how)

    @pytest.mark.parametrize("how", ["INSERT", "INSERT OR REPLACE"])
    def test_one_student_has_one_account(self, asked, how):
        put(asked, "clerk", "bank_account", account(asked))

        refuses(asked, "changed_by_other", put, "clerk", "bank_account", account(asked, sheba=OTHER_SHEBA), how)
        third = account(asked, id=1, student_id=asked.student("40011002"), sheba=OTHER_SHEBA)
        refuses(asked, "changed_by_other", put, "clerk", "bank_account", third, how)

    @pytest.mark.parametrize(
        ("code", "assignments"),
        [
            ("changed_by_other", "account_number = '1'"),
            ("changed_by_other", "student_id = 2, version = version + 1"),
            ("changed_by_other", "id = 7, version = version + 1"),
            ("sheba_invalid", "sheba = 'IR000170000000100324200001', version = version + 1"),
            ("own_name_not_confirmed", "own_name_by = 1, version = version + 1"),
        ],
    )
    def test_wrong_changes_are_refused(self, asked, code, assignments):
        put(asked, "clerk", "bank_account", account(asked))

        refuses(asked, code, run, "clerk", f"UPDATE bank_account SET {assignments}")

    def test_an_account_is_never_deleted(self, asked):
        put(asked, "clerk", "bank_account", account(asked))

        refuses(asked, "not_allowed", run, "affairs", "DELETE FROM bank_account")


@pytest.fixture(scope="module")
def check_of_the_database(backend):
    """Whether the CHECK constraints of the records, without any trigger, take a Sheba."""
    checks = " AND ".join(
        f"({each.sqltext})" for each in BankAccountRecord.__table__.constraints if isinstance(each, CheckConstraint)
    )
    places = "? AS sheba, ? AS bank_code"
    if backend == "server":
        checks, places = checks.replace("%", "%%"), "%s::text AS sheba, %s::text AS bank_code"
    question = f"SELECT {checks} FROM (SELECT {places}) AS typed"
    with closing(cluster().connect() if backend == "server" else sqlite3.connect(":memory:")) as connection:
        yield lambda sheba: bool(connection.execute(question, (sheba, sheba[4:7])).fetchone()[0])


class TestTheCheckOfTheSheba:
    @given(check=st.integers(0, 99), body=st.from_regex("[0-9]{3}[01][0-9]{18}", fullmatch=True))
    def test_agrees_with_the_domain(self, check_of_the_database, check, body):
        sheba = f"IR{check:02}{body}"
        try:
            parse_sheba(sheba)
            right = True
        except RuleBroken:
            right = False

        assert check_of_the_database(sheba) is right
        assert check_of_the_database(f"IR{check_digits(body)}{body}") is True


class TestHistory:
    ENTRY = {  # noqa: RUF012
        "at": MOMENT, "person_id": 3, "person_name": "سارا احمدی", "entity": "work_request", "entity_id": 1,
        "action": "approve", "changes": "[]",
    }  # fmt: skip

    @pytest.mark.parametrize("who", ["affairs", "clerk", ""])
    @pytest.mark.parametrize("write", ["UPDATE audit SET person_name = 'x'", "DELETE FROM audit WHERE id = 1"])
    def test_nobody_touches_what_was_written(self, store, who, write):
        refuses(store, "not_allowed", run, who, write)

    @pytest.mark.parametrize("how", ["INSERT OR REPLACE", "INSERT"])
    def test_nobody_writes_over_an_entry(self, store, how):
        refuses(store, "not_allowed", put, "clerk", "audit", self.ENTRY | {"id": 1}, how)

    @pytest.mark.parametrize("forged", [{"person_id": 1}, {"person_name": "مینا اکبری"}, {"at": "1404/10/11"}])
    def test_nobody_writes_in_another_name(self, store, forged):
        refuses(store, "not_allowed", put, "clerk", "audit", self.ENTRY | forged)

    @pytest.mark.parametrize(
        "write",
        [
            "UPDATE audit SET person_name = 'x'",
            "DELETE FROM audit",
            "INSERT INTO audit (at, person_id, person_name, entity, entity_id, action, changes)"
            f" VALUES ('{MOMENT}', 1, 'x', 'term', 1, 'update', '[]')",
        ],
    )
    def test_a_tool_that_does_not_know_the_functions_changes_nothing(self, store, write):
        before = everything(store)
        plain = store.connect(None) if store.is_server else sqlite3.connect(store.path)
        with plain, pytest.raises(FAILURES):
            plain.execute(write)

        assert everything(store) == before


@pytest.mark.parametrize("who", ["affairs", "clerk", ""])
@pytest.mark.parametrize(
    "write",
    [
        "UPDATE transition SET roles = ',clerk,viewer,'",
        "DELETE FROM transition",
        "INSERT INTO transition VALUES ('approve', '', 'final', ',clerk,', 0, '', 0)",
        "UPDATE schema_meta SET value = 'x'",
        "DELETE FROM schema_meta",
    ],
)
def test_the_rules_in_the_database_are_the_programs_own(store, who, write):
    refuses(store, "not_allowed", run, who, write)


@pytest.mark.parametrize("who", ["affairs", "clerk", ""])
@pytest.mark.parametrize("how", ["INSERT", "INSERT OR REPLACE"])
def test_no_rule_is_written_over(store, who, how):
    row = {"key": "generated_digest", "value": "x"}

    refuses(store, "not_allowed", put, who, "schema_meta", row, how)
