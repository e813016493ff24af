"""Who a student is: number, names, mobile; every field as it may be stored."""

from __future__ import annotations

import re

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import clean, compact, refuse_control_characters

DEFAULT_NUMBER_PATTERN = "[0-9]{5,20}"
"""A student number is text of 5–20 digits; leading zeros are part of it (domain.md §6)."""

# What takes nothing but digits, and takes them in bounded time: digits, classes of digits, a bounded repetition of
# one of these, groups without repetition and alternatives. «.», «[^0]» and «*» could take control characters.
_OF_DIGITS = re.compile(r"(?:(?:[0-9]|\[(?:[0-9](?:-[0-9])?)+\])(?:\{[0-9]{1,2}(?:,[0-9]{1,2})?\}|\?)?|[()|])+")

_MOBILE = re.compile(r"(?:(?:\+|00)?98)?0?(9[0-9]{9})\Z")


def parse_student_number(text: str, pattern: str = DEFAULT_NUMBER_PATTERN) -> str:
    """A student number typed in any digits, as text. Raises ``student_number_invalid`` (reason ``empty`` for '')."""
    tidy = compact(text)
    if not tidy:
        raise RuleBroken(Code.STUDENT_NUMBER_INVALID, reason="empty", typed="")
    if not re.fullmatch(pattern, tidy):
        raise RuleBroken(Code.STUDENT_NUMBER_INVALID, typed=tidy[:40])
    return tidy


def parse_number_pattern(text: str) -> str:
    """A pattern of student numbers as student affairs types it, in any digits; '' is the default.

    Raises ``number_pattern_invalid`` if it is no pattern or could take anything but digits, and with reason
    ``empty`` if it takes the empty text; ``control_character`` if it holds one.
    """
    refuse_control_characters(text)
    tidy = compact(text)
    if not tidy:
        return DEFAULT_NUMBER_PATTERN
    facts = {"pattern": tidy[:60], "example": DEFAULT_NUMBER_PATTERN}
    if len(tidy) > 100 or not _OF_DIGITS.fullmatch(tidy):
        raise RuleBroken(Code.NUMBER_PATTERN_INVALID, **facts)
    try:
        pattern = re.compile(tidy)
    except re.error:
        raise RuleBroken(Code.NUMBER_PATTERN_INVALID, **facts) from None
    if pattern.fullmatch(""):
        raise RuleBroken(Code.NUMBER_PATTERN_INVALID, reason="empty", **facts)
    return tidy


def parse_name(text: str) -> str:
    """A first or last name, cleaned. Raises ``name_missing``, ``control_character`` or ``text_too_long``."""
    name = clean(text, limit=100)
    if not name:
        raise RuleBroken(Code.NAME_MISSING)
    return name


def parse_mobile(text: str) -> str:
    """A mobile as 09 + 9 digits from +98, 0098, 98 or without the 0; '' stays ''. Raises ``mobile_invalid``."""
    tidy = re.sub("[()‐-―−-]", "", compact(text))
    if not tidy:
        return ""
    found = _MOBILE.match(tidy)
    if not found:
        raise RuleBroken(Code.MOBILE_INVALID, typed=tidy[:40])
    return "0" + found[1]
