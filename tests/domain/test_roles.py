"""Roles, permissions and units: interface.md «Roles», one line at a time."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import PERMISSIONS, Permission, Person, Role, require

EVERYBODY_WITH_UNITS = {Permission.VIEW}
CLERK = EVERYBODY_WITH_UNITS | {
    Permission.REGISTER, Permission.RECORD_HOURS, Permission.ENTER_ACCOUNT, Permission.IMPORT_STUDENTS,
}  # fmt: skip
SUPERVISOR = CLERK | {Permission.DECIDE, Permission.FINALIZE}
HELD = {
    Role.VIEWER: EVERYBODY_WITH_UNITS,
    Role.CLERK: CLERK,
    Role.SUPERVISOR: SUPERVISOR,
    Role.AFFAIRS: set(Permission),
}
roles, units = st.sampled_from(Role), st.integers(1, 5)


def person(role: Role, *unit_ids: int) -> Person:
    return Person(7, "sara", "سارا احمدی", role, frozenset(unit_ids))


@pytest.mark.parametrize(("role", "permission"), list(product(Role, Permission)))
def test_every_role_holds_what_interface_md_says_and_no_more(role: Role, permission: Permission) -> None:
    assert (permission in PERMISSIONS[role]) == (permission in HELD[role])
    assert person(role, 1).may(permission) == (permission in HELD[role])


def test_only_affairs_governs() -> None:
    governing = [permission for permission in Permission if permission.value.startswith("govern:")]
    assert len(governing) == 4
    for permission in governing:
        assert [role for role in Role if permission in PERMISSIONS[role]] == [Role.AFFAIRS]


def test_permissions_have_a_grammar() -> None:
    assert all(verb and noun for verb, _, noun in (permission.value.partition(":") for permission in Permission))


@given(st.frozensets(units), units)
def test_clerks_and_supervisors_see_their_own_units_alone(own: frozenset[int], unit: int) -> None:
    for role in (Role.CLERK, Role.SUPERVISOR):
        somebody = person(role, *own)
        assert somebody.sees_unit(unit) == (unit in own)
        assert not somebody.sees_all_units


@given(st.frozensets(units), units)
def test_affairs_sees_everything_and_so_does_a_viewer_without_units(own: frozenset[int], unit: int) -> None:
    assert person(Role.AFFAIRS, *own).sees_unit(unit)
    assert person(Role.VIEWER, *own).sees_unit(unit) == (not own or unit in own)
    assert person(Role.VIEWER, *own).sees_all_units == (not own)


@given(roles, st.sampled_from(Permission), st.frozensets(units), st.none() | units)
def test_require_wants_the_permission_and_the_unit(
    role: Role, permission: Permission, own: frozenset[int], unit: int | None
) -> None:
    somebody = person(role, *own)
    everywhere = role is Role.AFFAIRS or (role is Role.VIEWER and not own)
    if permission in HELD[role] and (unit is None or everywhere or unit in own):
        require(somebody, permission, unit)
        return
    with pytest.raises(RuleBroken) as broken:
        require(somebody, permission, unit)
    assert broken.value.code is Code.NOT_ALLOWED
    assert broken.value.facts == {"permission": permission.value, "role": role.value}
