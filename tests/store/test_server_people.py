"""People of the shared database are logins of the server: what becomes of them when student affairs changes a row."""

import psycopg
import pytest

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.services.rows import NewRequest
from hamyar_desktop.services.sign_in import person_of
from hamyar_desktop.store.server.logins import LONGEST_NAME
from tests.cluster import cluster
from tests.factories import PASSWORD
from tests.server_store import make_server_store
from tests.store.by_hand import everything, one, run
from tests.store.conftest import refused

NEW = "پنجرهٔ آبی ۴۵"


@pytest.fixture
def store(tmp_path):
    """The shared database alone."""
    made = make_server_store(tmp_path)
    yield made
    made.close()


def roles_of(name):
    """The groups of a login."""
    with cluster().connect() as connection:
        found = connection.execute(
            "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid JOIN pg_roles p"
            " ON p.oid = m.member WHERE p.rolname = %s ORDER BY 1",
            [name],
        )
        return [group for (group,) in found]


def add(store, name, role=Role.CLERK, units=("کتابخانه مرکزی",)):
    store.services().people.add(store.affairs, name, role, NEW, units)
    with store.open_unit(store.affairs, readonly=True) as unit:
        return person_of(unit.people.by_name(name))


class TestPasswords:
    @pytest.mark.parametrize("who", ["affairs", "supervisor", "clerk", "viewer", "stranger"])
    @pytest.mark.parametrize(
        "question",
        [
            "SELECT password_hash FROM person",
            "SELECT * FROM person",
            "SELECT name FROM person WHERE password_hash LIKE 'SCRAM%'",
            "SELECT name FROM person ORDER BY password_hash",
            "UPDATE person SET password_hash = password_hash RETURNING password_hash",
            "SELECT rolpassword FROM pg_authid",
            "SELECT passwd FROM pg_shadow",
        ],
    )
    def test_nobody_reads_what_is_kept_of_them(self, store, who, question):
        with store.connect(store.people[who]) as other, pytest.raises(psycopg.errors.InsufficientPrivilege):
            other.execute(question)

    def test_the_row_keeps_no_verifier(self, store):
        add(store, "nasrin")

        assert one(store, "SELECT count(*) FROM person WHERE password_hash LIKE '%SCRAM%'") == 0
        assert one(store, "SELECT password_hash FROM person WHERE name = 'nasrin'").startswith("login 20")

    def test_a_new_one_works_and_the_old_one_no_more(self, store):
        sign_in = store.services().sign_in
        assert sign_in("clerk", PASSWORD).id == store.clerk.id

        store.services().people.set_password(store.affairs, "clerk", NEW)

        with refused("wrong_password"):
            store.services().sign_in("clerk", PASSWORD)
        assert store.services().sign_in("clerk", NEW).id == store.clerk.id

    def test_ones_own_is_changed_with_the_old_one(self, store):
        services = store.services()
        services.sign_in("clerk", PASSWORD)

        services.sign_in.change_password(store.clerk, PASSWORD, NEW)

        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            store.connect(store.clerk)
        with store.connect(store.clerk, NEW) as connection:
            assert connection.execute("SELECT session_user::text").fetchone() == ("clerk",)

    @pytest.mark.parametrize("plain", ["رمز ساده", "", "md5aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"])
    def test_what_is_no_verifier_is_refused(self, store, plain):
        with refused("password_too_weak"), store.open_unit(store.affairs) as unit:
            unit.people.set_password(store.clerk.id, plain)
        with refused("password_too_weak"), store.open_unit(store.affairs) as unit:
            unit.people.add("nasrin", "", Role.CLERK, plain, ())

    def test_a_change_that_is_not_committed_changes_no_login(self, store):
        hashed = store.hash(NEW)
        with store.open_unit(store.affairs) as unit:
            unit.people.set_password(store.clerk.id, hashed)

        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            store.connect(store.clerk, NEW)
        store.connect(store.clerk).close()


class TestNewPeople:
    @pytest.mark.parametrize("role", list(Role))
    def test_a_login_is_made_in_the_group_of_the_role(self, store, role):
        person = add(store, "nasrin", role)

        assert roles_of("nasrin") == [f"hamyar_{role.value}"]
        assert store.services().sign_in("nasrin", NEW) == person
        with store.connect(person, NEW) as connection:
            assert connection.execute("SELECT hamyar_actor()").fetchone() == (person.id,)

    @pytest.mark.parametrize("name", ["نسرین پاکدل", 'a"; DROP TABLE audit; --', "it's", "$$", "%s %(x)s", "ي‌ك"])
    def test_any_name_is_only_a_name(self, store, name):
        before = set(everything(store))

        person = add(store, name)

        with store.connect(person, NEW) as connection:
            assert connection.execute("SELECT session_user::text").fetchone() == (person.name,)
        assert set(everything(store)) == before

    def test_a_new_person_works_at_once(self, store):
        person = add(store, "nasrin")
        assert store.engine_of(person, NEW)

        store.services().register(person, NewRequest("40011001", store.library, "20"))

        assert one(store, "SELECT registered_by FROM work_request") == person.id

    def test_a_login_without_a_row_is_nobody(self, store):
        with cluster().connect() as connection:
            connection.execute("CREATE ROLE hidden LOGIN PASSWORD 'hidden' IN ROLE hamyar_affairs")
        url = cluster().url(store.database, "hidden", "hidden").replace("+psycopg", "")

        with psycopg.connect(url, autocommit=True) as connection:
            assert connection.execute("SELECT hamyar_actor()").fetchone() == (0,)
            with pytest.raises(psycopg.Error, match="hamyar:not_allowed"):
                connection.execute("UPDATE unit_quota SET seats = 99")
            assert connection.execute("SELECT count(*) FROM work_request").fetchone() == (0,)

    def test_a_name_longer_than_the_server_keeps_is_refused(self, store):
        fits, longer = "ن" * (LONGEST_NAME // 2), "ن" * (LONGEST_NAME // 2 + 1)

        person = add(store, fits)
        with refused("text_too_long"):
            add(store, longer)

        assert store.services().sign_in(fits, NEW) == person
        assert one(store, "SELECT count(*) FROM person WHERE name = ?", longer) == 0

    @pytest.mark.parametrize("name", ["postgres", "hamyar_affairs", "hamyar_member", "hamyar_roleadmin", "pg_monitor"])
    def test_a_name_that_is_a_role_of_the_server_is_taken(self, store, name):
        with refused("person_exists"):
            add(store, name)

        assert one(store, "SELECT count(*) FROM person WHERE name = ?", name) == 0
        with store.connect(None) as connection:
            assert connection.execute("SELECT session_user::text").fetchone() == ("postgres",)

    def test_an_account_that_is_not_committed_leaves_no_login(self, store):
        hashed = store.hash(NEW)
        with store.open_unit(store.affairs) as unit:
            unit.people.add("nasrin", "", Role.CLERK, hashed, ())

        assert one(store, "SELECT count(*) FROM pg_roles WHERE rolname = 'nasrin'") == 0

    @pytest.mark.parametrize("who", ["supervisor", "clerk", "viewer"])
    def test_nobody_else_makes_logins(self, store, who):
        hashed = store.hash(NEW)
        with refused("not_allowed"), store.open_unit(store.people[who]) as unit:
            unit.people.add("nasrin", "", Role.AFFAIRS, hashed, ())
        with store.connect(store.people[who]) as other, pytest.raises(psycopg.errors.InsufficientPrivilege):
            other.execute("CREATE ROLE nasrin LOGIN")

        assert one(store, "SELECT count(*) FROM pg_roles WHERE rolname = 'nasrin'") == 0


class TestDisabling:
    def test_sessions_end_and_nobody_comes_in(self, store):
        session = store.connect(store.clerk)
        store.services().people.set_active(store.affairs, "clerk", False)

        with pytest.raises(psycopg.OperationalError):
            session.execute("SELECT 1")
        assert one(store, "SELECT count(*) FROM pg_stat_activity WHERE usename = 'clerk'") == 0
        with pytest.raises(psycopg.OperationalError, match="not permitted to log in"):
            store.connect(store.clerk)
        with pytest.raises(RuleBroken) as caught:
            store.services().sign_in("clerk", PASSWORD)
        assert (caught.value.code, caught.value.facts["reason"]) == (Code.NOT_ALLOWED, "disabled")

    def test_who_does_not_know_the_password_learns_nothing(self, store):
        store.services().people.set_active(store.affairs, "clerk", False)

        with refused("wrong_password"):
            store.services().sign_in("clerk", NEW)

    def test_the_program_of_a_disabled_person_is_refused_at_the_next_step(self, store):
        store.register()
        store.services().people.set_active(store.affairs, "clerk", False)

        with refused("not_allowed"):
            store.register("40011002")

    def test_what_others_do_goes_on(self, store):
        session = store.connect(store.supervisor)
        store.services().people.set_active(store.affairs, "clerk", False)

        assert session.execute("SELECT hamyar_actor()").fetchone() == (store.supervisor.id,)
        session.close()

    def test_enabled_again_the_same_password_works(self, store):
        store.services().people.set_active(store.affairs, "clerk", False)
        store.services().people.set_active(store.affairs, "clerk", True)

        assert store.services().sign_in("clerk", PASSWORD) == store.clerk
        assert store.row(store.register()).registered_by == store.clerk.id


class TestRolesAndUnits:
    def test_another_role_has_other_rights_at_once_in_the_same_session(self, store):
        request_id = store.register(person=store.supervisor)
        approve = (
            "UPDATE work_request SET version = version + 1, state = 'approved', decided_by = %s WHERE id = %s",
            [store.clerk.id, request_id],
        )
        with store.connect(store.clerk) as session:
            with pytest.raises(psycopg.Error, match="hamyar:not_allowed"):
                session.execute(*approve)
            run(store, "affairs", "UPDATE person SET role = 'supervisor' WHERE name = 'clerk'")

            assert roles_of("clerk") == ["hamyar_supervisor"]
            assert session.execute(*approve).rowcount == 1

            run(store, "affairs", "UPDATE person SET role = 'viewer' WHERE name = 'clerk'")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute("UPDATE work_request SET version = version + 1, note = 'x'")
        assert roles_of("clerk") == ["hamyar_viewer"]

    def test_other_units_are_seen_at_once(self, store):
        store.register()
        with store.connect(store.stranger) as session:
            count = "SELECT count(*) FROM work_request"
            assert session.execute(count).fetchone() == (0,)
            store.services().people.set_units(store.affairs, "stranger", ["کتابخانه مرکزی"])
            assert session.execute(count).fetchone() == (1,)
            store.services().people.set_units(store.affairs, "stranger", [])
            assert session.execute(count).fetchone() == (0,)

    def test_a_name_stays(self, store):
        with pytest.raises(psycopg.Error, match="hamyar:not_allowed"):
            run(store, "", "UPDATE person SET name = 'other' WHERE name = 'clerk'")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            run(store, "affairs", "UPDATE person SET name = 'other' WHERE name = 'clerk'")

        store.connect(store.clerk).close()
