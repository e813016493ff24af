"""Filters at the real window: found by the keyboard alone, kept between runs, each person's own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from hamyar_desktop.services.request_filter import RequestFilter
from hamyar_desktop.settings import Settings, read_settings, sqlite_url, write_settings
from tests.factories import Store
from tests.flows.sitting import CTRL, Sitting, opener

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def sit_down(store: Store) -> Sitting:
    """Student affairs at a first window."""
    made = Sitting(Settings(database=sqlite_url(store.path)), opener(store.clock))
    made.sign_in("affairs")
    return made


def sit_down_again(before: Sitting, store: Store, name: str) -> Sitting:
    """Closes the window, and opens another one with the settings that it left in their file."""
    before.window.close()
    file = store.path.with_name("settings.json")
    write_settings(file, before.window.settings)
    before.leave()
    settings = read_settings(file)
    assert settings.database == sqlite_url(store.path)
    made = Sitting(settings, opener(store.clock))
    made.sign_in(name)
    return made


def test_saved_filters_and_the_unit_outlive_the_window(store: Store) -> None:
    store.register("40011001")
    store.register("40011002")
    sitting = sit_down(store)
    assert sitting.go("requests")
    filters = sitting.page.filters
    sitting.choose("filterUnit", "کتابخانه مرکزی")
    sitting.choose("filterStage", "بررسی نشده")
    sitting.type("requestSearch", "کریمی")
    sitting.key(filters.search, Qt.Key.Key_Return)
    filters.saved.ask_name = lambda *_: "کتابخانه"
    filters.saved.save()

    again = sit_down_again(sitting, store, "affairs")
    assert again.go("requests")
    filters = again.page.filters
    assert filters.wanted() == RequestFilter(unit_id=store.library, term_code="4041")
    filters.saved.apply_saved("کتابخانه")
    again.settle()
    assert filters.chips.words() == [
        "وضعیت: بررسی نشده", "واحد: کتابخانه مرکزی", "دوره: نیمسال اول ۱۴۰۴–۱۴۰۵", "متن: «کریمی»",
    ]  # fmt: skip
    assert again.page.table.rows_model.rowCount() == 1

    other = sit_down_again(again, store, "supervisor")
    assert other.go("requests")
    assert other.page.filters.saved.memory.all() == []
    assert other.page.filters.wanted() == RequestFilter(term_code="4041")
    other.leave()


def test_filtering_needs_no_mouse(store: Store) -> None:
    ids = [store.register("40011001", hours=120), store.register("40011002", hours=60)]
    sitting = sit_down(store)
    assert sitting.go("requests")
    table = sitting.page.table
    table.setFocus()
    sitting.key(table, Qt.Key.Key_F, CTRL)
    search = sitting.window.focusWidget()
    assert isinstance(search, QLineEdit)
    sitting.keys(search, "۴۰۰۱۱۰۰")
    sitting.key(search, Qt.Key.Key_Return)
    assert table.rows_model.rowCount() == 2

    more = sitting.page.filters.more_button
    more.setFocus()
    sitting.key(more, Qt.Key.Key_Space)
    hours = sitting.page.filters.more.hours["hours_from"]
    hours.setFocus()
    sitting.keys(hours, "۱۰۰")
    sitting.key(hours, Qt.Key.Key_Return)
    sitting.key(hours, Qt.Key.Key_Escape)
    assert list(table.rows_model.ids) == ids[:1]

    search.setFocus()
    sitting.key(search, Qt.Key.Key_Down)
    assert (table.hasFocus(), list(table.selected_ids())) == (True, ids[:1])
    sitting.leave()
