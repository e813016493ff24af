"""The tour: every step on sample data through the real window, and what it does with a step that fails."""

from __future__ import annotations

import json

import pytest
from PySide6.QtGui import QImage

from hamyar_desktop.bootstrap import build
from hamyar_desktop.services.every import Opened
from hamyar_desktop.services.sign_in import person_of
from hamyar_desktop.settings import Settings, sqlite_url
from hamyar_desktop.ui import tour_steps
from hamyar_desktop.ui.main_window import MainWindow
from hamyar_desktop.ui.tasks import BackgroundRunner
from hamyar_desktop.ui.tour import Hand, Tour, TourFailed
from tests.factories import cheap_hasher
from tests.fakes import no_server


@pytest.fixture
def window(tmp_path, qtbot):
    """The sample of ``--tour``, only smaller."""

    def opening(url: str) -> Opened:
        built = build(url, hasher=cheap_hasher(), drafts=tmp_path / "drafts.json")
        built.prepare()
        built.make_demo(30, 60)
        with built.outside.open_unit(None, readonly=True) as unit:
            row = next(row for row in unit.people.all() if row.role.value == "affairs")
        return Opened(built.services, person_of(row), True, built.close)

    runner = BackgroundRunner()
    made = MainWindow(
        Settings(database=sqlite_url(tmp_path / "sample.sqlite3")), runner, open_database=opening, try_server=no_server
    )
    qtbot.addWidget(made)
    made.show()
    made.start()
    yield made
    runner.close()
    made.close_database()


@pytest.mark.slow
def test_every_step_comes_out_right_and_leaves_its_pictures_and_documents(window, tmp_path):
    folder = tmp_path / "tour"

    assert Tour(window, folder).run()

    told = json.loads((folder / "tour.json").read_text(encoding="utf-8"))
    assert told["ok"] is True
    assert [step["name"] for step in told["steps"]] == [name for name, _ in tour_steps.STEPS]
    for step in told["steps"]:
        light = QImage(str(folder / step["picture"]))
        dark = QImage(str(folder / step["picture"].replace(".png", "-dark.png")))
        assert not light.isNull()
        assert light.size() == dark.size()
        assert light != dark
    assert (folder / "hour-sheet.xlsx").read_bytes()[:2] == b"PK"
    assert (folder / "hour-sheet.pdf").read_bytes()[:5] == b"%PDF-"


@pytest.mark.slow
def test_a_step_that_fails_is_told_and_the_others_go_on(window, tmp_path, monkeypatch, caplog):
    def failing(_tour: Tour) -> None:
        raise TourFailed("a step of the test")

    monkeypatch.setattr(
        tour_steps, "STEPS", (("home", tour_steps.home), ("wrong", failing), ("list", tour_steps.requests))
    )

    assert not Tour(window, tmp_path / "tour").run()

    told = json.loads((tmp_path / "tour" / "tour.json").read_text(encoding="utf-8"))
    assert [(step["name"], step["ok"]) for step in told["steps"]] == [("home", True), ("wrong", False), ("list", True)]
    assert "a step of the test" in told["steps"][1]["error"]
    assert told["ok"] is False
    assert "wrong" in caplog.text


@pytest.mark.slow
def test_the_hand_says_what_it_did_not_find(window):
    hand = Hand(window)
    hand.wait(lambda: window.workspace.current is not None, "the first page")
    hand.settle()
    with pytest.raises(TourFailed, match="there is no nothing"):
        hand.find("nothing")
    with pytest.raises(TourFailed, match="is not a button"):
        hand.press("searchBox")
    with pytest.raises(TourFailed, match="did not open"):
        hand.go("nowhere")
    hand.go("referral")
    with pytest.raises(TourFailed, match="cannot be pressed"):
        hand.press("apply")
