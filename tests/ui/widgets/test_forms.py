"""What forms are made of: fields that say what is wrong, the message bar, cards, the toggle, progress."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QProgressBar, QPushButton, QToolButton, QWidget

from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.tasks import Job
from hamyar_desktop.ui.theme import LIGHT, apply_theme
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.code_edit import CodeEdit
from hamyar_desktop.ui.widgets.empty_state import EmptyState
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.hours_edit import HoursEdit
from hamyar_desktop.ui.widgets.jalali_date_edit import JalaliDateEdit
from hamyar_desktop.ui.widgets.lookup import LookupField
from hamyar_desktop.ui.widgets.message_bar import MessageBar
from hamyar_desktop.ui.widgets.progress_dialog import ProgressDialog
from hamyar_desktop.ui.widgets.text_edit import TextEdit
from hamyar_desktop.ui.widgets.toggle import FinalToggle


def labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


def makers() -> list[QWidget]:
    return [
        CodeEdit("number"), HoursEdit("hours"), TextEdit("note"), JalaliDateEdit("day"),
        LookupField("unit", "unitLookup"), QComboBox(),
    ]  # fmt: skip


@pytest.mark.parametrize("place", range(6))
def test_a_field_names_its_editor_and_shows_what_is_wrong(qtbot, place: int) -> None:
    editor = makers()[place]
    field = Field("ساعت", editor, required=True, hint="۱ تا ۲۰۰")
    qtbot.addWidget(field)
    field.resize(300, 120)
    field.show()
    inner = editor.focusProxy() or editor
    assert labels(field)[0] == "ساعت *"
    assert field.label_text() == inner.accessibleName() == "ساعت"
    assert inner.accessibleDescription() == "۱ تا ۲۰۰"
    assert field.error() == ""
    field.set_error("باید ۱ تا ۲۰۰ باشد.")
    assert field.error() == labels(field)[-1] == inner.accessibleDescription() == "باید ۱ تا ۲۰۰ باشد."
    assert inner.property("wrong") is True
    field.set_hint("چیز دیگر")
    assert field.error(), "a new hint does not hide what is wrong"
    field.clear_error()
    assert field.error() == ""
    assert labels(field)[-1] == "چیز دیگر"
    assert inner.property("wrong") is False


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4])
def test_the_border_of_a_wrong_field_is_red(qtbot, place: int) -> None:
    editor = makers()[place]
    field = Field("", editor)
    qtbot.addWidget(field)
    field.resize(300, 120)
    field.show()
    inner = editor.focusProxy() or editor
    field.set_error("نادرست")
    picture = inner.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 0).name() == LIGHT["danger"]
    field.clear_error()
    picture = inner.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 0).name() != LIGHT["danger"]


def test_labels_stay_with_their_editors_beside_a_taller_field(qtbot) -> None:
    from PySide6.QtWidgets import QHBoxLayout

    row = QWidget()
    layout = QHBoxLayout(row)
    plain, tall = Field("یک", QLineEdit()), Field("دو", QLineEdit(), hint="یادداشت")
    layout.addWidget(plain)
    layout.addWidget(tall)
    qtbot.addWidget(row)
    row.resize(500, 160)
    row.show()
    assert plain.editor.y() == tall.editor.y()


def test_the_message_is_shown_told_and_taken_away(qtbot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert not bar.isVisible()
    for kind in ("info", "success", "warning", "error"):
        bar.show_message("درخواست ثبت شد.", kind)
        assert (bar.text(), bar.kind, bar.property("kind")) == ("درخواست ثبت شد.", kind, kind)
    message = bar.findChild(QLabel, "message")
    assert message is not None
    assert message.accessibleName() == "درخواست ثبت شد."
    assert QAccessible.queryAccessibleInterface(message).isValid()
    close = bar.findChild(QToolButton, "closeMessage")
    assert close is not None
    assert close.accessibleName()
    close.click()
    assert bar.text() == ""
    assert not bar.isVisible()


def test_the_message_may_have_a_button(qtbot, qapp) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.show_message("تایید شد.", "success", "واگرد")
    undo = bar.findChild(QPushButton, "undo")
    assert undo is not None
    assert undo.isVisible()
    assert undo.accessibleName() == undo.text() == "واگرد"
    with qtbot.waitSignal(bar.action_triggered):
        undo.click()
    apply_theme(qapp, "dark")
    bar.show_message("بعدی")
    assert not undo.isVisible()


def test_the_message_stands_on_the_ground_of_its_kind(qtbot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    bar.resize(400, 44)
    for kind, ground in (("error", "danger_soft"), ("success", "success_soft")):
        bar.show_message("متن", kind)
        assert bar.grab().toImage().pixelColor(100, 4).name() == LIGHT[ground]


def test_a_card_hides_the_heading_it_does_not_have(qtbot, qapp) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.show()
    assert labels(card) == []
    card.set_title("عنوان")
    card.set_subtitle("زیرعنوان")
    button = QPushButton("کار")
    card.add_header_widget(button)
    card.body.addWidget(QLabel("متن"))
    qapp.processEvents()
    assert labels(card) == ["عنوان", "زیرعنوان", "متن"]
    assert button.parentWidget() is card


def test_the_toggle_says_behestan_s_words(qtbot, qapp) -> None:
    toggle = FinalToggle("finalToggle")
    qtbot.addWidget(toggle)
    assert (toggle.text(), toggle.accessibleName(), toggle.isChecked()) == ("عدم تایید", "عدم تایید", False)
    toggle.click()
    assert (toggle.text(), toggle.isChecked()) == ("تایید نهایی", True)
    set_language(qapp, "en")
    toggle.retranslate()
    assert toggle.text() == "Final"


def test_an_empty_state_says_why_and_offers_what_to_do(qtbot) -> None:
    state = EmptyState("inbox", "چیزی نیست")
    qtbot.addWidget(state)
    state.show()
    assert not state.action.isVisible()
    state.set_texts("خالی", "نخست وارد کنید.", "ورود فهرست", "search-x")
    assert state.action.accessibleName() == "ورود فهرست"
    assert state.words() == "خالی نخست وارد کنید."
    with qtbot.waitSignal(state.action_clicked):
        state.action.click()


@pytest.fixture
def dialog(qtbot) -> ProgressDialog:
    made = ProgressDialog("خواندن فهرست")
    qtbot.addWidget(made)
    return made


def test_progress_appears_only_when_it_takes_a_while(dialog: ProgressDialog, qtbot) -> None:
    job = Job()
    dialog.watch(job)
    assert not dialog.isVisible()
    job.report(1, 4)
    bar = dialog.findChild(QProgressBar, "jobProgress")
    assert bar is not None
    assert (bar.value(), bar.maximum()) == (1, 4)
    assert "۱ از ۴" in [label.text() for label in dialog.findChildren(QLabel)]
    qtbot.waitUntil(dialog.isVisible, timeout=2000)
    dialog.finish()
    assert not dialog.isVisible()


def test_quick_work_shows_no_dialog(dialog: ProgressDialog, qtbot) -> None:
    dialog.watch(Job())
    dialog.finish()
    qtbot.wait(400)
    assert not dialog.isVisible()
    dialog.watch(Job())
    qtbot.wait(400)
    assert not dialog.isVisible(), "what is over stays over"


@pytest.mark.parametrize("way", ["button", "escape", "close"])
def test_every_way_out_cancels_the_job(dialog: ProgressDialog, press, way: str) -> None:
    from hamyar_desktop.services.ports import Cancelled

    job = Job()
    dialog.watch(job)
    dialog.show()
    if way == "button":
        assert dialog.cancel_button.accessibleName()
        dialog.cancel_button.click()
    elif way == "escape":
        press(dialog, Qt.Key.Key_Escape)
    else:
        dialog.close()
    with pytest.raises(Cancelled):
        job.report(1, 2)
    assert not dialog.cancel_button.isEnabled()


def test_finishing_does_not_cancel(dialog: ProgressDialog) -> None:
    job = Job()
    dialog.watch(job)
    dialog.show()
    dialog.finish()
    job.report(2, 2)
