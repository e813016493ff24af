"""What student affairs may set: each rule that is a setting, with its default from the scheme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.hours import MAXIMUM_HALVES, Hours, check_hours, parse_hours
from hamyar_desktop.domain.student import DEFAULT_NUMBER_PATTERN, parse_number_pattern
from hamyar_desktop.domain.text import clean

_MOST_OF_THE_SEED = Hours(MAXIMUM_HALVES)
_MOST_IN_A_TERM = Hours.whole(2000)
_CONTACT_LIMIT = 150
_REASON_LIMIT = 200
REJECT_REASONS = (
    "ساعات درخواستی بیش از اندازه است",
    "واحد به این همیار نیاز ندارد",
    "دانشجو انصراف داد",
    "به اشتباه ثبت شده است",
    "برای این دانشجو درخواست دیگری ثبت شده است",
)
"""What is said most often when a request is rejected; student affairs may say it otherwise."""


@dataclass(frozen=True)
class Policy:
    """Settings of the scheme. ``max_total_hours`` None: no ceiling per student and term over all units."""

    max_hours: Hours = _MOST_OF_THE_SEED
    max_total_hours: Hours | None = None
    four_eyes: bool = False
    student_number_pattern: str = DEFAULT_NUMBER_PATTERN
    support_contact: str = "داخلی ۳۸۳۰ معاونت دانشجویی"
    reject_reasons: tuple[str, ...] = REJECT_REASONS


def parse_policy(
    *,
    max_hours: str,
    max_total_hours: str = "",
    four_eyes: bool = False,
    student_number_pattern: str = "",
    support_contact: str = "",
    reject_reasons: Sequence[str] = (),
) -> Policy:
    """The rules as student affairs types them; no pattern, contact or reasons mean the default ones.

    No ``max_total_hours``: no ceiling. Raises ``hours_out_of_range`` (fact ``field`` says which),
    ``number_pattern_invalid``, ``control_character`` and ``text_too_long``.
    """
    most = _hours("max_hours", max_hours, _MOST_OF_THE_SEED)
    total = _hours("max_total_hours", max_total_hours, _MOST_IN_A_TERM) if max_total_hours.strip() else None
    reasons = tuple(reject_reasons)
    return check_policy(Policy(most, total, four_eyes, student_number_pattern, support_contact, reasons))


def _hours(field: str, text: str, maximum: Hours) -> Hours:
    try:
        return parse_hours(text, maximum_halves=maximum.halves)
    except RuleBroken as error:
        error.facts["field"] = field
        raise


def check_policy(policy: Policy) -> Policy:
    """The same rules, tidied, ready to be stored. Raises what ``parse_policy`` raises."""
    check_hours(policy.max_hours)
    if policy.max_total_hours is not None:
        check_hours(policy.max_total_hours, maximum_halves=_MOST_IN_A_TERM.halves)
    return replace(
        policy,
        student_number_pattern=parse_number_pattern(policy.student_number_pattern),
        support_contact=clean(policy.support_contact, limit=_CONTACT_LIMIT) or Policy.support_contact,
        reject_reasons=_reasons(policy.reject_reasons) or REJECT_REASONS,
    )


def _reasons(typed: Sequence[str]) -> tuple[str, ...]:
    """One line each, without empty and repeated ones."""
    tidy = (" ".join(clean(reason, limit=_REASON_LIMIT).split()) for reason in typed)
    return tuple(dict.fromkeys(reason for reason in tidy if reason))
