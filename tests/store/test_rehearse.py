"""What the first page asks is asked once in advance, and of nobody's business but the database's."""

from sqlalchemy import event

from hamyar_desktop.services.rehearse import Rehearse


def test_the_questions_of_the_first_page_are_asked_in_advance(store):
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda _c, _k, statement, *_: asked.append(statement))

    assert Rehearse(store.outside())("clerk") is None

    assert any("work_request" in statement for statement in asked)
    assert not [statement for statement in asked if statement.startswith(("INSERT", "UPDATE", "DELETE"))]


def test_for_an_unknown_name_nothing_is_asked(store):
    asked: list[str] = []
    event.listen(store.engine, "before_cursor_execute", lambda _c, _k, statement, *_: asked.append(statement))

    Rehearse(store.outside())("nobody")

    assert not any("work_request" in statement for statement in asked)
