"""What each role must still be able to do, with the program's own statements."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Person, Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.rows import NewStudent
from hamyar_desktop.store.server.passwords import ScramHasher
from tests.attacks.scene import NOBODY, Scene
from tests.factories import SHEBA

pytestmark = pytest.mark.slow


def _free_a_seat(scene: Scene) -> None:
    with scene.store.open_unit(scene.store.affairs) as unit:
        unit.quotas.set(scene.store.library, scene.store.term, 9, "")
        unit.commit()


@pytest.mark.parametrize("who", ["clerk", "supervisor", "affairs"])
def test_registering_editing_and_taking_back(own_scene: Scene, who: str) -> None:
    _free_a_seat(own_scene)
    store, person = own_scene.store, own_scene.store.people[who]
    number = store.register("40021004", person=person)
    row = store.row(number)
    with store.open_unit(person) as unit:
        unit.requests.rewrite(
            number, row.version, hours=Hours(50), work_type_id=row.work_type_id, note="ویرایش", target=State.PENDING,
            person=person, now=store.clock(),
        )  # fmt: skip
        unit.commit()
    assert (store.row(number).hours, store.row(number).registered_by) == (Hours(50), person.id)
    assert store.move(Verb.CANCEL, number, person=person) == [number]
    assert store.row(number).state is State.CANCELLED


@pytest.mark.parametrize("who", ["clerk", "supervisor", "affairs"])
def test_recording_hours_and_entering_an_account(own_scene: Scene, who: str) -> None:
    store, person = own_scene.store, own_scene.store.people[who]
    number = int(str(own_scene.places["approved"]))
    with store.open_unit(person) as unit:
        row = unit.requests.by_id(number)
        assert row is not None
        unit.requests.record_hours(
            number, row.version, actual=Hours(60), note="", person=person, now=store.clock()
        )  # fmt: skip
        unit.accounts.save(
            row.student_id, bank_code=SHEBA[4:7], account_number="", sheba=SHEBA, person=person, now=store.clock(),
            version=None,
        )  # fmt: skip
        unit.commit()
    stored = store.row(number)
    assert (stored.state, stored.actual_hours, stored.has_account) == (State.HOURS, Hours(60), True)


@pytest.mark.parametrize("who", ["supervisor", "affairs"])
def test_deciding_and_taking_decisions_back(own_scene: Scene, who: str) -> None:
    _free_a_seat(own_scene)
    store, person = own_scene.store, own_scene.store.people[who]
    number = store.register("40021004")
    for verb, state in (
        (Verb.APPROVE, State.APPROVED), (Verb.REOPEN, State.PENDING), (Verb.REJECT, State.REJECTED),
        (Verb.REOPEN, State.PENDING),
    ):  # fmt: skip
        assert store.move(verb, number, person=person, reason="دلیل") == [number]
        assert store.row(number).state is state


@pytest.mark.parametrize("who", ["affairs"])
def test_making_hours_final_and_taking_it_back(own_scene: Scene, who: str) -> None:
    number = int(str(own_scene.places["hours"]))
    for verb, state in ((Verb.FINALIZE, State.FINAL), (Verb.UNFINALIZE, State.HOURS), (Verb.REOPEN, State.APPROVED)):
        assert own_scene.store.move(verb, number, person=own_scene.store.people[who]) == [number]
        assert own_scene.store.row(number).state is state


def test_a_rejected_request_comes_again(own_scene: Scene) -> None:
    store, number = own_scene.store, int(str(own_scene.places["own"]))
    store.move(Verb.REJECT, number, person=store.affairs, reason="دلیل")
    row = store.row(number)
    with store.open_unit(store.clerk) as unit:
        unit.requests.rewrite(
            number, row.version, hours=Hours(50), work_type_id=row.work_type_id, note="", target=State.PENDING,
            person=store.clerk, now=store.clock(),
        )  # fmt: skip
        unit.commit()
    assert (store.row(number).state, store.row(number).registered_by) == (State.PENDING, store.clerk.id)


@pytest.mark.parametrize("who", ["clerk", "supervisor", "affairs"])
def test_importing_students(own_scene: Scene, who: str) -> None:
    store = own_scene.store
    with store.open_unit(store.people[who]) as unit:
        unit.students.save_many([NewStudent("40099001", "نو", "آمده"), NewStudent("40011001", "زهرا", "احمدی‌نو")])
        unit.commit()
    with store.open_unit(store.viewer, readonly=True) as unit:
        new, changed = unit.students.by_number("40099001"), unit.students.by_number("40011001")
    assert new is not None
    assert changed is not None
    assert changed.last_name == "احمدی‌نو"


def test_governing_terms_quotas_units_and_settings(own_scene: Scene) -> None:
    store, now = own_scene.store, own_scene.store.clock()
    with store.open_unit(store.affairs) as unit:
        made = unit.terms.add("4042", date(2027, 1, 1), date(2027, 6, 1), now + timedelta(days=99))
        unit.terms.change(store.term, 2, state=TermState.CLOSED)
        unit.terms.change(made, 1, state=TermState.OPEN)
        unit.quotas.set(store.library, made, 5, "۱۲")
        unit.policy.write(Policy(four_eyes=False))
        unit.commit()
    with store.open_unit(store.clerk, readonly=True) as unit:
        opened = unit.terms.open_term()
        assert opened is not None
        assert opened.id == made
        assert unit.policy.read().four_eyes is False


def test_governing_people(own_scene: Scene) -> None:
    store, hasher = own_scene.store, ScramHasher(own_scene.store.engine)
    with store.open_unit(store.affairs) as unit:
        number = unit.people.add("newcomer", "تازه", Role.CLERK, hasher.hash("گذرواژه‌ی نخست"), [store.library])
        unit.commit()
    person = Person(number, "newcomer", "تازه", Role.CLERK, frozenset({store.library}))
    with store.connect(person, "گذرواژه‌ی نخست") as first:
        assert first.execute("SELECT count(*) FROM work_request").fetchall() == [(3,)]
    with store.open_unit(store.affairs) as unit:
        unit.people.set_password(number, hasher.hash("گذرواژه‌ی دوم"))
        unit.people.set_units(number, [store.dormitory])
        unit.commit()
    with store.connect(person, "گذرواژه‌ی دوم") as second:
        assert second.execute("SELECT count(*) FROM work_request").fetchall() == [(1,)]
    for active in (False, True):
        with store.open_unit(store.affairs) as unit:
            unit.people.set_active(number, active)
            unit.commit()
    with store.connect(person, "گذرواژه‌ی دوم") as again:
        assert again.execute("SELECT count(*) FROM work_request").fetchall() == [(1,)]


@pytest.mark.parametrize("who", ["clerk", "supervisor", "affairs", "viewer"])
def test_reading_what_concerns_one(own_scene: Scene, who: str) -> None:
    store = own_scene.store
    rows = 4 if who == "affairs" else 3
    with store.connect(store.people[who]) as connection:
        count = {
            table: connection.execute(f"SELECT count(*) FROM {table}".encode()).fetchall()[0][0]
            for table in ("work_request", "student", "unit", "unit_quota", "term", "bank", "audit", "setting")
        }
        people = connection.execute("SELECT id, name, display_name, role, active FROM person").fetchall()
    assert count["work_request"] == rows
    assert min(count.values()) > 0
    assert NOBODY in {name for _, name, *_ in people}


@pytest.mark.parametrize("who", ["clerk", "supervisor", "affairs", "viewer"])
def test_setting_ones_own_password(own_scene: Scene, who: str) -> None:
    store, person = own_scene.store, own_scene.store.people[who]
    other = "گذرواژه‌ای دیگر"
    old = own_scene.owner.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", (who,)).fetchall()[0][0]
    with store.open_unit(person) as unit:
        unit.people.set_password(person.id, ScramHasher(store.engine_of(person)).hash(other))
        unit.commit()
    try:
        with store.connect(person, other) as again:
            assert again.execute("SELECT session_user").fetchall() == [(who,)]
        (kept,) = own_scene.owner.execute("SELECT password_hash FROM person WHERE name = %s", (who,)).fetchall()[0]
        assert kept.startswith("login ")
    finally:
        # Logins belong to the whole server, which the next test shares.
        own_scene.owner.execute(f"ALTER ROLE {who} PASSWORD '{old}'".encode())
