"""The history of one request in words: who, when, from what to what; copied, refreshed, and honest when it fails."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import FieldChange, HistoryRow, RequestRow
from hamyar_desktop.store.generated import apply_generated, drop_generated
from hamyar_desktop.ui.dialogs.request_history import RequestHistory
from hamyar_desktop.ui.history_words import HistoryWords
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.tasks import BackgroundRunner


@pytest.fixture
def opened(office, qtbot):
    def opening(row: RequestRow, name: str = "supervisor") -> RequestHistory:
        dialog = RequestHistory(office.sign_in(name), row)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return opening


def button(dialog: RequestHistory, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def test_every_step_is_told_newest_first_with_who_and_the_jalali_moment(office, opened):
    request_id = office.store.with_hours()
    office.store.clock.forward(days=1, hours=2)
    office.store.move(Verb.FINALIZE, request_id)

    dialog = opened(office.row(request_id))
    entries = dialog.timeline.entries()

    assert [entry.title for entry in entries] == ["تایید نهایی", "ثبت ساعات کارکرد", "تایید", "ثبت درخواست"]
    assert [entry.who for entry in entries] == ["رضا کریمی", "سارا احمدی", "رضا کریمی", "سارا احمدی"]
    assert "۱۴۰۴/۱۰/۱۲ ۱۳:۳۰" in entries[0].when
    assert "۱۴۰۴/۱۰/۱۱ ۱۱:۳۰" in entries[-1].when


def test_hours_are_shown_as_hours_and_states_in_behestans_words(office, opened):
    request_id = office.store.with_hours(hours=80)

    dialog = opened(office.row(request_id))
    record, approve, register = dialog.timeline.entries()

    assert any("۸۰" in line and "ساعات کارکرد واقعی" in line for line in record.lines)
    assert not any("۱۶۰" in line for line in record.lines)
    assert all(word in approve.lines[0] for word in ("وضعیت", "بررسی نشده", "تایید شده"))
    assert any("۱۰۰" in line for line in register.lines)
    assert any("کتابخانه مرکزی" in line for line in register.lines)


def test_the_facts_of_the_request_stand_on_top(office, opened):
    request_id = office.store.register(hours=120)
    office.store.move(Verb.REJECT, request_id, reason="ساعت درخواستی زیاد است")

    dialog = opened(office.row(request_id))
    told = dialog.pane.body.facts.accessibleName()

    assert dialog.pane.head.chip.text() == "رد شده"
    for fact in ("کتابخانه مرکزی", "۱۲۰", "نیمسال اول", "سارا احمدی", "ساعت درخواستی زیاد است"):
        assert fact in told


def test_copying_takes_everything_or_what_is_selected_without_invisible_marks(office, opened, press):
    dialog = opened(office.row(office.store.approved()))

    button(dialog, "copyHistory").click()
    everything = QGuiApplication.clipboard().text()
    dialog.timeline.item(1).setSelected(True)
    press(dialog.timeline, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    one = QGuiApplication.clipboard().text()

    assert len(everything.split("\n\n")) == 2
    assert everything.startswith("تایید — رضا کریمی — ۱۴۰۴/۱۰/۱۱")
    assert one.startswith("ثبت درخواست — سارا احمدی")
    assert "\u2066" not in everything


def test_entries_are_read_out_as_text(office, opened):
    dialog = opened(office.row(office.store.register()))

    told = dialog.timeline.item(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert "سارا احمدی" in told
    assert "۱۰۰" in told


def test_a_change_of_the_request_is_shown_at_once(office, opened):
    request_id = office.store.register()
    dialog = opened(office.row(request_id))

    decided = office.services.decide(office.person, Verb.APPROVE, [Item(request_id)])
    office.desk.tell(decided.changes)

    assert dialog.timeline.count() == 2
    assert dialog.pane.head.chip.text() == "تایید شده"


def test_a_failure_says_why_and_can_be_tried_again(office, opened):
    row = office.row(office.store.register())
    dialog = opened(row, "stranger")
    assert dialog.timeline.count() == 0
    assert dialog.pane.empty.words()
    assert not button(dialog, "copyHistory").isEnabled()

    office.sign_in("clerk")
    button(dialog, "retryHistory").click()

    assert dialog.timeline.count() == 1
    assert button(dialog, "copyHistory").isEnabled()


def test_a_bug_is_reported_as_one(office, opened, monkeypatch):
    row = office.row(office.store.register())
    failures = []
    office.desk.failed_unexpectedly.connect(failures.append)
    monkeypatch.setattr(type(office.services.whole_request), "__call__", lambda *_: 1 / 0)

    dialog = opened(row)

    assert isinstance(failures[0], ZeroDivisionError)
    assert dialog.pane.empty.isVisibleTo(dialog)


def test_a_request_without_history_says_so(office, opened):
    request_id = office.store.register()
    with office.store.engine.begin() as connection:
        drop_generated(connection)
        connection.exec_driver_sql("DELETE FROM audit")
        apply_generated(connection)

    dialog = opened(office.row(request_id))

    assert dialog.pane.body.nothing.isVisibleTo(dialog)
    assert "چیزی" in dialog.pane.body.nothing.text()


def test_the_students_page_is_one_click_away(office, opened):
    dialog = opened(office.row(office.store.register()))

    button(dialog, "openStudent").click()

    assert office.went == [("students", "40011001")]
    assert not dialog.isVisible()


def test_the_keyboard_stands_in_the_history_once_it_is_read(office, opened, qtbot):
    row = office.row(office.store.approved())
    runner = BackgroundRunner()
    office.desk.runner = runner
    dialog = opened(row)
    dialog.activateWindow()

    qtbot.waitUntil(dialog.timeline.hasFocus)
    runner.close()

    assert dialog.timeline.count() == 2


def test_closing_while_it_is_read_is_safe(office, opened, qtbot):
    row = office.row(office.store.register())
    runner = BackgroundRunner()
    office.desk.runner = runner
    dialog = opened(row)

    button(dialog, "closeHistory").click()
    qtbot.waitUntil(runner.is_idle)
    runner.close()

    assert not dialog.isVisible()


def test_english_readers_get_english_words(office, opened, qapp):
    office.desk.language = "en"
    set_language(qapp, "en")
    dialog = opened(office.row(office.store.approved()))
    QApplication.sendPostedEvents()

    assert [entry.title for entry in dialog.timeline.entries()] == ["Approve", "Register"]
    assert dialog.timeline.entries()[0].lines == ("State: from “Pending” to “Approved”",)
    assert "1404/10/11" in dialog.timeline.entries()[0].when


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (FieldChange("half_hours", 200, 225), ("۱۰۰", "۱۱۲٫۵")),
        (FieldChange("work_type_id", 999, None), ("۹۹۹", "—")),
        (FieldChange("note", "", "در سایت خوابگاه"), ("توضیحات", "در سایت خوابگاه")),
    ],
)
def test_changes_read_from_what_to_what(office, change, told):
    office.sign_in("clerk")
    entry = HistoryRow(1, office.store.clock(), "سارا احمدی", "work_request", 1, "edit", (change,))

    line = HistoryWords(office.desk.reference, "fa").lines(entry)[0]

    assert all(part in line for part in told)
    assert line.index(told[0]) < line.index(told[1])
