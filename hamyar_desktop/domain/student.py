"""Who a student is: number, names, mobile; every field as it may be stored."""

from __future__ import annotations

import re

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import clean, compact

DEFAULT_NUMBER_PATTERN = "[0-9]{5,20}"
"""A student number is text of 5–20 digits; leading zeros are part of it (domain.md §6)."""

_MOBILE = re.compile(r"(?:(?:\+|00)?98)?0?(9[0-9]{9})\Z")


def parse_student_number(text: str, pattern: str = DEFAULT_NUMBER_PATTERN) -> str:
    """A student number typed in any digits, as text. Raises ``student_number_invalid``."""
    tidy = compact(text)
    if not re.fullmatch(pattern, tidy):
        raise RuleBroken(Code.STUDENT_NUMBER_INVALID, typed=tidy[:40])
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
