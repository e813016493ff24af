"""Language, direction and digits of the screen; switched while the program runs."""

from __future__ import annotations

import logging

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from hamyar_desktop import paths

logger = logging.getLogger(__name__)

# By name: Python's enumerations of all languages and countries take 40 ms to make.
_PERSIAN = QLocale("fa_IR")
_ENGLISH = QLocale("en_US")
# Two labels of Qt's own file dialog that its Persian catalogue leaves in English.
_LEFT_ENGLISH = {
    "Look in:": "جستجو در:", "&Look in:": "&جستجو در:",
    "Files of type:": "نوع پرونده‌ها:", "Files of &type:": "نوع پ&رونده‌ها:",
}  # fmt: skip


class _FileDialogWords(QTranslator):
    """Fills the gaps of Qt's own catalogue."""

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Persian for the two labels; None (not '', which would hide the text) lets the next translator speak."""
        return _LEFT_ENGLISH.get(source) if context == "QFileDialog" else None

    def isEmpty(self) -> bool:
        """Qt ignores empty translators."""
        return False


_installed: list[QTranslator] = []


def set_language(application: QApplication, language: str) -> None:
    """Persian (right to left, Persian digits) or English; windows hear of it as ``LanguageChange``."""
    persian = language != "en"
    QLocale.setDefault(_PERSIAN if persian else _ENGLISH)
    for translator in _installed:
        application.removeTranslator(translator)
        translator.deleteLater()
    _installed.clear()
    if persian:
        _install(application, "qtbase_fa", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        _keep(application, _FileDialogWords(application))
    _install(application, f"hamyar_{'fa' if persian else 'en'}", str(paths.catalogues()))
    # Qt turns by itself where its own catalogue says so; asking first spares a start the making of Qt's hundreds of
    # key and flag names, which takes longer than all the rest of this module.
    if application.isRightToLeft() != persian:
        from PySide6.QtCore import Qt

        direction = Qt.LayoutDirection.RightToLeft if persian else Qt.LayoutDirection.LeftToRight
        application.setLayoutDirection(direction)
    for window in application.topLevelWidgets():
        window.setLocale(QLocale())


def _install(application: QApplication, name: str, folder: str) -> None:
    translator = QTranslator(application)
    if translator.load(name, folder):
        _keep(application, translator)
    else:
        logger.warning("the catalogue %s is missing in %s", name, folder)


def _keep(application: QApplication, translator: QTranslator) -> None:
    application.installTranslator(translator)
    _installed.append(translator)


def is_persian() -> bool:
    """Whether the screen is Persian now."""
    return QLocale().name().startswith("fa")


def number_text(value: object) -> str:
    """A number as the reader of the screen expects its digits; a negative one keeps its sign in front."""
    if not is_persian():
        return str(value)
    from hamyar_desktop.domain.text import persian_digits  # not before the first paint

    if isinstance(value, int) and value < 0:
        return f"\u200e\u2212{persian_digits(-value)}"
    return persian_digits(value)


def isolate(code: str) -> str:
    """A left-to-right code (Sheba, phone, date) that keeps its order inside a Persian sentence."""
    return f"\u2066{code}\u2069" if code else ""
