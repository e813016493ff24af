"""What the services need of the outside, as Protocols: the store implements them, tests fake time and failure."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Person, Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import State, Transition
from hamyar_desktop.services.rows import (
    AuditFilter,
    BankAccountRow,
    Former,
    HistoryRow,
    HourSheet,
    HourSheetRow,
    ImportPlan,
    NewStudent,
    PersonRow,
    QuotaRow,
    RequestFilter,
    RequestRow,
    SheetRow,
    Standing,
    StudentRow,
    TermRow,
    UnitRow,
    WorkTypeRow,
)

Clock = Callable[[], datetime]
"""The present moment in UTC."""

Progress = Callable[[int, int], None]
"""Told (done, total) from time to time; raises ``Cancelled`` if the person cancelled."""


class Unread(Enum):
    """Stands for the row that was seen where nobody looked, as on the command line: nothing is compared."""

    UNREAD = "unread"


class Cancelled(Exception):
    """The person cancelled a long job; everything is as before."""


class Units(Protocol):
    """Units and work types."""

    def all(self) -> list[UnitRow]: ...
    def by_name(self, name: str) -> UnitRow | None:
        """By folded name."""

    def by_id(self, unit_id: int) -> UnitRow | None: ...
    def work_types(self) -> list[WorkTypeRow]: ...
    def add(self, name: str, work_type_id: int) -> int: ...


class Terms(Protocol):
    """Terms; at most one is open."""

    def all(self) -> list[TermRow]:
        """Newest code first."""

    def by_code(self, code: str) -> TermRow | None: ...
    def open_term(self) -> TermRow | None: ...
    def add(self, code: str, starts_on: date, ends_on: date, deadline: datetime) -> int: ...
    def change(
        self, term_id: int, version: int, *, state: TermState | None = None, deadline: datetime | None = None
    ) -> None:
        """Raises ``changed_by_other`` when the version is not the stored one."""


class Quotas(Protocol):
    """Seats by unit and term; ``used`` is kept by the database itself."""

    def of(self, unit_id: int, term_id: int) -> QuotaRow | None: ...
    def of_term(self, term_id: int) -> list[QuotaRow]:
        """In Persian order of the units."""

    def by_ids(self, ids: Sequence[int]) -> dict[int, QuotaRow]:
        """Rows by their own ids, as the audit names them."""

    def id_of(self, unit_id: int, term_id: int) -> int | None:
        """The row's own id, as the audit names it."""

    def set(
        self, unit_id: int, term_id: int, seats: int, letter: str, seen: QuotaRow | Unread | None = Unread.UNREAD
    ) -> None:
        """Insert or update. Raises ``changed_by_other`` when seats and letter are not those that were ``seen``."""


class Students(Protocol):
    """Students, found by number or folded name."""

    def by_id(self, student_id: int) -> StudentRow | None: ...
    def by_number(self, number: str) -> StudentRow | None: ...
    def by_numbers(self, numbers: Sequence[str]) -> dict[str, StudentRow]: ...
    def owners_of_national_codes(self, codes: Sequence[str]) -> dict[str, str]:
        """National code → student number of whoever has it."""

    def find(self, text: str, limit: int) -> list[StudentRow]:
        """Number prefix or parts of the folded name; best first."""

    def ids(self, text: str, sort: str = "name", *, descending: bool = False) -> array[int]:
        """All matches by ``name`` (the last one first), ``number`` or ``faculty``, words in Persian order."""

    def page(self, ids: Sequence[int]) -> list[StudentRow]:
        """Rows in the order of ids; ids that are gone are left out."""

    def save_many(self, students: Sequence[NewStudent]) -> None:
        """Insert or update by number, a batch at once."""

    def change(self, student: NewStudent, version: int) -> None:
        """Update by number. Raises ``changed_by_other`` when the version is not the stored one."""


class Requests(Protocol):
    """Requests of assistants."""

    def by_id(self, request_id: int) -> RequestRow | None: ...
    def by_ids(self, ids: Sequence[int]) -> list[RequestRow]: ...
    def by_natural_key(self, term_id: int, student_id: int, unit_id: int) -> RequestRow | None: ...
    def hours_of_student(self, student_id: int, term_id: int, *, but_not: int | None = None) -> Hours:
        """Actual hours where known, else requested, of requests that take a seat."""

    def standings(self, ids: Sequence[int]) -> list[Standing]:
        """What the rules must know of them, in no order; ids that do not exist are left out."""

    def former(self, ids: Sequence[int]) -> dict[int, Former]:
        """What these bring back with them when they take a seat again."""

    def hours_of_students(self, ids: Sequence[int]) -> dict[tuple[int, int], Hours]:
        """(student, term) → ``hours_of_student``, for every student that one of these requests is about."""

    def add(
        self, *, term_id: int, student_id: int, unit_id: int, work_type_id: int, hours: Hours, note: str,
        person: Person, now: datetime,
    ) -> int: ...  # fmt: skip
    def rewrite(
        self,
        request_id: int,
        version: int,
        *,
        hours: Hours,
        work_type_id: int,
        note: str,
        target: State,
        person: Person,
        now: datetime,
    ) -> None:
        """Edit or resubmit: new hours, work type and note, state ``target``, no reason.

        Raises ``changed_by_other``.
        """

    def move(
        self,
        items: Sequence[tuple[int, int]],
        move: Transition,
        *,
        person: Person,
        reason: str,
        now: datetime,
    ) -> list[int]:
        """One UPDATE over (id, version) pairs that are still in the move's source state; the ids that moved."""

    def record_hours(
        self, request_id: int, version: int, *, actual: Hours, note: str, person: Person, now: datetime
    ) -> None:
        """Sets actual hours and state «hours». Raises ``changed_by_other``."""

    def first(self, person: Person, wanted: RequestFilter, limit: int) -> list[RequestRow]:
        """The first rows at once, by deferred join (performance.md)."""

    def ids(self, person: Person, wanted: RequestFilter) -> array[int]:
        """Every match in order: count, jumps and «select all» come from it."""

    def page(self, person: Person, ids: Sequence[int]) -> list[RequestRow]: ...
    def counts(self, person: Person, term_id: int) -> dict[str, int]:
        """Requests of the term by stage (``ready`` beside the states; ``final`` are those not ready)."""

    def hour_sheet(self, unit_id: int, term_id: int) -> list[HourSheetRow]:
        """Final requests in Persian order of the names."""


class Accounts(Protocol):
    """Bank accounts, one per student."""

    def of(self, student_id: int) -> BankAccountRow | None: ...
    def owner_of_sheba(self, sheba: str) -> StudentRow | None: ...
    def students_of(self, ids: Sequence[int]) -> dict[int, int]:
        """Ids of accounts, as the audit names them → ids of their students."""

    def save(
        self,
        student_id: int,
        *,
        bank_code: str,
        account_number: str,
        sheba: str,
        person: Person,
        now: datetime,
        version: int | None,
    ) -> None:
        """Insert (version None) or update. Raises ``changed_by_other``."""  # fmt: skip

    def waiting(self, person: Person, term_id: int, limit: int | None = None) -> array[int]:
        """Ids of requests, approved or further, whose student has no account; all, or so many at most."""

    def count_waiting(self, person: Person, term_id: int) -> int:
        """How many these are."""


class People(Protocol):
    """Accounts of people; passwords only as hashes."""

    def all(self) -> list[PersonRow]: ...
    def by_name(self, name: str) -> PersonRow | None: ...
    def password_hash(self, name: str) -> str | None: ...
    def add(self, name: str, display_name: str, role: Role, password_hash: str, unit_ids: Iterable[int]) -> int: ...
    def set_password(self, person_id: int, password_hash: str) -> None: ...
    def set_active(self, person_id: int, active: bool) -> None: ...
    def set_units(self, person_id: int, unit_ids: Iterable[int], seen: Iterable[int] | None = None) -> None:
        """Replaces the units in which somebody works.

        Raises ``changed_by_other`` when they are not those that were ``seen``; None: nothing is compared.
        """


class Audit(Protocol):
    """The append-only history, written by the database itself; here it is only read."""

    def of(self, entity: str, entity_id: int) -> list[HistoryRow]:
        """Newest first."""

    def ids(self, wanted: AuditFilter, limit: int | None = None) -> array[int]:
        """Newest first; all, or so many at most."""

    def page(self, ids: Sequence[int]) -> list[HistoryRow]: ...


class PolicyStore(Protocol):
    """Rules that are settings."""

    def read(self) -> Policy: ...
    def write(self, policy: Policy) -> None: ...


class UnitOfWork(Protocol):
    """One transaction: rolls back unless told to commit; failures come out as ``RuleBroken``."""

    @property
    def units(self) -> Units: ...
    @property
    def terms(self) -> Terms: ...
    @property
    def quotas(self) -> Quotas: ...
    @property
    def students(self) -> Students: ...
    @property
    def requests(self) -> Requests: ...
    @property
    def accounts(self) -> Accounts: ...
    @property
    def people(self) -> People: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def policy(self) -> PolicyStore: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def commit(self) -> None: ...


class OpenUnit(Protocol):
    """Opens a unit of work in somebody's name; None only before sign-in (reads people, makes the first)."""

    def __call__(self, person: Person | None, *, readonly: bool = False) -> UnitOfWork: ...


class PasswordHasher(Protocol):
    """Makes what is stored instead of a password: argon2 for a file, a SCRAM verifier for a server."""

    def hash(self, password: str) -> str: ...


class PasswordChecker(PasswordHasher, Protocol):
    """Also verifies them (argon2)."""

    def verify(self, hashed: str, password: str) -> bool: ...
    def verify_nobody(self, password: str) -> None:
        """As long as a real verification, so that a name cannot be guessed by time."""


class Gate(Protocol):
    """How somebody proves who he is."""

    def has_people(self) -> bool:
        """Whether anybody can sign in yet; if not, the first account must be made."""

    def enter(self, name: str, password: str) -> PersonRow | None:
        """The account, or None for a wrong name or password; from then on units of work are opened in that name."""

    def renewed(self, password: str) -> None:
        """Whoever signed in has another password now."""


class Keychain(Protocol):
    """The key ring of this computer, which keeps passwords for whoever asked it to; ``server`` is host, port, base."""

    def read(self, server: str, name: str) -> str | None:
        """The kept password; None also where the key ring does not open or there is none."""

    def keep(self, server: str, name: str, password: str) -> None:
        """Keeps or replaces it. Raises ``keychain_unavailable``."""

    def forget(self, server: str, name: str) -> None:
        """Nothing is kept any more. Raises ``keychain_unavailable`` (reason ``kept``)."""


class StudentList(Protocol):
    """Lists of students in files of the outside."""

    def read(self, path: Path, progress: Progress) -> list[SheetRow]:
        """Rows with the cells of known headings. Raises ``file_unreadable``, ``heading_missing`` …"""

    def write_refused(self, path: Path, plan: ImportPlan) -> None:
        """The refused rows as a list with the reason in Persian in a column of its own."""

    def write_template(self, path: Path) -> None:
        """An empty list with the headings that ``read`` knows, to be filled in."""


class TableWriter(Protocol):
    """Tables for people outside; the file appears whole or not at all."""

    def write_hour_sheet(self, path: Path, sheet: HourSheet) -> None: ...
    def write_requests(self, path: Path, title: str, pages: Iterable[Sequence[RequestRow]]) -> None: ...


class DraftStore(Protocol):
    """Keeps what was typed and not saved, through a crash."""

    def read(self, owner: str) -> Mapping[str, Mapping[str, str]]:
        """Form → fields."""

    def write(self, owner: str, form: str, fields: Mapping[str, str]) -> None:
        """Empty fields remove the draft."""


@dataclass(frozen=True)
class Outside:
    """Everything outside that use cases reach, put together once in ``bootstrap``."""

    open_unit: OpenUnit
    clock: Clock
    gate: Gate
    hasher: PasswordHasher
    drafts: DraftStore
    student_list: StudentList
    tables: TableWriter
