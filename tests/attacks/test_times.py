"""Times that a client forges are not stored: the server's clock stands in every step."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest

from tests.attacks.scene import Scene

_FORGED = "2020-01-01T00:00:00.000000+00:00"
_MOMENTS = ("registered_at", "decided_at", "hours_at", "finalized_at", "changed_at")


def _step(scene: Scene, who: str, sql: str) -> int:
    with scene.store.connect(scene.store.people[who]) as connection:
        return connection.execute(scene.fill(sql.replace("<forged>", f"'{_FORGED}'")).encode()).rowcount


def _moments(scene: Scene, row: str) -> dict[str, Any]:
    question = f"SELECT {', '.join(_MOMENTS)} FROM work_request WHERE id = <{row}>"
    (found,) = scene.owner.execute(scene.fill(question).encode()).fetchall()
    return dict(zip(_MOMENTS, found, strict=True))


def _is_fresh(scene: Scene, told: str | None) -> bool:
    """Whether the server wrote it within this test, by the server's clock."""
    (now,) = scene.owner.execute("SELECT clock_timestamp()").fetchall()[0]
    assert told is not None
    age: timedelta = now.astimezone(UTC) - datetime.fromisoformat(told)
    return timedelta() <= age < timedelta(hours=1)


_STEPS = (
    ("edit", "clerk", "own", "changed_at", "half_hours = 30, edited_by = <clerk>, decided_at = <forged>"),
    ("approve", "affairs", "own", "decided_at", "state = 'approved', decided_by = <affairs>, decided_at = <forged>"),
    ("record", "clerk", "approved", "hours_at",
     "state = 'hours', actual_half_hours = 20, hours_by = <clerk>, hours_at = <forged>"),
    ("finalise", "affairs", "hours", "finalized_at",
     "state = 'final', finalized_by = <affairs>, finalized_at = <forged>"),
)  # fmt: skip


@pytest.mark.parametrize(("name", "who", "row", "moment", "what"), _STEPS, ids=lambda told: told)
def test_a_step_has_the_time_of_the_server(
    own_scene: Scene, name: str, who: str, row: str, moment: str, what: str
) -> None:
    before = _moments(own_scene, row)

    sql = f"UPDATE work_request SET {what}, changed_at = <forged>, version = version + 1 WHERE id = <{row}>"
    assert _step(own_scene, who, sql) == 1, name

    after = _moments(own_scene, row)
    assert _is_fresh(own_scene, after[moment])
    assert after["changed_at"] > before["changed_at"]
    others = [each for each in _MOMENTS if each not in (moment, "changed_at")]
    assert {each: after[each] for each in others} == {each: before[each] for each in others}


def test_a_registration_has_the_time_of_the_server(own_scene: Scene) -> None:
    made = (
        "INSERT INTO work_request (term_id, student_id, unit_id, work_type_id, half_hours, note, reason, hours_note,"
        " state, registered_by, registered_at, changed_at, version) SELECT <term>, <free>, <dormitory>, work_type_id,"
        " 20, '', '', '', 'pending', <stranger>, <forged>, <forged>, 1 FROM unit WHERE id = <dormitory>"
    )
    assert _step(own_scene, "stranger", made) == 1
    own_scene.places["new"] = own_scene.owner.execute("SELECT max(id) FROM work_request").fetchall()[0][0]
    after = _moments(own_scene, "new")
    assert _is_fresh(own_scene, after["registered_at"])
    assert _is_fresh(own_scene, after["changed_at"])


def test_registering_again_has_a_new_time_even_where_the_client_keeps_the_old(own_scene: Scene) -> None:
    before = _moments(own_scene, "own")["registered_at"]
    rejected = "state = 'rejected', reason = 'x', decided_by = <affairs>, decided_at = <forged>"
    again = "state = 'pending', registered_by = <clerk>, half_hours = 30, decided_by = NULL"
    for who, what in (("affairs", rejected), ("clerk", again)):
        assert _step(own_scene, who, f"UPDATE work_request SET {what}, version = version + 1 WHERE id = <own>") == 1
    after = _moments(own_scene, "own")
    assert after["registered_at"] > before
    assert _is_fresh(own_scene, after["registered_at"])
    assert after["decided_at"] is None


def test_taking_a_rejection_back_keeps_the_time_of_registration(own_scene: Scene) -> None:
    before = _moments(own_scene, "own")["registered_at"]
    rejected = "state = 'rejected', reason = 'x', decided_by = <affairs>"
    for what in (rejected, "state = 'pending', decided_by = NULL, registered_at = registered_at"):
        sql = f"UPDATE work_request SET {what}, version = version + 1 WHERE id = <own>"
        assert _step(own_scene, "affairs", sql) == 1
    assert _moments(own_scene, "own")["registered_at"] == before


def test_a_later_step_cannot_move_an_earlier_one(own_scene: Scene) -> None:
    before = _moments(own_scene, "approved")["decided_at"]
    what = "state = 'hours', actual_half_hours = 20, hours_by = <clerk>, decided_at = <forged>"
    assert (
        _step(own_scene, "clerk", f"UPDATE work_request SET {what}, version = version + 1 WHERE id = <approved>") == 1
    )
    assert _moments(own_scene, "approved")["decided_at"] == before


def test_an_own_name_is_confirmed_at_the_time_of_the_server(own_scene: Scene) -> None:
    sql = (
        "UPDATE bank_account SET own_name_by = <stranger>, own_name_at = <forged>, version = version + 1"
        " WHERE id = <account>"
    )
    assert _step(own_scene, "stranger", sql) == 1
    question = own_scene.fill("SELECT own_name_at FROM bank_account WHERE id = <account>")
    assert _is_fresh(own_scene, own_scene.owner.execute(question.encode()).fetchall()[0][0])


def test_the_history_has_the_time_of_the_server(own_scene: Scene) -> None:
    last = "SELECT at FROM audit ORDER BY id DESC LIMIT 1"
    before = own_scene.owner.execute(last).fetchall()[0][0]
    edit = "half_hours = 30, edited_by = <clerk>, changed_at = <forged>"
    sql = f"UPDATE work_request SET {edit}, version = version + 1 WHERE id = <own>"
    with own_scene.store.connect(own_scene.store.clerk) as clerk:
        clerk.execute("SET timezone = 'Pacific/Kiritimati'")
        clerk.execute(own_scene.fill(sql.replace("<forged>", f"'{_FORGED}'")).encode())
    after = own_scene.owner.execute(last).fetchall()[0][0]
    assert after > before
    assert _is_fresh(own_scene, after)


def test_registered_at_alone_cannot_be_moved(own_scene: Scene) -> None:
    sql = "UPDATE work_request SET registered_at = <forged>, version = version + 1 WHERE id = <own>"
    with pytest.raises(psycopg.Error, match="not_allowed"):
        _step(own_scene, "clerk", sql)
