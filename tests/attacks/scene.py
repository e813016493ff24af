"""The university as the attackers find it: requests of two units in several stages, four eyes, a disabled person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.store.server.passwords import ScramHasher
from tests.factories import OTHER_SHEBA, PASSWORD
from tests.server_store import ServerStore, make_server_store

SECRET = "SECRETNOTE"
"""Stands in a note of the dormitory, which nobody of the library may read. ASCII, so that errors would show it."""
NOBODY = "nobody"
"""A clerk of the library who was disabled."""
PLACES = (
    "own", "approved", "hours", "foreign", "library", "dormitory", "term", "free", "taken", "abroad", "work_type",
    "clerk", "supervisor", "affairs", "viewer", "stranger", "nobody", "account",
)  # fmt: skip


@dataclass
class Scene:
    """A store and the numbers by which statements name its rows."""

    store: ServerStore
    places: dict[str, object]
    owner: psycopg.Connection[Any]
    traces: dict[str, str] = field(default_factory=dict)
    """What there was after the last attempt."""

    def fill(self, sql: str) -> str:
        """The statement with «<own>» and the like replaced by numbers."""
        for name, value in self.places.items():
            sql = sql.replace(f"<{name}>", str(value))
        return sql


@contextmanager
def set_scene(folder: Path) -> Iterator[Scene]:
    """The library's three seats are taken, the dormitory has a request, an account and a free seat."""
    store = make_server_store(folder)
    try:
        with store.connect(None) as owner:
            yield _arrange(store, owner)
    finally:
        store.close()


def _arrange(store: ServerStore, owner: psycopg.Connection[Any]) -> Scene:
    store.permit_dormitory(2)
    store.set_policy(Policy(four_eyes=True))
    own = store.register("40011001", person=store.supervisor)
    approved = store.approved("40011002")
    hours = store.approved("40011003")
    with store.open_unit(store.supervisor) as unit:
        unit.requests.record_hours(
            hours, 2, actual=Hours(160), note="", person=store.supervisor, now=store.clock()
        )  # fmt: skip
        unit.commit()
    foreign = store.register("00012345", person=store.stranger, unit_id=store.dormitory)
    with store.open_unit(store.stranger) as unit:
        unit.accounts.save(
            store.student("00012345"), bank_code=OTHER_SHEBA[4:7], account_number="", sheba=OTHER_SHEBA,
            person=store.stranger, now=store.clock(), version=None,
        )  # fmt: skip
        unit.commit()
    with store.connect(store.stranger) as connection:
        connection.execute(
            "UPDATE work_request SET note = %s, version = version + 1 WHERE id = %s", (SECRET, foreign)
        )  # fmt: skip
    nobody = _disabled(store)
    place = "SELECT work_type_id, (SELECT max(id) FROM bank_account) FROM unit WHERE id = %s"
    work_type, account = owner.execute(place, (store.library,)).fetchall()[0]
    found = (
        own, approved, hours, foreign, store.library, store.dormitory, store.term, store.student("40021004"),
        store.student("40011001"), store.student("00012345"), work_type, store.clerk.id, store.supervisor.id,
        store.affairs.id, store.viewer.id, store.stranger.id, nobody, account,
    )  # fmt: skip
    return Scene(store, dict(zip(PLACES, found, strict=True)), owner)


def _disabled(store: ServerStore) -> int:
    with store.open_unit(store.affairs) as unit:
        secret = ScramHasher(store.engine).hash(PASSWORD)
        number = unit.people.add(NOBODY, "رفته", Role.CLERK, secret, [store.library])
        unit.commit()
    with store.open_unit(store.affairs) as unit:
        unit.people.set_active(number, False)
        unit.commit()
    return number


_DEADLINE = (
    "UPDATE term SET deadline_at = to_char((clock_timestamp() + interval '{0}') AT TIME ZONE 'UTC',"
    " 'YYYY-MM-DD\"T\"HH24:MI:SS.US') || '+00:00', version = version + 1 WHERE id = <term>"
)


def set_deadline(scene: Scene, after: str) -> None:
    """By student affairs: so long after now, by the server's clock («-1 minute»)."""
    with scene.store.connect(scene.store.affairs) as affairs:
        affairs.execute(scene.fill(_DEADLINE.format(after)).encode())
