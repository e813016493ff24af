"""The Iranian national code (کد ملی): ten digits with a check digit; foreign students have another identity."""

from __future__ import annotations

import re
from enum import StrEnum

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import compact

_DASHES = re.compile("[-‐-―−]+")


class IdentityKind(StrEnum):
    """What proves who a student is; only a national code has a check digit (domain.md §6)."""

    NATIONAL = "national"
    FOREIGN_ID = "foreign_id"
    PASSPORT = "passport"


def parse_national_code(text: str) -> str:
    """The ten digits of a national code typed in any digits, left-padded from 8 or 9.

    Raises ``national_code_invalid`` with reason ``characters``, ``length``, ``repeated`` (ten equal digits
    pass the sum and are wrong), ``zeros`` (six zeros in the middle) or ``check_digit``. domain.md §6.
    """
    tidy = compact(text)
    if not tidy.isalnum():
        tidy = _DASHES.sub("", tidy)
    if not (tidy.isascii() and tidy.isdigit()):
        raise RuleBroken(Code.NATIONAL_CODE_INVALID, reason="characters")
    if not 8 <= len(tidy) <= 10:
        raise RuleBroken(Code.NATIONAL_CODE_INVALID, reason="length", length=len(tidy))
    code = tidy.zfill(10)
    if code == code[0] * 10:
        raise RuleBroken(Code.NATIONAL_CODE_INVALID, reason="repeated")
    if code[3:9] == "000000":
        raise RuleBroken(Code.NATIONAL_CODE_INVALID, reason="zeros")
    if not _sum_agrees(code):
        raise RuleBroken(Code.NATIONAL_CODE_INVALID, reason="check_digit")
    return code


def _sum_agrees(code: str) -> bool:
    a, b, c, d, e, f, g, h, i, last = code.encode()
    # Σ dᵢ·(10−i) of the ASCII bytes; 48·54 is what the nine zeros of ASCII add to it.
    rest = (10 * a + 9 * b + 8 * c + 7 * d + 6 * e + 5 * f + 4 * g + 3 * h + 2 * i - 48 * 54) % 11
    return last - 48 == (rest if rest < 2 else 11 - rest)


_IDENTITY_LENGTH = 4, 20


def parse_identity(kind: IdentityKind, text: str) -> str:
    """The identity number of a student: a national code with its check, else 4–20 letters and digits.

    Raises ``national_code_invalid``.
    """
    if kind is IdentityKind.NATIONAL:
        return parse_national_code(text)
    tidy = _DASHES.sub("", compact(text)).upper()
    if not (tidy.isascii() and tidy.isalnum()):
        raise RuleBroken(Code.NATIONAL_CODE_INVALID, reason="characters")
    low, high = _IDENTITY_LENGTH
    if not low <= len(tidy) <= high:
        raise RuleBroken(Code.NATIONAL_CODE_INVALID, reason="length", length=len(tidy))
    return tidy
