"""Terms, quotas, people, units and students: what the database itself refuses, whoever writes into it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from hamyar_desktop.domain.errors import Code
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TERM_MOVES, TermState
from hamyar_desktop.store import schema
from hamyar_desktop.store.engine import is_server
from hamyar_desktop.store.failures import translate_failure
from hamyar_desktop.store.server.passwords import ScramHasher
from tests.store.by_hand import FAILURES, MOMENT, changing, one, put, refuses, run


@pytest.fixture
def store(either):
    """Both databases."""
    return either


OTHERS = ["clerk", "supervisor", "viewer", "stranger", ""]
TERM = {
    "code": "4042", "starts_on": "2026-02-01", "ends_on": "2026-06-20", "deadline_at": MOMENT, "state": "planned",
    "version": 1,
}  # fmt: skip
STUDENT = {
    "number": "50011001", "first_name": "ژاله", "last_name": "ژیان", "search": "", "sort_key": "",
    "identity_kind": "national", "national_code": "", "mobile": "", "degree": "", "field_of_study": "",
    "faculty": "", "version": 1,
}  # fmt: skip
PERSON = {
    "name": "nasrin",
    "search": "nasrin",
    "display_name": "نسرین",
    "role": "clerk",
    "password_hash": "-",
    "active": 1,
}
GOVERNED = {
    "work_type": "UPDATE work_type SET name = name || '!'",
    "unit": "UPDATE unit SET name = name || '!' WHERE id = 1",
    "bank": "DELETE FROM bank WHERE code = '017'",
    "term": "UPDATE term SET deadline_at = '2030-01-01T00:00:00.000000+00:00', version = version + 1",
    "setting": "INSERT INTO setting VALUES ('max_half_hours', '2')",
    "unit_quota": "UPDATE unit_quota SET seats = seats + 1",
    "person": "UPDATE person SET role = 'affairs' WHERE id = 3",
    "person_unit": "INSERT INTO person_unit VALUES (3, 1)",
}


@pytest.mark.parametrize("table", GOVERNED)
@pytest.mark.parametrize("who", OTHERS)
def test_only_student_affairs_governs(store, table, who):
    refuses(store, "not_allowed", run, who, GOVERNED[table])


@pytest.mark.parametrize("table", GOVERNED)
def test_student_affairs_does(store, table):
    if store.is_server and table in ("work_type", "bank"):
        # No screen changes them, so there they are the owner's.
        refuses(store, "not_allowed", run, "affairs", GOVERNED[table])
    else:
        assert run(store, "affairs", GOVERNED[table]) >= 1


@pytest.mark.parametrize("table", ["student", "unit", "term", "work_type", "unit_quota", "person"])
def test_what_history_points_to_is_never_deleted(store, table):
    refuses(store, "not_allowed", run, "affairs", f"DELETE FROM {table} WHERE id = 1")


@pytest.mark.parametrize("table", ["student", "unit", "term", "work_type", "unit_quota", "person"])
def test_what_history_points_to_keeps_its_id(store, table):
    move(store, store.term, "closed")
    version = ", version = version + 1" if table == "term" else ""

    refuses(store, "not_allowed", run, "affairs", f"UPDATE {table} SET id = 99{version} WHERE id = 1")


class TestTerms:
    @pytest.mark.parametrize("source", list(TermState))
    @pytest.mark.parametrize("target", list(TermState))
    def test_a_term_moves_as_the_domain_says(self, store, source, target):
        steps = {"planned": [], "open": ["open"], "closed": ["open", "closed"], "sealed": ["open", "closed", "sealed"]}
        move(store, store.term, "closed")
        put(store, "affairs", "term", TERM)
        for step in steps[source]:
            move(store, second(store), step)

        if source is TermState.SEALED:
            refuses(store, "term_sealed", move, second(store), target)
        elif source is not target and source not in TERM_MOVES.get(target, frozenset()):
            refuses(store, "term_invalid", move, second(store), target)
        else:
            move(store, second(store), target)
            assert one(store, "SELECT state FROM term WHERE code = '4042'") == target

    @pytest.mark.parametrize("state", ["open", "closed", "sealed"])
    def test_a_new_term_is_planned(self, store, state):
        refuses(store, "term_invalid", put, "affairs", "term", TERM | {"state": state})

    @pytest.mark.parametrize(
        "wrong",
        [
            {"deadline_at": "2026-01-01"},
            {"deadline_at": "2026-01-01T08:00:00.000000+03:30"},
            {"starts_on": "2026-06-20"},
        ],
    )
    def test_dates_are_dates(self, store, wrong):
        refuses(store, "term_invalid", put, "affairs", "term", TERM | wrong)

    @pytest.mark.parametrize("how", ["INSERT", "INSERT OR REPLACE"])
    @pytest.mark.parametrize("same", [{"code": "4041"}, {"id": 1}])
    def test_a_term_is_there_once(self, store, how, same):
        refuses(store, "term_exists", put, "affairs", "term", TERM | same, how)

    def test_only_one_is_open(self, store):
        put(store, "affairs", "term", TERM)

        refuses(store, "term_invalid", move, second(store), "open")

    def test_a_code_stays(self, store):
        refuses(store, "term_invalid", run, "affairs", "UPDATE term SET code = '4043', version = version + 1")

    def test_a_stale_version_is_refused(self, store):
        refuses(store, "changed_by_other", run, "affairs", "UPDATE term SET state = 'closed'")

    def test_a_sealed_term_keeps_its_quotas(self, store):
        move(store, store.term, "closed")
        move(store, store.term, "sealed")

        refuses(store, "term_sealed", run, "affairs", "UPDATE unit_quota SET seats = 9")
        quota = {"term_id": store.term, "unit_id": store.dormitory, "seats": 1, "used": 0, "letter": ""}
        refuses(store, "term_sealed", put, "affairs", "unit_quota", quota)


def second(store):
    """The id of the term that a test added."""
    return one(store, "SELECT id FROM term WHERE code = '4042'")


def move(store, term, state):
    run(store, "affairs", "UPDATE term SET state = ?, version = version + 1 WHERE id = ?", state, term)


class TestQuotas:
    def quota(self, store, **changed):
        return {"term_id": store.term, "unit_id": store.dormitory, "seats": 5, "used": 0, "letter": ""} | changed

    @pytest.mark.parametrize(
        ("code", "changed"),
        [
            ("not_allowed", {"used": 1}),
            ("quota_invalid", {"seats": 10_001}),
            ("quota_invalid", {"seats": -1}),
            ("unit_unknown", {"unit_id": 999}),
            ("term_unknown", {"term_id": 999}),
        ],
    )
    def test_a_wrong_line_is_refused(self, store, code, changed):
        refuses(store, code, put, "affairs", "unit_quota", self.quota(store, **changed))

    @pytest.mark.parametrize("how", ["INSERT", "INSERT OR REPLACE"])
    def test_a_line_is_there_once(self, store, how):
        store.register()

        refuses(
            store, "not_allowed", put, "affairs", "unit_quota", self.quota(store, unit_id=store.library, used=1), how
        )  # fmt: skip
        refuses(store, "not_allowed", put, "affairs", "unit_quota", self.quota(store, id=1), how)

    @pytest.mark.parametrize("who", ["affairs", "clerk"])
    @pytest.mark.parametrize("used", [0, 2, -1])
    def test_the_counter_tells_the_truth(self, store, who, used):
        store.register()

        refuses(store, "not_allowed", run, who, "UPDATE unit_quota SET used = ?", used)

    def test_seats_that_are_taken_stay(self, store):
        store.register("40011001")
        store.register("40011002")

        refuses(store, "quota_below_used", run, "affairs", "UPDATE unit_quota SET seats = 1")
        run(store, "affairs", "UPDATE unit_quota SET seats = 2")

    def test_a_line_stays_with_its_unit(self, store):
        refuses(store, "not_allowed", run, "affairs", "UPDATE unit_quota SET unit_id = 1")


def somebody(store, **changed):
    return PERSON | {"password_hash": store.hash("رمز تازهٔ من")} | changed


class TestPeople:
    @pytest.mark.parametrize("who", OTHERS)
    def test_only_student_affairs_adds_people(self, store, who):
        refuses(store, "not_allowed", put, who, "person", somebody(store))

    @pytest.mark.parametrize("role", list(Role))
    def test_student_affairs_adds_any_role(self, store, role):
        put(store, "affairs", "person", somebody(store, role=role.value))

        assert one(store, "SELECT role FROM person WHERE name = 'nasrin'") == role

    def test_a_role_is_one_of_four(self, store):
        with pytest.raises(FAILURES, match=r"ck_person_role|hamyar:not_allowed"):
            put(store, "affairs", "person", somebody(store, role="king"))

    def test_an_own_password_is_ones_own(self, store):
        new = store.hash("رمز تازهٔ من")
        refuses(store, "not_allowed", run, "clerk", "UPDATE person SET password_hash = ? WHERE id = 1", new)
        name = "UPDATE person SET password_hash = ?, display_name = 'y' WHERE id = ?"
        refuses(store, "not_allowed", run, "clerk", name, new, store.clerk.id)

        run(store, "clerk", "UPDATE person SET password_hash = ? WHERE id = ?", new, store.clerk.id)

    @pytest.mark.parametrize("how", ["INSERT", "INSERT OR REPLACE"])
    @pytest.mark.parametrize("same", [{"search": "clerk"}, {"id": 1}])
    def test_a_name_is_there_once(self, store, how, same):
        refuses(store, "person_exists", put, "affairs", "person", somebody(store, **same), how)

    @pytest.mark.parametrize("how", ["UPDATE", "UPDATE OR REPLACE"])
    def test_a_name_is_not_taken_over(self, store, how):
        taken = f"{changing(store, how)} person SET search = 'affairs' WHERE id = 3"

        refuses(store, "person_exists", run, "affairs", taken)

    def test_before_there_are_people_nobody_makes_the_first(self, new_engine):
        schema.prepare(new_engine)
        hashed = ScramHasher(new_engine).hash("secret-1") if is_server(new_engine) else ""
        add = text(
            "INSERT INTO person (name, search, display_name, role, password_hash, active)"
            " VALUES (:name, :name, '', 'affairs', :hashed, 1)"
        )
        with new_engine.connect() as connection:
            connection.execute(add, {"name": "first", "hashed": hashed})
            with pytest.raises(DBAPIError) as caught:
                connection.execute(add, {"name": "second", "hashed": hashed})
            connection.rollback()

        known = translate_failure(caught.value)
        assert known is not None
        assert known.code is Code.NOT_ALLOWED


class TestUnits:
    @pytest.mark.parametrize("how", ["INSERT", "INSERT OR REPLACE"])
    def test_a_unit_is_there_once(self, store, how):
        search = one(store, "SELECT search FROM unit WHERE id = ?", store.library)
        twin = {"name": "کتابخانه", "search": search, "sort_key": "", "work_type_id": 1}

        refuses(store, "unit_exists", put, "affairs", "unit", twin, how)
        refuses(store, "unit_exists", put, "affairs", "unit", twin | {"id": store.library, "search": "x"}, how)

    def test_a_name_is_not_taken_over(self, store):
        search = one(store, "SELECT search FROM unit WHERE id = ?", store.library)

        taken = f"{changing(store, 'UPDATE OR REPLACE')} unit SET search = ? WHERE id = 1"

        refuses(store, "unit_exists", run, "affairs", taken, search)


class TestStudents:
    @pytest.mark.parametrize("who", ["viewer", ""])
    @pytest.mark.parametrize("write", ["insert", "update"])
    def test_who_only_reads_writes_nothing(self, store, who, write):
        if write == "insert":
            refuses(store, "not_allowed", put, who, "student", STUDENT)
        else:
            refuses(store, "not_allowed", run, who, "UPDATE student SET mobile = '09120000000'")

    @pytest.mark.parametrize("who", ["clerk", "supervisor", "affairs"])
    def test_who_registers_keeps_the_list(self, store, who):
        put(store, who, "student", STUDENT)

        assert one(store, "SELECT count(*) FROM student WHERE number = '50011001'") == 1

    @pytest.mark.parametrize(
        ("code", "changed"),
        [
            ("student_number_invalid", {"number": ""}),
            ("student_number_invalid", {"number": "12a"}),
            ("student_number_invalid", {"number": "۱۲۳"}),
            ("national_code_invalid", {"national_code": "12345"}),
            ("national_code_invalid", {"national_code": "12345678x0"}),
            ("national_code_invalid", {"identity_kind": "driver"}),
            ("national_code_of_other_student", {"national_code": "0084575948"}),
        ],
    )
    @pytest.mark.parametrize("how", ["INSERT", "INSERT OR REPLACE"])
    def test_wrong_rows_are_refused(self, store, code, changed, how):
        refuses(store, code, put, "clerk", "student", STUDENT | changed, how)

    @pytest.mark.parametrize("same", [{"number": "40011001"}, {"id": 1}])
    @pytest.mark.parametrize("how", ["INSERT", "INSERT OR REPLACE"])
    def test_a_student_is_there_once_and_never_replaced(self, store, same, how):
        refuses(store, "student_exists", put, "clerk", "student", STUDENT | same, how)

    @pytest.mark.parametrize("version", ["version", "version - 1", "version + 2", "1"])
    def test_every_change_makes_the_next_version(self, store, version):
        wrong = f"UPDATE student SET mobile = '09120000000', version = {version} WHERE number = '40011001'"
        refuses(store, "changed_by_other", run, "clerk", wrong)
        refuses(store, "changed_by_other", run, "affairs", "UPDATE student SET mobile = '09120000000'")

        right = "UPDATE student SET mobile = '09120000000', version = version + 1 WHERE number = '40011001'"
        assert run(store, "clerk", right) == 1

    @pytest.mark.parametrize("how", ["UPDATE", "UPDATE OR REPLACE"])
    def test_number_and_code_are_not_taken_over(self, store, how):
        verb = changing(store, how)
        refuses(store, "student_exists", run, "clerk", f"{verb} student SET number = '40011001' WHERE id = 2")
        code = f"{verb} student SET national_code = '0084575948' WHERE id = 2"
        refuses(store, "national_code_of_other_student", run, "clerk", code)
