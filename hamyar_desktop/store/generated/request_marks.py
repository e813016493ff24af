"""Who did which step of a request: the columns that four-eyes relies on must tell the truth."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.work_request import TRANSITIONS, State, Verb
from hamyar_desktop.store.generated.sql_parts import Refusal, differs, no_moment, refuse, words


@dataclass(frozen=True)
class Mark:
    """A pair of columns ``…_by``/``…_at``: set by the steps sources → targets, cleared on the way to ``cleared``."""

    name: str
    sources: frozenset[State]
    targets: frozenset[State]
    cleared: frozenset[State]


MARKS = (
    Mark(
        "decided", frozenset({State.PENDING}), frozenset({State.APPROVED, State.REJECTED}), frozenset({State.PENDING})
    ),
    Mark(
        "hours",
        frozenset({State.APPROVED, State.HOURS}),
        frozenset({State.HOURS}),
        frozenset({State.PENDING, State.APPROVED}),
    ),
    Mark("finalized", frozenset({State.HOURS}), frozenset({State.FINAL}), frozenset(State) - {State.FINAL}),
)


def mark_statements() -> list[Refusal]:
    """Each step names its doer, and no later write may rename or forget him."""
    statements = [
        *_registrar(),
        refuse(Code.DATE_INVALID, f"{no_moment('NEW.registered_at')} OR {no_moment('NEW.changed_at')}"),
    ]
    for mark in MARKS:
        by, at = f"{mark.name}_by", f"{mark.name}_at"
        step = f"(OLD.state IN ({words(mark.sources)}) AND NEW.state IN ({words(mark.targets)}))"
        forgotten = f"(NEW.{by} IS NULL AND NEW.state IN ({words(mark.cleared)}))"
        statements += [
            refuse(Code.NOT_ALLOWED, f"{step} AND NEW.{by} IS DISTINCT FROM hamyar_actor()"),
            refuse(Code.NOT_ALLOWED, f"NOT {step} AND NEW.{by} IS DISTINCT FROM OLD.{by} AND NOT {forgotten}"),
            refuse(Code.DATE_INVALID, f"NEW.{at} IS DISTINCT FROM OLD.{at} AND {no_moment(f'NEW.{at}')}"),
        ]
    return statements


def _registrar() -> list[Refusal]:
    """Only registering again makes another the registrar: an edit or a step back must not blur it for four-eyes."""
    sources = words(move.source for move in TRANSITIONS if move.verb is Verb.RESUBMIT and move.source)
    again = f"(OLD.state IN ({sources}) AND NEW.state = '{State.PENDING}')"
    # A cancelled request has no other way back; a rejected one may be sent back as it was.
    anew = f"(OLD.state = '{State.CANCELLED}' OR {differs('half_hours', 'work_type_id', 'note')})"
    return [
        refuse(Code.NOT_ALLOWED, f"NOT {again} AND {differs('registered_by', 'registered_at')}"),
        refuse(Code.NOT_ALLOWED, f"{differs('registered_by')} AND NEW.registered_by <> hamyar_actor()"),
        refuse(Code.NOT_ALLOWED, f"{again} AND {anew} AND NEW.registered_by <> hamyar_actor()"),
    ]
