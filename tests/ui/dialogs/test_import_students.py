"""The import of a list: a file is read, every row judged, and all rows are stored or none."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import shiboken6
import xlsxwriter
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import persian_digits
from hamyar_desktop.services.import_students import ImportStudents
from hamyar_desktop.services.rows import Changes
from hamyar_desktop.ui.dialogs.import_file_panel import dropped_file
from hamyar_desktop.ui.dialogs.import_students import DONE, FILE, VERDICTS, WORKING, ImportStudentsDialog
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.students import StudentsPage
from hamyar_desktop.ui.tasks import BackgroundRunner, InlineRunner, Job
from hamyar_desktop.ui.theme import apply_theme
from tests.factories import STUDENTS
from tests.ui.answers import Answers

HEADINGS = ("شماره دانشجویی", "نام", "نام خانوادگی", "کد ملی", "تلفن همراه")
NEW = ("40020001", "سارا", "نوری", "1234567891", "")
OTHER_NEW = ("40020002", "مینا", "صالحی", "", "09121234567")
CHANGED = ("40011001", "زهرا", "احمدي‌نژاد", "0084575948", "")
UNCHANGED = ("40011002", "علی‌رضا", "کریمی", "0499370899", "")
BAD_CODE = ("40020003", "رها", "کاظمی", "1234567890", "")
BAD_MOBILE = ("40020004", "نسترن", "امینی", "", "0912")


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """A real .xlsx of these rows."""

    def making(*rows: tuple[str, ...], name: str = "دانشجویان.xlsx", headings: tuple[str, ...] = HEADINGS) -> Path:
        book = openpyxl.Workbook()
        sheet = book.active
        for row in (headings, *rows):
            sheet.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return making


@pytest.fixture
def dialog(office, qtbot) -> ImportStudentsDialog:
    made = ImportStudentsDialog(office.sign_in("clerk"))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.open()
    return made


def stored(office) -> dict[str, str]:
    """Number → name of every student."""
    service, person = office.services.students, office.store.affairs
    return {row.number: row.name for row in service.page(person, service.ids(person, ""))}


def counts(dialog: ImportStudentsDialog) -> list[str]:
    return [tile.number() for tile in dialog.verdicts.tiles.values()]


def shown(dialog: ImportStudentsDialog) -> list[list[str]]:
    model = dialog.verdicts.rows_model
    return [[cell.text for cell in model.cells_at(place)] for place in range(model.rowCount())]


def test_every_row_is_judged_before_anything_is_stored(office, dialog, workbook):
    before = stored(office)

    dialog.read(workbook(NEW, CHANGED, UNCHANGED, BAD_CODE, BAD_MOBILE))

    assert dialog.panes.currentIndex() == VERDICTS
    assert counts(dialog) == ["۱", "۱", "۱", "۲"]
    refused = shown(dialog)
    assert [row[:4] for row in refused] == [
        ["۵", "۴۰۰۲۰۰۰۳", "رها کاظمی", "ناپذیرفته"],
        ["۶", "۴۰۰۲۰۰۰۴", "نسترن امینی", "ناپذیرفته"],
    ]
    assert "کد ملی" in refused[0][4]
    assert "تلفن همراه" in refused[1][4]
    assert stored(office) == before


def test_a_tile_or_a_chip_shows_the_rows_of_one_verdict(dialog, workbook):
    dialog.read(workbook(NEW, OTHER_NEW, UNCHANGED, BAD_CODE))

    dialog.verdicts.tiles["new"].click()
    assert [row[2] for row in shown(dialog)] == ["سارا نوری", "مینا صالحی"]
    assert dialog.verdicts.chips["new"].isChecked()
    dialog.verdicts.chips["unchanged"].click()
    assert [row[2] for row in shown(dialog)] == ["علی‌رضا کریمی"]
    dialog.verdicts.chips[""].click()
    assert len(shown(dialog)) == 4
    dialog.verdicts.chips["changed"].click()
    assert shown(dialog) == []
    assert dialog.verdicts.table.accessibleDescription()


def test_a_good_list_is_stored_at_once_and_the_pages_hear_of_it(office, dialog, workbook):
    dialog.read(workbook(NEW, OTHER_NEW, CHANGED, UNCHANGED))
    assert dialog.message.kind == "success"
    assert not dialog.skip.isVisible()

    dialog.import_button.click()

    assert dialog.panes.currentIndex() == DONE
    assert stored(office)["40020001"] == "سارا نوری"
    assert stored(office)["40011001"] == "زهرا احمدی‌نژاد"
    assert len(stored(office)) == len(STUDENTS) + 2
    assert office.changes == [Changes(students=True, requests=True)]
    assert "۲" in dialog.message.text()
    assert "۱" in dialog.message.text()
    dialog.done_panel.action.click()
    assert not dialog.isVisible()


def test_a_list_with_refused_rows_is_not_stored_unless_these_are_left_out(office, dialog, workbook):
    before = stored(office)
    dialog.read(workbook(NEW, BAD_CODE))
    assert not dialog.import_button.isEnabled()
    assert dialog.message.kind == "warning"

    dialog.skip.setChecked(True)
    dialog.import_button.click()

    assert stored(office) == before | {"40020001": "سارا نوری"}
    assert "۱" in dialog.message.text()


def test_columns_that_the_list_has_not_keep_what_is_stored(office, dialog, workbook):
    rows = [(number, first, last) for number, first, last, *_ in (UNCHANGED, CHANGED)]
    dialog.read(workbook(*rows, headings=HEADINGS[:3]))
    assert counts(dialog) == ["۰", "۱", "۱", "۰"]

    dialog.import_button.click()

    kept = office.services.students.card(office.store.affairs, "40011001").student
    assert (kept.last_name, kept.national_code, kept.degree) == ("احمدی‌نژاد", "0084575948", "کارشناسی")


def test_a_list_that_stands_there_already_offers_nothing_to_import(dialog, workbook):
    dialog.read(workbook(UNCHANGED))

    assert dialog.message.kind == "info"
    assert not dialog.import_button.isEnabled()
    assert not dialog.report_button.isVisible()


def test_the_refused_rows_are_saved_as_a_list_with_their_reasons(dialog, workbook, tmp_path):
    dialog.read(workbook(NEW, BAD_CODE, BAD_MOBILE))
    dialog.files = answers = Answers(tmp_path / "گزارش.xlsx")

    dialog.report_button.click()

    assert answers.names[0].startswith("دانشجویان")
    rows = list(openpyxl.load_workbook(tmp_path / "گزارش.xlsx").active.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["40020003", "40020004"]
    assert any("کد ملی" in str(cell) for cell in rows[1])
    assert dialog.message.kind == "success"
    assert "گزارش.xlsx" in dialog.message.text()


def test_a_report_that_cannot_be_written_is_said(dialog, workbook, tmp_path):
    dialog.read(workbook(BAD_CODE))
    dialog.files = Answers(tmp_path / "نیست" / "گزارش.xlsx")

    dialog.report_button.click()

    assert dialog.message.kind == "error"


def test_the_template_is_a_list_that_can_be_read_back(dialog, tmp_path):
    dialog.files = Answers(tmp_path / "الگو.xlsx")
    dialog.file_panel.template_button.click()
    assert dialog.message.kind == "success"

    dialog.file_panel.choose_button.click()

    assert dialog.panes.currentIndex() == VERDICTS
    assert counts(dialog) == ["۱", "۰", "۰", "۰"]
    assert dialog.desk.folder == str(tmp_path)


def test_nothing_happens_when_no_file_is_chosen(dialog):
    dialog.files = Answers(None)

    dialog.file_panel.choose_button.click()
    dialog.file_panel.template_button.click()

    assert dialog.panes.currentIndex() == FILE
    assert not dialog.message.isVisible()


# -- files that are no list


def _not_excel(path: Path) -> None:
    path.write_bytes("شماره دانشجویی".encode() * 40)


def _empty(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    book.add_worksheet()
    book.close()


def _no_heading(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(("نام", "نام خانوادگی"))
    book.active.append(("سارا", "نوری"))
    book.save(path)


def _two_headings(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append((*HEADINGS, "شماره دانشجو"))
    book.active.append((*NEW, "40020009"))
    book.save(path)


def _truncated(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook>")


def _protected(path: Path) -> None:
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("make", "part"),
    [
        (_not_excel, "خوانده نشد"),
        (_empty, "ردیفی ندارد"),
        (_no_heading, "شماره دانشجویی"),
        (_two_headings, "دو بار"),
        (_truncated, "فهرست.xlsx"),
        (_protected, "رمز"),
        (lambda path: None, "پیدا نشد"),
    ],
)
def test_a_bad_file_is_said_and_changes_nothing(office, dialog, tmp_path, make, part):
    before = stored(office)
    path = tmp_path / "فهرست.xlsx"
    make(path)

    dialog.read(path)

    assert dialog.panes.currentIndex() == FILE
    assert dialog.message.kind == "error"
    assert part in dialog.message.text()
    assert stored(office) == before


def test_another_file_may_be_read_afterwards(dialog, workbook, tmp_path):
    dialog.read(tmp_path / "نیست.xlsx")
    assert dialog.message.kind == "error"

    dialog.read(workbook(NEW))
    assert dialog.panes.currentIndex() == VERDICTS
    dialog.other_button.click()

    assert dialog.panes.currentIndex() == FILE
    assert not dialog.message.isVisible()


def test_only_those_with_the_permission_import(office, qtbot, workbook):
    refused = ImportStudentsDialog(office.sign_in("viewer"))
    refused.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(refused)

    refused.read(workbook(NEW))

    assert refused.message.kind == "error"
    assert refused.panes.currentIndex() == FILE


# -- dropping


def mime(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def drop(panel: QWidget, data: QMimeData) -> None:
    keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(20, 20), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(panel, enter)
    if enter.isAccepted():
        QApplication.sendEvent(panel, QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, data, buttons, keys))


def test_a_file_is_dropped_on_the_dialog(dialog, workbook):
    drop(dialog.file_panel, mime(QUrl.fromLocalFile(str(workbook(NEW)))))

    assert dialog.panes.currentIndex() == VERDICTS
    assert counts(dialog)[0] == "۱"


def test_what_is_not_one_file_of_this_computer_is_not_taken(dialog, workbook):
    file = QUrl.fromLocalFile(str(workbook(NEW)))

    drop(dialog.file_panel, mime(file, file))
    drop(dialog.file_panel, mime(QUrl("https://example.org/list.xlsx")))

    assert dialog.panes.currentIndex() == FILE
    assert dropped_file(mime()) is None


def test_the_zone_lights_up_while_a_file_is_over_it(dialog, workbook):
    zone = dialog.file_panel.findChild(QWidget, "dropZone")
    data = mime(QUrl.fromLocalFile(str(workbook(NEW))))
    enter = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )

    QApplication.sendEvent(dialog.file_panel, enter)
    assert zone.property("over") is True
    QApplication.sendEvent(dialog.file_panel, QDragLeaveEvent())
    assert zone.property("over") is False


# -- long work


class Impatient(InlineRunner):
    """The person presses cancel at the first sign of progress."""

    def __init__(self, cancel: Callable[[], None]) -> None:
        self.cancel = cancel

    def run_job(self, work, done, failed=None, progress=None, cancelled=None) -> Job:
        def cancelling(job: Job) -> object:
            job.progressed.connect(lambda *_: job.cancel())
            self.cancel()
            return work(job)

        return super().run_job(cancelling, done, failed, progress, cancelled)


def test_cancelling_the_import_stores_nothing_and_goes_back_to_the_rows(office, dialog, workbook):
    before = stored(office)
    dialog.read(workbook(*((str(40_030_000 + n), "سارا", "نوری", "", "") for n in range(1500))))
    seen: list[int] = []
    dialog.desk.runner = Impatient(lambda: seen.append(dialog.panes.currentIndex()))

    dialog.import_button.click()

    assert seen == [WORKING]
    assert dialog.panes.currentIndex() == VERDICTS
    assert dialog.message.kind == "info"
    assert stored(office) == before
    assert office.changes == []


def test_cancelling_the_dry_run_goes_back_to_the_file(office, dialog, workbook):
    path = workbook(*((str(40_030_000 + n), "سارا", "نوری", "", "") for n in range(1500)))
    dialog.desk.runner = Impatient(lambda: None)

    dialog.read(path)

    assert dialog.panes.currentIndex() == FILE
    assert dialog.message.kind == "info"


def test_a_failure_while_storing_leaves_the_rows_in_sight(office, dialog, workbook, monkeypatch):
    dialog.read(workbook(NEW))
    before = stored(office)

    def locked(*_: object) -> None:
        raise RuleBroken(Code.STORAGE_UNAVAILABLE, detail="قفل")

    monkeypatch.setattr(ImportStudents, "carry_out", locked)
    dialog.import_button.click()

    assert dialog.panes.currentIndex() == VERDICTS
    assert dialog.message.kind == "error"
    assert stored(office) == before


@pytest.mark.slow
def test_twenty_thousand_rows_are_read_in_the_worker_and_shown_lazily(office, qtbot, tmp_path):
    path = tmp_path / "بزرگ.xlsx"
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADINGS[:3])
    for line in range(1, 20_001):
        sheet.write_row(line, 0, (str(41_000_000 + line), "سارا", "نوری"))
    book.close()
    desk = office.sign_in("clerk")
    runner = desk.runner = BackgroundRunner()
    dialog = ImportStudentsDialog(desk)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    try:
        dialog.read(path)
        assert dialog.panes.currentIndex() == WORKING
        # Closing while it works cancels first; the dialog goes when the work has stopped.
        dialog.close()
        assert dialog.isVisible()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=60_000)
        dialog.open()
        dialog.read(path)
        qtbot.waitUntil(lambda: dialog.panes.currentIndex() == VERDICTS, timeout=60_000)
        assert counts(dialog)[0] == "۲۰۰۰۰"
        made = sum(cells is not None for cells in dialog.verdicts.rows_model._cells)
        assert made < 200
        dialog.import_button.click()
        qtbot.waitUntil(lambda: dialog.panes.currentIndex() == DONE, timeout=60_000)
    finally:
        runner.close()
    assert len(stored(office)) == len(STUDENTS) + 20_000


def test_closing_the_dialog_during_the_work_cancels_it(office, dialog, workbook):
    dialog.desk.runner = Impatient(dialog.reject)

    dialog.read(workbook(*((str(40_030_000 + n), "سارا", "نوری", "", "") for n in range(1500))))

    assert not dialog.isVisible()


# -- words


def test_language_and_theme_change_while_it_is_open(office, dialog, workbook, qapp):
    dialog.read(workbook(NEW, BAD_CODE))

    office.desk.language = "en"
    set_language(qapp, "en")
    qapp.processEvents()
    apply_theme(qapp, "dark")

    assert dialog.windowTitle() == "Import the list of students from Excel"
    assert dialog.verdicts.tiles["refused"].number() == "1"
    assert shown(dialog)[0][3] == "Refused"
    assert "national code" in shown(dialog)[0][4]
    office.desk.language = "fa"


def test_a_theme_that_changes_after_the_dialog_is_gone_meets_nobody(office, qapp):
    made = ImportStudentsDialog(office.sign_in("clerk"))
    made.open()
    made.reject()
    kept = made.stepper
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    apply_theme(qapp, "dark")

    assert not shiboken6.isValid(kept)


def test_everything_that_can_be_touched_has_a_name(dialog, workbook):
    dialog.read(workbook(NEW, BAD_CODE))
    dialog.skip.setChecked(True)

    touched = [dialog.skip, dialog.verdicts.table, *dialog.findChildren(QPushButton)]
    nameless = [w.objectName() for w in touched if w.isVisible() and not (w.objectName() and w.accessibleName())]
    assert nameless == []


def test_the_page_opens_it_with_a_file_and_shows_the_new_students(office, qtbot, workbook):
    page = StudentsPage(office.sign_in("clerk"))
    qtbot.addWidget(page)
    page.show()
    page.activate()

    page.open_import(workbook(NEW))
    dialog = page.findChild(ImportStudentsDialog)
    dialog.import_button.click()
    dialog.close_button.click()

    assert page.table.rows_model.rowCount() == len(STUDENTS) + 1
    headings = [label.text() for label in page.table_card.findChildren(QLabel)]
    assert any(persian_digits(len(STUDENTS) + 1) in text for text in headings)
