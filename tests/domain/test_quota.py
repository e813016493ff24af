"""The quota of a unit and the ceiling of a student: domain.md §1 stage 0."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.quota import check_new_quota, check_seat, check_total_hours

LIBRARY, SUPPORT = "کتابخانه مرکزی", "داخلی ۳۸۳۰"
numbers = st.integers(0, 12_000)


class TestSeat:
    @given(st.none() | numbers, numbers)
    def test_section_1_only_a_permitted_unit_with_a_seat_left(self, seats: int | None, used: int) -> None:
        if seats is not None and used < seats:
            check_seat(seats, used, unit=LIBRARY, support=SUPPORT)
            return
        with pytest.raises(RuleBroken) as broken:
            check_seat(seats, used, unit=LIBRARY, support=SUPPORT)
        if seats is None:
            assert broken.value.code is Code.UNIT_NOT_PERMITTED
            assert broken.value.facts == {"unit": LIBRARY, "support": SUPPORT}
        else:
            assert broken.value.code is Code.QUOTA_FULL
            assert broken.value.facts == {"unit": LIBRARY, "seats": seats, "used": used, "support": SUPPORT}

    def test_the_last_seat_and_none_after_it(self) -> None:
        check_seat(3, 2, unit=LIBRARY, support=SUPPORT)
        for seats, used in ((3, 3), (0, 0), (2, 3)):
            with pytest.raises(RuleBroken) as broken:
                check_seat(seats, used, unit=LIBRARY, support=SUPPORT)
            assert broken.value.code is Code.QUOTA_FULL


class TestNewQuota:
    @given(st.integers(-10, 12_000), numbers)
    def test_within_limits_and_not_below_the_seats_taken(self, seats: int, used: int) -> None:
        if 0 <= seats <= 10_000 and seats >= used:
            check_new_quota(seats, used, unit=LIBRARY)
            return
        with pytest.raises(RuleBroken) as broken:
            check_new_quota(seats, used, unit=LIBRARY)
        if 0 <= seats <= 10_000:
            assert broken.value.code is Code.QUOTA_BELOW_USED
            assert broken.value.facts == {"unit": LIBRARY, "seats": seats, "used": used}
        else:
            assert broken.value.code is Code.QUOTA_INVALID
            assert broken.value.facts == {"unit": LIBRARY, "seats": seats}

    @pytest.mark.parametrize(
        ("seats", "used", "code"),
        [
            (0, 0, None),
            (10_000, 10_000, None),
            (-1, 0, Code.QUOTA_INVALID),
            (10_001, 0, Code.QUOTA_INVALID),
            (4, 5, Code.QUOTA_BELOW_USED),
            (5, 5, None),
        ],
    )
    def test_the_edges(self, seats: int, used: int, code: Code | None) -> None:
        found = None
        try:
            check_new_quota(seats, used, unit=LIBRARY)
        except RuleBroken as broken:
            found = broken.code
        assert found is code


halves = st.integers(0, 1000).map(Hours)


class TestTotalHours:
    @given(halves, halves, st.none() | halves)
    def test_a_ceiling_over_all_units_only_if_affairs_set_one(
        self, already: Hours, asked: Hours, maximum: Hours | None
    ) -> None:
        if maximum is None or already.halves + asked.halves <= maximum.halves:
            check_total_hours(already, asked, maximum)
            return
        with pytest.raises(RuleBroken) as broken:
            check_total_hours(already, asked, maximum)
        assert broken.value.code is Code.TOTAL_HOURS_EXCEEDED
        assert broken.value.facts == {"already": already, "asked": asked, "maximum": maximum}

    def test_half_an_hour_decides(self) -> None:
        check_total_hours(Hours.whole(150), Hours.whole(50), Hours.whole(200))
        with pytest.raises(RuleBroken):
            check_total_hours(Hours(301), Hours.whole(50), Hours.whole(200))
