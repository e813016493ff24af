"""Persian text as people, Behestan and keyboards really write it: folding, cleaning, digits, order."""

from __future__ import annotations

import re
import unicodedata

from hamyar_desktop.domain.errors import Code, RuleBroken

_ASCII_DIGITS = {ord(c): str(i % 10) for i, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_PERSIAN_DIGITS = {ord(str(i)): c for i, c in enumerate("۰۱۲۳۴۵۶۷۸۹")}

# domain.md §7. Letters are mapped before NFD: NFD would split ئ and ۀ into a base and a mark.
_LETTERS: dict[int, str] = {
    **dict.fromkeys(map(ord, "يىئ"), "ی"),
    ord("ك"): "ک",
    **dict.fromkeys(map(ord, "ةۀ"), "ه"),
    ord("ؤ"): "و",
    **dict.fromkeys(map(ord, "أإآٱ"), "ا"),
    **dict.fromkeys(map(ord, "ءـ\u200e\u200f"), ""),
    **dict.fromkeys(map(ord, "\u200c\u00a0"), " "),
}
_TYPED_LETTERS = {ord("ي"): "ی", ord("ى"): "ی", ord("ك"): "ک"}
# U+200C (ZWNJ) is not here: names need it.
_INVISIBLE = dict.fromkeys([0x200B, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_PLAIN = re.compile(r"[a-z0-9 ]*\Z")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]")
_NON_DECIMAL_SPACE = re.compile(r"\s+")


def ascii_digits(text: str) -> str:
    """The text with Persian and Arabic digits turned into 0–9."""
    return text if text.isascii() else text.translate(_ASCII_DIGITS)


def persian_digits(text: object) -> str:
    """The text with 0–9 turned into ۰–۹, for whatever a person reads."""
    return str(text).translate(_PERSIAN_DIGITS)


def strip_invisible(text: str) -> str:
    """Without direction marks and zero-width characters; U+200C (half-space) stays."""
    return text if text.isascii() else text.translate(_INVISIBLE)


def squeeze(text: str) -> str:
    """Runs of white space become one space; none at the ends."""
    return _NON_DECIMAL_SPACE.sub(" ", text).strip()


def fold(text: str) -> str:
    """The search key of a text (domain.md §7): two spellings that people mix up fold to the same key.

    Order matters: NFKC, letters, NFD, combining marks dropped, digits to ASCII, spaces squeezed.
    """
    lowered = text.casefold()
    if _PLAIN.match(lowered):
        return squeeze(lowered)
    mapped = unicodedata.normalize("NFKC", lowered).translate(_LETTERS)
    split = unicodedata.normalize("NFD", mapped)
    bare = "".join(c for c in split if not unicodedata.combining(c))
    return squeeze(strip_invisible(ascii_digits(bare)))


def fold_joined(text: str) -> str:
    """The folded text without spaces, so that «می شود» and «می‌شود» and «میشود» meet."""
    return fold(text).replace(" ", "")


def clean(text: str, *, limit: int = 300) -> str:
    """A text as it is stored: as typed, but with Persian ی and ک, no invisible marks, no stray spaces.

    Raises ``control_character`` for NUL and its like (PostgreSQL cannot hold them, Excel breaks on them)
    and ``text_too_long`` past ``limit`` characters.
    """
    refuse_control_characters(text)
    tidy = squeeze(strip_invisible(unicodedata.normalize("NFC", text)).translate(_TYPED_LETTERS))
    if len(tidy) > limit:
        raise RuleBroken(Code.TEXT_TOO_LONG, length=len(tidy), limit=limit)
    return tidy


def refuse_control_characters(text: str) -> None:
    """Raises ``control_character`` (with the code point) if the text holds one; tab and newlines may pass."""
    found = _CONTROL.search(text)
    if found:
        raise RuleBroken(Code.CONTROL_CHARACTER, character=f"U+{ord(found.group()):04X}")


_ALPHABET = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_ORDER = {letter: chr(0x100 + place) for place, letter in enumerate(_ALPHABET)}


def sort_key(text: str) -> str:
    """A key whose plain code-point order is Persian dictionary order, the same on every database.

    Spaces sort before digits, digits before Latin letters, Latin before Persian; the madda of آ
    and a half-space only break ties, which is what the second half of the key is for.
    """
    base = "".join(_ORDER.get(c, c) for c in fold(text))
    ties = "".join("0" if c in "آ" else "1" for c in squeeze(text) if c in "آا")
    return f"{base}\x01{ties}" if ties else base


# The standard Persian keyboard (ISIRI 9147) key by key, for what was typed with the wrong layout.
_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,"
_PERSIAN_KEYS = "ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو"
_TO_PERSIAN = {ord(a): b for a, b in zip(_LATIN_KEYS, _PERSIAN_KEYS, strict=True)} | {ord("\\"): "پ", ord("`"): "پ"}
_TO_LATIN = {ord(b): a for a, b in zip(_LATIN_KEYS, _PERSIAN_KEYS, strict=True)}


def other_layout(text: str) -> str:
    """What the same keys give on the other keyboard layout: «ildhv» is همیار."""
    lowered = text.casefold()
    if any(ord(c) in _TO_LATIN for c in lowered):
        return lowered.translate(_TO_LATIN)
    return lowered.translate(_TO_PERSIAN)
