"""What every test shares: Qt without a screen, and nothing of the person who runs the suite."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

if TYPE_CHECKING:
    from tests.own_server import OwnServer


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Arguments of the one QApplication, so that settings of a developer's own pytest line never reach Qt."""
    return ["hamyar-desktop"]


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    """A server of one's own, in which nobody has a login yet; modules with the shared one name their own fixture."""
    from tests.own_server import own_server  # late: few tests need the driver

    with own_server() as made:
        yield made


@pytest.fixture
def database(server: OwnServer) -> Iterator[str]:
    """An empty database there."""
    with server.database() as name:
        yield name
