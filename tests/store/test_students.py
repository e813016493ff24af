"""Students are found as people type and saved in bulk."""

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.national_code import IdentityKind
from hamyar_desktop.services.rows import NewStudent
from tests.factories import STUDENTS


@pytest.fixture
def store(either):
    """Both databases."""
    return either


@pytest.fixture
def students(store):
    with store.open_unit(store.clerk) as work:
        yield work.students


def numbers(rows):
    return [row.number for row in rows]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("4001", ["40011001", "40011003", "40011002"]),
        ("۴۰۰۲", ["40021004"]),
        ("000", ["00012345"]),
        ("40011001", ["40011001"]),
        ("احمدی", ["40011001"]),
        ("زهرا احمدي", ["40011001"]),
        ("احمدی زهرا", ["40011001"]),
        ("علیرضا", ["40011002"]),
        ("علی رضا", ["40011002"]),
        ("علي‌رضا كريمي", ["40011002"]),
        ("پاک نژاد", ["40011003"]),
        ("پاكنژاد", ["40011003"]),
        ("نیست", []),
        ("9", []),
        ("%", []),
        ("_", []),
        ("|", []),
        ("", []),
        ("   ", []),
    ],
)
def test_find_forgives_spelling(students, typed, expected):
    assert numbers(students.find(typed, 20)) == expected


def test_find_stops_at_the_limit(students):
    assert len(students.find("4001", 2)) == 2


def test_ids_are_in_persian_order_of_the_last_name(students):
    rows = students.page(students.ids(""))

    assert [row.last_name for row in rows] == ["احمدی", "پاک‌نژاد", "چراغی", "کریمی", "یگانه"]


def test_pages_follow_the_ids_and_leave_out_what_is_gone(students):
    ids = students.ids("")

    assert [row.id for row in students.page([ids[3], 999_999, ids[0]])] == [ids[3], ids[0]]


def test_a_number_keeps_its_zeros(students):
    row = students.by_number("00012345")

    assert row is not None
    assert row.number == "00012345"
    assert students.by_number("12345") is None
    assert students.by_id(row.id) == row
    assert students.by_id(999_999) is None


def test_by_numbers_gives_those_that_exist(students):
    assert set(students.by_numbers(["40011001", "1", "40021004"])) == {"40011001", "40021004"}


def test_owners_of_national_codes(students):
    assert students.owners_of_national_codes(["0084575948", "1111111111"]) == {"0084575948": "40011001"}


def test_saving_changes_inserts_and_leaves_the_unchanged_alone(students):
    changed = NewStudent("40011001", "زهرا", "احمدی‌پور", national_code="0084575948", mobile="09121234567")
    new = NewStudent("50011001", "ژاله", "ژیان")

    students.save_many([changed, STUDENTS[1], new])

    found = students.by_numbers(["40011001", "40011002", "50011001"])
    assert (found["40011001"].last_name, found["40011001"].version) == ("احمدی‌پور", 2)
    assert found["40011002"].version == 1
    assert (found["50011001"].name, found["50011001"].version) == ("ژاله ژیان", 1)
    assert numbers(students.find("احمدي پور", 5)) == ["40011001"]


def test_saving_nothing_is_nothing(students):
    students.save_many([])

    assert len(students.ids("")) == len(STUDENTS)


def test_a_national_code_belongs_to_one_student(store):
    twin = NewStudent("50011001", "ژاله", "ژیان", national_code="0084575948")

    with pytest.raises(RuleBroken) as caught, store.open_unit(store.clerk) as work:
        work.students.save_many([twin])

    assert caught.value.code is Code.NATIONAL_CODE_OF_OTHER_STUDENT


def test_foreign_students_may_share_a_passport_number_with_a_code(students):
    guest = NewStudent("50011001", "Sara", "Khan", IdentityKind.PASSPORT, national_code="0084575948")

    students.save_many([guest])

    found = students.by_number("50011001")
    assert found is not None
    assert found.identity_kind is IdentityKind.PASSPORT
    assert students.owners_of_national_codes(["0084575948"]) == {"0084575948": "40011001"}


@pytest.mark.slow
def test_ten_thousand_numbers_are_one_question(students):
    many = [NewStudent(str(60_000_000 + place), "آرزو", "آذری") for place in range(10_000)]
    students.save_many(many)

    assert len(students.by_numbers([student.number for student in many])) == 10_000
    assert len(students.page(students.ids("آذری"))) == 10_000
