"""What a command says that it changed covers every word that a real server sends of it.

The program's own words are not told to its own pages: these refresh by what the command says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from pathlib import Path

import psycopg
import pytest

from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.every import Services
from hamyar_desktop.services.live import Hint, changes_of, together
from hamyar_desktop.services.rows import Changes, NewAccount, NewRequest, RequestRow, SheetRow
from hamyar_desktop.store.live_postgres import word_of
from hamyar_desktop.store.server.notices import CHANNEL
from tests.factories import SHEBA
from tests.server_store import ServerStore, make_server_store

NEW_PASSWORD = "یک گذرواژه تازه ۱۴۰۴"


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[ServerStore]:
    made = make_server_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def services(shared: ServerStore) -> Services:
    return shared.services()


class Ear:
    """Hears every word of this database."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection
        connection.execute(f"LISTEN {CHANNEL}".encode())

    def changes(self) -> Changes:
        """What was said since the last call, as one."""
        self._connection.execute("SELECT pg_notify(%s, 'end')", [CHANNEL])
        heard = []
        for notice in self._connection.notifies():
            if notice.payload == "end":
                break
            heard.append(changes_of(Hint(*word_of(notice.payload))))
        return reduce(together, heard, Changes())


@pytest.fixture
def ear(shared: ServerStore) -> Iterator[Ear]:
    with shared.connect(None) as connection:
        yield Ear(connection)


@pytest.fixture
def covers(ear: Ear) -> Callable[[Changes], None]:
    """Whether what a command told is all that was heard since, and something was."""

    def check(told: Changes) -> None:
        heard = ear.changes()
        assert heard != Changes()
        assert together(told, heard) == told

    return check


def test_a_request_through_all_stages(shared, services, covers):
    told = services.register(shared.clerk, NewRequest("40011001", shared.library, "80"))
    covers(told)
    (request_id,) = told.request_ids
    covers(services.register.edit(shared.clerk, request_id, 1, "90", ""))
    for verb, reason in ((Verb.REJECT, "نیاز نیست"), (Verb.REOPEN, "نیاز شد"), (Verb.APPROVE, "")):
        row = shared.row(request_id)
        covers(services.decide(shared.supervisor, verb, _items(row), reason).changes)
    covers(services.record_hours(shared.clerk, request_id, "70"))
    covers(services.record_hours.settle(shared.supervisor, request_id, "60", "", final=False))
    row = shared.row(request_id)
    covers(services.decide(shared.affairs, Verb.FINALIZE, _items(row)).changes)
    entry = NewAccount("40011001", SHEBA, own_name=True)
    covers(services.bank_account(shared.clerk, entry).changes)


def _items(row: RequestRow) -> list[Item]:
    return [Item(row.id, row.version)]


def test_the_hours_and_the_final_word_at_once(shared, services, ear, covers):
    request_id = shared.approved()
    ear.changes()
    covers(services.record_hours.settle(shared.supervisor, request_id, "60", "", final=True))


def test_terms_quotas_units_and_rules(shared, services, covers):
    terms, people = services.terms, services.people
    covers(terms.add(shared.affairs, "4042", "1404/11/15", "1405/03/30"))
    covers(terms.set_deadline(shared.affairs, "4042", "1405/04/01"))
    covers(terms.set_quota(shared.affairs, shared.dormitory, 9))
    covers(terms.move(shared.affairs, "4041", TermState.CLOSED))
    kinds = [row.name for row in services.reference(shared.affairs).work_types]
    covers(people.add_unit(shared.affairs, "یک واحد تازه", kinds[0]))
    covers(people.set_policy(shared.affairs, Policy(support_contact="۱۲۳۴")))


def test_people(shared, services, covers):
    people = services.people
    covers(people.add(shared.affairs, "newcomer", Role.CLERK, NEW_PASSWORD, ["خوابگاه"]))
    covers(people.set_units(shared.affairs, "newcomer", ["کتابخانه مرکزی"]))
    covers(people.set_active(shared.affairs, "newcomer", False))


def test_students(shared, services, ear, covers):
    added = services.save_student.add(shared.affairs, {"number": "40019999", "first_name": "نو", "last_name": "آمده"})
    assert added == Changes(students=True), "a new student is in no list of requests"
    assert ear.changes() == Changes(students=True, requests=True)
    with shared.open_unit(shared.affairs, readonly=True) as unit:
        shown = unit.students.by_number("40019999")
    cells = {"number": "40019999", "first_name": "تازه", "last_name": "آمده"}
    covers(services.save_student.change(shared.affairs, shown, cells))

    imports = services.import_students
    renamed = SheetRow(2, {"number": "40011003", "first_name": "مریم", "last_name": "نیک‌نژاد"})
    plan = imports.plan(shared.affairs, [renamed], lambda _done, _total: None)
    assert plan.count("changed") == 1
    covers(imports.carry_out(shared.affairs, plan, lambda _done, _total: None))
