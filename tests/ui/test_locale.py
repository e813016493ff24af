"""The language is switched while the program runs: words, direction, digits, and Qt's own buttons."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QWidget

from hamyar_desktop import paths
from hamyar_desktop.ui import locale


@pytest.fixture(autouse=True)
def persian_again(qapp: QApplication) -> Iterator[None]:
    locale.set_language(qapp, "fa")
    yield
    locale.set_language(qapp, "fa")


class Listener(QObject):
    """Counts the language changes that a window hears of."""

    def __init__(self) -> None:
        super().__init__()
        self.heard = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.heard += event.type() == QEvent.Type.LanguageChange
        return False


def test_persian_is_right_to_left_with_persian_digits(qapp: QApplication) -> None:
    assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
    assert locale.is_persian()
    assert locale.number_text(1405) == "۱۴۰۵"
    assert QLocale().territory() is QLocale.Country.Iran


def test_english_is_left_to_right_with_ascii_digits(qapp: QApplication) -> None:
    locale.set_language(qapp, "en")
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert not locale.is_persian()
    assert locale.number_text(-5) == "-5"


def test_a_negative_number_keeps_its_sign_in_front() -> None:
    assert locale.number_text(-12) == "\u200e\u2212۱۲"
    assert locale.number_text("4001") == "۴۰۰۱"


def test_windows_hear_of_the_change_and_take_the_locale(qapp: QApplication, qtbot) -> None:
    window, listener = QWidget(), Listener()
    qtbot.addWidget(window)
    window.installEventFilter(listener)
    locale.set_language(qapp, "en")
    qapp.processEvents()
    assert listener.heard > 0
    assert window.locale().language() is QLocale.Language.English


def test_qt_s_own_buttons_are_persian(qtbot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "انصراف"


def test_the_two_labels_that_qt_leaves_in_english(qapp: QApplication) -> None:
    assert QCoreApplication.translate("QFileDialog", "Look in:") == "جستجو در:"
    assert QCoreApplication.translate("QFileDialog", "Files of type:") == "نوع پرونده‌ها:"
    assert QCoreApplication.translate("Elsewhere", "Look in:") == "Look in:"
    locale.set_language(qapp, "en")
    assert QCoreApplication.translate("QFileDialog", "Look in:") == "Look in:"


def test_the_file_dialog_itself_is_persian(qtbot) -> None:
    dialog = QFileDialog()
    qtbot.addWidget(dialog)
    labels = [label.text().replace("&", "") for label in dialog.findChildren(QLabel)]
    assert {"جستجو در:", "نوع پرونده‌ها:"} <= set(labels)
    assert not [text for text in labels if re.search("[A-Za-z]", text)]


def test_the_program_s_catalogue_comes_and_goes(qapp: QApplication) -> None:
    shown = QCoreApplication.translate("LookupField", "Choose from the list (F4)")
    assert shown == "انتخاب از فهرست (F4)"
    locale.set_language(qapp, "en")
    assert QCoreApplication.translate("LookupField", "Choose from the list (F4)") == "Choose from the list (F4)"


def test_a_missing_catalogue_is_told_in_the_log(qapp: QApplication, monkeypatch, tmp_path, caplog) -> None:
    monkeypatch.setattr(paths, "catalogues", lambda: tmp_path)
    locale.set_language(qapp, "fa")
    assert "hamyar_fa is missing" in caplog.text
    assert locale.is_persian()


def test_codes_are_isolated_in_sentences() -> None:
    assert locale.isolate("IR06") == "\u2066IR06\u2069"
    assert locale.isolate("") == ""
