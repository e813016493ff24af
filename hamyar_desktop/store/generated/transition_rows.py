"""``domain.work_request.TRANSITIONS`` as rows of the ``transition`` table."""

from __future__ import annotations

from hamyar_desktop.domain.work_request import TRANSITIONS

TRANSITION_COLUMNS = ("verb", "source", "target", "roles", "needs_reason", "not_by", "needs_open_term")


def transition_rows() -> list[tuple[object, ...]]:
    """One row per transition; a request that does not exist yet has the source ''."""
    return [
        (
            move.verb.value,
            move.source.value if move.source else "",
            move.target.value,
            "," + ",".join(sorted(role.value for role in move.roles)) + ",",
            int(move.needs_reason),
            move.not_by.value,
            int(move.needs_open_term),
        )
        for move in TRANSITIONS
    ]
