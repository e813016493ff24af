"""Every action on rows by its key, on either keyboard layout; what cannot be done says so; nothing is the mouse's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from hamyar_desktop.domain.text import other_layout
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.ui import row_keys
from hamyar_desktop.ui.pages.preliminary import PreliminaryPage
from hamyar_desktop.ui.pages.requests import RequestsPage
from hamyar_desktop.ui.pages.review import ReviewPage
from hamyar_desktop.ui.panels import row_actions
from hamyar_desktop.ui.panels.row_actions import ROW_VERBS
from hamyar_desktop.ui.row_keys import STUDENT_KEY, VERB_KEYS
from hamyar_desktop.ui.tables.review_columns import VIEW, row_buttons
from hamyar_desktop.ui.theme import icon_pixmap
from hamyar_desktop.ui.widgets.chip import stage_look
from hamyar_desktop.ui.widgets.table import Table

REASON = "ساعت درخواستی زیاد است"
STATES = ("pending", "approved", "rejected", "cancelled", "hours", "final")


@pytest.fixture
def opened(office, open_page, qtbot):
    """A request in every state; the page of somebody with the focus in the table."""
    store = office.store
    office.ids = {
        "pending": store.register("40011001"),
        "approved": store.approved("40011002"),
        "rejected": store.register("40011003"),
    }
    store.move(Verb.REJECT, office.ids["rejected"], reason=REASON)
    store.permit_dormitory(9)
    for key, number in (("cancelled", "40011001"), ("hours", "40011002"), ("final", "40011003")):
        office.ids[key] = store.register(number, person=store.affairs, unit_id=store.dormitory)
    store.move(Verb.CANCEL, office.ids["cancelled"], person=store.affairs)
    for key in ("hours", "final"):
        store.move(Verb.APPROVE, office.ids[key], person=store.affairs)
        office.services.record_hours(store.affairs, office.ids[key], "80")
    store.move(Verb.FINALIZE, office.ids["final"], person=store.affairs)

    def opening(name: str = "affairs", kind: type = RequestsPage):
        page = open_page(kind, name)
        page.resize(1086, 680)
        page.decisions.ask_reason = lambda _verb, _count: REASON
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        if kind is RequestsPage:
            page.table.show_filter(RequestFilter())
        page.grab()
        page.table.setFocus()
        return page

    return opening


def state(office, key: str) -> State:
    return office.row(office.ids[key]).state


def select(page, *ids: int) -> None:
    page.table.select_ids(ids)
    page.table.setFocus()


def type_letter(page, letter: str) -> None:
    """As the keyboard sends it on the Persian layout: the key of the letter, and the letter."""
    QTest.sendKeyEvent(QTest.KeyAction.Click, page.table, Qt.Key(ord(letter)), letter, Qt.KeyboardModifier.NoModifier)


# -- the keys
DECIDED = [
    ("A", "pending", State.APPROVED),
    ("R", "pending", State.REJECTED),
    ("F", "hours", State.FINAL),
    ("N", "final", State.HOURS),
    ("B", "approved", State.PENDING),
    ("B", "rejected", State.PENDING),
    ("U", "cancelled", State.PENDING),
    ("Del", "pending", State.CANCELLED),
    ("Del", "approved", State.CANCELLED),
]


@pytest.mark.parametrize(("keys", "of", "after"), DECIDED)
def test_keys_decide(office, opened, keys, of, after):
    page = opened()
    select(page, office.ids[of])

    QTest.keySequence(page.table, QKeySequence(keys))

    assert state(office, of) is after


@pytest.mark.parametrize(("keys", "of", "after"), [each for each in DECIDED if len(each[0]) == 1])
def test_the_same_keys_decide_while_the_keyboard_writes_persian(office, opened, keys, of, after):
    page = opened()
    select(page, office.ids[of])

    type_letter(page, other_layout(keys.lower()))

    assert state(office, of) is after


def test_every_verb_that_a_person_may_use_on_rows_has_a_key():
    assert set(ROW_VERBS) == set(Verb) - {Verb.REGISTER}
    assert set(VERB_KEYS) == {verb.value for verb in ROW_VERBS}
    letters = [key for key in {*VERB_KEYS.values(), STUDENT_KEY} if len(key) == 1]
    assert len({other_layout(key.lower()) for key in letters}) == len(letters)


@pytest.mark.parametrize(("of", "page_key"), [
    ("pending", "register"), ("rejected", "register"), ("approved", "referral"), ("hours", "referral"),
])  # fmt: skip
def test_f2_opens_the_form_of_the_stage_in_which_the_row_is(office, opened, of, page_key):
    page = opened()
    select(page, office.ids[of])

    QTest.keyClick(page.table, Qt.Key.Key_F2)

    assert office.went[-1][0] == page_key


def test_p_opens_the_students_page(office, opened):
    page = opened()
    select(page, office.ids["hours"])

    QTest.keyClick(page.table, Qt.Key.Key_P)

    assert office.went == [("students", "40011002")]


# -- what cannot be done
@pytest.mark.parametrize(("key", "of", "told"), [
    (Qt.Key.Key_F, "pending", "تایید نهایی"),
    (Qt.Key.Key_Delete, "final", "لغو"),
    (Qt.Key.Key_U, "hours", "بازیابی"),
    (Qt.Key.Key_F2, "final", "نهایی"),
])  # fmt: skip
def test_a_key_that_is_not_for_the_row_says_so_and_changes_nothing(office, opened, key, of, told):
    page = opened()
    before = {name: state(office, name) for name in STATES}
    select(page, office.ids[of])

    QTest.keyClick(page.table, key)

    assert office.said[-1][0] == "warning"
    assert told in office.said[-1][1]
    assert {name: state(office, name) for name in STATES} == before
    assert office.went == []


def test_without_a_row_a_key_asks_for_one(office, opened):
    page = opened()
    page.table.selectionModel().clear()

    QTest.keyClick(page.table, Qt.Key.Key_A)

    assert office.said[-1] == ("warning", "نخست دست‌کم یک ردیف را انتخاب کنید.")


def test_rows_that_are_not_read_yet_are_left_to_the_rules(office, opened, monkeypatch):
    page = opened()
    monkeypatch.setattr(page.table, "loaded_selection", list)
    select(page, office.ids["pending"])

    QTest.keyClick(page.table, Qt.Key.Key_F2)
    assert "خواندن" in office.said[-1][1]
    assert office.went == []
    QTest.keyClick(page.table, Qt.Key.Key_A)

    assert state(office, "pending") is State.APPROVED


def test_other_letters_do_not_search_the_table(office, opened, monkeypatch):
    page = opened()
    searched = []
    monkeypatch.setattr(Table, "keyboardSearch", lambda _table, text: searched.append(text))
    select(page, office.ids["hours"])
    place = page.table.currentIndex().row()

    for letter in "zxظ۱":
        type_letter(page, letter)

    assert searched == []
    assert page.table.currentIndex().row() == place
    assert office.said == []


def test_a_key_that_is_held_down_decides_once(office, opened):
    page = opened()
    assert not any(action.autoRepeat() for action in page.row_actions.by_verb.values())
    select(page, office.ids["final"])
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a", True)

    QApplication.sendEvent(page.table, held)

    assert office.said == []


def test_a_viewer_is_offered_nothing_but_looking(office, opened):
    page = opened("viewer")
    select(page, office.ids["pending"])

    assert not any(action.isVisible() for action in page.row_actions.by_verb.values())
    QTest.keyClick(page.table, Qt.Key.Key_A)
    assert state(office, "pending") is State.PENDING
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.drawer.isVisible()


def test_too_many_rows_are_refused_before_they_are_made_ready(office, opened, monkeypatch):
    page = opened()
    monkeypatch.setattr(row_actions, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(page.table, "selected_items", lambda: pytest.fail("made ready"))
    page.table.selectAll()

    page.row_actions.do(Verb.APPROVE)

    assert office.said[-1][0] == "error"
    assert "۶" in office.said[-1][1]
    assert state(office, "pending") is State.PENDING


# -- going on
def test_after_a_decision_the_next_row_is_chosen(office, opened):
    page = opened(kind=ReviewPage)
    for number in ("00012345", "40021004"):
        office.store.register(number, person=office.store.affairs, unit_id=office.store.dormitory)
    page.refresh()
    page.grab()
    order = list(page.table.rows_model.ids)
    page.table.select_rows([0])
    page.table.setFocus()

    QTest.keyClick(page.table, Qt.Key.Key_B if office.row(order[0]).state is State.HOURS else Qt.Key.Key_A)

    assert page.table.selected_ids()[0] == order[1]
    assert page.table.hasFocus()


def test_after_the_last_row_of_the_table_the_one_above_is_chosen(office, opened):
    page = opened(kind=ReviewPage)
    page.table.select_rows([page.table.rows_model.rowCount() - 1])
    page.table.setFocus()
    rows = page.table.rows_model.rowCount()
    of = office.row(page.table.selected_ids()[0]).state

    QTest.keyClick(page.table, Qt.Key.Key_A if of is State.PENDING else Qt.Key.Key_F)

    assert page.table.rows_model.rowCount() == rows - 1
    assert list(page.table.selected_rows()) == [rows - 2]


def test_the_drawer_goes_on_with_the_next_row(office, opened, qtbot):
    page = opened(kind=ReviewPage)
    page.table.select_rows([0])
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    first = page.drawer.request_id
    of = office.row(first).state

    QTest.keyClick(page.table, Qt.Key.Key_A if of is State.PENDING else Qt.Key.Key_F)

    qtbot.waitUntil(lambda: page.drawer.pane.row is not None and page.drawer.pane.row.id != first)
    assert page.drawer.isVisible()


# -- nothing belongs to the mouse alone
@pytest.mark.parametrize("name", ["affairs", "supervisor"])
@pytest.mark.parametrize("of", STATES)
def test_every_painted_button_is_an_action_of_the_table_with_a_key(office, opened, name, of):
    page = opened(name)
    row = office.row(office.ids[of])
    if not office.person.sees_unit(row.unit_id):
        assert row.id not in page.table.rows_model.ids
        return
    select(page, row.id)
    menu = {action.objectName(): action for action in page.table.context_menu().actions()}

    for button in row_buttons(office.person, row):
        found = "rowHistory" if button.key == VIEW else "row" + button.key.title().replace("_", "")
        assert menu[found].isEnabled(), button.key
        assert menu[found].isVisible(), button.key
        assert button.key == VIEW or menu[found].shortcuts()
        assert menu[found].toolTip().count("(") == 1


@pytest.mark.parametrize("kind", [ReviewPage, RequestsPage, PreliminaryPage])
def test_every_action_names_its_key_in_its_tooltip(office, opened, kind):
    page = opened(kind=kind)
    actions = page.row_actions

    for verb, action in actions.by_verb.items():
        assert f"({VERB_KEYS[verb.value]})" in action.toolTip()
        assert action.shortcuts()[0].toString() == VERB_KEYS[verb.value]
    assert f"({STUDENT_KEY})" in actions.student.toolTip()
    assert "(Space)" in actions.history.toolTip()


def test_the_button_beside_the_table_has_the_same_actions(office, opened):
    page = opened()
    menu = page.findChild(QMenu, "rowActionsMenu")

    assert set(page.row_actions.by_verb.values()) <= set(menu.actions())
    assert {page.row_actions.history, page.row_actions.student} <= set(menu.actions())


# -- the list behind it
@pytest.mark.parametrize(
    ("typed", "means"), [("a", "A"), ("A", "A"), ("ش", "A"), ("ق", "R"), ("ح", "P"), ("z", ""), ("ظ", ""), ("۵", "")]
)
def test_a_typed_letter_means_the_same_key_on_both_layouts(typed, means):
    assert row_keys.key_typed(typed) == means


# -- chips
@pytest.mark.parametrize("key", ["pendingTable", "reviewTable", "requestsTable", "otherRequests"])
def test_a_status_has_colour_icon_and_word_in_every_table_of_requests(office, opened, key):
    kinds = {"pendingTable": PreliminaryPage, "reviewTable": ReviewPage}
    page = opened(kind=kinds.get(key, RequestsPage))
    page.drawer.button.click()
    table = page.findChild(Table, key)
    column: Column = next(each for each in table.model().columns if each.key == "stage")
    assert column.chip is not None

    for of in STATES:
        word, tone, icon_name = column.chip(office.row(office.ids[of]))
        assert word == column.text(office.row(office.ids[of]))
        assert word
        assert tone in {"warning", "primary", "danger", "violet", "success", "neutral"}
        assert not icon_pixmap(icon_name, tone, 15).isNull()
    looks = [stage_look(of) for of in STATES]
    assert len({icon_name for _, icon_name in looks}) == len(looks)
