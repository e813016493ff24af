"""Signing in to the embedded file, with a pause after wrong passwords, and changing one's password."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Person, Role
from hamyar_desktop.domain.text import clean, fold
from hamyar_desktop.services.ports import Outside
from hamyar_desktop.services.rows import Changes, PersonRow

MINIMUM_PASSWORD = 8
FREE_ATTEMPTS = 5
PAUSE = timedelta(seconds=30)


@dataclass
class SignIn:
    """Turns a name and a password into a ``Person``; remembers wrong attempts while the program runs."""

    outside: Outside
    _failures: dict[str, tuple[int, datetime]] = field(default_factory=dict)

    def __call__(self, name: str, password: str) -> Person:
        """Raises ``wrong_password`` (never saying which part was wrong) and ``too_many_attempts``."""
        key = fold(name)
        self._refuse_hasty(key)
        row = self.outside.gate.enter(name, password)
        if row is None:
            self._fail(key)
            raise RuleBroken(Code.WRONG_PASSWORD)
        self._failures.pop(key, None)
        return person_of(row)

    def _refuse_hasty(self, key: str) -> None:
        count, last = self._failures.get(key, (0, self.outside.clock()))
        left = last + PAUSE - self.outside.clock()
        if count >= FREE_ATTEMPTS and left > timedelta(0):
            raise RuleBroken(Code.TOO_MANY_ATTEMPTS, seconds=int(left.total_seconds()) + 1)

    def _fail(self, key: str) -> None:
        count, _ = self._failures.get(key, (0, self.outside.clock()))
        self._failures[key] = (count + 1, self.outside.clock())

    def has_people(self) -> bool:
        """Whether anybody can sign in yet; if not, the first account must be made."""
        return self.outside.gate.has_people()

    def make_first(self, name: str, display_name: str, password: str) -> Person:
        """The first student-affairs account of a new database. Raises ``already_initialised``."""
        check_password(name, password)
        tidy = clean_person_name(name)
        # Hashing is slow on purpose; nobody else has to wait for it, so it is done before the lock is taken.
        hashed = self.outside.hasher.hash(password)
        with self.outside.open_unit(None) as unit:
            if unit.people.all():
                raise RuleBroken(Code.ALREADY_INITIALISED)
            shown = clean(display_name) or tidy
            unit.people.add(tidy, shown, Role.AFFAIRS, hashed, ())
            unit.commit()
        return self(name, password)

    def change_password(self, person: Person, old: str, new: str) -> Changes:
        """Raises ``wrong_password`` for the old one and ``password_too_weak`` for the new one."""
        check_password(person.name, new)
        self(person.name, old)
        hashed = self.outside.hasher.hash(new)
        with self.outside.open_unit(person) as unit:
            unit.people.set_password(person.id, hashed)
            unit.commit()
        self.outside.gate.renewed(new)
        return Changes(people=True)


def person_of(row: PersonRow) -> Person:
    """The signed-in person of a stored account."""
    return Person(row.id, row.name, row.display_name, row.role, frozenset(row.unit_ids))


def check_password(name: str, password: str) -> None:
    """Raises ``password_too_weak`` below 8 characters, for the name itself and for one repeated character."""
    weak = len(password) < MINIMUM_PASSWORD or fold(password) == fold(name) or len(set(password)) < 3
    if weak:
        raise RuleBroken(Code.PASSWORD_TOO_WEAK, minimum=MINIMUM_PASSWORD)


def clean_person_name(name: str) -> str:
    """A sign-in name. Raises ``name_missing``, ``control_character`` or ``text_too_long``."""
    tidy = clean(name, limit=60)
    if not tidy:
        raise RuleBroken(Code.NAME_MISSING)
    return tidy
