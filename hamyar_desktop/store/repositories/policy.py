"""Rules that are settings, one row each; a rule without a row has its default."""

from __future__ import annotations

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.models.orm.meta import SettingRecord
from hamyar_desktop.store.backend import is_server

_ALL = select(SettingRecord.key, SettingRecord.value)


def _hours(value: str) -> Hours | None:
    return Hours(int(value)) if value else None


class SqlPolicy:
    """Implements ``ports.PolicyStore``; hours are stored in half hours, as the triggers read them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def read(self) -> Policy:
        """The rules in force."""
        default = Policy()
        found = self._connection.execute(_ALL)
        stored = dict(found.all())
        return Policy(
            max_hours=_hours(stored.get("max_half_hours", "")) or default.max_hours,
            max_total_hours=_hours(stored.get("max_total_half_hours", "")),
            four_eyes=stored.get("four_eyes", "0") == "1",
            student_number_pattern=stored.get("student_number_pattern") or default.student_number_pattern,
            support_contact=stored.get("support_contact") or default.support_contact,
            reject_reasons=tuple(stored.get("reject_reasons", "").splitlines()) or default.reject_reasons,
        )

    def write(self, policy: Policy) -> None:
        """Replaces every rule."""
        values = {
            "max_half_hours": str(policy.max_hours.halves),
            "max_total_half_hours": str(policy.max_total_hours.halves) if policy.max_total_hours else "",
            "four_eyes": str(int(policy.four_eyes)),
            "student_number_pattern": policy.student_number_pattern,
            "support_contact": policy.support_contact,
            "reject_reasons": "\n".join(policy.reject_reasons),
        }
        insert = postgresql.insert if is_server(self._connection) else sqlite.insert
        for key, value in values.items():
            statement = insert(SettingRecord).values(key=key, value=value)
            self._connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["key"], set_={"value": value}, where=SettingRecord.value != value
                )
            )
