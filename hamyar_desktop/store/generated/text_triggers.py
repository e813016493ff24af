"""Triggers that keep control characters out of every text that a person types."""

from __future__ import annotations

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.store.generated.sql_parts import Trigger, has_control_character, refuse, trigger

TYPED: dict[str, tuple[str, ...]] = {
    "student": (
        "number", "first_name", "last_name", "national_code", "mobile", "degree", "field_of_study", "faculty",
    ),
    "work_request": ("note", "reason", "hours_note"),
    "bank_account": ("account_number", "sheba"),
    "unit": ("name",),
    "unit_quota": ("letter",),
    "person": ("name", "display_name"),
    "setting": ("value",),
}  # fmt: skip


def text_triggers() -> dict[str, Trigger]:
    """Name → statement."""
    made: dict[str, Trigger] = {}
    for table, columns in TYPED.items():
        barred = [refuse(Code.CONTROL_CHARACTER, has_control_character(f"NEW.{column}" for column in columns))]
        made |= trigger(f"{table}_text_insert", f"BEFORE INSERT ON {table}", barred)
        made |= trigger(f"{table}_text_update", f"BEFORE UPDATE OF {', '.join(columns)} ON {table}", barred)
    return made
