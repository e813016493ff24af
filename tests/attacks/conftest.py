"""One scene for all attempts that are refused; a test that changes something sets its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.scene import Scene, set_scene


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """Nobody may change it: every attempt checks that nothing did."""
    with set_scene(tmp_path_factory.mktemp("scene")) as made:
        yield made


@pytest.fixture
def own_scene(tmp_path: Path) -> Iterator[Scene]:
    """For one test alone."""
    with set_scene(tmp_path) as made:
        yield made
