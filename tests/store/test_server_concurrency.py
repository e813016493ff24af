"""Many offices on one real server: no seat too many, nothing lost, nothing double, whatever dies in between."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import make_url

from hamyar_desktop.bootstrap import build, utc_now
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.work_request import State, Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import NewRequest, NewStudent, RequestFilter
from hamyar_desktop.store import schema
from tests import server_store
from tests.cluster import Cluster, binary_folders, cluster
from tests.factories import PASSWORD
from tests.server_store import make_server_store
from tests.store.conftest import refused

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CLIENTS = 64
PATIENCE = 120
"""Seconds until a test gives up; none waits so long unless something is broken."""
NUMBERS = [str(60_000_000 + place) for place in range(20 * CLIENTS)]
NEWER = "9999_next_term"
REVISION = """
import sqlalchemy as sa
from alembic import op
down_revision, revision = {!r}, {!r}
def upgrade():
    op.add_column("unit", sa.Column("telephone", sa.Text()))
"""
DISK = "400m"
START = """
import sys
from pathlib import Path
from hamyar_desktop.bootstrap import build
from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.store import schema
schema.MIGRATIONS = Path(sys.argv[1])
built = build(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
try:
    {}
except RuleBroken as error:
    print(error.code.value, error.facts.get("reason"))
"""
OWNER = START.format("print(schema.prepare(built.engine))")
CLERK = START.format("print(built.services.sign_in('clerk', sys.argv[3]).name)")


class Office:
    """The program on one of many computers: an engine and services of its own, somebody signed in."""

    def __init__(self, url, name, folder, clock=utc_now):
        self._built = build(url, drafts=folder / "drafts.json", clock=clock)
        self.services = self._built.services
        self.person = self.services.sign_in(name, PASSWORD)
        self.unit_id = next(iter(self.person.unit_ids))

    def register(self, number, hours="20"):
        """The id of the new request."""
        (request_id,) = self.services.register(self.person, NewRequest(number, self.unit_id, hours)).request_ids
        return request_id

    def tries(self, number):
        """None, or the rule that is broken."""
        try:
            self.register(number)
        except RuleBroken as error:
            return error
        return None

    def decide(self, verb, items, reason=""):
        return self.services.decide(self.person, verb, items, reason)

    def close(self):
        self._built.close()


class Wire:
    """A network between program and server that can lose a COMMIT, or what the server says of it."""

    def __init__(self, port):
        self._server = port
        self._losing = ""
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def lose(self, what):
        """The next ``question`` or ``answer``; then both ends find their connection closed."""
        self._losing = what

    def close(self):
        self._listener.close()

    def _accept(self):
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return  # the listener was closed
            far = socket.create_connection(("127.0.0.1", self._server))
            for source, target, what in ((near, far, "question"), (far, near, "answer")):
                threading.Thread(target=self._carry, args=(source, target, what), daemon=True).start()

    def _carry(self, source, target, what):
        try:
            while said := source.recv(65536):
                if what == self._losing and b"COMMIT" in said:
                    self._losing = ""
                    break
                target.sendall(said)
            for end in (source, target):
                end.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # the other direction ended both already


@pytest.fixture
def crowd(tmp_path):
    """The small university with many students more, and room for all of them."""
    made = make_server_store(tmp_path)
    fill(made)
    yield made
    made.close()


def fill(store):
    with store.open_unit(store.affairs) as unit:
        unit.students.save_many([NewStudent(number, "آرزو", "آذری") for number in NUMBERS])
        unit.quotas.set(store.library, store.term, len(NUMBERS), "")
        unit.commit()


def seats(store, count):
    with store.open_unit(store.affairs) as unit:
        unit.quotas.set(store.library, store.term, count, "")
        unit.commit()


@pytest.fixture
def opening(crowd, tmp_path):
    """Opens the program for somebody, as often as wanted."""
    opened = []

    def open_office(name="clerk", *, port=None, **wanted):
        url = make_url(server_store.cluster().url(crowd.database, "", ""))._replace(username=None, password=None)
        url = url.set(port=port or url.port)
        opened.append(Office(url.render_as_string(), name, tmp_path, **wanted))
        return opened[-1]

    yield open_office
    for office in opened:
        office.close()


@pytest.fixture
def offices(opening):
    """The clerk's program on 64 computers."""
    with ThreadPoolExecutor(8) as hands:
        return list(hands.map(lambda _: opening(), range(CLIENTS)))


@pytest.fixture
def durable(crowd):
    """The server writes to the disk before it says «done», as a real one does."""
    set_fsync("ALTER SYSTEM SET fsync = on")
    yield
    set_fsync("ALTER SYSTEM RESET fsync")


def set_fsync(statement):
    with cluster().connect() as connection:
        connection.execute(statement)
        connection.execute("SELECT pg_reload_conf()")


def at_once(action, *items):
    """The action for every item, each in a thread of its own that begins with the others; results in their order."""
    gate = threading.Barrier(len(items[0]))

    def begin(*given):
        gate.wait(PATIENCE)
        return action(*given)

    with ThreadPoolExecutor(len(items[0])) as people:
        return list(people.map(begin, *items))


def shares(numbers, count):
    return [numbers[place::count] for place in range(count)]


def one(store, sql):
    with store.connect(None) as connection:
        return connection.execute(sql).fetchone()[0]


def whole(store):
    """Who is registered; every counter and the history say the same."""
    with store.open_unit(store.affairs, readonly=True) as unit:
        rows = unit.requests.page(store.affairs, unit.requests.ids(store.affairs, RequestFilter()))
        used = unit.quotas.of(store.library, store.term).used
    numbers = [row.student_number for row in rows]
    assert len(numbers) == len(set(numbers)) == used
    assert one(store, "SELECT count(*) FROM audit WHERE action = 'register'") == used
    return set(numbers)


def test_64_offices_get_the_50_seats_that_there_are(crowd, offices):
    seats(crowd, 50)

    def register_all(office, numbers):
        return [(number, office.tries(number)) for number in numbers]

    told = at_once(register_all, offices, shares(NUMBERS[: 3 * CLIENTS], CLIENTS))
    answers = [answer for each in told for answer in each]

    done = {number for number, error in answers if error is None}
    errors = [error for _, error in answers if error is not None]
    assert len(done) == 50
    assert whole(crowd) == done
    assert {error.code for error in errors} == {Code.QUOTA_FULL}
    # Also who was overtaken between look and save reads the numbers.
    assert {(error.facts["seats"], error.facts["used"]) for error in errors} == {(50, 50)}


def test_64_offices_lose_nothing(crowd, offices):
    def register_all(office, numbers):
        return [office.tries(number) for number in numbers]

    answers = at_once(register_all, offices, shares(NUMBERS[: 5 * CLIENTS], CLIENTS))

    assert answers == [[None] * 5] * CLIENTS
    assert whole(crowd) == set(NUMBERS[: 5 * CLIENTS])


def test_64_offices_register_one_student_once(crowd, offices):
    answers = at_once(lambda office: office.tries(NUMBERS[0]), offices)

    errors = [error for error in answers if error is not None]
    assert len(errors) == CLIENTS - 1
    assert {(error.code, error.facts["number"], error.facts["state"]) for error in errors} == {
        (Code.ALREADY_REGISTERED, NUMBERS[0], State.PENDING)
    }
    assert whole(crowd) == {NUMBERS[0]}


def test_seats_come_and_go_and_the_counter_follows(crowd, offices):
    seats(crowd, 5)

    def come_and_go(office, numbers):
        told = Counter()
        for number in numbers:
            try:
                request_id = office.register(number)
            except RuleBroken as error:
                told[error.code] += 1
            else:
                told["came"] += 1
                told["went"] += len(office.decide(Verb.CANCEL, [Item(request_id)]).done)
        return told

    told = sum(at_once(come_and_go, offices, shares(NUMBERS[: 4 * CLIENTS], CLIENTS)), Counter())

    came = told["came"]
    assert came >= 5
    assert told == Counter(came=came, went=came) + Counter({Code.QUOTA_FULL: 4 * CLIENTS - came})
    assert one(crowd, "SELECT used FROM unit_quota") == 0
    assert one(crowd, "SELECT count(*) FROM work_request WHERE state = 'cancelled'") == came
    assert one(crowd, "SELECT count(*) FROM work_request") == came


@pytest.mark.parametrize("size", [200, 10, 1])
def test_two_supervisors_decide_the_same_rows_and_each_row_is_decided_once(crowd, opening, size):
    clerk = opening()
    ids = [clerk.register(number) for number in NUMBERS[:200]]

    def decide_all(office, verb, order):
        parts = [order[place : place + size] for place in range(0, len(order), size)]
        found = [office.decide(verb, [Item(number, 1) for number in part], "ناقص") for part in parts]
        return (
            [number for each in found for number in each.done],
            [refusal for each in found for refusal in each.refused],
        )

    both = [opening("supervisor"), opening("supervisor")]
    results = at_once(decide_all, both, [Verb.APPROVE, Verb.REJECT], [ids, ids[::-1]])

    approved, rejected = (done for done, _ in results)
    assert sorted(approved + rejected) == ids
    for done, refusals in results:
        assert {refusal.request_id for refusal in refusals} == set(ids) - set(done)
        assert {refusal.error.code for refusal in refusals} <= {Code.CHANGED_BY_OTHER}
    with crowd.connect(None) as connection:
        stored = Counter(connection.execute("SELECT state, version FROM work_request"))
    assert stored == +Counter({("approved", 2): len(approved), ("rejected", 2): len(rejected)})
    assert one(crowd, "SELECT used FROM unit_quota") == len(approved)
    assert one(crowd, "SELECT count(*) FROM audit WHERE action IN ('approve', 'reject')") == 200


def test_what_was_acknowledged_survives_kill_9_and_what_was_not_is_repeated_once(crowd, offices, durable):
    acknowledged, enough = [], threading.Event()

    def register_until_it_fails(office, numbers):
        for number in numbers:
            error = office.tries(number)
            if error is not None:
                return number, error.code
            acknowledged.append(number)
            if len(acknowledged) > 3 * CLIENTS:
                enough.set()
        return None

    with ThreadPoolExecutor(CLIENTS) as people:
        running = [
            people.submit(register_until_it_fails, *given)
            for given in zip(offices, shares(NUMBERS, CLIENTS), strict=True)
        ]
        assert enough.wait(PATIENCE)
        cluster().kill_hard()
        failed = [future.result() for future in running]
    cluster().start()

    assert {code for _, code in filter(None, failed)} == {Code.STORAGE_UNAVAILABLE}
    unanswered = {number for number, _ in filter(None, failed)}
    stored = whole(crowd)
    assert set(acknowledged) <= stored <= set(acknowledged) | unanswered

    again = [None if last is None else office.tries(last[0]) for office, last in zip(offices, failed, strict=True)]

    assert again == [None] * CLIENTS
    assert whole(crowd) == set(acknowledged) | unanswered
    repeated = [office.tries(NUMBERS[0]).code for office in offices[:2]]
    assert repeated == [Code.ALREADY_REGISTERED] * 2


@pytest.fixture
def wire():
    made = Wire(cluster().port)
    yield made
    made.close()


@pytest.mark.parametrize(("lost", "stored"), [("question", set()), ("answer", {NUMBERS[0]})])
def test_a_save_that_nobody_answered_is_done_when_asked_again_once_and_never_twice(crowd, opening, wire, lost, stored):
    clerk = opening(port=wire.port)

    wire.lose(lost)
    with refused("storage_unavailable", reason="lost"):
        clerk.register(NUMBERS[0])
    assert whole(crowd) == stored
    request_id = clerk.register(NUMBERS[0])

    assert whole(crowd) == {NUMBERS[0]}
    assert crowd.row(request_id).version == 1
    # Now it is known to be done: whoever registers once more is told that there is one.
    with refused("already_registered", number=NUMBERS[0], request=request_id):
        clerk.register(NUMBERS[0])


def test_the_unanswered_save_of_one_is_no_excuse_for_another(crowd, opening, wire):
    wire.lose("answer")
    with refused("storage_unavailable"):
        opening(port=wire.port).register(NUMBERS[0])

    with refused("already_registered", number=NUMBERS[0]):
        opening("supervisor").register(NUMBERS[0])
    with refused("already_registered", number=NUMBERS[0]):
        opening().register(NUMBERS[0])


def test_other_hours_are_not_the_unanswered_save(crowd, opening, wire):
    clerk = opening(port=wire.port)
    wire.lose("answer")
    with refused("storage_unavailable"):
        clerk.register(NUMBERS[0], hours="20")

    with refused("already_registered", number=NUMBERS[0]):
        clerk.register(NUMBERS[0], hours="30")

    assert one(crowd, "SELECT half_hours FROM work_request") == 40


def test_an_unanswered_save_that_was_decided_since_is_still_done(crowd, opening, wire):
    clerk = opening(port=wire.port)
    wire.lose("answer")
    with refused("storage_unavailable"):
        clerk.register(NUMBERS[0])
    request_id = one(crowd, "SELECT id FROM work_request")
    opening("supervisor").decide(Verb.REJECT, [Item(request_id)], "ناقص")

    assert clerk.register(NUMBERS[0]) == request_id
    assert crowd.row(request_id).state is State.REJECTED


@pytest.mark.parametrize("lost", ["question", "answer"])
def test_an_edit_that_nobody_answered_is_done_once(crowd, opening, wire, lost):
    clerk = opening(port=wire.port)
    request_id = clerk.register(NUMBERS[0])

    def edit():
        return clerk.services.register.edit(clerk.person, request_id, 1, "30", "عصرها").request_ids

    wire.lose(lost)
    with refused("storage_unavailable"):
        edit()
    assert edit() == (request_id,)

    row = crowd.row(request_id)
    assert (row.version, row.hours.halves, row.note) == (2, 60, "عصرها")
    with refused("changed_by_other"):
        edit()


def test_whose_clock_is_slow_reads_which_deadline_has_passed(crowd, opening):
    deadline = utc_now() - timedelta(hours=1)
    with crowd.open_unit(crowd.affairs) as unit:
        unit.terms.change(crowd.term, 2, deadline=deadline)
        unit.commit()
    slow = opening(clock=lambda: utc_now() - timedelta(days=1))

    with pytest.raises(RuleBroken) as caught:
        slow.register(NUMBERS[0])

    assert caught.value.code is Code.DEADLINE_PASSED
    assert (caught.value.facts["term"], caught.value.facts["deadline"]) == ("4041", deadline)
    assert caught.value.facts["support"]


@pytest.fixture
def newer_program(tmp_path):
    """The migrations of the program of next term: one revision more."""
    folder = tmp_path / "migrations"
    shutil.copytree(schema.MIGRATIONS, folder)
    (folder / "versions" / f"{NEWER}.py").write_text(REVISION.format(schema.head(), NEWER), "utf-8")
    return folder


def test_of_20_that_start_after_an_update_one_upgrades_and_the_others_wait(crowd, newer_program):
    server = cluster()
    owner = server.url(crowd.database, server.superuser, server.password)
    clerk = f"postgresql+psycopg://127.0.0.1:{server.port}/{crowd.database}"
    crowd.register(NUMBERS[0])
    assert answers_of([start(CLERK, newer_program, clerk)]) == ["storage_unavailable older"]

    programs = [start(OWNER, newer_program, owner) for _ in range(16)]
    programs += [start(CLERK, newer_program, clerk) for _ in range(4)]
    answers = answers_of(programs)

    assert Counter(answers[:16]) == {"True": 1, "False": 15}
    assert set(answers[16:]) <= {"storage_unavailable older", "clerk"}
    assert answers_of([start(CLERK, newer_program, clerk)]) == ["clerk"]
    assert one(crowd, "SELECT version_num FROM alembic_version") == NEWER
    assert whole(crowd) == {NUMBERS[0]}
    with refused("database_newer", revision=NEWER):
        build(clerk).services.sign_in("clerk", PASSWORD)


def answers_of(programs):
    """All are ready before the first may go."""
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    answers = [program.communicate(timeout=PATIENCE)[0].strip() for program in programs]
    assert [program.returncode for program in programs] == [0] * len(programs)
    return answers


def start(program, migrations, url):
    return subprocess.Popen(
        [sys.executable, "-c", program, migrations, url, PASSWORD],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def disk(tmp_path):
    """A small disk of its own in memory; only root may mount one."""
    folder = Path(tempfile.mkdtemp(prefix="disk-", dir="/tmp"))
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=0755", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode != 0:
        folder.rmdir()
        pytest.skip("no small disk can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


@pytest.fixture
def on_disk(disk, tmp_path, monkeypatch):
    """The small university on a server whose files are all on the small disk."""
    with monkeypatch.context() as briefly:
        briefly.setattr(tempfile, "tempdir", str(disk))
        server = Cluster(binary_folders()[0])
    server.start()
    monkeypatch.setattr(server_store, "cluster", lambda: server)
    for name in ("_template", "_people_of_template"):
        # What they remember is of the other server.
        monkeypatch.setattr(server_store, name, cache(getattr(server_store, name).__wrapped__))
    made = make_server_store(tmp_path)
    fill(made)
    yield made
    made.close()
    server.remove()


def fill_up(disk):
    """Not a byte is left."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while file.write(b"\0" * size):
                    pass
            except OSError:
                continue  # no room for so many bytes; perhaps for fewer
    return ballast


def test_a_full_disk_on_the_server_is_said_and_nothing_is_half_there(on_disk, disk, tmp_path):
    address = f"postgresql+psycopg://127.0.0.1:{server_store.cluster().port}/{on_disk.database}"
    clerk = Office(address, "clerk", tmp_path)
    ballast = fill_up(disk)

    done, error = [], None
    for number in NUMBERS:
        error = clerk.tries(number)
        if error is not None:
            break
        done.append(number)

    assert error is not None
    assert (error.code, error.facts["reason"]) == (Code.STORAGE_UNAVAILABLE, "full")
    assert whole(on_disk) == set(done)

    ballast.unlink()
    clerk.register(number)

    assert whole(on_disk) == {*done, number}
    clerk.close()
