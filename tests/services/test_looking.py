"""Reading: students, requests, history, home page, reference, hour sheet, search and drafts."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.rows import AuditFilter, FieldChange, HistoryRow, RequestFilter, Subject
from hamyar_desktop.services.search_everything import Hit, match_forms
from hamyar_desktop.services.show_home import RECENT
from hamyar_desktop.services.term_guard import find_term
from tests.services.world import DORMITORY, LIBRARY, SHEBA

FORMS = ("home", "register", "preliminary", "referral", "bankAccount", "requests")


def test_students_are_found_by_number_or_any_spelling_of_the_name(world):
    students = world.services.students

    assert [row.number for row in students(world.clerk, "4001")] == ["40011001", "40011003", "40011002"]
    assert [row.number for row in students(world.clerk, "كريمي")] == ["40011002"]
    assert len(students(world.clerk, "", limit=2)) == 2
    ids = students.ids(world.clerk, "4001")
    assert [row.id for row in students.page(world.clerk, ids)] == list(ids)


def test_a_card_shows_requests_of_the_own_units_and_then_the_account(world):
    world.stored.quotas[DORMITORY, 1] = 5, ""
    world.register()
    world.services.bank_account(world.affairs, world.account())

    card = world.services.students.card(world.clerk, "۴۰۰۱۱۰۰۱")
    hidden = world.services.students.card(world.stranger, "40011001")

    assert (card.student.name, len(card.requests), card.account.sheba) == ("زهرا احمدی", 1, SHEBA)
    assert (hidden.requests, hidden.account) == ((), None)
    students = world.services.students
    assert students.may_see_account(world.clerk, card)
    assert students.may_see_account(world.affairs, hidden)
    assert not students.may_see_account(world.stranger, hidden)


def test_an_account_is_shown_to_the_units_of_the_student(world):
    world.register()
    account = world.services.students.account

    with world.refuses("account_missing", number="40011001"):
        account(world.clerk, "۴۰۰۱۱۰۰۱")
    world.services.bank_account(world.affairs, world.account())

    student, row = account(world.clerk, "40011001")
    assert (student.number, row.sheba) == ("40011001", SHEBA)
    with world.refuses("not_allowed", role="supervisor"):
        account(world.stranger, "40011001")
    with world.refuses("student_unknown"):
        account(world.affairs, "49999999")


@pytest.mark.parametrize(("number", "code"), [("49999999", "student_unknown"), ("؟", "student_number_invalid")])
def test_a_card_of_nobody_is_refused(world, number, code):
    with world.refuses(code):
        world.services.students.card(world.clerk, number)


def test_stage_four_is_open_to_those_who_may_enter_the_account(world):
    world.register()
    students = world.services.students

    may = {
        name: students.may_enter_account(person, students.card(person, "40011001"))
        for name, person in world.people.items()
    }
    assert may == {"clerk": True, "supervisor": True, "affairs": True, "viewer": False, "stranger": False}


def test_tables_of_requests_are_fed_page_by_page(world):
    first, second = world.register(), world.register(number="40011002")
    requests = world.services.requests

    assert [row.id for row in requests.first(world.clerk, RequestFilter())] == [second, first]
    assert list(requests.ids(world.clerk, RequestFilter(descending=False))) == [first, second]
    assert [row.id for row in requests.page(world.clerk, [second])] == [second]
    assert list(requests.ids(world.stranger, RequestFilter())) == []


def test_one_request_is_shown_to_its_unit(world):
    key = world.register()

    assert world.services.requests.one(world.viewer, key).student_number == "40011001"
    with world.refuses("request_unknown", request=key):
        world.services.requests.one(world.stranger, key)


def test_stage_four_waits_for_students_without_account(world):
    key = world.approved()
    world.register(number="40011002")

    assert list(world.services.requests.without_account(world.clerk)) == [key]
    world.services.bank_account(world.clerk, world.account())
    assert list(world.services.requests.without_account(world.clerk)) == []
    world.stored.terms.clear()
    assert list(world.services.requests.without_account(world.clerk)) == []


def test_an_export_holds_the_whole_filter(world, quiet):
    keys = [world.register(), world.register(number="40011002")]
    path = Path("requests.xlsx")

    count = world.services.requests.export(world.clerk, RequestFilter(descending=False), path, "همه", quiet)

    title, rows = world.outside.tables.requests[path]
    assert (count, title, [row.id for row in rows]) == (2, "همه", keys)


def test_the_history_of_a_request_is_newest_first(world):
    key = world.register(person=world.clerk)
    world.decide(Verb.APPROVE, key)

    history = world.services.history.of_request(world.clerk, key)

    assert [(row.action, row.person) for row in history] == [("approve", "supervisor"), ("register", "clerk")]
    assert history[0].changes[0].after is State.APPROVED
    for person, request_id in ((world.stranger, key), (world.clerk, 99)):
        with world.refuses("request_unknown"):
            world.services.history.of_request(person, request_id)


def entry(entity, entity_id, *changes):
    return HistoryRow(1, datetime(2025, 12, 1, tzinfo=UTC), "clerk", entity, entity_id, "update", changes)


def test_entries_are_named_after_what_they_are_about(world):
    key = world.register()
    world.services.bank_account(world.affairs, world.account())
    people = {row.name: row.id for row in world.stored.people.values()}
    pointing = FieldChange("own_name_by", None, people["clerk"]), FieldChange("student_id", None, 2)

    found = world.services.history.subjects(
        world.affairs,
        [
            entry("work_request", key),
            entry("bank_account", 1, *pointing),
            entry("term", 1),
            entry("unit", DORMITORY),
            entry("unit_quota", 1),
            entry("person", people["affairs"]),
            entry("setting", 0),
            entry("work_request", 99),
            entry("unit_quota", 99),
            entry("bank_account", 99),
        ],
    )

    assert found == {
        ("work_request", key): Subject("زهرا احمدی", "کتابخانه مرکزی"),
        ("student", 1): Subject("زهرا احمدی", "40011001"),
        ("student", 2): Subject("علی‌رضا کریمی", "40011002"),
        ("bank_account", 1): Subject("زهرا احمدی", "40011001"),
        ("term", 1): Subject("4041"),
        ("unit", DORMITORY): Subject("خوابگاه"),
        ("unit_quota", 1): Subject("کتابخانه مرکزی", "4041"),
        ("person", people["affairs"]): Subject("خانم affairs", "affairs"),
        ("person", people["clerk"]): Subject("خانم clerk", "clerk"),
    }
    with world.refuses("not_allowed"):
        world.services.history.subjects(world.clerk, [])


def test_the_whole_audit_is_for_affairs(world):
    world.register()
    history = world.services.history

    ids = history.ids(world.affairs, AuditFilter())
    assert [row.action for row in history.page(world.affairs, ids)] == ["register"]
    with world.refuses("not_allowed"):
        history.ids(world.clerk, AuditFilter())
    with world.refuses("not_allowed"):
        history.page(world.clerk, ids)


def test_the_home_page_counts_what_waits(world):
    world.stored.quotas[DORMITORY, 1] = 5, ""
    world.final()
    world.register(number="40011002", person=world.clerk)

    home = world.services.home(world.clerk)

    assert home.counts == {"final": 1, "pending": 1}
    assert (home.without_account, [row.left for row in home.quotas]) == (1, [0])


def test_the_home_page_tells_what_was_done_in_the_own_units_by_anybody(world):
    world.stored.quotas[DORMITORY, 1] = 5, ""
    first = world.register(person=world.clerk)
    world.decide(Verb.APPROVE, first)
    other = world.register(number="40011002", unit=DORMITORY, person=world.affairs)

    own, every = world.services.home(world.clerk), world.services.home(world.affairs)

    assert [(row.action, row.person) for row in own.recent] == [("approve", "supervisor"), ("register", "clerk")]
    assert set(own.about) == {first}
    assert [row.entity_id for row in every.recent] == [other, first, first]
    assert every.about[other].student_name == "علی‌رضا کریمی"
    assert world.services.home(world.stranger).recent[0].entity_id == other


def test_no_more_events_are_told_than_the_home_page_has_room_for(world):
    key = world.register()
    for _ in range(RECENT):
        world.decide(Verb.APPROVE, key)
        world.decide(Verb.REOPEN, key)

    recent = world.services.home(world.affairs).recent

    assert len(recent) == RECENT
    assert recent[0].action == "reopen"


def test_the_next_step_is_the_oldest_item_of_the_earliest_stage_that_one_may_work_on(world):
    def step(name):
        found = world.services.home(world.people[name]).next_step
        return found and (found.kind, found.request and found.request.id)

    assert [step(name) for name in ("clerk", "supervisor", "viewer")] == [("register", None)] * 2 + [None]
    first, second = world.register(), world.register(number="40011002")
    assert (step("supervisor"), step("clerk")) == (("decide", first), None)
    world.decide(Verb.APPROVE, first, second, person=world.affairs)
    assert (step("supervisor"), step("clerk"), step("viewer")) == (("hours", first), ("hours", first), None)
    world.services.record_hours(world.affairs, first, "80")
    world.services.record_hours(world.affairs, second, "80")
    assert (step("supervisor"), step("clerk")) == (("finalize", first), ("account", first))
    assert step("stranger") is None


def test_after_the_deadline_there_is_no_next_step(world):
    world.register()
    world.outside.clock.forward(days=400)

    assert world.services.home(world.supervisor).next_step is None


def test_the_supervisors_desk_holds_what_waits_for_a_word(world):
    pending, hours = world.register(), world.approved(number="40011002")
    world.services.record_hours(world.affairs, hours, "80")
    world.stored.quotas[LIBRARY, 1] = 5, ""
    world.approved(number="40011003")

    assert set(world.services.requests.ids(world.supervisor, RequestFilter(stage="awaiting"))) == {pending, hours}


def test_the_home_page_of_a_new_database_is_empty(world):
    world.stored.terms.clear()

    home = world.services.home(world.affairs)

    assert (home.term, home.counts, home.quotas, home.recent) == (None, {}, (), ())


def test_reference_data_is_limited_to_the_own_units(world):
    world.stored.quotas[DORMITORY, 1] = 5, ""

    own, every = world.services.reference(world.clerk), world.services.reference(world.affairs)

    assert ([row.id for row in own.units], list(own.quotas)) == ([LIBRARY], [LIBRARY])
    assert ([row.id for row in every.units], sorted(every.quotas)) == ([LIBRARY, DORMITORY], [LIBRARY, DORMITORY])
    assert (own.term.code, own.policy.four_eyes, own.now) == ("4041", False, world.outside.clock())


def test_reference_data_of_a_closed_term_is_still_shown(world):
    world.set_term(state=TermState.CLOSED)
    assert world.services.reference(world.clerk).term.code == "4041"

    world.stored.terms.clear()
    reference = world.services.reference(world.clerk)
    assert (reference.term, reference.quotas) == (None, {})


def test_the_hour_sheet_holds_final_hours_only(world):
    world.final()
    world.register(number="40011002")

    sheet = world.services.hour_sheet(world.clerk, LIBRARY, "۴۰۴۱")
    world.services.hour_sheet.write(sheet, Path("hours.xlsx"))

    assert (sheet.unit, sheet.term_code, sheet.made_by) == ("کتابخانه مرکزی", "4041", world.clerk.display_name)
    assert [(row.student_number, row.actual_hours) for row in sheet.rows] == [("40011001", Hours.whole(80))]
    assert sheet.total == Hours.whole(80)
    assert world.outside.tables.sheets == {Path("hours.xlsx"): sheet}


def test_the_hour_sheet_of_another_unit_is_refused(world):
    with world.refuses("not_allowed"):
        world.services.hour_sheet(world.stranger, LIBRARY)
    with world.refuses("unit_unknown", unit=77):
        world.services.hour_sheet(world.affairs, 77)
    with world.refuses("term_unknown", term="4042"):
        world.services.hour_sheet(world.clerk, LIBRARY, "4042")


def test_without_an_open_term_the_newest_is_meant(world):
    world.set_term(state=TermState.CLOSED)
    world.stored.terms[2] = replace(world.stored.terms[1], id=2, code="4042", state=TermState.PLANNED)

    with world.outside.database(None, readonly=True) as unit:
        assert find_term(unit).code == "4042"


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("همیار", ["register", "preliminary", "referral"]),
        ("هميار", ["register", "preliminary", "referral"]),
        ("ildhv", ["register", "preliminary", "referral"]),
        ("حساب", ["bankAccount"]),
        ("پشزخعدف", []),
        ("تاييد اول", ["preliminary"]),
        ("شماره‌حساب", ["bankAccount"]),
        (" ", []),
    ],
)
def test_forms_are_found_as_in_behestan(text, keys):
    assert [hit.key for hit in match_forms(text, FORMS)] == keys


def test_english_words_find_forms_on_the_other_keyboard():
    assert [hit.key for hit in match_forms("bank account", FORMS, "en")] == ["bankAccount"]
    assert [hit.key for hit in match_forms("ذشدن", FORMS, "en")] == ["bankAccount"]


def test_a_full_student_number_comes_first(world):
    hits = world.services.search(world.clerk, "۴۰۰۱۱۰۰۲", FORMS)

    assert hits == [Hit("student", "40011002", "علی‌رضا کریمی", "40011002")]


def test_forms_come_before_students_with_that_name(world):
    world.stored.students[4] = replace(world.stored.students[4], last_name="همیاری")

    assert [hit.kind for hit in world.services.search(world.clerk, "همیار", FORMS)] == ["form"] * 3 + ["student"]


def test_students_are_found_on_the_wrong_keyboard_too(world):
    assert [hit.key for hit in world.services.search(world.clerk, ";vdld", FORMS)] == ["40011002"]
    assert world.services.search(world.clerk, "  ", FORMS) == []


def test_drafts_are_kept_by_person_and_form(world):
    drafts = world.services.drafts

    drafts.keep(world.clerk, "register", {"hours": "10", "note": ""})
    assert drafts.all(world.clerk) == {"register": {"hours": "10"}}
    assert drafts.all(world.viewer) == {}
    drafts.keep(world.clerk, "register", {"hours": ""})
    assert drafts.all(world.clerk) == {}


def test_the_badges_count_what_the_home_page_counts(world):
    world.register()
    world.approved(number="40011002")

    home, waiting = world.services.home(world.clerk), world.services.home.waiting(world.clerk)

    assert waiting.counts == home.counts == {"pending": 1, "approved": 1}
    assert waiting.without_account == home.without_account == 1
    world.stored.terms.clear()
    assert world.services.home.waiting(world.clerk).counts == {}
