"""``request``: the four stages of a request, one by one or many at once."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from hamyar_desktop.cli import conditions as where
from hamyar_desktop.cli.answers import Answer, Answers
from hamyar_desktop.cli.session import Desk, TermOption, UnitOption, positive, session_of
from hamyar_desktop.domain.errors import RuleBroken, Status, status_of
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.work_request import Verb
from hamyar_desktop.services.decide_requests import Item
from hamyar_desktop.services.rows import Decided, FieldChange, HistoryRow, NewRequest, RequestFilter, RequestRow

app = typer.Typer(help="Requests for assistants.", no_args_is_help=True)
Ids = Annotated[list[int], typer.Argument(metavar="ID...", parser=positive, help="One request or more.")]
Id = Annotated[int, typer.Argument(metavar="ID", parser=positive, help="The request.")]
HoursOption = Annotated[str, typer.Option(metavar="H", help="Whole or half hours in any digits: 12, 12.5 or 12:30.")]
ReasonOption = Annotated[str, typer.Option(metavar="TEXT", help="Why; the unit reads it.")]
PAGE = 500
_HALVES = {"half_hours": "hours", "actual_half_hours": "actual_hours"}


class Stage(StrEnum):
    """Stages by which requests are listed; «ready» is final with a bank account, «awaiting» pending or with hours."""

    AWAITING = "awaiting"
    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"
    HOURS = "hours"
    FINAL = "final"
    READY = "ready"
    CANCELLED = "cancelled"


StageOption = Annotated[Stage | None, typer.Option(help="Only requests of this stage.")]


@app.command()
def register(
    context: typer.Context,
    student: Annotated[str, typer.Option(metavar="NO", help="The student number.")],
    unit: Annotated[str, typer.Option(metavar="U", help="The unit by its name, in any spelling.")],
    hours: HoursOption,
    work_type: Annotated[str, typer.Option(metavar="T", help="The work type; default: the unit's.")] = "",
    note: Annotated[str, typer.Option(metavar="TEXT", help="Description.")] = "",
) -> None:
    """Stage 1: register a request in the open term."""
    session = session_of(context)
    with session.desk() as desk:
        people = desk.services.people
        work_type_id = people.work_type_id(desk.person, work_type) if work_type else None
        wanted = NewRequest(student, people.unit_id(desk.person, unit), hours, work_type_id, note)
        changes = desk.services.register(desk.person, wanted)
        session.answers.tell(_one(desk, changes.request_ids[0]))


@app.command()
def approve(context: typer.Context, ids: Ids, reason: ReasonOption = "") -> None:
    """Stage 2: «تایید شده»."""
    _decide(context, Verb.APPROVE, ids, reason)


@app.command()
def reject(context: typer.Context, ids: Ids, reason: ReasonOption = "") -> None:
    """Stage 2: «رد شده»; needs a reason and frees the seat."""
    _decide(context, Verb.REJECT, ids, reason)


@app.command()
def reopen(context: typer.Context, ids: Ids, reason: ReasonOption = "") -> None:
    """Send back one step: decided to pending, hours to approved."""
    _decide(context, Verb.REOPEN, ids, reason)


@app.command()
def cancel(context: typer.Context, ids: Ids, reason: ReasonOption = "") -> None:
    """Take requests back into the bin; frees their seats."""
    _decide(context, Verb.CANCEL, ids, reason)


@app.command()
def restore(context: typer.Context, ids: Ids) -> None:
    """Bring cancelled requests back as «بررسی نشده»; each needs a free seat."""
    _decide(context, Verb.RESTORE, ids)


@app.command("record-hours")
def record_hours(
    context: typer.Context,
    request_id: Id,
    hours: Annotated[str, typer.Argument(metavar="H", help="Actual hours in any digits: 12, 12.5 or 12:30.")],
    note: Annotated[str, typer.Option(metavar="TEXT", help="Needed when more hours than requested.")] = "",
) -> None:
    """Stage 3: record the hours really worked."""
    session = session_of(context)
    with session.desk() as desk:
        desk.services.record_hours(desk.person, request_id, hours, note)
        session.answers.tell(_one(desk, request_id))


@app.command()
def finalize(context: typer.Context, ids: Ids) -> None:
    """Stage 3: «تایید نهایی»."""
    _decide(context, Verb.FINALIZE, ids)


@app.command()
def unfinalize(context: typer.Context, ids: Ids) -> None:
    """Turn «تایید نهایی» back into «عدم تایید»."""
    _decide(context, Verb.UNFINALIZE, ids)


@app.command("list")
def list_requests(
    context: typer.Context,
    stage: StageOption = None,
    unit: UnitOption = "",
    term: TermOption = "",
    registered_from: where.FromOption = "",
    registered_to: where.ToOption = "",
    hours_from: where.HoursFromOption = "",
    hours_to: where.HoursToOption = "",
    text: where.TextOption = "",
    above_requested: where.AboveOption = False,
    full_quota: where.FullOption = False,
    without_account: where.WithoutAccountOption = False,
    waiting_days: where.WaitingOption = None,
) -> None:
    """The requests that the person may see, newest first."""
    session = session_of(context)
    with session.desk() as desk:
        wanted = where.narrowed(
            filter_of(desk, stage, unit, term), days=(registered_from, registered_to), hours=(hours_from, hours_to),
            text=text, marks=(above_requested, full_quota, without_account), waiting_days=waiting_days,
        )  # fmt: skip
        session.answers.tell_rows(_all(desk, wanted))


@app.command()
def history(context: typer.Context, request_id: Id) -> None:
    """Who changed what and when, newest first."""
    session = session_of(context)
    with session.desk() as desk:
        session.answers.tell_rows(map(_entry, desk.services.history.of_request(desk.person, request_id)))


def filter_of(desk: Desk, stage: Stage | None, unit: str, term: str) -> RequestFilter:
    """The filter of ``--stage``, ``--unit`` and ``--term``. Raises ``unit_unknown`` and ``term_unknown``."""
    return RequestFilter(stage=stage.value if stage else "", unit_id=desk.unit_id(unit), term_code=desk.term_code(term))


def _all(desk: Desk, wanted: RequestFilter) -> Iterator[Answer]:
    ids = desk.services.requests.ids(desk.person, wanted)
    for start in range(0, len(ids), PAGE):
        yield from map(_request, desk.services.requests.page(desk.person, ids[start : start + PAGE]))


def _one(desk: Desk, request_id: int) -> Answer:
    return _request(desk.services.requests.one(desk.person, request_id))


def _decide(context: typer.Context, verb: Verb, ids: list[int], reason: str = "") -> None:
    """What the rules allow is done; each refused request is told with its rule."""
    session = session_of(context)
    with session.desk() as desk:
        decided = desk.services.decide(desk.person, verb, [Item(number) for number in ids], reason)
    refused = _refused(session.answers, decided)
    if decided.done:
        session.answers.tell({"done": decided.done, "refused": refused})
    if decided.refused:
        first = decided.refused[0]
        facts = {**first.error.facts, "request": first.request_id, "done": decided.done, "refused": refused}
        session.answers.complain(RuleBroken(first.error.code, **facts))
        raise typer.Exit(_status(decided))


def _refused(answers: Answers, decided: Decided) -> list[Answer]:
    return [{"request": each.request_id, **answers.failure(each.error)} for each in decided.refused]


def _status(decided: Decided) -> int:
    """Where nothing was done for one reason, that reason's status; else a rule was broken."""
    statuses = {status_of(each.error.code) for each in decided.refused}
    return statuses.pop() if len(statuses) == 1 and not decided.done else Status.RULE_BROKEN


def _request(row: RequestRow) -> Answer:
    return {
        "id": row.id,
        "term": row.term_code,
        "student_number": row.student_number,
        "student_name": row.student_name,
        "unit": row.unit,
        "work_type": row.work_type,
        "hours": row.hours,
        "actual_hours": row.actual_hours,
        "stage": row.stage,
        "note": row.note,
        "reason": row.reason,
        "hours_note": row.hours_note,
        "registered_by": row.registered_by_name,
        "registered_at": row.registered_at,
        "changed_at": row.changed_at,
        "has_account": row.has_account,
    }


def _entry(row: HistoryRow) -> Answer:
    return {
        "at": row.at,
        "person": row.person,
        "action": row.action,
        "changes": [_change(each) for each in row.changes],
    }


def _change(change: FieldChange) -> Answer:
    """The history keeps hours as it stores them, in halves; whoever reads wants hours."""
    name = _HALVES.get(change.field)
    if name is None:
        return {"field": change.field, "before": change.before, "after": change.after}
    return {"field": name, "before": _hours(change.before), "after": _hours(change.after)}


def _hours(halves: object) -> Hours | None:
    return Hours(halves) if isinstance(halves, int) else None
