"""Every attempt with a connection of its own: refused as it should be, and without a trace."""

from __future__ import annotations

import pytest

from tests.attacks.attempt import Attempt, attack
from tests.attacks.scene import Scene
from tests.attacks.tries.every import TRIES


@pytest.mark.parametrize("attempt", TRIES, ids=str)
def test_it_is_refused_and_changes_nothing(scene: Scene, attempt: Attempt) -> None:
    attack(scene, attempt)


def test_there_are_many_and_no_two_of_a_name() -> None:
    assert len(TRIES) >= 110
    assert len({str(attempt) for attempt in TRIES}) == len(TRIES)
