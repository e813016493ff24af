"""Words that are SQL: as names of accounts, in notes, and in what is searched for; and the real psql."""

from __future__ import annotations

from pathlib import Path

import pytest

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.roles import Person, Role
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.store.server.passwords import ScramHasher
from tests.attacks.attempt import DENIED
from tests.attacks.scene import SECRET, Scene
from tests.attacks.traces import traces
from tests.cluster import cluster
from tests.factories import PASSWORD

_WORDS = (
    "x'; DROP TABLE student; --", 'x"; DROP TABLE student; --', "x' SUPERUSER --",
    '"; GRANT hamyar_affairs TO clerk; --',
    "a' OR '1'='1", "%s %(name)s {0}", "$$; DROP TABLE student; $$", "x\\'; SELECT 1; --", "%%", "_",
)  # fmt: skip


def test_a_name_is_only_a_name(own_scene: Scene) -> None:
    for name in _WORDS:
        _a_name_is_only_a_name(own_scene, name)


def _a_name_is_only_a_name(own_scene: Scene, name: str) -> None:
    store = own_scene.store
    before = traces(own_scene.owner)
    with store.open_unit(store.affairs) as unit:
        number = unit.people.add(name, name, Role.CLERK, ScramHasher(store.engine).hash(PASSWORD), [store.library])
        unit.commit()
    with store.connect(Person(number, name, name, Role.CLERK)) as connection:
        assert connection.execute("SELECT session_user::text, hamyar_actor()").fetchall() == [(name, number)]
    after = traces(own_scene.owner)
    changed = {about for about in before if before[about] != after[about]}
    assert changed == {"person", "person_unit", "audit", "roles", "members"}
    rights = "SELECT rolsuper, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = %s"
    assert own_scene.owner.execute(rights, (name,)).fetchall() == [(False, False, False)]


def test_a_note_is_only_a_note(own_scene: Scene) -> None:
    for words in _WORDS:
        _a_note_is_only_a_note(own_scene, words)


def _a_note_is_only_a_note(own_scene: Scene, words: str) -> None:
    with own_scene.store.connect(own_scene.store.clerk) as clerk:
        sql = own_scene.fill("UPDATE work_request SET note = <words>, version = version + 1 WHERE id = <own>")
        clerk.execute(sql.replace("<words>", "%s").encode(), (words,))
    before = traces(own_scene.owner)
    kept = own_scene.owner.execute(own_scene.fill("SELECT note FROM work_request WHERE id = <own>").encode())
    assert kept.fetchall() == [(words,)]
    with own_scene.store.connect(own_scene.store.clerk) as clerk:
        seen = clerk.execute("SELECT changes FROM audit WHERE entity = 'work_request'").fetchall()
    assert any(words.replace("\\", "\\\\").replace('"', '\\"') in changes for (changes,) in seen)
    assert traces(own_scene.owner) == before


@pytest.mark.parametrize("words", [*_WORDS, SECRET])
def test_what_is_searched_for_is_only_searched_for(scene: Scene, words: str) -> None:
    before = traces(scene.owner)
    for person in (scene.store.clerk, scene.store.viewer):
        with scene.store.open_unit(person, readonly=True) as unit:
            found = unit.requests.first(person, RequestFilter(text=words), 50)
        assert scene.places["foreign"] not in [row.id for row in found]
        assert SECRET not in repr(found)
    assert traces(scene.owner) == before


@pytest.mark.parametrize("name", ["x" * 64, "م" * 40, "pg_monitor", "clerk", "postgres"])
def test_a_name_that_the_server_would_take_for_another_is_refused(scene: Scene, name: str) -> None:
    store = scene.store
    before = traces(scene.owner)
    secret = ScramHasher(store.engine).hash(PASSWORD)
    with pytest.raises(RuleBroken), store.open_unit(store.affairs) as unit:
        unit.people.add(name, name, Role.CLERK, secret, [])
    assert traces(scene.owner) == before


_BY_PSQL = (
    ("clerk", "UPDATE work_request SET half_hours = 402, edited_by = <clerk>, version = version + 1 WHERE id = <own>;",
     "hours_out_of_range"),
    ("clerk", "BEGIN; SET LOCAL timezone = 'Etc/GMT+12'; UPDATE work_request SET state = 'final', version = version + 1"
     " WHERE id = <own>; COMMIT;", "wrong_stage"),
    ("clerk", "\\copy work_request (note) from '/etc/passwd'", "0A000"),
    ("clerk", "\\copy person to '<folder>/people'", DENIED),
    ("affairs", "COPY student TO PROGRAM 'id';", DENIED),
    ("affairs", "\\lo_import /etc/passwd", DENIED),
    ("viewer", "SELECT 1; DELETE FROM audit; SELECT 2;", DENIED),
    ("supervisor", "SET ROLE hamyar_supervisor; UPDATE work_request SET state = 'approved', decided_by = <supervisor>,"
     " version = version + 1 WHERE id = <own>;", "same_person"),
    ("clerk", "\\set AUTOCOMMIT off\nUPDATE setting SET value = '0';\nCOMMIT;", DENIED),
)  # fmt: skip


@pytest.mark.parametrize(("who", "sql", "refusal"), _BY_PSQL)
def test_psql_gets_no_further(scene: Scene, tmp_path: Path, who: str, sql: str, refusal: str) -> None:
    before = traces(scene.owner)
    told = cluster().psql(
        scene.store.database, who, PASSWORD, scene.fill(sql).replace("<folder>", str(tmp_path))
    )  # fmt: skip
    assert told.returncode == 3, told
    assert refusal in told.stderr
    assert SECRET not in told.stdout + told.stderr
    assert traces(scene.owner) == before
