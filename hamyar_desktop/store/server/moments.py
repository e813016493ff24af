"""What a client says of time is not believed: the server stamps each step, and looks at rows as they are now.

Triggers here come first in alphabetical order, which is PostgreSQL's, so that the rules see what will be stored.
"""

from __future__ import annotations

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import SEAT_STATES, TRANSITIONS, State, Verb
from hamyar_desktop.store.generated.request_marks import MARKS
from hamyar_desktop.store.generated.sql_parts import differs, in_own_unit, setting, words
from hamyar_desktop.store.server.rule_text import PINNED

DATED = ("work_request", "bank_account")
"""Tables with moments, whose rows change only while a term is open."""
WRITTEN = (*DATED, "person", "person_unit", "term", "unit", "unit_quota", "setting", "student")


def moment_functions() -> dict[str, str]:
    """Name with arguments → CREATE FUNCTION."""
    return {
        "hamyar_as_it_is()": _function("hamyar_as_it_is()", _AS_IT_IS, "NULL"),
        "hamyar_times_of_request()": _function("hamyar_times_of_request()", _of_request(), "NEW"),
        "hamyar_times_of_account()": _function(
            "hamyar_times_of_account()", "NEW.own_name_at := hamyar_now();", "NEW"
        ),
    }  # fmt: skip


def moment_triggers() -> list[str]:
    """Every CREATE TRIGGER."""
    made = [
        f"CREATE TRIGGER aa_{table}_as_it_is BEFORE INSERT OR UPDATE OR DELETE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION hamyar_as_it_is()"
        for table in WRITTEN
    ]
    made += [
        f"CREATE TRIGGER aa_{table}_times BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}"
        for table, function in zip(DATED, ("hamyar_times_of_request()", "hamyar_times_of_account()"), strict=True)
    ]
    return made


def _function(name: str, body: str, back: str) -> str:
    return (
        f"CREATE FUNCTION {name} RETURNS trigger LANGUAGE plpgsql {PINNED} AS $$ BEGIN\n{body}\nRETURN {back};\nEND $$"
    )


_AS_IT_IS = (
    # In the other levels a rule would see terms, units and hours as they were when the transaction began.
    "IF current_setting('transaction_isolation') <> 'read committed' THEN"
    f" PERFORM hamyar_refuse('{Code.NOT_ALLOWED}'); END IF;\n"
    # Whoever closes the term waits for writes under way, and later ones find it closed.
    f"IF TG_TABLE_NAME IN ({words(DATED)}) THEN"
    f" PERFORM 1 FROM term WHERE state = '{TermState.OPEN}' FOR SHARE; END IF;"
)


def _of_request() -> str:
    again = words(move.source for move in TRANSITIONS if move.verb is Verb.RESUBMIT and move.source)
    news = differs("registered_by", "registered_at", "half_hours", "work_type_id", "note")
    steps = "\n".join(
        f"IF {mark.step} THEN"
        f" NEW.{mark.name}_at := hamyar_now();"
        f" ELSIF NEW.{mark.name}_by IS NULL THEN NEW.{mark.name}_at := NULL;"
        f" ELSE NEW.{mark.name}_at := OLD.{mark.name}_at; END IF;"
        for mark in MARKS
    )
    return (
        "IF TG_OP = 'INSERT' THEN\n"
        # Otherwise «already registered» would tell what other units do.
        f"IF NOT {in_own_unit('NEW.unit_id')} THEN PERFORM hamyar_refuse('{Code.NOT_ALLOWED}'); END IF;\n"
        f"{_one_at_a_time('true')}\n"
        "NEW.registered_at := hamyar_now();\nELSE\n"
        f"IF OLD.state IN ({again}) AND NEW.state = '{State.PENDING}' AND {news}"
        " THEN NEW.registered_at := hamyar_now(); END IF;\n"
        f"{_one_at_a_time(_MORE)}\n"
        f"{steps}\nEND IF;\n"
        "NEW.changed_at := hamyar_now();"
    )


_SEATS = words(state.value for state in SEAT_STATES)
_MORE = f"({differs('half_hours', 'actual_half_hours')} OR OLD.state NOT IN ({_SEATS}))"


def _one_at_a_time(concerned: str) -> str:
    """Two units that give hours to one student at once would both see a total without the other's."""
    ceiling = setting("max_total_half_hours", "")
    return (
        f"IF NEW.state IN ({_SEATS}) AND {concerned} AND {ceiling} <> '' THEN"
        " PERFORM 1 FROM student WHERE id = NEW.student_id FOR NO KEY UPDATE; END IF;"
    )
