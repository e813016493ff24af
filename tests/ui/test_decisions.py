"""Deciding and taking back: what is told, what Ctrl+Z takes back and what it must not, and the list of the refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.ports import Cancelled
from hamyar_desktop.services.rows import Decided
from hamyar_desktop.ui.decisions import Decision, Decisions
from hamyar_desktop.ui.dialogs.refusals import RefusalsDialog
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.undo_stack import DEPTH, UndoStack, UndoStep
from hamyar_desktop.ui.widgets.table import Table

NUMBERS = ("40011001", "40011002", "40011003")


@pytest.fixture
def page(qtbot):
    made = QLabel()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def decisions(office, page):
    """Of the supervisor of the library."""
    made = Decisions(office.sign_in("supervisor"), page)
    made.ask_reason = lambda _verb, _count: "ساعت زیاد است"
    return made


@pytest.fixture
def keys(office):
    """Three pending requests."""
    return [office.store.register(number) for number in NUMBERS]


@pytest.fixture
def undo(office):
    """The stack of the desk."""
    return office.desk.undo


def states(office, keys) -> list[str]:
    return [office.row(key).state.value for key in keys]


def decide(decisions, office, verb: Verb, *keys: int) -> None:
    decisions.decide(verb, [office.row(key) for key in keys])


class TestUndo:
    def test_several_steps_are_taken_back_one_after_the_other(self, office, decisions, keys, undo):
        decide(decisions, office, Verb.APPROVE, *keys)
        decide(decisions, office, Verb.REOPEN, keys[0])
        decide(decisions, office, Verb.REJECT, keys[0])
        decide(decisions, office, Verb.CANCEL, keys[1])
        assert len(undo) == 4

        seen = []
        for _step in range(4):
            undo.take_back()
            seen.append(states(office, keys))

        # The cancelled one had been approved; it comes out of the bin as pending, and its approval is gone with it.
        assert seen == [
            ["rejected", "pending", "approved"],
            ["pending", "pending", "approved"],
            ["approved", "pending", "approved"],
            ["pending", "pending", "pending"],
        ]
        assert len(undo) == 0

    def test_what_somebody_changed_since_is_refused_by_name_and_the_rest_taken_back(
        self, office, decisions, keys, undo
    ):
        shown: list[Decided] = []
        decisions.show_refusals = shown.append
        decide(decisions, office, Verb.APPROVE, *keys)
        office.services.record_hours(office.store.clerk, keys[1], "50")

        undo.take_back()

        assert states(office, keys) == ["pending", "hours", "pending"]
        assert [(row.request_id, row.error.code.value) for row in shown[0].refused] == [(keys[1], "changed_by_other")]
        assert "۲" in office.said[-1][1]

    def test_a_row_that_somebody_decided_the_same_way_again_is_his(self, office, decisions, keys, undo):
        decisions.show_refusals = lambda _decided: None
        decide(decisions, office, Verb.APPROVE, keys[0])
        office.store.move(Verb.REOPEN, keys[0], person=office.store.affairs)
        office.store.move(Verb.APPROVE, keys[0], person=office.store.affairs)

        undo.take_back()

        assert office.row(keys[0]).state is State.APPROVED
        assert office.said[-1][0] == "warning"

    def test_a_change_of_another_between_two_own_steps_guards_the_older_one(self, office, decisions, keys, undo):
        shown: list[Decided] = []
        decisions.show_refusals = shown.append
        decide(decisions, office, Verb.APPROVE, keys[0])
        office.services.decide(office.store.affairs, Verb.REOPEN, [Item(keys[0])])
        decide(decisions, office, Verb.REJECT, keys[0])

        undo.take_back()
        assert states(office, keys[:1]) == ["pending"]
        undo.take_back()

        assert states(office, keys[:1]) == ["pending"]
        assert [row.error.code.value for row in shown[0].refused] == ["changed_by_other"]

    def test_a_rejection_comes_again_with_its_old_reason(self, office, decisions, keys, undo):
        decide(decisions, office, Verb.REJECT, keys[0])
        decide(decisions, office, Verb.REOPEN, keys[0])

        undo.take_back()

        row = office.row(keys[0])
        assert (row.state.value, row.reason) == ("rejected", "ساعت زیاد است")

    def test_what_was_undone_is_in_the_history(self, office, decisions, keys, undo):
        decide(decisions, office, Verb.CANCEL, keys[0])
        undo.take_back()

        history = office.services.history.of_request(office.person, keys[0])
        assert [entry.action for entry in history] == ["restore", "cancel", "register"]

    def test_hours_that_were_sent_back_are_said_to_be_gone(self, office, decisions, keys, undo):
        office.store.move(Verb.APPROVE, keys[0])
        office.services.record_hours(office.store.clerk, keys[0], "50")

        decide(decisions, office, Verb.REOPEN, keys[0])

        assert len(undo) == 0
        assert "برنمی‌گردد" in office.said[-1][1]

    def test_it_is_named_in_both_languages(self, qapp: QApplication, office, decisions, keys, undo):
        decide(decisions, office, Verb.APPROVE, *keys[:2])
        assert undo.newest.words() == "برگرداندن «تایید» برای ۲ درخواست"
        decisions.carry_out(
            [Decision(Verb.REOPEN, [Item(keys[0])]), Decision(Verb.REJECT, [Item(keys[2])], "تکراری است")]
        )
        assert undo.newest.words() == "برگرداندن ۲ تصمیم"

        set_language(qapp, "en")
        assert undo.newest.words() == "Take back 2 decisions"

    def test_after_one_step_the_next_is_offered(self, office, decisions, keys, undo):
        decide(decisions, office, Verb.APPROVE, keys[0])
        decide(decisions, office, Verb.APPROVE, keys[1])
        offered = len(office.undo)

        undo.take_back()
        assert len(office.undo) == offered + 1
        undo.take_back()
        assert len(office.undo) == offered + 1
        assert office.said[-1][0] == "success"

    def test_a_failure_leaves_the_step_to_be_tried_again(self, office, decisions, keys, undo, monkeypatch):
        decide(decisions, office, Verb.APPROVE, keys[0])
        broken = OSError("the network is away")

        def failing(*_args: object) -> Decided:
            raise broken

        with monkeypatch.context() as patched:
            patched.setattr(type(office.services.decide), "all", failing)
            undo.take_back()
        assert len(undo) == 1

        undo.take_back()
        assert states(office, keys[:1]) == ["pending"]

    def test_whoever_leaves_leaves_nothing_to_take_back(self, office, decisions, keys, undo):
        decide(decisions, office, Verb.APPROVE, keys[0])
        office.desk.own_reasons = ["دلیل"]

        office.desk.leave()
        undo.take_back()

        assert len(undo) == 0
        assert office.desk.own_reasons == []
        assert states(office, keys[:1]) == ["approved"]


def test_the_stack_forgets_the_oldest():
    stack, taken = UndoStack(), []
    for place in range(DEPTH + 3):
        stack.push(UndoStep({Verb.APPROVE: place}, [], {}, lambda step: taken.append(step.counts[Verb.APPROVE])))

    while stack.newest is not None:
        stack.take_back()

    assert taken == list(range(DEPTH + 2, 2, -1))


class TestCancelling:
    def test_cancelled_half_way_nothing_is_done_and_it_is_said(self, office, decisions, keys, undo, monkeypatch):
        monkeypatch.setattr("hamyar_desktop.services.decide_requests.SLICE", 1)
        finished: list[Decided] = []
        told: list[int] = []

        def cancelling(_job: object, done: int, _total: int) -> None:
            told.append(done)
            if done == 2:
                raise Cancelled

        monkeypatch.setattr("hamyar_desktop.ui.tasks.Job.report", cancelling)
        decisions.carry_out([Decision(Verb.APPROVE, [Item(key) for key in keys])], finished.append)

        assert told == [0, 1, 2]
        assert states(office, keys) == ["pending"] * 3
        assert office.said[-1] == ("warning", "پیش از پایان لغو شد و هیچ درخواستی تغییر نکرد.")
        assert [decided.done for decided in finished] == [()]
        assert len(undo) == 0

    def test_taking_back_that_is_cancelled_can_be_begun_again(self, office, decisions, keys, undo, monkeypatch):
        decide(decisions, office, Verb.APPROVE, *keys)

        def cancelling(_job: object, _done: int, _total: int) -> None:
            raise Cancelled

        with monkeypatch.context() as patched:
            patched.setattr("hamyar_desktop.ui.tasks.Job.report", cancelling)
            undo.take_back()
        assert states(office, keys) == ["approved"] * 3

        undo.take_back()
        assert states(office, keys) == ["pending"] * 3


def test_one_that_fails_lets_none_of_the_others_through(office, decisions, keys, undo):
    finished: list[Decided] = []

    decisions.carry_out(
        [Decision(Verb.APPROVE, [Item(keys[0])]), Decision(Verb.REJECT, [Item(keys[1])], "")], finished.append
    )

    assert finished == []
    assert states(office, keys) == ["pending"] * 3
    assert "دلیل" in office.said[-1][1]
    assert len(undo) == 0


def test_own_words_are_remembered_for_the_sitting(office, page, keys, monkeypatch):
    decisions = Decisions(office.sign_in("supervisor"), page)
    asked: list[tuple[tuple[str, ...], list[str]]] = []
    answers = iter(["تعطیلی واحد", "دانشجو انصراف داد", None, "تعطیلی واحد"])

    def answering(_verb, _count, standard, own, _parent):
        asked.append((standard, list(own)))
        return next(answers)

    monkeypatch.setattr("hamyar_desktop.ui.decisions.ask_reason", answering)
    for key in (*keys, keys[2]):
        decide(decisions, office, Verb.REJECT, key)

    assert [own for _, own in asked] == [[], ["تعطیلی واحد"], ["تعطیلی واحد"], ["تعطیلی واحد"]]
    assert all("دانشجو انصراف داد" in standard for standard, _ in asked)
    assert states(office, keys) == ["rejected"] * 3


class TestRefusals:
    @pytest.fixture
    def dialog(self, office, decisions, keys, page) -> RefusalsDialog:
        """Two were changed by others, one is past its stage."""
        rows = [office.row(key) for key in keys]
        for key in keys[:2]:
            office.services.register.edit(office.store.clerk, key, 1, "30", "")
        office.store.move(Verb.APPROVE, keys[2])
        decisions.decide(Verb.APPROVE, [*rows[:2], replace(rows[2], version=2)])
        return page.findChild(RefusalsDialog)

    @staticmethod
    def rows_of(dialog: RefusalsDialog) -> list[list[str]]:
        model = dialog.findChild(Table, "refusals").model()
        return [[model.index(row, column).data() for column in range(3)] for row in range(model.rowCount())]

    def test_the_reasons_stand_on_top_with_their_counts_and_the_rows_below(self, dialog):
        reasons = [dialog.reasons.item(place).text() for place in range(dialog.reasons.count())]
        assert reasons[0] == "همه دلیل‌ها"
        assert reasons[1].startswith("۲ درخواست: ")
        assert "کس دیگری" in reasons[1]
        assert reasons[2].startswith("۱ درخواست: ")
        assert [row[0] for row in self.rows_of(dialog)] == ["زهرا احمدی", "علی‌رضا کریمی", "مریم پاک‌نژاد"]

        dialog.reasons.setCurrentRow(2)
        assert [row[:2] for row in self.rows_of(dialog)] == [["مریم پاک‌نژاد", "کتابخانه مرکزی"]]
        assert "تایید شده" in self.rows_of(dialog)[0][2]

    def test_the_rows_of_a_reason_are_selected_again(self, dialog, decisions, keys):
        chosen: list[int] = []
        decisions.select_again = chosen.extend
        dialog.reasons.setCurrentRow(1)
        dialog.findChild(QPushButton, "selectAgain").click()

        assert chosen == keys[:2]
        assert not dialog.isVisible()

    def test_they_are_copied_as_lines(self, dialog):
        dialog.findChild(QPushButton, "copyRefusals").click()

        lines = QApplication.clipboard().text().splitlines()
        assert len(lines) == 3
        assert lines[0].split("\t")[:3] == ["زهرا احمدی", "40011001", "کتابخانه مرکزی"]
        assert dialog.findChild(QPushButton, "copyRefusals").text() == "رونوشت شد"

    def test_a_request_that_cannot_be_seen_keeps_the_name_in_the_table(self, decisions, page):
        decisions.name_of = lambda number: "نگار رضایی" if number == 98 else ""
        decisions.decide_items(Verb.APPROVE, [Item(98), Item(99)])

        dialog = page.findChild(RefusalsDialog)
        assert [row[0] for row in self.rows_of(dialog)] == ["نگار رضایی", "۹۹"]
        # One reason needs no line for all of them.
        assert dialog.reasons.count() == 1
