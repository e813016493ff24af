"""The hour sheet of a unit: on screen with totals, as Excel, as PDF and on paper."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.text import strip_invisible
from hamyar_desktop.services.rows import Changes
from hamyar_desktop.ui.dialogs.print_preview import PrintPreview
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.reports import ReportsPage
from hamyar_desktop.ui.tasks import BackgroundRunner
from hamyar_desktop.ui.theme import apply_theme
from tests.factories import SHEBA
from tests.ui.answers import Answers


@pytest.fixture
def opened(open_page):
    return partial(open_page, ReportsPage)


@pytest.fixture
def two_final(office):
    """Two students with final hours; only the first has an account."""
    office.store.final()
    office.store.save_account()
    office.store.final("40011003")


def cells(page: ReportsPage) -> list[list[str]]:
    model = page.rows_model
    return [
        [strip_invisible(f"{cell.text} {cell.detail}").strip() for cell in model.cells_at(place)]
        for place in range(model.rowCount())
    ]


def totals(page: ReportsPage) -> list[str]:
    return [tile.number() for tile in page.totals.tiles.values()]


def texts(page: ReportsPage) -> str:
    return strip_invisible(" ".join(label.text() for label in page.card.findChildren(QLabel) if label.isVisible()))


def test_the_only_unit_is_chosen_and_its_sheet_shown_with_totals(opened, two_final):
    page = opened("clerk")

    assert page.unit.text() == "کتابخانه مرکزی"
    assert cells(page) == [
        ["زهرا احمدی ۴۰۰۱۱۰۰۱", "۰۰۸۴۵۷۵۹۴۸", "۱۰۰", "۸۰", "۱۴۰۴/۱۰/۱۱", "IR27 0170 0000 0010 0324 2000 01"],
        ["مریم پاک‌نژاد ۴۰۰۱۱۰۰۳", "—", "۱۰۰", "۸۰", "۱۴۰۴/۱۰/۱۱", cells(page)[1][5]],
    ]
    assert "IR" not in cells(page)[1][5]
    assert page.rows_model.cells_at(1)[5].tone == "warning"
    assert totals(page) == ["۲", "۲۰۰", "۱۶۰", "۱"]
    assert "نیمسال اول ۱۴۰۴–۱۴۰۵" in texts(page)
    assert "سارا احمدی" in texts(page)


def test_nothing_is_read_before_a_unit_is_chosen(opened, two_final, type_text, press):
    page = opened("affairs")
    assert page.focusWidget() is page.unit.edit
    assert cells(page) == []
    assert not page.excel_button.isEnabled()
    assert "F4" in page.table.accessibleDescription()

    type_text(page.unit.edit, "کتابخانه")
    press(page.unit.edit, Qt.Key.Key_Return)

    assert len(cells(page)) == 2
    assert page.excel_button.isEnabled()


def test_the_argument_opens_a_unit(office, opened, two_final):
    page = opened("affairs", office.store.library)

    assert page.unit.current_id() == office.store.library
    assert len(cells(page)) == 2
    assert page.focusWidget() is page.table


def test_an_empty_sheet_says_what_to_do_and_goes_there(office, opened):
    office.store.with_hours()
    page = opened("clerk")
    button = page.table.findChild(QPushButton, "emptyAction")

    assert totals(page) == ["۰", "۰", "۰", "۰"]
    assert not page.pdf_button.isEnabled()
    assert not page.print_button.isEnabled()
    assert button.isVisible()
    button.click()
    assert office.went == [("referral", None)]
    page._on_print_clicked()
    page._on_excel_clicked()
    assert page.findChild(PrintPreview) is None


def test_those_who_only_read_are_sent_nowhere(opened):
    page = opened("viewer")

    assert not page.table.findChild(QPushButton, "emptyAction").isVisible()
    assert page.table.accessibleDescription()


def test_without_a_term_the_page_says_who_defines_it(office, qtbot):
    desk = office.sign_in("clerk")
    desk.open(office.services, desk.person, replace(desk.reference, term=None, terms=()))
    page = ReportsPage(desk)
    qtbot.addWidget(page)
    page.show()
    page.activate()

    assert page.term.count() == 0
    assert page.rows_model.rowCount() == 0
    assert page.table.accessibleDescription()


def test_another_term_has_another_sheet(office, opened, two_final):
    office.services.terms.add(office.store.affairs, "4042", "1404/11/01", "1405/04/10", "1405/04/10")
    page = opened("clerk")
    place = page.term.findData("4042")
    assert place >= 0

    page.term.setCurrentIndex(place)
    page.term.activated.emit(place)

    assert cells(page) == []
    assert page.sheet.term_code == "4042"
    assert page.sheet.unit == "کتابخانه مرکزی"
    page.refresh()
    assert page.term.currentData() == "4042"


def test_a_row_opens_the_student_and_the_tile_the_account_that_is_missing(office, opened, two_final):
    page = opened("clerk")

    page.table.activated_row.emit(0)
    page.totals.tiles["unpaid"].click()

    assert office.went == [("students", "40011001"), ("bankAccount", "40011003")]


def test_the_tile_goes_nowhere_for_those_who_may_not_enter_accounts(office, opened, two_final):
    page = opened("viewer")

    page.totals.tiles["unpaid"].click()

    assert office.went == []


def test_everybody_with_an_account_is_said(office, opened):
    office.store.final()
    office.store.save_account()
    page = opened("clerk")

    assert totals(page)[3] == "۰"
    with_rows = page.totals.tiles["unpaid"].accessibleName()
    page.totals.show_rows((), may_enter_account=True)
    assert page.totals.tiles["unpaid"].accessibleName() != with_rows


def test_the_sheet_is_saved_as_excel_and_can_be_opened(office, opened, two_final, tmp_path):
    page = opened("clerk")
    page.files = answers = Answers(tmp_path / "برگه.xlsx")
    opened_files: list[object] = []
    page.open_file = opened_files.append
    assert not page.open_button.isVisible()
    page._on_open_clicked()

    page.excel_button.click()

    assert answers.names == ["برگه ساعات کارکرد - کتابخانه مرکزی - 4041.xlsx"]
    sheet = openpyxl.load_workbook(tmp_path / "برگه.xlsx").active
    written = [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert sheet.sheet_view.rightToLeft
    assert any("40011001" in row and SHEBA in row for row in written)
    assert office.said[-1][0] == "success"
    assert "برگه.xlsx" in office.said[-1][1]
    page.open_button.click()
    assert opened_files == [tmp_path / "برگه.xlsx"]


def test_a_refusal_of_the_disk_is_said_and_leaves_no_file(office, opened, two_final, tmp_path):
    page = opened("clerk")
    page.files = Answers(tmp_path / "نیست" / "برگه.xlsx")

    page.excel_button.click()

    assert office.said[-1][0] == "error"
    assert not page.open_button.isVisible()
    assert page.excel_button.isEnabled()
    assert list(tmp_path.rglob("برگه*")) == []


def test_nothing_is_written_without_a_name(office, opened, two_final):
    page = opened("clerk")
    page.files = Answers(None)

    page.pdf_button.click()

    assert office.said == []


def test_the_pdf_is_painted_in_the_worker(office, opened, two_final, qtbot, tmp_path):
    page = opened("clerk")
    page.files = Answers(tmp_path / "برگه.pdf")
    runner = page.desk.runner = BackgroundRunner()
    try:
        page.pdf_button.click()
        assert not page.pdf_button.isEnabled()
        qtbot.waitUntil(lambda: page.open_button.isVisible(), timeout=30_000)
    finally:
        runner.close()

    pages = PdfReader(tmp_path / "برگه.pdf").pages
    assert len(pages) == 1
    assert "40011001" in pages[0].extract_text()
    assert page.pdf_button.isEnabled()


def test_printing_shows_the_pages_first(opened, two_final):
    page = opened("clerk")

    page.print_button.click()

    preview = page.findChild(PrintPreview)
    assert preview.isVisible()
    assert preview.files is page.files
    preview.reject()


def test_what_others_do_appears(office, opened, two_final):
    page = opened("clerk")
    page.files = Answers(None)
    office.store.final("40011002")

    office.desk.tell(Changes(requests=True))

    assert len(cells(page)) == 3
    assert not page.concerns(Changes(people=True))


def test_a_unit_that_is_gone_is_said(office, opened):
    page = opened("affairs", 987_654)

    assert office.said[-1][0] == "error"
    assert page.sheet is None


def test_language_and_theme_change_while_it_is_open(office, opened, two_final, qapp):
    page = opened("clerk")
    light = page.print_button.icon().pixmap(20, 20).toImage()

    office.desk.language = "en"
    set_language(qapp, "en")
    qapp.processEvents()
    apply_theme(qapp, "dark")

    assert page.title() == "Hour sheets"
    assert cells(page)[0][:3] == ["زهرا احمدی 40011001", "0084575948", "100"]
    assert page.term.currentText() == "First term 1404–1405"
    assert totals(page) == ["2", "200", "160", "1"]
    assert page.print_button.icon().pixmap(20, 20).toImage() != light
    assert page.subtitle()
    office.desk.language = "fa"


def test_everything_that_can_be_touched_has_a_name(opened, two_final):
    page = opened("clerk")

    touched: list = [page.unit.edit, page.term, page.table, *page.findChildren(QAbstractButton), *page.header_widgets()]
    nameless = [w.objectName() for w in touched if w.isVisible() and not (w.objectName() and w.accessibleName())]
    assert nameless == []


def test_the_states_of_terms_do_not_matter_for_reading(office, opened, two_final):
    term = office.services.reference(office.store.affairs).term
    office.services.terms.move(office.store.affairs, term.code, TermState.CLOSED)

    assert len(cells(opened("clerk"))) == 2


def test_a_sheet_of_a_unit_that_is_no_longer_chosen_is_dropped(office, opened, two_final):
    page = opened("affairs")
    held = []
    office.desk.runner.run_latest = lambda _key, work, done, _failed: held.append((work, done))
    page.unit.set_current_id(office.store.library)
    page.refresh()
    page.unit.set_current_id(None)
    page.refresh()
    for work, done in held:
        done(work())

    assert page.sheet is None
    assert cells(page) == []
