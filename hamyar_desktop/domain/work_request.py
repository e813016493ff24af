"""The state machine of a request through the four stages, as one list of transitions.

Services, database triggers and screens all read ``TRANSITIONS``; none has a rule of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.roles import PERMISSIONS, Permission, Person, Role
from hamyar_desktop.domain.text import fold


class State(StrEnum):
    """What Behestan shows for a request (seed stages 1–3), and «cancelled» for what a unit took back."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    HOURS = "hours"
    FINAL = "final"
    CANCELLED = "cancelled"


SEAT_STATES = frozenset({State.PENDING, State.APPROVED, State.HOURS, State.FINAL})
"""States that take one seat of the unit's quota; a rejected or cancelled request frees its seat."""

AWAITING_WORD = frozenset({State.PENDING, State.HOURS})
"""States in which the next word is the supervisor's: approve or reject, finalise or send back."""


class Verb(StrEnum):
    """What a person does to a request."""

    REGISTER = "register"
    EDIT = "edit"
    RESUBMIT = "resubmit"
    APPROVE = "approve"
    REJECT = "reject"
    REOPEN = "reopen"
    CANCEL = "cancel"
    RESTORE = "restore"
    RECORD_HOURS = "record_hours"
    FINALIZE = "finalize"
    UNFINALIZE = "unfinalize"


class Doer(StrEnum):
    """Who put in what is decided; each is the column that remembers him, for separation of duties.

    ``edited_by`` changed the requested hours or the work type since the request was registered, ``hours_by`` the
    actual hours. A description or a word of explanation alone makes nobody the author of another's numbers.
    """

    REGISTERED_BY = "registered_by"
    EDITED_BY = "edited_by"
    HOURS_BY = "hours_by"


@dataclass(frozen=True)
class Transition:
    """One permitted move. ``source`` None is «does not exist yet»; ``not_by`` counts only under four-eyes."""

    verb: Verb
    source: State | None
    target: State
    permission: Permission
    needs_reason: bool = False
    not_by: tuple[Doer, ...] = ()
    needs_open_term: bool = True

    @property
    def roles(self) -> frozenset[Role]:
        """Roles that hold the permission."""
        return frozenset(role for role, held in PERMISSIONS.items() if self.permission in held)

    @property
    def takes_seat(self) -> bool:
        """Whether the move takes a seat of the quota."""
        return self.target in SEAT_STATES and self.source not in SEAT_STATES

    @property
    def frees_seat(self) -> bool:
        """Whether the move gives a seat back."""
        return self.source in SEAT_STATES and self.target not in SEAT_STATES


TRANSITIONS: tuple[Transition, ...] = (
    Transition(Verb.REGISTER, None, State.PENDING, Permission.REGISTER),
    Transition(Verb.EDIT, State.PENDING, State.PENDING, Permission.REGISTER),
    Transition(Verb.RESUBMIT, State.REJECTED, State.PENDING, Permission.REGISTER),
    Transition(Verb.RESUBMIT, State.CANCELLED, State.PENDING, Permission.REGISTER),
    Transition(Verb.RESTORE, State.CANCELLED, State.PENDING, Permission.REGISTER),
    Transition(Verb.CANCEL, State.PENDING, State.CANCELLED, Permission.REGISTER),
    Transition(Verb.CANCEL, State.APPROVED, State.CANCELLED, Permission.DECIDE, needs_reason=True),
    Transition(
        Verb.APPROVE, State.PENDING, State.APPROVED, Permission.DECIDE, not_by=(Doer.EDITED_BY, Doer.REGISTERED_BY)
    ),
    Transition(Verb.REJECT, State.PENDING, State.REJECTED, Permission.DECIDE, needs_reason=True),
    Transition(Verb.REOPEN, State.APPROVED, State.PENDING, Permission.DECIDE),
    Transition(Verb.REOPEN, State.REJECTED, State.PENDING, Permission.DECIDE),
    Transition(Verb.REOPEN, State.HOURS, State.APPROVED, Permission.DECIDE),
    Transition(Verb.RECORD_HOURS, State.APPROVED, State.HOURS, Permission.RECORD_HOURS),
    Transition(Verb.RECORD_HOURS, State.HOURS, State.HOURS, Permission.RECORD_HOURS),
    Transition(Verb.FINALIZE, State.HOURS, State.FINAL, Permission.FINALIZE, not_by=(Doer.HOURS_BY,)),
    Transition(Verb.UNFINALIZE, State.FINAL, State.HOURS, Permission.FINALIZE),
)

_TAKES_BACK: dict[tuple[Verb, State | None], Verb] = {
    (Verb.APPROVE, State.PENDING): Verb.REOPEN,
    (Verb.REJECT, State.PENDING): Verb.REOPEN,
    (Verb.REOPEN, State.APPROVED): Verb.APPROVE,
    (Verb.REOPEN, State.REJECTED): Verb.REJECT,
    (Verb.CANCEL, State.PENDING): Verb.RESTORE,
    (Verb.CANCEL, State.APPROVED): Verb.RESTORE,
    (Verb.RESTORE, State.CANCELLED): Verb.CANCEL,
    (Verb.FINALIZE, State.HOURS): Verb.UNFINALIZE,
    (Verb.UNFINALIZE, State.FINAL): Verb.FINALIZE,
}

MOST_AT_ONCE = 10_000
"""Requests that one command decides at most."""

ASKS_REASON = frozenset(move.verb for move in TRANSITIONS if move.needs_reason)
"""Verbs that need a reason from some state; a screen asks for it before anything is decided."""

_BY_MOVE = {(t.verb, t.source): t for t in TRANSITIONS}


def transition(verb: Verb, source: State | None) -> Transition:
    """The transition of a verb from a state. Raises ``wrong_stage`` when there is none."""
    found = _BY_MOVE.get((verb, source))
    if found is None:
        raise RuleBroken(Code.WRONG_STAGE, verb=verb, state=source)
    return found


def taking_back(move: Transition) -> Transition | None:
    """The move that undoes a decision, for Ctrl+Z; it is a move like any other and stays in the history.

    None where nothing leads back: hours that were sent back are gone. A cancelled request comes back as pending,
    also if it had been approved.
    """
    verb = _TAKES_BACK.get((move.verb, move.source))
    return None if verb is None else transition(verb, move.target)


def possible_verbs(person: Person, state: State, unit_id: int) -> tuple[Verb, ...]:
    """What this person may do to a request of that unit in that state; screens offer just these."""
    if not person.sees_unit(unit_id):
        return ()
    return tuple(t.verb for t in TRANSITIONS if t.source is state and person.may(t.permission))


def check_move(
    move: Transition,
    person: Person,
    *,
    unit_id: int,
    doers: Mapping[Doer, int | None],
    four_eyes: bool,
    reason: str,
) -> None:
    """Raises ``not_allowed``, ``same_person`` (four-eyes) or ``reason_required``; else the move may be made.

    ``doers``: ids of those who put in what stands there. ``same_person`` tells as ``reason`` what the person put in.
    """
    if not person.may(move.permission) or not person.sees_unit(unit_id):
        raise RuleBroken(Code.NOT_ALLOWED, permission=move.permission.value, role=person.role.value)
    own = [doer for doer in move.not_by if doers.get(doer) == person.id]
    if four_eyes and own:
        raise RuleBroken(Code.SAME_PERSON, reason=own[0].value, verb=move.verb, person=person.display_name)
    if move.needs_reason and not fold(reason):
        raise RuleBroken(Code.REASON_REQUIRED, verb=move.verb)


def check_actual_hours(requested: Hours, actual: Hours, note: str) -> None:
    """Actual above requested hours needs a word of explanation: raises ``reason_required``."""
    if actual > requested and not fold(note):
        raise RuleBroken(Code.REASON_REQUIRED, verb=Verb.RECORD_HOURS, requested=requested, actual=actual)
