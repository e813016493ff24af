"""Who may do what: four roles, a list of permissions, and the units of a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hamyar_desktop.domain.errors import Code, RuleBroken


class Role(StrEnum):
    """Roles of the scheme (interface.md): each holds the permissions listed in ``PERMISSIONS``."""

    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    AFFAIRS = "affairs"
    VIEWER = "viewer"


class Permission(StrEnum):
    """verb:noun; what a use case asks for before it does anything."""

    VIEW = "view:everything_of_own_units"
    REGISTER = "register:request"
    DECIDE = "decide:request"
    RECORD_HOURS = "record:hours"
    FINALIZE = "finalize:request"
    ENTER_ACCOUNT = "enter:bank_account"
    IMPORT_STUDENTS = "import:students"
    GOVERN_TERMS = "govern:terms"
    GOVERN_QUOTAS = "govern:quotas"
    GOVERN_PEOPLE = "govern:people"
    GOVERN_SETTINGS = "govern:settings"
    VIEW_AUDIT = "view:audit"


_CLERK = {
    Permission.VIEW,
    Permission.REGISTER,
    Permission.RECORD_HOURS,
    Permission.ENTER_ACCOUNT,
    Permission.IMPORT_STUDENTS,
}
_SUPERVISOR = _CLERK | {Permission.DECIDE, Permission.FINALIZE}
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CLERK: frozenset(_CLERK),
    Role.SUPERVISOR: frozenset(_SUPERVISOR),
    Role.AFFAIRS: frozenset(Permission),
    Role.VIEWER: frozenset({Permission.VIEW}),
}


@dataclass(frozen=True)
class Person:
    """Somebody signed in: role and the units in which the role holds (affairs: everywhere)."""

    id: int
    name: str
    display_name: str
    role: Role
    unit_ids: frozenset[int] = frozenset()

    def may(self, permission: Permission) -> bool:
        """Whether the role holds the permission at all."""
        return permission in PERMISSIONS[self.role]

    def sees_unit(self, unit_id: int) -> bool:
        """Whether the unit's rows concern this person."""
        return self.sees_all_units or unit_id in self.unit_ids

    @property
    def sees_all_units(self) -> bool:
        """Student affairs works everywhere; a viewer without units reads everything."""
        return self.role is Role.AFFAIRS or (self.role is Role.VIEWER and not self.unit_ids)


def require(person: Person, permission: Permission, unit_id: int | None = None) -> None:
    """Raises ``not_allowed`` unless the person holds the permission, in that unit if one is named."""
    if not person.may(permission) or (unit_id is not None and not person.sees_unit(unit_id)):
        raise RuleBroken(Code.NOT_ALLOWED, permission=permission.value, role=person.role.value)
