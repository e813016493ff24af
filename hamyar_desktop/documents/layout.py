"""What is printed, as data: title, facts about it, columns, rows, totals and signatures."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Fact:
    """A label and its value; the value is printed bold. ``code``: left to right whatever stands around it."""

    label: str
    value: str
    code: bool = False


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
    facts: tuple[Fact, ...]
    columns: tuple[PrintColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[Fact, ...]
    signatures: tuple[str, ...]
    page_caption: str
    """With «%1» for the page and «%2» for the number of pages."""
    nothing: str = ""
    """Stands in the table when there are no rows."""
    right_to_left: bool = True


def layout_to_json(layout: Layout) -> str:
    """For ``hamyar-admin``, which has no Qt and lets the window's program paint."""
    return json.dumps(asdict(layout), ensure_ascii=False)


def layout_from_json(text: str) -> Layout:
    """The layout again. Raises ``ValueError`` for anything that ``layout_to_json`` does not write."""
    try:
        told = json.loads(text)
        return Layout(
            title=str(told["title"]),
            facts=tuple(Fact(**fact) for fact in told["facts"]),
            columns=tuple(PrintColumn(**column) for column in told["columns"]),
            rows=tuple(tuple(map(str, row)) for row in told["rows"]),
            totals=tuple(Fact(**fact) for fact in told["totals"]),
            signatures=tuple(map(str, told["signatures"])),
            page_caption=str(told["page_caption"]),
            nothing=str(told["nothing"]),
            right_to_left=bool(told["right_to_left"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a layout: {error!r}") from error
