"""A real database for every test of the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.store.engine import Engine, make_engine
from tests.cluster import cluster
from tests.factories import Store, make_store
from tests.server_store import make_server_store


@pytest.fixture
def file_store(tmp_path: Path) -> Iterator[Store]:
    """One small university in a file of its own."""
    made = make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def store(file_store: Store) -> Store:
    """The same; a module whose tests speak of both databases gives them ``either`` by this name."""
    return file_store


@pytest.fixture(params=["file", "server"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """One small university in a file, and again on a real PostgreSQL."""
    made = make_store(tmp_path) if request.param == "file" else make_server_store(tmp_path)
    yield made
    made.close()


@pytest.fixture(scope="module", params=["file", "server"])
def backend(request: pytest.FixtureRequest) -> str:
    """Both databases, for what a module makes once and no test changes."""
    return str(request.param)


@pytest.fixture(params=["file", "server"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database in which nothing is yet, as its owner; a file, and again a real PostgreSQL."""
    if request.param == "file":
        yield f"sqlite:///{tmp_path}/new.sqlite3"
        return
    server = cluster()
    server.create_database("new")
    yield server.url("new", server.superuser, server.password)
    server.drop_database("new")


@pytest.fixture
def new_engine(new_url: str) -> Iterator[Engine]:
    """An engine over it."""
    made = make_engine(new_url)
    yield made
    made.dispose()


@contextmanager
def refused(code: str, **facts: object) -> Iterator[None]:
    """The block breaks that rule and tells those facts."""
    with pytest.raises(RuleBroken) as caught:
        yield
    assert caught.value.code == code
    assert {name: caught.value.facts.get(name) for name in facts} == facts
