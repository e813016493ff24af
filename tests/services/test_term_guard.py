"""What a screen is told before anything is typed: may anything be saved in the term at hand?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.term_guard import check_reference_open, find_term


def test_in_an_open_term_nothing_stands_in_the_way(world):
    assert check_reference_open(world.services.reference(world.clerk)) is None


def test_the_deadline_is_that_of_the_moment_when_the_reference_was_read(world):
    reference = world.services.reference(world.clerk)
    world.outside.clock.forward(days=400)
    assert check_reference_open(reference) is None

    problem = check_reference_open(world.services.reference(world.clerk))
    assert problem is not None
    assert problem.code is Code.DEADLINE_PASSED
    assert "۱۴۰۴/۱۰/۳۰" in sentence(problem)
    assert "۳۸۳۰" in sentence(problem)


@pytest.mark.parametrize(
    ("state", "code"), [(TermState.CLOSED, Code.TERM_NOT_OPEN), (TermState.SEALED, Code.TERM_SEALED)]
)
def test_a_term_that_is_not_open(world, state, code):
    world.set_term(state=state)
    problem = check_reference_open(world.services.reference(world.clerk))
    assert problem is not None
    assert (problem.code, problem.facts["term"]) == (code, "4041")


def test_without_any_term_the_support_is_named(world):
    reference = replace(world.services.reference(world.clerk), term=None)
    problem = check_reference_open(reference)
    assert problem is not None
    assert problem.code is Code.TERM_NOT_OPEN
    assert "۳۸۳۰" in sentence(problem)


def test_a_term_is_found_by_its_code_in_any_digits(world):
    with world.outside.database(None, readonly=True) as unit:
        assert find_term(unit, "۴۰۴۱").code == find_term(unit).code == "4041"
        with pytest.raises(RuleBroken) as broken:
            find_term(unit, "4042")
    assert (broken.value.code, broken.value.facts) == (Code.TERM_UNKNOWN, {"term": "4042"})
