"""What the first page asks is asked once in advance, and of nobody's business but the database's."""

import pytest
from sqlalchemy import Engine, event

from hamyar_desktop.services.rehearse import Rehearse


@pytest.fixture
def store(either):
    """Both databases; the window rehearses over a file only, for a server answers nobody before the password."""
    return either


@pytest.fixture
def asked(store):
    """Every statement, whoever asks it; on the server each person has a connection of the own."""
    heard: list[str] = []

    def hear(_connection, _cursor, statement, *_rest):
        heard.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    yield heard
    event.remove(Engine, "before_cursor_execute", hear)


def test_the_questions_of_the_first_page_are_asked_in_advance(store, asked):
    assert Rehearse(store.outside())("clerk") is None

    assert any("work_request" in statement for statement in asked)
    assert not [statement for statement in asked if statement.startswith(("INSERT", "UPDATE", "DELETE"))]


def test_for_an_unknown_name_nothing_is_asked(store, asked):
    Rehearse(store.outside())("nobody")

    assert any("person" in statement for statement in asked)
    assert not any("work_request" in statement for statement in asked)
