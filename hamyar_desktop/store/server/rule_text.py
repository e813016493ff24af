"""Rules as functions and triggers of PostgreSQL; the same list that ``generated.sqlite_text`` renders.

Every function is SECURITY DEFINER with a pinned search path, so that a rule sees rows which its caller may not see,
and no temporary table can stand in the way of a real one.
"""

from __future__ import annotations

from hamyar_desktop.store.generated.sql_parts import ACTOR_NAME, Entry, Refusal, Trigger, Write
from hamyar_desktop.store.generated.sqlite_text import UNSEEN

PINNED = "SECURITY DEFINER SET search_path = public, pg_temp"
REFUSED = "23H01"
"""The SQLSTATE of a broken rule; of class 23, because unknown classes look like lost connections to some pools."""
_FORM = r"^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{6}\+00:00$"
_CONTROL = r"[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]"


def helper_functions() -> dict[str, str]:
    """Name with arguments → CREATE FUNCTION: what the conditions of the rules call."""
    unseen = "".join(f"\\u{point:04x}" for point in UNSEEN)
    return {
        "hamyar_actor()": (
            f"CREATE FUNCTION hamyar_actor() RETURNS integer LANGUAGE sql STABLE {PINNED} AS"
            " $$ SELECT COALESCE((SELECT id FROM person WHERE name = session_user::text), 0) $$"
        ),
        "hamyar_now()": (
            "CREATE FUNCTION hamyar_now() RETURNS text LANGUAGE sql VOLATILE AS $$ SELECT"
            " to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US') || '+00:00' $$"
        ),
        "hamyar_no_moment(text)": (
            "CREATE FUNCTION hamyar_no_moment(t text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS $$ SELECT CASE"
            f" WHEN t !~ '{_FORM}' THEN true"
            " WHEN substr(t, 6, 2)::int NOT BETWEEN 1 AND 12 OR substr(t, 12, 2)::int > 23 THEN true"
            " WHEN substr(t, 1, 4) = '0000' THEN true"
            " ELSE substr(t, 9, 2)::int NOT BETWEEN 1 AND date_part('day', make_date(substr(t, 1, 4)::int,"
            " substr(t, 6, 2)::int, 1) + interval '1 month' - interval '1 day') END $$"
        ),
        "hamyar_blank(text)": (
            "CREATE FUNCTION hamyar_blank(t text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS"
            f" $$ SELECT btrim(t, E'{unseen}') = '' $$"
        ),
        "hamyar_control(text)": (
            "CREATE FUNCTION hamyar_control(t text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS"
            f" $$ SELECT t ~ E'{_CONTROL}' $$"
        ),
        "hamyar_by_hand()": (
            "CREATE FUNCTION hamyar_by_hand() RETURNS boolean LANGUAGE sql STABLE AS"
            " $$ SELECT pg_trigger_depth() = 1 $$"
        ),
        "hamyar_refuse(text)": (
            "CREATE FUNCTION hamyar_refuse(code text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION USING"
            f" ERRCODE = '{REFUSED}', MESSAGE = 'hamyar:' || code; END $$"
        ),
    }


def rule_function(rule: Trigger) -> tuple[str, str]:
    """Name with arguments, and the CREATE FUNCTION of a rule."""
    body = "\n".join(_statement(each) for each in rule.statements)
    if rule.condition:
        body = f"IF {rule.condition} THEN\n{body}\nEND IF;"
    back = "NULL" if rule.when.startswith("AFTER") else "OLD" if " DELETE " in rule.when else "NEW"
    name = f"hamyar_rule_{rule.name}()"
    return name, (
        f"CREATE FUNCTION {name} RETURNS trigger LANGUAGE plpgsql {PINNED} AS $$ BEGIN\n{body}\nRETURN {back};\nEND $$"
    )


def rule_trigger(rule: Trigger) -> str:
    """The CREATE TRIGGER statement that calls the function."""
    return f"CREATE TRIGGER {rule.name} {rule.when} FOR EACH ROW EXECUTE FUNCTION hamyar_rule_{rule.name}()"


def _statement(each: Refusal | Write | Entry) -> str:
    if isinstance(each, Refusal):
        return f"IF {each.condition} THEN PERFORM hamyar_refuse('{each.code.value}'); END IF;"
    return f"{each.sql};" if isinstance(each, Write) else _entry(each)


def _entry(entry: Entry) -> str:
    rows = ", ".join(
        f"({place}, {name}, {_json(old)}, {_json(new)})" for place, (name, old, new) in enumerate(entry.fields)
    )
    gathered = "COALESCE(json_agg(json_build_object('field', f, 'before', b, 'after', a) ORDER BY n)::text, '[]')"
    return (
        "INSERT INTO audit (at, person_id, person_name, entity, entity_id, action, changes) VALUES"
        f" (hamyar_now(), hamyar_actor(), {ACTOR_NAME}, '{entry.entity}', {entry.entity_id}, {entry.action},"
        f" (SELECT {gathered} FROM (VALUES {rows}) AS each(n, f, b, a) WHERE b IS DISTINCT FROM a));"
    )


def _json(value: str) -> str:
    return "NULL::jsonb" if value == "NULL" else f"to_jsonb({value})"
