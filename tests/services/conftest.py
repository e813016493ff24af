"""Fixtures of the use cases' tests."""

from collections.abc import Callable

import pytest

from tests.services.world import World


@pytest.fixture
def world() -> World:
    """A fresh university."""
    return World()


@pytest.fixture
def quiet() -> Callable[[int, int], None]:
    """Progress that nobody watches."""
    return lambda done, total: None
