"""The search box on top, as in Behestan: a word and Enter, parts, the wrong layout, students."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

FORMS = ["register", "preliminary", "referral"]


def search(sitting, text: str, *, enter: bool = True):
    box = sitting.type("searchBox", text)
    if enter:
        sitting.key(box, Qt.Key.Key_Return)
    return box


def keys(box) -> list[str]:
    return [hit.key for hit in box.hits]


@pytest.mark.parametrize("text", ["همیار", "هميار", "ildhv", "همیاری", "ILDHV"])
def test_the_word_of_the_scheme_offers_the_three_forms(sit_down, text):
    boss = sit_down("supervisor")
    box = search(boss, text)
    boss.until(lambda: keys(box) == FORMS)
    assert boss.page.key == "home"
    assert boss.find("searchHits", QListWidget).count() == 3

    boss.key(box, Qt.Key.Key_Down)
    boss.key(box, Qt.Key.Key_Return)
    assert boss.page.key == "preliminary"
    assert not boss.sees("searchHits")
    assert box.text() == ""


def test_slow_typing_offers_them_too_and_the_second_enter_opens_the_first(sit_down):
    boss = sit_down("supervisor")
    box = search(boss, "همیار", enter=False)
    boss.until(lambda: keys(box) == FORMS and boss.sees("searchHits"))
    boss.key(box, Qt.Key.Key_Return)
    assert boss.page.key == "home"
    assert boss.sees("searchHits")
    boss.key(box, Qt.Key.Key_Return)
    assert boss.page.key == "register"


@pytest.mark.parametrize("text", ["حساب", "شماره حساب", "حسا"])
def test_the_word_account_opens_the_fourth_form(sit_down, text):
    boss = sit_down("supervisor")
    search(boss, text)
    boss.until(lambda: boss.page.key == "bankAccount")


def test_a_click_opens_a_hit(sit_down):
    boss = sit_down("supervisor")
    box = search(boss, "همیار", enter=False)
    boss.until(lambda: len(box.hits) == 3)
    hits = boss.find("searchHits", QListWidget)
    hits.itemClicked.emit(hits.item(2))
    assert boss.page.key == "referral"


@pytest.mark.parametrize("number", ["40011001", "۴۰۰۱۱۰۰۱", "00012345"])
def test_a_student_number_jumps_to_the_student(sit_down, number):
    boss = sit_down("supervisor")
    search(boss, number)
    boss.until(lambda: boss.page.key == "students")
    boss.settle()
    assert boss.page.title()


def test_several_students_are_offered_and_none_is_opened_unasked(store, sit_down):
    boss = sit_down("supervisor")
    box = search(boss, "40011")
    boss.until(lambda: len(box.hits) == 3)
    assert boss.page.key == "home"
    boss.key(box, Qt.Key.Key_Up)
    boss.key(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    assert not boss.sees("searchHits")


def test_nothing_found_is_said(sit_down):
    boss = sit_down("supervisor")
    box = search(boss, "ژژژژ")
    boss.until(lambda: boss.sees("searchHits"))
    assert box.hits == []
    boss.key(box, Qt.Key.Key_Return)
    assert boss.page.key == "home"
    boss.window.resize(1200, 700)
    boss.settle()
    box.clear()
    box.textEdited.emit("")
    assert not boss.sees("searchHits")
