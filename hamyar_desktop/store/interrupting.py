"""How a question is broken off in the middle, from another thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Thread
from typing import Any

from sqlalchemy import Connection

from hamyar_desktop.store.backend import is_server

logger = logging.getLogger(__name__)


def interrupter(connection: Connection) -> Callable[[], None]:
    """Breaks off what the connection does at the moment it is called; returns at once."""
    driver: Any = connection.connection.driver_connection
    if not is_server(connection):
        stop: Callable[[], None] = driver.interrupt
        return stop
    # The server is asked through a connection of its own, which takes its time.
    return lambda: Thread(target=_ask_to_cancel, args=(driver,), name="cancel", daemon=True).start()


def _ask_to_cancel(driver: Any) -> None:
    from psycopg import Error

    try:
        driver.cancel_safe()
    except Error as error:
        # The question runs to its end then; its answer is dropped.
        logger.info("a question could not be broken off: %s", error)


def put_aside(connection: Connection) -> None:
    """A server may carry the request out late, when the connection serves somebody else's command: no one gets it."""
    if is_server(connection):
        connection.detach()
