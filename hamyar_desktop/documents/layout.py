"""A printed table as data: title, lines above it, columns, rows, totals and signatures."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class PrintColumn:
    """Heading, share of the page's width, and side of the text (``start``, ``center``, ``code``)."""

    title: str
    share: float
    align: str = "start"


@dataclass(frozen=True)
class Layout:
    """Everything that a page painter needs; all texts are ready to be read."""

    title: str
    meta: tuple[str, ...]
    columns: tuple[PrintColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    total: str
    signatures: tuple[str, ...]
    page_caption: str
    """With «%1» for the page and «%2» for the number of pages."""
    right_to_left: bool = True


def layout_to_json(layout: Layout) -> str:
    """For ``hamyar-admin``, which has no Qt and lets the window's program paint."""
    return json.dumps(asdict(layout), ensure_ascii=False)


def layout_from_json(text: str) -> Layout:
    """The layout again. Raises ``ValueError`` and ``KeyError`` for anything else."""
    told = json.loads(text)
    return Layout(
        title=told["title"],
        meta=tuple(told["meta"]),
        columns=tuple(PrintColumn(**column) for column in told["columns"]),
        rows=tuple(tuple(row) for row in told["rows"]),
        total=told["total"],
        signatures=tuple(told["signatures"]),
        page_caption=told["page_caption"],
        right_to_left=bool(told["right_to_left"]),
    )
