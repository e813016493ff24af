"""Stage 2: «بررسی نشده» is turned in the table, one row or many, and applied as one command."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.jalali import parse_deadline
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.rows import Changes, NewRequest, RequestFilter
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.pages.preliminary import PreliminaryPage
from hamyar_desktop.ui.tasks import Job

LATE = parse_deadline("1404/12/01") - parse_deadline("1404/10/11")
REASON = "ساعت درخواستی زیاد است"


@pytest.fixture
def opened(office, qtbot):
    """Three pending requests of the library."""
    office.ids = [office.store.register(number) for number in ("40011001", "40011002", "40011003")]
    office.refused = []

    def opening(name: str = "supervisor") -> PreliminaryPage:
        page = PreliminaryPage(office.sign_in(name))
        qtbot.addWidget(page)
        page.decisions.ask_reason = lambda _verb, _count: REASON
        page.decisions.show_refusals = office.refused.append
        page.resize(1086, 660)
        page.show()
        page.activate()
        return page

    return opening


def states(office) -> list[State]:
    return [office.row(key).state for key in office.ids]


def chips(page: PreliminaryPage) -> list[str]:
    model, last = page.table.rows_model, len(page.table.rows_model.columns) - 1
    return [model.index(row, last).data() for row in range(model.rowCount())]


def mark(page: PreliminaryPage, verb: Verb, *rows: int) -> None:
    page.table.select_rows(rows)
    (page.approve if verb is Verb.APPROVE else page.reject).click()


def test_rows_are_turned_in_the_table_and_stored_only_by_apply(office, opened):
    page = opened()
    assert not page.apply_button.isEnabled()
    mark(page, Verb.APPROVE, 0, 2)
    mark(page, Verb.REJECT, 1)

    assert chips(page) == ["تایید شده", "رد شده", "تایید شده"]
    assert states(office) == [State.PENDING] * 3
    assert len(page.fields()) == 3

    page.apply_button.click()

    assert states(office) == [State.APPROVED, State.REJECTED, State.APPROVED]
    assert office.row(office.ids[1]).reason == REASON
    assert page.fields() == {}
    assert page.table.rows_model.rowCount() == 0
    assert office.desk.reference.quotas[office.store.library].used == 2


def test_one_undo_takes_back_everything_that_was_applied_at_once(office, opened):
    page = opened()
    mark(page, Verb.APPROVE, 0)
    mark(page, Verb.REJECT, 1)
    page.apply()
    assert len(office.undo) == 1

    office.undo[0]()

    assert states(office) == [State.PENDING] * 3
    assert "۲" in office.said[-1][1]


def test_every_rejection_keeps_its_own_reason(office, opened):
    page = opened()
    mark(page, Verb.REJECT, 0)
    page.decisions.ask_reason = lambda _verb, _count: "انصراف دانشجو"
    mark(page, Verb.REJECT, 1)

    page.apply()

    assert [office.row(key).reason for key in office.ids[:2]] == [REASON, "انصراف دانشجو"]


def test_going_back_from_the_reason_turns_nothing(office, opened):
    page = opened()
    page.decisions.ask_reason = lambda _verb, _count: None
    mark(page, Verb.REJECT, 0)
    assert chips(page) == ["بررسی نشده"] * 3
    assert page.fields() == {}


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_a_click_on_the_state_offers_the_three_words(opened):
    page = opened()
    last = len(page.table.rows_model.columns) - 1
    place = page.table.visualRect(page.table.rows_model.index(1, last)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    menu = page.findChild(QMenu, "stateMenu")
    assert [action.text() for action in menu.actions()] == ["بررسی نشده", "تایید شده", "رد شده"]

    menu.actions()[1].trigger()
    assert chips(page) == ["بررسی نشده", "تایید شده", "بررسی نشده"]
    menu.actions()[0].trigger()
    assert page.fields() == {}
    menu.close()


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_keys_mark_the_selected_rows_and_leave_them_pending_again(opened, qtbot):
    page = opened()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.table.setFocus()
    page.table.select_rows([0, 1])
    QTest.keyClick(page.table, Qt.Key.Key_A)
    assert chips(page)[:2] == ["تایید شده"] * 2
    page.table.select_rows([2])
    QTest.keyClick(page.table, Qt.Key.Key_R)
    assert chips(page)[2] == "رد شده"
    QTest.keyClick(page.table, Qt.Key.Key_B)
    assert chips(page) == ["تایید شده", "تایید شده", "بررسی نشده"]
    assert len(page.fields()) == 2


@pytest.mark.qt_log_ignore("does not support grabbing the keyboard", extend=True)
def test_a_key_offers_the_words_of_the_state_in_which_one_stands(opened, qtbot):
    page = opened()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.table.setFocus()
    page.table.select_rows([1])

    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    menu = page.findChild(QMenu, "stateMenu")
    assert menu.isVisible()
    menu.actions()[2].trigger()
    menu.close()
    assert chips(page) == ["بررسی نشده", "رد شده", "بررسی نشده"]


def test_the_drawer_tells_of_the_row_without_leaving_the_page(office, opened, press):
    page = opened()
    page.table.select_rows([1])

    press(page.table, Qt.Key.Key_Return)

    assert page.drawer.is_open
    assert page.drawer.pane.row.id == office.ids[1]
    assert page.drawer.pane.body.timeline.count() == 1


def test_a_request_is_edited_with_f2_and_only_what_belongs_to_the_stage_is_offered(office, opened, qtbot):
    page = opened()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.table.setFocus()
    page.table.select_rows([0])
    assert {verb.value for verb, action in page.row_actions.by_verb.items() if action.isVisible()} == {
        "approve", "reject", "edit",
    }  # fmt: skip

    QTest.keyClick(page.table, Qt.Key.Key_F2)

    assert office.went[-1][0] == "register"
    assert office.went[-1][1].id == office.ids[0]


def test_a_clerk_sees_the_rows_but_may_not_decide(opened):
    page = opened("clerk")
    assert page.table.rows_model.rowCount() == 3
    assert not page.approve.isEnabled()
    assert not page.reject.isEnabled()
    assert "سرپرست" in page.approve.toolTip()
    page.table.select_rows([0])
    assert not page.row_actions.by_verb[Verb.APPROVE].isVisible()


def test_nothing_selected_and_nothing_turned_are_said(office, opened):
    page = opened()
    page.approve.click()
    page.apply()
    assert [kind for kind, _ in office.said[-2:]] == ["warning", "warning"]
    assert states(office) == [State.PENDING] * 3


def test_a_row_that_a_colleague_decided_first_is_refused_and_the_others_are_done(office, opened):
    page = opened()
    mark(page, Verb.APPROVE, 0, 1)
    office.store.move(Verb.REJECT, office.ids[0], reason=REASON)

    page.apply()

    assert states(office)[:2] == [State.REJECTED, State.APPROVED]
    assert [refusal.error.code for refusal in office.refused[0].refused] == [Code.CHANGED_BY_OTHER]
    assert page.fields() == {}
    assert office.undo


def test_after_the_deadline_every_row_is_refused_with_date_and_contact(office, opened):
    page = opened()
    office.store.clock.now += LATE
    mark(page, Verb.APPROVE, 0, 1)

    page.apply()

    assert states(office) == [State.PENDING] * 3
    assert "۱۴۰۴/۱۰/۳۰" in office.said[-1][1]
    assert "۳۸۳۰" in office.said[-1][1]
    assert [refusal.error.code for refusal in office.refused[0].refused] == [Code.DEADLINE_PASSED] * 2


def test_under_four_eyes_whoever_registered_may_not_approve(office, opened):
    office.store.set_policy(Policy(four_eyes=True))
    page = opened()
    office.store.move(Verb.REJECT, office.ids[0], reason=REASON)
    office.services.register(office.store.supervisor, NewRequest("40011001", office.store.library, "10"))
    page.refresh()
    mark(page, Verb.APPROVE, 0)

    page.apply()

    assert states(office)[0] is State.PENDING
    assert office.refused[0].refused[0].error.code is Code.SAME_PERSON
    assert office.said[-1][0] == "error"


def test_a_failure_of_storage_leaves_everything_turned(office, opened, monkeypatch):
    page = opened()
    mark(page, Verb.APPROVE, 0)
    failure = RuleBroken(Code.STORAGE_UNAVAILABLE)

    def failing(*_args: object) -> None:
        raise failure

    monkeypatch.setattr(type(page.desk.services.decide), "all", failing)
    page.apply()
    assert office.said[-1][0] == "error"
    assert len(page.fields()) == 1
    assert page.apply_button.isEnabled()

    monkeypatch.undo()
    page.apply()
    assert states(office)[0] is State.APPROVED


def test_a_second_click_while_the_first_is_under_way_decides_nothing_twice(office, opened, monkeypatch):
    page = opened()
    mark(page, Verb.APPROVE, 0)
    held = []
    monkeypatch.setattr(page.desk.runner, "run_job", lambda work, *_args, **_more: held.append(work) or Job())
    page.apply()
    page.apply_button.click()
    page.apply()

    assert len(held) == 1
    assert not page.apply_button.isEnabled()


def test_a_draft_comes_back_with_reason_and_version(office, opened):
    page = opened()
    mark(page, Verb.REJECT, 0)
    mark(page, Verb.APPROVE, 1)
    fields = dict(page.fields())

    page.discard()
    assert chips(page) == ["بررسی نشده"] * 3
    page.restore(fields)
    assert dict(page.fields()) == fields
    page.apply()

    assert states(office) == [State.REJECTED, State.APPROVED, State.PENDING]
    assert office.row(office.ids[0]).reason == REASON


def test_what_was_turned_survives_a_refresh_and_a_change_of_language(qapp: QApplication, office, opened):
    page = opened()
    mark(page, Verb.APPROVE, 0)
    office.desk.tell(Changes(requests=True))
    office.desk.language = "en"
    set_language(qapp, "en")
    qapp.sendPostedEvents()

    assert chips(page) == ["Approved", "Pending", "Pending"]
    assert page.approve.accessibleName() == "Mark the selected rows as approved"
    assert page.title() == "Preliminary approval of requests for assistants"


def test_a_filter_opens_as_argument(office, opened):
    page = opened()
    page.open_argument(RequestFilter(stage="pending", text="کریمی"))
    assert page.table.rows_model.rowCount() == 1
