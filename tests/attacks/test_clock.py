"""Transactions that are older than the deadline."""

from __future__ import annotations

import psycopg
import pytest

from tests.attacks.scene import Scene, set_deadline

pytestmark = pytest.mark.slow

_EDIT = "UPDATE work_request SET half_hours = 30, edited_by = <clerk>, version = version + 1 WHERE id = <own>"


def test_a_transaction_from_before_the_deadline_is_late_after_it(own_scene: Scene) -> None:
    with own_scene.store.connect(own_scene.store.clerk) as clerk:
        clerk.execute("BEGIN")
        clerk.execute("SELECT now()")
        set_deadline(own_scene, "-1 second")
        with pytest.raises(psycopg.Error, match="deadline_passed"):
            clerk.execute(own_scene.fill(_EDIT).encode())


def test_the_clock_runs_within_a_transaction(own_scene: Scene) -> None:
    set_deadline(own_scene, "1 second")
    with own_scene.store.connect(own_scene.store.clerk) as clerk:
        clerk.execute("BEGIN")
        clerk.execute("SELECT now()")
        # Waits on the server's own clock, however slow the machine is.
        clerk.execute("SELECT pg_sleep(1.1)")
        with pytest.raises(psycopg.Error, match="deadline_passed"):
            clerk.execute(own_scene.fill(_EDIT).encode())
