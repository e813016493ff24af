"""What student affairs may set: each rule that is a setting, with its default from the scheme."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.hours import MAXIMUM_HALVES, Hours
from hamyar_desktop.domain.student import DEFAULT_NUMBER_PATTERN

_MOST_OF_THE_SEED = Hours(MAXIMUM_HALVES)


@dataclass(frozen=True)
class Policy:
    """Settings of the scheme. ``max_total_hours`` None: no ceiling per student and term over all units."""

    max_hours: Hours = _MOST_OF_THE_SEED
    max_total_hours: Hours | None = None
    four_eyes: bool = False
    student_number_pattern: str = DEFAULT_NUMBER_PATTERN
    support_contact: str = "داخلی ۳۸۳۰ معاونت دانشجویی"
