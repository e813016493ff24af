"""``export``: hour sheets and requests as files for people outside."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from hamyar_desktop.cli.painting import paint_pdf
from hamyar_desktop.cli.requests import StageOption, filter_of
from hamyar_desktop.cli.session import Desk, TermOption, UnitOption, refuse_database_as_target, session_of
from hamyar_desktop.documents.hour_sheet import hour_sheet_layout

app = typer.Typer(help="Files for people outside.", no_args_is_help=True)
Out = Annotated[Path, typer.Argument(metavar="OUT", help="The file to write; it appears whole or not at all.")]


class Format(StrEnum):
    """Kinds of files."""

    XLSX = "xlsx"
    PDF = "pdf"


FormatOption = Annotated[Format | None, typer.Option("--format", help="Default: by the name of OUT, else xlsx.")]


@app.command()
def hours(
    context: typer.Context,
    out: Out,
    unit: UnitOption = "",
    term: TermOption = "",
    kind: FormatOption = None,
) -> None:
    """The hour sheet of a unit: its final hours of a term; default: the open term and one's only unit."""
    session = session_of(context)
    with session.desk() as desk:
        refuse_database_as_target(desk.built, out)
        service = desk.services.hour_sheet
        sheet = service(desk.person, _unit(desk, unit), term)
        wanted = kind or (Format.PDF if out.suffix.casefold() == ".pdf" else Format.XLSX)
        if wanted is Format.PDF:
            paint_pdf(hour_sheet_layout(sheet), out)
        else:
            service.write(sheet, out)
        session.answers.tell(
            {
                "file": out.absolute(),
                "format": wanted,
                "unit": sheet.unit,
                "term": sheet.term_code,
                "rows": len(sheet.rows),
                "actual_hours": sheet.total,
            }
        )


def _unit(desk: Desk, name: str) -> int:
    found = desk.unit_id(name)
    if found is not None:
        return found
    units = desk.services.reference(desk.person).units
    if len(units) != 1:
        raise typer.BadParameter("an hour sheet is of one unit: name it", param_hint="--unit")
    return units[0].id


@app.command()
def requests(
    context: typer.Context,
    out: Out,
    stage: StageOption = None,
    unit: UnitOption = "",
    term: TermOption = "",
    kind: FormatOption = None,
) -> None:
    """All requests of a filter as an Excel table."""
    if kind is Format.PDF:
        raise typer.BadParameter("requests are exported as xlsx", param_hint="--format")
    session = session_of(context)
    with session.desk() as desk:
        refuse_database_as_target(desk.built, out)
        wanted = filter_of(desk, stage, unit, term)
        rows = desk.services.requests.export(desk.person, wanted, out, unit, lambda done, total: None)
        session.answers.tell({"file": out.absolute(), "format": Format.XLSX, "rows": rows})
