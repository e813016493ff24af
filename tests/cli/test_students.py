"""import students and student find."""

import openpyxl
import pytest

from tests.cli.conftest import HEADINGS, write_list

GOOD = (
    ("40011001", "زهرا", "احمدیان", "0084575948"),
    ("۴۰۰۱۱۰۰۲", "علی‌رضا", "کریمی‌نژاد", "0499370899"),
    ("40019999", "هما", "رستمی", "0012345679"),
)
BAD = (
    ("12", "هما", "رستمی", ""),
    ("40019998", "", "رستمی", ""),
    ("40019997", "هما", "رستمی", "0012345678"),
    ("40019996", "هما", "رستمی", "0084575948"),
    ("40019995", "هما", "رستمی", ""),
    ("40019995", "هما", "رستمی", ""),
)


def test_a_dry_run_says_what_would_become_of_every_row(admin, tmp_path):
    file = write_list(tmp_path / "list.xlsx", *GOOD, BAD[0])

    told = admin.json("import", "students", str(file), "--dry-run").value

    assert {name: told[name] for name in ("dry_run", "new", "changed", "unchanged", "refused")} == {
        "dry_run": True, "new": 1, "changed": 2, "unchanged": 0, "refused": 1,
    }  # fmt: skip
    assert [(row["line"], row["verdict"]) for row in told["rows"]] == [
        (2, "changed"), (3, "changed"), (4, "new"), (5, "refused"),
    ]  # fmt: skip
    assert (told["rows"][3]["error"], told["rows"][3]["number"]) == ("student_number_invalid", "12")
    assert "رقم" in told["rows"][3]["message"]
    assert admin.json("student", "find", "40019999").value == []


def test_good_rows_are_stored(admin, tmp_path):
    file = write_list(tmp_path / "list.xlsx", *GOOD)

    assert admin.json("import", "students", str(file), user="clerk").value == {
        "dry_run": False, "new": 1, "changed": 2, "unchanged": 0, "refused": 0,
    }  # fmt: skip
    (found,) = admin.json("student", "find", "هما رستمي").value
    assert (found["student_number"], found["last_name"], found["national_code"]) == ("40019999", "رستمی", "0012345679")
    assert admin.json("import", "students", str(file)).value["unchanged"] == 3


def test_all_or_nothing_with_a_reason_for_each_row_and_a_report(admin, tmp_path):
    file, report = write_list(tmp_path / "list.xlsx", *GOOD, *BAD), tmp_path / "refused.xlsx"

    done = admin.json("import", "students", str(file), "--report", str(report))

    assert (done.status, done.out) == (3, "")
    assert (done.failure["error"], done.failure["refused"]) == ("import_refused", 5)
    assert [(row["line"], row["error"]) for row in done.failure["rows"]] == [
        (5, "student_number_invalid"), (6, "name_missing"), (7, "national_code_invalid"),
        (8, "national_code_of_other_student"), (10, "row_twice"),
    ]  # fmt: skip
    assert admin.json("student", "find", "40019999").value == []
    rows = list(openpyxl.load_workbook(report).active.iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == ["12", "40019998", "40019997", "40019996", "40019995"]


def test_a_readable_refusal_names_the_lines(admin, tmp_path):
    done = admin.run("import", "students", str(write_list(tmp_path / "list.xlsx", *BAD[:2])))

    lines = done.err.splitlines()
    assert lines[0].endswith("[import_refused]")
    assert [line.split(":")[0] for line in lines[1:]] == ["line 2", "line 3"]
    assert lines[2].endswith("[name_missing]")


def test_a_viewer_imports_nothing(admin, tmp_path):
    done = admin.json("import", "students", str(write_list(tmp_path / "list.xlsx", *GOOD)), user="viewer")

    assert (done.status, done.failure["error"]) == (4, "not_allowed")


@pytest.mark.parametrize(
    ("headings", "code"),
    [
        (("شماره", "نام"), "heading_missing"),
        ((*HEADINGS[:3], "نام"), "heading_twice"),
    ],
)
def test_wrong_headings_are_told(admin, tmp_path, headings, code):
    done = admin.json("import", "students", str(write_list(tmp_path / "list.xlsx", ("1", "2"), headings=headings)))

    assert (done.status, done.failure["error"]) == (3, code)
    assert done.failure["heading"]


@pytest.mark.parametrize("kind", ["missing", "empty", "text", "old_excel", "folder"])
def test_an_unreadable_file_has_its_status(admin, tmp_path, kind):
    file = tmp_path / "list.xlsx"
    if kind == "empty":
        write_list(file, headings=())
    if kind == "text":
        file.write_text("نام,شماره", encoding="utf-8")
    if kind == "old_excel":
        file.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    if kind == "folder":
        file.mkdir()

    done = admin.json("import", "students", str(file), "--dry-run")

    assert (done.status, done.failure["error"], done.failure["file"]) == (6, "file_unreadable", "list.xlsx")


def test_a_huge_file_is_not_read(admin, tmp_path):
    file = tmp_path / "list.xlsx"
    with file.open("wb") as hole:
        hole.truncate(200 * 1024 * 1024)

    done = admin.json("import", "students", str(file))

    assert (done.status, done.failure["error"], done.failure["size"]) == (6, "file_too_large", 200)


def test_a_report_goes_over_nothing_that_is_needed(admin, store, tmp_path):
    file = str(write_list(tmp_path / "list.xlsx", *GOOD))

    for report in (store.path, file, tmp_path / "missing" / "report.xlsx"):
        done = admin.json("import", "students", file, "--report", str(report))
        assert (done.status, done.failure["reason"]) == (6, "unwritable")
    assert admin.json("student", "find", "40019999").value == []
    assert admin.json("import", "students", file, "--dry-run").value["refused"] == 0


def test_students_are_found_by_number_or_name(admin):
    assert [row["student_number"] for row in admin.json("student", "find", "۴۰۰۱۱", user="viewer").value] == [
        "40011001", "40011003", "40011002",
    ]  # fmt: skip
    assert [row["first_name"] for row in admin.json("student", "find", "عليرضا كريمي").value] == ["علی‌رضا"]
    assert len(admin.json("student", "find", "400", "--limit", "۲").value) == 2
    assert admin.run("student", "find", "هیچ‌کس").out == ""
