"""``domain.work_request.TRANSITIONS`` as rows of the ``transition`` table."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from hamyar_desktop.domain.work_request import TRANSITIONS

TRANSITION_COLUMNS = ("verb", "source", "target", "roles", "needs_reason", "not_by", "needs_open_term")


def transition_rows() -> list[tuple[object, ...]]:
    """One row per transition; a request that does not exist yet has the source ''."""
    return [
        (
            move.verb.value,
            move.source.value if move.source else "",
            move.target.value,
            _listed(move.roles),
            int(move.needs_reason),
            _listed(move.not_by),
            int(move.needs_open_term),
        )
        for move in TRANSITIONS
    ]


def _listed(values: Collection[StrEnum]) -> str:
    """«,a,b,», in which ``LIKE '%,a,%'`` finds just a; '' for none."""
    return f",{','.join(sorted(values))}," if values else ""
