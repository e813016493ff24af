"""Rows of other units: read, changed, added, through every door that SQL has."""

from __future__ import annotations

from tests.attacks.attempt import DENIED, HARMLESS, NOTHING, Attempt
from tests.attacks.scene import SECRET

_FOREIGN = "FROM work_request WHERE id = <foreign>"
_INSERT = (
    "INSERT INTO work_request (term_id, student_id, unit_id, work_type_id, half_hours, note, reason, hours_note, state,"
    " registered_by, registered_at, changed_at, version) SELECT <term>, {student}, <dormitory>, work_type_id, 20, '',"
    " '', '', 'pending', <clerk>, hamyar_now(), hamyar_now(), 1 FROM unit WHERE id = <dormitory>"
)


def _unseen(name: str, who: str, *sql: str, ends: str = NOTHING) -> Attempt:
    return Attempt(name, who, sql, ends, hides=SECRET)


READING = (
    _unseen("select by id", "clerk", f"SELECT * {_FOREIGN}"),
    _unseen("select as supervisor", "supervisor", f"SELECT note {_FOREIGN}"),
    _unseen("select as viewer", "viewer", f"SELECT note {_FOREIGN}"),
    _unseen("select by unit", "clerk", "SELECT note FROM work_request WHERE unit_id = <dormitory>"),
    _unseen(
        "through a join",
        "clerk",
        "SELECT r.note FROM student s JOIN work_request r ON r.student_id = s.id WHERE s.id = <abroad>",
    ),
    _unseen("through ONLY", "clerk", "SELECT note FROM ONLY work_request WHERE id = <foreign>"),
    _unseen("through TABLESAMPLE", "clerk", "SELECT 1 FROM work_request TABLESAMPLE SYSTEM (100) WHERE id = <foreign>"),
    _unseen("through ctid", "clerk", f"SELECT ctid, note {_FOREIGN} AND ctid IS NOT NULL"),
    _unseen("FOR UPDATE", "clerk", f"SELECT note {_FOREIGN} FOR UPDATE"),
    _unseen(
        "through a lateral subquery",
        "clerk",
        "SELECT x.note FROM student s, LATERAL (SELECT note FROM work_request r WHERE r.student_id = s.id) x"
        " WHERE s.id = <abroad>",
    ),
    _unseen(
        "a condition that fails with the text",
        "clerk",
        f"SELECT 1 {_FOREIGN} AND CAST(note AS integer) = 1",
    ),
    _unseen(
        "a condition that divides by zero for it",
        "clerk",
        "SELECT 1 FROM work_request WHERE unit_id = <dormitory> AND 1 / (half_hours - half_hours) = 1",
    ),
    _unseen("row security off", "clerk", "SET row_security = off", f"SELECT note {_FOREIGN}", ends=DENIED),
    _unseen(
        "query_to_xml",
        "clerk",
        f"SELECT query_to_xml('SELECT note {_FOREIGN}', true, true, '')",
        ends=f"{HARMLESS} / 0A000",
    ),
    _unseen("table_to_xml", "clerk", "SELECT table_to_xml('work_request', true, true, '')", ends=f"{HARMLESS} / 0A000"),
    _unseen("COPY a query out", "clerk", f"COPY (SELECT note {_FOREIGN}) TO STDOUT", ends=HARMLESS),
    _unseen("COPY the table out", "clerk", "COPY work_request TO STDOUT", ends=HARMLESS),
    _unseen("a plan with its rows", "clerk", f"EXPLAIN (ANALYZE, VERBOSE) SELECT note {_FOREIGN}", ends=HARMLESS),
    _unseen(
        "an anonymous block that tells what it finds",
        "clerk",
        f"DO $$ DECLARE r record; BEGIN FOR r IN SELECT note {_FOREIGN} LOOP RAISE NOTICE '%', r.note; END LOOP;"
        " END $$",
        ends=HARMLESS,
    ),
    _unseen("statistics", "clerk", "SELECT * FROM pg_stats WHERE tablename = 'work_request'"),
    _unseen("the statistics themselves", "clerk", "SELECT * FROM pg_statistic", ends=DENIED),
    _unseen(
        "the history of it", "clerk", "SELECT * FROM audit WHERE entity = 'work_request' AND entity_id = <foreign>"
    ),
    _unseen("the history by its words", "viewer", f"SELECT * FROM audit WHERE changes LIKE '%{SECRET}%'"),
    _unseen("an account of another unit", "clerk", "SELECT sheba FROM bank_account WHERE id = <account>"),
    _unseen("an account, as supervisor", "supervisor", "SELECT sheba FROM bank_account WHERE student_id = <abroad>"),
    _unseen(
        "the account in the history",
        "clerk",
        "SELECT changes FROM audit WHERE entity = 'bank_account' AND entity_id = <account>",
    ),
    _unseen("the library's rows, from the dormitory", "stranger", "SELECT * FROM work_request WHERE id = <own>"),
    _unseen("a cursor that stays", "clerk", f"DECLARE c CURSOR WITH HOLD FOR SELECT note {_FOREIGN}", "FETCH ALL c"),
    _unseen(
        "an index that counts without rows",
        "clerk",
        "SET enable_seqscan = off",
        "SELECT unit_id FROM work_request WHERE unit_id = <dormitory>",
    ),
)
WRITING = (
    Attempt("update by id", "clerk", "UPDATE work_request SET note = 'x' WHERE id = <foreign>", NOTHING),
    _unseen(
        "update and have it returned",
        "supervisor",
        "UPDATE work_request SET note = note WHERE id = <foreign> RETURNING note",
    ),
    Attempt(
        "approve in another unit",
        "supervisor",
        "UPDATE work_request SET state = 'approved', decided_by = <supervisor>, decided_at = hamyar_now(),"
        " version = version + 1 WHERE id = <foreign>",
        NOTHING,
    ),
    Attempt(
        "update through a join",
        "clerk",
        "UPDATE work_request r SET note = 'x', version = r.version + 1 FROM student s WHERE s.id = r.student_id"
        " AND s.id = <abroad>",
        NOTHING,
    ),
    Attempt("move a request into the own unit", "clerk", "UPDATE work_request SET unit_id = <library>", DENIED),
    Attempt("register in another unit", "clerk", _INSERT.format(student="<free>"), "not_allowed"),
    # «already_registered» would tell that the student works there.
    Attempt("ask by registering who works there", "clerk", _INSERT.format(student="<abroad>"), "not_allowed"),
    Attempt(
        "register there and have it returned",
        "supervisor",
        _INSERT.format(student="<free>") + " RETURNING id",
        "not_allowed",
    ),
    Attempt("COPY rows in", "clerk", "COPY work_request (note) FROM STDIN", "0A000"),
    Attempt(
        "MERGE into another unit",
        "clerk",
        "MERGE INTO work_request r USING (SELECT <foreign> AS id) x ON r.id = x.id"
        " WHEN MATCHED THEN UPDATE SET note = 'x'",
        NOTHING,
    ),
    Attempt(
        "change another unit's account",
        "clerk",
        "UPDATE bank_account SET account_number = '1', version = version + 1 WHERE id = <account>",
        NOTHING,
    ),
    Attempt(
        "an account for a student of another unit",
        "clerk",
        "INSERT INTO bank_account (student_id, bank_code, account_number, sheba, own_name_by, own_name_at, version)"
        " VALUES (<free>, '017', '', 'IR270170000000100324200001', <clerk>, hamyar_now(), 1)",
        "not_allowed",
    ),
    Attempt("delete a request", "supervisor", "DELETE FROM work_request WHERE id = <own>", DENIED),
    Attempt("delete an account", "affairs", "DELETE FROM bank_account", DENIED),
    Attempt("empty the table", "affairs", "TRUNCATE work_request", DENIED),
    Attempt("join the other unit", "clerk", "INSERT INTO person_unit VALUES (<clerk>, <dormitory>)", DENIED),
    Attempt("leave the units, to see all", "viewer", "DELETE FROM person_unit WHERE person_id = <viewer>", DENIED),
    Attempt("move one's unit", "supervisor", "UPDATE person_unit SET unit_id = <dormitory>", DENIED),
)
TRIES = READING + WRITING
