"""How long ago, and how long until: in the words that people use."""

from datetime import UTC, datetime, timedelta

import pytest

from hamyar_desktop.domain.text import ascii_digits
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.moments import ago_text, day_text, left_text, left_tone, moment_text

NOW = datetime(2026, 1, 1, 8, 0, tzinfo=UTC)


@pytest.fixture
def english(qapp):
    set_language(qapp, "en")


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ({"seconds": 5}, "just now"),
        ({"minutes": 10, "seconds": 59}, "10 minutes ago"),
        ({"hours": 2}, "2 hours ago"),
        ({"hours": 20}, "yesterday"),
        ({"days": 3}, "3 days ago"),
        ({"days": 30}, "\u20661404/09/11\u2069"),
    ],
)
@pytest.mark.usefixtures("english")
def test_what_happened_is_told_the_shorter_the_nearer(before, told):
    assert ago_text(NOW, NOW - timedelta(**before)) == told


@pytest.mark.parametrize(
    ("ahead", "told", "tone"),
    [
        ({"days": 12, "hours": 5}, "12 days and 5 hours left", "success"),
        ({"days": 3}, "3 days left", "warning"),
        ({"hours": 7}, "7 hours left", "warning"),
        ({"minutes": 20}, "20 minutes left", "warning"),
        ({"seconds": -1}, "The deadline has passed", "danger"),
    ],
)
@pytest.mark.usefixtures("english")
def test_the_time_left_is_told_with_its_urgency(ahead, told, tone):
    deadline = NOW + timedelta(**ahead)

    assert left_text(NOW, deadline) == told
    assert left_tone(NOW, deadline)[0] == tone


def test_persian_readers_get_persian_figures_that_keep_their_order():
    assert moment_text(NOW) == "\u2066۱۴۰۴/۱۰/۱۱ ۱۱:۳۰\u2069"
    assert day_text(NOW) == "\u2066۱۴۰۴/۱۰/۱۱\u2069"
    assert "۱۰" in ago_text(NOW, NOW - timedelta(minutes=10))
    assert "10" in ascii_digits(ago_text(NOW, NOW - timedelta(minutes=10)))
