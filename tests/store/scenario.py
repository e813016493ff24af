"""A term of the small university from the first request to the seal, step by step through the services.

Every step has the words for a reader, the outcome that the scheme wants («accepted» or the code of a broken rule), and
what is done. The same steps can be carried out on either database.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import plain_date, today
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Person, Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import Decided, NewAccount, NewRequest, RequestRow
from tests.factories import OTHER_SHEBA, SHEBA, Store

ACCEPTED = "accepted"
ZAHRA, ALIREZA, MARYAM, ARASH, GOLNAZ = "40011001", "40011002", "40011003", "00012345", "40021004"
NEW_PASSWORD = "پنجرهٔ آبی ۴۵"

Step = tuple[str, str, Callable[[], object]]


def outcome(action: Callable[[], object]) -> str:
    """«accepted», or the code of the rule that was broken."""
    try:
        done = action()
    except RuleBroken as error:
        return error.code.value
    refused = done.refused if isinstance(done, Decided) else ()
    return ", ".join(refusal.error.code.value for refusal in refused) or ACCEPTED


@dataclass(frozen=True)
class Office:
    """What somebody does with the program; students by number, requests by student and unit."""

    store: Store
    name: str

    def register(self, number: str, hours: str = "20", unit: int = 0, work_type: int | None = None) -> object:
        """Stage 1."""
        wanted = NewRequest(number, unit or self.store.library, hours, work_type)
        return self.store.services().register(self._me, wanted)

    def edit(self, number: str, hours: str, behind: int = 0) -> object:
        """A pending request; ``behind`` counts versions that somebody else made meanwhile."""
        row = self._row(number)
        return self.store.services().register.edit(self._me, row.id, row.version - behind, hours, "")

    def decide(self, verb: Verb, *numbers: str, reason: str = "", behind: int = 0) -> object:
        """Stage 2, and the end of stage 3."""
        rows = [self._row(number) for number in numbers]
        items = [Item(row.id, row.version - behind) for row in rows]
        return self.store.services().decide(self._me, verb, items, reason)

    def work(self, number: str, hours: str, word: str = "") -> object:
        """Stage 3: hours that were worked."""
        return self.store.services().record_hours(self._me, self._row(number).id, hours, word)

    def pay(self, number: str, sheba: str, *, own: bool = True, version: int | None = None) -> object:
        """Stage 4."""
        entry = NewAccount(number, sheba, own_name=own, version=version)
        return self.store.services().bank_account(self._me, entry)

    def student(self, number: str, name: str = "ژاله", code: str = "") -> object:
        """A student by hand."""
        cells = {"number": number, "first_name": name, "last_name": "ژیان", "national_code": code}
        return self.store.services().save_student.add(self._me, cells)

    def seats(self, count: int, unit: int = 0, term: str = "4041") -> object:
        """The quota of a unit."""
        return self.store.services().terms.set_quota(self._me, unit or self.store.library, count, term)

    def term(self, code: str, target: TermState) -> object:
        """Opens, closes or seals."""
        return self.store.services().terms.move(self._me, code, target)

    def new_term(self, code: str) -> object:
        """A planned term that begins today."""
        return self.store.services().terms.add(self._me, code, self._day(0), self._day(100), self._day(120))

    def deadline(self, days: int) -> object:
        """So many days from today, in the term of the scenario."""
        return self.store.services().terms.set_deadline(self._me, "4041", self._day(days))

    def rules(self, policy: Policy) -> object:
        """Rules that are settings."""
        return self.store.services().people.set_policy(self._me, policy)

    def person(self, name: str, role: Role = Role.CLERK, units: tuple[str, ...] = ()) -> object:
        """A new account."""
        return self.store.services().people.add(self._me, name, role, NEW_PASSWORD, units)

    def active(self, name: str, active: bool) -> object:
        """Disables or enables somebody."""
        return self.store.services().people.set_active(self._me, name, active)

    def unit(self, name: str) -> object:
        """A new unit of the first work type."""
        return self.store.services().people.add_unit(self._me, name, "آموزشی")

    def enter(self, password: str) -> object:
        """Signs in."""
        return self.store.services().sign_in(self.name, password)

    @property
    def _me(self) -> Person:
        return self.store.people[self.name]

    def _day(self, days: int) -> str:
        return plain_date(today(self.store.clock() + timedelta(days=days)))

    def _row(self, number: str) -> RequestRow:
        with self.store.open_unit(self.store.affairs, readonly=True) as unit:
            row = unit.requests.by_natural_key(self.store.term, self.store.student(number), self.store.library)
        assert row is not None, f"{number} was never registered"
        return row


def steps(store: Store) -> list[Step]:
    """The whole term."""
    affairs, supervisor, clerk, viewer, stranger = (
        Office(store, name) for name in ("affairs", "supervisor", "clerk", "viewer", "stranger")
    )
    return [
        *_registering(store, affairs, supervisor, clerk, viewer, stranger),
        *_deciding(affairs, supervisor, clerk, viewer, stranger),
        *_working(affairs, supervisor, clerk),
        *_paying(affairs, clerk, viewer, stranger),
        *_governing(store, affairs, supervisor, clerk, viewer, stranger),
        *_ending(affairs, supervisor, clerk),
    ]


def _registering(
    store: Store, affairs: Office, supervisor: Office, clerk: Office, viewer: Office, stranger: Office
) -> list[Step]:
    foreign = Policy(student_number_pattern="[0-9]{5}")
    return [
        ("a request", ACCEPTED, lambda: clerk.register(ZAHRA, "100")),
        ("the same again", "already_registered", lambda: clerk.register(ZAHRA, "100")),
        ("no hours", "hours_out_of_range", lambda: clerk.register(ALIREZA, "0")),
        ("one hour too many", "hours_out_of_range", lambda: clerk.register(ALIREZA, "201")),
        ("hours in words", "hours_out_of_range", lambda: clerk.register(ALIREZA, "ده")),
        ("an unknown student", "student_unknown", lambda: clerk.register("40099999")),
        ("a wrong work type", "work_type_not_of_unit", lambda: clerk.register(ALIREZA, work_type=1)),
        ("in another unit", "not_allowed", lambda: clerk.register(ALIREZA, unit=store.dormitory)),
        ("a unit without quota", "unit_not_permitted", lambda: stranger.register(ALIREZA, unit=store.dormitory)),
        ("who only reads", "not_allowed", lambda: viewer.register(ALIREZA)),
        ("a second request", ACCEPTED, lambda: clerk.register(ALIREZA, "۲۰٫۵")),
        ("the last seat", ACCEPTED, lambda: supervisor.register(MARYAM)),
        ("over the quota", "quota_full", lambda: clerk.register(ARASH)),
        ("more seats, by a supervisor", "not_allowed", lambda: supervisor.seats(9)),
        ("fewer seats than taken", "quota_below_used", lambda: affairs.seats(2)),
        ("more seats than there may be", "quota_invalid", lambda: affairs.seats(10_001)),
        ("other student numbers, by a clerk", "not_allowed", lambda: clerk.rules(foreign)),
    ]


def _deciding(affairs: Office, supervisor: Office, clerk: Office, viewer: Office, stranger: Office) -> list[Step]:
    reason = "کامل نیست"
    four_eyes = replace(Policy(), four_eyes=True)
    return [
        ("approval by a clerk", "not_allowed", lambda: clerk.decide(Verb.APPROVE, ZAHRA)),
        ("approval by another unit", "request_unknown", lambda: stranger.decide(Verb.APPROVE, ZAHRA)),
        ("approval by who only reads", "not_allowed", lambda: viewer.decide(Verb.APPROVE, ZAHRA)),
        ("an edit", ACCEPTED, lambda: clerk.edit(ZAHRA, "90")),
        ("an edit of what was edited", "changed_by_other", lambda: clerk.edit(ZAHRA, "80", behind=1)),
        ("approval of what was edited", "changed_by_other", lambda: supervisor.decide(Verb.APPROVE, ZAHRA, behind=1)),
        ("approval", ACCEPTED, lambda: supervisor.decide(Verb.APPROVE, ZAHRA)),
        ("approval again", "wrong_stage", lambda: supervisor.decide(Verb.APPROVE, ZAHRA)),
        ("an edit of an approved one", "wrong_stage", lambda: clerk.edit(ZAHRA, "80")),
        ("no reason", "reason_required", lambda: supervisor.decide(Verb.REJECT, ALIREZA, MARYAM)),
        ("a reason", ACCEPTED, lambda: supervisor.decide(Verb.REJECT, ALIREZA, MARYAM, reason=reason)),
        ("the seats that this freed", ACCEPTED, lambda: clerk.register(ARASH)),
        ("the other of them", ACCEPTED, lambda: clerk.register(GOLNAZ)),
        ("sending back without a seat", "quota_full", lambda: supervisor.decide(Verb.REOPEN, ALIREZA)),
        ("registering again without a seat", "quota_full", lambda: clerk.register(ALIREZA)),
        ("taking back", ACCEPTED, lambda: clerk.decide(Verb.CANCEL, ARASH)),
        ("taking back an approved one, by a clerk", "not_allowed", lambda: clerk.decide(Verb.CANCEL, ZAHRA)),
        ("without a reason", "reason_required", lambda: supervisor.decide(Verb.CANCEL, ZAHRA)),
        ("registering the rejected one again", ACCEPTED, lambda: clerk.register(ALIREZA, "30")),
        ("more seats", ACCEPTED, lambda: affairs.seats(5)),
        ("restoring the cancelled one", ACCEPTED, lambda: clerk.decide(Verb.RESTORE, ARASH)),
        ("restoring what is there", "wrong_stage", lambda: clerk.decide(Verb.RESTORE, ARASH)),
        ("taking it back once more", ACCEPTED, lambda: clerk.decide(Verb.CANCEL, ARASH)),
        ("registering the cancelled one again", ACCEPTED, lambda: supervisor.register(ARASH, "40")),
        ("four eyes, by a clerk", "not_allowed", lambda: clerk.rules(four_eyes)),
        ("four eyes", ACCEPTED, lambda: affairs.rules(four_eyes)),
        ("approving one's own", "same_person", lambda: supervisor.decide(Verb.APPROVE, ARASH)),
        (
            "approving many, one's own among them",
            "same_person",
            lambda: supervisor.decide(Verb.APPROVE, ALIREZA, ARASH),
        ),
        ("by somebody else", ACCEPTED, lambda: affairs.decide(Verb.APPROVE, ARASH)),
        ("sent back", ACCEPTED, lambda: affairs.decide(Verb.REOPEN, ARASH)),
        ("other hours, by a third person", ACCEPTED, lambda: affairs.edit(ARASH, "35")),
        ("approving hours that one typed", "same_person", lambda: affairs.decide(Verb.APPROVE, ARASH)),
        ("approving one's own with those hours", "same_person", lambda: supervisor.decide(Verb.APPROVE, ARASH)),
        ("the same hours typed again", ACCEPTED, lambda: clerk.edit(ARASH, "35")),
        ("they are still those of the third", "same_person", lambda: affairs.decide(Verb.APPROVE, ARASH)),
        ("hours of the clerk", ACCEPTED, lambda: clerk.edit(ARASH, "40")),
        ("now by the third person", ACCEPTED, lambda: affairs.decide(Verb.APPROVE, ARASH)),
    ]


def _working(affairs: Office, supervisor: Office, clerk: Office) -> list[Step]:
    return [
        ("hours before approval", "wrong_stage", lambda: clerk.work(GOLNAZ, "10")),
        ("more hours than asked for", "reason_required", lambda: clerk.work(ZAHRA, "95")),
        ("with a word", ACCEPTED, lambda: clerk.work(ZAHRA, "95", "نمایشگاه کتاب")),
        ("too many hours", "hours_out_of_range", lambda: clerk.work(ZAHRA, "200.5", "نمایشگاه کتاب")),
        ("the end, by a clerk", "not_allowed", lambda: clerk.decide(Verb.FINALIZE, ZAHRA)),
        ("other hours", ACCEPTED, lambda: supervisor.work(ZAHRA, "70")),
        ("the end of one's own hours", "same_person", lambda: supervisor.decide(Verb.FINALIZE, ZAHRA)),
        ("the same hours by the clerk", ACCEPTED, lambda: clerk.work(ZAHRA, "70", "جمع دوباره")),
        ("which stay one's own", "same_person", lambda: supervisor.decide(Verb.FINALIZE, ZAHRA)),
        ("the end, by somebody else", ACCEPTED, lambda: affairs.decide(Verb.FINALIZE, ZAHRA)),
        ("hours of a final one", "wrong_stage", lambda: clerk.work(ZAHRA, "60")),
        ("an edit of a final one", "wrong_stage", lambda: clerk.edit(ZAHRA, "60")),
        ("a final one again open, by a clerk", "not_allowed", lambda: clerk.decide(Verb.UNFINALIZE, ZAHRA)),
        ("a final one again open", ACCEPTED, lambda: supervisor.decide(Verb.UNFINALIZE, ZAHRA)),
        ("hours sent back", ACCEPTED, lambda: supervisor.decide(Verb.REOPEN, ZAHRA)),
        ("hours again", ACCEPTED, lambda: clerk.work(ZAHRA, "70")),
        ("two eyes are enough", ACCEPTED, lambda: affairs.rules(Policy())),
        ("the end", ACCEPTED, lambda: supervisor.decide(Verb.FINALIZE, ZAHRA)),
    ]


def _paying(affairs: Office, clerk: Office, viewer: Office, stranger: Office) -> list[Step]:
    wrong = SHEBA[:-1] + "2"
    return [
        ("a wrong Sheba", "sheba_invalid", lambda: clerk.pay(ZAHRA, wrong)),
        ("not in the own name", "own_name_not_confirmed", lambda: clerk.pay(ZAHRA, SHEBA, own=False)),
        ("by another unit", "not_allowed", lambda: stranger.pay(ZAHRA, SHEBA)),
        ("by who only reads", "not_allowed", lambda: viewer.pay(ZAHRA, SHEBA)),
        ("an account", ACCEPTED, lambda: clerk.pay(ZAHRA, SHEBA, version=0)),
        ("of another student", "sheba_of_other_student", lambda: clerk.pay(ALIREZA, SHEBA)),
        ("shown before somebody saved", "changed_by_other", lambda: clerk.pay(ZAHRA, OTHER_SHEBA, version=0)),
        ("another account", ACCEPTED, lambda: clerk.pay(ZAHRA, OTHER_SHEBA, version=1)),
        ("the Sheba that is free again", ACCEPTED, lambda: affairs.pay(ALIREZA, SHEBA)),
    ]


def _governing(
    store: Store, affairs: Office, supervisor: Office, clerk: Office, viewer: Office, stranger: Office
) -> list[Step]:
    ceiling = replace(Policy(), max_total_hours=Hours.whole(100))
    nasrin = Office(store, "nasrin")
    return [
        ("a quota of the dormitory", ACCEPTED, lambda: affairs.seats(2, store.dormitory)),
        ("a quota of no unit", "unit_unknown", lambda: affairs.seats(2, 999)),
        ("a ceiling for all units", ACCEPTED, lambda: affairs.rules(ceiling)),
        ("above it", "total_hours_exceeded", lambda: stranger.register(ZAHRA, "30.5", store.dormitory)),
        ("within it", ACCEPTED, lambda: stranger.register(ZAHRA, "30", store.dormitory)),
        ("no ceiling", ACCEPTED, lambda: affairs.rules(Policy())),
        ("a new student", ACCEPTED, lambda: clerk.student("50011001")),
        ("the same number", "student_exists", lambda: clerk.student("50011001")),
        ("a wrong national code", "national_code_invalid", lambda: clerk.student("50011002", code="1234567890")),
        (
            "the national code of another",
            "national_code_of_other_student",
            lambda: clerk.student("50011002", code="0084575948"),
        ),
        ("a control character", "control_character", lambda: clerk.student("50011002", "ژا\0له")),
        ("by who only reads", "not_allowed", lambda: viewer.student("50011002")),
        ("a unit, by a supervisor", "not_allowed", lambda: supervisor.unit("دانشکدهٔ الهیات")),
        ("a unit", ACCEPTED, lambda: affairs.unit("دانشکدهٔ الهیات")),
        ("in another spelling", "unit_exists", lambda: affairs.unit("دانشكده  الهيات")),
        ("an account, by a supervisor", "not_allowed", lambda: supervisor.person("nasrin")),
        ("an account of no unit", "unit_unknown", lambda: affairs.person("nasrin", units=("هیچ",))),
        ("an account", ACCEPTED, lambda: affairs.person("nasrin", units=("کتابخانه مرکزی",))),
        ("the same name", "person_exists", lambda: affairs.person("Nasrin")),
        ("a wrong password", "wrong_password", lambda: nasrin.enter("پنجرهٔ سرخ ۴۵")),
        ("the right one", ACCEPTED, lambda: nasrin.enter(NEW_PASSWORD)),
        ("disabling oneself", "not_allowed", lambda: affairs.active("affairs", False)),
        ("disabling the clerk", ACCEPTED, lambda: affairs.active("clerk", False)),
        ("a disabled person at work", "not_allowed", lambda: clerk.register("50011001")),
        ("enabling the clerk", ACCEPTED, lambda: affairs.active("clerk", True)),
        ("an enabled person at work", ACCEPTED, lambda: clerk.register("50011001")),
    ]


def _ending(affairs: Office, supervisor: Office, clerk: Office) -> list[Step]:
    return [
        ("a deadline, by a supervisor", "not_allowed", lambda: supervisor.deadline(1)),
        ("a deadline that passed", ACCEPTED, lambda: affairs.deadline(-1)),
        ("registering late", "deadline_passed", lambda: clerk.register(MARYAM)),
        ("editing late", "deadline_passed", lambda: clerk.edit(GOLNAZ, "60")),
        ("approving late", "deadline_passed", lambda: supervisor.decide(Verb.APPROVE, GOLNAZ)),
        ("hours late", "deadline_passed", lambda: clerk.work(ARASH, "20")),
        ("an account late", "deadline_passed", lambda: clerk.pay(GOLNAZ, SHEBA)),
        ("more time", ACCEPTED, lambda: affairs.deadline(10)),
        ("in time again", ACCEPTED, lambda: supervisor.decide(Verb.APPROVE, GOLNAZ)),
        ("a second term", ACCEPTED, lambda: affairs.new_term("4042")),
        ("the same term", "term_exists", lambda: affairs.new_term("4042")),
        ("a term, by a clerk", "not_allowed", lambda: clerk.new_term("4043")),
        ("two open terms", "term_invalid", lambda: affairs.term("4042", TermState.OPEN)),
        ("sealing an open term", "term_invalid", lambda: affairs.term("4041", TermState.SEALED)),
        ("closing, by a supervisor", "not_allowed", lambda: supervisor.term("4041", TermState.CLOSED)),
        ("closing", ACCEPTED, lambda: affairs.term("4041", TermState.CLOSED)),
        ("registering with no open term", "term_not_open", lambda: clerk.register(MARYAM)),
        ("deciding in a closed term", "term_not_open", lambda: supervisor.decide(Verb.REOPEN, GOLNAZ)),
        ("an account with no open term", "term_not_open", lambda: clerk.pay(GOLNAZ, SHEBA)),
        ("opening the next", ACCEPTED, lambda: affairs.term("4042", TermState.OPEN)),
        ("sealing", ACCEPTED, lambda: affairs.term("4041", TermState.SEALED)),
        ("deciding in a sealed term", "term_sealed", lambda: supervisor.decide(Verb.REOPEN, GOLNAZ)),
        ("a quota of a sealed term", "term_sealed", lambda: affairs.seats(20)),
        ("a deadline of a sealed term", "term_sealed", lambda: affairs.deadline(20)),
        ("opening a sealed term", "term_sealed", lambda: affairs.term("4041", TermState.OPEN)),
    ]
