"""Which tests of the store run over a file, and again over a real PostgreSQL; told by pytest after it collected them.

A plugin: ``pytest -p tests.store.backends --collect-only`` prints a line for each.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

BOTH = ("either", "new_url", "backend")
"""The fixtures of ``conftest`` that give a test first the one database and then the other."""
MARK = "runs over: "


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Prints JSON with module, test and the database that such a fixture gives it, '' without one."""
    for item in session.items:
        assert isinstance(item, pytest.Function)
        given = item.callspec.params if hasattr(item, "callspec") else {}
        database = next((str(given[name]) for name in BOTH if name in given), "")
        name = item.nodeid.partition("::")[2].partition("[")[0]
        print(MARK + json.dumps([Path(item.path).stem, name, database]))
