"""All attempts, in the order in which one reads about them."""

from __future__ import annotations

from tests.attacks.attempt import Attempt
from tests.attacks.tries import history, machine, people, rows, steps

TRIES: tuple[Attempt, ...] = (*rows.TRIES, *steps.TRIES, *history.TRIES, *people.TRIES, *machine.TRIES)


def known(name: str, who: str) -> Attempt:
    """The attempt of that name. Raises StopIteration when there is none."""
    return next(each for each in TRIES if each.name == name and each.who == who)
