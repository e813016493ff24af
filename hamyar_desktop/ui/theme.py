"""Colours, fonts and icons: two sets of named tokens, one palette and one style sheet made from them."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory

from hamyar_desktop import paths

FONT_FAMILY = "Vazirmatn"
_BUTTON_SIZES = (16, 18, 20)
"""Sides of the icons of menus, lists and buttons, in logical pixels."""
_LARGEST = 40

LIGHT: dict[str, str] = {
    "window": "#f5f6fa",
    "surface": "#ffffff",
    "surface_alt": "#f8f9fd",
    "field": "#ffffff",
    "search": "#f3f4f9",
    "border": "#e2e5ee",
    "border_strong": "#c9cede",
    "edge": "#868ea5",
    "text": "#1b2130",
    "muted": "#5f6880",
    "faint": "#8b93a8",
    "primary": "#2f6fed",
    "primary_hover": "#245fd6",
    "primary_pressed": "#1c4fb8",
    "primary_text": "#1f5ad1",
    "primary_soft": "#e8effd",
    "on_primary": "#ffffff",
    "success": "#0c744b",
    "success_soft": "#e2f5ec",
    "warning": "#8a5800",
    "warning_soft": "#fff3d9",
    "danger": "#c0322b",
    "danger_soft": "#fde8e7",
    "violet": "#5b43c4",
    "violet_soft": "#ece8fb",
    "neutral": "#4f5870",
    "neutral_soft": "#eceef4",
    "selection": "#dfe9fd",
    "hover": "#f1f4fb",
    "grid": "#e6e8f0",
}
DARK: dict[str, str] = {
    "window": "#10141c",
    "surface": "#1a1f2a",
    "surface_alt": "#1e2430",
    "field": "#141924",
    "search": "#141924",
    "border": "#2c3341",
    "border_strong": "#455066",
    "edge": "#66738f",
    "text": "#e8ebf2",
    "muted": "#a3acbf",
    "faint": "#7c869b",
    "primary": "#5b8ff9",
    "primary_hover": "#74a1fb",
    "primary_pressed": "#4a7ee8",
    "primary_text": "#9dbdfd",
    "primary_soft": "#1f2c48",
    "on_primary": "#0b1220",
    "success": "#5fd8a5",
    "success_soft": "#15352a",
    "warning": "#f2bd5c",
    "warning_soft": "#3a2d13",
    "danger": "#ff8f87",
    "danger_soft": "#41211f",
    "violet": "#b3a1ff",
    "violet_soft": "#2d2650",
    "neutral": "#b6bfd2",
    "neutral_soft": "#2a3140",
    "selection": "#26375a",
    "hover": "#212836",
    "grid": "#2a303d",
}
TOKENS = {"light": LIGHT, "dark": DARK}


class _Theme(QObject):
    """Holds the present theme and tells painted widgets when it changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.name = "light"


@cache
def theme_signals() -> _Theme:
    """The object whose ``changed`` signal painted widgets may follow."""
    return _Theme()


def current_theme() -> str:
    """``light`` or ``dark``."""
    return theme_signals().name


def token(name: str) -> str:
    """The colour of a token in the present theme, as #rrggbb."""
    return TOKENS[current_theme()][name]


def colour(name: str) -> QColor:
    """The colour of a token in the present theme."""
    return _colour(token(name))


@cache
def _colour(shade: str) -> QColor:
    return QColor(shade)


@cache
def load_fonts() -> tuple[str, ...]:
    """Loads the bundled static weights of Vazirmatn; the families that were found."""
    families: list[str] = []
    for file in sorted((paths.resources() / "fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families.extend(QFontDatabase.applicationFontFamilies(number))
    return tuple(families)


@cache
def _font(points: float, weight: QFont.Weight, figures: bool) -> QFont:
    font = QFont(FONT_FAMILY)
    font.setPointSizeF(points)
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if figures:
        font.setFeature(QFont.Tag("tnum"), 1)
        # Persian figures of equal width stand apart as if spelt out; a little closer they read as one number.
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 92)
    return font


def ui_font(points: float = 10.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Vazirmatn without hinting, so that pictures are the same on every machine; a copy that may be changed."""
    return QFont(_font(points, weight, False))


def figures_font(points: float = 10.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The same with figures of equal width, for columns of numbers."""
    return QFont(_font(points, weight, True))


@cache
def _shape(name: str, pixels: int) -> QPixmap:
    """An icon in black; drawing it out of its file is slow, and every shade of it has the same outline."""
    drawing = QSvgRenderer((paths.resources() / "icons" / f"{name}.svg").read_bytes())
    picture = QPixmap(pixels, pixels)
    picture.fill(QColor(0, 0, 0, 0))
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    return picture


@cache
def _tinted(name: str, shade: str, side: int, ratio: float) -> QPixmap:
    picture = QPixmap(_shape(name, round(side * ratio)))
    paint = QPixmap(picture.size())
    paint.fill(QColor(shade))
    painter = QPainter(picture)
    # Not fillRect: it would make Python's names of all that Qt knows, 25 ms before the first paint.
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.drawPixmap(0, 0, paint)
    painter.end()
    # Set before anybody shares it: a pixmap out of the cache is never changed.
    picture.setDevicePixelRatio(ratio)
    return picture


def _shade(name: str) -> str:
    return name if name.startswith("#") else token(name)


def _ratio() -> float:
    """Pixels of the sharpest screen per logical pixel."""
    application = QGuiApplication.instance()
    return application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0


def icon_pixmap(name: str, shade: str = "text", side: int = 20, ratio: float = 0.0) -> QPixmap:
    """A lucide icon in the colour of a token (or in #rrggbb), ``side`` logical pixels wide, sharp on its screen."""
    return _tinted(name, _shade(shade), side, ratio or _ratio())


def paint_icon(painter: QPainter, box: QRectF, name: str, shade: str = "text") -> None:
    """Paints an icon into a square at the resolution of what is painted on."""
    side, ratio = round(box.width()), painter.device().devicePixelRatioF()
    left, top = round(box.left() * ratio) / ratio, round(box.top() * ratio) / ratio
    painter.drawPixmap(QPointF(left, top), _tinted(name, _shade(shade), side, ratio))


def _button_pixels() -> list[int]:
    """Each is drawn at once, so no more than can be seen; the largest serves a second screen of higher density."""
    return sorted({round(side * _ratio()) for side in _BUTTON_SIZES} | {_LARGEST})


def draw_icon(name: str) -> None:
    """Draws an icon in the sizes of buttons, so that the first button with it need not wait."""
    for pixels in _button_pixels():
        _shape(name, pixels)


def icon(name: str, shade: str = "text") -> QIcon:
    """A lucide icon in the colour of a token, in the sizes that buttons use; faint where the button is disabled."""
    made = QIcon()
    for side in _button_pixels():
        made.addPixmap(icon_pixmap(name, shade, side, 1.0))
        made.addPixmap(icon_pixmap(name, "faint", side, 1.0), QIcon.Mode.Disabled)
    return made


def beside_icon(text: str) -> str:
    """The words of a button that has an icon too: Qt would leave no room between the two."""
    return f"\u00a0\u00a0{text}" if text else ""


def _palette(tokens: dict[str, str]) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: "window", role.WindowText: "text", role.Base: "field", role.AlternateBase: "surface_alt",
        role.Text: "text", role.Button: "surface", role.ButtonText: "text", role.BrightText: "danger",
        role.Highlight: "primary", role.HighlightedText: "on_primary", role.ToolTipBase: "surface",
        role.ToolTipText: "text", role.PlaceholderText: "muted", role.Link: "primary_text",
        role.Mid: "border_strong", role.Light: "surface", role.Midlight: "border", role.Dark: "border_strong",
    }  # fmt: skip
    for place, name in pairs.items():
        palette.setColor(place, QColor(tokens[name]))
    for place in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, place, QColor(tokens["faint"]))
    return palette


def style_sheet(name: str) -> str:
    """The style sheet with every ``@token`` replaced. Raises ``KeyError`` for a token that does not exist."""
    tokens = TOKENS[name]
    sheet = (paths.resources() / "style.qss").read_text(encoding="utf-8")
    icons = (paths.resources() / "icons").as_posix()
    sheet = sheet.replace("@icons", icons).replace("@theme", name)
    return re.sub(r"@([a-z_]+)", lambda found: tokens[found[1]], sheet)


def apply_theme(application: QApplication, name: str) -> None:
    """Makes the whole application light or dark."""
    signals = theme_signals()
    signals.name = name if name in TOKENS else "light"
    # Under a style sheet the style's own name is hidden: the sheet itself tells whether Fusion is in place.
    if not application.styleSheet():
        application.setStyle(QStyleFactory.create("fusion"))
    load_fonts()
    application.setFont(ui_font())
    application.setPalette(_palette(TOKENS[signals.name]))
    application.setStyleSheet(style_sheet(signals.name))
    signals.changed.emit()
