"""Who did which step of a request: the columns that four-eyes relies on must tell the truth."""

from __future__ import annotations

from dataclasses import dataclass

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.work_request import State
from hamyar_desktop.store.generated.sql_parts import no_moment, refuse, words


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


def mark_statements() -> list[str]:
    """Each step names its doer, and no later write may rename or forget him."""
    registered = "NEW.registered_by <> OLD.registered_by AND"
    statements = [
        refuse(Code.NOT_ALLOWED, f"{registered} (NEW.registered_by <> hamyar_actor() OR NEW.state <> 'pending')"),
        refuse(Code.DATE_INVALID, f"{no_moment('NEW.registered_at')} OR {no_moment('NEW.changed_at')}"),
    ]
    for mark in MARKS:
        by, at = f"{mark.name}_by", f"{mark.name}_at"
        step = f"(OLD.state IN ({words(mark.sources)}) AND NEW.state IN ({words(mark.targets)}))"
        forgotten = f"(NEW.{by} IS NULL AND NEW.state IN ({words(mark.cleared)}))"
        statements += [
            refuse(Code.NOT_ALLOWED, f"{step} AND NEW.{by} IS NOT hamyar_actor()"),
            refuse(Code.NOT_ALLOWED, f"NOT {step} AND NEW.{by} IS NOT OLD.{by} AND NOT {forgotten}"),
            refuse(Code.DATE_INVALID, f"NEW.{at} IS NOT OLD.{at} AND {no_moment(f'NEW.{at}')}"),
        ]
    return statements
