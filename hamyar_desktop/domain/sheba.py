"""Sheba (شبا): the Iranian IBAN, checked as far as a program can check it (ISO 13616, domain.md §5)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hamyar_desktop.domain.banks import BANKS, MELLI, MERGED_INTO, bank_name
from hamyar_desktop.domain.errors import Caution, Code, RuleBroken
from hamyar_desktop.domain.text import compact

LENGTH = 26
_LOOKS_RIGHT = re.compile("IR[0-9]{24}").fullmatch
_SEPARATORS = re.compile("[-_.‐-―−]+")


@dataclass(frozen=True)
class Sheba:
    """A Sheba that passed every rule; ``text`` is its 26 characters, IR first."""

    text: str

    @property
    def bank_code(self) -> str:
        """Three digits after the check digits."""
        return self.text[4:7]

    @property
    def account_type(self) -> str:
        """0 deposit, 1 loan."""
        return self.text[7]

    @property
    def account_digits(self) -> str:
        """The 18-digit account number, left-padded with zeros."""
        return self.text[8:]

    def grouped(self) -> str:
        """In groups of four, as printed on cards: «IR06 2960 …»."""
        return group_by_four(self.text)


def group_by_four(text: str) -> str:
    """Groups of four characters with one space between."""
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def normalize_sheba(text: str) -> str:
    """What was typed, in upper case and ASCII digits, without spaces, dashes and marks; IR added to 24 digits."""
    tidy = compact(text).upper()
    if not tidy.isalnum():
        tidy = _SEPARATORS.sub("", tidy)
    return "IR" + tidy if len(tidy) == LENGTH - 2 and tidy.isascii() and tidy.isdigit() else tidy


def parse_sheba(text: str) -> Sheba:
    """The Sheba in a typed text: any digits, spaces, dashes, lower case, IR missing.

    Raises ``sheba_invalid`` with reason ``characters``, ``length``, ``reserved_check_digits`` (00, 01 and 99
    satisfy the naive test and are never issued), ``check_digits`` or ``account_type`` (0 deposit, 1 loan).
    """
    tidy = normalize_sheba(text)
    if len(tidy) != LENGTH or not _LOOKS_RIGHT(tidy):
        raise _malformed(tidy)
    if not "02" <= tidy[2:4] <= "98":
        raise RuleBroken(Code.SHEBA_INVALID, reason="reserved_check_digits")
    if int(tidy[4:] + "1827" + tidy[2:4]) % 97 != 1:
        raise RuleBroken(Code.SHEBA_INVALID, reason="check_digits")
    if tidy[7] not in "01":
        raise RuleBroken(Code.SHEBA_INVALID, reason="account_type")
    return Sheba(tidy)


def _malformed(tidy: str) -> RuleBroken:
    """Characters or length? Digits whose IR was left out count as if it were there."""
    whole = "IR" + tidy if tidy.isascii() and tidy.isdigit() else tidy
    fits = whole.startswith("IR"[: len(whole)]) and re.fullmatch("[0-9]*", whole[2:])
    return RuleBroken(Code.SHEBA_INVALID, reason="length" if fits else "characters", length=len(whole))


def check_digits(bank_and_account: str) -> str:
    """The two check digits for the 22 digits that follow them: 98 − (digits + 182700) mod 97."""
    return f"{98 - int(bank_and_account + '182700') % 97:02}"


def parse_account_number(text: str) -> str:
    """An account number: digits, dots, dashes and slashes as the bank prints it. Raises ``account_invalid``."""
    tidy = compact(text)
    if not re.fullmatch(r"[0-9](?:[0-9./-]{0,28}[0-9])?", tidy):
        raise RuleBroken(Code.ACCOUNT_INVALID, typed=tidy[:40])
    return tidy


def account_agrees(sheba: Sheba, account: str) -> bool:
    """Whether the account's digits stand at the end of the Sheba (every bank has its own rule: only a check).

    Some banks print the number in parts; then the joined digits, or the longest part, must be found there.
    """
    parts = [part.lstrip("0") for part in re.split(r"[./-]", account)]
    joined = "".join(re.split(r"[./-]", account)).lstrip("0")
    if not joined:
        return False
    if sheba.account_digits.endswith(joined) or sheba.account_digits.lstrip("0") == joined:
        return True
    longest = max(parts, key=len)
    return len(parts) > 1 and len(longest) >= 5 and longest in sheba.account_digits


def cautions(sheba: Sheba, account: str = "", bank_code: str = "") -> tuple[Caution, ...]:
    """What looks wrong about a valid Sheba: none of it blocks, each is shown and told to the student."""
    found: list[Caution] = []
    code = sheba.bank_code
    name = bank_name(code)
    if name is None:
        found.append(Caution(Code.BANK_UNKNOWN, {"bank_code": code}))
    if code in MERGED_INTO:
        heir = MERGED_INTO[code]
        found.append(Caution(Code.BANK_MERGED, {"bank": name, "into": BANKS[heir] if heir else None}))
    if sheba.account_type == "1":
        found.append(Caution(Code.ACCOUNT_IS_LOAN))
    if bank_code and bank_code != code:
        found.append(Caution(Code.BANK_DIFFERS, {"chosen": bank_name(bank_code) or bank_code, "bank": name or code}))
    if account and not account_agrees(sheba, account):
        found.append(Caution(Code.ACCOUNT_MISMATCH, {"account": account}))
    return tuple(found)


def suggest_sheba(bank_code: str, account: str) -> Sheba | None:
    """A Sheba made from a Melli account of 13 digits (type 0, padded to 18); only ever a suggestion."""
    if bank_code != MELLI or not re.fullmatch(r"[0-9]{13}", account):
        return None
    body = MELLI + "0" + account.zfill(18)
    return Sheba("IR" + check_digits(body) + body)
