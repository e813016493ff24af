"""Flows drive the real window over a real file through the background runner."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.theme import apply_theme
from tests.factories import Store, make_store
from tests.flows.sitting import Sitting, over_file

SitDown = Callable[..., Sitting]


@pytest.fixture(autouse=True)
def persian(qapp: QApplication) -> Iterator[None]:
    set_language(qapp, "fa")
    apply_theme(qapp, "light")
    yield
    set_language(qapp, "fa")
    apply_theme(qapp, "light")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def sit_down(store: Store) -> Iterator[SitDown]:
    """Opens a window over the file and signs somebody in; every window is closed at the end."""
    opened: list[Sitting] = []

    def sitting(name: str = "", page: str = "") -> Sitting:
        made = over_file(store.path, store.clock)
        opened.append(made)
        if name:
            made.sign_in(name)
        if page:
            assert made.go(page)
        return made

    yield sitting
    for made in opened:
        made.leave()
