"""Sample data for looking at the program and for measuring it: any number of students and requests.

The rows are written in bulk with the generated triggers taken away and put back in the same transaction;
quotas, counters and states are made so that every rule holds afterwards (tests check it).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import chain, islice
from random import Random

from sqlalchemy import Connection, Engine, select

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.national_code import IdentityKind, parse_national_code
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.sheba import check_digits
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.text import fold
from hamyar_desktop.domain.work_request import SEAT_STATES, State
from hamyar_desktop.models.orm.base import moment_text
from hamyar_desktop.models.orm.reference import UnitRecord
from hamyar_desktop.services.ports import Clock, PasswordHasher
from hamyar_desktop.services.rows import NewStudent
from hamyar_desktop.store.failures import translate_failure
from hamyar_desktop.store.generated import apply_generated, drop_generated
from hamyar_desktop.store.repositories.students import student_values

DEMO_PASSWORD = "hamyar-demo-1"
PEOPLE = (
    ("mina", "مینا اکبری", Role.AFFAIRS),
    ("reza", "رضا کریمی", Role.SUPERVISOR),
    ("sara", "سارا احمدی", Role.CLERK),
    ("nader", "نادر صادقی", Role.VIEWER),
)
_FIRST_NAMES = (
    "مریم علی زهرا حسین فاطمه محمد نگار پویا سارا امیر نرگس رضا لیلا مهدی آزاده کیان ژاله گلناز چکاوک پریسا یاسمن "
    "سینا الهام حامد شیرین بهرام نیلوفر کاوه ثریا جواد عطیه قاسم ضحی غزل طاهره ظریفه ذبیح خدیجه هانیه واحد"
)
_LAST_NAMES = (
    "احمدی رضایی کریمی محمدی صادقی نادری موسوی قاسمی اکبری حسینی جعفری نوری صالحی کاظمی یزدانی پناهی گودرزی چراغی "
    "ژیان شریفی عباسی مرادی رستمی فلاح طاهری ملکی بهرامی سلطانی زارع فراهانی اسدی خلیلی غلامی هاشمی یوسفی ذاکری"
)
_FACULTIES = {
    "فنی و مهندسی": ("مهندسی کامپیوتر", "مهندسی صنایع", "مهندسی عمران"),
    "علوم انسانی": ("حقوق", "روان‌شناسی", "زبان و ادبیات فارسی"),
    "الهیات": ("فقه و مبانی حقوق", "علوم قرآن و حدیث"),
    "علوم پایه": ("ریاضی", "فیزیک", "شیمی"),
}
_DEGREES = ("کارشناسی", "کارشناسی", "کارشناسی ارشد", "دکتری")
_BANKS = ("017", "012", "018", "019", "015", "054", "057")
_NOTES = (
    "همکاری در سایت خوابگاه", "کمک در کتابخانه و مخزن", "پاسخ‌گویی به دانشجویان نوورود", "ثبت و بایگانی پرونده‌ها",
    "پشتیبانی آزمایشگاه", "برگزاری برنامه‌های فرهنگی", "",
)  # fmt: skip
_OPEN_TERM, _FIRST_PAST_YEAR, _PAST_TERMS = "4051", 1404, 4
_BATCH = 20_000
_MOST_OF_A_TERM = 8_000
"""Requests per unit and term: the file refuses quotas above 10,000."""
_SHARES = {
    State.PENDING: 30, State.APPROVED: 22, State.HOURS: 16, State.FINAL: 20, State.REJECTED: 7, State.CANCELLED: 5,
}  # fmt: skip
_STATES, _WEIGHTS = list(_SHARES), list(_SHARES.values())


@dataclass
class _Maker:
    """The state of one run; the same seed gives the same data."""

    random: Random
    now: datetime
    units: list[tuple[int, int]]
    people: list[int] = field(default_factory=list)

    def students(self, count: int) -> Iterator[dict[str, object]]:
        """Rows of ``student``."""
        first_names, last_names = _FIRST_NAMES.split(), _LAST_NAMES.split()
        for number in range(count):
            faculty = self.random.choice(list(_FACULTIES))
            student = NewStudent(
                number=f"{4000000000 + number * 7 + number % 5}",
                first_name=self.random.choice(first_names),
                last_name=self.random.choice(last_names),
                identity_kind=IdentityKind.NATIONAL,
                national_code=_national_code(number),
                mobile=f"09{self.random.randrange(10**8, 10**9)}",
                degree=self.random.choice(_DEGREES),
                field_of_study=self.random.choice(_FACULTIES[faculty]),
                faculty=faculty,
            )
            yield student_values(student)

    def request(
        self, row_id: int, term_id: int, student_id: int, unit: tuple[int, int], *, past: bool
    ) -> tuple[object, ...]:
        """A row of ``work_request`` in some stage; past terms are all over."""
        state = State.FINAL if past else self.random.choices(_STATES, _WEIGHTS)[0]
        asked = self.random.randrange(4, 41) * 10
        done = state in (State.HOURS, State.FINAL)
        actual = min(400, max(2, asked - self.random.randrange(-10, 30))) if done else None
        word = "کار بیشتر با هماهنگی سرپرست" if actual is not None and actual > asked else ""
        days = self.random.randrange(200, 700) if past else self.random.randrange(1, 40)
        registered = self.now - timedelta(days=days, minutes=self.random.randrange(600))
        later = moment_text(registered + timedelta(hours=self.random.randrange(2, 20)))
        clerk, boss = self.people[2], self.people[1]
        decided = state not in (State.PENDING, State.CANCELLED)
        reason = "ساعت درخواستی زیاد است" if state is State.REJECTED else ""
        return (
            row_id, term_id, student_id, unit[0], unit[1], asked, actual, self.random.choice(_NOTES), reason, word,
            state.value, clerk, moment_text(registered), boss if decided else None, later if decided else None,
            clerk if done else None, later if done else None, boss if state is State.FINAL else None,
            later if state is State.FINAL else None, later, 1,
        )  # fmt: skip

    def account(self, student_id: int) -> tuple[object, ...]:
        """A row of ``bank_account``."""
        bank = self.random.choice(_BANKS)
        number = f"{10**12 + student_id * 37:013}"
        body = bank + "0" + number.zfill(18)
        sheba = "IR" + check_digits(body) + body
        return (student_id, bank, number, sheba, self.people[2], moment_text(self.now - timedelta(days=3)), 1)


def _national_code(number: int) -> str:
    """The valid code whose first nine digits count up."""
    head = f"{370000000 + number * 3 + 12:09}"
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(head)) % 11
    return parse_national_code(head + str(rest if rest < 2 else 11 - rest))


_REQUEST_COLUMNS = (
    "id, term_id, student_id, unit_id, work_type_id, half_hours, actual_half_hours, note, reason, hours_note, state,"
    " registered_by, registered_at, decided_by, decided_at, hours_by, hours_at, finalized_by, finalized_at,"
    " changed_at, version"
)


def make_demo(
    engine: Engine,
    clock: Clock,
    hasher: PasswordHasher,
    *,
    students: int,
    requests: int,
    seed: int = 1,
    password: str = DEMO_PASSWORD,
) -> None:
    """Fills an initialised database without people; past terms are closed and final, the newest is open.

    A student has at most one request in each unit and term. Raises ``already_initialised``,
    ``already_registered`` for more requests than fit, and ``storage_unavailable``.
    """
    try:
        with engine.begin() as connection:
            if connection.exec_driver_sql("SELECT 1 FROM person UNION SELECT 1 FROM student").first():
                raise RuleBroken(Code.ALREADY_INITIALISED)
            drop_generated(connection)
            _fill(connection, Random(seed), clock(), hasher.hash(password), students, requests)
            apply_generated(connection)
    except Exception as error:
        raise translate_failure(error) or error from error


def _fill(connection: Connection, random: Random, now: datetime, hashed: str, students: int, requests: int) -> None:
    units = [tuple(row) for row in connection.execute(select(UnitRecord.id, UnitRecord.work_type_id))]
    maker = _Maker(random, now, [(unit, work) for unit, work in units])
    maker.people = _people(connection, hashed, [unit for unit, _ in maker.units])
    counts = _requests_by_term(requests, len(units))
    terms = _terms(connection, now, len(counts) - 1)
    _insert_students(connection, maker.students(students))
    used = _insert_requests(connection, maker, list(zip(terms, counts, strict=True)), students)
    _quotas(connection, maker, terms, used)
    _history(connection)


def _requests_by_term(requests: int, units: int) -> list[int]:
    """Three tenths in the open term, which is the last; more past terms where four could not hold the others."""
    most = _MOST_OF_A_TERM * units
    in_open = min(requests - requests * 7 // 10, most)
    past = requests - in_open
    terms = max(_PAST_TERMS, -(-past // most))
    share, rest = divmod(past, terms)
    return [share + (place < rest) for place in range(terms)] + [in_open]


def _people(connection: Connection, hashed: str, units: list[int]) -> list[int]:
    ids = []
    for name, shown, role in PEOPLE:
        connection.exec_driver_sql(
            "INSERT INTO person (name, search, display_name, role, password_hash, active) VALUES (?, ?, ?, ?, ?, 1)",
            (name, fold(name), shown, role.value, hashed),
        )
        number = int(connection.exec_driver_sql("SELECT last_insert_rowid()").scalar_one())
        ids.append(number)
        if role in (Role.SUPERVISOR, Role.CLERK):
            for unit in units[:6]:
                connection.exec_driver_sql("INSERT INTO person_unit VALUES (?, ?)", (number, unit))
    return ids


def _terms(connection: Connection, now: datetime, past: int) -> list[int]:
    """Ids of so many past terms, two a year, and of the open one."""
    ids = []
    for place in range(past - 1, -1, -1):
        year, second = _FIRST_PAST_YEAR - place // 2, place % 2 == 0
        starts = date(year + 622, 2, 21) if second else date(year + 621, 9, 21)
        ends = starts + timedelta(days=120)
        deadline = datetime.combine(ends, now.timetz())
        ids.append(_term(connection, f"{year - 1000}{1 + second}", starts, ends, deadline, TermState.CLOSED))
    starts, ends = (now - timedelta(days=60)).date(), (now + timedelta(days=75)).date()
    ids.append(_term(connection, _OPEN_TERM, starts, ends, now + timedelta(days=12, hours=5), TermState.OPEN))
    return ids


def _term(
    connection: Connection, code: str, starts: date, ends: date, deadline: datetime, state: TermState
) -> int:  # fmt: skip
    connection.exec_driver_sql(
        "INSERT INTO term (code, starts_on, ends_on, deadline_at, state, version) VALUES (?, ?, ?, ?, ?, 1)",
        (code, starts.isoformat(), ends.isoformat(), moment_text(deadline), state.value),
    )
    return int(connection.exec_driver_sql("SELECT last_insert_rowid()").scalar_one())


def _insert_students(connection: Connection, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    statement = f"INSERT INTO student ({', '.join(first)}) VALUES ({', '.join('?' * len(first))})"
    _insert(connection, statement, (tuple(row.values()) for row in chain((first,), rows)))


def _insert(connection: Connection, statement: str, rows: Iterator[tuple[object, ...]]) -> None:
    """Batch after batch, so that a million rows never stand in memory at once."""
    while batch := list(islice(rows, _BATCH)):
        connection.exec_driver_sql(statement, batch)


def _insert_requests(
    connection: Connection, maker: _Maker, terms: list[tuple[int, int]], students: int
) -> Counter[tuple[int, int]]:
    """So many requests of each term; how many seats each unit uses by term."""
    used: Counter[tuple[int, int]] = Counter()
    paid: set[int] = set()
    seats = {state.value for state in SEAT_STATES}

    def rows() -> Iterator[tuple[object, ...]]:
        for row_id, (term, student, unit, past) in enumerate(_places(maker, terms, students), 1):
            row = maker.request(row_id, term, student, unit, past=past)
            if row[10] in seats:
                used[term, unit[0]] += 1
            if row[10] == State.FINAL.value and student % 3:
                paid.add(student)
            yield row

    _insert(connection, f"INSERT INTO work_request ({_REQUEST_COLUMNS}) VALUES ({', '.join('?' * 21)})", rows())
    _insert(
        connection,
        "INSERT INTO bank_account (student_id, bank_code, account_number, sheba, own_name_by, own_name_at, version)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (maker.account(student) for student in sorted(paid)),
    )
    return used


def _places(
    maker: _Maker, terms: list[tuple[int, int]], students: int
) -> Iterator[tuple[int, int, tuple[int, int], bool]]:
    """Term, student and unit of each request, never the same three twice; whether the term is past."""
    for place, (term, count) in enumerate(terms):
        for number in range(count):
            lap, student = divmod(number, students)
            unit = maker.units[(student + lap + place) % len(maker.units)]
            yield term, student + 1, unit, place < len(terms) - 1


def _quotas(connection: Connection, maker: _Maker, terms: list[int], used: Counter[tuple[int, int]]) -> None:
    for term in terms:
        for place, (unit, _) in enumerate(maker.units):
            taken = used[term, unit]
            if place == len(maker.units) - 1 and not taken:
                continue
            seats = max(taken + 2 + place % 5, 5)
            letter = f"{1405 + place}/د/{120 + place}"
            connection.exec_driver_sql(
                "INSERT INTO unit_quota (term_id, unit_id, seats, used, letter) VALUES (?, ?, ?, ?, ?)",
                (term, unit, seats, taken, letter),
            )


def _history(connection: Connection) -> None:
    """The first entries of the audit for the newest requests, so that history and home page are not empty."""
    rows = connection.exec_driver_sql(
        "SELECT id, half_hours, state, registered_by, registered_at, decided_by, decided_at, actual_half_hours,"
        " finalized_by FROM work_request ORDER BY id DESC LIMIT 200"
    ).all()
    if not rows:
        return
    people = connection.exec_driver_sql("SELECT id, display_name FROM person")
    names: dict[int, str] = dict(people.all())
    entries = []
    for row_id, half_hours, state, clerk, at, boss, decided_at, actual, finalizer in rows:
        told: list[tuple[str, object, object]] = [("state", None, "pending"), ("half_hours", None, half_hours)]
        entries.append((at, clerk, row_id, "register", told))
        if boss is not None:
            verb, decided = ("reject", "rejected") if state == State.REJECTED else ("approve", "approved")
            entries.append((decided_at, boss, row_id, verb, [("state", "pending", decided)]))
        if actual is not None:
            told = [("state", "approved", "hours"), ("actual_half_hours", None, actual)]
            entries.append((decided_at, clerk, row_id, "record_hours", told))
        if finalizer is not None:
            entries.append((decided_at, finalizer, row_id, "finalize", [("state", "hours", "final")]))
    entries.sort(key=lambda entry: entry[0])
    connection.exec_driver_sql(
        "INSERT INTO audit (at, person_id, person_name, entity, entity_id, action, changes)"
        " VALUES (?, ?, ?, 'work_request', ?, ?, ?)",
        [
            (at, person, names[person], row_id, action, json.dumps(
                [{"field": name, "before": before, "after": after} for name, before, after in told]
            ))
            for at, person, row_id, action, told in entries
        ],
    )  # fmt: skip
