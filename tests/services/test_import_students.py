"""Students from a list: a verdict for every row, then all or nothing."""

from pathlib import Path

import pytest

from hamyar_desktop.domain.national_code import IdentityKind
from hamyar_desktop.services.import_students import STEP
from hamyar_desktop.services.ports import Cancelled
from hamyar_desktop.services.rows import SheetRow

PATH = Path("students.xlsx")


def sheet(*rows: dict[str, str]) -> list[SheetRow]:
    """Rows as a reader gives them, after a heading in line 1."""
    return [SheetRow(line, cells) for line, cells in enumerate(rows, 2)]


def student(number: str = "40020001", **cells: str) -> dict[str, str]:
    """The cells of a good row."""
    return {"number": number, "first_name": "سارا", "last_name": "نوری", **cells}


def dry_run(world, quiet, *rows: dict[str, str]):
    """The verdicts of rows."""
    world.outside.student_list.rows = sheet(*rows)
    return world.services.import_students.dry_run(world.clerk, PATH, quiet)


def test_every_row_gets_its_verdict(world, quiet):
    plan = dry_run(
        world, quiet,
        student(national_code="۱۲۳۴۵۶۷۸۹۱"),
        student("40011001", first_name="زهرا", last_name="احمدی", national_code="84575948"),
        student("40011002", first_name="علي‌رضا", last_name="كريمي", national_code="0499370899", degree="کارشناسی"),
        student("bad"),
    )  # fmt: skip

    assert [(v.line, v.kind) for v in plan.verdicts] == [(2, "new"), (3, "unchanged"), (4, "changed"), (5, "refused")]
    assert plan.count("new") == 1
    assert [v.line for v in plan.refused] == [5]
    assert len(world.stored.students) == 4


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"number": "12"}, "student_number_invalid"),
        ({"first_name": " "}, "name_missing"),
        ({"last_name": "a\x00"}, "control_character"),
        ({"last_name": "ب" * 101}, "text_too_long"),
        ({"mobile": "0812"}, "mobile_invalid"),
        ({"national_code": "1111111111"}, "national_code_invalid"),
        ({"national_code": "1234567890"}, "national_code_invalid"),
        ({"identity_kind": "شناسنامه"}, "national_code_invalid"),
        ({"national_code": "0084575948"}, "national_code_of_other_student"),
    ],
)
def test_a_bad_cell_refuses_its_row(world, quiet, cells, code):
    plan = dry_run(world, quiet, student(**cells))

    assert [v.error.code.value for v in plan.refused] == [code]


def test_a_missing_cell_is_an_empty_one(world, quiet):
    plan = dry_run(world, quiet, {"number": "40020001"})

    assert [v.error.code.value for v in plan.refused] == ["name_missing"]


def test_the_second_of_two_equal_numbers_is_refused(world, quiet):
    plan = dry_run(world, quiet, student(), student("40020002"), student("۴۰۰۲۰۰۰۱"))

    assert [(v.line, v.error.code.value, v.error.facts["first"]) for v in plan.refused] == [(4, "row_twice", 2)]


def test_two_rows_cannot_share_a_national_code(world, quiet):
    plan = dry_run(world, quiet, student(national_code="1234567891"), student("40020002", national_code="1234567891"))

    assert [(v.line, v.error.facts["number"]) for v in plan.refused] == [(3, "40020001")]


def test_foreign_students_have_another_identity(world, quiet):
    plan = dry_run(
        world, quiet,
        student(identity_kind="گذرنامه", national_code="p-123456"),
        student("40020002", identity_kind="Foreign student's id", national_code="84575948"),
    )  # fmt: skip

    kinds = [(v.student.identity_kind, v.student.national_code) for v in plan.verdicts]
    assert kinds == [(IdentityKind.PASSPORT, "P123456"), (IdentityKind.FOREIGN_ID, "84575948")]


def test_the_plan_is_carried_out_at_once(world, quiet):
    plan = dry_run(world, quiet, student(), student("40011001", first_name="زهره", last_name="احمدی"))
    commits = world.outside.database.commits

    assert world.services.import_students.carry_out(world.clerk, plan, quiet).students

    assert world.outside.database.commits == commits + 1
    assert world.stored.students[1].first_name == "زهره"
    assert world.stored.students[5].number == "40020001"


def test_what_the_list_has_no_column_for_stays_and_an_empty_cell_empties(world, quiet):
    number = "40011001"
    names = {"first_name": "زهرا", "last_name": "احمدی"}
    stored = world.services.students.card(world.affairs, number).student

    narrow = dry_run(world, quiet, student(number, **names))
    emptied = dry_run(world, quiet, student(number, **names, national_code=""))
    passport = dry_run(world, quiet, student(number, **names, identity_kind="گذرنامه", national_code="P123456"))
    world.services.import_students.carry_out(world.clerk, passport, quiet)
    again = dry_run(world, quiet, student(number, **names, mobile="09121234567"))
    counted = dry_run(world, quiet, student(number, **names, national_code="0084575948"))

    assert narrow.verdicts[0].student.national_code == stored.national_code != ""
    assert (narrow.verdicts[0].kind, emptied.verdicts[0].kind) == ("unchanged", "changed")
    assert emptied.verdicts[0].student.national_code == ""
    kept = again.verdicts[0].student
    assert (kept.identity_kind, kept.national_code, kept.mobile) == (IdentityKind.PASSPORT, "P123456", "09121234567")
    assert counted.verdicts[0].student.identity_kind is IdentityKind.NATIONAL


def test_what_was_stored_after_the_dry_run_stays_where_the_list_has_no_column_for_it(world, quiet):
    names = {"first_name": "زهره", "last_name": "احمدی"}
    plan = dry_run(world, quiet, student("40011001", **names), student())
    later = dry_run(world, quiet, student("40011001", mobile="09121234567"), student(mobile="09127654321"))
    world.services.import_students.carry_out(world.clerk, later, quiet)

    world.services.import_students.carry_out(world.clerk, plan, quiet)

    assert (world.stored.students[1].first_name, world.stored.students[1].mobile) == ("زهره", "09121234567")
    assert world.stored.students[5].mobile == "09127654321"


def test_nothing_to_do_changes_nothing(world, quiet):
    plan = dry_run(world, quiet, student("40011003", first_name="مریم", last_name="پاک‌نژاد"))

    assert plan.count("unchanged") == 1
    assert not world.services.import_students.carry_out(world.clerk, plan, quiet).students


def test_one_refused_row_refuses_all(world, quiet):
    plan = dry_run(world, quiet, student(), student("bad"))

    with world.refuses("import_refused", refused=1):
        world.services.import_students.carry_out(world.clerk, plan, quiet)


def test_the_good_rows_may_be_chosen(world, quiet):
    service = world.services.import_students
    plan = service.without_refused(dry_run(world, quiet, student(), student("bad")))

    service.carry_out(world.clerk, plan, quiet)

    assert len(world.stored.students) == 5


def test_cancelling_leaves_everything_as_it_was(world, quiet):
    numbers = [str(40_020_000 + i) for i in range(2 * STEP)]
    plan = dry_run(world, quiet, *(student(number) for number in numbers))
    before = world.stored.snapshot()

    def impatient(done: int, total: int) -> None:
        if done >= STEP:
            raise Cancelled

    with pytest.raises(Cancelled):
        world.services.import_students.carry_out(world.clerk, plan, impatient)
    with pytest.raises(Cancelled):
        world.services.import_students.dry_run(world.clerk, PATH, impatient)
    assert world.stored == before


def test_progress_reaches_its_end(world, quiet):
    plan = dry_run(world, quiet, student())
    told: list[tuple[int, int]] = []

    world.services.import_students.carry_out(world.clerk, plan, lambda done, total: told.append((done, total)))

    assert told == [(0, 1), (1, 1)]


def test_whoever_may_not_import_is_refused(world, quiet):
    plan = dry_run(world, quiet, student())
    service = world.services.import_students

    for attempt in (
        lambda: service.dry_run(world.viewer, PATH, quiet),
        lambda: service.plan(world.viewer, [], quiet),
        lambda: service.carry_out(world.viewer, plan, quiet),
    ):
        with world.refuses("not_allowed"):
            attempt()


def test_an_unreadable_file_is_told(world, quiet):
    with world.refuses("file_unreadable", file="students.xlsx"):
        world.services.import_students.dry_run(world.clerk, PATH, quiet)


def test_report_and_template_are_written(world, quiet):
    plan = dry_run(world, quiet, student("bad"))

    world.services.import_students.report(plan, Path("refused.xlsx"))
    world.services.import_students.template(Path("empty.xlsx"))

    assert world.outside.student_list.reports == {Path("refused.xlsx"): plan}
    assert world.outside.student_list.templates == [Path("empty.xlsx")]
