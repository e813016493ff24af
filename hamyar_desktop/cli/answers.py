"""What ``hamyar-admin`` says: one JSON value or readable lines on standard output, failures on standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TextIO

import typer

from hamyar_desktop.domain.errors import Caution, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import plain_date, plain_moment
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import Language

BROKEN_PIPE = 141
Answer = Mapping[str, object]


def plain(value: object) -> object:
    """The value as JSON knows it: hours as numbers, dates as Jalali text in Tehran's time, everything else as text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Hours):
        return value.number
    if isinstance(value, datetime):
        return plain_moment(value)
    if isinstance(value, date):
        return plain_date(value)
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return str(value)


@dataclass
class Answers:
    """Writes answers and failures in the form that was asked for."""

    as_json: bool = False
    language: Language = "fa"

    def tell(self, answer: Answer) -> None:
        """One answer with named parts."""
        if self.as_json:
            self._write(sys.stdout, [_dumped(answer)])
        else:
            self._write(sys.stdout, _lines(answer))

    def tell_rows(self, rows: Iterable[Answer]) -> None:
        """Any number of rows, written while they come: a JSON array, else a heading and tab-separated lines."""
        self._write(sys.stdout, _array(rows) if self.as_json else _table(rows))

    def tell_progress(self, what: str, done: int, total: int) -> None:
        """How far a long command is, on standard error, where in JSON only failures stand."""
        if not self.as_json:
            self._write(sys.stderr, [f"{what}: {done} / {total}"])

    def failure(self, error: RuleBroken | Caution, name: str = "error") -> dict[str, object]:
        """``error`` (or ``warning``), its sentence, and the numbers, dates and names of the case."""
        facts = {key: value for key, value in error.facts.items() if key not in (name, "message")}
        return {name: error.code.value, "message": sentence(error, self.language), **facts}

    def complain(self, error: RuleBroken) -> None:
        """A broken rule on standard error; in readable form refused requests or rows get a line each."""
        told = self.failure(error)
        if self.as_json:
            self._write(sys.stderr, [_dumped(told)])
            return
        refused = [_detail(each) for each in _mappings(told.get("refused"))]
        rows = [_detail(each) for each in _mappings(told.get("rows"))]
        self._write(sys.stderr, refused or [f"{told['message']} [{told['error']}]", *rows])

    def complain_of_usage(self, message: str, shown: str) -> None:
        """A command line that cannot be understood; ``shown`` says it with a hint at ``--help``."""
        told = {"error": "usage", "message": message}
        self._write(sys.stderr, [_dumped(told)] if self.as_json else [shown])

    def _write(self, stream: TextIO, lines: Iterable[str]) -> None:
        try:
            for line in lines:
                stream.write(line + "\n")
            stream.flush()
        except BrokenPipeError:
            # Whoever read has seen enough. Nothing may be flushed into the closed pipe when the program ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            raise typer.Exit(BROKEN_PIPE) from None


def _dumped(value: object) -> str:
    return json.dumps(plain(value), ensure_ascii=False)


def _array(rows: Iterable[Answer]) -> Iterable[str]:
    opening = "["
    for row in rows:
        yield opening + _dumped(row)
        opening = ","
    yield "[]" if opening == "[" else "]"


def _table(rows: Iterable[Answer]) -> Iterable[str]:
    for place, row in enumerate(rows):
        if not place:
            yield "\t".join(row)
        yield "\t".join(_cell(value) for value in row.values())


def _lines(answer: Answer) -> Iterable[str]:
    for name, value in answer.items():
        listed = _mappings(value)
        if listed:
            yield f"{name}:"
            yield from (f"  {_detail(each)}" for each in listed)
        else:
            yield f"{name}: {_cell(value)}"


def _mappings(value: object) -> list[Answer]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, Sequence) else []


def _detail(row: Answer) -> str:
    """A refused row on one line: which one, the sentence, the code."""
    code = row.get("error") or row.get("warning")
    if code is None:
        return "\t".join(_cell(value) for value in row.values())
    which = next((f"{name} {_cell(row[name])}: " for name in ("line", "request") if name in row), "")
    return f"{which}{row['message']} [{code}]"


def _cell(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{name}={_cell(each)}" for name, each in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(map(_cell, value))
    if value is None:
        return ""
    # A description may have several lines; a row has one.
    return " ".join(str(plain(value)).split())
