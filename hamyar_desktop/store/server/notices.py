"""Word of changes for the other screens: NOTIFY with the table and, where there is one, the unit; only a hint."""

from __future__ import annotations

from hamyar_desktop.store.server.rule_text import PINNED

CHANNEL = "hamyar"
BY_UNIT = ("work_request", "unit_quota")
WHOLE = ("student", "bank_account", "term", "unit", "person", "person_unit", "setting")


def notice_functions() -> dict[str, str]:
    """Name with arguments → CREATE FUNCTION."""
    head = f"RETURNS trigger LANGUAGE plpgsql {PINNED} AS $$ BEGIN"
    return {
        "hamyar_tell_units()": (
            f"CREATE FUNCTION hamyar_tell_units() {head}"
            f" PERFORM pg_notify('{CHANNEL}', TG_TABLE_NAME || ':' || unit_id)"
            " FROM (SELECT DISTINCT unit_id FROM changed) AS each; RETURN NULL; END $$"
        ),
        "hamyar_tell_table()": (
            f"CREATE FUNCTION hamyar_tell_table() {head} PERFORM pg_notify('{CHANNEL}', TG_TABLE_NAME);"
            " RETURN NULL; END $$"
        ),
    }


def notice_triggers() -> list[str]:
    """One for each table and kind of write; per statement, however many rows it changes."""
    made = []
    for table in BY_UNIT:
        for write in ("INSERT", "UPDATE"):
            made.append(
                f"CREATE TRIGGER {table}_tells_{write.lower()} AFTER {write} ON {table}"
                " REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION hamyar_tell_units()"
            )
    made += [
        f"CREATE TRIGGER {table}_tells AFTER INSERT OR UPDATE OR DELETE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION hamyar_tell_table()"
        for table in WHOLE
    ]
    return made
