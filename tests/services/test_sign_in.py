"""Signing in: who gets in, who waits, and what nobody learns."""

import pytest

from hamyar_desktop.domain.roles import Role
from hamyar_desktop.services.every import make_services
from hamyar_desktop.services.sign_in import FREE_ATTEMPTS
from tests.fakes import FakeOutside


def test_name_and_password_make_a_person(world):
    assert world.services.sign_in("CLERK ", "clerk-password") == world.clerk


@pytest.mark.parametrize(("name", "password"), [("clerk", "wrong"), ("nobody", "clerk-password"), ("", "")])
def test_a_wrong_password_and_an_unknown_name_look_alike(world, name, password):
    with world.refuses("wrong_password") as told:
        world.services.sign_in(name, password)
    assert told.error.facts == {}


def test_an_unknown_name_takes_as_long_as_a_known_one(world):
    with world.refuses("wrong_password"):
        world.services.sign_in("nobody", "x")

    assert world.outside.hasher.nobody == 1


def test_after_several_wrong_passwords_one_waits(world):
    for _ in range(FREE_ATTEMPTS):
        with world.refuses("wrong_password"):
            world.services.sign_in("clerk", "wrong")

    with world.refuses("too_many_attempts", seconds=31):
        world.services.sign_in("Clerk", "clerk-password")
    assert world.services.sign_in("affairs", "affairs-password") == world.affairs

    world.outside.clock.forward(seconds=30)
    assert world.services.sign_in("clerk", "clerk-password") == world.clerk
    with world.refuses("wrong_password"):
        world.services.sign_in("clerk", "wrong")


def test_the_first_account_governs():
    outside = FakeOutside()
    services = make_services(outside.ports())
    assert not services.sign_in.has_people()

    person = services.sign_in.make_first("مدیر", "", "long enough")

    assert (person.role, person.display_name) == (Role.AFFAIRS, "مدیر")
    assert services.sign_in.has_people()


def test_there_is_only_one_first_account(world):
    with world.refuses("already_initialised"):
        world.services.sign_in.make_first("second", "", "long enough")


@pytest.mark.parametrize(
    ("name", "password", "code"),
    [("admin", "short", "password_too_weak"), ("administrator", "Administrator", "password_too_weak"),
     (" ", "long enough", "name_missing"), ("n" * 61, "long enough", "text_too_long")],
)  # fmt: skip
def test_a_wrong_first_account_is_refused(world, name, password, code):
    world.stored.people.clear()

    with world.refuses(code):
        world.services.sign_in.make_first(name, "", password)


def test_everybody_changes_his_own_password(world):
    assert world.services.sign_in.change_password(world.clerk, "clerk-password", "brand new one").people

    assert world.services.sign_in("clerk", "brand new one") == world.clerk
    with world.refuses("wrong_password"):
        world.services.sign_in.change_password(world.clerk, "clerk-password", "another one")
    with world.refuses("password_too_weak", minimum=8):
        world.services.sign_in.change_password(world.clerk, "brand new one", "short")
