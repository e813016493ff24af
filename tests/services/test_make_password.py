"""First passwords are strong, readable and never the same."""

import re

from hamyar_desktop.services.make_password import make_password
from hamyar_desktop.services.sign_in import check_password


def test_it_is_readable_and_strong():
    for _ in range(200):
        password = make_password()
        check_password("somebody", password)
        assert re.fullmatch("[a-z2-9]{4}(-[a-z2-9]{4}){2}", password)
        assert not set(password) & set("il10o")


def test_no_two_are_alike():
    assert len({make_password() for _ in range(500)}) == 500
