"""The preview: pictures of what the printer gets, upright, saved as PDF whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from hamyar_desktop.documents.hour_sheet import hour_sheet_layout
from hamyar_desktop.ui.dialogs.print_preview import PrintPreview
from hamyar_desktop.ui.tasks import BackgroundRunner
from hamyar_desktop.ui.theme import LIGHT
from tests.ui.answers import Answers


@pytest.fixture
def preview(office, qtbot) -> PrintPreview:
    office.store.final()
    sheet = office.services.hour_sheet(office.store.affairs, office.store.library)
    made = PrintPreview(hour_sheet_layout(sheet), office.desk.runner)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_pages_lie_upright_on_a_darker_ground(preview):
    pages = preview.findChild(QWidget, "previewPages")
    page = pages.findChildren(QLabel)[0].pixmap()

    assert page.height() > page.width()
    picture = page.toImage()
    blue = sum(picture.pixelColor(x, y).name() == LIGHT["primary"] for x in range(0, 900, 9) for y in range(0, 400, 4))
    assert blue > 20
    assert pages.grab().toImage().pixelColor(2, 2) == QColor(LIGHT["border_strong"])
    assert "۱" in preview.message.text()


def test_it_is_saved_as_pdf(preview, tmp_path):
    preview.files = answers = Answers(tmp_path / "برگه.pdf")

    preview.findChild(QPushButton, "savePdf").click()

    assert (tmp_path / "برگه.pdf").read_bytes().startswith(b"%PDF")
    assert answers.names[0].endswith(".pdf")
    assert "برگه.pdf" in preview.message.text()


def test_a_pdf_that_cannot_be_written_is_said(preview, tmp_path):
    preview.files = Answers(tmp_path / "نیست" / "برگه.pdf")

    preview.findChild(QPushButton, "savePdf").click()

    assert "نوشته نشد" in preview.message.text()
    assert list(tmp_path.rglob("*.pdf")) == []


def test_painting_and_writing_leave_the_window_free(office, qtbot, tmp_path):
    office.store.final()
    sheet = office.services.hour_sheet(office.store.affairs, office.store.library)
    runner = BackgroundRunner()
    made = PrintPreview(hour_sheet_layout(sheet), runner, files=Answers(tmp_path / "برگه.pdf"))
    qtbot.addWidget(made)
    made.show()
    assert made.findChild(QWidget, "previewPages").findChildren(QLabel) == []
    qtbot.waitUntil(lambda: "۱ " in made.message.text(), timeout=20_000)

    made.pdf_button.click()
    assert not made.pdf_button.isEnabled()
    qtbot.waitUntil(made.pdf_button.isEnabled, timeout=20_000)

    assert "برگه.pdf" in made.message.text()
    runner.close()


def test_pages_that_come_after_it_was_closed_are_dropped(office, qtbot):
    office.store.final()
    sheet = office.services.hour_sheet(office.store.affairs, office.store.library)
    runner = BackgroundRunner()
    made = PrintPreview(hour_sheet_layout(sheet), runner)
    qtbot.addWidget(made)
    made.show()
    made.reject()

    qtbot.waitUntil(runner.is_idle, timeout=20_000)

    assert made.findChild(QWidget, "previewPages").findChildren(QLabel) == []
    runner.close()


def test_nothing_is_saved_without_a_name(preview):
    before = preview.message.text()
    preview.files = Answers(None)

    preview.findChild(QPushButton, "savePdf").click()

    assert preview.message.text() == before


@pytest.mark.parametrize("accepted", [True, False])
def test_printing_is_upright_on_a4(preview, tmp_path, monkeypatch, accepted):
    printers: list[QPrinter] = []

    def answer(dialog: QPrintDialog) -> bool:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "چاپ.pdf"))
        printers.append(printer)
        return accepted

    monkeypatch.setattr(QPrintDialog, "exec", answer)
    preview.findChild(QPushButton, "printPages").click()

    layout = printers[0].pageLayout()
    assert layout.orientation() is QPageLayout.Orientation.Portrait
    assert layout.pageSize().id() is QPageSize.PageSizeId.A4
    assert Path(tmp_path / "چاپ.pdf").exists() is accepted
    assert preview.isVisible() is not accepted
