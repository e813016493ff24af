"""Before the first database: this computer or a server, and no server that was not tried with exactly these values."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.connections import Server, server_of
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.ui.first_run import FirstRunPane
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.theme import apply_theme, token
from hamyar_desktop.ui.welcome import WelcomePane
from tests.services.certificates import AUTHORITY
from tests.ui.answers import Answers
from tests.ui.test_widget_names import nameless


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    file = tmp_path / "گواهی.crt"
    file.write_text(AUTHORITY, encoding="ascii")
    return file


class Seen:
    """The pane in a window of the smallest size, and what it asked the window for."""

    def __init__(self, pane: FirstRunPane) -> None:
        self.pane = pane
        self.wanted: list[Server] = []
        self.entries: list[tuple[Server, str, str]] = []
        self.chosen: list[str] = []
        pane.test_wanted.connect(self.wanted.append)
        pane.entry_wanted.connect(lambda *entry: self.entries.append(entry))
        pane.chosen.connect(self.chosen.append)

    def box(self, name: str) -> QLineEdit:
        found = self.pane.findChild(QLineEdit, name)
        assert isinstance(found, QLineEdit)
        return found

    def button(self, name: str) -> QPushButton:
        found = self.pane.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def error(self, name: str) -> str:
        """What is told of a field; '' while nothing is wrong with it."""
        return self.box(name).accessibleDescription() if self.box(name).property("wrong") else ""


@pytest.fixture
def seen(qtbot) -> Seen:
    pane = FirstRunPane()
    qtbot.addWidget(pane)
    pane.resize(1080, 680)
    pane.show()
    pane.activateWindow()
    return Seen(pane)


@pytest.fixture
def filled(seen, type_text, certificate) -> Seen:
    """The server of the university is written, not tried."""
    seen.pane.server.click()
    type_text(seen.box("serverHost"), "db.uni.ac.ir")
    type_text(seen.box("serverCertificate"), str(certificate))
    return seen


@pytest.fixture
def passed(filled) -> Seen:
    """And the connection was tried with success."""
    filled.button("testConnection").click()
    filled.pane.show_verdict("به سرور وصل شد.", True)
    return filled


def test_this_computer_is_one_key_away(seen):
    assert seen.pane.here.isChecked()
    assert not seen.pane.form.isVisible()
    assert not seen.pane.test.isVisible()
    assert seen.pane.form.typed() == ("", "5432", "hamyar", "", "", "")
    assert seen.pane.here.hasFocus()

    QTest.keyClick(seen.pane.here, Qt.Key.Key_Return)

    assert seen.chosen == [""]
    assert seen.wanted == []


def test_the_arrow_goes_to_the_server_and_space_and_tab_do_the_rest(seen):
    QTest.keyClick(seen.pane.here, Qt.Key.Key_Down)
    assert seen.pane.server.isChecked()
    assert seen.pane.form.isVisible()

    stops = []
    for _ in range(8):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        stops.append(QApplication.focusWidget().objectName())

    assert stops == [
        "serverHost", "serverPort", "serverDatabase", "serverCertificate", "chooseCertificate", "serverUser",
        "serverPassword", "testConnection",
    ]  # fmt: skip


def test_a_server_is_not_taken_on_trust(filled):
    assert not filled.button("continueFirstRun").isEnabled()

    QTest.keyClick(filled.box("serverHost"), Qt.Key.Key_Return)

    assert filled.chosen == []


def test_the_window_is_asked_to_try_exactly_what_is_written(filled, certificate, type_text):
    filled.box("serverPort").clear()
    type_text(filled.box("serverPort"), "۵۴۳۳")

    filled.button("testConnection").click()

    assert filled.wanted == [Server("db.uni.ac.ir", 5433, "hamyar", str(certificate))]


def test_while_it_is_tried_nothing_can_be_changed_or_asked_twice(filled, type_text):
    QTest.keyClick(filled.box("serverHost"), Qt.Key.Key_Enter)
    assert filled.button("testConnection").text() == "در حال آزمودن…"

    type_text(filled.box("serverHost"), "x")
    QTest.keyClick(filled.box("serverHost"), Qt.Key.Key_Return)
    for button in (filled.button("testConnection"), filled.button("continueFirstRun"), filled.pane.here):
        button.click()

    assert len(filled.wanted) == 1
    assert filled.chosen == []
    assert filled.pane.server.isChecked()
    assert filled.box("serverHost").text() == "db.uni.ac.ir"


def test_after_success_the_next_enter_goes_on_with_that_server(passed):
    assert passed.pane.verdict.text() == "به سرور وصل شد."
    assert passed.pane.verdict.property("role") == "success"
    assert passed.button("testConnection").text() == "آزمودن اتصال"
    assert passed.button("continueFirstRun").hasFocus()

    QTest.keyClick(passed.button("continueFirstRun"), Qt.Key.Key_Return)

    (url,) = passed.chosen
    assert server_of(url) == passed.wanted[0]
    assert "sslmode=verify-full" in url


@pytest.mark.parametrize(
    "name", ["serverHost", "serverPort", "serverDatabase", "serverCertificate", "serverUser", "serverPassword"]
)
def test_whatever_is_changed_afterwards_must_be_tried_again(passed, type_text, name):
    type_text(passed.box(name), "1")

    assert not passed.button("continueFirstRun").isEnabled()
    assert passed.pane.verdict.text() == ""
    QTest.keyClick(passed.box(name), Qt.Key.Key_Backspace)
    assert not passed.button("continueFirstRun").isEnabled()
    passed.button("continueFirstRun").click()
    assert passed.chosen == []


def test_after_failure_everything_that_was_typed_stays(filled, certificate):
    filled.button("testConnection").click()
    filled.pane.show_verdict("سرور پاسخ نداد.", False)

    assert filled.pane.verdict.text() == filled.pane.verdict.accessibleName() == "سرور پاسخ نداد."
    assert filled.pane.verdict.property("role") == "error"
    assert not filled.button("continueFirstRun").isEnabled()
    assert filled.pane.form.typed() == ("db.uni.ac.ir", "5432", "hamyar", str(certificate), "", "")
    filled.button("testConnection").click()
    assert len(filled.wanted) == 2


def test_a_verdict_of_other_values_is_none(filled):
    filled.button("testConnection").click()
    # As a script does, which a field that is read only does not stop.
    filled.box("serverHost").setText("other.uni.ac.ir")

    filled.pane.show_verdict("به سرور وصل شد.", True)

    assert filled.pane.verdict.text() == ""
    assert not filled.button("continueFirstRun").isEnabled()
    assert filled.button("testConnection").isEnabled()


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("serverHost", "", "نوشته نشده"),
        ("serverHost", "db.uni.ac.ir:5432", "نشانی سرور نیست"),
        ("serverPort", "", "۶۵۵۳۵"),
        ("serverPort", "70000", "۶۵۵۳۵"),
        ("serverDatabase", "a/b", "۶۳"),
        ("serverCertificate", "", "گواهی"),
        ("serverCertificate", "/nowhere/root.crt", "پیدا نشد"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_before_anything_is_tried(filled, type_text, name, typed, told):
    box = filled.box(name)
    box.clear()
    type_text(box, typed)

    filled.button("testConnection").click()

    assert filled.wanted == []
    assert told in filled.error(name)
    assert box.hasFocus()
    assert filled.button("testConnection").isEnabled()
    type_text(box, "x")
    assert filled.error(name) == ""


def test_a_file_that_is_no_certificate_is_refused(filled, tmp_path):
    (tmp_path / "list.xlsx").write_bytes(b"PK")
    filled.box("serverCertificate").setText(str(tmp_path / "list.xlsx"))

    filled.button("testConnection").click()

    assert "BEGIN CERTIFICATE" in filled.error("serverCertificate")
    assert filled.wanted == []


def test_this_computer_as_server_needs_no_certificate(seen, type_text):
    seen.pane.server.click()
    type_text(seen.box("serverHost"), "localhost")

    seen.button("testConnection").click()

    assert seen.wanted == [Server("localhost")]


def test_the_certificate_is_chosen_in_the_dialog(seen, certificate):
    seen.pane.form.files = Answers(certificate)
    seen.pane.server.click()
    seen.button("chooseCertificate").setFocus()

    QTest.keyClick(seen.button("chooseCertificate"), Qt.Key.Key_Return)

    assert seen.box("serverCertificate").text() == str(certificate)
    assert seen.box("serverCertificate").hasFocus()
    assert seen.wanted == []


def test_another_certificate_must_be_tried_again(passed, tmp_path):
    passed.pane.form.files = Answers(tmp_path / "other.crt")

    passed.button("chooseCertificate").click()

    assert not passed.button("continueFirstRun").isEnabled()


def test_no_choice_in_the_dialog_changes_nothing(passed, certificate):
    passed.pane.form.files = Answers(None)

    passed.button("chooseCertificate").click()

    assert passed.box("serverCertificate").text() == str(certificate)
    assert passed.button("continueFirstRun").isEnabled()


def test_looking_at_the_other_choice_loses_nothing(passed):
    passed.pane.here.click()
    assert not passed.pane.form.isVisible()

    passed.pane.server.click()

    assert passed.box("serverHost").text() == "db.uni.ac.ir"
    assert passed.button("continueFirstRun").isEnabled()


def test_what_is_chosen_already_is_shown(seen):
    seen.pane.show_database("postgresql+psycopg://db.uni.ac.ir:5433/t?sslmode=verify-full&sslrootcert=/etc/root.crt")
    assert seen.pane.server.isChecked()
    assert seen.pane.form.typed() == ("db.uni.ac.ir", "5433", "t", "/etc/root.crt", "", "")
    assert not seen.button("continueFirstRun").isEnabled()

    seen.pane.hide()
    seen.pane.show()
    assert seen.pane.focusWidget() is seen.pane.server


def test_a_file_on_this_computer_is_shown_and_what_was_typed_stays(filled):
    before = filled.pane.form.typed()

    filled.pane.show_database("")

    assert filled.pane.here.isChecked()
    assert filled.button("continueFirstRun").isEnabled()
    assert filled.pane.form.typed() == before


def test_codes_run_from_left_to_right(filled):
    for name in ("serverHost", "serverPort", "serverDatabase", "serverCertificate"):
        assert filled.box(name).layoutDirection() is Qt.LayoutDirection.LeftToRight
        assert filled.box(name).alignment() & Qt.AlignmentFlag.AlignLeft
    assert filled.pane.layoutDirection() is Qt.LayoutDirection.RightToLeft


def test_everything_has_a_name_and_a_word(filled):
    assert nameless(filled.pane) == []
    assert filled.pane.findChild(QWidget, "connectionVerdict") is filled.pane.verdict
    assert filled.pane.here.accessibleName() == "فقط همین رایانه"
    assert filled.pane.server.accessibleName() == "سرور دانشگاه"


def test_another_language_keeps_what_was_typed_and_what_is_wrong(qapp, filled):
    filled.box("serverPort").setText("0")
    filled.button("testConnection").click()
    before = filled.pane.form.typed()

    set_language(qapp, "en")
    filled.pane.retranslate()

    assert filled.pane.form.typed() == before
    assert filled.error("serverPort").startswith("A port is a number from 1 to 65535.")
    assert filled.button("testConnection").text() == "Test the connection"
    assert filled.box("serverHost").accessibleName() == "Address of the server"


def test_the_choices_are_painted_anew_in_the_dark(qapp, seen):
    light = token("edge")
    assert light in seen.pane.here.styleSheet()

    apply_theme(qapp, "dark")

    assert light not in seen.pane.here.styleSheet()
    assert token("edge") in seen.pane.server.styleSheet()


def test_the_whole_card_has_room_in_the_smallest_window(qtbot, filled):
    filled.box("serverHost").setText("https://db.uni.ac.ir/and/more")
    filled.button("testConnection").click()

    assert filled.error("serverHost")
    assert 0 < filled.pane.heightForWidth(1080) <= 680


# ---------------------------------------------------------------- trying by signing in


@pytest.fixture
def known(filled, type_text) -> Seen:
    """Name and password are written too."""
    type_text(filled.box("serverUser"), " سارا ")
    type_text(filled.box("serverPassword"), "a pass word ")
    return filled


def test_with_a_name_the_trial_is_signing_in(known, certificate):
    assert known.box("serverPassword").echoMode() is QLineEdit.EchoMode.Password
    assert known.button("testConnection").text() == "آزمودن و ورود"

    QTest.keyClick(known.box("serverPassword"), Qt.Key.Key_Return)

    assert known.entries == [(Server("db.uni.ac.ir", ca_file=str(certificate)), "سارا", "a pass word ")]
    assert known.wanted == []
    assert known.button("testConnection").text() == "در حال آزمودن…"
    assert known.box("serverPassword").isReadOnly()


def test_escape_and_enter_while_it_signs_in_change_nothing(known):
    known.button("testConnection").click()

    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        QTest.keyClick(known.box("serverPassword"), key)

    assert len(known.entries) == 1
    assert known.pane.isVisible()
    assert known.button("testConnection").text() == "در حال آزمودن…"


@pytest.mark.parametrize(("full", "empty"), [("serverUser", "serverPassword"), ("serverPassword", "serverUser")])
def test_one_without_the_other_is_told_at_the_empty_one(qapp, filled, type_text, full, empty):
    type_text(filled.box(full), "sara")

    filled.button("testConnection").click()

    assert (filled.wanted, filled.entries) == ([], [])
    assert "هر دو" in filled.error(empty)
    assert filled.error(full) == ""
    assert filled.box(empty).hasFocus()
    assert 0 < filled.pane.heightForWidth(1080) <= 680
    set_language(qapp, "en")
    filled.pane.retranslate()
    assert filled.error(empty) == "For a full test type both; for a short one leave both empty."
    type_text(filled.box(empty), "x")
    assert filled.error(empty) == ""


def test_without_the_name_the_short_trial_is_offered_again(known, type_text):
    for name in ("serverUser", "serverPassword"):
        known.box(name).clear()

    assert known.button("testConnection").text() == "آزمودن اتصال"
    known.button("testConnection").click()
    assert len(known.wanted) == 1
    assert known.entries == []


def test_after_a_wrong_password_the_next_one_takes_its_place(known, type_text):
    known.button("testConnection").click()
    known.pane.show_verdict("گذرواژه درست نیست.", False)
    known.pane.ask_password_again()
    assert known.pane.verdict.isVisible()

    type_text(known.box("serverPassword"), "right")

    assert known.box("serverPassword").text() == "right"
    assert known.box("serverUser").text() == " سارا "
    assert not known.pane.verdict.isVisible()


def test_a_password_does_not_stay_on_a_page_that_is_left(known):
    known.pane.hide()

    assert known.box("serverPassword").text() == ""
    assert known.box("serverUser").text() == " سارا "
    assert known.box("serverHost").text() == "db.uni.ac.ir"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_longest_verdict_has_room_in_the_smallest_window(qapp, known, theme):
    apply_theme(qapp, theme)
    detail = (
        'connection failed: connection to server at "db.uni.ac.ir" (10.20.30.40), port 5432 failed: Connection refused'
        "\n\tIs the server running on that host and accepting TCP/IP connections?"
    )
    known.button("testConnection").click()

    known.pane.show_verdict(sentence(RuleBroken(Code.STORAGE_UNAVAILABLE, reason="port", detail=detail), "fa"), False)

    assert known.pane.verdict.isVisible()
    assert 0 < known.pane.heightForWidth(1024) <= 680


# ---------------------------------------------------------------- the remembered password


@pytest.fixture
def welcome(qtbot) -> WelcomePane:
    pane = WelcomePane()
    qtbot.addWidget(pane)
    pane.resize(1080, 680)
    pane.show()
    pane.show_sign_in("zahra")
    return pane


def test_remembering_is_offered_only_when_the_window_says_so(welcome):
    assert not welcome.remember.isVisible()
    height = welcome.sign_in.parentWidget().sizeHint().height()

    welcome.offer_remembering(True)

    assert welcome.remember.isVisible()
    assert welcome.remember.objectName() == "rememberPassword"
    assert welcome.remember.accessibleName() == welcome.remember.text() == "گذرواژه را در دسته‌کلید این رایانه نگه دار"
    assert not welcome.remember.isChecked()
    form = welcome.sign_in.parentWidget()
    assert form.sizeHint().height() > height
    assert form.parentWidget().height() >= form.sizeHint().height()
    assert nameless(welcome) == []


def test_what_is_no_longer_offered_is_not_ticked(welcome):
    welcome.offer_remembering(True)
    welcome.remember.click()
    assert welcome.remember.isChecked()

    welcome.offer_remembering(False)

    assert not welcome.remember.isVisible()
    assert not welcome.remember.isChecked()


def test_it_may_be_offered_before_anything_is_asked(qtbot):
    pane = WelcomePane()
    qtbot.addWidget(pane)
    pane.show()
    pane.offer_remembering(True)
    assert not pane.asks_sign_in

    pane.show_sign_in()

    assert pane.remember.isVisible()
