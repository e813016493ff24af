"""Paper: pages, fonts, the order of the text, and a preview that is what is printed."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer, QIODevice, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPdfWriter

from hamyar_desktop.documents.hour_sheet import hour_sheet_layout
from hamyar_desktop.documents.layout import Fact, Layout
from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.text import ascii_digits, persian_digits
from hamyar_desktop.ui import printing
from hamyar_desktop.ui.printing import PAGE, Pages, a4, page_images, print_layout, write_pdf
from tests.full_disk import disk_of
from tests.spreadsheets.hour_sheets import hour_row, hour_sheet

pytestmark = pytest.mark.usefixtures("qapp")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is missing (dev.py test)")
# Marks that pdftotext writes round what runs against the line.
_DIRECTIONS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\f"))


def layout_of(count: int) -> Layout:
    """The hour sheet of so many students."""
    return hour_sheet_layout(hour_sheet(count=count))


def pdf_of(layout: Layout, folder: Path) -> Path:
    """The document as a file."""
    write_pdf(layout, folder / "out.pdf")
    return folder / "out.pdf"


def lines_of(pdf: Path, page: int) -> list[str]:
    """The lines of a page (from 1) as a reader finds them, in plain letters."""
    command = ["pdftotext", "-layout", "-f", str(page), "-l", str(page), str(pdf), "-"]
    told = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    plain = unicodedata.normalize("NFKC", told.translate(_DIRECTIONS))
    return [re.sub(r"\s+", " ", line).strip() for line in plain.split("\n") if line.strip()]


def ink_of(image: QImage, box: QRect) -> int:
    """How many points of a part of a picture are not white."""
    white = QColor("white").rgb()
    return sum(
        image.pixel(x, y) != white
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    )


class TestPages:
    @pytest.mark.parametrize(("rows", "pages"), [(0, 1), (1, 1), (22, 1), (30, 2), (200, 8)])
    def test_how_many(self, tmp_path: Path, rows: int, pages: int) -> None:
        layout = layout_of(rows)
        assert len(PdfReader(pdf_of(layout, tmp_path)).pages) == pages
        assert Pages(layout).count == pages
        assert len(page_images(layout, 200)) == pages

    def test_upright_a4(self, tmp_path: Path) -> None:
        box = PdfReader(pdf_of(layout_of(1), tmp_path)).pages[0].mediabox
        assert (box.width, box.height) == (595, 842)
        assert a4().pageSize().id() == QPageSize.PageSizeId.A4
        assert a4().orientation() == QPageLayout.Orientation.Portrait

    @pytest.mark.parametrize("rows", range(20, 30))
    def test_the_total_never_stands_alone_and_no_row_is_lost(self, rows: int) -> None:
        pages = Pages(layout_of(rows))
        cuts = [pages._pages[number] for number in range(pages.count)]
        assert all(first < last for first, last in cuts)
        assert [place for first, last in cuts for place in range(first, last)] == list(range(rows))

    def test_without_signatures_more_rows_fit(self) -> None:
        assert Pages(layout_of(24)).count == 2
        assert Pages(replace(layout_of(24), signatures=())).count == 1

    def test_facts_that_do_not_fit_side_by_side_take_more_lines(self) -> None:
        layout = layout_of(1)
        more = replace(layout, facts=layout.facts + tuple(Fact("واحد", "مدیریت امور پژوهشی") for _ in range(6)))
        assert len(Pages(layout).facts) == 1
        assert len(Pages(more).facts) == 3
        assert Pages(more)._opening > Pages(layout)._opening

    def test_title_and_font(self, tmp_path: Path) -> None:
        reader = PdfReader(pdf_of(layout_of(1), tmp_path))
        assert reader.metadata is not None
        assert reader.metadata.title == "برگه ساعات کارکرد — نیمسال اول ۱۴۰۴–۱۴۰۵"
        fonts = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
        used = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts.values()]
        assert {str(font["/BaseFont"]).partition("+")[2] or str(font["/BaseFont"])[1:] for font in used} == {
            "Vazirmatn-Regular", "Vazirmatn-Bold",
        }  # fmt: skip
        assert all("/FontFile2" in font["/FontDescriptor"] for font in used), "embedded, so that it looks the same"


@needs_poppler
class TestText:
    def test_read_from_right_to_left_and_top_to_bottom(self, tmp_path: Path) -> None:
        rows = (hour_row(0, sheba="IR062960000000100324200001"), hour_row(4))
        lines = lines_of(pdf_of(hour_sheet_layout(hour_sheet(*rows)), tmp_path), 1)
        assert lines[0].startswith("برگه ساعات کارکرد — نیمسال اول")
        places = [
            next(place for place, line in enumerate(lines) if word in line)
            for word in ("کتابخانه مرکزی", "شماره شبا", "زهرا احمدی", "گلناز چراغی", "جمع کل", "کارشناس واحد", "صفحه")
        ]
        assert places == sorted(places)
        assert len(set(places)) == len(places)

    def test_every_cell_can_be_found_and_copied(self, tmp_path: Path) -> None:
        """Letters with dots too: contextual alternates of the font would lose them."""
        row = hour_row(0, student_name="پریچهر پژوهشی تهرانی", sheba="IR062960000000100324200001")
        layout = hour_sheet_layout(hour_sheet(row))
        text = "\n".join(lines_of(pdf_of(layout, tmp_path), 1))
        for word in ("پریچهر پژوهشی تهرانی", "تایید نهایی", "شماره دانشجویی", "سرپرست واحد", "معاونت دانشجویی"):
            assert word in text
        for code in ("00400110", "0084575948", "IR06 2960 0000 0010 0324 2000 01", "۱۴۰۴/۱۰/۲۶", "۸۰"):
            assert code in text

    def test_persian_page_numbers_and_the_headings_on_every_page(self, tmp_path: Path) -> None:
        pdf = pdf_of(layout_of(200), tmp_path)
        seen: list[int] = []
        for number in range(1, 9):
            lines = lines_of(pdf, number)
            text = "\n".join(lines)
            # Digits and words of the caption stand in visual order in some versions of the tool.
            (foot,) = [line for line in lines if "صفحه" in line]
            assert set(re.findall("[۰-۹]+", foot)) >= {persian_digits(number), "۸"}
            assert "شماره دانشجویی" in text
            assert ("برگه ساعات کارکرد" in foot and "کتابخانه مرکزی" in foot) == (number > 1)
            seen += [int(found) - 400109 for found in re.findall(r"\b00400[0-9]{3}\b", ascii_digits(text))]
            assert ("جمع کل" in text) == (number == 8)
        assert seen == list(range(1, 201))

    def test_an_empty_sheet_says_so(self, tmp_path: Path) -> None:
        text = "\n".join(lines_of(pdf_of(layout_of(0), tmp_path), 1))
        assert "در این دوره هنوز ساعتی تایید نهایی نشده است" in text
        assert "شماره شبا" in text

    def test_english_documents_read_from_left_to_right(self, tmp_path: Path) -> None:
        layout = replace(
            layout_of(1), title="Hour sheet", page_caption="Page %1 of %2", right_to_left=False,
            totals=(Fact("Total", "1"),), signatures=("Clerk", "Supervisor"),
        )  # fmt: skip
        lines = lines_of(pdf_of(layout, tmp_path), 1)
        assert "Page 1 of 1" in lines
        assert "Clerk Supervisor" in lines
        row = next(line for line in lines if "00400110" in line)
        assert row.index("00400110") < row.index("IR")

    def test_very_long_names_are_broken_and_never_cut(self, tmp_path: Path) -> None:
        long = "سید محمدعلی حسینی‌الاصل طباطبایی دیباجی‌زاده قمی نژاد اصفهانی"
        rows = (hour_row(0, student_name=long), hour_row(1, student_name="ب" * 100, student_number="1" * 20))
        text = "\n".join(lines_of(pdf_of(hour_sheet_layout(hour_sheet(*rows)), tmp_path), 1))
        for word in re.split("[ \u200c]", long):
            assert word in text
        assert text.count("ب" * 5) >= 1
        assert len(re.findall("ب", re.sub("[^ب]", "", text))) >= 100
        assert "1" * 20 in text


class TestRoom:
    @pytest.mark.parametrize(
        "row",
        [
            hour_row(0, student_name="م" * 100), hour_row(0, student_name="سید " * 24),
            hour_row(0, national_code="A1234567890123456789", student_number="8" * 20),
        ],
    )  # fmt: skip
    def test_no_cell_is_wider_than_its_column(self, row) -> None:
        pages = Pages(hour_sheet_layout(hour_sheet(row)))
        for cell, width in zip(pages.rows[0].cells, pages.widths, strict=True):
            assert cell.width <= width - 2 * printing._CELL_SIDE + 1
        assert pages.rows[0].height >= max(cell.height for cell in pages.rows[0].cells)

    def test_every_sheba_is_written_in_the_size_of_the_other_cells(self) -> None:
        pages = Pages(layout_of(30))
        assert {row.height for row in pages.rows} == {printing._ROW}
        assert len({cell.height for row in pages.rows for cell in row.cells}) == 1

    def test_nothing_is_painted_outside_the_margins(self) -> None:
        long = hour_row(0, student_name="م" * 100, national_code="A1234567890123456789", student_number="8" * 20)
        layout = hour_sheet_layout(hour_sheet(long, hour_row(1)))
        image = page_images(replace(layout, facts=layout.facts * 3), 595)[0]
        assert ink_of(image, QRect(0, 0, 39, 842)) == 0
        assert ink_of(image, QRect(557, 0, 38, 842)) == 0
        assert ink_of(image, QRect(0, 0, 595, 39)) == 0
        assert ink_of(image, QRect(40, 40, 515, 762)) > 5000


class TestPreview:
    def test_pictures_have_the_shape_of_the_page(self) -> None:
        (image,) = page_images(layout_of(1), 900)
        assert (image.width(), image.height()) == (900, round(900 * PAGE.height() / PAGE.width()))

    def test_the_first_column_stands_on_the_right(self) -> None:
        """The number of the row is short, the Sheba long."""
        (image,) = page_images(replace(layout_of(1), signatures=(), totals=()), 595)
        blue = [x for x in range(595) if image.pixelColor(x, 112).name() == printing._BLUE]
        assert (min(blue), max(blue)) == (40, 554)
        (mirrored,) = page_images(replace(layout_of(1), signatures=(), totals=(), right_to_left=False), 595)
        assert image != mirrored

    @pytest.mark.slow
    @pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="poppler is missing (dev.py test)")
    @pytest.mark.parametrize("rows", [0, 3, 30])
    def test_what_is_previewed_is_what_is_printed(self, tmp_path: Path, rows: int) -> None:
        """Two painters round edges differently; softened to patches they must be the same picture."""
        layout = layout_of(rows)
        pdf = pdf_of(layout, tmp_path)
        subprocess.run(
            ["pdftoppm", "-r", "144", "-png", str(pdf), str(tmp_path / "page")], check=True, timeout=60
        )  # fmt: skip
        printed = [QImage(str(file)) for file in sorted(tmp_path.glob("page*.png"))]
        previewed = page_images(layout, 1190)
        assert len(printed) == len(previewed)
        for paper, screen in zip(printed, previewed, strict=True):
            assert (paper.width(), paper.height()) == (screen.width(), screen.height())
            assert _difference(paper, screen) < 12
            moved = screen.copy(0, 8, screen.width(), screen.height())
            assert _difference(paper, moved) > 60, "half a line more would be seen"

    def test_every_device_gets_the_same_painting(self) -> None:
        sizes = []
        for resolution in (72, 300, 1200):
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            writer = QPdfWriter(buffer)
            writer.setPageLayout(a4())
            writer.setResolution(resolution)
            print_layout(writer, layout_of(30))
            del writer
            sizes.append(len(PdfReader(_stream(buffer)).pages))
        assert sizes == [2, 2, 2]


def _stream(buffer: QBuffer):
    from io import BytesIO

    return BytesIO(buffer.data().data())


def _difference(one: QImage, other: QImage) -> int:
    """The largest difference of brightness between patches of twenty points."""
    small = [
        image.scaled(59, 84, mode=Qt.TransformationMode.SmoothTransformation).convertToFormat(
            QImage.Format.Format_Grayscale8
        )
        for image in (one, other)
    ]
    return max(
        abs(small[0].pixelColor(x, y).lightness() - small[1].pixelColor(x, y).lightness())
        for x in range(59)
        for y in range(84)
    )


class TestWholeOrNotAtAll:
    def test_a_full_disk_keeps_the_old_one(self, tmp_path: Path) -> None:
        (tmp_path / "out.pdf").write_bytes(b"old")
        with disk_of(1000), pytest.raises(RuleBroken) as broken:
            write_pdf(layout_of(3), tmp_path / "out.pdf")
        assert broken.value.facts == {"file": "out.pdf", "reason": "unwritable"}
        assert (tmp_path / "out.pdf").read_bytes() == b"old"
        assert [file.name for file in tmp_path.iterdir()] == ["out.pdf"]

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(RuleBroken):
            write_pdf(layout_of(1), tmp_path / "missing" / "out.pdf")
