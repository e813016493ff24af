"""A list from an Excel file into a real database: verdicts, all or nothing, 20,000 rows, cancel in the middle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import load_workbook

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.every import Services, make_services
from hamyar_desktop.services.import_students import ImportStudents
from hamyar_desktop.services.ports import Cancelled
from hamyar_desktop.spreadsheets.student_list import ExcelStudentList
from tests.factories import STUDENTS, Store, make_store
from tests.spreadsheets.workbooks import HEADINGS, ROW, quiet, save

MANY = 20_000


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A small university with five students."""
    made = make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def importing(store: Store) -> ImportStudents:
    """The use case over the real database and real Excel files."""
    services: Services = make_services(replace(store.outside(), student_list=ExcelStudentList()))
    return services.import_students


def stored(store: Store) -> dict[str, str]:
    """Number and name of every student."""
    with store.open_unit(store.affairs, readonly=True) as unit:
        rows = unit.students.page(unit.students.ids(""))
    return {row.number: row.name for row in rows}


def test_new_changed_unchanged_and_refused(store: Store, importing: ImportStudents, tmp_path: Path) -> None:
    headings = [*HEADINGS, "كد ملي", "مقطع", "دانشکده"]
    file = save(
        tmp_path / "list.xlsx", headings,
        ["40020001", "سارا", "نوری", 13542419], ["40011001", "زهرا", "احمدي", "84575948", "کارشناسی", "الهیات"],
        ["40011002", "علی‌رضا", "کریمی‌نیا", "0499370899"], ["40020002", "علی", "رضایی", "0013542418"],
        ["40020001", "سارا", "نوری"], ["40020003", "مینا", "صادقی", "0084575948"],
    )  # fmt: skip
    before = stored(store)
    plan = importing.dry_run(store.clerk, file, quiet)
    assert [(v.line, v.kind, v.error and v.error.code) for v in plan.verdicts] == [
        (2, "new", None), (3, "unchanged", None), (4, "changed", None), (5, "refused", Code.NATIONAL_CODE_INVALID),
        (6, "refused", Code.ROW_TWICE), (7, "refused", Code.NATIONAL_CODE_OF_OTHER_STUDENT),
    ]  # fmt: skip
    assert stored(store) == before
    with pytest.raises(RuleBroken) as broken:
        importing.carry_out(store.clerk, plan, quiet)
    assert (broken.value.code, broken.value.facts) == (Code.IMPORT_REFUSED, {"refused": 3})
    assert stored(store) == before

    importing.carry_out(store.clerk, importing.without_refused(plan), quiet)
    assert stored(store) == {**before, "40020001": "سارا نوری", "40011002": "علی‌رضا کریمی‌نیا"}


def test_the_report_of_refused_rows_corrected_and_imported_again(
    store: Store, importing: ImportStudents, tmp_path: Path
) -> None:
    file = save(tmp_path / "list.xlsx", HEADINGS, ROW, ["1234", "علی", "رضایی"], ["40020003", "", "صادقی"])
    plan = importing.dry_run(store.clerk, file, quiet)
    report = tmp_path / "refused.xlsx"
    importing.report(plan, report)
    book = load_workbook(report)
    assert book.active["D2"].value == "شماره دانشجویی «۱۲۳۴» درست نیست. فقط رقم بنویسید؛ ۵ تا ۲۰ رقم."
    book.active["A2"], book.active["B3"] = "40020002", "مینا"
    book.save(report)

    again = importing.dry_run(store.clerk, report, quiet)
    assert [v.kind for v in again.verdicts] == ["new", "new"]
    importing.carry_out(store.clerk, again, quiet)
    assert stored(store)["40020002"] == "علی رضایی"
    assert stored(store)["40020003"] == "مینا صادقی"


def test_neither_a_narrow_list_nor_its_report_empties_what_is_stored(
    store: Store, importing: ImportStudents, tmp_path: Path
) -> None:
    narrow = save(tmp_path / "list.xlsx", HEADINGS, ["40011001", "", "احمدی‌پور"], ["40011002", "علی", "کریمی"])
    plan = importing.dry_run(store.clerk, narrow, quiet)
    assert [v.kind for v in plan.verdicts] == ["refused", "changed"]
    importing.carry_out(store.clerk, importing.without_refused(plan), quiet)

    report = tmp_path / "refused.xlsx"
    importing.report(plan, report)
    book = load_workbook(report)
    book.active["B2"] = "زهرا"
    book.save(report)
    importing.carry_out(store.clerk, importing.dry_run(store.clerk, report, quiet), quiet)

    with store.open_unit(store.affairs, readonly=True) as unit:
        rows = unit.students.by_numbers(["40011001", "40011002"])
    assert [(row.name, row.national_code) for row in rows.values()] == [
        ("زهرا احمدی‌پور", "0084575948"), ("علی کریمی", "0499370899"),
    ]  # fmt: skip
    assert (rows["40011001"].degree, rows["40011001"].faculty) == ("کارشناسی", "الهیات")


def test_the_template_can_be_filled_and_imported(store: Store, importing: ImportStudents, tmp_path: Path) -> None:
    importing.template(tmp_path / "template.xlsx")
    importing.carry_out(store.clerk, importing.dry_run(store.clerk, tmp_path / "template.xlsx", quiet), quiet)
    assert stored(store)["4011249001"] == "نگار محمدی‌فر"


def test_whoever_may_not_import_reads_no_file(store: Store, importing: ImportStudents, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as broken:
        importing.dry_run(store.people["viewer"], tmp_path / "missing.xlsx", quiet)
    assert broken.value.code is Code.NOT_ALLOWED


def test_an_unreadable_file_changes_nothing(store: Store, importing: ImportStudents, tmp_path: Path) -> None:
    before = stored(store)
    (tmp_path / "list.xlsx").write_text("not a workbook", encoding="utf-8")
    with pytest.raises(RuleBroken) as broken:
        importing.dry_run(store.clerk, tmp_path / "list.xlsx", quiet)
    assert broken.value.code is Code.FILE_UNREADABLE
    assert stored(store) == before


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """20,000 students; every 5,000th number is wrong, and the last line repeats the first."""
    path = tmp_path_factory.mktemp("long") / "list.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, [*HEADINGS, "تلفن همراه", "رشته تحصیلی"])
        for place in range(MANY):
            number = "12" if place % 5000 == 4999 else f"{50_000_000 + place}"
            sheet.write_row(place + 1, 0, [number, "سارا", f"نوری {place}", f"0912{place:07}", "حقوق"])
    return path


@pytest.mark.slow
class TestManyRows:
    def test_read_planned_and_stored_with_progress(
        self, store: Store, importing: ImportStudents, long_list: Path
    ) -> None:
        told: list[tuple[int, int]] = []
        plan = importing.dry_run(store.clerk, long_list, lambda done, total: told.append((done, total)))
        assert (plan.count("new"), [v.line for v in plan.refused]) == (MANY - 4, [5000 + 1, 10001, 15001, 20001])
        assert len(told) >= 40
        assert all(done <= total for done, total in told)

        told.clear()
        importing.carry_out(
            store.clerk, importing.without_refused(plan), lambda done, total: told.append((done, total))
        )
        assert told[0] == (0, MANY - 4)
        assert told[-1] == (MANY - 4, MANY - 4)
        assert told == sorted(told)
        assert len(stored(store)) == len(STUDENTS) + MANY - 4

        again = importing.dry_run(store.clerk, long_list, quiet)
        assert again.count("unchanged") == MANY - 4

    @pytest.mark.parametrize("at", [0, 10_000, MANY - 4])
    def test_cancelled_while_storing_nothing_is_stored(
        self, store: Store, importing: ImportStudents, long_list: Path, at: int
    ) -> None:
        def cancel(done: int, total: int) -> None:
            if done >= at:
                raise Cancelled

        plan = importing.without_refused(importing.dry_run(store.clerk, long_list, quiet))
        before = stored(store)
        with pytest.raises(Cancelled):
            importing.carry_out(store.clerk, plan, cancel)
        assert stored(store) == before
        importing.carry_out(store.clerk, plan, quiet)
        assert len(stored(store)) == len(before) + MANY - 4

    @pytest.mark.parametrize("step", [0, 25])
    def test_cancelled_while_reading_or_planning(
        self, store: Store, importing: ImportStudents, long_list: Path, step: int
    ) -> None:
        told = 0

        def cancel(done: int, total: int) -> None:
            nonlocal told
            told += 1
            if told > step:
                raise Cancelled

        before = stored(store)
        with pytest.raises(Cancelled):
            importing.dry_run(store.clerk, long_list, cancel)
        assert told == step + 1
        assert stored(store) == before
