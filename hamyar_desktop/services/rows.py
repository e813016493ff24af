"""Frozen rows: the only shape in which stored things cross from the store to services, models and screens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.national_code import IdentityKind
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import Doer, State, Verb
from hamyar_desktop.services.request_filter import RequestFilter as RequestFilter


@dataclass(frozen=True, slots=True)
class WorkTypeRow:
    """A work type (نوع کار) of the seed's table."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class UnitRow:
    """An administrative unit (واحد اداری) with the one work type that its requests must have."""

    id: int
    name: str
    work_type_id: int
    work_type: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term; ``deadline`` in UTC is the one deadline of all stages."""

    id: int
    code: str
    starts_on: date
    ends_on: date
    deadline: datetime
    state: TermState
    version: int


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """A unit's line in «جدول تصویب‌شده همیار دانشجویی» of a term."""

    unit_id: int
    unit: str
    term_code: str
    seats: int
    used: int
    letter: str

    @property
    def left(self) -> int:
        """Seats still free."""
        return self.seats - self.used


@dataclass(frozen=True, slots=True)
class StudentRow:
    """A student. ``number`` is text; ``national_code`` is the identity number of ``identity_kind``."""

    id: int
    number: str
    first_name: str
    last_name: str
    identity_kind: IdentityKind
    national_code: str
    mobile: str
    degree: str
    field_of_study: str
    faculty: str
    version: int

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request for an assistant, with what a table shows beside it.

    ``hours`` as requested, ``actual_hours`` as confirmed (None before stage 3); moments in UTC;
    ``registered_by`` etc. are ids of people, ``…_name`` what a reader sees; ``edited_by`` is None while the hours are
    those that were registered. ``has_account``: the student has a
    bank account in his own name, so a final request is ready to pay.
    """

    id: int
    version: int
    term_code: str
    student_id: int
    student_number: str
    student_name: str
    unit_id: int
    unit: str
    work_type_id: int
    work_type: str
    hours: Hours
    actual_hours: Hours | None
    note: str
    reason: str
    hours_note: str
    state: State
    registered_by: int
    registered_by_name: str
    registered_at: datetime
    edited_by: int | None
    hours_by: int | None
    changed_at: datetime
    has_account: bool

    @property
    def doers(self) -> dict[Doer, int | None]:
        """Ids of those who put in what stands here, for four-eyes."""
        return {
            Doer.REGISTERED_BY: self.registered_by, Doer.EDITED_BY: self.edited_by, Doer.HOURS_BY: self.hours_by,
        }  # fmt: skip

    @property
    def stage(self) -> str:
        """The state's name, or «ready» when nothing is missing for payment (interface.md ``--stage``)."""
        return "ready" if self.state is State.FINAL and self.has_account else self.state.value


class Standing(NamedTuple):
    """What the rules must know of a request that is to be moved, and no more: thousands are read at once."""

    id: int
    version: int
    state: str
    unit_id: int
    term_id: int
    registered_by: int
    edited_by: int | None
    hours_by: int | None


class Former(NamedTuple):
    """What a request that lay rejected or cancelled brings back with it."""

    student_id: int
    work_type_id: int
    hours: Hours
    reason: str


@dataclass(frozen=True, slots=True)
class BankAccountRow:
    """The account into which a student is paid; ``own_name_by``/``own_name_at``: who confirmed and when (UTC)."""

    student_id: int
    bank_code: str
    account_number: str
    sheba: str
    own_name_by: str
    own_name_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one entry of the history, as stored: from what to what (None: was not there)."""

    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry of the audit: who did what to which record, when (UTC)."""

    id: int
    at: datetime
    person: str
    entity: str
    entity_id: int
    action: str
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry of the history is about, by name; ``detail`` tells namesakes apart, '' if nothing does."""

    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """An account of a person, without the password."""

    id: int
    name: str
    display_name: str
    role: Role
    active: bool
    unit_ids: tuple[int, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewStudent:
    """A student as read and checked from a form or a list, not yet stored."""

    number: str
    first_name: str
    last_name: str
    identity_kind: IdentityKind = IdentityKind.NATIONAL
    national_code: str = ""
    mobile: str = ""
    degree: str = ""
    field_of_study: str = ""
    faculty: str = ""


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What the audit page shows."""

    person: str = ""
    entity: str = ""
    entity_id: int | None = None


@dataclass(frozen=True)
class Changes:
    """What a command changed, so that only the pages concerned refresh."""

    requests: bool = False
    students: bool = False
    accounts: bool = False
    terms: bool = False
    quotas: bool = False
    people: bool = False
    request_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Refusal:
    """One row of a bulk command that could not be done, and why."""

    request_id: int
    error: RuleBroken


class Item(NamedTuple):
    """A request to decide; ``version`` is that of the row that was shown, None takes the row as it is."""

    request_id: int
    version: int | None = None


@dataclass(frozen=True)
class Decision:
    """One verb with one reason over some requests."""

    verb: Verb
    items: Sequence[Item]
    reason: str = ""


@dataclass(frozen=True)
class Decided:
    """The outcome of a bulk command: what was done, and what was refused row by row.

    ``back`` takes back what was done, unless somebody changes a row meanwhile; ``lasting`` are the requests for which
    nothing leads back.
    """

    changes: Changes
    done: tuple[int, ...]
    refused: tuple[Refusal, ...] = ()
    back: tuple[Decision, ...] = ()
    lasting: tuple[int, ...] = ()


@dataclass(frozen=True)
class HourSheet:
    """The final hours of one unit in one term, ready for paper and Excel. ``made_at`` in UTC."""

    unit: str
    term_code: str
    made_at: datetime
    made_by: str
    rows: tuple[HourSheetRow, ...]

    @property
    def total(self) -> Hours:
        """Sum of the actual hours."""
        return sum((row.actual_hours for row in self.rows), Hours(0))


@dataclass(frozen=True, slots=True)
class HourSheetRow:
    """One line of an hour sheet. ``sheba`` is '' while stage 4 is missing; ``finalized_at`` in UTC."""

    student_number: str
    student_name: str
    national_code: str
    work_type: str
    requested_hours: Hours
    actual_hours: Hours
    finalized_at: datetime
    sheba: str


@dataclass(frozen=True)
class NewRequest:
    """Stage 1 as typed: ``hours`` in any digits; no work type means the unit's; no term means the open one."""

    student_number: str
    unit_id: int
    hours: str
    work_type_id: int | None = None
    note: str = ""


@dataclass(frozen=True)
class NewAccount:
    """Stage 4 as typed; ``version`` is that of the account that was shown, 0 if there was none, None not to ask."""

    student_number: str
    sheba: str
    account_number: str = ""
    bank_code: str = ""
    own_name: bool = False
    version: int | None = None


@dataclass(frozen=True)
class StudentCard:
    """All that a person may see of one student; ``requests`` only of the person's units, newest first."""

    student: StudentRow
    requests: tuple[RequestRow, ...]
    account: BankAccountRow | None


@dataclass(frozen=True)
class Reference:
    """What every page needs to know: terms, units that the person works in, quotas of the term, and the rules."""

    term: TermRow | None
    terms: tuple[TermRow, ...]
    units: tuple[UnitRow, ...]
    work_types: tuple[WorkTypeRow, ...]
    quotas: Mapping[int, QuotaRow]
    policy: Policy
    now: datetime


@dataclass(frozen=True, slots=True)
class NextStep:
    """What waits longest for this person: ``kind`` is ``decide``, ``hours``, ``finalize``, ``account`` or ``register``.

    ``request`` is the one to begin with; None for ``register``, which begins with a student.
    """

    kind: str
    request: RequestRow | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in the term: requests by stage, and how many have no bank account yet."""

    counts: Mapping[str, int]
    without_account: int


@dataclass(frozen=True)
class Home:
    """The home page: counts of the term by stage, the quota of the person's units, and recent history.

    ``about`` has the requests of ``recent`` by id; ``next_step`` is None when nothing waits or nothing may be saved.
    """

    term: TermRow | None
    now: datetime
    counts: Mapping[str, int]
    without_account: int
    quotas: tuple[QuotaRow, ...]
    recent: tuple[HistoryRow, ...]
    about: Mapping[int, RequestRow] = field(default_factory=dict)
    next_step: NextStep | None = None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a list from outside: its number in the file and the cells by field name, as text."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Verdict:
    """What an import would do with a row: ``new``, ``changed``, ``unchanged`` or ``refused`` (then ``error``)."""

    line: int
    kind: str
    cells: Mapping[str, str]
    student: NewStudent | None = None
    error: RuleBroken | None = None


@dataclass(frozen=True)
class ImportPlan:
    """The outcome of a dry run; nothing was stored."""

    verdicts: tuple[Verdict, ...]

    def count(self, kind: str) -> int:
        """How many rows have that verdict."""
        return sum(verdict.kind == kind for verdict in self.verdicts)

    @property
    def refused(self) -> tuple[Verdict, ...]:
        """The rows that cannot be imported."""
        return tuple(verdict for verdict in self.verdicts if verdict.kind == "refused")
