"""Bank accounts of students."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.work_request import State
from hamyar_desktop.models.orm.bank_account import BankAccountRecord as Account
from hamyar_desktop.models.orm.person import PersonRecord
from hamyar_desktop.models.orm.work_request import WorkRequestRecord as Request
from hamyar_desktop.services.rows import BankAccountRow, StudentRow
from hamyar_desktop.store.id_snapshot import id_snapshot
from hamyar_desktop.store.lists import in_json
from hamyar_desktop.store.repositories.request_conditions import HAS_ACCOUNT, own_units
from hamyar_desktop.store.repositories.students import SqlStudents

_ACCOUNTS = select(
    Account.student_id,
    Account.bank_code,
    Account.account_number,
    Account.sheba,
    PersonRecord.display_name,
    Account.own_name_at,
    Account.version,
).join(PersonRecord, PersonRecord.id == Account.own_name_by)
_PAYABLE = [State.APPROVED.value, State.HOURS.value, State.FINAL.value]


class SqlAccounts:
    """Implements ``ports.Accounts``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, student_id: int) -> BankAccountRow | None:
        """The student's account."""
        found = self._connection.execute(_ACCOUNTS.where(Account.student_id == student_id)).first()
        return BankAccountRow(*found) if found else None

    def owner_of_sheba(self, sheba: str) -> StudentRow | None:
        """Whose Sheba it is."""
        owner = self._connection.execute(select(Account.student_id).where(Account.sheba == sheba)).scalar()
        return None if owner is None else SqlStudents(self._connection).by_id(owner)

    def students_of(self, ids: Sequence[int]) -> dict[int, int]:
        """Ids that are not there are left out."""
        found = self._connection.execute(select(Account.id, Account.student_id).where(in_json(Account.id, ids)))
        return dict(found.all())

    def save(
        self, student_id: int, *, bank_code: str, account_number: str, sheba: str, person: Person, now: datetime,
        version: int | None,
    ) -> None:  # fmt: skip
        """Insert (version None) or update. Raises ``changed_by_other``."""
        values: dict[str, object] = {
            "bank_code": bank_code, "account_number": account_number, "sheba": sheba, "own_name_by": person.id,
            "own_name_at": now, "version": (version or 0) + 1,
        }  # fmt: skip
        if version is None:
            self._connection.execute(insert(Account).values(student_id=student_id, **values))
            return
        where = (Account.student_id == student_id) & (Account.version == version)
        if self._connection.execute(update(Account).where(where).values(values)).rowcount != 1:
            raise RuleBroken(Code.CHANGED_BY_OTHER)

    def waiting(self, person: Person, term_id: int, limit: int | None = None) -> array[int]:
        """Requests, approved or further, whose student has no account; final ones first."""
        final_first = (Request.state == State.FINAL.value).desc()
        statement = select(Request.id).where(*_unpaid(person, term_id)).order_by(final_first, Request.id)
        return id_snapshot(self._connection, statement.limit(limit))

    def count_waiting(self, person: Person, term_id: int) -> int:
        """How many these are, without putting them in order."""
        statement = select(func.count()).select_from(Request).where(*_unpaid(person, term_id))
        return int(self._connection.execute(statement).scalar_one())


def _unpaid(person: Person, term_id: int) -> list[ColumnElement[bool]]:
    return [Request.term_id == term_id, Request.state.in_(_PAYABLE), ~HAS_ACCOUNT, *own_units(person)]
