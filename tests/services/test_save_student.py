"""One student by hand: the same rules as in a list."""

import pytest

TYPED = {
    "number": "۴۰۰۱۱۰۰۹", "first_name": " نگار ", "last_name": "محمدي", "identity_kind": "کد ملی",
    "national_code": "۰۰۱۲۳۴۵۶۷۹", "mobile": "+989121234567", "degree": "کارشناسی", "field_of_study": "", "faculty": "",
}  # fmt: skip


def shown(world, number: str = "40011001"):
    return next(row for row in world.stored.students.values() if row.number == number)


def test_a_new_student_is_stored_as_from_a_list(world):
    changes = world.services.save_student.add(world.clerk, TYPED)

    row = shown(world, "40011009")
    assert (row.name, row.national_code, row.mobile) == ("نگار محمدی", "0012345679", "09121234567")
    assert changes.students


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"number": "40011001"}, "student_exists"),
        ({"number": "x"}, "student_number_invalid"),
        ({"first_name": " "}, "name_missing"),
        ({"last_name": ""}, "name_missing"),
        ({"national_code": "1111111111"}, "national_code_invalid"),
        ({"national_code": "0084575948"}, "national_code_of_other_student"),
        ({"mobile": "123"}, "mobile_invalid"),
        ({"faculty": "a\0b"}, "control_character"),
    ],
)
def test_a_rule_that_a_field_breaks_refuses_the_student(world, fields, code):
    with world.refuses(code):
        world.services.save_student.add(world.clerk, TYPED | fields)


def test_a_passport_may_look_like_somebodys_national_code(world):
    world.services.save_student.add(world.clerk, TYPED | {"identity_kind": "گذرنامه", "national_code": "0084575948"})

    assert shown(world, "40011009").national_code == "0084575948"


def test_particulars_are_corrected_and_the_number_stays(world):
    before = shown(world)

    changes = world.services.save_student.change(
        world.clerk, before, TYPED | {"number": "40011002", "national_code": "0084575948"}
    )

    row = shown(world)
    assert (row.id, row.name, row.national_code) == (before.id, "نگار محمدی", "0084575948")
    assert shown(world, "40011002").last_name == "کریمی"
    assert changes.requests


def test_a_correction_of_what_somebody_else_changed_is_refused(world):
    before = shown(world)
    world.services.save_student.change(world.affairs, before, TYPED)

    with world.refuses("changed_by_other"):
        world.services.save_student.change(world.clerk, before, TYPED | {"degree": "دکتری"})


def test_the_code_of_another_student_is_refused_in_a_correction_too(world):
    with world.refuses("national_code_of_other_student", number="40011002"):
        world.services.save_student.change(world.clerk, shown(world), TYPED | {"national_code": "0499370899"})


def test_a_viewer_writes_no_student(world):
    with world.refuses("not_allowed"):
        world.services.save_student.add(world.viewer, TYPED)
    with world.refuses("not_allowed"):
        world.services.save_student.change(world.viewer, shown(world), TYPED)
