"""The columns of the list of students: field, heading in Persian and English, and other names they go by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import fold


@dataclass(frozen=True)
class Heading:
    """A column: ``field`` of ``services.rows.NewStudent``, its names, and whether the list needs it.

    ``code``: its cells are codes, written from left to right.
    """

    field: str
    persian: str
    english: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    code: bool = False
    width: int = 16


STUDENT_HEADINGS: tuple[Heading, ...] = (
    Heading(
        "number", "شماره دانشجویی", "Student number",
        ("شماره دانشجو", "ش دانشجویی", "کد دانشجویی", "student no", "student id", "number"), required=True, code=True,
    ),
    Heading("first_name", "نام", "First name", ("نام دانشجو", "نام کوچک", "given name", "name"), required=True),
    Heading(
        "last_name", "نام خانوادگی", "Last name",
        ("فامیلی", "فامیل", "نام فامیل", "نام خانوادگی دانشجو", "family name", "surname"), required=True, width=20,
    ),
    Heading("identity_kind", "نوع شناسه", "Kind of identity", ("نوع مدرک شناسایی", "identity kind")),
    Heading(
        "national_code", "کد ملی", "National code",
        ("شماره ملی", "شناسه", "کد فراگیر", "شماره گذرنامه", "national id", "passport"), code=True,
    ),
    Heading(
        "mobile", "تلفن همراه", "Mobile",
        ("موبایل", "شماره موبایل", "همراه", "شماره همراه", "شماره تماس", "تلفن", "phone", "mobile number"), code=True,
    ),
    Heading("degree", "مقطع", "Degree", ("مقطع تحصیلی", "level")),
    Heading("field_of_study", "رشته", "Field of study", ("رشته تحصیلی", "field", "major"), width=24),
    Heading("faculty", "دانشکده", "Faculty", ("نام دانشکده", "college"), width=22),
)  # fmt: skip

HEADING_ROWS = 10
"""Headings may stand below a title, in one of the first rows."""

_DECORATION = re.compile(r"[\W_]+")


def _key(text: str) -> str:
    """«شماره‌دانشجويي *:» and «شماره دانشجویی» are one heading."""
    return _DECORATION.sub("", fold(text))


_BY_NAME = {
    _key(name): heading for heading in STUDENT_HEADINGS for name in (heading.persian, heading.english, *heading.aliases)
}


def match_headings(cells: Sequence[str]) -> dict[int, Heading]:
    """Place → heading, for the cells that name a column. One column with both names («نام و نام خانوادگی») is
    none: nobody can tell where «محمد رضا صادق زاده» is to be cut.
    """
    found = ((place, _BY_NAME.get(_key(cell))) for place, cell in enumerate(cells))
    return {place: heading for place, heading in found if heading is not None}


def check_headings(matched: dict[int, Heading], cells: Sequence[str]) -> None:
    """Raises ``heading_twice`` (naming both columns as the file does) and ``heading_missing``."""
    seen: dict[str, str] = {}
    for place, heading in matched.items():
        if heading.field in seen:
            names = dict.fromkeys((seen[heading.field], cells[place]))
            raise RuleBroken(Code.HEADING_TWICE, heading=" / ".join(names))
        seen[heading.field] = cells[place]
    for heading in STUDENT_HEADINGS:
        if heading.required and heading.field not in seen:
            raise RuleBroken(Code.HEADING_MISSING, heading=heading.persian)
