"""What is true of the store is true of both databases: a test that asks only one of them says here why."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from tests.store.backends import MARK

ROOT = Path(__file__).resolve().parents[2]
PLANS = "how SQLite looks something up; the answers themselves are compared on both"
DAMAGE = "the bytes of the file; a server looks after its own"
ONE_ONLY = {
    # Whole modules whose subject the other database does not have.
    "test_backup": "copies of the file; a server is backed up with pg_dump, see test_administration",
    "test_both_databases": "is about the tests",
    "test_crash": "a program that writes the file is killed; for a server test_server_concurrency kills the server",
    "test_drafts": "a file of drafts beside either database",
    "test_engine": "how the file is opened; test_server_failures and test_server_certificates open a server",
    "test_failures": "what SQLite's driver says; test_server_failures has PostgreSQL's",
    "test_file_lookout": "whose commits changed the file; test_own_commits has the server's",
    "test_keychain": "passwords for servers in the computer's key ring; no database",
    "test_live_postgres": "NOTIFY; test_live_sqlite has the file's way",
    "test_live_sqlite": "a look at the file every half second; test_live_postgres has the server's way",
    "test_move_to_server": "from the one into the other",
    "test_network_folders": "folders in which a file would lose data; no database",
    "test_own_commits": "whose commits a server tells of; test_file_lookout has the file's",
    "test_passwords": "hashes that the file keeps; a server keeps verifiers, see test_server_people",
    "test_same_answers": "puts the answers of both beside each other in one test",
    "test_server_certificates": "TLS, which a file has not",
    "test_server_concurrency": "64 connections, kills of a server; test_concurrency asks the same of both",
    "test_server_failures": "what PostgreSQL's driver says; test_failures has SQLite's",
    "test_server_people": "logins of a server; test_governing has the people of both",
    "test_told_changes": "what NOTIFY tells beside what the commands say",
    "test_two_at_once": "a second writer who waits for a row; of a file there is one writer at a time",
    # Single tests.
    "test_audit::test_the_newest_of_a_kind_are_found_without_sorting_all_of_that_kind": PLANS,
    "test_concurrency::test_of_many_processes_one_makes_a_new_file_and_the_others_wait": (
        "on a server an owner upgrades, see test_server_concurrency and tests/cli/test_server"
    ),
    "test_concurrency::test_processes_get_the_seats_that_there_are": (
        "several programs over one file; those of a server are in test_server_concurrency"
    ),
    "test_demo::test_terms_hold_what_the_quotas_allow": "arithmetic; no database",
    "test_governing::TestPeople::test_the_file_keeps_hashes_by_name_in_any_spelling": "a server keeps none in rows",
    "test_id_snapshot::test_ids_beyond_four_bytes_are_read_one_by_one": "a server's ids have four bytes",
    "test_migrations::test_every_table_is_strict": "STRICT is a word of SQLite; a server's columns always are",
    "test_migrations::test_revisions_follow_one_another": "the scripts; no database",
    "test_name_search::test_a_file_is_asked_by_its_index_first": PLANS,
    "test_name_search::test_the_index_of_a_file_knows_what_another_tool_wrote": "the index of names, a server has none",
    "test_request_rules::test_a_tool_without_the_functions_cannot_write_at_all": (
        "functions that the program gives to SQLite; a server knows by itself who writes"
    ),
    "test_request_rules::test_the_last_second_still_counts": "no program sets the server's clock; see tests/attacks",
    "test_schema::test_a_damaged_file_is_found_at_the_check": DAMAGE,
    "test_schema::test_a_file_of_something_else_is_refused": DAMAGE,
    "test_schema::test_a_file_whose_first_page_is_damaged_is_told_by_every_question": DAMAGE,
    "test_schema::test_a_revision_that_cannot_be_read_is_told": DAMAGE,
    "test_unit_of_work::test_a_file_that_is_no_database_is_the_worlds_failure": DAMAGE,
    "test_unit_of_work::test_a_full_disk_is_the_worlds_failure": "the disk of a server is in test_server_concurrency",
}
"""Module or module::test → why it asks one database only."""


@pytest.fixture(scope="module")
def over_both() -> dict[str, dict[str, bool]]:
    """Module → test → whether it runs over a file and over a server."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "-p", "tests.store.backends",
         "tests/store"],
        cwd=ROOT, capture_output=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    given: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in done.stdout.splitlines():
        if line.startswith(MARK):
            module, test, database = json.loads(line.removeprefix(MARK))
            given[module][test].add(database)
    return {
        module: {test: databases == {"file", "server"} for test, databases in tests.items()}
        for module, tests in given.items()
    }


@pytest.mark.slow
def test_every_test_of_the_store_runs_over_both_or_says_why_not(over_both: dict[str, dict[str, bool]]) -> None:
    one_only = {
        f"{module}::{test}"
        for module, tests in over_both.items() if module not in ONE_ONLY
        for test, both in tests.items() if not both
    }  # fmt: skip

    assert one_only == {each for each in ONE_ONLY if "::" in each}


@pytest.mark.slow
def test_no_module_is_excused_that_asks_both(over_both: dict[str, dict[str, bool]]) -> None:
    excused = {each for each in ONE_ONLY if "::" not in each}

    assert excused <= set(over_both)
    assert [module for module in sorted(excused) if any(over_both[module].values())] == []
