"""The real window on a file that somebody else writes too: the command line, or a second window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from hamyar_desktop import bootstrap, paths
from hamyar_desktop.services.rows import Changes
from hamyar_desktop.settings import Settings, sqlite_url
from hamyar_desktop.store.file_lookout import FileLookout
from tests.factories import Store
from tests.flows.sitting import Sitting

ALL = Changes(requests=True, students=True, accounts=True, terms=True, quotas=True, people=True)
Watched = tuple[Sitting, list[Changes]]


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """What every look at the file found."""
    found: list[bool] = []
    original = FileLookout.others_committed

    def noting(lookout: FileLookout) -> bool:
        found.append(original(lookout))
        return found[-1]

    monkeypatch.setattr(FileLookout, "others_committed", noting)
    return found


@pytest.fixture
def sit_down(
    store: Store, looks: list[bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[str, str], Watched]]:
    """The program as people start it; with it what its pages are told."""
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    with store.open_unit(store.affairs) as unit:
        term = unit.terms.open_term()
        assert term is not None
        # These windows go by the real clock.
        unit.terms.change(term.id, term.version, deadline=datetime.now(UTC) + timedelta(days=30))
        unit.commit()
    opened: list[Sitting] = []

    def sitting(name: str, page: str) -> Watched:
        made = Sitting(Settings(database=sqlite_url(store.path)), partial(bootstrap.open_for_window, sample=False))
        opened.append(made)
        changes: list[Changes] = []
        made.window.desk.changed.connect(changes.append)
        made.sign_in(name)
        assert made.go(page)
        return made, changes

    yield sitting
    for made in opened:
        made.leave()


def looked(sitting: Sitting, looks: list[bool]) -> None:
    """Until the watch has looked twice more, and the window heard of it."""
    seen = len(looks)
    live = sitting.window._live
    assert live is not None
    live.retry()
    sitting.until(lambda: len(looks) > seen)
    live.retry()
    sitting.until(lambda: len(looks) > seen + 1)
    sitting.settle()


def register(clerk: Sitting, number: str) -> None:
    clerk.type("studentNumber", number)
    clerk.press("searchStudent")
    clerk.type("hours", "80")
    clerk.press("apply")


def test_whoever_works_alone_reads_nothing_twice(looks, sit_down):
    clerk, changes = sit_down("clerk", "register")
    looked(clerk, looks)
    assert changes == [], "signing in is no news"
    register(clerk, "40011001")
    register(clerk, "40011002")
    looked(clerk, looks)
    assert [(change.requests, len(change.request_ids)) for change in changes] == [(True, 1), (True, 1)]
    assert True not in looks
    assert clerk.page.table.rows_model.rowCount() == 2


def test_what_another_program_commits_is_shown_and_what_is_typed_and_chosen_stays(store, looks, sit_down):
    boss, changes = sit_down("supervisor", "preliminary")
    table = boss.page.table
    store.register("40011001")
    boss.until(lambda: table.rows_model.rowCount() == 1)
    assert changes == [ALL]
    table.select_rows([0])
    chosen = table.selected_ids()
    search = boss.window.workspace.top_bar.search
    boss.keys(search, "کری")

    store.register("40011002")

    boss.until(lambda: table.rows_model.rowCount() == 2)
    boss.until(lambda: boss.find("navPreliminary").badge == "۲")
    assert changes == [ALL, ALL]
    assert table.selected_ids() == chosen
    assert search.text() == "کری"


def test_what_another_program_commits_right_after_an_own_save_is_not_taken_for_it(store, looks, sit_down):
    clerk, changes = sit_down("clerk", "register")
    register(clerk, "40011001")
    store.register("40011002")
    clerk.until(lambda: clerk.page.table.rows_model.rowCount() == 2)
    assert changes[-1] == ALL
    assert len(changes) == 2


def test_what_was_changed_while_one_was_signing_in_is_shown(store, looks, sit_down, monkeypatch):
    """Between the first reading and the first look."""
    original = FileLookout.others_committed

    def late(lookout: FileLookout) -> bool:
        if not looks:
            store.register("40011001")
        looks.append(original(lookout))
        return looks[-1]

    monkeypatch.setattr(FileLookout, "others_committed", late)
    boss, changes = sit_down("supervisor", "preliminary")
    boss.until(lambda: boss.page.table.rows_model.rowCount() == 1)
    assert changes == [ALL]


def test_two_windows_over_one_file_hear_of_each_other(looks, sit_down):
    clerk, _ = sit_down("clerk", "register")
    boss, changes = sit_down("supervisor", "preliminary")
    register(clerk, "40011001")
    boss.until(lambda: boss.page.table.rows_model.rowCount() == 1)
    boss.until(lambda: boss.find("navPreliminary").badge == "۱")
    assert changes == [ALL]
