"""The question «which file?»: the dialog opens in the last folder, and a name gets its ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from hamyar_desktop.settings import Settings, read_settings, write_settings
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.file_choice import FileChoice, file_name, kind_of, shown_name, student_list_kinds
from hamyar_desktop.ui.main_window import MainWindow
from hamyar_desktop.ui.tasks import InlineRunner
from tests.fakes import no_server


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def answering(answer: Callable[[QFileDialog], None]) -> list[str]:
    """Answers the dialog as soon as it is in sight; the folder that it showed."""
    folders: list[str] = []

    def found() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, found)
            return
        folders.append(dialog.directory().absolutePath())
        answer(dialog)

    QTimer.singleShot(0, found)
    return folders


def test_a_file_is_opened_and_its_folder_remembered(window, tmp_path):
    (tmp_path / "فهرست.xlsx").write_bytes(b"x")
    desk = Desk(InlineRunner())
    desk.folder = str(tmp_path)

    def answer(dialog: QFileDialog) -> None:
        dialog.selectFile("فهرست.xlsx")
        dialog.accept()

    folders = answering(answer)
    chosen = FileChoice(desk).open(window, "انتخاب", student_list_kinds())

    assert chosen == tmp_path / "فهرست.xlsx"
    assert folders == [str(tmp_path)]
    assert desk.folder == str(tmp_path)


def test_a_saved_file_gets_its_ending(window, tmp_path):
    desk = Desk(InlineRunner())
    desk.folder = str(tmp_path)

    def answer(dialog: QFileDialog) -> None:
        assert dialog.selectedFiles() == [str(tmp_path / "برگه.pdf")]
        dialog.selectFile("دیگر")
        dialog.accept()

    answering(answer)

    assert FileChoice(desk).save(window, "ذخیره", "برگه", "pdf") == tmp_path / "دیگر.pdf"


def test_nothing_chosen_changes_nothing(window):
    desk = Desk(InlineRunner())
    desk.folder = str(Path("/") / "نیست")

    folders = answering(lambda dialog: dialog.reject())

    assert FileChoice(desk).open(window, "انتخاب", student_list_kinds()) is None
    assert desk.folder.endswith("نیست")
    assert Path(folders[0]).name != "نیست"


def test_a_missing_documents_folder_is_not_offered_as_a_file(window, monkeypatch, tmp_path):
    places = {QStandardPaths.StandardLocation.DocumentsLocation: tmp_path / "Documents"}
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda place: str(places.get(place, tmp_path)))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    typed: list[str] = []

    def answer(dialog: QFileDialog) -> None:
        typed.append(dialog.findChild(QLineEdit, "fileNameEdit").text())
        dialog.reject()

    folders = answering(answer)
    FileChoice().open(window, "انتخاب", student_list_kinds())

    assert (folders, typed) == ([str(tmp_path)], [""])


def test_without_a_desk_no_folder_is_kept(window, tmp_path):
    def answer(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile("برگه")
        dialog.accept()

    answering(answer)

    assert FileChoice().save(window, "ذخیره", "برگه", "xlsx") == tmp_path / "برگه.xlsx"


def test_names_are_such_as_every_system_takes():
    assert file_name("برگه ساعات", 'فرهنگی/هنر: "الف"', "", "4041") == "برگه ساعات - فرهنگی هنر الف - 4041"


def test_a_name_in_a_sentence_keeps_its_own_direction():
    assert shown_name(Path("الف") / "دانشجویان.xlsx") == "\u2068دانشجویان.xlsx\u2069"


def test_kinds_name_the_endings():
    assert "*.pdf" in kind_of("pdf")
    assert "*.xlsx" in kind_of("xlsx")
    assert "*.csv" in student_list_kinds()


def test_the_window_keeps_the_folder_for_the_next_start(qtbot, tmp_path):
    window = MainWindow(
        Settings(folder=str(tmp_path)), InlineRunner(), open_database=lambda _url: None, try_server=no_server
    )
    qtbot.addWidget(window)
    assert window.desk.folder == str(tmp_path)
    window.desk.folder = str(tmp_path / "فهرست‌ها")

    window.close()
    write_settings(tmp_path / "settings.json", window.settings)

    assert read_settings(tmp_path / "settings.json").folder == str(tmp_path / "فهرست‌ها")
