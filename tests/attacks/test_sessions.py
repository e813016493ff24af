"""Two sessions at once, sessions that outlive a right, and a server that has other databases too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.store import schema
from hamyar_desktop.store.server.logins import MEMBERS
from tests.attacks.attempt import DENIED
from tests.attacks.scene import NOBODY, Scene
from tests.attacks.traces import traces
from tests.cluster import cluster
from tests.factories import PASSWORD, STUDENTS

pytestmark = pytest.mark.slow

PATIENCE = 60
"""Seconds until a test gives up; none waits so long unless something is broken."""
_REGISTER = (
    "INSERT INTO work_request (term_id, student_id, unit_id, work_type_id, half_hours, note, reason, hours_note, state,"
    " registered_by, registered_at, changed_at, version) SELECT <term>, {student}, {unit}, work_type_id, {halves}, '',"
    " '', '', 'pending', hamyar_actor(), hamyar_now(), hamyar_now(), 1 FROM unit WHERE id = {unit}"
)
_EDIT = "UPDATE work_request SET half_hours = 30, edited_by = <clerk>, version = version + 1 WHERE id = <own>"
_CLOSE = "UPDATE term SET state = 'closed', version = version + 1 WHERE id = <term>"


@pytest.fixture
def beside() -> Iterator[ThreadPoolExecutor]:
    """Threads for statements that have to wait."""
    with ThreadPoolExecutor(12) as pool:
        yield pool


@contextmanager
def session(scene: Scene, who: str) -> Iterator[Callable[[str], psycopg.Cursor[Any]]]:
    """What runs a statement in somebody's session."""
    with scene.store.connect(scene.store.people[who]) as connection:
        yield lambda sql: connection.execute(scene.fill(sql).encode())


def ends_with(waiting: Future[Any], code: str) -> None:
    """It waited, and was refused with that code."""
    error = waiting.exception(PATIENCE)
    assert error is not None, "it got through"
    assert f"hamyar:{code}" in str(error) or getattr(error, "sqlstate", "") == code, error


def wait_until_somebody_waits(scene: Scene) -> None:
    """Until a session of this database stands before a lock."""
    question = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with cluster().connect(scene.store.database) as looking:
        looking.execute(
            f"DO $$ DECLARE patience timestamptz := clock_timestamp() + interval '{PATIENCE} seconds'; BEGIN"
            f" WHILE NOT EXISTS ({question}) LOOP PERFORM pg_sleep(0.01), pg_stat_clear_snapshot();"
            " IF clock_timestamp() > patience THEN RAISE 'nobody waits'; END IF; END LOOP; END $$".encode()
        )


def register(student: str, unit: str, halves: int = 20) -> str:
    """A registration by whoever runs it."""
    return _REGISTER.format(student=student, unit=unit, halves=halves)


def one(scene: Scene, sql: str) -> Any:
    """What the owner sees."""
    return scene.owner.execute(scene.fill(sql).encode()).fetchall()[0][0]


# ------------------------------------------------------------ two at once


def test_two_sessions_do_not_both_get_the_last_seat(own_scene: Scene, beside: ThreadPoolExecutor) -> None:
    with session(own_scene, "stranger") as first, session(own_scene, "stranger") as second:
        first("BEGIN")
        first(register("<free>", "<dormitory>"))
        waiting = beside.submit(second, register("<taken>", "<dormitory>"))
        wait_until_somebody_waits(own_scene)
        first("COMMIT")
        ends_with(waiting, "23514")  # the CHECK on the counter, which the program tells as «quota_full»
    assert one(own_scene, "SELECT used FROM unit_quota WHERE unit_id = <dormitory>") == 2


def test_of_many_sessions_one_gets_the_last_seat(own_scene: Scene, beside: ThreadPoolExecutor) -> None:
    numbers = [own_scene.store.student(student.number) for student in STUDENTS if student.number != "00012345"]
    refusals = ("quota_full", "already_registered", "ck_unit_quota_used", "uq_work_request")

    def rush(number: int) -> bool:
        with session(own_scene, "stranger") as run:
            try:
                run(register(str(number), "<dormitory>"))
            except psycopg.Error as error:
                if not any(words in str(error) for words in refusals):
                    raise
                return False
            return True

    assert sum(beside.map(rush, numbers * 3, timeout=PATIENCE)) == 1
    count = "SELECT count(*) FROM work_request WHERE unit_id = <dormitory>"
    assert one(own_scene, count) == one(own_scene, "SELECT used FROM unit_quota WHERE unit_id = <dormitory>") == 2


def test_two_units_do_not_both_give_a_student_the_last_hours(own_scene: Scene, beside: ThreadPoolExecutor) -> None:
    own_scene.store.set_policy(Policy(max_total_hours=Hours.whole(100)))
    with session(own_scene, "affairs") as affairs:
        affairs("UPDATE unit_quota SET seats = 9")
    with session(own_scene, "clerk") as library, session(own_scene, "stranger") as dormitory:
        library("BEGIN")
        library(register("<free>", "<library>", 120))
        waiting = beside.submit(dormitory, register("<free>", "<dormitory>", 120))
        wait_until_somebody_waits(own_scene)
        library("COMMIT")
        ends_with(waiting, "total_hours_exceeded")


def test_two_sessions_do_not_both_move_a_request(own_scene: Scene, beside: ThreadPoolExecutor) -> None:
    with session(own_scene, "clerk") as first, session(own_scene, "clerk") as second:
        first("BEGIN")
        first(_EDIT)
        stale = "UPDATE work_request SET half_hours = 40, edited_by = <clerk>, version = 2 WHERE id = <own>"
        waiting = beside.submit(second, stale)
        wait_until_somebody_waits(own_scene)
        first("COMMIT")
        ends_with(waiting, "changed_by_other")
    assert one(own_scene, "SELECT half_hours FROM work_request WHERE id = <own>") == 30


def test_a_write_that_waits_for_the_end_of_the_term_finds_it_ended(
    own_scene: Scene, beside: ThreadPoolExecutor
) -> None:
    with session(own_scene, "affairs") as affairs, session(own_scene, "clerk") as clerk:
        affairs("BEGIN")
        affairs(_CLOSE)
        waiting = beside.submit(clerk, _EDIT)
        wait_until_somebody_waits(own_scene)
        affairs("COMMIT")
        ends_with(waiting, "term_not_open")


def test_the_term_does_not_end_in_the_middle_of_a_write(own_scene: Scene) -> None:
    with session(own_scene, "clerk") as clerk, session(own_scene, "affairs") as affairs:
        clerk("BEGIN")
        clerk(_EDIT)
        affairs("SET lock_timeout = '50ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            affairs(_CLOSE)
        clerk("COMMIT")
        affairs(_CLOSE)
        with pytest.raises(psycopg.Error, match="term_not_open"):
            clerk(_EDIT)


# ------------------------------------------------------------ sessions that outlive a right


def test_the_disabled_do_not_get_in(own_scene: Scene) -> None:
    before = traces(own_scene.owner)
    gone = Person(0, NOBODY, "", own_scene.store.clerk.role)
    with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
        own_scene.store.connect(gone)
    assert traces(own_scene.owner) == before


def _set_active(run: Callable[[str], Any], active: int) -> None:
    run(f"UPDATE person SET active = {active} WHERE id = <nobody>")


@pytest.fixture
def somebody(own_scene: Scene) -> Person:
    """The disabled clerk, enabled again."""
    with session(own_scene, "affairs") as affairs:
        _set_active(affairs, 1)
    person = Person(0, NOBODY, "", own_scene.store.clerk.role)
    own_scene.store.people[NOBODY] = person
    return person


def test_who_is_disabled_loses_the_open_session(own_scene: Scene, somebody: Person) -> None:
    with own_scene.store.connect(somebody) as open_session:
        open_session.execute("SELECT count(*) FROM student")
        with session(own_scene, "affairs") as affairs:
            _set_active(affairs, 0)
        with pytest.raises(psycopg.OperationalError, match=r"terminating connection|server closed"):
            open_session.execute("SELECT 1")


def test_who_came_back_in_the_moment_of_being_disabled_can_do_nothing(own_scene: Scene, somebody: Person) -> None:
    with session(own_scene, "affairs") as affairs:
        affairs("BEGIN")
        _set_active(affairs, 0)
        with own_scene.store.connect(somebody) as quick:
            affairs("COMMIT")
            before = traces(own_scene.owner)
            for sql in (
                "SELECT * FROM student", "SELECT * FROM work_request", "SELECT * FROM audit",
                "UPDATE person SET password_hash = 'SCRAM-SHA-256$4096:x' WHERE id = <nobody>", _EDIT,
            ):  # fmt: skip
                with pytest.raises(psycopg.Error) as caught:
                    quick.execute(own_scene.fill(sql).encode())
                # Without the group not even the schema is there.
                assert caught.value.sqlstate in (DENIED, "42P01")
            assert traces(own_scene.owner) == before


def test_who_is_enabled_again_works_again(own_scene: Scene, somebody: Person) -> None:
    with own_scene.store.connect(somebody) as again:
        assert again.execute(own_scene.fill(_EDIT.replace("<clerk>", "<nobody>")).encode()).rowcount == 1


def test_a_supervisor_who_became_a_viewer_decides_nothing_more(own_scene: Scene) -> None:
    with session(own_scene, "supervisor") as old, session(own_scene, "affairs") as affairs:
        old("SELECT 1 FROM work_request")
        affairs("UPDATE person SET role = 'viewer' WHERE id = <supervisor>")
        before = traces(own_scene.owner)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            old("UPDATE work_request SET state = 'rejected', reason = 'x', decided_by = <supervisor>,"
                " version = version + 1 WHERE id = <own>")  # fmt: skip
        assert traces(own_scene.owner) == before
        affairs("UPDATE person SET role = 'supervisor' WHERE id = <supervisor>")


def test_a_prepared_statement_sees_no_unit_that_one_left(own_scene: Scene) -> None:
    with session(own_scene, "clerk") as clerk, session(own_scene, "affairs") as affairs:
        clerk("PREPARE mine AS SELECT id FROM work_request")
        assert len(clerk("EXECUTE mine").fetchall()) == 3
        affairs("DELETE FROM person_unit WHERE person_id = <clerk>")
        assert clerk("EXECUTE mine").fetchall() == []
        assert clerk(_EDIT).rowcount == 0


# ------------------------------------------------------------ the server beside the database


_ELSEWHERE = (
    f"DROP OWNED BY {MEMBERS}", "DROP OWNED BY hamyar_clerk", "REASSIGN OWNED BY hamyar_clerk TO clerk",
    f"REVOKE CONNECT ON DATABASE <database> FROM {MEMBERS}", "GRANT ALL ON DATABASE <database> TO PUBLIC",
    "DROP DATABASE <database>", "ALTER DATABASE <database> SET row_security = off", "ALTER ROLE affairs NOLOGIN",
    "GRANT hamyar_affairs TO clerk", "COMMENT ON DATABASE <database> IS 'x'",
)  # fmt: skip


@pytest.mark.parametrize("sql", _ELSEWHERE)
def test_another_database_of_the_server_is_no_way_in(own_scene: Scene, sql: str) -> None:
    own_scene.places["database"] = own_scene.store.database
    before = traces(own_scene.owner)
    server = cluster()
    with psycopg.connect(
        host=server.host, port=server.port, dbname="postgres", user="clerk", password=PASSWORD, autocommit=True
    ) as clerk:
        told = "done"
        try:
            clerk.execute(own_scene.fill(sql).encode())
        except psycopg.Error as error:
            told = str(error.sqlstate)
    assert told in ("done", DENIED)
    assert traces(own_scene.owner) == before
    with session(own_scene, "clerk") as still:
        assert len(still("SELECT 1 FROM work_request").fetchall()) == 3


_OF_ONESELF = (
    "ALTER ROLE clerk SET search_path = pg_temp, public", "ALTER ROLE clerk SET timezone = 'Etc/GMT+12'",
    "ALTER ROLE clerk SET row_security = off", "ALTER ROLE clerk SET default_transaction_isolation = 'serializable'",
)  # fmt: skip


def test_settings_of_oneself_change_no_rule(own_scene: Scene) -> None:
    with session(own_scene, "clerk") as clerk:
        for sql in _OF_ONESELF:
            clerk(sql)
    try:
        before = traces(own_scene.owner)
        with session(own_scene, "clerk") as clerk:
            with pytest.raises(psycopg.Error, match="not_allowed"):
                clerk("UPDATE public.student SET first_name = 'x' WHERE id = <free>")
            clerk("SET default_transaction_isolation = 'read committed'")
            with pytest.raises(psycopg.Error):
                clerk("SELECT note FROM public.work_request WHERE id = <foreign>")
            clerk("SET row_security = on")
            assert clerk("SELECT note FROM public.work_request WHERE id = <foreign>").fetchall() == []
        assert traces(own_scene.owner) == before
    finally:
        own_scene.owner.execute("ALTER ROLE clerk RESET ALL")


def test_default_grants_of_a_group_give_nobody_anything(own_scene: Scene) -> None:
    with session(own_scene, "clerk") as clerk:
        clerk("ALTER DEFAULT PRIVILEGES FOR ROLE hamyar_clerk GRANT ALL ON TABLES TO PUBLIC")
    own_scene.owner.execute("CREATE TABLE public.later (id integer)")
    with session(own_scene, "clerk") as clerk, pytest.raises(psycopg.errors.InsufficientPrivilege):
        clerk("SELECT * FROM later")
    own_scene.owner.execute("DROP TABLE public.later")
    assert schema.is_current(own_scene.store.engine)
