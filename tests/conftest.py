"""What every test shares: Qt without a screen, and nothing of the person who runs the suite."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Arguments of the one QApplication, so that settings of a developer's own pytest line never reach Qt."""
    return ["hamyar-desktop"]
