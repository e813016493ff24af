"""The history, the tables that carry rules, and what student affairs alone governs."""

from __future__ import annotations

from tests.attacks.attempt import DENIED, Attempt

_ENTRY = (
    "INSERT INTO audit (at, person_id, person_name, entity, entity_id, action, changes) VALUES (hamyar_now(), <clerk>,"
    " 'x', 'work_request', 1, 'approve', '[]')"
)
HISTORY = (
    Attempt("add an entry", "clerk", _ENTRY, DENIED),
    Attempt("add an entry as affairs", "affairs", _ENTRY.replace("<clerk>", "<affairs>"), DENIED),
    Attempt("change an entry", "affairs", "UPDATE audit SET person_id = <clerk>", DENIED),
    Attempt("remove an entry", "affairs", "DELETE FROM audit WHERE person_id = <affairs>", DENIED),
    Attempt("empty it", "affairs", "TRUNCATE audit", DENIED),
    Attempt("disable its triggers", "affairs", "ALTER TABLE audit DISABLE TRIGGER ALL", DENIED),
    Attempt("disable the triggers of requests", "affairs", "ALTER TABLE work_request DISABLE TRIGGER USER", DENIED),
    Attempt("drop a trigger", "affairs", "DROP TRIGGER work_request_may_update ON work_request", DENIED),
    Attempt("drop the triggers' function", "affairs", "DROP FUNCTION hamyar_rule_work_request_may_update() CASCADE",
            DENIED),
    Attempt("be a replica, where triggers sleep", "affairs", "SET session_replication_role = 'replica'", DENIED),
    Attempt("a column more", "affairs", "ALTER TABLE audit ADD COLUMN x text", DENIED),
    Attempt("another owner", "affairs", "ALTER TABLE audit OWNER TO hamyar_affairs", DENIED),
    Attempt("no table at all", "affairs", "DROP TABLE audit", DENIED),
    Attempt("a rule instead", "affairs", "CREATE RULE r AS ON INSERT TO audit DO INSTEAD NOTHING", DENIED),
    Attempt("a trigger of one's own", "affairs",
            "CREATE TRIGGER t BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION"
            " suppress_redundant_updates_trigger()", DENIED),
    Attempt("merge into it", "affairs",
            "MERGE INTO audit a USING (SELECT 1 AS id) x ON a.id = x.id WHEN MATCHED THEN DELETE", DENIED),
    Attempt("row security off", "affairs", "ALTER TABLE audit DISABLE ROW LEVEL SECURITY", DENIED),
    Attempt("another policy", "affairs", "CREATE POLICY p ON audit USING (true)", DENIED),
    Attempt("no policy", "affairs", "DROP POLICY hamyar_audit ON audit", DENIED),
    Attempt("no CHECK", "affairs", "ALTER TABLE work_request DROP CONSTRAINT ck_work_request_half_hours", DENIED),
    Attempt("an index that fails", "affairs", "CREATE INDEX i ON work_request ((1 / half_hours))", DENIED),
)  # fmt: skip
OWN = (
    Attempt("a transition of one's own", "affairs",
            "INSERT INTO transition (verb, source, target, roles, needs_reason, not_by, needs_open_term)"
            " VALUES ('x', 'pending', 'final', ',affairs,', 0, '', 0)", DENIED),
    Attempt("a transition for clerks", "affairs", "UPDATE transition SET roles = ',clerk,'", DENIED),
    Attempt("no transitions", "affairs", "DELETE FROM transition", DENIED),
    Attempt("another digest of the rules", "affairs", "UPDATE schema_meta SET value = 'x'", DENIED),
    Attempt("another fact", "clerk", "INSERT INTO schema_meta (key, value) VALUES ('x', 'y')", DENIED),
    Attempt("another revision", "affairs", "UPDATE alembic_version SET version_num = '9999'", DENIED),
    Attempt("no revision", "clerk", "DELETE FROM alembic_version", DENIED),
    Attempt("no four eyes", "supervisor", "UPDATE setting SET value = '0' WHERE key = 'four_eyes'", DENIED),
    Attempt("forget four eyes", "clerk", "DELETE FROM setting", DENIED),
    Attempt("a setting", "supervisor", "INSERT INTO setting (key, value) VALUES ('x', 'y')", DENIED),
    Attempt("a later deadline", "supervisor",
            "UPDATE term SET deadline_at = '2099-01-01T00:00:00.000000+00:00', version = version + 1", DENIED),
    Attempt("a term", "clerk",
            "INSERT INTO term (code, starts_on, ends_on, deadline_at, state, version) VALUES ('4052', '2026-02-01',"
            " '2026-06-01', '2026-06-01T00:00:00.000000+00:00', 'open', 1)", DENIED),
    Attempt("a term that begins open", "affairs",
            "INSERT INTO term (code, starts_on, ends_on, deadline_at, state, version) VALUES ('4052', '2026-02-01',"
            " '2026-06-01', '2026-06-01T00:00:00.000000+00:00', 'open', 1)", "term_invalid"),
    Attempt("a deadline that sorts after every other", "affairs",
            "UPDATE term SET deadline_at = 'z', version = version + 1 WHERE id = <term>", "term_invalid"),
    Attempt("a term deleted", "affairs", "DELETE FROM term", DENIED),
    Attempt("a student deleted", "clerk", "DELETE FROM student WHERE id = <free>", DENIED),
    Attempt("a student, as viewer", "viewer", "UPDATE student SET first_name = 'x'", DENIED),
    Attempt("a student's number, as viewer", "viewer", "UPDATE student SET number = '1' WHERE id = <free>", DENIED),
    Attempt("a student twice", "clerk", "UPDATE student SET number = '40011001' WHERE id = <free>", "student_exists"),
    Attempt("another work type for the unit", "supervisor", "UPDATE unit SET work_type_id = 1", DENIED),
    Attempt("a work type", "affairs", "UPDATE work_type SET name = 'x'", DENIED),
    Attempt("a bank", "affairs", "DELETE FROM bank", DENIED),
)  # fmt: skip
TRIES = HISTORY + OWN
