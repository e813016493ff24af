"""The suite proves itself: each way to weaken the database lets an attack through, and the program notices it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from hamyar_desktop.store import schema
from tests.attacks.attempt import Attempt, BreakInError, attack
from tests.attacks.scene import Scene, set_deadline
from tests.attacks.tries import clock
from tests.attacks.tries.every import known

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Weakening:
    """What the owner did, and attempts that then break in. ``undo`` is for what the whole server shares."""

    name: str
    sql: tuple[str, ...]
    attempts: tuple[tuple[str, str], ...]
    undo: tuple[str, ...] = ()
    is_catalogue: bool = True
    """Whether it lies in the catalogue or the transitions, where the program looks."""


WEAKENINGS = (
    Weakening("no CHECK on hours", ("ALTER TABLE work_request DROP CONSTRAINT ck_work_request_half_hours",),
              (("clerk", "hours 0"), ("clerk", "half an hour"), ("clerk", "hours below none"))),
    Weakening("hours may be missing", ("ALTER TABLE work_request ALTER half_hours DROP NOT NULL",),
              (("clerk", "no hours"),)),
    Weakening("no row security", ("ALTER TABLE work_request DISABLE ROW LEVEL SECURITY",),
              (("clerk", "select by id"), ("viewer", "select as viewer"), ("clerk", "through a join"),
               ("clerk", "row security off"))),
    Weakening("a policy that is true", ("ALTER POLICY hamyar_work_request ON work_request USING (true)",),
              (("clerk", "select by id"), ("supervisor", "update and have it returned"))),
    Weakening("one more policy", ("CREATE POLICY more ON bank_account TO hamyar_clerk USING (true)",),
              (("clerk", "an account of another unit"),)),
    Weakening("the history for everybody", ("ALTER POLICY hamyar_audit ON audit USING (true)",),
              (("clerk", "the history of it"), ("clerk", "the account in the history"))),
    Weakening("a grant on the history", ("GRANT UPDATE, DELETE, TRUNCATE ON audit TO hamyar_affairs",),
              (("affairs", "empty it"),)),
    Weakening("a grant on a column", ("GRANT UPDATE (used) ON unit_quota TO hamyar_affairs",),
              (("affairs", "set the counter"),)),
    Weakening("a grant on numbers", ("GRANT USAGE, UPDATE ON SEQUENCE work_request_id_seq TO hamyar_clerk",),
              (("clerk", "set the sequence"), ("clerk", "use the sequence up"))),
    Weakening("a grant on passwords", ("GRANT SELECT ON person TO hamyar_member",),
              (("clerk", "the column of passwords"), ("clerk", "whole rows of people"))),
    Weakening("a trigger asleep", ("ALTER TABLE work_request DISABLE TRIGGER work_request_may_update",),
              (("supervisor", "approve what one registered"), ("clerk", "take a registration over"),
               ("clerk", "the same version"))),
    Weakening("a trigger of an account gone", ("DROP TRIGGER bank_account_may_update ON bank_account",),
              (("stranger", "an own name that another confirmed"), ("stranger", "an account's version"))),
    Weakening("four eyes that sleep", (
        "ALTER TABLE transition DISABLE TRIGGER USER", "UPDATE transition SET not_by = ''",
        "ALTER TABLE transition ENABLE TRIGGER USER"),
              (("supervisor", "approve what one registered"), ("supervisor", "finalise the hours one recorded"),
               ("affairs", "record, send back, and finalise the same hours"))),
    Weakening("four eyes that look at the registration alone", (
        "ALTER TABLE transition DISABLE TRIGGER USER",
        "UPDATE transition SET not_by = ',registered_by,' WHERE verb = 'approve'",
        "ALTER TABLE transition ENABLE TRIGGER USER"), (("affairs", "edit and approve in one transaction"),)),
    Weakening("a clock that stands", (
        "CREATE OR REPLACE FUNCTION hamyar_now() RETURNS text LANGUAGE sql AS"
        " $$ SELECT '2020-01-01T00:00:00.000000+00:00' $$",),
              (("clerk", "edit late"), ("stranger", "register late"))),
    Weakening("a clock of the session's zone", (
        "CREATE OR REPLACE FUNCTION hamyar_now() RETURNS text LANGUAGE sql AS"
        " $$ SELECT to_char(clock_timestamp(), 'YYYY-MM-DD\"T\"HH24:MI:SS.US') || '+00:00' $$",),
              (("stranger", "late in the west"), ("clerk", "late by a zone of one's own"))),
    Weakening("nobody looks at the level of isolation", (
        "ALTER TABLE work_request DISABLE TRIGGER aa_work_request_as_it_is",),
              (("clerk", "a transaction that sees the past"),)),
    Weakening("a function for everybody that changes things", (
        "CREATE FUNCTION hamyar_tidy() RETURNS void LANGUAGE sql SECURITY DEFINER AS $$ DELETE FROM setting $$",),
              (("clerk", "call what is open to all"),)),
    Weakening("a function without a pinned path", (
        "ALTER FUNCTION hamyar_actor() RESET ALL", "GRANT TEMPORARY ON DATABASE <database> TO PUBLIC"),
              (("clerk", "be another by a temporary table"), ("clerk", "a temporary table in the way"))),
    Weakening("temporary tables", ("GRANT TEMPORARY ON DATABASE <database> TO hamyar_member",),
              (("clerk", "a temporary table in the way"), ("clerk", "a temporary table from rows"))),
    Weakening("a schema in which all may create", ("GRANT CREATE ON SCHEMA public TO hamyar_member",),
              (("affairs", "a table"), ("clerk", "a view over other units"))),
    Weakening("schemas for all", ("GRANT CREATE ON DATABASE <database> TO PUBLIC",), (("clerk", "a schema"),)),
    Weakening("a view over all units", (
        "CREATE VIEW everything AS SELECT * FROM work_request", "GRANT SELECT ON everything TO hamyar_member"),
              (("clerk", "look through a view"),)),
    Weakening("large objects", ("GRANT EXECUTE ON FUNCTION lo_create(oid) TO PUBLIC",), (("clerk", "a large object"),)),
    Weakening("locks of the upgrade", ("GRANT EXECUTE ON FUNCTION pg_advisory_lock(bigint) TO PUBLIC",),
              (("clerk", "hold the lock of the upgrade"),)),
    Weakening("a member who makes roles", ("ALTER ROLE affairs CREATEROLE",), (("affairs", "a role"),),
              ("ALTER ROLE affairs NOCREATEROLE", "DROP ROLE IF EXISTS x")),
    Weakening("a clerk among affairs", ("GRANT hamyar_affairs TO clerk",),
              (("clerk", "be affairs"), ("clerk", "join the other unit")), ("REVOKE hamyar_affairs FROM clerk",)),
    Weakening("a clerk above row security", ("ALTER ROLE clerk BYPASSRLS",),
              (("clerk", "select by id"), ("clerk", "row security off")), ("ALTER ROLE clerk NOBYPASSRLS",)),
    Weakening("who reads everything", ("GRANT pg_read_all_data TO hamyar_viewer",),
              (("viewer", "read all passwords"),), ("REVOKE pg_read_all_data FROM hamyar_viewer",)),
    Weakening("who reads files", (
        "GRANT pg_read_server_files TO affairs", "GRANT EXECUTE ON FUNCTION pg_read_file(text) TO affairs"),
              (("affairs", "read a file"),), ("REVOKE pg_read_server_files FROM affairs",)),
    Weakening("four eyes switched off", ("ALTER TABLE setting DISABLE TRIGGER USER", "DELETE FROM setting",
                                         "ALTER TABLE setting ENABLE TRIGGER USER"),
              (("supervisor", "approve what one registered"),), is_catalogue=False),
)  # fmt: skip

# They need what only a weakened database has.
_MORE = (
    Attempt("call what is open to all", "clerk", "SELECT hamyar_tidy()", "42883 / 42501"),
    Attempt("be another by a temporary table", "clerk",
            ("CREATE TEMP TABLE person AS SELECT <affairs> AS id, 'clerk' AS name",
             "SET search_path = pg_temp, public", "SELECT 1 WHERE hamyar_actor() = <affairs>"), "42501"),
    Attempt("look through a view", "clerk", "SELECT note FROM everything WHERE id = <foreign>", "42P01", "SECRETNOTE"),
    Attempt("read all passwords", "viewer", "SELECT password_hash FROM person", "42501", "login 2"),
)  # fmt: skip


def _attempt(who: str, name: str) -> Attempt:
    others = {(each.who, each.name): each for each in (*_MORE, *clock.LATE, *clock.OLD)}
    return others.get((who, name)) or known(name, who)


def _prepared(scene: Scene, attempt: Attempt) -> None:
    """The attempts of lateness need a deadline that passed."""
    if attempt in clock.LATE:
        set_deadline(scene, "-1 minute")


_ALL = [(weak, who, name) for weak in WEAKENINGS for who, name in weak.attempts]


@pytest.mark.parametrize(("weak", "who", "name"), _ALL, ids=lambda told: getattr(told, "name", told))
def test_an_attack_breaks_in(own_scene: Scene, weak: Weakening, who: str, name: str) -> None:
    attempt = _attempt(who, name)
    own_scene.places["database"] = own_scene.store.database
    _prepared(own_scene, attempt)
    attack(own_scene, attempt)
    assert schema.is_current(own_scene.store.engine)
    try:
        for sql in weak.sql:
            own_scene.owner.execute(own_scene.fill(sql).encode())
        own_scene.traces = {}
        with pytest.raises(BreakInError):
            attack(own_scene, attempt)
        assert schema.is_current(own_scene.store.engine) is not weak.is_catalogue
    finally:
        for sql in weak.undo:
            own_scene.owner.execute(sql.encode())


def test_the_owner_makes_good_what_was_weakened(own_scene: Scene) -> None:
    for sql in (
        "ALTER POLICY hamyar_work_request ON work_request USING (true)", "GRANT TRUNCATE ON audit TO hamyar_clerk",
        "ALTER TABLE work_request DISABLE TRIGGER work_request_may_update",
        "GRANT EXECUTE ON FUNCTION lo_create(oid) TO PUBLIC", "ALTER ROLE hamyar_clerk CREATEROLE",
        "GRANT hamyar_affairs TO hamyar_clerk", "GRANT CREATE ON SCHEMA public TO PUBLIC",
        "ALTER ROLE affairs CREATEROLE BYPASSRLS", "GRANT hamyar_affairs TO clerk", "ALTER ROLE nobody LOGIN",
        "GRANT hamyar_clerk TO clerk WITH ADMIN OPTION", "GRANT pg_read_all_data TO supervisor",
    ):  # fmt: skip
        own_scene.owner.execute(sql.encode())
    assert not schema.is_current(own_scene.store.engine)

    assert schema.prepare(own_scene.store.engine)

    assert schema.is_current(own_scene.store.engine)
    attack(own_scene, known("select by id", "clerk"))
    for who, name in (("clerk", "a large object"), ("affairs", "a role"), ("clerk", "be affairs")):
        attack(own_scene, known(name, who))
    with own_scene.store.connect(own_scene.store.clerk) as clerk:
        assert len(clerk.execute("SELECT 1 FROM work_request").fetchall()) == 3


def test_there_are_enough() -> None:
    assert len(WEAKENINGS) >= 14
