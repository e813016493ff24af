"""``python -m benchmarks [NAME] [--json FILE]``: measures one job or all, prints the medians, writes them as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks import shared, startup, tables
from benchmarks.measuring import Verdict

BENCHES: dict[str, Callable[[], list[Verdict]]] = {"startup": startup.run, "tables": tables.run, "shared": shared.run}


def main(arguments: Sequence[str]) -> int:
    """0 when everything was measured, whatever came out; wrong usage ends the process with status 2."""
    parser = argparse.ArgumentParser(prog="dev.py bench", description="Measure against what users would pick instead.")
    parser.add_argument("name", nargs="?", choices=sorted(BENCHES), help="the only one to run; default: all")
    parser.add_argument("--json", metavar="FILE", type=Path, help="also write the verdicts there")
    given = parser.parse_args(list(arguments))
    wanted = [given.name] if given.name else list(BENCHES)
    verdicts = [verdict for name in wanted for verdict in BENCHES[name]()]
    for verdict in verdicts:
        print(line_of(verdict), flush=True)
    if given.json is not None:
        told = json.dumps([asdict(verdict) for verdict in verdicts], ensure_ascii=False, indent=1)
        given.json.write_text(f"{told}\n", encoding="utf-8")
    return 0


def line_of(verdict: Verdict) -> str:
    """One verdict for a person's eyes."""
    word = "met" if verdict.met else "MISSED"
    return (
        f"{verdict.name}: {verdict.ours:.4g} against {verdict.yardstick:.4g} ({verdict.yardstick_name}), "
        f"ratio {verdict.ratio:.2f}, goal {verdict.goal:g}: {word}"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
