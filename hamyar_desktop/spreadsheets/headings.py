"""The columns of the list of students: field, heading in Persian and English, and other names they go by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import fold_joined


@dataclass(frozen=True)
class Heading:
    """A column: ``field`` of ``services.rows.NewStudent``, its names, and whether the list needs it."""

    field: str
    persian: str
    english: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    width: int = 16


STUDENT_HEADINGS: tuple[Heading, ...] = (
    Heading(
        "number", "شماره دانشجویی", "Student number",
        ("شماره دانشجو", "ش دانشجویی", "کد دانشجویی", "student no", "student id", "number"), required=True,
    ),
    Heading("first_name", "نام", "First name", ("نام دانشجو", "given name", "name"), required=True),
    Heading(
        "last_name", "نام خانوادگی", "Last name", ("فامیلی", "نام فامیل", "نام خانوادگی دانشجو", "family name", "surname"),
        required=True, width=20,
    ),
    Heading("identity_kind", "نوع شناسه", "Kind of identity", ("نوع مدرک شناسایی", "identity kind")),
    Heading(
        "national_code", "کد ملی", "National code",
        ("کدملی", "شماره ملی", "کد فراگیر", "شماره گذرنامه", "national id", "passport"),
    ),
    Heading("mobile", "تلفن همراه", "Mobile", ("موبایل", "شماره موبایل", "شماره همراه", "شماره تماس", "تلفن", "phone")),
    Heading("degree", "مقطع", "Degree", ("مقطع تحصیلی", "level")),
    Heading("field_of_study", "رشته", "Field of study", ("رشته تحصیلی", "field", "major"), width=24),
    Heading("faculty", "دانشکده", "Faculty", ("نام دانشکده", "college"), width=22),
)  # fmt: skip

_BY_NAME = {
    fold_joined(name): heading
    for heading in STUDENT_HEADINGS
    for name in (heading.persian, heading.english, *heading.aliases)
}
HEADING_ROWS = 10
"""Headings may stand below a title, in one of the first rows."""


def match_headings(cells: Sequence[str]) -> dict[int, Heading]:
    """Place → heading, for the cells that name a column."""
    found = ((place, _BY_NAME.get(fold_joined(cell))) for place, cell in enumerate(cells))
    return {place: heading for place, heading in found if heading is not None}


def check_headings(matched: dict[int, Heading]) -> None:
    """Raises ``heading_twice`` and ``heading_missing``."""
    seen: set[str] = set()
    for heading in matched.values():
        if heading.field in seen:
            raise RuleBroken(Code.HEADING_TWICE, heading=heading.persian)
        seen.add(heading.field)
    for heading in STUDENT_HEADINGS:
        if heading.required and heading.field not in seen:
            raise RuleBroken(Code.HEADING_MISSING, heading=heading.persian)
