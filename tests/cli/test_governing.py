"""user, term, quota and unit: what student affairs governs."""

import pytest

from tests.cli.conftest import DORMITORY, LIBRARY
from tests.factories import PASSWORD

NEW = {"HAMYAR_NEW_PASSWORD": "رمز تازه ۱۲۳"}
LATER = ("4042", "--starts", "1404/11/01", "--deadline")


def test_an_account_is_made_with_role_and_units(admin):
    made = admin.json(
        "user", "add", "نرگس", "--role", "clerk", "--unit", "كتابخانه  مركزي", "--unit", DORMITORY,
        "--display-name", "نرگس صادقی", **NEW,
    ).value  # fmt: skip

    assert made == {
        "name": "نرگس", "display_name": "نرگس صادقی", "role": "clerk", "units": [DORMITORY, LIBRARY], "active": True,
    } or made["units"] == [LIBRARY, DORMITORY]  # fmt: skip
    units = admin.json("unit", "list", user="نرگس", HAMYAR_PASSWORD=NEW["HAMYAR_NEW_PASSWORD"]).value
    assert {row["unit"] for row in units} == {LIBRARY, DORMITORY}


@pytest.mark.parametrize(
    ("words", "password", "code"),
    [
        (("clerk", "--role", "viewer"), "secret-one", "person_exists"),
        (("new", "--role", "clerk", "--unit", "هیچ‌جا"), "secret-one", "unit_unknown"),
        (("new", "--role", "clerk"), "new", "password_too_weak"),
        (("x" * 61, "--role", "clerk"), "secret-one", "text_too_long"),
        (("new", "--role", "king"), "secret-one", "usage"),
        (("new",), "secret-one", "usage"),
    ],
)
def test_a_wrong_account_is_refused(admin, words, password, code):
    done = admin.json("user", "add", *words, HAMYAR_NEW_PASSWORD=password)

    assert (done.failure["error"], done.out) == (code, "")
    assert len(admin.json("user", "list").value) == 5


def test_a_password_is_asked_twice(admin):
    typed = "secret-one\nsecret-two\nsecret-ten\nsecret-ten\n"
    assert admin.json("user", "add", "new", "--role", "viewer", typed=typed).status == 0

    assert admin.json("term", "list", user="new", HAMYAR_PASSWORD="secret-ten").status == 0


def test_student_affairs_sets_anybodys_password(admin):
    assert admin.json("user", "passwd", "clerk", **NEW).value == {"name": "clerk", "password": "changed"}

    assert admin.json("term", "list", user="clerk").status == 4
    assert admin.json("term", "list", user="clerk", HAMYAR_PASSWORD=NEW["HAMYAR_NEW_PASSWORD"]).status == 0


def test_everybody_sets_the_own_password_and_nobody_elses(admin):
    assert admin.json("user", "passwd", "CLERK", user="clerk", **NEW).status == 0
    assert admin.json("term", "list", user="clerk", HAMYAR_PASSWORD=NEW["HAMYAR_NEW_PASSWORD"]).status == 0

    done = admin.json("user", "passwd", "clerk", user="viewer", **NEW)
    assert (done.status, done.failure["error"]) == (4, "not_allowed")
    assert admin.json("user", "passwd", "nobody", **NEW).failure["error"] == "person_unknown"


def test_a_disabled_person_does_not_sign_in_until_enabled(admin):
    assert admin.json("user", "disable", "clerk").value["active"] is False
    assert admin.json("term", "list", user="clerk").failure["error"] == "wrong_password"

    assert admin.json("user", "enable", "clerk").value["active"] is True
    assert admin.json("term", "list", user="clerk").status == 0


def test_nobody_disables_himself(admin):
    assert admin.json("user", "disable", "affairs").status == 4


@pytest.mark.parametrize(
    "words",
    [
        ("user", "list"),
        ("user", "disable", "viewer"),
        ("term", "open", "4041"),
        ("term", "add", *LATER, "1405/03/31"),
        ("quota", "set", LIBRARY, "9"),
        ("unit", "add", "دانشکده حقوق", "--work-type", "آموزشی"),
    ],
)
@pytest.mark.parametrize("user", ["clerk", "supervisor", "viewer"])
def test_governing_is_student_affairs_alone(admin, words, user):
    done = admin.json(*words, user=user)

    assert (done.status, done.failure["error"], done.failure["role"]) == (4, "not_allowed", user)


def test_a_term_is_added_with_jalali_dates_in_any_digits(admin):
    made = admin.json("term", "add", "۴۰۴۲", "--starts", "۱۴۰۴/۱۱/۱", "--deadline", "1405/03/31 ۱۴:۳۰").value

    assert made == {
        "code": "4042", "starts": "1404/11/01", "ends": "1405/03/31", "deadline": "1405/03/31 14:30",
        "state": "planned",
    }  # fmt: skip
    assert [row["code"] for row in admin.json("term", "list").value] == ["4042", "4041"]


def test_a_term_goes_its_way(admin):
    admin.json("term", "add", *LATER, "1405/03/31", "--ends", "1405/04/10")
    done = admin.json("term", "open", "4042")
    assert (done.failure["error"], done.failure["reason"], done.failure["term"]) == (
        "term_invalid",
        "other_open",
        "4041",
    )

    states = [admin.json("term", verb, "4041").value["state"] for verb in ("close", "open", "close", "seal")]

    assert states == ["closed", "open", "closed", "sealed"]
    assert admin.json("term", "open", "4041").failure["error"] == "term_sealed"
    assert admin.json("term", "open", "4042").value["ends"] == "1405/04/10"


def test_a_deadline_moves(admin):
    assert admin.json("term", "deadline", "4041", "1404/11/05").value["deadline"] == "1404/11/05 23:59"
    assert admin.json("term", "deadline", "4041", "1404/13/05").failure["error"] == "date_invalid"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("14042", *LATER[1:], "1405/03/31"), "term_invalid"),
        (("4042", "--starts", "1404/12/30", "--deadline", "1405/03/31"), "date_invalid"),
        ((*LATER, "1404/10/01"), "term_invalid"),
        (("4041", *LATER[1:], "1405/03/31"), "term_exists"),
        (("4042", "--starts", "1404/11/01"), "usage"),
    ],
)
def test_a_wrong_term_is_refused(admin, words, code):
    assert admin.json("term", "add", *words).failure["error"] == code
    assert len(admin.json("term", "list").value) == 1


def test_a_quota_is_set_for_a_unit_in_any_spelling(admin):
    made = admin.json("quota", "set", "كتابخانه مركزي", "۱۲", "--term", "۴۰۴۱", "--letter", "۴۵/ب").value

    assert made == {"unit": LIBRARY, "term": "4041", "seats": 12, "used": 0, "left": 12, "letter": "۴۵/ب"}
    assert admin.json("quota", "list").value == [made]


def test_a_quota_stays_above_what_is_used(admin, store):
    store.register()
    done = admin.json("quota", "set", LIBRARY, "0")

    assert (done.status, done.failure["error"], done.failure["used"]) == (3, "quota_below_used", 1)
    assert admin.json("quota", "set", LIBRARY, "10001").failure["error"] == "quota_invalid"
    assert admin.json("quota", "set", LIBRARY, "x").status == 2
    assert admin.json("quota", "set", LIBRARY, "5", "--term", "4051").failure["error"] == "term_unknown"


def test_a_clerk_sees_quotas_of_the_own_units(admin):
    admin.json("quota", "set", DORMITORY, "4")

    assert [row["unit"] for row in admin.json("quota", "list", user="clerk").value] == [LIBRARY]


def test_a_faculty_is_added_by_name(admin):
    made = admin.json("unit", "add", "دانشکده حقوق", "--work-type", "اموزشي").value

    assert made == {"unit": "دانشکده حقوق", "work_type": "آموزشی"}
    assert admin.json("unit", "add", "دانشكده حقوق", "--work-type", "آموزشی").failure["error"] == "unit_exists"
    assert admin.json("unit", "add", "دانشکده هنر", "--work-type", "هنری").failure["error"] == "work_type_unknown"


def test_a_readable_list_has_a_heading_and_a_line_each(admin):
    lines = admin.run("user", "list").out.splitlines()

    assert lines[0].split("\t") == ["name", "display_name", "role", "units", "active"]
    assert lines[3].split("\t") == ["clerk", "سارا احمدی", "clerk", LIBRARY, "True"]
    assert admin.run("term", "close", "4041").out.splitlines()[-1] == "state: closed"
    assert PASSWORD not in admin.run("user", "list").out
