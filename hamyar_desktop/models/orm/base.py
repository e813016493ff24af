"""The base of all records: names of constraints, and column types that fit STRICT tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Dialect, MetaData, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator, TypeEngine

STRICT = {"sqlite_strict": True}


def _text_of(dialect: Dialect) -> TypeEngine[Any]:
    return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())


class Words(TypeDecorator[str]):
    """Text that both databases order alike: by code points, whatever the language of the server."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type of a database."""
        return _text_of(dialect)


class UtcMoment(TypeDecorator[datetime]):
    """A moment in UTC as text of fixed width, so that text order is time order."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type of a database."""
        return _text_of(dialect)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Python to database."""
        return None if value is None else moment_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Database to Python."""
        return None if value is None else datetime.fromisoformat(value)


def moment_text(value: datetime) -> str:
    """«2026-11-24T08:30:00.000000+00:00»."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


class Day(TypeDecorator[date]):
    """A Gregorian day as ISO text."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type of a database."""
        return _text_of(dialect)

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Python to database."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """Database to Python."""
        return None if value is None else date.fromisoformat(value)


class Record(DeclarativeBase):
    """Every constraint has a name that ``store.failures`` can recognise."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def only_digits(column: str) -> str:
    """A condition that both databases understand; '' has only digits too."""
    return f"ltrim({column}, '0123456789') = ''"


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """A CHECK that the column holds one of the words of an enumeration."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)
