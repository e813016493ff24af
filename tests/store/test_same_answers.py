"""One term, step by step through the services: both databases accept the same, refuse the same, and keep the same."""

import pytest

from hamyar_desktop.services.rows import AuditFilter
from tests.factories import make_store
from tests.server_store import make_server_store
from tests.store.scenario import outcome, steps


@pytest.fixture
def both(tmp_path):
    file, server = make_store(tmp_path), make_server_store(tmp_path)
    yield file, server
    file.close()
    server.close()


def side_by_side(rows):
    """A table with a mark at every line in which somebody differs."""
    lines = [("", "step", "wanted", "file", "server")]
    lines += [("" if len(set(row[1:])) == 1 else "►", *row) for row in rows]
    return "\n" + "\n".join(
        f"{mark:2}{words:42}{wanted:32}{file:32}{server}" for mark, words, wanted, file, server in lines
    )


DATED = {"own_name_at", "deadline_at", "starts_on", "ends_on"}


def history(store):
    """What was changed by whom, from what to what, oldest first; without the days, on which the clocks differ."""
    with store.open_unit(store.affairs, readonly=True) as unit:
        rows = unit.audit.page(unit.audit.ids(AuditFilter()))[::-1]
    return [
        (row.entity, row.action, row.person, {change for change in row.changes if change.field not in DATED})
        for row in rows
        if row.person
    ]


def test_both_databases_give_the_same_answers_and_keep_the_same_history(both):
    rows = []
    for (words, wanted, on_file), (_, _, on_server) in zip(*map(steps, both), strict=True):
        for store in both:
            store.clock.forward(seconds=1)  # two steps are never of the same moment
        rows.append((words, wanted, outcome(on_file), outcome(on_server)))

    assert all(len(set(row[1:])) == 1 for row in rows), side_by_side(rows)
    assert len(rows) > 100
    of_file, of_server = map(history, both)
    assert of_file == of_server
