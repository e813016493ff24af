"""Both themes: text can be read on its ground, every token and icon exists, and switching is quick."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from hamyar_desktop import paths
from hamyar_desktop.ui import theme
from hamyar_desktop.ui.widgets import chip

TONES = ("primary", "success", "warning", "danger", "violet", "neutral")
GROUNDS = ("window", "surface", "surface_alt", "field", "search", "selection", "hover")
PAIRS = [
    *[("text", ground) for ground in GROUNDS],
    *[("muted", ground) for ground in (*GROUNDS, "primary_soft", "success_soft", "warning_soft", "danger_soft")],
    *[("text", f"{tone}_soft") for tone in TONES],
    *[(chip.ink(tone), f"{tone}_soft") for tone in TONES],
    *[(chip.ink(tone), "surface") for tone in TONES],
    *[(chip.ink(tone), "selection") for tone in TONES],
    ("primary_text", "hover"),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_primary", "primary_pressed"),
]


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    theme.apply_theme(qapp, "light")
    yield
    theme.apply_theme(qapp, "light")


def luminance(shade: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(shade[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_text_can_be_read(name: str, ink: str, ground: str) -> None:
    tokens = theme.TOKENS[name]
    assert contrast(tokens[ink], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", theme.TOKENS.values(), ids=theme.TOKENS)
@pytest.mark.parametrize("ground", ["field", "surface", "window"])
def test_where_a_field_begins_can_be_seen(tokens: dict[str, str], ground: str) -> None:
    """WCAG 2.2, 1.4.11: the border is all that tells a field from its ground."""
    assert contrast(tokens["edge"], tokens[ground]) >= 3


def test_both_themes_have_the_same_tokens() -> None:
    assert theme.LIGHT.keys() == theme.DARK.keys()
    shades = [*theme.LIGHT.values(), *theme.DARK.values()]
    assert all(re.fullmatch(r"#[0-9a-f]{6}", shade) for shade in shades)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_style_sheet_has_no_token_left(name: str) -> None:
    sheet = theme.style_sheet(name)
    assert "@" not in sheet.replace("names after the at sign", "")
    pictures = re.findall(r'url\("([^"]+)"\)', sheet)
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


def test_every_icon_file_has_a_colour_of_its_own() -> None:
    """Every lucide picture can be tinted; only the four that the style sheet names have a fixed colour."""
    fixed = re.compile(r"-(light|dark|on-light|on-dark)$")
    for file in (paths.resources() / "icons").glob("*.svg"):
        if file.stem != "hamyar" and not fixed.search(file.stem):
            assert "currentColor" in file.read_text(encoding="utf-8"), file.name


def test_dark_and_light_change_palette_sheet_and_signal(qapp: QApplication, qtbot) -> None:
    with qtbot.waitSignal(theme.theme_signals().changed):
        theme.apply_theme(qapp, "dark")
    assert theme.current_theme() == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == theme.DARK["window"]
    assert theme.DARK["surface"] in qapp.styleSheet()
    assert theme.colour("text") == QColor(theme.DARK["text"])
    theme.apply_theme(qapp, "no such theme")
    assert theme.current_theme() == "light"


def test_fonts_are_the_four_static_weights_without_hinting(qapp: QApplication) -> None:
    assert {"Vazirmatn"} <= {family.split()[0] for family in theme.load_fonts()}
    font = theme.ui_font(12, QFont.Weight.Bold)
    assert QFontInfo(font).family() == "Vazirmatn"
    assert font.hintingPreference() is QFont.HintingPreference.PreferNoHinting
    assert qapp.font().family() == "Vazirmatn"


def test_a_font_that_is_handed_out_may_be_changed() -> None:
    theme.ui_font(10).setPixelSize(50)
    assert theme.ui_font(10).pointSizeF() == 10


def test_figures_have_equal_width() -> None:
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(theme.figures_font(10))
    widths = {round(metrics.horizontalAdvance(digit * 4), 2) for digit in "۰۱۲۳۴۵۶۷۸۹"}
    assert len(widths) == 1


def ink_of(picture: QImage) -> set[str]:
    """The colours of the pixels that are fully covered."""
    shades = set()
    for x in range(picture.width()):
        for y in range(picture.height()):
            pixel = picture.pixelColor(x, y)
            if pixel.alpha() == 255:
                shades.add(pixel.name())
    return shades


def test_icons_are_tinted_with_the_token_of_the_theme(qapp: QApplication) -> None:
    assert theme.LIGHT["danger"] in ink_of(theme.icon_pixmap("circle-alert", "danger", 40, 1.0).toImage())
    theme.apply_theme(qapp, "dark")
    assert theme.DARK["danger"] in ink_of(theme.icon_pixmap("circle-alert", "danger", 40, 1.0).toImage())
    assert "#123456" in ink_of(theme.icon_pixmap("circle-alert", "#123456", 40, 1.0).toImage())


def test_painting_an_icon_leaves_the_cached_picture_alone() -> None:
    before = theme.icon_pixmap("check", "text", 18, 1.0)
    sharp = QImage(36, 36, QImage.Format.Format_ARGB32_Premultiplied)
    sharp.setDevicePixelRatio(2.0)
    painter = QPainter(sharp)
    from PySide6.QtCore import QRectF

    theme.paint_icon(painter, QRectF(0, 0, 18, 18), "check", "text")
    painter.end()
    after = theme.icon_pixmap("check", "text", 18, 1.0)
    assert (before.devicePixelRatio(), before.width()) == (after.devicePixelRatio(), after.width()) == (1.0, 18)
    assert theme.icon_pixmap("check", "text", 18, 2.0).width() == 36


def test_a_disabled_button_has_a_faint_icon() -> None:
    made = theme.icon("circle-alert", "text")
    shown = made.pixmap(40, QIcon.Mode.Disabled).toImage()
    assert theme.LIGHT["faint"] in ink_of(shown)


def test_an_icon_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")
