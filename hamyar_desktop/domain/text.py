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
_ZWNJ = "\u200c"
# Soft hyphen, joiners, direction marks, zero-width characters; not ZWNJ: names need it.
_INVISIBLE = dict.fromkeys(
    map(ord, "\xad\u034f\u061c\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
) | dict.fromkeys(map(ord, "\u2060\u2066\u2067\u2068\u2069\ufeff"))
_COMPACT = {**_INVISIBLE, **_ASCII_DIGITS, ord(_ZWNJ): None}
# Lone surrogates and non-characters are here too: neither SQLite nor an XML file can hold them.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ud800-\udfff\ufffe\uffff]")
_STRAY_ZWNJ = re.compile(r"\u200c*\s[\s\u200c]*|\u200c{2,}")

# Nearly every name is made of these characters, for which one look or one translation is all of the folding.
_LETTER = "a-z0-9ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_FOLDED = re.compile(f"[{_LETTER}]+(?: [{_LETTER}]+)*")
_EVERYDAY = re.compile(rf"[{_LETTER}A-Z .()/\u0621-\u063a\u0640-\u0655\u0670ٱکۀ٠-٩۰-۹\u200c\u200e\u200f\u00a0-]*")
_EVERYDAY_MAP = {
    **{code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)},
    **_LETTERS,
    **_ASCII_DIGITS,
    **dict.fromkeys([*range(0x064B, 0x0656), 0x0670], None),
}


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
    return " ".join(text.split())


def compact(text: str) -> str:
    """A number or code as typed, ready to be checked: ASCII digits, no spaces, nothing invisible."""
    if text.isascii():
        return text if text.isalnum() else "".join(text.split())
    return "".join(text.translate(_COMPACT).split())


def fold(text: str) -> str:
    """The search key of a text (domain.md §7): two spellings that people mix up fold to the same key.

    Order matters: NFKC, letters, NFD, combining marks dropped, digits to ASCII, spaces squeezed.
    """
    if _FOLDED.fullmatch(text):
        return text
    if _EVERYDAY.fullmatch(text):
        return squeeze(text.translate(_EVERYDAY_MAP))
    return _fold_anything(text)


def _fold_anything(text: str) -> str:
    # NFKC again: lower case of a compatibility character, or what it decomposes to, need not be in that form.
    lowered = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    split = unicodedata.normalize("NFD", lowered.translate(_LETTERS))
    bare = "".join(c for c in split if not unicodedata.combining(c))
    return squeeze(strip_invisible(ascii_digits(bare)))


def fold_joined(text: str) -> str:
    """The folded text without spaces, so that «می شود» and «می‌شود» and «میشود» meet."""
    return fold(text).replace(" ", "")


def clean(text: str, *, limit: int = 300) -> str:
    """A text as it is stored: as typed, but with Persian ی and ک, no invisible marks, no stray spaces or half-spaces.

    Raises ``control_character`` for NUL and its like (PostgreSQL cannot hold them, Excel breaks on them)
    and ``text_too_long`` past ``limit`` characters.
    """
    refuse_control_characters(text)
    composed = unicodedata.normalize("NFC", strip_invisible(text)).translate(_TYPED_LETTERS)
    tidy = _STRAY_ZWNJ.sub(lambda found: _ZWNJ if found[0].strip(_ZWNJ) == "" else " ", composed).strip(" \u200c")
    if len(tidy) > limit:
        raise RuleBroken(Code.TEXT_TOO_LONG, length=len(tidy), limit=limit)
    return tidy


def refuse_control_characters(text: str) -> None:
    """Raises ``control_character`` (with the code point) if the text holds one; tab and newlines may pass."""
    found = _CONTROL.search(text)
    if found:
        raise RuleBroken(Code.CONTROL_CHARACTER, character=f"U+{ord(found.group()):04X}")


# Stand-ins, from Unicode's private area, for two letters that folding would merge and the dictionary keeps apart.
_MADDA, _HAMZA = "\ue000", "\ue001"
_KEPT_APART = {ord("آ"): _MADDA, **dict.fromkeys(map(ord, "ءأإؤئ"), _HAMZA), ord(_ZWNJ): None}
_ALPHABET = f"{_MADDA}ا{_HAMZA}بپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی" + "abcdefghijklmnopqrstuvwxyz"
_ORDER = {ord(letter): chr(0x100 + place) for place, letter in enumerate(_ALPHABET)}


def sort_key(text: str) -> str:
    """A key whose plain code-point order is Persian dictionary order, the same on every database.

    As ICU has it for fa_IR (domain.md §7): spaces, digits, آ, ا, hamza on whatever chair, the other letters, then
    Latin letters. Half-spaces and vowel marks do not count, so texts that differ in them alone share a key.
    """
    return fold(unicodedata.normalize("NFKC", text).translate(_KEPT_APART)).translate(_ORDER)


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
