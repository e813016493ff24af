"""After the deadline, whatever a client says of the time; and with the eyes of the past."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.attacks.attempt import Attempt, attack
from tests.attacks.scene import Scene, set_deadline, set_scene
from tests.attacks.tries.clock import LATE, OLD


@pytest.fixture(scope="module")
def late_scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The deadline passed a minute ago."""
    with set_scene(tmp_path_factory.mktemp("late")) as made:
        set_deadline(made, "-1 minute")
        yield made


@pytest.mark.parametrize("attempt", LATE, ids=str)
def test_nothing_comes_late(late_scene: Scene, attempt: Attempt) -> None:
    attack(late_scene, attempt)


@pytest.mark.parametrize("attempt", OLD, ids=str)
def test_nothing_is_written_with_the_eyes_of_the_past(late_scene: Scene, attempt: Attempt) -> None:
    attack(late_scene, attempt)
