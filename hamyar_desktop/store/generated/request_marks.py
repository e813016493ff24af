"""Who did which step of a request: the columns that four-eyes relies on must tell the truth."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.work_request import TRANSITIONS, State, Verb
from hamyar_desktop.store.generated.sql_parts import Refusal, differs, no_moment, refuse, words


@dataclass(frozen=True)
class Mark:
    """A pair of columns ``…_by``/``…_at``: set by the steps sources → targets, cleared on the way to ``cleared``.

    With ``column`` a step that stays in its state and leaves that column as it is leaves the doer too.
    """

    name: str
    sources: frozenset[State]
    targets: frozenset[State]
    cleared: frozenset[State]
    column: str = ""

    @property
    def step(self) -> str:
        """Whether an UPDATE is the step, as SQL."""
        moved = f"OLD.state IN ({words(self.sources)}) AND NEW.state IN ({words(self.targets)})"
        anew = f" AND (NEW.state <> OLD.state OR {differs(self.column)})" if self.column else ""
        return f"({moved}{anew})"


MARKS = (
    Mark(
        "decided", frozenset({State.PENDING}), frozenset({State.APPROVED, State.REJECTED}), frozenset({State.PENDING})
    ),
    Mark(
        "hours",
        frozenset({State.APPROVED, State.HOURS}),
        frozenset({State.HOURS}),
        frozenset({State.PENDING, State.APPROVED}),
        "actual_half_hours",
    ),
    Mark("finalized", frozenset({State.HOURS}), frozenset({State.FINAL}), frozenset(State) - {State.FINAL}),
)


def mark_statements() -> list[Refusal]:
    """Each step names its doer, and no later write may rename or forget him."""
    statements = [
        *_registrar(),
        _editor(),
        refuse(Code.DATE_INVALID, f"{no_moment('NEW.registered_at')} OR {no_moment('NEW.changed_at')}"),
    ]
    for mark in MARKS:
        by, at = f"{mark.name}_by", f"{mark.name}_at"
        step = mark.step
        forgotten = f"(NEW.{by} IS NULL AND NEW.state IN ({words(mark.cleared)}))"
        statements += [
            refuse(Code.NOT_ALLOWED, f"{step} AND NEW.{by} IS DISTINCT FROM hamyar_actor()"),
            refuse(Code.NOT_ALLOWED, f"NOT {step} AND NEW.{by} IS DISTINCT FROM OLD.{by} AND NOT {forgotten}"),
            refuse(Code.DATE_INVALID, f"NEW.{at} IS DISTINCT FROM OLD.{at} AND {no_moment(f'NEW.{at}')}"),
        ]
    return statements


_SOURCES = words(move.source for move in TRANSITIONS if move.verb is Verb.RESUBMIT and move.source)
_AGAIN = f"(OLD.state IN ({_SOURCES}) AND NEW.state = '{State.PENDING}')"


def _registrar() -> list[Refusal]:
    """Only registering again makes another the registrar: an edit or a step back must not blur it for four-eyes."""
    # A rejected request may be sent back and a cancelled one restored as it was.
    anew = differs("half_hours", "work_type_id", "note")
    return [
        refuse(Code.NOT_ALLOWED, f"NOT {_AGAIN} AND {differs('registered_by', 'registered_at')}"),
        refuse(Code.NOT_ALLOWED, f"{differs('registered_by')} AND NEW.registered_by <> hamyar_actor()"),
        refuse(Code.NOT_ALLOWED, f"{_AGAIN} AND {anew} AND NEW.registered_by <> hamyar_actor()"),
    ]


def _editor() -> Refusal:
    """Whoever changes what is asked for is named, on every way to «بررسی نشده»; registering again begins anew."""
    changed = differs("half_hours", "work_type_id")
    edited = f"({changed} AND NEW.edited_by IS NOT DISTINCT FROM hamyar_actor())"
    kept = f"(NOT {changed} AND NEW.edited_by IS NOT DISTINCT FROM OLD.edited_by)"
    renewed = f"({_AGAIN} AND NEW.edited_by IS NULL AND NEW.registered_by = hamyar_actor())"
    return refuse(Code.NOT_ALLOWED, f"NOT ({edited} OR {kept} OR {renewed})")
