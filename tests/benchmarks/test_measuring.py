"""What a bench says can be relied on: turns, medians, goals, and words for whoever asks for what is not there."""

import json
from dataclasses import asdict

import pytest

from benchmarks import __main__ as program
from benchmarks.measuring import Verdict, compare
from benchmarks.startup import Start, home

MET = Verdict("start_shell", 0.2, 0.15, "empty window", 1.33, 1.5, True)
MISSED = Verdict("start_rows", 0.9, 0.15, "empty window", 6.0, 2.2, False)


def test_ours_and_the_yardstick_take_turns_and_a_slow_minute_does_not_decide():
    order = []
    ours, theirs = iter([9, 3, 3, 30, 30, 3, 3.3]), iter([9, 2, 2, 20, 20, 2, 2])

    def measure(name, times):
        def measuring() -> float:
            order.append(name)
            return next(times)

        return measuring

    verdict = compare("job", measure("A", ours), measure("B", theirs), "theirs", goal=1.5, rounds=3)

    assert "".join(order) == "AB" + "ABBA" * 3
    assert (verdict.ours, verdict.yardstick, verdict.ratio, verdict.met) == (3.15, 2, 1.5, True)


def test_the_report_is_what_scripts_rely_on(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(program.BENCHES, "startup", lambda: [MET])
    file = tmp_path / "bench.json"

    assert program.main(["startup", "--json", str(file)]) == 0
    assert json.loads(file.read_text(encoding="utf-8")) == [asdict(MET)]
    assert list(asdict(MET)) == ["name", "ours", "yardstick", "yardstick_name", "ratio", "goal", "met"]
    assert "start_shell" in capsys.readouterr().out


def test_a_missed_goal_is_said(monkeypatch, capsys):
    monkeypatch.setattr(program, "BENCHES", {"startup": lambda: [MET], "shared": lambda: [MISSED]})

    assert program.main([]) == 0
    assert capsys.readouterr().out.splitlines()[1].endswith("goal 2.2: MISSED")


def test_an_unknown_name_is_a_usage_error():
    with pytest.raises(SystemExit) as ended:
        program.main(["nothing"])

    assert ended.value.code == 2


@pytest.mark.slow
@pytest.mark.parametrize("module", ["benchmarks.empty_window", "benchmarks.first_paint"])
def test_the_programs_that_are_measured_give_their_sign(module, tmp_path):
    assert 0 < Start(module, home(tmp_path / "person"))() < 60


def test_a_program_that_gives_no_sign_is_no_measurement(tmp_path):
    with pytest.raises(RuntimeError, match="before its sign"):
        Start("benchmarks.nothing", home(tmp_path / "person"))()
