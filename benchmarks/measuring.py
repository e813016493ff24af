"""How everything here is measured: ours and the yardstick by turns (A B B A), medians, and the ratio per round."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Measure = Callable[[], float]
"""Does the job once; what it took, in seconds or MB."""


@dataclass(frozen=True)
class Verdict:
    """One line of the report. ``ratio`` = ours / yardstick, the median of the rounds; smaller is better."""

    name: str
    ours: float
    yardstick: float
    yardstick_name: str
    ratio: float
    goal: float
    met: bool


def compare(name: str, ours: Measure, yardstick: Measure, yardstick_name: str, *, goal: float, rounds: int) -> Verdict:
    """Measures both in every round, in alternating order, after one round that only warms the caches.

    A round holds each of them twice, so that whatever slows the machine for a while slows both.
    """
    for warm_up in (ours, yardstick):
        warm_up()
    all_ours: list[float] = []
    all_yardsticks: list[float] = []
    ratios: list[float] = []
    for _ in range(rounds):
        first, second = ours(), yardstick()
        third, fourth = yardstick(), ours()
        all_ours += (first, fourth)
        all_yardsticks += (second, third)
        ratios.append((first + fourth) / (second + third))
    ratio = median(ratios)
    return Verdict(
        name, round(median(all_ours), 6), round(median(all_yardsticks), 6), yardstick_name, round(ratio, 3), goal,
        ratio <= goal,
    )  # fmt: skip
