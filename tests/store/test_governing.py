"""Repositories of what student affairs governs: units, terms, quotas, people and the rules that are settings."""

from datetime import date

import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import parse_deadline
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.services.rows import UnitRow
from tests.factories import PASSWORD


@pytest.fixture
def store(either):
    """Both databases."""
    return either


@pytest.fixture
def unit(store):
    """A unit of work of student affairs that is never committed."""
    with store.open_unit(store.affairs) as opened:
        yield opened


def broken(call):
    with pytest.raises(RuleBroken) as caught:
        call()
    return caught.value.code


class TestUnits:
    def test_in_persian_order(self, unit):
        names = [row.name for row in unit.units.all()]

        assert len(names) == 27
        # Python's own order would put «پ», «چ» and «گ» after «ی».
        assert names.index("برنامه‌ریزی آموزشی") < names.index("تربیت بدنی") < names.index("حراست")
        assert names.index("کتابخانه مرکزی") < names.index("گروه فعالیت‌های قرآن و عترت") < names.index("مشاوره")

    @pytest.mark.parametrize("typed", ["کتابخانه مرکزی", " كتابخانه‌ مركزي ", "کتابخانه\u200cمرکزی"])
    def test_by_name_in_any_spelling(self, store, unit, typed):
        assert unit.units.by_name(typed) == UnitRow(store.library, "کتابخانه مرکزی", 2, "پژوهشی")

    def test_by_what_does_not_exist(self, unit):
        assert unit.units.by_name("دانشکدهٔ هنر") is None
        assert unit.units.by_id(999) is None

    def test_work_types_in_the_order_of_the_seed(self, unit):
        names = [row.name for row in unit.units.work_types()]

        assert names == ["آموزشی", "پژوهشی", "اداری و مالی", "فرهنگی", "خدماتی", "دانشجویی", "ریاست"]

    def test_a_faculty_is_added_by_name(self, unit):
        number = unit.units.add("دانشکدهٔ الهیات", 1)

        assert unit.units.by_id(number) == UnitRow(number, "دانشکدهٔ الهیات", 1, "آموزشی")
        assert unit.units.by_name("دانشكده الهيات").id == number


class TestTerms:
    @pytest.fixture
    def terms(self, unit):
        unit.terms.add("4032", date(2025, 2, 1), date(2025, 6, 20), parse_deadline("1404/03/30"))
        return unit.terms

    def test_newest_first(self, terms):
        assert [row.code for row in terms.all()] == ["4041", "4032"]

    def test_a_new_one_is_planned(self, terms):
        row = terms.by_code("4032")

        assert (row.state, row.version) == (TermState.PLANNED, 1)
        assert (row.starts_on, row.ends_on) == (date(2025, 2, 1), date(2025, 6, 20))
        assert row.deadline == parse_deadline("1404/03/30")
        assert terms.by_code("4033") is None

    def test_the_open_one(self, store, terms):
        assert terms.open_term().code == "4041"
        terms.change(store.term, 2, state=TermState.CLOSED)
        assert terms.open_term() is None

    def test_state_and_deadline_change_by_version(self, terms):
        row = terms.by_code("4032")
        later = parse_deadline("1404/04/10")

        terms.change(row.id, 1, deadline=later)
        terms.change(row.id, 2)

        changed = terms.by_code("4032")
        assert (changed.deadline, changed.state, changed.version) == (later, TermState.PLANNED, 3)
        assert broken(lambda: terms.change(row.id, 1, deadline=later)) is Code.CHANGED_BY_OTHER


class TestQuotas:
    def test_of_a_unit(self, store, unit):
        row = unit.quotas.of(store.library, store.term)

        assert (row.unit, row.term_code, row.seats, row.used, row.letter) == (
            "کتابخانه مرکزی", "4041", 3, 0, "۱۲۳/الف",
        )  # fmt: skip
        assert unit.quotas.of(store.dormitory, store.term) is None

    def test_of_a_term_in_persian_order(self, store, unit):
        for name in ("مشاوره", "آزمایشگاه مرکزی"):
            unit.quotas.set(unit.units.by_name(name).id, store.term, 1, "")

        assert [row.unit for row in unit.quotas.of_term(store.term)] == ["آزمایشگاه مرکزی", "کتابخانه مرکزی", "مشاوره"]
        assert unit.quotas.of_term(99) == []

    def test_setting_again_keeps_the_counter(self, store):
        store.register()
        with store.open_unit(store.affairs) as unit:
            unit.quotas.set(store.library, store.term, 7, "۱۳۰")

            row = unit.quotas.of(store.library, store.term)

        assert (row.seats, row.used, row.left, row.letter) == (7, 1, 6, "۱۳۰")

    @pytest.mark.parametrize(("seats", "code"), [(0, Code.QUOTA_BELOW_USED), (10_001, Code.QUOTA_INVALID)])
    def test_an_impossible_number_is_refused(self, store, seats, code):
        store.register()

        with pytest.raises(RuleBroken) as caught, store.open_unit(store.affairs) as unit:
            unit.quotas.set(store.library, store.term, seats, "")

        assert caught.value.code is code


class TestPeople:
    def test_everybody_with_his_units(self, store, unit):
        rows = {row.name: row for row in unit.people.all()}

        assert list(rows) == ["affairs", "supervisor", "clerk", "viewer", "stranger"]
        assert (rows["clerk"].role, rows["clerk"].units, rows["clerk"].unit_ids) == (
            Role.CLERK, ("کتابخانه مرکزی",), (store.library,),
        )  # fmt: skip
        assert rows["affairs"].units == ()
        assert all(row.active for row in rows.values())

    @pytest.mark.parametrize("typed", ["clerk", " CLERK "])
    def test_by_name_in_any_spelling(self, store, unit, typed):
        assert unit.people.by_name(typed).id == store.clerk.id

    def test_by_a_name_that_nobody_has(self, unit):
        assert unit.people.by_name("nobody") is None

    def test_the_file_keeps_hashes_by_name_in_any_spelling(self, file_store):
        with file_store.open_unit(None, readonly=True) as unit:
            assert unit.people.password_hash(" CLERK ") is not None
            assert unit.people.password_hash("nobody") is None

    def test_somebody_is_added_once_in_each_unit(self, store, unit):
        hashed = store.hash("رمز تازهٔ من")
        number = unit.people.add("نسرین", "نسرین پاکدل", Role.CLERK, hashed, [store.dormitory, store.dormitory])

        row = unit.people.by_name("نسرين")
        assert (row.id, row.unit_ids, row.display_name) == (number, (store.dormitory,), "نسرین پاکدل")

    def test_a_name_is_there_once(self, store):
        with pytest.raises(RuleBroken) as caught, store.open_unit(store.affairs) as unit:
            unit.people.add("Clerk", "", Role.CLERK, store.hash("رمز تازهٔ من"), ())

        assert caught.value.code is Code.PERSON_EXISTS

    def test_a_new_password(self, store):
        with store.open_unit(store.affairs) as unit:
            unit.people.set_password(store.clerk.id, store.hash("رمز تازهٔ من"))
            unit.commit()

        enter = store.outside().gate.enter
        assert enter("clerk", PASSWORD) is None
        assert enter("clerk", "رمز تازهٔ من").id == store.clerk.id

    def test_activity(self, store, unit):
        unit.people.set_active(store.clerk.id, False)

        assert unit.people.by_name("clerk").active is False
        unit.people.set_active(store.clerk.id, True)
        assert unit.people.by_name("clerk").active is True


class TestPolicy:
    def test_without_rows_the_defaults_hold(self, unit):
        assert unit.policy.read() == Policy()

    @pytest.mark.parametrize(
        "policy",
        [
            Policy(),
            Policy(max_hours=Hours(151), max_total_hours=Hours(600), four_eyes=True),
            Policy(student_number_pattern="[0-9]{10}", support_contact="داخلی ۴۴۴۴"),
            Policy(reject_reasons=("ساعت زیاد است", "تکراری است")),
        ],
    )
    def test_what_was_written_is_read(self, unit, policy):
        unit.policy.write(Policy(max_total_hours=Hours(2), four_eyes=True, support_contact="?"))
        unit.policy.write(policy)

        assert unit.policy.read() == policy

    @pytest.mark.parametrize("who", ["clerk", "supervisor", "viewer"])
    def test_only_student_affairs_writes(self, store, who):
        with pytest.raises(RuleBroken) as caught, store.open_unit(store.people[who]) as unit:
            unit.policy.write(Policy(four_eyes=True))

        assert caught.value.code is Code.NOT_ALLOWED
